"""Where a film stops on the cloth to say what a number did, or what is read there."""

from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image

from batik_gen.film.telling.numbers import Number, numbers_of
from batik_gen.legend.page import THUMB, examples_of
from batik_gen.legend.pointing.looking import look
from batik_gen.legend.pointing.pins import Spot
from batik_gen.render.picture.picture import Picture
from batik_gen.render.raster.frame import Frame
from batik_gen.values.design import Design

SEEN_MM = 84.0
"""Side of the cloth in which numbers are looked for."""
RING_MM = 4.0
"""About a place at which something shows."""


@dataclass(frozen=True)
class Stop:
    """Hold one place and what is said there.

    Parameters
    ----------
    ends
        The place, mm, or both ends of a distance; none where it shows at no place of its own.
    reach
        How far about it that reaches which is meant, mm.
    value
        The number that flies there; may be empty.
    head, text
        What is said.
    place
        Where the number lies among people; may be empty.
    """

    ends: tuple[tuple[float, float], ...]
    reach: float
    value: str
    head: str
    text: str
    place: str = ""

    @property
    def middle(self) -> tuple[float, float] | None:
        """The place, or the middle of a distance."""
        return Spot(self.ends).middle if self.ends else None


def stops_of(
    design: Design, whole: Image.Image, frame: Frame, lang: str, most: int, public: bool = False
) -> tuple[Stop, ...]:
    """Return where a film stops, at most so many times.

    On a cloth whose form is the recording that is where it is read; on any other, where the first numbers of its
    legend show.

    Parameters
    ----------
    design
        The cloth.
    whole, frame
        Its dyed picture.
    lang
        ``en`` or ``id``.
    most
        So many stops.
    public
        True where nothing measured is told.
    """
    examples = examples_of(design)
    if examples:
        told = [one.plain.say(lang) if public else one.told.say(lang) for one in examples]
        stops = [Stop((one.at,), one.reach, "", "", words) for one, words in zip(examples, told, strict=True)]
        # As the recording is read: from left to right.
        return tuple(sorted(stops[:most], key=lambda stop: stop.ends[0][0]))
    numbers = numbers_of(design, lang, public)
    if not numbers:
        return ()
    spots = _spots(design, whole, frame)
    numbers = tuple(sorted(numbers, key=lambda number: number.parameter not in spots))
    return tuple(_stop(number, spots) for number in numbers[:most])


def _spots(design: Design, whole: Image.Image, frame: Frame) -> Mapping[str, Spot]:
    return look(Picture(whole, frame.dpi), design, SEEN_MM, THUMB)


def _stop(number: Number, spots: Mapping[str, Spot]) -> Stop:
    ends = spots[number.parameter].ends if number.parameter in spots else ()
    return Stop(ends, RING_MM, number.value, number.what, number.reason, number.place)
