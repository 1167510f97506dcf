"""The shores of a sekar jagad: a wavy double contour about each island, a dark channel of cecek between."""

from dataclasses import dataclass, replace

import numpy as np

from batik_gen.cloth import Layer, Wax
from batik_gen.pattern.clipping import BoolArray, Ragged, dense
from batik_gen.pattern.curves import ellipse, leaf, length, place, unit
from batik_gen.pattern.motifs.sekar_jagad_cells import Islands
from batik_gen.pattern.patches import Patch
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.wax import Waxing
from batik_gen.values import FloatArray

_LARGEST = 7.0
"""Radius of the largest flowers between islands, mm."""
_CORNER = 0.2
"""Radius of an island's corners, in the distance of two islands."""


@dataclass(frozen=True, eq=False)
class Contours:
    """Hold the outlines of n islands.

    Parameters
    ----------
    channel
        Half the width of the channel between two islands, mm.
    width
        Width of a contour, mm.
    line
        Width of its brown lines, mm.
    patches
        What lies inside the contours, to be filled.
    rings, strips, shores
        The inner line of each contour, the inner edge of its pale strip, its outer line, each k x 2.
    middles, reach
        Middle of each island and its greatest distance from there, mm.
    """

    channel: float
    width: float
    line: float
    patches: tuple[Patch, ...]
    rings: list[FloatArray]
    strips: list[FloatArray]
    shores: list[FloatArray]
    middles: FloatArray
    reach: FloatArray

    def inset(self, islands: Islands, at: int, distance: float) -> FloatArray:
        """Return a line ``distance`` mm inside an island's inner line, k x 2."""
        patch = self.patches[at]
        return islands.outlines([replace(patch, limits=patch.limits - distance)])[0]


def contours_of(islands: Islands, width: float, between: float, nib: float) -> Contours:
    """Draw the contours of islands, ``width`` mm wide and ``between`` mm apart."""
    channel, line, corner = 0.5 * between, 0.8 * nib, _CORNER * islands.size
    count = range(len(islands.sites))

    def at_inset(inset: float) -> list[Patch]:
        return [islands.rounded(at, inset, max(corner - inset, 2.0)) for at in count]

    shores, strips = at_inset(channel + 0.5 * line), at_inset(channel + 0.5 * line + 0.5 * width)
    inner = at_inset(channel + width)
    rings = islands.outlines(inner)
    middles = islands.unbend(islands.sites)
    # The middle is that of the largest disc, near enough: midway between the outline's ends.
    middles = np.stack([0.5 * (ring.min(axis=0) + ring.max(axis=0)) for ring in rings]) if len(rings) else middles
    reach = np.array([float(length(ring - middle).max()) for ring, middle in zip(rings, middles, strict=True)])
    return Contours(
        channel, width, line, tuple(inner), rings, islands.outlines(strips), islands.outlines(shores), middles, reach
    )


def seams_under(plan: Plan, contours: Contours, mine: BoolArray) -> list[Layer]:
    """Lay what the contours of the islands marked in ``mine`` are made of, and their dark ground."""
    outer, pale = Waxing("tepi luar", Wax.KLOWONG, 1), Waxing("tepi tembok", Wax.TEMBOK, 5)
    rope, bare = Waxing("tepi untu", Wax.KLOWONG, 2), Waxing("tepi terbuka", Wax.OPEN, 2)
    for at in np.flatnonzero(mine).tolist():
        shore, strip, ring = contours.shores[at], contours.strips[at], contours.rings[at]
        outer.stroke(shore[None], contours.line, closed=True)
        pale.area(shore[None])
        rope.stroke(_rope(strip, contours.width - contours.line, plan.value("sekar.rope")), 0.95)
        bare.area(ring[None])
    return [w.layer(plan.hand, plan.size_mm) for w in (outer, pale, rope, bare)]


def _rope(ring: FloatArray, width: float, pace: float) -> FloatArray:
    """Return short slanted strokes across a strip about a ring, n x 2 x 2."""
    step = np.roll(ring, -1, axis=0) - ring
    long = length(step)
    reach = np.cumsum(long)
    count = int(reach[-1] / pace)
    want = (np.arange(count) + 0.5) * (reach[-1] / count)
    piece = np.searchsorted(reach, want)
    share = 1 - (reach[piece] - want) / np.maximum(long[piece], 1e-9)
    at, way = ring[piece] + step[piece] * share[:, None], unit(step[piece])
    across = np.stack([-way[:, 1], way[:, 0]], axis=-1)
    half = 0.5 * (width - 0.5) * across + 0.28 * width * way
    return np.stack([at - half, at + half], axis=1)


