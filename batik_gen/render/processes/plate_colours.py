"""Which filled shape gets which of the colours that a process keeps for its plates."""

from collections.abc import Mapping
from zlib import crc32

import numpy as np

from batik_gen.render.raster import salts
from batik_gen.render.raster.noise import chance
from batik_gen.values.arrays import IntArray
from batik_gen.values.cloth import Areas, Layer, Wax

_LUCK = 11995
"""With this the leaves of most families come out green on the coast, and petals red."""

_FREE = 200
"""Outlines of more corners are free forms, whose number of corners tells nothing: they are ground."""
_LATAR = "latar"
"""Layers with this in their name are ground, in however many pieces it was waxed."""

_GROUND = 120.0
"""Longer side in mm from which a shape is a ground and no plate: it keeps its own state."""


def in_turn(layer: Layer, turns: Mapping[Wax, tuple[Wax, ...]]) -> tuple[Layer, ...]:
    """Divide a layer's filled shapes among the states that take turns with its own, each part of the motif alike.

    Grounds keep their state. Whoever paints a cloth gives all petals of a kind one colour, and all leaves another:
    the choice depends on the part alone, never on the place, so that a cloth may be drawn in pieces.

    Parameters
    ----------
    layer
        The layer.
    turns
        For a state, those that its shapes take in turn (``Process.turns``).

    Returns
    -------
    The layer itself if its state takes no turns, else one layer for each state that occurs,
    with lines and dots left in the first, which keeps the layer's own state.
    """
    states = turns.get(layer.wax)
    if states is None or not len(layer.areas):
        return (layer,)
    which = _turn_of(layer, len(states))
    parts = [Layer(layer.name, layer.wax, layer.step, strokes=layer.strokes, dots=layer.dots)]
    for state in dict.fromkeys((layer.wax, *states)):
        turn = [n for n, other in enumerate(states) if other is state] + [-1] * (state is layer.wax)
        chosen = np.flatnonzero(np.isin(which, turn))
        if len(chosen):
            parts.append(Layer(layer.name, state, layer.step, areas=_these(layer.areas, chosen)))
    return tuple(parts)


def _turn_of(layer: Layer, count: int) -> IntArray:
    """Return the turn 0..count-1 of each outline, -1 where it takes none.

    Shapes of one layer with as many corners are copies of one part.
    """
    areas = layer.areas
    begin, corners = areas.offsets[:-1], np.diff(areas.offsets)
    held = corners > 0
    low, high = (np.zeros((len(areas), 2)) for _ in range(2))
    low[held] = np.minimum.reduceat(areas.points, begin[held])
    high[held] = np.maximum.reduceat(areas.points, begin[held])
    side = np.maximum(high[:, 0] - low[:, 0], high[:, 1] - low[:, 1])
    named = np.full(len(areas), crc32(layer.name.encode()), np.int64)
    turn = np.minimum(np.floor(chance(corners, named, _LUCK, salts.PART_COLOUR) * count).astype(np.int64), count - 1)
    return np.where((side < _GROUND) & (corners <= _FREE) & (_LATAR not in layer.name), turn, -1)


def _these(areas: Areas, chosen: IntArray) -> Areas:
    begin, count = areas.offsets[chosen], np.diff(areas.offsets)[chosen]
    start = np.concatenate([[0], np.cumsum(count)])
    points = np.repeat(begin - start[:-1], count) + np.arange(start[-1])
    return Areas(areas.points[points], start)
