"""Measure rendered cloths the way photographs of real batik were measured."""

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
    patch = TRANSFORMS[transform](picture[top : top + side, left : left + side])
    patch = patch - patch.mean()
    shape = (h + side - 1, w + side - 1)

    def correlate(a: Grey, b: Grey) -> Grey:
        full = fft.irfft2(fft.rfft2(a, shape) * fft.rfft2(b[::-1, ::-1], shape), shape)
        return np.asarray(full[side - 1 : h, side - 1 : w])

    ones = np.ones_like(patch)
    dot = correlate(picture, patch)
    mean = correlate(picture, ones) / ones.size
    power = correlate(picture * picture, ones) - ones.size * mean * mean
    return float((dot / np.sqrt(np.maximum(power, 1e-9) * (patch * patch).sum())).max())


def repeat(picture: Grey, dx: float, dy: float, slack: int = 2) -> float:
    """Return the correlation of a picture with itself moved by (dx, dy) px, best within ``slack``."""
    best = -1.0
    for ex in range(-slack, slack + 1):
        for ey in range(-slack, slack + 1):
            x, y = round(dx) + ex, round(dy) + ey
            a = picture[max(0, y) : picture.shape[0] + min(0, y), max(0, x) : picture.shape[1] + min(0, x)]
            b = picture[max(0, -y) : picture.shape[0] + min(0, -y), max(0, -x) : picture.shape[1] + min(0, -x)]
            best = max(best, float(np.corrcoef(a.ravel(), b.ravel())[0, 1]))
    return best