def seams_over(plan: Plan, islands: Islands, contours: Contours, mine: BoolArray) -> list[Layer]:
    """Cover the cuts by the inner line, set cecek along the channels and a flower where three meet.

    Lines are drawn of the islands marked in ``mine``; of a cloth that repeats, dots and flowers once.
    """
    lines, dots = Waxing("klowong", Wax.KLOWONG, 1), Waxing("cecek tepi", Wax.CECEK, 4)
    plates, eyes = Waxing("tembok simpul", Wax.TEMBOK, 5), Waxing("mata simpul", Wax.OPEN, 2)
    for at in np.flatnonzero(mine).tolist():
        lines.stroke(contours.rings[at][None], 1.5 * contours.line, closed=True)
    spots, room = _junctions(islands, contours)
    dot = min(max(2.2 * plan.value("isen.size") - 0.72, 0.6), 0.9 * contours.channel)
    along = _along_channels(islands, contours, spots, room, 3.4 * dot)
    if islands.torus is not None:
        kept = islands.torus.kept(spots)
        spots, room, along = spots[kept], room[kept], along[islands.torus.kept(along)]
    _flowers(plates, lines, eyes, dots, spots, room)
    dots.dot(along, dot)
    return [w.layer(plan.hand, plan.size_mm) for w in (plates, lines, eyes, dots)]


def _junctions(islands: Islands, contours: Contours) -> tuple[FloatArray, FloatArray]:
    """Return the roomiest places where channels meet, n x 2, and how much room is there, mm."""
    keys, which = np.unique(np.rint(islands.cells.points * 16), axis=0, return_inverse=True)
    around: list[list[int]] = [[] for _ in keys]
    for junction, island in zip(which.reshape(-1).tolist(), islands.cells.owner.tolist(), strict=True):
        around[junction].append(island)
    t = np.linspace(-0.6, 0.6, 13) * _CORNER * islands.size
    near = np.stack(np.meshgrid(t, t), axis=-1).reshape(-1, 2)
    spots, room = [], []
    for key, touching in zip(keys / 16, around, strict=True):
        # Where an edge is short a fourth island is near.
        islets = sorted({*touching, *(n for k in touching for n in islands.neighbours[k])})
        clear = np.min([-contours.patches[k].depth(key + near).min(axis=1) for k in islets], axis=0)
        # The corners of cells on the margin have no third island: nothing stands there.
        best = int(clear.argmax()) if len(touching) > 2 else int((near * near).sum(axis=1).argmin())
        spots.append(key + near[best])
        room.append(float(clear[best]))
    places, free = islands.unbend(np.array(spots).reshape(-1, 2)), np.array(room) - contours.width
    # Where two junctions are near, the roomier one is kept.
    order = np.argsort(-free, kind="stable")
    kept: list[int] = []
    for at in order.tolist():
        off = length(places[kept] - places[at]) if kept else np.full(1, 1e9)
        if float(off.min()) > 2.2 * _LARGEST:
            kept.append(at)
    return places[kept], free[kept]


def _flowers(plates: Waxing, lines: Waxing, eyes: Waxing, dots: Waxing, spots: FloatArray, room: FloatArray) -> None:
    """Set a flower of four petals where there is room, else one cecek."""
    radius = np.minimum(0.92 * room - 0.6, _LARGEST)
    roomy = radius > 2.0
    dots.dot(spots[~roomy], np.clip(1.3 * radius[~roomy], 0.8, 1.6))
    spots, radius = spots[roomy], radius[roomy]
    turned = np.zeros(len(spots))
    for petal in range(4):
        angle = turned + petal * (0.5 * np.pi) + 0.25 * np.pi
        ring = place(leaf(radius, 0.62 * radius, 8, 0.6), spots, angle)
        plates.area(ring)
        lines.stroke(ring, 0.6, closed=True)
    heart = place(ellipse(0.3 * radius, 0.3 * radius, 14), spots)
    eyes.area(heart)
    dots.dot(spots, 0.3 * radius)


def _along_channels(
    islands: Islands, contours: Contours, spots: FloatArray, room: FloatArray, pace: float
) -> FloatArray:
    """Return places of cecek along the channels, about ``pace`` mm apart, clear of the junctions."""
    from scipy.spatial import cKDTree

    after = np.arange(1, len(islands.cells.points) + 1)
    after[islands.cells.starts[1:] - 1] = islands.cells.starts[:-1]
    one, other = islands.cells.points, islands.cells.points[after]
    # Each channel lies between two islands: it is taken from the one that it runs rightward along.
    way = other - one
    taken = (way[:, 0] > 0) | ((way[:, 0] == 0) & (way[:, 1] > 0))
    runs = Ragged(np.stack([one[taken], other[taken]], axis=1).reshape(-1, 2), 2 * np.arange(int(taken.sum()) + 1))
    places = islands.unbend(dense(runs, pace, False).points)
    if not len(places) or not len(spots):
        return places
    far, nearest = cKDTree(spots).query(places)
    kept: FloatArray = places[far > np.minimum(room[nearest], _LARGEST) + contours.channel]
    return kept
