"""Measure rendered cloths the way photographs of real batik were measured."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import fft

Grey = NDArray[np.float64]


def grey(image: Image.Image, side: int | None = None) -> Grey:
    """Return luminance 0..255, the shorter side scaled to ``side`` px if given."""
    held = image.convert("L")
    if side is not None:
        scale = side / min(held.size)
        held = held.resize((round(held.width * scale), round(held.height * scale)), Image.Resampling.LANCZOS)
    return np.asarray(held, np.float64)


def otsu(picture: Grey) -> float:
    """Return the threshold that best parts dark from light (Otsu 1979)."""
    counts, edges = np.histogram(picture, bins=256, range=(0, 256))
    middle = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sum_below = np.cumsum(counts * middle)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = below * above * (sum_below / below - (sum_below[-1] - sum_below) / above) ** 2
    return float(edges[int(np.nanargmax(spread)) + 1])


def dark_share(picture: Grey) -> float:
    """Return the share of the cloth that is darker than Otsu's threshold."""
    return float((picture < otsu(picture)).mean())


def box_dimension(picture: Grey) -> float:
    """Return the box dimension of the light/dark outlines, box sizes 2-64 (docs/sources.md#box-dimension)."""
    light = picture > otsu(picture)
    edge = np.zeros_like(light)
    edge[:, 1:] |= light[:, 1:] != light[:, :-1]
    edge[1:] |= light[1:] != light[:-1]
    sizes = np.array([2, 4, 8, 16, 32, 64])
    counts = []
    for size in sizes:
        h, w = (edge.shape[0] // size) * size, (edge.shape[1] // size) * size
        counts.append(edge[:h, :w].reshape(h // size, size, w // size, size).any(axis=(1, 3)).sum())
    return float(-np.polyfit(np.log(sizes), np.log(counts), 1)[0])


TRANSFORMS = {
    "turn": lambda p: p[::-1, ::-1],
    "quarter": lambda p: np.rot90(p),
    "left-right": lambda p: p[:, ::-1],
    "up-down": lambda p: p[::-1],
    "diagonal": lambda p: p.T,
    "antidiagonal": lambda p: p[::-1, ::-1].T,
}


def likeness(picture: Grey, transform: str) -> float:
    """Return the best normalised correlation of the transformed centre patch with the picture."""
    h, w = picture.shape
    side = min(h, w) // 2
    top, left = (h - side) // 2, (w - side) // 2
    # Of the picture less its mean: else the sums of a few pixels would be small differences of large numbers.
    picture = picture - picture.mean()
    patch = TRANSFORMS[transform](picture[top : top + side, left : left + side])
    patch = patch - patch.mean()
    shape = (fft.next_fast_len(h + side - 1, real=True), fft.next_fast_len(w + side - 1, real=True))
    full = fft.irfft2(fft.rfft2(picture, shape) * fft.rfft2(patch[::-1, ::-1], shape), shape)
    at_top, at_left = np.arange(h - side + 1)[:, None], np.arange(w - side + 1)
    where = (at_top, at_left, at_top + side, at_left + side)
    mean = Sums(picture).within(*where) / patch.size
    power = Sums(picture * picture).within(*where) - patch.size * mean * mean
    dot = full[side - 1 : h, side - 1 : w]
    return float((dot / np.sqrt(np.maximum(power, 1e-9) * (patch * patch).sum())).max())


def repeat(picture: Grey, dx: float, dy: float, slack: int = 2) -> float:
    """Return the correlation of a picture with itself moved by (dx, dy) px, best within ``slack``."""
    h, w = picture.shape
    picture = picture - picture.mean()
    values, squares = Sums(picture), Sums(picture * picture)
    best = -1.0
    for ex in range(-slack, slack + 1):
        for ey in range(-slack, slack + 1):
            x, y = round(dx) + ex, round(dy) + ey
            high, wide = h - abs(y), w - abs(x)
            parts, means, powers = [], [], []
            for top, left in ((max(0, y), max(0, x)), (max(0, -y), max(0, -x))):
                where = (top, left, top + high, left + wide)
                parts.append(picture[top : top + high, left : left + wide])
                means.append(float(values.within(*where)) / (high * wide))
                powers.append(float(squares.within(*where)) / (high * wide) - means[-1] ** 2)
            shared = float(np.einsum("ij,ij->", *parts)) / (high * wide) - means[0] * means[1]
            best = max(best, shared / math.sqrt(powers[0] * powers[1]))
    return best


class Sums:
    """Sums over any rectangle of a picture, from one table of running sums."""

    def __init__(self, picture: Grey) -> None:
        self._table = np.zeros((picture.shape[0] + 1, picture.shape[1] + 1))
        self._table[1:, 1:] = picture.cumsum(axis=0).cumsum(axis=1)

    def within(self, top: Any, left: Any, bottom: Any, right: Any) -> Any:
        """Return the sum of the pixels from (top, left) up to and without (bottom, right)."""
        held = self._table
        return held[bottom, right] - held[top, right] - held[bottom, left] + held[top, left]
