"""The salts of what is uneven in the dyeing: every use of ``noise.hashed``, by name.

A number that was given stays: with another one every cloth would be dyed anew. Each use counts cells of a size of its
own, so that two uses of one number still differ; ``MEETINGS`` lists those that share one, and no other two may.
"""

from collections.abc import Iterable, Mapping

from batik_gen.salt import Salt

MOST_BATHS = 12
"""Baths that a process has at most."""
EACH_BATH = 100
"""The pinholes of the next bath have a number so much higher, each further draw ``EACH_DRAW`` more."""
EACH_DRAW = 1000
EACH_MOTTLED = 10
"""What is uneven in the next bath has a number so much higher."""


def _cells(number: int, use: str, more: Iterable[int] = (0,)) -> Salt:
    return Salt(number, use, (("cell", number + k) for k in more))


PRICK = _cells(
    17, "where a pinhole lets dye through, in each bath",
    (EACH_BATH * bath + EACH_DRAW * draw for bath in range(MOST_BATHS) for draw in range(4)),
)  # fmt: skip
WARP = _cells(31, "brightness of each warp thread")
WEFT = _cells(37, "brightness of each weft thread")
GRAIN = _cells(41, "the grain of a row of pixels")
GRAIN_SHIFT = _cells(43, "where in the grain each row begins")
MOTTLING = _cells(
    501, "how a bath takes, in six waves, in each bath",
    (EACH_MOTTLED * bath + wave for bath in range(MOST_BATHS) for wave in range(6)),
)  # fmt: skip
FOLD = _cells(651, "where dye stands in folds, in each bath", range(MOST_BATHS))
STAIN = _cells(671, "where waxed cloth is stained, in four waves", range(4))
STAIN_OF_BATH = _cells(681, "the same, of each bath for itself", range(MOST_BATHS))
THIN_WAX = _cells(
    701, "where wax is thin at its edges, in three waves, in each bath",
    (EACH_MOTTLED * bath + wave for bath in range(MOST_BATHS) for wave in range(3)),
)  # fmt: skip
EDGE = _cells(61, "how ragged the edges of wax are, in its two waves", range(2))
CRACK_WAY = _cells(211, "how a crack wanders, either way from where it began", range(2))
CRACK_WIDE = _cells(214, "how wide a crack is from place to place")
CRACK_DEEP = _cells(215, "how deep a crack is")
PART_COLOUR = _cells(403, "which colour each part of a motif has")
FILM = _cells(901, "where wax melts or is scraped off first in a film, in three waves", range(3))

MEETINGS: Mapping[str, tuple[str, ...]] = {}
"""Uses that share a number, of which there is none: such cells must be of different sizes, to differ all the same."""
