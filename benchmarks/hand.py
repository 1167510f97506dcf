"""How a hand strays: ``python -m benchmarks.hand [FAMILY ...] [--seconds]``.

A family's default cloth of 400 mm is drawn twice, by the hand and by a ruler, and each large shape of the one is found
in the other. Told are how far copies of a motif lie beside their places, root mean square in mm; how alike that is for
neighbours within 45 mm, as a correlation (0 is jitter, 1 is a shifted cloth); how much lengths of shapes differ from
those planned, as a coefficient of variation; the same of dots; that of the width of lines, over their nib; and the box
dimension of the outlines of light and dark, as photographs are measured (docs/sources.md#box-dimension). With
``--seconds`` also how long 1 m of it takes to draw, CPU seconds, best of three.
"""

import argparse
import time
from dataclasses import replace

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.drawing.draw import draw
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Cloth
from benchmarks.evidence import table
from benchmarks.wardrobe.afar import box_dimension
from benchmarks.wardrobe.subject import Subject

SIDE_MM, METRE_MM, SEED = 400.0, 1000.0, 31
LARGE_MM, COPY_MM, BESIDE_MM, FAR_MM = 4.0, 7.0, 45.0, 3.0
FAMILIES = ("kawung", "parang", "truntum", "lereng", "ceplok", "nitik")


def cloth_of(name: str, side: float, **parameters: float) -> Cloth:
    """Draw a family's default cloth."""
    family = family_named(name)
    asked = Subject(family, SEED).design(side, **parameters)
    return draw(replace(asked, process=family.process))


def shapes_of(cloth: Cloth) -> FloatArray:
    """Return middles and lengths, n x 3, mm, of the large shapes of a cloth."""
    out = []
    for layer in cloth.layers:
        for first, last in zip(layer.areas.offsets[:-1].tolist(), layer.areas.offsets[1:].tolist(), strict=True):
            ring = layer.areas.points[first:last]
            middle = ring.mean(axis=0)
            long = 2 * float(np.sqrt(((ring - middle) ** 2).sum(axis=1)).max())
            if long > LARGE_MM and (middle > 15).all() and (middle < SIDE_MM - 15).all():
                out.append([*middle, long])
    return np.array(out).reshape(-1, 3)


def found(among: FloatArray, sought: FloatArray, far: float) -> tuple[FloatArray, IntArray]:
    """Return how far from each sought place the nearest of others is, infinite beyond ``far``, and its number."""
    near, which = cKDTree(among).query(sought, distance_upper_bound=far)
    return np.asarray(near, np.float64), np.asarray(which, np.int64)


def strayed(name: str) -> tuple[float, float, float]:
    """Return how far copies lie beside their places, how alike for neighbours, and how much their lengths differ."""
    ruled, handmade = (shapes_of(cloth_of(name, SIDE_MM, **{"hand.wobble": w})) for w in (0.0, 0.24))
    # What is as long as planned, within a fourth, and near: inner parts lie at the same place as outer ones.
    scaled = np.array([1.0, 1.0, 0.25])
    near, which = found(ruled * scaled, handmade * scaled, FAR_MM)
    kept = np.isfinite(near)
    at, other = handmade[kept], ruled[which[kept]]
    copy = copies_of(other[:, :2])
    count = np.bincount(copy)
    place, moved = (
        np.stack([np.bincount(copy, xy[:, axis]) / count for axis in (0, 1)], axis=1) for xy in (other, at - other)
    )
    moved = moved - moved.mean(axis=0)
    pairs = cKDTree(place).query_pairs(BESIDE_MM, output_type="ndarray")
    apart = np.sqrt(((place[pairs[:, 0]] - place[pairs[:, 1]]) ** 2).sum(axis=1))
    pairs = pairs[apart > LARGE_MM]
    square = (moved * moved).sum(axis=1).mean()
    alike = (moved[pairs[:, 0]] * moved[pairs[:, 1]]).sum(axis=1).mean() / square
    ratio = at[:, 2] / other[:, 2]
    return float(np.sqrt(square)), float(alike), float(100 * ratio.std() / ratio.mean())


def copies_of(places: FloatArray) -> IntArray:
    """Return a number for each shape, the same for those that make one copy of a motif, as the petals of a flower."""
    one, other = cKDTree(places).query_pairs(COPY_MM, output_type="ndarray").T
    beside = coo_matrix((np.ones(len(one)), (one, other)), shape=(len(places), len(places)))
    return np.asarray(connected_components(beside, directed=False)[1], np.int64)


def spread_of_widths(name: str) -> tuple[float, float]:
    """Return the coefficients of variation, per cent, of dots and of the width along lines."""
    cloth = cloth_of(name, SIDE_MM)
    ruled = cloth_of(name, SIDE_MM, **{"hand.wobble": 0.0})
    dots = []
    for planned, layer in zip(ruled.layers, cloth.layers, strict=True):
        here, there = planned.dots.points, layer.dots.points
        if len(here) and len(there):
            near, which = found(here[:, :2], there[:, :2], 1.5)
            kept = np.isfinite(near)
            dots.append(there[kept, 2] / here[which[kept], 2])
    ratio = np.concatenate(dots) if dots else np.ones(1)
    lines = []
    for layer in cloth.layers:
        for first, last in zip(layer.strokes.offsets[:-1].tolist(), layer.strokes.offsets[1:].tolist(), strict=True):
            width = layer.strokes.points[first:last, 2]
            if last - first > 15:
                lines.append(width / width.mean())
    wide = np.concatenate(lines) if lines else np.ones(1)
    return float(100 * ratio.std() / ratio.mean()), float(100 * wide.std())


def seconds(name: str) -> float:
    """Return the CPU seconds that 1 m of a family takes to draw, best of three."""
    took = []
    for _ in range(3):
        began = time.process_time()
        cloth_of(name, METRE_MM)
        took.append(time.process_time() - began)
    return min(took)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("families", nargs="*", default=FAMILIES)
    parser.add_argument("--seconds", action="store_true")
    given = parser.parse_args()
    rows = []
    for name in given.families:
        far, alike, lengths = strayed(name)
        dots, lines = spread_of_widths(name)
        outline = box_dimension(Subject(family_named(name), SEED))
        row = [name, f"{far:.2f}", f"{alike:.2f}", f"{lengths:.1f}", f"{dots:.1f}", f"{lines:.1f}", f"{outline:.2f}"]
        rows.append([*row, f"{seconds(name):.2f}"] if given.seconds else row)
    head = ["family", "beside mm", "alike", "length CV %", "dot CV %", "line CV %", "outline"]
    print(table([*head, "1 m, s"] if given.seconds else head, rows))


if __name__ == "__main__":
    main()
