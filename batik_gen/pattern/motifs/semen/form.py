"""The form of one repeat of semen: its figures, the shoots between them, what grows on these, what fills the ground."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import ground as flora_ground
from batik_gen.pattern.flora.ground import Curls, Places
from batik_gen.pattern.flora.parts import FloraPart, along_shoots, mirror
from batik_gen.pattern.flora.repeat import FloraRepeat
from batik_gen.pattern.flora.sheet import Pens, Sheet, paced, through
from batik_gen.pattern.hand import salts
from batik_gen.pattern.motifs.semen.creatures import bird, fish
from batik_gen.pattern.motifs.semen.mountain import meru, tree
from batik_gen.pattern.motifs.semen.shoots import shoot
from batik_gen.values.arrays import FloatArray

TALL = 1.5
"""A repeat is this high, in distances between columns."""

TIP = -0.205
"""Where the tip of the mountain stands above the site: what grows above it stays, its foot moves with its height."""

_BOUGH = [[0.009, 0.04], [0.03, -0.01], [0.085, -0.04], [0.19, -0.047], [0.30, -0.035], [0.40, 0.01]]
"""The bough that carries the bird, from the trunk outward, above the tip of the mountain."""

_SHOOTS = (
    (0.770, 0.500, 2.22, 0.543, 0.745, 0.1298, 1, 0), (0.553, 1.478, -1.05, 0.755, 1.466, 0.1298, 1, 1),
    (0.487, 0.105, 0.45, 0.510, 0.221, 0.0737, 1, 1), (0.276, 1.334, 2.06, 0.168, 1.365, 0.0664, 1, 1),
    (0.545, 0.055, -0.27, 0.639, 0.106, 0.0586, 1, 1), (0.162, 0.640, 3.03, 0.087, 0.572, 0.0579, 1, 2),
    (0.611, 1.414, -1.48, 0.558, 1.327, 0.0574, -1, 2), (0.117, 1.250, -0.94, 0.096, 1.154, 0.0486, -1, 0),
    (0.688, 0.711, 0.96, 0.764, 0.736, 0.0364, -1, 1), (0.140, 0.714, 2.30, 0.062, 0.702, 0.0352, 1, 2),
)  # fmt: skip
"""Shoots of the right half: foot, way, middle and size of the roll, its side, which generation; in distances between
columns and radians. Each roll takes the widest room that those before it left."""


@dataclass(frozen=True)
class SemenNumbers:
    """Hold what one repeat grows from.

    Distance between columns in mm, height of the meru in such distances, leaves ``full`` as wide as long, reaching
    ``grown``; the angle of leaves in degrees, how many there are, turns of the rolls.
    """

    pitch: float
    meru: float
    full: float
    grown: float
    angle: float
    repetition: float
    curl: float


@dataclass(frozen=True)
class SemenForm:
    """Hold one repeat: stems of its right half with their generation, what grows on both halves, hearts of rolls."""

    stems: tuple[tuple[FloatArray, int], ...]
    parts: tuple[FloraPart, ...]
    axis: Sheet
    half: Sheet

    def scaled(self, by: float) -> "SemenForm":
        """Return the repeat ``by`` times as large; its figures are scaled where they are waxed."""
        return SemenForm(
            tuple((line * by, age) for line, age in self.stems),
            tuple(replace(p, foot=p.foot * by, long=p.long * by) for p in self.parts), self.axis, self.half,
        )  # fmt: skip


@dataclass(frozen=True)
class SemenGround:
    """Hold what fills the ground of one repeat: curls, smaller ones where these do not fit, dots between them."""

    curls: Curls
    small: Curls
    dots: Places


def numbers_of(plan: Plan, full: float, grown: float) -> SemenNumbers:
    """Return what a repeat grows from, at the usual distance between columns: whoever draws it scales it."""
    return SemenNumbers(
        plan.declared["semen.pitch"].default, plan.value("semen.meru"), full, grown,
        plan.value("growth.angle") + 6 * plan.value("growth.stance"), plan.value("growth.repetition"),
        plan.value("growth.curl"),
    )  # fmt: skip


@lru_cache(maxsize=4)
def planned(numbers: SemenNumbers, pens: Pens, ukel: float, apart: float) -> tuple[SemenForm, SemenGround]:
    """Grow one repeat and fill the ground about it with curls ``ukel`` mm wide and dots ``apart`` mm apart.

    It depends on nothing else, so that a cloth drawn again, or strip by strip, finds it planned.
    """
    grown, repeat = form(numbers, pens)
    curls = flora_ground.plan_ukel(repeat, ukel, 0.5, salts.SEMEN_UKEL)
    small = flora_ground.plan_ukel(repeat, 0.7 * ukel, 0.42, salts.SEMEN_SMALL_UKEL)
    return grown, SemenGround(curls, small, flora_ground.plan_dots(repeat, apart, 0.85, salts.SEMEN_DOTS))


def form(numbers: SemenNumbers, pens: Pens) -> tuple[SemenForm, FloraRepeat]:
    """Grow one repeat about its figures; return it with what stands in it."""
    pitch = numbers.pitch
    repeat = FloraRepeat((2 * pitch, TALL * pitch), np.array([[0.0, 0.0], [pitch, 0.5 * TALL * pitch]]), mirrored=True)
    axis, half = _figures(numbers, pens)
    for ring in (*axis.solids, *half.solids):
        repeat.add_solid(ring, ring.mean(axis=0))
    stems = _stems(numbers)
    for line, age in stems:
        repeat.add_stem(line, 0.5 * stem_width(age, 1.0) + 0.5)
    parts = _hearts(numbers, repeat)
    long = 0.205 * numbers.grown * pitch
    off = 0.5 + 0.75 * numbers.angle * (np.pi / 180)
    rolls = [(line, float(side)) for (line, _), side in zip(stems[1:], (s[6] for s in _SHOOTS), strict=True)]
    along_shoots(
        repeat, parts, [(stems[0][0], 1.0), *rolls], off, numbers.repetition, long, numbers.full, bunches=False
    )
    return SemenForm(tuple(stems), tuple(mirror(parts)), axis, half), repeat


def stem_width(age: int, thick: float) -> float:
    """Return the width of a stem at its foot, mm: the bough, then shoots ever thinner."""
    return (3.1, 2.6, 2.0, 1.5)[min(age, 3)] * (0.35 + 0.65 * thick)


def _figures(numbers: SemenNumbers, pens: Pens) -> tuple[Sheet, Sheet]:
    """Draw mountain and tree on the axis; bird and fish on the right half, mirrored on the left."""
    pitch = numbers.pitch
    axis, half = Sheet(pens), Sheet(pens)
    tip, high = TIP * pitch, numbers.meru * pitch
    foot = tip + high
    tree(axis, np.array([0.0, tip + 4.0]), 0.30 * pitch, 1.46, numbers.full / 0.5, 0)
    meru(axis, np.array([0.0, foot]), high, 4)
    bird(half, np.array([0.275 * pitch, tip - 0.15 * pitch]), 0.232 * pitch, -1.0)
    fish(half, np.array([0.165 * pitch, foot + 0.23 * pitch]), 0.195 * pitch, -1.0)
    return axis, half


def _stems(numbers: SemenNumbers) -> list[tuple[FloatArray, int]]:
    """Return the bough and the shoots of the right half, each with its generation."""
    pitch = numbers.pitch
    bough = paced(through([[x, TIP + y] for x, y in _BOUGH], 12) * pitch, 60)
    stems = [(bough, 0)]
    for x, y, way, middle_x, middle_y, size, side, age in _SHOOTS:
        line = shoot(
            np.array([x, y]) * pitch, way, np.array([middle_x, middle_y]) * pitch, size * pitch * _reach(numbers), side,
            0.70 + 0.52 * numbers.curl,
        )  # fmt: skip
        stems.append((line, age + 1))
    return stems


def _reach(numbers: SemenNumbers) -> float:
    """Return the size of rolls against the room they have: shoots that reach far fill it."""
    return 0.62 + 0.38 * min(max((numbers.grown - 0.7) / 0.8, 0.0), 1.0)


def _hearts(numbers: SemenNumbers, repeat: FloraRepeat) -> list[FloraPart]:
    """Set a flower in the heart of every large roll, and let it stand."""
    parts = []
    ring = np.stack([np.cos(np.arange(20) * np.pi / 10), np.sin(np.arange(20) * np.pi / 10)], axis=-1)
    for number, (_, _, _, x, y, size, _, _) in enumerate(_SHOOTS):
        if size > 0.07:
            middle = np.array([x, y]) * numbers.pitch
            wide = 0.33 * size * numbers.pitch * _reach(numbers)
            repeat.add_solid(middle + wide * ring, middle)
            parts.append(FloraPart("star" if number % 2 else "blossom", middle, 0.7 * number, wide, 1.0))
    return parts
