"""Clouds on the cloth: their arms' bands are measured, what a nearer arm hides is left out, all are waxed at once."""

from dataclasses import dataclass, field

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import normals, turn
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.mega_mendung.arm import Arm, reach
from batik_gen.pattern.motifs.mega_mendung.banding import (
    Banded,
    Grid,
    banded,
    bends,
    evened,
    grid_about,
    hides,
    rings_of,
    signed,
)
from batik_gen.pattern.motifs.mega_mendung.links import Edges
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import TAHAP, Wax

_NIB = 1.6
"""How far the one line of these clouds follows the nib: it must be seen in it."""

_PACE = 0.6
"""Distance in mm of the points on lines."""

_ROWS, _FIRST, _NEXT, _SPACED, _FINER = 4, 1.4, 2.3, 2.2, 0.13
"""Rows of dots in a heart at most; how far the first lies within it and each next in the one before, mm; distance of
dots along a row; by which share each row is finer."""


@dataclass(frozen=True)
class Cloud:
    """Hold the arms of one cloud in mm, width and number of their bands, and the nib of their line.

    ``cecek`` is the diameter of dots in rows along the bands in its hearts, mm; 0 for bare hearts.
    """

    arms: tuple[Arm, ...]
    width: float
    bands: int
    nib: float
    cecek: float = 0.0


@dataclass(frozen=True)
class Pieces:
    """Hold what is drawn of a cloud: rings for each number of dips, lines and their widths, eyes with theirs.

    ``whole`` is what the cloud takes of the cloth, hearts and all; ``dots`` are cecek in its hearts, k x 3 with widths.
    """

    rings: tuple[list[FloatArray], ...] = field(default_factory=lambda: tuple([] for _ in TAHAP))
    lines: list[FloatArray] = field(default_factory=list)
    widths: list[FloatArray] = field(default_factory=list)
    eyes: list[FloatArray] = field(default_factory=list)
    whole: list[FloatArray] = field(default_factory=list)
    dots: list[FloatArray] = field(default_factory=list)


@dataclass(frozen=True)
class Stand:
    """Hold where a cloud stands: places n x 2, and n sizes, tilts in radians and sides (-1 mirrored, 1 not)."""

    at: FloatArray
    size: FloatArray
    tilt: FloatArray
    side: FloatArray

    def put(self, points: FloatArray) -> FloatArray:
        """Return a shape k x 2 at every place, n x k x 2."""
        grown = points * np.stack([self.side * self.size, self.size], axis=-1)[:, None]
        placed: FloatArray = turn(grown, self.tilt[:, None]) + self.at[:, None]
        return placed


def nib_of(plan: Plan, band: float) -> float:
    """Return the width of a great cloud's line, never as broad as its bands."""
    return min(1.25 + _NIB * (plan.value("nib.klowong") - 1.18), 0.85 * band)


def pieces_of(cloud: Cloud) -> Pieces:
    """Measure a cloud's bands and return what is seen of them."""
    step = 0.6 if cloud.width > 1.4 else 0.45
    grid = grid_about([arm.line for arm in cloud.arms], step)
    found = Pieces()
    hidden = np.full(grid.shape, -1e3)
    for level in sorted({arm.level for arm in cloud.arms}, reverse=True):
        here = [arm for arm in cloud.arms if arm.level == level]
        seen = [banded(arm, grid, cloud.width, cloud.bands, cloud.nib) for arm in here]
        for arm, one in zip(here, seen, strict=True):
            _lay(found, one, hidden, grid, cloud)
            _draw(found, arm, hidden, grid, cloud.nib)
            if cloud.cecek:
                _fill(found, one, hidden, grid, cloud)
        hidden = np.maximum.reduce([hidden, *(hides(arm, one, grid) for arm, one in zip(here, seen, strict=True))])
    found.whole.extend(rings_of(hidden[None], grid, np.zeros(grid.shape))[0])
    return found


def _lay(found: Pieces, seen: Banded, hidden: FloatArray, grid: Grid, cloud: Cloud) -> None:
    """Keep the bands of one arm, each with all those above it: the deepest is laid first."""
    depths = 0.5 * cloud.nib + cloud.width * np.arange(1, cloud.bands + 1)
    bound = np.minimum(seen.edge, -hidden) + 0.35 * cloud.nib
    fields = np.minimum(depths[:, None, None] - seen.deep, bound)
    # A cloud of few bands takes the lightest, the darkest and those between.
    dips = np.rint(np.linspace(0, len(TAHAP) - 1, cloud.bands)).astype(np.int64)
    for dip, rings in zip(dips.tolist(), rings_of(fields, grid, bound), strict=True):
        found.rings[dip].extend(rings)


