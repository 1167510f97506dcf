"""Sound Designs, tables and settings, pictures with their recipes, and packages that add something."""

import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from batik_gen import Cloth, Portrait, Recording, design, draw, measure, read
from batik_gen.cli.app import run
from benchmarks.fuzz.sound import Sound

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "person-one-single.edf"
_TINY = ("--px", "60x60")
_MAKE = ("make", "rec.edf", "-o", "out", "--no-legend", "--jobs", "1")
_DRAWN = ("kawung", "truntum", "parang", "ceplok", "tambal", "mega-mendung")
_PICTURES = ("png", "jpg", "tif", "webp", "pdf", "svg", "jxl")
_PRESET = """motif = "kawung"
variant = "sen"
process = "sogan-solo"
size = "80x80mm"
px = "60x60"
seed = 3
remukan = 0.2
lang = "id"
jobs = 1
lock = ["growth.curl"]

[set]
"kawung.pitch" = 54.0
"""


def designs() -> Iterator[Sound]:
    """Make a Design of several families, small, and of a cloth of parts."""
    for motif in _DRAWN:
        yield _design(motif, design(_portrait(), motif=motif, size_mm=(60, 60), seed=2).to_toml())
    with tempfile.TemporaryDirectory() as folder:
        line = ["make", str(SAMPLE), "-o", folder, "--cloth", "sarung", "--size", "60x30cm", "--px", "60x30"]
        assert run([*line, "--no-legend", "--output-name", "a"]) == 0
        yield _design("sarung", Path(folder, "a.design.toml").read_text(encoding="utf-8"))


def _design(name: str, text: str) -> Sound:
    file = "a.design.toml"
    drawn = ("draw", file, "-o", "a.png", "--px", "60x30", "--jobs", "1")
    lines = (
        ("draw", file, "-o", "a.png", *_TINY, "--jobs", "1"),
        ("draw", file, "-o", "a.jpg", "--dpi", "20", "--jobs", "1"),
        ("draw", file, "-o", "a.tif", "--dpi", "30", "--jobs", "1"),
        ("svg", file, "-o", "a.svg"),
        ("svg", file, "-o", "a.dxf"),
        ("tile", file, "--layout", "mirror", "--dpi", "75", "--size", "60x60mm", "--jobs", "1"),
        ("compare", file, "sound.design.toml"),
        ("separations", file, "--dpi", "40", "--jobs", "1"),
        ("cap", file, "-o", "a.png", *_TINY, "--block", "60x60mm", "--jobs", "1"),
    )
    files = {file: text.encode(), "sound.design.toml": text.encode()}
    return Sound("Design", name, files, (file,), lines if name != "sarung" else (drawn, lines[6]))


def tables() -> Iterator[Sound]:
    """Make mappings, settings, processes, norms, and the values that a program saves."""
    rec = SAMPLE.read_bytes()
    for name, path in (
        ("default", "batik_gen/pattern/designing/mappings/default.toml"),
        ("example", "docs/example-package/batik_contoh/tenang.toml"),
    ):
        files = {"rec.edf": rec, "m.toml": (ROOT / path).read_bytes()}
        yield Sound("mapping", name, files, ("m.toml",), ((*_MAKE, "--mapping", "m.toml", *_TINY),))
    for name in ("p.toml", "batik-gen.toml"):
        make = (*_MAKE, "--preset", name) if name == "p.toml" else _MAKE
        files = {"rec.edf": rec, name: _PRESET.encode()}
        yield Sound("settings", name, files, (name,), (make, ("config", "show")))
    for declared in sorted((ROOT / "batik_gen/render/processes/declared").glob("*.toml")):
        files = {"rec.edf": rec, "p.toml": declared.read_bytes()}
        coloured = (*_MAKE, *_TINY, "--process", "p.toml")
        yield Sound("process", declared.stem, files, ("p.toml",), (("processes", "p.toml"), coloured))
    norms = {"rec.edf": rec, "norms.csv": (ROOT / "batik_gen/eeg/norms/norms.csv").read_bytes()}
    yield Sound("norms", "shipped", norms, ("norms.csv",), (("read", "rec.edf", "--norms", "norms.csv"),))
    yield from _saved()


