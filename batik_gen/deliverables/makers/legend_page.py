"""The legend of a cloth: for the public without numbers, or in full for the person alone."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from batik_gen.deliverables.composing.cloths import piece
from batik_gen.deliverables.composing.writing import MM_PER_INCH, check_bytes
from batik_gen.deliverables.makers.cloth_print import as_wanted
from batik_gen.deliverables.values.job import Job
from batik_gen.legend.kinds import LegendKind
from batik_gen.legend.page import THUMB, LegendWish, picture_legend
from batik_gen.legend.pointing.specimens import Specimens, specimens_of
from batik_gen.legend.sheets import SHEETS
from batik_gen.render.files.save import save
from batik_gen.render.picture.picture import Picture
from batik_gen.values.design import Design, Naming
from batik_gen.values.errors import BadValue

_PX = 1600
"""Longer side of the picture that a legend is laid out with."""


def make(job: Job) -> tuple[str, ...]:
    """Make the page.

    Raises
    ------
    BadValue
        If there is no such kind or sheet of legends.
    """
    settings, member = job.deliverable.settings, job.members[0]
    kinds = {kind.value: kind for kind in LegendKind if kind is not LegendKind.NONE}
    if settings["tells"] not in kinds or settings["sheet"] not in SHEETS:
        raise BadValue(f"a legend tells {', '.join(kinds)} and its sheet is {', '.join(SHEETS)}; choose one of each")
    # Numbers that may not be shown are on no page, whatever was chosen.
    kind = kinds[settings["tells"]] if member.shown.numbers or not job.deliverable.needs else LegendKind.PUBLIC
    shown = member.shown
    design = replace(
        as_wanted(job), naming=Naming(shown.motif_name, shown.title, shown.story, shown.credit), cloth="", repeat=None
    )
    width, height = design.size_mm
    share = _PX / max(width, height)
    image = piece(design, design.size_mm, (round(width * share), round(height * share)))
    picture = Picture(image, share * MM_PER_INCH)
    wish = LegendWish(lang=job.lang, kind=kind, sheet=SHEETS[settings["sheet"]])
    name = f"{job.stem}{job.deliverable.ending}"
    unnamed = replace(design, naming=Naming()).to_toml()
    specimens = _specimens(_Wish(unnamed, design, kind is LegendKind.PUBLIC))
    page = picture_legend(picture, design, member.portrait, wish, specimens)
    save(page, job.folder / name, recipe=False)
    check_bytes(job.folder / name, job.deliverable.most_bytes)
    return (name,)


@dataclass(frozen=True)
class _Wish:
    """Hold what is shown at both ends of its parameters, told apart by its text without what it is called."""

    text: str
    design: Design = field(compare=False)
    here: bool


@lru_cache(maxsize=2)
def _specimens(wish: _Wish) -> Specimens:
    """Return the pictures of the rows, which take longest and are the same in both languages."""
    return specimens_of(wish.design, None, THUMB, here=wish.here)
