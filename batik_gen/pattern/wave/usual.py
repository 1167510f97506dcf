"""A Wave of nobody: what is drawn where a family is shown and no recording is at hand."""

import numpy as np

from batik_gen.pattern.wave.levels import LEVELS
from batik_gen.values.arrays import FloatArray
from batik_gen.values.wave import POINTS, RINGS, Wave

_SLICES = 45
_ALPHA = 47.5
"""Where 10 Hz lies among the frequencies of a spectrum."""
_HALF_WIDE = 9.0


def usual_wave() -> Wave:
    """Return a rest of a minute and a half in which every band is as strong as it usually is, and swells and ebbs."""
    t = (np.arange(_SLICES) + 0.5) / _SLICES
    courses = np.stack([_course(t, side) for side in (0.0, -0.4, 0.4)])
    spectra = np.stack([height * bump(_ALPHA) for height in (6.0, 7.0, 8.0, 10.0)])
    swell = np.sin(2 * np.pi * (np.arange(RINGS) + 0.5) / RINGS)
    ring = np.stack([0.8 * level.moments * swell for level in LEVELS.values()], axis=1)
    starts = np.arange(60) * 1.5
    bursts: FloatArray = np.stack([starts, 0.4 + 0.1 * (np.arange(60) * 7 % 10)], axis=1).astype(np.float64)
    return Wave(
        seconds=90.0,
        bands=tuple(LEVELS),
        sides=("all", "left", "right"),
        courses=np.round(courses, 2),
        rows=("front", "middle", "parietal", "back"),
        spectra=np.round(spectra, 2),
        backgrounds=np.array([[-3.0, -12.0], [-4.0, -13.0], [-4.0, -13.0], [-2.5, -14.0]]),
        rings=np.asarray(np.round(np.stack([ring] * 4), 2), dtype=np.float64),
        bursts=np.round(bursts, 2),
    )


def bump(middle: float) -> FloatArray:
    """Return a spectrum that is a hill about one of its frequencies, 1 there and 0 everywhere else."""
    near = np.maximum(1.0 - np.abs(np.arange(POINTS) - middle) / _HALF_WIDE, 0.0)
    return np.asarray(near * near * (3.0 - 2.0 * near), dtype=np.float64)


def _course(t: FloatArray, side: float) -> FloatArray:
    """Return slices x bands: each swells at a pace of its own."""
    paces = (3.0, 4.0, 2.0, 5.0, 7.0)
    columns = [
        level.centre + 1.4 * level.moments * np.sin(2 * np.pi * (pace * t + 0.13 * pace + side * 0.2)) + 0.5 * side
        for level, pace in zip(LEVELS.values(), paces, strict=True)
    ]
    return np.stack(columns, axis=1)
