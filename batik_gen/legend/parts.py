"""The parts of a legend, each made in letters of a size for a width."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from PIL import Image

from batik_gen.legend.pointing.piece import sharp
from batik_gen.legend.pointing.pins import Spot, framed, set_pins
from batik_gen.legend.pointing.specimens import Specimens
from batik_gen.legend.pointing.window import Window
from batik_gen.legend.row_box import Numbered, row_box
from batik_gen.legend.rows import Legend
from batik_gen.legend.sheets import A4, PHONE, Sheet
from batik_gen.legend.wave import draw_courses, draw_signal, draw_spectrum, signal_height
from batik_gen.pattern.declaring.example import Example
from batik_gen.render.picture.picture import Picture
from batik_gen.typesetting.boxes import Box, Columns, Drawn, Stack, Text, set_ends
from batik_gen.typesetting.colours import HEADING, INK, KIND, NOTE, SMALL
from batik_gen.typesetting.typeset import Style, set_block
from batik_gen.values.design import Design
from batik_gen.values.recording import Excerpt
from batik_gen.values.wave import Wave
from batik_gen.version import __version__

_MM_PER_INCH = 25.4
_LABEL = Style(30, INK)
_TEXT = Style(25, INK)
_COARSE = 2.0
"""A picture is shown no larger than so many times its pixels where it can be dyed anew."""
_LETTERS = "ABCDEF"
"""On the heads of pins at which it is seen how a cloth is read."""
_HEAD_MM = 4.4
"""Diameter of a pin's head on paper."""
_PHONE_HEAD = 58
"""The same on a phone, px."""


@dataclass(frozen=True)
class Material:
    """Hold all that a legend is made of."""

    picture: Picture
    design: Design
    legend: Legend
    specimens: Specimens
    window: Window
    spots: Mapping[str, Spot]
    beyond: Mapping[str, Spot]
    numbers: Mapping[str, str]
    examples: Sequence[Example]
    wave: Wave | None
    peak_hz: float | None
    excerpt: Excerpt | None
    public: bool
    lang: str


