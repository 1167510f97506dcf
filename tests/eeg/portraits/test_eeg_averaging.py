"""Several recordings of one person as one Portrait."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from batik_gen.eeg.norms.places import place_of, score_of
from batik_gen.eeg.portraits.averaging import average
from batik_gen.values.errors import BadPortrait, NotEnoughEEG
from batik_gen.values.portrait import Feature, Portrait, Quality
from batik_gen.values.recording import Source


def portrait(cog, place, *, channels=("TP9", "AF7"), seconds=60.0, missing=False):
    features = (
        Feature(
            "alpha_cog", None if missing else cog, "Hz", None if missing else place, 0.8, "short" if missing else ""
        ),
        Feature("exponent", 1.2, "", 40.0, None),
    )
    bands = np.full((10, len(channels), 5), cog)
    return Portrait(
        features, bands, np.arange(10.0) * 2, channels, np.linspace(0, 1, len(channels)),
        Quality(seconds, seconds, 256.0, 50.0, 1.0), Source("edf", "x"), "muse", "unknown", "norms",
        spectrum=np.column_stack([np.arange(1.0, 5.0), np.full(4, cog)]),
    )  # fmt: skip


@given(st.floats(1, 99))
def test_a_place_and_its_score_belong_together(place):
    assert place_of(score_of(place)) == pytest.approx(place, abs=0.2)


def test_the_mean_lies_between_and_is_surer():
    mean = average([portrait(9.0, 20.0), portrait(11.0, 80.0)])
    cog = mean.feature("alpha_cog")
    assert cog.value == pytest.approx(10.0)
    assert cog.percentile == pytest.approx(50.0, abs=0.1)
    assert cog.reliability == pytest.approx(2 * 0.8 / 1.8)
    assert mean.bands.shape == (20, 2, 5)
    assert (np.diff(mean.epoch_start_s) > 0).all()
    assert mean.quality.clean_s == 120
    assert mean.spectrum[0, 1] == pytest.approx(np.sqrt(99.0))
    assert "2 recordings" in mean.notes[0]
    assert Portrait.from_json(mean.to_json()) == mean


def test_what_one_recording_lacks_the_others_give():
    mean = average([portrait(9.0, 20.0, missing=True), portrait(11.0, 80.0)])
    assert mean.feature("alpha_cog").value == pytest.approx(11.0)
    neither = average([portrait(9.0, 20.0, missing=True)] * 2)
    assert neither.feature("alpha_cog").missing == "short"


def test_only_channels_that_all_have_follow_one_another():
    mean = average([portrait(9.0, 20.0, channels=("TP9", "AF7", "AF8")), portrait(11.0, 80.0, channels=("AF7", "TP9"))])
    assert mean.channels == ("TP9", "AF7")
    assert mean.bands.shape == (20, 2, 5)
    assert len(mean.place) == 2


def test_what_cannot_be_averaged_is_refused():
    one = portrait(9.0, 20.0)
    with pytest.raises(BadPortrait, match="different norms"):
        average([one, replace(one, norms="other")])
    with pytest.raises(NotEnoughEEG):
        average([])
    assert average([one]) is one
