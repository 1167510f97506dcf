"""What potentials are measured against, and which channels and epochs are kept out of it."""

from dataclasses import replace
from types import ModuleType

import numpy as np
import pytest

from batik_gen.eeg.cleaning.epochs import epoch_marks, is_clean
from batik_gen.eeg.cleaning.outlying import find_strays
from batik_gen.eeg.cleaning.reference import averaged_channels, subtract_average
from batik_gen.eeg.measuring.measure import measure
from batik_gen.values.errors import UnknownName
from batik_gen.values.portrait import Portrait
from batik_gen.values.recording import Dropped, Recording, Source

RATE = 128


def value(portrait: Portrait, name: str) -> float:
    feature = portrait.feature(name)
    assert feature is not None
    assert feature.value is not None, feature.missing
    return feature.value


@pytest.fixture(scope="module")
def head(maker: ModuleType) -> Recording:
    names = tuple(maker.POSITIONS_19)
    signals = maker.simulate(maker.PEOPLE["person-two"], maker.MOODS["calm"], list(names), RATE, 60, stream=4)
    return Recording(signals, float(RATE), names, Source("EDF"))


def test_a_whole_head_is_measured_against_its_average_whatever_the_file_is_against(head: Recording) -> None:
    portrait = measure(head)
    assert "the signals were referred to the average of 19 channels" in portrait.notes
    other = measure(replace(head, signals=head.signals - head.signals[17]))
    for name in ("exponent", "rel_alpha", "front_back", "log_rms"):
        assert value(other, name) == pytest.approx(value(portrait, name), abs=0.03), name
    recorded = measure(head, reference="recorded")
    assert not any("average" in note for note in recorded.notes)
    assert abs(value(recorded, "log_rms") - value(portrait, "log_rms")) > 0.01


def test_places_are_those_of_signals_as_recorded(head: Recording) -> None:
    # The shipped norms were made without an average, so it must not move anybody among them.
    averaged, recorded = measure(head), measure(head, reference="recorded")
    for one, other in zip(averaged.features, recorded.features, strict=True):
        assert one.percentile == (other.percentile if one.value is not None else None), one.name


def test_few_or_bipolar_channels_stay_as_recorded() -> None:
    names = tuple(f"E{i}" for i in range(32))
    assert averaged_channels("average", names, (), np.arange(15)) is None
    assert averaged_channels("recorded", names, (), np.arange(32)) is None
    assert averaged_channels("average", names, (), np.arange(16)) is not None
    assert averaged_channels("average", names[:18], (), np.arange(18)) is None
    assert averaged_channels("average", names[:19], (), np.arange(19)) is not None
    assert averaged_channels("average", ("F3-C3",) * 20, (), np.arange(20)) is None
    assert averaged_channels("average", tuple(f"EEG-{i}" for i in range(20)), (), np.arange(20)) is not None
    with pytest.raises(UnknownName, match="choose one of average, recorded"):
        measure(Recording(np.zeros((1, 999)), 100.0, ("O1",), Source("EDF")), reference="ears")


def test_what_was_left_out_while_reading_was_recorded_all_the_same(head: Recording) -> None:
    out = tuple(Dropped(c, "left out by hand") for c in head.channels[16:])
    sixteen = replace(head, signals=head.signals[:16], channels=head.channels[:16], dropped=out)
    assert "the signals were referred to the average of 16 channels" in measure(sixteen).notes
    # No more than sixteen electrodes, and an eye electrode is none of the head.
    others = tuple(Dropped(f"EOG{i}", "eye movement") for i in range(3))
    assert not any("average" in note for note in measure(replace(sixteen, dropped=others)).notes)


def test_the_average_is_of_clean_channels_only() -> None:
    epochs = np.ones((16, 2, 4)) * np.arange(16)[:, None, None]
    clean = np.ones((16, 2), bool)
    clean[15, 1] = False
    out = subtract_average(epochs, clean, np.arange(16))
    assert out[0, 0, 0] == pytest.approx(-7.5)
    assert out[0, 1, 0] == pytest.approx(-7.0)


def test_strays_are_named(head: Recording) -> None:
    signals = head.signals.copy()
    signals[3] = np.random.default_rng(1).standard_normal(signals.shape[1]) * signals[3].std()
    signals[7] *= 15.0
    signals[11] *= 0.02
    dropped = {d.channel: d.reason for d in measure(replace(head, signals=signals)).quality.dropped}
    assert dropped[head.channels[3]] == "follows none of the other channels"
    assert dropped[head.channels[7]] == "far louder than the other channels"
    assert dropped[head.channels[11]] == "far quieter than the other channels"


def test_channels_that_never_go_together_are_no_strays() -> None:
    epochs = np.random.default_rng(2).standard_normal((20, 40, 250))
    assert find_strays(np.ptp(epochs, axis=2), epochs) == {}
    assert find_strays(np.ptp(epochs[:8], axis=2), epochs[:8] * np.arange(1, 9)[:, None, None] ** 3) == {}


def test_steps_and_muscles_are_left_out() -> None:
    rng = np.random.default_rng(3)
    t = np.arange(250) / 125.0
    turns = rng.uniform(0, 6.28, (1, 60, 1))
    height = rng.uniform(15.0, 25.0, (1, 60, 1))
    epochs = height * np.sin(2 * np.pi * 3.0 * t + turns) + rng.standard_normal((1, 60, 250))
    epochs[0, 10, 100:] += 35.0
    epochs[0, 20] += 6.0 * rng.standard_normal(250)
    good = is_clean(epoch_marks(epochs, 125.0))[0]
    assert not good[10]
    assert not good[20]
    assert good.sum() >= 56
