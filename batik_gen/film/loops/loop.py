"""The frames of a loop: the tile passing by, or a cloth without end going through its baths."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from batik_gen.film.loops.block import Pixels, block_of
from batik_gen.values.arrays import FloatArray
from batik_gen.values.design import Design

KINDS = ("tile", "bath")
FRAMES, FRAME_MS = 72, 80
"""Frames of a loop, and how long each is seen: files of this kind count in hundredths of a second."""
SHORTER_PX = 480
_SHORTER_MM = 100.0
"""Px of the shorter side at first, and how much of the cloth it shows."""
_SOFT = 0.22
"""Over so much of the way from one step to the next the cloth changes."""


@dataclass(frozen=True, eq=False)
class Loop:
    """Hold the frames of a loop; after the last comes the first."""

    frames: tuple[Image.Image, ...]

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return len(self.frames) * FRAME_MS / 1000.0


def loop_of(design: Design, kind: str, px: tuple[int, int]) -> Loop:
    """Return a loop of a cloth.

    Parameters
    ----------
    design
        The cloth.
    kind
        ``tile``: the finished pattern passes by from right to left. ``bath``: a cloth without end sinks from above
        through every step of its process; at the lower edge it is finished.
    px
        The shape; its shorter side becomes ``SHORTER_PX``, if it is more.

    Raises
    ------
    BatikGenError
        If the Design cannot be drawn.
    """
    share = min(SHORTER_PX / min(px), 1.0)
    wide, tall = (max(2 * round(0.5 * share * side), 2) for side in px)
    block = block_of(design, min(wide, tall) / _SHORTER_MM, FRAMES)
    if kind == "tile":
        return Loop(_passing(block.finished(), (wide, tall)))
    return Loop(_sinking(block.steps(), (wide, tall)))


def _passing(tile: Pixels, size: tuple[int, int]) -> tuple[Image.Image, ...]:
    columns, rows = np.arange(size[0]), np.arange(size[1]) % tile.shape[0]
    step = tile.shape[1] / FRAMES
    return tuple(
        Image.fromarray(tile[np.ix_(rows, (columns + round(number * step)) % tile.shape[1])])
        for number in range(FRAMES)
    )


def _sinking(steps: tuple[Pixels, ...], size: tuple[int, int]) -> tuple[Image.Image, ...]:
    """Let a cloth go down by one block: each row of the picture shows it so far into its process, always the same."""
    height = steps[0].shape[0]
    columns, rows = np.arange(size[0]) % steps[0].shape[1], np.arange(size[1])
    where, share = _progress(size[1], len(steps))
    step = height / FRAMES
    out = []
    for number in range(FRAMES):
        place = (rows - round(number * step)) % height
        before, after = (np.empty((size[1], size[0], 3), np.float32) for _ in range(2))
        for state, pixels in enumerate(steps):
            for into, wanted in ((before, where == state), (after, where + 1 == state)):
                into[wanted] = pixels[np.ix_(place[wanted], columns)]
        after[where + 1 >= len(steps)] = before[where + 1 >= len(steps)]
        seen = before + (after - before) * share[:, None, None].astype(np.float32)
        out.append(Image.fromarray((seen + 0.5).astype(np.uint8)))
    return tuple(out)


def _progress(height: int, count: int) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], FloatArray]:
    """Return for each row which step it shows, and how far it is on the way to the next."""
    at = (np.arange(height) + 0.5) / height * count
    where = np.minimum(at.astype(np.int64), count - 1)
    share = np.clip((at - where - 1.0 + _SOFT) / _SOFT, 0.0, 1.0)
    return where, np.where(where + 1 < count, share * share * (3.0 - 2.0 * share), 0.0)
