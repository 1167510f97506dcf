"""What each family says of itself: whether all may wear it, where it comes from, what it means, in both languages."""

import pytest

from batik_gen.pattern.declaring.registry import family_named

SAID = [
    ("parang", True, "rule", "1927", "1927"),
    ("parang-gelombang", True, "rule", "parang-parangan", "parang-parangan"),
    ("parang-gelombang", True, "region", "batik kreasi", "batik kreasi"),
    ("lereng", None, "rule", "1927", "1927"),
    ("udan-liris", True, "rule", "1927", "1927"),
    ("tumpal", True, "rule", "Pakubuwono III", "Pakubuwono III"),
    ("semen", False, "rule", "garuda", "1927"),
    ("tambal", False, "meaning", "heal", ""),
    ("tambal", False, "rule", "kawung", "kawung"),
    ("sekar-jagad", False, "meaning", "world", "dunia"),
    ("lung-lungan", False, "region", "Jepara", "Jepara"),
    ("lung-gelombang", False, "region", "batik kreasi", "batik kreasi"),
    ("buketan", False, "region", "", "Pekalongan"),
    *((motif, False, "meaning", "Sido", "") for motif in ("sido-luhur", "sido-mukti", "sido-asih")),
    *((motif, False, "rule", "", "mempelai") for motif in ("sido-luhur", "sido-mukti", "sido-asih")),
]
"""Family, whether courts kept it to themselves, and what stands in which of its texts."""


@pytest.mark.parametrize(("motif", "kept", "text", "en", "indonesian"), SAID)
def test_what_a_cloth_is_and_who_may_wear_it_is_told(motif, kept, text, en, indonesian):
    family = family_named(motif)
    assert kept is None or family.larangan == kept
    words = getattr(family, text)
    assert en in words.en
    assert indonesian in words.id
