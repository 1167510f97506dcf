"""How the rosettes of sekar gelombang and what stands between them are waxed."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.curves import along, ellipse, leaf, perimeter, place
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.gelombang.sekar_form import EVERY, SECTORS, TURNS, Rosette
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

    From the rim inward: petals of two pale layers with a vein and cecek, a brown crown of two with white cecek, a pale
    heart of two, the innermost brown about the eye.
    """

    def ring(number: int, out: float = 0.0) -> FloatArray:
        return place(scale * form.ring(number, out / scale), centres)

    def beads(pen: Waxing, number: int, dot: float, pace: float, edge: float) -> None:
        at, wide = _beads(form, number, scale, dot, pace / to.close, edge)
        kept = wide > 0.36
        pen.dot((centres[:, None] + at[kept]).reshape(-1, 2), np.tile(wide[kept], len(centres)))

    to.plates.area(ring(7))
    to.lines.stroke(ring(7), to.nib, closed=True)
    _petals(to, form, scale, centres)
    to.brown.area(ring(5))
    for number in (5, 4):
        beads(to.dots, number, 1.05 * to.dot, 1.8, 0.32)
    to.dots.stroke(ring(4), 0.75 * _fine(form, 4, scale, to.fine), closed=True)
    to.pale.area(ring(3))
    row, wide = _row(form, 2, scale, to)
    to.isen.dot((centres[:, None] + row).reshape(-1, 2), np.tile(wide, len(centres)))
    to.heart.area(ring(1))
    _eye(to, form, scale, centres)


def _fine(form: Rosette, number: int, scale: float, nib: float) -> FloatArray:
    """Return the width of a line between two rings, all round: finer where there is little room for it."""
    room = scale * np.minimum(form.breadth(number), form.breadth(number + 1))[::EVERY]
    return np.clip(0.3 * room, 0.3, nib)


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
    row, wide = _row(form, RINGS - 1, scale, to)
    beside = np.abs(row[:, None, 0] * ways[veined, 1] - row[:, None, 1] * ways[veined, 0])
    ahead = row[:, None, 0] * ways[veined, 0] + row[:, None, 1] * ways[veined, 1]
    off = np.where(ahead > 0, beside, np.inf).min(axis=1, initial=np.inf)
    kept = off > 0.5 * wide + 0.65
    to.isen.dot((centres[:, None] + row[kept]).reshape(-1, 2), np.tile(wide[kept], len(centres)))


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


def _beads(
    form: Rosette, number: int, scale: float, dot: float, pace: float, edge: float
) -> tuple[FloatArray, FloatArray]:
    """Return dots along the middle of a band, k x 2, and their sizes: a dot shrinks to what its band has room for."""
    middle = 0.5 * scale * (form.radii[number - 1] + form.radii[number])[::EVERY]
    at = TURNS[::EVERY]
    curve = np.stack([middle * np.cos(at), middle * np.sin(at)], axis=-1)[None]
    count = 8 * max(1, int(np.rint(float(perimeter(curve)[0]) / (8 * pace))))
    points = along(curve, (np.arange(count) + 0.5) / count)[0][0]
    # A place is found again by its direction: the curve winds once about the centre.
    turned = np.arctan2(points[:, 1], points[:, 0]) % (2 * np.pi)
    room = np.interp(turned, TURNS, scale * form.breadth(number), period=2 * np.pi) - 2 * edge
    return points, np.minimum(dot, room)


def wax_gap_flower(
    to: SekarPens, long: list[float], across: list[float], full: float, hearts: FloatArray
) -> list[FloatArray]:
    """Wax the flower between four rosettes: four brown leaves on the diagonals, four cream ones on the axes.

    Parameters
    ----------
    to
        Pens.
    long, across
        Lengths of the leaves on the diagonals and of those on the axes, mm, four each.
    full
        Breadth of the brown leaves as a share of their length.
    hearts
        Where flowers stand, n x 2.

    Returns
    -------
    Its leaves about the origin, each 1 x k x 2.
    """
    heart = 2.6
    origin = np.zeros((1, 2))
    leaves = []
    for turn, far in enumerate(across):
        angle = turn * np.pi / 2
        way = np.array([np.cos(angle), np.sin(angle)])
        blade = leaf(max(far - heart, 0.1), 0.36 * far, 40, 0.48)
        foot = hearts + heart * way
        leaves.append(place(blade, origin + heart * way, angle))
        to.white.area(place(blade, foot, angle))
        to.rims.stroke(place(blade, foot, angle), 0.75 * to.nib, closed=True)
        _vein(to.isen, to.isen, foot, angle, far - heart, 0.36 * far, to)
    for turn, far in enumerate(long):
        angle = (turn + 0.5) * np.pi / 2
        way = np.array([np.cos(angle), np.sin(angle)])
        wide = full * (far - heart)
        blade = leaf(far - heart, wide, 48, 0.46)
        leaves.append(place(blade, origin + heart * way, angle))
        to.brown.area(place(blade, hearts + heart * way, angle))
        _fill(to, far - heart, wide, angle, hearts + heart * way)
    ring = place(ellipse(heart, heart, 48), hearts)
    to.plates.area(ring)
    to.rims.stroke(ring, 0.75 * to.nib, closed=True)
    to.eye.area(place(ellipse(0.5 * heart, 0.5 * heart, 32), hearts))
    spin = np.arange(5) * (2 * np.pi / 5)
    five = 0.29 * heart * np.stack([np.cos(spin), np.sin(spin)], axis=-1)
    to.dots.dot(hearts[:, None] + five, 0.5 * to.dot + 0.12)
    return leaves


