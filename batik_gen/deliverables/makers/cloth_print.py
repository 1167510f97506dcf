"""The cloth as a print: the whole of it in true size, with what is around it."""

from dataclasses import replace

from batik_gen.deliverables.composing.writing import check_bytes
from batik_gen.deliverables.values.job import Job
from batik_gen.pattern.drawing.draw import Strips
from batik_gen.render.files.stream import stream
from batik_gen.render.files.trim import Trim
from batik_gen.values.design import Design
from batik_gen.values.errors import BadValue

DRAW, NONE = "draw", "none"
_USUAL_DPI = 300.0


def make(job: Job) -> tuple[str, ...]:
    """Make the print; raises BatikGenError where it cannot be made or is larger than allowed."""
    wanted = job.deliverable
    design = as_wanted(job)
    name = f"{job.stem}{wanted.ending}"
    stream(
        Strips(design),
        job.folder / name,
        dpi=wanted.dpi or _USUAL_DPI,
        recipe=recipe_of(job, design),
        trim=Trim(float(wanted.settings["bleed_mm"]), wanted.settings["marks"]),
    )
    check_bytes(job.folder / name, wanted.most_bytes)
    return (name,)


def as_wanted(job: Job) -> Design:
    """Return the Design in the size that the deliverable asks for, else in its own."""
    design, size = job.members[0].design, job.deliverable.size_mm
    return design if size is None else replace(design, size_mm=size)


def recipe_of(job: Job, design: Design) -> str:
    """Return the recipe that a file carries: what it takes to draw it again and nothing measured, or none.

    Raises
    ------
    BadValue
        If the deliverable asks for another.
    """
    asked = job.deliverable.settings["recipe"]
    if asked not in (DRAW, NONE):
        raise BadValue(f"'{asked}' is no recipe that a campaign's files carry; choose {DRAW} or {NONE}")
    return design.for_drawing().to_toml() if asked == DRAW else ""
