"""Judge loaded signals by behaviour: dead inputs, doubled inputs, slipped units."""

import math

import numpy as np

from batik_gen.eeg.channels.names import place, spell
from batik_gen.eeg.cleaning.epochs import band_pass
from batik_gen.eeg.formats.tables.columns import CLOCK, COUNTER, STEADY, look
from batik_gen.eeg.reading.missing import runs_of
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Dropped

LOWEST_RATE_HZ = 92.0
"""Below this the 45 Hz edge of the gamma band lies too near half the sampling rate."""

HIGHEST_RATE_HZ = 100000.0

_RAILS_UV = ((187400.0, 187600.0), (399000.0, 401000.0))
"""Where the inputs of OpenBCI boards (ADS1299, 4.5 V over gain 24) and Enobio saturate."""

_TYPICAL_UV = (4.0, 45.0)
_UNIT_SLIP_UV = (0.1, 10000.0)
_OFF_HEAD_UV = 1000.0
_LEAST_GOOD = 0.125
"""One good channel of eight is enough to say that the unit is right."""
_NO_SIGNAL = {CLOCK: "a clock", COUNTER: "a counter", STEADY: "values that hardly change"}
_LEAST_MOVES, _ONE_WAY = 32, 0.4
"""Nine of ten moves in one direction."""
_JUDGED_S = 60.0
_JUDGED_CHANNELS = 16
_STANDSTILL_S = 1.0


