"""The small dark triangles of a parang, between disc, leaf and S-neck, and the strokes that fill them."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import spline
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.view import Sample, Survey
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.parang import blades as blade
from batik_gen.pattern.motifs.parang.blades import ParangFrame
from batik_gen.values.arrays import FloatArray

_OFF_GRID = 0.00317
"""In mm. Away from the lines between the hash's cells: a leaf must look the same from both of its S-bands."""

_PROBE = (np.arange(48) + 0.5) / 48
"""Heights at which a triangle's width is measured, as shares from its open top to its tip."""


@dataclass(frozen=True, eq=False)
class BladeRow:
    """Hold n blades.

    Parameters
    ----------
    feet
        The junctions at their heads, n x 2.
    gap
        Width of an outline, in pitches.
    here, other
        Widths of each blade's leaf and of the next one's, in pitches.
    neck
        Width of the S at its neck, in pitches.
    discs
        Middles of the discs above and below, n x 2 each.
    """

    feet: FloatArray
    gap: float
    here: FloatArray
    other: FloatArray
    neck: FloatArray
    discs: tuple[FloatArray, FloatArray]


def row_of(plan: Plan, frame: ParangFrame, middles: FloatArray) -> BladeRow:
    """Return the blades about their ``middles``, n x 2."""
    gap = blade.outline_nib(plan.value("nib.klowong"), frame.pitch) / frame.pitch
    feet = middles - frame.vector_to(blade.MIDDLE)
    above, below = (feet + frame.vector_to(centre) for centre in blade.discs(gap))
    return BladeRow(
        feet,
        gap,
        _leaf_width(plan, middles),
        _leaf_width(plan, middles + frame.vector(1, 0)),
        plan.at("parang.neck_width", middles) * plan.hand.size(salts.PARANG_NECK, middles, 0.3),
        (above, below),
    )


def disc_width(plan: Plan, at: FloatArray, side: int) -> FloatArray:
    """Return the widths of discs in pitches; ``side`` is 0 for those above, 1 for those below."""
    still = at + _OFF_GRID
    return plan.at("parang.disc", still) * plan.hand.size(salts.PARANG_DISC + side, still, 0.55)


def _leaf_width(plan: Plan, middles: FloatArray) -> FloatArray:
    still = middles + _OFF_GRID
    return plan.at("parang.leaf_width", still) * plan.hand.size(salts.PARANG_LEAF, still, 0.3)


@dataclass(frozen=True, eq=False)
class _Triangles:
    """Hold one dark triangle of each blade: the upper one, or the lower one, which is its turned copy."""

    name: str
    here: FloatArray
    other: FloatArray
    disc: FloatArray
    neck: FloatArray
    gap: float
    clear: float
    turned: bool

    def room(self, steps: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the middles of the triangles at m heights, n x m x 2, and the half widths there, n x m."""
        left, right = blade.wedges(self.here, self.other, self.neck, self.disc, self.gap, steps)
        return 0.5 * (left + right), np.maximum(0.5 * (right - left)[..., 0] - self.clear, 0)


def _triangles(plan: Plan, frame: ParangFrame, row: BladeRow) -> tuple[_Triangles, _Triangles]:
    clear = row.gap + 1.1 * blade.fine_nib(plan.value("nib.isen"), frame.pitch) / frame.pitch
    # The upper triangle of a band lies under the disc of the next blade, the lower one over this blade's own.
    above, below = disc_width(plan, row.discs[0] + frame.vector(1, 0), 0), disc_width(plan, row.discs[1], 1)
    return (
        _Triangles("upper triangle", row.here, row.other, above, row.neck, row.gap, clear, False),
        _Triangles("lower triangle", row.other, row.here, below, row.neck, row.gap, clear, True),
    )


def survey_triangles(plan: Plan, frame: ParangFrame, row: BladeRow) -> Survey:
    """Measure how wide the triangles are at every height: strokes fill them where most are wide enough."""
    return {one.name: Sample(one.room(_PROBE)[1], row.feet) for one in _triangles(plan, frame, row)}


def wax_triangles(plan: Plan, frame: ParangFrame, isen: Waxing, row: BladeRow) -> None:
    """Draw brown strokes to and fro in each dark triangle, the upper ones and their turned copies."""
    fine = blade.fine_nib(plan.value("nib.isen"), frame.pitch)
    for one in _triangles(plan, frame, row):
        # Strokes only where the triangle of most blades is wide enough for one.
        usual = plan.typical(one.name, Sample(one.room(_PROBE)[1], row.feet))
        begin, end = _open(usual - 0.3 * fine / frame.pitch)
        if end - begin < 0.1:
            continue
        tall = (end - begin) * blade.WEDGE_TALL * frame.pitch
        close = plan.value("isen.count") * plan.value("parang.strokes")
        strokes = max(3.0, 2 * tall / max(4.0 * fine, 0.08 * frame.pitch) * close - 1)
        # The last stroke ends where the triangle does, wherever it has come by then.
        at = np.append(np.arange(np.ceil(strokes)), strokes)
        line, half = one.room(begin + (end - begin) * at / strokes)
        turn = np.abs(at - 2 * np.floor(0.5 * at + 0.5))
        line[..., 0] += half * (2 * turn - 1)
        if one.turned:
            line = blade.NEXT - line
        isen.stroke(frame.shape(spline(line, 3, closed=False), row.feet), fine)


def _open(room: FloatArray) -> tuple[float, float]:
    """Return from which height to which there is room, by how much there is at each of ``_PROBE``."""
    wide = np.flatnonzero(room > 0)
    if not len(wide):
        return 0.0, 0.0
    ends = []
    for at, beyond in ((wide[0], max(wide[0] - 1, 0)), (wide[-1], min(wide[-1] + 1, len(room) - 1))):
        # Between a height with room and the next without, it ends where it is used up.
        share = 0.0 if room[beyond] > 0 else room[at] / (room[at] - room[beyond])
        ends.append(float(_PROBE[at] + share * (_PROBE[beyond] - _PROBE[at])))
    return ends[0], ends[1]
