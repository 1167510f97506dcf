"""The traced cloth of a family whose form is the recording: it passes by below, from its left end, as it is read."""

import numpy as np
from PIL import Image, ImageChops

from batik_gen.film.lettering.plate import unit_of
from batik_gen.film.shots.shot import Stage
from batik_gen.film.shots.tracing import GRAPHITE, traced

_ABOVE = 0.61
"""Share of the board that drawings keep above it."""
_GAP, _SOFT = 22.0, 90.0
"""Px of 1080 between the drawings and the cloth, and over which its upper edge comes out of the bare cloth."""
_MOST_MM, _SHARE = 150.0, 0.6
"""Most of the cloth that is seen at once across, and most of its width."""
_FAINT = 0.85


class Passing:
    """Let the traced cloth pass by below the drawings of a scene.

    Parameters
    ----------
    stage
        What the film is made of.
    between
        How far along the cloth the view is as the scene begins and as it ends, 0..1.
    """

    def __init__(self, stage: Stage, between: tuple[float, float]) -> None:
        unit, (width, height) = unit_of(stage.shape), stage.size
        self._between = between
        self._top = round(above_of(stage)[3] + _GAP * unit)
        wide, tall = stage.cloth.size_mm
        across = min(_SHARE * wide, _MOST_MM * max(width / height, 1.0))
        scale = width / across
        deep = (height - self._top) / scale
        top = max(0.5 * (tall - deep), 0.0)
        mask, fine = traced(stage.cloth, (0.0, top, wide, top + deep), scale)
        mask = mask.point([round(_FAINT * value) for value in range(256)])
        self._mask = mask if fine == scale else mask.resize((round(wide * scale), height - self._top))
        self._free = max(self._mask.width - width, 0)
        rows = np.clip(np.arange(height - self._top) / (_SOFT * unit), 0.0, 1.0)
        self._edge = Image.fromarray((255.0 * rows).astype(np.uint8)[:, None]).resize((width, height - self._top))

    def on(self, out: Image.Image, at: float) -> None:
        """Draw on a picture what passes by at a moment of the scene."""
        begin, end = self._between
        left = (begin + (end - begin) * at) * self._free
        size = self._edge.size
        seen = self._mask.transform(
            size, Image.Transform.EXTENT, (left, 0, left + size[0], size[1]), Image.Resampling.BILINEAR
        )
        out.paste(GRAPHITE, (0, self._top), ImageChops.multiply(seen, self._edge))


def passing_of(stage: Stage, between: tuple[float, float]) -> Passing | None:
    """Return the cloth that passes by, where the cloth is the recording; None of any other."""
    return None if stage.design.wave is None else Passing(stage, between)


def above_of(stage: Stage) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what drawings have, px: above the cloth, where one passes by."""
    left, top, right, bottom = stage.shape.board
    return left, top, right, bottom if stage.design.wave is None else top + _ABOVE * (bottom - top)
