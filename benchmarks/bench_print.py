"""Measure drawing for print and for the screen; writes its tables into docs/speed.md.

Run ``python -m benchmarks.bench_print [paths] [sizes] [densities] [jobs] [preview] [kain]``: ``paths``
compares NumPy with the compiled loops at A2, ``kain`` takes some minutes. Costs are CPU seconds, and
their ratio to Pillow writing the same pixels as PNG (level 1, RLE), which a busy machine changes little.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from PIL import Image

from batik_gen.pattern.declaring.registry import family_named, parameters_of
from batik_gen.pattern.drawing.draw import Strips, draw
from batik_gen.render.dyeing.preview import Preview
from batik_gen.render.files.stream import stream
from batik_gen.render.picture.profile import srgb_profile
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design, Field
from batik_gen.version import __version__
from benchmarks.bench_render import make_cloth
from benchmarks.evidence import ROOT, table, tell

DOCUMENT = ROOT / "docs" / "speed.md"
THREE = ("truntum", "kawung", "parang")
A2 = (420.0, 594.0)
KAIN = (2500.0, 1050.0)
_REPEATS = 3


def plain(motif: str, size_mm: tuple[float, float]) -> Design:
    """Return the Design of a motif at the middle of everything."""
    parameters = {name: p.default for name, p in parameters_of(family_named(motif)).items()}
    field = Field(("alpha",), np.zeros((1, 2, 2)))
    return Design(__version__, motif, "sogan-yogya", size_mm, 1, "bench", "bench", parameters, {}, field, {})


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds of this process and of those it started."""
    own, others = time.process_time(), sum(os.times()[2:4])
    work()
    return time.process_time() - own + sum(os.times()[2:4]) - others


def pillow_alone(path: Path) -> float:
    """Return the CPU seconds that Pillow takes to write the same pixels."""
    with Image.open(path) as image:
        image.load()
        return cpu(lambda: image.save(path.with_name("plain.png"), compress_level=1, compress_type=3))


def measured(source: Cloth | Callable[[float, float], Cloth], dpi: float, folder: Path) -> tuple[float, float, float]:
    """Return megapixels, CPU seconds from geometry or Design to file, and their ratio to Pillow alone: medians."""
    path = folder / "cloth.png"
    own, other = [], []
    for _ in range(_REPEATS):
        own.append(cpu(lambda: stream(source, path, dpi=dpi, force=True)))
        other.append(pillow_alone(path))
    with Image.open(path) as image:
        pixels = image.width * image.height / 1e6
    return pixels, statistics.median(own), statistics.median(a / b for a, b in zip(own, other, strict=True))


def paths(folder: Path) -> None:
    """NumPy and compiled loops at A2, from Design to file, in one process."""
    rows = []
    for motif in THREE:
        row = [motif]
        for fast in ("0", "1"):
            # What compiles or loads only once is no part of the measure.
            os.environ["BATIK_GEN_FAST"] = fast
            stream(Strips(plain(motif, (20.0, 20.0))), folder / "cloth.png", dpi=300.0, force=True)
            _, seconds, ratio = measured(Strips(plain(motif, A2)), 300.0, folder)
            row += [f"{seconds:.1f}", f"{ratio:.2f}"]
        rows.append(row)
    head = ("A2 at 300 dpi", "NumPy, CPU s", "times Pillow", "`[fast]`, CPU s", "times Pillow")
    tell("paths", table(head, rows), DOCUMENT)


def sizes(folder: Path) -> None:
    """Four sizes of the same cloth: the cost goes with the pixels."""
    rows = []
    for name, size in (("A5", (148.0, 210.0)), ("A4", (210.0, 297.0)), ("A3", (297.0, 420.0)), ("A2", A2)):
        pixels, seconds, ratio = measured(Strips(plain("kawung", size)), 300.0, folder)
        rows.append([name, f"{pixels:.1f}", f"{seconds:.2f}", f"{seconds / pixels * 1000:.0f}", f"{ratio:.2f}"])
    tell("sizes", table(("kawung at 300 dpi", "megapixels", "CPU s", "ns a pixel", "times Pillow"), rows), DOCUMENT)


def densities(folder: Path) -> None:
    """Four densities at one size: the cost beyond that of the pixels goes with the shapes."""
    rows = []
    for times in (0.5, 1.0, 2.0, 4.0):
        cloth = make_cloth(297.0, 420.0, density=times)
        shapes = sum(len(layer.areas) + len(layer.strokes) + len(layer.dots) for layer in cloth.layers)
        _, seconds, ratio = measured(cloth, 300.0, folder)
        rows.append([f"{shapes:,}", f"{seconds:.2f}", f"{ratio:.2f}"])
    tell("densities", table(("shapes on A3 at 300 dpi", "CPU s", "times Pillow"), rows), DOCUMENT)


def jobs(folder: Path) -> None:
    """One process and two at A2, by the clock: only a quiet machine tells."""
    rows = []
    for motif in THREE:
        row = [motif]
        for fast in ("0", "1"):
            os.environ["BATIK_GEN_FAST"] = fast
            held = Strips(plain(motif, A2))
            took: dict[int, list[float]] = {1: [], 2: []}
            for _ in range(_REPEATS):
                for count in took:
                    begun = time.perf_counter()
                    stream(held, folder / "cloth.png", dpi=300.0, jobs=count, force=True)
                    took[count].append(time.perf_counter() - begun)
            alone, shared = min(took[1]), min(took[2])
            row += [f"{alone:.2f}", f"{shared:.2f}", f"{alone / shared:.2f}"]
        row.append(f"{shared / pillow_alone(folder / 'cloth.png'):.2f}")
        rows.append(row)
    head = ("A2, clock s", "NumPy: 1", "2", "times", "`[fast]`: 1", "2", "times", "2 against Pillow alone")
    tell("jobs", table(head, rows), DOCUMENT)


