"""Semen: meru, tree of life and a pair of birds among tendrils on a light ground (docs/sources.md#semen).

Without garuda and without spread wings: what courts kept for themselves is not drawn.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import ground as flora_ground
from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.flora.parts import FloraPart, along_shoots, grow_part, heading, mirror, scroll, wax_parts
from batik_gen.pattern.flora.repeat import FloraRepeat
from batik_gen.pattern.flora.sprigs import Shoot, Sprig, plan_again, plan_gaps, wax_sprigs
from batik_gen.pattern.geometry.curves import length, unit
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice, common
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs import semen_figures
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

_TALL = 1.5
"""A repeat is this high, in distances between columns."""
_KINDS = (3, 3, 3, 2, 3, 3)
_GROUND = 0.46
"""Where the meru stands below its site, in distances between columns."""
_PERCH = np.array([0.252, 0.02])
_CROWN = np.array([0.0, -0.52])


@dataclass(frozen=True)
class SemenForm:
    """Hold one repeat: the trunk, the shoots of its right half, what grows on both halves."""

    trunk: FloatArray
    shoots: tuple[FloatArray, ...]
    parts: tuple[FloraPart, ...]
    sprig: Growth
    early: tuple[Sprig, ...]
    late: tuple[Sprig, ...]

    def scaled(self, by: float) -> "SemenForm":
        """Return the repeat ``by`` times as large."""
        return SemenForm(
            self.trunk * by, tuple(s * by for s in self.shoots),
            tuple(replace(p, foot=p.foot * by, long=p.long * by) for p in self.parts), self.sprig,
            *(tuple(replace(s, foot=s.foot * by, long=s.long * by) for s in held) for held in (self.early, self.late)),
        )  # fmt: skip


@dataclass(frozen=True)
class SemenPlaces:
    """Hold where tendrils of the usual growth stand: those set before the leaves, and those after them."""

    sprig: Growth
    early: tuple[Sprig, ...]
    late: tuple[Sprig, ...]


@dataclass(frozen=True)
class SemenNumbers:
    """Hold what one repeat grows from: distance between columns in mm, and the shares that `form` names."""

    pitch: float
    meru: float
    full: float
    grown: float
    shoot: Shoot


def form(plan: Plan, grown: float, full: float, meru: float) -> tuple[SemenForm, FloraRepeat]:
    """Grow one repeat around a meru ``meru`` pitches high, with leaves ``full`` as wide as long, reaching ``grown``.

    It grows at the usual distance between columns, as `SemenNumbers` say; whoever draws it scales it.
    """
    usual = {name: held.default for name, held in plan.declared.items()}
    shoot = Shoot(*(usual[f"growth.{name}"] for name in ("angle", "repetition", "length", "curl")))
    pitch = usual["semen.pitch"]
    places = _places(SemenNumbers(pitch, usual["semen.meru"], usual["semen.leaf_width"], shoot.length, shoot))
    return _grow(SemenNumbers(pitch, meru, full, grown, Shoot.of(plan)), places)


@lru_cache(maxsize=1)
def _places(usual: SemenNumbers) -> SemenPlaces:
    """Find where tendrils stand when every number is the usual one."""
    held, _ = _grow(usual, None)
    return SemenPlaces(held.sprig, held.early, held.late)


def _grow(numbers: SemenNumbers, places: SemenPlaces | None) -> tuple[SemenForm, FloraRepeat]:
    """Grow one repeat; its tendrils take the places given, or the widest gaps."""
    pitch, full, grown, shoot = numbers.pitch, numbers.full, numbers.grown, numbers.shoot
    meru = numbers.meru * pitch
    angle, repetition = shoot.angle * (np.pi / 180), shoot.repetition
    turns = 1.5 + 0.25 * shoot.curl
    repeat = FloraRepeat(
        (2 * pitch, _TALL * pitch), np.array([[0.0, 0.0], [pitch, 0.5 * _TALL * pitch]]), mirrored=True
    )
    ground = np.array([0.0, _GROUND * pitch])
    outline = ground + semen_figures.meru_outline(meru, 5.0, 1, 0.0)
    repeat.add_solid(outline, ground)
    bird = semen_figures.bird_outline() * np.array([-1.0, 1.0]) * _bird(pitch) + _PERCH * pitch
    repeat.add_solid(bird, bird.mean(axis=0))
    crown = 0.085 * pitch
    t = np.arange(20) * (np.pi / 10)
    middle = _CROWN * pitch
    repeat.add_solid(middle + crown * np.stack([np.cos(t), np.sin(t)], axis=-1), middle)
    parts: list[FloraPart] = []
    trunk = np.stack([np.zeros(30), np.linspace(ground[1] - meru - 5.6, middle[1] + crown, 30)], axis=-1)
    repeat.add_stem(trunk, 1.7)
    # Two shoots to each side: one from the trunk below the crown, one from the foot of the mountain.
    shoots = []
    for foot, heart, stop in (
        (np.array([0.0, -0.235]), np.array([0.27, -0.40]), 0.10),
        (np.array([0.0, _GROUND + 0.17]), np.array([0.285, _GROUND + 0.225]), 0.085),
    ):
        line = scroll(foot * pitch, heart * pitch, turns, -1.0, stop * pitch)
        repeat.add_stem(line, 1.4)
        shoots.append(line)
    for number, line in enumerate(shoots):
        heart = np.array([[0.27, -0.40], [0.285, _GROUND + 0.225]])[number] * pitch
        way = unit(line[-1] - line[-5]) * 0.5 + unit(heart - line[-1]) * 0.8
        kind = ("bud", "bunch")[number]
        grow_part(repeat, parts, kind, line[-1], heading(way), (0.21 if number == 0 else 0.2) * pitch, 1.0, full, 4.0)
    # The lower shoots hang from a flower under the mountain.
    low = np.array([0.0, (_GROUND + 0.17 - 0.035) * pitch])
    repeat.add_solid(low + 0.05 * pitch * np.stack([np.cos(t), np.sin(t)], axis=-1), low)
    # Broad leaves lie at the foot of the mountain, as if it grew out of them.
    grow_part(repeat, parts, "leaf", np.array([1.5, ground[1] + 5.5]), 0.1, 0.3 * pitch, -1.0, 0.3, 1.0, 1)
    # A broad leaf that leaves a stem at a narrow angle soon meets it: leaves stand off a little farther than shoots.
    off = 0.5 + 0.75 * angle
    _on_trunk(repeat, parts, trunk, off, repetition, 0.24 * grown * pitch, full)
    sprig = shoot.grown()
    # The person's tendrils take the widest gaps before leaves grow into them.
    if places is None:
        early = plan_gaps(repeat, sprig, 0.36 * pitch, 0.24 * pitch, 2)
    else:
        early = plan_again(repeat, sprig, places.early, places.sprig, 0.17 * pitch)
    along_shoots(repeat, parts, [(s, -1.0) for s in shoots], off, repetition, 0.23 * grown * pitch, full, bunches=False)
    whole = mirror(parts)
    whole += [
        FloraPart("star", middle, -np.pi / 2, crown, 1.0),
        FloraPart("blossom", low, np.pi / 2, 0.05 * pitch, 1.0),
    ]
    if places is None:
        late = plan_gaps(repeat, sprig, 0.42 * pitch, 0.17 * pitch, 4)
    else:
        late = plan_again(repeat, sprig, places.late, places.sprig, 0.12 * pitch)
    return SemenForm(trunk, tuple(shoots), tuple(whole), sprig, tuple(early), tuple(late)), repeat


def _on_trunk(
    repeat: FloraRepeat,
    parts: list[FloraPart],
    trunk: FloatArray,
    angle: float,
    repetition: float,
    long: float,
    full: float,
) -> None:
    """Set leaves along the trunk, in pairs; the uppermost pair grows with the part after the point."""
    count = 1.0 + repetition
    for step in range(int(np.ceil(count))):
        part = min(1.0, count - step)
        i = int((0.12 + 0.8 * (step + 0.4) / count) * (len(trunk) - 1))
        own = long * (0.4 + 0.6 * part)
        grow_part(repeat, parts, "leaf", trunk[i], -np.pi / 2 + angle, own, 1.0, full, 3.8, step % 2)


def _bird(pitch: float) -> float:
    return 0.215 * pitch


def _lattices(plan: Plan) -> tuple[Lattice, Lattice]:
    """Return the lattices of the figures and of the pieces of ground."""
    pitch = plan.value("semen.pitch")
    tall = _TALL * pitch
    return ((pitch, 0.5 * tall), (0.0, tall)), ((2 * pitch, 0.0), (0.0, tall))


def lattice(plan: Plan) -> Lattice:
    """Return the lattice by which figures and ground come again together."""
    return common(_lattices(plan))


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a semen: the light ground and what fills it, the figures, the growth between them."""
    hand, size = plan.hand, plan.size_mm
    pitch = plan.value("semen.pitch")
    tall = _TALL * pitch
    of_figures, of_ground = _lattices(plan)
    where, boxes = plan.sites(*of_figures, 1.3 * pitch), plan.sites(*of_ground, 2 * pitch + tall)
    full, grown = plan.at("semen.leaf_width", where), plan.at("growth.length", where)
    high = plan.value("semen.meru") * pitch
    held, repeat = form(plan, float(grown.max()), float(full.max()), plan.value("semen.meru"))
    larger = pitch / plan.declared["semen.pitch"].default
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
    feet = where + np.array([0.0, _GROUND * pitch])
    semen_figures.meru(back, front, hand, feet, np.full(len(where), high))
    semen_figures.wavy(stalk, core_light, feet, high, nib)
    semen_figures.slopes(back, hand, feet, high)
    for side in (-1.0, 1.0):
        perch = where + _PERCH * np.array([-side, 1.0]) * pitch
        semen_figures.birds(front, hand, perch, np.full(len(where), _bird(pitch)), side)
    wax_parts(hand, front, held.parts, where, full, grown / float(grown.max()), thick, _KINDS)
    wax_sprigs(front, core, hand, held.sprig, (*held.early, *held.late), where, 1.1 * thick, (3, 3, 2))
    _filling(plan, front, ground, repeat, boxes, larger, fine, dot)
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
    plan: Plan, to: flora.Brushes, ground: Waxing, repeat: FloraRepeat, boxes: FloatArray, larger: float, fine: float,
    dot: float,
) -> None:  # fmt: skip
    """Fill the light ground: sprigs of three leaves, small flowers, cecek pitu, ukel, brown cecek."""
    hand, strewn = plan.hand, plan.value("semen.strewn") * plan.declared["semen.pitch"].default
    spots, radius = flora_ground.plan_flowers(repeat, strewn, 4.0, 1.5, salts.SEMEN_FLOWERS)
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
    spots, radius = flora_ground.plan_flowers(repeat, 0.34 * strewn, 0.24 * strewn, 1.2, salts.SEMEN_SMALL_FLOWERS)
    for spot, wide in zip(spots, radius, strict=True):
        centres = boxes + larger * spot
        cecek.seven(ground, hand, centres, np.full(len(centres), min(0.36 * larger * wide, 0.95 * dot)))
    spots, broad = flora_ground.plan_ukel(repeat, 5.4, 0.7, salts.SEMEN_UKEL)
    flora_ground.wax_ukel(ground, hand, boxes, (larger * spots, larger * broad), fine, 1.0)
    spots, clear = flora_ground.plan_dots(
        repeat, plan.value("semen.dots") / plan.value("isen.count"), 1.0, salts.SEMEN_DOTS
    )
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
