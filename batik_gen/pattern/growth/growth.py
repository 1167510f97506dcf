"""Growth: the personal ornament, a tendril (lung) grown by an L-system.

Angle, repetition, thickness and length come from the bands, as in the tool
that the 2022 campaign used. The grammar (Prusinkiewicz & Lindenmayer 1990) is

    A -> F [+ S] [- S] A        a shoot that branches to both sides
    A -> F [+ S] F [- S] A      a winding tendril that branches in turn
    S -> a side shoot that curls up, stands or hangs, with a leaf at its foot and a berry in its eye

rewritten ``repetition`` times. Where repetition is no whole number, first the
stem is longer by the remaining part, then the last pair grows out of nothing,
so that nothing jumps.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.growth.anatomy import TendrilParts, scaled
from batik_gen.pattern.growth.habit import COILED, Habit
from batik_gen.pattern.growth.kept_rooms import KeptRooms
from batik_gen.pattern.growth.room import leaf_shares, shoot_shares
from batik_gen.pattern.growth.scroll import ScrollParts
from batik_gen.values.arrays import FloatArray

_STEM_FIRST = 0.4
"""Share of a repetition in which the stem grows; then a pair of shoots does, where others have given way to it."""


@dataclass(frozen=True)
class Growth:
    """Hold n tendrils in their own frames: from the origin along +x, unit stem length.

    Parameters
    ----------
    stems
        Lines n x k x 2.
    leaves
        Rings n x k x 2 with their ribs (lines n x 2 x 2).
    berries
        Centres n x 2 and a size 0..1 for each.
    """

    stems: tuple[FloatArray, ...]
    leaves: tuple[FloatArray, ...]
    ribs: tuple[FloatArray, ...]
    berries: tuple[tuple[FloatArray, float], ...]

    @property
    def points(self) -> FloatArray:
        """Every point of stems and leaves and the middle of every berry, n x k x 2."""
        return np.concatenate([*self.stems, *self.leaves, *(b[:, None] for b, _ in self.berries)], axis=1)

    def fitted(self, long: FloatArray | float, half: FloatArray | float, taper: float) -> tuple["Growth", FloatArray]:
        """Scale each tendril into its place and return it with the scales used (n).

        The place is ``long`` mm long and ``half`` mm wide to either side at its
        foot; with ``taper`` 1 it narrows to a point, with 0 it keeps its width.
        """
        everything = self.points
        x = np.maximum(everything[..., 0] / np.asarray(long, np.float64).reshape(-1, 1), 0)
        y = np.abs(everything[..., 1]) / np.asarray(half, np.float64).reshape(-1, 1)
        scale = 1 / np.maximum(np.maximum(y + taper * x, x).max(axis=1), 1e-9)
        return self.scaled(scale), scale

    def scaled(self, scale: FloatArray) -> "Growth":
        """Make each tendril ``scale`` (n) times as large."""
        return self.moved(lambda points: points * scale.reshape(-1, *([1] * (points.ndim - 1))))

    def placed(self, feet: FloatArray, angle: FloatArray | float, mirror: bool = False) -> "Growth":
        """Set each tendril on its foot (n x 2), turned by ``angle``, mirrored across its stem if asked."""
        angle = np.broadcast_to(np.asarray(angle, np.float64), feet.shape[:1])
        flip = np.array([1.0, -1.0 if mirror else 1.0])

        def by(points: FloatArray) -> FloatArray:
            if points.ndim == 2:
                return turn(points * flip, angle) + feet
            return turn(points * flip, angle[:, None]) + feet[:, None]

        return self.moved(by)

    def picked(self, which: NDArray[Any]) -> "Growth":
        """Keep the tendrils that a mask or numbers say."""
        return self.moved(lambda points: points[which])

    def moved(self, by: Callable[[FloatArray], FloatArray]) -> "Growth":
        """Take every point (n x 2 or n x k x 2) to where ``by`` says."""
        return Growth(
            tuple(map(by, self.stems)),
            tuple(map(by, self.leaves)),
            tuple(map(by, self.ribs)),
            tuple((by(b), size) for b, size in self.berries),
        )


@dataclass(frozen=True)
class _Manner:
    """Say how it branches (see ``grow``)."""

    both_sides: bool
    bud: bool
    rolled: bool

    def parts(
        self, angle: FloatArray, grown: list[tuple[float, float]], reach: FloatArray, curl: FloatArray, habit: Habit
    ) -> TendrilParts | ScrollParts:
        """Build every part of n tendrils at its full length."""
        if self.rolled:
            return ScrollParts(angle, grown, reach, curl, habit)
        return TendrilParts(angle, grown, reach, curl, habit, self.both_sides, self.bud)


def grow(
    angle: FloatArray,
    repetition: float,
    reach: FloatArray,
    curl: FloatArray,
    habit: Habit = COILED,
    *,
    both_sides: bool,
    bud: bool = True,
    rolled: bool = False,
    luck: FloatArray | float = 0.5,
) -> Growth:
    """Grow n tendrils.

    Parameters
    ----------
    angle
        n branching angles in degrees.
    repetition
        How often the rule is applied; the part after the point grows a bud.
    reach
        n lengths of the side shoots, in modules.
    curl
        n numbers of turns in which a side shoot rolls up.
    habit
        How it holds itself.
    both_sides
        Branch to both sides at once (a mirror-symmetric shoot) or in turn (a
        winding tendril).
    bud
        End in a pointed bud with three berries.
    rolled
        Be a lung instead: a stem that rolls up in an ukel, its shoots on the outer side.
    luck
        A number 0..1 for each tendril. Those that differ by less than the eye sees share the search for room:
        luck says which of many that change together change their company first, so that not all do at once.
    """
    manner = _Manner(both_sides, bud, rolled)
    whole = int(repetition)
    part = repetition - whole if repetition - whole > 1e-3 else 0.0
    n = len(angle)
    numbers = (angle, reach, curl, np.full(n, habit.stance))
    asked = np.stack([number / step for number, step in zip(numbers, _ALIKE, strict=True)], axis=-1)
    keys, which = np.unique(np.floor(asked + np.reshape(luck, (-1, 1))), axis=0, return_inverse=True)
    which = which.reshape(-1)
    longer = min(part / _STEM_FIRST, 1.0)

    def room(pairs: int) -> tuple[list[FloatArray], list[FloatArray]]:
        # All copies have leaves of one breadth: between two breadths searched their room moves with it.
        step = np.floor(habit.leaf / _LEAF_ALIKE)
        share = float(habit.leaf / _LEAF_ALIKE - step)
        below = _rooms(keys, step * _LEAF_ALIKE, pairs, manner)
        if not share:
            return below
        above = _rooms(keys, (step + 1) * _LEAF_ALIKE, pairs, manner)
        return _between(below[0], above[0], share), _between(below[1], above[1], share)

    shares, spread = room(whole + (part > 0))
    if 0 < longer < 1:
        shares, spread = (_giving_way(*both, longer) for both in zip(room(whole), (shares, spread), strict=True))
    grown = [(1.0, 1.0)] * whole
    grown += [(longer, max((part - _STEM_FIRST) / (1 - _STEM_FIRST), 0.0))] if part else []
    parts = manner.parts(angle, grown, reach, curl, habit)
    tendrils = Growth(*parts.at_shares([s[which] for s in shares], [s[which] for s in spread]))
    if rolled:
        # What it holds lies evenly to either side of the way ahead; a new part weighs nothing.
        weights = [0.5] * (len(tendrils.stems) - 1) + [0.3] * len(tendrils.leaves)
        middle = tendrils.stems[0].mean(axis=1)
        for piece, weight in zip((*tendrils.stems[1:], *tendrils.leaves), weights, strict=True):
            middle = middle + weight * (piece.mean(axis=1) - piece[:, 0])
        tendrils = tendrils.placed(np.zeros_like(middle), -np.arctan2(middle[:, 1], middle[:, 0]))
    return tendrils.fitted(np.ones(n), np.full(n, 1e9), 0.0)[0]


_ALIKE = (3.0, 0.05, 0.06, 0.05)
"""Tendrils that share a search for room differ by less in angle, reach, curl and stance."""
_LEAF_ALIKE = 0.05
"""Breadths of leaves for which room is searched lie so far apart."""
_ROOMS = KeptRooms()


def _rooms(keys: FloatArray, leaf: float, pairs: int, manner: _Manner) -> tuple[list[FloatArray], list[FloatArray]]:
    """Return how much room there is in kinds of tendrils, n x 4 in units of ``_ALIKE``; stance by stance."""
    shares: list[FloatArray] = []
    spread: list[FloatArray] = []
    for stance in np.unique(keys[:, 3]).tolist():
        alike = keys[:, 3] == stance
        habit = Habit(stance * _ALIKE[3], leaf)
        for every, some in zip((shares, spread), _room(keys[alike, :3], pairs, habit, manner), strict=True):
            every.extend(np.zeros(len(keys)) for _ in range(len(some) - len(every)))
            for all_, these in zip(every, some, strict=True):
                all_[alike] = these
    return shares, spread


def _between(one: list[FloatArray], other: list[FloatArray], share: float) -> list[FloatArray]:
    """Return shares so far on the way from one search to another."""
    return [a + (b - a) * share for a, b in zip(one, other, strict=True)]


def _room(kinds: FloatArray, pairs: int, habit: Habit, manner: _Manner) -> tuple[list[FloatArray], list[FloatArray]]:
    """Return how much of their length shoots and leaves have room for, of each kind of tendril (n x 3 numbers)."""
    found = _ROOMS.of(kinds, (pairs, habit, manner), partial(_searched, pairs=pairs, habit=habit, manner=manner))
    shares, spread = (np.stack(rows, axis=1) for rows in zip(*found, strict=True))
    return list(shares), list(spread)


def _searched(
    kinds: FloatArray, pairs: int, habit: Habit, manner: _Manner
) -> tuple[list[FloatArray], list[FloatArray]]:
    """Do as ``_room`` does, and search anew."""
    angle, reach, curl = (kinds[:, k] * _ALIKE[k] for k in range(3))
    trial = manner.parts(angle, [(1.0, 1.0)] * pairs, reach, curl, habit)
    shares = shoot_shares(trial.stem, trial.shoots, trial.modules, trial.bud)
    room = [scaled(s, share) for s, share in zip(trial.shoots, shares, strict=True)]
    if trial.bud is not None:
        room.append(trial.bud)
    spread = leaf_shares(trial.leaves, trial.leaf_modules, trial.stem, room)
    return (_paired(shares), _paired(spread)) if manner.both_sides else (shares, spread)


def _giving_way(before: list[FloatArray], after: list[FloatArray], share: float) -> list[FloatArray]:
    """Return shares between those with one pair less and those with it: what must give way does so first."""
    down, up = min(2 * share, 1.0), max(2 * share - 1, 0.0)
    kept = [a + (b - a) * np.where(b < a, down, up) for a, b in zip(before, after, strict=False)]
    return [*kept, *after[len(before) :]]


def _paired(shares: list[FloatArray]) -> list[FloatArray]:
    """Let each pair of mirrored parts take the smaller share of the two."""
    return [np.minimum(shares[i], shares[i ^ 1]) for i in range(len(shares))]
