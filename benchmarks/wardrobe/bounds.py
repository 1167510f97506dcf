"""Between which bounds what is measured on a picture of batik must lie: one table for the script and all tests.

The bounds come from docs/sources.md#checklist and #photographs. A family that tradition
lets off has its own in ``ALLOWED``, each with the reason. ``OF_A_PIECE`` holds closer ones, for
pieces of one size that were compared with photographs of as many repeats.
"""

from collections.abc import Mapping
from types import MappingProxyType

BOUNDS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "dark": (0.40, 0.75),
        "box": (1.45, 1.80),
        "right": (0.75, 1.0),
        "wrong": (-1.0, 0.5),
        "repeat": (0.8, 1.0),
        "free": (-1.0, 0.35),
        "empty %": (0.0, 6.0),
        "line mm": (0.8, 2.0),
        "line CV %": (15.0, 30.0),
        "filled %": (90.0, 100.0),
        "dot CV %": (7.0, 12.0),
        "gap CV %": (10.0, 20.0),
        "unlike %": (99.0, 100.0),
        "brown %": (95.0, 100.0),
        "white L*": (66.0, 96.0),
        "black L*": (3.0, 20.0),
    }
)
"""Check to the lowest and the highest figure; ``checks.CHECKS`` tells what each measures."""

_RASTER = "a raster of squares is all edge"
_DABS = "squares are dabbed, not outlined: no klowong goes round them (docs/sources.md#nitik)"
_FIGURES = "the frames mirror strictly, the figures in them are each drawn anew (docs/sources.md#symmetry)"
_SMALL = "shapes of less than 1 cm: the nib is capped so that nothing clogs"
_PATCHES = "squares halved on a grid, filled by several families (photographs of tambal: likeness 0.2-0.7)"
_BANKS = "banks of five forms, each one way round or the other"
_POLES = "every second row is brown, for the right half of the head"
_UNEQUAL = "no two blades are equal in size and lean: each is a moment of the recording"
_COILS = "each stem is another third of the recording, and no two coils are bent alike"
_CELLS = "twelve photographs at 200 px: 1.69-1.98, mean 1.81, the more the more cells they show"
_THIRD = "a third of nitik is light (photographs 0.35 +- 0.12)"
_DRIZZLE = "five friezes of small ornaments in 9 cm; lereng itself measures 1.81"
_GROUND = "a photograph of a semen cloth measures 1.87: its ground is fuller than that of any geometric family"
_SCALES = "all scales of 5 mm, each with its eye and cecek: as full as semen, of which a photograph measures 1.87"
_CLIMBING = "the triangles mirror strictly, what climbs in them swings and is drawn anew"
_LIGHT_GROUND = "flowers on a light ground, as the coast has them"
_LIGHT_STREWN = "its light ground is strewn with brown, and 300 mm hold few figures"
_FULL = "a ground strewn with fine isen adds to the outlines"

ALLOWED: Mapping[tuple[str, str], tuple[float, float, str]] = MappingProxyType(
    {
        ("nitik", "box"): (1.45, 1.85, _RASTER),
        ("jlamprang", "box"): (1.45, 1.85, _RASTER),
        ("nitik-gelombang", "dark"): (0.53, 0.77, _THIRD),
        ("nitik-gelombang", "box"): (1.45, 1.95, _CELLS),
        ("nitik-gelombang", "brown %"): (0.0, 100.0, _DABS),
        ("semen", "box"): (1.45, 1.90, _GROUND),
        ("buketan", "box"): (1.45, 1.85, _FULL),
        ("nitik", "brown %"): (0.0, 100.0, _DABS),
        ("jlamprang", "brown %"): (0.0, 100.0, _DABS),
        ("tumpal", "line mm"): (0.6, 2.0, _SMALL),
        ("buketan", "dark"): (0.30, 0.75, _LIGHT_GROUND),
        ("gringsing", "box"): (1.45, 1.88, _SCALES),
        ("gringsing", "right"): (0.6, 1.0, _FIGURES),
        ("tumpal", "box"): (1.45, 1.85, _FULL),
        ("tumpal", "right"): (0.5, 1.0, _CLIMBING),
        ("gringsing", "line mm"): (0.6, 2.0, _SMALL),
        ("truntum", "line mm"): (0.65, 2.0, _SMALL),
        ("truntum", "wrong"): (-1.0, 0.85, "the flowers have the quarter turn that the small tendrils between lack"),
        ("lung-lungan", "line mm"): (0.7, 2.0, _SMALL),
        ("lereng-gelombang", "line mm"): (0.65, 2.0, _SMALL),
        ("sido-mukti", "line mm"): (0.7, 2.0, _SMALL),
        ("sido-luhur", "right"): (0.6, 1.0, _FIGURES),
        ("sido-mukti", "right"): (0.6, 1.0, _FIGURES),
        ("sido-asih", "right"): (0.6, 1.0, _FIGURES),
        ("parang-gelombang", "dark"): (0.4, 0.8, _POLES),
        ("parang-gelombang", "right"): (0.6, 1.0, _UNEQUAL),
        ("parang-gelombang", "repeat"): (0.7, 1.0, _UNEQUAL),
        ("lung-gelombang", "repeat"): (0.7, 1.0, _COILS),
        ("lereng-gelombang", "box"): (1.45, 1.84, _DRIZZLE),
        ("tambal", "wrong"): (-1.0, 0.7, _PATCHES),
        ("wadasan", "repeat"): (0.3, 1.0, _BANKS),
        ("wadasan", "wrong"): (-1.0, 0.6, _BANKS),
    }
)
"""(family, check) to its own bounds and the reason."""

