"""Which streams of the hand's noise each kind of use takes."""

from collections.abc import Iterable

from batik_gen.salt import Salt


def _many(count: int | Iterable[int]) -> Iterable[int]:
    return range(count) if isinstance(count, int) else count


def place(number: int, use: str, count: int | Iterable[int] = 1) -> Salt:
    """Return the salt of numbers of a place, one stream each."""
    return Salt(number, use, (("place", number + k) for k in _many(count)))


def bell(number: int, use: str, count: int | Iterable[int] = 1) -> Salt:
    """Return the salt of ``Hand.normal`` and ``Hand.size``, four streams each."""
    return Salt(number, use, (("place", 7 * (number + k) + i) for k in _many(count) for i in range(4)))


def wave(number: int, use: str, count: int = 1) -> Salt:
    """Return the salt of waves of noise."""
    return Salt(number, use, (("wave", number + k) for k in range(count)))


def whole(number: int, use: str, count: int | Iterable[int] = 1) -> Salt:
    """Return the salt of numbers of whole keys, one stream each."""
    return Salt(number, use, (("whole", number + k) for k in _many(count)))


def strewn(number: int, use: str) -> Salt:
    """Return the salt of places that ``points.strewn`` strews: two axes, coarse and fine."""
    return place(number, use, 4)


def chosen(number: int, use: str, last: int) -> Salt:
    """Return the salt of strewn forms: their places, their sizes (the fifth), and what they choose by (to ``last``)."""
    streams = place(number, "", (0, 1, 2, 3, *range(5, last + 1))).streams | bell(number + 4, "").streams
    return Salt(number, use, streams)
