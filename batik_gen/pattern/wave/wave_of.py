"""From a Portrait to the Wave that a Design carries: courses, spectra, rings and bursts."""

import numpy as np

from batik_gen.pattern.wave.levels import LEVELS
from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.portrait import Portrait
from batik_gen.values.wave import MOST_BURSTS, MOST_SLICES, POINTS, RINGS, Wave, hertz

ROWS = (("front", 0.12), ("middle", 0.5), ("parietal", 0.75), ("back", 1.0))
"""Rows of the head, and how far back each lies (0 brow, 1 back of the head)."""
_NEAR = 0.13
"""A channel counts in a row by a bell of this width: each channel is in all of them, in the nearest most."""
_MOST_OFF_DB = 12.0
"""A slice further than this from its own median is a blink or a bad contact (docs/sources.md#waves)."""
_KEPT_DB = 3.0
"""Twice the standard deviation of the level of all bands together between people of one laboratory."""
_FIT = ((2.0, 6.0), (14.0, 40.0))
"""The background is a line through these hertz: between them lies alpha."""


def wave_of(portrait: Portrait) -> Wave:
    """Reduce a Portrait to what families draw whose form is the recording.

    Strengths are absolute, for people differ in them, but what a device or a reference makes of all bands alike
    is levelled. Rounded to 0.1 dB and 0.01 s, no finer than a cloth can be read, for it travels with the picture.
    """
    wide = np.array([band.high - band.low for band in portrait.edges])
    with np.errstate(divide="ignore", invalid="ignore"):
        db = 10.0 * np.log10(portrait.bands / wide)
    db[~np.isfinite(db)] = np.nan
    parts = _sides(portrait)
    seconds = max(float(portrait.quality.given_s), float(portrait.epoch_start_s[-1]) + 1.0)
    count = max(1, min(MOST_SLICES, len(db)))
    courses = np.stack([_course(db[:, at], portrait.epoch_start_s, seconds, count) for _, at in parts])
    levelled = _levelled(courses[0], _unitless(portrait))
    rows, weights = _rows(portrait)
    spectra, backgrounds = _spectra(portrait, weights)
    return Wave(
        seconds=round(seconds, 2),
        bands=tuple(band.name for band in portrait.edges),
        levelled_db=levelled,
        sides=tuple(name for name, _ in parts),
        courses=_round(courses - levelled),
        rows=rows if len(spectra) else (),
        spectra=_round(spectra),
        backgrounds=_round(backgrounds),
        rings=_round(_rings(db, portrait.epoch_start_s, seconds, weights)) if len(spectra) else np.zeros((0, RINGS, 5)),
        bursts=_round(_longest(portrait.bursts), 2),
    )


def _sides(portrait: Portrait) -> list[tuple[str, list[int]]]:
    """Return the parts of the head that have courses, with the channels of each."""
    every = [("all", list(range(len(portrait.channels))))]
    left = [i for i, at in enumerate(portrait.side) if at < 0]
    right = [i for i, at in enumerate(portrait.side) if at > 0]
    return [*every, ("left", left), ("right", right)] if left and right else every


def _course(db: FloatArray, starts: FloatArray, seconds: float, count: int) -> FloatArray:
    """Return slices x bands: the median over channels, without what lies far off, in equal slices of time."""
    middle = _median(db)
    usual = _median(middle[:, None].transpose(1, 0, 2))[0]
    kept = np.where(np.abs(middle - usual) <= _MOST_OFF_DB, middle, np.nan)
    return _in_slices(kept, starts, seconds, count)


def _median(values: FloatArray) -> FloatArray:
    """Return the median over the second axis of what is finite, NaN where nothing is."""
    known: BoolArray = np.asarray(np.isfinite(values).any(axis=1))
    # Where nothing is known a zero spares NumPy's complaint.
    middle = np.nanmedian(np.where(known[:, None], values, 0.0), axis=1)
    return np.asarray(np.where(known, middle, np.nan), dtype=np.float64)


