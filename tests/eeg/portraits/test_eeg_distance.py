"""How far Portraits lie apart: nothing to itself, more between persons than within one."""

from dataclasses import replace
from pathlib import Path

import pytest

from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.portraits.distance import distance
from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import NotEnoughEEG
from batik_gen.values.portrait import Feature, Portrait
from batik_gen.values.recording import Recording


def halves(path: Path, condition: str = "eyes_closed") -> tuple[Portrait, Portrait]:
    recording = read(path)
    assert isinstance(recording, Recording)
    middle = recording.signals.shape[1] // 2
    parts = recording.signals[:, :middle], recording.signals[:, middle:]
    one, other = (measure(replace(recording, signals=part), condition=condition) for part in parts)
    return one, other


def placed(portrait: Portrait, places: dict[str, float]) -> Portrait:
    return replace(portrait, features=tuple(Feature(name, 1.0, percentile=p) for name, p in places.items()))


@pytest.fixture(scope="module")
def portrait(samples: Path) -> Portrait:
    return measure(read(samples / "person-one-calm.edf"), condition="eyes_closed")


def test_a_portrait_lies_nowhere_from_itself_and_as_far_there_as_back(samples: Path, portrait: Portrait) -> None:
    other = measure(read(samples / "person-two-calm.edf"), condition="eyes_closed")
    assert distance(portrait, portrait).value == 0.0
    there, back = distance(portrait, other), distance(other, portrait)
    assert there.value == back.value > 0.0
    assert dict(there.features) == {name: -d for name, d in back.features}
    assert [abs(d) for _, d in there.features] == sorted((abs(d) for _, d in there.features), reverse=True)


def test_the_distance_is_in_robust_spreads(portrait: Portrait) -> None:
    # One robust spread above the median is, at 1.2 spreads a standard deviation, the 79.77th percentile of 99 %.
    there = 0.5 + 99.0 * 0.7976716190363569
    names = [f"feature {i}" for i in range(5)]
    middle = placed(portrait, dict.fromkeys(names, 50.0))
    assert distance(middle, placed(portrait, dict.fromkeys(names, there))).value == pytest.approx(1.0, abs=1e-6)
    one_off = placed(portrait, dict.fromkeys(names, 50.0) | {names[0]: 99.5})
    assert distance(middle, one_off).value == pytest.approx(4.0 / 5**0.5)


def test_too_few_common_features_are_refused_and_loose_comparisons_told(portrait: Portrait) -> None:
    with pytest.raises(NotEnoughEEG, match="share 4 features"):
        distance(portrait, placed(portrait, {f.name: 50.0 for f in portrait.features[:4]}))
    assert distance(portrait, portrait).note == ""
    for change in ({"norms": "own norms 1"}, {"montage": "frontal_single"}, {"condition": "unknown"}):
        assert "among different" in distance(portrait, replace(portrait, **change)).note


def test_halves_of_a_rest_lie_nearer_than_any_two_persons(recordings: Path) -> None:
    held = {p: halves(recordings / "persons" / f"person_{p}_rest_1.edf") for p in "abc"}
    within = [distance(*held[p]).value for p in "abc"]
    between = [distance(a, b).value for p in "abc" for q in "abc" if p < q for a in held[p] for b in held[q]]
    assert max(within) < min(between)
