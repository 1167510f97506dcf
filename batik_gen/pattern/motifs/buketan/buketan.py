"""Buketan: a bouquet with butterflies on a finely dotted ground (docs/sources.md#buketan)."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import ground as flora_ground
from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.flora.butterfly import butterfly
from batik_gen.pattern.flora.parts import wax_parts
from batik_gen.pattern.flora.sheet import Pens, Sheet, waxed
from batik_gen.pattern.flora.sprigs import Shoot, wax_sprigs
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice, common
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.buketan.blooms import peony, tie
from batik_gen.pattern.motifs.buketan.flowers import fans
from batik_gen.pattern.motifs.buketan.form import _KINDS, TALL, TIE, BouquetForm, BouquetNumbers, form
from batik_gen.pattern.motifs.semen.figures import figures
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words


def _usual(plan: Plan, pitch: float) -> BouquetNumbers:
    """Return the numbers of the usual bouquet, as large as this one."""
    own = {name: held.default for name, held in plan.declared.items()}
    angle, repetition, reach, curl = (own[f"growth.{name}"] for name in ("angle", "repetition", "length", "curl"))
    shoot = Shoot(angle, repetition, reach, curl)
    return BouquetNumbers(
        pitch, own["buketan.bloom"], own["buketan.strewn"], shoot, shoot.length, own["buketan.leaf_width"], 1.0
    )


def _lattices(plan: Plan) -> tuple[Lattice, Lattice]:
    """Return the lattices of the figures and of the pieces of ground."""
    pitch = plan.value("buketan.pitch")
    tall = TALL * pitch
    return ((pitch, 0.5 * tall), (0.0, tall)), ((2 * pitch, 0.0), (0.0, tall))


def lattice(plan: Plan) -> Lattice:
    """Return the lattice by which figures and ground come again together."""
    return common(_lattices(plan))


def _ones(where: FloatArray) -> FloatArray:
    return np.ones(len(where))


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a buketan: the dotted ground, stems, leaves, flowers, the ribbon, butterflies, tendrils."""
    hand, pitch = plan.hand, plan.value("buketan.pitch")
    tall = TALL * pitch
    of_figures, of_ground = _lattices(plan)
    where, boxes = plan.sites(*of_figures, 1.3 * pitch), plan.sites(*of_ground, 2 * pitch + tall)
    full, grown = plan.at("buketan.leaf_width", where), plan.at("growth.length", where)
    dot, count, thick = plan.value("isen.size"), plan.value("isen.count"), plan.value("growth.thickness")
    numbers = BouquetNumbers(
        pitch, plan.value("buketan.bloom"), plan.value("buketan.strewn"), Shoot.of(plan), float(grown.max()),
        float(full.max()), count,
    )  # fmt: skip
    held, flowers, dots = form(numbers, _usual(plan, pitch))
    nib, fine = 0.76 * min(plan.value("nib.klowong"), 0.018 * pitch), min(plan.value("nib.isen"), 0.009 * pitch)
    ground, stalk = Waxing("cecek latar", Wax.CECEK, 4), Waxing("sulur", Wax.KLOWONG, 1)
    core = Waxing("isi sulur", Wax.WARNA_2, 5)
    behind, front, over = (
        figures(stalk, name, nib, fine, dot, count, light_ground=False) for name in (" bawah", "", " atas")
    )
    # Leaves and stems are of one green.
    behind = replace(behind, plates=Waxing("tembok daun", Wax.WARNA_2, 5))
    inner = 0.35 + 0.6 * thick
    for line in held.stems:
        run = where[:, None] + line
        stalk.stroke(run, inner + 1.2 * nib)
        core.stroke(run, inner)
    wax_sprigs(behind, core, hand, held.sprig, held.sprigs, where, 0.8 * thick)
    stars = tuple(part for part in held.parts if part.kind == "star")
    green = tuple(part for part in held.parts if part.kind != "star")
    wax_parts(hand, front, stars, where, full, grown / float(grown.max()), thick, _KINDS)
    wax_parts(hand, behind, green, where, full, grown / float(grown.max()), thick, _KINDS)
    heart, shade = plan.value("buketan.heart"), plan.value("buketan.shade")
    for number, (spot, lean, wide) in enumerate(held.fans):
        at = where + spot
        turned = lean + 0.03 * hand.normal(salts.BUKETAN_SIDE_TURN + number, at)
        own = wide * (hand.size(salts.BUKETAN_SIDE_SIZE + number, at, 0.15) - 0.01)
        fans(behind, front, over, hand, at, turned, own, number % 2, heart, shade)
    blooms = _blooms(plan, held, where, Pens(nib, fine, dot, count))
    for number, (spot, wide) in enumerate(zip(*flowers, strict=True)):
        centres = boxes + spot
        own = wide * (hand.size(salts.BUKETAN_FLOWER_SIZE, centres, 0.25) - 0.02)
        flora.blossoms(front, hand, centres, number + 0.1 * hand.normal(salts.BUKETAN_FLOWER_TURN, centres), own, 5, 0)
    flora_ground.wax_dots(ground, hand, boxes, dots, 0.8 * dot, 0.2)
    layers = [ground, stalk, core, *behind.layers(), *front.layers(), *over.layers(), *blooms]
    return plan.layers(*layers)


def _blooms(plan: Plan, held: BouquetForm, where: FloatArray, pens: Pens) -> list[Waxing]:
    """Draw full flowers, what ties the stems, and butterflies."""
    hand, pitch = plan.hand, plan.value("buketan.pitch")
    nib, fine, dot, count = pens.nib, pens.fine, pens.dot, pens.count
    heart, shade = plan.value("buketan.heart"), plan.value("buketan.shade")
    stands = []
    for number, (spot, wide) in enumerate(held.peonies):
        sheet = Sheet(Pens(min(nib, 0.03 * wide + 0.3), fine, dot, count))
        peony(sheet, np.zeros(2), wide, (0.06, -0.22, 0.25)[number % 3], heart, shade, number)
        stands.append((sheet, where + spot, _ones(where), hand.size(salts.BUKETAN_PEONY + number, where, 0.15) - 0.01))
    sheet = Sheet(pens)
    tie(sheet, np.zeros(2), 0.13 * pitch)
    stands.append((sheet, where + TIE * pitch, _ones(where), hand.size(salts.BUKETAN_RIBBON, where, 0.2)))
    for number, (spot, span, lean) in enumerate(held.butterflies):
        sheet = Sheet(Pens(min(nib, 0.045 * span), min(fine, 0.03 * span), min(dot, 0.05 * span), count))
        butterfly(sheet, span, lean, ("yellow", "azure") if number % 2 else ("red", "yellow"))
        own = hand.size(salts.BUKETAN_BUTTERFLY + number, where + spot, 0.15) - 0.01
        stands.append((sheet, where + spot, _ones(where), own))
    blooms = waxed(stands)
    for layer in blooms:
        layer.name += " buket"
    return blooms


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
