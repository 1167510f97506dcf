"""Columns are known by what they hold: EEG is never taken for a ramp, a ramp never for EEG, whatever happened to it."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from batik_gen.eeg.formats.tables.columns import CLOCK, CONSTANT, COUNTER, EMPTY, SIGNAL, SPARSE, STEADY, look
from batik_gen.eeg.formats.tables.counters import counting, fill_lost
from batik_gen.values.arrays import FloatArray

often = settings(max_examples=150, deadline=None)
seeds = st.integers(0, 2**32 - 1)


def coloured(seed: int, n: int, exponent: float) -> FloatArray:
    """Return noise whose power falls with so many powers of the frequency, of standard deviation 1."""
    rng = np.random.default_rng(seed)
    freqs = np.arange(1, n // 2 + 1, dtype=float)
    spectrum = np.zeros(n // 2 + 1, dtype=complex)
    spectrum[1:] = freqs ** (-exponent / 2) * np.exp(2j * np.pi * rng.random(len(freqs)))
    x = np.fft.irfft(spectrum, n)
    return np.asarray(x / x.std())


@often
@given(
    seed=seeds,
    n=st.integers(500, 5000),
    exponent=st.floats(0.0, 2.0),
    microvolts=st.floats(2.0, 300.0),
    alpha=st.floats(0.0, 2.0),
    rate=st.sampled_from([125.0, 250.0, 256.0, 512.0]),
    level=st.sampled_from([0.0, 850.0, 4200.0, -30000.0, 1.6e9]),
    drift_uv_s=st.floats(-50.0, 50.0),
    steps=st.sampled_from([0.0, 0.01, 0.1]),
    empty=st.floats(0.0, 0.2),
)
@example(0, 500, 2.0, 2.0, 0.0, 125.0, 0.0, 27.0, 0.1, 0.0)
def test_eeg_is_a_signal(
    seed: int, n: int, exponent: float, microvolts: float, alpha: float, rate: float, level: float, drift_uv_s: float,
    steps: float, empty: float,
) -> None:  # fmt: skip
    t = np.arange(n) / rate
    # Electrodes on a skin are never quieter than half a microvolt, else a drift alone would be seen, as of a clock.
    noise = max(0.05 * microvolts, 0.5) * np.random.default_rng(seed).normal(0.0, 1.0, n)
    x = microvolts * (coloured(seed, n, exponent) + alpha * np.sin(2 * np.pi * 10 * t))
    x = level + x + noise + drift_uv_s * t
    # Converters have steps of up to a tenth of what they are made for.
    x = np.round(x / (steps * microvolts)) * steps * microvolts if steps else x
    x[np.random.default_rng(seed).random(n) < empty] = np.nan
    assert look(x).kind == SIGNAL


@st.composite
def ramps(draw: st.DrawFn) -> tuple[FloatArray, float, float]:
    """Return stamps with jitter, lost rows, bundles and pauses, the unit they count and their rate."""
    rate = draw(st.sampled_from([125.0, 128.0, 200.0, 250.0, 256.0, 300.0, 500.0, 512.0]))
    unit = draw(st.sampled_from([1.0, 1e-3, 1e-6, 1e-9]))
    n = draw(st.integers(600, 4000))
    rng = np.random.default_rng(draw(seeds))
    t = np.arange(n) / rate
    t = t[rng.random(n) >= draw(st.floats(0.0, 0.02))]
    bundle = draw(st.sampled_from([1, 1, 4, 12]))
    packet = np.arange(len(t)) // bundle * bundle
    t = t[packet] + draw(st.floats(0.0, 0.6)) / rate * rng.random(len(t))[packet]
    for at in rng.integers(1, len(t), draw(st.integers(0, 3))):
        t[at:] += rng.uniform(0.6, 300.0)
    start = draw(st.sampled_from([0.0, 17515.95, 1.7e9]))
    # A double holds nanoseconds since 1970 in steps of 256.
    digits = 0 if unit < 1.0 else draw(st.sampled_from([3, 4, 6]))
    return np.round((start + t) / unit, digits), unit, rate


@often
@given(made=ramps())
def test_clocks_are_known_with_their_unit(made: tuple[FloatArray, float, float]) -> None:
    stamps, unit, _ = made
    column = look(stamps)
    assert (column.kind, column.unit) == (CLOCK, unit)


@often
@given(
    turn=st.sampled_from([0, 100, 128, 129, 200, 256, 1000, 65536]),
    step=st.integers(1, 4),
    rows=st.integers(1, 3),
    n=st.integers(300, 5000),
    first=st.integers(0, 99),
    losses=st.lists(st.tuples(st.integers(20, 280), st.integers(1, 40)), max_size=4),
)
def test_counters_are_counters(
    turn: int, step: int, rows: int, n: int, first: int, losses: list[tuple[int, int]]
) -> None:
    numbers = first + np.arange(n + 300)
    for at, many in losses:
        numbers = np.delete(numbers, slice(at, at + many))
    numbers = np.repeat(numbers[:n], rows) * step
    x = (numbers % (turn * step) if turn else numbers).astype(float)
    if np.ptp(x) / step < 8:
        return
    assert look(x).kind in (COUNTER, CLOCK)
    assert not look(x).is_signal


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [
        (np.zeros(500), CONSTANT),
        (np.full(500, np.nan), EMPTY),
        (np.where(np.arange(500) % 100, np.nan, 55.0 + np.arange(500) % 7), SPARSE),
        ((np.arange(2000) // 700 % 2).astype(float), STEADY),
        (np.where(np.arange(2000) % 400, 0.0, 1.0 + np.arange(2000) // 400), STEADY),
        (100.0 - np.arange(2000) // 256 * 0.1, STEADY),
        (1000.0 - np.arange(2000), COUNTER),
    ],
)
def test_what_is_no_signal(numbers: FloatArray, kind: str) -> None:
    assert look(numbers).kind == kind


@often
@given(
    turn=st.sampled_from([0, 129, 200, 256, 65536]),
    losses=st.lists(
        st.tuples(st.integers(100, 900), st.integers(1, 60)), min_size=1, max_size=5, unique_by=lambda x: x[0]
    ),
    seed=seeds,
)
def test_lost_rows_are_put_in_where_they_were(turn: int, losses: list[tuple[int, int]], seed: int) -> None:
    n = 3000
    numbers = np.arange(n)
    kept = np.ones(n, dtype=bool)
    for at, many in losses:
        kept[at : at + many] = False
    counter = (numbers % turn if turn else numbers).astype(float)
    x = np.random.default_rng(seed).normal(0, 10, (2, n))
    lost = max(
        len(run) for run in np.split(np.flatnonzero(~kept), np.flatnonzero(np.diff(np.flatnonzero(~kept)) > 1) + 1)
    )
    if lost > 100:
        return
    filled = fill_lost(x[:, kept], counter[kept], 250.0)
    assert filled.signals.shape == x.shape
    np.testing.assert_array_equal(np.isnan(filled.signals[0]), ~kept)
    np.testing.assert_array_equal(filled.signals[:, kept], x[:, kept])
    assert filled.seams == ()
    assert "were lost" in filled.notes[0]


def test_a_long_loss_is_a_seam() -> None:
    counter = np.delete(np.arange(4000.0), slice(1000, 1400))
    filled = fill_lost(np.zeros((1, 3600)), counter, 250.0)
    assert filled.signals.shape == (1, 3600)
    assert filled.seams == (1000,)
    assert filled.notes == ("the counter of samples shows that 1.6 s were lost, once",)


def test_a_loss_that_stamps_show_is_told_once() -> None:
    counter = np.delete(np.arange(4000.0) % 256, slice(1000, 1150))
    filled = fill_lost(np.zeros((1, 3850)), counter, 250.0, (1003,))
    assert (filled.seams, filled.notes) == ((1003,), ())


def test_eeg_does_not_count() -> None:
    for seed in range(20):
        assert counting(np.round(5 * coloured(seed, 3000, 1.0))) is None
