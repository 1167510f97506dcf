"""Patchwork: fillings drawn once in plan, copied into patches, cut at their outlines, then drawn by the hand.

A filling is the drawing of another family, or an isen on a plate. It is
repeated exactly in plan and never in execution: the hand goes over every copy
where it lies (docs/sources.md#seen-whole).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from batik_gen.pattern.geometry.clipping import Ragged, cut_rings, cut_strokes, dense, joined, next_of
from batik_gen.pattern.geometry.curves import length, turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.torus import Torus
from batik_gen.pattern.patchwork.stamps import Pieces, Stamp
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray
from batik_gen.values.cloth import Areas, Dots, Layer, Strokes, Wax

_PACE = 1.2
"""Longest piece of an edge near a bent outline, mm."""
_CRUMB_MM, _CRUMB_MM2 = 0.8, 0.5
"""Cut pieces shorter or smaller than this are left out: a canting would not set them."""
_CLEAR = 0.8
"""Distance in mm that dots keep from an outline, which bears a line."""
_MOVED = 0.02
"""A place this far in mm from where it lay was moved by the cut."""
_STRAIN = 1.3
"""Lengths in a patch's own coordinates against those on the cloth, at most."""

Bend = Callable[[FloatArray], FloatArray]


def straight(xy: FloatArray) -> FloatArray:
    """Return places as they are: the coordinates of a patch that is not bent."""
    return xy


class Outlined(Protocol):
    """Say what a patchwork asks of a patch; ``Patch`` and ``shores.Shore`` answer."""

    @property
    def scale(self) -> float:
        """Size of the filling against the stamp."""

    @property
    def dots(self) -> float:
        """Size of its dots against the stamp's."""

    def depth(self, q: FloatArray) -> FloatArray:
        """Return how far places (..., 2) lie inside each part of the outline, ... x h."""

    def placed(self, points: FloatArray) -> FloatArray:
        """Return places of the stamp (m, 2) on the cloth."""

    def cut(self, held: Ragged, closed: bool) -> tuple[Ragged, IntArray]:
        """Return what of some pieces lies within, by their last two columns, and which piece each was."""


@dataclass(frozen=True, eq=False)
class Patch:
    """Hold one patch: its convex outline in its own coordinates, and how its filling lies in it.

    Parameters
    ----------
    normals, limits
        Half planes h x 2 and h: inside where ``normals . q <= limits``.
    at
        Where the filling's origin lies on the cloth, mm.
    angle
        How the filling is turned, radians.
    scale
        Its size against the stamp; nibs keep their width.
    dots
        Size of its dots against the stamp's.
    """

    normals: FloatArray
    limits: FloatArray
    at: FloatArray
    angle: float = 0.0
    scale: float = 1.0
    dots: float = 1.0

    def depth(self, q: FloatArray) -> FloatArray:
        """Return how far places (m, 2) lie inside each half plane, m x h."""
        deep: FloatArray = self.limits - q[..., 0, None] * self.normals[:, 0] - q[..., 1, None] * self.normals[:, 1]
        return deep

    def placed(self, points: FloatArray) -> FloatArray:
        """Return places of the stamp (m, 2) on the cloth."""
        return self.at + turn(self.scale * points, self.angle)

    def cut(self, held: Ragged, closed: bool) -> tuple[Ragged, IntArray]:
        """Return what of some pieces lies within, by their last two columns, and which piece each was."""
        owner = np.arange(len(held))
        for normal, limit in zip(self.normals, self.limits.tolist(), strict=True):
            depth = limit - held.points[:, -2] * normal[0] - held.points[:, -1] * normal[1]
            if (depth >= 0).all():
                continue
            if closed:
                held, left = cut_rings(held, depth)
                owner = owner[left]
            else:
                held, which = cut_strokes(held, depth)
                owner = owner[which]
            if not len(held):
                break
        return held, owner


_CYCLE = (
    (Wax.BIRON, "mbironi"), (Wax.WARNA_1, "colet satu"), (Wax.WARNA_2, "colet dua"), (Wax.WARNA_3, "colet tiga"),
    (Wax.WARNA_4, "colet empat"), (Wax.KLOWONG, "latar"), (Wax.TEMBOK, "tembok"), (Wax.KLOWONG, "klowong isi"),
    (Wax.KLOWONG, "isen"), (Wax.OPEN, "isen terbuka"), (Wax.CECEK, "cecek"),
)  # fmt: skip
"""Layers in the order in which most families lay them; what lies higher goes into the next round."""


