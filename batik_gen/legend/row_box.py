"""One row of a legend: its number, what it is, least and most, and where this recording lies between them."""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from batik_gen.legend.pointing.specimens import Specimen
from batik_gen.legend.rows import LegendRow
from batik_gen.typesetting.boxes import Box, Columns, Photo, Scale, Stack, Text, set_ends
from batik_gen.typesetting.colours import HAIR, INDIGO, INK, PAPER, PIN, PLACE, SOFT, SOGA
from batik_gen.typesetting.typeset import Style, set_block, sized, width_of

_LABEL = Style(31, INK)
_VALUE = Style(29, SOGA)
_SOURCE = Style(25, INK)
_REASON = Style(25, SOFT)
_THUMB = 122
"""Side of a thumbnail, px of letters that are as styles declare them."""
_FINE = 4


@dataclass(frozen=True)
class Numbered:
    """A box with the head of its pin before it."""

    box: Box
    label: str | None
    size: int
    gap: int

    @property
    def height(self) -> int:
        """Height of the taller one."""
        return max(self.box.height, self.size)

    def draw(self, page: Image.Image, x: int, y: int) -> None:
        """Draw the head as it stands on the cloth, then the box."""
        if self.label is None:
            self.box.draw(page, x, y)
            return
        head = Image.new("RGB", (self.size * _FINE, self.size * _FINE), PAPER)
        pen = ImageDraw.Draw(head)
        pen.ellipse((0, 0, self.size * _FINE - 1, self.size * _FINE - 1), PIN)
        middle = self.size * _FINE / 2
        pen.text((middle, middle), self.label, PAPER, sized(round(0.58 * self.size * _FINE)), "mm")
        page.paste(head.reduce(_FINE), (x, y))
        self.box.draw(page, x + self.size + self.gap, y + round(0.06 * self.size))


def thumb_px(letters: float) -> int:
    """Return the side of a thumbnail for letters of a size."""
    return round(_THUMB * letters)


def row_box(
    row: LegendRow, width: int, letters: float, number: str | None, specimen: Specimen | None, public: bool
) -> Box:
    """Return a row.

    Parameters
    ----------
    row
        Its words.
    width
        How wide it is, px.
    letters
        Size of its letters, of those that styles declare.
    number
        Of its pin, or None where it has none.
    specimen
        Both ends of its parameter, or None where they are not shown.
    public
        True where nothing measured is told: neither number nor place on the line.
    """
    label, value, source, place, reason = (style.scaled(letters) for style in (_LABEL, _VALUE, _SOURCE, PLACE, _REASON))
    head, gap, close = round(1.36 * label.size), round(14 * letters), round(4 * letters)
    thumb = thumb_px(letters)
    shown: list[Image.Image] = []
    if specimen is not None:
        shown = [specimen.least, specimen.most]
        if public and specimen.here is not None:
            shown.insert(1, specimen.here)
    room = width - len(shown) * (thumb + gap)
    inside = room - (head + gap if number is not None else 0)
    title: Box = (
        Text(set_block(row.label, label, inside))
        if public
        else set_ends(row.label, row.value, (label, value), inside, 24)
    )
    reasons = Text(set_block(row.reason, reason, room))
    told = [] if public else _told(row, room, letters, source, place)
    words = Stack((Numbered(title, number, head, gap), *told, reasons), close)
    photos: list[tuple[Box, int]] = [
        (Photo(_sized(image, thumb), *((PIN, 4) if public and at == 1 and len(shown) > 2 else (HAIR, 1))), thumb)
        for at, image in enumerate(shown)
    ]
    if public:
        return Columns((*photos, (words, room)), gap)
    return Columns((*photos[:1], (words, room), *photos[1:]), gap)


def _told(row: LegendRow, width: int, letters: float, source: Style, place: Style) -> list[Box]:
    """Return where this recording lies between least and most, and by which number."""
    line = Scale(row.percentile, width, HAIR, INDIGO, max(round(9 * letters), 6))
    gap = round(20 * letters)
    if width_of(row.source, source) + width_of(row.place, place) + gap <= 1.02 * width:
        return [line, set_ends(row.source, row.place, (source, place), width, gap)]
    return [line, Text(set_block(row.source, source, width)), Text(set_block(row.place, place, width))]


def _sized(image: Image.Image, px: int) -> Image.Image:
    return image if image.width == px else image.resize((px, px), Image.Resampling.LANCZOS)
