"""A wall label: what hangs beside the cloth, read from a step away."""

from batik_gen.deliverables.composing.cloths import tones_of
from batik_gen.deliverables.composing.paper import POINT, Blocks, Hand, logos_ending_at
from batik_gen.deliverables.composing.saying import about, say, whose
from batik_gen.deliverables.composing.writing import write_paper
from batik_gen.deliverables.values.job import Job
from batik_gen.typesetting.colours import PAPER, SOFT
from batik_gen.typesetting.paragraphs import height_of, stacked
from batik_gen.typesetting.scene import Fill, Scene, Thing
from batik_gen.values.errors import BadValue

_MARGIN, _BAND = 13.0, 3.0
_LOGO = 8.0


def make(job: Job) -> tuple[str, ...]:
    """Make the label; raises BatikGenError where the words do not fit."""
    member = job.members[0]
    width, height = job.deliverable.sheet_mm
    inner, who = width - 2 * _MARGIN, whose(member)
    saying, tones = about(job, member), tones_of(member.design)
    hand = Hand(POINT, tones.dark, SOFT, job.lang, who)
    head = hand.naming(saying, inner, (34.0, 18.0, 17.0), (4.2, 4.2), 2)
    head.append((hand.head(saying.kind, inner, 12.0), 2.0))
    credit = f"{saying.credit}." if saying.credit else ""
    told = [saying.story or saying.meaning, credit]
    foot: Blocks = [(hand.small(saying.disclaimer, 0.72 * inner, 9.0), 0.0)]
    foot.append((hand.small(f"{say(job, 'print_note')} {saying.campaign}.", 0.72 * inner, 9.0), 0.8))
    foot_at = height - _MARGIN - height_of(foot)
    body_at = _MARGIN + _BAND + height_of(head) + 5.0
    for points in (19.0, 17.5, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0):
        body = hand.text(" ".join(part for part in told if part), inner, points)
        if body_at + body.height + 3.0 <= foot_at:
            break
    else:
        raise BadValue(f"the story of {who} is too long for the wall label; shorten it")
    things: tuple[Thing, ...] = (
        Fill((0.0, 0.0, width, _BAND), tones.accent),
        *stacked(head, _MARGIN, _MARGIN + _BAND),
        *body.runs(_MARGIN, body_at),
        *stacked(foot, _MARGIN, foot_at),
        *logos_ending_at(width - _MARGIN, job.brand, height - _MARGIN - _LOGO, _LOGO, 0.24 * inner),
    )
    return write_paper(job, [Scene(width, height, PAPER, things)], saying.heading)
