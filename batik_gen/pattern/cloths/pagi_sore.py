"""Pagi-sore: two halves on one cloth, morning and evening, parted on the slant (docs/sources.md#cloths)."""

from batik_gen.pattern.cloths.kind import ClothFormat, ClothLayout, ClothPart, Role, body, edges, seam
from batik_gen.values.words import Words

_LEAN = 0.42
"""How far the parting leans, in heights of the cloth."""


def _layout(width: float, height: float) -> ClothLayout:
    plates, lines = edges(width, height, 8.0, 30.0)
    upper, lower = 0.5 * width + 0.5 * _LEAN * height, 0.5 * width - 0.5 * _LEAN * height
    evening = ClothPart(
        1, ((upper, 0), (width, 0), (width, height), (lower, height)), (lower, 0.0), (width - lower, height)
    )
    return ClothLayout((body(0, 0, width, height), evening, *plates), (*seam((upper, 0), (lower, height), 3.0), *lines))


FORMAT = ClothFormat(
    name="pagi-sore",
    label=Words("pagi-sore (morning and evening)", "pagi-sore"),
    meaning=Words(
        "One cloth with two faces, worn with the one or the other outside: two recordings of a person, two moods, "
        "or two persons.",
        "Satu kain dengan dua wajah, dipakai dengan salah satunya di luar: dua rekaman seseorang, dua suasana hati, "
        "atau dua orang.",
    ),
    size_mm=(2500.0, 1050.0),
    roles=(Role("sore", Words("evening", "sore"), "parang"),),
    layout=_layout,
    least_mm=(300.0, 100.0),
)
