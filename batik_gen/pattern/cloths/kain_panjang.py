"""Kain panjang: one motif all over, seret at the short ends and along the selvedges (docs/sources.md#cloths)."""

from batik_gen.pattern.cloths.kind import ClothFormat, ClothLayout, body, edges
from batik_gen.values.words import Words

_SIDE, _END = 8.0, 30.0


def _layout(width: float, height: float) -> ClothLayout:
    plates, lines = edges(width, height, _SIDE, _END)
    return ClothLayout((body(0, 0, width, height), *plates), lines)


FORMAT = ClothFormat(
    name="kain-panjang",
    label=Words("kain panjang (long cloth)", "kain panjang"),
    meaning=Words(
        "Wrapped around the hips, one motif all over; its short ends carry the seret.",
        "Dililitkan di pinggang, satu motif di seluruh kain; ujung pendeknya berseret.",
    ),
    size_mm=(2500.0, 1050.0),
    roles=(),
    layout=_layout,
    least_mm=(250.0, 100.0),
)
