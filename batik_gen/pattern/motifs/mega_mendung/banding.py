"""Bands of blue along one side of a line: each as wide as the next, never across another line, ground beyond the last.

From every point of a line a ray goes out to the side of its blues, as far as the first line it meets. So bands run
into a roll, whose turns are lines as well, and end in tips.
"""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.curves import area, length, normals
from batik_gen.pattern.geometry.shape.ground import _inside
from batik_gen.pattern.geometry.shape.lines import Runs, contours
from batik_gen.pattern.geometry.shape.room import Room
from batik_gen.pattern.motifs.mega_mendung.arm import Arm, reach
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

_NARROWEST = 0.30
"""In a roll bands are at least this wide, of their usual width."""

_RUN_OUT = 0.10
"""By the tip of a cleft bands have this share of their width."""

_ROUND_MM = 1.5
"""Over so many mm along a band its creases are rounded, as a canting goes round a corner."""

_SPECK = 3.0
"""Area, mm², of what is no band but a slip of the raster."""


@dataclass(frozen=True)
class Grid:
    """Hold where the nodes of a raster lie: its corner, mm; nodes apart, mm; rows and columns."""

    low: FloatArray
    step: float
    shape: tuple[int, int]

    def node(self, points: FloatArray) -> IntArray:
        """Return the numbers of the nodes nearest to points (..., 2); what lies outside is brought to the edge."""
        at = np.rint((points - self.low) / self.step).astype(np.int64)
        h, w = self.shape
        found: IntArray = np.clip(at[..., 1], 0, h - 1) * w + np.clip(at[..., 0], 0, w - 1)
        return found


def grid_about(lines: list[FloatArray], step: float) -> Grid:
    """Return a raster over lines and a little around them."""
    every = np.concatenate(lines)
    low = every.min(axis=0) - 5 * step
    size = every.max(axis=0) + 5 * step - low
    return Grid(low, step, (int(size[1] / step) + 2, int(size[0] / step) + 2))


def evened(line: FloatArray, pace: float) -> FloatArray:
    """Return points along an open line, about ``pace`` mm apart."""
    far = reach(line)
    return at_reach(line, np.arange(max(int(far[-1] / pace), 8) + 1) * (far[-1] / max(int(far[-1] / pace), 8)))


def at_reach(line: FloatArray, want: FloatArray) -> FloatArray:
    """Return the points of a line that lie so far along it."""
    far = reach(line)
    return np.stack([np.interp(want, far, line[:, 0]), np.interp(want, far, line[:, 1])], axis=-1)


def bends(line: FloatArray) -> FloatArray:
    """Return by how much an open line turns to the right at each point, radians a mm."""
    way = line[1:] - line[:-1]
    turn = np.arctan2(way[:-1, 0] * way[1:, 1] - way[:-1, 1] * way[1:, 0], (way[:-1] * way[1:]).sum(axis=1))
    run = 0.5 * (length(way[:-1]) + length(way[1:]))
    found: FloatArray = np.concatenate([[0.0], turn / np.maximum(run, 1e-9), [0.0]])
    return found


@dataclass(frozen=True)
class Banded:
    """Hold what one arm covers on a raster.

    Parameters
    ----------
    deep
        Depth of every node behind the line, in mm where bands are of full width; infinite on the sky.
    edge
        Signed distance of every node to what bears bands, mm, positive within: to the inside of an arm, of a hollow
        one to its bands alone.
    """

    deep: FloatArray
    edge: FloatArray


