"""Where the wax of a job lies in a picture, and when in its scene each place of it is reached."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops
from scipy.ndimage import distance_transform_edt

from batik_gen.film.waxing.hand import Way, way_of
from batik_gen.render.dyeing.partway import bands_of
from batik_gen.render.plates.platemaker import Coats
from batik_gen.render.processes.working import Job, turned
from batik_gen.render.raster.frame import Frame
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Cloth

Moments = NDArray[np.uint16]
"""When each place is reached, rows x columns, in ``LAST`` parts of a scene; ``NEVER`` where none is."""
LAST, NEVER = 65_534, 65_535
_MOST_PX = 2_200_000
"""In larger pictures moments are found for every second pixel."""


def coats_of(cloth: Cloth, frame: Frame, jobs: Sequence[Job]) -> list[Image.Image]:
    """Return for each job where its wax lies, 255 full: the very masks of its plates."""
    coats = Coats(turned(cloth), frame, tuple(jobs))
    bands = [coats.covers(*rows) for rows in bands_of(frame)]
    return [Image.fromarray(np.concatenate(parts)) for parts in zip(*bands, strict=True)]


@dataclass(frozen=True, eq=False)
class Waxing:
    """Hold wax as it is laid: where, when, and where the hand is meanwhile.

    Parameters
    ----------
    coat
        Where it lies in the end.
    moments
        When each place of it is reached.
    tip
        Of the first job the moments (0..1) of the hand and its places, n x 2, mm.
    """

    coat: Image.Image
    moments: Moments
    tip: tuple[FloatArray, FloatArray]

    def laid(self, at: float, cooling: float) -> tuple[Image.Image, Image.Image]:
        """Return where wax lies at a moment 0..1, and where it is still fresh; it cools within ``cooling``."""
        reached = at * LAST
        age = (reached - np.arange(NEVER + 1)) / max(cooling * LAST, 1.0)
        there = np.where(age >= 0.0, 255, 0).astype(np.uint8)
        wet = np.where(age >= 0.0, 255.0 * np.clip(1.0 - age, 0.0, 1.0), 0.0).astype(np.uint8)
        there[NEVER] = wet[NEVER] = 0
        if at >= 1.0:
            there[:NEVER] = 255
        return self._masked(there), self._masked(wet)

    def _masked(self, table: NDArray[np.uint8]) -> Image.Image:
        return ImageChops.multiply(self.coat, Image.fromarray(table[self.moments]))


def waxing_of(
    cloth: Cloth, frame: Frame, jobs: Sequence[Job], spans: Sequence[tuple[float, float]], paces: Sequence[float]
) -> Waxing:
    """Find where and when the wax of some jobs is laid.

    Parameters
    ----------
    cloth, frame
        The cloth and the size of its picture.
    jobs
        In working order.
    spans
        For each job the moments 0..1 between which it is done.
    paces
        For each how much the hand hastens: with 0 as what falls does, with more it is slow for longer.
    """
    coat = Image.new("L", (frame.width, frame.height))
    moments = np.full((frame.height, frame.width), NEVER, np.uint16)
    tip = np.zeros(0), np.zeros((0, 2))
    layers = turned(cloth).layers
    for number, (job, mask) in enumerate(zip(jobs, coats_of(cloth, frame, jobs), strict=True)):
        mine = [layer for layer in layers if layer.wax in job.states and job.step in (None, layer.step)]
        way = way_of(mine, cloth.size_mm)
        here = _moments(way, mask, frame, spans[number], paces[number])
        newer = np.asarray(mask) > np.asarray(coat)
        moments[newer] = here[newer]
        coat = ImageChops.lighter(coat, mask)
        if not number and len(way.seconds):
            tip = _when(way.seconds, way.ends, spans[0], paces[0]), way.xy
    return Waxing(coat, moments, tip)


def laid_along(way: Way, coat: Image.Image, frame: Frame, span: tuple[float, float]) -> Waxing:
    """Return wax that is laid along a way, as fast as the way says; arguments as of ``waxing_of``."""
    return Waxing(coat, _moments(way, coat, frame, span, None), (_when(way.seconds, way.ends, span, None), way.xy))


def _when(seconds: FloatArray, whole: float, span: tuple[float, float], pace: float | None) -> FloatArray:
    """Return the moments of a scene at which a hand is so many seconds into its work; evenly with no pace."""
    done = np.minimum(seconds / max(whole, 1e-9), 1.0)
    if pace is not None:
        # From rest, and ever quicker.
        done = np.sqrt(done * (1.0 + pace) / (1.0 + pace * done))
    return np.asarray(span[0] + (span[1] - span[0]) * done)


def _moments(way: Way, mask: Image.Image, frame: Frame, span: tuple[float, float], pace: float | None) -> Moments:
    """Return when each place of a coat is reached: with the place of the hand's way that is nearest to it."""
    coarse = 2 if frame.width * frame.height > _MOST_PX else 1
    shape = -(-frame.height // coarse), -(-frame.width // coarse)
    if not len(way.seconds):
        return np.where(np.asarray(mask) > 0, np.uint16(span[0] * LAST), np.uint16(NEVER))
    scale = frame.scale / coarse
    column = np.minimum((way.xy[:, 0] * scale).astype(np.int64), shape[1] - 1)
    row = np.minimum((way.xy[:, 1] * scale).astype(np.int64), shape[0] - 1)
    when = np.full(shape, np.inf, np.float32)
    # Of several times at one place the first one counts, which is written last.
    when[row[::-1], column[::-1]] = way.seconds[::-1]
    far, nearest = distance_transform_edt(~np.isfinite(when), return_indices=True)
    seconds = when[tuple(nearest)] + far.astype(np.float32) * np.float32(way.pouring / scale)
    parts = np.rint(_when(seconds, way.ends, span, pace) * LAST).astype(np.uint16)
    whole = np.repeat(np.repeat(parts, coarse, axis=0), coarse, axis=1) if coarse > 1 else parts
    return np.where(np.asarray(mask) > 0, whole[: frame.height, : frame.width], np.uint16(NEVER))