def _saved() -> Iterator[Sound]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = design(_portrait(), motif="kawung", size_mm=(60, 60))
        recording_path, cloth_path, portrait_path = (folder / f"a.{kind}" for kind in ("rec", "cloth", "portrait.json"))
        read(SAMPLE).save(recording_path)
        draw(made).save(cloth_path)
        _portrait().save(portrait_path)
        for path, kind in ((recording_path, Recording), (cloth_path, Cloth), (portrait_path, Portrait)):
            lines = (("load", kind.__name__, path.name), ("draw", path.name, "-o", "a.png"))
            yield Sound("saved", kind.__name__, {path.name: path.read_bytes()}, (path.name,), (lines[0], *lines))


def pictures() -> Iterator[Sound]:
    """Draw pictures of every format that carry their recipe."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "a.design.toml"
        design(_portrait(), motif="kawung", size_mm=(60, 60)).save(path)
        for ending in _PICTURES:
            picture = folder / f"a.{ending}"
            line = ["svg", str(path), "-o", str(picture)]
            if ending != "svg":
                line = ["draw", str(path), "-o", str(picture), *_TINY, "--jobs", "1"]
            if run(line):
                continue
            again = ("redraw", picture.name, "-o", "b.png", "--jobs", "1")
            folds = ("mockup", picture.name, "-o", "m.png", "--px", "330x220", "--jobs", "1")
            lines = (("inspect", picture.name), again, again if ending in ("pdf", "svg") else folds)
            yield Sound("picture", ending, {picture.name: picture.read_bytes()}, (picture.name,), lines)


def packages() -> Iterator[Sound]:
    """Take the example package, whose declarations and code are damaged."""
    example = ROOT / "docs" / "example-package"
    files = {"rec.edf": SAMPLE.read_bytes(), "me.kolom": b"# satu-kolom 128 Oz\n" + b"1.5\n-2.5\n" * 1000}
    points = tomllib.loads((example / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    rows = [f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in entries.items()) for group, entries in points.items()]
    info = "site/batik_contoh-0.1.dist-info"
    files[f"{info}/METADATA"] = b"Metadata-Version: 2.1\nName: batik-contoh\nVersion: 0.1\n"
    files[f"{info}/entry_points.txt"] = "\n".join(rows).encode()
    for path in sorted((example / "batik_contoh").iterdir()):
        if path.is_file():
            files[f"site/batik_contoh/{path.name}"] = path.read_bytes()
    hit = [name for name in files if name.startswith("site/batik_contoh/")]
    lines = (
        ("plugins",),
        ("motifs",),
        ("processes", "hijau"),
        ("isen", "titik-tiga", "-o", "isen.png"),
        ("read", "me.kolom"),
        ("read", "rec.edf"),
        (*_MAKE, *_TINY, "--motif", "melati", "--process", "hijau", "--mapping", "tenang"),
        (*_MAKE, *_TINY, "--motif", "melati", "--cloth", "taplak", "--size", "25x25cm"),
    )
    for name in (f"{info}/entry_points.txt", *hit, *hit):
        yield Sound("package", Path(name).name, files, (name,), lines)


def _portrait() -> Portrait:
    return measure(read(SAMPLE))


def is_text(name: str, content: bytes) -> bool:
    """Tell whether a file is damaged as a text is."""
    if name.endswith((".svg", ".json", ".toml", ".py", ".txt", ".csv", ".vhdr", ".vmrk", ".lay", ".easy", ".info")):
        return True
    return b"\x00" not in content[:4000] and content[:2] not in (b"\x1f\x8b", b"PK")