def banded(arm: Arm, grid: Grid, width: float, count: int, nib: float) -> Banded:
    """Measure the bands of an arm whose line is in mm.

    Parameters
    ----------
    arm
        The arm; its blues lie on the left of its line as it is seen on the cloth.
    grid
        The raster.
    width, count
        Width of a band, mm, and how many there are.
    nib
        Width of the line, mm.
    """
    within = _inside(arm.line[None], grid.low, 1 / grid.step, grid.shape)
    far = count * width + 0.5 * nib
    line, along = _sampled(arm.line, 0.7 * grid.step, far)
    out = -normals(line[None], closed=False)[0]
    walls = np.full(grid.shape[0] * grid.shape[1], -1e9)
    # What bears no blues runs along what does: the wall there is that of the other.
    bears = np.ones(len(along), bool)
    for deepest, mouth in arm.mute:
        bears &= (along < min(deepest, mouth)) | (along > max(deepest, mouth))
    for some in (~bears, bears):
        for dx, dy in ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5)):
            walls[grid.node(line[some] + np.array([dx, dy]) * grid.step)] = along[some]
    line, along, out = line[bears], along[bears], out[bears]
    deep, source, clear = _swept(line, along, out, walls, grid, far)
    narrow = _narrowed(arm, along, clear, far, nib)
    field = np.where(source >= 0, deep / narrow[np.maximum(source, 0)], np.inf)
    if arm.hollow:
        # Where a ray has slipped past a tip the line lies nearer on the other side, and by the same stretch of it.
        back, behind, _ = _swept(line, along, -out, walls, grid, far)
        apart = np.abs(along[np.maximum(source, 0)] - along[np.maximum(behind, 0)])
        beside = (behind >= 0) & ((source < 0) | ((back < deep) & (apart < deep + back + 4 * grid.step)))
        within = ~beside.reshape(grid.shape)
    field = _closed(field.reshape(grid.shape), within, grid.step, far)
    covered = (field < far) & within
    return Banded(field, signed(covered if arm.hollow else within, grid.step))


