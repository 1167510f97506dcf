"""A card of two sides: the cloth with its name; what it means, how it is read and what the wave did."""

from collections.abc import Sequence

from batik_gen.deliverables.composing.cloths import Tones, across, tones_of
from batik_gen.deliverables.composing.paper import POINT, Blocks, Hand, line, logos_ending_at
from batik_gen.deliverables.composing.saying import Saying, about, say, whose
from batik_gen.deliverables.composing.writing import MM_PER_INCH, write_paper
from batik_gen.deliverables.values.job import Job
from batik_gen.typesetting.colours import PAPER, SOFT
from batik_gen.typesetting.faces import Face
from batik_gen.typesetting.paragraphs import height_of, set_text, stacked
from batik_gen.typesetting.scene import Scene, Shown
from batik_gen.typesetting.type import Type
from batik_gen.values.errors import BadValue

_MARGIN = 7.0
_LARGEST, _SMALLEST, _STEP = 9.1, 5.8, 0.3
"""Points of the words on the back; smaller ones cannot be read."""


def make(job: Job) -> tuple[str, ...]:
    """Make the card; raises BatikGenError where the words do not fit."""
    member = job.members[0]
    saying, tones = about(job, member), tones_of(member.design)
    return write_paper(job, [_front(job, saying, tones), _back(job, saying, tones)], saying.heading)


def _front(job: Job, saying: Saying, tones: Tones) -> Scene:
    member, (width, height) = job.members[0], job.deliverable.sheet_mm
    inner, who = width - 2 * _MARGIN, whose(member)
    hand = Hand(POINT, tones.dark, SOFT, job.lang, who)
    words = hand.naming(saying, inner, (19.0, 9.0, 8.2), (2.3, 3.4), 2)
    words.append((set_text(saying.sort, Type(Face.SANS_STRONG, 8.2 * POINT, tones.dark, 1.25), inner, None), 0.3))
    tall = height - 2 * _MARGIN - height_of(words) - 4.5
    scale = (job.deliverable.dpi or 300.0) / MM_PER_INCH
    cloth = across(member.design, job.deliverable.settings["across_mm"], (round(inner * scale), round(tall * scale)))
    runs = stacked(words, _MARGIN, _MARGIN + tall + 4.5)
    return Scene(width, height, PAPER, (Shown(cloth, (_MARGIN, _MARGIN, inner, tall)), *runs))


def _back(job: Job, saying: Saying, tones: Tones) -> Scene:
    width, height = job.deliverable.sheet_mm
    inner = width - 2 * _MARGIN
    hand = Hand(POINT, tones.dark, SOFT, job.lang, whose(job.members[0]))
    logo = 6.0 if job.brand.logos else 0.0
    contact = say(job, "contact", contact=job.brand.contact) if job.brand.contact else ""
    foot: Blocks = [(hand.small(told, inner - 30.0 * bool(logo)), 0.3) for told in (saying.campaign, contact) if told]
    foot.insert(0, (hand.small(saying.disclaimer, inner), 0.0))
    foot_at = height - _MARGIN - height_of(foot)
    body = _fitting(hand, _told(job, saying), inner, foot_at - _MARGIN - 4.0, whose(job.members[0]))
    things = (
        *stacked(body, _MARGIN, _MARGIN),
        line(_MARGIN, foot_at - 2.4, inner, 0.12, tones.dark),
        *stacked(foot, _MARGIN, foot_at),
        *logos_ending_at(width - _MARGIN, job.brand, height - _MARGIN - logo, logo, 28.0),
    )
    return Scene(width, height, PAPER, things)


def _told(job: Job, saying: Saying) -> list[list[tuple[str, str]]]:
    """Return what the back tells, from the fullest to the shortest."""
    credit = f"{saying.credit}." if saying.credit else ""
    story = (say(job, "story"), " ".join(part for part in (saying.story, credit) if part))
    meaning = (say(job, "meaning"), saying.meaning)
    reading = (say(job, "how_to_read"), " ".join(saying.reading))
    did = [row.reason.rstrip(".") + (f" ({row.place})." if row.place else ".") for row in saying.rows]
    # Where no number may be told, a family that is not read by rules has told all of it already.
    again = " ".join(did) == reading[1]
    wave, short = ((say(job, "what_the_wave_did"), "" if again else " ".join(did[:count])) for count in (len(did), 2))
    return [
        [story, meaning, (saying.kind, f"{saying.rule} {saying.process}"), reading, wave],
        [story, meaning, reading, wave],
        [story, meaning, reading, short],
        [story, meaning, reading],
    ]


def _fitting(hand: Hand, ways: Sequence[list[tuple[str, str]]], width: float, room: float, who: str) -> Blocks:
    """Return the fullest words in the largest letters that have room; raises BadValue where none have."""
    points = [_LARGEST - _STEP * step for step in range(round((_LARGEST - _SMALLEST) / _STEP) + 1)]
    for told in ways:
        for size in points:
            blocks = hand.parts(told, width, size, 0.9 * size)
            if height_of(blocks) <= room:
                return blocks
    raise BadValue(f"the story of {who} is too long for the card; shorten it")
