"""The white pieces of a parang: S-bands, leaves and discs, traced and set to 45 degrees (docs/sources.md#parang).

Everything here is in units of the pitch, from the junction O where a head
sits on its row, in the Yogyakarta direction (rows fall to the lower left).
"""

from dataclasses import dataclass

import numpy as np

from batik_gen.values.arrays import FloatArray

HALF = 0.7071067811865476
ALONG = np.array([-HALF, HALF])
"""From one blade to the next."""
ACROSS = np.array([HALF, HALF])
"""From one row to the next."""
FOOT = np.array([0.46, 1.27])
"""Junction at the foot of the blade whose head sits at O; half way lies a twofold centre."""
NEXT = ALONG + FOOT
MIDDLE = 0.5 * FOOT
_DISC = np.array([0.15, -0.20])
ROW = 2.03
"""Distance of rows."""
MLINJON = 1.0115
"""From the middle of a row to the centre line of the mlinjon beside it."""
BORDER = 1.26
"""From the middle of a row to the edge of a seling: the mlinjon keep clear of its line."""

_LEAF = np.array(
    [
        [0.034, 0.034], [0.16, 0.06], [0.30, 0.15], [0.385, 0.30],
        [0.415, 0.52], [0.43, 0.80], [0.443, 1.05], [0.447, 1.16],
    ]
)  # fmt: skip
_LEAF_WIDE = 0.385
_SHOULDER = np.array([[-0.15, -0.01], [-0.30, 0.01], [-0.40, 0.10], [-0.39, 0.23]])


@dataclass(frozen=True)
class ParangFrame:
    """Turn places in pitches, in the Yogyakarta direction, into places on this cloth.

    Parameters
    ----------
    pitch
        Distance of blades along a row, mm.
    flip
        (1, 1), or (-1, 1) for the direction of Surakarta.
    period
        Distance from row to row, in pitches.
    seling
        Width of the band between the rows, in pitches; 0 for none.
    """

    pitch: float
    flip: FloatArray
    period: float
    seling: float

    def vector(self, along: float, across: float) -> tuple[float, float]:
        """Return a way along and across the rows, in pitches, as mm on the cloth."""
        v = (along * ALONG + across * ACROSS) * self.flip * self.pitch
        return float(v[0]), float(v[1])

    def vector_to(self, place: FloatArray) -> FloatArray:
        """Return the way from O to a place of the blade, in mm on the cloth."""
        return place * self.flip * self.pitch

    def shape(self, points: FloatArray, feet: FloatArray) -> FloatArray:
        """Set shapes (k, 2) or (n, k, 2) on feet n x 2."""
        return points * self.flip * self.pitch + feet[:, None]


_ROOMY = 27.5
"""Pitch in mm from which outlines are drawn with the whole nib: its lines are then 0.042 pitches wide at most."""


def outline_nib(nib: float, pitch: float) -> float:
    """Return the nib of the outlines in mm: smaller parang takes a smaller nib, in the same proportion."""
    return nib * min(1.0, pitch / _ROOMY)


def fine_nib(nib: float, pitch: float) -> float:
    """Return a filling nib in mm that leaves room between lines in small parang, yet can be drawn."""
    return max(nib * min(1.0, pitch / 21.0), 0.35)


def dot_size(size: float, pitch: float) -> float:
    """Return the diameter in mm of a dot that is ``size`` mm where there is room, and smaller in small parang."""
    return size * min(1.0, pitch / 24.0)


def _column(x: FloatArray, y: float) -> FloatArray:
    return np.stack([x, np.full_like(x, y)], axis=-1)


def leaves(wide: FloatArray) -> FloatArray:
    """Return the control points of leaves of full width ``wide`` (n), n x 16 x 2."""
    ring = np.concatenate([_LEAF, FOOT - _LEAF])
    out = np.broadcast_to(ring, (len(wide), *ring.shape)).copy()
    out[..., 0] = MIDDLE[0] + (out[..., 0] - MIDDLE[0]) * (wide / _LEAF_WIDE)[:, None]
    return out


