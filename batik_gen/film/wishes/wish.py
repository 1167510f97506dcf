"""What a film is asked to be."""

from dataclasses import dataclass

from batik_gen.film.timeline.timeline import USUAL_S
from batik_gen.film.wishes.shapes import NAMED, USUAL, Shape

NO_WORDS = "none"
WORDS = (NO_WORDS, "id", "en")


@dataclass(frozen=True)
class FilmWish:
    """Hold how a film shall be.

    Parameters
    ----------
    shape
        Its size in px and its safe area.
    seconds, fps
        Its length, and frames a second.
    words
        Language of the words on it, or ``none``.
    style
        Name of a style.
    scenes
        Ids of the scenes that are wanted, in the order of the style; empty for all.
    foot
        What is said under the title, as whose campaign it is.
    """

    shape: Shape = NAMED[USUAL]
    seconds: float = USUAL_S
    fps: int = 30
    words: str = "en"
    style: str = "process"
    scenes: tuple[str, ...] = ()
    foot: str = ""
