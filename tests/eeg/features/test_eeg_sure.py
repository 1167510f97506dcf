"""How sure an alpha peak is: by how far it stands out, how long was measured, and how near the edge it lies."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from batik_gen.eeg.features.aperiodic import Alpha
from batik_gen.eeg.features.background import how_sure
from batik_gen.eeg.features.bands import choose_bands
from batik_gen.eeg.features.features import Measured
from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.portraits.averaging import average
from batik_gen.eeg.portraits.distance import distance
from batik_gen.eeg.reading.read import read
from batik_gen.pattern.designing.design import design
from batik_gen.values.portrait import BANDS, Portrait

TWO_MINUTES = 59
"""Windows of four seconds, every two."""
MAPPING = """
[[rule]]
parameter = "truntum.pitch"
feature = "alpha_peak_hz"
at_low = 22.0
at_high = 38.0
en = "Quick alpha, narrow steps."
id = "Alfa cepat, langkah sempit."
"""


def peak(hz: float, db: float, windows: int = TWO_MINUTES) -> float:
    return how_sure(Alpha(db, hz, 2.0, hz), windows)


def test_a_clear_peak_is_quite_sure_and_one_at_the_edge_is_doubtful() -> None:
    assert peak(10.0, 8.0) == 1.0
    assert peak(7.2, 3.0) < 0.25
    assert peak(7.6, 12.0) == 1.0
    assert np.isnan(how_sure(Alpha(0.5, np.nan, np.nan, 10.0), TWO_MINUTES))


@pytest.mark.parametrize("steps", [np.linspace(0.0, 12.0, 2401), np.linspace(7.0, 10.5, 2401)], ids=["height", "place"])
def test_it_grows_without_a_jump(steps: np.ndarray) -> None:
    by_height = steps[0] == 0.0
    sure = np.array([peak(9.0, x) if by_height else peak(x, 4.0) for x in steps])
    assert (np.diff(sure) >= 0.0).all()
    assert np.diff(sure).max() < 0.01
    assert (sure[0], sure[-1]) == (0.0, 1.0)


def test_the_same_height_is_surer_the_longer_it_was_measured() -> None:
    sure = [peak(10.0, 3.0, windows) for windows in (5, 15, 30, 60, 200)]
    assert sure == sorted(sure)
    assert sure[0] == 0.0
    assert sure[-1] == 1.0


@pytest.fixture(scope="module")
def portrait(samples: Path) -> Portrait:
    return measure(read(samples / "person-two-calm.edf"), condition="eyes_closed")


def doubting(portrait: Portrait, sure: float) -> Portrait:
    return replace(
        portrait, features=tuple(replace(f, sure=sure) if f.name == "alpha_peak_hz" else f for f in portrait.features)
    )


def test_what_is_drawn_of_it_moves_from_the_middle_by_as_much_as_it_is_sure(portrait: Portrait, tmp_path: Path) -> None:
    (tmp_path / "peak.toml").write_text(MAPPING)
    made = [design(doubting(portrait, s), mapping=tmp_path / "peak.toml") for s in (1.0, 0.5, 0.25, 0.0)]
    # A place is taken in whole percents: 0.16 mm of this range.
    moved = [m.parameters["truntum.pitch"] - 30.0 for m in made]
    assert abs(moved[0]) > 1.0
    assert moved[1:] == pytest.approx([0.5 * moved[0], 0.25 * moved[0], 0.0], abs=0.17)
    reasons = [m.legend["truntum.pitch"] for m in made]
    assert "doubtful" not in reasons[0].en
    assert "doubtful" in reasons[1].en
    assert "meragukan" in reasons[1].id


def test_what_is_compared_by_it_counts_as_much_as_it_is_sure(portrait: Portrait) -> None:
    other = replace(
        portrait,
        features=tuple(replace(f, percentile=0.5) if f.name == "alpha_peak_hz" else f for f in portrait.features),
    )
    values = [distance(doubting(portrait, s), other).value for s in (1.0, 0.5, 0.0)]
    assert values[0] > values[1] > values[2] == 0.0
    mean = average([doubting(portrait, 0.0), other]).feature("alpha_peak_hz")
    assert mean is not None
    assert mean.percentile == pytest.approx(0.5, abs=0.1)


def test_bands_are_moved_by_as_much_as_the_peak_is_sure() -> None:
    edges = [choose_bands("iaf", Measured(8.0, sure=s))[0][2].low for s in (1.0, 0.5, 0.0)]
    assert edges == [6.4, 7.2, BANDS[2].low]
    assert "sure to 50 %" in choose_bands("iaf", Measured(8.0, sure=0.5))[1]


def test_a_portrait_keeps_how_sure_it_is(portrait: Portrait) -> None:
    doubted = doubting(portrait, 0.375)
    assert Portrait.from_json(doubted.to_json()) == doubted
    assert "sure to 38 %" in doubted.to_csv()
    assert '"sure"' not in doubting(portrait, 1.0).to_json()
