"""Stretches of a lereng's friezes that belong to ids: each frieze runs through, and changes hands at whole periods."""

from dataclasses import dataclass, fields

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.motifs.lereng.frame import HALF, Frieze
from batik_gen.pattern.patchwork.owning import owned_by
from batik_gen.values.arrays import FloatArray, IntArray

_PERIODS = 3
"""So many periods of a frieze are one stretch."""
_NEAR = 1e-6


@dataclass(frozen=True, eq=False)
class Stretches:
    """Hold whose each stretch is.

    Parameters
    ----------
    owner
        The person's number of each stretch, by frieze and along it.
    first
        The frieze and the stretch that its first row and column stand for.
    count
        Bands of a cycle.
    middle
        Middle of the cloth, mm.
    """

    owner: IntArray
    first: IntArray
    count: int
    middle: FloatArray

    def keys(self, band: Frieze, number: int, places: FloatArray) -> IntArray:
        """Return the frieze and the stretch in it of places n x 2 along a band of the cycle."""
        x, y = ((places - self.middle) / (2 * HALF)).T
        along, across = (band.flip * x - y) / band.period, (band.flip * x + y - band.middle) / band.cycle
        frieze = self.count * np.rint(across).astype(np.int64) + number
        # Stretches of friezes side by side do not begin side by side.
        begun = along + 0.5 + _NEAR + frieze % _PERIODS
        return np.stack([frieze, np.floor(begun / _PERIODS).astype(np.int64)], axis=1)

    def whose(self, band: Frieze, number: int, places: FloatArray) -> IntArray:
        """Return the number of the person to whom each place along a band falls."""
        row, column = (self.keys(band, number, places) - self.first).T
        given: IntArray = self.owner[row, column]
        return given


@dataclass(frozen=True)
class OwnFrieze(Frieze):
    """Draw of one band what falls to one person."""

    stretches: Stretches
    number: int
    who: int

    def cells(self, pieces: int, shift: float = 0.0) -> FloatArray:
        """Return the middles of the person's cells, as ``Frieze`` does those of all."""
        at = super().cells(pieces, shift)
        mine: FloatArray = at[self.stretches.whose(self, self.number, at) == self.who]
        return mine


def stretches_over(plan: Plan, bands: list[Frieze]) -> Stretches:
    """Deal out the stretches of a cloth among the ids of its Design."""
    middle = np.array(plan.size_mm) / 2
    band = bands[0]
    reach = float(np.sum(plan.size_mm)) * HALF + 4 * (band.cycle + band.period)
    rows = len(bands) * (int(reach / 2 / band.cycle) + 2)
    columns = int(reach / 2 / band.period / _PERIODS) + 3
    row, column = np.arange(-rows, rows + 1), np.arange(-columns, columns + 1)
    keys = np.stack([g.ravel() for g in np.meshgrid(row, column, indexing="ij")], axis=1)
    owner = owned_by(plan.design.owners, keys).reshape(len(row), len(column))
    return Stretches(owner, np.array([-rows, -columns]), len(bands), middle)


def own_frieze(band: Frieze, plan: Plan, stretches: Stretches, number: int, who: int) -> OwnFrieze:
    """Return of a band what falls to a person, drawn by their Plan."""
    kept = {each.name: getattr(band, each.name) for each in fields(Frieze)}
    return OwnFrieze(**{**kept, "plan": plan}, stretches=stretches, number=number, who=who)


def middles(bands: list[Frieze], stretches: Stretches) -> list[tuple[int, FloatArray]]:
    """Return the person's number of each stretch over the cloth and its middle in mm."""
    laid = []
    for number, band in enumerate(bands):
        for frieze, stretch in np.unique(stretches.keys(band, number, band.cells(1)), axis=0).tolist():
            along = band.period * (_PERIODS * (stretch + 0.5) - 0.5 - frieze % _PERIODS)
            across = band.middle + band.cycle * (frieze // stretches.count)
            row, column = np.array([frieze, stretch]) - stretches.first
            at = stretches.middle + band.xy(np.array([along, across]))
            laid.append((int(stretches.owner[row, column]), at))
    return laid
