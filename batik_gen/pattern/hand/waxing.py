"""Gathering strokes: a family draws arrays of copies, the hand makes them uneven, a Layer comes out."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.stroke import WIDEST, drawn
from batik_gen.pattern.hand.torus import Torus
from batik_gen.pattern.hand.view import WHOLE, View
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Areas, Dots, Layer, Strokes, Wax

_AT_ONCE = 1 << 14
"""So many numbers, at least, the hand goes over at once."""

_FINEST = 0.15
"""Diameter, mm, below which a dot is not set: what grows out of nothing begins there (docs/sources.md#canting)."""
_DOTS = 0.88
"""Share of the unevenness that dots have: with all of it they vary by more than 12 % (docs/sources.md#hand)."""
_POINT = 0.05
"""Extent, mm, below which a shape is none."""


class Waxing:
    """Gather what is waxed alike, then hand it over as one Layer.

    Parameters
    ----------
    name, wax, step
        As in ``Layer``.
    steady
        Whether its lines are to be read, and so are drawn slowly and close to their plan.
    """

    def __init__(self, name: str, wax: Wax, step: int, *, steady: bool = False) -> None:
        self.name, self.wax, self.step = name, wax, step
        self._steady = steady
        self._areas: list[FloatArray] = []
        self._strokes: list[FloatArray] = []
        self._closed: list[bool] = []
        self._dots: list[FloatArray] = []

    def area(self, rings: FloatArray) -> None:
        """Fill closed rings, n x k x 2."""
        if rings.size:
            self._areas.append(rings)

    def stroke(self, lines: FloatArray, width: FloatArray | float, closed: bool = False) -> None:
        """Draw lines, n x k x 2, with a nib of ``width`` mm (scalar, n x 1, k or n x k)."""
        if not lines.size:
            return
        wide = np.broadcast_to(np.asarray(width, np.float64), lines.shape[:2])
        run = np.concatenate([lines, wide[..., None]], axis=2)
        if closed:
            run = np.concatenate([run, run[:, :1]], axis=1)
        self._strokes.append(run)
        self._closed.append(closed)

    def dot(self, centres: FloatArray, diameter: FloatArray | float) -> None:
        """Set dots at (..., 2) of ``diameter`` mm."""
        if centres.size:
            wide = np.broadcast_to(np.asarray(diameter, np.float64), centres.shape[:-1])
            self._dots.append(np.concatenate([centres, wide[..., None]], axis=-1).reshape(-1, 3))

    def layer(self, hand: Hand, size_mm: tuple[float, float], view: View = WHOLE) -> Layer:
        """Let the hand draw everything gathered, leave out what misses the cloth, return the Layer.

        What misses the strip in view is left out as well, first of all before the
        hand goes over it. Of a cloth that repeats, one block's worth is kept.
        """
        kept = partial(_kept, torus=hand.torus, size_mm=size_mm, view=view)
        near = [r for r in (_near(a, hand, view) for a in self._areas) if len(r)]
        moved = near if view.planned else _gone_over(hand.warp, near)
        areas = [r for r in (_seen(kept(ring, 0.0)) for ring in moved) if len(r)]
        near = [_near(planned, hand, view) for planned in self._strokes]
        runs = [(run, closed) for run, closed in zip(near, self._closed, strict=True) if len(run)]
        strokes = []
        for run in [run for run, _ in runs] if view.planned else _all_drawn(hand, runs, self._steady):
            touching = _seen(kept(run, float(run[..., 2].max())))
            if len(touching):
                strokes.append(touching)
        dots = np.concatenate(self._dots) if self._dots else np.zeros((0, 3))
        dots = _near(dots[:, None], hand, view)[:, 0]
        if len(dots):
            if not view.planned:
                dots[:, 2] *= np.maximum(hand.size(salts.HAND_DOT, dots[:, :2], _DOTS), 0.5)
            dots = dots[dots[:, 2] > _FINEST]
            if not view.planned:
                dots[:, :2] = hand.set_down(dots[:, :2])
            dots = kept(dots[:, None], float(dots[:, 2].max(initial=0.0)))[:, 0]
        return Layer(
            self.name, self.wax, self.step,
            Areas(*_ragged(areas, 2)), Strokes(*_ragged(strokes, 3)), Dots(dots),
        )  # fmt: skip


def _seen(run: FloatArray) -> FloatArray:
    """Leave out shapes without extent, as of what grows out of nothing and has not begun to."""
    low, high = _extent(run)
    return run[((high - low) > _POINT).any(axis=1)]


def _extent(run: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the least and the greatest x and y, n x 2, of each of n shapes."""
    # Point by point: shapes have few points and are many.
    along = np.ascontiguousarray(run[..., :2].transpose(1, 2, 0))
    return along.min(axis=0, initial=np.inf).T, along.max(axis=0, initial=-np.inf).T


def _all_drawn(hand: Hand, runs: list[tuple[FloatArray, bool]], steady: bool) -> list[FloatArray]:
    """Draw every run: those of as many points at once, for most are short, and a call takes longer than the work."""
    alike: dict[tuple[int, bool], list[int]] = {}
    for number, (run, closed) in enumerate(runs):
        alike.setdefault((run.shape[1], closed), []).append(number)
    out: list[FloatArray] = [np.zeros((0, 0, 3))] * len(runs)
    for (_, closed), numbers in alike.items():
        planned = np.concatenate([runs[number][0] for number in numbers])
        # Not too many either: what belongs to them stays near the processor.
        few = max(1, _AT_ONCE // (3 * planned.shape[1]))
        parts = [drawn(hand, planned[first : first + few], closed, steady) for first in range(0, len(planned), few)]
        together = np.concatenate(parts)
        ends = np.cumsum([len(runs[number][0]) for number in numbers])
        for number, part in zip(numbers, np.split(together, ends[:-1]), strict=True):
            out[number] = part
    return out


def _gone_over(hand: Callable[[FloatArray], FloatArray], runs: list[FloatArray]) -> Iterator[FloatArray]:
    """Yield runs (n x k x c) as a hand leaves their points (m x c).

    Many at once: most are short, and a call for each would take longer than the work.
    """
    many: list[FloatArray] = []
    for number, run in enumerate(runs, 1):
        many.append(run)
        if number == len(runs) or sum(r.size for r in many) > _AT_ONCE:
            points = hand(np.concatenate([r.reshape(-1, r.shape[2]) for r in many]))
            ends = np.cumsum([r.shape[0] * r.shape[1] for r in many])
            yield from (part.reshape(r.shape) for r, part in zip(many, np.split(points, ends[:-1]), strict=True))
            many = []


def _near(run: FloatArray, hand: Hand, view: View) -> FloatArray:
    """Return the strokes that may touch the strip once the hand has moved and widened them.

    Of a cloth that repeats, return one of each stroke's copies.
    """
    if hand.torus is not None:
        if hand.torus.drawn_once:
            return run
        return run[hand.torus.kept(0.5 * (run[..., :2].min(axis=1) + run[..., :2].max(axis=1)))]
    if view.whole:
        return run
    reach = hand.furthest_mm + (WIDEST * float(run[..., 2].max(initial=0.0)) if run.shape[2] == 3 else 0.0)
    y = run[..., 1]
    near: FloatArray = run[(y.max(axis=1) > view.top - reach) & (y.min(axis=1) < view.bottom + reach)]
    if view.left > -np.inf or view.right < np.inf:
        x = near[..., 0]
        near = near[(x.max(axis=1) > view.left - reach) & (x.min(axis=1) < view.right + reach)]
    return near


def _kept(run: FloatArray, margin: float, torus: Torus | None, size_mm: tuple[float, float], view: View) -> FloatArray:
    """Return what touches the cloth; or bring what was kept of one that repeats onto its block."""
    if torus is not None:
        return np.concatenate([torus.settled(run[..., :2]), run[..., 2:]], axis=2)
    if view.boundless:
        return run
    low, high = _extent(run)
    kept: FloatArray = run[(high + margin > 0).all(axis=1) & (low - margin < np.array(size_mm)).all(axis=1)]
    return kept


def _ragged(runs: list[FloatArray], columns: int) -> tuple[FloatArray, IntArray]:
    if not runs:
        return np.zeros((0, columns)), np.zeros(1, np.int64)
    counts = np.concatenate([np.full(len(r), r.shape[1]) for r in runs])
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    return np.concatenate([r.reshape(-1, columns) for r in runs]), offsets
