"""Parang: rows of blades at 45 degrees with mlinjon between them (batik reference 1.2)."""

from dataclasses import dataclass, replace

import numpy as np

from batik_gen.cloth import Layer, Wax
from batik_gen.pattern.curves import ellipse, inset, leaf, place, spline
from batik_gen.pattern.growth import Growth, grow
from batik_gen.pattern.hand import Hand
from batik_gen.pattern.isen import cecek, mlinjon
from batik_gen.pattern.lattice import sites
from batik_gen.pattern.motifs import parang_blades as blade
from batik_gen.pattern.ornament import Pens, wax_growth
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.tables import Family, Parameter, Words
from batik_gen.pattern.wax import Waxing
from batik_gen.values import FloatArray

_SLANT = 1.75
"""Length of the S along its slant, in pitches."""
_CELL = 2
"""Pitches of the row that one pair of tendrils takes in the seling."""


@dataclass(frozen=True)
class _Frame:
    """Turn places in pitches, in the Yogyakarta direction, into places on this cloth."""

    pitch: float
    flip: FloatArray
    period: float
    seling: float

    def vector(self, along: float, across: float) -> tuple[float, float]:
        """Return a way along and across the rows, in pitches, as mm on the cloth."""
        v = (along * blade.ALONG + across * blade.ACROSS) * self.flip * self.pitch
        return float(v[0]), float(v[1])

    def shape(self, points: FloatArray, feet: FloatArray) -> FloatArray:
        """Set shapes (k, 2) or (n, k, 2) on feet n x 2."""
        return points * self.flip * self.pitch + feet[:, None]


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a parang: blades, discs and mlinjon, and the growth in a seling between the rows."""
    hand, size = plan.hand, plan.size_mm
    pitch = plan.value("parang.size") / _SLANT
    seling = plan.value("parang.seling")
    seling = seling if seling >= _NARROWEST else 0.0
    period = 2 * blade.BORDER + seling if seling else blade.ROW
    flip = np.array([-1.0 if plan.value("parang.direction") >= 0.5 else 1.0, 1.0])
    frame = _Frame(pitch, flip, period, seling)
    ground = Waxing("latar", Wax.KLOWONG, 3)
    plates = Waxing("tembok", Wax.TEMBOK, 5)
    lines = Waxing("klowong", Wax.KLOWONG, 1)
    isen = Waxing("isen", Wax.KLOWONG, 2)
    dark = Waxing("isen terbuka", Wax.OPEN, 2)
    dots = Waxing("cecek", Wax.CECEK, 4)
    middles = sites(size, frame.vector(1, 0), frame.vector(0, period), 2 * pitch)
    _rows(plan, frame, plates, lines, isen, middles)
    _channels(plan, frame, lines, dark, dots, middles)
    if seling:
        cells = sites(size, frame.vector(_CELL, 0), frame.vector(0, period), 3 * pitch) + frame.vector(0, 0.5 * period)
        _seling(plan, frame, ground, Pens(plates, dark, dots, plates), cells)
    return tuple(w.layer(hand, size) for w in (ground, plates, lines, isen, dark, dots))


_NARROWEST = 0.35


def _rows(plan: Plan, frame: _Frame, plates: Waxing, lines: Waxing, isen: Waxing, middles: FloatArray) -> None:
    """Wax the three white pieces of each blade, its two discs, and the strokes in the triangles."""
    hand, pitch = plan.hand, frame.pitch
    nib = min(plan.value("nib.klowong"), 0.042 * pitch)
    fine = min(plan.value("nib.isen"), 0.024 * pitch)
    gap = nib / pitch
    feet = middles - frame.shape(blade.MIDDLE[None], np.zeros((1, 2)))[0]
    here = _leaf_width(plan, middles)
    other = _leaf_width(plan, middles + frame.vector(1, 0))
    neck = plan.at("parang.neck_width", middles) * hand.size(152, middles, 0.3)
    plate = frame.shape(spline(blade.leaves(here), 5), feet)
    band = frame.shape(spline(blade.bands(here, other, neck, gap), 5), feet)
    for ring in (band, plate):
        _piece(plates, lines, ring, nib)
    for side in (0, 1):
        centre = blade.DISC if side == 0 else blade.FOOT - blade.DISC
        at = feet + frame.shape(centre[None], np.zeros((1, 2)))[0]
        wide = plan.at("parang.disc", at) * hand.size(153 + side, at, 0.55)
        tall = wide * hand.size(155 + side, at, 0.3)
        _piece(plates, lines, frame.shape(ellipse(0.5 * wide, 0.5 * tall, 28, 0.03), feet) + (at - feet)[:, None], nib)
    _zigzags(plan, frame, isen, feet, here, other, neck, gap, fine)
    _spines(plan, frame, isen, feet, here, neck, gap, fine)


def _leaf_width(plan: Plan, middles: FloatArray) -> FloatArray:
    # Away from the hash's grid lines: a leaf must look the same from both of its S-bands.
    still = middles + 0.00317
    return plan.at("parang.leaf_width", still) * plan.hand.size(151, still, 0.3)


def _piece(plates: Waxing, lines: Waxing, ring: FloatArray, nib: float) -> None:
    """Wax a white piece: the plate up to the middle of the line that runs around it."""
    edge = inset(ring, np.full(len(ring), -0.5 * nib))
    plates.area(edge)
    lines.stroke(edge, nib, closed=True)


def _zigzags(
    plan: Plan,
    frame: _Frame,
    isen: Waxing,
    feet: FloatArray,
    here: FloatArray,
    other: FloatArray,
    neck: FloatArray,
    gap: float,
    fine: float,
) -> None:
    """Draw brown strokes to and fro in each dark triangle, the upper ones and their turned copies."""
    tall = blade.WEDGE_TALL * frame.pitch
    count = max(3, int(np.rint(tall / max(4.4 * fine, 0.085 * frame.pitch) * plan.value("isen.count"))))
    steps = (np.arange(2 * count) + 0.5) / (2 * count)
    swing = np.where(np.arange(2 * count) % 2 == 0, -1.0, 1.0)
    for turned in (False, True):
        left, right = blade.wedges(*((other, here) if turned else (here, other)), neck, gap, steps)
        line = 0.5 * (left + right)
        half = 0.5 * (right - left)[..., 0] - gap - 1.25 * fine / frame.pitch
        line[..., 0] += np.maximum(half, 0) * swing
        # Where the triangle closes there is no room for a stroke.
        kept = int((np.median(half, axis=0) > 0.2 * fine / frame.pitch).sum())
        line = line[:, : max(kept, 4)]
        if turned:
            line = blade.NEXT - line
        isen.stroke(frame.shape(spline(line, 3, closed=False), feet), fine)


def _spines(
    plan: Plan,
    frame: _Frame,
    isen: Waxing,
    feet: FloatArray,
    here: FloatArray,
    neck: FloatArray,
    gap: float,
    fine: float,
) -> None:
    """Draw what little the blades carry: a fine line along each S, a row of brown cecek along each leaf."""
    hand = plan.hand
    spine = frame.shape(spline(blade.spines(here, neck, gap), 4, closed=False), feet)
    taper = 1 - 0.4 * np.abs(np.linspace(-1, 1, spine.shape[1]))
    isen.stroke(spine, 0.9 * fine * taper)
    dot = min(1.1 * plan.value("isen.size"), 0.026 * frame.pitch)
    rib = frame.shape(spline(blade.RIB, 4, closed=False), feet)
    cecek.row(isen, hand, rib, dot, 2.6 * dot / plan.at("isen.count", feet), closed=False)


def _channels(plan: Plan, frame: _Frame, lines: Waxing, dark: Waxing, dots: Waxing, middles: FloatArray) -> None:
    """Set the mlinjon at half the pitch on both sides of a row, a cecek between two of them."""
    fine = min(plan.value("nib.isen"), 0.024 * frame.pitch)
    dot = min(plan.value("isen.size"), 0.032 * frame.pitch)
    for side in (-1, 1) if frame.seling else (1,):
        away = side * (blade.MLINJON if frame.seling else 0.5 * frame.period)
        for step in (0.25, 0.75):
            at = middles + frame.vector(step, away)
            half = 0.5 * frame.pitch * plan.at("parang.mlinjon", at)
            mlinjon.rhombs(lines, dark, plan.hand, at, half, 0.0, max(fine, 0.0155 * frame.pitch))
            dots.dot(middles + frame.vector(step + 0.25, away), dot)


def _seling(plan: Plan, frame: _Frame, ground: Waxing, pens: Pens, cells: FloatArray) -> None:
    """Wax the seling: a brown band between two fine lines, on it tendrils, each pair one and its turned copy."""
    hand, pitch = plan.hand, frame.pitch
    fine = min(plan.value("nib.isen"), 0.024 * pitch)
    nib = min(0.75 * plan.value("nib.klowong"), 0.036 * pitch)
    dot = min(plan.value("isen.size"), 0.032 * pitch)
    run = np.linspace(-0.5 * _CELL, 0.5 * _CELL, 8 * _CELL + 1)
    # From outside: a line, a dark strip with a row of cecek, the brown band.
    half = 0.5 * frame.seling
    strip = 2.3 * dot / pitch
    band = half - 0.5 * nib / pitch - strip

    def rail(out: float) -> FloatArray:
        return frame.shape(run[:, None] * blade.ALONG + out * blade.ACROSS, cells)

    ground.area(np.concatenate([rail(-band), rail(band)[:, ::-1]], axis=1))
    for side in (-1, 1):
        ground.stroke(rail(side * half), nib)
        cecek.row(pens.dots, hand, rail(side * (band + 0.5 * strip)), 0.85 * dot, 2.1 * dot, closed=False)
    n = len(cells)
    thick = min(1.1 * plan.value("growth.thickness"), 0.034 * pitch)
    foot = 0.088 * pitch
    room = band * pitch - 1.1 * dot
    long = 0.5 * _CELL * pitch - foot - 0.8 * dot
    grown, _ = _tendrils(plan, cells, room / long).fitted(np.full(n, long), np.full(n, room), 0.0)
    full = max(2.45 * dot, 0.05 * pitch, 1.5) / plan.value("isen.count")
    ground_dots = _Tanahan(hand, frame, cells, (_CELL * pitch, 2 * room), full)
    ground_dots.clear(cells, 0.085 * pitch + 0.9 * dot)
    _flowers(pens, hand, cells, 0.085 * pitch)
    way = np.array(frame.vector(1, 0)) / pitch
    for turned in (1.0, -1.0):
        angle = float(np.arctan2(turned * way[1], turned * way[0]))
        placed = grown.placed(cells + foot * turned * way, angle, mirror=bool(frame.flip[0] < 0))
        wax_growth(pens, hand, placed, thick, 1.2 * dot, 0.8 * fine)
        for stem in placed.stems:
            ground_dots.avoid(stem, 0.5 * thick + dot)
        for ring in placed.leaves:
            ground_dots.avoid(ring, 0.5 * thick + 0.9 * dot)
            ground_dots.avoid(0.5 * (ring + ring.mean(axis=1, keepdims=True)), 0.5 * thick + 0.9 * dot)
    pens.dots.dot(ground_dots.left(), max(0.62 * dot, 0.4))


class _Tanahan:
    """Strew cecek over a band, each clear of what grows there.

    Parameters
    ----------
    hand, frame, cells
        The hand, the frame, and the middles (n x 2) of the pieces of the band.
    extent
        Length and width of a piece, mm.
    spacing
        Distance of the dots, mm.
    """

    def __init__(
        self, hand: Hand, frame: _Frame, cells: FloatArray, extent: tuple[float, float], spacing: float
    ) -> None:
        # Whole numbers of dots, and one in the middle: the ground is turned into itself, as the tendrils are.
        across = max(1, round(0.5 * extent[1] / (0.87 * spacing)))
        many = max(2, round(extent[0] / spacing))
        i, j = np.arange(many, dtype=np.float64), np.arange(-across, across + 1, dtype=np.float64)
        along = (i[None, :] - (many // 2) + 0.5 * (np.abs(j) % 2)[:, None]) / many * extent[0]
        out = np.broadcast_to((j * (0.5 * extent[1] / across))[:, None], along.shape)
        at = (along[..., None] * blade.ALONG + out[..., None] * blade.ACROSS).reshape(-1, 2) / frame.pitch
        self.at = frame.shape(at, cells)
        self.at = self.at + 0.09 * spacing * np.stack([hand.normal(161, self.at), hand.normal(162, self.at)], axis=-1)
        self.free = np.ones(self.at.shape[:2], dtype=bool)

    def avoid(self, points: FloatArray, distance: float) -> None:
        """Drop dots nearer than ``distance`` mm to points n x k x 2 of their own piece."""
        off = self.at[:, :, None] - points[:, None]
        self.free &= ((off * off).sum(axis=-1) > distance * distance).all(axis=-1)

    def clear(self, centres: FloatArray, distance: float) -> None:
        """Drop dots nearer than ``distance`` mm to centres n x 2."""
        self.avoid(centres[:, None], distance)

    def left(self) -> FloatArray:
        """Return the places (m x 2) of the dots that stay."""
        return self.at[self.free]


def _flowers(pens: Pens, hand: Hand, centres: FloatArray, reach: float) -> None:
    """Set an eight-petalled flower where two tendrils spring."""
    for petal in range(8):
        angle = (petal + 0.5) * (np.pi / 4) + 0.06 * hand.normal(170 + petal, centres)
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        long = 0.62 * reach * hand.size(180 + petal, centres, 0.8)
        pens.plates.area(place(leaf(long, 0.5 * reach, 6, 0.6), centres + 0.38 * reach * way, angle))
    pens.dots.dot(centres, 0.45 * reach)


def _tendrils(plan: Plan, cells: FloatArray, slim: float) -> Growth:
    """Grow winding tendrils of which the longest-shooting reach ``slim`` of their own length to the side."""
    angle, curl = plan.at("growth.angle", cells), plan.at("growth.curl", cells)
    length = plan.at("growth.length", cells)
    low, high = plan.declared["growth.length"].low, plan.declared["growth.length"].high
    times = plan.value("growth.repetition")
    # Shoots widen a tendril nearly in proportion, so one trial tells how long they may be.
    trial = grow(angle, times, length, curl, both_sides=False)
    aside = np.abs(np.concatenate([*trial.stems, *trial.leaves], axis=1)[..., 1]).max(axis=1)
    share = 0.84 + 0.16 * (length - low) / (high - low)
    grown = grow(angle, times, length * np.clip(share * slim / aside, 0.4, 1.8), curl, both_sides=False)
    fuller = tuple(ring[:, :1] + (ring - ring[:, :1]) * 1.3 for ring in grown.leaves)
    ribs = tuple(rib[:, :1] + (rib - rib[:, :1]) * 1.3 for rib in grown.ribs)
    grown = replace(grown, leaves=fuller, ribs=ribs)
    # Turned so that the tip lies straight ahead of the foot, as the band runs.
    tip = grown.stems[0][:, -1]
    return grown.placed(np.zeros_like(tip), -np.arctan2(tip[:, 1], tip[:, 0]))


FAMILY = Family(
    name="parang",
    label=Words("parang", "parang"),
    region=Words(
        "Yogyakarta and Surakarta; rows fall to the lower left in Yogyakarta, to the lower right in Surakarta",
        "Yogyakarta dan Surakarta; baris turun ke kiri bawah di Yogyakarta, ke kanan bawah di Surakarta",
    ),
    meaning=Words(
        "From pereng, a slope or cliff: waves that break on the rock without end. Never giving up; "
        "the struggle with the evil in oneself. The mlinjon between the rows are whirlpools.",
        "Dari kata pereng, lereng atau tebing: ombak yang tak henti memecah di karang. Pantang menyerah; "
        "perjuangan melawan keburukan dalam diri. Mlinjon di antara baris melambangkan pusaran air.",
    ),
    rule=Words(
        "Larangan: kept for the sultan and his family at the court of Yogyakarta (1927), and larger parang "
        "was higher rank. Within the palace the rule is honoured to this day, and guests are asked not to wear "
        "parang there; outside it anyone may wear it. Drawn here as klitik to gendreh, never as barong.",
        "Larangan: di Keraton Yogyakarta (1927) dikhususkan bagi raja dan keluarganya, dan makin besar parangnya "
        "makin tinggi derajat pemakainya. Di dalam keraton aturan itu dihormati hingga kini, dan tamu diminta tidak "
        "mengenakan parang; di luar keraton siapa pun boleh memakainya. Di sini digambar dari klitik hingga gendreh, "
        "tidak sebagai barong.",
    ),
    larangan=True,
    symmetry="p2",
    sources=(
        "Rijksblad van Jogjakarta 1927 no. 19",
        "kratonjogja.id, as quoted by kompas.tv (2021)",
        "sulisbatik.blogspot.com (2010), pola parang dan lereng",
        "proportions measured on photographs of cloth (batik reference 1.2)",
    ),
    parameters=(
        Parameter(
            "parang.size", Words("length of the S along its slant", "panjang miring parang"), "mm", 25, 80, 40,
            "klitik up to 40 mm, gendreh 80 mm; barong above 100 mm is not offered (batik reference 1.2)",
        ),
        Parameter(
            "parang.leaf_width", Words("fullness of the blades", "gemuk bilah parang"), "pitch", 0.32, 0.39, 0.36,
            "measured 0.32-0.39",
        ),
        Parameter(
            "parang.neck_width", Words("width of the S at its neck", "lebar leher parang"), "pitch", 0.16, 0.23, 0.19,
            "measured 0.16-0.23",
        ),
        Parameter(
            "parang.disc", Words("diameter of the discs (mata gareng)", "garis tengah bulatan (mata gareng)"), "pitch",
            0.31, 0.35, 0.33, "measured 0.31-0.35",
        ),
        Parameter(
            "parang.mlinjon", Words("side of the mlinjon", "sisi mlinjon"), "pitch", 0.24, 0.30, 0.27,
            "measured 0.24-0.30",
        ),
        Parameter(
            "parang.seling", Words("width of the seling; below 0.35 none", "lebar seling; di bawah 0,35 tanpa seling"),
            "pitch", 0, 1.4, 0.9, "parang seling: a row, then a band of another filling; width a house choice",
        ),
        Parameter(
            "parang.direction", Words("0 Yogyakarta, 1 Surakarta", "0 Yogyakarta, 1 Surakarta"), "", 0, 1, 0,
            "rows fall to the lower left in Yogyakarta, to the lower right in Surakarta",
        ),
    ),
    draw=draw,
)  # fmt: skip
