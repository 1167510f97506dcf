"""Selendang: a long body and a head of tumpal at both ends (docs/sources.md#cloths)."""

from batik_gen.pattern.cloths.kind import ClothFormat, ClothLayout, ClothPart, Role, body, edges, rectangle, seam
from batik_gen.values.words import Words

_KEPALA, _SIDE, _END = 0.082, 7.0, 14.0
_BAND = 0.15
"""How far half a band reaches into a head, as a share of its breadth."""


def _layout(width: float, height: float) -> ClothLayout:
    deep = _KEPALA * width
    # The ends cover the half bands behind the feet of the triangles.
    plates, lines = edges(width, height, _SIDE, _END + _BAND * deep)
    left = ClothPart(1, rectangle(_END, 0, _END + deep, height), (_END, 0), (deep, height), 1, 0.5, 0.5)
    begin = width - _END - deep
    right = ClothPart(
        1, rectangle(begin, 0, begin + deep, height), (begin, 0), (deep, height), 1, 0.5, 0.5, mirrored=True
    )
    inner, outer = _END + deep, width - _END - deep
    return ClothLayout(
        (body(0, 0, width, height), left, right, *plates),
        (*seam((inner, 0), (inner, height)), *seam((outer, 0), (outer, height)), *lines),
    )


FORMAT = ClothFormat(
    name="selendang",
    label=Words("selendang (shoulder cloth)", "selendang"),
    meaning=Words(
        "Worn over the shoulder, or to carry a child; a head of tumpal at both ends points inwards.",
        "Disampirkan di bahu, atau untuk menggendong anak; di kedua ujungnya kepala tumpal mengarah ke dalam.",
    ),
    size_mm=(2000.0, 500.0),
    roles=(Role("kepala", Words("heads", "kepala"), "tumpal"),),
    layout=_layout,
    least_mm=(500.0, 120.0),
)
