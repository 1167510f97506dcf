"""Laying cloths out on one labelled sheet, for a phone or for A3 paper."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from PIL import Image

from batik_gen.typesetting.boxes import Box, Columns, Photo, Stack, Text, set_ends
from batik_gen.typesetting.colours import HAIR, INK, PAPER, SOFT, SOGA
from batik_gen.typesetting.typeset import Style, set_block
from batik_gen.values.errors import BadSize
from batik_gen.version import __version__

_LEADING = 1.25


@dataclass(frozen=True)
class Page:
    """Hold the measures of a sheet, in px.

    Parameters
    ----------
    width
        Width of the whole sheet.
    height
        Height of the whole sheet, or 0 where it may be as long as it needs to be.
    margin, gap
        Around everything, and between two cloths.
    least
        A cloth narrower than this shows nothing.
    text
        Size of the letters.
    dpi
        Pixels an inch when printed.
    """

    width: int
    height: int
    margin: int
    gap: int
    least: int
    text: int
    dpi: float


PAGES: Mapping[str, Page] = MappingProxyType(
    {
        "phone": Page(1080, 0, 36, 18, 240, 24, 72.0),
        "a3": Page(4961, 3508, 150, 50, 300, 52, 300.0),
    }
)


@dataclass(frozen=True)
class SheetGrid:
    """Hold how many columns stand side by side, how wide each cloth is, and how large its letters are."""

    across: int
    side: int
    text: int


def plan(page: Page, rows: int, headings: Sequence[str]) -> SheetGrid:
    """Choose how many columns to set side by side so that the cloths are as large as the page allows.

    Where they do not all fit side by side, the rest follow below in blocks of their own. On a
    page of any length as many stand side by side as are wide enough to be seen.

    Raises
    ------
    BadSize
        If they do not fit on the page at all.
    """
    room, columns = page.width - 2 * page.margin, len(headings)
    sides = {across: (room - (across - 1) * page.gap) // across for across in range(1, columns + 1)}
    if not page.height:
        seen = [across for across, side in sides.items() if side >= page.least]
        return SheetGrid(max(seen), sides[max(seen)], page.text) if seen else SheetGrid(1, room, page.text)
    best = SheetGrid(1, 0, page.text)
    for text in (page.text, page.text * 3 // 4, page.text // 2):
        smaller = replace(page, text=text)
        free = page.height - 2 * page.margin - 5 * text - 2 * page.gap
        fits = {across: _highest(smaller, rows, headings, across, side, free) for across, side in sides.items()}
        across = max(fits, key=lambda n: (fits[n], -n))
        if fits[across] > best.side:
            best = SheetGrid(across, fits[across], text)
        if best.side >= page.least:
            break
    if not best.side:
        raise BadSize(f"{rows} x {columns} cloths do not fit on one page; show fewer, or take --page phone")
    return best


def _highest(page: Page, rows: int, headings: Sequence[str], across: int, side: int, free: int) -> int:
    """Return the widest cloth, at most ``side``, with which so many columns fit the free height; 0 if none does."""
    style = Style(page.text, INK, _LEADING)
    said = (style.line + page.gap // 3) if rows > 1 else 0
    starts = range(0, len(headings), across)
    while side >= 3 * page.text:  # narrower, no word would fit under it
        words = [max(set_block(text, style, side).height for text in headings[k : k + across]) for k in starts]
        taken = sum(rows * (side + height + said + page.gap // 3 + page.gap) for height in words)
        if taken <= free:
            return side
        side -= max(1, (taken - free) // (rows * len(words)))
    return 0


def lay_out(
    page: Page,
    heading: str,
    note: str,
    rows: Sequence[str],
    headings: Sequence[str],
    cloth: Callable[[int, int, int], Image.Image],
) -> Image.Image:
    """Draw the sheet.

    Parameters
    ----------
    page
        Its measures.
    heading, note
        Above and below everything.
    rows
        What is said of each row; nothing is said where there is one row and its text is empty.
    headings
        What is said of each column.
    cloth
        Draws the cloth of a row and a column, so many px wide and high.
    """
    found = plan(page, len(rows), headings)
    page = replace(page, text=found.text)
    width = page.width - 2 * page.margin
    # What the page leaves over goes between the columns, up to a point.
    spare = (width - found.across * found.side) // max(found.across - 1, 1)
    apart = max(page.gap, min(spare, 3 * page.gap))
    small, label = Style(page.text, INK, _LEADING), Style(page.text, SOFT, _LEADING)
    blocks: list[Box] = []
    for start in range(0, len(headings), found.across):
        here = range(start, min(start + found.across, len(headings)))
        for row, said in enumerate(rows):
            cells: list[tuple[Box, int]] = []
            for column in here:
                words = Text(set_block(headings[column], small, found.side))
                photo = Photo(cloth(row, column, found.side), HAIR)
                cells.append((Stack((photo, words), page.gap // 3), found.side))
            line = Columns(cells, apart)
            blocks.append(Stack((Text(set_block(said, label, width)), line), page.gap // 3) if said else line)
    title = Text(set_block(heading, Style(page.text * 2, INK, 1.2), width))
    foot = set_ends(note, f"batik-gen {__version__}", (Style(page.text, SOGA), label), width, page.gap)
    whole = Stack((title, *blocks, foot), page.gap)
    height = page.height or whole.height + 2 * page.margin
    image = Image.new("RGB", (page.width, height), PAPER)
    whole.draw(image, page.margin, page.margin)
    return image
