"""Sprigs: the growth as an ornament of its own, planned into the room that one repeat leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.flora.repeat import FloraRepeat
from batik_gen.pattern.geometry.curves import length, turn
from batik_gen.pattern.growth.growth import Growth, grow
from batik_gen.pattern.growth.habit import COILED, Habit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray

_GAP = 1.5
"""A sprig keeps this far from everything, mm."""

_FADES, _UNSEEN = (0.82, 0.96), 5.0
"""A sprig is nothing at the first, and as large as it may be at the second, of its least length; none shorter, mm."""

_SLIM = 0.075
"""No stem is wider than this share of how far it reaches, nor are its two edges."""

_END_LEAF = 0.5
"""So large a part of a sprig's stem is the leaf at its end."""

_OUTLINED = 5.5
"""Curls that reach farther than this, mm, are light lines between two brown ones; smaller ones are brown."""


@dataclass(frozen=True)
class Sprig:
    """Hold where a growth stands in the repeat, which way it points, how long it is, whether it is mirrored."""

    foot: FloatArray
    angle: float
    long: float
    mirrored: bool


@dataclass(frozen=True)
class Shoot:
    """Hold the numbers that a person's tendril grows from."""

    angle: float
    repetition: float
    length: float
    curl: float
    habit: Habit = COILED

    @classmethod
    def of(cls, plan: Plan) -> "Shoot":
        """Read them from a plan."""
        angle, repetition, length, curl = (
            plan.value(f"growth.{name}") for name in ("angle", "repetition", "length", "curl")
        )
        return cls(angle, repetition, length, curl, Habit.of(plan))

    def grown(self) -> Growth:
        """Grow the tendril once, winding, at unit length."""
        angle, length, curl = (np.array([x]) for x in (self.angle, self.length, self.curl))
        return grow(angle, self.repetition, length, curl, self.habit, both_sides=False)


def plan_at(
    repeat: FloraRepeat, form: Growth, foot: FloatArray, angle: float, long: float, mirrored: bool, least: float,
    start: float = 4.0,
) -> Sprig | None:  # fmt: skip
    """Let a sprig grow from a foot to ``long`` mm or until it meets something; None if it stays under ``least``."""
    lines, leaves = _outlines(form, angle, mirrored)
    everything = np.concatenate([*lines, *leaves]) * long
    scale = repeat.fit(everything, foot, _GAP, start, 0.35)
    if scale * long < least:
        return None
    return _stand(repeat, form, Sprig(foot, angle, scale * long, mirrored))


