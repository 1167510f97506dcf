"""The letter of a parang gelombang: what the recording writes, a blade a slice, before it lies on any cloth."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.motifs.gelombang.parang.braid import Braid, calmed
from batik_gen.pattern.wave.alpha import alpha_centre
from batik_gen.pattern.wave.levels import Shared, soft, unsoft
from batik_gen.pattern.wave.smoothing import smooth
from batik_gen.values.arrays import FloatArray
from batik_gen.values.wave import Wave

ROW = 2.42
"""Distance of the rows in units of a traced blade: the tallest blades of two rows leave room for the mlinjon."""


@dataclass(frozen=True)
class Scale:
    """Say how strong a band is drawn middling, and over how many dB people and their moments are told apart."""

    centre: float
    people: float
    moments: float

    def drawn(self, mean: float, moments: FloatArray) -> FloatArray:
        """Return 0..1 for moments, in dB off a person's mean: both are added, and soft ends come after."""
        return soft((mean - self.centre) / self.people + moments / self.moments, 0.0, 1.0)

    def read(self, level: FloatArray) -> FloatArray:
        """Return dB of a course as it is drawn, as of somebody whose mean is the usual one."""
        return self.centre + self.moments * unsoft(level, 0.0, 1.0)


SCALES: Mapping[str, Scale | Shared] = {
    "alpha": Scale(4.0, 3.8, 6.0),
    "beta": Shared(-6.0, 1.8, 1.7, 0.5),
    "theta": Scale(0.5, 1.6, 2.8),
    "gamma": Scale(-13.0, 2.6, 2.5),
}
"""Set by eye: slices of two seconds scatter by 2.7, 1.4, 1.9 and 1.5 dB (docs/sources.md#parang-gelombang)."""
_SLOPE, _SLOPE_SPAN = -13.0, 3.5
"""dB a decade: the middle of the people measured (exponents of 1.0-1.8), and what doubles the way to an end."""
_ALPHA_SHARE = 0.47
"""Where the middle of alpha lies between those of theta and beta, on a logarithmic axis of frequency."""
_APART = 0.542
"""Decades of frequency from the middle of theta to that of beta."""
_USUAL_HZ, _HZ_SPAN = 10.1, 1.1
SIZE, SIZE_VOICE = 0.97, (0.4, 0.5)
"""Height of a blade at a middling alpha, in units; how far the least and the largest are apart at voice 0, and how much
more at voice 1."""
SLIDE, SLIDE_VOICE = 0.73, (0.45, 0.4)
"""Likewise how far a blade leans, by beta."""
_USUAL_SIZE, CLOSER = 0.9, 0.55
"""At which size blades stand as far apart as the pitch says, and how far they close up where they are smaller."""
_SURE = 60.0
"""Weight of the usual frequency, in dB squared: where alpha hardly stands above its background, it prevails."""


@dataclass(frozen=True, eq=False)
class Letter:
    """Hold a letter of N places: the mark at place 0, then a blade for each slice of the recording.

    Parameters
    ----------
    poles
        2 where rows of the left and of the right half of the head take turns, 1 where all rows are alike.
    distance
        From row to row, mm.
    braids
        Of each pole, how its row is bent.
    alpha, beta, theta, gamma
        Poles x N, how strong each band is, 0..1.
    waves
        Alpha's waves a second; 0 where it is not known.
    slope
        How steep the background falls, 0..1.
    slice_s, seconds
        Seconds that a blade and the whole recording last.
    """

    poles: int
    distance: float
    braids: tuple[Braid, ...]
    alpha: FloatArray
    beta: FloatArray
    theta: FloatArray
    gamma: FloatArray
    waves: float
    slope: float
    slice_s: float
    seconds: float

    @property
    def places(self) -> int:
        """Number of places, with the mark."""
        return len(self.alpha[0])

    @property
    def length(self) -> float:
        """Length of the whole letter along a row, mm."""
        return self.braids[0].length

    @property
    def pitch(self) -> float:
        """Mean distance of two blades, mm."""
        return self.length / self.places

    @property
    def unit(self) -> float:
        """Height of a blade of size 1, in the units of ``parang.blades``, mm."""
        return self.distance / ROW


