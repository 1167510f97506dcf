"""A card of the colours of a cloth: each with its number and the baths that gave it."""

from batik_gen.deliverables.composing.cloths import tones_of
from batik_gen.deliverables.composing.paper import POINT, Blocks, Hand
from batik_gen.deliverables.composing.saying import about, say, whose
from batik_gen.deliverables.composing.writing import write_paper
from batik_gen.deliverables.values.job import Job
from batik_gen.render.processes.dyestuff import dyes
from batik_gen.render.processes.steps import Process
from batik_gen.render.processes.swatches import swatches
from batik_gen.render.processes.table import find_process, state_colours
from batik_gen.typesetting.colours import PAPER, SOFT
from batik_gen.typesetting.contrast import most_legible
from batik_gen.typesetting.faces import Face
from batik_gen.typesetting.inking import Colour
from batik_gen.typesetting.paragraphs import height_of, set_text, stacked
from batik_gen.typesetting.scene import Fill, Scene, Thing
from batik_gen.typesetting.type import Type

_MARGIN = 7.0


def make(job: Job) -> tuple[str, ...]:
    """Make the card."""
    member = job.members[0]
    width, height = job.deliverable.sheet_mm
    inner = width - 2 * _MARGIN
    process, tones = find_process(member.design.process, member.design.declaration), tones_of(member.design)
    hand = Hand(POINT, tones.dark, SOFT, job.lang, whose(member))
    heading = Type(Face.SERIF_STRONG, 15 * POINT, tones.dark, 1.1)
    saying = about(job, member)
    head: Blocks = [
        (set_text(say(job, "colours"), heading, inner, None), 0.0),
        (hand.head(saying.kind, inner, 7.5), 0.8),
    ]
    foot = hand.small(f"{saying.campaign}. {saying.in_short}", inner)
    shown = swatches(process)
    top, bottom = _MARGIN + height_of(head) + 4.0, height - _MARGIN - foot.height - 3.0
    each = (bottom - top) / len(shown)
    things: list[Thing] = [*stacked(head, _MARGIN, _MARGIN)]
    by = _baths(process, job)
    size = min(9.0, each / POINT / 2.6)
    for number, swatch in enumerate(shown):
        y = top + number * each
        ink = most_legible((tones.light, tones.dark, PAPER), swatch.colour)
        name = Type(Face.SANS_STRONG, size * POINT, ink, 1.2)
        told = Type(Face.SANS, 0.86 * size * POINT, ink, 1.2)
        red, green, blue = swatch.colour
        words = [
            (set_text(f"{swatch.hex.upper()} · RGB {red} {green} {blue}", name, inner, None), 0.0),
            (set_text(by[swatch.colour], told, inner - 8.0, job.lang), 0.3),
        ]
        things.append(Fill((_MARGIN, y, inner, each), swatch.colour))
        things += stacked(words, _MARGIN + 4.0, y + 0.5 * (each - height_of(words)))
    things += foot.runs(_MARGIN, height - _MARGIN - foot.height)
    return write_paper(job, [Scene(width, height, PAPER, tuple(things))], say(job, "colours"))


def _baths(process: Process, job: Job) -> dict[Colour, str]:
    """Return for each colour the dyes of the baths that reach it, in their order."""
    known = dyes()
    out: dict[Colour, str] = {}
    for wax, colour in state_colours(process).items():
        reached = [dip for dip, resisted in zip(process.dips, process.resists(), strict=True) if wax not in resisted]
        names = [_plain(known[dip.dye].title.say(job.lang)) if dip.dye in known else dip.dye for dip in reached]
        counted = [f"{name} x {names.count(name)}" if names.count(name) > 1 else name for name in dict.fromkeys(names)]
        out.setdefault(colour, " + ".join(counted) or say(job, "bare"))
    return out


def _plain(title: str) -> str:
    """Return what a dye is called without what it is made of."""
    return title.partition(" (")[0]
