"""The film of a visitor's cloth, small enough to be there before they leave the hall."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from batik_gen.deliverables.values.job import Member
from batik_gen.values.design import Design, Naming
from batik_gen.values.errors import MissingPackage

_PX, _SECONDS, _FPS = (540, 960), 10.0, 24
_ACROSS_MM = 190.0


def can_film() -> bool:
    """Tell whether what encodes films is installed."""
    try:
        import av  # noqa: F401
    except ImportError:
        return False
    return True


def write_film(member: Member, lang: str, path: Path, said: Callable[[int, int], None]) -> None:
    """Write the film; raises BatikGenError, and what ``said`` raises, by which it is ended."""
    from batik_gen.film.encoding.codecs import codec_for
    from batik_gen.film.film import film_of
    from batik_gen.film.making import make_film
    from batik_gen.film.telling.material import material_of
    from batik_gen.film.wishes.shapes import shape_of
    from batik_gen.film.wishes.wish import FilmWish

    if not can_film():
        raise MissingPackage("films need the package av; install batik-gen[film]")
    named = replace(member.design, naming=Naming(), cloth="")
    material = material_of(named, member.portrait, public=not member.shown.numbers)
    film = film_of(_as_wide(named), FilmWish(shape_of(_PX), _SECONDS, _FPS, lang), material)
    make_film(film, path, _PX, codec_for(path), named.motif, said)


def _as_wide(design: Design) -> Design:
    from batik_gen.film.film import filmed

    share = _ACROSS_MM / min(_PX)
    return filmed(replace(design, size_mm=(share * _PX[0], share * _PX[1]), repeat=None), _PX)
