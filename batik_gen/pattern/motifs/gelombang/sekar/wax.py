"""How the rosettes of sekar gelombang are waxed: petals, crown, heart."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.curves import along, ellipse, perimeter, place
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.gelombang.sekar.form import EVERY, SECTORS, TURNS, Rosette
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Wax
from batik_gen.values.wave import RINGS

_CLEAR = 0.9
"""Breadth of a petal's outer layer from which on cecek stand along its inner edge, mm."""
_ROW = 1.5
"""Distance of the cecek there, mm."""
_LEAST_VEIN = 2.0
"""Length of the shortest vein, mm."""


@dataclass(frozen=True)
class SekarPens:
    """Hold every layer, lowest first, and the sizes of nib and dot, mm.

    Parameters
    ----------
    nib, fine, dot
        Outlines; lines inside; dots.
    close
        How close isen stand, 1 usual.
    """

    nib: float
    fine: float
    dot: float
    close: float
    ground: Waxing
    ground_dots: Waxing
    plates: Waxing
    lines: Waxing
    rims: Waxing
    brown: Waxing
    white: Waxing
    inner: Waxing
    pale: Waxing
    heart: Waxing
    eye: Waxing
    isen: Waxing
    dots: Waxing

    @property
    def layers(self) -> tuple[Waxing, ...]:
        """Every layer, lowest first."""
        return tuple(value for value in vars(self).values() if isinstance(value, Waxing))


def pens(nib: float, fine: float, dot: float, close: float) -> SekarPens:
    """Return pens of these sizes with nothing drawn yet."""
    return SekarPens(
        nib, fine, dot, close,
        ground=Waxing("latar", Wax.KLOWONG, 3),
        ground_dots=Waxing("cecek latar", Wax.CECEK, 4),
        plates=Waxing("tembok", Wax.TEMBOK, 5),
        lines=Waxing("klowong", Wax.KLOWONG, 1, steady=True),
        rims=Waxing("klowong kembang", Wax.KLOWONG, 1),
        brown=Waxing("isi cokelat", Wax.KLOWONG, 2),
        white=Waxing("tembok dalam", Wax.TEMBOK, 5),
        inner=Waxing("tepi dalam", Wax.KLOWONG, 1),
        pale=Waxing("tembok tengah", Wax.TEMBOK, 5),
        heart=Waxing("isi tengah", Wax.KLOWONG, 2),
        eye=Waxing("mata", Wax.OPEN, 2),
        isen=Waxing("isen", Wax.KLOWONG, 2),
        dots=Waxing("cecek", Wax.CECEK, 4),
    )  # fmt: skip


def wax_rosette(to: SekarPens, form: Rosette, scale: float, centres: FloatArray) -> None:
    """Wax a rosette at centres n x 2 as a flower whose seven layers are its rings of time.

    From the rim inward: petals of two pale layers with a vein and cecek, a brown crown of two, parted by white cecek, a
    pale heart of two, the innermost brown about the eye.
    """

    def ring(number: int, out: float = 0.0) -> FloatArray:
        return place(scale * form.ring(number, out / scale), centres)

    to.plates.area(ring(7))
    to.lines.stroke(ring(7), to.nib, closed=True)
    _petals(to, form, scale, centres)
    to.brown.area(ring(5))
    at, wide = _beads(form, 4, scale, 1.25 * to.dot, 1.75 / to.close)
    kept = wide > 0.4
    to.dots.dot((centres[:, None] + at[kept]).reshape(-1, 2), np.tile(wide[kept], len(centres)))
    to.pale.area(ring(3))
    row, wide = _row(form, 2, scale, to)
    to.isen.dot((centres[:, None] + row).reshape(-1, 2), np.tile(wide, len(centres)))
    to.heart.area(ring(1))
    _eye(to, form, scale, centres)


def _petals(to: SekarPens, form: Rosette, scale: float, centres: FloatArray) -> None:
    """Wax what stands in the petals: a vein to each tip, beside it the row of cecek that parts their two layers."""
    tips = _tips(form.radii[RINGS])
    low = scale * form.radii[RINGS - 2][tips] + 0.7
    long = scale * form.radii[RINGS][tips] - 0.5 * to.nib - 0.9 - low
    ways = np.stack([np.cos(TURNS[tips]), np.sin(TURNS[tips])], axis=-1)
    veined = long > _LEAST_VEIN
    share = np.linspace(0.0, 1.0, 9)
    for way, start, reach in zip(ways[veined], low[veined], long[veined], strict=True):
        vein = (start + reach * share)[:, None] * way
        to.isen.stroke(place(vein, centres), to.fine * np.linspace(1.3, 0.6, 9))
        # Beside the row of cecek the vein stands alone.
        bare = max(start, scale * float(form.radii[RINGS - 1].max()) - 1.0)
        _side_veins(to, form, scale, centres, way, (bare, start + reach - bare))
    row, wide = _row(form, RINGS - 1, scale, to)
    beside = np.abs(row[:, None, 0] * ways[veined, 1] - row[:, None, 1] * ways[veined, 0])
    ahead = row[:, None, 0] * ways[veined, 0] + row[:, None, 1] * ways[veined, 1]
    off = np.where(ahead > 0, beside, np.inf).min(axis=1, initial=np.inf)
    kept = off > 0.5 * wide + 0.65
    to.isen.dot((centres[:, None] + row[kept]).reshape(-1, 2), np.tile(wide[kept], len(centres)))


