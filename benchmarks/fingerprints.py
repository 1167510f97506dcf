"""Take fingerprints of all that batik-gen makes, to show that a change of the code changed nothing else.

``python -m benchmarks.fingerprints > before.txt``, then the same after the change, then ``diff``. Each line is a
kind, a name and the SHA-256 of the numbers, the pixels or the bytes. It uses the six verbs and the command line
alone, so that one script serves both sides of a change of the inner rooms. ``--recordings FOLDER`` adds the
Portraits of the files there.
"""

import argparse
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from batik_gen import BatikGenError, Cloth, design, draw, dye, measure, read

SAMPLES = Path(__file__).parents[1] / "samples"
FAMILIES = (
    "truntum", "kawung", "parang", "ceplok", "grompol", "nitik", "jlamprang", "sido-luhur", "sido-mukti",
    "sido-asih", "lereng", "udan-liris", "gringsing", "tumpal", "lung-lungan", "semen", "buketan",
    "mega-mendung", "wadasan", "tambal", "sekar-jagad", "sekar-gelombang", "parang-gelombang",
    "lereng-gelombang", "lung-gelombang", "nitik-gelombang",
)  # fmt: skip
PROCESSES = ("sogan-yogya", "mega-mendung")
SEEDS = (1, 8, 301)
SIZE_MM = (240.0, 200.0)
PX = (480, 400)

VOICE = 0.0
"""At this voice a cloth stays as it was before there was one."""

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("make", "{calm}", "-o", "{out}"),
    ("make", "{calm}", "-o", "{out}", "--lang", "id", "--px", "540x960", "--motif", "kawung", "--variant", "sen"),
    ("make", "{other}", "-o", "{out}", "--cloth", "sarung", "--dpi", "30"),
    ("make", "{calm}", "{other}", "-o", "{out}", "--person", "ani", "--motif", "parang", "--px", "400x400"),
    ("make", "{calm}", "{other}", "-o", "{out}", "--motif", "tambal", "--together", "us", "--px", "400x400"),
    ("make", "{calm}", "{other}", "-o", "{out}", "--motif", "sekar-jagad", "--together", "us", "--px", "400x400"),
    ("make", "{calm}", "-o", "{out}", "--format", "tiff", "--motif", "semen", "--process", "pekalongan", "--dpi", "50"),
    ("draw", "{design}", "-o", "{out}/drawn.png"),
    ("svg", "{design}", "-o", "{out}/cloth.svg"),
    ("separations", "{design}", "-o", "{out}/plates", "--dpi", "60"),
    ("tile", "{design}", "-o", "{out}/tile.png", "--dpi", "60"),
    ("cap", "{design}", "-o", "{out}/cap", "--dpi", "60"),
    ("mockup", "{out}/drawn.png", "-o", "{out}/mockup.png"),
    ("sheet", "{calm}", "--vary", "process", "-o", "{out}/sheet.png"),
    ("compare", "{calm}", "{other}"),
    ("read", "{calm}"),
    ("read", "{other}", "--lang", "id"),
    ("motifs",),
    ("motifs", "parang", "--lang", "id"),
    ("isen",),
    ("processes",),
    ("processes", "lasem"),
    ("make", "--help"),
    ("inspect", "{out}/drawn.png"),
)  # fmt: skip


def _sha(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


def layers_sha(cloth: Cloth) -> str:
    """Return the SHA-256 of every layer of a cloth, in order."""
    parts: list[bytes] = [repr((cloth.size_mm, cloth.bath, cloth.seed, cloth.period)).encode()]
    for layer in cloth.layers:
        parts.append(f"{layer.name} {layer.wax.value} {layer.step}".encode())
        parts += [layer.areas.points.tobytes(), layer.areas.offsets.tobytes(), layer.strokes.points.tobytes()]
        parts += [layer.strokes.offsets.tobytes(), layer.dots.points.tobytes()]
    return _sha(*parts)


def _family(name: str) -> list[str]:
    lines = []
    portraits = [measure(read(SAMPLES / f"{stem}.edf")) for stem in ("person-one-calm", "person-two-restless")]
    for number, seed in enumerate(SEEDS):
        for process in PROCESSES:
            made = design(portraits[number % 2], motif=name, process=process, size_mm=SIZE_MM, seed=seed, voice=VOICE)
            cloth = draw(made)
            lines.append(f"design {name} {seed} {process} {_sha(made.to_toml().encode())}")
            lines.append(f"layers {name} {seed} {process} {layers_sha(cloth)}")
            lines.append(f"strip {name} {seed} {process} {layers_sha(draw(made, window=(60.0, 90.0)))}")
            lines.append(f"pixels {name} {seed} {process} {_sha(np.asarray(dye(cloth, px=PX).image).tobytes())}")
    return lines


def _portrait(path: Path) -> str:
    try:
        portrait = measure(read(path))
    except BatikGenError as error:
        return f"portrait {path.name} refused: {error}"
    with tempfile.TemporaryDirectory() as folder:
        held = Path(folder) / "p.json"
        portrait.save(held)
        return f"portrait {path.name} {_sha(held.read_bytes())}"


def _commands() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        names = {
            "calm": str(SAMPLES / "person-one-calm.edf"),
            "other": str(SAMPLES / "person-two-restless.edf"),
            "design": f"{folder}/0/person-one-calm.design.toml",
        }
        for number, words in enumerate(COMMANDS):
            out = Path(folder) / (str(number) if number < 7 else "rest")
            out.mkdir(exist_ok=True)
            args = [word.format(out=out, **names) for word in words]
            if args[0] in ("make", "sheet", "compare"):
                args += ["--voice", f"{VOICE:g}"]
            done = subprocess.run([sys.executable, "-m", "batik_gen", *args], capture_output=True, check=False)
            said = (done.stdout + done.stderr).replace(folder.encode(), b"")
            yield f"said {number} {words[0]} exit {done.returncode} {_sha(said)}"
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file():
                yield f"file {path.relative_to(folder)} {_sha(path.read_bytes())}"


def main() -> None:
    """Print every fingerprint."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--recordings", type=Path, help="a folder of recordings whose Portraits are added")
    parser.add_argument("--only", help="these families alone, as kawung,parang; nothing else is then made")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    paths = sorted(p for p in asked.recordings.rglob("*") if p.is_file()) if asked.recordings else []
    with ProcessPoolExecutor(asked.jobs) as pool:
        for lines in pool.map(_family, asked.only.split(",") if asked.only else FAMILIES):
            print("\n".join(lines), flush=True)
        if asked.only:
            return
        for line in pool.map(_portrait, paths):
            print(line, flush=True)
    for line in _commands():
        print(line, flush=True)


if __name__ == "__main__":
    main()
