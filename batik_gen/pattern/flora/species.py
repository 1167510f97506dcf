"""Species of flowers, as tables of petals (``petals.Petal``): seen from the side or in three-quarter view."""

from collections.abc import Sequence
from dataclasses import replace

from batik_gen.pattern.flora.petals import Petal, three_quarter


def dressed(petals: Sequence[Petal], **kinds: str) -> tuple[Petal, ...]:
    """Return a species in other colours: what is of a kind becomes what is said for it."""
    return tuple(replace(petal, kind=kinds.get(petal.kind, petal.kind)) for petal in petals)


LOTUS = (
    Petal(0, 0.06, -0.05, 0.34, 0.80, 0.26, 0.12, "ogee", "plate", "sawut"),
    Petal(0, -0.06, -0.05, -0.34, 0.80, 0.26, -0.12, "ogee", "plate", "sawut"),
    Petal(1, 0.0, -0.03, 0.0, 0.98, 0.32, 0.0, "ogee", "plate", "rim"),
    Petal(2, 0.12, 0.0, 0.74, 0.74, 0.27, 0.35, "ogee", "plate", "galaran"),
    Petal(2, -0.12, 0.0, -0.74, 0.74, 0.27, -0.35, "ogee", "plate", "galaran"),
    Petal(3, 0.14, 0.04, 1.20, 0.62, 0.19, 0.75, "ogee", "plate", "half"),
    Petal(3, -0.14, 0.04, -1.20, 0.62, 0.19, -0.75, "ogee", "plate", "half"),
    Petal(4, 0.09, 0.06, 0.36, 0.56, 0.27, 0.25, "ogee", "plate", "galaran"),
    Petal(4, -0.09, 0.06, -0.36, 0.56, 0.27, -0.25, "ogee", "plate", "galaran"),
    Petal(5, 0.0, 0.07, 0.0, 0.46, 0.26, 0.0, "ogee", "brown", "cecek"),
    Petal(6, 0.10, 0.12, 1.05, 0.24, 0.11, 0.8, "lance", "plate", "sawut"),
    Petal(6, -0.10, 0.12, -1.05, 0.24, 0.11, -0.8, "lance", "plate", "sawut"),
)  # fmt: skip
"""A lotus from the side: petals behind, those that fall open to either side, the nearest before all, two sepals."""

BUD = (
    Petal(0, 0.05, 0.0, 0.26, 0.80, 0.27, -0.3, "ogee", "plate", "half"),
    Petal(0, -0.05, 0.0, -0.26, 0.80, 0.27, 0.3, "ogee", "plate", "half"),
    Petal(1, 0.0, 0.02, 0.0, 0.82, 0.30, 0.0, "ogee", "plate", "rim"),
    Petal(2, 0.06, 0.05, 0.48, 0.50, 0.17, 0.55, "lance", "brown", "spine"),
    Petal(2, -0.06, 0.05, -0.48, 0.50, 0.17, -0.55, "lance", "brown", "spine"),
    Petal(3, 0.0, 0.08, 0.0, 0.34, 0.20, 0.0, "ogee", "plate", "galaran"),
)  # fmt: skip
"""A bud that opens."""

PEONY = (
    Petal(0, 0.0, 0.03, 0.0, 0.36, 0.05, 0.0, "lance", "green", ""),
    Petal(0, 0.16, -0.1, 1.55, 0.36, 0.17, -0.5, "leaf", "green", "sawut"),
    Petal(0, -0.16, -0.1, -1.55, 0.36, 0.17, 0.5, "leaf", "green", "sawut"),
    *three_quarter(9, 0.56, 0.16, 0.56, 0.34, 1, "plate", "galaran", "broad", 0.30, 0.10, -0.42),
    *three_quarter(7, 0.50, 0.06, 0.38, 0.28, 5, "plate", "galaran", "broad", 0.10, 0.16, -0.46),
    Petal(9, 0.07, -0.42, 0.38, 0.26, 0.20, -0.5, "round", "plate", "galaran"),
    Petal(9, -0.07, -0.42, -0.38, 0.26, 0.20, 0.5, "round", "plate", "galaran"),
    Petal(10, 0.0, -0.38, 0.05, 0.20, 0.22, 0.0, "round", "yellow", "cecek"),
)  # fmt: skip
"""A full flower in three-quarter view: a bowl of petals, a smaller one in it, a closed heart."""

