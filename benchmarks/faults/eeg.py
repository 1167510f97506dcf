"""Faults in reading and measuring."""

from benchmarks.faults.fault import Fault

FAULTS = (
    Fault(
        "eeg/features/features.py",
        "alpha[right] - alpha[left]",
        "alpha[left] - alpha[right]",
        "left and right are swapped in the asymmetry",
        ("eeg/features/test_eeg_where.py",),
    ),
    Fault(
        "eeg/features/features.py",
        "np.mean(behind) - np.mean(ahead)",
        "np.mean(ahead) - np.mean(behind)",
        "front and back of the head are swapped",
        ("eeg/features/test_eeg_where.py",),
    ),
    Fault(
        "eeg/features/features.py",
        "(freqs < band.high)].sum(axis=1) * step for",
        "(freqs < band.high)].sum(axis=1) for",
        "absolute powers are four times too large",
        ("eeg/features/test_eeg_where.py",),
    ),
    Fault(
        "eeg/features/spectrum.py",
        ", axis=0) / median_bias(len(at))",
        ", axis=0)",
        "spectra of short recordings lie too low",
        ("eeg/features/test_eeg_truth.py",),
    ),
    Fault(
        "eeg/features/spectrum.py",
        "cleaned.clean[:, 1:] & cleaned.joined",
        "cleaned.clean[:, 1:]",
        "a spectrum is taken across a pause",
        ("eeg/measuring/test_eeg_finishing.py",),
    ),
    Fault(
        "eeg/cleaning/reference.py",
        "recorded >= LEAST_RECORDED",
        "recorded > LEAST_RECORDED",
        "nineteen channels of the 10-20 system are not referred to their average",
        ("eeg/cleaning",),
    ),
    Fault(
        "eeg/cleaning/epochs.py",
        "_CEILING_UV = 250.0",
        "_CEILING_UV = 2500.0",
        "movements of a millivolt count as brain waves",
        ("eeg/measuring/test_eeg_finishing.py",),
    ),
    Fault(
        "eeg/cleaning/outlying.py",
        "_MOST_TIMES = 6.0",
        "_MOST_TIMES = 60.0",
        "an electrode ten times as loud as all others is kept",
        (
            "eeg/cleaning",
            "eeg/measuring",
        ),
    ),
    Fault(
        "eeg/norms/table.py",
        "math.erfc(-z /",
        "math.erfc(z /",
        "who has most is told to have least",
        ("eeg/channels",),
    ),
    Fault(
        "eeg/formats/laboratory/through_mne.py",
        "_TO_UV = 1e6",
        "_TO_UV = 1e3",
        "all laboratory formats are a thousand times too small",
        ("eeg/formats/test_eeg_made_binary.py",),
    ),
    Fault(
        "eeg/formats/headsets/neurosky.py",
        "_COUNT_UV = 1.8 / 4096 / 2000 * 1e6",
        "_COUNT_UV = 1.8 / 4096 / 200 * 1e6",
        "a MindWave is ten times too loud",
        ("eeg/formats/test_eeg_made_text.py",),
    ),
    Fault(
        "eeg/features/bands.py",
        "round(by * band.low, 2)",
        "round(band.low / by, 2)",
        "bands anchored on the alpha peak move the wrong way",
        ("eeg/features/test_eeg_where.py",),
    ),
    Fault(
        "eeg/portraits/averaging.py",
        "count * known / (1.0 + (count - 1) * known)",
        "known",
        "a mean of recordings is worth no more than one",
        ("eeg/portraits/test_eeg_averaging.py",),
    ),
)