def preview(folder: Path) -> None:
    """A preview of 800 x 800: one colour, one shape changed; and a phone's picture to its file."""
    rows = []
    for motif in THREE:
        row = [motif]
        for fast in ("0", "1"):
            os.environ["BATIK_GEN_FAST"] = fast
            row += [f"{1000 * seconds:.0f}" for seconds in _previewed(motif, folder / "cloth.png")]
        rows.append(row)
    head = (
        "CPU ms", "NumPy: colour or dip", "shape", "1080 x 1920 to file", "`[fast]`: colour or dip", "shape",
        "1080 x 1920 to file",
    )  # fmt: skip
    tell("preview", table(head, rows), DOCUMENT)


def _previewed(motif: str, path: Path) -> tuple[float, float, float]:
    """Return the CPU seconds of a changed dip, of a changed nib, and of a phone's picture to its file."""
    design = plain(motif, (100.0, 100.0))
    cloth, shown = draw(design), Preview((800, 800))

    def dipped(depth: float) -> object:
        return shown.show(replace(cloth, bath=(*cloth.bath, ("depth_soga", depth))))

    def drawn(nib: float) -> object:
        return shown.show(draw(replace(design, parameters={**design.parameters, "nib.klowong": nib})))

    shown.show(cloth)
    colour, shape = [], []
    for number in range(2 * _REPEATS):
        colour.append(cpu(partial(dipped, 0.9 + number / 50)))
        shape.append(cpu(partial(drawn, 1.0 + number / 50)))
        shown.show(cloth)
    phone = Strips(plain(motif, (120.0, 213.3333)))
    whole = [cpu(lambda: stream(phone, path, px=(1080, 1920), force=True)) for _ in range(_REPEATS)]
    return statistics.median(colour), statistics.median(shape), statistics.median(whole)


def kain(folder: Path) -> None:
    """A kain panjang of each of three families: time, memory, size, and read again by Pillow and libvips."""
    Image.MAX_IMAGE_PIXELS = None
    rows = []
    for motif in THREE:
        for fast in ("0", "1"):
            design, path = folder / "kain.toml", folder / "kain.png"
            plain(motif, KAIN).save(design)
            words = [sys.executable, "-m", "batik_gen", "draw", str(design), "-o", str(path), "--dpi", "300"]
            begun = time.perf_counter()
            # Each in a process of its own, whose peak of memory the system tells.
            seconds, peak = _child([*words, "--jobs", "1", "--force"], {"BATIK_GEN_FAST": fast})
            clock = time.perf_counter() - begun
            ratio = seconds / pillow_alone(path)
            rows.append(
                [
                    motif, "`[fast]`" if fast == "1" else "NumPy", f"{seconds:.0f}", f"{clock:.0f}", f"{ratio:.2f}",
                    f"{peak:.0f}", f"{path.stat().st_size / 1e6:.0f}", _read_again(path),
                ]
            )  # fmt: skip
    head = (
        "250 x 105 cm, 300 dpi", "", "CPU s", "clock s", "times Pillow", "peak MB", "file MB",
        "read by Pillow; libvips",
    )  # fmt: skip
    tell("kain", table(head, rows), DOCUMENT)


def _child(words: list[str], more: dict[str, str]) -> tuple[float, float]:
    """Run a command; return its CPU seconds and its peak of memory in MB."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
        "u = resource.getrusage(resource.RUSAGE_CHILDREN); print(u.ru_utime + u.ru_stime, u.ru_maxrss)"
    )
    told = subprocess.run([sys.executable, "-c", code, *words], env=os.environ | more, capture_output=True, check=True)
    seconds, peak = map(float, told.stdout.split())
    return seconds, peak / (1e6 if sys.platform == "darwin" else 1024.0)


def _read_again(path: Path) -> str:
    """Say what two readers find: size, resolution, and whether the profile is ours."""
    with Image.open(path) as image:
        dpi, profile = image.info["dpi"][0], image.info["icc_profile"] == srgb_profile()
        told = f"{image.width} x {image.height}, {dpi:.2f} dpi, sRGB {'kept' if profile else 'LOST'}"
    if find_spec("pyvips") is None:
        return f"{told}; no libvips here"
    import pyvips

    image = pyvips.Image.new_from_file(str(path), access="sequential")
    same = image.get("icc-profile-data") == srgb_profile()
    return f"{told}; {image.width} x {image.height}, {image.xres * 25.4:.2f} dpi, sRGB {'kept' if same else 'LOST'}"


TABLES = {f.__name__: f for f in (paths, sizes, densities, jobs, preview, kain)}


def main() -> None:
    """Measure what is named on the command line, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="*", help=", ".join(TABLES))
    extras = ", ".join(name for name in ("numba", "isal") if find_spec(name)) or "no extras"
    print(f"{platform.machine()}, Python {platform.python_version()}, {extras}")
    with tempfile.TemporaryDirectory() as folder:
        # What compiles or loads only once is no part of any measure.
        stream(Strips(plain("kawung", (20.0, 20.0))), Path(folder) / "cloth.png", dpi=300.0, force=True)
        for name in parser.parse_args().tables or TABLES:
            TABLES[name](Path(folder))


if __name__ == "__main__":
    main()