ASTER = (
    Petal(0, 0.0, 0.03, 0.0, 0.36, 0.05, 0.0, "lance", "green", ""),
    *three_quarter(12, 0.46, 0.13, 0.50, 0.17, 0, "plate", "galaran", "round", 0.15, 0.02, -0.26),
    Petal(2, 0.0, -0.12, 0.0, 0.24, 0.30, 0.0, "broad", "yellow", "cecek"),
)  # fmt: skip
"""A flower of many narrow petals about a domed heart, seen aslant."""

CHERRY = (
    Petal(0, 0.0, 0.03, 0.0, 0.36, 0.05, 0.0, "lance", "green", ""),
    *three_quarter(5, 0.66, 0.05, 0.46, 0.42, 0, "plate", "rim", "broad", 0.25, 0.04, -0.30),
    Petal(4, 0.0, -0.22, 0.0, 0.15, 0.18, 0.0, "round", "yellow", "spine"),
)  # fmt: skip
"""Five round petals, seen aslant."""

TULIP = (
    Petal(0, 0.04, 0.0, 0.16, 0.86, 0.26, -0.1, "ogee", "plate", "sawut"),
    Petal(0, -0.05, 0.0, -0.22, 0.82, 0.26, 0.1, "ogee", "plate", "sawut"),
    Petal(1, 0.10, -0.02, 0.50, 0.84, 0.30, -0.35, "ogee", "plate", "galaran"),
    Petal(1, -0.10, -0.02, -0.50, 0.80, 0.30, 0.35, "ogee", "plate", "galaran"),
    Petal(2, 0.13, 0.02, 0.95, 0.66, 0.20, 0.75, "ogee", "plate", "half"),
    Petal(3, 0.02, 0.03, -0.02, 0.70, 0.36, 0.06, "ogee", "plate", "galaran"),
    Petal(4, 0.06, 0.07, 0.55, 0.30, 0.13, 0.6, "lance", "green", "sawut"),
    Petal(4, -0.06, 0.07, -0.62, 0.28, 0.13, -0.6, "lance", "green", "sawut"),
)  # fmt: skip
"""A cup from the side, one of its petals fallen open."""

BUTTERFLY = (
    Petal(0, 0.04, -0.06, 0.70, 0.62, 0.40, 0.15, "broad", "other", "rim"),
    Petal(0, 0.04, 0.06, 1.50, 0.42, 0.30, 0.2, "round", "other", "galaran"),
    Petal(1, -0.03, 0.08, -1.45, 0.50, 0.36, -0.3, "round", "plate", "galaran"),
    Petal(2, -0.02, -0.04, -0.52, 0.74, 0.48, -0.2, "broad", "plate", "rim"),
    Petal(3, -0.10, 0.40, 0.30, 0.62, 0.13, 0.1, "leaf", "dark", "spine"),
    Petal(3, 0.08, -0.16, 0.20, 0.42, 0.03, 0.9, "lance", "dark", ""),
    Petal(3, 0.07, -0.16, -0.12, 0.44, 0.03, 0.8, "lance", "dark", ""),
)  # fmt: skip
"""A butterfly from aside: two wings behind two others, its body, its feelers."""

BOW = (
    Petal(0, -0.03, 0.05, 2.65, 0.80, 0.17, 0.5, "lance", "plate", "galaran"),
    Petal(0, 0.03, 0.05, -2.80, 0.68, 0.16, -0.7, "lance", "plate", "galaran"),
    Petal(1, -0.02, 0.0, 1.25, 0.66, 0.34, 0.25, "round", "other", "galaran"),
    Petal(1, 0.02, 0.0, -1.15, 0.60, 0.32, -0.15, "round", "other", "galaran"),
    Petal(2, 0.04, -0.01, 1.42, 0.50, 0.17, 0.15, "round", "plate", "rim"),
    Petal(2, -0.04, -0.01, -1.32, 0.46, 0.16, -0.1, "round", "plate", "rim"),
    Petal(3, 0.0, 0.13, 0.0, 0.26, 0.24, 0.0, "broad", "other", "spine"),
)  # fmt: skip
"""A ribbon: two ends that hang, two loops seen aslant with their insides, the knot before them."""

SPRIG = (
    Petal(0, 0.0, 0.10, 0.0, 0.50, 0.06, 0.0, "lance", "green", ""),
    Petal(0, 0.0, 0.0, 1.15, 0.46, 0.22, -0.5, "leaf", "green", "sawut"),
    Petal(0, 0.0, -0.02, -1.05, 0.42, 0.20, 0.5, "leaf", "green", "half"),
    *(replace(p, level=p.level + 1, y=0.85 * p.y - 0.38, long=0.85 * p.long, wide=0.85 * p.wide) for p in CHERRY),
)  # fmt: skip
"""A small flower with two leaves, to be strewn."""
