"""What was drawn: strokes of wax in millimetres, layer by layer, ready for any renderer."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import numpy as np

from batik_gen.values.arrays import FloatArray, IntArray, same, saved_arrays
from batik_gen.values.errors import BadValue
from batik_gen.values.files import write_whole
from batik_gen.values.own_process import name_and_declaration

GRID = 4096.0
"""Coordinates are multiples of 1/4096 mm, so that every machine draws the same (docs/sources.md#same-bytes)."""


class Wax(StrEnum):
    """Say what protects a place from the dye, and from which bath (docs/sources.md#two-baths).

    ``OPEN`` is no wax at all: it cuts through what lies below it in the list of
    layers. ``KLOWONG`` is the outline wax that is scraped off between the baths,
    ``TEMBOK`` covers plates that stay light, ``CECEK`` the light dots,
    ``BIRON`` (mbironi) what must stay the colour of the first bath.

    ``TAHAP_1`` to ``TAHAP_6`` belong to cloth dipped step by step in one dye, as
    mega mendung is: tahap k is waxed after dip k and keeps the colour of k dips.
    In a process of few baths they become what it declares for them.

    ``WARNA_1`` to ``WARNA_4`` are places kept for a further colour, by a bath of
    their own or by the brush (nyolet). Where a process has no such colour they
    are as ``TEMBOK``.
    """

    OPEN = "open"
    KLOWONG = "klowong"
    TEMBOK = "tembok"
    CECEK = "cecek"
    BIRON = "biron"
    TAHAP_1 = "tahap-1"
    TAHAP_2 = "tahap-2"
    TAHAP_3 = "tahap-3"
    TAHAP_4 = "tahap-4"
    TAHAP_5 = "tahap-5"
    TAHAP_6 = "tahap-6"
    WARNA_1 = "warna-1"
    WARNA_2 = "warna-2"
    WARNA_3 = "warna-3"
    WARNA_4 = "warna-4"


TAHAP = (Wax.TAHAP_1, Wax.TAHAP_2, Wax.TAHAP_3, Wax.TAHAP_4, Wax.TAHAP_5, Wax.TAHAP_6)
"""The states of stepwise dipping, from one dip to six."""

WARNA = (Wax.WARNA_1, Wax.WARNA_2, Wax.WARNA_3, Wax.WARNA_4)
"""The states of places with a colour of their own."""


def _points(array: object, columns: int) -> FloatArray:
    held = np.rint(np.asarray(array, dtype=np.float64).reshape(-1, columns) * GRID) / GRID
    held.setflags(write=False)
    return held


def _offsets(array: object) -> IntArray:
    held = np.array(array, dtype=np.int64).reshape(-1)
    held.setflags(write=False)
    return held


@dataclass(frozen=True, eq=False)
class Areas:
    """Hold closed outlines one after the other.

    Parameters
    ----------
    points
        All corners, n x 2 (x right, y down), in mm. A ring is closed without
        repeating its first corner.
    offsets
        Ring r is ``points[offsets[r]:offsets[r + 1]]``; the first is 0, the
        last the number of points.
    """

    points: FloatArray = field(default_factory=lambda: np.zeros((0, 2)))
    offsets: IntArray = field(default_factory=lambda: np.zeros(1, np.int64))

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", _points(self.points, 2))
        object.__setattr__(self, "offsets", _offsets(self.offsets))

    def __len__(self) -> int:
        return len(self.offsets) - 1


@dataclass(frozen=True, eq=False)
class Strokes:
    """Hold lines drawn with a nib, one after the other.

    Parameters
    ----------
    points
        Centre lines, n x 3: x, y and the width of the wax there, in mm. Ends
        and corners are round, as a nib leaves them.
    offsets
        Stroke s is ``points[offsets[s]:offsets[s + 1]]``.
    """

    points: FloatArray = field(default_factory=lambda: np.zeros((0, 3)))
    offsets: IntArray = field(default_factory=lambda: np.zeros(1, np.int64))

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", _points(self.points, 3))
        object.__setattr__(self, "offsets", _offsets(self.offsets))

    def __len__(self) -> int:
        return len(self.offsets) - 1


@dataclass(frozen=True, eq=False)
class Dots:
    """Hold dots: n x 3, x, y and diameter in mm."""

    points: FloatArray = field(default_factory=lambda: np.zeros((0, 3)))

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", _points(self.points, 3))

    def __len__(self) -> int:
        return len(self.points)


@dataclass(frozen=True, eq=False)
class Layer:
    """Hold what is waxed alike in one go.

    Parameters
    ----------
    name
        Craft name, such as ``klowong`` or ``cecek``.
    wax
        What this layer leaves on the cloth.
    step
        Place in the maker's working order (nglowong 1, ngiseni 2, nembok 3 ...).
    areas, strokes, dots
        The drawing, each in the order in which the hand would go.
    """

    name: str
    wax: Wax
    step: int
    areas: Areas = field(default_factory=Areas)
    strokes: Strokes = field(default_factory=Strokes)
    dots: Dots = field(default_factory=Dots)


@dataclass(frozen=True)
class Period:
    """Say how a cloth repeats.

    Parameters
    ----------
    block_mm
        Width and height of the block that repeats.
    drop
        How far each column of blocks lies lower than the one on its left, in
        heights of the block: 0, or 0.5 for a half-drop.
    brick
        How far each row of blocks is shifted to the right of the one above, in
        widths of the block: 0, or 0.5 for a half-brick.
    """

    block_mm: tuple[float, float]
    drop: float = 0.0
    brick: float = 0.0


@dataclass(frozen=True, eq=False)
class Cloth:
    """Hold a waxed cloth.

    Parameters
    ----------
    size_mm
        Width and height in mm; the origin is the upper left corner.
    layers
        From the lowest to the uppermost: where two overlap, the later one
        decides what protects the place.
    process
        Name of the wax-and-dye process.
    bath
        How the baths were taken: ``depth_<dye>`` (1 is the process's own
        depth), ``mottling`` and ``seepage`` (0..1).
    seed
        Seed of everything uneven in the dyeing.
    recipe
        Text of the Design, carried along unread so that a picture can be made
        again from its own file.
    period
        How the cloth repeats, or None. Of a cloth that does, the layers hold each
        stroke once, somewhere; it stands as well wherever the period takes it.
    declaration
        The TOML that declares a process of one's own; empty where the tables know it by name.
    cracks
        Where the wax broke, by the number of the bath that ran in. Worked out while
        the cloth is dyed, hence never saved with it.
    """

    size_mm: tuple[float, float]
    layers: tuple[Layer, ...]
    process: str
    bath: tuple[tuple[str, float], ...]
    seed: int
    recipe: str = ""
    period: Period | None = None
    declaration: str = ""
    cracks: tuple[tuple[int, Strokes], ...] = ()

    def __eq__(self, other: object) -> bool:
        return same(self, other)

    def save(self, path: str | Path) -> None:
        """Write the Cloth as NumPy ``.npz``; raises CannotWrite."""
        held: dict[str, object] = {
            "size_mm": np.array(self.size_mm, dtype=np.float64),
            "layers": np.array([(x.name, x.wax.value, str(x.step)) for x in self.layers], dtype=str).reshape(-1, 3),
            "process": np.array(self.process),
            "bath_names": np.array([n for n, _ in self.bath], dtype=str),
            "bath_values": np.array([v for _, v in self.bath], dtype=np.float64),
            "seed": np.int64(self.seed),
            "recipe": np.array(self.recipe),
        }
        if self.declaration:
            held["declaration"] = np.array(self.declaration)
        if self.period is not None:
            held["period"] = np.array([*self.period.block_mm, self.period.drop, self.period.brick])
        for i, layer in enumerate(self.layers):
            held[f"area_points_{i}"] = layer.areas.points
            held[f"area_offsets_{i}"] = layer.areas.offsets
            held[f"stroke_points_{i}"] = layer.strokes.points
            held[f"stroke_offsets_{i}"] = layer.strokes.offsets
            held[f"dots_{i}"] = layer.dots.points
        write_whole(Path(path), lambda file: np.savez_compressed(file, **held))  # type: ignore[arg-type]

    @classmethod
    def load(cls, path: str | Path) -> "Cloth":
        """Read a Cloth that ``save`` wrote; raises BadValue where it is not one."""
        with saved_arrays(path, "Cloth", refusal=BadValue) as held:
            layers = tuple(
                Layer(
                    name=str(name),
                    wax=Wax(str(wax)),
                    step=int(step),
                    areas=Areas(held[f"area_points_{i}"], held[f"area_offsets_{i}"]),
                    strokes=Strokes(held[f"stroke_points_{i}"], held[f"stroke_offsets_{i}"]),
                    dots=Dots(held[f"dots_{i}"]),
                )
                for i, (name, wax, step) in enumerate(held["layers"])
            )
            width, height = held["size_mm"]
            process, declaration = name_and_declaration(str(held["process"]))
            period = None
            if "period" in held:
                wide, tall, drop, brick = held["period"].tolist()
                period = Period((wide, tall), drop, brick)
            return cls(
                size_mm=(float(width), float(height)),
                layers=layers,
                process=process,
                bath=tuple((str(n), float(v)) for n, v in zip(held["bath_names"], held["bath_values"], strict=True)),
                seed=int(held["seed"]),
                recipe=str(held["recipe"]),
                period=period,
                declaration=str(held["declaration"]) if "declaration" in held else declaration,
            )
