"""From raw signals to clean epochs, filtered exactly as for the shipped norms."""

from dataclasses import dataclass

import numpy as np

from batik_gen.eeg.cleaning.filters import BandPass, Notch, forward_backward
from batik_gen.values.arrays import BoolArray, FloatArray

EPOCH_S = 2.0
PASS_HZ = (1.0, 45.0)
COMMON_HZ = 250.0
_NOTCH_Q = 25.0
_PASS_PADDING, _NOTCH_PADDING = 27, 9
"""Three times the coefficients of a filter, as the norms were made."""
_LINE_HZ = (50.0, 60.0)
_LINE_RATIO = 3.0
_FLAT_UV = 1.0
_CEILING_UV = 250.0
_MAD_TO_SD = 1.4826
_MOST_SPREADS = 3.0
_MOST_SPREADS_SUDDEN = 3.5
"""For steps and fast activity, which the norms did not judge: what clearly stands out, 0 to 3 % of real epochs."""
_STEP_S = 0.04


@dataclass(frozen=True, eq=False)
class Stretch:
    """Hold a filtered stretch without gaps: channels x samples, starting at ``start_s``."""

    start_s: float
    signals: FloatArray


@dataclass(frozen=True, eq=False)
class Cleaned:
    """Hold filtered epochs and which of them are clean.

    Parameters
    ----------
    epochs
        Channels x epochs x samples, microvolts.
    clean
        Channels x epochs, true where the epoch may be used.
    joined
        Epochs - 1; true where the next epoch follows without a gap.
    start_s
        Start of each epoch in seconds.
    sfreq
        Hertz after decimation.
    line_hz
        Mains frequency removed, or 0.
    stretches
        The filtered signals the epochs were cut from.
    """

    epochs: FloatArray
    clean: BoolArray
    joined: BoolArray
    start_s: FloatArray
    sfreq: float
    line_hz: float
    stretches: tuple[Stretch, ...]


def pass_gain(freqs: FloatArray, sfreq: float) -> FloatArray:
    """Return what the band-pass, forward and backward, leaves of the power at each frequency.

    Parameters
    ----------
    freqs, sfreq
        Hertz, below 45 Hz; the rate before thinning.
    """
    amplitude = BandPass(*PASS_HZ, sfreq).gain(2.0 * np.pi * freqs / sfreq)
    return np.asarray(amplitude**2, dtype=np.float64)


def to_common_rate(freqs: FloatArray, sfreq: float) -> FloatArray:
    """Return the factor that makes spectra of any rate as if the band-pass had run at 250 Hz.

    Near half the sampling rate the digital filter is steeper: at 128 Hz it leaves
    0.83 of the power at 40 Hz where it leaves 0.59 at 250 Hz, the rate of most of
    the recordings behind the norms.

    Parameters
    ----------
    freqs, sfreq
        Hertz; the factor is 1 above 45 Hz.
    """
    inside = (freqs > 0.0) & (freqs <= PASS_HZ[1])
    factor = np.ones_like(freqs)
    factor[inside] = pass_gain(freqs[inside], COMMON_HZ) / pass_gain(freqs[inside], sfreq)
    return factor


def notch(line_hz: float, sfreq: float) -> Notch:
    """Return the notch at the mains frequency, applied once forward and once backward."""
    return Notch(line_hz, sfreq, _NOTCH_Q)


def band_pass(signals: FloatArray, sfreq: float, low: float = PASS_HZ[0], high: float = PASS_HZ[1]) -> FloatArray:
    """Subtract each channel's median and pass low..high hertz without phase shift.

    Parameters
    ----------
    signals
        Channels x samples.
    sfreq, low, high
        Hertz.
    """
    level = np.median(signals, axis=1, keepdims=True)
    # A stretch shorter than the usual padding is padded by what it has.
    padding = min(_PASS_PADDING, signals.shape[1] - 1)
    return forward_backward(signals - level, BandPass(low, high, sfreq), padding)


def find_line(signals: FloatArray, sfreq: float) -> float:
    """Return the mains frequency whose peak stands three times over its neighbours, or 0.

    Parameters
    ----------
    signals
        Channels x samples.
    sfreq
        Hertz.
    """
    n = int(4 * sfreq)
    pieces = signals.shape[1] // n
    if pieces == 0:
        return 0.0
    # Half a minute's worth of evenly spread pieces tells the mains as well as an hour.
    chosen = np.unique(np.linspace(0, pieces - 1, min(pieces, 8)).astype(int))
    cut = np.stack([signals[:, i * n : (i + 1) * n] for i in chosen], axis=1)
    cut = (cut - cut.mean(axis=2, keepdims=True)) * np.hanning(n)
    power = np.mean(np.abs(np.fft.rfft(cut, axis=2)) ** 2, axis=1)
    freqs = np.fft.rfftfreq(n, 1.0 / sfreq)
    best, best_ratio = 0.0, _LINE_RATIO
    for line in _LINE_HZ:
        if line + 1.0 > sfreq / 2.0:
            continue
        distance = np.abs(freqs - line)
        peak = power[:, distance <= 0.5].max(axis=1)
        around = np.median(power[:, (distance >= 1.5) & (distance <= 4.0)], axis=1)
        ratio = float(np.exp(np.mean(np.log(np.maximum(peak, 1e-300) / np.maximum(around, 1e-300)))))
        if ratio > best_ratio:
            best, best_ratio = line, ratio
    return best


