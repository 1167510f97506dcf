"""A drawing cut off at the edges of its cloth: hands and wax go beyond them, a machine must not."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Areas, Cloth, Dots, Layer, Strokes


def clipped(cloth: Cloth) -> Cloth:
    """Return the cloth with the centres of lines and dots, and all of every area, on it; it may not repeat."""
    return replace(cloth, layers=tuple(_layer(layer, np.array(cloth.size_mm)) for layer in cloth.layers))


def _layer(layer: Layer, size: FloatArray) -> Layer:
    dots = layer.dots.points
    on = ((dots[:, :2] >= 0) & (dots[:, :2] <= size)).all(axis=1)
    return replace(
        layer,
        areas=Areas(*_cut(layer.areas.points, layer.areas.offsets, size, closed=True)),
        strokes=Strokes(*_cut(layer.strokes.points, layer.strokes.offsets, size, closed=False)),
        dots=Dots(dots[on]),
    )


def _cut(points: FloatArray, offsets: IntArray, size: FloatArray, *, closed: bool) -> tuple[FloatArray, IntArray]:
    """Return lines or rings within the cloth, in their order, and where each begins."""
    filled = offsets[:-1][np.diff(offsets) > 0]
    if not len(filled):
        return points, offsets
    low = np.minimum.reduceat(points[:, :2], filled, axis=0)
    high = np.maximum.reduceat(points[:, :2], filled, axis=0)
    within = np.all((low >= 0) & (high <= size), axis=1)
    if within.all():
        return points, offsets
    beyond = np.any((high < 0) | (low > size), axis=1)
    kept: list[FloatArray] = []
    for line, whole, none in zip(np.split(points, filled[1:]), within, beyond, strict=True):
        if whole:
            kept.append(line)
        elif not none:
            kept += [_ring(line, size)] if closed else _pieces(line, size)
    kept = [line for line in kept if len(line)]
    starts = np.cumsum([0, *(len(line) for line in kept)])
    return np.concatenate(kept) if kept else points[:0], starts


def _ring(ring: FloatArray, size: FloatArray) -> FloatArray:
    """Return a ring cut at all four edges, one after the other (Sutherland and Hodgman 1974)."""
    for axis in (0, 1):
        ring = _half(ring, ring[:, axis])
        ring = _half(ring, size[axis] - ring[:, axis])
    return np.clip(ring, 0.0, size)


def _half(ring: FloatArray, inwards: FloatArray) -> FloatArray:
    """Return a ring's corners on the inner side of an edge, and where it crosses it."""
    after, next_inwards = np.roll(ring, -1, axis=0), np.roll(inwards, -1)
    crosses = (inwards >= 0) != (next_inwards >= 0)
    share = np.divide(inwards, inwards - next_inwards, out=np.zeros_like(inwards), where=crosses)
    both = np.stack([ring, ring + (after - ring) * share[:, None]], axis=1)
    kept: FloatArray = both[np.stack([inwards >= 0, crosses], axis=1)]
    return kept


def _pieces(line: FloatArray, size: FloatArray) -> list[FloatArray]:
    """Return the pieces of a line that lie on the cloth, with its width where they begin and end."""
    first, step = line[:-1], np.diff(line, axis=0)
    enters, leaves = _shares(first[:, :2], step[:, :2], size)
    pieces: list[list[FloatArray]] = []
    for number in np.flatnonzero(enters < leaves).tolist():
        begin, end = (_at(first[number], step[number], share, size) for share in (enters[number], leaves[number]))
        goes_on = pieces and enters[number] == 0 and np.array_equal(pieces[-1][-1], begin)
        if goes_on:
            pieces[-1].append(end)
        else:
            pieces.append([begin, end])
    return [np.array(piece) for piece in pieces]


def _at(point: FloatArray, step: FloatArray, share: float, size: FloatArray) -> FloatArray:
    there = point + step * share
    there[:2] = np.clip(there[:2], 0.0, size)
    return there


def _shares(point: FloatArray, step: FloatArray, size: FloatArray) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return between which shares of it each stretch of a line lies on the cloth (Liang and Barsky 1984)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = -point / step, (size - point) / step
    # A stretch along an axis is on all of that axis or off it.
    still = step == 0
    on = (point >= 0) & (point <= size)
    low = np.where(still, np.where(on, 0.0, 2.0), np.minimum(one, other))
    high = np.where(still, np.where(on, 1.0, -1.0), np.maximum(one, other))
    return np.clip(low.max(axis=1), 0.0, 2.0), np.clip(high.min(axis=1), -1.0, 1.0)
