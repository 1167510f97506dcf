"""The habit of a growth: how its shoots stand, coil or hang, and how broad its leaves are, all by degrees."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.values.arrays import FloatArray

_STEPS = 26
"""Bends of a shoot."""

_HUNG = 0.36
"""Turns by which a hanging shoot bends away from the stem."""

_RISEN = 0.6
"""Share of its angle to the stem by which a standing shoot bends back to it."""

_WIDER = 0.3
"""A standing shoot leaves the stem at so much wider an angle, so that a leaf has room between them."""

_HOOK = 0.4
"""Share of its curl that a standing shoot keeps at its tip."""


@dataclass(frozen=True)
class Habit:
    """Hold how a growth holds itself.

    Parameters
    ----------
    stance
        -1 where shoots stand up along the stem, 0 where they coil, 1 where they hang; between them each
        bend is so much of the one and so much of the other.
    leaf
        Breadth of its leaves, 1 the usual one.
    """

    stance: float = 0.0
    leaf: float = 1.0

    @classmethod
    def of(cls, plan: Plan) -> "Habit":
        """Read a person's habit from a plan."""
        return cls(plan.value("growth.stance"), plan.value("growth.leaf"))

    @property
    def standing(self) -> float:
        """How far shoots stand up, 0..1."""
        return max(-self.stance, 0.0)

    @property
    def hanging(self) -> float:
        """How far shoots hang, 0..1."""
        return max(self.stance, 0.0)

    def shoot(
        self, foot: FloatArray, way: FloatArray, side: float, lean: FloatArray, reach: FloatArray, curl: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """Draw n side shoots.

        Parameters
        ----------
        foot, way
            Where they leave the stem, n x 2, and in which direction, n.
        side
            1 to the left of the stem, -1 to its right.
        lean
            Their angles to the stem, n, radians.
        reach, curl
            Their lengths, n, and in how many turns each rolls up.

        Returns
        -------
        Their lines, n x k x 2, and the eyes in which they end, n x 2.
        """
        points = [foot]
        at = foot
        along = np.arange(_STEPS, dtype=np.float64) / _STEPS
        coiled = _summed(0.2 + 0.35 * along + 0.75 * along * along)  # tighter at the end than at the foot
        risen, hooked = _summed((1.0 - along) * along), _summed(along * along * along * along)
        other = self.standing + self.hanging
        reach = reach * (1.0 + 0.25 * self.hanging)
        way = way + side * _WIDER * lean * self.standing
        for i in range(_STEPS):
            bend = side * curl * (2 * np.pi) * coiled[i]
            up = (2 * np.pi * _HOOK) * curl * hooked[i] - _RISEN * lean * risen[i]
            down = 2 * np.pi * _HUNG / _STEPS
            way = way + (bend * (1.0 - other) + side * (up * self.standing + down * self.hanging))
            step = reach / _STEPS * (1.5 - 1.0 * i / _STEPS)
            at = at + step[:, None] * np.stack([np.cos(way), np.sin(way)], axis=-1)
            points.append(at)
        inward = way + side * (np.pi / 2)
        eye = at + (0.06 * reach)[:, None] * np.stack([np.cos(inward), np.sin(inward)], axis=-1)
        return np.stack(points, axis=1), eye


COILED = Habit()
"""The habit that a growth has by tradition."""


def _summed(bend: FloatArray) -> FloatArray:
    """Return bends that sum to one."""
    held: FloatArray = bend / bend.sum()
    return held
