"""The table of deliverables: one TOML file each in ``declared``, and those of other packages."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from batik_gen.deliverables.values.deliverable import Deliverable, SafeArea
from batik_gen.deliverables.values.purpose import Purpose
from batik_gen.plugins import added
from batik_gen.values.errors import BadSettings, UnknownName, nearest
from batik_gen.values.toml_table import TomlTable, read_toml, toml_text

GROUP = "batik_gen.deliverables"
"""Entry points: each a ``Deliverable``, or the path of a TOML file that declares one."""
PERSON, TOGETHER = "person", "group"
ENDINGS = (".png", ".jpg", ".webp", ".tif", ".pdf", ".svg", ".mp4", ".webm")
_DECLARED = Path(__file__).parent / "declared"
_MOST_PX, _MOST_MM, _MOST_BYTES = 65_500, 20_000.0, 2_000_000_000
_GIVE = "give the TOML of a deliverable"


def deliverable_named(name: str) -> Deliverable:
    """Return a deliverable; raises UnknownName, which offers the nearest."""
    known = deliverables()
    if name not in known:
        raise UnknownName(f"no deliverable is called '{name}'; {nearest(name, known)}")
    return known[name]


@cache
def deliverables() -> Mapping[str, Deliverable]:
    """Return all deliverables by name: the shipped ones, then those of other packages."""
    return MappingProxyType(dict(_shipped()) | added_deliverables()[0])


@cache
def added_deliverables() -> tuple[dict[str, Deliverable], dict[str, str]]:
    """Return what other packages declare, by name, and why any of it was skipped."""
    shipped = _shipped()

    def fits(item: object) -> Deliverable | None:
        one = read_deliverable(item) if isinstance(item, Path) else item
        if not isinstance(one, Deliverable):
            return None
        if one.id in shipped:
            raise ValueError("a shipped deliverable has that name")
        return one

    loaded, skipped = added(GROUP, fits)
    return {one.id: one for one in loaded.values()}, skipped


@cache
def _shipped() -> Mapping[str, Deliverable]:
    read = [read_deliverable(path) for path in sorted(_DECLARED.glob("*.toml"))]
    return {one.id: one for one in sorted(read, key=lambda one: (one.per == TOGETHER, one.id))}


def read_deliverable(path: Path) -> Deliverable:
    """Read the declaration of a deliverable, which is called as its file.

    Raises
    ------
    BadSettings
        With file, line and key, if it cannot be used.
    """
    table = read_toml(toml_text(path, _GIVE, refusal=BadSettings), path.name, refusal=BadSettings)
    known = ("kind", "needs", "per", "by_lang", "ending", "most_bytes", "source", "names", "meaning", "size", "safe")
    table.allow((*known, "settings"))
    px, size_mm, dpi = _size(table.table("size").allow(("px", "mm", "dpi"))) if "size" in table else (None, None, None)
    return Deliverable(
        id=path.stem,
        kind=table.text("kind"),
        names=table.words("names"),
        meaning=table.words("meaning"),
        needs=frozenset(Purpose(name) for name in table.texts("needs", [one.value for one in Purpose])),
        per=table.text("per", (PERSON, TOGETHER)),
        by_lang=table.truth("by_lang"),
        px=px,
        size_mm=size_mm,
        dpi=dpi,
        safe=_safe(table.table("safe")) if "safe" in table else SafeArea(),
        ending=table.text("ending", ENDINGS),
        most_bytes=table.whole("most_bytes", 0, _MOST_BYTES) if "most_bytes" in table else 0,
        source=table.text("source"),
        settings=dict(table.table("settings").values) if "settings" in table else {},
    )


def _size(table: TomlTable) -> tuple[tuple[int, int] | None, tuple[float, float] | None, float | None]:
    dpi = table.number("dpi", 20.0, 2400.0) if "dpi" in table else None
    if "px" in table:
        wide, tall = (round(value) for value in table.numbers("px", "two numbers of pixels", 2))
        if not (0 < wide <= _MOST_PX and 0 < tall <= _MOST_PX):
            raise table.wrong("px", f"expected two numbers between 1 and {_MOST_PX}")
        return (wide, tall), None, dpi
    if "mm" not in table:
        return None, None, dpi
    across, down = table.numbers("mm", "two lengths in mm", 2)
    if not (0 < across <= _MOST_MM and 0 < down <= _MOST_MM):
        raise table.wrong("mm", f"expected two lengths up to {_MOST_MM:g} mm")
    return None, (across, down), dpi


def _safe(table: TomlTable) -> SafeArea:
    sides = table.allow(("top", "right", "bottom", "left"))
    return SafeArea(*(sides.whole(side, 0, _MOST_PX) for side in ("top", "right", "bottom", "left")))