@dataclass
class _Slot:
    """Gather what the stamps lay in one layer."""

    name: str
    wax: Wax
    step: int
    areas: list[Ragged] = field(default_factory=list)
    strokes: list[Ragged] = field(default_factory=list)
    dots: list[FloatArray] = field(default_factory=list)


class Patchwork:
    """Lay stamps into patches, then let the hand draw them all.

    Parameters
    ----------
    bend, unbend
        From the cloth to the patches' own coordinates, and back; smooth, with a strain below one half.
    furthest
        How far ``bend`` moves a place at most, mm.
    """

    def __init__(self, bend: Bend = straight, unbend: Bend = straight, furthest: float = 0.0) -> None:
        self._bend, self._unbend, self._furthest = bend, unbend, furthest
        self._slots: dict[tuple[int, int], _Slot] = {}

    def lay(self, stamp: Stamp, patch: Outlined) -> None:
        """Copy a stamp into a patch and cut it at the patch's outline; dots are never cut, but left out."""
        slots = [self._slot(place, wax, step) for place, (wax, step) in zip(_places(stamp), stamp.waxes, strict=True)]
        for pieces, closed in ((stamp.areas, True), (stamp.strokes, False)):
            if not len(pieces.held):
                continue
            for held, layer in self._cut(pieces, patch, closed):
                for number in np.unique(layer).tolist():
                    slot = slots[number]
                    (slot.areas if closed else slot.strokes).append(held.picked(layer == number))
        if len(stamp.dots):
            dots = np.array(stamp.dots)
            dots[:, :2] = patch.placed(dots[:, :2])
            dots[:, 2] *= patch.dots
            clear = patch.depth(self._bend(dots[:, :2])).min(axis=1) > 0.5 * dots[:, 2] + _CLEAR
            for number in np.unique(stamp.dot_layer[clear]).tolist():
                slots[number].dots.append(dots[clear & (stamp.dot_layer == number)])

    def _slot(self, place: tuple[int, int], wax: Wax, step: int) -> _Slot:
        if place not in self._slots:
            again, at = place
            name = _CYCLE[at][1] if again == 0 else f"{_CYCLE[at][1]} {again + 1}"
            self._slots[place] = _Slot(name, wax, step)
        return self._slots[place]

    def _cut(self, pieces: Pieces, patch: Outlined, closed: bool) -> list[tuple[Ragged, IntArray]]:
        """Return the pieces that lie in a patch, and those cut by its outline, each with their layers."""
        middle = patch.depth(self._bend(patch.placed(pieces.middle))).min(axis=1)
        reach = _STRAIN * patch.scale * pieces.reach if self._furthest else patch.scale * pieces.reach
        whole = middle >= reach
        across = (middle > -reach) & ~whole
        inside = self._moved(pieces.held.picked(whole), patch)
        held, layer = self._moved(pieces.held.picked(across), patch), pieces.layer[across]
        if not len(held):
            return [(inside, pieces.layer[whole])]
        held = dense(held, _PACE, closed) if self._furthest else held
        columns = held.points.shape[1]
        held = held.with_points(np.concatenate([held.points, self._bend(held.points[:, :2])], axis=1))
        untouched = held.least(patch.depth(held.points[:, -2:])).min(axis=1) >= 0
        out = [(inside, pieces.layer[whole]), (_columns(held.picked(untouched), columns), layer[untouched])]
        held, layer = held.picked(~untouched), layer[~untouched]
        if len(held):
            held, which = patch.cut(held, closed)
            layer = layer[which]
        if not len(held):
            return out
        if closed and self._furthest:
            held = self._brought(held)
        large = _areas(held) > _CRUMB_MM2 if closed else _lengths(held) > _CRUMB_MM
        return [*out, (_columns(held.picked(large), columns), layer[large])]

    def _brought(self, held: Ragged) -> Ragged:
        """Let rings lie on the cloth where their cut edges lie in the patch's own coordinates."""
        points = np.array(held.points)
        moved = length(self._bend(points[:, :2]) - points[:, -2:]) > _MOVED
        points[moved, :2] = self._unbend(points[moved, -2:])
        return held.with_points(points)

    @staticmethod
    def _moved(held: Ragged, patch: Outlined) -> Ragged:
        points = np.array(held.points)
        points[:, :2] = patch.placed(points[:, :2])
        return held.with_points(points)

    def layers(self, hand: Hand, size_mm: tuple[float, float]) -> list[Layer]:
        """Let the hand draw everything laid, leave out what misses the cloth, return the Layers lowest first."""
        return [_drawn(self._slots[place], hand, size_mm) for place in sorted(self._slots)]


