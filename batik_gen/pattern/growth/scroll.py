"""The parts of a lung: a stem that rolls up into an ukel, shoots that roll up the other way, leaves that sit on it."""

import numpy as np

from batik_gen.pattern.geometry.curves import leaf, turn, unit
from batik_gen.pattern.growth.anatomy import begun, scaled
from batik_gen.pattern.growth.habit import Habit
from batik_gen.values.arrays import FloatArray

_KNOTS = 41
"""Places along the stem."""
_AWAY = 0.62
"""The stem first leans away from the side to which it rolls up, in radians: an S."""
_ROLL, _PER_CURL, _PER_SHOOT = 0.56, 0.5, 0.04
"""Turns that the stem rolls up: at the least, by each turn of curl, by each shoot that it bears."""
_LATE = 1.7
"""It rolls the faster the nearer it comes to its eye: by this power of the way."""
_CLOSING = 0.74
"""Towards its eye its steps are so much shorter: a spiral that closes."""
_FIRST, _PACE = 0.17, 0.145
"""Where along the stem its first shoot leaves it, and how far on the next."""
_LONG, _DECAY = 0.235, 0.86
"""Length of the first shoot for each module of reach, in lengths of the stem before it rolls; of the next ones."""
_LEAF = 0.2
"""Length of the first leaf for each module of reach, alike."""
_HOLLOW = 0.3
"""A leaf in the hollow to which the stem bends stands off from it by so much more, in radians."""
_AFTER = 0.075
"""A leaf sits so far behind its shoot along the stem."""


class ScrollParts:
    """Build every part of n lung at its full length, foot first; ``grown`` holds how far each shoot has come."""

    bud: None = None

    def __init__(
        self, angle: FloatArray, grown: list[tuple[float, float]], reach: FloatArray, curl: FloatArray, habit: Habit
    ) -> None:
        n = len(angle)
        lean = angle * (np.pi / 180)
        many = sum(part for _, part in grown)
        t = np.linspace(0.0, 1.0, _KNOTS)
        rolled = 2 * np.pi * (_ROLL + _PER_CURL * curl + _PER_SHOOT * many)
        # Powers are not the same on every machine, products and roots are.
        late = t * np.sqrt(t) * (1.0 + (_LATE - 1.5) * (t - 1.0))
        heading = rolled[:, None] * late - _AWAY
        step = (1.0 - _CLOSING * t)[:-1] / (_KNOTS - 1)
        ways = np.stack([np.cos(heading), np.sin(heading)], axis=-1)
        steps = 0.5 * (ways[:, 1:] + ways[:, :-1]) * step[:, None]
        stem = np.concatenate([np.zeros((n, 1, 2)), np.cumsum(steps, axis=1)], axis=1)
        # The middle of the roll lies straight ahead of the foot.
        middle = stem[:, _KNOTS // 2 :].mean(axis=1)
        self.stem = turn(stem, -np.arctan2(middle[:, 1], middle[:, 0])[:, None])
        self.eye = self.stem[:, -1]
        self.shoots: list[FloatArray] = []
        self.eyes: list[FloatArray] = []
        self.leaves: list[FloatArray] = []
        self.modules: list[float] = []
        self.parts: list[float] = []
        self.leaf_parts: list[float] = []
        # The first leaf sits at the foot, in the hollow of the S.
        self._leaf(0.07, 1.0, 1.0, lean, reach, habit, 1.0)
        size = 1.0
        for number, (_, part) in enumerate(grown):
            at = _FIRST + _PACE * number
            foot, way = self._at(at)
            away = lean + 0.25
            shoot, eye = habit.shoot(foot, way - away, -1.0, away, _LONG * reach * size, 0.15 + 0.95 * curl)
            self.shoots.append(shoot)
            self.eyes.append(eye)
            self.modules.append(0.5 * size)
            self.parts.append(part)
            self._leaf(at + _AFTER, -1.0, size, lean, reach, habit, part)
            size *= _DECAY

    @property
    def leaf_modules(self) -> list[float]:
        """Length of the module that each leaf belongs to."""
        return [0.5, *self.modules]

    def _at(self, share: float) -> tuple[FloatArray, FloatArray]:
        """Return the places so far along the stems, and their directions there."""
        knot = share * (_KNOTS - 1)
        i = int(knot)
        foot = self.stem[:, i] + (self.stem[:, i + 1] - self.stem[:, i]) * (knot - i)
        way = unit(self.stem[:, i + 1] - self.stem[:, i])
        return foot, np.arctan2(way[:, 1], way[:, 0])

    def _leaf(
        self, share: float, side: float, size: float, lean: FloatArray, reach: FloatArray, habit: Habit, part: float
    ) -> None:
        """Let a leaf sit on the stem, on the side to which it rolls (1) or on the other (-1)."""
        foot, way = self._at(share)
        long = _LEAF * (0.4 + 0.6 * reach) * size
        out = (0.35 + _HOLLOW * (side > 0) + 0.5 * lean) * (1.0 + 0.25 * habit.hanging)
        self.leaves.append(turn(leaf(long, 0.42 * habit.leaf * long), (way + side * out)[:, None]) + foot[:, None])
        self.leaf_parts.append(part)

    def at_shares(
        self, shoot_share: list[FloatArray], leaf_share: list[FloatArray]
    ) -> tuple[
        tuple[FloatArray, ...], tuple[FloatArray, ...], tuple[FloatArray, ...], tuple[tuple[FloatArray, float], ...]
    ]:
        """Return stems, leaves, ribs and berries as ``TendrilParts`` does; the first berry lies in the stem's eye."""
        stems, berries = [self.stem], [(self.eye, 1.0)]
        for shoot, eye, part, share in zip(self.shoots, self.eyes, self.parts, shoot_share, strict=True):
            # A shoot that has not yet its whole length lies where a whole one begins.
            stems.append(begun(scaled(shoot, share), part))
            berries.append((stems[-1][:, -1] + (eye - shoot[:, -1]) * (part * share)[:, None], part))
        leaves = [
            scaled(ring, part * share)
            for ring, part, share in zip(self.leaves, self.leaf_parts, leaf_share, strict=True)
        ]
        ribs = [
            np.stack([ring[:, 0], ring[:, 0] + (ring[:, ring.shape[1] // 2] - ring[:, 0]) * 0.8], axis=1)
            for ring in leaves
        ]
        return tuple(stems), tuple(leaves), tuple(ribs), tuple(berries)
