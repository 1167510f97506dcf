"""The second scene: the spectrum forms band by band, and the numbers that matter rise as words."""

from functools import cached_property

import numpy as np
from PIL import Image

from batik_gen.film.lettering.plate import unit_of
from batik_gen.film.lettering.printed import Print, print_of, words_of
from batik_gen.film.lettering.saying import number_blocks
from batik_gen.film.shots.passing import Passing, above_of, passing_of
from batik_gen.film.shots.shot import Stage
from batik_gen.film.telling.numbers import numbers_of
from batik_gen.film.timeline.easing import eased, within
from batik_gen.legend.wave import draw_spectrum, pitch_at
from batik_gen.typesetting.board import wide as wide_of
from batik_gen.typesetting.colours import INDIGO, PAPER, SOGA
from batik_gen.typesetting.typeset import Style, write_line
from batik_gen.values.features import BAND_WORDS
from batik_gen.values.wave import HIGHEST_HZ, LOWEST_HZ

_FORMED, _RISING, _LASTS = (0.02, 0.50), (0.42, 0.80), 0.16
_MOST = 3
_BANDS = (("delta", 1.0, 4.0), ("theta", 4.0, 8.0), ("alpha", 8.0, 13.0), ("beta", 13.0, 30.0), ("gamma", 30.0, 45.0))
"""The bands of the names above the spectrum, Hz (docs/sources.md#bands)."""
_SOFT = 60.0
_CLIMB = 46.0
_BESIDE, _NUMBERS = 0.58, 400.0
"""Share of a broad picture that the spectrum has, and what it leaves to the numbers of a high one, px of 1080."""


class SpectrumShot:
    """Let the spectrum form from slow to fast; then numbers rise below it, or beside it on a broad picture."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._unit = stage, unit_of(stage.shape)
        left, top, right, bottom = above_of(stage)
        low = min(stage.shape.room[3], bottom)
        broad, gap = stage.size[0] > 1.2 * stage.size[1], 44.0 * self._unit
        half = _BESIDE * (right - left) if broad else right - left
        tall = low - top if broad else low - top - _NUMBERS * self._unit
        self._box = left, top, half, tall
        beside = left + half + gap, top + gap, right - left - half - gap, bottom
        self._words = beside if broad else (left, top + tall + gap, right - left, bottom)

    @cached_property
    def _drawn(self) -> Print:
        material, unit = self._stage.material, self._unit
        assert material.wave is not None
        left, top, wide, tall = self._box
        width, size = round(wide), max(round(30 * unit), 6)
        names = round(1.6 * size)
        paper = Image.new("RGB", (width, round(tall)), PAPER)
        worded = self._stage.lang if self._stage.lang and material.measured else None
        paper.paste(
            draw_spectrum(material.wave, material.peak_hz, width, round(tall) - names, size, worded, titled=False),
            (0, names),
        )
        if self._stage.lang:
            self._name_bands(paper, size)
        return print_of(paper, (round(left), round(top)))

    def _name_bands(self, paper: Image.Image, size: int) -> None:
        for name, low, high in _BANDS:
            ends = [float(pitch_at(min(max(hz, LOWEST_HZ), HIGHEST_HZ), paper.width)) for hz in (low, high)]
            word = BAND_WORDS[name].say(self._stage.lang)
            half = 0.5 * wide_of(word, size)
            middle = min(max(0.5 * sum(ends), half), paper.width - half)
            write_line(paper, word, middle, size, Style(size, SOGA if name == "alpha" else INDIGO), "middle")

    @cached_property
    def _numbers(self) -> tuple[Print, ...]:
        lang, shape = self._stage.lang, self._stage.shape
        if not lang:
            return ()
        left, top, width, low = self._words
        out: list[Print] = []
        for number in numbers_of(self._stage.design, lang)[:_MOST]:
            blocks = number_blocks(number, shape, width, lang)
            print_ = words_of(blocks, (left, top))
            if top + print_.image.height > low:
                break
            out.append(print_)
            top += print_.image.height + 26 * self._unit
        return tuple(out)

    @cached_property
    def _passing(self) -> Passing | None:
        return passing_of(self._stage, (0.5, 1.0))

    def picture(self, at: float) -> Image.Image:
        """Return the cloth with so much of the spectrum and the numbers."""
        out = self._stage.bare.copy()
        if self._passing is not None:
            self._passing.on(out, at)
        formed = eased(within(at, *_FORMED))
        drawn = self._drawn
        if formed >= 1.0:
            drawn.on(out)
        elif formed > 0.0:
            Print(_wiped(drawn.image, formed, _SOFT * self._unit), drawn.at).on(out)
        step = (_RISING[1] - _RISING[0]) / _MOST
        for number, print_ in enumerate(self._numbers):
            share = eased(within(at, _RISING[0] + number * step, _RISING[0] + number * step + _LASTS))
            print_.on(out, share, round((1.0 - share) * _CLIMB * self._unit))
        return out


def _wiped(image: Image.Image, share: float, soft: float) -> Image.Image:
    """Return a print of which so much is there, from the left."""
    edge = (image.width + soft) * share - 0.5 * soft
    there = np.clip((edge - np.arange(image.width)) / soft + 0.5, 0.0, 1.0)
    mask = Image.fromarray((255.0 * there).astype(np.uint8)[None, :]).resize(image.size)
    return Image.composite(image, Image.new("RGB", image.size, (255, 255, 255)), mask)
