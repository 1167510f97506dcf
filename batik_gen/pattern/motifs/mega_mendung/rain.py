"""Cecek in the sky: rows of dots along the contours of clouds and rocks, and cecek telu where it lies open."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import normals, perimeter
from batik_gen.pattern.geometry.shape.points import thinned
from batik_gen.pattern.geometry.shape.room import Room, clockwise
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.mega_mendung.cloud import even
from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.cloth import Wax

_OFF = 2.2
"""Distance of the first row from the edge of the contour, mm."""

_ROW = 1.9
"""Distance of one row from the next, mm."""


_OPEN = 0.42
"""Cecek telu stand where the sky is free this far about them, in shares of their distance."""

_STRAY = 2.5
"""How far the liveliest hand strays from a row, mm."""

_FINEST = 0.58
"""The finest nib leaves a dot of this diameter, mm (docs/sources.md#canting)."""


def drops(plan: Plan, rings: FloatArray, wide: FloatArray, room: Room) -> Waxing:
    """Set cecek along outlines n x k x 2 with lines ``wide`` (n x 1 mm), wherever the sky is free.

    Parameters
    ----------
    plan
        The plan.
    rings, wide
        Outlines and the width of the line on each.
    room
        The sky that everything else leaves free.
    """
    pen, torus = Waxing("cecek langit", Wax.CECEK, 4), plan.torus
    rings = clockwise(rings)
    outward = -normals(rings)
    count, dot = plan.value("isen.count"), min(max(0.75 + 1.4 * (plan.value("isen.size") - 0.75), 0.6), 1.0)
    # Where there are more isen, dots stand closer and in more rows: both are seen.
    pitch = max(plan.value("sky.pitch") / count, 2 * dot)
    rows, unlike = plan.value("sky.rows") + 2 * (count - 1), plan.value("sky.unlike")
    lively = max((plan.hand.uneven - 0.066) / 0.048, 0.0)
    found, rank, turn = [], [], []
    for ring, out, line in zip(rings, outward, wide[:, 0], strict=True):
        for row in range(int(np.ceil(rows))):
            far = _OFF + 0.5 * line + row * _ROW
            path = ring + far * out
            many = max(int(np.rint(float(perimeter(path[None])[0]) / pitch)), 8)
            points, order = even(path, many, closed=True), np.arange(many) % 2
            # Rain falls: of the last row only what hangs lowest is set.
            lowest = _lowest(points, rows - row)
            points, order = points[lowest], order[lowest]
            points = points if torus is None else points + torus.homeward(points)
            # A lively hand does not keep to the row.
            stray = _STRAY * lively * lively * lively
            points = points + stray * plan.hand.stray(salts.MEGA_RAIN, points)
            # Where an outline is hollow its offset folds over, and comes too near.
            clear = room.depth(points, np.zeros(len(points), np.int64))
            set_ = clear > far - 0.5 * line - 0.4
            found.append(points[set_])
            turn.append(order[set_])
            rank.append(np.full(int(set_.sum()), float(row)))
    if found:
        every, first = np.concatenate(found), np.concatenate(rank)
        kept = thinned(every, np.zeros(len(every), np.int64), 0.72 * min(pitch, _ROW + 0.6), first)
        coarse = np.where(np.concatenate(turn)[kept] == 0, 1 + unlike, 1 - unlike)
        pen.dot(every[kept], np.maximum(dot * coarse, _FINEST))
    return pen


def strewn(plan: Plan, room: Room, hearts: FloatArray) -> Waxing:
    """Strew cecek telu, three dots each, over the sky that is left, and at ``hearts`` (n x 2) too wide to lie bare."""
    pen, torus, pitch = Waxing("cecek telu", Wax.CECEK, 4), plan.torus, plan.value("sky.telu")
    places = widest_first(room.values[0], room.origin[0], room.step, pitch)
    if torus is not None:
        places = places[torus.kept(places)]
    places = np.concatenate([places, hearts])
    dot = min(max(0.75 + 1.4 * (plan.value("isen.size") - 0.75), 0.6), 1.0)
    way = 2 * np.pi * plan.hand.at(salts.MEGA_TELU, places)[:, None] + np.arange(3) * (2 * np.pi / 3)
    dots = places[:, None] + 1.15 * dot * np.stack([np.cos(way), np.sin(way)], axis=-1)
    pen.dot(dots.reshape(-1, 2), dot)
    return pen


def widest_first(deep: FloatArray, origin: FloatArray, step: float, pitch: float) -> FloatArray:
    """Choose places on a grid of depths, ``pitch`` mm apart and as far inside as that asks, the deepest first."""
    from scipy.spatial import cKDTree

    y, x = np.nonzero(deep >= _OPEN * pitch)
    points = origin + np.stack([x, y], axis=-1) * step
    tree, free, kept = cKDTree(points.reshape(-1, 2)), np.ones(len(points), bool), np.zeros(len(points), bool)
    for n in np.argsort(-deep[y, x], kind="stable").tolist():
        if free[n]:
            kept[n] = True
            free[tree.query_ball_point(points[n], pitch)] = False
    chosen: FloatArray = points[kept].reshape(-1, 2)
    return chosen


def _lowest(ring: FloatArray, share: float) -> BoolArray:
    """Tell which points of a ring k x 2 belong to the share of them that hangs lowest, left and right of its foot."""
    if share >= 1:
        return np.ones(len(ring), bool)
    turn = np.argsort(np.argsort(-ring[:, 1], kind="stable"), kind="stable")
    kept: BoolArray = turn < share * len(ring)
    return kept
