"""The features of a Portrait: each channel's numbers, and one number a recording."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from batik_gen.eeg.cleaning.epochs import Cleaned, band_pass
from batik_gen.eeg.features.synchrony import LEAST_CHANNELS, LEAST_EPOCHS, PhaseSums, phase_lag, synchrony_channels
from batik_gen.values.arrays import BoolArray, ComplexArray, FloatArray
from batik_gen.values.features import FEATURES
from batik_gen.values.portrait import BANDS, Band

_NO_PEAK = "no alpha peak stands 1 dB above the background"
_MISSING = {
    "alpha_peak_hz": f"{_NO_PEAK}, or two do that are alike",
    "alpha_width_hz": _NO_PEAK,
    "alpha_cog": "nothing stands above the background from 7 to 14 Hz",
    **dict.fromkeys(("exponent", "offset", "exponent_r2"), "no straight line fits the background"),
    "alpha_height_db": "no background to measure it from",
}
_NO_PAIR = "needs a left and a right channel at the {}"
_FEW_CHANNELS = f"needs at least {LEAST_CHANNELS} channels"
_FEW_TOGETHER = f"needs {LEAST_EPOCHS} epochs that are clean in two channels at once"
_NO_AXIS = "needs channels both at the front and at the back of the head"
_ALPHA = next(i for i, band in enumerate(BANDS) if band.name == "alpha")

_FRONT_PAIRS = (("F3", "F4"), ("AF7", "AF8"), ("Fp1", "Fp2"))
_BACK_PAIRS = (("O1", "O2"), ("TP9", "TP10"))
_FRONT = ("Fp1", "Fp2", "F3", "F4", "F7", "F8", "Fz")
_BACK = ("O1", "O2", "P3", "P4", "Pz", "P7", "P8")
_MUSE_FRONT, _MUSE_BACK = ("AF7", "AF8"), ("TP9", "TP10")


@dataclass(frozen=True)
class Measured:
    """Hold one number and how sure it is from 0 to 1, or why there is none."""

    value: float | None
    missing: str = ""
    sure: float = 1.0


def spectral_features(freqs: FloatArray, spectra: FloatArray, bands: tuple[Band, ...] = BANDS) -> dict[str, FloatArray]:
    """Compute every feature that one channel's spectrum has by itself, but for background and alpha peak.

    Parameters
    ----------
    freqs, spectra
        Hertz; channels x frequencies, microvolts squared per hertz.
    bands
        Where the five bands lie.

    Returns
    -------
    dict
        Feature name to one number a channel, NaN where it cannot be had.
    """
    inside = (freqs >= BANDS[0].low) & (freqs < BANDS[-1].high)
    total = spectra[:, inside].sum(axis=1)
    share = spectra[:, inside] / total[:, None]
    powers = absolute_powers(freqs, spectra, bands)
    out: dict[str, FloatArray] = {}
    for b, band in enumerate(bands):
        out[f"rel_{band.name}"] = powers[:, b] / powers.sum(axis=1)
        out[f"abs_{band.name}"] = powers[:, b]
    out["alpha_beta"] = np.log10(out["rel_alpha"] / out["rel_beta"])
    out["theta_beta"] = np.log10(out["rel_theta"] / out["rel_beta"])
    out["entropy"] = -np.sum(share * np.log(np.maximum(share, 1e-300)), axis=1) / math.log(inside.sum())
    return out


def mean_square(epochs: FloatArray, clean: BoolArray) -> FloatArray:
    """Return each channel's mean square over its clean epochs, microvolts squared; NaN without any."""
    squares = np.where(clean, np.mean(epochs**2, axis=2), np.nan)
    held = clean.any(axis=1)
    out = np.full(len(squares), np.nan)
    out[held] = np.nanmean(squares[held], axis=1)
    return out


def burstiness(envelope: FloatArray) -> FloatArray:
    """Return the coefficient of variation of each channel's alpha envelope; NaN without clean seconds.

    Parameters
    ----------
    envelope
        Channels x seconds, as ``alpha_envelope`` gives.
    """
    out = np.full(len(envelope), np.nan)
    held = np.isfinite(envelope).any(axis=1)
    out[held] = np.nanstd(envelope[held], axis=1) / np.nanmean(envelope[held], axis=1)
    return out


def absolute_powers(freqs: FloatArray, spectra: FloatArray, bands: tuple[Band, ...] = BANDS) -> FloatArray:
    """Integrate spectra over the five half-open bands: channels x bands, microvolts squared."""
    step = float(freqs[1] - freqs[0])
    return np.stack(
        [spectra[:, (freqs >= band.low) & (freqs < band.high)].sum(axis=1) * step for band in bands], axis=1
    )


def alpha_waves(cleaned: Cleaned) -> ComplexArray:
    """Return the 8-13 Hz waves of all epochs as analytic signals: channels x epochs x samples, microvolts."""
    length = cleaned.epochs.shape[2]
    alpha = BANDS[_ALPHA]
    parts = []
    for stretch in cleaned.stretches:
        filtered = band_pass(stretch.signals, cleaned.sfreq, alpha.low, alpha.high)
        count = filtered.shape[1] // length
        parts.append(_analytic(filtered)[:, : count * length].reshape(len(filtered), count, length))
    return np.concatenate(parts, axis=1)


