"""Group cloths: one cloth of all who allow it, with a legend in both languages that says whose patch is whose.

Patches belong to ids (``pattern.patchwork.owning``). What carries no word is made once; a recipe is left out, for it
would hold everybody's proportions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PIL import Image

from batik_gen.deliverables.composing.paper import POINT, Hand
from batik_gen.deliverables.composing.saying import say
from batik_gen.deliverables.composing.writing import MM_PER_INCH, write_paper, write_picture
from batik_gen.deliverables.texts.table import LANGS, text
from batik_gen.deliverables.values.job import Job, Member
from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.patchwork.owning import seed_of
from batik_gen.pattern.patchwork.together import together, usual_side, whose
from batik_gen.render.dyeing.dye import dye
from batik_gen.typesetting.colours import INK, PAPER, SOFT
from batik_gen.typesetting.faces import Face
from batik_gen.typesetting.paragraphs import set_text, set_title
from batik_gen.typesetting.scene import Scene, Shown, Thing
from batik_gen.typesetting.type import Type
from batik_gen.values.arrays import FloatArray
from batik_gen.values.design import Design, Naming
from batik_gen.values.words import capital

NAMES, IDS, NOTHING = "names", "ids", "none"
"""What the setting ``legend`` may say: names where they are allowed, else ids; ids alone; no legend."""

_PAGE, _MARGIN, _GAP = (297.0, 420.0), 16.0, 6.0
"""A3; a cloth of hundreds of patches can be read on it, and an office enlarges or prints it."""
_LINE = 4.4
"""From one line of small print to the next, mm."""
_VEIL = 0.68
"""How far the cloth is faded beneath the numbers."""
_SMALLEST, _LARGEST = 4.5, 13.0
"""Letters on patches, points."""


@dataclass(frozen=True)
class _Size:
    """Say in how many columns names are set, and how much larger than small print."""

    columns: int
    large: float


_SIZES = (_Size(2, 1.6), _Size(3, 1.3), _Size(4, 1.0))
"""From what few people have to what many have."""


@dataclass(frozen=True)
class _Cloth:
    """Hold the shared cloth, its picture, its people in the order of their ids, and whose patches lie where."""

    design: Design
    image: Image.Image
    members: tuple[Member, ...]
    patches: Sequence[tuple[int, FloatArray]]


def make(job: Job) -> tuple[str, ...]:
    """Make the cloth as a picture, and its legend as a PDF in each language; raises BatikGenError.

    Of more people than have room on one cloth several are made, each of those whom their ids put there.
    """
    parts = _parts(job)
    if len(parts) == 1:
        return _make(job, parts[0])
    made = [_make(replace(job, stem=f"{job.stem}-{number}"), part) for number, part in enumerate(parts, 1)]
    return tuple(name for names in made for name in names)


def _parts(job: Job) -> list[tuple[Member, ...]]:
    """Divide people among as many cloths as it takes, halves of halves, so that a person seldom changes cloths."""
    members, count = sorted(job.members, key=lambda member: member.shown.id), 1
    while True:
        parts = [tuple(m for m in members if seed_of(m.shown.id) % count == part) for part in range(count)]
        if max(map(len, parts)) <= job.deliverable.settings["most_people"]:
            return [part for part in parts if part]
        count *= 2


def _make(job: Job, members: tuple[Member, ...]) -> tuple[str, ...]:
    """Make the cloth of these people."""
    settings = job.deliverable.settings
    shared = shared_by(members, settings, job.deliverable.size_mm)
    width, height = shared.size_mm
    scale = min(settings["px_per_mm"], settings["most_px"] / max(width, height))
    image = dye(draw(shared), px=(round(width * scale), round(height * scale))).image.convert("RGB")
    name = f"{job.stem}{job.deliverable.ending}"
    write_picture(image, job.folder / name, scale * MM_PER_INCH, job.deliverable.most_bytes)
    if settings["legend"] == NOTHING:
        return (name,)
    cloth = _Cloth(shared, image, members, whose(shared))
    legends = [_legend(replace(job, lang=lang, stem=f"{job.stem}.legend.{lang}"), cloth) for lang in LANGS]
    return (name, *(each for names in legends for each in names))


def shared_by(members: Sequence[Member], settings: Mapping[str, Any], size_mm: tuple[float, float] | None) -> Design:
    """Return the cloth of these people, in the motif and process of a deliverable's settings."""
    return together(
        settings["motif"],
        [_own(member, settings["motif"]) for member in members],
        process=settings.get("process") or None,
        size_mm=size_mm,
        ids=[member.shown.id for member in members],
    )


