"""Jlamprang: rings and stars of eight lobes on the raster of nitik (docs/sources.md#jlamprang)."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import along, ellipse, leaf, place
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.view import Survey, numbered
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.pattern.motifs.ceplok.foils import lobed, rays, rib_line, ring_of, ways
from batik_gen.pattern.motifs.nitik.jlamprang_sprays import wax_sprays
from batik_gen.pattern.motifs.nitik.raster import (
    HALF,
    Draft,
    RasterPens,
    Sprout,
    around,
    raster,
    wax_raster,
)
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

_RING = 11.3
"""Radius of the ring of dabs, in squares: neighbours all but meet at the sides of the cell."""
_DISC = 10.5
"""Radius of the coloured disc within the ring."""
_EIGHTH = np.pi / 4
_MOST_OUT = 0.022
"""No disc is out of round by more than this share: rings of neighbours would touch."""
_BAY = ((0, 0.30, 0.0, 0.9), (1, 0.66, 0.75, 1.0), (1, 0.66, -0.75, 1.0))
"""Cecek of a bay: from how many pairs on, share of its depth, dots aside, size in dots."""

_PATTERN = raster(
    Draft(
        # The growth stands on the small flower between four rings.
        Sprout(True, 0, 2.5, 5.6, 2.5, 0.6),
        dabs=((1, 0), (2, 0), (1.5, 1.5), *around(_RING, 8), (11, 12), (11, 11)),
        brown=((0, 0), (12, 12)),
        cecek=((12, 2.0),),
    )
)


def lattice(plan: Plan) -> Lattice:
    """Return the square lattice of the rings."""
    cell = plan.value("jlamprang.cell")
    return (cell, 0.0), (0.0, cell)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a jlamprang: a disc and its star in each ring of squares, the growth between four rings."""
    cell = plan.value("jlamprang.cell")
    square = cell / (2 * HALF)
    discs = Waxing("biron", Wax.BIRON, 6)
    seams = Waxing("garis terbuka", Wax.OPEN, 2)
    plates = Waxing("tembok bintang", Wax.WARNA_4, 5)
    edges = Waxing("klowong bintang", Wax.KLOWONG, 1)
    eyes = Waxing("isi terbuka", Wax.OPEN, 2)
    petals = Waxing("tembok kelopak", Wax.WARNA_1, 5)
    between = Waxing("tembok kelopak sela", Wax.WARNA_3, 5)
    pens = RasterPens(
        rims=Waxing("pinggir", Wax.KLOWONG, 1),
        dabs=Waxing("tembok", Wax.WARNA_2, 5),
        hearts=Waxing("isen", Wax.KLOWONG, 2),
        seeds=Waxing("isen garis", Wax.KLOWONG, 2),
        brown=Waxing("isi", Wax.KLOWONG, 2),
        dots=Waxing("cecek", Wax.CECEK, 4),
    )
    nodes = plan.sites(*lattice(plan), cell)
    star = _Star(plan, nodes, square)
    star.draw(discs, seams, plates, edges, pens.dots)
    star.fill(eyes, petals, between, pens.hearts)
    x, y = _PATTERN.dabs.T
    # The ring goes round with its disc; the flower between four of them keeps its place.
    ring = np.abs(np.sqrt(x * x + y * y) - _RING) < 0.5
    sway = star.out_of_round(np.arctan2(y, x).astype(np.float64)) * ring
    wax_raster(plan, pens, _PATTERN, nodes, square, "jlamprang", sway=sway)
    wax_sprays(plan, pens, petals, _PATTERN.sprout, nodes, square)
    below = (discs, seams, plates, edges, eyes, petals, between, pens.rims, pens.brown)
    return plan.layers(*below, pens.dabs, pens.hearts, pens.dots)


def survey(plan: Plan) -> Survey:
    """Measure the ribs in the lobes of the stars, on which sawut stand."""
    cell = plan.value("jlamprang.cell")
    star = _Star(plan, plan.sites(*lattice(plan), cell), cell / (2 * HALF))
    return numbered("rib", [sawut.lengths(petal.rib[:, 1:6]) for petal in star.petals()])


@dataclass(frozen=True, eq=False)
class _Petal:
    """Hold one petal of n stars: outlines, ribs, and widths in mm."""

    blade: FloatArray
    rib: FloatArray
    wide: FloatArray


