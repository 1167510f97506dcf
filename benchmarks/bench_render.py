"""Measure dyeing and saving against Pillow's own PNG writing; prints CPU seconds.

Run ``python benchmarks/bench_render.py [a2] [social]``. CPU seconds
inside one run are compared, since a busy machine makes wall time mean little.
"""

import argparse
import resource
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from batik_gen.render.dyeing.dye import dye
from batik_gen.render.files.save import save
from batik_gen.values.cloth import Areas, Cloth, Dots, Layer, Strokes, Wax

FloatArray = NDArray[np.float64]


def make_cloth(width: float, height: float, cell: float = 25.0, seed: int = 7, density: float = 1.0) -> Cloth:
    """Return a kawung cloth as dense as a real one, or ``density`` times: plates, outlines, seeds, sawut and dots."""
    cell /= density**0.5
    rng = np.random.default_rng(seed)
    columns, rows = np.meshgrid(np.arange(width // cell), np.arange(height // cell))
    centres = np.stack([columns.ravel() + 0.5, rows.ravel() + 0.5], axis=1) * cell
    quarter = np.arange(4) * np.pi / 2 + np.pi / 4
    axes = np.stack([np.cos(quarter), np.sin(quarter)], axis=1)
    fruits = (centres[:, None, :] + axes * 0.34 * cell).reshape(-1, 2)
    turns = np.tile(axes, (len(centres), 1))
    outlines = _ellipses(fruits, turns, 0.28 * cell, 0.20 * cell, 80, rng)
    seeds = np.concatenate(
        [
            _ellipses(fruits + turns * side * cell, turns, 0.05 * cell, 0.03 * cell, 40, rng).reshape(-1, 2)
            for side in (-0.1, 0.1)
        ]
    )
    lines = np.concatenate([outlines, outlines[:, :1]], axis=1)
    nib = 1.2 + 0.15 * rng.standard_normal((*lines.shape[:2], 1))
    area = width * height
    sawut = _hairs(rng, int(0.35 * density * area), width, height)
    dots = np.stack(
        [rng.uniform(0, width, n := int(0.9 * density * area)), rng.uniform(0, height, n), rng.normal(0.6, 0.06, n)],
        axis=1,
    )
    return Cloth(
        size_mm=(width, height),
        layers=(
            Layer("tembok", Wax.TEMBOK, 3, areas=_rings(outlines.reshape(-1, 2), 80)),
            Layer("sawut", Wax.KLOWONG, 2, strokes=_strokes(sawut.reshape(-1, 3), sawut.shape[1])),
            Layer("klowong", Wax.KLOWONG, 1, _rings(seeds, 40), _strokes(np.dstack([lines, nib]).reshape(-1, 3), 81)),
            Layer("cecek", Wax.CECEK, 2, dots=Dots(dots)),
        ),
        process="sogan-yogya",
        bath=(("mottling", 0.6), ("seepage", 0.6)),
        seed=seed,
        recipe='motif = "benchmark"\n',
    )


def _ellipses(
    centres: FloatArray, axes: FloatArray, long: float, short: float, corners: int, rng: np.random.Generator
) -> FloatArray:
    """Return n x corners x 2 slightly uneven ellipses."""
    angle = np.arange(corners) / corners * 2 * np.pi
    uneven = 1 + 0.03 * np.sin(3 * angle + rng.uniform(0, 2 * np.pi, (len(centres), 1)))
    along, across = long * np.cos(angle) * uneven, short * np.sin(angle) * uneven
    x = centres[:, :1] + along * axes[:, :1] - across * axes[:, 1:]
    y = centres[:, 1:] + along * axes[:, 1:] + across * axes[:, :1]
    return np.dstack([x, y])


def _hairs(rng: np.random.Generator, number: int, width: float, height: float) -> FloatArray:
    """Return n x 3 x 3 short strokes (x, y, width) that swell in the middle."""
    middle = rng.uniform([0, 0], [width, height], (number, 2))
    angle, length = rng.uniform(0, np.pi, number), rng.uniform(1.2, 2.8, number)
    half = np.stack([np.cos(angle), np.sin(angle)], axis=1) * length[:, None] / 2
    places = np.stack([middle - half, middle + 0.04 * half[:, ::-1], middle + half], axis=1)
    nib = np.broadcast_to(np.array([0.35, 0.45, 0.35])[:, None], (number, 3, 1))
    return np.concatenate([places, nib], axis=2)


def _rings(points: FloatArray, corners: int) -> Areas:
    return Areas(points, np.arange(0, len(points) + 1, corners))


def _strokes(points: FloatArray, corners: int) -> Strokes:
    return Strokes(points, np.arange(0, len(points) + 1, corners))


# The smaller first: the memory peak is that of the whole run so far.
SIZES = {"social": ((150.0, 150.0), (1080, 1080)), "a2": ((420.0, 594.0), (4961, 7016))}


def measure(name: str, folder: Path) -> None:
    """Print what one size costs: dye, save, and the same pixels through Pillow alone."""
    size_mm, px = SIZES[name]
    cloth = make_cloth(*size_mm)
    shapes = sum(len(x.areas) + len(x.strokes) + len(x.dots) for x in cloth.layers)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    picture = dye(cloth, px=px)
    dyed = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    save(picture, folder / f"{name}.png")
    saved = time.process_time()
    plain = Image.new("RGB", picture.image.size)
    plain.paste(picture.image)
    begin = time.process_time()
    plain.save(folder / "plain.png", compress_level=1, compress_type=3)
    alone = time.process_time() - begin
    held = px[0] * px[1] * 4 / 1e6
    print(
        f"{name}: {px[0]}x{px[1]} px, {shapes} shapes; dye {dyed - start:.2f} s, save {saved - dyed:.2f} s, "
        f"Pillow alone {alone:.2f} s, ratio {(saved - start) / alone:.2f}; "
        f"memory above the picture {(peak - before) / 1024 - held:.0f} MB"
    )


def main() -> None:
    """Measure the sizes named on the command line, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", help=", ".join(SIZES))
    with tempfile.TemporaryDirectory() as folder:
        for name in parser.parse_args().sizes or SIZES:
            measure(name, Path(folder))


if __name__ == "__main__":
    main()
