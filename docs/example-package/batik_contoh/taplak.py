"""A cloth: a table cloth with a border all around."""

from batik_gen.pattern.cloths.kind import ClothFormat, ClothLayout, Role, body, seam
from batik_gen.values.words import Words


def _layout(width: float, height: float) -> ClothLayout:
    deep = 0.12 * min(width, height)
    left, top, right, bottom = deep, deep, width - deep, height - deep
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    around = zip(corners, (*corners[1:], corners[0]), strict=True)
    return ClothLayout(
        (body(0, 0, width, height, role=1), body(left, top, right, bottom)),
        tuple(line for start, stop in around for line in seam(start, stop)),
    )


TAPLAK = ClothFormat(
    name="taplak",
    label=Words("taplak (table cloth)", "taplak meja"),
    meaning=Words("Laid on a table, bordered all around.", "Dihamparkan di meja, berpinggir di sekelilingnya."),
    size_mm=(1200.0, 1200.0),
    roles=(Role("pinggir", Words("border", "pinggir"), "kawung"),),
    layout=_layout,
    least_mm=(200.0, 200.0),
)