def letter_of(plan: Plan) -> Letter:
    """Return the letter that the recording of a Plan writes."""
    wave = plan.wave
    sides = ("left", "right") if {"left", "right"} <= set(wave.sides) else ("all",)
    alpha, beta, theta, gamma = (_levels(wave, band, sides) for band in SCALES)
    slope = float(soft(-background_slope(wave), -_SLOPE, _SLOPE_SPAN))
    waves = alpha_waves(wave)
    voice = plan.value("parang_gelombang.voice")
    # From 1.5 times (voice 0) to 2.7 times (1) between the least and the largest blade.
    size = SIZE + (alpha - 0.5) * (SIZE_VOICE[0] + SIZE_VOICE[1] * voice)
    distance = plan.value("parang_gelombang.row") * (1.0 + (0.15 + 0.45 * voice) * (slope - 0.5))
    unit = distance / ROW
    ends, length = _spread(size, plan.value("parang_gelombang.pitch") * distance * _pace(waves, voice))
    # 0.71 is upright.
    slide = SLIDE + (beta - 0.5) * (SLIDE_VOICE[0] + SLIDE_VOICE[1] * voice)
    braids = tuple(
        Braid(ends, length, *calmed(ends, length, unit * tall, way)) for tall, way in zip(size, slide, strict=True)
    )
    return Letter(
        len(sides), distance, braids, alpha, beta, theta, gamma, waves, slope, wave.slice_s, float(wave.seconds)
    )


def _pace(waves: float, voice: float) -> float:
    """Return a factor of the pitch: wider where alpha is slow, and more so the slower it is."""
    late = 0.5 - float(soft(waves or _USUAL_HZ, _USUAL_HZ, _HZ_SPAN))
    return 1.0 + (0.2 + 0.5 * voice) * late * (1.0 + 0.8 * late)


def _spread(size: FloatArray, pitch: float) -> tuple[FloatArray, float]:
    """Return where the middles of the blades lie along a row, and the length of all, mm.

    Both poles share them, so that the same seconds stand opposite each other. Small blades stand closer, but not
    as much as they are small, as klitik stands beside gendreh: in a cloth as in a row.
    """
    usual = float(size.mean())
    pitch *= 1.0 + CLOSER * (usual / _USUAL_SIZE - 1.0)
    steps = pitch * (1.0 + CLOSER * (size.mean(axis=0) / usual - 1.0))
    ends = np.concatenate([[0.0], np.cumsum(0.5 * (steps[1:] + steps[:-1]))])
    return ends, float(ends[-1] + 0.5 * (steps[-1] + steps[0]))


def _levels(wave: Wave, band: str, sides: tuple[str, ...]) -> FloatArray:
    """Return sides x places, 0..1: the person's own mean and the moment's distance from it, each in its own measure."""
    scale = SCALES[band]
    mean = float(wave.course("all", band).mean())
    stands = mean - (_between(wave) if band == "alpha" else 0.0)
    moments = np.stack([smooth(wave.course(side, band), 1) for side in sides]) - mean
    # At the mark the end runs on into the beginning.
    mark = 0.5 * (moments[:, :1] + moments[:, -1:])
    moments = np.concatenate([mark, moments], axis=1)
    return scale.drawn(stands, moments)


def _between(wave: Wave) -> float:
    """Return the dB of the background where alpha is: on the line from the mean of theta to that of beta."""
    theta, beta = (float(wave.course("all", band).mean()) for band in ("theta", "beta"))
    return theta + _ALPHA_SHARE * (beta - theta)


def background_slope(wave: Wave) -> float:
    """Return how the background falls, dB a decade: of beta against theta where there is no spectrum."""
    if len(wave.rows):
        return float(wave.backgrounds[:, 1].mean())
    return float((wave.course("all", "beta").mean() - wave.course("all", "theta").mean()) / _APART)


def alpha_waves(wave: Wave) -> float:
    """Return alpha's waves a second, 0 where there is no spectrum.

    The centre of what stands above the background within 7-13.5 Hz, weighted by its square; a weak alpha is
    drawn near the usual one, for its frequency is hardly known.
    """
    if not len(wave.rows):
        return 0.0
    over = np.maximum(wave.spectra.mean(axis=0), 0.0)
    return alpha_centre(over * over, 13.5, _USUAL_HZ, _SURE)
