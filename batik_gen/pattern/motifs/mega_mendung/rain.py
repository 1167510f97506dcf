"""Rain: cecek telu strewn wherever the sky would lie bare."""

import numpy as np

from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.shape.room import Room
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Wax
from batik_gen.values.words import Words

_OPEN = 0.42
"""Cecek telu stand where the sky is free this far about them, in shares of their distance."""

TELU = Parameter(
    "sky.telu", Words("distance of the cecek telu in the open sky", "jarak cecek telu di langit lapang"), "mm", 10, 20,
    14, "house choice: three dots wherever the sky would lie bare",
)  # fmt: skip


def strewn(plan: Plan, room: Room) -> Waxing:
    """Strew cecek telu, three dots each, over the sky that is left wherever it would lie bare."""
    pen, torus = Waxing("cecek telu", Wax.CECEK, 4), plan.torus
    pitch = plan.value("sky.telu") / plan.value("isen.count")
    places = widest_first(room.values[0], room.origin[0], room.step, pitch)
    if torus is not None:
        places = places[torus.kept(places)]
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
