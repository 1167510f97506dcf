"""What a patchwork lays: stamps, fillings drawn once in plan, and the hand that draws them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from batik_gen.pattern.geometry.clipping import Ragged, joined
from batik_gen.pattern.hand.hand import Hand
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Layer, Wax


class Steady(Hand):
    """A hand that spaces and sizes unevenly, but leaves lines in plan: what it draws is gone over again."""

    @property
    def keeps_plan(self) -> bool:
        """Tell that lines are drawn as planned."""
        return True

    def warp(self, xy: FloatArray) -> FloatArray:
        """Return places as they are."""
        return xy

    def size(self, salt: int, xy: FloatArray, amount: float = 1.0, *, wanders: bool = True) -> FloatArray:
        """Return factors that do not wander: what it draws lies at many places of the cloth."""
        return super().size(salt, xy, amount, wanders=False)

    def width(self, xy: FloatArray) -> FloatArray:
        """Return equal widths."""
        return np.ones(xy.shape[:-1])


@dataclass(frozen=True, eq=False)
class Pieces:
    """Hold rings or strokes of a stamp, with the layer, middle and reach of each."""

    held: Ragged
    layer: IntArray
    middle: FloatArray = field(init=False)
    reach: FloatArray = field(init=False)

    def __post_init__(self) -> None:
        if len(self.held):
            low, high = self.held.least(self.held.points[:, :2]), self.held.most(self.held.points[:, :2])
            off = 0.5 * (high - low)
            middle, reach = 0.5 * (low + high), np.sqrt(off[:, 0] * off[:, 0] + off[:, 1] * off[:, 1])
        else:
            middle, reach = np.zeros((0, 2)), np.zeros(0)
        object.__setattr__(self, "middle", middle)
        object.__setattr__(self, "reach", reach)


@dataclass(frozen=True, eq=False)
class Stamp:
    """Hold a filling about the origin.

    Parameters
    ----------
    waxes
        Wax and working step of each of its layers, lowest first.
    areas, strokes
        Its rings (x, y) and strokes (x, y, width).
    dots, dot_layer
        Its dots n x 3 and the layer of each.
    """

    waxes: tuple[tuple[Wax, int], ...]
    areas: Pieces
    strokes: Pieces
    dots: FloatArray
    dot_layer: IntArray


def stamp_of(layers: Sequence[Layer], origin: tuple[float, float]) -> Stamp:
    """Gather layers into a stamp whose origin lies at ``origin`` mm."""
    kept = [x for x in layers if len(x.areas) or len(x.strokes) or len(x.dots)]

    def gathered(parts: list[Ragged], columns: int) -> Pieces:
        held = joined(parts, columns)
        points = np.array(held.points)
        points[:, :2] -= np.array(origin)
        return Pieces(held.with_points(points), np.repeat(np.arange(len(parts)), [len(p) for p in parts]))

    dots = np.concatenate([np.zeros((0, 3)), *(x.dots.points for x in kept)])
    dots[:, :2] -= np.array(origin)
    return Stamp(
        tuple((x.wax, x.step) for x in kept),
        gathered([Ragged(x.areas.points, x.areas.offsets) for x in kept], 2),
        gathered([Ragged(x.strokes.points, x.strokes.offsets) for x in kept], 3),
        dots,
        np.repeat(np.arange(len(kept)), [len(x.dots) for x in kept]),
    )
