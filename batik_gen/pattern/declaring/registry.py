"""The table of families: those shipped here, and those that other packages add."""

from dataclasses import replace
from functools import cache
from importlib import import_module

from batik_gen.pattern.declaring.common_parameters import SHARED
from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter, Variant
from batik_gen.plugins import added
from batik_gen.values.errors import UnknownName, nearest

_SHIPPED = {
    "truntum": "truntum", "kawung": "kawung.kawung", "parang": "parang.parang", "ceplok": "ceplok.ceplok",
    "grompol": "ceplok.grompol", "nitik": "nitik.nitik", "jlamprang": "nitik.jlamprang",
    "sido-luhur": "sido.sido_luhur", "sido-mukti": "sido.sido_mukti", "sido-asih": "sido.sido_asih",
    "lereng": "lereng.lereng", "udan-liris": "lereng.udan_liris", "gringsing": "gringsing.gringsing",
    "tumpal": "tumpal.tumpal", "lung-lungan": "lung_lungan", "semen": "semen.semen", "buketan": "buketan.buketan",
    "mega-mendung": "mega_mendung.mega_mendung", "wadasan": "mega_mendung.wadasan", "tambal": "tambal.tambal",
    "sekar-jagad": "sekar_jagad.sekar_jagad", "sekar-gelombang": "gelombang.sekar.sekar",
    "parang-gelombang": "gelombang.parang.parang", "lereng-gelombang": "gelombang.lereng",
    "lung-gelombang": "gelombang.lung.lung", "nitik-gelombang": "gelombang.nitik.nitik",
}  # fmt: skip
"""Every shipped family in the order in which it is listed, with its module below ``pattern.motifs``."""
GROUP = "batik_gen.motifs"
"""Entry-point group through which another package adds a Family."""


def shipped_names() -> tuple[str, ...]:
    """Return the names of the shipped families, without importing them."""
    return tuple(_SHIPPED)


@cache
def families() -> dict[str, Family]:
    """Return every family by name, shipped ones first; a broken added one is left out."""
    found = {name: _shipped(name) for name in _SHIPPED}
    for family in added_families()[0].values():
        found.setdefault(family.name, family)
    return found


@cache
def added_families() -> tuple[dict[str, Family], dict[str, str]]:
    """Return the families of other packages by entry point, and why any was skipped."""
    return added(GROUP, lambda item: item if isinstance(item, Family) else None, shipped_names())


def _shipped(name: str) -> Family:
    family: Family = import_module(f"batik_gen.pattern.motifs.{_SHIPPED[name]}").FAMILY
    return family


def family_named(name: str) -> Family:
    """Return the family of that name; raises UnknownName, which offers the nearest ones."""
    if name in _SHIPPED:
        return _shipped(name)  # without importing all the others
    known = families()
    if name not in known:
        raise UnknownName(f"there is no motif '{name}'; {nearest(name, known)}")
    return known[name]


def variant_named(family: Family, name: str) -> Variant | None:
    """Return the family's variant of that name, None for an empty name; raises UnknownName, which lists them."""
    known = {v.name: v for v in family.variants}
    if name and name not in known:
        offer = f"its variants are {', '.join(known)}" if known else "it has none; leave the variant out"
        raise UnknownName(f"{family.name} has no variant '{name}'; {offer}")
    return known.get(name)


def usual_process(family: Family, variant: str = "") -> str:
    """Return the process in which a family, or one of its variants, is usually made; raises UnknownName."""
    kind = variant_named(family, variant)
    return kind.process if kind and kind.process else family.process


def parameters_of(family: Family, variant: str = "") -> dict[str, Parameter]:
    """Return what a Design of this family may hold: its own parameters, then the shared ones.

    With the ranges of the variant of that name, if any; raises UnknownName.
    """
    held = variant_named(family, variant)
    ranges = held.ranges if held else {}
    # A family whose form is the recording grows no tendril beside it: nothing in it may pretend to be data.
    grows = family.grows and not family.reading
    shared = [p for p in SHARED if grows or not p.name.startswith("growth.")]
    return {p.name: _within(p, ranges.get(p.name)) for p in (*family.parameters, *shared)}


def _within(p: Parameter, ends: tuple[float, float] | None) -> Parameter:
    if ends is None:
        return p
    low, high = ends
    return replace(p, low=low, high=high, default=p.default if low <= p.default <= high else 0.5 * (low + high))


def all_parameters() -> dict[str, Parameter]:
    """Return every parameter that any family declares."""
    return {p.name: p for family in families().values() for p in parameters_of(family).values()}
