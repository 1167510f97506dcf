"""Silang: two motifs crossed, rows of the one between panels of the other (house choice)."""

from dataclasses import replace

from batik_gen.pattern.cloths.kind import BEYOND_MM, ClothFormat, ClothLayout, ClothPart, Line, Role, body, edges, seam
from batik_gen.values.words import Words

_PANEL = 2.5
"""Depth of a panel in depths of a row."""
_USUAL_MM = 62.0
"""About how deep a row is: on it two rows of a kawung or a truntum are seen whole, and read as one band."""
_EDGE_MM = 6.0


def _layout(width: float, height: float) -> ClothLayout:
    many = max(1, round((height / _USUAL_MM - _PANEL) / (_PANEL + 1)))
    deep = height / (many * (_PANEL + 1) + _PANEL)
    parts: list[ClothPart] = []
    lines: list[Line] = []
    for number in range(many + 1):
        top = number * (_PANEL + 1) * deep
        bottom = top + _PANEL * deep
        parts.append(_across(0, number, width, top, bottom))
        if number < many:
            parts.append(_across(1, number, width, bottom, bottom + deep))
            for at in (bottom, bottom + deep):
                lines += seam((-BEYOND_MM, at), (width + BEYOND_MM, at))
    plates, rims = edges(width, height, _EDGE_MM, _EDGE_MM)
    return ClothLayout((*parts, *plates), (*lines, *rims))


def _across(role: int, number: int, width: float, top: float, bottom: float) -> ClothPart:
    """Return a part from side to side; rows of the second motif are seen whole, panels cropped."""
    return replace(body(0, top, width, bottom, role), whole_rows=role == 1, hand=number)


FORMAT = ClothFormat(
    name="silang",
    label=Words("silang (two motifs crossed)", "silang"),
    meaning=Words(
        "Rows of one motif between panels of another: two roots on one cloth, as --with crosses them.",
        "Baris satu motif di antara panel motif lain: dua akar pada sehelai kain, seperti disilangkan dengan --with.",
    ),
    size_mm=(400.0, 400.0),
    roles=(Role("baris", Words("rows", "baris"), "parang", "kawung"),),
    layout=_layout,
    least_mm=(120.0, 120.0),
)
