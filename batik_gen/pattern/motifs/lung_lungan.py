"""Lung-lungan: winding tendrils with pointed leaves, blossoms and bunches of berries.

After docs/sources.md#lung-lungan and #jepara.

The growth is the motif itself. Stems wind up the cloth side by side; at every
bend a shoot leaves them and rolls into the bay, and the L-system's rule

    V -> F [+ L] F [- L] V,   L -> leaf | bunch | curl

sets leaves, bunches and curls along it, each grown until it meets what
already stands. Branching angle, repetition, reach, thickness and curl are the
person's.
"""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import ground as flora_ground
from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.flora.parts import wax_parts
from batik_gen.pattern.flora.sprigs import wax_sprigs
from batik_gen.pattern.geometry.curves import length
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice, common
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.lung_lungan_form import WAVE, LungForm, LungNumbers, planned
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words


def _lattices(plan: Plan) -> tuple[Lattice, Lattice]:
    """Return the lattices of the figures and of the pieces of ground."""
    pitch = plan.value("lung.pitch")
    wave = WAVE * pitch
    return ((pitch, wave), (0.0, 2 * wave)), ((2 * pitch, 0.0), (0.0, 2 * wave))


def lattice(plan: Plan) -> Lattice:
    """Return the lattice by which figures and ground come again together."""
    return common(_lattices(plan))


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a lung-lungan: ground, stems, shoots, and everything that grows on them."""
    hand, pitch = plan.hand, plan.value("lung.pitch")
    wave = WAVE * pitch
    of_figures, of_ground = _lattices(plan)
    where = plan.sites(*of_figures, 1.6 * pitch + wave)
    boxes = plan.sites(*of_ground, 2.2 * pitch + 2 * wave)
    full, grown = plan.at("lung.leaf_width", where), plan.at("growth.length", where)
    most, longest = float(full.max()), float(grown.max())
    held, flowers, curls, dots = planned(
        LungNumbers.of(plan, longest, most), plan.value("lung.ukel"), plan.value("isen.count")
    )
    nib, fine = min(plan.value("nib.klowong"), 0.024 * pitch) * 0.66, 0.84 * min(plan.value("nib.isen"), 0.012 * pitch)
    dot = plan.value("isen.size")
    ground, ground_dots = Waxing("latar", Wax.KLOWONG, 3), Waxing("cecek latar", Wax.CECEK, 4)
    stalk, core = Waxing("sulur", Wax.KLOWONG, 1), Waxing("isi sulur", Wax.TEMBOK, 5)
    to = flora.Brushes(
        stalk, Waxing("tembok", Wax.TEMBOK, 5), Waxing("isi cokelat", Wax.KLOWONG, 2), Waxing("mbironi", Wax.BIRON, 6),
        Waxing("isen terbuka", Wax.OPEN, 2), Waxing("klowong", Wax.KLOWONG, 1), Waxing("isen", Wax.KLOWONG, 2),
        Waxing("cecek", Wax.CECEK, 4), nib, fine, dot, plan.value("isen.count"), False,
    )  # fmt: skip
    thick = plan.value("growth.thickness")
    _stems(held, where, stalk, core, to, thick, nib)
    wax_parts(hand, to, held.parts, where, full, grown / longest, thick)
    wax_sprigs(to, core, hand, held.sprig, held.sprigs, where, thick)
    for number, (spot, wide) in enumerate(zip(*flowers, strict=True)):
        if not wide:
            continue
        centres = boxes + spot
        turned = number + 0.1 * hand.normal(salts.LUNG_FLOWER_TURN, centres)
        own = wide * (hand.size(salts.LUNG_FLOWER_SIZE, centres, 0.4) - 0.02)
        if number % 2 == 0:
            flora.blossoms(to, hand, centres, turned, own, 6, 0)
        else:
            flora.clusters(to, hand, centres, turned, own)
    for of_one_size in curls:
        flora_ground.wax_ukel(ground, hand, boxes, of_one_size, fine, 1.0)
    flora_ground.wax_dots(ground_dots, hand, boxes, dots, 0.94 * dot, 0.12)
    return plan.layers(
        ground, ground_dots, stalk, core, to.plates, to.halves, to.blue, to.dark, to.lines, to.isen, to.dots
    )


def _stems(
    held: LungForm, where: FloatArray, stalk: Waxing, core: Waxing, to: flora.Brushes, thick: float, nib: float
) -> None:
    """Draw stems and shoots as two brown lines with a light core between them."""
    inner = 1.4 + 1.5 * thick
    for line, ends in ((held.stem, 1.0), *((s, 0.5) for s in held.shoots)):
        run = where[:, None] + line
        taper = np.linspace(1.0 if ends == 1.0 else 0.92, ends, len(line))
        stalk.stroke(run, inner * taper + 1.4 * nib)
        core.stroke(run, inner * taper)
    # Small brown cecek down the middle of the stem.
    many = max(8, int(length(held.stem[1:] - held.stem[:-1]).sum() / 2.1))
    at = (np.arange(many) + 0.5) / many * (len(held.stem) - 1)
    i = np.floor(at).astype(np.int64)
    spots = held.stem[i] + (held.stem[i + 1] - held.stem[i]) * (at - i)[:, None]
    to.isen.dot(where[:, None] + spots, 0.42 * inner)


FAMILY = Family(
    name="lung-lungan",
    label=Words("lung-lungan, Jepara manner", "lung-lungan, gaya Jepara"),
    region=Words(
        "Java; winding tendrils, pointed leaves and bunches of berries after the wood carving of Jepara",
        "Jawa; sulur meliuk, daun runcing, dan buah buni bertandan menurut ukiran kayu Jepara",
    ),
    meaning=Words(
        "Lung is the young shoot of a climbing plant: growth that never ends, life that finds its way.",
        "Lung adalah pucuk muda tumbuhan merambat: pertumbuhan tanpa putus, hidup yang menemukan jalannya.",
    ),
    rule=Words("Free to all.", "Bebas dipakai siapa saja."),
    larangan=False,
    symmetry="p1",
    sources=("tokotenun.com, batik Jepara", "amp.suara.com (2016), batik Jepara", "harmonierpress.com, semen"),
    specimens=2,
    parameters=(
        Parameter(
            "lung.pitch", Words("distance between stems", "jarak antarbatang sulur"), "mm", 62, 94, 78,
            "estimate: free scrolls, a hand wide",
        ),
        Parameter(
            "lung.leaf_width", Words("fullness of the leaves", "gemuk daun"), "length", 0.42, 0.64, 0.555,
            "pointed leaves of Jepara carving (estimate)",
        ),
        Parameter(
            "lung.bloom", Words("size of the blossoms", "besar bunga"), "pitch", 0.135, 0.195, 0.166,
            "house choice: the blossom leaves room for the shoot that rolls about it",
        ),
        Parameter(
            "lung.ukel", Words("size of the curls on the ground", "besar ukel di latar"), "", 0.72, 1.36, 1.0,
            "docs/sources.md#isen: ukel fill a ground; here 3-7 mm",
        ),
    ),
    draw=draw,
    lattice=lattice,
)  # fmt: skip
