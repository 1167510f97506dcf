"""The room between four rosettes of a ceplok: how far the dark ground reaches."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.shape.room import distance
from batik_gen.pattern.motifs.ceplok.foils import rays, ring_of
from batik_gen.pattern.motifs.ceplok.rosettes import reach_of
from batik_gen.values.arrays import FloatArray

GAP = 0.03
"""Between two rosettes that stand side by side, in pitches."""

_RAYS, _STEPS = 96, 121


def number_of(plan: Plan, which: str) -> int:
    """Return the number of the ``first`` or the ``second`` rosette."""
    return int(np.floor(plan.value(f"ceplok.{which}") + 0.5))


def clearance(plan: Plan, pitch: float) -> FloatArray:
    """Return how far from the four rosettes the ground lies along each ray from a corner, steps x rays, mm."""
    share = plan.value("ceplok.fullness")
    lobe = np.array([plan.value("ceplok.lobe")])
    t = rays(_RAYS)
    far = np.linspace(0.0, 0.6 * pitch, _STEPS)
    xy = (far[:, None, None] * np.stack([np.cos(t), np.sin(t)], axis=-1)).reshape(1, -1, 2)
    depth = np.full(xy.shape[1], np.inf)
    for which, part, signs in (("first", share, ((-1, -1), (1, 1))), ("second", 1 - GAP - share, ((-1, 1), (1, -1)))):
        reach = reach_of(number_of(plan, which), np.array([part * pitch]), lobe)
        for sx, sy in signs:
            ring = ring_of(0.5 * pitch * np.array([[sx, sy]]), reach)
            depth = np.minimum(depth, -distance(xy, ring)[0])
    return depth.reshape(_STEPS, _RAYS)


def cut(depth: FloatArray, gap: float, pitch: float) -> FloatArray:
    """Return how far the ground reaches along each ray, mm, before it comes within ``gap`` mm of a rosette."""
    blocked = depth < gap
    first = np.where(blocked.any(axis=0), blocked.argmax(axis=0), _STEPS)
    reach: FloatArray = np.maximum(first - 1, 0) * (0.6 * pitch / (_STEPS - 1))
    return reach
