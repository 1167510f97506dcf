"""Contact sheets: all cloths of a campaign side by side, by id, and by name where that is allowed."""

from dataclasses import replace

from batik_gen.deliverables.composing.cloths import piece
from batik_gen.deliverables.composing.paper import POINT, Hand
from batik_gen.deliverables.composing.saying import about, say
from batik_gen.deliverables.composing.writing import MM_PER_INCH, write_paper
from batik_gen.deliverables.values.job import Job, Member
from batik_gen.typesetting.colours import INK, PAPER, SOFT
from batik_gen.typesetting.faces import Face
from batik_gen.typesetting.paragraphs import SMALL_SHRINK, set_text, set_title
from batik_gen.typesetting.scene import Scene, Shown, Thing
from batik_gen.typesetting.type import Type

_MARGIN, _GAP = 14.0, 6.0
_HEAD, _FOOT, _WORDS = 16.0, 10.0, 14.0
"""Room for the head and the foot of a sheet, and for the words below a cloth, mm."""


def make(job: Job) -> tuple[str, ...]:
    """Make as many sheets as it takes, each a PDF and a picture: no more than one is held in memory."""
    columns, rows = _grid(job)
    each = columns * rows
    count = -(-len(job.members) // each)
    names: list[str] = []
    for number in range(count):
        part = replace(job, stem=f"{job.stem}-{number + 1:03d}" if count > 1 else job.stem)
        members = job.members[number * each : (number + 1) * each]
        scene = _sheet(job, members, (columns, rows), (number + 1, count))
        names += write_paper(part, [scene], say(job, "all_cloths"))
    return tuple(names)


def _grid(job: Job) -> tuple[int, int]:
    """Return columns and rows: few people are shown larger, on one sheet."""
    most, rows = job.deliverable.settings["columns"], job.deliverable.settings["rows"]
    for columns in range(2, most):
        fewer = max(columns * rows // most, 1)
        if columns * fewer >= len(job.members):
            return columns, fewer
    return most, rows


def _sheet(job: Job, members: tuple[Member, ...], grid: tuple[int, int], page: tuple[int, int]) -> Scene:
    (width, height), settings = job.deliverable.sheet_mm, job.deliverable.settings
    (columns, rows), (number, count) = grid, page
    wide = (width - 2 * _MARGIN - (columns - 1) * _GAP) / columns
    tall = (height - 2 * _MARGIN - _HEAD - _FOOT - (rows - 1) * _GAP) / rows
    side = min(wide, tall - _WORDS)
    down = side + _WORDS + _GAP
    px = round(side * (job.deliverable.dpi or 150.0) / MM_PER_INCH)
    hand = Hand(POINT, INK, SOFT, job.lang, "the campaign")
    heading = Type(Face.SERIF_STRONG, 20 * POINT, INK, 1.1)
    things: list[Thing] = [*set_text(say(job, "all_cloths"), heading, 0.6 * width, None).runs(_MARGIN, _MARGIN)]
    saying = about(job, members[0])
    right = hand.small(saying.campaign, 0.35 * width, 9.0)
    things += right.runs(width - _MARGIN, _MARGIN, "right")
    for at, member in enumerate(members):
        x = _MARGIN + (at % columns) * (wide + _GAP)
        y = _MARGIN + _HEAD + (at // columns) * down
        cloth = piece(member.design, (settings["across_mm"],) * 2, (px, px))
        things.append(Shown(cloth, (x, y, side, side)))
        things += _words(job, member, hand, x, y + side + 1.6, wide)
    foot = hand.small(f"{say(job, 'what_it_is')}. {saying.disclaimer}", width - 2 * _MARGIN - 40.0, 7.5)
    things += foot.runs(_MARGIN, height - _MARGIN - foot.height)
    if count > 1:
        told = hand.small(say(job, "sheet_of", number=number, count=count), 38.0, 7.5)
        things += told.runs(width - _MARGIN, height - _MARGIN - told.height, "right")
    return Scene(width, height, PAPER, tuple(things))


def _words(job: Job, member: Member, hand: Hand, x: float, y: float, wide: float) -> list[Thing]:
    """Return the name of the motif below a cloth, and whose it is."""
    shown = member.shown
    name = Type(Face.SANS_STRONG, 8.5 * hand.unit, hand.ink, 1.15)
    told = Type(Face.SANS, 7.0 * hand.unit, hand.soft, 1.2)
    heading = set_title(
        about(job, member).heading, name, wide, 2, f"the name of the motif of {shown.id}", 0.6, SMALL_SHRINK
    )
    below = set_title(
        " · ".join(part for part in (shown.name, shown.id) if part), told, wide, 2, shown.id, 0.6, SMALL_SHRINK
    )
    return [*heading.runs(x, y), *below.runs(x, y + heading.height + 0.4)]