def _own(member: Member, motif: str) -> Design:
    """Return what a person brings: their cloth's Design; for friezes one that is drawn as these."""
    if motif == "lereng" != member.design.motif:
        return design(member.portrait, motif=motif, voice=member.design.voice, seed=member.design.seed)
    return replace(member.design, cloth="", patches=(), owners=(), naming=Naming())


def _legend(job: Job, cloth: _Cloth) -> tuple[str, ...]:
    """Lay out the cloth with numbers, and the list of its people, on as many sheets as it takes."""
    (width, height), inner = _PAGE, _PAGE[0] - 2 * _MARGIN
    hand = Hand(POINT, INK, SOFT, job.lang, "the campaign")
    motif = family_named(cloth.design.motif).label.say(job.lang)
    title = _say(job, "title", motif=capital(motif), count=len(cloth.members))
    heading = set_title(title, Type(Face.SERIF_STRONG, 26 * POINT, INK, 1.1), inner, 2, "the title", 0.6)
    how = _say(job, "stretches") if cloth.design.motif == "lereng" else _say(job, "patches")
    told = hand.text(f"{how} {_say(job, 'going')}", inner, 9.5)
    foot = hand.small(
        f"{say(job, 'what_it_is')}. {job.brand.disclaimer.say(job.lang)} {job.brand.campaign}", inner, 7.5
    )
    top = _MARGIN + heading.height + 2.5 + told.height + _GAP
    share = cloth.design.size_mm[1] / cloth.design.size_mm[0]
    wide = min(inner, (0.64 * height) / share)
    left = _MARGIN + 0.5 * (inner - wide)
    room = height - _MARGIN - foot.height - _GAP - top - wide * share - _GAP
    # Few names are set larger.
    people = len(cloth.members)
    size = next((one for one in _SIZES if -(-people // one.columns) * _LINE * one.large <= room), _SIZES[-1])
    first = max(int(room / (_LINE * size.large)), 1) * size.columns
    later = int((height - 2 * _MARGIN - foot.height - _GAP) / _LINE) * _SIZES[-1].columns
    things: list[Thing] = [
        *heading.runs(_MARGIN, _MARGIN),
        *told.runs(_MARGIN, _MARGIN + heading.height + 2.5),
        Shown(
            Image.blend(cloth.image, Image.new("RGB", cloth.image.size, PAPER), _VEIL), (left, top, wide, wide * share)
        ),
        *_numbers(cloth, left, top, wide / cloth.design.size_mm[0]),
        *_list(job, cloth.members[:first], 1, size, top + wide * share + _GAP),
    ]
    sheets = [things]
    for begun in range(first, len(cloth.members), later):
        sheets.append(_list(job, cloth.members[begun : begun + later], begun + 1, _SIZES[-1], _MARGIN))
    below = foot.runs(_MARGIN, height - _MARGIN - foot.height)
    return write_paper(job, [Scene(width, height, PAPER, (*sheet, *below)) for sheet in sheets], title)


def _numbers(cloth: _Cloth, left: float, top: float, scale: float) -> list[Thing]:
    """Return each person's number on their patches."""
    across = usual_side(cloth.design, len(cloth.patches)) * scale
    letter = Type(Face.SANS_STRONG, min(max(0.3 * across, _SMALLEST * POINT), _LARGEST * POINT), INK, 1.0)
    things: list[Thing] = []
    for number, at in cloth.patches:
        x, y = (float(value) * scale for value in at)
        set_number = set_text(str(number), letter, 100.0, None)
        things += set_number.runs(left + x, top + y - 0.5 * set_number.height, "middle")
    return things


def _list(job: Job, members: tuple[Member, ...], begun: int, size: _Size, top: float) -> list[Thing]:
    """Return the numbers and names of people in columns."""
    columns, large = size.columns, size.large
    wide = (_PAGE[0] - 2 * _MARGIN - (columns - 1) * _GAP) / columns
    strong, plain = (Type(face, 8 * large * POINT, INK, 1.2) for face in (Face.SANS_STRONG, Face.SANS))
    rows, indent = -(-len(members) // columns), 7.0 * large
    things: list[Thing] = []
    for at, member in enumerate(members):
        x, y = _MARGIN + (at // rows) * (wide + _GAP), top + (at % rows) * _LINE * large
        shown = member.shown
        called = shown.name if shown.name and job.deliverable.settings["legend"] == NAMES else shown.id
        things += set_text(str(begun + at), strong, indent, None).runs(x, y)
        name = set_title(called, plain, wide - indent, 1, f"the name of {shown.id}", 0.4)
        # A name that had to be set smaller stands on the line of its number.
        things += name.runs(x + indent, y + plain.size - name.type.size)
    return things


def _say(job: Job, key: str, /, **values: object) -> str:
    return text(f"group.{key}", job.lang, job.brand.texts, **values)
