"""The shipped forms, filled with what a campaign is called, and the hash of the one that somebody was shown."""

import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from batik_gen.deliverables.texts.table import LANGS
from batik_gen.deliverables.values.brand import Brand
from batik_gen.values.errors import BadSettings, nearest
from batik_gen.values.files import input_bytes, write_whole

FORMS = ("consent", "child", "withdrawal", "record-of-processing", "impact-assessment", "breach-notice")
"""What is shipped, in the order in which a team needs it."""
FOLDER = "consent"
"""Of a campaign's folder."""
DECLARED = Path(__file__).parent / "declared"

_MOST_BYTES = 10_000_000
_BLANK = "____"
"""Stands where something is to be filled in by hand."""


def form(name: str, lang: str, brand: Brand) -> str:
    """Return a shipped form in Markdown, with the campaign's name, client and contact where they are known."""
    written = (DECLARED / lang / f"{name}.md").read_text(encoding="utf-8")
    return written.format(
        campaign=brand.campaign or _BLANK, client=brand.client or _BLANK, contact=brand.contact or _BLANK
    )


def write_forms(campaign: Path, brand: Brand, langs: Sequence[str] = LANGS) -> tuple[Path, ...]:
    """Write the forms into a campaign's folder ``consent`` and return those written; what is there stays as it is.

    Raises
    ------
    CannotWrite
        If the folder cannot be written.
    """
    written = []
    for name in FORMS:
        for lang in langs:
            path = form_path(campaign, name, lang)
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, partial(_put, form(name, lang, brand).encode()))
                written.append(path)
    return tuple(written)


def _put(content: bytes, file: BinaryIO) -> None:
    file.write(content)


def form_path(campaign: Path, text: str, lang: str) -> Path:
    """Return where the form of that name and language lies, as ``consent/consent.id.md``; the name may end in it."""
    return campaign / FOLDER / f"{text.removesuffix(f'.{lang}')}.{lang}.md"


def hash_shown(campaign: Path, text: str, lang: str) -> str:
    """Return the SHA-256 of the text that somebody was shown.

    Parameters
    ----------
    campaign
        The campaign's folder.
    text, lang
        Name and language of the form, as participants.csv tells them.

    Raises
    ------
    BadSettings
        If no such form is kept.
    """
    path = form_path(campaign, text, lang)
    kept = sorted(each.name.removesuffix(".md") for each in (campaign / FOLDER).glob("*.*.md"))
    if path.parent != campaign / FOLDER or path.name.removesuffix(".md") not in kept:
        offered = (
            nearest(path.name.removesuffix(".md"), kept)
            if kept
            else "'batik-gen campaign init' writes the shipped ones there"
        )
        raise BadSettings(
            f"the text '{text}' in '{lang}' that somebody signed is not kept as {FOLDER}/{path.name}; "
            f"keep it there as it was shown; {offered}"
        )
    shown = input_bytes(path, _MOST_BYTES, "keep the form there as it was shown", refusal=BadSettings)
    return hashlib.sha256(shown).hexdigest()
