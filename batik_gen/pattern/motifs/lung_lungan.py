"""Lung-lungan: winding tendrils with pointed leaves, blossoms and bunches of berries.

After docs/sources.md#lung-lungan and #jepara.

The growth is the motif itself. Stems wind up the cloth side by side; at every
bend a shoot leaves them and rolls into the bay, and the L-system's rule

    V -> F [+ L] F [- L] V,   L -> leaf | bunch | curl

sets leaves, bunches and curls along it, each grown until it meets what
already stands. Branching angle, repetition, reach, thickness and curl are the
person's.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import ground as flora_ground
from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.flora.ground import Places
from batik_gen.pattern.flora.parts import FloraPart, grow_part, heading, wax_parts
from batik_gen.pattern.flora.repeat import FloraRepeat
from batik_gen.pattern.flora.sprigs import Shoot, Sprig, plan_gaps, wax_sprigs
from batik_gen.pattern.geometry.curves import length, unit
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice, common
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

_WAVE = 1.46
"""One winding of a stem is this long, in distances between stems."""
_SWING = 0.25
"""How far a stem swings to either side, in distances between stems."""
_ENDS = ("blossom", "bunch", "star", "bud")
"""What ends the four shoots of a repeat, from the lower one up."""


@dataclass(frozen=True)
class LungForm:
    """Hold one repeat: its stem, its shoots with their widths, and what grows on them."""

    stem: FloatArray
    shoots: tuple[FloatArray, ...]
    parts: tuple[FloraPart, ...]
    sprig: Growth
    sprigs: tuple[Sprig, ...]


@dataclass(frozen=True)
class LungNumbers:
    """Hold what one repeat grows from: distance between stems in mm, shares of it, leaves ``full`` as wide as long."""

    pitch: float
    bloom: float
    full: float
    grown: float
    shoot: Shoot

    @classmethod
    def of(cls, plan: Plan, grown: float, full: float) -> "LungNumbers":
        """Read them from a plan; how far leaves reach and how full they are varies over its cloth."""
        return cls(plan.value("lung.pitch"), plan.value("lung.bloom"), full, grown, Shoot.of(plan))


def stem_at(pitch: float, y: FloatArray) -> FloatArray:
    """Return places (..., 2) of a stem at heights y about its site."""
    way = 2 * np.pi * y / (_WAVE * pitch)
    # A third of the third harmonic squares the bends a little: the stem swings, it does not ripple.
    x = _SWING * pitch * (np.cos(way) - 0.06 * np.cos(3 * way))
    return np.stack([x, y], axis=-1)


def shoot(pitch: float, number: int, turns: float, leave: float, k: int = 160) -> tuple[FloatArray, FloatArray]:
    """Return the line of shoot ``number`` (0..3), from the stem into its bay, and the middle of the bay."""
    wave = _WAVE * pitch
    sign = 1.0 if number % 2 == 0 else -1.0
    crest = (1.5 - number) * 0.5 * wave + 0.25 * wave
    middle = np.array([sign * (_SWING - 0.5) * pitch * 1.0, crest - 0.015 * wave])
    foot = stem_at(pitch, np.array(crest + leave * wave))
    off = foot - middle
    far = float(np.sqrt((off * off).sum()))
    u = np.arange(k) / (k - 1)
    # The radius falls quickly while the shoot leaves the stem, then slowly, then into the heart.
    left = (1 - u) * (1 - u)
    radius = far * (0.75 * (1 - u) + 0.25 * left * left * left)
    angle = -sign * 2 * np.pi * turns * u
    ray = off / far
    c, s = np.cos(angle), np.sin(angle)
    line = np.stack([ray[0] * c - ray[1] * s, ray[0] * s + ray[1] * c], axis=-1) * radius[:, None]
    return middle + line, middle


@lru_cache(maxsize=4)
def planned(numbers: LungNumbers, ukel: float, count: float) -> tuple[LungForm, Places, list[Places], Places]:
    """Grow one repeat and fill the ground about it; the form, flowers, curls of two sizes, dots.

    Places and sizes depend on nothing else, so that a cloth drawn again, or strip by strip, finds them planned.
    """
    grown, repeat = form(numbers)
    flowers = flora_ground.plan_flowers(repeat, 0.08 * numbers.pitch, 4.3, 2.0, salts.LUNG_FLOWERS)
    curls = [
        flora_ground.plan_ukel(repeat, span * ukel, 0.7, salt)
        for span, salt in ((5.6, salts.LUNG_UKEL), (3.9, salts.LUNG_SMALL_UKEL))
    ]
    return grown, flowers, curls, flora_ground.plan_dots(repeat, 3.5 / count, 1.1, salts.LUNG_DOTS)


def form(numbers: LungNumbers) -> tuple[LungForm, FloraRepeat]:
    """Grow one repeat."""
    pitch, full, grown, sprout = numbers.pitch, numbers.full, numbers.grown, numbers.shoot
    wave = _WAVE * pitch
    angle, repetition = sprout.angle * (np.pi / 180), sprout.repetition
    turns = 1.2 + 0.6 * sprout.curl
    bloom = numbers.bloom * pitch
    repeat = FloraRepeat((2 * pitch, 2 * wave), np.array([[0.0, 0.0], [pitch, wave]]))
    stem = stem_at(pitch, np.linspace(-wave, wave, 97))
    repeat.add_stem(stem, 1.6)
    parts: list[FloraPart] = []
    shoots: list[FloatArray] = []
    bare: list[FloatArray] = []
    for number in range(4):
        line, middle = shoot(pitch, number, turns, 0.235 + 0.03 * (angle - 0.87))
        end = _ENDS[number]
        far = length(line - middle)
        stop = {"blossom": 0.5 * bloom, "star": 0.5 * bloom, "bunch": 0.155 * pitch, "bud": 0.13 * pitch}[end]
        line = line[far >= stop]
        shoots.append(line)
        # What grows on the shoot leaves the part free that lies under its blossom.
        bare.append(line[length(line - middle) >= (bloom + 0.6 if end in ("blossom", "star") else 0.0)])
        repeat.add_stem(line, 1.3)
        if end in ("blossom", "star"):
            radius = bloom * (1.0 if end == "blossom" else 0.9)
            parts.append(FloraPart(end, middle, 0.3 + number, radius, 1.0))
            ring = middle + radius * _round(20)
            repeat.add_solid(ring, middle)
        else:
            way = unit(line[-1] - line[-5]) * 0.45 + unit(middle - line[-1]) * 0.9
            long = (0.34 if end == "bunch" else 0.27) * pitch
            grow_part(repeat, parts, end, line[-1], heading(way), long, 1.0, full, 4.0)
    # A broad leaf that leaves a stem at a narrow angle soon meets it: leaves stand off a little farther than shoots.
    _nodes(repeat, parts, bare, 0.5 + 0.75 * angle, repetition, grown, full, pitch)
    sprig = sprout.grown()
    sprigs = plan_gaps(repeat, sprig, 0.6 * pitch, 0.24 * pitch, 7)
    return LungForm(stem, tuple(shoots), tuple(parts), sprig, tuple(sprigs)), repeat


def _nodes(
    repeat: FloraRepeat, parts: list[FloraPart], shoots: list[FloatArray], angle: float, repetition: float,
    grown: float, full: float, pitch: float,
) -> None:  # fmt: skip
    """Set what grows along stem and shoots: bunches where there is most room, then leaves, then curls."""
    wave = _WAVE * pitch
    # On the outside of every bend of the stem a bunch or a large leaf hangs into the corner between bays.
    for number in range(4):
        sign = 1.0 if number % 2 == 0 else -1.0
        crest = (1.5 - number) * 0.5 * wave + 0.25 * wave
        for where, kind in ((0.07, "bunch" if number % 2 else "leaf"), (-0.12, "leaf" if number % 2 else "bunch")):
            y = np.array([crest + where * wave, crest + where * wave - 0.5])
            a, b = stem_at(pitch, y)
            lean = sign * ((0.25 if kind == "bunch" else -0.15) + angle)
            long = (0.33 if kind == "bunch" else 0.3) * pitch
            grow_part(repeat, parts, kind, a, heading(b - a) + lean, long, sign, full, 4.2, number % 2)
    count = 4.2 + 1.7 * repetition
    for step in range(int(np.ceil(count))):
        part = min(1.0, count - step)
        for number, line in enumerate(shoots):
            sign = 1.0 if number % 2 == 0 else -1.0
            share = 0.10 + 0.86 * (step + 0.35) / count
            at = share * (len(line) - 1)
            i = min(int(at), len(line) - 2)
            foot = line[i] + (line[i + 1] - line[i]) * (at - i)
            ahead = heading(line[i + 1] - line[i])
            out = sign if step % 2 == 0 else -sign
            # Outside the bay there is room for long leaves, inside for short ones.
            long = grown * 0.34 * pitch * (1.0 - 0.25 * share) * (0.35 + 0.65 * part)
            if step % 6 == 4:
                grow_part(repeat, parts, "curl", foot, ahead + out * 0.65 * angle, 0.8 * long, out, full, 4.2)
            else:
                grow_part(repeat, parts, "leaf", foot, ahead + out * angle, long, out, full, 4.2, (step + number) % 5)
    # What room is left along the stems takes smaller leaves.
    for step in range(16):
        level = -wave + (step + 0.5) * (wave / 8)
        a, b = stem_at(pitch, np.array([level, level - 0.5]))
        for out in (1.0, -1.0):
            sort = (0, 2, 5, 1)[step % 4]
            lean = heading(b - a) + out * angle
            grow_part(repeat, parts, "leaf", a, lean, 0.22 * grown * pitch, out, full, 4.2, sort)
    for number, line in enumerate(shoots):
        for step in range(9):
            i = int((0.06 + 0.9 * (step + 0.5) / 9) * (len(line) - 2))
            for out in (1.0, -1.0):
                lean = heading(line[i + 1] - line[i]) + out * angle
                sort = (step + number) % 3
                grow_part(repeat, parts, "leaf", line[i], lean, 0.16 * grown * pitch, out, full, 4.2, sort)


def _round(k: int) -> FloatArray:
    t = np.arange(k) * (2 * np.pi / k)
    return np.stack([np.cos(t), np.sin(t)], axis=-1)


def _lattices(plan: Plan) -> tuple[Lattice, Lattice]:
    """Return the lattices of the figures and of the pieces of ground."""
    pitch = plan.value("lung.pitch")
    wave = _WAVE * pitch
    return ((pitch, wave), (0.0, 2 * wave)), ((2 * pitch, 0.0), (0.0, 2 * wave))


def lattice(plan: Plan) -> Lattice:
    """Return the lattice by which figures and ground come again together."""
    return common(_lattices(plan))


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a lung-lungan: ground, stems, shoots, and everything that grows on them."""
    hand, pitch = plan.hand, plan.value("lung.pitch")
    wave = _WAVE * pitch
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
        centres = boxes + spot
        turned = number + 0.1 * hand.normal(salts.LUNG_FLOWER_TURN, centres)
        own = wide * (hand.size(salts.LUNG_FLOWER_SIZE, centres, 0.4) - 0.02)
        if number % 2 == 0 and wide > 4.2:
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
