"""Buketan: a bouquet with butterflies on a finely dotted ground (batik reference 1.11)."""

from dataclasses import dataclass

import numpy as np

from batik_gen.cloth import Layer, Wax
from batik_gen.pattern.lattice import sites
from batik_gen.pattern.motifs import flora, flora_ground
from batik_gen.pattern.motifs.buketan_figures import BOW, butterflies, butterfly_outline, ribbon, roses
from batik_gen.pattern.motifs.flora_parts import Part, grow_part, heading, wax_parts
from batik_gen.pattern.motifs.flora_repeat import Repeat
from batik_gen.pattern.motifs.semen_figures import figures
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.tables import Family, Parameter, Words
from batik_gen.pattern.wax import Waxing
from batik_gen.values import FloatArray

_TALL = 1.56
"""A repeat is this high, in distances between bouquets side by side."""
_KINDS = (0, 4, 0, 0, 0, 0)
_TIE = np.array([0.0, 0.46])
"""Where the stems are tied, in distances between bouquets."""
_HEADS = (
    # what, where its stem ends, how large, how far the stem bows to the right
    ("rose", (0.0, -0.12), 0.165, 0.03), ("blossom", (-0.33, 0.01), 0.14, -0.06), ("star", (0.34, -0.05), 0.14, 0.05),
    ("bud", (-0.22, -0.33), 0.22, -0.05), ("bud", (0.25, -0.36), 0.2, 0.06), ("rose", (0.0, -0.50), 0.125, 0.0),
    ("bunch", (-0.40, 0.25), 0.19, -0.05), ("bunch", (0.41, 0.20), 0.19, 0.06), ("bud", (0.33, 0.40), 0.15, 0.07),
)  # fmt: skip
_FLYING = ((0.47, 0.60, 0.14, -0.5), (-0.43, 0.60, 0.125, 0.4))
"""Butterflies: where, how large, how they lean."""


@dataclass(frozen=True)
class Form:
    """Hold one repeat: its stems, the roses, and everything else that grows."""

    stems: tuple[FloatArray, ...]
    roses: tuple[tuple[FloatArray, float], ...]
    parts: tuple[Part, ...]


def stem_to(pitch: float, end: FloatArray, bow: float, k: int = 40) -> FloatArray:
    """Return a stem from the tie to its head, bowed to one side."""
    foot = _TIE * pitch
    t = (np.arange(k) / (k - 1))[:, None]
    way = end - foot
    # Stems leave the tie upright and lean over on their way.
    lift = np.array([0.0, -0.10 * pitch]) - 0.35 * np.array([1.0, 0.0]) * way
    line: FloatArray = foot + way * t + (lift + np.array([bow * pitch, 0.0])) * (3 * t * (1 - t) * (1 - t))
    return line


def form(plan: Plan, grown: float, full: float) -> tuple[Form, Repeat]:
    """Grow one bouquet with leaves ``full`` as wide as long, reaching ``grown``."""
    pitch = plan.value("buketan.pitch")
    angle, repetition = plan.value("growth.angle") * (np.pi / 180), plan.value("growth.repetition")
    curl = plan.value("growth.curl")
    swell = plan.value("buketan.bloom")
    box = (2 * pitch, _TALL * pitch)
    repeat = Repeat(box, np.array([[0.0, 0.0], [pitch, 0.5 * _TALL * pitch]]))
    t = np.arange(24) * (np.pi / 12)
    round_ = np.stack([np.cos(t), np.sin(t)], axis=-1)
    stems, roses, parts, ends = [], [], [], []
    for what, spot, size, bow in _HEADS:
        end = np.array(spot) * pitch
        # The curl bows the stems more or less.
        line = stem_to(pitch, end, bow * (0.1 + 1.1 * curl))
        stems.append(line)
        ends.append((what, end, size * swell * pitch, line))
    for what, end, size, _ in ends:
        if what in ("rose", "blossom", "star"):
            repeat.add_solid(end + size * round_, end)
            if what == "rose":
                roses.append((end, size))
            else:
                parts.append(Part(what, end, -np.pi / 2, size, 1.0))
    for x, y, size, _ in _FLYING:
        wing = np.array([x, y]) * pitch + butterfly_outline() * (size * pitch)
        repeat.add_solid(wing, np.array([x, y]) * pitch)
    tie = _TIE * pitch + BOW * (0.15 * pitch)
    repeat.add_solid(tie, _TIE * pitch)
    for line in stems:
        repeat.add_stem(line, 1.1)
    for what, end, size, line in ends:
        if what in ("bud", "bunch"):
            grow_part(repeat, parts, what, end, heading(line[-1] - line[-4]), size, 1.0, full, 3.0)
    # Stalks below the tie spread a little.
    for lean in (-0.42, -0.14, 0.14, 0.42):
        foot = _TIE * pitch + np.array([0.0, 0.03 * pitch])
        tail = foot + np.array([np.sin(lean), np.cos(lean)]) * (np.linspace(0, 0.24, 14) * pitch)[:, None]
        stems.append(tail)
        repeat.add_stem(tail, 1.1)
    _leaves(repeat, parts, stems[: len(_HEADS)], angle, repetition, 0.3 * grown * pitch, full)
    return Form(tuple(stems), tuple(roses), tuple(parts)), repeat


