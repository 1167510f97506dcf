"""How a recording moved: what a Design carries of it, small enough to edit, full enough to draw from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from batik_gen.values.arrays import FloatArray, frozen, same
from batik_gen.values.toml_table import TomlTable
from batik_gen.values.words import shown

MOST_SLICES = 60
MOST_BURSTS = 120
RINGS = 7
POINTS = 96
"""Sizes of a Wave: slices of its courses, bursts, slices of each row of the head, frequencies of a spectrum."""
LOWEST_HZ, HIGHEST_HZ = 2.0, 40.0


@dataclass(frozen=True, eq=False)
class Field:
    """Hold how the recording moved: bands x time x place, each -1..1, 0 its own middle.

    Time runs along the width of the cloth, the head (front to back) down its height.
    """

    bands: tuple[str, ...]
    values: FloatArray

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", frozen(self.values))

    def __eq__(self, other: object) -> bool:
        return same(self, other)


@dataclass(frozen=True, eq=False)
class Wave:
    """Hold a recording as families draw it whose form is the recording.

    Parameters
    ----------
    seconds
        Length of the recording.
    bands
        Names of the five bands, slowest first.
    sides
        Of which part of the head each course is: ``all``, and ``left`` and ``right`` where both are known.
    courses
        Sides x slices x bands: how strong each band was in each slice of time, in dB re 1 uV^2/Hz. A slice
        lasts ``seconds`` over their number.
    rows
        Parts of the head from front to back that have a spectrum of their own; none without a waveform.
    spectra
        Rows x frequencies (``hertz()``): dB over the row's own background.
    backgrounds
        Rows x 2: dB re 1 uV^2/Hz of the background at 10 Hz, and its slope in dB a decade.
    rings
        Rows x slices x bands: dB of each of a few slices of time over the row's own mean.
    bursts
        Bursts of alpha x 2: start and length in seconds; none without a waveform.
    levelled_db
        What was taken from all courses alike, so that devices and references do not show: ``courses`` and this
        are what was measured.
    whispered
        True where all of it was smoothed and rounded, so that it cannot be read back.
    """

    seconds: float
    bands: tuple[str, ...]
    sides: tuple[str, ...]
    courses: FloatArray
    rows: tuple[str, ...] = ()
    spectra: FloatArray = field(default_factory=lambda: np.zeros((0, POINTS)))
    backgrounds: FloatArray = field(default_factory=lambda: np.zeros((0, 2)))
    rings: FloatArray = field(default_factory=lambda: np.zeros((0, RINGS, 5)))
    bursts: FloatArray = field(default_factory=lambda: np.zeros((0, 2)))
    levelled_db: float = 0.0
    whispered: bool = False

    def __post_init__(self) -> None:
        for name in ("courses", "spectra", "backgrounds", "rings", "bursts"):
            object.__setattr__(self, name, frozen(getattr(self, name)))

    def __eq__(self, other: object) -> bool:
        return same(self, other)

    @property
    def slice_s(self) -> float:
        """Seconds that one slice of a course lasts."""
        return float(self.seconds / self.courses.shape[1])

    def course(self, side: str, band: str) -> FloatArray:
        """Return one band's course in dB, of all of the head where that side is not told apart."""
        at = self.sides.index(side) if side in self.sides else 0
        return self.courses[at, :, self.bands.index(band)]


def hertz() -> FloatArray:
    """Return the frequencies of a spectrum: 2-40 Hz, even in their logarithm but closer about alpha.

    The density of a logarithmic axis is raised by 1.8 about 10.6 Hz, over 0.42 of a natural logarithm to
    either side, so that alpha takes 22 % of the axis instead of 14 % (docs/sources.md#waves).
    """
    fine = np.linspace(np.log(LOWEST_HZ), np.log(HIGHEST_HZ), 4001)
    density = 1 + 1.8 * np.exp(-0.5 * ((fine - np.log(10.6)) / 0.42) ** 2)
    share = np.concatenate([[0.0], np.cumsum(0.5 * (density[1:] + density[:-1]))])
    even = (np.arange(POINTS) + 0.5) / POINTS
    return np.asarray(np.exp(np.interp(even, share / share[-1], fine)), dtype=np.float64)


