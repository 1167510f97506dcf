"""What every isen needs to be drawn: the pens, the touch of the hand, the shape; and its entry in the table."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from batik_gen.pattern.declaring.kinds import Isen
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.shape.room import Room
from batik_gen.pattern.geometry.shape.spine import Spine, Strewn, spine_of
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray
from batik_gen.values.words import Words

_NOTHING = Words("", "")


@dataclass(frozen=True)
class Canting:
    """Name what gathers each part of a filling; whether it is light or dark is the family's choice.

    Parameters
    ----------
    lines
        Strokes.
    dots
        Dots.
    plates
        Small filled forms: grains, petals, the eyes of ukel; like the dots if not given.
    cut
        What is left free of wax inside a plate, such as the rings of mlinjon; nothing if not given.
    """

    lines: Waxing
    dots: Waxing
    plates: Waxing | None = None
    cut: Waxing | None = None

    @property
    def fills(self) -> Waxing:
        """What gathers filled forms."""
        return self.plates if self.plates is not None else self.dots


@dataclass(frozen=True)
class Touch:
    """Say how finely and how densely a filling is drawn; all lengths in mm, whatever the motif's size.

    Parameters
    ----------
    nib
        Width of lines (docs/sources.md#canting: 0.25-1).
    dot
        Diameter of dots (0.6-1.0).
    count
        More than 1 sets more of them, less than 1 fewer.
    size
        Size of the isen itself within its own range, as its entry declares; usual if None.
    rim
        How far the wax of the outline reaches into the shape.
    gap
        What stays clear between that and the filling.
    rows
        At most so many rows, where a filling comes in rows.
    follow
        Let galaran follow the outline inward instead of the spine.
    """

    nib: float = 0.5
    dot: float = 0.75
    count: float = 1.0
    size: float | None = None
    rim: float = 0.6
    gap: float = 0.3
    rows: int | None = None
    follow: bool = False

    @classmethod
    def of(cls, plan: Plan) -> "Touch":
        """Return the touch that a Plan asks for: its isen nib, dot and count, inside its outline."""
        return cls(
            nib=plan.value("nib.isen"),
            dot=plan.value("isen.size"),
            count=plan.value("isen.count"),
            rim=0.5 * plan.value("nib.klowong"),
        )

    @property
    def edge(self) -> float:
        """How far inside the shape the wax of a filling may begin."""
        return self.rim + self.gap


@dataclass(frozen=True, eq=False)
class Bed:
    """Hold what a filling is drawn into.

    Parameters
    ----------
    room
        The shapes.
    canting, hand, touch
        The pens, the hand, how finely.
    rib
        The rib of each shape, n x m x 2, where the family knows it.
    """

    room: Room
    canting: Canting
    hand: Hand
    touch: Touch
    rib: FloatArray | None = None

    @cached_property
    def spine(self) -> Spine:
        """The rib, or the line midway between the sides."""
        return spine_of(self.room, self.rib)

    def along(self, pitch: float, margin: float, jitter: float, salt: int) -> Strewn | None:
        """Return places in rows along the spines to strew from; a ground has none and is strewn evenly."""
        if self.room.outlines is None:
            return None
        return self.spine.places(self.room, pitch, margin, self.hand, jitter, salt)


@dataclass(frozen=True)
class Filling(Isen):
    """Declare an isen that can fill any shape.

    Parameters
    ----------
    low, usual, high
        Its own size in mm: the range that cloth has.
    measure
        What that size measures.
    draw
        Draws it into a Bed.
    ground
        True where tradition strews it over grounds.
    """

    low: float = 0.0
    usual: float = 0.0
    high: float = 0.0
    measure: Words = _NOTHING
    draw: Callable[[Bed], None] = lambda bed: None
    ground: bool = False

    def size(self, touch: Touch) -> float:
        """Return the size to draw, kept within the range."""
        return self.usual if touch.size is None else min(max(touch.size, self.low), self.high)
