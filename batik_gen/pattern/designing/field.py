"""The local field: how a recording moved in time and over the head, small enough to carry in a Design."""

import numpy as np

from batik_gen.values.arrays import FloatArray
from batik_gen.values.design import Field
from batik_gen.values.portrait import BANDS, Portrait

_MOST_TIMES = 24
_MOST_PLACES = 5
_SOFT = 0.25
"""A deviation of this many log10 units reaches half way to the end of the scale."""
_STEPS = 20
"""Steps from the middle of the scale to its end, since the field travels with a picture (docs/sources.md#rounding)."""


def local_field(portrait: Portrait) -> Field:
    """Reduce a Portrait's epochs to bands x time x place, each -1..1.

    The share of each band is compared with that band's own median over the
    recording and softened by d / (0.25 + |d|), which is monotone and never
    reaches the end, but for the rounding to a twentieth. Cells without clean data are 0, the middle.
    """
    names = tuple(b.name for b in BANDS)
    total = portrait.bands.sum(axis=2, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.log10(portrait.bands / total)
    epochs = len(share)
    times = max(1, min(_MOST_TIMES, epochs // 3))
    rows = _rows(portrait)
    out = np.zeros((len(names), times, len(rows)))
    edges = [round(i * epochs / times) for i in range(times + 1)]
    for b in range(len(names)):
        # Each channel against itself: a channel near the eyes is no front that is always restless.
        middle = _median(share[:, :, b], axis=0)
        moved = share[:, :, b] - middle
        for t in range(times):
            for p, chosen in enumerate(rows):
                cell = moved[edges[t] : edges[t + 1], chosen]
                cell = cell[np.isfinite(cell)]
                d = float(np.median(cell)) if cell.size else 0.0
                out[b, t, p] = round(d / (_SOFT + abs(d)) * _STEPS) / _STEPS
    return Field(names, out)


def _rows(portrait: Portrait) -> list[list[int]]:
    """Group channels from the front of the head to the back; unknown places count as one row."""
    known = [int(i) for i in np.argsort(portrait.place, kind="stable") if np.isfinite(portrait.place[i])]
    if len({float(portrait.place[i]) for i in known}) < 2:
        return [list(range(len(portrait.channels)))]
    count = min(_MOST_PLACES, len({float(portrait.place[i]) for i in known}))
    edges = [round(i * len(known) / count) for i in range(count + 1)]
    return [known[edges[i] : edges[i + 1]] for i in range(count)]


def _median(values: FloatArray, axis: int) -> FloatArray:
    finite = np.where(np.isfinite(values), values, np.nan)
    out = np.zeros(values.shape[1 - axis])
    for i in range(values.shape[1 - axis]):
        column = finite[:, i][np.isfinite(finite[:, i])]
        out[i] = np.median(column) if column.size else 0.0
    return out