def field_written(value: Field) -> dict[str, Any]:
    """Return what the TOML of a Field holds."""
    return {"bands": list(value.bands), "values": value.values.tolist()}


def field_in(table: TomlTable) -> Field:
    """Return the Field that a table of TOML holds."""
    table.allow(("bands", "values"))
    bands = table.texts("bands")
    values = _array(table, "values", 3)
    if len(values) != len(bands) or not values.size:
        raise table.wrong("values", "expected numbers as bands x time x place, one block a band")
    if np.abs(values).max() > 1:
        raise table.wrong("values", f"expected numbers between -1 and 1, found {shown(float(np.abs(values).max()))}")
    return Field(bands, values)


_SHAPES: Mapping[str, tuple[int, str]] = {
    "courses": (3, "sides x slices x bands"),
    "spectra": (2, "rows x frequencies"),
    "backgrounds": (2, "rows x [dB at 10 Hz, dB a decade]"),
    "rings": (3, "rows x slices x bands"),
    "bursts": (2, "[start, length] in seconds"),
}


def wave_written(value: Wave) -> dict[str, Any]:
    """Return what the TOML of a Wave holds; what is empty is left out."""
    arrays = {name: getattr(value, name).tolist() for name in _SHAPES if getattr(value, name).size}
    rows = {"rows": list(value.rows)} if value.rows else {}
    whispered = {"whispered": True} if value.whispered else {}
    head = {
        "seconds": value.seconds,
        "levelled_db": value.levelled_db,
        "bands": list(value.bands),
        "sides": list(value.sides),
    }
    return {**head, **whispered, **rows, **arrays}


def wave_in(table: TomlTable) -> Wave:
    """Return the Wave that a table of TOML holds."""
    table.allow(("seconds", "levelled_db", "bands", "sides", "rows", "whispered", *_SHAPES))
    bands, sides = table.texts("bands"), table.texts("sides")
    rows = table.texts("rows") if "rows" in table else ()
    arrays = {name: _array(table, name, axes) for name, (axes, _) in _SHAPES.items() if name in table}
    expected: dict[str, tuple[int | None, ...]] = {
        "courses": (len(sides), None, len(bands)),
        "spectra": (len(rows), POINTS),
        "backgrounds": (len(rows), 2),
        "rings": (len(rows), RINGS, len(bands)),
        "bursts": (None, 2),
    }
    for name, values in arrays.items():
        if any(want not in (None, has) for want, has in zip(expected[name], values.shape, strict=True)):
            raise table.wrong(name, f"expected numbers as {_SHAPES[name][1]}, as the lists of names beside them say")
    if "courses" not in arrays or not arrays["courses"].size or arrays["courses"].shape[1] > MOST_SLICES:
        raise table.wrong("courses", f"expected 1 to {MOST_SLICES} slices")
    if len(arrays.get("bursts", ())) > MOST_BURSTS:
        raise table.wrong("bursts", f"expected at most {MOST_BURSTS}")
    lacking = [name for name in ("spectra", "backgrounds", "rings") if rows and name not in arrays]
    if lacking:
        raise table.wrong("rows", f"there is no '{lacking[0]}' for these rows; take the rows out, or add it")
    return Wave(
        seconds=table.number("seconds", 0.1, 1e7),
        levelled_db=table.number("levelled_db", -200.0, 200.0) if "levelled_db" in table else 0.0,
        bands=bands,
        sides=sides,
        rows=rows,
        whispered=table.truth("whispered") if "whispered" in table else False,
        **arrays,
    )


def _array(table: TomlTable, key: str, axes: int) -> FloatArray:
    try:
        values = np.array(table.value(key), dtype=np.float64)
    except (TypeError, ValueError):
        values = np.zeros(0)
    if values.ndim != axes or not np.isfinite(values).all() or np.abs(values).max(initial=0.0) > 1e7:
        kind = _SHAPES[key][1] if key in _SHAPES else "bands x time x place, one block a band"
        raise table.wrong(key, f"expected numbers as {kind}")
    return values