def _vein(rib: Waxing, side: Waxing, foot: FloatArray, angle: float, long: float, wide: float, to: SekarPens) -> None:
    """Draw the rib of leaves and strokes that leave it forward to either side, as long as the leaf is broad there."""
    way = np.array([np.cos(angle), np.sin(angle)])
    aside = np.array([-way[1], way[0]])
    spine = foot[:, None] + way * (long * np.linspace(0.1, 0.84, 8))[:, None]
    rib.stroke(spine, to.fine * np.linspace(1.25, 0.6, 8))
    count = max(2, int(0.56 * long * to.close / 1.25))
    for share in np.linspace(0.2, 0.74, count).tolist():
        half = 0.5 * wide * float(np.interp(share, [0.0, 0.2, 0.48, 0.78, 1.0], [0.0, 0.72, 1.0, 0.62, 0.0])) - 0.75
        if half < 0.55:
            continue
        for over in (-1.0, 1.0):
            ahead = (0.62 * way + over * aside) * half
            start = foot + way * share * long + 0.12 * ahead
            line = start[:, None] + np.linspace(0.1, 0.86, 4)[:, None] * ahead
            side.stroke(line, 0.8 * to.fine * np.linspace(1.1, 0.6, 4))


def _fill(to: SekarPens, long: float, wide: float, angle: float, foot: FloatArray) -> None:
    """Fill brown leaves: a pale rib, rows of white cecek that run beside it and narrow with the leaf."""
    way = np.array([np.cos(angle), np.sin(angle)])
    side = np.array([-way[1], way[0]])
    spine = foot[:, None] + way * (long * np.linspace(0.06, 0.88, 8))[:, None]
    to.dots.stroke(spine, to.fine * np.linspace(1.2, 0.55, 8))
    step = 1.7 / to.close
    share = np.arange(0.9 * step, 0.95 * long, step) / long
    half = 0.5 * wide * np.interp(share, [0.0, 0.2, 0.46, 0.75, 1.0], [0.0, 0.74, 1.0, 0.64, 0.0]) - 0.45
    rows = max(1, int((0.5 * wide - 0.6) / 1.5))
    for row in range(rows):
        # Rows part the half leaf evenly wherever they are, so that they run along its edge.
        out = half * (row + 0.62) / (rows + 0.12)
        size = np.minimum(to.dot, 0.9 * half / (rows + 0.12))
        kept = (size > 0.38) & (out > 0.5 * size + 0.45)
        for over in (-1.0, 1.0):
            at = (share * long)[kept, None] * way + over * out[kept, None] * side
            to.dots.dot(foot[:, None] + at, size[kept])


def wax_small_flower(to: SekarPens, radius: float, centres: FloatArray) -> list[FloatArray]:
    """Wax the star midway between two rosettes, of the room that they leave; return what it takes.

    Four petals with a rib and, between them, rays that end in a cecek: a flower of truntum.
    """
    petals = []
    for turn in range(4):
        angle = turn * np.pi / 2
        way = np.array([np.cos(angle), np.sin(angle)])
        blade = leaf(radius, 0.56 * radius, 28, 0.56)
        petals.append(place(blade, np.zeros((1, 2)), angle))
        shape = place(blade, centres, angle)
        to.plates.area(shape)
        to.rims.stroke(shape, 0.7 * to.nib, closed=True)
        rib = centres[:, None] + way * (radius * np.linspace(0.3, 0.72, 5))[:, None]
        to.isen.stroke(rib, to.fine * np.linspace(1.15, 0.6, 5))
        slant = angle + np.pi / 4
        ray = np.array([np.cos(slant), np.sin(slant)])
        if radius > 4.0:
            line = centres[:, None] + ray * (radius * np.linspace(0.34, 0.58, 4))[:, None]
            to.dots.stroke(line, 0.7 * to.fine)
            to.dots.dot(centres + 0.82 * radius * ray, 1.05 * to.dot)
            petals.append(place(ellipse(0.6 * to.dot, 0.6 * to.dot, 12), 0.82 * radius * ray[None]))
    to.eye.area(place(ellipse(0.24 * radius, 0.24 * radius, 20), centres))
    to.dots.dot(centres, 1.0 * to.dot)
    return petals