def clean(signals: FloatArray, sfreq: float, gaps: tuple[tuple[float, float], ...] = ()) -> Cleaned:
    """Filter, thin out, cut into epochs of two seconds and reject what is flat or too large.

    Median subtracted; notch (Q 25) at the mains frequency where one stands out;
    Butterworth 1-45 Hz, order 4, forward and backward; every n-th sample kept so
    that 125 Hz or the next rate above it remains. Which epochs are clean is told
    by ``is_clean``. No filter and no epoch reaches across a gap.

    Parameters
    ----------
    signals
        Channels x samples, microvolts.
    sfreq
        Hertz.
    gaps
        (start, stop) in seconds; a seam has start equal to stop.
    """
    line = find_line(signals, sfreq)
    step, thin, length = thinning(sfreq)
    stretches, epochs, starts = [], [], []
    for first, last in between(gaps, signals.shape[1], sfreq):
        if last - first < length * step:
            continue
        part = signals[:, first:last]
        if line:
            part = _notched(part, sfreq, line)
        part = band_pass(part, sfreq)[:, ::step]
        count = part.shape[1] // length
        stretches.append(Stretch(first / sfreq, part))
        epochs.append(part[:, : count * length].reshape(len(part), count, length))
        starts.append(first / sfreq + np.arange(count) * length / thin)
    if not epochs:
        nothing = np.zeros((len(signals), 0, length))
        return Cleaned(nothing, np.zeros((len(signals), 0), bool), np.zeros(0, bool), np.zeros(0), thin, line, ())
    joined = np.concatenate([np.arange(e.shape[1]) < e.shape[1] - 1 for e in epochs])[:-1]
    cut = np.concatenate(epochs, axis=1)
    good = is_clean(epoch_marks(cut, thin))
    return Cleaned(cut, good, joined, np.concatenate(starts), thin, line, tuple(stretches))


def thinning(sfreq: float) -> tuple[int, float, int]:
    """Return every how many samples one is kept, the rate that remains, and its samples an epoch."""
    step = max(1, int(sfreq // 125))
    return step, sfreq / step, round(EPOCH_S * sfreq / step)


def between(gaps: tuple[tuple[float, float], ...], n: int, sfreq: float) -> list[tuple[int, int]]:
    """Return the stretches without gaps as ranges of samples."""
    stretches, at = [], 0
    for start, stop in sorted(gaps):
        stretches.append((at, min(n, max(at, round(start * sfreq)))))
        at = max(at, min(n, round(stop * sfreq)))
    return [*stretches, (at, n)]


def _notched(signals: FloatArray, sfreq: float, line_hz: float) -> FloatArray:
    level = np.median(signals, axis=1, keepdims=True)
    return forward_backward(signals - level, notch(line_hz, sfreq), _NOTCH_PADDING)


def epoch_marks(epochs: FloatArray, sfreq: float) -> FloatArray:
    """Return by what epochs are judged: peak-to-peak amplitude, largest step, fast activity.

    A step is the change over 40 ms, as an electrode that pops or a lid that closes
    makes; fast activity is the root mean square of second differences, in which
    muscles outweigh everything slower.

    Parameters
    ----------
    epochs
        Channels x epochs x samples, microvolts, filtered.
    sfreq
        Hertz.

    Returns
    -------
    FloatArray
        Three x channels x epochs, microvolts.
    """
    lag = max(1, round(_STEP_S * sfreq))
    step = np.abs(epochs[:, :, lag:] - epochs[:, :, :-lag]).max(axis=2)
    fast = np.sqrt(np.mean(np.diff(epochs, 2, axis=2) ** 2, axis=2))
    return np.stack([np.ptp(epochs, axis=2), step, fast])


def is_clean(marks: FloatArray) -> BoolArray:
    """Judge epochs: channels x epochs, true where one may be used.

    Clean is what has a peak-to-peak amplitude over 1 and under 250 microvolts, and
    no mark above exp(median + k robust standard deviations) of the logarithms of its
    channel, k = 3 for the amplitude and 3.5 for step and fast activity.

    Parameters
    ----------
    marks
        As ``epoch_marks`` returns.
    """
    span, step, fast = marks
    within = _usual(span, _MOST_SPREADS) & _usual(step, _MOST_SPREADS_SUDDEN) & _usual(fast, _MOST_SPREADS_SUDDEN)
    return np.asarray((span > _FLAT_UV) & (span < _CEILING_UV) & within)


def _usual(mark: FloatArray, spreads: float) -> BoolArray:
    """Tell where a mark lies at most so many robust spreads over the middle of its channel."""
    log = np.log(np.maximum(mark, 1e-12))
    middle = np.median(log, axis=1, keepdims=True)
    spread = _MAD_TO_SD * np.median(np.abs(log - middle), axis=1, keepdims=True)
    return np.asarray(mark < np.exp(middle + spreads * spread))
