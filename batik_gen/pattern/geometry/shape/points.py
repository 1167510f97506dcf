"""Places strewn over a shape: none too near to another, no gap left, never on a visible raster."""

import numpy as np

from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.geometry.shape.room import Room
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

_APART = 1.0e4
"""Distance in mm by which different shapes are held apart while neighbours are sought."""


def _lifted(points: FloatArray, owner: IntArray) -> FloatArray:
    """Give each shape a plane of its own, so that shapes that overlap do not see each other."""
    return np.concatenate([points, _APART * owner[:, None].astype(np.float64)], axis=1)


def clear_of(points: FloatArray, owner: IntArray, taken: tuple[FloatArray, IntArray], gap: float) -> BoolArray:
    """Return which places n x 2 lie at least ``gap`` mm from all those taken in the same shape."""
    from scipy.spatial import cKDTree

    clear = np.ones(len(points), bool)
    if not len(points) or not len(taken[0]):
        return clear
    # Two places in one cell are nearer than the gap: most are decided without any search.
    cell = 0.7 * gap
    low = np.minimum(points.min(axis=0), taken[0].min(axis=0))
    wide = np.floor((np.maximum(points.max(axis=0), taken[0].max(axis=0)) - low) / cell).astype(np.int64) + 1
    most = int(max(owner.max(), taken[1].max())) + 1
    if most * int(wide[0]) * int(wide[1]) < 50_000_000:
        full = np.zeros(most * int(wide[0]) * int(wide[1]), bool)
        for where, by, put in ((taken[0], taken[1], True), (points, owner, False)):
            at = np.floor((where - low) / cell).astype(np.int64)
            key = (by * wide[1] + at[:, 1]) * wide[0] + at[:, 0]
            if put:
                full[key] = True
            else:
                clear = ~full[key]
    left = np.flatnonzero(clear)
    if len(left):
        tree = cKDTree(_lifted(*taken))
        near = np.asarray(tree.query(_lifted(points[left], owner[left]), distance_upper_bound=gap)[0])
        clear[left] = ~(near < gap)
    return clear


def thinned(points: FloatArray, owner: IntArray, radius: float, priority: FloatArray) -> IntArray:
    """Choose points no two of which are nearer than ``radius``: Poisson disks by priority.

    Each round a point is taken if no undecided neighbour has a lower priority, and
    its neighbours are dropped, so the outcome does not depend on any order.

    Returns
    -------
    Indices of the points taken, ascending.
    """
    from scipy.spatial import cKDTree

    n = len(points)
    if n < 2:
        return np.arange(n)
    pairs = cKDTree(_lifted(points, owner)).query_pairs(radius, output_type="ndarray")
    rank = np.empty(n, np.int64)
    rank[np.lexsort((np.arange(n), priority))] = np.arange(n)
    first = np.where(rank[pairs[:, 0]] < rank[pairs[:, 1]], pairs[:, 0], pairs[:, 1])
    second = pairs.sum(axis=1) - first
    open_, taken = np.ones(n, bool), np.zeros(n, bool)
    while open_.any():
        blocked = np.zeros(n, bool)
        blocked[second] = True
        now = open_ & ~blocked
        taken |= now
        open_ &= ~now
        open_[second[now[first]]] = False
        alive = open_[first] & open_[second]
        first, second = first[alive], second[alive]
    return np.flatnonzero(taken)


def grid(
    room: Room, pitch: float, hand: Hand, jitter: float, salt: int, angle: FloatArray | float = 0.0, pad: float = 0.0
) -> tuple[FloatArray, IntArray]:
    """Return a jittered hexagonal lattice over every shape and ``pad`` mm around it: points and owners.

    One point lies on the deepest place of each shape.
    """
    # A ground is covered from its middle, a shape from its deepest place.
    centre = room.centre if room.outlines is not None else room.origin + 0.5 * room.extent
    reach = np.maximum(centre - room.origin, room.origin + room.extent - centre).max(axis=0) + pad + pitch
    turned = bool(np.any(np.asarray(angle) != 0))
    if turned:
        reach = np.full(2, np.sqrt((reach * reach).sum()))
    rise = 0.8660254037844386 * pitch
    across, down = int(reach[0] / pitch) + 1, int(reach[1] / rise) + 1
    i, j = (v.ravel() for v in np.meshgrid(np.arange(-across, across + 1), np.arange(-down, down + 1)))
    lattice = np.stack([(i + 0.5 * (j % 2)) * pitch, j * rise], axis=-1)
    if turned:
        around = turn(lattice, np.broadcast_to(np.asarray(angle, np.float64), (len(room),))[:, None])
    else:
        around = np.broadcast_to(lattice, (len(room), *lattice.shape))
    low = room.origin[:, None] - pad - centre[:, None]
    x, y = around[..., 0], around[..., 1]
    far = low + room.extent + 2 * pad
    kept = (x >= low[..., 0]) & (y >= low[..., 1]) & (x <= far[..., 0]) & (y <= far[..., 1])
    owner, which = np.nonzero(kept)
    points = around[owner, which] + centre[owner]
    still = (i[which] == 0) & (j[which] == 0)
    # The hand strays by place, and not at all in the middle of a shape.
    stray = np.stack([hand.at(salt + axis, points) - 0.5 for axis in (0, 1)], axis=-1)
    points += np.where(still[:, None], 0.0, 2 * jitter * pitch * stray)
    return points, owner


