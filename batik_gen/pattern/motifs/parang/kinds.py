"""Other blades of parang: the straight keris of curigo, and the sprigs that kusumo carries on its blades."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import ellipse, inset, spline, unit
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.ornament import GrowthPens, rib_lengths, wax_growth
from batik_gen.pattern.growth.personal import lung_at
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.view import Survey, numbered
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.pattern.motifs.parang import blades as blade
from batik_gen.pattern.motifs.parang.blades import ParangFrame
from batik_gen.values.arrays import FloatArray

CURIGO_ROW = 1.74
"""Distance of rows of curigo, in pitches: its blades are shorter."""
CURIGO_BORDER = 1.13
"""From the middle of a row of curigo to the edge of a seling."""
_OPEN = 60.0
"""From this pitch on, mm, the dark between two keris is wide enough for the growth."""
_FLANK = 0.055
"""A row of cecek follows a large keris so far outside it, in pitches."""

_KERIS = np.array(
    [
        [-0.135, -0.74],
        [-0.06, -0.66],
        [0.05, -0.55],
        [0.13, -0.40],
        [0.165, -0.20],
        [0.165, 0.10],
        [0.155, 0.36],
        [0.14, 0.54],
        [0.14, 0.66],
    ]
)
"""Right edge of a keris of half width 0.165, from its upper tip; the left one is its turned copy."""


def wax_curigo(
    plan: Plan, frame: ParangFrame, gather: tuple[Waxing, Waxing, Waxing, Waxing], middles: FloatArray
) -> None:
    """Wax a row of keris: a straight white blade with its fuller, a disc at either tip, sawut between two blades.

    Parameters
    ----------
    plan, frame
        What is drawn, and where.
    gather
        Gather the plates, their outlines, the isen, and white dots.
    middles
        Middles of the blades, n x 2.
    """
    plates, lines, isen, dots = gather
    hand, pitch = plan.hand, frame.pitch
    nib = blade.outline_nib(plan.value("nib.klowong"), pitch)
    fine = blade.fine_nib(plan.value("nib.isen"), pitch)
    wide = plan.at("parang.leaf_width", middles) * hand.size(salts.PARANG_KERIS, middles, 0.3)
    # The tips bend further where the neck of other parang is broad.
    lean = (plan.at("parang.neck_width", middles) - 0.195) * 0.8
    edge = np.broadcast_to(_KERIS, (len(middles), *_KERIS.shape)).copy()
    edge[..., 0] *= (wide / 0.36)[:, None] * 1.5
    edge[..., 0] -= lean[:, None] * edge[..., 1] * edge[..., 1] * np.sign(-edge[..., 1])
    ring = frame.shape(spline(np.concatenate([edge, -edge], axis=1), 5), middles)
    ring = inset(ring, np.full(len(ring), -0.5 * nib))
    plates.area(ring)
    lines.stroke(ring, nib, closed=True)
    # The fuller: a line along the blade with cecek on either side.
    rib = np.array([[-0.08, -0.50], [-0.02, -0.2], [0.02, 0.2], [0.08, 0.50]])
    isen.stroke(frame.shape(spline(rib, 4, closed=False), middles), fine)
    dot = 0.9 * blade.dot_size(plan.value("isen.size"), pitch)
    for side in (-1.0, 1.0):
        row = frame.shape(spline(rib * 0.86 + np.array([side * 0.115, 0.0]), 4, closed=False), middles)
        cecek.row(isen, hand, row, dot, 2.7 * dot / plan.at("isen.count", middles), closed=False)
        tip = middles + frame.vector_to(side * np.array([0.325, 0.50]))
        round_ = 0.5 * pitch * 0.54 * plan.at("parang.disc", tip) * hand.size(salts.PARANG_KERIS + 1, tip, 0.5)
        disc = ellipse(round_, round_ * hand.size(salts.PARANG_KERIS + 2, tip, 0.3), 24, 0.03)
        plates.area(disc + tip[:, None])
        lines.stroke(disc + tip[:, None], nib, closed=True)
        if pitch > _OPEN:
            flank = frame.shape(spline(side * (edge[:, 2:7] + np.array([_FLANK, 0.0])), 4, closed=False), middles)
            cecek.row(dots, hand, flank, dot, 2.7 * dot / plan.at("isen.count", middles), closed=False)
    # Half way to the next blade, in the dark: a brown stem with sawut.
    between, stem = middles + frame.vector(0.5, 0), _stems(frame, middles)
    isen.stroke(stem, 1.2 * fine)
    sawut.herringbone(
        isen, hand, stem, 0.06 * pitch, max(3.2 * fine, 0.06 * pitch), fine, 0.6,
        typical=plan.typical("stem", sawut.lengths(stem)),
    )  # fmt: skip
    # Beyond either end, where the dark is widest, dots gather, and on a large cloth the growth.
    if pitch > _OPEN:
        _wax_sprigs(plan, pitch, isen, _curigo_sprigs(plan, frame, middles))
        for side in (-1.0, 1.0):
            cecek.seven(dots, hand, between + frame.vector_to(side * np.array([0.35, 0.47])), 1.3 * dot)
        return
    for side in (-1.0, 1.0):
        cecek.seven(dots, hand, between + frame.vector_to(side * np.array([-0.05, -0.46])), 0.9 * dot)
        dots.dot(between + frame.vector_to(side * np.array([-0.035, -0.36])), 0.8 * dot)


def _stems(frame: ParangFrame, middles: FloatArray) -> FloatArray:
    """Return the brown stems half way from each keris to the next."""
    stem = spline(np.array([[-0.03, -0.30], [-0.01, -0.1], [0.01, 0.1], [0.03, 0.30]]), 3, False)
    return frame.shape(stem, middles + frame.vector(0.5, 0))


def _curigo_sprigs(plan: Plan, frame: ParangFrame, middles: FloatArray) -> list[Growth]:
    """Return the growth beyond either end of the stems of a large curigo."""
    between, pitch = middles + frame.vector(0.5, 0), frame.pitch
    end = frame.vector_to(np.array([0.13, 0.37]))
    return _sprigs(plan, between, end, 0.4 * pitch, np.full(len(between), 0.16 * pitch))


def survey_curigo(plan: Plan, frame: ParangFrame, middles: FloatArray) -> Survey:
    """Measure where sawut stand in a curigo: on the stems, and on leaves if it is large."""
    stems = {"stem": sawut.lengths(_stems(frame, middles))}
    return stems | (_leaves(_curigo_sprigs(plan, frame, middles)) if frame.pitch > _OPEN else {})


def survey_kusumo(plan: Plan, frame: ParangFrame, feet: FloatArray) -> Survey:
    """Measure the leaves of the sprigs on the blades, on which sawut stand."""
    return _leaves(_kusumo_sprigs(plan, frame, feet))


def _leaves(sprigs: list[Growth]) -> Survey:
    return {
        name: sample
        for number, grown in enumerate(sprigs)
        for name, sample in numbered(f"sprig {number}", rib_lengths(grown)).items()
    }


def wax_kusumo(plan: Plan, frame: ParangFrame, isen: Waxing, feet: FloatArray) -> None:
    """Let a sprig grow up and down each leaf of a parang from a small flower, in brown line: the growth.

    ``feet`` are the junctions at the heads of the blades, n x 2.
    """
    pitch = frame.pitch
    _wax_sprigs(plan, pitch, isen, _kusumo_sprigs(plan, frame, feet))
    middles = feet + frame.vector_to(blade.MIDDLE)
    cecek.seven(isen, plan.hand, middles, 0.8 * blade.dot_size(plan.value("isen.size"), pitch))


def _kusumo_sprigs(plan: Plan, frame: ParangFrame, feet: FloatArray) -> list[Growth]:
    """Return the growth up and down each leaf of a parang."""
    pitch, middles = frame.pitch, feet + frame.vector_to(blade.MIDDLE)
    foot = 0.055 * pitch * unit((blade.RIB[-1] - blade.RIB[0]) * frame.flip)
    half = 0.42 * pitch * plan.at("parang.leaf_width", middles)
    return _sprigs(plan, middles, foot, 0.44 * pitch, half)


def _sprigs(plan: Plan, middles: FloatArray, foot: FloatArray, long: float, half: FloatArray) -> list[Growth]:
    """Let two sprigs grow apart from feet on either side of n middles, ``long`` and twice ``half`` wide at most, mm."""
    form = lung_at(plan, middles)
    grown, _ = form.fitted(np.full(len(middles), long), half, 0.3)
    angle = float(np.arctan2(foot[1], foot[0]))
    return [grown.placed(middles + way, angle + turned) for way, turned in ((foot, 0.0), (-foot, np.pi))]


def _wax_sprigs(plan: Plan, pitch: float, isen: Waxing, sprigs: list[Growth]) -> None:
    """Draw sprigs in brown line."""
    fine = blade.fine_nib(plan.value("nib.isen"), pitch)
    pens = GrowthPens(Waxing("", isen.wax, 0), isen, isen, isen)
    thick = min(0.9 * plan.value("growth.thickness"), 0.03 * pitch)
    dot = blade.dot_size(plan.value("isen.size"), pitch)
    for number, grown in enumerate(sprigs):
        typical = plan.typical_of(f"sprig {number}", rib_lengths(grown))
        wax_growth(pens, plan.hand, grown, thick, 1.2 * dot, fine, typical=typical)
