"""Films: how a person's cloth came to be, or the one of all, with subtitles and a text of what is seen."""

from dataclasses import replace

from batik_gen.deliverables.composing.saying import about
from batik_gen.deliverables.composing.writing import check_bytes
from batik_gen.deliverables.makers.group_cloth import shared_by
from batik_gen.deliverables.table import TOGETHER
from batik_gen.deliverables.values.deliverable import Deliverable
from batik_gen.deliverables.values.job import Job, Member
from batik_gen.film.encoding.codecs import codec_for
from batik_gen.film.film import film_of, filmed
from batik_gen.film.making import make_film
from batik_gen.film.telling.material import Material, material_of
from batik_gen.film.texts import write_texts
from batik_gen.film.wishes.shapes import Shape
from batik_gen.film.wishes.wish import FilmWish
from batik_gen.values.design import Design, Naming


def make(job: Job) -> tuple[str, ...]:
    """Make the film, its subtitles and its text; raises BatikGenError.

    Recordings are not at hand in a run: of a person whose numbers may be shown there is the spectrum, of nobody the
    samples. Of anybody else nothing measured is shown.
    """
    wanted = job.deliverable
    assert wanted.px is not None
    settings = wanted.settings
    design, material = _of_all(job) if wanted.per == TOGETHER else _of_one(job.members[0], wanted)
    wish = FilmWish(
        Shape(wanted.px, _safe(wanted)),
        float(settings["seconds"]),
        settings["fps"],
        job.lang,
        settings["style"],
        foot=about(job, job.members[0]).campaign,
    )
    film = film_of(design, wish, material)
    path = job.folder / f"{job.stem}{wanted.ending}"
    make_film(film, path, wanted.px, codec_for(path), design.naming.motif or design.naming.title or design.motif)
    check_bytes(path, wanted.most_bytes)
    return (path.name, *(each.name for each in write_texts(film, path, job.lang)))


def _of_one(member: Member, wanted: Deliverable) -> tuple[Design, Material]:
    shown = member.shown
    named = replace(member.design, naming=Naming(shown.motif_name, shown.title, shown.story, shown.credit), cloth="")
    material = material_of(named, member.portrait, public=not shown.numbers)
    return _as_wide(named, wanted), material


def _of_all(job: Job) -> tuple[Design, Material]:
    """Return the cloth of all; nobody's numbers are on it."""
    assert job.deliverable.px is not None
    square = shared_by(job.members, job.deliverable.settings, None)
    wide, tall = job.deliverable.px
    side = (square.size_mm[0] * square.size_mm[1] / (wide * tall)) ** 0.5
    shared = shared_by(job.members, job.deliverable.settings, (round(side * wide, 4), round(side * tall, 4)))
    return shared, Material(public=True)


def _as_wide(design: Design, wanted: Deliverable) -> Design:
    """Return the motif on a cloth of the film's shape, so many mm across its shorter side."""
    assert wanted.px is not None
    share = wanted.settings["across_mm"] / min(wanted.px)
    return filmed(replace(design, size_mm=(share * wanted.px[0], share * wanted.px[1]), repeat=None), wanted.px)


def _safe(wanted: Deliverable) -> tuple[float, float, float, float]:
    """Return the margins as shares of the sides, as a film has them."""
    assert wanted.px is not None
    (wide, tall), safe = wanted.px, wanted.safe
    return safe.top / tall, safe.right / wide, safe.bottom / tall, safe.left / wide
