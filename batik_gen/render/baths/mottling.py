"""How evenly a bath took: clouds and folds of dye, what stained the waxed cloth, where dye crept under wax."""

from dataclasses import dataclass

import numpy as np

from batik_gen.render.baths.knots import Float32Array, Knots, Waves
from batik_gen.render.baths.vat import FULL
from batik_gen.render.raster import salts
from batik_gen.values.arrays import FloatArray, IntArray

_DYE: Waves = (
    (260.0, 60.0, 0.26), (120.0, 150.0, 0.20), (48.0, 55.0, 0.30), (19.0, 23.0, 0.20),
    (7.0, 7.0, 0.16), (3.0, 3.0, 0.17),
)  # fmt: skip
"""The dips of cloth that hangs, clouds of the bath, and how thirsty the yarn is from place to place."""

_AMPLITUDE = 0.9
"""Greatest change of concentration, of what ``_much`` gives; the usual one is a third of that."""

_FRESH = 0.26
"""How much paler than its full depth a bath takes on the whole, of what ``_much`` gives:
it was washed and worn."""

_FOLD, _CREASE, _STANDS = (210.0, 210.0), 0.045, 0.16
"""Wavelength of folds in mm, how narrow their crease is in the noise, how much more dye stands in it."""

_STAINS: Waves = ((70.0, 90.0, 0.35), (24.0, 21.0, 0.35), (8.0, 8.0, 0.20), (3.0, 3.0, 0.22))
_OF_ITS_OWN = 2
"""Which of these waves each bath has for itself: wax that is thin is thin for every bath."""

_STAIN, _ALL_OVER, _WASHED = 0.0092, 0.35, 0.24
"""Concentration of the dye that comes through whole wax or bleeds into the cloth as it is boiled, of what ``_much``
gives; what is the same everywhere, beside those clouds; and the share that a bath leaves after which others came."""

_DIPS_STAIN = 1.5
"""The same on a ladder, whose level counts dips and is no fourth root."""

_DARK, _SEEN = 7.4, (0.21, 0.72, 0.07)
"""A bath's K/S as the eye weighs red, green and blue, at which it stains so much: a darker one is weaker by as much,
so that white is as white in every process."""

_THIN: Waves = ((13.0, 10.0, 0.55), (4.6, 5.0, 0.30), (2.7, 2.7, 0.30))
_SOUND, _SOUNDER = 0.22, 0.20
"""Above which of this noise wax is thin at seepage 1, and how much higher that lies at seepage 0."""

_STEEP = 2.6
_CREEPS_TO, _CREEPS_PAST = 0.36, 5.0
"""Of thin wax, how far below a half the open share around a place may be for dye to creep there; of sound wax how fast
it rises to none at all, so that not even a dot amid dye is drowned (docs/sources.md#seepage)."""


@dataclass(frozen=True)
class Taken:
    """Hold how a bath is taken at the knots around some rows of a picture.

    Parameters
    ----------
    fields
        Rows x columns of knots: the level that fully open cloth reaches; that of waxed cloth; and how open (255 times)
        the cloth around a waxed place must be for dye to creep there.
    knot, part
        Of each column of the picture: the knot on its left, how far it lies towards the next.
    row, down
        Of each row the same.
    """

    fields: tuple[Float32Array, Float32Array, Float32Array]
    knot: IntArray
    part: Float32Array
    row: IntArray
    down: Float32Array

    def lines(self, first: int, last: int) -> tuple[Float32Array, Float32Array, Float32Array]:
        """Return the fields at rows first..last of these, still at the columns of knots."""
        row, down = self.row[first:last], self.down[first:last, None]
        dyed, stained, near = (field[row] + (field[row + 1] - field[row]) * down for field in self.fields)
        return dyed, stained, near

    def levels(self, first: int, last: int) -> tuple[Float32Array, Float32Array, Float32Array]:
        """Return the fields at every pixel of rows first..last of these."""
        dyed, stained, near = (_drawn_out(lines, self.knot, self.part) for lines in self.lines(first, last))
        return dyed, stained, near