@dataclass(frozen=True)
class Parts:
    """Make the parts of a page in letters of one size."""

    of: Material
    sheet: Sheet
    letters: float

    def space(self, lines: float) -> int:
        """Return so many lines of small words in px."""
        return round(lines * 30 * self.letters)

    def style(self, style: Style) -> Style:
        return style.scaled(self.letters)

    def text(self, words: str, style: Style, width: int) -> Text:
        return Text(set_block(words, self.style(style), width))

    def true_px(self) -> int:
        """Return the side of the detail in true size."""
        return round(self.of.window.side / _MM_PER_INCH * self.sheet.dpi)

    def pin(self) -> float:
        """Return the diameter of a pin's head in px."""
        return _PHONE_HEAD if self.sheet is PHONE else _HEAD_MM / _MM_PER_INCH * self.sheet.dpi

    def head(self, width: int) -> Box:
        """Return what the cloth is called."""
        legend = self.of.legend
        return Stack((self.text(legend.heading, HEADING, width), self.text(legend.kind, KIND, width)), self.space(0.3))

    def cloth(self, width: int, tallest: int) -> Box:
        """Return the whole cloth, with a frame where the detail lies."""
        image = self.of.picture.image
        scale = min(width / image.width, tallest / image.height)
        size = max(round(image.width * scale), 1), max(round(image.height * scale), 1)

        def make(wide: int, tall: int) -> Image.Image:
            small = image.resize((wide, tall), Image.Resampling.LANCZOS)
            per_mm = scale * self.of.picture.dpi / _MM_PER_INCH
            small = framed(small, self.of.window, per_mm)
            places = {letter: Spot((one.at,)) for letter, one in zip(_LETTERS, self.of.examples, strict=False)}
            labels = {**{letter: letter for letter in places}, **self.of.numbers}
            places |= self.of.beyond
            return (
                set_pins(small, Window(0.0, 0.0, wide / per_mm), places, labels, 0.75 * self.pin()) if places else small
            )

        return Stack((Drawn(*size, make), self.text(self.of.legend.cloth, SMALL, width)), self.space(0.3))

    def detail(self, px: int, width: int) -> Box:
        """Return the framed piece with its pins, ``px`` wide."""
        paper = self.sheet is not PHONE
        words = self.of.legend.detail if paper else self.of.legend.enlarged

        def make(wide: int, tall: int) -> Image.Image:
            scale = self.of.picture.dpi / _MM_PER_INCH
            window = self.of.window
            piece = None
            if wide > _COARSE * window.side * scale:
                piece = sharp(self.of.design, (window.left, window.top), window.side, wide)
            if piece is None:
                piece = self.of.picture.image.resize((wide, tall), Image.Resampling.LANCZOS, window.box(scale))
            return set_pins(piece, window, self.of.spots, self.of.numbers, self.pin())

        caption = self.text(words.format(round(self.of.window.side)), SMALL, width)
        return Stack((Drawn(px, px, make), caption), self.space(0.3))

    def key(self, width: int) -> Text:
        """Return how rows are read."""
        legend = self.of.legend
        return self.text(f"{legend.key} {legend.pins}" if self.of.spots else legend.key, SMALL, width)

    def signal(self, width: int) -> list[Box]:
        """Return the seconds of the signal, where there are any."""
        excerpt = self.of.excerpt
        if excerpt is None:
            return []
        phone, size = self.sheet is PHONE, self.style(SMALL).size
        rows, row = (4, 190) if phone else (1 if self.sheet is A4 else 2, round(105 * self.letters))
        height = signal_height(rows, row, size)
        return [Drawn(width, height, lambda w, h: draw_signal(excerpt, w, rows, row, size, self.of.lang))]

    def spectra(self, width: int) -> list[Box]:
        """Return spectrum and courses, one below the other."""
        wave, size, lang = self.of.wave, self.style(SMALL).size, self.of.lang
        if wave is None:
            return []
        tall = round(width * 0.46) if self.sheet is PHONE else round(250 * self.letters)
        out: list[Box] = []
        if len(wave.spectra):
            out.append(Drawn(width, tall, lambda w, h: draw_spectrum(wave, self.of.peak_hz, w, h, size, lang)))
        return [*out, Drawn(width, tall, lambda w, h: draw_courses(wave, w, h, size, lang))]

    def waves(self, width: int) -> list[Box]:
        """Return all of the wave: below each other on a phone, else the signal above both others."""
        if self.sheet is PHONE:
            return [*self.signal(width), *self.spectra(width)]
        half = (width - self.sheet.gap) // 2
        both = self.spectra(half)
        return [*self.signal(width), *([Columns([(box, half) for box in both], self.sheet.gap)] if both else [])]

    def reading(self, width: int) -> list[Box]:
        """Return how the cloth is read."""
        title, *rules = self.of.legend.reading
        if not rules:
            return [self.text(title, SMALL, width)]
        told = [self.text(title, _LABEL, width), *(self.text(rule, _TEXT, width) for rule in rules)]
        return [Stack(told, self.space(0.35)), *self.examples(width)]

    def examples(self, width: int) -> list[Box]:
        """Return where on this cloth that is seen: a piece about each place, and what is read there."""
        phone = self.sheet is PHONE
        columns, gap = (1, self.space(0.6)) if phone else (max(len(self.of.examples), 1), self.sheet.gap)
        room = (width - (columns - 1) * gap) // columns
        boxes = [(self.example(at, one, room), room) for at, one in enumerate(self.of.examples)]
        if phone:
            return [box for box, _ in boxes]
        return [Columns(boxes, gap)] if boxes else []

    def example(self, number: int, example: Example, width: int) -> Box:
        """Return one place: a piece of cloth about it, and what is read there."""
        side = 2.3 * example.reach
        px = 300 if self.sheet is PHONE else min(round(0.42 * width), round(side / _MM_PER_INCH * self.sheet.dpi))
        x, y = (v - 0.5 * side for v in example.at)
        scale = self.of.picture.dpi / _MM_PER_INCH
        image, box = self.of.picture.image, Window(x, y, side).box(scale)
        left, top = (min(max(v, 0.0), most - side * scale) for v, most in zip(box[:2], image.size, strict=True))

        def make(wide: int, tall: int) -> Image.Image:
            right, bottom = left + side * scale, top + side * scale
            return image.resize((wide, tall), Image.Resampling.LANCZOS, (left, top, right, bottom))

        words = example.plain if self.of.public else example.told
        size, gap = round(1.4 * self.style(_LABEL).size), self.space(0.5)
        room = width - px - 2 * gap - size
        text = self.text(words.say(self.of.lang), _TEXT, room)
        return Columns(((Drawn(px, px, make), px), (Numbered(text, _LETTERS[number], size, gap), room)), gap)

    def row(self, number: int, width: int) -> Box:
        """Return one row."""
        row = self.of.legend.rows[number]
        specimen = self.of.specimens.by_name.get(row.name)
        return row_box(row, width, self.letters, self.of.numbers.get(row.name), specimen, self.of.public)

    def rows(self, width: int, columns: int) -> Box:
        """Return all rows in columns."""
        return self.side_by_side([self.row(n, width) for n in range(len(self.of.legend.rows))], width, columns)

    def pairs(self, width: int) -> list[Box]:
        """Return the rows two by two."""
        count = len(self.of.legend.rows)
        rows = [[(self.row(n, width), width) for n in range(at, min(at + 2, count))] for at in range(0, count, 2)]
        return [Columns(row, self.sheet.gap) for row in rows]

    def side_by_side(self, boxes: Sequence[Box], width: int, columns: int) -> Box:
        """Return boxes in columns of about one height, in their order from column to column."""
        reached = [0, *accumulate(box.height for box in boxes)]
        cuts = [
            min(range(len(reached)), key=lambda n: abs(columns * reached[n] - part * reached[-1]))
            for part in range(columns + 1)
        ]
        parts = [boxes[first:last] for first, last in pairwise(cuts)]
        return Columns([(Stack(part, self.space(0.65)), width) for part in parts], self.sheet.gap)

    def about(self, width: int) -> list[Box]:
        """Return what is said of the motif, the dyes and the recording."""
        return [
            Stack((self.text(title, SMALL, width), self.text(words, _TEXT, width)), 2)
            for title, words in self.of.legend.about
        ]

    def foot(self, width: int) -> Box:
        """Return what it is not, and by what it was made."""
        styles = self.style(NOTE), self.style(SMALL)
        return set_ends(self.of.legend.note, f"batik-gen {__version__}", styles, width, self.sheet.gap)
