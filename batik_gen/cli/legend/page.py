"""The page: the cloth with its legend beside it, or below where the cloth is tall or wide."""

from dataclasses import dataclass
from itertools import accumulate

from PIL import Image

from batik_gen.cli.legend.boxes import Box, Columns, Photo, Scale, Stack, Text, set_ends
from batik_gen.cli.legend.colours import HAIR, HEADING, INDIGO, INK, KIND, NOTE, PAPER, PLACE, SMALL, SOFT, SOGA
from batik_gen.cli.legend.rows import Legend, LegendRow, word_legend
from batik_gen.cli.legend.typeset import Style, set_block
from batik_gen.render.picture.picture import Picture
from batik_gen.values.design import Design
from batik_gen.values.portrait import Portrait
from batik_gen.version import __version__

DPI = 200
"""Resolution of the page: printed at 100 %, the detail has the size it has on cloth."""

_LABEL = Style(31, INK)
_VALUE = Style(31, SOGA)
_SOURCE = Style(25, INK)
_REASON = Style(25, SOFT)

_MM_PER_INCH = 25.4
_DETAIL_MM = 60.0
_SQUARE_ENOUGH = (0.75, 1.5)
"""Width over height between which cloth and legend stand side by side."""


@dataclass(frozen=True)
class _Measures:
    """Widths of one layout, in px: margin, cloth, column of the words, gap."""

    margin: int
    side: int
    column: int
    gap: int


_BESIDE = _Measures(margin=130, side=1240, column=700, gap=76)
_TALL = _Measures(margin=120, side=700, column=800, gap=80)
_TALLEST = 1280
_CAPTION = 50
"""Height of the words below a detail, with the gap above them."""


_LEAST_WIDE = 1080
"""Fewest px of a page's width: as wide as a phone shows, where its words can still be read."""


def picture_legend(
    picture: Picture, design: Design, portrait: Portrait, lang: str, width_px: int | None = None
) -> Picture:
    """Lay out the legend page of one cloth.

    Parameters
    ----------
    picture
        The dyed cloth.
    design, portrait
        What it was drawn from, and the numbers behind that.
    lang
        ``en`` or ``id``.
    width_px
        How wide the picture is that the page goes with: the page becomes no wider, but never
        narrower than a phone shows nor wider than it is laid out at 200 dpi, which an A3 page
        holds. None for that.
    """
    legend = word_legend(design, portrait, lang)
    shape = picture.image.width / picture.image.height
    low, high = _SQUARE_ENOUGH
    if shape < low or (width_px is not None and width_px < _full_width(_TALL)):
        # On a small screen the words of the wider layouts would be too small.
        m, body = _TALL, _below_tall(legend, picture)
    elif shape <= high:
        m, body = _BESIDE, _beside(legend, picture)
    else:
        m, body = _BESIDE, _below_wide(legend, picture)
    width = _width(m)
    foot = set_ends(legend.note, f"batik-gen {__version__}", (NOTE, SMALL), width, m.gap)
    head = Stack((Text(set_block(legend.heading, HEADING, width)), Text(set_block(legend.kind, KIND, width))), 10)
    page = Stack((head, body, foot), 64)
    image = Image.new("RGB", (_full_width(m), page.height + 2 * m.margin), PAPER)
    page.draw(image, m.margin, m.margin)
    return fitted(Picture(image, float(DPI)), width_px)


def fitted(page: Picture, width_px: int | None) -> Picture:
    """Return a page as wide as its use needs; printed at its dpi it has the same size as before."""
    image = page.image
    width = image.width if width_px is None else min(max(width_px, _LEAST_WIDE), image.width)
    if width == image.width:
        return page
    size = (width, round(image.height * width / image.width))
    return Picture(image.resize(size, Image.Resampling.LANCZOS), page.dpi * width / image.width)


def _full_width(m: _Measures) -> int:
    return _width(m) + 2 * m.margin


def _width(m: _Measures) -> int:
    """Return the width between the margins."""
    return 2 * m.column + m.gap if m is _TALL else m.side + 2 * (m.column + m.gap)


def _beside(legend: Legend, picture: Picture) -> Box:
    m = _BESIDE
    left = Stack((_cloth(picture, m.side, 2 * m.side), _about_beside_detail(legend, picture, m)), 56)
    return Columns(((left, m.side), (_words(legend, m), 2 * m.column + m.gap)), m.gap)


