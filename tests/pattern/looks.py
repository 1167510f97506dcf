"""How cloths look from afar: pictures drawn once, and the claims that tests of many families share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import measuring
import numpy as np
from portraits import drawn, plain

from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.cloth import Areas, Strokes
from benchmarks.wardrobe.bounds import of_a_piece

PX = 512
"""Photographs of real cloth were measured at this size (docs/sources.md#box-dimension)."""


@dataclass(frozen=True)
class Symmetry:
    """Motions that a picture allows, with the least likeness, and those it must not, with the most."""

    has: Sequence[str] = ()
    least: float = 1.0
    lacks: Sequence[str] = ()
    most: float = 0.0


@dataclass(frozen=True)
class Step:
    """A step over the cloth, mm, and how like itself the picture is one step on, give or take ``slack`` px."""

    right: float
    down: float
    least: float = -1.0
    most: float = 1.0
    slack: int = 2


def picture(
    motif: str, seed: int, side: float = 300.0, px: int = PX, process: str = "", **parameters: float
) -> measuring.Grey:
    """Return the luminance of a square cloth of default parameters but for those named, at most 512 px wide."""
    return _picture(motif, seed, side, px, process, tuple(sorted(parameters.items())))


@lru_cache(maxsize=32)
def _picture(
    motif: str, seed: int, side: float, px: int, process: str, parameters: tuple[tuple[str, float], ...]
) -> measuring.Grey:
    cloth = drawn(plain(motif, seed, side, **dict(parameters)))
    # What is waxed does not depend on the dyes.
    image = dye(replace(cloth, process=process or cloth.process), px=(px, px)).image
    return measuring.grey(image, PX if px > PX else None)


def is_as_dark_as_cloth(grey: measuring.Grey, said: object, family: str, side: float) -> None:
    """Light and dark stand in the balance of real cloth."""
    low, high = of_a_piece(family, "dark", side)
    assert low <= measuring.dark_share(grey) <= high, said


def is_as_detailed_as_cloth(grey: measuring.Grey, said: object, family: str, side: float) -> None:
    """The outlines of light and dark are as rich in detail as those of real cloth."""
    low, high = of_a_piece(family, "box", side)
    assert low <= measuring.box_dimension(grey) <= high, said


def is_symmetric(grey: measuring.Grey, said: object, symmetry: Symmetry) -> None:
    """The picture has the turns and mirrors of its family, and no others."""
    for motion in symmetry.has:
        assert measuring.likeness(grey, motion) >= symmetry.least, (motion, said)
    for motion in symmetry.lacks:
        assert measuring.likeness(grey, motion) <= symmetry.most, (motion, said)


def repeats(grey: measuring.Grey, said: object, side: float, steps: Sequence[Step]) -> None:
    """The picture is like itself one step on, or unlike."""
    scale = len(grey) / side
    for step in steps:
        like = measuring.repeat(grey, step.right * scale, step.down * scale, step.slack)
        assert step.least <= like <= step.most, (step, said)


def moves_steadily(motif: str, name: str, px: int) -> None:
    """The farther a parameter goes from its least value, the farther the cloth goes from what it was there."""
    p = next(p for p in family_named(motif).parameters if p.name == name)
    shown = [
        measuring.grey(
            dye(draw(plain(motif, 1, 120.0, hand__wobble=0.0, **{name.replace(".", "__"): v})), px=(px, px)).image
        )
        for v in np.linspace(p.low, p.high, 5)
    ]
    away = [float(np.abs(seen - shown[0]).mean()) for seen in shown]
    assert away == sorted(away)
    assert away[-1] > 0


def shapes(runs: Areas | Strokes) -> list[np.ndarray]:
    """Return the points of each outline or stroke."""
    return [runs.points[a:b] for a, b in zip(runs.offsets[:-1], runs.offsets[1:], strict=True)]
