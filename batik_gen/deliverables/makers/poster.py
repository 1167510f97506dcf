"""A poster: the cloth large on paper, its name below, small what it is; nothing touches the edge."""

from batik_gen.deliverables.composing.cloths import across, tones_of
from batik_gen.deliverables.composing.paper import POINT, Hand, line, logos_ending_at
from batik_gen.deliverables.composing.saying import about, say, whose
from batik_gen.deliverables.composing.writing import MM_PER_INCH, write_paper
from batik_gen.deliverables.values.job import Job
from batik_gen.typesetting.colours import PAPER, SOFT
from batik_gen.typesetting.faces import Face
from batik_gen.typesetting.paragraphs import height_of, set_title, stacked
from batik_gen.typesetting.scene import Scene, Shown, Thing
from batik_gen.typesetting.type import Type
from batik_gen.values.errors import BadSize

_A4_WIDTH = 210.0
_MARGIN, _GUTTER, _FOOT = 0.072, 0.045, 0.024
"""Margin, space between columns and height of the foot, as shares of the width."""
_LEAST_CLOTH, _MOST_CLOTH = 0.5, 0.665
"""Share of the sheet's height that the cloth takes, at least and at most: posters side by side shall be alike."""


def make(job: Job) -> tuple[str, ...]:
    """Make the poster; raises BatikGenError where the words do not fit."""
    wanted, member = job.deliverable, job.members[0]
    assert wanted.dpi is not None
    width, height = wanted.sheet_mm
    saying, tones = about(job, member), tones_of(member.design)
    # Letters grow with the sheet, a little less than it does.
    hand = Hand(POINT * (width / _A4_WIDTH) ** 0.85, tones.dark, SOFT, job.lang, whose(member))
    margin, gutter = _MARGIN * width, _GUTTER * width
    inner = width - 2 * margin
    left_wide = 0.56 * (inner - gutter)
    right_wide = inner - gutter - left_wide
    sort = Type(Face.SANS_STRONG, 9.0 * hand.unit, tones.accent, 1.2, 0.04)
    left = [(set_title(saying.kind, sort, left_wide, 2, f"the kind of {hand.whose}", 0.7), 0.0)]
    (heading, _), *below = hand.naming(saying, left_wide, (38.0, 14.0, 12.0), (4.0, 5.0), 3)
    left += [(heading, 4.0 * hand.unit), *below]
    if saying.credit:
        born = Type(Face.SANS, 12.0 * hand.unit, tones.dark, 1.25)
        credit = set_title(saying.credit, born, left_wide, 2, f"the credit of {hand.whose}")
        left.append((credit, 1.5 * hand.unit))
    told = [(say(job, "story"), saying.story)] if saying.story else [(say(job, "meaning"), saying.meaning)]
    told.append((say(job, "how_to_read"), " ".join(saying.brief)))
    right = hand.parts(told, right_wide, 8.6, 7.0)
    foot = [(hand.small(saying.disclaimer, 0.62 * inner), 0.0), (hand.small(saying.campaign, 0.62 * inner), hand.unit)]
    logo_tall = _FOOT * width * 1.6
    foot_tall = max(height_of(foot), logo_tall if job.brand.logos else 0.0)
    words_tall = max(height_of(left), height_of(right))
    gap = 0.75 * margin
    cloth_tall = min(height - 2 * margin - words_tall - foot_tall - 2 * gap, _MOST_CLOTH * height)
    if cloth_tall < _LEAST_CLOTH * height:
        raise BadSize(
            f"the words of {hand.whose} leave too little room for the cloth on {wanted.id}; shorten the story"
        )
    scale = wanted.dpi / MM_PER_INCH
    px = round(inner * scale), round(cloth_tall * scale)
    picture = across(member.design, wanted.settings["across_mm"], px)
    top, foot_at = margin + cloth_tall + gap, height - margin - foot_tall
    things: list[Thing] = [
        Shown(picture, (margin, margin, inner, cloth_tall)),
        *stacked(left, margin, top),
        *stacked(right, width - margin - right_wide, top),
        line(margin, foot_at - 0.5 * gap, inner, 0.4 * hand.unit, tones.dark),
        *stacked(foot, margin, foot_at),
        *logos_ending_at(width - margin, job.brand, foot_at, logo_tall, 0.3 * inner),
    ]
    return write_paper(job, [Scene(width, height, PAPER, tuple(things))], saying.heading)
