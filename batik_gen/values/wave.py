"""How a recording moved: what a Design carries of it, small enough to edit, full enough to draw from."""

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
        True where only rough amounts of it are the recording's own, so that it cannot be read back.
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
    try:
        values = np.array(table.value("values"), dtype=np.float64)
    except (TypeError, ValueError):
        values = np.zeros(0)
    if values.ndim != 3 or len(values) != len(bands) or not values.size or not np.isfinite(values).all():
        raise table.wrong("values", "expected numbers as bands x time x place, one block a band")
    if np.abs(values).max() > 1:
        raise table.wrong("values", f"expected numbers between -1 and 1, found {shown(float(np.abs(values).max()))}")
    return Field(bands, values)


_MOST_NUMBER = 1e7


def wave_written(value: Wave) -> dict[str, Any]:
    """Return what the TOML of a Wave holds, without what is empty: each course, spectrum and ring is a line."""
    courses = {side: _lines(value.bands, value.courses[i].T) for i, side in enumerate(value.sides)}
    parts = {
        "courses": courses,
        "spectra": _lines(value.rows, value.spectra),
        "backgrounds": _lines(value.rows, value.backgrounds),
        "rings": {row: _lines(value.bands, value.rings[i].T) for i, row in enumerate(value.rows)},
        "bursts": _lines(("start_s", "length_s"), value.bursts.T) if len(value.bursts) else {},
    }
    return {
        "seconds": value.seconds,
        "levelled_db": value.levelled_db,
        "bands": list(value.bands),
        "sides": list(value.sides),
        **({"whispered": True} if value.whispered else {}),
        **({"rows": list(value.rows)} if value.rows else {}),
        **{name: part for name, part in parts.items() if part},
    }


def _lines(names: tuple[str, ...], rows: FloatArray) -> dict[str, str]:
    """Return rows of numbers by their names, each as a line of text: a list would take a line a number."""
    return {name: " ".join(map(repr, row)) for name, row in zip(names, rows.tolist(), strict=True)}


def wave_in(table: TomlTable) -> Wave:
    """Return the Wave that a table of TOML holds."""
    keys = ("seconds", "levelled_db", "bands", "sides", "rows", "whispered")
    table.allow((*keys, "courses", "spectra", "backgrounds", "rings", "bursts"))
    bands, sides = table.texts("bands"), table.texts("sides")
    rows = table.texts("rows") if "rows" in table else ()
    if not bands or not sides:
        raise table.wrong("bands" if not bands else "sides", "expected at least one name")
    sided = table.table("courses").allow(sides)
    courses = [_rows(sided.table(side), bands, None, MOST_SLICES).T for side in sides]
    if len({len(course) for course in courses}) > 1:
        raise table.wrong("courses", "expected as many numbers for each side")
    whole: dict[str, FloatArray] = {}
    if rows:
        whole["spectra"] = _rows(table.table("spectra"), rows, POINTS)
        whole["backgrounds"] = _rows(table.table("backgrounds"), rows, 2)
        ringed = table.table("rings").allow(rows)
        whole["rings"] = np.stack([_rows(ringed.table(row), bands, RINGS).T for row in rows])
    if "bursts" in table:
        whole["bursts"] = _rows(table.table("bursts"), ("start_s", "length_s"), None, MOST_BURSTS).T
    return Wave(
        seconds=table.number("seconds", 0.1, _MOST_NUMBER),
        levelled_db=table.number("levelled_db", -200.0, 200.0) if "levelled_db" in table else 0.0,
        bands=bands,
        sides=sides,
        rows=rows,
        whispered=table.truth("whispered") if "whispered" in table else False,
        courses=np.stack(courses),
        **whole,
    )


def _rows(table: TomlTable, names: tuple[str, ...], count: int | None, most: int = 0) -> FloatArray:
    """Return the lines of numbers under these names, ``count`` in each, or 1 to ``most`` and in each as many."""
    table.allow(names)
    lines = [_numbers(table, name, f"{count}" if count else f"1 to {most}") for name in names]
    for name, line in zip(names, lines, strict=True):
        if len(line) != (count or len(lines[0])) or not 1 <= len(line) <= (count or most):
            wanted = f"{count}" if count else f"1 to {most}, as many in each line"
            raise table.wrong(name, f"expected {wanted} numbers in quotes, found {len(line)}")
    return np.array(lines)


def _numbers(table: TomlTable, name: str, wanted: str) -> list[float]:
    try:
        values = [float(word) for word in table.text(name).split()]
    except ValueError:
        values = [np.inf]
    if not all(abs(value) <= _MOST_NUMBER for value in values):
        raise table.wrong(name, f"expected {wanted} numbers in quotes with spaces between")
    return values
