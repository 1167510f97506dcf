"""Where clouds float: large ones in staggered rows, then smaller ones into the room between, none touching another.

Every seed holds the same mix: sizes, forms and leanings are dealt out, not
thrown, and the widest gaps are filled first. A maker spreads large and small
evenly as well.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.pattern.hand.torus import Torus
from batik_gen.pattern.motifs.mega_mendung.raster import Roll, TakenRaster, mask_of
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray
from batik_gen.values.words import Words

_FORMS = 6
"""Forms of each size."""

_SIZES = 4
"""Widths of each size, evenly from its least to its greatest."""

_DEAL = (1.7, 1.1)
"""Width and height, in units, of the part of the cloth in which smaller shapes are dealt out evenly."""

_JITTER = 0.11
"""How far a large shape may stray from its row and its turn, in pitches."""

_NARROW = 0.17
"""Where there is less room on every side, in widths, not even the slimmest shape stands."""

_TRIES = 8

SMALL = Parameter(
    "sky.small", Words("size of the small clouds among the large shapes", "besar awan kecil di sela yang besar"),
    "", 0.76, 1.0, 0.93, "photographs: small clouds of many sizes between large ones; 1 fills their room",
)  # fmt: skip


@dataclass(frozen=True)
class Spot:
    """Hold one place: its number (for everything uneven), centre in mm, width in mm, tilt, side, rank of its size."""

    number: int
    at: FloatArray
    wide: float
    tilt: float
    mirrored: bool
    rank: int


@dataclass(frozen=True)
class Rank:
    """Hold one size of shapes.

    Parameters
    ----------
    wide
        Widths in units (from, to).
    gap
        The gap around it in units.
    tries
        Tries a unit of area.
    pitch
        Distances in units along and between the staggered rows in which large shapes
        float; None for those that fill the room between.
    """

    wide: tuple[float, float]
    gap: float
    tries: float
    pitch: tuple[float, float] | None = None


def scatter(
    size_mm: tuple[float, float],
    unit: float,
    seed: int,
    ranks: Sequence[Rank],
    stencil: Callable[[int], list[FloatArray]],
    tilt: float,
    flat: float,
    torus: Torus | None,
) -> list[Spot]:
    """Strew shapes over a cloth, in units of ``unit`` mm about its middle.

    Parameters
    ----------
    size_mm
        The cloth.
    unit
        Width of a shape of size 1, mm; a larger unit spreads the same layout.
    seed
        Seed of the places.
    ranks
        Sizes, the largest first.
    stencil
        Gives the outlines, each k x 2, that shape number n fills where it is fullest, 1 wide about the origin.
    tilt
        Greatest tilt, radians.
    flat
        Height of a shape in widths, by which places are spread.
    torus
        What repeats, if the cloth does.

    Returns
    -------
    The spots; of a cloth that repeats, each once.
    """
    sheet = TakenRaster(size_mm, unit) if torus is None else Roll(torus, unit)
    spots: list[Spot] = []
    for rank, held in enumerate(ranks):
        tried = _rows(sheet, seed, rank, held.pitch) if held.pitch else _between(sheet, seed, rank, held, flat)
        deck = _Deck(seed, rank)
        masks: dict[tuple[int, int, int, bool], tuple[BoolArray, FloatArray]] = {}
        done: set[int] = set()
        for node, number, part, x, y, deep in tried:
            if node in done or sheet.covered(x, y):
                continue
            form, step, lean, mirrored = deck.top(part)
            # A narrower shape fits where the one whose turn it is does not.
            for size in range(step, -1, -1):
                wide = held.wide[0] + (held.wide[1] - held.wide[0]) * size / (_SIZES - 1)
                if deep < _NARROW * wide:
                    continue
                key = (form, size, lean, mirrored)
                if key not in masks:
                    flip = np.array([-wide if mirrored else wide, -wide])
                    rings = [turn(ring * flip, tilt * lean) for ring in stencil(form + _FORMS * rank)]
                    masks[key] = mask_of(rings, held.gap)
                # The raster's node is the place, so that what was kept apart stays so.
                centre = sheet.take(*masks[key], np.array([x, y]))
                if centre is not None:
                    done.add(node)
                    deck.next(part)
                    spots.append(Spot(number * _FORMS + form, centre, wide * unit, tilt * lean, mirrored, rank))
                    break
    return spots


class _Deck:
    """Deal forms, sizes and leanings so that every part of the cloth gets them all in turn."""

    def __init__(self, seed: int, rank: int) -> None:
        self._seed, self._rank = seed, rank
        self._dealt: dict[tuple[int, int], int] = {}
        self._cut: dict[tuple[int, int], list[int]] = {}

    def top(self, part: tuple[int, int]) -> tuple[int, int, int, bool]:
        """Return form, step of size, leaning (-1, 0, 1) and side of the next shape in a part of the cloth."""
        if part not in self._cut:
            luck = uniform(
                self._seed, salts.MEGA_DECK + 10 * self._rank, np.array(part[0]), np.array(part[1]), np.arange(4)
            )
            self._cut[part] = (luck * 12).astype(np.int64).tolist()
        f, s, t, m = self._cut[part]
        n = self._dealt.get(part, 0)
        form = (5 * n + f) % _FORMS
        return form, (n + n // _SIZES + s) % _SIZES, (n + n // 3 + t) % 3 - 1, (n + n // 2 + m) % 2 == 1

    def next(self, part: tuple[int, int]) -> None:
        """Go on to the next shape of a part."""
        self._dealt[part] = self._dealt.get(part, 0) + 1


_Tried = list[tuple[int, int, tuple[int, int], float, float, float]]
"""Node, number, part of the cloth, place and free room in units, in the order in which they are tried."""


def _rows(sheet: TakenRaster | Roll, seed: int, rank: int, pitch: tuple[float, float]) -> _Tried:
    """Return places in staggered rows, a few close to each node."""
    ii, jj, cell = sheet.cells(np.array(pitch))
    tried: _Tried = []
    order = np.lexsort((np.arange(len(ii)), uniform(seed, salts.MEGA_ORDER + 10 * rank, ii, jj)))
    for go in range(_TRIES):
        stray = [
            (uniform(seed, salts.MEGA_PLACE + 10 * rank + k, ii, jj, np.full(len(ii), go)) - 0.5) * 2 * _JITTER
            for k in (0, 1)
        ]
        x = (ii + 0.5 * (jj % 2) + stray[0]) * cell[0]
        y = (jj + stray[1]) * cell[1]
        for n in order.tolist():
            part = (int(ii[n]) // 3, int(jj[n]) // 2)
            tried.append((n, _number(rank, ii[n], jj[n]), part, float(x[n]), float(y[n]), np.inf))
    return tried


def _between(sheet: TakenRaster | Roll, seed: int, rank: int, held: Rank, flat: float) -> _Tried:
    """Return places strewn over the room that is left, those in the widest gaps first."""
    ii, jj, cell = sheet.cells(np.array([1.0, flat]) / np.sqrt(held.tries * flat))
    x, y = (
        (i + uniform(seed, salts.MEGA_PLACE + 10 * rank + k, ii, jj)) * c
        for k, i, c in ((0, ii, cell[0]), (1, jj, cell[1]))
    )
    deep = sheet.depth(x, y, flat)
    order = np.lexsort((uniform(seed, salts.MEGA_ORDER + 10 * rank, ii, jj), -deep))
    order = order[deep[order] > _NARROW * held.wide[0]]
    return [
        (
            n,
            _number(rank, ii[n], jj[n]),
            (int(x[n] // _DEAL[0]), int(y[n] // _DEAL[1])),
            float(x[n]),
            float(y[n]),
            float(deep[n]),
        )
        for n in order.tolist()
    ]


def _number(rank: int, i: IntArray, j: IntArray) -> int:
    return rank * 1_000_003 + int(i) * 7919 + int(j) * 104_729


def form_of(spot: Spot) -> int:
    """Return the number of the stencil a spot was kept free for."""
    return spot.number % _FORMS + _FORMS * spot.rank


def dealt(seed: int, salt: int, number: int, count: int) -> FloatArray:
    """Return ``count`` numbers within -1..1 for shape ``number``: among the forms of a size each is spread evenly."""
    forms = np.arange(_FORMS)
    rank, form = divmod(number, _FORMS)
    luck = uniform(seed, salt, np.full((count, _FORMS), rank), np.arange(count)[:, None], forms)
    turns = np.argsort(np.argsort(luck, axis=1, kind="stable"), axis=1, kind="stable")
    found: FloatArray = (turns[:, form] * 2 - _FORMS + 1) / _FORMS
    return found


def misses(at: FloatArray, reach: FloatArray, size: tuple[float, float], torus: Torus | None) -> bool:
    """Tell whether a shape reaching so far from its middle lies wholly beside the cloth, if that has an end."""
    if torus is not None:
        return False
    return bool((at + reach < 0).any() or (at - reach > np.array(size)).any())
