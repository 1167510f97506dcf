"""What grows in one repeat of lung-lungan: stems, shoots, and all that stands on them (docs/sources.md#lung-lungan)."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import ground as flora_ground
from batik_gen.pattern.flora.ground import Places
from batik_gen.pattern.flora.parts import FloraPart, grow_part, heading
from batik_gen.pattern.flora.repeat import FloraRepeat
from batik_gen.pattern.flora.sprigs import Shoot, Sprig, plan_gaps
from batik_gen.pattern.geometry.curves import length, unit
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.hand import salts
from batik_gen.values.arrays import FloatArray

WAVE = 1.46
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
    way = 2 * np.pi * y / (WAVE * pitch)
    # A third of the third harmonic squares the bends a little: the stem swings, it does not ripple.
    x = _SWING * pitch * (np.cos(way) - 0.06 * np.cos(3 * way))
    return np.stack([x, y], axis=-1)


def shoot(pitch: float, number: int, turns: float, leave: float, k: int = 160) -> tuple[FloatArray, FloatArray]:
    """Return the line of shoot ``number`` (0..3), from the stem into its bay, and the middle of the bay."""
    wave = WAVE * pitch
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
    wave = WAVE * pitch
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
    wave = WAVE * pitch
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
