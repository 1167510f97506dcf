"""Drafts of nitik, in squares: what stands in one eighth of a cell, 0 <= y <= x <= 12."""

from batik_gen.pattern.motifs.nitik.raster import Draft, Spots, Sprout, around

_SNOW: Spots = ((1, 0), (1, 1), (2, 0), (2, 1), (3, 1))
"""The flower of dabs in which every star begins; its middle is brown."""


def _five(x: float, y: float, off: float = 0.62) -> Spots:
    """Return five cecek, four about one."""
    return ((x, y), (x + off, y), (x - off, y), (x, y + off), (x, y - off))


def _more(x: float, y: float, off: float = 0.62) -> Spots:
    """Return what makes nine cecek of the five about a place."""
    return ((x + off, y + off), (x - off, y + off), (x + off, y - off), (x - off, y - off))


def _cross(x: float, y: float) -> Spots:
    """Return an upright cross of five dabs whose middle lies on the diagonal: what of it stands in one eighth."""
    return ((x, y), (x + 1, y), (x, y - 1))


_SQUARES: Spots = (
    *((7.3, 0.5 + i) for i in range(3)), (8.2, 3.1), (7.9, 4.1), (7.2, 4.9), (6.5, 5.7),
)  # fmt: skip
"""Two crossed squares, seen as one line with eight points."""


SEKAR = Draft(
    # A star of long rays in fives, crosses between them; the growth along the sides of the cell.
    Sprout(True, 0, 1.9, 8.3, 3.5, 0.5),
    dabs=(*_SNOW, (3.9, 3.9), (4.9, 4.9), *_cross(6.3, 6.3), (11.1, 0), (12, 1), (11, 12), (11, 11)),
    brown=((0, 0), (12, 0), (12, 12)),
    bars=(
        (2.7, 0, 5.4, 0), (5.3, 0, 8.1, 0), (8.0, 0, 10.8, 0), (3.6, 1.2, 6.7, 1.2), (6.6, 1.2, 9.4, 1.2),
        (4.7, 2.4, 7.6, 2.4),
    ),
    cecek=_five(8.2, 4.6),
    more=(*_more(8.2, 4.6), (6.2, 3.85), (8.9, 2.75), (10.2, 2.1)),
)  # fmt: skip
KISI = Draft(
    # Snow on every crossing of a trellis of thin bars, every other one smaller; the growth in the windows.
    Sprout(False, 1, 5.7, 7.3, 2.9, 0.2),
    dabs=(
        *_SNOW, (4.1, 0), (4.9, 1), (5.7, 0), (3.7, 3.7), (12, 1), (12, 11), (11, 11), (12, 9.3), (11, 9.9), (12, 8.0),
    ),
    brown=((0, 0), (4.9, 0), (12, 0), (12, 12)),
    bars=((6.2, 0, 8.9, 0), (8.7, 0, 11.4, 0), (12, 1.5, 12, 4.4), (12, 4.2, 12, 7.1)),
    cecek=(*_five(8.6, 3.2), *_five(10.3, 6.4)),
    more=(*_more(8.6, 3.2), *_more(10.3, 6.4)),
)  # fmt: skip
BUNDER = Draft(
    # Rings that all but touch, a star and the growth in each; brown leaves about a dab between four rings.
    Sprout(False, 0, 3.5, 6.6, 2.9, 0.1),
    dabs=(*_SNOW, *around(11.3, 8), (4.2, 4.2), *_cross(6.0, 6.0), (12, 12), (12, 7.4)),
    brown=((0, 0),),
    leaves=((11.2, 11.2, 8.9, 8.9),),
    cecek=((12, 9.0), (12, 10.3)),
    more=_five(8.6, 4.7),
)
WAJIK = Draft(
    # An eight-pointed square about a brown star; the growth about the corner, crosses between.
    Sprout(True, 0, 1.9, 7.6, 3.3, 0.3),
    dabs=(
        *_SQUARES,
        *around(5.4, 4),
        (9.3, 0),
        (10.2, 0.9),
        (11.1, 0),
        (10.2, 2.0),
        (12, 12),
        (11, 12),
        (11, 11),
        (12, 1),
    ),
    brown=((0, 0), (10.2, 0), (12, 0)),
    leaves=((0.8, 0, 4.5, 0), (0.9, 0.9, 3.2, 3.2)),
    cecek=((9.6, 4.4), (9.0, 5.2), (8.8, 4.2)),
    more=((8.2, 5.2), (7.2, 6.2)),
)
