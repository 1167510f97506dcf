"""``batik-gen bench``: how quick this machine draws, against Pillow writing the same pixels."""

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.options import common
from batik_gen.cli.running.terminal import tell

if TYPE_CHECKING:
    from batik_gen.values.design import Design

_SIZES = {
    "preview, 800 x 800": ((100.0, 100.0), (800, 800)),
    "phone, 1080 x 1920": ((120.0, 213.3333), (1080, 1920)),
    "A4 at 300 dpi": ((210.0, 297.0), (2480, 3508)),
    "A2 at 300 dpi": ((420.0, 594.0), (4961, 7016)),
}


@dataclass(frozen=True)
class _Spent:
    """Hold the CPU seconds, of this process and those it started, and the seconds of the clock."""

    cpu: float
    wall: float


def _measured(work: Callable[[], object]) -> _Spent:
    before, begun = os.times(), time.perf_counter()
    work()
    after, ended = os.times(), time.perf_counter()
    return _Spent(sum(after[:4]) - sum(before[:4]), ended - begun)


@click.command("bench", short_help="Measure how quick this machine draws.")
@click.option("--motif", default="kawung", show_default=True, help="Motif family.")
@common.jobs
def command(motif: str, jobs: int) -> None:
    """Draw one motif at four sizes, from its Design to the file, in about a minute.

    'times Pillow' compares CPU seconds with Pillow writing the same pixels as PNG
    (level 1, RLE); that figure alone may be compared between machines.
    """
    from PIL import Image

    from batik_gen.pattern.drawing.draw import Strips
    from batik_gen.render.files.stream import stream
    from batik_gen.render.raster import fast

    design = _plain(motif)
    tell(f"{motif}, {_speed()}")
    tell(f"{'':20}{'megapixels':>11}{'CPU s':>8}{'clock s':>9}{'times Pillow':>14}{f'clock s, {jobs} jobs':>18}")
    with tempfile.TemporaryDirectory(prefix="batik-gen-bench-") as folder:
        path, plain = Path(folder) / "cloth.png", Path(folder) / "plain.png"
        # What compiles or loads only once is no part of the measure.
        fast.load_for(fast.WORTH_PIXELS)
        stream(Strips(design((20.0, 20.0))), path, px=(200, 200))
        for name, (size_mm, px) in _SIZES.items():
            held = design(size_mm)
            alone = _measured(lambda held=held, px=px: stream(Strips(held), path, px=px, force=True))  # type: ignore[misc]
            with Image.open(path) as image:
                image.load()
                pillow = _measured(
                    lambda image=image: image.save(plain, compress_level=1, compress_type=3)  # type: ignore[misc]
                )
            line = (
                f"{name:20}{px[0] * px[1] / 1e6:11.1f}{alone.cpu:8.2f}{alone.wall:9.2f}{alone.cpu / pillow.cpu:14.2f}"
            )
            if jobs > 1 and px[0] * px[1] > 8e6:
                shared = _measured(
                    lambda held=held, px=px: stream(Strips(held), path, px=px, jobs=jobs, force=True)  # type: ignore[misc]
                )
                line += f"{shared.wall:18.2f}"
            tell(line)


def _plain(motif: str) -> Callable[[tuple[float, float]], "Design"]:
    """Return what makes the Design of a motif at the middle of everything."""
    import numpy as np

    from batik_gen.pattern.declaring.registry import family_named, parameters_of
    from batik_gen.pattern.wave.usual import usual_wave
    from batik_gen.values.design import Design, Field
    from batik_gen.version import __version__

    parameters = {name: p.default for name, p in parameters_of(family_named(motif)).items()}
    field = Field(("alpha",), np.zeros((1, 2, 2)))
    wave = usual_wave() if family_named(motif).reading else None

    def of_size(size_mm: tuple[float, float]) -> Design:
        return Design(
            __version__, motif, "sogan-yogya", size_mm, 1, "bench", "bench", parameters, {}, field, {}, wave=wave
        )

    return of_size


def _speed() -> str:
    """Say which of the extras were found."""
    from importlib.util import find_spec

    found = [f"{name} found" if find_spec(name) else f"no {name}" for name in ("numba", "isal")]
    return ", ".join(found)
