"""Cecek in the sky: rows of dots along the contours of clouds and rocks, like the first drops."""

import numpy as np

from batik_gen.cloth import Wax
from batik_gen.pattern.curves import normals, perimeter
from batik_gen.pattern.hand import uniform
from batik_gen.pattern.motifs.mega_cloud import even
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.shape import Room, clockwise
from batik_gen.pattern.shape_points import thinned
from batik_gen.pattern.wax import Waxing
from batik_gen.pattern.window import view
from batik_gen.values import FloatArray

_PITCH = 2.9
"""Distance of two dots of a row, mm, where neither many nor few are wanted."""

_OFF = 2.2
"""Distance of the first row from the edge of the contour, mm."""

_ROW = 1.9
"""Distance of one row from the next, mm."""


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
    pen, torus = Waxing("cecek langit", Wax.CECEK, 4), view().torus
    rings = clockwise(rings)
    outward = -normals(rings)
    count, dot = plan.value("isen.count"), min(max(0.75 + 1.4 * (plan.value("isen.size") - 0.75), 0.6), 1.0)
    # Where there are more isen, dots stand closer and in more rows: both are seen.
    pitch = max(_PITCH / (count * count), 2 * dot)
    luck = uniform(plan.design.seed, 861, np.arange(len(rings)))
    found, rank = [], []
    for number, (ring, out, line) in enumerate(zip(rings, outward, wide[:, 0], strict=True)):
        for row in range(int(np.floor(1.5 + 3 * (count - 1) + luck[number]))):
            far = _OFF + 0.5 * line + row * _ROW
            path = ring + far * out
            many = max(int(np.rint(float(perimeter(path[None])[0]) / pitch)), 8)
            points = even(path, many, closed=True)
            points = points if torus is None else points + torus.homeward(points)
            # A lively hand does not keep to the row.
            stray = max(9 * (plan.hand.uneven - 0.07), 0.0)
            points = points + stray * np.stack([plan.hand.normal(862, points), plan.hand.normal(863, points)], axis=-1)
            # Where an outline is hollow its offset folds over, and comes too near.
            clear = room.depth(points, np.zeros(len(points), np.int64))
            points = points[clear > far - 0.5 * line - 0.4]
            found.append(points)
            rank.append(np.full(len(points), float(row)))
    if found:
        every, first = np.concatenate(found), np.concatenate(rank)
        kept = thinned(every, np.zeros(len(every), np.int64), 0.72 * min(pitch, _ROW + 0.6), first)
        pen.dot(every[kept], dot * (1 - 0.1 * first[kept]))
    return pen
