"""Judge loaded signals by behaviour: dead inputs, doubled inputs, slipped units."""

import math

import numpy as np

from batik_gen.eeg.cleaning import band_pass
from batik_gen.errors import UnreadableRecording
from batik_gen.recording import Dropped
from batik_gen.values import FloatArray

LOWEST_RATE_HZ = 92.0
"""Below this the 45 Hz edge of the gamma band lies too near half the sampling rate."""

HIGHEST_RATE_HZ = 100000.0

_RAILS_UV = ((187400.0, 187600.0), (399000.0, 401000.0))
"""Where the inputs of OpenBCI boards (ADS1299, 4.5 V over gain 24) and Enobio saturate."""

_TYPICAL_UV = (4.0, 45.0)
_UNIT_SLIP_UV = (0.01, 10000.0)
_JUDGED_S = 60.0


def mend_missing(signals: FloatArray) -> tuple[FloatArray, tuple[int, ...], tuple[str, ...]]:
    """Bridge single missing values by straight lines and find channels that miss too many.

    Parameters
    ----------
    signals
        Channels x samples; may hold NaN or infinities.

    Returns
    -------
    signals, lost, notes
        Finite signals, indices of channels that miss more than a fifth, and at
        most one sentence.
    """
    bad = ~np.isfinite(signals)
    if not bad.any():
        return signals, (), ()
    mended = signals.copy()
    lost = []
    at = np.arange(signals.shape[1])
    for c in np.flatnonzero(bad.any(axis=1)):
        if bad[c].mean() > 0.2:
            lost.append(int(c))
            mended[c] = 0.0
        else:
            mended[c, bad[c]] = np.interp(at[bad[c]], at[~bad[c]], signals[c, ~bad[c]])
    bad[lost] = False
    bridged = int(bad.any(axis=0).sum())
    return mended, tuple(lost), (f"{bridged} samples with missing values were bridged",) if bridged else ()


def dead_channels(signals: FloatArray, names: tuple[str, ...]) -> dict[int, Dropped]:
    """Find channels that carry no signal: zero, flat, stuck at one end, or exact copies.

    Parameters
    ----------
    signals
        Channels x samples in any unit; nothing here depends on the scale.
    names
        Channel names.
    """
    dead: dict[int, Dropped] = {}
    seen: dict[bytes, str] = {}
    for c, (x, name) in enumerate(zip(signals, names, strict=True)):
        low, high = float(x.min()), float(x.max())
        if low == high:
            reason = "all zero" if low == 0.0 else "flat"
        # A saturated input sits on its rail most of the time, with short spikes away from it.
        elif max(np.mean(x <= low + 1e-4 * abs(low)), np.mean(x >= high - 1e-4 * abs(high))) > 0.5 and abs(
            float(np.median(x))
        ) > 3.0 * float(np.median(np.abs(x - np.median(x)))):
            reason = "stuck at the end of its range"
        else:
            twin = seen.setdefault(x.tobytes(), name)
            reason = "" if twin == name else f"an exact copy of {twin}"
        if reason:
            dead[c] = Dropped(name, reason)
    return dead


def railed_channels(signals: FloatArray, names: tuple[str, ...]) -> dict[int, Dropped]:
    """Find channels that lie at a known saturation level of their amplifier most of the time.

    Parameters
    ----------
    signals
        Channels x samples, microvolts.
    names
        Channel names.
    """
    middle = np.abs(np.median(signals, axis=1))
    return {
        c: Dropped(names[c], "saturated: no contact with the skin")
        for c in range(len(names))
        if any(low <= middle[c] <= high for low, high in _RAILS_UV)
    }


def typical_amplitude(signals: FloatArray, sfreq: float) -> float:
    """Return the median over channels of the robust standard deviation from 1 to 45 Hz.

    Parameters
    ----------
    signals
        Channels x samples.
    sfreq
        Hertz.
    """
    n = min(signals.shape[1], int(_JUDGED_S * sfreq))
    first = (signals.shape[1] - n) // 2
    part = band_pass(signals[:, first : first + n], sfreq)
    return float(np.median(1.4826 * np.median(np.abs(part), axis=1)))


def repair_units(signals: FloatArray, sfreq: float, name: str) -> tuple[FloatArray, tuple[str, ...]]:
    """Undo a slipped unit by the power of 1000 that brings the amplitude to 1..1000 microvolts.

    Real recordings lie at 4 to 45 microvolts, bad contact at hundreds; what lies
    below 0.01 or above 10 000 was stored in volts, millivolts or nanovolts.

    Parameters
    ----------
    signals
        Channels x samples, said to be microvolts.
    sfreq
        Hertz.
    name
        Name of the file, for the sentence.

    Raises
    ------
    UnreadableRecording
        Where no plausible unit explains the amplitude.
    """
    amplitude = typical_amplitude(signals, sfreq)
    if _UNIT_SLIP_UV[0] <= amplitude <= _UNIT_SLIP_UV[1]:
        if amplitude < _TYPICAL_UV[0] / 8 or amplitude > _TYPICAL_UV[1] * 8:
            return signals, (
                f"the amplitude is unusual: {amplitude:.3g} microvolts where EEG has about 4 to 45; "
                "check the contact of the electrodes",
            )
        return signals, ()
    power = -math.floor(math.log10(amplitude) / 3.0) if amplitude > 0.0 else 9
    if abs(power) > 3:
        raise UnreadableRecording(
            f"the signals in {name} have an amplitude of {amplitude:.2g} microvolts where EEG has about 4 to 45; "
            "check the unit in which the file was written"
        )
    said = f"multiplied by 1e{3 * power}" if power > 0 else f"divided by 1e{-3 * power}"
    return signals * 10.0 ** (3 * power), (
        f"the stored unit was wrong (amplitude {amplitude:.2g} microvolts): the signals were {said}",
    )
