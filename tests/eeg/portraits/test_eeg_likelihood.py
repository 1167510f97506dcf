"""How likely a distance is within one person and between two: by montage and length, with its error, no verdict."""

import math
from dataclasses import replace
from pathlib import Path

import pytest
from scipy.special import digamma, polygamma
from test_eeg_distance import halves

from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.norms.table import shipped
from batik_gen.eeg.portraits.distance import distance
from batik_gen.eeg.portraits.likelihood import CALIBRATIONS, Calibration, likelihood
from batik_gen.eeg.reading.read import read
from batik_gen.values.portrait import Portrait

every_kind = pytest.mark.parametrize("kind", CALIBRATIONS, ids=lambda c: c.montages[0])


@pytest.fixture(scope="module")
def portrait(samples: Path) -> Portrait:
    return measure(read(samples / "person-one-calm.edf"), condition="eyes_closed")


@every_kind
def test_the_nearer_the_likelier_of_one_person_and_never_more_than_the_persons_can_show(kind: Calibration) -> None:
    ratios = [kind.ratio(value, 60.0, 90.0) for value in (0.0, 0.3, 0.6, 0.9, 1.2, 1.5, 2.0, 3.0, 6.0)]
    assert ratios == sorted(ratios, reverse=True)
    assert ratios[0] == pytest.approx(kind.persons)
    assert ratios[-1] >= 1.0 / kind.persons * (1.0 - 1e-12)
    assert kind.ratio(0.8, 60.0, 90.0) == kind.ratio(0.8, 90.0, 60.0)


@every_kind
def test_short_recordings_tell_less(kind: Calibration) -> None:
    """Chance moves them: both of one person and of two lie further apart, and what lies between shrinks."""
    for longer, shorter in ((120.0, 60.0), (60.0, 20.0)):
        one, two = kind.medians(longer, longer)
        near, far = kind.medians(shorter, shorter)
        assert one < near
        assert two < far
        assert far / near < two / one


@every_kind
def test_the_area_it_was_measured_at_comes_out_again(kind: Calibration) -> None:
    """Of two log-normal distances the nearer is that of one person as often as was measured."""
    one, two = kind.medians(kind.seconds, kind.seconds)
    z = math.log(two / one) / (kind.spread * math.sqrt(2.0))
    assert 0.5 * math.erfc(-z / math.sqrt(2.0)) == pytest.approx(kind.area, abs=0.002)
    assert kind.area_low < kind.area < kind.area_high


@every_kind
def test_the_scatter_is_that_of_so_many_independent_axes(kind: Calibration) -> None:
    axes = {"full_head": 4.0, "muse_4ch": 2.4}.get(kind.montages[0], 3.1)
    assert kind.spread == pytest.approx(0.5 * math.sqrt(polygamma(1, axes / 2.0)), abs=0.001)
    assert kind.middle == pytest.approx(math.exp(0.5 * (digamma(axes / 2.0) - math.log(axes / 2.0))), abs=0.001)


def test_one_distance_means_different_things_of_different_recordings() -> None:
    head, muse = CALIBRATIONS[0], CALIBRATIONS[1]
    assert head.ratio(0.9, 90.0, 90.0) > 1.2
    assert head.ratio(1.05, 20.0, 20.0) > 1.0 > head.ratio(1.05, 120.0, 120.0)
    assert muse.ratio(1.2, 20.0, 20.0) > 1.0 > muse.ratio(1.2, 400.0, 400.0)


def test_every_class_of_the_shipped_norms_has_a_row() -> None:
    for montage in {montage for montage, _, _ in shipped().rows}:
        assert any(montage.startswith(c.montages) for c in CALIBRATIONS), montage


def test_halves_of_a_rest_speak_for_one_person_and_two_persons_for_two(samples: Path) -> None:
    one, same = halves(samples / "person-one-calm.edf")
    other = halves(samples / "person-two-calm.edf")[0]
    near, far = (likelihood(one, p, distance(one, p)) for p in (same, other))
    assert near is not None
    assert far is not None
    assert near.ratio > 1.0 > far.ratio
    assert near.low < near.ratio < near.high


def test_what_was_not_measured_is_not_told(portrait: Portrait) -> None:
    itself = distance(portrait, portrait)
    assert likelihood(portrait, portrait, itself) is not None
    for change in ({"norms": "own norms 1"}, {"montage": "frontal_single"}, {"condition": "unknown"}):
        other = replace(portrait, **change)
        assert likelihood(portrait, other, distance(portrait, other)) is None
    own = replace(portrait, norms="own norms 1")
    assert likelihood(own, own, distance(own, own)) is None
    few = replace(portrait, features=portrait.features[:7])
    assert likelihood(few, few, distance(few, few)) is None
