"""The report as PDF: cloths in rows, and for the archive a list of what was not made and why."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any

from batik_gen.campaign.report.telling import Sayer, as_seen, counts
from batik_gen.campaign.report.thumbnails import thumbnail
from batik_gen.campaign.values.report import Audience, Report, ReportRow, State
from batik_gen.deliverables.composing.paper import POINT, Hand, line, logos_of
from batik_gen.deliverables.composing.writing import POINTS_A_MM
from batik_gen.render.files.pdf_metadata import tell_making
from batik_gen.render.picture.marking import Marking
from batik_gen.typesetting.colours import INK, PAPER, SOFT
from batik_gen.typesetting.faces import Face, lacking
from batik_gen.typesetting.paragraphs import Paragraph, height_of, set_text, set_title, stacked
from batik_gen.typesetting.pdf_pages import write_pages
from batik_gen.typesetting.scene import Fill, Scene, Shown, Thing
from batik_gen.typesetting.type import Type
from batik_gen.values.errors import BadValue
from batik_gen.values.files import write_whole

_WIDTH, _HEIGHT, _MARGIN = 210.0, 297.0, 16.0
_COLUMNS, _GAP, _WORDS, _FOOT = 4, 5.0, 17.0, 13.0
_SIDE_PX = 260
_HEAD = 46.0
"""Room for the head of the first page, mm."""
_EMPTY = (226, 217, 200)
"""Stands where there is no picture."""


def write_pdf(report: Report, path: Path) -> None:
    """Write the report as PDF in the language that it opens in, page by page; raises CannotWrite."""
    write_whole(path, partial(_write, as_seen(report)))


def _write(report: Report, file: IO[bytes]) -> None:
    sayer = Sayer(report)
    title = sayer.both("title", campaign=report.brand.campaign).say(report.lang)
    marking = Marking(round(_WIDTH * 10), round(_HEIGHT * 10), 254.0)
    tell: Any = partial(tell_making, marking=marking)
    write_pages(file, _pages(report, sayer), POINTS_A_MM, title, tell, report.lang)


def _pages(report: Report, sayer: Sayer) -> Iterator[Scene]:
    made = [row for row in report.rows if row.state is State.MADE]
    others = [row for row in report.rows if row.state is not State.MADE]
    hand = Hand(POINT, INK, SOFT, report.lang, "the report")
    side = (_WIDTH - 2 * _MARGIN - (_COLUMNS - 1) * _GAP) / _COLUMNS
    tall = side + _WORDS
    head, begun = _head(report, sayer, hand)
    first = int((_HEIGHT - _MARGIN - _FOOT - begun) / tall) * _COLUMNS
    later = int((_HEIGHT - 2 * _MARGIN - _FOOT) / tall) * _COLUMNS
    shares = [made[:first], *(made[at : at + later] for at in range(first, len(made), later))]
    lists = list(_lists(sayer, hand, others))
    count = len(shares) + len(lists)
    for number, rows in enumerate(shares, 1):
        top = begun if number == 1 else _MARGIN
        things: list[Thing] = list(head) if number == 1 else []
        for at, row in enumerate(rows):
            x, y = _MARGIN + (at % _COLUMNS) * (side + _GAP), top + (at // _COLUMNS) * tall
            things += _cloth(sayer, row, hand, (x, y, side))
        yield _scene(report, sayer, hand, things, (number, count))
    for number, told in enumerate(lists, len(shares) + 1):
        yield _scene(report, sayer, hand, told, (number, count))


def _head(report: Report, sayer: Sayer, hand: Hand) -> tuple[list[Thing], float]:
    """Return the head of the first page, and where the cloths begin below it."""
    inner = _WIDTH - 2 * _MARGIN
    logos = logos_of(report.brand, _MARGIN, _MARGIN, 12.0, inner)
    top = _MARGIN + (16.0 if logos else 0.0)
    heading = Type(Face.SERIF_STRONG, 26 * POINT, INK, 1.1)
    blocks = [(set_title(report.brand.campaign, heading, inner, 3, "the campaign's name", 0.6), 0.0)]
    blocks += [(hand.text(said.say(report.lang), inner), 1.2) for said in sayer.about()]
    if report.audience is Audience.ARCHIVE:
        said = [
            f"{count} {sayer.both(f'state_{state.value}').say(report.lang)}"
            for state, count in counts(report.rows).items()
        ]
        blocks.append((hand.head(" · ".join(said), inner, 9.5), 2.0))
    return [*logos, *stacked(blocks, _MARGIN, top)], max(top + height_of(blocks) + 8.0, _HEAD)


def _cloth(sayer: Sayer, row: ReportRow, hand: Hand, place: tuple[float, float, float]) -> list[Thing]:
    (x, y, side), lang = place, sayer.report.lang
    box = (x, y, side, side)
    shown: Thing = Shown(thumbnail(row.picture, _SIDE_PX), box) if row.picture else Fill(box, _EMPTY)
    name = Type(Face.SANS_STRONG, 8.5 * hand.unit, hand.ink, 1.15)
    told = Type(Face.SANS, 7 * hand.unit, hand.soft, 1.2)
    whose = sayer.whose(row).say(lang)
    of = dict.fromkeys(part for part in (whose, row.id) if part)
    kind = sayer.kind(row).say(lang)
    blocks = [
        (_set(sayer.heading(row).say(lang), name, side, 2), 0.0),
        *((_set(each, told, side, 2), 0.4) for each in of),
        *(((_set(kind, told, side, 1), 0.2),) if kind else ()),
    ]
    return [shown, *stacked(blocks, x, y + side + 1.4)]


def _set(words: str, type_: Type, width: float, most_lines: int) -> Paragraph:
    """Set words, cut short where they fit in no size that can be read: a report is never refused for a name."""
    words = _legible(words)
    try:
        return set_title(words, type_, width, most_lines, words, 0.75)
    except BadValue:
        # So many of the widest letters go on a line.
        most = int(most_lines * width / type_.wide("W"))
        return set_text(f"{words[:most]}…" if len(words) > most else words, type_, width, None)


def _legible(words: str) -> str:
    """Return words with a question mark for each sign that the letters lack."""
    return "".join("?" if lacking(sign, Face.SANS) else sign for sign in words)


def _lists(sayer: Sayer, hand: Hand, rows: Sequence[ReportRow]) -> Iterator[list[Thing]]:
    """Yield pages of what was not made and why."""
    lang, things, y = sayer.report.lang, list[Thing](), _MARGIN
    for row in rows:
        called = hand.head(_legible(" · ".join(part for part in (row.id, row.name) if part)), 52.0, 8.5)
        state = sayer.state(row).say(lang)
        reason = row.reason.say(lang)
        told = hand.text(_legible(f"{state}: {reason}" if reason else state), _WIDTH - 2 * _MARGIN - 56.0, 8.5)
        tall = max(called.height, told.height) + 3.0
        if things and y + tall > _HEIGHT - _MARGIN - _FOOT:
            yield things
            things, y = [], _MARGIN
        things += [*called.runs(_MARGIN, y), *told.runs(_MARGIN + 56.0, y)]
        things.append(line(_MARGIN, y + tall - 1.6, _WIDTH - 2 * _MARGIN, 0.1, SOFT))
        y += tall
    if things:
        yield things


def _scene(report: Report, sayer: Sayer, hand: Hand, things: list[Thing], page: tuple[int, int]) -> Scene:
    words = " ".join(said.say(report.lang) for said in sayer.foot())
    foot = hand.small(words, _WIDTH - 2 * _MARGIN - 26.0, 7.0)
    type_ = Type(Face.SANS, 7.0 * hand.unit, SOFT, 1.2)
    number = set_text(sayer.both("page", number=page[0], count=page[1]).say(report.lang), type_, 24.0, None)
    below = [
        *foot.runs(_MARGIN, _HEIGHT - _MARGIN - foot.height),
        *number.runs(_WIDTH - _MARGIN, _HEIGHT - _MARGIN - number.height, "right"),
    ]
    return Scene(_WIDTH, _HEIGHT, PAPER, (*things, *below))
