"""The skeleton of a lung gelombang: one stem that winds up the cloth, and a coil in every bay."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.flora.parts import heading
from batik_gen.pattern.geometry.curves import length
from batik_gen.pattern.motifs.gelombang.lung.course import WINDINGS, LungCourse
from batik_gen.pattern.motifs.gelombang.lung.room import LINE, PITCH, RISE
from batik_gen.values.arrays import FloatArray

WINDING = LINE / WINDINGS
LEAST_SWING, MORE_SWING = 4.0, 25.0
"""How far a stem swings to either side without alpha, and how much more with very much, mm."""
_LEAST_COIL, _MORE_COIL = 7.0, 26.0
_OFF_STEM = 9.0
"""What lies between a coil and the stem in whose bay it rolls, and half of what lies before the next stem, mm."""
_STEP = 1.5
_THIN, _SWELL, _FEET = 0.80, 0.42, 0.36
"""Width of a stem just above a coil's foot, how much wider it is below the next one, of its own, and where feet lie
before the crests, in half windings."""
_EGG, _GOLDEN = 0.10, 0.6180339887498949
"""How far a coil is no circle, and by which part of a turn each next one is turned: none is like another."""
_DRIFT = 0.09
"""How far its middle drifts while it winds, of its radius."""


@dataclass(frozen=True, eq=False)
class Coil:
    """Hold one coil: line and width from its foot on the stem, heart, radius of its blossom, to which side it lies."""

    line: FloatArray
    width: FloatArray
    heart: FloatArray
    bloom: float
    side: float


@dataclass(frozen=True, eq=False)
class Skeleton:
    """Hold the stem as ``line`` (k x 2, closed by the next column), its ``width``, and the coils, mm."""

    course: LungCourse
    reach: float
    line: FloatArray
    width: float
    coils: tuple[Coil, ...]

    @property
    def widths(self) -> FloatArray:
        """How wide the core is at each point of ``line``, mm."""
        return self.thick(np.linspace(0.0, LINE, len(self.line)))

    def thick(self, s: FloatArray) -> FloatArray:
        """Return the width of the stem's core at mm ``s`` of the line."""
        wide: FloatArray = self.width * swollen(s)
        return wide

    def swing(self, s: FloatArray) -> FloatArray:
        """Return how far the stem swings to either side at mm ``s`` of the line."""
        wide: FloatArray = LEAST_SWING + MORE_SWING * self.reach * self.course.at("swing", s / LINE)
        return wide

    def at(self, s: FloatArray) -> FloatArray:
        """Return places (..., 2) of the stem at mm ``s`` of the line; it grows upward."""
        return np.stack([self.swing(s) * bend(s), -s], axis=-1)


def swollen(s: FloatArray) -> FloatArray:
    """Return how wide the stem is at mm ``s``, of its own width: it swells up to each coil, which takes its share."""
    way = s / (0.5 * WINDING) + _FEET
    part = way - np.floor(way)
    wide: FloatArray = _THIN + _SWELL * part * part * (3.0 - 2.0 * part) * _fall(part)
    return wide


def _fall(part: FloatArray) -> FloatArray:
    """Return 1 but at the end of each part, where it falls to 0 within a tenth."""
    left = np.minimum((1.0 - part) / 0.16, 1.0)
    falling: FloatArray = left * left * (3.0 - 2.0 * left)
    return falling


def bend(s: FloatArray) -> FloatArray:
    """Return where within its swing a stem is at mm ``s`` of the line, -1 left to 1 right."""
    way = 2 * np.pi * s / WINDING
    # A little of the third harmonic against it: the stem swings in full bends, it does not ripple.
    bent: FloatArray = np.cos(way) - 0.07 * np.cos(3 * way)
    return bent


def skeleton(course: LungCourse, reach: float) -> Skeleton:
    """Grow stem and coils; ``reach`` widens every swing and coil alike."""
    bare = Skeleton(course, reach, np.zeros((0, 2)), 2.6 + 4.6 * course.fall, ())
    line = bare.at(np.linspace(0.0, LINE, int(LINE / _STEP) + 1))
    coils = tuple(_coil(bare, number) for number in range(2 * WINDINGS))
    return Skeleton(course, reach, line, bare.width, coils)


def _coil(stem: Skeleton, number: int) -> Coil:
    """Return the coil in the bay of crest ``number``, which leaves the stem along it and rolls away from it."""
    s = number * 0.5 * WINDING
    side = 1.0 if number % 2 == 0 else -1.0
    calm = float(stem.course.at("calm", np.array(s / LINE)))
    out, beside = (float(v) for v in stem.swing(np.array([s, s - side * RISE])))
    # Never over half of what is free to the neighbour: a soft end, where wide coils meet a narrow bay.
    wanted, free = _LEAST_COIL + _MORE_COIL * stem.reach * calm, 0.5 * (PITCH + out - beside) - _OFF_STEM
    over = wanted - free
    radius = wanted - 0.5 * (over + float(np.sqrt(over * over + 9.0)))
    heart = np.array([side * (out - radius - _OFF_STEM), -(s + 0.024 * WINDING)])
    # A small coil leaves near its crest, a wide one further below: neither clings to the stem.
    foot = stem.at(np.array(s - 0.07 * WINDING - 0.72 * radius))
    off = foot - heart
    far = float(length(off))
    u = np.arange(180) / 179.0
    left = 1.0 - u
    own = (_GOLDEN * (number + 1)) % 1.0
    turned = side * 2 * np.pi * (1.15 + 0.85 * stem.course.pace) * u
    angle = heading(off) - turned
    # An egg rather than a circle, each turned its own way; near its foot it is as it leaves the stem.
    egg = _EGG * np.sin(2.0 * turned + 2 * np.pi * own) + 0.4 * _EGG * np.sin(3.0 * turned + 11.0 * own)
    egg = egg * (1.0 - left * left * left * left)
    shrink = radius * (0.26 + 0.74 * left * np.sqrt(0.35 + 0.65 * left)) * (1.0 + egg)
    shrink = shrink + (far - radius) * left * left * left
    line = heart + np.stack([np.cos(angle), np.sin(angle)], axis=-1) * shrink[:, None]
    # A hand does not wind about one point; where it begins and where the flower sits it is true.
    drift = 4.0 * _DRIFT * radius * u * left * u
    line = line + drift[:, None] * np.array([np.cos(2 * np.pi * own * 3.0), np.sin(2 * np.pi * own * 3.0)])
    bloom = 0.43 * radius
    kept = shrink >= 0.6 * bloom
    foot_wide, tip = 0.78 * stem.width + 0.9, 0.75
    width = tip + (foot_wide - tip) * left * (0.35 + 0.65 * left)
    return Coil(line[kept], width[kept], heart, bloom, side)