def _below_wide(legend: Legend, picture: Picture) -> Box:
    m = _BESIDE
    # The rows are long and the cloth lies above: the detail has the whole side to itself.
    detail, _ = _detail(legend, picture, m.side, m.side / DPI * _MM_PER_INCH)
    side = Stack((detail, *_about(legend, m.side)), 34)
    words = Columns(((side, m.side), (_words(legend, m), 2 * m.column)), m.gap)
    return Stack((_cloth(picture, _width(m), _TALLEST), words), 64)


def _below_tall(legend: Legend, picture: Picture) -> Box:
    m = _TALL
    cloth = _cloth(picture, _width(m) - m.side - m.gap, _TALLEST)
    side = _width(m) - cloth.image.width - m.gap
    about = _about(legend, side)
    # The detail is as large as the words below it leave room for beside the cloth.
    room = min(side, cloth.height - Stack(about, 34).height - 34 - _CAPTION)
    detail, _ = _detail(legend, picture, side, max(_DETAIL_MM, room / DPI * _MM_PER_INCH))
    return Stack(
        (Columns(((cloth, cloth.image.width), (Stack((detail, *about), 34), side)), m.gap), _words(legend, m)), 64
    )


def _about_beside_detail(legend: Legend, picture: Picture, m: _Measures) -> Box:
    detail, width = _detail(legend, picture, m.side)
    room = m.side - width - m.gap
    return Columns(((detail, width), (Stack(_about(legend, room), 26), room)), m.gap)


def _cloth(picture: Picture, width: int, height: int) -> Photo:
    """Scale the whole cloth into a box."""
    scale = min(width / picture.image.width, height / picture.image.height)
    size = (max(round(picture.image.width * scale), 1), max(round(picture.image.height * scale), 1))
    return Photo(picture.image.resize(size, Image.Resampling.LANCZOS), HAIR)


def _detail(legend: Legend, picture: Picture, room: int, widest_mm: float = _DETAIL_MM) -> tuple[Box, int]:
    """Cut a square out of the middle of the cloth, as large as it is; return it with its width."""
    image, per_mm = picture.image, picture.dpi / _MM_PER_INCH
    mm = min(widest_mm, image.width / per_mm, image.height / per_mm)
    half = mm * per_mm / 2
    x, y = image.width / 2, image.height / 2
    side = max(round(mm / _MM_PER_INCH * DPI), 1)
    shown = image.resize((side, side), Image.Resampling.LANCZOS, (x - half, y - half, x + half, y + half))
    width = min(room, max(side, 300))
    return Stack((Photo(shown, HAIR), Text(set_block(legend.detail.format(round(mm)), SMALL, width))), 14), width


def _about(legend: Legend, width: int) -> list[Box]:
    return [
        Stack((Text(set_block(title, SMALL, width)), Text(set_block(text, _SOURCE, width))), 2)
        for title, text in legend.about
    ]


def _words(legend: Legend, m: _Measures) -> Box:
    """Set the rows in two columns of about one height, with the key above and the field below."""
    both = 2 * m.column + m.gap
    rows = [_row(row, m.column) for row in legend.rows]
    reached = list(accumulate(row.height for row in rows))
    first = min(range(len(rows)), key=lambda n: abs(2 * reached[n] - reached[-1]), default=-1) + 1
    columns = Columns([(Stack(part, 36), m.column) for part in (rows[:first], rows[first:])], m.gap)
    key = Text(set_block(legend.key, SMALL, both))
    title, *rules = legend.reading
    if not rules:
        return Stack((key, columns, Text(set_block(title, SMALL, both))), 44)
    # What the cloth is comes before what else was set by a number.
    told = Stack((Text(set_block(title, _LABEL, both)), *(Text(set_block(rule, _SOURCE, both)) for rule in rules)), 14)
    return Stack((told, key, columns), 44)


def _row(row: LegendRow, width: int) -> Box:
    return Stack(
        (
            set_ends(row.label, row.value, (_LABEL, _VALUE), width, 30),
            Scale(row.percentile, width, HAIR, INDIGO),
            Text(set_block(row.source, _SOURCE, width)),
            Text(set_block(row.place, PLACE, width)),
            Text(set_block(row.reason, _REASON, width)),
        ),
        5,
    )
