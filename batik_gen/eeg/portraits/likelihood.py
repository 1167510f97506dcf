"""How likely a distance is between recordings of one person, and of two: measured on others, never a verdict.

A distance says little by itself: four electrodes over half a minute wander further than
nineteen over a minute and a half. What follows is declared for each kind of montage in
``CALIBRATIONS`` and stands, with how each number was come by, in
docs/sources.md#identity and docs/measuring.md.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

from batik_gen.eeg.norms.table import VERSION
from batik_gen.eeg.portraits.distance import Distance
from batik_gen.values.portrait import Portrait
from batik_gen.values.words import Words

LEAST_FEATURES = 10
"""Of the 15 to 18 features behind the figures; a log of band powers has half of them."""

_WITHIN_95 = 1.96


@dataclass(frozen=True)
class Calibration:
    """Declare what was measured of one kind of montage.

    Parameters
    ----------
    montages
        Beginnings of the norm classes it holds for.
    what
        The recordings it was measured on.
    persons
        How many persons the areas rest on.
    apart
        Root mean square distance of two persons of the norms, in robust standard deviations.
    middle, spread
        Median of a distance as a share of its root mean square, and standard deviation of its
        logarithm, for as many independent axes as the features have.
    settling_s
        Clean seconds after which chance alone moves a recording as far as two persons lie apart.
    area, area_low, area_high
        How often two recordings of one person at two times lay nearer than those of two
        persons, with its 95 % interval.
    seconds
        Clean seconds of each of those recordings.
    """

    montages: tuple[str, ...]
    what: Words
    persons: int
    apart: float
    middle: float
    spread: float
    settling_s: float
    area: float
    area_low: float
    area_high: float
    seconds: float

    def chance(self, one_s: float, other_s: float) -> float:
        """Return the root mean square distance of two stretches of one recording of so many clean seconds."""
        return self.apart * math.sqrt(self._chance(one_s, other_s))

    def medians(self, one_s: float, other_s: float, area: float | None = None) -> tuple[float, float]:
        """Return the median distance of one person at two times, and of two persons.

        Squared distances add: what persons differ by, what one person differs by between two
        times, and chance, which is inversely proportional to the length. How far one person
        moves between times is what the area leaves for it.

        Parameters
        ----------
        one_s, other_s
            Clean seconds of the two recordings.
        area
            Area to reckon with; the declared one by default.
        """
        chance = self._chance(one_s, other_s)
        there = self._chance(self.seconds, self.seconds)
        ratio = math.exp(2.0 * self.spread * math.sqrt(2.0) * NormalDist().inv_cdf(area or self.area))
        between_times = max(0.0, (1.0 + there) / ratio - there)
        scale = self.apart * self.middle
        return scale * math.sqrt(between_times + chance), scale * math.sqrt(1.0 + chance)

    def ratio(self, value: float, one_s: float, other_s: float, area: float | None = None) -> float:
        """Return how many times as often one person lies so far from itself as two persons from one another.

        Both distances are taken to have a normal logarithm. Never beyond what the number of
        persons can show, nor below its inverse.
        """
        one, two = (math.log(median) for median in self.medians(one_s, other_s, area))
        at, most = math.log(max(value, 1e-9)), math.log(self.persons)
        log = ((at - two) ** 2 - (at - one) ** 2) / (2.0 * self.spread**2)
        return math.exp(min(max(log, -most), most))

    def _chance(self, one_s: float, other_s: float) -> float:
        return 0.5 * self.settling_s * (1.0 / max(one_s, 1.0) + 1.0 / max(other_s, 1.0))


CALIBRATIONS = (
    Calibration(
        ("full_head",),
        Words("the whole head, rest against counting, one day", "seluruh kepala, istirahat dan berhitung, satu hari"),
        persons=36, apart=1.52, middle=0.874, spread=0.402, settling_s=5.0,
        area=0.826, area_low=0.75, area_high=0.89, seconds=60.0,
    ),
    Calibration(
        ("muse_4ch",),
        Words("a Muse, two sessions", "Muse, dua sesi"),
        persons=52, apart=1.50, middle=0.790, spread=0.563, settling_s=23.0,
        area=0.873, area_low=0.82, area_high=0.92, seconds=420.0,
    ),
    Calibration(
        ("frontal_single_muse", "temporal_single_muse"),
        Words("one electrode of a Muse, two sessions", "satu elektroda Muse, dua sesi"),
        persons=52, apart=1.50, middle=0.837, spread=0.473, settling_s=42.0,
        area=0.800, area_low=0.73, area_high=0.86, seconds=420.0,
    ),
    Calibration(
        ("frontal_pair",),
        Words("Fp1 and Fp2, two dates", "Fp1 dan Fp2, dua tanggal"),
        persons=25, apart=1.56, middle=0.837, spread=0.473, settling_s=4.9,
        area=0.766, area_low=0.69, area_high=0.86, seconds=33.0,
    ),
    Calibration(
        ("frontal_single", "posterior_single"),
        Words("one frontal channel, two dates", "satu saluran depan, dua tanggal"),
        persons=25, apart=1.56, middle=0.837, spread=0.473, settling_s=6.0,
        area=0.750, area_low=0.67, area_high=0.84, seconds=33.0,
    ),
)  # fmt: skip
"""One row a kind of montage; the first that fits counts (docs/sources.md#identity)."""


@dataclass(frozen=True)
class Likelihood:
    """Hold how much oftener a distance is found within one person than between two.

    Parameters
    ----------
    ratio
        Recordings of one person at two times lie so far apart so many times as often as
        those of two persons; below 1 where those of two do so more often.
    low, high
        The least and the most that it may be, by the 95 % intervals of the area and of the
        medians, which as many persons fix within 1.96 spread / sqrt(persons).
    calibration
        What it was measured on.
    """

    ratio: float
    low: float
    high: float
    calibration: Calibration


def likelihood(one: Portrait, other: Portrait, apart: Distance) -> Likelihood | None:
    """Tell how much oftener one person lies so far from itself than two persons from one another.

    Parameters
    ----------
    one, other
        The Portraits.
    apart
        Their distance.

    Returns
    -------
    Likelihood | None
        None where nothing was measured to tell it by: other norms, different electrodes or
        conditions, few features.
    """
    calibration = calibration_of(one, other, apart)
    if calibration is None:
        return None
    areas = (calibration.area, calibration.area_low, calibration.area_high)
    seconds = one.quality.clean_s, other.quality.clean_s
    slack = math.exp(_WITHIN_95 * calibration.spread / math.sqrt(calibration.persons))
    values = (apart.value, apart.value / slack, apart.value * slack)
    ratios = [calibration.ratio(value, *seconds, area) for area in areas for value in values]
    return Likelihood(ratios[0], min(ratios), max(ratios), calibration)


def calibration_of(one: Portrait, other: Portrait, apart: Distance) -> Calibration | None:
    """Return what was measured of the montage of two Portraits, or None; as ``likelihood``."""
    if apart.note or one.norms != VERSION or len(apart.features) < LEAST_FEATURES:
        return None
    return next((c for c in CALIBRATIONS if one.montage.startswith(c.montages)), None)
