"""Numbers in the legend, as a person says them."""

import pytest

from batik_gen.legend.words import measured_words, people_words


@pytest.mark.parametrize(
    ("percentile", "count"), [(73.0, 73), (12.4, 12), (50.0, 50), (0.5, 1), (0.0, 1), (99.5, 99), (100.0, 99)]
)
def test_a_place_is_told_by_how_many_have_less(percentile: float, count: int) -> None:
    """Nobody is told to have more, or less, than all others."""
    assert people_words(percentile, "en") == f"more than {count} of 100 people"
    assert people_words(percentile, "id") == f"lebih dari {count} di antara 100 orang"


@pytest.mark.parametrize(
    ("name", "value", "unit", "lang", "said"),
    [
        ("rel_alpha", 0.314, "", "en", "31.4 %"),
        ("rel_alpha", 0.314, "", "id", "31,4 %"),
        ("alpha_beta", 0.30103, "log10", "en", "2 times"),
        ("alpha_peak_hz", 10.25, "Hz", "en", "10.2 Hz"),
        ("abs_alpha", 12.5, "uV^2", "en", "12.5 µV²"),
    ],
)
def test_a_measured_number_is_told_without_logarithms(name: str, value: float, unit: str, lang: str, said: str) -> None:
    assert measured_words(name, value, unit, lang) == said
