"""Nothing that names a person leaves the reading: words planted in every field of every format are searched for.

The only planted word that may be seen again is the file's own name, in what the
command line tells its user and in the names of the files that it writes.
"""

import importlib.util
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import made_binary
import made_text
import numpy as np
import pytest
from made_text import Kind, Plant
from PIL import Image

from batik_gen import design, measure, read
from batik_gen.cli.app import _COMMANDS, run
from batik_gen.values.errors import BatikGenError
from batik_gen.values.recording import Recording

KINDS = (*made_binary.KINDS, *made_text.KINDS)
DATES = ("MAY-1951", "MAR-2002", "02.03.02", "2021-08", "20210804", "08/04/21", "04.08.21", "1628086072", "14:07:52")
SECONDS = 15
MARK = "=-=-="


@pytest.fixture(scope="session")
def signals(maker: ModuleType) -> dict[float, np.ndarray]:
    person, mood = maker.PEOPLE["person-one"], maker.MOODS["calm"]
    rates = sorted({kind.sfreq for kind in KINDS})
    return {r: maker.simulate(person, mood, ["Fp1", "Fp2", "O1", "O2"], r, SECONDS, stream=3) for r in rates}


def make(kind: Kind, folder: Path, signals: dict[float, np.ndarray]) -> tuple[Path, Plant]:
    for package in kind.needs:
        pytest.importorskip(package)
    plant = Plant()
    path = kind.make(folder, signals[kind.sfreq], plant)
    assert len(plant.words) > 0
    return path, plant


