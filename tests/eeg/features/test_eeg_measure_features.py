"""The later features: against values worked out by hand, and where they cannot be measured."""

import math

import numpy as np
import pytest

from batik_gen.eeg.features.complexity import pattern_counts, permutation_entropy
from batik_gen.eeg.features.synchrony import phase_lag, phase_sums, synchrony_channels
from batik_gen.eeg.measuring.measure import measure
from batik_gen.values.errors import BadNorms, NotEnoughEEG, UnknownName
from batik_gen.values.portrait import BANDS, Portrait
from batik_gen.values.recording import Recording, Source

RATE = 125.0


def brown(channels: int, seconds: float, seed: int = 1, rate: float = 250.0, scale: float = 10.0) -> np.ndarray:
    """Return noise that falls with frequency like EEG, with alpha at 10 Hz."""
    rng = np.random.default_rng(seed)
    n = int(seconds * rate)
    freqs = np.fft.rfftfreq(n, 1 / rate)
    level = (np.maximum(freqs, 0.5) / 10) ** -0.7 * (1 + 3 * np.exp(-0.5 * ((freqs - 10) / 0.6) ** 2))
    noise = np.fft.irfft(np.fft.rfft(rng.standard_normal((channels, n))) * level, n)
    return scale * noise / noise.std(axis=1, keepdims=True)


def record(signals: np.ndarray, channels: tuple[str, ...], rate: float = 250.0) -> Recording:
    return Recording(signals, rate, channels, Source("EDF"))


def value(portrait: Portrait, name: str) -> float:
    feature = portrait.feature(name)
    assert feature is not None
    assert feature.value is not None, feature.missing
    return feature.value


def test_orders_of_three_by_hand() -> None:
    # Samples 24 ms apart at 125 Hz are every third; this series repeats each of its values thrice.
    series = np.repeat([4.0, 7.0, 9.0, 10.0, 6.0, 11.0, 3.0], 3)[None, None]
    counts = pattern_counts(series, np.ones((1, 1), bool), RATE)
    # Bandt and Pompe's own example: 012 twice, 201 and 102 once each, 120 once, three samples a step.
    assert sorted(counts[0].tolist(), reverse=True)[:3] == [6, 6, 3]
    share = np.array([2, 2, 1]) / 5
    expected = -np.sum(share * np.log(share)) / math.log(6)
    assert permutation_entropy(counts)[0] == pytest.approx(expected)


def test_permutation_entropy_of_known_series() -> None:
    rng = np.random.default_rng(1)
    rising = np.arange(250.0)[None, None]
    noise = rng.standard_normal((1, 400, 250))
    assert permutation_entropy(pattern_counts(rising, np.ones((1, 1), bool), RATE))[0] == 0.0
    whole = permutation_entropy(pattern_counts(noise, np.ones((1, 400), bool), RATE))[0]
    assert whole == pytest.approx(1.0, abs=1e-3)
    assert np.isnan(permutation_entropy(pattern_counts(noise, np.zeros((1, 400), bool), RATE))[0])


def test_permutation_entropy_agrees_with_antropy() -> None:
    antropy = pytest.importorskip("antropy")
    x = brown(1, 2)[0, ::2]
    ours = permutation_entropy(pattern_counts(x[None, None], np.ones((1, 1), bool), RATE))[0]
    assert ours == pytest.approx(antropy.perm_entropy(x, order=3, delay=3, normalize=True), abs=1e-9)


def test_permutation_entropy_does_not_depend_on_the_rate() -> None:
    slow = brown(2, 120, rate=1000.0)
    values = [value(measure(record(slow[:, ::k], ("O1", "O2"), 1000 / k)), "permutation_entropy") for k in (1, 4, 5)]
    assert values == pytest.approx([values[0]] * 3, rel=0.01)


