"""What grows in one repeat of lung-lungan: stems, shoots, and all that stands on them (docs/sources.md#lung-lungan)."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import ground as flora_ground
from batik_gen.pattern.flora.ground import Curls, Places
from batik_gen.pattern.flora.parts import FloraPart, grow_part, heading, on_line
from batik_gen.pattern.flora.repeat import FloraRepeat
from batik_gen.pattern.flora.sheet import paced
from batik_gen.pattern.flora.sprigs import Shoot, Spot, Sprig, plan_spots
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


_MOST_NODES = 11
"""More than any number of repetitions asks for: each node is counted, also where it has not grown yet."""
_SPRIGS = (
    (0.635, 0.327, 150, True), (0.058, 0.962, 180, False), (0.885, 1.712, 180, True), (0.923, 0.212, 270, False),
    (0.058, 2.442, 180, False), (0.558, 1.981, 120, False), (0.288, 1.692, 240, False),
)  # fmt: skip
"""Where there is room for sprigs: middles in distances between stems, degrees, mirrored."""
_BLOOMS = (
    (0.635, 0.327), (0.058, 0.962), (0.885, 1.712), (0.885, 0.25), (0.692, 1.731), (0.596, 0.404), (0.712, 0.269),
    (0.058, 2.442), (0.558, 0.5), (0.962, 1.673), (0.962, 0.212), (0.558, 1.981), (0.154, 0.942), (0.788, 1.712),
    (0.288, 1.692), (0.615, 1.769), (0.788, 0.231), (0.635, 1.942), (0.5, 2.481), (0.385, 2.423), (0.481, 0.404),
    (0.731, 0.365), (0.731, 1.808), (0.519, 1.038), (0.288, 0.231), (0.385, 1.692), (0.519, 0.327), (0.654, 0.481),
    (0.346, 0.308), (0.327, 1.769), (0.442, 1.808), (0.577, 2.115), (0.538, 2.558), (0.154, 2.423), (0.442, 0.981),
    (0.731, 2.404), (0.635, 0.231), (0.731, 0.942), (0.058, 0.865), (0.577, 0.615), (0.558, 1.135), (0.462, 0.231),
    (0.577, 1.673), (0.327, 2.904), (0.538, 1.885), (0.327, 1.442), (0.904, 1.596), (0.673, 1.058), (0.673, 2.519),
    (0.923, 0.327), (0.654, 1.846), (0.481, 1.692), (0.923, 1.788), (0.019, 2.173), (0.923, 0.135), (0.442, 2.75),
    (0.442, 1.288), (0.25, 0.942), (0.962, 1.327), (0.019, 0.731), (0.692, 0.712), (0.692, 2.173), (0.077, 2.269),
    (0.981, 2.788), (0.423, 1.615), (0.962, 1.481), (0.962, 2.404), (0.288, 2.442), (0.058, 2.038), (0.981, 0.942),
    (0.404, 0.154), (0.981, 0.019), (0.346, 1.0), (0.404, 1.385), (0.058, 1.058), (0.442, 0.019), (0.038, 0.558),
    (0.404, 2.846), (0.519, 1.769), (0.442, 1.481), (0.827, 1.635), (0.923, 0.75), (0.538, 0.192), (0.5, 2.635),
    (0.75, 1.212), (0.769, 2.673), (0.346, 1.981), (0.096, 0.365), (0.0, 0.288), (0.096, 1.827), (0.135, 2.0),
    (0.904, 1.096), (0.115, 2.346), (0.0, 1.75), (0.923, 2.212), (0.904, 2.558),
)  # fmt: skip
"""Where there is room for small flowers, the widest room of fourteen made-up persons first."""


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


def until(line: FloatArray, middle: FloatArray, stop: float) -> FloatArray:
    """Return a shoot that rolls in about a middle as far as ``stop`` mm before it, in as many even steps as it had."""
    far = length(line - middle)
    last = int(np.argmax(far < stop)) if (far < stop).any() else len(line) - 1
    # Between the last point outside and the first inside: the end moves as the circle does.
    part = (far[last - 1] - max(stop, far[last])) / max(far[last - 1] - far[last], 1e-9)
    end = line[last - 1] + part * (line[last] - line[last - 1])
    return paced(np.concatenate([line[:last], end[None]]), len(line))


@lru_cache(maxsize=4)
def planned(numbers: LungNumbers, ukel: float, count: float) -> tuple[LungForm, Places, list[Curls], Places]:
    """Grow one repeat and fill the ground about it; the form, flowers, curls of two sizes, dots.

    Places and sizes depend on nothing else, so that a cloth drawn again, or strip by strip, finds them planned.
    """
    grown, repeat = form(numbers)
    spots = np.array(_BLOOMS) * numbers.pitch
    spots = np.concatenate([spots, spots + repeat.copies[1]])
    flowers = flora_ground.plan_blooms(repeat, spots, 0.08 * numbers.pitch, 3.7, 1.8)
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
        stop = {"blossom": 0.5 * bloom, "star": 0.5 * bloom, "bunch": 0.155 * pitch, "bud": 0.13 * pitch}[end]
        whole = line
        line = until(whole, middle, stop)
        shoots.append(line)
        # What grows on the shoot leaves the part free that lies under its blossom.
        bare.append(until(whole, middle, bloom + 0.6) if end in ("blossom", "star") else line)
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
    spots = [Spot(np.array([x, y]) * pitch, angle, mirrored) for x, y, angle, mirrored in _SPRIGS]
    sprigs = plan_spots(repeat, sprig, spots, 0.6 * pitch, 0.24 * pitch)
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
    for step in range(_MOST_NODES):
        part = float(np.clip(count - step, 0.0, 1.0))
        for number, line in enumerate(shoots):
            sign = 1.0 if number % 2 == 0 else -1.0
            share = 0.10 + 0.86 * (step + 0.35) / count
            foot, ahead = on_line(line, share)
            out = sign if step % 2 == 0 else -sign
            # Outside the bay there is room for long leaves, inside for short ones.
            long = grown * 0.34 * pitch * (1.0 - 0.25 * share) * part
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
            foot, ahead = on_line(line, 0.06 + 0.9 * (step + 0.5) / 9)
            for out in (1.0, -1.0):
                lean = ahead + out * angle
                sort = (step + number) % 3
                grow_part(repeat, parts, "leaf", foot, lean, 0.16 * grown * pitch, out, full, 4.2, sort)


def _round(k: int) -> FloatArray:
    t = np.arange(k) * (2 * np.pi / k)
    return np.stack([np.cos(t), np.sin(t)], axis=-1)
