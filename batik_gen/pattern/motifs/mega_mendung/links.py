"""Chains of clouds: thin lines that hang like a cord from one to the next, and what the sky has left."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import length
from batik_gen.pattern.geometry.shape.ground import Occupied
from batik_gen.pattern.geometry.shape.room import Room
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Wax

_NEAR, _FAR = 0.03, 0.17
"""A link goes over at least and at most so much sky, in widths of a large cloud."""

_SAG = 0.22
"""A link of usual length hangs through by so much of it."""


def free_sky(plan: Plan, *drawn: Waxing) -> Room:
    """Measure the sky that what was drawn leaves, hearts that are open to it as well."""
    return Occupied(*drawn).ground(plan.size_mm, per_mm=1.0, margin=12.0, torus=plan.torus)


@dataclass(frozen=True)
class Edges:
    """Hold points on the lines of clouds (n x 2), the way outward at each, and the number of its cloud."""

    points: FloatArray
    outward: FloatArray
    owner: IntArray


def link(plan: Plan, edges: Edges, room: Room, unit: float, nib: float, hang: float) -> Waxing:
    """Tie clouds to their neighbours, at most one link a cloud, where the sky between is narrow.

    Parameters
    ----------
    plan
        The plan.
    edges
        The lines of the clouds.
    room
        The free sky.
    unit
        Width of a large cloud, mm.
    nib
        Width of the line, mm.
    hang
        How far links hang through, against the usual.
    """
    from scipy.spatial import cKDTree

    pen, torus = Waxing("tautan", Wax.TEMBOK, 1), plan.torus
    points, outward, owner = edges.points, edges.outward, edges.owner
    if not len(points):
        return pen
    known = np.concatenate([points, owner[:, None]], axis=1)
    # Of a cloth that repeats all copies within reach of its block are neighbours as well.
    known = known if torus is None else torus.around(known[:, None], unit)[:, 0]
    away = points + 0.075 * unit * (outward + np.where(outward[:, :1] < 0, -0.9, 0.9) * np.array([1.0, 0.2]))
    other = np.asarray(cKDTree(known[:, :2]).query(away)[1], np.int64)
    to, whose = known[other, :2], known[other, 2].astype(np.int64)
    over = to - points
    gap = length(over)
    fits = (whose != owner) & (gap > _NEAR * unit) & (gap < _FAR * unit)
    # From below a cloud to one beside it: what hangs from a cloud's belly hangs as a cord does.
    fits &= (outward[:, 1] > 0.3) & (np.abs(over[:, 0]) > 0.7 * np.abs(over[:, 1]))
    chosen = np.flatnonzero(fits)
    luck = plan.hand.at(salts.MEGA_LINK, points[chosen])
    chosen = chosen[np.lexsort((luck, owner[chosen]))]
    t = (np.arange(25) / 24)[None, :, None]
    s = 1 - t
    a, b = points[chosen], to[chosen]
    sag = np.array([0.0, _SAG * hang]) * gap[chosen, None]
    one = a + 0.18 * (b - a) + sag + 0.16 * gap[chosen, None] * outward[chosen]
    two = b - 0.22 * (b - a) + 1.15 * sag
    lines = a[:, None] * (s * s * s) + one[:, None] * (3 * s * s * t) + two[:, None] * (3 * s * t * t)
    lines = lines + b[:, None] * (t * t * t)
    if torus is not None:
        # The sky is known about the block only; of a link all copies are as good.
        lines = lines + torus.homeward(lines[:, 12])[:, None]
    clear = room.depth(lines[:, 4:21], np.zeros((len(lines), 17), np.int64)).min(axis=1) > 0.7
    lines, chosen = lines[clear], chosen[clear]
    pairs = np.sort(np.stack([owner[chosen], whose[chosen]], axis=1), axis=1)
    kept = np.unique(owner[chosen], return_index=True)[1]
    # Two clouds are tied once.
    kept = kept[np.unique(pairs[kept], axis=0, return_index=True)[1]]
    off = np.abs(np.arange(25) / 12 - 1)
    # Wax pools where a link leaves its cloud and where it comes to the next.
    pen.stroke(lines[kept], nib * (0.92 + 0.3 * off * off * off * off))
    return pen
