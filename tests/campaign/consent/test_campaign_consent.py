"""The forms by which people are asked: both languages say the same, name the law, and are known again by their hash."""

import re
from pathlib import Path

import pytest

from batik_gen.campaign.consent.templates import DECLARED, FORMS, form, form_path, hash_shown, write_forms
from batik_gen.deliverables.values.brand import Brand
from batik_gen.deliverables.values.purpose import Purpose
from batik_gen.values.errors import BadSettings
from batik_gen.values.words import Words

BRAND = Brand("Gelombang Jakarta", "Museum Tekstil", (), (), Words("no diagnosis", "bukan diagnosis"), "halo@contoh.id")
NAMELESS = Brand("", "", (), (), Words("no diagnosis", "bukan diagnosis"), "")


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_filled_and_says_that_a_lawyer_has_to_adapt_it(name: str, lang: str) -> None:
    said = form(name, lang, BRAND)
    assert "Gelombang Jakarta" in said
    assert not re.search(r"\{\w+\}", said)
    assert ("lawyer" if lang == "en" else "ahli hukum") in said
    assert "27/2022" in said or name == "withdrawal"
    assert "GDPR" in said
    assert "____" in form(name, lang, NAMELESS)


@pytest.mark.parametrize("name", FORMS)
def test_both_languages_of_a_form_have_the_same_parts(name: str) -> None:
    one, other = (form(name, lang, BRAND) for lang in ("en", "id"))
    for part in (r"^#", r"^\|", r"^- ", r"\[ \]", r"^\d\. "):
        assert len(re.findall(part, one, re.M)) == len(re.findall(part, other, re.M)), part


@pytest.mark.parametrize("name", ["consent", "child"])
@pytest.mark.parametrize("lang", ["en", "id"])
def test_who_signs_says_yes_or_no_to_each_purpose_and_is_told_what_cannot_be_undone(name: str, lang: str) -> None:
    said = form(name, lang, BRAND)
    for purpose in Purpose:
        assert f"| **{purpose.value}**" in said
    for told in ("whisper", "-gelombang", "halo@contoh.id"):
        assert told in said


def test_forms_are_written_once_and_never_over_what_was_signed(tmp_path: Path) -> None:
    assert len(write_forms(tmp_path, BRAND)) == 2 * len(FORMS) == len(list(DECLARED.glob("*/*.md")))
    path = form_path(tmp_path, "consent", "id")
    signed = hash_shown(tmp_path, "consent", "id")
    path.write_text("naskah kami", encoding="utf-8")
    assert write_forms(tmp_path, BRAND) == ()
    assert path.read_text(encoding="utf-8") == "naskah kami"
    assert hash_shown(tmp_path, "consent.id", "id") != signed


@pytest.mark.parametrize("text", ["consent-2", "../plan", ""])
def test_a_text_that_is_not_kept_is_refused(tmp_path: Path, text: str) -> None:
    write_forms(tmp_path, BRAND, ["id"])
    with pytest.raises(BadSettings, match="keep it there as it was shown"):
        hash_shown(tmp_path, text, "id")
