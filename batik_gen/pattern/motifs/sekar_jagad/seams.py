"""The shores of a sekar jagad: a wavy double contour about each island, a dark channel of cecek between."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import ellipse, inset, leaf, length, place, unit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.sekar_jagad.cells import Islands
from batik_gen.pattern.patchwork.shores import Shore
from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.cloth import Layer, Wax

_LARGEST = 6.0
"""Radius of the largest flowers between islands, mm."""
_ROPE = 0.95
"""Nib of the strokes in the contours where that of the isen is usual, mm."""
_ROUNDING = 0.09
"""Along so much of a shore its corners are softened, in the distance of two islands."""
_STRAY = 0.23
"""How far cecek along the channels stray from an even row, in their distance: to the 10-20 % of hand batik
(docs/sources.md#hand)."""
_WAYS, _STEPS = 8, 6
"""Directions and steps in which a junction's roomiest place is looked for."""


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
    edges
        The outer lines in the islands' own coordinates.
    middles, reach
        Middle of each island and its greatest distance from there, mm.
    """

    channel: float
    width: float
    line: float
    patches: tuple[Shore, ...]
    rings: list[FloatArray]
    strips: list[FloatArray]
    shores: list[FloatArray]
    edges: list[FloatArray]
    middles: FloatArray
    reach: FloatArray

    def inset(self, islands: Islands, at: int, distance: float) -> FloatArray:
        """Return a line ``distance`` mm inside an island's inner line, k x 2."""
        return islands.unbend(self.patches[at].coast.inset(distance).ring)


def contours_of(islands: Islands, width: float, between: float, nib: float) -> Contours:
    """Draw the contours of islands, ``width`` mm wide and ``between`` mm apart."""
    channel, line, soft = 0.5 * between, 0.8 * nib, _ROUNDING * islands.size
    coasts = [islands.coast(at).inset(channel + width, soft) for at in range(len(islands.sites))]

    def drawn(out: float) -> list[FloatArray]:
        """Return lines so far outside the inner ones: a contour is as wide round a corner as beside it."""
        held = [inset(coast.ring, -out) for coast in coasts]
        if not held:
            return []
        return np.split(islands.unbend(np.concatenate(held)), np.cumsum([len(ring) for ring in held])[:-1])

    rings = drawn(0.0)
    # The middle is that of the largest disc, near enough: midway between the outline's ends.
    middles = np.array([0.5 * (ring.min(axis=0) + ring.max(axis=0)) for ring in rings]).reshape(-1, 2)
    reach = np.array([float(length(ring - middle).max()) for ring, middle in zip(rings, middles, strict=True)])
    patches = tuple(Shore(coast, middle) for coast, middle in zip(coasts, middles, strict=True))
    shore = width - 0.5 * line
    edges = [inset(coast.ring, -shore) for coast in coasts]
    return Contours(
        channel, width, line, patches, rings, drawn(0.5 * width - 0.5 * line), drawn(shore), edges, middles, reach
    )


def seams_under(plan: Plan, contours: Contours, mine: BoolArray) -> tuple[Layer, ...]:
    """Lay what the contours of the islands marked in ``mine`` are made of, and their dark ground."""
    outer, pale = Waxing("tepi luar", Wax.KLOWONG, 1), Waxing("tepi tembok", Wax.TEMBOK, 5)
    rope, bare = Waxing("tepi untu", Wax.KLOWONG, 2), Waxing("tepi terbuka", Wax.OPEN, 2)
    pace = plan.value("sekar.rope")
    nib = min(_ROPE + 0.8 * (plan.value("nib.isen") - plan.declared["nib.isen"].default), 0.52 * pace)
    for at in np.flatnonzero(mine).tolist():
        shore, strip, ring = contours.shores[at], contours.strips[at], contours.rings[at]
        outer.stroke(shore[None], contours.line, closed=True)
        pale.area(shore[None])
        strokes = _rope(plan, strip, contours.width - contours.line, pace)
        own = plan.hand.size(salts.SEKAR_ROPE_NIB, strokes.mean(axis=1), 0.9)
        rope.stroke(strokes, nib * own[:, None])
        bare.area(ring[None])
    return plan.layers(outer, pale, rope, bare)


def _rope(plan: Plan, ring: FloatArray, width: float, pace: float) -> FloatArray:
    """Return short slanted strokes across a strip about a ring, n x 2 x 2, no two of one length and slant."""
    step = np.roll(ring, -1, axis=0) - ring
    long = length(step)
    reach = np.cumsum(long)
    count = int(reach[-1] / pace)
    want = (np.arange(count) + 0.5) * (reach[-1] / count)
    piece = np.searchsorted(reach, want)
    share = 1 - (reach[piece] - want) / np.maximum(long[piece], 1e-9)
    at, way = ring[piece] + step[piece] * share[:, None], unit(step[piece])
    across = np.stack([-way[:, 1], way[:, 0]], axis=-1)
    long, slant = (plan.hand.size(salts.SEKAR_ROPE + k, at, amount)[:, None] for k, amount in ((0, 0.9), (1, 2.6)))
    half = 0.5 * (width - 0.5) * np.minimum(long, 1.12) * across + 0.28 * width * np.clip(slant, 0.4, 1.6) * way
    return np.stack([at - half, at + half], axis=1)


def seams_over(plan: Plan, islands: Islands, contours: Contours, mine: BoolArray) -> tuple[Layer, ...]:
    """Cover the cuts by the inner line, set cecek along the channels and a flower where three meet.

    Lines are drawn of the islands marked in ``mine``; of a cloth that repeats, dots and flowers once.
    """
    lines, dots = Waxing("klowong", Wax.KLOWONG, 1), Waxing("cecek tepi", Wax.CECEK, 4)
    plates, eyes = Waxing("tembok simpul", Wax.TEMBOK, 5), Waxing("mata simpul", Wax.OPEN, 2)
    for at in np.flatnonzero(mine).tolist():
        lines.stroke(contours.rings[at][None], 1.5 * contours.line, closed=True)
    spots, room = _junctions(islands, contours)
    dot = min(max(2.2 * plan.value("isen.size") - 0.72, 0.6), 0.9 * contours.channel)
    along = _along_channels(plan.hand, islands, contours, spots, room, 2.6 * dot / plan.value("isen.count"))
    if islands.torus is not None:
        kept = islands.torus.kept(spots)
        spots, room, along = spots[kept], room[kept], along[islands.torus.kept(along)]
    _flowers(plates, lines, eyes, dots, spots, room)
    dots.dot(along, dot)
    return plan.layers(plates, lines, eyes, dots)


def _junctions(islands: Islands, contours: Contours) -> tuple[FloatArray, FloatArray]:
    """Return the roomiest places where channels meet, n x 2, and how much room is there, mm."""
    from scipy.spatial import cKDTree

    keys, which = np.unique(np.rint(islands.cells.points * 16), axis=0, return_inverse=True)
    around: list[list[int]] = [[] for _ in keys]
    for junction, island in zip(which.reshape(-1).tolist(), islands.cells.owner.tolist(), strict=True):
        around[junction].append(island)
    # The corners of cells on the margin have no third island: nothing stands there.
    spots = keys[[len(set(touching)) > 2 for touching in around]] / 16
    if not len(spots):
        return np.zeros((0, 2)), np.zeros(0)
    tree = cKDTree(np.concatenate(contours.edges))
    clear = np.asarray(tree.query(spots)[0])
    ways = np.arange(_WAYS) * (2 * np.pi / _WAYS)
    rows = np.arange(len(spots))
    for _ in range(_STEPS):
        # No step is longer than there is room, so that none crosses a shore.
        step = (0.6 * clear[:, None, None]) * np.stack([np.cos(ways), np.sin(ways)], axis=-1)
        near = np.concatenate([spots[:, None], spots[:, None] + step, spots[:, None] + 0.3 * step], axis=1)
        room = np.asarray(tree.query(near)[0])
        best = room.argmax(axis=1)
        spots, clear = near[rows, best], room[rows, best]
    places, free = islands.unbend(spots), clear - 0.5 * contours.line
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
    hand: Hand, islands: Islands, contours: Contours, spots: FloatArray, room: FloatArray, pace: float
) -> FloatArray:
    """Return places of cecek along the channels, unevenly about ``pace`` mm apart, clear of the junctions."""
    from scipy.spatial import cKDTree

    places = islands.unbend(np.concatenate([np.zeros((0, 2)), *(_paced(hand, run, pace) for run in islands.seams)]))
    if not len(places) or not len(spots):
        return places
    far, nearest = cKDTree(spots).query(places)
    kept: FloatArray = places[far > np.minimum(room[nearest], _LARGEST) + contours.channel]
    return kept


def _paced(hand: Hand, run: FloatArray, pace: float) -> FloatArray:
    """Return places along a line k x 2, about ``pace`` mm apart, each a little before or after its turn."""
    reach = np.concatenate([np.zeros(1), np.cumsum(length(run[1:] - run[:-1]))])
    count = max(int(np.rint(reach[-1] / pace)), 1)

    def at(want: FloatArray) -> FloatArray:
        return np.stack([np.interp(want, reach, run[:, axis]) for axis in (0, 1)], axis=-1)

    want = (np.arange(count) + 0.5) * (reach[-1] / count)
    if hand.wobble_mm:
        want = want + _STRAY * pace * (hand.at(salts.SEKAR_PACE, at(want)) - 0.5)
    return at(want)
