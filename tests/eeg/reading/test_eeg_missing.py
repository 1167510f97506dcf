"""Missing samples, however they are written, are gaps; straight lines stand for short ones that leave too little."""

import numpy as np
import pytest

from batik_gen.eeg.reading.missing import blank_dropouts, blank_lowest, mend_missing
from batik_gen.values.arrays import FloatArray

RATE = 250.0
N = 10000


def eeg(channels: int) -> FloatArray:
    rng = np.random.default_rng(channels)
    return np.cumsum(rng.normal(0, 1, (channels, N)), axis=1) * 0.1 + rng.normal(0, 8, (channels, N))


@pytest.mark.parametrize("channels", [1, 3, 8])
def test_stretches_at_the_lowest_number_are_missing(channels: int) -> None:
    x = np.round(eeg(channels), 2)
    marked = x.copy()
    marked[:, 3000:3100] = marked[:, 7000:7030] = -327.68 * np.arange(1, channels + 1)[:, None]
    lost = np.isnan(blank_lowest(marked, RATE)).all(axis=0)
    np.testing.assert_array_equal(np.flatnonzero(lost), [*range(3000, 3100), *range(7000, 7030)])
    assert mend_missing(blank_lowest(marked, RATE), RATE)[2] == ((12.0, 12.4), (28.0, 28.12))


@pytest.mark.parametrize("channels", [1, 2, 4, 8])
def test_real_minima_are_kept(channels: int) -> None:
    x = np.round(eeg(channels))
    assert blank_lowest(x, RATE) is x
    x[:, 500] = -4000.0
    assert blank_lowest(x, RATE) is x


def test_one_channel_of_several_may_miss_samples_by_itself() -> None:
    """For up to half a second they are bridged; what lasts longer spoils the epochs of that channel alone."""
    x = np.round(eeg(4))
    marked = x.copy()
    marked[1, 3000:3100] = marked[1, 7000:7030] = marked[1, 8000:8500] = -3276.8
    lost = np.isnan(blank_lowest(marked, RATE))
    assert not lost[[0, 2, 3]].any()
    np.testing.assert_array_equal(np.flatnonzero(lost[1]), [*range(3000, 3100), *range(7000, 7030)])
    mended, channels, gaps, notes = mend_missing(blank_lowest(marked, RATE), RATE)
    assert (channels, gaps, notes) == ((), (), ("130 samples with missing values were bridged",))
    assert np.abs(mended[1, 3000:3100]).max() < 60.0
    np.testing.assert_array_equal(mended[[0, 2, 3]], x[[0, 2, 3]])


def test_an_input_on_its_rail_for_most_of_the_time_is_not_missing() -> None:
    x = eeg(1)
    x[0, :7000] = -187500.0
    assert blank_lowest(x, RATE) is x


def test_short_gaps_that_leave_too_little_are_bridged_and_told() -> None:
    x = eeg(4)
    for at in range(500, N, 600):
        x[:, at : at + 100] = 0.0
    mended, lost, gaps, notes = mend_missing(blank_dropouts(x), RATE)
    assert np.isfinite(mended).all()
    assert (lost, gaps) == ((), ())
    assert notes == ("6.4 s hold no values; straight lines stand for them, because too little lies between",)
    few = eeg(4)
    few[:, 3000:3100] = 0.0
    assert mend_missing(blank_dropouts(few), RATE)[2] == ((12.0, 12.4),)


def test_a_channel_of_nothing_else_is_left_as_it_is() -> None:
    x = np.full((2, 900), np.nan)
    x[:, 100:400] = -5.0
    assert blank_lowest(x, RATE) is x


def test_zeros_are_found_beside_samples_that_are_missing_already() -> None:
    x = eeg(4)
    x[:, 1000:1100], x[:, 5000:5100] = np.nan, 0.0
    assert mend_missing(blank_dropouts(x), RATE)[2] == ((4.0, 4.4), (20.0, 20.4))