def _places(stamp: Stamp) -> list[tuple[int, int]]:
    """Find the lowest places of a stamp's layers among the rounds of the cycle that keep their order."""
    again, at = 0, -1
    places = []
    for wax, _ in stamp.waxes:
        wax = wax if wax in {w for w, _ in _CYCLE} else Wax.BIRON
        following = [k for k in range(at + 1, len(_CYCLE)) if _CYCLE[k][0] is wax]
        if not following:
            again, following = again + 1, [k for k, (w, _) in enumerate(_CYCLE) if w is wax]
        at = following[0]
        places.append((again, at))
    return places


def _columns(held: Ragged, count: int) -> Ragged:
    return held.with_points(held.points[:, :count])


def _areas(held: Ragged) -> FloatArray:
    x, y = held.points[:, 0], held.points[:, 1]
    after = next_of(held, closed=True)
    total: FloatArray = np.abs(0.5 * np.add.reduceat(x * y[after] - x[after] * y, held.starts[:-1]))
    return total


def _lengths(held: Ragged) -> FloatArray:
    step = np.zeros((len(held.points), 2))
    step[:-1] = held.points[1:, :2] - held.points[:-1, :2]
    step[held.starts[1:] - 1] = 0
    total: FloatArray = np.add.reduceat(np.sqrt(step[:, 0] * step[:, 0] + step[:, 1] * step[:, 1]), held.starts[:-1])
    return total


def _drawn(slot: _Slot, hand: Hand, size_mm: tuple[float, float]) -> Layer:
    torus = hand.torus
    areas = _touching(joined(slot.areas, 2), size_mm, torus, hand.furthest_mm)
    areas = _settled(areas.with_points(hand.warp(areas.points)), size_mm, torus)
    strokes = _touching(joined(slot.strokes, 3), size_mm, torus, hand.furthest_mm)
    xy = strokes.points[:, :2]
    drawn = np.concatenate([hand.warp(xy), (strokes.points[:, 2] * hand.width(xy))[:, None]], axis=1)
    strokes = _settled(strokes.with_points(drawn), size_mm, torus)
    dots = np.concatenate([np.zeros((0, 3)), *slot.dots])
    if torus is not None and not torus.drawn_once:
        dots = dots[torus.kept(dots[:, :2])]
    dots[:, 2] *= np.maximum(hand.size(salts.HAND_DOT, dots[:, :2], 0.5), 0.5)
    dots[:, :2] = hand.warp(dots[:, :2])
    if torus is not None:
        dots[:, :2] = torus.settled(dots[:, :2])
    else:
        reach = 0.5 * dots[:, 2:]
        dots = dots[((dots[:, :2] + reach > 0) & (dots[:, :2] - reach < np.array(size_mm))).all(axis=1)]
    return Layer(
        slot.name, slot.wax, slot.step,
        Areas(areas.points, areas.starts), Strokes(strokes.points, strokes.starts), Dots(dots),
    )  # fmt: skip


def _settled(held: Ragged, size_mm: tuple[float, float], torus: Torus | None) -> Ragged:
    """Leave out what the hand moved off the cloth; or bring what was kept of one that repeats onto its block."""
    if torus is None:
        return _touching(held, size_mm, None)
    return held.with_points(np.concatenate([torus.settled(held.points[:, :2]), held.points[:, 2:]], axis=1))


def _touching(held: Ragged, size_mm: tuple[float, float], torus: Torus | None, margin: float = 0.0) -> Ragged:
    """Leave out the pieces that miss the cloth; the third column is a width.

    Of a cloth that repeats, leave out all but one of each piece's copies.
    """
    if not len(held):
        return held
    if torus is not None and torus.drawn_once:
        return held
    if torus is not None:
        places = held.points[:, :2]
        return held.picked(torus.kept(0.5 * (held.least(places) + held.most(places))))
    reach = margin + 0.5 * (held.points[:, 2:] if held.points.shape[1] == 3 else np.zeros((len(held.points), 1)))
    low, high = held.least(held.points[:, :2] - reach), held.most(held.points[:, :2] + reach)
    width, height = size_mm
    kept: BoolArray = (high[:, 0] > 0) & (high[:, 1] > 0) & (low[:, 0] < width) & (low[:, 1] < height)
    return held.picked(kept)
