"""The rosette of sekar gelombang: from a spectrum and its slices of time to an outline and seven rings.

All lengths are of a rosette whose square of the lattice is 62.5 mm wide (``NOMINAL``).
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from batik_gen.pattern.wave.levels import soft
from batik_gen.pattern.wave.smoothing import smooth
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.wave import POINTS, RINGS, Wave

NOMINAL = 62.5
SECTORS = 8
EVERY = 2
"""Points of the outline are kept so far apart; a sector of 96 frequencies is drawn with 48."""
TURNS = (np.arange(SECTORS * POINTS) + 0.5) * (2 * np.pi / (SECTORS * POINTS))
"""Direction of each point of an outline, radians."""

EYE = (3.4, 2.0)
_CORE = (9.5, 6.5)
"""Radius of the eye and of the round body with a background that does not fall, and how much more with a steep one."""
_BAND_AT = np.array([3.9, 22.7, 49.3, 79.0, 93.8])
"""Where the middles of the five bands lie among the frequencies of a spectrum (``wave.hertz``)."""
_LEAF = slice(64, 80)
"""Beta from 13.5 to 20 Hz among them."""

_FOOT_DB, _BEND_DB, _KNEE_DB = 1.5, 1.1, 15.0
_WINDOW = np.sqrt(np.sin(np.pi * (np.arange(POINTS) + 0.5) / POINTS))
"""Both ends of a spectrum are drawn to the valley between two petals."""
_MM_DB = 1.78
CALM = 18
"""Passes of smoothing over the frequencies: a bell of three of them; with less, noise grows double tips."""
_RING_CALM = 50
_LANCE, _BELLY = 2.85, 0.27
"""No petal is thinner than a lance that falls by so many mm a mm of its side, and that times its square."""
_SEEN_MM, _VEIL, _VEIL_DB = 0.15, 6, 1.5
"""Read back: a point so far over all lances beside it is a tip of its own; so many frequencies and dB of a lance hide
what is below."""
_LOWEST_DB = -3.0
"""What stands lower no outline tells apart."""
_GAP, _BEND_MM = 1.5, 1.0
"""Half of what stays between two rosettes that would touch; how softly they are held back."""
_SQUARE = (0.5 * NOMINAL - _GAP) / np.maximum(np.abs(np.cos(TURNS)), np.abs(np.sin(TURNS)))
"""Radius at which a rosette ends in each direction."""


@dataclass(frozen=True, eq=False)
class Rosette:
    """Hold the rings of one row of the head.

    Parameters
    ----------
    radii
        Eight radii at each direction of ``TURNS``, from the eye to the outline, mm.
    core
        Radius of the round body from which petals rise, mm.
    """

    radii: FloatArray
    core: float

    @property
    def outline(self) -> FloatArray:
        """The outline, k x 2, about the origin."""
        return self.ring(RINGS)

    def ring(self, number: int, out: float = 0.0) -> FloatArray:
        """Return a ring, 0 the eye and 7 the outline, ``out`` mm further out, k x 2 about the origin."""
        r = (self.radii[number] + out)[::EVERY]
        at = TURNS[::EVERY]
        return np.stack([r * np.cos(at), r * np.sin(at)], axis=-1)

    def breadth(self, number: int) -> FloatArray:
        """Return how broad the band within a ring is at each direction, mm, measured across it."""
        inner, outer = self.radii[number - 1], self.radii[number]
        middle = 0.5 * (inner + outer)
        slope = (np.roll(middle, -1) - np.roll(middle, 1)) / (2 * (TURNS[1] - TURNS[0]) * middle)
        breadth: FloatArray = (outer - inner) / np.sqrt(1.0 + slope * slope)
        return breadth


def rosette(wave: Wave, row: int, reach: float) -> Rosette:
    """Return the rosette of one row of the head.

    Eight sectors hold the whole spectrum each, mirrored in turn: 2 Hz lies on the axes, 40 Hz on the
    diagonals, alpha between them. Height is dB over the background; seven rings share it out as the
    seven slices of time do, the first innermost.

    Parameters
    ----------
    wave
        The recording.
    row
        Which row of the head.
    reach
        How far petals reach, 1 usual.
    """
    steep = float(soft(-float(wave.backgrounds[:, 1].mean()), 13.0, 3.2))
    core, eye = _CORE[0] + _CORE[1] * steep, EYE[0] + EYE[1] * steep
    over = smooth(wave.spectra[row], CALM)
    outline = _petals(_round(core + reach * _MM_DB * _lift(over) * _WINDOW), core)
    outline = _SQUARE - _at_least(_SQUARE - outline, _BEND_MM)
    slices = np.stack([np.interp(np.arange(POINTS), _BAND_AT, ring) for ring in wave.rings[row]])
    parts = reach * _MM_DB * _lift(over + smooth(slices, _RING_CALM, axis=1)) * _WINDOW + (core - eye) / RINGS
    parts = np.maximum(parts, 0.45 * parts.mean(axis=0))
    share = smooth(np.cumsum(parts, axis=0) / parts.sum(axis=0), 8, axis=1)
    radii = [np.full(len(TURNS), eye)]
    for number in range(RINGS):
        radius = eye + (outline - eye) * _round(share[number])
        # Inner rings are calmer, or they look like cogs.
        calm = 2 + 2 * int(9 * (RINGS - 1 - number) / RINGS)
        radii.append(radius if number == RINGS - 1 else smooth(radius, calm * calm // 4, closed=True))
    return Rosette(np.array(radii), core)


def core_about(eye: float) -> float:
    """Return the radius of the round body about an eye of this radius, mm: both tell how steep the background is."""
    return _CORE[0] + _CORE[1] * (eye - EYE[0]) / EYE[1]


def spectrum_in(outline: FloatArray, reach: float, core: float | None = None) -> FloatArray:
    """Return the spectrum that an outline tells, dB over the background at each frequency.

    The inverse of what ``rosette`` does, but for what its lances hide.

    Parameters
    ----------
    outline
        Radius at each direction of ``TURNS``, mm.
    reach
        As it was drawn.
    core
        Radius of the round body, mm; where not known, that of the outline's ends.
    """
    left = np.maximum(_SQUARE - outline, 0.1)
    free = _SQUARE - (left - _BEND_MM * _BEND_MM / (4.0 * left))
    sectors = free.reshape(SECTORS, POINTS)
    radius = np.where(np.arange(SECTORS)[:, None] % 2 == 0, sectors, sectors[:, ::-1]).mean(axis=0)
    if core is None:
        core = float(np.minimum(radius[0], radius[-1]))
    lift = np.maximum(radius - core, 0.02) / (reach * _MM_DB * np.maximum(_WINDOW, 0.2))
    lift = np.minimum(lift, 0.97 * _KNEE_DB)
    risen = lift / np.sqrt(1.0 - (lift / _KNEE_DB) * (lift / _KNEE_DB))
    db = risen - _BEND_DB * _BEND_DB / (4.0 * risen) - _FOOT_DB
    return np.maximum(_unveiled(db, _tips(radius, core)), _LOWEST_DB)


def _tips(radius: FloatArray, core: float) -> IntArray:
    """Return the fewest points of a sector on which lances stand that make its outline."""
    bare = np.ones(POINTS, dtype=bool)
    at, tips = np.arange(POINTS), []
    while bare.any():
        tip = int(np.where(bare, radius, -np.inf).argmax())
        side = np.abs(at - tip) * (TURNS[1] - TURNS[0]) * (0.45 * radius[tip] + 0.55 * core)
        bare &= radius[tip] - _LANCE * side - _BELLY * side * side < radius - _SEEN_MM
        bare[tip] = False
        tips.append(tip)
    return np.array(sorted(tips))


def _unveiled(db: FloatArray, tips: IntArray) -> FloatArray:
    """Return a spectrum in which what stood under a lance falls off from its tip at once, and not as the lance does.

    What a lance hides can be anything below it; spectra of people are steep beside alpha and flat further off.
    """
    out = db.copy()
    places = np.unique(np.concatenate([[0], tips, [len(db) - 1]]))
    for first, last in pairwise(places):
        if last - first < _VEIL:
            continue
        lowest = first + int(db[first : last + 1].argmin())
        for tip in (first, last):
            fall = db[tip] - db[lowest]
            if tip != lowest and fall > _VEIL_DB:
                under = np.arange(min(tip, lowest), max(tip, lowest) + 1)
                left = 1.0 - np.abs(under - tip) / abs(lowest - tip)
                out[under] = np.minimum(out[under], db[lowest] + fall * left * left)
    return out


def fullness(wave: Wave, row: int) -> float:
    """Return how full the brown leaves below a row are, 0..1, by beta from 13.5 to 20 Hz of it and of the next row."""
    rows = len(wave.spectra)
    beta = 0.5 * (wave.spectra[row, _LEAF].mean() + wave.spectra[(row + 1) % rows, _LEAF].mean())
    return float(soft(beta, 1.2, 2.2))


def _lift(db: FloatArray) -> FloatArray:
    """Return how far dB over the background lift the outline, in dB: a soft foot, then less and less of a dB."""
    risen = _at_least(db + _FOOT_DB, _BEND_DB)
    lift: FloatArray = risen / np.sqrt(1.0 + (risen / _KNEE_DB) * (risen / _KNEE_DB))
    return lift


def _at_least(value: FloatArray, bend: float) -> FloatArray:
    """Return values that bend softly into 0 instead of falling below it."""
    above: FloatArray = 0.5 * (value + np.sqrt(value * value + bend * bend))
    return above


def _round(sector: FloatArray) -> FloatArray:
    """Return a sector's values all round, mirrored in turn."""
    return np.concatenate([sector, sector[::-1]] * (SECTORS // 2))


def _petals(radius: FloatArray, core: float) -> FloatArray:
    """Return the highest of the lances that stand on every point of an outline: pointed petals, convex flanks."""
    out = np.full(len(radius), -np.inf)
    for step in range(-POINTS, POINTS + 1):
        side = abs(step) * (TURNS[1] - TURNS[0]) * (0.45 * radius + 0.55 * core)
        out = np.maximum(out, np.roll(radius - _LANCE * side - _BELLY * side * side, step))
    return smooth(out, 2, closed=True)
