"""The isen on the pieces of a parang gelombang: each follows the piece it lies in, whatever the braid makes of that."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import along, leaf, length, place, spline
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.gelombang.parang.lines import Frame, Row
from batik_gen.pattern.motifs.parang import blades as blade
from batik_gen.values.arrays import FloatArray

_CURL = np.array(
    [
        [-0.236, 0.166], [-0.246, 0.200], [-0.282, 0.205], [-0.312, 0.160],
        [-0.284, 0.102], [-0.218, 0.086], [-0.163, 0.135], [-0.168, 0.250],
    ]
)  # fmt: skip
"""The line of an S rolled up in its shoulder, from its tip to the neck."""
_FLANKS = ((3, 25), (43, 65))
"""Between which points of a leaf's ring, of 80, it borders on the dark."""
_APART = 1.8
"""Distance of the strokes along a flank, mm."""
_CLEAR, _ASIDE = 0.75, 1.2
"""What strokes leave free to the outline and to the dots, mm."""
_WEDGE = np.array([0.9, 0.75, 0.45])
_ARC = np.linspace(-1.5, 1.5, 15)
"""Angles of an arc from the side that it lies on."""


def spines(
    plan: Plan, row: Row, frame: Frame, bands: tuple[FloatArray, FloatArray, FloatArray, float], to: Waxing, thin: float
) -> None:
    """Draw a line along each S that rolls up in both its shoulders, ``thin`` mm wide in its neck; bands as drawn."""
    here, _, neck, gap = bands
    middle = blade.spines(here, neck, gap)
    places = row.shape(frame, blade.MIDDLE[None], row.drawn)[:, 0]
    head, foot = (_curls(plan, places, salts.PARANG_GELOMBANG_CURL + end) for end in (0, 1))
    foot = blade.NEXT - foot[:, ::-1]
    line = np.concatenate([head, middle[:, 2:-2], foot], axis=1)
    points = spline(line, 4, closed=False)
    share = np.abs(np.linspace(-1.0, 1.0, points.shape[1]))
    to.stroke(row.shape(frame, points, row.drawn), thin * (0.95 - 0.4 * share * share))


def _curls(plan: Plan, places: FloatArray, salt: int) -> FloatArray:
    """Return curls, n x 8 x 2, each rolled up a little tighter or wider."""
    out = np.repeat(_CURL[None], len(places), axis=0)
    rolled = out[:, :6]
    middle = rolled.mean(axis=1, keepdims=True)
    out[:, :6] = middle + (rolled - middle) * plan.hand.size(salt, places, 0.8)[:, None, None]
    return out


def sawut(plan: Plan, to: Waxing, leaves: FloatArray, ribs: FloatArray, thin: float) -> None:
    """Draw strokes from the free flanks of leaves towards their dots: longest at the belly, as many as find room.

    The white between them and the outline stays whole, for by it a leaf is told from its neighbours.

    Parameters
    ----------
    plan, to
        The Plan, and what gathers the strokes.
    leaves, ribs
        Rings n x 80 x 2 and lines along their middle n x 17 x 2, mm.
    thin
        Width of the strokes, mm.
    """
    for side, (first, last) in enumerate(_FLANKS):
        flank = leaves[:, first : last + 1]
        rib = ribs if side == 0 else ribs[:, ::-1]
        wanted = length(flank[:, 1:] - flank[:, :-1]).sum(axis=1) / _APART * plan.value("isen.count")
        counts = plan.hand.count(wanted, flank[:, 11], 3)
        for count in np.unique(counts):
            chosen = counts == count
            _strokes(plan, to, flank[chosen], rib[chosen], int(count), thin)


def _strokes(plan: Plan, to: Waxing, flank: FloatArray, rib: FloatArray, count: int, thin: float) -> None:
    """Draw so many strokes from each flank, n x 23 x 2, towards its rib, n x 17 x 2."""
    u = 0.08 + 0.84 * (np.arange(count) + 0.5) / count
    start, down = along(flank, u, closed=False)
    inwards = np.stack([-down[..., 1], down[..., 0]], axis=-1)
    to_rib = along(rib, 0.9 * u, closed=False)[0] - start
    # Whichever side of the flank the leaf lies on.
    far = (to_rib * inwards).sum(axis=-1)
    inwards *= np.where(far >= 0, 1.0, -1.0)[..., None]
    # At its narrow ends a leaf is no deeper than at its belly, whichever way the flank looks there.
    far = np.minimum(np.abs(far), 1.15 * length(flank[:, 11] - rib[:, 8])[:, None])
    room = np.maximum(far - _CLEAR - _ASIDE, 0.0)
    room *= np.clip((room - 0.3) / 0.6, 0.0, 1.0)
    swell = np.sin(np.pi * (0.04 + 0.9 * u))
    long = swell * room / (1.0 + room / 4.0) * plan.hand.size(salts.PARANG_GELOMBANG_SAWUT, start, 1.2)
    steps = np.array([0.0, 0.5, 1.0])
    # They bend towards the tip, as barbs of a feather do.
    lines = (
        (start + _CLEAR * inwards)[..., None, :]
        + inwards[..., None, :] * (long[..., None] * steps)[..., None]
        + down[..., None, :] * (long[..., None] * (0.35 * steps + 0.3 * steps * steps))[..., None]
    )
    to.stroke(lines.reshape(-1, 3, 2), thin * _WEDGE)


def echoes(plan: Plan, to: Waxing, centres: FloatArray, wide: FloatArray, up: FloatArray, thin: float) -> None:
    """Draw two arcs in discs of n diameters, along the side that is turned away from the blade: as ripples go on."""
    turn = 0.2 * plan.hand.normal(salts.PARANG_GELOMBANG_ECHO, centres)
    for share, reach in ((0.31, 1.0), (0.17, 0.8)):
        angle = np.arctan2(up[1], up[0]) + turn[:, None] + reach * _ARC
        lines = centres[:, None] + (share * wide)[:, None, None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        to.stroke(lines, thin * (1.0 - 0.45 * (_ARC / _ARC[-1]) ** 2))


def bloom(plan: Plan, to: Waxing, centres: FloatArray, reach: FloatArray) -> None:
    """Draw a flower of six petals into discs of n radii in mm: the beginning of the letter."""
    for petal in range(6):
        angle = petal * (np.pi / 3) + 0.06 * plan.hand.normal(salts.PARANG_PETAL_TURN + petal, centres)
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        to.area(place(leaf(0.56 * reach, 0.36 * reach, 6, 0.6), centres + 0.26 * reach[:, None] * way, angle))
    to.dot(centres, 0.3 * reach)
