"""Kawung: four fat fruits about each node of a square lattice (docs/sources.md#kawung)."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter, Variant
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import ellipse, inset, place, pointed
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.ornament import GrowthPens, rib_lengths, wax_growth
from batik_gen.pattern.growth.personal import grown_at
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.view import Survey, numbered
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.pattern.motifs.kawung_seeds import SEEDS, Fruits
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

_OUT = 0.344
"""Distance of a fruit's centre from its node, in pitches: measured 0.33-0.354."""

_DIAGONALS = np.array([[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]]) * 0.7071067811865476
_QUARTERS = np.array([0.25, 0.75, 1.25, 1.75]) * np.pi


def lattice(plan: Plan) -> Lattice:
    """Return the square lattice of the nodes."""
    pitch = plan.value("kawung.pitch")
    return (pitch, 0.0), (0.0, pitch)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a kawung: fruits, their seeds and isen, the nodes, the growth in the stars between."""
    pitch = plan.value("kawung.pitch")
    nib, fine = _nib(plan), plan.value("nib.isen")
    ground = Waxing("latar", Wax.KLOWONG, 3)
    plates = Waxing("tembok", Wax.TEMBOK, 5)
    lines = Waxing("klowong", Wax.KLOWONG, 1)
    isen = Waxing("isen", Wax.KLOWONG, 2)
    white = Waxing("tembok kecil", Wax.TEMBOK, 5)
    dark = Waxing("isen terbuka", Wax.OPEN, 2)
    dark_lines = Waxing("sulur terbuka", Wax.OPEN, 2)
    dots = Waxing("cecek", Wax.CECEK, 4)

    nodes = plan.sites(*lattice(plan), pitch)
    _fruits(plan, plates, lines, isen, dark, white, *_places(nodes, pitch), pitch, nib, fine)
    _nodes(plan, lines, dots, dark, nodes, pitch)
    stars = _between(nodes, pitch)
    # Those beside a node are those above it turned by a quarter.
    quarter = np.repeat([0.0, np.pi / 2], len(nodes))
    _stars(plan, GrowthPens(ground, dark_lines, dots, dark_lines), ground, stars, quarter, pitch, nib, fine)
    return plan.layers(ground, plates, lines, isen, white, dark, dark_lines, dots)


def survey(plan: Plan) -> Survey:
    """Measure where sawut stand: along the tips of the fruits, and on the leaves in the stars."""
    pitch = plan.value("kawung.pitch")
    nodes = plan.sites(*lattice(plan), pitch)
    tips = _tips(plan, _rims(plan, *_places(nodes, pitch), pitch), pitch)
    found = numbered("tip", [sawut.lengths(arc) for arc in tips])
    for quarter, grown in enumerate(_growths(plan, _between(nodes, pitch), pitch)):
        found |= numbered(f"leaf {quarter}", rib_lengths(grown))
    return found


def _nib(plan: Plan) -> float:
    return min(plan.value("nib.klowong"), 0.045 * plan.value("kawung.pitch"))


def _places(nodes: FloatArray, pitch: float) -> tuple[FloatArray, FloatArray]:
    """Return the middles of the fruits, four about each node, and how they are turned."""
    return (nodes[:, None] + _DIAGONALS * (_OUT * pitch)).reshape(-1, 2), np.tile(_QUARTERS, len(nodes))


def _between(nodes: FloatArray, pitch: float) -> FloatArray:
    """Return the middles of the stars, two to each node: they lie between two nodes."""
    return np.concatenate([nodes + np.array([pitch / 2, 0.0]), nodes + np.array([0.0, pitch / 2])])


def _rims(plan: Plan, centres: FloatArray, turned: FloatArray, pitch: float) -> FloatArray:
    """Return the outlines of the fruits."""
    # Never so large that two fruits touch.
    grown = np.clip(plan.hand.size(salts.KAWUNG_FRUIT, centres, 0.35), 0.92, 1.04)
    a = 0.5 * pitch * plan.at("kawung.fruit_length", centres) * grown
    b = 0.5 * pitch * plan.at("kawung.fruit_width", centres) * grown
    return place(ellipse(a, b, 44, 0.05), centres, turned)


def _dot(plan: Plan, pitch: float) -> float:
    return min(plan.value("isen.size"), 0.026 * pitch)


def _tips(plan: Plan, ring: FloatArray, pitch: float) -> list[FloatArray]:
    """Return the arcs at either tip of the fruits, inside the row of dots."""
    inner = inset(ring, np.full(len(ring), 0.5 * _nib(plan) + 2.3 * _dot(plan, pitch)))
    return [np.roll(inner, 6 - first, axis=1)[:, :13] for first in (0, ring.shape[1] // 2)]


def _fruits(
    plan: Plan, plates: Waxing, lines: Waxing, isen: Waxing, dark: Waxing, white: Waxing, centres: FloatArray,
    turned: FloatArray, pitch: float, nib: float, fine: float,
) -> None:  # fmt: skip
    hand = plan.hand
    ring = _rims(plan, centres, turned, pitch)
    plates.area(ring)
    lines.stroke(ring, nib, closed=True)
    # A row of cecek follows the rim inside, then the two seeds on the long axis.
    dot = _dot(plan, pitch)
    inner = inset(ring, np.full(len(ring), 0.5 * nib + 1.35 * dot))
    cecek.row(isen, hand, inner, 0.82 * dot, 2.35 * dot / plan.at("isen.count", centres), closed=True)
    axis = np.stack([np.cos(turned), np.sin(turned)], axis=-1)
    across = np.stack([-axis[:, 1], axis[:, 0]], axis=-1)
    # The four fruits about a node hold the same; between two kinds its luck says which.
    kinds = np.floor(plan.value("kawung.seeds") + hand.at(salts.KAWUNG_KIND, centres - (_OUT * pitch) * axis))
    for kind, fill in enumerate(SEEDS):
        which = kinds == kind
        where = (centres[which], turned[which], axis[which], across[which])
        fill(Fruits(hand, pitch, fine, dot, plan.value("kawung.seed"), *where, isen, dark, white))
    # Sawut from either tip, inside the row of dots, towards the seeds.
    tips = _tips(plan, ring, pitch)
    for arc, typical in zip(tips, plan.typical_of("tip", [sawut.lengths(arc) for arc in tips]), strict=True):
        sawut.from_rim(
            isen,
            hand,
            arc,
            0.058 * pitch,
            1.5 / plan.value("isen.count"),
            0.85 * fine,
            typical=typical,
        )


def _nodes(plan: Plan, lines: Waxing, dots: Waxing, dark: Waxing, nodes: FloatArray, pitch: float) -> None:
    """Set a rhomb with a dot in each node, cecek pitu where four tips meet."""
    room = (_OUT - 0.5 * plan.declared["kawung.fruit_length"].high) * pitch
    half = 0.5 * room
    lines.area(place(pointed(0.42) * (1.75 * half), nodes))
    dots.dot(nodes, 0.62 * half)
    meets = nodes + 0.5 * pitch
    dot = min(plan.value("isen.size"), 0.3 * room)
    cecek.seven(dots, plan.hand, meets, 1.12 * dot, 6)
    for quarter in range(4):
        way = np.array([np.cos(quarter * np.pi / 2), np.sin(quarter * np.pi / 2)])
        for step, wide in ((0.078, 0.95), (0.108, 0.8), (0.134, 0.65)):
            dots.dot(meets + way * (step * pitch), wide * dot)


def star_edge(pitch: float, fruit: tuple[float, float], gap: float, k: int = 64) -> FloatArray:
    """Return the outline of the four-pointed ground star about its centre, k x 2, mm.

    The star keeps ``gap`` mm from fruits of half axes ``fruit``: each ray from
    its centre is cut by the widened ellipse, a quadratic in the ray's length.
    """
    t = np.arange(k) * (2 * np.pi / k)
    # Fold every ray into the first quadrant; the star has both mirrors.
    ray = np.stack([np.abs(np.cos(t)), np.abs(np.sin(t))], axis=-1)
    half = 0.7071067811865476
    middle = 0.5 * pitch - _OUT * half * pitch
    centre = np.array([middle, _OUT * half * pitch])
    # Towards (+x, +y) of a star at (L/2, 0) lies the fruit of the node at (L, 0), long axis along (-1, 1).
    along_axis, across = np.array([-half, half]), np.array([half, half])
    a, b = fruit[0] + gap, fruit[1] + gap
    du = (ray * along_axis).sum(axis=1) / a
    dv = (ray * across).sum(axis=1) / b
    cu = (centre * along_axis).sum() / a
    cv = (centre * across).sum() / b
    qa, qb, qc = du * du + dv * dv, -2 * (du * cu + dv * cv), cu * cu + cv * cv - 1
    root = np.sqrt(np.maximum(qb * qb - 4 * qa * qc, 0))
    reach = np.where(qb * qb - 4 * qa * qc > 0, (-qb - root) / (2 * qa), 0.5 * pitch)
    # The points end sharp: beyond a line from the tip the star has nothing.
    x, y = np.maximum(ray[:, 0], ray[:, 1]), np.minimum(ray[:, 0], ray[:, 1])
    reach = np.minimum(reach, 0.4 * 0.375 * pitch / (y + 0.4 * x))
    edge: FloatArray = np.stack([np.cos(t), np.sin(t)], axis=-1) * reach[:, None]
    return edge


def _fruit(plan: Plan, pitch: float) -> tuple[float, float]:
    """Return the half axes of a fruit, mm."""
    return 0.5 * pitch * plan.value("kawung.fruit_length"), 0.5 * pitch * plan.value("kawung.fruit_width")


def _heart(plan: Plan, pitch: float) -> float:
    """Return the diameter of a dot in a star, mm."""
    return min(plan.value("isen.size"), 0.024 * pitch)


def _growths(plan: Plan, stars: FloatArray, pitch: float) -> list[Growth]:
    """Return the growth from the heart of each star to each of its four points."""
    clear = star_edge(pitch, _fruit(plan, pitch), 0.5 * _nib(plan) + 0.026 * pitch + 0.5 * plan.value("nib.isen") + 0.5)
    diagonal = float(np.sqrt((clear * clear).sum(axis=1)).min())
    tip, foot = float(np.abs(clear[:, 0]).max()), 2.4 * _heart(plan, pitch)
    n = len(stars)
    form = grown_at(plan, stars)
    grown, _ = form.fitted(np.full(n, tip - foot), np.full(n, 0.8 * diagonal), 0.8)
    angles = [quarter * (np.pi / 2) for quarter in range(4)]
    return [grown.placed(stars + foot * np.array([np.cos(angle), np.sin(angle)]), angle) for angle in angles]


def _stars(
    plan: Plan,
    pens: GrowthPens,
    ground: Waxing,
    stars: FloatArray,
    turned: FloatArray,
    pitch: float,
    nib: float,
    fine: float,
) -> None:
    """Fill each ground star: a brown plate, a heart, a growth to each point."""
    # The star is a brown plate, a dark gap away from the fruits; what grows on it is light.
    edge = star_edge(pitch, _fruit(plan, pitch), 0.5 * nib + 0.026 * pitch)
    ground.area(place(edge, stars, turned))
    dot, thick = _heart(plan, pitch), min(0.8 * plan.value("growth.thickness"), 0.016 * pitch)
    cecek.seven(pens.dots, plan.hand, stars, 0.9 * dot, 6)
    for quarter, grown in enumerate(_growths(plan, stars, pitch)):
        typical = plan.typical_of(f"leaf {quarter}", rib_lengths(grown))
        wax_growth(pens, plan.hand, grown, thick, dot, fine, typical=typical)


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
    ),
)  # fmt: skip
