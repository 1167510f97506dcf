"""How the rosettes of sekar gelombang and what stands between them are waxed."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.curves import along, ellipse, leaf, perimeter, place
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.gelombang.sekar_form import EVERY, TURNS, Rosette
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Wax


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
    brown: Waxing
    white: Waxing
    rim: Waxing
    dark: Waxing
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
        lines=Waxing("klowong", Wax.KLOWONG, 1),
        brown=Waxing("isi cokelat", Wax.KLOWONG, 2),
        white=Waxing("tembok dalam", Wax.TEMBOK, 5),
        rim=Waxing("klowong dalam", Wax.KLOWONG, 1),
        dark=Waxing("isi terbuka", Wax.OPEN, 2),
        inner=Waxing("tepi dalam", Wax.KLOWONG, 1),
        pale=Waxing("tembok tengah", Wax.TEMBOK, 5),
        heart=Waxing("isi tengah", Wax.KLOWONG, 2),
        eye=Waxing("mata", Wax.OPEN, 2),
        isen=Waxing("isen", Wax.KLOWONG, 2),
        dots=Waxing("cecek", Wax.CECEK, 4),
    )  # fmt: skip


def wax_rosette(to: SekarPens, form: Rosette, scale: float, centres: FloatArray) -> None:
    """Wax a rosette at centres n x 2: rings light and dark in turn, so that each one's breadth is seen.

    From the rim inward: cream, brown with white cecek, cream, dark with white cecek, cream, brown, cream, the eye.
    """
    rim = 0.5 * to.nib

    def ring(number: int, out: float = 0.0) -> FloatArray:
        return place(scale * form.ring(number, out / scale), centres)

    def beads(pen: Waxing, number: int, dot: float, pace: float, edge: float) -> None:
        at, wide = _beads(form, number, scale, dot, pace / to.close, edge)
        kept = wide > 0.36
        pen.dot((centres[:, None] + at[kept]).reshape(-1, 2), np.tile(wide[kept], len(centres)))

    to.plates.area(ring(7))
    to.lines.stroke(ring(7), to.nib, closed=True)
    beads(to.isen, 7, 0.95 * to.dot, 1.9, 0.42 + rim)
    to.brown.area(ring(6))
    beads(to.dots, 6, 1.15 * to.dot, 1.75, 0.26)
    to.white.area(ring(5))
    beads(to.isen, 5, 1.0 * to.dot, 1.8, 0.42)
    to.rim.area(ring(4))
    to.dark.area(ring(4, -to.fine))
    beads(to.dots, 4, 1.0 * to.dot, 1.65, to.fine)
    to.inner.area(ring(3, to.fine))
    to.pale.area(ring(3))
    beads(to.isen, 3, 0.9 * to.dot, 1.7, 0.4)
    to.heart.area(ring(2))
    beads(to.dots, 2, 0.9 * to.dot, 1.6, 0.2)
    _eye(to, form, scale, centres)


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
        blade = leaf(max(far - heart, 0.1), 0.36 * far, 14, 0.48)
        foot = hearts + heart * np.array([np.cos(angle), np.sin(angle)])
        shape = place(blade, foot, angle)
        leaves.append(place(blade, origin + heart * np.array([np.cos(angle), np.sin(angle)]), angle))
        to.white.area(shape)
        to.lines.stroke(shape, 0.75 * to.nib, closed=True)
        way = np.array([np.cos(angle), np.sin(angle)])
        rib = foot[:, None] + way * ((far - heart) * np.array([[0.14], [0.36], [0.58]]))
        to.isen.stroke(rib, to.fine * np.array([1.2, 1.0, 0.6]))
        to.isen.dot(foot + way * 0.76 * (far - heart), 0.9 * to.dot)
    for turn, far in enumerate(long):
        angle = (turn + 0.5) * np.pi / 2
        way = np.array([np.cos(angle), np.sin(angle)])
        blade = leaf(far - heart, full * (far - heart), 16, 0.46)
        leaves.append(place(blade, origin + heart * way, angle))
        to.brown.area(place(blade, hearts + heart * way, angle))
        _fill(to, far - heart, full, angle, hearts + heart * way)
    ring = place(ellipse(heart, heart, 28), hearts)
    to.plates.area(ring)
    to.lines.stroke(ring, 0.75 * to.nib, closed=True)
    to.rim.area(place(ellipse(0.6 * heart, 0.6 * heart, 24), hearts))
    to.eye.area(place(ellipse(0.44 * heart, 0.44 * heart, 20), hearts))
    to.dots.dot(hearts, 1.3 * to.dot)
    return leaves


def _fill(to: SekarPens, long: float, full: float, angle: float, foot: FloatArray) -> None:
    """Fill brown leaves with rows of white cecek from the rib outwards."""
    way = np.array([np.cos(angle), np.sin(angle)])
    side = np.array([-way[1], way[0]])
    wide = full * long
    step = 1.75 / to.close
    for row in range(-4, 5):
        along_leaf = (np.arange(max(1, int(long / step))) + 0.8 + 0.5 * (row % 2)) * step
        along_leaf = along_leaf[along_leaf < long]
        share = along_leaf / long
        half = 0.5 * wide * np.interp(share, [0.0, 0.2, 0.46, 0.75, 1.0], [0.0, 0.74, 1.0, 0.64, 0.0])
        size = np.minimum(to.dot, half - abs(row) * 1.42 - 0.3)
        kept = size > 0.36
        at = along_leaf[kept, None] * way + row * 1.42 * side
        to.dots.dot(foot[:, None] + at, size[kept])


def wax_small_flower(to: SekarPens, radius: float, centres: FloatArray) -> list[FloatArray]:
    """Wax the four-petalled flower midway between two rosettes, of the room that they leave; return its petals."""
    petals = []
    for turn in range(4):
        angle = turn * np.pi / 2
        way = np.array([np.cos(angle), np.sin(angle)])
        blade = leaf(radius, 0.62 * radius, 12, 0.5)
        petals.append(place(blade, np.zeros((1, 2)), angle))
        shape = place(blade, centres, angle)
        to.plates.area(shape)
        to.lines.stroke(shape, 0.7 * to.nib, closed=True)
        to.isen.dot(centres + 0.55 * radius * way, 0.9 * to.dot)
    to.dots.dot(centres, 1.1 * to.dot)
    return petals
