"""Semen: meru, tree of life and a pair of birds among tendrils on a light ground (docs/sources.md#semen).

Without garuda and without spread wings: what courts kept for themselves is not drawn.
"""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import ground as flora_ground
from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.flora.parts import wax_parts
from batik_gen.pattern.flora.sprigs import Shoot, wax_sprigs
from batik_gen.pattern.geometry.curves import length
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.lattice import Lattice, common
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs.semen import figures as semen_figures
from batik_gen.pattern.motifs.semen.form import (
    _KINDS,
    GROUND,
    PERCH,
    TALL,
    SemenForm,
    SemenGround,
    SemenNumbers,
    bird_size,
    planned,
)
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words


def _lattices(plan: Plan) -> tuple[Lattice, Lattice]:
    """Return the lattices of the figures and of the pieces of ground."""
    pitch = plan.value("semen.pitch")
    tall = TALL * pitch
    return ((pitch, 0.5 * tall), (0.0, tall)), ((2 * pitch, 0.0), (0.0, tall))


def lattice(plan: Plan) -> Lattice:
    """Return the lattice by which figures and ground come again together."""
    return common(_lattices(plan))


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a semen: the light ground and what fills it, the figures, the growth between them."""
    hand, size = plan.hand, plan.size_mm
    pitch = plan.value("semen.pitch")
    tall = TALL * pitch
    of_figures, of_ground = _lattices(plan)
    where, boxes = plan.sites(*of_figures, 1.3 * pitch), plan.sites(*of_ground, 2 * pitch + tall)
    full, grown = plan.at("semen.leaf_width", where), plan.at("growth.length", where)
    high = plan.value("semen.meru") * pitch
    usual = SemenNumbers.usual(plan)
    numbers = SemenNumbers(
        usual.pitch, plan.value("semen.meru"), float(full.max()), float(grown.max()), Shoot.of(plan)
    )  # fmt: skip
    apart = plan.value("semen.dots") / plan.value("isen.count")
    held, filled = planned(numbers, usual, plan.value("semen.strewn") * usual.pitch, apart)
    larger = pitch / usual.pitch
    held = held.scaled(larger)
    nib, fine = 0.85 * min(plan.value("nib.klowong"), 0.02 * pitch), min(plan.value("nib.isen"), 0.01 * pitch)
    dot, count, thick = plan.value("isen.size"), plan.value("isen.count"), plan.value("growth.thickness")
    white = Waxing("latar putih", Wax.TEMBOK, 5)
    width, height = size
    white.area(np.array([[[-9.0, -9.0], [width + 9, -9.0], [width + 9, height + 9], [-9.0, height + 9]]]))
    ground, stalk = Waxing("latar", Wax.KLOWONG, 3), Waxing("sulur", Wax.KLOWONG, 1)
    core, core_light = Waxing("isi sulur", Wax.OPEN, 2), Waxing("garis meru", Wax.TEMBOK, 5)
    back, front = (semen_figures.figures(stalk, name, nib, fine, dot, count) for name in (" bawah", ""))
    _stems(held, where, stalk, core, front, thick, nib)
    feet = where + np.array([0.0, GROUND * pitch])
    semen_figures.meru(back, front, hand, feet, np.full(len(where), high))
    semen_figures.wavy(stalk, core_light, feet, high, nib)
    semen_figures.slopes(back, hand, feet, high)
    for side in (-1.0, 1.0):
        perch = where + PERCH * np.array([-side, 1.0]) * pitch
        semen_figures.birds(front, hand, perch, np.full(len(where), bird_size(pitch)), side)
    wax_parts(hand, front, held.parts, where, full, grown / float(grown.max()), thick, _KINDS)
    wax_sprigs(front, core, hand, held.sprig, (*held.early, *held.late), where, 1.1 * thick, (3, 3, 2))
    _filling(hand, front, ground, filled, boxes, larger, fine, dot)
    layers = [white, ground, stalk, core, core_light]
    for to in (back, front):
        layers += to.layers()
    return plan.layers(*layers)


def _stems(
    held: SemenForm, where: FloatArray, stalk: Waxing, core: Waxing, to: flora.Brushes, thick: float, nib: float
) -> None:
    """Draw trunk and shoots dark between two brown lines, the trunk with a row of cecek."""
    inner = 1.3 + 1.5 * thick
    flip = np.array([-1.0, 1.0])
    for line, end in ((held.trunk, 0.9), *((s, 0.45) for s in held.shoots), *((s * flip, 0.45) for s in held.shoots)):
        run = where[:, None] + line
        taper = np.linspace(1.0, end, len(line))
        stalk.stroke(run, inner * taper + 1.3 * nib)
        core.stroke(run, inner * taper)
    many = max(6, int(length(held.trunk[1:] - held.trunk[:-1]).sum() / 1.9))
    spots = held.trunk[0] + (held.trunk[-1] - held.trunk[0]) * ((np.arange(many) + 0.5) / many)[:, None]
    to.dots.dot(where[:, None] + spots, 0.5 * inner)


def _filling(
    hand: Hand, to: flora.Brushes, ground: Waxing, filled: SemenGround, boxes: FloatArray, larger: float, fine: float,
    dot: float,
) -> None:  # fmt: skip
    """Fill the light ground: sprigs of three leaves, small flowers, cecek pitu, ukel, brown cecek."""
    spots, radius = filled.flowers
    for index, (spot, wide) in enumerate(zip(spots, radius, strict=True)):
        # The second half of the places mirrors the first.
        number, flip = index % (len(spots) // 2), 1.0 if 2 * index < len(spots) else -1.0
        centres = boxes + larger * spot
        own = larger * wide * (hand.size(salts.SEMEN_FLOWER_SIZE, centres, 0.4) - 0.02)
        if number % 3 == 0 and wide > 4.6:
            turned = 0.5 * np.pi + flip * (number - 0.5) + 0.1 * hand.normal(salts.SEMEN_FLOWER_TURN, centres)
            flora.blossoms(to, hand, centres, turned, own, 6, 2)
            continue
        for leaf in range(3):
            way = flip * (number * 1.7 + leaf * (2 * np.pi / 3)) + 0.06 * hand.normal(
                salts.SEMEN_FLOWER_LEAF + leaf, centres
            )
            way = way if flip > 0 else np.pi + way
            foot = centres + 0.14 * own[:, None] * np.stack([np.cos(way), np.sin(way)], axis=-1)
            flora.leaves(to, hand, foot, way, 0.88 * own, 0.5 * own, 0.25 * flip, 3)
        to.isen.dot(centres, 0.3 * own)
    # Cecek pitu go where no flower fits, single cecek between them: dots fill the white without weighing against
    # the figures, as many small shapes would.
    for spot, wide in zip(*filled.sevens, strict=True):
        centres = boxes + larger * spot
        cecek.seven(ground, hand, centres, np.full(len(centres), min(0.36 * larger * wide, 0.95 * dot)))
    spots, broad = filled.curls
    flora_ground.wax_ukel(ground, hand, boxes, (larger * spots, larger * broad), fine, 1.0)
    spots, clear = filled.dots
    flora_ground.wax_dots(ground, hand, boxes, (larger * spots, larger * clear), 0.8 * dot, 0.1)


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
            "semen.meru", Words("height of the meru", "tinggi meru"), "pitch", 0.30, 0.40, 0.38,
            "house choice: the mountain reaches to the birds' feet at most",
        ),
        Parameter(
            "semen.leaf_width", Words("fullness of the leaves", "gemuk daun"), "length", 0.40, 0.62, 0.53,
            "house choice: pointed leaves",
        ),
        Parameter(
            "semen.strewn", Words("size of what is strewn on the ground", "besar isian latar"), "pitch", 0.056, 0.106,
            0.08, "house choice: sprigs, flowers and groups of dots between the figures",
        ),
        Parameter(
            "semen.dots", Words("distance between dots on the ground", "jarak antartitik latar"), "mm", 2.3, 3.2, 2.7,
            "house choice: a ground neither empty nor grey",
        ),
    ),
    draw=draw,
    lattice=lattice,
)  # fmt: skip
