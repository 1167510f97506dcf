"""Pens of a lung gelombang, and the copies of what was planned once that lie on a cloth."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.gelombang.lung.room import LINE, PITCH, RISE
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Layer, Wax

BEGINS = 0.3
"""How far above the lower edge of a cloth of three columns the line begins, in distances between stems."""


def lattice_of(scale: float) -> Lattice:
    """Return the two ways by which the plant comes again, mm."""
    return (PITCH * scale, RISE * scale), (0.0, LINE * scale)


@dataclass(frozen=True, eq=False)
class Copies:
    """Answer where on the cloth that is drawn a planned place comes again.

    Parameters
    ----------
    plan
        What is drawn.
    scale
        Millimetres of cloth for one of the plan.
    sites
        Where the beginning of the line stands in every column, n x 2.
    """

    plan: Plan
    scale: float
    sites: FloatArray

    @classmethod
    def over(cls, plan: Plan, scale: float) -> "Copies":
        """Find every column's beginning whose line may touch the cloth."""
        sites = plan.sites(*lattice_of(scale), (LINE + PITCH) * scale)
        # The middle column of three passes the middle of the cloth; the left one begins just above its lower edge.
        return cls(plan, scale, sites + np.array([0.0, (0.5 * LINE - BEGINS * PITCH) * scale]))

    def of(self, places: FloatArray, reach: float) -> tuple[IntArray, FloatArray]:
        """Return the copies of planned places n x 2 within ``reach`` mm of what is drawn: whose they are, and where."""
        at = places[:, None] * self.scale + self.sites
        width, height = self.plan.size_mm
        view, far = self.plan.view, reach * self.scale + 1.0
        kept = (at[..., 0] > -far) & (at[..., 0] < width + far)
        kept &= (at[..., 1] > max(0.0, view.top) - far) & (at[..., 1] < min(height, view.bottom) + far)
        whose, _ = np.nonzero(kept)
        return whose, at[kept]

    def lines(self, lines: FloatArray) -> tuple[IntArray, FloatArray]:
        """Return the copies of planned lines n x k x 2: whose they are, and the lines."""
        middle = 0.5 * (lines.min(axis=1) + lines.max(axis=1))
        reach = float((lines.max(axis=1) - lines.min(axis=1)).max(initial=0.0))
        whose, at = self.of(middle, 0.5 * reach + 8.0)
        return whose, at[:, None] + (lines - middle[:, None])[whose] * self.scale


class LungPens:
    """Hold what gathers the wax, from the lowest layer to the uppermost."""

    def __init__(self, plan: Plan) -> None:
        self.ground, self.ground_dots = Waxing("latar", Wax.KLOWONG, 3), Waxing("cecek latar", Wax.CECEK, 4)
        self.stalk, self.core = (
            Waxing("sulur", Wax.KLOWONG, 1, steady=True),
            Waxing("isi sulur", Wax.TEMBOK, 5, steady=True),
        )
        self.pulse = Waxing("isen sulur", Wax.KLOWONG, 2, steady=True)
        self.flora = flora.Brushes(
            self.stalk, Waxing("tembok", Wax.TEMBOK, 5), Waxing("isi cokelat", Wax.KLOWONG, 2),
            Waxing("mbironi", Wax.BIRON, 6), Waxing("isen terbuka", Wax.OPEN, 2), Waxing("klowong", Wax.KLOWONG, 1),
            Waxing("isen", Wax.KLOWONG, 2), Waxing("cecek", Wax.CECEK, 4),
            0.77 * min(plan.value("nib.klowong"), 1.6), 0.84 * plan.value("nib.isen"), plan.value("isen.size"),
            plan.value("isen.count"), False,
        )  # fmt: skip

    def layers(self, plan: Plan) -> tuple[Layer, ...]:
        """Let the hand draw what was gathered, lowest first."""
        to = self.flora
        return plan.layers(
            self.ground, self.stalk, self.ground_dots, self.core, self.pulse, to.plates, to.halves, to.blue, to.dark,
            to.lines, to.isen, to.dots,
        )  # fmt: skip
