"""What one parameter does: the same piece of a Design where it is least and where it is most, and where that shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from batik_gen.legend.pointing.baths import unused_depths
from batik_gen.legend.pointing.piece import cut, dyed, middle_of, sketch, square_at
from batik_gen.legend.pointing.places import Places, broadened, changed, drawn_with, layers_of
from batik_gen.legend.pointing.shown import shown_on
from batik_gen.legend.pointing.spread import seats_of
from batik_gen.pattern.cloths.fitting import upright_body
from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.designing.ends import ends_of
from batik_gen.pattern.designing.mapping import Ends
from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.hand.lattice import Lattice
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
_LAID_OUT_MM = 300.0
"""Where a cloth is laid out anew for each piece, no more than a square of this side is."""
_SKETCH = 2.5
"""Pixels a mm of what is looked at."""
_BATH_SKETCH = 3.6
"""The same of what is dyed for that."""
_SEEN_MM = 0.9
"""A change is looked for over about so many mm."""
_BATH_MM = 5.0
_GROWS = 0.03
"""From this change on the distance itself is what a parameter sets."""
_SHOWN, _SHOWN_BATH = 6.0, 2.0
"""A change of fewer tones is none that can be pointed at: of the sketch, and of the dyed piece."""


@dataclass(frozen=True)
class Specimen:
    """Hold one parameter at its two ends.

    Parameters
    ----------
    least, most
        The piece where few have less of the feature and where few have more.
    here
        The piece of this cloth, where it was asked for.
    places
        Where the change shows, mm from the middle of the cloth, best first; none where it shows nowhere clearly.
    ways
        The vectors between two neighbours where the parameter sets that distance, in mm; none otherwise.
    """

    least: Image.Image
    most: Image.Image
    here: Image.Image | None
    places: Places
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
    part
        Left, top, width and height of the part of the cloth that the motif is drawn on, mm.
    shown
        Where each parameter shows on the cloth itself, as ``shown_on`` tells it; None where the piece tells that.
    """

    by_name: Mapping[str, Specimen]
    places: Mapping[str, Places]
    piece: Image.Image
    side_mm: float
    ways: Lattice | None
    part: tuple[float, float, float, float]
    shown: Mapping[str, FloatArray] | None = None

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the motif on the cloth, mm."""
        left, top, width, height = self.part
        return left + 0.5 * width, top + 0.5 * height


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
    design, corner = upright_body(design)
    ends = ends_of(design, mapping)
    ways = _lattice(design)
    short, long = sorted(float(np.hypot(*way)) for way in ways) if ways else (_MOST_PIECE, _MOST_PIECE)
    side = min(max(1.15 * long, _LEAST_PIECE), _MOST_PIECE, *design.size_mm)
    bench = _Bench(design, side, px, here, short, middle_of(design, side))
    unused = unused_depths(design)
    told = [name for name in design.legend if name in ends and name not in unused]
    shown = shown_on(design)
    seats = {} if shown is None or family.near is None else _seats(bench, shown)
    own = [name for name in told if name not in _baths(told)][: family.specimens]
    made = {
        name: bench.seated(name, ends[name], seats[name]) if name in seats else bench.specimen(name, ends[name])
        for name in (*own, *_baths(told))
    }
    places = {name: made[name].places if name in made else drawn_with(bench.middle, name) for name in told}
    if shown is not None:
        shown = {name: at + np.array(corner) for name, at in shown.items() if name in told}
    return Specimens(made, places, bench.photo, side, ways, (*corner, *design.size_mm), shown)


def _seats(bench: "_Bench", shown: Mapping[str, FloatArray]) -> dict[str, tuple[float, float]]:
    """Return where on the cloth of a bench each parameter is shown at both ends."""
    here = shown if bench.home == bench.design else shown_on(bench.home) or {}
    return seats_of(here, bench.home.size_mm)


def _baths(names: list[str]) -> list[str]:
    return [name for name in names if name.startswith("bath.")]


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
    def home(self) -> Design:
        """The cloth on which a place is looked at: of a large one so much as is laid out soon."""
        width, height = (min(side, _LAID_OUT_MM) for side in self.design.size_mm)
        return replace(self.design, size_mm=(width, height))

    @property
    def dots(self) -> int:
        """Pixels of the piece as it is looked at."""
        return round(self.side * _SKETCH)

    @property
    def photo(self) -> Image.Image:
        """The piece, dyed, small."""
        return dyed(self.middle, self.dots)

    def specimen(self, name: str, ends: Ends) -> Specimen:
        """Make the specimen of one parameter."""
        if name.startswith("bath."):
            return self._of_bath(name, [_in_bath(self.middle, name, value) for value in ends])
        designs = [replace(self.design, parameters={**self.design.parameters, name: value}) for value in ends]
        ways = self._grown(designs)
        pieces = [middle_of(one, self.side) for one in designs]
        if ways is not None:
            return self._cut(pieces, ((0.0, 0.0),), self.side, ways)
        return self._cut(pieces, self._places(name, *pieces), self._window(name), None)

    def seated(self, name: str, ends: Ends, at: tuple[float, float]) -> Specimen:
        """Make the specimen of one parameter on the cloth itself, about a place at which it shows."""
        window = self._window(name)
        home = self.home
        designs = [replace(home, parameters={**home.parameters, name: value}) for value in ends]
        pieces = [square_at(one, at, window) for one in ([*designs, home] if self.here else designs)]
        least, most, *here = (dyed(piece, self.px) for piece in pieces)
        return Specimen(least, most, here[0] if here else None, (), None)

    def _of_bath(self, name: str, pieces: list[Cloth]) -> Specimen:
        """Make the specimen of a bath: whole pieces are dyed, for only that shows where it takes, and cut."""
        dots = round(self.side * _BATH_SKETCH)
        shown = [dyed(piece, dots) for piece in ([*pieces, self.middle] if self.here else pieces)]
        places = changed(_lightness(shown[0]), _lightness(shown[1]), self.side, _BATH_MM, _SHOWN_BATH)
        window = self._window(name)
        left, top = self._corner(places, window)
        scale = dots / self.side
        box = (left * scale, top * scale, min((left + window) * scale, dots), min((top + window) * scale, dots))
        size = (self.px, self.px)
        least, most, *here = (image.resize(size, Image.Resampling.LANCZOS, box) for image in shown)
        return Specimen(least, most, here[0] if here else None, places, None)

    def _grown(self, designs: list[Design]) -> Lattice | None:
        """Return the vectors of the pattern where both of them are what the parameter sets."""
        here, *ends = [_lattice(one) for one in (self.design, *designs)]
        if here is None or any(end is None for end in ends):
            return None
        least, most = (np.array([np.hypot(*way) for way in end]) for end in ends if end is not None)
        return here if (np.abs(most - least) > _GROWS * least).all() else None

    def _places(self, name: str, least: Cloth, most: Cloth) -> Places:
        """Return where a parameter shows: in the layers that it sets, or where nothing does in these, in any."""
        for of in (layers_of(name), lambda layer: True):
            places = broadened(least, most, of) or changed(
                sketch(least, self.dots, of), sketch(most, self.dots, of), self.side, _SEEN_MM, _SHOWN
            )
            if places:
                return places
        return ()

    def _window(self, name: str) -> float:
        usual = min(max(_CELL_SHARE * self.cell, _LEAST_WINDOW), _MOST_WINDOW)
        return min(_WINDOWS.get(name.partition(".")[0], usual), self.side)

    def _cut(self, pieces: list[Cloth], places: Places, window: float, ways: Lattice | None) -> Specimen:
        corner = self._corner(places, window)
        shown = [*pieces, self.middle] if self.here else pieces
        least, most, *here = (dyed(cut(piece, corner, window), self.px) for piece in shown)
        return Specimen(least, most, here[0] if here else None, places, ways)

    def _corner(self, places: Places, window: float) -> tuple[float, float]:
        """Return left and top of a window about the best place, inside the piece."""
        x, y = places[0] if places else (0.0, 0.0)
        most = self.side - window
        return min(max(x + 0.5 * most, 0.0), most), min(max(y + 0.5 * most, 0.0), most)


def _lightness(image: Image.Image) -> FloatArray:
    """Return the brightest of the three colours of each pixel: dark baths differ in one of them."""
    brightest: FloatArray = np.asarray(image, dtype=np.float64).max(axis=2)
    return brightest


def _in_bath(cloth: Cloth, name: str, value: float) -> Cloth:
    key = name.removeprefix("bath.")
    return replace(cloth, bath=tuple((k, value if k == key else v) for k, v in cloth.bath))
