"""Kawung: four fat fruits about each node of a square lattice (docs/sources.md#kawung)."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter, Variant
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import place, pointed
from batik_gen.pattern.growth.ornament import GrowthPens, rib_lengths
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.view import Survey, numbered
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.pattern.motifs.kawung import seling
from batik_gen.pattern.motifs.kawung.fruits import OUT, outline_nib, places_of_fruits, rims, tips_of, wax_fruits
from batik_gen.pattern.motifs.kawung.stars import growths, wax_stars
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words


def lattice(plan: Plan) -> Lattice:
    """Return the square lattice of the nodes."""
    pitch = plan.value("kawung.pitch")
    return (pitch, 0.0), (0.0, pitch)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a kawung: fruits, their seeds and isen, the nodes, the growth in the stars between."""
    pitch = plan.value("kawung.pitch")
    nib, fine = outline_nib(plan), plan.value("nib.isen")
    ground = Waxing("latar", Wax.KLOWONG, 3)
    plates = Waxing("tembok", Wax.TEMBOK, 5)
    lines = Waxing("klowong", Wax.KLOWONG, 1)
    isen = Waxing("isen", Wax.KLOWONG, 2)
    white = Waxing("tembok kecil", Wax.TEMBOK, 5)
    dark = Waxing("isen terbuka", Wax.OPEN, 2)
    dark_lines = Waxing("sulur terbuka", Wax.OPEN, 2)
    dots = Waxing("cecek", Wax.CECEK, 4)

    nodes = plan.sites(*lattice(plan), pitch)
    if plan.value("kawung.seling") >= 0.5:
        small = seling.SMALLER * pitch
        wax_fruits(plan, plates, lines, isen, dark, white, *places_of_fruits(nodes, small), small, nib, fine)
        _nodes(plan, lines, dots, nodes, small)
        pens = GrowthPens(white, lines, dots, white)
        seling.wax_seling(plan, pens, isen, dark, seling.flowers_of(nodes, pitch), pitch, nib, fine)
        return plan.layers(white, plates, lines, isen, dark, dots)
    wax_fruits(plan, plates, lines, isen, dark, white, *places_of_fruits(nodes, pitch), pitch, nib, fine)
    _nodes(plan, lines, dots, nodes, pitch)
    _meetings(plan, dots, nodes + 0.5 * pitch, pitch)
    stars = _between(nodes, pitch)
    # Those beside a node are those above it turned by a quarter.
    quarter = np.repeat([0.0, np.pi / 2], len(nodes))
    wax_stars(plan, GrowthPens(ground, dark_lines, dots, dark_lines), ground, stars, quarter, pitch, nib, fine)
    return plan.layers(ground, plates, lines, isen, white, dark, dark_lines, dots)


def survey(plan: Plan) -> Survey:
    """Measure where sawut stand: along the tips of the fruits, and on the leaves in the stars."""
    pitch = plan.value("kawung.pitch")
    nodes, turns = plan.sites(*lattice(plan), pitch), plan.value("kawung.seling") >= 0.5
    size = seling.SMALLER * pitch if turns else pitch
    tips = tips_of(plan, rims(plan, *places_of_fruits(nodes, size), size), size)
    found = numbered("tip", [sawut.lengths(arc) for arc in tips])
    grown_there = (
        seling.growths(plan, seling.flowers_of(nodes, pitch), pitch)
        if turns
        else growths(plan, _between(nodes, pitch), pitch)
    )
    for quarter, grown in enumerate(grown_there):
        found |= numbered(f"leaf {quarter}", rib_lengths(grown))
    return found


def _between(nodes: FloatArray, pitch: float) -> FloatArray:
    """Return the middles of the stars, two to each node: they lie between two nodes."""
    return np.concatenate([nodes + np.array([pitch / 2, 0.0]), nodes + np.array([0.0, pitch / 2])])


def _nodes(plan: Plan, lines: Waxing, dots: Waxing, nodes: FloatArray, pitch: float) -> None:
    """Set a rhomb with a dot in each node."""
    room = (OUT - 0.5 * plan.declared["kawung.fruit_length"].high) * pitch
    half = 0.5 * room
    lines.area(place(pointed(0.42) * (1.75 * half), nodes))
    dots.dot(nodes, 0.62 * half)


def _meetings(plan: Plan, dots: Waxing, meets: FloatArray, pitch: float) -> None:
    """Set cecek pitu where four tips meet, and dots from there along the gaps."""
    room = (OUT - 0.5 * plan.declared["kawung.fruit_length"].high) * pitch
    dot = min(plan.value("isen.size"), 0.3 * room)
    cecek.seven(dots, plan.hand, meets, 1.12 * dot, 6)
    for quarter in range(4):
        way = np.array([np.cos(quarter * np.pi / 2), np.sin(quarter * np.pi / 2)])
        for step, wide in ((0.078, 0.95), (0.108, 0.8), (0.134, 0.65)):
            dots.dot(meets + way * (step * pitch), wide * dot)