def alpha_envelope(waves: ComplexArray, clean: BoolArray) -> FloatArray:
    """Return the modulus of alpha waves as means over one second, NaN where the epoch is not clean.

    Parameters
    ----------
    waves
        As ``alpha_waves`` returns.
    clean
        Channels x epochs.

    Returns
    -------
    FloatArray
        Channels x seconds, microvolts.
    """
    half = waves.shape[2] // 2
    seconds = np.abs(waves)
    both = np.stack([seconds[:, :, :half].mean(axis=2), seconds[:, :, half:].mean(axis=2)], axis=2)
    both = np.where(clean[:, :, None], both, np.nan)
    return both.reshape(len(both), -1)


def _analytic(signals: FloatArray) -> ComplexArray:
    """Return the analytic signal (Marple 1999, IEEE Trans. Signal Process. 47)."""
    from scipy.fft import next_fast_len

    n = signals.shape[1]
    size = int(next_fast_len(n))
    spectrum = np.fft.fft(signals, size, axis=1)
    spectrum[:, 1 : (size + 1) // 2] *= 2.0
    spectrum[:, size // 2 + 1 :] = 0.0
    return np.asarray(np.fft.ifft(spectrum, axis=1)[:, :n], dtype=np.complex128)


def recording_features(
    per_channel: dict[str, FloatArray],
    channels: tuple[str, ...],
    counted: tuple[str, ...],
    synchrony: Measured | None = None,
    missing: Mapping[str, str] | None = None,
) -> dict[str, Measured]:
    """Bring the channels' numbers to one number a recording, as the norms did.

    Parameters
    ----------
    per_channel
        As ``spectral_features`` returns, with what other modules add.
    channels
        All usable channels, in that order.
    counted
        Those that count for the norm class; the mean is over them.
    synchrony
        As ``synchrony_of`` returns, where there is a waveform.
    missing
        Why features that are NaN in every channel are so, where it is not the usual reason.

    Returns
    -------
    dict
        In the order of ``FEATURES``, without what ``per_channel`` does not hold.
    """
    at = [channels.index(c) for c in counted]
    alpha = dict(zip(channels, np.log10(np.maximum(per_channel["abs_alpha"], 1e-30)), strict=True))
    reasons = {**_MISSING, **(missing or {})}
    out: dict[str, Measured] = {}
    for name in FEATURES:
        if name in per_channel:
            out[name] = _mean(per_channel[name][at], reasons.get(name, "not a finite number"))
    if "alpha_sure" in per_channel:
        sure = _mean(per_channel["alpha_sure"][at], "no peak")
        for name in ("alpha_peak_hz", "alpha_width_hz"):
            if out[name].value is not None and sure.value is not None:
                out[name] = replace(out[name], sure=sure.value)
    out["asym_front"] = _asymmetry(alpha, _FRONT_PAIRS, "front")
    out["asym_post"] = _asymmetry(alpha, _BACK_PAIRS, "back")
    out["front_back"] = _front_back(alpha)
    out["alpha_spread"] = _spread([alpha[channels[i]] for i in synchrony_channels(channels)])
    if synchrony is not None:
        out["synchrony_alpha"] = synchrony
    return {name: out[name] for name in FEATURES if name in out}


def synchrony_of(sums: PhaseSums | None) -> Measured:
    """Return the synchrony of the alpha waves, or why there is none."""
    if sums is None or len(sums.count) < LEAST_CHANNELS:
        return Measured(None, _FEW_CHANNELS)
    index = phase_lag(sums)
    return Measured(index) if index is not None else Measured(None, _FEW_TOGETHER)


def _spread(alpha: list[float]) -> Measured:
    """Return how unevenly alpha lies on the head: the spatial standard deviation of log10 power.

    The deviation over channels as in global field power (Lehmann and Skrandies
    1980, Electroencephalogr. Clin. Neurophysiol. 48:609), of power instead of potential.
    """
    return Measured(float(np.std(alpha))) if len(alpha) >= LEAST_CHANNELS else Measured(None, _FEW_CHANNELS)


def _mean(values: FloatArray, otherwise: str) -> Measured:
    held = values[np.isfinite(values)]
    return Measured(float(held.mean())) if len(held) else Measured(None, otherwise)


def _asymmetry(alpha: dict[str, float], pairs: tuple[tuple[str, str], ...], where: str) -> Measured:
    for left, right in pairs:
        if left in alpha and right in alpha:
            return Measured(float(alpha[right] - alpha[left]))
    return Measured(None, _NO_PAIR.format(where))


def _front_back(alpha: dict[str, float]) -> Measured:
    for front, back in ((_FRONT, _BACK), (_MUSE_FRONT, _MUSE_BACK)):
        ahead = [alpha[c] for c in front if c in alpha]
        behind = [alpha[c] for c in back if c in alpha]
        if ahead and behind:
            return Measured(float(np.mean(behind) - np.mean(ahead)))
    return Measured(None, _NO_AXIS)
