"""Bands of true distance inside an outline: each as wide as the next, creased where two edges meet."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.shape.ground import _inside
from batik_gen.pattern.geometry.shape.lines import Runs, contours
from batik_gen.pattern.geometry.shape.room import Room
from batik_gen.pattern.hand.torus import Torus
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.mega_mendung.cloud import dense, even
from batik_gen.pattern.motifs.mega_mendung.rain import widest_first
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import TAHAP, Wax

STEPS = (*TAHAP, Wax.OPEN)
"""From the contour inward: one dip to six, and the heart as dark as the ground."""

RING = 400
"""Points of every outline: as many for each, so that they go through the hand together."""

_NIB = 3.5
"""How far the one line of these clouds follows the nib: it must be seen in it."""

_BOLDEST = 1.15
"""A roll is drawn at most this much more boldly than the contour, or it would close."""

_CLOSE = 0.5
"""Cecek telu stand closer in a dark heart than in the sky, by this factor: its bands shut it in."""

_DARK = 2
"""From this band inward a plate is dark enough for white dots."""

_PACE = 0.7
"""Distance in mm of the points on the edges of bands."""

_REACHED = 5.7
"""Bands for which even a small shape has room, where neither narrow nor broad ones are wanted."""


class CloudBands:
    """Gather the bands of many outlines, one Waxing for each number of dips."""

    def __init__(self) -> None:
        self._found: list[Runs] = []
        self.pens = tuple(
            Waxing(f"tahap {k + 1}" if wax is not Wax.OPEN else "dasar", wax, 3 + k) for k, wax in enumerate(STEPS)
        )

    def fill(
        self, outline: FloatArray, inner: tuple[FloatArray, ...], width: float, line: float, broad: float = 1.0
    ) -> tuple[Room, float]:
        """Lay the bands into an outline, and return its depths and the width that the bands took.

        Parameters
        ----------
        outline
            Closed ring, k x 2.
        inner
            Lines from which bands are measured as well; each begins on the outline, so that
            what lies deeper never has a hole.
        width
            Width of a band where there is room for all of them, mm; a smaller shape takes
            narrower ones.
        line
            Width of the white line on the outline, mm; bands begin at its edge.
        broad
            How broad bands are against those usual in the family: where they are narrow a
            dark heart is left in small shapes too, where they are broad the last ones are.
        """
        self.pens[0].area(even(outline, RING, closed=True)[None])
        tall = float((outline.max(axis=0) - outline.min(axis=0)).min())
        room = _room(outline, inner, min(0.24 * width, 0.025 * tall), _reach(line, width))
        width = max(min(width, (float(room.deepest[0]) - 0.5 * line) * broad / _REACHED), 0.9 * line)
        found = contours(room, 0.5 * line + width, width, len(STEPS) - 1)
        self._found.append(found.kept(np.diff(found.offsets) > 6))
        return room, width

    def finished(self) -> tuple[Waxing, ...]:
        """Return the bands, lightest and lowest first, once all outlines are filled."""
        if self._found:
            counts = np.concatenate([np.diff(runs.offsets) for runs in self._found])
            level = np.concatenate([runs.level for runs in self._found])
            offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
            every = Runs(np.concatenate([runs.points for runs in self._found]), offsets, level, level)
            for lines, which in every.even(_PACE):
                for k, pen in enumerate(self.pens[1:]):
                    pen.area(lines[level[which] == k][:, :-1])
            self._found = []
        return self.pens


class Drawn:
    """Gather outlines with what rolls in from them, then wax all of them at once.

    Parameters
    ----------
    plan
        The plan.
    usual
        Width of a band that is neither narrow nor broad, mm.
    """

    def __init__(self, plan: Plan, usual: float) -> None:
        self._plan, self._usual = plan, usual
        self._bands = CloudBands()
        self._outlines: list[FloatArray] = []
        self._rolls: list[FloatArray] = []
        self._nibs: list[float] = []
        self._roll_nibs: list[float] = []
        self._hearts: list[FloatArray] = []
        self._fine = plan.value("nib.isen") / plan.declared["nib.isen"].default

    def nib(self, band: float) -> float:
        """Return the width of a large shape's contour: a broad nib, never two thirds of a band."""
        return min(1.7 + _NIB * (self._plan.value("nib.klowong") - 1.18), 0.68 * band, 2.3)

    def add(self, outline: FloatArray, rolls: tuple[FloatArray, ...], band: float, small: float) -> None:
        """Add a shape with bands ``band`` mm wide; where ``small`` is below 1 its nib is finer."""
        nib = self.nib(band) * (0.62 + 0.38 * min(1.0, small))
        room, taken = self._bands.fill(outline, rolls, band, nib, band / self._usual)
        self._hearts.append(_hearts(room, 0.5 * nib, taken, _CLOSE * self._plan.value("sky.telu")))
        self._outlines.append(even(outline, RING, closed=True))
        self._nibs.append(nib)
        for roll in rolls:
            self._rolls.append(even(roll, RING // 4))
            self._roll_nibs.append(nib * min(self._fine, _BOLDEST))

    @property
    def rings(self) -> FloatArray:
        """Return all outlines, n x k x 2."""
        return np.array(self._outlines).reshape(-1, RING, 2)

    @property
    def hearts(self) -> FloatArray:
        """Return places in hearts so wide that they would lie bare, n x 2."""
        return np.concatenate([np.zeros((0, 2)), *self._hearts])

    @property
    def wide(self) -> FloatArray:
        """Return the width of the line on each outline, n x 1."""
        return np.array(self._nibs).reshape(-1, 1)

    def wax(self) -> tuple[Waxing, ...]:
        """Return the bands, then the white lines and the eyes of the rolls."""
        line, eyes = Waxing("klowong", Wax.TEMBOK, 1), Waxing("mata ukel", Wax.TEMBOK, 1)
        rolls, wide = np.array(self._rolls).reshape(-1, RING // 4, 2), np.array(self._roll_nibs).reshape(-1, 1)
        line.stroke(self.rings, self.wide, closed=True)
        line.stroke(rolls, wide)
        eyes.dot(rolls[:, -1], 1.7 * wide[:, 0])
        return (*self._bands.finished(), line, eyes)


def misses(at: FloatArray, reach: FloatArray, size: tuple[float, float], torus: Torus | None) -> bool:
    """Tell whether a shape reaching so far from its middle lies wholly beside the cloth, if that has an end."""
    if torus is not None:
        return False
    return bool((at + reach < 0).any() or (at - reach > np.array(size)).any())


def _reach(line: float, width: float) -> float:
    """Return the depth at which a dark heart is as broad as a band, mm."""
    return 0.5 * line + len(STEPS) * width


def _hearts(room: Room, line: float, width: float, pitch: float) -> FloatArray:
    """Return places ``pitch`` mm apart where the deepest band of a part is broad, far inside, n x 2."""
    from scipy.ndimage import distance_transform_edt

    band = np.minimum((room.values[0] - line) // width, len(STEPS) - 1)
    if band.max() < _DARK:
        return np.zeros((0, 2))
    within = np.ones(band.shape, bool)
    within[:, 1:] &= band[:, 1:] == band[:, :-1]
    within[1:] &= band[1:] == band[:-1]
    deep = np.where(band >= _DARK, distance_transform_edt(within) * room.step, 0.0)
    # A band itself is half as broad as that everywhere.
    return widest_first(np.where(deep > 0.7 * width, deep, 0.0), room.origin[0], room.step, pitch)


def _room(outline: FloatArray, inner: tuple[FloatArray, ...], step: float, most: float) -> Room:
    """Measure the depth of every place inside, up to ``most`` mm, on a grid."""
    from scipy.spatial import cKDTree

    low = outline.min(axis=0) - 2 * step
    size = outline.max(axis=0) + 2 * step - low
    w, h = int(np.ceil(size[0] / step)) + 1, int(np.ceil(size[1] / step)) + 1
    within = _inside(outline[None], low, 1 / step, (h, w))
    edge = np.concatenate([dense(outline, 0.35 * step, closed=True), *(dense(x, 0.35 * step) for x in inner)])
    y, x = np.nonzero(within)
    nodes = low + np.stack([x, y], axis=-1) * step
    far, _ = cKDTree(edge).query(nodes, distance_upper_bound=most)
    values = np.full((h, w), -step)
    values[y, x] = np.minimum(far, most)
    return Room(values[None], low[None], step)
