"""Where on a piece of cloth a change shows: the places that a pin may point to, the best first."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageFilter

from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Cloth

Places = tuple[tuple[float, float], ...]
"""Places in mm from the middle of a piece."""

_MOST = 6
_APART_MM = 6.0
"""At most so many places are told, and none nearer to another."""
_AS_GOOD = 0.72
"""A place counts where the change is at least so much of the greatest."""
_NEAR_EDGE = 0.86
"""Beyond this share of the way to the edge of a piece nothing is pointed at."""
_OUTER = 0.35
"""So much less a change counts at the edge than in the middle."""
_STILL_MM, _BROADER_MM = 0.12, 0.06
"""A line lies still none of whose points moves by more, and is broader that grows by more."""
_PLATES = ("tembok", "klowong")
_SET_WITH = {
    "nib.klowong": ("klowong", False),
    "nib.isen": ("isen", False),
    "isen.size": ("cecek", True),
    "growth.thickness": ("sulur", False),
}
"""In which layers a nib draws, or dots are set: part of their craft names, and whether dots are meant."""


def changed(least: FloatArray, most: FloatArray, side_mm: float, wide_mm: float, shown: float) -> Places:
    """Return where two pictures of a piece differ most.

    Parameters
    ----------
    least, most
        Tones of the piece, n x n.
    side_mm
        Side of the piece.
    wide_mm
        Over about how many mm a change is looked for.
    shown
        A change of fewer tones is none.
    """
    scale = len(least) / side_mm
    change = Image.fromarray(np.minimum(np.abs(most - least), 255.0).astype(np.uint8))
    seen = np.asarray(change.filter(ImageFilter.GaussianBlur(wide_mm * scale / 2)), dtype=np.float64)
    at = np.asarray((np.arange(len(seen)) + 0.5) / scale - 0.5 * side_mm, dtype=np.float64)
    off = _off(at[None, :], at[:, None], side_mm)
    seen = np.where(off < _NEAR_EDGE, seen * (1.0 - _OUTER * off), 0.0)
    if seen.max() < shown:
        return ()
    rows, columns = np.nonzero(seen >= _AS_GOOD * seen.max())
    return _best(np.stack([at[columns], at[rows]], axis=1), seen[rows, columns])


def broadened(least: Cloth, most: Cloth, of: Callable[[str], bool]) -> Places:
    """Return where lines of some layers grow broadest, of a parameter that moves none and makes them broader: a nib."""
    side = least.size_mm[0]
    places, by = [np.zeros((0, 2))], [np.zeros(0)]
    for one, other in zip(least.layers, most.layers, strict=False):
        here, there = one.strokes.points, other.strokes.points
        if here.shape != there.shape or not of(one.name):
            continue
        if not len(here):
            continue
        # A line of which a part has moved is another line, drawn at another speed.
        moved = np.abs(there[:, :2] - here[:, :2]).max(axis=1)
        first = one.strokes.offsets[:-1]
        lies = np.repeat(np.maximum.reduceat(moved, first) <= _STILL_MM, np.diff(one.strokes.offsets))
        off = _off(here[:, 0] - 0.5 * side, here[:, 1] - 0.5 * side, side)
        kept = lies & (off < _NEAR_EDGE) & (there[:, 2] - here[:, 2] > _BROADER_MM)
        places.append(here[kept, :2] - 0.5 * side)
        by.append(((there[:, 2] - here[:, 2]) * (1.0 - _OUTER * off))[kept])
    return _best(np.concatenate(places), np.concatenate(by))


def drawn_with(cloth: Cloth, name: str) -> Places:
    """Return where a nib or dots were set with a parameter, if it is one of these."""
    if name not in _SET_WITH:
        return ()
    word, dotted = _SET_WITH[name]
    parts = [layer.dots if dotted else layer.strokes for layer in cloth.layers if word in layer.name]
    points = np.concatenate([np.zeros((0, 3)), *(part.points for part in parts)])
    middle = 0.5 * cloth.size_mm[0]
    off = _off(points[:, 0] - middle, points[:, 1] - middle, cloth.size_mm[0])
    kept = off < _NEAR_EDGE
    if kept.any():
        # One as broad as most are, not a scrap that had to be finer.
        kept &= points[:, 2] >= np.median(points[kept, 2])
    return _best(points[kept, :2] - middle, 1.0 - _OUTER * off[kept])


def layers_of(name: str) -> Callable[[str], bool]:
    """Return which layers a parameter is looked for in first: what else gives way to it is not what it sets.

    A family's own parameters set plates and their outlines, those of isen the fillings, and nibs what they draw.
    """
    group = name.partition(".")[0]
    if name == "nib.klowong":
        return lambda layer: layer.startswith("klowong")
    if name == "nib.isen":
        return lambda layer: "isen" in layer
    if group in ("isen", "hand"):
        return lambda layer: "isen" in layer or "cecek" in layer
    if group == "growth":
        return lambda layer: layer not in _PLATES
    return lambda layer: layer in _PLATES


def _off(x: FloatArray, y: FloatArray, side: float) -> FloatArray:
    """Return how far places lie from the middle of a piece, 1 at its edge."""
    return np.asarray(np.maximum(np.abs(x), np.abs(y)) / (0.5 * side), dtype=np.float64)


def _best(places: FloatArray, weight: FloatArray) -> Places:
    """Return the best of places n x 2, none near another."""
    found: list[tuple[float, float]] = []
    order = np.argsort(-weight, kind="stable")
    places, weight = places[order], weight[order]
    free = weight >= _AS_GOOD * weight.max(initial=0.0)
    while free.any() and len(found) < _MOST:
        x, y = places[int(free.argmax())]
        found.append((float(x), float(y)))
        free &= (places[:, 0] - x) ** 2 + (places[:, 1] - y) ** 2 > _APART_MM * _APART_MM
    return tuple(found)
