"""A Design read for drawing: the value of each parameter at each place of the cloth."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.lattice import Vector, sites
from batik_gen.pattern.hand.torus import Torus
from batik_gen.pattern.hand.view import WHOLE, Sample, View, numbered
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer
from batik_gen.values.design import Design
from batik_gen.values.wave import Wave


@dataclass(frozen=True)
class Plan:
    """Answer what a family asks while it draws.

    Parameters
    ----------
    design
        The Design.
    declared
        Every parameter the Design may hold, by name.
    hand
        The hand that draws.
    drawn_mm
        What is drawn where it is not the whole cloth, as of a cloth that repeats: its
        block and a little around it.
    view
        Which strip of the cloth is drawn.
    """

    design: Design
    declared: dict[str, Parameter]
    hand: Hand
    drawn_mm: tuple[float, float] | None = None
    view: View = WHOLE

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the cloth in mm."""
        return self.drawn_mm or self.design.size_mm

    @property
    def wave(self) -> Wave:
        """The recording, of a family whose form it is."""
        assert self.design.wave is not None, "a Design is checked before it is drawn"
        return self.design.wave

    @property
    def torus(self) -> Torus | None:
        """What repeats, if the cloth does."""
        return self.hand.torus

    def sites(self, a: Vector, b: Vector, margin: float) -> FloatArray:
        """Return the points of a lattice over what is drawn and ``margin`` mm around it; see ``lattice.sites``."""
        return sites(self.size_mm, a, b, margin, self.view)

    def layers(self, *waxings: Waxing) -> tuple[Layer, ...]:
        """Let the hand draw what was gathered, lowest first; see ``Waxing.layer``."""
        return tuple(waxing.layer(self.hand, self.size_mm, self.view) for waxing in waxings)

    def typical(self, name: str, sample: Sample) -> FloatArray:
        """Return what is typical of all copies on the cloth.

        Parameters
        ----------
        name
            Its name in the family's survey.
        sample
            The copies at hand, by which it is told where they are all.

        Raises
        ------
        KeyError
            If a strip is drawn and the family's survey has no such name.
        """
        return sample.median if self.view.typical is None else self.view.typical[name]

    def typical_of(self, name: str, samples: Sequence[Sample]) -> tuple[FloatArray, ...]:
        """Return what is typical of each of several samples, which the survey names by their number."""
        return tuple(self.typical(key, sample) for key, sample in numbered(name, samples).items())

    def value(self, name: str) -> float:
        """Return a parameter's value for the whole cloth."""
        return self.design.parameters.get(name, self.declared[name].default)

    def at(self, name: str, xy: FloatArray) -> FloatArray:
        """Return a parameter's value at places (..., 2), moved by the local field within its range."""
        value = np.full(xy.shape[:-1], self.value(name))
        local = self.design.local.get(name)
        if local is not None and local.band in self.design.field.bands:
            value = value + local.amount * self._field(local.band, xy)
        kept: FloatArray = np.clip(value, self.declared[name].low, self.declared[name].high)
        return kept

    def moved(self, band: str, xy: FloatArray) -> FloatArray:
        """Return how strong a band was at places (..., 2) against its own middle, -1..1; 0 where the field lacks it."""
        return self._field(band, xy) if band in self.design.field.bands else np.zeros(xy.shape[:-1])

    def many(self, usual: float, more: float, xy: FloatArray, salt: int) -> FloatArray:
        """Return how many isen of a kind stand at places n x 2: as isen.count says, by luck one more, never all alike.

        ``usual`` is their least number where isen.count is 1, ``more`` how fast it grows with it.
        """
        number: FloatArray = np.floor(usual + more * (self.at("isen.count", xy) - 1) + self.hand.at(salt, xy))
        return number

    def _field(self, band: str, xy: FloatArray) -> FloatArray:
        """Read the local field (time across, head down) between its cells.

        Where the cloth repeats, its end is read on into its beginning.
        """
        cells = self.design.field.values[self.design.field.bands.index(band)]
        steps = []
        if self.torus is None:
            for axis, count in ((0, cells.shape[0]), (1, cells.shape[1])):
                where = np.clip(xy[..., axis] / self.size_mm[axis] * count - 0.5, 0, count - 1)
                low = np.minimum(np.floor(where).astype(np.int64), max(count - 2, 0))
                steps.append((low, np.minimum(low + 1, count - 1), where - low))
        else:
            for share, count in zip(self.torus.share(xy), cells.shape, strict=True):
                where = (share + 0.5) * count - 0.5
                low = np.floor(where).astype(np.int64)
                steps.append((low % count, (low + 1) % count, where - low))
        (t0, t1, t), (p0, p1, p) = steps
        near = cells[t0, p0] + (cells[t1, p0] - cells[t0, p0]) * t
        far = cells[t0, p1] + (cells[t1, p1] - cells[t0, p1]) * t
        mixed: FloatArray = near + (far - near) * p
        return mixed