def _drawn_out(lines: Float32Array, knot: IntArray, part: Float32Array) -> Float32Array:
    drawn: Float32Array = np.diff(lines, axis=1)[:, knot]
    drawn *= part
    drawn += lines[:, knot]
    return drawn


@dataclass(frozen=True)
class Mottling:
    """Hold the unevenness of one bath.

    Parameters
    ----------
    amount, seepage
        How uneven the dye is, and how often it creeps under wax, 0..1.
    bath
        Its number.
    knots
        Where it is worked out.
    ladder
        Whether its level counts dips.
    stain
        How much of its stain stays, 0..1.
    """

    amount: float
    seepage: float
    bath: int
    knots: Knots
    ladder: bool = False
    stain: float = 1.0

    def taken(self, top: int, bottom: int, width: int) -> Taken:
        """Return how the bath is taken in rows top..bottom of a picture."""
        row, down = self.knots.down(top, bottom)
        first = int(row.min())
        rows = np.arange(first, int(row.max()) + 2, dtype=np.float64)
        columns = self.knots.columns(width)
        fields = self._dyed(columns, rows), self._stained(columns, rows), self._near(columns, rows)
        return Taken(fields, *self.knots.across(width), row - first, down)

    @property
    def _much(self) -> float:
        """What is usual at half; at 1 half as much again and no more, so that a motif stays whole."""
        return self.amount * (1.3 - 0.6 * self.amount)

    def _dyed(self, columns: FloatArray, rows: FloatArray) -> Float32Array:
        if self.amount <= 0.0:
            return np.full((len(rows), len(columns)), FULL, np.float32)
        each = [salts.MOTTLING + salts.EACH_MOTTLED * self.bath + wave for wave in range(len(_DYE))]
        fold = np.abs(self.knots.noise(columns, rows, _FOLD, salts.FOLD + self.bath))
        crease = np.maximum(1.0 - fold / _CREASE, 0.0)
        clouds = _AMPLITUDE * self.knots.summed(columns, rows, _DYE, each) + _STANDS * crease * crease
        paler = 0.0 if self.ladder else _FRESH
        return _root(np.maximum(1.0 + self._much * (clouds - paler), 0.05))

    def _stained(self, columns: FloatArray, rows: FloatArray) -> Float32Array:
        if self.amount <= 0.0 or self.stain <= 0.0:
            return np.zeros((len(rows), len(columns)), np.float32)
        each = [salts.STAIN + wave for wave in range(len(_STAINS))]
        each[_OF_ITS_OWN] = salts.STAIN_OF_BATH + self.bath
        clouds = np.maximum(_ALL_OVER + self.knots.summed(columns, rows, _STAINS, each), 0.03)
        took = self._much * _STAIN * self.stain * clouds
        if self.ladder:
            return (_DIPS_STAIN * took * float(FULL)).astype(np.float32)
        return _root(took)

    def _near(self, columns: FloatArray, rows: FloatArray) -> Float32Array:
        if self.seepage <= 0.0:
            return np.full((len(rows), len(columns)), 1e4, np.float32)
        each = [salts.THIN_WAX + salts.EACH_MOTTLED * self.bath + wave for wave in range(len(_THIN))]
        thin = self.knots.summed(columns, rows, _THIN, each) - _SOUND - _SOUNDER * (1.0 - self.seepage)
        deep = np.clip(_STEEP * thin, -0.3, 1.0)
        return (255.0 * np.where(deep > 0.0, 0.5 - _CREEPS_TO * deep, 0.5 - _CREEPS_PAST * deep)).astype(np.float32)


def stain_left(dye: FloatArray, last: bool) -> float:
    """Return how much of the stain of a dye, by its K/S (3), stays in waxed cloth: little where other baths came."""
    return _DARK / max(float(np.dot(dye, _SEEN)), _DARK / 3.0) * (1.0 if last else _WASHED)


def _root(took: FloatArray) -> Float32Array:
    """Return the level of a concentration: its fourth root, no more than a byte holds with the rim of wax."""
    return np.minimum(np.sqrt(np.sqrt(took)) * float(FULL), 252.0).astype(np.float32)
