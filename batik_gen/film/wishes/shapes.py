"""The shapes of films: their names, sizes in px, and where a platform's own buttons lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from batik_gen.values.errors import BadSize

LEAST_PX, MOST_PX = 64, 4096


@dataclass(frozen=True)
class Shape:
    """Hold a film's size in px and its safe area: nothing that must be read lies within these margins.

    Parameters
    ----------
    px
        Width and height.
    safe
        Margins above, at the right, below and at the left, as shares of the height and of the width.
    """

    px: tuple[int, int]
    safe: tuple[float, float, float, float]

    @property
    def room(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the safe area, px."""
        (wide, tall), (top, right, bottom, left) = self.px, self.safe
        return left * wide, top * tall, (1.0 - right) * wide, (1.0 - bottom) * tall

    @property
    def board(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what drawings have, px: below a line of words, and further down than words."""
        left, top, right, _ = self.room
        return left, top + _LINE * min(self.px), right, _LOWEST * self.px[1]


_LINE, _LOWEST = 0.165, 0.93
"""What a line of words takes of the shorter side, and the lower end of drawings."""
_UPRIGHT = (270 / 1920, 150 / 1080, 672 / 1920, 65 / 1080)
"""As the stories of a campaign have it (deliverables/declared/story-1080x1920.toml)."""
_EVEN = (0.06, 0.06, 0.06, 0.06)
NAMED: Mapping[str, Shape] = MappingProxyType(
    {
        "9:16": Shape((1080, 1920), _UPRIGHT),
        "1:1": Shape((1080, 1080), _EVEN),
        "16:9": Shape((1920, 1080), _EVEN),
        "4:5": Shape((1080, 1350), _EVEN),
    }
)
USUAL = "9:16"


def shape_of(px: tuple[int, int]) -> Shape:
    """Return the shape of a film of so many pixels, with the safe area of what it is most like.

    Raises
    ------
    BadSize
        If it is too small or too large, or a side is odd, which video cannot have.
    """
    if any(side % 2 for side in px):
        raise BadSize(f"a film of {px[0]} x {px[1]} px cannot be made: video has even sides; "
                      f"choose {px[0] + px[0] % 2} x {px[1] + px[1] % 2}")  # fmt: skip
    if not all(LEAST_PX <= side <= MOST_PX for side in px):
        raise BadSize(f"a film of {px[0]} x {px[1]} px cannot be made; each side has {LEAST_PX} to {MOST_PX} px")
    return Shape(px, _UPRIGHT if px[1] > 1.4 * px[0] else _EVEN)
