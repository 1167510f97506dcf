"""What is told of left and right, of front and back, and of the edges of the bands, in the words' own sense."""

from types import ModuleType

import numpy as np
import pytest

from batik_gen.eeg.features.bands import choose_bands
from batik_gen.eeg.features.features import Measured, absolute_powers
from batik_gen.eeg.features.spectrum import periodogram
from batik_gen.eeg.measuring.measure import measure
from batik_gen.values.portrait import BANDS, Portrait
from batik_gen.values.recording import Recording, Source

RATE, SECONDS = 128, 40
CHANNELS = ("F3", "F4", "O1", "O2")


@pytest.fixture(scope="module")
def brain(maker: ModuleType) -> np.ndarray:
    return maker.simulate(maker.PEOPLE["person-one"], maker.MOODS["calm"], list(CHANNELS), RATE, SECONDS, stream=4)


def portrait(signals: np.ndarray) -> Portrait:
    return measure(Recording(signals, RATE, CHANNELS, Source("made")))


def value(held: Portrait, name: str) -> float:
    feature = held.feature(name)
    assert feature is not None
    assert feature.value is not None
    return feature.value


@pytest.mark.parametrize(
    ("louder", "asym_front", "asym_post", "front_back"),
    [
        (("F4",), 1.0, 0.0, -0.5),
        (("F3",), -1.0, 0.0, -0.5),
        (("O2",), 0.0, 1.0, 0.5),
        (("O1",), 0.0, -1.0, 0.5),
        (("O1", "O2"), 0.0, 0.0, 1.0),
        (("F3", "F4"), 0.0, 0.0, -1.0),
    ],
)
def test_more_on_the_right_and_more_at_the_back_are_positive(
    brain: np.ndarray, louder: tuple[str, ...], asym_front: float, asym_post: float, front_back: float
) -> None:
    """Twice the amplitude is four times the power: 0.602 on the logarithmic scale of both."""
    changed = brain * np.array([2.0 if c in louder else 1.0 for c in CHANNELS])[:, None]
    before, after = portrait(brain), portrait(changed)
    for name, times in (("asym_front", asym_front), ("asym_post", asym_post), ("front_back", front_back)):
        assert value(after, name) - value(before, name) == pytest.approx(times * np.log10(4.0), abs=1e-4)


@pytest.mark.parametrize(
    ("hz", "name"),
    [(1.5, "delta"), (3.5, "delta"), (4.5, "theta"), (7.5, "theta"), (8.5, "alpha"), (12.5, "alpha"), (13.5, "beta"),
     (29.5, "beta"), (30.5, "gamma"), (44, "gamma")],
)  # fmt: skip
def test_a_wave_belongs_to_the_band_that_everyone_counts_it_to(hz: float, name: str) -> None:
    """Delta 1 to 4 Hz, theta to 8, alpha to 13, beta to 30, gamma to 45; a sine of 30 µV has 450 µV²."""
    wave = 30.0 * np.sin(2 * np.pi * hz * np.arange(4 * RATE) / RATE)
    powers = absolute_powers(np.arange(2 * RATE + 1) / 4, periodogram(wave[None], RATE))
    assert dict(zip([band.name for band in BANDS], powers[0], strict=True)) == {
        band.name: pytest.approx(450.0 if band.name == name else 0.0, abs=1e-6) for band in BANDS
    }


@pytest.mark.parametrize(
    ("peak", "alpha", "beta"), [(12.0, (9.6, 15.6), (15.6, 36.0)), (8.0, (6.4, 10.4), (10.4, 24.0))]
)
def test_bands_go_the_way_the_alpha_peak_goes(
    peak: float, alpha: tuple[float, float], beta: tuple[float, float]
) -> None:
    bands, note = choose_bands("iaf", Measured(peak))
    assert [(bands[i].low, bands[i].high) for i in (2, 3)] == [alpha, beta]
    assert (bands[0].low, bands[-1].high) == (1, 45)
    assert f"{peak:.1f} Hz" in note
    assert choose_bands("iaf", Measured(10.0))[0] == BANDS
