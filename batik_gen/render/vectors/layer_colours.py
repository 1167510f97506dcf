"""One colour for every layer of a vector file: programs of plotters and lasers tell layers by it."""

from collections.abc import Iterable, Sequence

_STEP = 8
"""Levels of 255 by which a colour that is taken moves: seen beside the other, not on the cloth."""

Rgb = tuple[int, int, int]


def told_apart(colours: Iterable[Rgb]) -> list[Rgb]:
    """Return the colours, those that came before moved towards the middle of the scale until none is there twice."""
    found: list[Rgb] = []
    for colour in colours:
        way = _STEP if sum(colour) < 3 * 128 else -_STEP
        while colour in found:
            red, green, blue = (min(max(level + way, 0), 255) for level in colour)
            colour = (red, green, blue)
        found.append(colour)
    return found


def nearest_free(colours: Sequence[Rgb], table: Sequence[Rgb]) -> list[int]:
    """Return for each colour the number of the nearest one in a table that no colour before it has."""
    found: list[int] = []
    for colour in colours:
        free = (number for number in range(len(table)) if number not in found)
        found.append(min(free, key=lambda n: sum((a - b) ** 2 for a, b in zip(colour, table[n], strict=True))))
    return found
