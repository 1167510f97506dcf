"""Flowers of a lung gelombang: at places that are the same for everybody, as open as alpha was over beta there."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from batik_gen.pattern.geometry.curves import length, unit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.pattern.motifs.gelombang.lung.room import LINE, PITCH, RISE, LungRoom
from batik_gen.pattern.motifs.gelombang.lung.stem import WINDING, Skeleton
from batik_gen.values.arrays import FloatArray, IntArray

_TIERS = ((19.0, 19.0), (13.4, 10.2))
"""Large flowers stand so far from one another, mm; small ones so far from large ones, and from one another."""
_CANDIDATES = 3000
_LARGE, _SMALL = (3.3, 6.4), (2.5, 2.3)
"""Radius where all is unrest, and how much more where all is calm, mm."""
_LEAST = 2.1
"""What has no room for this radius, mm, is left to the ground."""
_GAP = 1.5
_STALKS = np.array([0.0, 0.35, -0.35, 0.7, -0.7])
"""How a stalk bows aside of the way on which it leaves the plant, in shares of its length."""
_NODES = 40
_FORKS = np.array([5, 9])
"""Points of a stalk of 14 at which another may leave it."""


@dataclass(frozen=True, eq=False)
class Flowers:
    """Hold n flowers: centres n x 2, radii, which are large, their number in a winding; and stalks m x 14 x 2."""

    centres: FloatArray
    radius: FloatArray
    large: FloatArray
    number: IntArray
    stalks: FloatArray


@lru_cache(maxsize=1)
def _places() -> tuple[FloatArray, int]:
    """Return places in one winding of one column, large ones first, and how many are large: far apart, by luck."""
    box = np.array([PITCH, WINDING])
    tried = np.stack([uniform(0, salts.LUNG_GELOMBANG_FLOWERS + a, np.arange(_CANDIDATES)) for a in (0, 1)], -1) * box
    chosen, large = np.zeros((0, 2)), 0
    for from_large, from_own in _TIERS:
        for place in tried:
            off = chosen - place
            off -= np.rint(off / box) * box
            far = length(off)
            if (far[:large] >= from_large).all() and (far[large:] >= from_own).all():
                chosen = np.concatenate([chosen, place[None]])
        large = large or len(chosen)
    return chosen, large


def calm_at(plant: Skeleton, points: FloatArray) -> FloatArray:
    """Return how calm it is at places (..., 2): between the moments of the stems to the left and right of them."""
    column = np.floor(points[..., 0] / PITCH)
    part = points[..., 0] / PITCH - column
    s = column * RISE - points[..., 1]
    here, beside = (plant.course.at("calm", (s + k * RISE) / LINE) for k in (0, 1))
    # At a height the next column to the right shows what was RISE later.
    mixed: FloatArray = here + (beside - here) * part
    return mixed


def plan_flowers(plant: Skeleton, room: LungRoom) -> Flowers:
    """Open every flower as far as its calm and its room let it, and hang it on the plant."""
    places, large = _places()
    windings = np.arange(int(LINE / WINDING + 0.5)) * WINDING
    # Columns share one height of every place: three columns lie whole windings apart.
    centres = (places + np.stack([0 * windings, windings], axis=-1)[:, None]).reshape(-1, 2)
    centres[:, 1] -= LINE
    number = np.tile(np.arange(len(places)), len(windings))
    is_large = number < large
    least, more = (np.where(is_large, a, b) for a, b in zip(_LARGE, _SMALL, strict=True))
    wanted = least + more * plant.reach * calm_at(plant, centres)
    free = room.clearance().at(centres) - _GAP
    # The softer of the two: no flower leaps where its room begins to lack.
    off = wanted - free
    radius = 0.5 * (wanted + free - np.sqrt(off * off + 0.8))
    kept = radius > _LEAST
    centres, radius, is_large, number = centres[kept], radius[kept], is_large[kept], number[kept]
    room.take_round(centres, radius + 0.3)
    return Flowers(centres, radius, is_large.astype(np.float64), number, _stalks(plant, room, centres, radius))


def _stalks(plant: Skeleton, room: LungRoom, centres: FloatArray, radius: FloatArray) -> FloatArray:
    """Return a stalk for each flower, from the plant or from another stalk, the nearest flowers first."""
    from scipy.spatial import cKDTree

    lines = [plant.line[::6], *(coil.line[::15] for coil in plant.coils)]
    feet = np.concatenate([line[:-1] for line in lines])
    ways = np.concatenate([unit(line[1:] - line[:-1]) for line in lines])
    # The plant as it is seen around one repeat.
    shifts = np.array([[i * PITCH, i * RISE + j * LINE] for i in (-1, 0, 1) for j in (-1, 0, 1)])
    feet, ways = (feet + shifts[:, None]).reshape(-1, 2), np.tile(ways, (len(shifts), 1))
    tree = cKDTree(feet)
    close = np.asarray(tree.query(centres)[0])
    grown: list[FloatArray] = []
    t = np.linspace(0.0, 1.0, 14)[:, None]
    for flower in np.argsort(close, kind="stable"):
        centre, own = centres[flower], float(radius[flower])
        _, near = tree.query(centre, k=_NODES)
        start, way = feet[near], ways[near]
        if grown:
            others = np.concatenate(grown)
            fork = others[:, _FORKS]
            row, spot = np.nonzero(length(fork - centre) < float(close[flower]) + 14.0)
            start = np.concatenate([start, fork[row, spot]])
            way = np.concatenate([way, unit(others[:, _FORKS + 1] - fork)[row, spot]])
        line = _best(room, centre, own, start, way, t)
        if line is None:
            continue
        room.take_line(line[length(line - centre) > own - 0.5], 1.7)
        grown.append((line + shifts[:, None])[...])
    return np.concatenate([g[4:5] for g in grown]) if grown else np.zeros((0, 14, 2))


def _best(
    room: LungRoom, centre: FloatArray, own: float, start: FloatArray, way: FloatArray, t: FloatArray
) -> FloatArray | None:
    """Return the shortest stalk that meets nothing and leaves the plant along it; None where all meet something."""
    straight = centre - start
    far = length(straight)
    # Along the plant at first, then aside to the flower.
    lean = (unit(straight) * way).sum(axis=-1)
    kept = (far > own + 1.5) & (lean > -0.3)
    start, way, straight, far, lean = start[kept], way[kept], straight[kept], far[kept], lean[kept]
    if not len(start):
        return None
    aside = np.stack([-straight[:, 1], straight[:, 0]], axis=-1)
    bow = start[:, None] + 0.42 * way[:, None] * far[:, None, None] + 0.12 * straight[:, None]
    bow = bow + 0.6 * _STALKS[:, None] * aside[:, None]
    line = (1 - t) * (1 - t) * start[:, None, None] + 2 * t * (1 - t) * bow[:, :, None] + t * t * centre
    free = (length(line - start[:, None, None]) > 3.6) & (length(line - centre) > own + 1.2)
    meets = (room.hit(line) & free).any(axis=2)
    cost = far[:, None] * (1.25 - 0.25 * lean[:, None] + 0.5 * np.abs(_STALKS)) + np.where(meets, 1e6, 0.0)
    best = int(np.argmin(cost))
    node, bent = divmod(best, len(_STALKS))
    return line[node, bent] if cost[node, bent] < 1e6 else None
