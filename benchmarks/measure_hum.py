"""Put mains hum over real recordings and see up to where their numbers stay, to set when hum is told and refused.

Run ``python -m benchmarks.measure_hum``; the recordings are taken from BATIK_GEN_RECORDINGS. The hum is of 50 Hz and
wanders by a tenth in strength and by a radian in phase over some seconds, as near a cable that moves.
"""

from dataclasses import replace

import numpy as np

from batik_gen.eeg.cleaning.filters import BandPass, forward_backward
from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.reading.hum import hum_ratios
from batik_gen.eeg.reading.sanity import middle_of
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import BatikGenError
from batik_gen.values.recording import Recording
from benchmarks.evidence import table, tell
from benchmarks.measure_cleaning import FILES, loaded

PLANTED = ("persons/person_a_rest_1.edf", "persons/person_b_rest_1.edf", "persons/person_c_rest_1.edf",
           "persons/person_d_muse_session1.csv", "muse_lsl_120s.csv")  # fmt: skip
RATIOS = (0.0, 10.0, 50.0, 100.0, 150.0, 300.0, 600.0)
_SEED, _CHANNELS, _SLOW_HZ = 15, 4, 0.3


def humming(recording: Recording, ratio: float) -> Recording:
    """Return the first four channels under hum so many times the amplitude of what is between 1 and 40 Hz."""
    rng = np.random.default_rng(_SEED)
    signals = recording.signals[:_CHANNELS] - np.median(recording.signals[:_CHANNELS], axis=1, keepdims=True)
    slow = BandPass(0.01, _SLOW_HZ, recording.sfreq)
    wander: FloatArray = forward_backward(rng.standard_normal((2, signals.shape[1])), slow, 27)
    wander /= wander.std(axis=1, keepdims=True)
    at = np.arange(signals.shape[1]) / recording.sfreq
    hum = (1.0 + 0.1 * wander[0]) * np.sin(2.0 * np.pi * 50.0 * at + wander[1])
    beneath = forward_backward(signals, BandPass(1.0, 40.0, recording.sfreq), 27).std(axis=1, keepdims=True)
    signals = signals + ratio * np.sqrt(2.0) * beneath * hum
    return replace(recording, signals=signals, channels=recording.channels[:_CHANNELS], dropped=())


def main() -> None:
    """Write what hum real recordings have, and what planted hum does to their numbers."""
    loudest = [(float(hum_ratios(middle_of(r.signals, r.sfreq), r.sfreq).max()), n) for n in FILES for r in [loaded(n)]]
    rows = []
    for ratio in RATIOS:
        cells = []
        for name in PLANTED:
            held = humming(loaded(name), ratio)
            before = measure(humming(loaded(name), 0.0)).topography.mean(axis=0)
            found = np.median(hum_ratios(middle_of(held.signals, held.sfreq), held.sfreq))
            try:
                after = measure(held)
                off = float(np.abs(after.topography.mean(axis=0) - before).max())
                cells.append(f"{found:.0f}: {off:.3f}, {100 * after.quality.kept:.0f} %")
            except BatikGenError:
                cells.append(f"{found:.0f}: refused")
        rows.append([f"{ratio:g}", *cells])
    text = table(["hum planted", *(n.split("/")[-1] for n in PLANTED)], rows)
    most = "; ".join(f"`{n.split('/')[-1]}` {ratio:.0f}" for ratio, n in sorted(loudest, reverse=True)[:3])
    tell("hum", f"{text}\n\nLoudest real recordings, largest channel: {most}.")


if __name__ == "__main__":
    main()
