"""Small films for the tests of the film: a cloth of a few motifs, few frames."""

from functools import cache

from cli_short import SHORT
from places import SAMPLES

from batik_gen import design, draw, measure, read
from batik_gen.eeg.portraits.excerpt import excerpt
from batik_gen.film.film import Film, film_of
from batik_gen.film.shots.shot import Stage
from batik_gen.film.telling.material import Material, material_of
from batik_gen.film.wishes.shapes import shape_of
from batik_gen.film.wishes.wish import FilmWish
from batik_gen.render.dyeing.partway import Partway
from batik_gen.render.raster.frame import choose_frame
from batik_gen.values.design import Design

PX = (108, 192)
SHAPE = shape_of(PX)
MATERIAL = Material(numbers=True)


RECORDING = SAMPLES / "person-one-calm.edf"


@cache
def told_film(motif: str = "truntum", lang: str = "en", seconds: float = 10.0) -> Film:
    """Return a film with all that a recording tells, large enough that its words can be told apart."""
    portrait = measure(read(RECORDING))
    made = design(portrait, motif=motif, size_mm=(120.0, 120.0))
    material = material_of(made, portrait, excerpt(RECORDING, portrait))
    return film_of(made, FilmWish(shape_of((180, 180)), seconds, 24, lang), material)


@cache
def design_of(motif: str = "truntum") -> Design:
    """Return the Design of a sample on a cloth of the shape of the films."""
    portrait = measure(read(SHORT / "person-one-calm.edf"))
    return design(portrait, motif=motif, size_mm=(90.0, 160.0))


@cache
def told_design() -> Design:
    """Return the Design of a sample that was measured well enough for a whole legend."""
    return design(measure(read(RECORDING)), motif="truntum", size_mm=(90.0, 160.0))


def stage_of(motif: str = "truntum") -> Stage:
    """Return what the shots of a sample are made from."""
    cloth = draw(design_of(motif))
    frame = choose_frame(cloth.size_mm, None, PX)
    return Stage(cloth, frame, Partway(cloth, frame), design_of(motif), MATERIAL, SHAPE)


@cache
def film(motif: str = "truntum", *, words: str = "none", seconds: float = 3.0, scenes: tuple[str, ...] = ()) -> Film:
    """Return a film of a sample."""
    return film_of(design_of(motif), FilmWish(SHAPE, seconds, 24, words, scenes=scenes), MATERIAL)
