"""Plates for the workshop: one for each waxing and bath, and the maker's page."""

from batik_gen.deliverables.makers.cloth_print import as_wanted
from batik_gen.deliverables.values.job import Job
from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.drawing.draw import Strips
from batik_gen.render.plates.maker_page import write_maker_page
from batik_gen.render.plates.separations import separate

_USUAL_DPI = 150.0


def make(job: Job) -> tuple[str, ...]:
    """Make the plates; raises BatikGenError where they cannot be made."""
    wanted, design = job.deliverable, as_wanted(job)
    dpi, strips = wanted.dpi or _USUAL_DPI, Strips(design)
    made = separate(
        strips,
        job.folder,
        dpi=dpi,
        bits=wanted.settings["bits"],
        spot=wanted.settings["spot"],
        lang=job.lang,
        recipe=design.for_drawing().to_toml(),
    )
    # The page is set in letters of reportlab's own, which hold no name of every language.
    title = f"{family_named(design.motif).label.say(job.lang)} · {job.members[0].shown.id}"
    write_maker_page(strips, made, job.folder / "00.pdf", title=title, dpi=dpi, lang=job.lang)
    # Plates are named by their place in the work; the stem tells whose they are.
    names = []
    for path in sorted(job.folder.iterdir()):
        names.append(f"{job.stem}.{path.name}")
        path.rename(job.folder / names[-1])
    return tuple(names)
