"""The sizes that a legend comes in; nothing heavy is imported here, for the command line asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Sheet:
    """Declare a size of page.

    Parameters
    ----------
    name
        As it is asked for.
    width, height
        Of the page in px; of a screen, of which a page has as many as it needs, one below the other.
    dpi
        At which it is printed, so that what is shown in true size is.
    margin, gap
        Around everything and between columns, px.
    detail_mm
        Side of the piece of cloth on which pins are set.
    letters
        Least and most size of its letters, of those that styles declare.
    """

    name: str
    width: int
    height: int
    dpi: float
    margin: int
    gap: int
    detail_mm: float
    letters: tuple[float, float]

    @property
    def inner(self) -> int:
        """Width between the margins."""
        return self.width - 2 * self.margin


PHONE = Sheet("phone", 1080, 1920, 160.0, 56, 40, 66.0, (1.14, 1.14))
A4 = Sheet("a4", 1654, 2339, 200.0, 66, 44, 84.0, (0.6, 1.0))
A3 = Sheet("a3", 3307, 2339, 200.0, 96, 64, 118.0, (0.66, 1.3))
SHEETS: Mapping[str, Sheet] = MappingProxyType({sheet.name: sheet for sheet in (PHONE, A4, A3)})
_PHONE_SHAPE = 0.7
_PHONE_WIDTH = 1440
"""Pictures narrower than these, in shape and px, are made for a phone."""


def sheet_for(px: tuple[int, int], asked: str | None = None) -> Sheet:
    """Return the sheet that was asked for, or that which suits a picture of these pixels."""
    if asked is not None:
        return SHEETS[asked]
    width, height = px
    return PHONE if width <= _PHONE_WIDTH and width < _PHONE_SHAPE * height else A4
