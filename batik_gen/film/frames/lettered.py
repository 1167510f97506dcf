"""Words that come and go over the scenes."""

from batik_gen.film.frames.source import Lettering
from batik_gen.film.lettering.plate import Plate, plate_of
from batik_gen.film.lettering.saying import line_of, title_of
from batik_gen.film.timeline.easing import shown
from batik_gen.film.wishes.shapes import Shape
from batik_gen.values.design import Design
from batik_gen.values.words import Words

_RISE = 0.10
_LINE, _TITLE = (0.02, 0.98), (0.46, 0.95)
"""When a line and the title are seen: the whole cloth is shown without words at last."""
_PARTS = 64
"""Words come and go in so many steps."""


def faded(words: Words, shape: Shape, lang: str) -> Lettering:
    """Return the line of a scene, which comes at its begin and goes before its end."""
    return _coming(plate_of(line_of(words, shape, lang), shape), _LINE)


def titled(design: Design, shape: Shape, lang: str, foot: str) -> Lettering:
    """Return the title at the end, which goes again before the last frame."""
    return _coming(plate_of(title_of(design, shape, lang, foot), shape, "middle"), _TITLE)


def _coming(plate: Plate, when: tuple[float, float]) -> Lettering:
    def share(at: float) -> float:
        return round(shown(at, *when, _RISE) * _PARTS) / _PARTS

    return Lettering(lambda picture, at: plate.laid(picture, share(at)), share)
