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

    def swing(self, s: FloatArray) -> FloatArray:
        """Return how far the stem swings to either side at mm ``s`` of the line."""
        wide: FloatArray = LEAST_SWING + MORE_SWING * self.reach * self.course.at("swing", s / LINE)
        return wide

    def at(self, s: FloatArray) -> FloatArray:
        """Return places (..., 2) of the stem at mm ``s`` of the line; it grows upward."""
        return np.stack([self.swing(s) * bend(s), -s], axis=-1)


def bend(s: FloatArray) -> FloatArray:
    """Return where within its swing a stem is at mm ``s`` of the line, -1 left to 1 right."""
    way = 2 * np.pi * s / WINDING
    # A little of the third harmonic against it: the stem swings in full bends, it does not ripple.
    bent: FloatArray = np.cos(way) - 0.07 * np.cos(3 * way)
    return bent


def skeleton(course: LungCourse, reach: float) -> Skeleton:
    """Grow stem and coils; ``reach`` widens every swing and coil alike."""
    bare = Skeleton(course, reach, np.zeros((0, 2)), 2.3 + 5.0 * course.fall, ())
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
    shrink = radius * (1.0 - 0.70 * u) + (far - radius) * left * left * left
    turns = 1.15 + 0.85 * stem.course.pace
    angle = heading(off) - side * 2 * np.pi * turns * u
    line = heart + np.stack([np.cos(angle), np.sin(angle)], axis=-1) * shrink[:, None]
    bloom = 0.49 * radius
    kept = shrink >= 0.55 * bloom
    width = np.linspace(0.52 * stem.width + 1.2, 0.18 * stem.width + 0.8, len(line))
    return Coil(line[kept], width[kept], heart, bloom, side)