def _leaves(
    repeat: Repeat, parts: list[Part], stems: list[FloatArray], angle: float, repetition: float, long: float,
    full: float,
) -> None:  # fmt: skip
    """Set leaves and curls along the stems, to either side in turn; outer stems first, for they have room."""
    count = 2.2 + 1.6 * repetition
    order = sorted(range(len(stems)), key=lambda n: -abs(float(stems[n][-1, 0])))
    for step in range(int(np.ceil(count))):
        part = min(1.0, count - step)
        for number in order:
            line = stems[number]
            at = (0.97 - 0.85 * (step + 0.3) / count) * (len(line) - 1)
            i = min(int(at), len(line) - 2)
            foot = line[i] + (line[i + 1] - line[i]) * (at - i)
            for out in (1.0, -1.0):
                lean = heading(line[i + 1] - line[i]) + out * angle
                own = long * (1.0 if (step + number) % 2 else 0.85) * (0.35 + 0.65 * part)
                kind = "curl" if (step + number + (out > 0)) % 7 == 0 else "leaf"
                grow_part(repeat, parts, kind, foot, lean, own, out, full, 3.4, (step + number) % 5)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a buketan: the dotted ground, stems, leaves, flowers, the ribbon, butterflies."""
    hand, size = plan.hand, plan.size_mm
    pitch = plan.value("buketan.pitch")
    tall = _TALL * pitch
    where = sites(size, (pitch, 0.5 * tall), (0.0, tall), 1.3 * pitch)
    boxes = sites(size, (2 * pitch, 0.0), (0.0, tall), 2 * pitch + tall)
    full, grown = plan.at("buketan.leaf_width", where), plan.at("growth.length", where)
    held, repeat = form(plan, float(grown.max()), float(full.max()))
    nib, fine = 0.76 * min(plan.value("nib.klowong"), 0.018 * pitch), min(plan.value("nib.isen"), 0.009 * pitch)
    dot, count, thick = plan.value("isen.size"), plan.value("isen.count"), plan.value("growth.thickness")
    ground, stalk = Waxing("cecek latar", Wax.CECEK, 4), Waxing("sulur", Wax.KLOWONG, 1)
    core = Waxing("isi sulur", Wax.TEMBOK, 5)
    behind, front = (figures(stalk, name, nib, fine, dot, count, light_ground=False) for name in (" bawah", ""))
    inner = 0.5 + 0.9 * thick
    for line in held.stems:
        run = where[:, None] + line
        stalk.stroke(run, inner + 1.3 * nib)
        core.stroke(run, inner)
    wax_parts(hand, behind, held.parts, where, full, grown / float(grown.max()), thick, _KINDS)
    for number, (spot, wide) in enumerate(held.roses):
        roses(front, hand, where + spot, wide * (hand.size(601 + number, where, 0.3) - 0.02), number)
    ribbon(front, hand, where + _TIE * pitch, 0.15 * pitch)
    for number, (x, y, span, lean) in enumerate(_FLYING):
        at = where + np.array([x, y]) * pitch
        own = span * pitch * (hand.size(611 + number, at, 0.3) - 0.02)
        butterflies(front, hand, at, lean + 0.04 * hand.normal(613 + number, at), own)
    spots, radius = flora_ground.plan_flowers(repeat, 0.055 * pitch, 3.6, 3.0, 647)
    for number, (spot, wide) in enumerate(zip(spots, radius, strict=True)):
        centres = boxes + spot
        turned = number + 0.1 * hand.normal(661, centres)
        own = wide * (hand.size(662, centres, 0.4) - 0.02)
        if number % 2:
            flora.blossoms(front, hand, centres, turned, own, 5, 0)
        else:
            flora.clusters(front, hand, centres, turned, own)
    dots = flora_ground.plan_dots(repeat, 2.5 / count, 1.15, 643)
    flora_ground.wax_dots(ground, hand, boxes, dots, 0.82 * dot, 0.1)
    layers = [ground, stalk, core, *behind.layers(), *front.layers()]
    return tuple(w.layer(hand, size) for w in layers)


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
    sources=("batik reference 1.11", "general knowledge of Pekalongan batik; to be confirmed by a maker"),
    parameters=(
        Parameter(
            "buketan.pitch", Words("distance between bouquets", "jarak antarbuket"), "mm", 92, 146, 116,
            "bouquets 20-40 cm high on a sarong (estimate); here the smaller class, strewn",
        ),
        Parameter(
            "buketan.leaf_width", Words("fullness of the leaves", "gemuk daun"), "length", 0.38, 0.6, 0.5,
            "house choice: pointed leaves",
        ),
        Parameter(
            "buketan.bloom", Words("size of the flowers", "besar bunga"), "", 0.85, 1.06, 0.98,
            "house choice: flowers never touch one another",
        ),
    ),
    draw=draw,
)  # fmt: skip
