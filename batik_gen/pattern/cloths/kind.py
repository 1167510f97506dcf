"""What a cloth format declares: its size, its parts, and who draws each."""

from collections.abc import Callable
from dataclasses import dataclass, field

from batik_gen.values.cloth import Wax
from batik_gen.values.words import Words

Corner = tuple[float, float]


@dataclass(frozen=True)
class Role:
    """Name a part that a Design of its own draws.

    Parameters
    ----------
    name
        As on the command line, ``--part NAME=MOTIF``.
    label
        Its name in words.
    motif
        The family that draws it where none is named.
    other
        Taken instead where the body itself is of that family.
    """

    name: str
    label: Words
    motif: str
    other: str = "truntum"


@dataclass(frozen=True)
class ClothPart:
    """Say where a part lies and how it is drawn there; it covers what lies below.

    Parameters
    ----------
    role
        0 for the body, then the format's roles in order.
    outline
        Convex outline on the cloth, mm, clockwise as seen.
    corner, extent
        Upper left corner and size of the rectangle that is drawn, mm on the cloth.
    turns
        Quarter turns clockwise of the drawing.
    from_row
        Where the part begins, in heights of the family's lattice from the top of its drawing,
        whose middle is the middle of a row.
    rows
        Heights of the lattice that fill the rectangle across its rows, so that whole rows are
        seen; 0 to draw at the family's own scale.
    mirrored
        Whether the drawing is mirrored across its rows.
    whole_rows
        Whether whole heights of the lattice shall fill it, as many as come nearest to the family's own
        scale. Where that would change its scale by much it is drawn at its own; not beside ``rows``.
    hand
        Number of the hand that draws it, so that two parts of one role need not share their slips.
    """

    role: int
    outline: tuple[Corner, ...]
    corner: Corner
    extent: Corner
    turns: int = 0
    from_row: float = 0.0
    rows: float = 0.0
    mirrored: bool = False
    whole_rows: bool = False
    hand: int = 0


@dataclass(frozen=True)
class PlainPlate:
    """Say where one kind of wax, or none, covers a convex place."""

    outline: tuple[Corner, ...]
    wax: Wax


@dataclass(frozen=True)
class Line:
    """Say where a line of wax runs along a seam: from, to and width in mm."""

    start: Corner
    stop: Corner
    width: float
    wax: Wax


@dataclass(frozen=True)
class ClothLayout:
    """Hold all of a cloth: parts and plates from the lowest up, then the lines over their seams."""

    parts: tuple[ClothPart | PlainPlate, ...]
    lines: tuple[Line, ...] = ()
    tongues: tuple[tuple[Corner, ...], ...] = field(default=())
    """Outlines of single plates with a brown line around, such as those of cemukiran."""


@dataclass(frozen=True)
class ClothFormat:
    """Declare a cloth.

    Parameters
    ----------
    name
        As on the command line.
    label, meaning
        What it is called, and how it is worn or used.
    size_mm
        Its usual size.
    roles
        The parts beside the body.
    layout
        Returns its parts for a size in mm.
    least_mm
        Smallest size on which its parts have room.
    """

    name: str
    label: Words
    meaning: Words
    size_mm: tuple[float, float]
    roles: tuple[Role, ...]
    layout: Callable[[float, float], ClothLayout]
    least_mm: tuple[float, float] = (100.0, 100.0)


def rectangle(left: float, top: float, right: float, bottom: float) -> tuple[Corner, ...]:
    """Return the corners of an upright rectangle, clockwise."""
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def body(left: float, top: float, right: float, bottom: float, role: int = 0) -> ClothPart:
    """Return a part that fills an upright rectangle at the family's own scale."""
    return ClothPart(role, rectangle(left, top, right, bottom), (left, top), (right - left, bottom - top))


def seam(start: Corner, stop: Corner, width: float = 2.2) -> tuple[Line, ...]:
    """Return a light line between two brown ones, which covers where two parts meet."""
    return (Line(start, stop, 2.2 * width, Wax.KLOWONG), Line(start, stop, width, Wax.TEMBOK))


BEYOND_MM = 4.0
"""How far wax goes on beyond the cloth: where it ended at the edge, dye would creep in below its ragged rim."""


def edges(width: float, height: float, side: float, end: float) -> tuple[tuple[PlainPlate, ...], tuple[Line, ...]]:
    """Return the selvedges and the short ends: light cloth with brown hairlines (seret).

    Parameters
    ----------
    width, height
        Size of the cloth in mm.
    side, end
        Breadth of the margin along the length, and at the short ends.
    """
    out = BEYOND_MM
    plates = tuple(
        PlainPlate(corners, Wax.TEMBOK)
        for corners in (
            rectangle(-out, -out, width + out, side),
            rectangle(-out, height - side, width + out, height + out),
            rectangle(-out, -out, end, height + out),
            rectangle(width - end, -out, width + out, height + out),
        )
    )
    lines: list[Line] = []
    for inner in (side, height - side):
        lines.append(Line((end, inner), (width - end, inner), 1.6, Wax.KLOWONG))
    for at, way in ((0.0, 1.0), (width, -1.0)):
        lines.append(Line((at + way * end, side), (at + way * end, height - side), 1.6, Wax.KLOWONG))
        for share, breadth in ((0.35, 0.22), (0.7, 0.1)):
            x = at + way * share * end
            lines.append(Line((x, -out), (x, height + out), max(breadth * end, 0.8), Wax.KLOWONG))
    return plates, tuple(lines)
