"""Iket: a head cloth with a plain diamond, cemukiran inside its edge (docs/sources.md#cemukiran and #cloths)."""

import math

from batik_gen.pattern.cloths.kind import ClothFormat, ClothLayout, Corner, PlainPlate, body, edges, seam
from batik_gen.values.cloth import Wax
from batik_gen.values.words import Words

_REACH = 0.31
"""From the middle of the cloth to a corner of the diamond, as a share of the side."""

_TONGUE, _TALL = 0.024, 0.042
"""Breadth and length of a tongue of cemukiran, as shares of the side."""

_LEAF = (
    (-0.5, 0.0), (-0.52, 0.22), (-0.38, 0.45), (-0.22, 0.62), (-0.16, 0.8), (0.02, 1.0), (0.1, 0.82), (0.06, 0.66),
    (0.2, 0.52), (0.42, 0.36), (0.5, 0.16), (0.5, 0.0),
)  # fmt: skip
"""A tongue that leans like a flame: across and along, in breadths and lengths."""


def _layout(width: float, height: float) -> ClothLayout:
    x, y, side = 0.5 * width, 0.5 * height, min(width, height)
    reach = _REACH * side
    corners: tuple[Corner, ...] = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    plates, lines = edges(width, height, 8.0, 8.0)
    sides = list(zip(corners, (*corners[1:], corners[0]), strict=True))
    return ClothLayout(
        (body(0, 0, width, height), *plates, PlainPlate(corners, Wax.OPEN)),
        (*(line for start, stop in sides for line in seam(start, stop)), *lines),
        tuple(tongue for start, stop in sides for tongue in _tongues(start, stop, side)),
    )


def _tongues(start: Corner, stop: Corner, side: float) -> list[tuple[Corner, ...]]:
    """Return tongues along one side of the diamond, their feet on it, their tips to its middle."""
    way = (stop[0] - start[0], stop[1] - start[1])
    length = math.sqrt(way[0] * way[0] + way[1] * way[1])
    along = (way[0] / length, way[1] / length)
    inward = (-along[1], along[0])
    breadth, tall = _TONGUE * side, _TALL * side
    count = int((length - 1.3 * tall) / breadth)
    first = 0.5 * (length - (count - 1) * breadth)
    found = []
    for number in range(count):
        foot = first + number * breadth
        found.append(
            tuple(
                (
                    start[0] + along[0] * (foot + a * 0.86 * breadth) + inward[0] * (2.4 + b * tall),
                    start[1] + along[1] * (foot + a * 0.86 * breadth) + inward[1] * (2.4 + b * tall),
                )
                for a, b in _LEAF
            )
        )
    return found


FORMAT = ClothFormat(
    name="iket",
    label=Words("iket (head cloth)", "iket"),
    meaning=Words(
        "Folded and tied around the head: a plain diamond, edged with the rays of cemukiran, amid the motif.",
        "Dilipat dan diikatkan di kepala: bidang belah ketupat polos, bertepi cemukiran, di tengah motif.",
    ),
    size_mm=(1050.0, 1050.0),
    roles=(),
    layout=_layout,
    least_mm=(300.0, 300.0),
)
