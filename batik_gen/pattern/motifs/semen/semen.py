"""Semen: upper, middle and lower world on one light ground, bound by tendrils (docs/sources.md#semen)."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import ground as flora_ground
from batik_gen.pattern.flora.parts import wax_parts
from batik_gen.pattern.flora.sheet import Pens
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice, common
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.semen import figures as semen_figures
from batik_gen.pattern.motifs.semen.form import TALL, SemenForm, numbers_of, planned, stem_width
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

_LEAVES = (3, 2, 3, 0, 3)
"""How leaves are filled in turn: dark, light with sawut, dark, half dark, dark."""


def _lattices(plan: Plan) -> tuple[Lattice, Lattice]:
    """Return the lattices of the figures and of the pieces of ground."""
    pitch = plan.value("semen.pitch")
    tall = TALL * pitch
    return ((pitch, 0.5 * tall), (0.0, tall)), ((2 * pitch, 0.0), (0.0, tall))


def lattice(plan: Plan) -> Lattice:
    """Return the lattice by which figures and ground come again together."""
    return common(_lattices(plan))


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a semen: the light ground and its ukel, the tendrils, what grows on them, the figures."""
    hand = plan.hand
    pitch = plan.value("semen.pitch")
    of_figures, of_ground = _lattices(plan)
    where, boxes = plan.sites(*of_figures, 1.3 * pitch), plan.sites(*of_ground, 2 * pitch + TALL * pitch)
    full = plan.at("semen.leaf_width", where) * (0.6 + 0.4 * plan.value("growth.leaf"))
    grown = plan.at("growth.length", where)
    nib, fine = 0.93 * min(plan.value("nib.klowong"), 0.02 * pitch), min(plan.value("nib.isen"), 0.01 * pitch)
    dot, count, thick = plan.value("isen.size"), plan.value("isen.count"), plan.value("growth.thickness") / 0.72
    pens = Pens(nib, fine, dot, count)
    apart = plan.value("semen.dots") / count
    numbers = numbers_of(plan, float(full.max()), float(grown.max()))
    held, filled = planned(numbers, pens, plan.value("semen.ukel") / np.sqrt(count), apart)
    larger = pitch / numbers.pitch
    held = held.scaled(larger)
    white = Waxing("latar putih", Wax.TEMBOK, 5)
    width, height = plan.size_mm
    white.area(np.array([[[-9.0, -9.0], [width + 9, -9.0], [width + 9, height + 9], [-9.0, height + 9]]]))
    ground, stalk, core = (
        Waxing("latar", Wax.KLOWONG, 3),
        Waxing("sulur", Wax.KLOWONG, 1),
        Waxing("isi sulur", Wax.OPEN, 2),
    )
    leaves = semen_figures.figures(stalk, "", nib, fine, dot, count)
    _stems(held, where, stalk, core, leaves.dots, thick, nib)
    wax_parts(hand, leaves, held.parts, where, full, grown / float(grown.max()), thick, _LEAVES)
    own = hand.size(salts.SEMEN_BIRD, where, 0.03) - 0.01
    still = np.ones(len(where))
    creatures = held.half.wax([(where, 1.0, own), (where, -1.0, own)], larger)
    middle = held.axis.wax([(where, 1.0, still)], larger)
    for spots, broad, turned in (filled.curls, filled.small):
        flora_ground.wax_ukel(ground, hand, boxes, (larger * spots, larger * broad, turned), 0.8 * fine, 1.0)
    spots, clear = filled.dots
    flora_ground.wax_dots(ground, hand, boxes, (larger * spots, larger * clear), 0.8 * dot, 0.05)
    return plan.layers(
        white, ground, stalk, core, *leaves.layers(), *_called(creatures, "satwa"), *_called(middle, "meru")
    )


def _called(layers: list[Waxing], name: str) -> list[Waxing]:
    for layer in layers:
        layer.name = f"{layer.name} {name}"
    return layers


def _stems(
    held: SemenForm, where: FloatArray, stalk: Waxing, core: Waxing, dots: Waxing, thick: float, nib: float
) -> None:
    """Draw bough and shoots, dark between two brown lines; the thinnest end of each is brown alone."""
    for line, age in held.stems:
        taper = np.linspace(1.0, 0.42, len(line))
        inner = stem_width(age, thick) * taper
        for side in (1.0, -1.0):
            run = where[:, None] + line * np.array([side, 1.0])
            stalk.stroke(run, inner + 1.15 * nib)
            core.stroke(run[:, : int(0.94 * len(line))], inner[: int(0.94 * len(line))])
            stalk.dot(run[:, -1], 1.9 * inner[-1] + 1.15 * nib)
            dots.dot(run[:, -1], 0.9 * inner[-1])


FAMILY = Family(
    name="semen",
    label=Words("semen, without garuda and wings", "semen, tanpa garuda dan lar"),
    region=Words("Yogyakarta and Surakarta", "Yogyakarta dan Surakarta"),
    meaning=Words(
        "From semi, to sprout. The mountain (meru), the tree of life and the birds stand for earth, growth and sky; "
        "tendrils bind the worlds together.",
        "Dari kata semi, bertunas. Gunung (meru), pohon hayat, dan burung melambangkan bumi, pertumbuhan, dan langit; "
        "sulur-suluran mengikat ketiganya.",
    ),
    rule=Words(
        "Semen gedhe with sawat gurda or sawat lar was reserved at the court of Yogyakarta (1927); this cloth has "
        "neither garuda nor wings. Some sources count the meru among what was kept; inside a palace ask first.",
        "Semen gedhe sawat gurda dan sawat lar dahulu dikhususkan di Keraton Yogyakarta (1927); kain ini tanpa garuda "
        "dan lar. Sebagian sumber juga menyebut meru; di lingkungan keraton, tanyakanlah lebih dahulu.",
    ),
    larangan=False,
    symmetry="cm",
    sources=("Rijksblad van Jogjakarta 1927 no. 19", "harmonierpress.com, semen"),
    specimens=4,
    parameters=(
        Parameter(
            "semen.pitch", Words("distance between columns", "jarak antarkolom"), "mm", 84, 125, 104,
            "main figures 12-25 cm high (estimate)",
        ),
        Parameter(
            "semen.meru", Words("height of the meru", "tinggi meru"), "pitch", 0.36, 0.44, 0.40,
            "house choice: the mountain reaches to the birds' feet at most",
        ),
        Parameter(
            "semen.leaf_width", Words("fullness of the leaves", "gemuk daun"), "length", 0.40, 0.62, 0.53,
            "house choice: pointed leaves",
        ),
        Parameter(
            "semen.ukel", Words("size of the ukel on the ground", "besar ukel latar"), "mm", 3.6, 5.4, 4.4,
            "docs/sources.md#isen: 4 to 8",
        ),
        Parameter(
            "semen.dots", Words("distance between dots on the ground", "jarak antartitik latar"), "mm", 2.3, 3.2, 2.7,
            "house choice: a ground neither empty nor grey",
        ),
    ),
    draw=draw,
    lattice=lattice,
)  # fmt: skip
