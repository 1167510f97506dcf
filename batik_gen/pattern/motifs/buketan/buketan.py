"""Buketan: bouquets that take turns on a light ground of cecek, with butterflies (docs/sources.md#buketan)."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.echoes import standing
from batik_gen.pattern.flora.sheet import Pens
from batik_gen.pattern.flora.stack import Stack
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.buketan.bouquets import wax_bouquets
from batik_gen.pattern.motifs.buketan.plans import FIRST, SECOND, TALL
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

_DOTS = 44
"""Places for cecek of the ground stand so many to the distance between bouquets."""
_SHADED = 9.0
"""Over so many mm about a bouquet the cecek of the ground grow smaller."""


def lattice(plan: Plan) -> Lattice:
    """Return the lattice by which both bouquets come again."""
    pitch = plan.value("buketan.pitch")
    return (2 * pitch, 0.0), (0.0, TALL * pitch)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a buketan: a light ground, on it bouquets of two kinds in half drop, cecek about them."""
    pitch = plan.value("buketan.pitch")
    nib = 0.5 * min(plan.value("nib.klowong"), 0.018 * pitch)
    fine, dot = min(0.9 * plan.value("nib.isen"), 0.009 * pitch), min(plan.value("isen.size"), 0.011 * pitch)
    pens = Pens(nib, fine, dot, plan.value("isen.count"))
    ground, dots, grown = (
        Waxing("latar klowong", Wax.KLOWONG, 1),
        Waxing("tanahan", Wax.OPEN, 2),
        Stack("buket", "dark"),
    )
    first = plan.sites(*lattice(plan), 1.6 * pitch)
    taken = wax_bouquets(plan, grown, FIRST, first, pens)
    taken += wax_bouquets(plan, grown, SECOND, first + np.array([pitch, 0.5 * TALL * pitch]), pens)
    _ground(plan, ground, dots, first, taken, pens)
    return plan.layers(ground, dots, *grown.layers)


def _ground(plan: Plan, ground: Waxing, dots: Waxing, sites: FloatArray, taken: list[FloatArray], pens: Pens) -> None:
    """Lay the light ground, and on it cecek that grow smaller away from what stands there."""
    pitch = plan.value("buketan.pitch")
    corner = np.array([[-1.0, -0.5 * TALL], [1.0, -0.5 * TALL], [1.0, 0.5 * TALL], [-1.0, 0.5 * TALL]]) * pitch
    ground.area(sites[:, None] + 1.002 * corner)
    step, rows = pitch / _DOTS, 2 * round(_DOTS * TALL / (2 * 0.866))
    spots = plan.sites((step, 0.0), (0.5 * step, TALL * pitch / rows), 2 * step)
    stand = standing(taken)
    if stand is None or not len(spots):
        return
    hand = plan.hand
    spots = spots + 0.05 * step * hand.stray(salts.BUKETAN_DOT_STRAY, spots)
    away = np.asarray(stand.query(spots, distance_upper_bound=_SHADED)[0], np.float64)
    free = away > 1.15 * pens.dot + 0.5
    size = pens.dot * (0.7 + 0.3 * pens.count) * (1.0 - 0.3 * np.minimum(away[free], _SHADED) / _SHADED)
    dots.dot(spots[free], size)


FAMILY = Family(
    name="buketan",
    label=Words("buketan", "buketan"),
    region=Words("Pekalongan, north coast of Java", "Pekalongan, pesisir utara Jawa"),
    meaning=Words(
        "From Dutch boeket, a bunch of flowers: workshops of the north coast drew it for sarongs in the 19th century. "
        "Joy, beauty, a gift; butterflies stand for love that is drawn to it.",
        "Dari kata Belanda boeket, rangkaian bunga: dibuat perajin pesisir utara untuk sarung sejak abad ke-19. "
        "Kegembiraan, keindahan, persembahan; kupu-kupu melambangkan kasih yang datang menghampiri.",
    ),
    rule=Words("Free to all.", "Bebas dipakai siapa saja."),
    larangan=False,
    symmetry="p1",
    sources=("docs/sources.md#buketan", "general knowledge of Pekalongan batik; to be confirmed by a maker"),
    specimens=2,
    parameters=(
        Parameter(
            "buketan.pitch", Words("distance between bouquets", "jarak antarbuket"), "mm", 92, 146, 116,
            "bouquets 20-40 cm high on a sarong (estimate); here the smaller class, strewn",
        ),
        Parameter(
            "buketan.leaf_width", Words("fullness of the leaves", "gemuk daun"), "length", 0.36, 0.64, 0.5,
            "house choice: pointed leaves",
        ),
        Parameter(
            "buketan.bloom", Words("size of the flowers", "besar bunga"), "", 0.85, 1.06, 0.98,
            "house choice: flowers never touch one another",
        ),
        Parameter(
            "buketan.heart", Words("size of the hearts of the flowers", "besar putik bunga"), "radius", 0.19, 0.47,
            0.33, "house choice: a heart of seeds",
        ),
        Parameter(
            "buketan.shade", Words("how far the petals are shaded", "panjang arsiran kelopak"), "", 0.5, 1.25, 1.0,
            "docs/sources.md#buketan: fine galaran shading inside petals",
        ),
        Parameter(
            "buketan.strewn", Words("size of the flowers strewn", "besar bunga taburan"), "pitch", 0.026, 0.058, 0.042,
            "house choice: small flowers on the ground",
        ),
    ),
    draw=draw,
    lattice=lattice,
    process="pekalongan",
)  # fmt: skip
