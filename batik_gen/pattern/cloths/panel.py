"""Panel: a cloth to hang, framed by a border (house choice)."""

from batik_gen.pattern.cloths.kind import ClothFormat, ClothLayout, Role, body, edges, seam
from batik_gen.values.words import Words

_FRAME = 0.075


def _layout(width: float, height: float) -> ClothLayout:
    deep = _FRAME * min(width, height)
    plates, lines = edges(width, height, 6.0, 6.0)
    left, top, right, bottom = deep, deep, width - deep, height - deep
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    around = zip(corners, (*corners[1:], corners[0]), strict=True)
    return ClothLayout(
        (body(0, 0, width, height, role=1), body(left, top, right, bottom), *plates),
        (*(line for start, stop in around for line in seam(start, stop, 2.6)), *lines),
    )


FORMAT = ClothFormat(
    name="panel",
    label=Words("panel, to hang", "panel hiasan dinding"),
    meaning=Words("Hung on a wall, its motif within a border.", "Digantung di dinding, motifnya berbingkai pinggir."),
    size_mm=(600.0, 900.0),
    roles=(Role("pinggir", Words("border", "pinggir"), "gringsing", "truntum"),),
    layout=_layout,
    least_mm=(150.0, 150.0),
)