class _Star:
    """Draw a disc and on it a star of eight lobes, in every ring."""

    def __init__(self, plan: Plan, nodes: FloatArray, square: float) -> None:
        self.plan, self.nodes, self.square = plan, nodes, square
        self.nib = min(plan.value("nib.klowong"), 0.6 * square)
        self.fine = min(plan.value("nib.isen"), 0.28 * square)
        self.dot = min(plan.value("isen.size"), 0.42 * square)
        self.around = _DISC * square
        self.radius = self.around * plan.at("jlamprang.star", nodes) * plan.hand.size(salts.JLAMPRANG_STAR, nodes, 0.15)
        self.lobe = plan.at("jlamprang.lobe", nodes)
        self.inner = 0.5 * self.nib + 2.4 * self.dot
        self.heart = 2.9 * square

    def draw(self, discs: Waxing, seams: Waxing, plates: Waxing, edges: Waxing, dots: Waxing) -> None:
        """Draw the disc with cecek in its bays, a dark line, the star's white rim with cecek, its brown field."""
        dot, hand, nodes = self.dot, self.plan.hand, self.nodes
        discs.area(place(self._disc(), nodes))
        inside = place(self._disc() * (1 - 1.5 * dot / self.around), nodes)
        # A row of cecek along its rim, which comes as the star leaves it room.
        room = np.clip(0.5 * (self.around - self.radius) / dot - 2.5, 0.0, 1.0)
        count = round(2 * np.pi * self.around / (5.0 * dot) * self.plan.value("isen.count"))
        spots, _ = along(inside, (np.arange(count) + 0.5) / count)
        dots.dot(spots, 0.85 * dot * room[:, None])
        outline = ring_of(nodes, self._foil())
        seams.stroke(outline, self.nib + 1.5, closed=True)
        plates.area(outline)
        edges.stroke(outline, self.nib, closed=True)
        row = ring_of(nodes, self._foil(0.5 * self.nib + 1.15 * dot))
        spacing = 2.9 * dot / self.plan.at("isen.count", nodes)
        cecek.row(edges, hand, row, 0.85 * dot, spacing, closed=True)
        edges.area(ring_of(nodes, self._foil(self.inner)))
        for i in range(8):
            # The bays between the lobes: cecek telu, the point of it inward.
            angle = (i + 0.5) * _EIGHTH
            way, side = ways(np.array(angle)), ways(np.array(angle + np.pi / 2))
            low = self._foil(0.0, np.array([angle]))[:, 0] + 0.5 * self.nib + 0.6
            room = self.around - low
            # A dark leaf in the bay, as large as the disc leaves it.
            bud = np.where(room > 3.0 * dot, 0.72 * room, 0.0)
            seams.area(place(leaf(bud, 0.5 * bud, 10, 0.45), nodes + (low + 0.12 * room)[:, None] * way, angle))
            pairs = self.plan.many(1, 2.5, nodes, salts.JLAMPRANG_BAY + i)
            for number, share, aside, big in _BAY:
                kept = pairs >= number
                off = (low + share * room)[:, None] * way + aside * dot * side
                dots.dot((nodes + off)[kept], np.minimum(big * dot, 0.34 * room)[kept])

    def out_of_round(self, t: FloatArray) -> FloatArray:
        """Return how much farther than a compass a hand goes round in directions m or n x m, n x m shares."""
        hand, nodes = self.plan.hand, self.nodes
        out = np.zeros((len(nodes), t.shape[-1]))
        for i, turns in enumerate((2, 3, 4)):
            one, other = (hand.size(salts.JLAMPRANG_DISC + 2 * i + k, nodes, 0.05, wanders=False) - 1 for k in (0, 1))
            out = out + one[:, None] * np.cos(turns * t) + other[:, None] * np.sin(turns * t)
        return np.clip(out, -_MOST_OUT, _MOST_OUT)

    def _disc(self) -> FloatArray:
        """Return the discs, n x 64 x 2: by hand, flat between the eight winds, no two out of round alike."""
        t = rays(64)
        flat = 1 - 0.04 * np.sin(4 * t) * np.sin(4 * t)
        far = self.around * (flat + self.out_of_round(t))
        ring: FloatArray = far[..., None] * np.stack([np.cos(t), np.sin(t)], axis=-1)
        return ring

    def _foil(self, tuck: float = 0.0, t: FloatArray | None = None) -> FloatArray:
        """Return how far the stars reach, n x m, ``tuck`` mm inside their outlines: each lobe drawn for itself."""
        at = rays() if t is None else t
        reach = lobed(self.radius, self.lobe, 8, tuck, at) * (1 + self.out_of_round(at))
        for i in range(8):
            own = self.plan.hand.size(salts.JLAMPRANG_LOBE + i, self.nodes, 0.2, wanders=False) - 1
            near = np.maximum(1 - np.abs(np.mod(at - i * _EIGHTH + np.pi, 2 * np.pi) - np.pi) / _EIGHTH, 0)
            reach = reach * (1 + np.clip(own, -0.05, 0.05)[:, None] * near)
        return reach

    def fill(self, eyes: Waxing, petals: Waxing, between: Waxing, isen: Waxing) -> None:
        """Fill the star: a white petal with its rib and sawut in each lobe, a dark eye under the heart."""
        hand, heart = self.plan.hand, self.heart
        eyes.area(place(ellipse(heart, heart, 32), self.nodes))
        spacing = 2.9 / self.plan.value("isen.count")
        drawn = self.petals()
        usual = self.plan.typical_of("rib", [sawut.lengths(petal.rib[:, 1:6]) for petal in drawn])
        for number, (petal, typical) in enumerate(zip(drawn, usual, strict=True)):
            (petals if number % 2 == 0 else between).area(petal.blade)
            isen.stroke(petal.rib, self.fine)
            sawut.herringbone(
                isen, hand, petal.rib[:, 1:6], 0.22 * petal.wide, spacing, 0.8 * self.fine, 0.75, typical=typical
            )

    def petals(self) -> list[_Petal]:
        """Return a petal for each lobe of the stars."""
        petals = []
        for i in range(8):
            angle = i * _EIGHTH + self.plan.hand.size(salts.JLAMPRANG_LEAN + i, self.nodes, 0.3, wanders=False) - 1
            start = self.nodes + (self.heart + 0.7 * self.dot) * ways(angle)
            long = self.radius - self.inner - self.heart - 2.3 * self.dot
            # The four winds are long, those between them short.
            long = long * (1.0 if i % 2 == 0 else 0.80)
            long = np.maximum(long, 2.0 * self.dot) * self.plan.hand.size(salts.JLAMPRANG_PETAL + i, self.nodes, 0.35)
            wide = np.minimum(0.6 * long, 0.31 * self.radius) * (1.0 if i % 2 == 0 else 0.96)
            blade = place(leaf(long, wide, 12, 0.55), start, angle)
            petals.append(_Petal(blade, rib_line(start, angle, long, 0.16, 0.84), wide))
        return petals


