"""Which filled shape gets which of the colours that a process keeps for its plates."""

from collections.abc import Mapping

import numpy as np

from batik_gen.render.raster import salts
from batik_gen.render.raster.noise import chance
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Areas, Layer, Wax

_SPOT = 56.0
"""Mean distance in mm of the places about which the colours change: one or two flowers."""

_SIZES = (6.0, 12.0, 24.0, 48.0, 96.0)
"""Longer side in mm at which a shape counts as the next larger kind: the petals of a flower are
painted alike, its leaves and its heart otherwise."""

_GROUND = 120.0
"""Longer side in mm from which a shape is a ground and no plate: it keeps its own state."""


def in_turn(layer: Layer, turns: Mapping[Wax, tuple[Wax, ...]], seed: int) -> tuple[Layer, ...]:
    """Divide a layer's filled shapes among the states that take turns with its own.

    Grounds keep their state. Shapes of one kind that lie together get one colour, as a hand with one brush
    paints; the choice depends on place, size and seed alone, so that a cloth may
    be drawn in parts.

    Parameters
    ----------
    layer
        The layer.
    turns
        For a state, those that its shapes take in turn (``Process.turns``).
    seed
        The cloth's seed.

    Returns
    -------
    The layer itself if its state takes no turns, else one layer for each state that occurs,
    with lines and dots left in the first, which keeps the layer's own state.
    """
    states = turns.get(layer.wax)
    if states is None or not len(layer.areas):
        return (layer,)
    which = _turn_of(layer.areas, seed, len(states))
    parts = [Layer(layer.name, layer.wax, layer.step, strokes=layer.strokes, dots=layer.dots)]
    for state in dict.fromkeys((layer.wax, *states)):
        turn = [n for n, other in enumerate(states) if other is state] + [-1] * (state is layer.wax)
        chosen = np.flatnonzero(np.isin(which, turn))
        if len(chosen):
            parts.append(Layer(layer.name, state, layer.step, areas=_these(layer.areas, chosen)))
    return tuple(parts)


def _turn_of(areas: Areas, seed: int, count: int) -> IntArray:
    """Return the turn 0..count-1 of each outline, -1 where it takes none."""
    begin = areas.offsets[:-1]
    held = areas.offsets[1:] > begin
    low, high = (np.zeros((len(areas), 2)) for _ in range(2))
    low[held] = np.minimum.reduceat(areas.points, begin[held])
    high[held] = np.maximum.reduceat(areas.points, begin[held])
    side = np.maximum(high[:, 0] - low[:, 0], high[:, 1] - low[:, 1])
    kind = np.searchsorted(np.array(_SIZES), side)
    column, row = _nearest_spot(0.5 * (low + high), seed)
    draw = chance(column * 8 + kind, row, seed, salts.SPOT_COLOUR)
    turn = np.minimum(np.floor(draw * count).astype(np.int64), count - 1)
    return np.where(side < _GROUND, turn, -1)


def _nearest_spot(places: FloatArray, seed: int) -> tuple[IntArray, IntArray]:
    """Return column and row of the spot, of a grid shaken by the seed, that is nearest to each place."""
    home = np.floor(places / _SPOT).astype(np.int64)
    best = np.full(len(places), np.inf)
    column, row = home[:, 0].copy(), home[:, 1].copy()
    for down in (-1, 0, 1):
        for across in (-1, 0, 1):
            i, j = home[:, 0] + across, home[:, 1] + down
            x = (i + 0.15 + 0.7 * chance(i, j, seed, salts.SPOT)) * _SPOT - places[:, 0]
            y = (j + 0.15 + 0.7 * chance(i, j, seed, salts.SPOT + 1)) * _SPOT - places[:, 1]
            far = x * x + y * y
            nearer = far < best
            best[nearer], column[nearer], row[nearer] = far[nearer], i[nearer], j[nearer]
    return column, row


def _these(areas: Areas, chosen: IntArray) -> Areas:
    begin, count = areas.offsets[chosen], np.diff(areas.offsets)[chosen]
    start = np.concatenate([[0], np.cumsum(count)])
    points = np.repeat(begin - start[:-1], count) + np.arange(start[-1])
    return Areas(areas.points[points], start)
