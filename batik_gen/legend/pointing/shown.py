"""Where parameters show on a cloth whose motif lies by its size: its family tells, and the layers of the very cloth."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import numpy as np

from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.drawing.draw import draw
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer
from batik_gen.values.design import Design

_STROKES, _DOTS = "strokes", "dots"
_DRAWN_IN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "nib.klowong": ("klowong", _STROKES),
        "hand.uneven": ("klowong", _STROKES),
        "nib.isen": ("isen", _STROKES),
        "isen.count": ("cecek", _DOTS),
        "isen.size": ("cecek", _DOTS),
        "growth": ("klowong sulur", _STROKES),
        "bath.depth_soga": ("klowong", _STROKES),
    }
)
"""In which layers, by a part of their name, what all families share is drawn, where a family tells nothing of it."""
_MOST = 400
"""At most so many places of one layer are looked at."""


def shown_on(design: Design) -> Mapping[str, FloatArray] | None:
    """Return where each parameter shows on a cloth: places n x 2 in mm, or ends of distances n x 2 x 2.

    None of a family whose middle is the same on every cloth, and of a cloth that repeats.
    """
    family = family_named(design.motif)
    if family.shown is None or design.repeat is not None:
        return None
    layers = draw(design).layers
    told = dict(family.shown(plan_of(design)[0], layers))
    for name in design.legend:
        key = name if name in _DRAWN_IN else name.partition(".")[0]
        if name not in told and key in _DRAWN_IN:
            told[name] = places_in(layers, *_DRAWN_IN[key])
    return told


def places_in(layers: Iterable[Layer], word: str, kind: str) -> FloatArray:
    """Return places n x 2 at which strokes or dots of layers lie whose name holds a word."""
    here = [layer for layer in layers if word in layer.name]
    points = [layer.dots.points if kind == _DOTS else layer.strokes.points for layer in here]
    places = np.concatenate([np.zeros((0, 2)), *(part[:, :2] for part in points)])
    return places[:: max(len(places) // _MOST, 1)]
