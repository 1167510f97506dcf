"""The blades of parang rusak: white pieces and discs, the line along the S, and what lies in them."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import ellipse, inset, spline
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs.parang import blades as blade
from batik_gen.pattern.motifs.parang.blades import ParangFrame
from batik_gen.pattern.motifs.parang.kinds import wax_kusumo
from batik_gen.pattern.motifs.parang.triangles import BladeRow, disc_width, row_of, wax_triangles
from batik_gen.values.arrays import FloatArray

_ASIDE = 0.075
"""From the row of cecek in a blade to those beside it, in pitches."""

_FINEST = 0.2
"""Cecek of a smaller diameter, mm, no canting sets."""


def wax_rusak(
    plan: Plan, frame: ParangFrame, plates: Waxing, lines: Waxing, isen: Waxing, middles: FloatArray, sprigs: bool
) -> None:
    """Wax the three white pieces of each blade, its two discs, and the strokes in the triangles."""
    hand, pitch = plan.hand, frame.pitch
    nib = blade.outline_nib(plan.value("nib.klowong"), pitch)
    fine = blade.fine_nib(plan.value("nib.isen"), pitch)
    row = row_of(plan, frame, middles)
    feet = row.feet
    plate = frame.shape(spline(blade.leaves(row.here), 5), feet)
    band = frame.shape(spline(blade.bands(row.here, row.other, row.neck, row.gap), 5), feet)
    for ring in (band, plate):
        _piece(plates, lines, ring, nib)
    for side, at in enumerate(row.discs):
        wide = disc_width(plan, at, side)
        tall = wide * hand.size(salts.PARANG_DISC_TALL + side, at, 0.3)
        _piece(plates, lines, frame.shape(ellipse(0.5 * wide, 0.5 * tall, 28, 0.03), at), nib)
    wax_triangles(plan, frame, isen, row)
    _spines(frame, isen, row, fine, plan.value("parang.spine"))
    if sprigs:
        wax_kusumo(plan, frame, isen, feet)
    else:
        dot = 0.92 * blade.dot_size(plan.value("isen.size"), pitch)
        rib = frame.shape(spline(blade.RIB, 4, closed=False), feet)
        apart = 2.6 * dot / plan.at("isen.count", feet)
        cecek.row(isen, hand, rib, dot, apart, closed=False)
        beside = plan.value("parang.rows") * dot
        if beside > _FINEST:
            for aside in (-_ASIDE, _ASIDE):
                row_beside = frame.shape(spline(blade.RIB[1:-1] + np.array([aside, 0.0]), 4, closed=False), feet)
                cecek.row(isen, hand, row_beside, beside, apart, closed=False)


def _piece(plates: Waxing, lines: Waxing, ring: FloatArray, nib: float) -> None:
    """Wax a white piece: the plate up to the middle of the line that runs around it."""
    edge = inset(ring, np.full(len(ring), -0.5 * nib))
    plates.area(edge)
    lines.stroke(edge, nib, closed=True)


def _spines(frame: ParangFrame, isen: Waxing, row: BladeRow, fine: float, broad: float) -> None:
    """Draw a line along each S, ``broad`` times as wide as a fine one."""
    spine = frame.shape(spline(blade.spines(row.here, row.neck, row.gap), 4, closed=False), row.feet)
    taper = 1 - 0.4 * np.abs(np.linspace(-1, 1, spine.shape[1]))
    isen.stroke(spine, 0.9 * fine * broad * taper)