def _fill(found: Pieces, seen: Banded, hidden: FloatArray, grid: Grid, cloud: Cloud) -> None:
    """Set rows of dots along the innermost band, each row within the one before and finer."""
    far = 0.5 * cloud.nib + cloud.width * cloud.bands
    heart = signed((seen.deep >= far) & (seen.edge > 0) & (hidden < 0), grid.step)
    rows = np.arange(_ROWS)[:, None, None]
    fields = heart - _FIRST - _NEXT * rows
    for row, rings in enumerate(rings_of(fields, grid, heart)):
        for ring in rings:
            dots = evened(np.concatenate([ring, ring[:1]]), _SPACED)[:-1]
            found.dots.append(np.insert(dots, 2, cloud.cecek * (1 - _FINER * row), axis=1))


def _draw(found: Pieces, arm: Arm, hidden: FloatArray, grid: Grid, nib: float) -> None:
    """Keep what is seen of an arm's line: broader where the hand goes slowly round a bend."""
    from scipy.ndimage import uniform_filter1d

    line = evened(arm.line, _PACE)
    slow = np.clip(np.abs(uniform_filter1d(bends(line), 5, mode="nearest")), 0, 0.30)
    wide = nib * (0.93 + 0.9 * slow)
    shown = hidden.reshape(-1)[grid.node(line)] < 0
    # The back of a cleft is drawn with its lip.
    far = reach(line)
    for deepest, mouth in arm.mute:
        shown &= (far < min(deepest, mouth) + _PACE) | (far > max(deepest, mouth) - _PACE)
    edge = np.flatnonzero(np.diff(np.concatenate([[False], shown, [False]]).astype(np.int64)))
    for first, last in zip(edge[::2].tolist(), edge[1::2].tolist(), strict=True):
        if last - first > 3:
            found.lines.append(line[first:last])
            found.widths.append(wide[first:last])
    for coil, number in zip(arm.rolls, (0, -1), strict=True):
        if coil and shown[number]:
            found.eyes.append(np.array([*line[number], 1.5 * nib]))


class Sky:
    """Gather clouds, then wax all of them at once.

    Parameters
    ----------
    called
        What their layers are called by besides the names of the craft.
    """

    def __init__(self, called: str = "") -> None:
        self._bands = [Waxing(f"tahap {k + 1}{called}", wax, 3 + k) for k, wax in enumerate(TAHAP)]
        self._line = Waxing("klowong" + called, Wax.TEMBOK, 1)
        self._eyes = Waxing("mata ukel" + called, Wax.TEMBOK, 1)
        self._dots = Waxing("cecek wadas" + called, Wax.CECEK, 4)
        self._points, self._outward = [np.zeros((0, 2))], [np.zeros((0, 2))]
        self._owner: list[IntArray] = [np.zeros(0, np.int64)]
        self._clouds = 0

    def add(self, pieces: Pieces, stand: Stand) -> None:
        """Set a cloud down wherever it stands."""
        for pen, rings in zip(self._bands, pieces.rings, strict=True):
            for ring in rings:
                pen.area(stand.put(ring))
        number = self._clouds + np.arange(len(stand.at))
        for line, wide in zip(pieces.lines, pieces.widths, strict=True):
            placed = stand.put(line)
            self._line.stroke(placed, wide)
            out = normals(placed, closed=False) * stand.side[:, None, None]
            self._points.append(placed[:, ::4].reshape(-1, 2))
            self._outward.append(out[:, ::4].reshape(-1, 2))
            self._owner.append(np.repeat(number, placed[:, ::4].shape[1]))
        for eye in pieces.eyes:
            self._eyes.dot(stand.put(eye[None, :2])[:, 0], eye[2])
        for dots in pieces.dots:
            self._dots.dot(stand.put(dots[:, :2]), dots[:, 2])
        self._clouds += len(stand.at)

    def edges(self) -> Edges:
        """Return points along all lines, every fourth of those drawn, and what lies outside of them."""
        return Edges(np.concatenate(self._points), np.concatenate(self._outward), np.concatenate(self._owner))

    @property
    def hearts(self) -> Waxing:
        """The dots in the hearts of all."""
        return self._dots

    def wax(self) -> tuple[tuple[Waxing, ...], tuple[Waxing, ...]]:
        """Return the bands, deepest and lowest first, and the white lines with the eyes of the rolls."""
        return tuple(self._bands[::-1]), (self._line, self._eyes)
