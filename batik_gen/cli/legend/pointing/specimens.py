"""What one parameter does: the same piece of a Design where it is least and where it is most, and where that shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from batik_gen.cli.legend.pointing.piece import cut, dyed, middle_of, sketch
from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.designing.ends import ends_of
from batik_gen.pattern.designing.mapping import Ends
from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.render.processes.table import find_process
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design

_WINDOWS = {"nib": 13.0, "isen": 15.0, "hand": 15.0, "growth": 24.0, "bath": 26.0}
"""Side of the cloth that a thumbnail shows, mm, by the table of the parameter."""
_LEAST_WINDOW, _MOST_WINDOW = 24.0, 70.0
_CELL_SHARE = 0.62
"""Of the family's own parameters a thumbnail shows so much of the distance by which the pattern comes again."""
_LEAST_PIECE, _MOST_PIECE = 46.0, 104.0
"""Side of the piece that is looked at, mm."""
_SKETCH = 2.5
"""Pixels a mm of what is looked at."""
_SEEN_MM = 0.9
"""A change is looked for over about so many mm."""
_BATH_MM = 5.0
_NEAR_EDGE = 0.86
"""Beyond this share of the way to the edge of a piece nothing is pointed at."""
_STILL_MM, _BROADER_MM = 0.03, 0.06
"""A line lies still that moves less, and is broader that grows by more."""
_GROWS = 0.03
"""From this change on the distance itself is what a parameter sets."""
_SHOWN, _SHOWN_BATH = 6.0, 2.0
"""A change of fewer tones is none that can be pointed at: of the sketch, and of the dyed piece."""


_SET_WITH = {
    "nib.klowong": ("klowong", False),
    "nib.isen": ("isen", False),
    "isen.size": ("cecek", True),
    "growth.thickness": ("sulur", False),
}
"""In which layers a nib draws, or dots are set: part of their craft names, and whether dots are meant."""


@dataclass(frozen=True)
class Specimen:
    """Hold one parameter at its two ends.

    Parameters
    ----------
    least, most
        The piece where few have less of the feature and where few have more.
    here
        The piece of this cloth, where it was asked for.
    place
        Where the change shows, mm from the middle of the cloth, or None where it shows nowhere clearly.
    ways
        The vectors between two neighbours where the parameter sets that distance, in mm; none otherwise.
    """

    least: Image.Image
    most: Image.Image
    here: Image.Image | None
    place: tuple[float, float] | None
    ways: Lattice | None


@dataclass(frozen=True)
class Specimens:
    """Hold the specimens of a Design by parameter, and the piece on which they were found.

    Parameters
    ----------
    by_name
        The specimens.
    places
        Where each parameter shows, mm from the middle of the cloth: of specimens, and of nibs and dots besides.
    piece, side_mm
        The middle of the cloth, dyed, and its side.
    ways
        The vectors by which the pattern comes again, where it has any.
    """

    by_name: Mapping[str, Specimen]
    places: Mapping[str, tuple[float, float]]
    piece: Image.Image
    side_mm: float
    ways: Lattice | None


def specimens_of(design: Design, mapping: str | Path | None, px: int, here: bool = False) -> Specimens:
    """Wax and dye small pieces of a Design with one parameter at a time at its two ends.

    Parameters
    ----------
    design
        What was designed.
    mapping
        The mapping that it was made with, as in ``design``.
    px
        Side of a thumbnail.
    here
        True if the piece of this cloth is wanted beside both.
    """
    family = family_named(design.motif)
    ends = ends_of(design, mapping)
    ways = _lattice(design)
    short, long = sorted(float(np.hypot(*way)) for way in ways) if ways else (_MOST_PIECE, _MOST_PIECE)
    side = min(max(1.15 * long, _LEAST_PIECE), _MOST_PIECE, *design.size_mm)
    bench = _Bench(design, side, px, here, short, middle_of(design, side))
    told = [name for name in design.legend if name in ends and ends[name][0] != ends[name][1]]
    told = [name for name in told if not _is_unused(design, name)]
    drawn = [*[name for name in told if name not in _baths(told)][: family.specimens], *_baths(told)]
    made = {name: bench.specimen(name, ends[name]) for name in drawn}
    places = {name: one.place for name, one in made.items() if one.place is not None}
    for name in told:
        place = None if name in made else bench.drawn_with(name)
        if place is not None:
            places[name] = place
    return Specimens(made, places, bench.photo, side, ways)


def _baths(names: list[str]) -> list[str]:
    return [name for name in names if name.startswith("bath.")]


def _is_unused(design: Design, name: str) -> bool:
    """Tell whether a parameter is the depth of a dye that the process does not have."""
    depths = {f"bath.depth_{dip.kin}" for dip in find_process(design.process, design.declaration).dips}
    return name.startswith("bath.depth_") and name not in depths


def _lattice(design: Design) -> Lattice | None:
    family = family_named(design.motif)
    if family.lattice is None:
        return None
    bare = replace(design, legend={}, cloth="", patches=(), repeat=None)
    ways = family.lattice(plan_of(bare)[0])
    return None if isinstance(ways, float) else ways


