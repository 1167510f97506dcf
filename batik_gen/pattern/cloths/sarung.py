"""Sarung: kepala of facing tumpal, papan beside it, badan, pinggir above and below, seret (docs/sources.md#cloths)."""

from batik_gen.pattern.cloths.kind import ClothFormat, ClothLayout, ClothPart, Role, body, edges, rectangle, seam
from batik_gen.values.words import Words

_KEPALA = 0.16
"""Share of the length; 12-20 % in the geographical indication of Pekalongan."""

_MIDDLE = 0.62
"""Where the kepala lies along the length: worn in front or behind, it is never at the seam."""

_BAND = 0.07
"""How far half a band reaches into the head, as a share of its breadth."""

_PAPAN, _UPPER, _LOWER, _SIDE, _END = 0.034, 0.05, 0.075, 0.006, 0.004
"""Breadth of papan (of the length), upper and lower pinggir and seret (of the height), hem (of the length)."""


def _layout(width: float, height: float) -> ClothLayout:
    upper, lower, side = _UPPER * height, height - _LOWER * height, _SIDE * height
    half, papan = 0.5 * _KEPALA * width, _PAPAN * width
    middle = _MIDDLE * width
    left, right = middle - half, middle + half
    # The boards cover the half bands behind the feet of the triangles, which are cut by the head's edge.
    begin, end = left + _BAND * 2 * half, right - _BAND * 2 * half
    plates, lines = edges(width, height, side, _END * width)
    inner = lower - upper
    # Its rows stand upright: the feet of the triangles to both sides, their tips towards each other.
    kepala = ClothPart(1, rectangle(left, upper, right, lower), (left, upper), (right - left, inner), turns=1, rows=1.0)
    return ClothLayout(
        (
            body(0, 0, width, height),
            body(0, 0, width, upper, role=3),
            body(0, lower, width, height, role=3),
            kepala,
            body(begin - papan, upper, begin, lower, role=2),
            body(end, upper, end + papan, lower, role=2),
            *plates,
        ),
        (
            *seam((0, upper), (width, upper)),
            *seam((0, lower), (width, lower)),
            *(line for x in (begin - papan, begin, end, end + papan) for line in seam((x, upper), (x, lower))),
            *lines,
        ),
    )


FORMAT = ClothFormat(
    name="sarung",
    label=Words("sarung", "sarung"),
    meaning=Words(
        "Sewn into a tube: the body (badan), the head (kepala) with two rows of tumpal that face each other, a board "
        "(papan) on both sides of it, and borders (pinggir) above and below.",
        "Dijahit menjadi tabung: badan, kepala dengan dua baris tumpal yang berhadapan, papan di kedua sisinya, "
        "serta pinggir di atas dan di bawah.",
    ),
    size_mm=(2100.0, 1050.0),
    roles=(
        Role("kepala", Words("head", "kepala"), "tumpal"),
        Role("papan", Words("boards", "papan"), "truntum", "kawung"),
        Role("pinggir", Words("borders", "pinggir"), "gringsing", "truntum"),
    ),
    layout=_layout,
    least_mm=(600.0, 300.0),
)
