"""What a row says of consent, and the text that was signed."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from batik_gen.campaign.consent.templates import form_path, hash_shown
from batik_gen.campaign.plan.cells import Cells
from batik_gen.campaign.values.consent import Consent, Signer
from batik_gen.deliverables.values.purpose import Purpose
from batik_gen.values.errors import BadSettings

_FIELDS = ("consent_text", "consent_lang", "signed_on", "signed_by", "until")
_CHILD = "child"
"""How forms begin that somebody signs for a child."""
_ALLOWING: Mapping[str, Purpose] = {f"allow_{purpose.value}": purpose for purpose in Purpose}


def consent_in(cells: Cells, folder: Path, today: str) -> Consent | None:
    """Return the consent of a row; None where all its cells are empty, or one of them has to be mended.

    Parameters
    ----------
    cells
        The row.
    folder
        The campaign's folder.
    today
        A day after which nothing can be signed yet.
    """
    if not any(cells.text(key) for key in (*_FIELDS, *_ALLOWING)):
        return None
    text = cells.text("consent_text")
    lang = cells.answer("consent_lang", "lang")
    sha256 = text_hash(folder, text, lang)
    if lang and not sha256:
        problem = "consent_text_unknown" if text else "consent_text_missing"
        cells.wrong("consent_text", problem, found=form_path(folder, text, lang).name)
    shown = cells.text("consent_sha256").lower()
    if sha256 and shown and shown != sha256:
        cells.wrong("consent_text", "consent_text_changed", found=form_path(folder, text, lang).name)
    signed_on, until = cells.day("signed_on"), cells.day("until")
    signed_by = cells.answer("signed_by", "signed_by")
    allowed = frozenset(
        purpose
        for key, purpose in _ALLOWING.items()
        if cells.answer(key, "yes_no", needed=key == "allow_make") == "yes"
    )
    if signed_on > today:
        cells.wrong("signed_on", "signed_ahead", found=signed_on, today=today)
    if signed_on and until and until < signed_on:
        cells.wrong("until", "until_before", found=until, signed=signed_on)
    elif until and until < today:
        cells.wrong("until", "consent_ended", grave=False, found=until)
    if text.startswith(_CHILD) and signed_by == Signer.PERSON.value:
        cells.wrong("signed_by", "child_signed", grave=False, found=text)
    if not (sha256 and lang and signed_on and until and signed_by):
        return None
    return Consent(text, sha256, lang, signed_on, until, Signer(signed_by), allowed)


def text_hash(folder: Path, text: str, lang: str) -> str:
    """Return the SHA-256 of the text of that name and language that the folder keeps; empty where there is none."""
    path = form_path(folder, text, lang)
    if not text or not lang or not path.is_file():
        return ""
    return _hash(folder, text, lang, path.stat().st_mtime_ns)


@cache
def _hash(folder: Path, text: str, lang: str, changed_ns: int) -> str:
    try:
        return hash_shown(folder, text, lang)
    except BadSettings:
        return ""
