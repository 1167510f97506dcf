"""What makes a Javanese batik maker say "this is batik": the checklist, as numbers measured on pictures.

Each check says what is measured; ``bounds`` holds between which bounds it must lie.
"""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.wardrobe import afar, bounds, near
from benchmarks.wardrobe.subject import Subject


@dataclass(frozen=True)
class Check:
    """Declare one check.

    Parameters
    ----------
    name, meaning
        A short name, which the table of bounds knows, and what it measures.
    measure
        Measures it; None where the check does not apply to the family.
    digits
        Digits after the point in the table.
    slack
        How far a single cloth may lie outside: figures of one piece at one seed scatter.
    """

    name: str
    meaning: str
    measure: Callable[[Subject], float | None]
    digits: int = 2
    slack: float = 0.0

    def bounds(self, family: str) -> tuple[float, float]:
        """Return the bounds for a family."""
        return bounds.of(family, self.name)

    def holds(self, family: str, value: float | None) -> bool:
        """Tell whether a figure of one cloth keeps the bounds, give or take its slack."""
        low, high = self.bounds(family)
        return value is None or low - self.slack <= value <= high + self.slack


CHECKS = (
    Check("dark", "share of dark", afar.dark_share, slack=0.02),
    Check("box", "box dimension of light against dark, at 512 px", afar.box_dimension, slack=0.03),
    Check("right", "likeness under the family's own turns and mirrors, the worst", afar.right_symmetry),
    Check("wrong", "likeness under turns and mirrors it must not have, the best", afar.wrong_symmetry),
    Check("repeat", "strongest repeat, seen from 3 m", afar.repeat_strength),
    Check("free", "the same, in families without a repeat", afar.free_repeat),
    Check("empty %", "widest empty circle, % of the picture's side", afar.emptiness, 1, slack=2.0),
    Check("line mm", "width of outlines; a small motif caps the nib", near.outline_width, slack=0.2),
    Check("line CV %", "its variation", near.outline_spread, 0, slack=12.0),
    Check("filled %", "shapes above 1 cm² that hold isen", near.filled, 0),
    Check("dot CV %", "variation of cecek in size", near.dot_size, 1, slack=1.5),
    Check("gap CV %", "variation of cecek in spacing, along rows", near.dot_spacing, 1, slack=4.0),
    Check("unlike %", "shapes that are no exact copy of another", near.unlike, 0),
    Check("brown %", "white against dark with the brown line between", near.brown_between, 0, slack=5.0),
    Check("white L*", "lightest tone: no pure white", near.lightest, 0),
    Check("black L*", "darkest tone: no pure black", near.darkest, 0),
)  # fmt: skip
