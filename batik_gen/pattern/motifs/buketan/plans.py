"""The two bouquets of a buketan that take turns: which flowers stand where, how their stems bow, what flies about."""

from dataclasses import dataclass

from batik_gen.pattern.flora.petals import Petal
from batik_gen.pattern.flora.species import ASTER, BUD, BUTTERFLY, CHERRY, LOTUS, PEONY, SPRIG, TULIP, dressed

TALL = 1.7
"""A repeat is this high, in distances between bouquets side by side."""


@dataclass(frozen=True)
class Head:
    """Hold one flower: its species in its colours, where its foot stands, its size, how it leans, how its stem bows.

    ``twig`` names the head from whose stem its own branches off, and at which share of it; from the tie if it is None.
    """

    petals: tuple[Petal, ...]
    x: float
    y: float
    size: float
    lean: float
    bow: float
    level: int
    twig: tuple[int, float] | None = None


@dataclass(frozen=True)
class Bouquet:
    """Hold one bouquet in distances between bouquets: heads, tendrils, what flies and lies about it, its bow's kinds.

    A tendril is told by the head on whose stem it stands (-1 for the stalks below the tie), at which share, to which
    side, how large its ukel is.
    """

    heads: tuple[Head, ...]
    tendrils: tuple[tuple[int, float, float, float], ...]
    flying: tuple[tuple[tuple[Petal, ...], float, float, float, float], ...]
    strewn: tuple[tuple[tuple[Petal, ...], float, float, float], ...]
    ribbon: dict[str, str]


_RED, _BLUE, _GOLD = (
    {"plate": kind, "brown": heart} for kind, heart in (("red", "yellow"), ("azure", "yellow"), ("yellow", "red"))
)
_GOLDEN = tuple(dressed(ASTER, yellow="red"))

FIRST = Bouquet(
    heads=(
        Head(dressed(PEONY, **_RED), 0.0, -0.042, 0.52, -0.10, -0.03, 8),
        Head(dressed(TULIP, **_BLUE), -0.302, 0.024, 0.35, -0.58, -0.10, 4),
        Head(dressed(_GOLDEN, plate="yellow"), 0.336, 0.002, 0.407, 0.62, 0.10, 5),
        Head(dressed(BUD, **_RED), -0.19, -0.416, 0.282, -0.22, -0.05, 3),
        Head(dressed(CHERRY, **_RED), 0.224, -0.438, 0.26, 0.35, 0.05, 4),
        Head(dressed(CHERRY, **_RED), 0.056, -0.526, 0.226, -0.15, 0.0, 3, (4, 0.80)),
        Head(dressed(TULIP, **_GOLD), 0.403, -0.306, 0.237, 0.75, 0.06, 3, (4, 0.62)),
        Head(dressed(BUD, **_BLUE), -0.448, -0.24, 0.226, -0.70, -0.04, 3, (3, 0.55)),
        Head(dressed(BUD, **_RED), 0.47, 0.13, 0.215, 0.86, 0.05, 3, (2, 0.45)),
        Head(dressed(CHERRY, plate="azure"), -0.426, 0.152, 0.215, -0.79, -0.05, 3, (1, 0.45)),
    ),
    tendrils=((2, 0.35, 1.0, 0.075), (1, 0.40, -1.0, 0.07), (-1, 0.5, 1.0, 0.065), (-2, 0.5, -1.0, 0.06)),
    flying=(
        (dressed(BUTTERFLY, plate="yellow", other="red"), -0.52, -0.41, 0.19, 0.35),
        (dressed(BUTTERFLY, plate="azure", other="yellow"), 0.27, 0.70, 0.18, -0.7),
    ),
    strewn=(
        (dressed(SPRIG, plate="azure"), -0.23, 0.74, 0.4), (dressed(SPRIG, **_RED), 0.04, 0.90, -0.1),
        (dressed(SPRIG, **_GOLD), -0.22, 0.98, -0.5),
        (dressed(SPRIG, **_GOLD), 0.25, 0.98, 0.6),
    ),
    ribbon={"plate": "azure", "other": "yellow"},
)  # fmt: skip
"""A full flower among a tulip, an aster, blossoms and buds."""

SECOND = Bouquet(
    heads=(
        Head(dressed(LOTUS, plate="azure", brown="yellow"), 0.056, -0.053, 0.475, 0.14, 0.04, 8),
        Head(dressed(PEONY, plate="yellow", yellow="red"), -0.302, -0.02, 0.395, -0.55, -0.10, 5),
        Head(dressed(TULIP, **_RED), 0.336, 0.035, 0.339, 0.66, 0.10, 4),
        Head(dressed(ASTER, **_RED), -0.146, -0.416, 0.305, -0.25, -0.04, 4),
        Head(dressed(BUD, **_GOLD), 0.246, -0.46, 0.26, 0.25, 0.05, 3),
        Head(dressed(CHERRY, **_RED), 0.403, -0.284, 0.226, 0.80, 0.05, 3, (4, 0.55)),
        Head(dressed(BUD, **_RED), 0.067, -0.57, 0.203, -0.10, -0.02, 3, (4, 0.72)),
        Head(dressed(TULIP, **_BLUE), -0.403, -0.35, 0.226, -0.75, -0.05, 3, (3, 0.55)),
        Head(dressed(CHERRY, plate="azure"), 0.459, 0.174, 0.203, 0.83, 0.05, 3, (2, 0.42)),
        Head(dressed(BUD, **_GOLD), -0.47, 0.13, 0.215, -0.83, -0.05, 3, (1, 0.42)),
    ),
    tendrils=((2, 0.40, -1.0, 0.07), (1, 0.35, 1.0, 0.075), (-1, 0.5, -1.0, 0.06), (-2, 0.5, 1.0, 0.065)),
    flying=(
        (dressed(BUTTERFLY, plate="red", other="azure"), 0.52, -0.41, 0.19, -0.45),
        (dressed(BUTTERFLY, plate="yellow", other="azure"), -0.26, 0.70, 0.18, 0.8),
    ),
    strewn=(
        (dressed(SPRIG, **_RED), 0.23, 0.74, -0.4), (dressed(SPRIG, **_GOLD), -0.04, 0.90, 0.2),
        (dressed(SPRIG, plate="azure"), 0.22, 0.98, 0.5),
        (dressed(SPRIG, plate="azure"), -0.26, 0.98, -0.6),
    ),
    ribbon={"plate": "red", "other": "yellow"},
)  # fmt: skip
"""A lotus among a peony, a tulip, an aster, blossoms and buds."""