def _half_band(here: FloatArray, other: FloatArray, neck: FloatArray, gap: float) -> FloatArray:
    """Return half an S-band: from O over the shoulder, down the neck, along the leaf on its far side.

    ``here`` and ``other`` are the widths of the leaves at the head and beyond
    the foot; the band leaves ``gap`` to both.
    """
    near, far = here / _LEAF_WIDE, other / _LEAF_WIDE
    # Left rim of the leaf at the head, right rim of the next one, as straight runs beside the band.
    start = MIDDLE[0] + (0.003 - MIDDLE[0]) * near - gap
    rim = MIDDLE[0] + (0.044 - MIDDLE[0]) * near - gap
    waist = rim - neck
    straight = [_column(ALONG[0] + MIDDLE[0] + (x - MIDDLE[0]) * far + gap, y + ALONG[1]) for x, y in _LEAF[4:]]
    n = len(here)
    shoulder = np.broadcast_to(_SHOULDER, (n, *_SHOULDER.shape))
    parts = [
        _column(start, 0.02)[:, None],
        shoulder,
        _column(0.55 * -0.39 + 0.45 * (waist - 0.005), 0.38)[:, None],
        _column(waist - 0.012, 0.54)[:, None],
        _column(waist, 0.72)[:, None],
        _column(0.4 * waist + 0.6 * straight[0][:, 0], 0.96)[:, None],
        *(s[:, None] for s in straight),
    ]
    return np.concatenate(parts, axis=1)


def discs(gap: float) -> tuple[FloatArray, FloatArray]:
    """Return the centres of the disc above a head and of the one below the foot, its turned copy.

    The outlines of disc and head touch, ``gap`` being the width of one.
    """
    above = _DISC + np.array([0.0, max(0.0, 0.088 - 2.1 * gap)])
    return above, FOOT - above


def bands(here: FloatArray, other: FloatArray, neck: FloatArray, gap: float) -> FloatArray:
    """Return the control points of S-bands, n x 26 x 2.

    Parameters
    ----------
    here, other
        Widths (n) of the leaf at each band's head and of the next leaf along
        the row, between which it runs.
    neck
        Widths (n) where it is narrowest.
    gap
        What it leaves to both leaves.
    """
    return np.concatenate([_half_band(here, other, neck, gap), NEXT - _half_band(other, here, neck, gap)], axis=1)


def wedges(
    here: FloatArray, other: FloatArray, neck: FloatArray, disc: FloatArray, gap: float, steps: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return both sides of the small dark triangles between disc, leaf and S-neck.

    Parameters
    ----------
    here, other, neck, gap
        As for ``bands``.
    disc
        Widths (n) of the disc beside it.
    steps
        m shares 0..1 from the open top of the triangle to its tip.

    Returns
    -------
    Places on the left (disc, then leaf) and on the right side (neck), each n x m x 2.
    """
    edge = _half_band(here, other, neck, gap)[:, 5:9]
    y = 0.43 + WEDGE_TALL * steps
    left = np.interp(y, [0.38, 0.51, 0.60, 0.68, 0.76, 0.81, 0.86, 0.93, 1.0], _WEDGE_LEFT)
    left = left + np.interp(y, [0.60, 0.74], [1.0, 0.0]) * (0.5 * disc - 0.165)[:, None]
    knots = edge[0, :, 1]
    at = np.clip(np.searchsorted(knots, y, side="right") - 1, 0, len(knots) - 2)
    part = (y - knots[at]) / (knots[at + 1] - knots[at])
    x = edge[:, at, 0] + (edge[:, at + 1, 0] - edge[:, at, 0]) * part
    tall = np.broadcast_to(y, x.shape)
    return np.stack([left, tall], axis=-1), np.stack([x, tall], axis=-1)


_WEDGE_LEFT = np.array([-0.42, -0.39, -0.415, -0.45, -0.46, -0.44, -0.40, -0.35, -0.32])
WEDGE_TALL = 0.5
"""From the open top of a small triangle to its tip."""
RIB = np.array([[0.185, 0.27], [0.205, 0.45], [0.23, 0.635], [0.255, 0.82], [0.275, 1.0]])
"""Along the middle of a leaf; it is its own turned copy."""


def spines(here: FloatArray, neck: FloatArray, gap: float) -> FloatArray:
    """Return lines along the middle of S-bands, n x 9 x 2; arguments as for ``bands``."""
    waist = MIDDLE[0] + (0.044 - MIDDLE[0]) * here / _LEAF_WIDE - gap - 0.5 * neck
    top = np.broadcast_to(np.array([[-0.30, 0.115], [-0.228, 0.245]]), (len(here), 2, 2))
    half = np.concatenate(
        [top, _column(0.4 * -0.21 + 0.6 * waist, 0.41)[:, None], _column(waist - 0.004, 0.62)[:, None]], axis=1
    )
    middle = np.broadcast_to(0.5 * NEXT, (len(here), 1, 2))
    return np.concatenate([half, middle, NEXT - half[:, ::-1]], axis=1)
