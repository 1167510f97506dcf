"""Water at the foot of rock: scalloped waves in bands of blue, lightest at their edge, deep beneath the stones."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import TAHAP, Wax

_POINTS = 180
"""Points of a shore."""
_HALF, _DEEP, _TOP = 0.56, 0.33, 0.11
"""Half the breadth of the water, how far below the foot it reaches, where it begins, in heights of the bank."""
_IN = 0.07
"""How much narrower each band is than the one outside of it, in half the breadth."""
_SCALLOP_MM = 12.0
"""Breadth of a wave."""
_CREST = 0.022
"""Height of a wave, in heights of the bank."""


class Water:
    """Gather the water of all banks, what is waxed alike together."""

    def __init__(self) -> None:
        self._bands = [Waxing(f"air {k + 1}", wax, 3 + k) for k, wax in enumerate(TAHAP)]
        self._line, self._dots = Waxing("tepi air", Wax.TEMBOK, 1), Waxing("cecek air", Wax.CECEK, 4)

    @property
    def waxings(self) -> tuple[Waxing, ...]:
        """All of it, lowest first."""
        return *self._bands, self._line, self._dots

    def lay(self, plan: Plan, feet: FloatArray, size: float, nib: float) -> None:
        """Lay water at the feet of banks n x 2 of a height, with a line of a nib about it."""
        luck = plan.hand.at(salts.WADAS_WATER, feet)[:, None]
        x = np.linspace(-1.0, 1.0, _POINTS)[None]
        skew, full = (plan.hand.at(salts.WADAS_WATER + k, feet)[:, None] for k in (5, 6))
        waves = 2 * round(_HALF * size / _SCALLOP_MM)
        for number, pen in enumerate(self._bands):
            inner = 1.0 - _IN * number
            # No two hang alike: one is deepest left, another right, and one is a shallow pan.
            off = np.clip(x + 0.55 * (skew - 0.5) * (1 - x * x), -1, 1)
            flat = 1 - off * off * off * off
            bowl = flat * (0.62 + 0.25 * full + 0.07 * np.sin(2.6 * np.pi * off * (1 + 0.3 * skew) + 6.3 * luck))
            # Round below and pointed between, as waves are drawn; each row stands in the gaps of the one outside.
            phase = 0.5 * np.pi * (number % 2) + 0.4 * (luck - 0.5)
            crest = np.abs(np.sin(0.5 * np.pi * waves * x * inner + phase)) * (1 - x * x)
            low = _TOP + (_DEEP - _TOP) * bowl - 0.030 * number + _CREST * crest
            shore = np.stack([np.broadcast_to(_HALF * inner * x, low.shape), np.maximum(low, _TOP)], axis=-1)
            ring = size * shore + feet[:, None]
            pen.area(ring)
            if number in (0, 2):
                self._line.stroke(ring[:, 2:-2], nib * (1.0 if number == 0 else 0.62))
        at = np.arange(waves) + 0.5
        share = (2 * at / waves - 1)[None]
        middle = _TOP + (_DEEP - _TOP) * (1 - share * share) * (0.8 + 0.2 * share * share) - 0.012
        dots = size * np.stack([_HALF * share, middle], axis=-1) + feet[:, None]
        self._dots.dot(dots[:, np.abs(share[0]) < 0.8], min(plan.value("isen.size"), 0.8))
