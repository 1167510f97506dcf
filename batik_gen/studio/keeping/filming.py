"""The film of a look, as the command line makes it of a Design."""

from pathlib import Path

from batik_gen.eeg.portraits.excerpt import excerpt
from batik_gen.film.encoding.codecs import codec_for, pyav
from batik_gen.film.film import film_of
from batik_gen.film.making import make_film
from batik_gen.film.telling.material import material_of
from batik_gen.film.wishes.shapes import shape_of
from batik_gen.film.wishes.wish import FilmWish
from batik_gen.studio.keeping.jobs import Said
from batik_gen.studio.opening.shelf import Opened
from batik_gen.values.design import Design


def filmed(design: Design, opened: Opened | None, path: Path, px: tuple[int, int], lang: str, said: Said) -> Path:
    """Write the film of how a cloth came to be.

    Parameters
    ----------
    design
        The cloth.
    opened
        What it was made from, whose seconds are shown where its file is at hand; or None.
    path
        The film.
    px
        Its width and height.
    lang
        Language of the words on it.
    said
        Told how many frames are done.

    Raises
    ------
    BatikGenError
        As ``batik-gen film``.
    """
    shape, codec = shape_of(px), codec_for(path)
    pyav()
    portrait = opened.portrait if opened else None
    held = opened.file if opened and opened.file and opened.file.exists() else None
    seconds = excerpt(held, portrait) if held and portrait else None
    said(0, 1)
    film = film_of(design, FilmWish(shape, words=lang), material_of(design, portrait, seconds))
    make_film(film, path, shape.px, codec, design.motif, said)
    return path