def dead_channels(signals: FloatArray, names: tuple[str, ...]) -> dict[int, Dropped]:
    """Find channels that carry no signal: zero, flat, stuck at one end, mostly one value, or exact copies.

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
    resting = [c for c in range(len(names)) if c not in dead and np.mean(signals[c] == np.median(signals[c])) > 0.5]
    # Where all rest, time was lost, and nothing tells one channel from another.
    if len(resting) < len(names) - len(dead):
        dead |= {c: Dropped(names[c], "one value most of the time") for c in resting}
    return dead


def counting_channels(signals: FloatArray, names: tuple[str, ...]) -> dict[int, Dropped]:
    """Find clocks, counters and flags among channels whose names tell no position, by what they hold.

    Parameters
    ----------
    signals
        Channels x samples in any unit; may hold NaN.
    names
        Channel names.
    """
    unplaced = [c for c, name in enumerate(names) if np.isnan(place(spell(name)))]
    kinds = {c: COUNTER if _goes_one_way(signals[c]) else look(signals[c]).kind for c in unplaced}
    return {c: Dropped(names[c], _NO_SIGNAL[kind]) for c, kind in kinds.items() if kind in _NO_SIGNAL}


def _goes_one_way(x: FloatArray) -> bool:
    """Tell a ramp that starts again now and then, in any unit and with any rounding; EEG goes up as often as down."""
    steps = np.diff(x)
    moves = steps[steps != 0.0]
    return len(moves) >= _LEAST_MOVES and abs(float(np.mean(moves > 0.0)) - 0.5) >= _ONE_WAY


def railed_channels(signals: FloatArray, names: tuple[str, ...]) -> dict[int, Dropped]:
    """Find channels that lie at a known saturation level of their amplifier most of the time.

    Parameters
    ----------
    signals
        Channels x samples, microvolts.
    names
        Channel names.
    """
    lowest = min(low for low, _ in _RAILS_UV)
    far = np.flatnonzero(np.maximum(signals.max(axis=1), -signals.min(axis=1)) >= lowest)
    middle = {int(c): abs(float(np.median(signals[c]))) for c in far}
    return {
        c: Dropped(names[c], "saturated: no contact with the skin")
        for c in middle
        if any(low <= middle[c] <= high for low, high in _RAILS_UV)
    }


def standstills(
    signals: FloatArray, sfreq: float, known: tuple[tuple[float, float], ...] = ()
) -> tuple[tuple[tuple[float, float], ...], tuple[str, ...]]:
    """Find stretches of a second and more in which no channel moves: data that were lost, not recorded.

    Parameters
    ----------
    signals
        Channels x samples.
    sfreq
        Hertz.
    known
        (start, stop) in seconds of stretches already found to hold nothing: what bridges them stands still too.

    Returns
    -------
    gaps, notes
        (start, stop) in seconds, and at most one sentence.
    """
    still = np.ones(signals.shape[1] - 1, dtype=bool)
    for x in signals:
        still &= x[1:] == x[:-1]
    for start, stop in known:
        still[max(round(start * sfreq) - 1, 0) : round(stop * sfreq)] = False
    runs = runs_of(still, _STANDSTILL_S * sfreq)
    gaps = tuple((a / sfreq, (b + 1) / sfreq) for a, b in runs)
    if not gaps:
        return (), ()
    lost = sum(b - a for a, b in gaps)
    return gaps, (f"no channel moves in {lost:.1f} s, which were left out as lost",)


def middle_of(signals: FloatArray, sfreq: float) -> FloatArray:
    """Return the minute in the middle, by which level and hum are judged.

    Parameters
    ----------
    signals
        Channels x samples.
    sfreq
        Hertz.
    """
    n = min(signals.shape[1], int(_JUDGED_S * sfreq))
    first = (signals.shape[1] - n) // 2
    return signals[:, first : first + n]


def off_level_channels(signals: FloatArray, sfreq: float, names: tuple[str, ...]) -> dict[int, Dropped]:
    """Find channels at a level no EEG has, where most are so and others have that of EEG.

    Then no slipped unit explains the level, and the others are good.

    Parameters
    ----------
    signals
        Channels x samples, microvolts.
    sfreq
        Hertz.
    names
        Channel names.
    """
    low, high = _UNIT_SLIP_UV[0], _OFF_HEAD_UV
    if not len(signals) or low <= typical_amplitude(signals, sfreq) <= high:
        return {}
    each = _amplitudes(signals, sfreq)
    good = (each >= _TYPICAL_UV[0] / 8) & (each <= _TYPICAL_UV[1] * 8)
    if good.sum() < max(1.0, _LEAST_GOOD * len(each)):
        return {}
    return {
        int(c): Dropped(names[c], f"a level of {each[c]:.2g} microvolts, where EEG has about 4 to 45: no contact")
        for c in np.flatnonzero(~good)
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
    # Some channels tell the unit of a file as well as all do.
    some = signals[:: max(1, len(signals) // _JUDGED_CHANNELS)]
    return float(np.median(_amplitudes(some, sfreq)))


def _amplitudes(signals: FloatArray, sfreq: float) -> FloatArray:
    part = band_pass(middle_of(signals, sfreq), sfreq)
    return np.asarray(1.4826 * np.median(np.abs(part), axis=1))


def repair_units(
    signals: FloatArray, sfreq: float, name: str, *, unit_known: bool = False
) -> tuple[FloatArray, tuple[str, ...]]:
    """Undo a slipped unit by the power of 1000 that brings the amplitude to 1..1000 microvolts.

    Real recordings lie at 4 to 45 microvolts, bad contact at hundreds; what lies
    below 0.1 or above 10 000 was stored in volts, millivolts or nanovolts. From
    1000 to 10 000 a slip and a headset off the head look alike.

    Parameters
    ----------
    signals
        Channels x samples, said to be microvolts.
    sfreq
        Hertz.
    name
        Name of the file, for the sentence.
    unit_known
        Whether the format has one unit always: then nothing is repaired.

    Raises
    ------
    UnreadableRecording
        Where no plausible unit explains the amplitude.
    """
    amplitude = typical_amplitude(signals, sfreq)
    if unit_known and amplitude > _UNIT_SLIP_UV[1]:
        raise UnreadableRecording(
            f"the signals in {name} have an amplitude of {amplitude / 1000.0:.3g} millivolts where EEG has hundredths, "
            "in a format that is always in microvolts; check that the headset was on a head, and record again"
        )
    if unit_known and amplitude < _UNIT_SLIP_UV[0]:
        raise UnreadableRecording(
            f"the signals in {name} have an amplitude of {amplitude:.2g} microvolts where EEG has about 4 to 45, in a "
            "format that is always in microvolts; check the electrodes and record again"
        )
    if _OFF_HEAD_UV < amplitude <= _UNIT_SLIP_UV[1]:
        raise UnreadableRecording(
            f"the signals in {name} have an amplitude of {amplitude / 1000.0:.1f} millivolts where EEG has hundredths; "
            "check that the headset was on a head, or the unit in which the file was written"
        )
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
