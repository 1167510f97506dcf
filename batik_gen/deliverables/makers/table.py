"""The table of makers: which module makes which kind; each is imported when it is asked for."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from batik_gen.deliverables.values.job import Maker
from batik_gen.values.errors import UnknownName, nearest

_HOME = "batik_gen.deliverables.makers"
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "cloth": "cloth_print",
        "tile": "fabric_tile",
        "separations": "plates",
        "vectors": "lines",
        "feed": "feed",
        "kit": "challenge_kit",
        "card": "card",
        "poster": "poster",
        "label": "wall_label",
        "swatches": "swatch_card",
        "contact": "contact_sheet",
        "legend": "legend_page",
        "group-cloth": "group_cloth",
        "film": "film",
    }
)
"""Module by kind."""


def maker_of(kind: str) -> Maker:
    """Return what makes a kind of deliverable; raises UnknownName, which offers the nearest."""
    if kind not in KINDS:
        raise UnknownName(f"no maker makes '{kind}'; {nearest(kind, KINDS)}")
    make: Maker = import_module(f"{_HOME}.{KINDS[kind]}").make
    return make
