"""One family at one seed, drawn once and seen from afar and from near."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from batik_gen import design
from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Areas, Cloth, Dots, Layer, Strokes, Wax
from batik_gen.values.design import Design, Field
from batik_gen.values.features import PLACED
from benchmarks.wardrobe.showing import Shown, lab, plant, shown
from tests import measuring

FAR_PX = 512
"""Photographs of real cloth were measured at this size (docs/sources.md#box-dimension)."""

NEAR_MM, NEAR_SCALE = 120.0, 8.0
"""A piece held in the hand: a cecek of 0.75 mm is six pixels wide, an outline nine."""
LINE_SCALE = 16.0
"""Lines alone are seen nearer still, for a pixel counts when their widths are compared."""

_LONG_MM = 15.0
"""Closed lines longer than this go round a shape; shorter ones are isen."""
_OVER_MM, _BESIDE_MM = 4.0, 0.6
"""How far along its beginning a closed line may end, and how far beside it: a hand runs on over its start."""

_STILL = {"bath.mottling": 0.0, "bath.seepage": 0.0}


@dataclass(frozen=True)
class Subject:
    """Hold a family's default Design at one seed, and what can be seen of it.

    Parameters
    ----------
    family
        The family.
    seed
        Seed of the hand.
    voice
        None for the family's defaults; else somebody's cloth at that voice, another person at each seed.
    """

    family: Family
    seed: int
    voice: float | None = None

    @cached_property
    def person(self) -> dict[str, float]:
        """The parameters of somebody, their features anywhere among people; none at the family's defaults."""
        if self.voice is None:
            return {}
        rng = np.random.default_rng(self.seed)
        places = {name: float(rng.uniform(0, 100)) for name in PLACED}
        return dict(design(plant(places, self.seed), motif=self.family.name, voice=self.voice).parameters)

    @property
    def side_mm(self) -> float:
        """Side of the cloth seen from afar: 30 cm, or four times the family's own measure."""
        own = next((self.person.get(p.name, p.default) for p in self.family.parameters if p.unit == "mm"), 0.0)
        return max(300.0, 4 * own)

    def design(self, side: float, **parameters: float) -> Design:
        """Return the family's Design for a square of cloth."""
        return Design(
            version="evidence", motif=self.family.name, process=self.family.process, size_mm=(side, side),
            seed=self.seed, mapping="none", norms="none", parameters={**self.person, **parameters},
            local={},
            field=Field(("alpha",), np.zeros((1, 2, 2))), legend={},
            wave=usual_wave() if self.family.reading else None,
        )  # fmt: skip

    @cached_property
    def far(self) -> Shown:
        """The cloth in 512 px."""
        side = self.side_mm
        return shown(draw(self.design(side)), FAR_PX / side)

    @cached_property
    def grey(self) -> measuring.Grey:
        """Luminance of the cloth from afar."""
        held: FloatArray = self.far.rgb @ np.array([0.299, 0.587, 0.114])
        return held

    @cached_property
    def near_cloth(self) -> Cloth:
        """A piece of cloth to be seen from near, without unevenness of the dye."""
        return draw(self.design(NEAR_MM, **_STILL))

    @cached_property
    def near(self) -> Shown:
        """The piece from near."""
        return shown(self.near_cloth, NEAR_SCALE)

    @cached_property
    def colour(self) -> FloatArray:
        """L*a*b* of the piece from near."""
        return lab(self.near.rgb)

    @property
    def lightness(self) -> FloatArray:
        """L* of the piece from near."""
        held: FloatArray = self.colour[..., 0]
        return held

    @cached_property
    def outlines(self) -> Shown:
        """Nothing but the lines of klowong that go round shapes, dyed."""
        return _round_shapes(self.near_cloth)

    @cached_property
    def planned_outlines(self) -> Shown:
        """The same drawn by a hand without a wobble."""
        return _round_shapes(self._planned)

    @cached_property
    def dots(self) -> Shown:
        """Nothing but the cecek, dyed."""
        return _cecek(self.near_cloth)

    @cached_property
    def planned_dots(self) -> Shown:
        """The same drawn by a hand without a wobble."""
        return _cecek(self._planned)

    @cached_property
    def _planned(self) -> Cloth:
        """The piece from near as a still hand draws it."""
        return draw(self.design(NEAR_MM, **{**_STILL, "hand.wobble": 0.0}))


def named(name: str, seed: int) -> Subject:
    """Return the subject of a family's name."""
    return Subject(family_named(name), seed)


def _round_shapes(cloth: Cloth) -> Shown:
    kept = tuple(_outlines(x) for x in cloth.layers if x.name.startswith("klowong"))
    return shown(replace(cloth, layers=kept), LINE_SCALE)


def _cecek(cloth: Cloth) -> Shown:
    kept = tuple(_dots(x) for x in cloth.layers if x.wax is Wax.CECEK)
    return shown(replace(cloth, layers=kept), NEAR_SCALE)


def _outlines(layer: Layer) -> Layer:
    """Keep of a layer of lines only the closed ones that are long."""
    strokes = layer.strokes
    kept = []
    for a, b in pairwise(strokes.offsets):
        line = strokes.points[a:b]
        if layer.wax is not Wax.OPEN and _closes(line[:, :2]):
            kept.append(line)
    ends = np.cumsum([0, *(len(line) for line in kept)]).astype(np.int64)
    lines = np.concatenate(kept) if kept else np.zeros((0, 3))
    return replace(layer, areas=Areas(), strokes=Strokes(lines, ends), dots=Dots())


def _closes(line: FloatArray) -> bool:
    """Tell whether a long line ends on its own beginning, or runs a little over it."""
    step = np.diff(line, axis=0)
    long = np.sqrt((step**2).sum(axis=1))
    if long.sum() <= _LONG_MM:
        return False
    early = (np.cumsum(long) - long < _OVER_MM) & (long > 0)
    begun, way = line[:-1][early], step[early]
    share = np.clip(((line[-1] - begun) * way).sum(axis=1) / (way**2).sum(axis=1), 0.0, 1.0)
    off = line[-1] - begun - share[:, None] * way
    return bool(np.sqrt((off**2).sum(axis=1)).min() < _BESIDE_MM)


def _dots(layer: Layer) -> Layer:
    """Keep of a layer only its dots."""
    return replace(layer, areas=Areas(), strokes=Strokes())
