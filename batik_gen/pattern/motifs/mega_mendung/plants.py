"""Plants on rock: a stem rooted behind a shoulder, leaves in two blues on it, its end rolled into an ukel."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import leaf, turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import TAHAP, Wax

_STEM = 64
"""Points of a stem."""

_LEAVES = 8
"""Places of leaves on a stem; those that are not wanted have no size."""

_BLADE = 14
"""Points of one side of a leaf."""


class Plants:
    """Gather plants, what is waxed alike together.

    Parameters
    ----------
    plan
        The plan, whose growth numbers shape them.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._young, self._old = Waxing("daun muda", TAHAP[1], 4), Waxing("daun tua", TAHAP[3], 6)
        self._stems, self._ribs = Waxing("sulur", Wax.TEMBOK, 1), Waxing("tulang daun", Wax.TEMBOK, 1)
        self._dots = Waxing("cecek daun", Wax.CECEK, 4)

    @property
    def waxings(self) -> tuple[Waxing, ...]:
        """Return all that has grown, lowest first."""
        return self._young, self._old, self._stems, self._ribs, self._dots

    def grow(self, feet: FloatArray, way: float, side: FloatArray, long: float) -> None:
        """Let a plant grow at n places.

        Parameters
        ----------
        feet
            Where they are rooted, n x 2 mm.
        way
            How far from upright they set out, radians towards their side.
        side
            To which side each rolls, 1 right or -1 left.
        long
            Length of a stem of usual reach, mm.
        """
        plan = self._plan
        if not len(feet):
            return
        luck = plan.hand.at(salts.WADAS_PLANT, feet)
        stance = plan.value("growth.stance")
        out = way + 0.35 * stance + 0.24 * (luck - 0.5)
        reach = long * (0.55 + 0.42 * plan.at("growth.length", feet)) * (0.78 + 0.40 * luck)
        stem, heading = _stems(out, plan.at("growth.curl", feet), reach, 0.5 * (1 + stance))
        flip = np.stack([side, np.ones(len(side))], axis=-1)
        thick = 1.5 * plan.value("growth.thickness")
        placed = stem * flip[:, None] + feet[:, None]
        taper = np.linspace(1.35, 0.55, _STEM)
        self._stems.stroke(placed, np.maximum(thick * taper, 0.45))
        self._stems.dot(placed[:, -1], 1.5 * thick)
        self._leaves(placed, heading, side, reach)

    def _leaves(self, stem: FloatArray, heading: FloatArray, side: FloatArray, reach: FloatArray) -> None:
        """Set leaves along stems, to either side in turn, the later the smaller."""
        plan, feet = self._plan, stem[:, 0]
        many = 1.0 + 2.1 * plan.value("growth.repetition")
        angle = np.radians(plan.at("growth.angle", feet)) * 0.72 + 0.30
        full = 0.44 * plan.value("growth.leaf")
        dot = min(plan.value("isen.size"), 0.8)
        for number in range(_LEAVES):
            grown = min(max(many - number, 0.0), 1.0)
            if grown < 0.12:
                continue
            at = round((0.14 + 0.055 * number) * (_STEM - 1))
            over = 1.0 if number % 2 == 0 else -1.0
            size = 0.36 * reach * (1 - 0.07 * number) * grown
            size = size * (0.92 + 0.16 * plan.hand.at(salts.WADAS_LEAF + number, feet))
            way = heading[:, at] + over * angle
            # Upright is up the cloth; a plant that rolls to the left is the mirror image of one that rolls right.
            ahead = np.where(side > 0, way - 0.5 * np.pi, -0.5 * np.pi - way)
            blade = leaf(size, full * size, _BLADE, 0.40)
            blade[..., 1] += 0.10 * over * side[:, None] * blade[..., 0] * (blade[..., 0] / size[:, None])
            ring = turn(blade, ahead[:, None]) + stem[:, at, None]
            self._young.area(ring)
            rib = np.stack([np.linspace(0, 0.86, 12)[None] * size[:, None], np.zeros((len(size), 12))], axis=-1)
            rib[..., 1] += 0.10 * over * side[:, None] * rib[..., 0] * (rib[..., 0] / size[:, None])
            spine = turn(rib, ahead[:, None]) + stem[:, at, None]
            # The lower half is the older, darker one.
            lower = ring[:, :_BLADE] if over > 0 else ring[:, : _BLADE - 1 : -1]
            self._old.area(np.concatenate([lower, spine[:, ::-1]], axis=1))
            fine = plan.value("nib.isen")
            self._ribs.stroke(ring, 1.35 * fine, closed=True)
            self._ribs.stroke(spine, np.linspace(1.1, 0.6, 12) * fine)
            row = 0.5 * (lower[:, 5:10:2] + spine[:, 4:9:2])
            self._dots.dot(row[size > 6.5], 0.8 * dot)


def _stems(out: FloatArray, curl: FloatArray, reach: FloatArray, hang: float) -> tuple[FloatArray, FloatArray]:
    """Return stems n x k x 2 from the origin, and how far from upright each goes there, rolling to the right."""
    s = np.arange(_STEM) / (_STEM - 1)
    late = np.clip((s - 0.50) / 0.50, 0, 1)
    rolls = late * late * (1.6 - 0.6 * late)
    # First a sway to the other side, then over, then the roll.
    heading = (
        out[:, None] - (0.75 - 0.45 * hang) * np.sin(np.pi * np.minimum(s / 0.62, 1))
        + (0.9 + 0.6 * hang) * s + 2 * np.pi * (0.35 + 0.85 * curl[:, None]) * rolls
    )  # fmt: skip
    pace = (1 - 0.62 * late) / _STEM
    step = np.stack([np.sin(heading), -np.cos(heading)], axis=-1) * pace[:, None]
    stem = np.concatenate([np.zeros((len(out), 1, 2)), np.cumsum(step[:, :-1], axis=1)], axis=1)
    return 1.55 * stem * reach[:, None, None], heading