def lagged(lag: float, channels: int = 6) -> np.ndarray:
    """Return epochs in which half of the channels follow the other half at 10 Hz by a share of a turn."""
    rng = np.random.default_rng(2)
    t = np.arange(250) / RATE
    phase = rng.uniform(0, 2 * np.pi, 60)[:, None]
    out = np.empty((channels, 60, 250))
    for c in range(channels):
        turn = 2 * np.pi * lag * c / channels
        out[c] = 5 * np.sin(2 * np.pi * 10 * t + phase - turn) + rng.standard_normal((60, 250))
    return out


def test_synchrony_tells_lags_from_common_waves() -> None:
    clean = np.ones((6, 60), bool)
    following, common = (phase_lag(phase_sums(lagged(lag), clean, RATE)) for lag in (0.8, 0.0))
    noise = phase_lag(phase_sums(np.random.default_rng(3).standard_normal((6, 60, 250)), clean, RATE))
    assert following is not None
    assert following > 0.25
    assert common == pytest.approx(0.0, abs=0.03)
    assert noise == pytest.approx(0.0, abs=0.03)


def test_synchrony_does_not_know_the_reference() -> None:
    epochs, clean = lagged(0.8), np.ones((6, 60), bool)
    other = epochs - epochs[3]
    common = epochs - 0.5 * (epochs[0] + epochs[1])
    values = [phase_lag(phase_sums(e, clean, RATE)) for e in (epochs, other, common)]
    assert values == pytest.approx([values[0]] * 3, rel=1e-9)


def test_synchrony_leaves_out_what_is_not_clean() -> None:
    epochs, clean = lagged(0.8), np.ones((6, 60), bool)
    torn = epochs.copy()
    torn[2, :20] += 1000 * np.random.default_rng(4).standard_normal((20, 250))
    clean[2, :20] = False
    expected, found = (phase_lag(phase_sums(e, clean, RATE)) for e in (epochs, torn))
    assert found == expected
    assert phase_lag(phase_sums(epochs[:, :14], clean[:, :14], RATE)) is None


def test_dense_caps_are_compared_at_the_distances_of_sparse_ones() -> None:
    dense = ("Fp1", "AF7", "F3", "F1", "Cz", "C1", "P3", "O1", "O2", "Fz", "Pz", "P1")
    assert [dense[i] for i in synchrony_channels(dense)] == [c for c in dense if c not in ("AF7", "F1", "C1", "P1")]
    assert len(synchrony_channels(tuple(f"E{i}" for i in range(256)))) == 32


@pytest.mark.parametrize(
    ("channels", "name", "why"),
    [
        (("O1", "O2"), "synchrony_alpha", "needs at least 4 channels"),
        (("O1", "O2"), "alpha_spread", "needs at least 4 channels"),
        (("O1",), "asym_post", "needs a left and a right channel"),
        (("O1", "O2"), "front_back", "front and at the back"),
    ],
)
def test_what_cannot_be_measured_says_why(channels: tuple[str, ...], name: str, why: str) -> None:
    feature = measure(record(brown(len(channels), 40), channels)).feature(name)
    assert feature is not None
    assert feature.value is None
    assert why in feature.missing


def test_too_few_common_epochs_for_synchrony() -> None:
    feature = measure(record(brown(4, 20), ("TP9", "AF7", "AF8", "TP10"))).feature("synchrony_alpha")
    assert feature is not None
    assert "15 epochs" in feature.missing


def test_spread_of_alpha_over_the_head() -> None:
    names = ("Fp1", "Fp2", "O1", "O2")
    even = brown(4, 60)
    uneven = even * np.array([1.0, 1.0, 4.0, 4.0])[:, None]
    assert value(measure(record(even, names)), "alpha_spread") < 0.1
    # Sixteen times the power in half of the channels: half of log10(16) from the middle.
    assert value(measure(record(uneven, names)), "alpha_spread") == pytest.approx(0.5 * math.log10(16), abs=0.05)