@dataclass(frozen=True)
class _Bench:
    """Hold a piece of a Design as it is, to which others are compared."""

    design: Design
    side: float
    px: int
    here: bool
    cell: float
    middle: Cloth

    @property
    def photo(self) -> Image.Image:
        """The piece, dyed, small."""
        return dyed(self.middle, round(self.side * _SKETCH))

    def specimen(self, name: str, ends: Ends) -> Specimen:
        """Make the specimen of one parameter."""
        if name.startswith("bath."):
            pieces = [_in_bath(self.middle, name, value) for value in ends]
            place = self._place([_lightness(dyed(piece, 96)) for piece in pieces], _BATH_MM, _SHOWN_BATH)
            return self._cut(pieces, place, self._window(name), None)
        designs = [replace(self.design, parameters={**self.design.parameters, name: value}) for value in ends]
        ways = self._grown(designs)
        pieces = [middle_of(one, self.side) for one in designs]
        if ways is not None:
            return self._cut(pieces, (0.0, 0.0), self.side, ways)
        place = self._swelling(pieces) or self._place(
            [sketch(piece, round(self.side * _SKETCH)) for piece in pieces], _SEEN_MM, _SHOWN
        )
        return self._cut(pieces, place, self._window(name), None)

    def _grown(self, designs: list[Design]) -> Lattice | None:
        """Return the vectors of the pattern where both of them are what the parameter sets."""
        here, *ends = [_lattice(one) for one in (self.design, *designs)]
        if here is None or any(end is None for end in ends):
            return None
        least, most = (np.array([np.hypot(*way) for way in end]) for end in ends if end is not None)
        return here if (np.abs(most - least) > _GROWS * least).all() else None

    def _window(self, name: str) -> float:
        usual = min(max(_CELL_SHARE * self.cell, _LEAST_WINDOW), _MOST_WINDOW)
        return min(_WINDOWS.get(name.partition(".")[0], usual), self.side)

    def drawn_with(self, name: str) -> tuple[float, float] | None:
        """Return a place near the middle where a nib or dot was set, of a parameter that is shown at no end."""
        if name not in _SET_WITH:
            return None
        words, dotted = _SET_WITH[name]
        parts = [layer.dots if dotted else layer.strokes for layer in self.middle.layers if words in layer.name]
        points = np.concatenate([np.zeros((0, 3)), *(part.points for part in parts)])
        off = np.abs(points[:, :2] - 0.5 * self.side).max(axis=1) / (0.5 * self.side)
        points, off = points[off < _NEAR_EDGE], off[off < _NEAR_EDGE]
        if not len(points):
            return None
        # One as broad as most are, not a scrap that had to be finer.
        broad = points[:, 2] >= np.median(points[:, 2])
        x, y, _ = points[broad][int(off[broad].argmin())]
        return float(x) - 0.5 * self.side, float(y) - 0.5 * self.side

    def _swelling(self, pieces: list[Cloth]) -> tuple[float, float] | None:
        """Return where a line grows broadest, of a parameter that moves no line and makes it broader: a nib."""
        best: tuple[float, tuple[float, float]] | None = None
        for least, most in zip(*(piece.layers for piece in pieces), strict=False):
            here, there = least.strokes.points, most.strokes.points
            if here.shape != there.shape or not len(here):
                continue
            moved = np.abs(there[:, :2] - here[:, :2]).max(axis=1) > _STILL_MM
            off = np.abs(here[:, :2] - 0.5 * self.side).max(axis=1) / (0.5 * self.side)
            grown = np.where(moved | (off > _NEAR_EDGE), 0.0, (there[:, 2] - here[:, 2]) * (1.0 - 0.35 * off))
            at = int(grown.argmax())
            if grown[at] > _BROADER_MM and (best is None or grown[at] > best[0]):
                best = float(grown[at]), (float(here[at, 0]) - 0.5 * self.side, float(here[at, 1]) - 0.5 * self.side)
        return None if best is None else best[1]

    def _place(self, tones: list[FloatArray], wide_mm: float, shown: float) -> tuple[float, float] | None:
        """Return where two pictures of the piece differ most, mm from its middle; nearer places count a little more."""
        least, most = tones
        scale = len(least) / self.side
        change = Image.fromarray(np.minimum(np.abs(most - least), 255.0).astype(np.uint8))
        seen = np.asarray(change.filter(ImageFilter.GaussianBlur(wide_mm * scale / 2)), dtype=np.float64)
        at = (np.arange(len(seen)) + 0.5) / scale - 0.5 * self.side
        off = np.maximum(np.abs(at[:, None]), np.abs(at[None, :])) / (0.5 * self.side)
        seen = np.where(off < _NEAR_EDGE, seen * (1.0 - 0.35 * off), 0.0)
        if seen.max() < shown:
            return None
        row, column = np.unravel_index(int(seen.argmax()), seen.shape)
        return float(at[column]), float(at[row])

    def _cut(
        self, pieces: list[Cloth], place: tuple[float, float] | None, window: float, ways: Lattice | None
    ) -> Specimen:
        middle = np.clip(place or (0.0, 0.0), -0.5 * (self.side - window), 0.5 * (self.side - window))
        corner = middle + 0.5 * (self.side - window)
        shown = [*pieces, self.middle] if self.here else pieces
        least, most, *here = (
            dyed(cut(piece, (float(corner[0]), float(corner[1])), window), self.px) for piece in shown
        )
        return Specimen(least, most, here[0] if here else None, place, ways)


def _lightness(image: Image.Image) -> FloatArray:
    """Return the brightest of the three colours of each pixel: dark baths differ in one of them."""
    brightest: FloatArray = np.asarray(image, dtype=np.float64).max(axis=2)
    return brightest


def _in_bath(cloth: Cloth, name: str, value: float) -> Cloth:
    key = name.removeprefix("bath.")
    return replace(cloth, bath=tuple((k, value if k == key else v) for k, v in cloth.bath))
