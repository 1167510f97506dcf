"""What makes a Javanese batik maker say "this is batik": the checklist, as numbers measured on pictures.

Each check says what is measured and between which bounds it must lie; these
come from docs/sources.md#checklist and #photographs. A family that tradition
lets off has its own bounds in ``ALLOWED``, each with the reason.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from benchmarks.wardrobe import afar, near
from benchmarks.wardrobe.subject import Subject


@dataclass(frozen=True)
class Check:
    """Declare one check.

    Parameters
    ----------
    name, meaning
        A short name for the table, and what it measures.
    low, high
        Bounds that the number must keep.
    measure
        Measures it; None where the check does not apply to the family.
    digits
        Digits after the point in the table.
    slack
        How far a single cloth may lie outside: figures of one piece at one seed scatter.
    """

    name: str
    meaning: str
    low: float
    high: float
    measure: Callable[[Subject], float | None]
    digits: int = 2
    slack: float = 0.0

    def bounds(self, family: str) -> tuple[float, float]:
        """Return the bounds for a family."""
        return ALLOWED.get((family, self.name), (self.low, self.high, ""))[:2]

    def holds(self, family: str, value: float | None) -> bool:
        """Tell whether a figure of one cloth keeps the bounds, give or take its slack."""
        low, high = self.bounds(family)
        return value is None or low - self.slack <= value <= high + self.slack


CHECKS = (
    Check("dark", "share of dark", 0.40, 0.75, afar.dark_share, slack=0.02),
    Check("box", "box dimension of light against dark, at 512 px", 1.45, 1.80, afar.box_dimension, slack=0.03),
    Check("right", "likeness under the family's own turns and mirrors, the worst", 0.75, 1.0, afar.right_symmetry),
    Check("wrong", "likeness under turns and mirrors it must not have, the best", -1.0, 0.5, afar.wrong_symmetry),
    Check("repeat", "strongest repeat, seen from 3 m", 0.8, 1.0, afar.repeat_strength),
    Check("free", "the same, in families without a repeat", -1.0, 0.35, afar.free_repeat),
    Check("empty %", "widest empty circle, % of the picture's side", 0.0, 6.0, afar.emptiness, 1, slack=2.0),
    Check("line mm", "width of outlines; a small motif caps the nib", 0.8, 2.0, near.outline_width, slack=0.2),
    Check("line CV %", "its variation", 15.0, 30.0, near.outline_spread, 0, slack=12.0),
    Check("filled %", "shapes above 1 cm² that hold isen", 90.0, 100.0, near.filled, 0),
    Check("dot CV %", "variation of cecek in size", 7.0, 12.0, near.dot_size, 1, slack=1.5),
    Check("gap CV %", "variation of cecek in spacing, along rows", 10.0, 20.0, near.dot_spacing, 1, slack=4.0),
    Check("unlike %", "shapes that are no exact copy of another", 99.0, 100.0, near.unlike, 0),
    Check("brown %", "white against dark with the brown line between", 95.0, 100.0, near.brown_between, 0, slack=5.0),
    Check("white L*", "lightest tone: no pure white", 66.0, 96.0, near.lightest, 0),
    Check("black L*", "darkest tone: no pure black", 3.0, 20.0, near.darkest, 0),
)  # fmt: skip

_RASTER = "a raster of squares is all edge"
_DABS = "squares are dabbed, not outlined: no klowong goes round them (docs/sources.md#nitik)"
_FIGURES = "the frames mirror strictly, the figures in them are each drawn anew (docs/sources.md#symmetry)"
_SMALL = "shapes of less than 1 cm: the nib is capped so that nothing clogs"
_PATCHES = "squares halved on a grid, filled by several families (photographs of tambal: likeness 0.2-0.7)"
_SKY = "the night ground between them stays plain on purpose (docs/sources.md#seen-whole)"
_FULL = "a ground strewn with fine isen adds to the outlines"

ALLOWED: Mapping[tuple[str, str], tuple[float, float, str]] = MappingProxyType(
    {
        ("nitik", "box"): (1.45, 1.85, _RASTER),
        ("jlamprang", "box"): (1.45, 1.85, _RASTER),
        ("semen", "box"): (1.45, 1.88, _FULL),
        ("buketan", "box"): (1.45, 1.85, _FULL),
        ("nitik", "brown %"): (0.0, 100.0, _DABS),
        ("jlamprang", "brown %"): (0.0, 100.0, _DABS),
        ("tumpal", "line mm"): (0.6, 2.0, _SMALL),
        ("gringsing", "line mm"): (0.6, 2.0, _SMALL),
        ("truntum", "line mm"): (0.65, 2.0, _SMALL),
        ("lung-lungan", "line mm"): (0.7, 2.0, _SMALL),
        ("sido-luhur", "right"): (0.6, 1.0, _FIGURES),
        ("sido-mukti", "right"): (0.6, 1.0, _FIGURES),
        ("sido-asih", "right"): (0.6, 1.0, _FIGURES),
        ("tambal", "wrong"): (-1.0, 0.7, _PATCHES),
        ("mega-mendung", "empty %"): (0.0, 12.0, _SKY),
        ("wadasan", "empty %"): (0.0, 12.0, _SKY),
    }
)
"""(family, check) to its own bounds and the reason."""
