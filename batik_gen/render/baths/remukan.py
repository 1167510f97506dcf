"""Remukan: the cracks of broken wax, one after the other, each ending on an older one.

After Wyvill, van Overveld & Carpendale (2004), "Rendering cracks in batik": the next crack
starts where the wax is farthest from every border and from every crack so far, and runs both
ways to the nearest of them. What they work out on the picture is worked out here on a coarse
grid of the cloth, so that any size of picture and any banding shows the same cracks.
"""

import heapq
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.raster import salts
from batik_gen.render.raster.noise import chance
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Strokes

CELL = 1.0
"""Side in mm of the grid on which cracks are found."""

_FEWEST, _MOST = 7.0, 1.7
"""How far in mm (remukan 0 and 1) the middle of whole wax lies from all borders before it breaks."""

_THIN, _WIDE = 0.18, 0.42
"""Width in mm of the youngest and of the oldest cracks (docs/sources.md#remukan: 0.1-0.3, and the dye bleeds)."""

_OLD = 14.0
"""Distance in mm from all borders at whose breaking a crack is as wide as any."""

_STEP = 0.8
"""Length of a step along a crack, in cells."""

_SEEK, _STRAY = 0.35, 0.55
"""How much a crack turns each step towards the nearest border, and how far it strays at random."""

_LONGEST = 400
"""Steps after which a crack ends in any case."""

_FAR = 64
"""Cells of the next blocks that are looked at, of a cloth that repeats."""

_BLOCK = 32


@dataclass(frozen=True)
class Crack:
    """Hold one crack: its course (n x 2, mm), its width along it (n, mm), and its seed number 0..1."""

    course: FloatArray
    width: FloatArray
    draw: float


@dataclass(frozen=True)
class Wrap:
    """Say how a cloth that repeats goes on beyond its grid, in cells: see ``cloth.Period``."""

    drop: int = 0
    brick: int = 0


def cracks_in(waxed: NDArray[np.bool_], amount: float, seed: int, wrap: Wrap | None = None) -> list[Crack]:
    """Break the wax of a cloth.

    Parameters
    ----------
    waxed
        Rows x columns in cells of ``CELL``: True under wax. Beyond its border the wax goes on.
    amount
        Remukan, 0 (none) to 1.
    seed
        The cloth's seed.
    wrap
        Given for one block of a cloth that repeats: cracks run on over its border.

    Returns
    -------
    list of Crack
        In the order in which they broke.
    """
    if amount <= 0.0 or not waxed.any() or waxed.all():
        return []
    field = _Field(waxed, wrap)
    least = (_FEWEST + (_MOST - _FEWEST) * amount) / CELL
    found: list[Crack] = []
    while (start := field.farthest(least)) is not None:
        row, column, depth = start
        ahead, behind = field.courses(row, column, seed)
        course = np.concatenate([behind[::-1], ahead[1:]])
        found.append(_crack(course, len(behind) - 1, depth, seed))
        field.add(course, depth)
    return found


def strokes_of(cracks: list[Crack]) -> Strokes:
    """Return cracks as strokes, to be laid over the access mask of a bath."""
    if not cracks:
        return Strokes()
    points = np.concatenate([np.column_stack([crack.course, crack.width]) for crack in cracks])
    return Strokes(points, np.cumsum([0, *(len(crack.course) for crack in cracks)]))


def _crack(course: FloatArray, start: int, depth: float, seed: int) -> Crack:
    """Give a course (cells) its width: widest where it began, and the older the wider."""
    age = min(depth * CELL / _OLD, 1.0)
    widest = _THIN + (_WIDE - _THIN) * age
    along = np.abs(np.arange(len(course)) - start) / max(len(course) - 1, 1)
    cells = np.floor(course * 4.0).astype(np.int64)
    rough = chance(cells[:, 0], cells[:, 1], seed, salts.CRACK_WIDE)
    width = widest * (1.0 - 0.4 * along) * (0.75 + 0.5 * rough)
    draw = chance(cells[start : start + 1, 0], cells[start : start + 1, 1], seed, salts.CRACK_DEEP)
    return Crack(course * CELL, np.maximum(width, 0.08), float(draw[0]))


