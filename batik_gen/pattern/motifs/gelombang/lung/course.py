"""What a lung gelombang is drawn from: courses along one line of stem, and what stays with the person."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.wave.alpha import alpha_centre
from batik_gen.pattern.wave.levels import LEVELS, Shared, soft
from batik_gen.pattern.wave.smoothing import at_share, smooth
from batik_gen.values.arrays import FloatArray
from batik_gen.values.wave import Wave

WINDINGS = 6
"""Windings of the stem in one recording: two in each of three columns."""
STEPS = 120
"""So many numbers hold a course, however many slices the recording has."""
SWING_PASSES, UNREST_PASSES, _COIL_PASSES = 250, 100, 300
"""Bells of 9, 6 and 10 % of the recording."""
SWING = Shared(LEVELS["alpha"].centre, 5.0, 2.6, 0.34)
"""How far the stem swings by alpha."""
_UNREST_DB = LEVELS["beta"].centre - LEVELS["alpha"].centre
_UNREST_SPAN_DB = 4.5
UNREST = Shared(_UNREST_DB, _UNREST_SPAN_DB, 2.0, 0.55)
"""How close dots and thorns stand by beta against alpha.

People differ by 4 dB in alpha and in beta against alpha (``levels.LEVELS``): most lie in the straight part."""
_RINGS = ((720.0, 60.0), (7200.0, 600.0), (86400.0, 3600.0))
"""Up to so many seconds a ring stands at each of so many: never more than a dozen or two on a cloth."""
_FALL_DB, _FALL_SPAN_DB = 12.2, 2.5
"""How far the slow bands lie over the quick ones, usually, and between people."""
_PACE_HZ, _PACE_SPAN_HZ = 10.0, 1.2


@dataclass(frozen=True)
class LungCourse:
    """Hold what one recording gives a lung gelombang; shares 0..1, courses in 120 steps, the last runs into the first.

    Parameters
    ----------
    swing
        How strong alpha is, a third of the moment and two thirds of the whole recording: how far the stem swings.
    unrest
        How strong beta is against alpha, half and half: how close dots in the stem and thorns on it stand.
    calm
        Alpha against beta, likewise half and half: how wide coils and flowers are.
    fall
        How far slow bands lie over quick ones in the whole recording: the body of the stem.
    theta
        How strong theta is in the whole recording: how broad leaves and how large the curls of the ground are.
    pace
        How quick alpha is: how far coils roll.
    leaves
        Bursts of alpha in the order of time: where on the line, 0..1, and seconds.
    rings
        Where on the line full minutes stand, or every tenth, or full hours.
    """

    swing: tuple[float, ...]
    unrest: tuple[float, ...]
    calm: tuple[float, ...]
    fall: float
    theta: float
    pace: float
    leaves: tuple[tuple[float, float], ...]
    rings: tuple[float, ...]

    @classmethod
    def of(cls, wave: Wave) -> "LungCourse":
        """Read them from a Wave."""
        db = {band: wave.course("all", band) for band in wave.bands}
        alpha, against = _even(db["alpha"]), _even(db["beta"] - db["alpha"])
        mean = {band: float(course.mean()) for band, course in db.items()}
        fall = 0.5 * (mean["delta"] + mean["theta"] - mean["beta"] - mean["gamma"])
        return cls(
            swing=_shares(_calm(SWING, alpha, SWING_PASSES)),
            unrest=_shares(_calm(UNREST, against, UNREST_PASSES)),
            calm=_shares(1.0 - soft(_half(against, _COIL_PASSES), _UNREST_DB, _UNREST_SPAN_DB)),
            fall=float(soft(fall, _FALL_DB, _FALL_SPAN_DB)),
            theta=float(soft(mean["theta"], LEVELS["theta"].centre, 2.5)),
            pace=float(soft(_pace_hz(wave), _PACE_HZ, _PACE_SPAN_HZ)),
            leaves=_leaves(wave),
            rings=_rings(wave.seconds),
        )

    def at(self, name: str, share: FloatArray) -> FloatArray:
        """Return ``swing``, ``unrest`` or ``calm`` at places of the line, in recordings from its beginning."""
        course: tuple[float, ...] = getattr(self, name)
        return at_share(np.array(course), share, closed=True)


def _even(course: FloatArray) -> FloatArray:
    """Return a course in 120 steps, however many slices it has."""
    return at_share(course, (np.arange(STEPS) + 0.5) / STEPS, closed=True)


def _calm(shared: Shared, course: FloatArray, passes: int) -> FloatArray:
    """Return how a course is drawn: its mean and its moments, smoothed, each in their part of the range."""
    mean = float(course.mean())
    return shared.drawn(mean, smooth(course, passes, closed=True) - mean)


def _half(course: FloatArray, passes: int) -> FloatArray:
    """Return half the moment and half the whole: what stays with a person is seen from afar, what passes near by."""
    mixed: FloatArray = 0.5 * float(course.mean()) + 0.5 * smooth(course, passes, closed=True)
    return mixed


def _shares(values: FloatArray) -> tuple[float, ...]:
    return tuple(float(v) for v in values)


def _rings(seconds: float) -> tuple[float, ...]:
    """Return where full minutes stand on the line; of long recordings every tenth, or full hours, so that few do."""
    step = next((m for most, m in _RINGS if seconds <= most), None)
    if step is None:
        return ()
    return tuple(k * step / seconds for k in range(1, int(np.ceil(seconds / step))))


def _pace_hz(wave: Wave) -> float:
    """Return the middle of what stands over the background from 7 to 14 Hz, 10 Hz where nothing is known or stands."""
    over = np.maximum(wave.spectra, 0.0)
    return alpha_centre((over * over).sum(axis=0), 14.0, _PACE_HZ, 4.0)


def _leaves(wave: Wave) -> tuple[tuple[float, float], ...]:
    """Return bursts as places and seconds; of a log of band powers, the peaks of alpha's course instead."""
    if wave.rows:
        return tuple((float(start + 0.5 * long) / wave.seconds, float(long)) for start, long in wave.bursts)
    alpha = smooth(wave.course("all", "alpha"), 1)
    n = len(alpha)
    before, after = np.concatenate([alpha[:1], alpha[:-1]]), np.concatenate([alpha[1:], alpha[-1:]])
    top = np.flatnonzero((alpha > before) & (alpha >= after))
    over = alpha[top] - 0.5 * (before[top] + after[top])
    # A peak of one dB is drawn as a burst of a second, and a lower one fades out.
    return tuple(((int(i) + 0.5) / n, float(height)) for i, height in zip(top, over, strict=True))