FAMILY = Family(
    name="jlamprang",
    label=Words("jlamprang", "jlamprang"),
    region=Words("Pekalongan, north coast of Java", "Pekalongan, pesisir utara Jawa"),
    meaning=Words(
        "Rings and eight-lobed stars after the patola silks that came from Gujarat by sea: the compass of the eight "
        "directions, an order in which every thing has its centre.",
        "Lingkaran dan bintang delapan lekuk, meniru sutra patola yang datang dari Gujarat lewat laut: penjuru mata "
        "angin yang delapan, tatanan yang memberi setiap hal pusatnya.",
    ),
    rule=Words("Free to all.", "Bebas dipakai siapa saja."),
    larangan=False,
    symmetry="p4m",
    sources=(
        "docs/sources.md#jlamprang: the patola idea, circles and eight-lobed stars",
        "marinaelphick.com (2014), nitik and patola",
    ),
    parameters=(
        Parameter(
            "jlamprang.cell", Words("side of a cell", "sisi satu kotak pola"), "mm", 50, 70, 62,
            "squared drafts of 5 x 5 to 7 x 7 cm, one cell a repeat",
        ),
        Parameter(
            "jlamprang.star", Words("size of the eight-lobed star", "besar bintang delapan lekuk"), "disc", 0.76, 0.94,
            0.86, "house choice: within its disc",
        ),
        Parameter(
            "jlamprang.lobe", Words("depth of the lobes", "dalam lekuk bintang"), "", 0.0, 1.0, 0.5,
            "house choice: from nearly round to deeply lobed",
        ),
        Parameter(
            "jlamprang.dab", Words("fullness of the squares", "gemuk titik"), "", 0.8, 0.98, 0.92,
            "as nitik: from parted to all but touching",
        ),
        Parameter(
            "jlamprang.heart", Words("size of the brown hearts", "besar titik cokelat di tengah"), "", 0.12, 0.34, 0.18,
            "as nitik: wax pressed until soga enters",
        ),
    ),
    draw=draw,
    lattice=lattice,
    process="pekalongan",
    by_place=True,
    survey=survey,
)  # fmt: skip