def _in_slices(values: FloatArray, starts: FloatArray, seconds: float, count: int) -> FloatArray:
    """Return the mean in each of so many slices of time; one without data lies between its neighbours."""
    at = np.minimum((starts / seconds * count).astype(int), count - 1)
    out = np.zeros((count, values.shape[1]))
    middles = np.arange(count, dtype=np.float64)
    for b in range(values.shape[1]):
        good = np.isfinite(values[:, b])
        number = np.bincount(at[good], minlength=count)
        total = np.bincount(at[good], values[good, b], minlength=count)
        has = number > 0
        out[:, b] = np.interp(middles, middles[has], total[has] / number[has]) if has.any() else 0.0
    return out


def _levelled(courses: FloatArray, unitless: bool) -> float:
    """Return the dB taken from all bands, so that heads of all devices are drawn within the same ranges.

    The mean distance from usual levels stays as it is where it is small, as between people of one laboratory,
    and is held within three dB where it is large, as between amplifiers, references and caps.
    """
    usual = np.array([level.centre for level in LEVELS.values()])
    off = float((courses.mean(axis=0) - usual).mean())
    kept = 0.0 if unitless else off / float(np.sqrt(1.0 + (off / _KEPT_DB) ** 2))
    return round(off - kept, 1)


def _unitless(portrait: Portrait) -> bool:
    """Tell whether the device gives its band powers no unit."""
    strength = portrait.feature("abs_alpha")
    return strength is None or strength.value is None


def _rows(portrait: Portrait) -> tuple[tuple[str, ...], FloatArray]:
    """Return the rows of the head and how much each channel counts in each; one row where places are not known."""
    known = np.isfinite(portrait.place)
    if len(set(portrait.place[known].tolist())) < 2:
        return ("head",), np.full((1, len(portrait.channels)), 1.0 / len(portrait.channels))
    place = np.where(known, portrait.place, np.inf)
    off = np.array([[(p - at) ** 2 for p in place] for _, at in ROWS]) / (2 * _NEAR**2)
    weight = np.exp(np.minimum(0.0, off.min(axis=1, keepdims=True) - off))
    return tuple(name for name, _ in ROWS), weight / weight.sum(axis=1, keepdims=True)


def _spectra(portrait: Portrait, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return each row's spectrum over its background, and the background; none without a waveform."""
    if not portrait.spectra.size or len(portrait.spectra) != len(portrait.channels):
        return np.zeros((0, POINTS)), np.zeros((0, 2))
    freqs = portrait.spectrum[:, 0]
    rows = weights @ portrait.spectra
    inside = np.zeros(len(freqs), bool)
    for low, high in _FIT:
        inside |= (freqs >= low) & (freqs <= high)
    # Weighted by 1/f, so that each octave counts alike.
    x = np.log10(np.maximum(freqs, 1e-3) / 10.0)
    lines = np.polyfit(x[inside], rows[:, inside].T, 1, w=np.sqrt(1.0 / freqs[inside])).T
    over = rows - (lines[:, :1] * x + lines[:, 1:])
    axis = hertz()
    return np.stack([np.interp(axis, freqs, row) for row in over]), np.asarray(lines[:, ::-1], dtype=np.float64)


def _rings(db: FloatArray, starts: FloatArray, seconds: float, weights: FloatArray) -> FloatArray:
    """Return rows x slices x bands: how far each slice lies over the row's mean, dB."""
    filled = np.where(np.isfinite(db), db, 0.0)
    share = np.einsum("rc,ecb->erb", weights, np.isfinite(db).astype(np.float64))
    total = np.einsum("rc,ecb->erb", weights, filled)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(share > 0.2, total / share, np.nan)
    slices = np.stack([_in_slices(mean[:, row], starts, seconds, RINGS) for row in range(len(weights))])
    over = np.clip(slices - slices.mean(axis=1, keepdims=True), -_MOST_OFF_DB, _MOST_OFF_DB)
    return np.asarray(over, dtype=np.float64)


def _longest(bursts: FloatArray) -> FloatArray:
    """Return the longest bursts in the order of time."""
    chosen = np.argsort(-bursts[:, 1], kind="stable")[:MOST_BURSTS]
    longest: FloatArray = bursts[np.sort(chosen)]
    return longest


def _round(values: FloatArray, digits: int = 1) -> FloatArray:
    return np.asarray(np.round(values, digits) + 0.0, dtype=np.float64)
