"""Truntum: small star flowers strewn on a dark ground (docs/sources.md#truntum)."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter, Variant
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import ellipse, leaf, place
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.truntum_ground import fill, on_white
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

_EIGHTH = np.pi / 4
_HEART = 0.082
"""Usual radius of the hollow centre ring, in pitches."""

_CECEK = (
    ((0.60, 0.0, 0.8),),
    ((0.75, 0.0, 0.6),),
    ((0.46, 0.46, 0.72), (0.46, -0.46, 0.72)),
    ((0.30, 0.50, 0.72), (0.30, -0.50, 0.72)),
    ((0.60, 0.44, 0.66), (0.60, -0.44, 0.66)),
)
"""Cecek of a petal in the order in which they are set: shares of its length and of half its width, size in dots."""


def lattice(plan: Plan) -> Lattice:
    """Return the lattice of the flowers, turned by 45 degrees."""
    h = 0.7071067811865476 * plan.value("truntum.pitch")
    return (h, h), (h, -h)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a truntum: star flowers on a lattice turned by 45 degrees, sprouts and cecek between them."""
    pitch = plan.value("truntum.pitch")
    if plan.value("truntum.latar") >= 0.5:
        flowers = plan.sites(*lattice(plan), pitch)
        return on_white(plan, flowers, pitch)
    # The short petals lie behind the long ones.
    behind = (Waxing("tembok bawah", Wax.TEMBOK, 5), Waxing("klowong bawah", Wax.KLOWONG, 1))
    plates = Waxing("tembok", Wax.TEMBOK, 5)
    lines = Waxing("klowong", Wax.KLOWONG, 1)
    isen = Waxing("isen", Wax.KLOWONG, 2)
    dark = Waxing("isen terbuka", Wax.OPEN, 2)
    dots = Waxing("cecek", Wax.CECEK, 4)
    flowers = plan.sites(*lattice(plan), pitch)
    _flowers(plan, plates, lines, isen, dark, dots, behind, flowers, pitch)
    fill(plan, lines, plates, dots, _petals(plan, flowers, pitch), flowers, pitch, _dot(plan, pitch))
    return plan.layers(*behind, plates, lines, isen, dark, dots)


def _petals(plan: Plan, flowers: FloatArray, pitch: float) -> list[FloatArray]:
    """Return places along the petals, of which the ground keeps clear."""
    reach = pitch * (plan.at("truntum.petal_length", flowers) + _HEART)
    half = 0.4 * pitch * plan.at("truntum.petal_width", flowers)
    places = []
    for petal in range(8):
        angle = petal * _EIGHTH
        way = np.array([np.cos(angle), np.sin(angle)])
        side = np.array([-way[1], way[0]])
        far = reach if petal % 2 == 0 else np.minimum(reach * plan.at("truntum.petal_ratio", flowers), 0.5 * pitch)
        for share, wide in ((0.3, 0.8), (0.45, 1.0), (0.6, 1.0), (0.75, 0.7), (0.9, 0.3), (1.0, 0.0)):
            along = flowers + (share * far)[:, None] * way
            places += [along + (s * wide * half)[:, None] * side for s in (-1.0, 1.0)]
    return places


def _flowers(
    plan: Plan,
    plates: Waxing,
    lines: Waxing,
    isen: Waxing,
    dark: Waxing,
    dots: Waxing,
    behind: tuple[Waxing, Waxing],
    flowers: FloatArray,
    pitch: float,
) -> None:
    hand = plan.hand
    nib, fine = min(0.64 * plan.value("nib.klowong"), 0.025 * pitch), min(plan.value("nib.isen"), 0.018 * pitch)
    dot = _dot(plan, pitch)
    grown = hand.size(salts.TRUNTUM_FLOWER, flowers, 0.4)
    middle = plan.value("truntum.heart")
    # A larger heart takes its room from the petals: the tips stay where they are.
    long = pitch * (plan.at("truntum.petal_length", flowers) + (_HEART - middle)) * grown
    # The line takes half its width from the petal.
    wide = (pitch * plan.at("truntum.petal_width", flowers) + 0.5 * nib) * grown
    heart = middle * pitch * grown
    turned = 0.02 * hand.normal(salts.TRUNTUM_TURN, flowers)
    for petal in range(8):
        angle = turned + petal * _EIGHTH + 0.025 * hand.normal(salts.TRUNTUM_PETAL_TURN + petal, flowers)
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        foot = flowers + way * heart[:, None]
        uneven = hand.size(salts.TRUNTUM_PETAL_LONG + petal, flowers, 0.5)
        plate, line = (plates, lines) if petal % 2 == 0 else behind
        far, full = long * uneven, wide
        if petal % 2:
            # The short petals of two flowers face each other: room for two dots stays between them.
            most = 0.5 * pitch - heart - 2.3 * dot
            far, full = np.minimum(far * plan.at("truntum.petal_ratio", flowers), most), 0.92 * wide
        blade = place(leaf(far, full, 12, 0.5), foot, angle)
        plate.area(blade)
        line.stroke(blade, nib, closed=True)
        # Cecek sawut: a rib from the heart, dots from there to the tip.
        rib = foot[:, None] + way[:, None] * far[:, None, None] * np.array([[0.08], [0.26], [0.46]])
        isen.stroke(rib, fine * np.array([1.3, 1.0, 0.7]))
        _cecek(plan, isen, foot, way, far, full, dot, salts.TRUNTUM_CECEK + petal)
        if petal % 2:
            dots.dot(foot + way * (far + 1.4 * dot)[:, None], 0.95 * dot)
    ring = place(ellipse(1.08 * heart, 1.08 * heart, 28), flowers, turned)
    plates.area(ring)
    lines.stroke(ring, nib, closed=True)
    lines.area(place(ellipse(0.66 * heart, 0.66 * heart, 20), flowers, turned))
    dark.area(place(ellipse(0.5 * heart, 0.5 * heart, 20), flowers, turned))
    dots.dot(flowers, 0.55 * heart)