def test_bands_anchored_on_the_alpha_peak() -> None:
    recording = record(brown(2, 90), ("O1", "O2"))
    fixed, own = (measure(recording, bands=kind) for kind in ("fixed", "iaf"))
    peak = value(fixed, "alpha_peak_hz")
    assert fixed.edges == BANDS
    assert own.edges[2].low == pytest.approx(0.8 * peak, abs=0.01)
    assert own.edges[2].high == own.edges[3].low
    assert (own.edges[0].low, own.edges[-1].high) == (1, 45)
    assert any("not compared" in note for note in own.notes)
    for name, placed in (("rel_alpha", False), ("theta_beta", False), ("exponent", True), ("alpha_peak_hz", True)):
        feature = own.feature(name)
        assert feature is not None
        assert (feature.percentile is not None) == placed
    assert value(own, "exponent") == value(fixed, "exponent")
    assert sum(value(own, f"rel_{band.name}") for band in BANDS) == pytest.approx(1.0, abs=1e-4)
    assert Portrait.from_json(own.to_json()) == own


def test_a_portrait_holds_spectrum_and_topography() -> None:
    portrait = measure(record(brown(4, 40), ("TP9", "AF7", "AF8", "TP10")))
    assert portrait.topography.shape == (4, 5)
    np.testing.assert_allclose(portrait.topography.sum(axis=1), 1.0, atol=1e-4)
    np.testing.assert_allclose(portrait.topography.mean(axis=0)[2], value(portrait, "rel_alpha"), rtol=1e-3)
    assert portrait.spectrum[:, 0].tolist() == [0.25 * i for i in range(1, 181)]
    assert (portrait.spectrum[:, 1] > 0.0).all()


def test_portraits_of_earlier_versions_are_read() -> None:
    import json

    portrait = measure(record(brown(4, 40), ("Fp1", "Fp2", "O1", "O2")))
    held = json.loads(portrait.to_json())
    for name in ("edges", "topography", "spectrum"):
        del held[name]
    old = Portrait.from_json(json.dumps(held))
    assert old.features == portrait.features
    assert (old.edges, old.topography.shape, old.spectrum.shape) == (BANDS, (0, 5), (0, 2))
    assert Portrait.from_json(old.to_json()) == old


def test_limits_of_length_are_overridden_by_name() -> None:
    short = record(brown(2, 8.5), ("O1", "O2"))
    with pytest.raises(NotEnoughEEG, match="at least 10 s"):
        measure(short)
    portrait = measure(short, min_clean_s=4.0)
    assert any("below 30 s" in note for note in portrait.notes)
    assert not any("unsteady" in note for note in measure(short, min_clean_s=4.0, warn_clean_s=0.0).notes)
    with pytest.raises(NotEnoughEEG, match="at least 60 s"):
        measure(record(brown(2, 40), ("O1", "O2")), min_clean_s=60.0)


def test_unknown_names_are_refused() -> None:
    with pytest.raises(UnknownName, match="bands"):
        measure(record(brown(1, 30), ("O1",)), bands="mine")
    with pytest.raises(BadNorms, match="cannot be read"):
        measure(record(brown(1, 30), ("O1",)), norms="nowhere.csv")


@pytest.mark.parametrize("seconds", [10, 12, 16, 20, 30, 60, 300])
@pytest.mark.parametrize("channels", [("O1",), ("TP9", "AF7", "AF8", "TP10")])
def test_white_noise_of_any_length_is_refused_or_flagged(seconds: int, channels: tuple[str, ...]) -> None:
    refused = 0
    for seed in range(6):
        noise = 15.0 * np.random.default_rng(seed).standard_normal((len(channels), 256 * seconds))
        try:
            portrait = measure(record(noise, channels, 256.0))
        except NotEnoughEEG:
            refused += 1
        else:
            assert any("flat as white noise" in note for note in portrait.notes)
    assert refused >= 4
