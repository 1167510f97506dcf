"""The bundled faces: Source Serif and Source Sans (SIL OFL 1.1), and how letters stand beside one another.

Letters are placed by HarfBuzz, with the font's own kerning. Pillow's layout is not asked: the better of its two is not
on every machine, the other knows no kerning of these fonts, and a picture shall have the same pixels everywhere.
"""

import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

import uharfbuzz as harfbuzz
from PIL import ImageFont

from batik_gen.values.errors import BadValue
from batik_gen.values.words import shown

_PLAIN = {"liga": False, "clig": False, "dlig": False, "kern": True}
"""One letter stays one letter, so that each can be drawn by itself."""


class Face(Enum):
    """Name a cut by the package that brings it and by its file."""

    SERIF = ("font_source_serif_pro", "SourceSerifPro-Regular")
    SERIF_STRONG = ("font_source_serif_pro", "SourceSerifPro-Semibold")
    SANS = ("font_source_sans_pro", "SourceSansPro-Regular")
    SANS_ITALIC = ("font_source_sans_pro", "SourceSansPro-It")
    SANS_STRONG = ("font_source_sans_pro", "SourceSansPro-Semibold")

    @property
    def path(self) -> Path:
        """Where the TrueType file lies; its licence lies beside it."""
        return Path(str(resources.files(self.value[0]) / "files" / f"{self.value[1]}.ttf"))


@dataclass(frozen=True)
class Letter:
    """Hold a letter, its distance from the begin of its line, and how far it was moved by kerning; all in em."""

    sign: str
    at: float
    moved: float


def composed(text: str) -> str:
    """Return a text with accents in one sign with their letters, as fonts hold them."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=8192)
def letters(text: str, face: Face) -> tuple[tuple[Letter, ...], float]:
    """Return the letters of a line and its width, in em; signs that the font lacks are left out."""
    font, upem = _shaper(face)
    shaped, signs = harfbuzz.Buffer(), composed(text)
    shaped.add_str(signs)
    shaped.guess_segment_properties()
    harfbuzz.shape(font, shaped, _PLAIN)
    out, at = [], 0
    for glyph, place in zip(shaped.glyph_infos, shaped.glyph_positions, strict=True):
        if not glyph.codepoint:
            continue
        kern = place.x_advance - font.get_glyph_h_advance(glyph.codepoint)
        out.append(Letter(signs[glyph.cluster], (at + place.x_offset) / upem, kern / upem))
        at += place.x_advance
    return tuple(out), at / upem


def lacking(text: str, face: Face) -> str:
    """Return the signs of a text that a face has no letter for."""
    font, _ = _shaper(face)
    return "".join(
        dict.fromkeys(sign for sign in composed(text) if not sign.isspace() and not font.get_nominal_glyph(ord(sign)))
    )


def check_signs(text: str, face: Face, what: str) -> None:
    """Raise BadValue where a face lacks signs of a text; ``what`` says whose text it is."""
    if missing := lacking(text, face):
        raise BadValue(
            f"{what} has {shown(missing)}, for which the bundled fonts have no letters; write it in Latin letters"
        )


@cache
def _shaper(face: Face) -> tuple[harfbuzz.Font, int]:
    loaded = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(face.path)))
    return harfbuzz.Font(loaded), loaded.upem


@lru_cache(maxsize=256)
def drawn_with(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """Return what draws single letters in a size, px."""
    return ImageFont.truetype(str(face.path), size, layout_engine=ImageFont.Layout.BASIC)