def _cecek(
    plan: Plan, isen: Waxing, foot: FloatArray, way: FloatArray, long: FloatArray, wide: FloatArray, dot: float,
    salt: int,
) -> None:  # fmt: skip
    """Dot petals from the rib to the tip; where there are more isen, beside the rib too, not in every petal as many."""
    side = np.stack([-way[:, 1], way[:, 0]], axis=-1)
    many = plan.many(2, 7, foot, salt)
    for number, dots in enumerate(_CECEK):
        kept = many > number
        for share, aside, big in dots:
            at = foot + way * (share * long)[:, None] + side * (aside * 0.5 * wide)[:, None]
            isen.dot(at[kept], big * dot)


def _dot(plan: Plan, pitch: float) -> float:
    return min(plan.value("isen.size"), 0.034 * pitch)


FAMILY = Family(
    name="truntum",
    label=Words("truntum", "truntum"),
    region=Words("Surakarta and Yogyakarta", "Surakarta dan Yogyakarta"),
    meaning=Words(
        "From tumaruntum, to sprout again: love that comes back. Parents wear it at their child's wedding.",
        "Dari kata tumaruntum, bersemi kembali: kasih yang tumbuh lagi. Dikenakan orang tua pada pernikahan anaknya.",
    ),
    rule=Words("Free to all.", "Bebas dipakai siapa saja."),
    larangan=False,
    symmetry="cmm",
    sources=("infobatik.com, truntum", "attributed to Ratu Kencana, wife of Pakubuwono III"),
    parameters=(
        Parameter(
            "truntum.pitch", Words("distance between flowers", "jarak antarbunga"), "mm", 20, 38, 32,
            "estimate: 20-30 mm, turned by 45 degrees",
        ),
        Parameter(
            "truntum.petal_length", Words("length of the long petals", "panjang kelopak"), "pitch", 0.28, 0.42, 0.345,
            "estimate: 0.3 of the pitch",
        ),
        Parameter(
            "truntum.petal_width", Words("fullness of the petals", "gemuk kelopak"), "pitch", 0.12, 0.205, 0.158,
            "lance petals; light share of truntum 0.30 +- 0.10 measured",
        ),
        Parameter(
            "truntum.petal_ratio", Words("short petals against long ones", "kelopak pendek terhadap panjang"), "",
            0.74, 1.0, 0.9, "eight petals, long and short in turn",
        ),
        Parameter(
            "truntum.heart", Words("radius of the hearts", "jari-jari pusat bunga"), "pitch", 0.045, 0.155, _HEART,
            "house choice: a ring with its dot, up to a third of the flower",
        ),
        Parameter(
            "truntum.latar", Words("ground: 0 dark, 1 white", "latar: 0 gelap, 1 putih"), "", 0, 1, 0,
            "docs/sources.md#truntum: latar ireng, latar putih", choice=True,
        ),
    ),
    draw=draw,
    lattice=lattice,
    by_place=True,
    variants=(
        Variant(
            "putih", Words("truntum on white (latar putih)", "truntum latar putih"),
            Words(
                "Brown and dark flowers on a ground that stays white, as Yogyakarta and Surakarta have it in sogan: "
                "the same love that sprouts again, by day.",
                "Bunga cokelat dan gelap di atas latar yang tetap putih, sebagaimana sogan Yogyakarta dan Surakarta: "
                "kasih yang bersemi kembali, di kala siang.",
            ),
            {
                "truntum.latar": (1, 1), "truntum.pitch": (24, 34), "truntum.petal_length": (0.28, 0.34),
                "truntum.petal_width": (0.12, 0.165), "truntum.heart": (0.05, 0.105),
            },
        ),
    ),
)  # fmt: skip
