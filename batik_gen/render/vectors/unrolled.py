"""A cloth that repeats, with every copy drawn out: for vectors and whatever else reads strokes one by one."""

from dataclasses import replace

import numpy as np

from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Areas, Cloth, Dots, Layer, Period, Strokes


def unrolled(cloth: Cloth) -> Cloth:
    """Return a cloth without a period that looks the same: each stroke wherever it touches the cloth.

    A cloth that does not repeat is returned as it is.
    """
    period = cloth.period
    if period is None:
        return cloth
    return replace(cloth, layers=tuple(_layer(layer, period, cloth.size_mm) for layer in cloth.layers), period=None)


def _layer(layer: Layer, period: Period, size: tuple[float, float]) -> Layer:
    dots = layer.dots.points
    each = np.arange(len(dots) + 1)
    return replace(
        layer,
        areas=Areas(*_copied(layer.areas.points, layer.areas.offsets, period, size)),
        strokes=Strokes(*_copied(layer.strokes.points, layer.strokes.offsets, period, size)),
        dots=Dots(_copied(dots, each, period, size)[0]),
    )


def _copied(
    points: FloatArray, offsets: IntArray, period: Period, size: tuple[float, float]
) -> tuple[FloatArray, IntArray]:
    """Return all copies of shapes that touch the cloth, a way at a time, and where each begins."""
    counts = np.diff(offsets)
    if not len(counts) or not counts.all():
        return points, offsets
    wide = 0.5 * points[:, 2:] if points.shape[1] == 3 else np.zeros((len(points), 1))
    low = np.minimum.reduceat(points[:, :2] - wide, offsets[:-1], axis=0)
    high = np.maximum.reduceat(points[:, :2] + wide, offsets[:-1], axis=0)
    runs, lengths = [points[:0]], [counts[:0]]
    for way in _ways(period, size, low.min(axis=0), high.max(axis=0)):
        touches = ((high + way > 0) & (low + way < np.array(size))).all(axis=1)
        if touches.any():
            chosen = points[np.repeat(touches, counts)]
            runs.append(np.concatenate([chosen[:, :2] + way, chosen[:, 2:]], axis=1))
            lengths.append(counts[touches])
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.concatenate(lengths))])
    return np.concatenate(runs), starts


def _ways(period: Period, size: tuple[float, float], low: FloatArray, high: FloatArray) -> list[FloatArray]:
    """Return the whole periods, in mm, by which something between two corners may come to touch the cloth."""
    width, height = period.block_mm
    far, deep = (float(max(size[axis] - low[axis], high[axis])) for axis in (0, 1))
    across, down = int(2 * far / width + deep / height) + 2, int(2 * deep / height + far / width) + 2
    return [
        np.array([i * width + j * period.brick * width, i * period.drop * height + j * height])
        for j in range(-down, down + 1)
        for i in range(-across, across + 1)
    ]
