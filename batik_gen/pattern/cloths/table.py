"""The table of cloth formats: those shipped here, and those that other packages add."""

from functools import cache
from importlib import import_module

from batik_gen.pattern.cloths.kind import ClothFormat
from batik_gen.plugins import added
from batik_gen.values.errors import UnknownName, nearest

GROUP = "batik_gen.cloths"
"""Entry-point group through which another package adds a ClothFormat."""

_SHIPPED = ("kain-panjang", "sarung", "selendang", "iket", "pagi-sore", "panel", "silang")


@cache
def cloth_formats() -> dict[str, ClothFormat]:
    """Return every cloth format by name, shipped ones first."""
    found: dict[str, ClothFormat] = {}
    for name in _SHIPPED:
        found[name] = import_module(f"batik_gen.pattern.cloths.{name.replace('-', '_')}").FORMAT
    for member in added_cloths()[0].values():
        found.setdefault(member.name, member)
    return found


@cache
def added_cloths() -> tuple[dict[str, ClothFormat], dict[str, str]]:
    """Return the cloth formats of other packages by entry point, and why any was skipped."""
    return added(GROUP, lambda item: item if isinstance(item, ClothFormat) else None, _SHIPPED)


def cloth_named(name: str) -> ClothFormat:
    """Return the format of that name; raises UnknownName, which offers the nearest ones."""
    known = cloth_formats()
    if name not in known:
        raise UnknownName(f"there is no cloth '{name}'; {nearest(name, known)}")
    return known[name]
