"""The form of one repeat of semen: its trunk, its shoots, what grows on them, planned around a meru."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import ground as flora_ground
from batik_gen.pattern.flora.ground import Places
from batik_gen.pattern.flora.parts import FloraPart, along_shoots, grow_part, heading, mirror, scroll
from batik_gen.pattern.flora.repeat import FloraRepeat
from batik_gen.pattern.flora.sprigs import Shoot, Sprig, plan_again, plan_gaps
from batik_gen.pattern.geometry.curves import unit
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.hand import salts
from batik_gen.pattern.motifs.semen import figures as semen_figures
from batik_gen.values.arrays import FloatArray


def bird_size(pitch: float) -> float:
    return 0.215 * pitch


TALL = 1.5
"""A repeat is this high, in distances between columns."""


_KINDS = (3, 3, 3, 2, 3, 3)


GROUND = 0.46
"""Where the meru stands below its site, in distances between columns."""


PERCH = np.array([0.252, 0.02])


CROWN = np.array([0.0, -0.52])


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
    """Hold what one repeat grows from.

    Distance between columns in mm, height of the meru in such distances, leaves ``full`` as wide as long, reaching
    ``grown``, and the tendril.
    """

    pitch: float
    meru: float
    full: float
    grown: float
    shoot: Shoot

    @classmethod
    def usual(cls, plan: Plan) -> "SemenNumbers":
        """Return what every number is where nothing moves it."""
        usual = {name: held.default for name, held in plan.declared.items()}
        angle, repetition, reach, curl = (usual[f"growth.{name}"] for name in ("angle", "repetition", "length", "curl"))
        shoot = Shoot(angle, repetition, reach, curl)
        return cls(usual["semen.pitch"], usual["semen.meru"], usual["semen.leaf_width"], shoot.length, shoot)


@dataclass(frozen=True)
class SemenGround:
    """Hold what fills the ground of one repeat: flowers, cecek pitu, curls, dots."""

    flowers: Places
    sevens: Places
    curls: Places
    dots: Places


@lru_cache(maxsize=4)
def planned(numbers: SemenNumbers, usual: SemenNumbers, strewn: float, apart: float) -> tuple[SemenForm, SemenGround]:
    """Grow one repeat and fill the ground about it with flowers ``strewn`` mm wide and dots ``apart`` mm apart.

    It depends on nothing else, so that a cloth drawn again, or strip by strip, finds it planned.
    """
    grown, repeat = form(numbers, usual)
    flowers = flora_ground.plan_flowers(repeat, strewn, 4.0, 1.5, salts.SEMEN_FLOWERS)
    sevens = flora_ground.plan_flowers(repeat, 0.34 * strewn, 0.24 * strewn, 1.2, salts.SEMEN_SMALL_FLOWERS)
    curls = flora_ground.plan_ukel(repeat, 5.4, 0.7, salts.SEMEN_UKEL)
    return grown, SemenGround(flowers, sevens, curls, flora_ground.plan_dots(repeat, apart, 1.0, salts.SEMEN_DOTS))


def form(numbers: SemenNumbers, usual: SemenNumbers) -> tuple[SemenForm, FloraRepeat]:
    """Grow one repeat, whose tendrils stand where those of the usual one do.

    It grows at the usual distance between columns; whoever draws it scales it.
    """
    return _grow(numbers, _places(usual))


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
    repeat = FloraRepeat((2 * pitch, TALL * pitch), np.array([[0.0, 0.0], [pitch, 0.5 * TALL * pitch]]), mirrored=True)
    ground = np.array([0.0, GROUND * pitch])
    outline = ground + semen_figures.meru_outline(meru, 5.0, 1, 0.0)
    repeat.add_solid(outline, ground)
    bird = semen_figures.bird_outline() * np.array([-1.0, 1.0]) * bird_size(pitch) + PERCH * pitch
    repeat.add_solid(bird, bird.mean(axis=0))
    crown = 0.085 * pitch
    t = np.arange(20) * (np.pi / 10)
    middle = CROWN * pitch
    repeat.add_solid(middle + crown * np.stack([np.cos(t), np.sin(t)], axis=-1), middle)
    parts: list[FloraPart] = []
    trunk = np.stack([np.zeros(30), np.linspace(ground[1] - meru - 5.6, middle[1] + crown, 30)], axis=-1)
    repeat.add_stem(trunk, 1.7)
    # Two shoots to each side: one from the trunk below the crown, one from the foot of the mountain.
    shoots = []
    for foot, heart, stop in (
        (np.array([0.0, -0.235]), np.array([0.27, -0.40]), 0.10),
        (np.array([0.0, GROUND + 0.17]), np.array([0.285, GROUND + 0.225]), 0.085),
    ):
        line = scroll(foot * pitch, heart * pitch, turns, -1.0, stop * pitch)
        repeat.add_stem(line, 1.4)
        shoots.append(line)
    for number, line in enumerate(shoots):
        heart = np.array([[0.27, -0.40], [0.285, GROUND + 0.225]])[number] * pitch
        way = unit(line[-1] - line[-5]) * 0.5 + unit(heart - line[-1]) * 0.8
        kind = ("bud", "bunch")[number]
        grow_part(repeat, parts, kind, line[-1], heading(way), (0.21 if number == 0 else 0.2) * pitch, 1.0, full, 4.0)
    # The lower shoots hang from a flower under the mountain.
    low = np.array([0.0, (GROUND + 0.17 - 0.035) * pitch])
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