FAMILY = Family(
    name="kawung",
    label=Words("kawung", "kawung"),
    region=Words("Yogyakarta and Surakarta", "Yogyakarta dan Surakarta"),
    meaning=Words(
        "Four directions and their centre (keblat papat lima pancer); the fruit of the sugar palm, "
        "of which every part is useful; self-command.",
        "Empat arah dan pusatnya (keblat papat lima pancer); buah aren yang seluruh bagiannya berguna; "
        "pengendalian diri.",
    ),
    rule=Words(
        "Once kept for royal relatives at the court of Yogyakarta; inside the palace the rule is still honoured, "
        "outside it anyone may wear it.",
        "Dahulu dikhususkan bagi kerabat raja di Keraton Yogyakarta; di dalam keraton aturan itu tetap dihormati, "
        "di luar siapa pun boleh memakainya.",
    ),
    larangan=True,
    symmetry="p4m",
    sources=("kratonjogja.id, as quoted by kompas.tv (2021)", "Rijksblad van Jogjakarta 1927 no. 19 and later lists"),
    parameters=(
        Parameter(
            "kawung.pitch", Words("distance between kawung nodes", "jarak antarpusat kawung"), "mm", 18, 58, 44,
            "coin names picis, bribil, sen: 20, 35, 55 mm (estimate)",
        ),
        Parameter(
            "kawung.fruit_length", Words("length of the fruits", "panjang buah kawung"), "pitch", 0.45, 0.52, 0.485,
            "measured 0.43-0.52",
        ),
        Parameter(
            "kawung.fruit_width", Words("fullness of the fruits", "gemuk buah kawung"), "pitch", 0.305, 0.345, 0.328,
            "measured 0.33; with the length this keeps the axis ratio within 1.34-1.56",
        ),
        Parameter(
            "kawung.seeds",
            Words(
                "fruits: 0 two seeds, 1 a small kawung (geger), 2 four seeds (beton); between two, some have the next",
                "buah: 0 dua biji, 1 kawung kecil (geger), 2 empat biji (beton); di antaranya, sebagian berikutnya",
            ),
            "", 0, 2, 0, "docs/sources.md#kawung: variants of kawung",
        ),
        Parameter(
            "kawung.seed", Words("size of the seeds", "besar biji"), "", 0.6, 1.45, 1.0,
            "house choice: clear of each other and of the strokes at the tips",
        ),
        Parameter(
            "kawung.seling",
            Words("0 kawung alone, 1 in turn with flowers (seling)", "0 kawung saja, 1 berselang bunga (seling)"),
            "", 0, 1, 0, "docs/sources.md#kawung: kawung in turn with flowers", choice=True,
        ),
    ),
    draw=draw,
    lattice=lattice,
    by_place=True,
    survey=survey,
    variants=(
        Variant(
            "picis", Words("kawung picis", "kawung picis"),
            Words("Small as the ten-cent coin it is named after.", "Sekecil uang sepuluh sen, asal namanya."),
            {"kawung.pitch": (18, 24)},
        ),
        Variant(
            "bribil", Words("kawung bribil", "kawung bribil"),
            Words(
                "Named after a coin of half a cent, between picis and sen.",
                "Dinamai menurut uang setengah sen, di antara picis dan sen.",
            ),
            {"kawung.pitch": (30, 38)},
        ),
        Variant(
            "sen", Words("kawung sen", "kawung sen"),
            Words("Large as the copper one-cent coin.", "Sebesar uang tembaga satu sen."),
            {"kawung.pitch": (50, 58)},
        ),
        Variant(
            "geger", Words("kawung geger", "kawung geger"),
            Words("A small kawung inside each large fruit.", "Kawung kecil di dalam setiap buah yang besar."),
            {"kawung.pitch": (44, 58), "kawung.seeds": (1, 1)},
        ),
        Variant(
            "beton", Words("kawung beton", "kawung beton"),
            Words(
                "Four seeds in each fruit, parted by crossed lines; beton is the stone of the jackfruit.",
                "Empat biji dalam setiap buah, dipisahkan dua garis bersilang; beton ialah biji nangka.",
            ),
            {"kawung.pitch": (34, 46), "kawung.seeds": (2, 2)},
        ),
        Variant(
            "seling", Words("kawung seling", "kawung seling"),
            Words(
                "Groups of four fruits in turn with star flowers, lung from flower to flower.",
                "Empat-empat buah berselang dengan bunga bintang, dengan lung dari bunga ke bunga.",
            ),
            {"kawung.pitch": (44, 58), "kawung.seling": (1, 1), "kawung.seeds": (0, 0)},
        ),
    ),
)  # fmt: skip