class _Field:
    """Keep how far each cell of wax lies from the nearest border or crack, and in which direction."""

    def __init__(self, waxed: NDArray[np.bool_], wrap: Wrap | None) -> None:
        from scipy.ndimage import distance_transform_edt

        self._height, self._width = waxed.shape
        self._wrap = wrap
        around = min(_FAR, max(waxed.shape)) if wrap else 0
        rows, columns = np.arange(-around, self._height + around), np.arange(-around, self._width + around)
        row, column = self._home(*np.meshgrid(rows, columns, indexing="ij"))
        far, nearest = distance_transform_edt(waxed[row, column], return_indices=True)
        inside = (slice(around, around + self._height), slice(around, around + self._width))
        self._far = np.asarray(far[inside], np.float32)
        # Towards the nearest border, in cells to the right and down.
        self._right = (nearest[1] - np.arange(len(columns))[None, :]).astype(np.float32)[inside]
        self._down = (nearest[0] - np.arange(len(rows))[:, None]).astype(np.float32)[inside]
        self._heap: list[tuple[float, int, int]] = []
        for top in range(0, self._height, _BLOCK):
            for left in range(0, self._width, _BLOCK):
                self._queue(top, left)

    def _home(self, row: IntArray, column: IntArray) -> tuple[IntArray, IntArray]:
        """Return the cells of the block that stand for these, of a cloth that repeats."""
        if self._wrap is None:
            return row, column
        if self._wrap.brick:
            column = column - np.floor_divide(row, self._height) * self._wrap.brick
        row = row - np.floor_divide(column, self._width) * self._wrap.drop
        return row % self._height, column % self._width

    def _queue(self, top: int, left: int) -> None:
        most = float(self._far[top : top + _BLOCK, left : left + _BLOCK].max())
        heapq.heappush(self._heap, (-most, top, left))

    def farthest(self, least: float) -> tuple[int, int, float] | None:
        """Return row, column and distance of the cell farthest from everything, if at least that far."""
        while self._heap:
            claimed, top, left = heapq.heappop(self._heap)
            if -claimed < least:
                return None
            block = self._far[top : top + _BLOCK, left : left + _BLOCK]
            at = int(block.argmax())
            most = float(block.flat[at])
            # Where a crack has come nearer since, the block waits its turn at the distance it has now.
            heapq.heappush(self._heap, (-most, top, left))
            if most == -claimed:
                row, column = divmod(at, block.shape[1])
                return top + row, left + column, most
        return None

    def courses(self, row: int, column: int, seed: int) -> tuple[FloatArray, FloatArray]:
        """Return the two courses (n x 2, cells) from a cell to the nearest border and away from it."""
        right, down = float(self._right[row, column]), float(self._down[row, column])
        length = math.sqrt(right * right + down * down) or 1.0
        aim = (right / length, down / length)
        start = (column + 0.5, row + 0.5)
        return self._course(start, aim, seed), self._course(start, (-aim[0], -aim[1]), seed)

    def _course(self, start: tuple[float, float], aim: tuple[float, float], seed: int) -> FloatArray:
        (x, y), (dx, dy) = start, aim
        points = [start]
        stray = _STRAY * (self._strays(start, aim, seed) - 0.5)
        for step in range(_LONGEST):
            x, y = x + dx * _STEP, y + dy * _STEP
            column, row = math.floor(x), math.floor(y)
            across, along = x - column - 0.5, y - row - 0.5
            if self._wrap:
                home = self._home(np.array(row), np.array(column))
                row, column = int(home[0]), int(home[1])
            elif not (0 <= column < self._width and 0 <= row < self._height):
                points.append((x, y))
                break
            right, down = float(self._right[row, column]) - across, float(self._down[row, column]) - along
            left = math.sqrt(right * right + down * down)
            if left < 1.2 * _STEP or float(self._far[row, column]) < _STEP:
                points.append((x + right, y + down))  # onto the very border or older crack, not over it
                break
            points.append((x, y))
            # At the start both sides are equally near; only later does the nearest border draw the crack.
            seek = _SEEK * min(step / 3.0, 1.0)
            turn = float(stray[step])
            dx, dy = dx + seek * right / left - turn * dy, dy + seek * down / left + turn * dx
            length = math.sqrt(dx * dx + dy * dy) or 1.0
            dx, dy = dx / length, dy / length
        return np.array(points)

    def _strays(self, start: tuple[float, float], aim: tuple[float, float], seed: int) -> FloatArray:
        """Return an even number 0..1 for each step of a course, by where and in which way it began."""
        spot = int(start[1]) * self._width + int(start[0])
        side = salts.CRACK_WAY + int(aim[0] + 2.0 * aim[1] > 0.0)
        return chance(np.array([spot]), np.arange(_LONGEST), seed, side)

    def add(self, course: FloatArray, depth: float) -> None:
        """Let the cells around a crack know that it is there."""
        reach = int(depth) + 2
        low, high = np.floor(course.min(axis=0)).astype(int) - reach, np.floor(course.max(axis=0)).astype(int) + reach
        if self._wrap is None:
            low, high = np.maximum(low, 0), np.minimum(high, (self._width - 1, self._height - 1))
        columns, rows = np.arange(low[0], high[0] + 1), np.arange(low[1], high[1] + 1)
        place = course.astype(np.float32)
        right = place[:, 0] - (columns[None, :, None].astype(np.float32) + np.float32(0.5))
        down = place[:, 1] - (rows[:, None, None].astype(np.float32) + np.float32(0.5))
        squared = right * right + down * down
        which = squared.argmin(axis=2)
        far = np.sqrt(np.take_along_axis(squared, which[..., None], axis=2)[..., 0])
        row, column = self._home(*np.meshgrid(rows, columns, indexing="ij"))
        nearer = far < self._far[row, column]
        at = (row[nearer], column[nearer])
        self._far[at] = far[nearer]
        x, y = (np.broadcast_to(side, far.shape)[nearer] + np.float32(0.5) for side in (columns, rows[:, None]))
        self._right[at], self._down[at] = place[which[nearer], 0] - x, place[which[nearer], 1] - y