def check(text: str, words: list[str], folder: Path) -> None:
    found = [w for w in (*words, *DATES, str(folder), folder.name) if w in text]
    assert found == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_value_holds_a_planted_word(kind: Kind, signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    path, plant = make(kind, tmp_path, signals)
    recording = read(path, **kind.told)
    portrait = measure(recording, min_clean_s=1.0)
    motif = design(portrait, motif="truntum")
    motif.save(tmp_path / "kept.toml")
    recording.save(tmp_path / "kept.npz")
    assert isinstance(recording, Recording)
    with np.load(tmp_path / "kept.npz") as npz:
        held = " ".join(repr(npz[name]) for name in npz.files if name != "signals")
    told = [repr((recording.channels, recording.source, recording.dropped, recording.notes)), held]
    told += [portrait.to_json(), portrait.to_csv(), (tmp_path / "kept.toml").read_text(encoding="utf-8")]
    check(" ".join(told), plant.words, tmp_path)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_refusal_holds_a_planted_word(kind: Kind, signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    """Files cut at several places, missing parts, foreign options: only the file's own name may be told."""
    path, plant = make(kind, tmp_path, signals)
    own = [w for w in plant.words if w in str(path)]
    words = [w for w in plant.words if w not in own]
    whole = path.read_bytes()
    said = []
    for share, told in ((0.02, kind.told), (0.3, kind.told), (1.0, {"channels": ["Nowhere"]})):
        path.write_bytes(whole[: int(share * len(whole))])
        try:
            measure(read(path, **told))
        except BatikGenError as error:
            said.append(str(error))
    own_name = path.name if path.name != "info.xml" else path.parent.name
    check(" ".join(said).replace(own_name.removesuffix(".gz"), ""), words, tmp_path)


COMMANDED = ("EDF+", "FIF", "BrainVision", "Mind Monitor, 39 columns", "EmotivPRO", "XDF", "GDF")
"""Of which formats the command line is tried."""


@dataclass(frozen=True)
class Commanded:
    """What the command line left of a recording: its words, all files, and what was told."""

    folder: Path
    path: Path
    plant: Plant
    terminal: str


@pytest.fixture(scope="module")
def commanded(signals: dict[float, np.ndarray], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Commanded]:
    """Make and read a recording of each format, all in one process, for it begins slowly."""
    made, lines = {}, []
    for kind in (kind for kind in KINDS if kind.name in COMMANDED):
        if any(importlib.util.find_spec(package) is None for package in kind.needs):
            continue
        folder = tmp_path_factory.mktemp("commanded")
        path, plant = make(kind, folder, signals)
        made[kind.name] = (folder, path, plant)
        lines.append(
            [
                ["make", str(path), "-o", str(folder / "cloths"), "--size", "100x100mm", "--px", "120x120"],
                ["read", str(path)],
                ["read", str(path), "--json"],
            ]
        )
    # A process of its own, for what is told as Python ends; a mark parts what is told of each recording.
    code = f"""
import sys
from batik_gen.cli.app import run
codes = []
for three in {lines!r}:
    codes += [run(line) for line in three]
    for stream in (sys.stdout, sys.stderr):
        print({MARK!r}, file=stream, flush=True)
sys.exit(max(codes))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path_factory.mktemp("empty")
    )
    assert done.returncode == 0, done.stderr
    out, err = (stream.split(f"{MARK}\n") for stream in (done.stdout, done.stderr))
    assert len(out) == len(err) == len(made) + 1
    # What is told at the end may be of any of them.
    told = [one + other + out[-1] + err[-1] for one, other in zip(out, err, strict=True)]
    return {name: Commanded(*left, terminal) for (name, left), terminal in zip(made.items(), told[:-1], strict=True)}


@pytest.mark.parametrize("name", COMMANDED)
def test_no_file_of_the_command_line_holds_a_planted_word(name: str, commanded: dict[str, Commanded]) -> None:
    if name not in commanded:
        pytest.skip(f"what {name} needs is not installed")
    left = commanded[name]
    words = [w for w in left.plant.words if w not in left.path.name]
    out = left.folder / "cloths"
    terminal = left.terminal.replace(str(out), "")
    assert "alpha" in terminal
    assert [w for w in (*words, *DATES) if w in terminal] == []
    files = [p for p in out.rglob("*") if p.is_file()]
    assert len(files) == 5
    for file in files:
        content = file.read_bytes()
        assert [w for w in (*left.plant.words, *DATES, str(left.folder)) if w.encode() in content] == []
        if file.suffix == ".png":
            with Image.open(file) as picture:
                picture.load()
                assert [w for w in left.plant.words if w in repr(picture.info)] == []


RUNS = {
    "make": ["{recording}", "-o", "cloths", "--size", "100x100mm", "--px", "120x120"],
    "read": ["{recording}", "--plot", "plot.png", "-o", "numbers.json", "-o", "numbers.csv", "--min-clean", "4"],
    "compare": ["{recording}", "{recording}"],
    "norms": ["{folder}", "-o", "norms.csv"],
    "inspect": ["{picture}"],
    "redraw": ["{picture}", "-o", "again.png"],
    "draw": ["{design}", "-o", "drawn.tif", "--px", "100x100"],
    "svg": ["{design}", "-o", "drawn.svg"],
    "separations": ["{design}", "-o", "plates", "--dpi", "10"],
    "tile": ["{design}", "-o", "tile", "--dpi", "10"],
    "sheet": ["{recording}", "-o", "sheet.png", "--values", "kawung,parang"],
    "bench": ["--help"],
    "config": ["--help"],
    "film": ["{recording}", "-o", "board.png", "--storyboard", "--px", "90x160", "--seconds", "6"],
    "studio": ["--help"],
    "booth": ["--help"],
    "live": ["--help"],
}
"""How each command is run; one that is not named here is given the recording alone.

Those that serve until they are ended are tried in the tests of their own rooms.
"""


def test_no_command_tells_a_planted_word(
    signals: dict[float, np.ndarray],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kind = next(k for k in KINDS if k.name == "EDF+")
    folder = tmp_path / "Klinik-Abendrot"
    folder.mkdir()
    path, plant = make(kind, folder, signals)
    given = {p.relative_to(tmp_path) for p in tmp_path.rglob("*")}
    stem = path.stem
    names = {
        # As typed from the folder above: short, for a sentence quotes only the beginning of a long word.
        "recording": str(path.relative_to(tmp_path)),
        "folder": folder.name,
        "picture": f"cloths/{stem}.png",
        "design": f"cloths/{stem}.design.toml",
    }
    (folder / "persons.csv").write_text(f"file,person,condition\n{path.name},Wilhelmina,eyes_closed\n")
    words = [w for w in (*plant.words, *DATES, "Wilhelmina", "Abendrot", str(tmp_path)) if w not in path.name]
    monkeypatch.chdir(tmp_path)
    # Named after the recording alone, so that the next command finds what the first one made.
    monkeypatch.setenv("BATIK_GEN_OUTPUT_NAME", "{stem}")
    ends = {}
    for command in sorted(_COMMANDS, key=_first_make):
        arguments = [part.format(**names) for part in RUNS.get(command, ["{recording}"])]
        ends[command] = run([command, *arguments])
        terminal = "".join(capfd.readouterr()).replace(names["recording"], "").replace(names["folder"], "")
        assert [w for w in words if w in terminal] == [], command
    assert {name: ends[name] for name in ("make", "read", "inspect", "redraw", "draw")} == dict.fromkeys(
        ("make", "read", "inspect", "redraw", "draw"), 0
    )
    written = [p for p in tmp_path.rglob("*") if p.is_file() and p.relative_to(tmp_path) not in given]
    for file in written:
        if folder not in file.parents:
            content = file.read_bytes() + _packed_text(file)
            assert [w for w in words if w.encode() in content] == [], file.name


def _first_make(command: str) -> int:
    return list(RUNS).index(command) if command in RUNS else len(RUNS)


def _packed_text(path: Path) -> bytes:
    """Return what a picture carries in its text chunks, unpacked."""
    if path.suffix not in (".png", ".tif"):
        return b""
    with Image.open(path) as picture:
        picture.load()
        return repr(picture.info).encode()