def _swept(
    line: FloatArray, along: FloatArray, out: FloatArray, walls: FloatArray, grid: Grid, far: float
) -> tuple[FloatArray, IntArray, FloatArray]:
    """Return how far every node lies off a line on one side, from which of its points, and how far each one sees."""
    steps = np.arange(int(far / (0.75 * grid.step)) + 1) * (0.75 * grid.step)
    nodes = grid.node(line[:, None] + steps[:, None] * out[:, None])
    on = np.abs(walls[nodes] - along[:, None])
    # A ray begins within its own line, whose stretch there is no wall to it.
    met = (on < 1e8) & ((on > 3 * grid.step + steps) | (steps > 1.9 * grid.step))
    clear = ~np.logical_or.accumulate(met, axis=1)
    keys = np.arange(len(steps))[None, :] * len(line) + np.arange(len(line))[:, None]
    least = np.full(len(walls), len(steps) * len(line))
    np.minimum.at(least, nodes[clear], keys[clear])
    reached = least < len(steps) * len(line)
    deep = np.where(reached, steps[np.minimum(least // len(line), len(steps) - 1)], np.inf)
    return deep, np.where(reached, least % len(line), -1), steps[clear.sum(axis=1) - 1]


def _sampled(line: FloatArray, pace: float, far: float) -> tuple[FloatArray, FloatArray]:
    """Return points of a line and how far along it they lie, closer where its rays fan out."""
    even = evened(line, pace)
    fan = 1 + far * np.clip(bends(even), 0, 1.2)
    run = np.concatenate([[0.0], np.cumsum(0.5 * (fan[1:] + fan[:-1]))])
    along = np.interp(np.arange(int(run[-1]) + 1), run, reach(even)).astype(np.float64)
    return at_reach(even, along), along


def _narrowed(arm: Arm, along: FloatArray, clear: FloatArray, far: float, nib: float) -> FloatArray:
    """Return by how much bands narrow along a line: in a roll so far that all of them go in."""
    from scipy.ndimage import uniform_filter1d

    narrow = np.ones(len(along))
    for coil, off in zip(arm.rolls, (along, along[-1] - along), strict=True):
        if coil:
            fits = np.clip((clear - 0.5 * nib) / far, _NARROWEST, 1)
            within = np.clip((1.25 * coil - off) / (0.35 * coil), 0, 1)
            narrow = np.minimum(narrow, 1 - (1 - fits) * within)
    for deepest, mouth in arm.mute:
        narrow = np.minimum(narrow, np.clip(np.abs(along - deepest) / np.abs(0.9 * (mouth - deepest)), _RUN_OUT, 1))
    pace = max(int(3.0 / max(float(along[-1]) / len(along), 1e-6)), 1)
    smoothed: FloatArray = uniform_filter1d(uniform_filter1d(narrow, pace, mode="nearest"), pace, mode="nearest")
    return smoothed


def _closed(deep: FloatArray, within: BoolArray, step: float, far: float) -> FloatArray:
    """Close the pinholes between rays, and smooth the field by a node."""
    from scipy.ndimage import minimum_filter, uniform_filter

    held = np.where(within, np.minimum(deep, 2 * far), 2 * far)
    for _ in range(2):
        # Only between rays: beyond a line, of which one side alone is covered, nothing is filled.
        between = (held >= 2 * far) & within & (uniform_filter((held < 2 * far).astype(np.float64), 3) > 0.6)
        held = np.where(between, minimum_filter(held, 3) + 0.5 * step, held)
    capped = np.minimum(held, far + 2 * step)
    smoothed: FloatArray = uniform_filter(capped, 3)
    return smoothed


def signed(within: BoolArray, step: float) -> FloatArray:
    """Return the signed distance of every node to the edge of what is marked, mm, positive within."""
    from scipy.ndimage import distance_transform_edt

    if within.all() or not within.any():
        return np.where(within, 1e3, -1e3)
    signed: FloatArray = (distance_transform_edt(within) - distance_transform_edt(~within)) * step
    return signed


def hides(arm: Arm, seen: Banded, grid: Grid) -> FloatArray:
    """Return the signed distance of every node to what an arm hides of those below it, positive where it does."""
    shut = seen.edge
    if not arm.hollow:
        return shut
    for coil, line in ((arm.rolls[0], arm.line), (arm.rolls[1], arm.line[::-1])):
        if coil:
            turns = at_reach(line, np.linspace(0.0, coil, 60))
            shut = np.maximum(shut, signed(_inside(turns[None], grid.low, 1 / grid.step, grid.shape), grid.step))
    return shut


def rings_of(fields: FloatArray, grid: Grid, edge: FloatArray) -> list[list[FloatArray]]:
    """Return for each of n fields (n x h x w, positive within) the rings about it, holes let in, creases rounded.

    Parameters
    ----------
    fields
        Signed distances, mm.
    grid
        Their raster.
    edge
        Signed distance to the line that bounds them all: by it nothing is rounded, a line lies there.
    """
    room = Room(fields, np.repeat(grid.low[None], len(fields), axis=0), grid.step)
    runs = contours(room, 0.0, 1.0, 1)
    runs = runs.kept(np.diff(runs.offsets) > 10)
    found: list[list[FloatArray]] = [[] for _ in fields]
    holes: list[list[FloatArray]] = [[] for _ in fields]
    for number in range(len(runs)):
        ring = _rounded(_once(runs, number, grid.step), grid, edge)
        turned = float(area(ring))
        if abs(turned) > _SPECK:
            (found if turned > 0 else holes)[int(runs.owner[number])].append(ring)
    for rings, within in zip(found, holes, strict=True):
        for hole in within:
            _let_in(rings, hole)
    return found


def _once(runs: Runs, number: int, step: float) -> FloatArray:
    """Return the points of a closed run, each once, evenly spaced."""
    ring = runs.points[runs.offsets[number] : runs.offsets[number + 1]]
    return evened(ring, max(0.6, step))[:-1]


def _rounded(ring: FloatArray, grid: Grid, edge: FloatArray) -> FloatArray:
    """Round the creases of a ring away from the line."""
    from scipy.ndimage import uniform_filter1d

    many = max(int(_ROUND_MM / max(0.6, grid.step)), 1) * 2 + 1
    if len(ring) < 3 * many:
        return ring
    soft = uniform_filter1d(uniform_filter1d(ring, many, axis=0, mode="wrap"), many, axis=0, mode="wrap")
    free = np.clip((edge.reshape(-1)[grid.node(ring)] - 0.8) / 1.2, 0, 1)[:, None]
    return ring + (soft - ring) * free


def _let_in(rings: list[FloatArray], hole: FloatArray) -> None:
    """Join a hole to the ring about it by a slit without width: an area has one outline."""
    from scipy.spatial import cKDTree

    best = (np.inf, 0, 0, 0)
    for number, ring in enumerate(rings):
        # What is smaller than the hole lies within it, though it may well be nearer.
        if float(area(ring)) <= -float(area(hole)):
            continue
        near, other = cKDTree(ring).query(hole)
        far, at = np.asarray(near), np.asarray(other)
        i = int(np.argmin(far))
        best = min(best, (float(far[i]), number, int(at[i]), i))
    if best[0] == np.inf:
        return
    _, number, at_ring, at_hole = best
    ring = rings[number]
    rings[number] = np.concatenate([ring[: at_ring + 1], hole[at_hole:], hole[: at_hole + 1], ring[at_ring:]])