def _stand(repeat: FloraRepeat, form: Growth, sprig: Sprig) -> Sprig:
    """Let a sprig stand where it is."""
    lines, leaves = _outlines(form, sprig.angle, sprig.mirrored)
    for line in lines:
        repeat.add_line(sprig.foot + line * sprig.long)
    for ring in leaves:
        middle = sprig.foot + 0.5 * (ring[0] + ring[len(ring) // 2]) * sprig.long
        repeat.add_solid(sprig.foot + ring * sprig.long, middle)
    return sprig


@dataclass(frozen=True)
class Spot:
    """Hold where a sprig may stand, which way it points, in degrees, and whether it is mirrored."""

    middle: FloatArray
    angle: float
    mirrored: bool


def plan_spots(repeat: FloraRepeat, form: Growth, spots: Sequence[Spot], most: float, least: float) -> list[Sprig]:
    """Let a sprig stand at each of the same spots, as large as what stands about it leaves room for.

    Parameters
    ----------
    repeat, form
        What stands there, and the tendril.
    spots
        In their order: where, the middle of the sprig.
    most, least
        It is so long at most, mm; with room for hardly less than ``least`` it grows out of nothing.
    """
    middle, shapes = _about(form)
    found = []
    for spot in spots:
        flip, angle = np.array([1.0, -1.0 if spot.mirrored else 1.0]), np.deg2rad(spot.angle)
        long = most * repeat.fit(turn(shapes * flip, angle) * most, spot.middle, _GAP, 0.0, 9.0)
        nothing, whole = (share * least for share in _FADES)
        long *= float(np.clip((long - nothing) / (whole - nothing), 0.0, 1.0))
        if long > _UNSEEN:
            foot = spot.middle - turn(middle * flip, angle) * long
            found.append(_stand(repeat, form, Sprig(foot, angle, long, spot.mirrored)))
    return found


class Gaps:
    """Find the widest gaps that a repeat leaves."""

    def __init__(self, repeat: FloraRepeat) -> None:
        self._repeat, self._box = repeat, np.array(repeat.box)
        count = np.ceil(self._box / 2.0).astype(np.int64)
        across, down = np.meshgrid(*(np.arange(n) * (side / n) for n, side in zip(count, self._box, strict=True)))
        self._spots = np.stack([across, down], axis=-1).reshape(-1, 2)
        # One half of a mirrored repeat is filled, the other mirrors it.
        self._barred = repeat.mirrored & (self._spots[:, 0] > 0.5 * self._box[0])
        self._clear, self._counts = np.full(len(self._spots), np.inf), (0, 0)
        self.look_again()

    def look_again(self) -> None:
        """Measure the clearances after something new stands."""
        from scipy.spatial import cKDTree

        new, self._counts = self._repeat.held_since(self._counts), self._repeat.counts
        if len(new):
            tree = cKDTree(new, boxsize=self._box, balanced_tree=False, compact_nodes=False)
            self._clear = np.minimum(self._clear, tree.query(self._spots)[0])

    def widest(self) -> tuple[FloatArray, float]:
        """Return the place farthest from everything, about the site rather than beyond it, and how far it is."""
        open_ = np.where(self._barred, 0.0, self._clear)
        best = int(np.argmax(open_))
        # Only sites near the cloth are drawn: what belongs to one must not stand a whole repeat away.
        spot = self._spots[best] - np.where(self._spots[best] > 0.5 * self._box, self._box, 0.0)
        return spot, float(open_[best])

    def bar(self, spot: FloatArray, away: float) -> None:
        """Pass over the places ``away`` mm around a spot from now on."""
        off = self._spots - spot
        off -= np.rint(off / self._box) * self._box
        self._barred |= length(off) < away


def wax_sprigs(
    to: flora.Brushes,
    core: Waxing,
    hand: Hand,
    form: Growth,
    sprigs: tuple[Sprig, ...],
    sites: FloatArray,
    thick: float,
    kinds: tuple[int, ...] = (0, 4, 1),
) -> None:
    """Draw each sprig about every site: light stems between brown lines, leaves with isen, berries in the curls."""
    for number, sprig in enumerate(sprigs):
        feet = sites + sprig.foot
        size = sprig.long * (hand.size(salts.FLORA_SPRIG_SIZE + number, feet, 0.3) - 0.02)
        grown = form.scaled(size).placed(
            feet, sprig.angle + 0.02 * hand.normal(salts.FLORA_SPRIG_TURN + number, feet), sprig.mirrored
        )
        for nth, stem in enumerate(grown.stems):
            reach = float(np.median(length(stem - stem[:, :1]).max(axis=1)))
            if reach < 2.2:
                continue
            if nth == 0:
                # It begins thin and opens into a leaf: a stem that just stops looks cut off.
                stem = _leafed(to, hand, stem, kinds[0])
            taper = np.linspace(1.0, 0.45, stem.shape[1])
            if nth == 0:
                taper *= np.linspace(0.4, 2.0, stem.shape[1]).clip(max=1.0)
            if nth == 0 or reach > _OUTLINED:
                # A short one is thin as well.
                inner = np.maximum(min(0.45 + 0.85 * thick, _SLIM * reach) * taper, 0.5)
                to.under.stroke(stem, inner + min(1.35 * to.nib, _SLIM * reach + 0.3))
                core.stroke(stem, inner)
            else:
                to.under.stroke(stem, np.maximum(0.9 * to.nib * taper, 0.6))
        for nth, ring in enumerate(grown.leaves):
            foot, tip = ring[:, 0], ring[:, ring.shape[1] // 2]
            way, long = tip - foot, length(tip - foot)
            wide = length(ring[:, ring.shape[1] // 5] - ring[:, -(ring.shape[1] // 5)])
            if float(np.median(long)) < 3.6:
                continue
            flora.leaves(
                to, hand, foot, np.arctan2(way[:, 1], way[:, 0]), long, 1.12 * wide, 0.0, kinds[nth % len(kinds)]
            )
        for (eye, share), stem in zip(grown.berries, grown.stems[1:], strict=True):
            if float(np.median(length(stem - stem[:, :1]).max(axis=1))) >= 2.2:
                (to.isen if to.light_ground else to.dots).dot(eye, 1.5 * to.dot * (0.6 + 0.4 * share))


def _leafed(to: flora.Brushes, hand: Hand, stem: FloatArray, kind: int) -> FloatArray:
    """Draw the last part of stems, n x k x 2, as a leaf; return the part before it."""
    node = round((1.0 - _END_LEAF) * (stem.shape[1] - 1))
    way = stem[:, -1] - stem[:, node]
    long = length(way)
    if float(np.median(long)) < 2.4:
        return stem
    flora.leaves(to, hand, stem[:, node], np.arctan2(way[:, 1], way[:, 0]), long, 0.5 * long, 0.0, kind)
    return stem[:, : node + 1]


def _outlines(form: Growth, angle: float, mirrored: bool) -> tuple[list[FloatArray], list[FloatArray]]:
    placed = form.placed(np.zeros((1, 2)), angle, mirrored)
    return [s[0] for s in placed.stems], [r[0] for r in placed.leaves]


def _about(form: Growth) -> tuple[FloatArray, FloatArray]:
    """Return the middle of a growth and everything in it about that middle."""
    points = np.concatenate([*(s[0][::2] for s in form.stems), *(r[0][::4] for r in form.leaves)])
    middle = 0.5 * (points.min(axis=0) + points.max(axis=0))
    return middle, points - middle