def strewn(
    room: Room,
    pitch: float,
    margin: float,
    hand: Hand,
    *,
    jitter: float = 0.16,
    salt: int = salts.ISEN_STREWN,
    angle: FloatArray | float = 0.0,
    held: tuple[FloatArray, IntArray] | None = None,
    near: float = 0.8,
    rounds: int = 3,
    seeds: tuple[FloatArray, IntArray] | None = None,
) -> tuple[FloatArray, IntArray]:
    """Strew places over every shape, about ``pitch`` mm apart and at least ``margin`` mm inside.

    Parameters
    ----------
    room, pitch, margin, hand
        The shapes, the distances in mm, the hand.
    jitter
        How far the lattice strays, in pitches: 0.16 looks set by hand, 0.4 spilled.
    salt
        Names the use.
    angle
        Turn of the lattice (scalar or one a shape).
    held
        Places and owners that are taken already.
    near
        Gaps next to the outline are filled with places at least this many pitches from the others.
    rounds
        How often neighbours push one another apart.
    seeds
        Places to begin with instead of the lattice, such as those of ``Spine.places``.
    """
    points, owner = grid(room, pitch, hand, jitter, salt, angle) if seeds is None else seeds
    free = room.depth(points, owner) >= margin
    points, owner = points[free], owner[free]
    if held is not None:
        far = clear_of(points, owner, held, 0.9 * pitch)
        points, owner = points[far], owner[far]
    taken = points if held is None else np.concatenate([points, held[0]])
    whose = owner if held is None else np.concatenate([owner, held[1]])
    # Fill the gaps that the lattice leaves along the outline.
    fine, by = grid(room, pitch / 2.4, hand, 0.3, salt + 2, angle)
    free = room.depth(fine, by) >= margin
    fine, by = fine[free], by[free]
    far = clear_of(fine, by, (taken, whose), near * pitch)
    fine, by = fine[far], by[far]
    if len(fine):
        chosen = thinned(fine, by, near * pitch, room.depth(fine, by))
        points, owner = np.concatenate([points, fine[chosen]]), np.concatenate([owner, by[chosen]])
    return relaxed(room, points, owner, pitch, margin, rounds, held), owner


def relaxed(
    room: Room,
    points: FloatArray,
    owner: IntArray,
    pitch: float,
    margin: float,
    rounds: int,
    held: tuple[FloatArray, IntArray] | None = None,
) -> FloatArray:
    """Let places push one another apart where they crowd, without leaving the shape."""
    from scipy.spatial import cKDTree

    fixed, whose = held if held is not None else (np.zeros((0, 2)), np.zeros(0, np.int64))
    for _ in range(rounds):
        if len(points) + len(fixed) < 2:
            break
        everything = np.concatenate([points, fixed])
        tree = cKDTree(_lifted(everything, np.concatenate([owner, whose])))
        k = min(7, len(everything))
        gap, who = tree.query(_lifted(points, owner), k=k, distance_upper_bound=pitch)
        found = np.isfinite(gap) & (gap > 1e-9)
        off = points[:, None] - everything[np.where(found, who, 0)]
        push = np.where(found, (pitch - np.where(found, gap, 0.0)) / np.where(found, gap, 1.0), 0.0)
        moved = points + 0.22 * (off * push[..., None]).sum(axis=1)
        lack = margin - room.depth(moved, owner)
        moved = moved + room.inward(moved, owner) * np.maximum(lack, 0)[:, None]
        points = np.where((room.depth(moved, owner) >= margin - 1e-9)[:, None], moved, points)
    return points


def settled(
    room: Room,
    centres: FloatArray,
    owner: IntArray,
    trials: FloatArray,
    margin: float,
    hand: Hand,
    salt: int = salts.ISEN_SETTLED,
) -> IntArray:
    """Choose for every place the one of its forms that keeps clearest of its neighbours and of the outline.

    Parameters
    ----------
    room, centres, owner
        The shapes, the places n x 2 and the shapes they lie in.
    trials
        Forms to choose from, each as points: n x c x m x 2.
    margin
        Forms that come nearer to the outline than this are only taken if all do.
    hand, salt
        Where two are alike, the hand decides.

    Returns
    -------
    For each place the index of its form. A third of the places choose at a
    time, so that two neighbours seldom move into the same gap.
    """
    from scipy.spatial import cKDTree

    n, c, m, _ = trials.shape
    luck = hand.at(salt, centres)
    chosen: IntArray = np.floor(luck * c).astype(np.int64)
    deep = room.depth(trials, np.broadcast_to(owner[:, None, None], (n, c, m))).min(axis=2) - margin
    wall = np.minimum(deep, 0) * 8
    k = min(7, n)
    _, near = cKDTree(_lifted(centres, owner)).query(_lifted(centres, owner), k=k)
    near = near.reshape(n, k)[:, 1:]
    number = np.arange(c)
    for third in (0, 1, 2, 0, 1, 2):
        who = np.flatnonzero(np.floor(luck * 3000) % 3 == third)
        for start in range(0, len(who), 400):
            now = who[start : start + 400]
            around = near[now]
            other = trials[around, chosen[around]].reshape(len(now), -1, 2)
            apart = (owner[around] != owner[now][:, None]).repeat(m, axis=1)
            mine = trials[now]
            dx = mine[..., 0][..., None] - other[:, None, None, :, 0]
            dy = mine[..., 1][..., None] - other[:, None, None, :, 1]
            gap = np.where(apart[:, None, None], 1e6, dx * dx + dy * dy)
            clear = np.sqrt(gap.min(axis=(2, 3))) if gap.shape[-1] else np.zeros((len(now), c))
            taste = 1e-3 * ((number * 7 + np.floor(luck[now] * 97).astype(np.int64)[:, None]) % c)
            chosen[now] = (clear + wall[now] + taste).argmax(axis=1)
    return chosen