MANY_MM = 300.0
"""A piece with a longer side shows many repeats, one up to it a few."""

_A_HUNDREDTH = "measured a hundredth above what most families keep"
_CEPLOK = "eight repeats are denser than five; photographs of ceplok, 200 px wide: 1.78-1.99, mean 1.89"
_STARS = "photographs of truntum: a third light at most (0.30 +- 0.10)"

OF_A_PIECE: Mapping[tuple[str, str, str], tuple[float, float, str]] = MappingProxyType(
    {
        ("truntum", "dark", "few"): (0.60, 0.78, _STARS),
        ("truntum", "dark", "many"): (0.60, 0.78, _STARS),
        ("nitik", "dark", "few"): (0.53, 0.77, _THIRD),
        ("nitik", "dark", "many"): (0.53, 0.77, _THIRD),
        ("nitik", "box", "many"): (1.60, 1.90, _CELLS),
        ("nitik-gelombang", "dark", "few"): (0.53, 0.77, _THIRD),
        ("nitik-gelombang", "dark", "many"): (0.53, 0.77, _THIRD),
        ("nitik-gelombang", "box", "few"): (1.60, 1.95, _CELLS),
        ("nitik-gelombang", "box", "many"): (1.60, 1.95, _CELLS),
        ("jlamprang", "box", "few"): (1.45, 1.81, _A_HUNDREDTH),
        ("ceplok", "box", "many"): (1.45, 1.81, _A_HUNDREDTH),
        ("semen", "dark", "few"): (0.38, 0.75, _LIGHT_STREWN),
        ("gringsing", "box", "few"): (1.45, 1.88, _SCALES),
        ("gringsing", "box", "many"): (1.45, 1.88, _SCALES),
        ("tumpal", "box", "few"): (1.45, 1.85, _FULL),
        ("tumpal", "box", "many"): (1.45, 1.85, _FULL),
        ("buketan", "box", "many"): (1.45, 1.81, _A_HUNDREDTH),
        ("lereng", "box", "few"): (1.45, 1.81, _A_HUNDREDTH),
        ("lereng", "box", "many"): (1.45, 1.81, _A_HUNDREDTH),
        ("udan-liris", "box", "few"): (1.45, 1.81, _A_HUNDREDTH),
        ("udan-liris", "box", "many"): (1.45, 1.81, _A_HUNDREDTH),
        ("grompol", "box", "many"): (1.45, 1.85, _CEPLOK),
        ("parang-gelombang", "dark", "few"): (0.40, 0.82, _POLES),
        ("parang-gelombang", "dark", "many"): (0.40, 0.82, _POLES),
        ("lereng-gelombang", "box", "few"): (1.45, 1.84, _DRIZZLE),
        ("lereng-gelombang", "box", "many"): (1.45, 1.84, _DRIZZLE),
        ("semen", "box", "few"): (1.60, 1.90, _GROUND),
        ("semen", "box", "many"): (1.60, 1.90, _GROUND),
        ("sido-luhur", "dark", "few"): (0.40, 0.76, _A_HUNDREDTH),
        ("sido-luhur", "dark", "many"): (0.40, 0.76, _A_HUNDREDTH),
        ("sido-mukti", "dark", "few"): (0.40, 0.76, _A_HUNDREDTH),
        ("sido-mukti", "dark", "many"): (0.40, 0.76, _A_HUNDREDTH),
        ("sido-asih", "dark", "few"): (0.40, 0.76, _A_HUNDREDTH),
        ("sido-asih", "dark", "many"): (0.40, 0.76, _A_HUNDREDTH),
    }
)
"""(family, check, few or many repeats) to its own bounds and the reason."""


def of(family: str, check: str) -> tuple[float, float]:
    """Return the bounds of a check for a family's cloth as the wardrobe sees it."""
    return ALLOWED.get((family, check), (*BOUNDS[check], ""))[:2]


def of_a_piece(family: str, check: str, side_mm: float) -> tuple[float, float]:
    """Return the bounds of a check for a square piece of a family's cloth."""
    repeats = "many" if side_mm > MANY_MM else "few"
    return OF_A_PIECE.get((family, check, repeats), (*BOUNDS[check], ""))[:2]
