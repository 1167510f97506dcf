"""A salt: the number by which one use of a position noise is told from every other."""

from collections.abc import Iterable


class Salt(int):
    """A number that names one use of a noise, with the streams of the noise that the use takes.

    It is a number to all that asks the noise; a use for each petal takes those that follow, ``SALT + petal``.

    Parameters
    ----------
    number
        The number.
    use
        What it is for.
    streams
        The streams of hashed numbers that the use takes, each a kind and a number. Two uses that share one
        are uneven alike where they meet.
    """

    use: str
    streams: frozenset[tuple[str, int]]

    def __new__(cls, number: int, use: str, streams: Iterable[tuple[str, int]]) -> "Salt":
        """Return the number with what it is for."""
        salt = super().__new__(cls, number)
        salt.use, salt.streams = use, frozenset(streams)
        return salt


def meetings(salts: dict[str, Salt]) -> set[tuple[str, str]]:
    """Return the pairs of names whose salts share a stream, each pair in the order of its names."""
    taken: dict[tuple[str, int], list[str]] = {}
    for name in sorted(salts):
        for stream in salts[name].streams:
            taken.setdefault(stream, []).append(name)
    return {(one, other) for names in taken.values() for k, one in enumerate(names) for other in names[k + 1 :]}