def _side_veins(
    to: SekarPens, form: Rosette, scale: float, centres: FloatArray, way: FloatArray, vein: tuple[float, float]
) -> None:
    """Let strokes leave a vein forward to either side, as far as the petal has room at each."""
    start, reach = vein
    rim = scale * form.radii[RINGS]
    for at in np.arange(start + 0.8, start + 0.8 * reach, 1.35 / to.close).tolist():
        for over in (-1.0, 1.0):
            aside = over * np.array([-way[1], way[0]])
            # How far the rim lies aside: the first step at which the point leaves the flower.
            steps = np.arange(0.2, 4.0, 0.1)
            points = at * way + steps[:, None] * (0.62 * way + aside)
            far = np.sqrt((points * points).sum(axis=1))
            turned = np.arctan2(points[:, 1], points[:, 0]) % (2 * np.pi)
            room = np.interp(turned, TURNS, rim, period=2 * np.pi) - far
            out = np.flatnonzero(room < 0.5 * to.nib + 0.75)
            half = float(steps[out[0]]) if len(out) else 4.0
            if half > 0.55:
                line = at * way + np.linspace(0.12, min(half, 2.4), 4)[:, None] * (0.62 * way + aside)
                to.isen.stroke(place(line, centres), 0.75 * to.fine * np.linspace(1.1, 0.6, 4))


def _row(form: Rosette, number: int, scale: float, to: SekarPens) -> tuple[FloatArray, FloatArray]:
    """Return the cecek that part two pale layers, k x 2, and their sizes: none where the next ring is near.

    A row and no line: where the rim is near white is to be seen all round between both.
    """
    line = scale * form.ring(number, -0.5 * to.fine / scale)
    clear = scale * form.breadth(number + 1)[::EVERY] - _CLEAR
    count = 8 * max(1, int(np.rint(float(perimeter(line[None])[0]) * to.close / (8 * _ROW))))
    at = (np.arange(count) + 0.5) / count
    wide = np.minimum(np.interp(at, np.arange(len(clear)) / len(clear), clear, period=1.0), 0.85 * to.dot)
    return along(line[None], at)[0][0][wide > 0.36], wide[wide > 0.36]


def _tips(rim: FloatArray) -> IntArray:
    """Return where the petals have their tips: the highest point of each of the eight sectors."""
    tips: IntArray = rim.reshape(SECTORS, -1).argmax(axis=1) + np.arange(SECTORS) * (len(rim) // SECTORS)
    return tips


def _eye(to: SekarPens, form: Rosette, scale: float, centres: FloatArray) -> None:
    """Wax the innermost ring and the eye: a dark disc in a light ring, a dot ringed by six."""
    to.dots.stroke(place(scale * form.ring(1, -0.2 / scale), centres), 0.9 * to.fine, closed=True)
    eye = scale * float(form.radii[0, 0])
    to.eye.area(place(ellipse(eye, eye, 32), centres))
    turn = np.arange(6) * (np.pi / 3)
    six = 0.52 * eye * np.stack([np.cos(turn), np.sin(turn)], axis=-1)
    to.dots.dot(centres, 1.25 * to.dot)
    to.dots.dot(centres[:, None] + six, 0.95 * to.dot)


def _beads(form: Rosette, number: int, scale: float, dot: float, pace: float) -> tuple[FloatArray, FloatArray]:
    """Return dots along a ring, k x 2, and their sizes: a dot shrinks to what the bands beside it have room for."""
    curve = scale * form.ring(number)[None]
    count = 8 * max(1, int(np.rint(float(perimeter(curve)[0]) / (8 * pace))))
    points = along(curve, (np.arange(count) + 0.5) / count)[0][0]
    # A place is found again by its direction: the curve winds once about the centre.
    turned = np.arctan2(points[:, 1], points[:, 0]) % (2 * np.pi)
    room = np.minimum(form.breadth(number), form.breadth(number + 1))
    wide = 1.7 * scale * np.interp(turned, TURNS, room, period=2 * np.pi) - 0.35
    return points, np.minimum(dot, wide)
