"""The legend page of a cloth: what was asked for, laid out on a sheet."""

from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from batik_gen.legend.kinds import LegendKind
from batik_gen.legend.layouts import laid_out, paged
from batik_gen.legend.parts import Material
from batik_gen.legend.pointing.pins import find_beyond, find_spots, window_of
from batik_gen.legend.pointing.specimens import Specimens, specimens_of
from batik_gen.legend.rows import word_legend
from batik_gen.legend.sheets import A4, PHONE, Sheet
from batik_gen.pattern.declaring.example import Example
from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.wave.wave_of import wave_of
from batik_gen.pattern.wave.whispering import whispered
from batik_gen.render.picture.picture import Picture
from batik_gen.typesetting.boxes import Box
from batik_gen.typesetting.colours import PAPER
from batik_gen.values.design import Design
from batik_gen.values.portrait import Portrait
from batik_gen.values.recording import Excerpt
from batik_gen.values.wave import Wave

_FITTING = 3
"""So often the size of letters is halved towards that which fills a sheet."""
THUMB = 96
"""Side of a thumbnail in px as it is dyed."""


@dataclass(frozen=True)
class LegendWish:
    """Hold how a legend shall be.

    Parameters
    ----------
    lang
        ``en`` or ``id``.
    kind
        How much it tells.
    sheet
        How large it is.
    excerpt
        Seconds of the signal, drawn on a full legend only; None where the recording is not at hand.
    mapping
        The mapping that the Design was made with, as in ``design``.
    """

    lang: str = "en"
    kind: LegendKind = LegendKind.NUMBERS
    sheet: Sheet = A4
    excerpt: Excerpt | None = None
    mapping: str | Path | None = None


def picture_legend(
    picture: Picture, design: Design, portrait: Portrait, wish: LegendWish, specimens: Specimens | None = None
) -> Picture:
    """Lay out the legend page of one cloth.

    Parameters
    ----------
    picture
        The dyed cloth.
    design, portrait
        What it was drawn from, and the numbers behind that.
    wish
        How the legend shall be.
    specimens
        What ``specimens_of`` made for another page of the same cloth.

    Returns
    -------
    The page; on a phone as many screens as it takes, one below the other, on paper one sheet unless a
    story fills more.
    """
    public, sheet = wish.kind is LegendKind.PUBLIC, wish.sheet
    if specimens is None:
        specimens = specimens_of(design, wish.mapping, THUMB, here=public)
    window = window_of(picture, sheet.detail_mm, specimens)
    spots = find_spots(picture, window, specimens)
    beyond = find_beyond(picture, specimens, spots)
    legend = word_legend(design, portrait, wish.lang, public)
    pinned = [row.name for row in legend.rows if row.name in {**spots, **beyond}]
    numbers = {name: str(n) for n, name in enumerate(pinned, 1)}
    peak = portrait.feature("alpha_peak_hz")
    material = Material(
        picture=picture,
        design=design,
        legend=legend,
        specimens=specimens,
        window=window,
        spots=spots,
        beyond=beyond,
        numbers=numbers,
        examples=examples_of(design),
        wave=None if public else _wave(design, portrait),
        peak_hz=None if peak is None else peak.value,
        excerpt=wish.excerpt if wish.kind is LegendKind.FULL else None,
        public=public,
        lang=wish.lang,
    )
    return Picture(_painted(material, sheet), sheet.dpi)


def _wave(design: Design, portrait: Portrait) -> Wave | None:
    """Return the recording as a form; of a cloth that whispers no more than the cloth tells."""
    if len(portrait.epoch_start_s) < 2:
        return None
    wave = wave_of(portrait)
    return whispered(wave) if design.wave is not None and design.wave.whispered else wave


def examples_of(design: Design) -> tuple[Example, ...]:
    """Return places at which it is seen how a cloth is read that can be."""
    family, wave = family_named(design.motif), design.wave
    # Of a cloth of parts, or one that repeats, the places of the motif are not those of the cloth.
    if family.examples is None or wave is None or wave.whispered or design.cloth or design.repeat is not None:
        return ()
    return family.examples(plan_of(replace(design, legend={}))[0])


def _painted(material: Material, sheet: Sheet) -> Image.Image:
    """Return the page in letters as large as its sheet has room for, or in as many as it takes."""
    least, most = sheet.letters
    room = sheet.height - 2 * sheet.margin
    page = None if sheet is PHONE else laid_out(material, sheet, least)
    if page is None or page.height > room:
        pages = paged(material, sheet, 0.5 * (least + most))
        return _on_paper(pages, sheet, pages.height, 0)
    for _ in range(_FITTING):
        letters = 0.5 * (least + most)
        larger = laid_out(material, sheet, letters)
        if larger.height > room:
            most = letters
        else:
            page, least = larger, letters
    return _on_paper(page, sheet, sheet.height, sheet.margin)


def _on_paper(page: Box, sheet: Sheet, height: int, top: int) -> Image.Image:
    image = Image.new("RGB", (sheet.width, height), PAPER)
    page.draw(image, sheet.margin, top)
    return image


def fitted(page: Picture, width_px: int | None) -> Picture:
    """Return a page as wide as its use needs; printed at its dpi it has the same size as before."""
    image = page.image
    width = image.width if width_px is None else min(max(width_px, PHONE.width), image.width)
    if width == image.width:
        return page
    size = (width, round(image.height * width / image.width))
    return replace(page, image=image.resize(size, Image.Resampling.LANCZOS), dpi=page.dpi * width / image.width)
