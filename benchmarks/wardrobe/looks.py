"""How far apart two cloths look, whatever place and hand: a picture as a bundle of distributions.

A picture is reduced to distributions that do not care where on the cloth a
thing lies: of colour, of scale in three directions, of thickness of light,
brown and dark, of the size of light and dark spots, of straightness. Two
pictures differ in each by the area between their cumulative curves, the earth
mover's distance on a line: it grows steadily when a thing grows, and does not
end where two curves no longer overlap. Each is divided by what another seed
alone does to it in the same family; the distance is the root of their mean
square. So 1 is "another day of the same hand", and a distance of 3 is three
times that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy import fft, ndimage

from batik_gen.values.arrays import FloatArray
from benchmarks.wardrobe.showing import BoolArray, Shown, lab, nearest

SCALE = 3.0
"""px per mm of the pictures compared: the finest dots, 0.6 mm, are two pixels wide."""

SIDE_MM = 260.0
"""Side of the square of cloth compared: two repeats of the largest families."""

_BINS = 120
_FLOOR = 2e-4
"""Least unit of a distribution, a share of its range: below this no eye sees a difference."""


@dataclass(frozen=True)
class Look:
    """Hold one picture's distributions: names, and cumulative curves n x bins."""

    names: tuple[str, ...]
    curves: FloatArray

    def from_other(self, other: "Look") -> FloatArray:
        """Return the earth mover's distances n, each as a share of the range of its axis."""
        away: FloatArray = np.abs(self.curves - other.curves).mean(axis=1)
        return away


@dataclass(frozen=True)
class Eye:
    """Compare the looks of one family in units of its hand.

    Parameters
    ----------
    unit
        What another seed alone does to each distribution.
    """

    unit: FloatArray

    def between(self, one: Look, other: Look) -> float:
        """Return the distance of two looks, 1 for two seeds of one Design."""
        return float(np.sqrt(np.mean((one.from_other(other) / self.unit) ** 2)))

    def apart(self, one: Look, other: Look) -> FloatArray:
        """Return the distance in each distribution."""
        return one.from_other(other) / self.unit


def used_to(looks: Sequence[Look]) -> Eye:
    """Return an Eye used to what seeds do: root mean square over all pairs of looks that differ in the seed alone."""
    pairs = np.array([a.from_other(b) for a, b in combinations(looks, 2)])
    return Eye(np.maximum(np.sqrt((pairs**2).mean(axis=0)), _FLOOR))


def look_at(picture: Shown) -> Look:
    """Reduce a picture to its distributions."""
    colour = lab(picture.rgb)
    light = colour[..., 0]
    curves: dict[str, FloatArray] = {
        "lightness": _cumulative(light, 0, 100),
        "green to red": _cumulative(colour[..., 1], -20, 40),
        "blue to yellow": _cumulative(colour[..., 2], -60, 60),
    }
    curves |= _scales(light, picture.scale)
    light_at, dark_at = _levels(light)
    masks = {"light": light > light_at, "dark": light < dark_at}
    masks["middle"] = ~masks["light"] & ~masks["dark"]
    for name, mask in masks.items():
        deep = ndimage.distance_transform_edt(mask)[mask] / picture.scale
        curves[f"thickness of {name}"] = _cumulative(np.log2(np.maximum(deep, 0.1)), -2, 4, share=float(mask.mean()))
        curves[f"spots of {name}"] = _spots(mask, picture)
    curves["inequality of dots"] = _inequality(light, light_at, dark_at, picture.scale)
    for sigma, fold in ((0.6, 1), (1.5, 2), (4.0, 4)):
        small = folded(light, fold)
        curves[f"straightness at {sigma} mm"] = _cumulative(_straight(small, sigma * picture.scale / fold), 0, 1)
    return Look(tuple(curves), np.stack(list(curves.values())))


def _cumulative(
    values: FloatArray, low: float, high: float, weights: FloatArray | None = None, share: float = 1.0
) -> FloatArray:
    """Return the cumulative curve of values over [low, high], ending at ``share``."""
    at = np.clip(values.ravel(), low, high - 1e-9)
    held, _ = np.histogram(at, bins=_BINS, range=(low, high), weights=None if weights is None else weights.ravel())
    curve: FloatArray = np.cumsum(held) / max(float(held.sum()), 1e-12) * share
    return curve


def _levels(light: FloatArray) -> tuple[float, float]:
    """Return the lightness that parts light from middle and dark from middle: thirds of the picture's own range."""
    low, high = np.percentile(light, [2, 98])
    return float(low + 0.67 * (high - low)), float(low + 0.33 * (high - low))


def _scales(light: FloatArray, scale: float) -> dict[str, FloatArray]:
    """Return how the contrast is spread over wavelengths, along, across and on the diagonals."""
    h, w = light.shape
    window = np.hanning(h)[:, None] * np.hanning(w)
    power = np.abs(fft.rfft2((light - light.mean()) * window)) ** 2
    fy, fx = fft.fftfreq(h)[:, None] * scale, fft.rfftfreq(w)[None, :] * scale
    f = np.sqrt(fx * fx + fy * fy)
    away = np.degrees(np.arctan2(np.abs(fy), fx))
    octave = np.log2(np.maximum(f, 1e-6))
    # The hanning window spreads each line over two bins; below 1/100 mm it holds nothing of the motif.
    inside = f > 0.01
    sectors = {"across": away < 22.5, "diagonal": (away >= 22.5) & (away <= 67.5), "along": away > 67.5}
    whole = float(power[inside].sum())
    curves = {}
    for name, at in sectors.items():
        held = power[inside & at]
        curves[f"scale {name}"] = _cumulative(octave[inside & at], -6.64, 0.6, held, float(held.sum()) / whole)
    return curves


def _spots(mask: BoolArray, picture: Shown) -> FloatArray:
    """Return how many separate spots of each size lie on the cloth, per cm2, as a share of four."""
    tags, _ = ndimage.label(mask)
    area = np.bincount(tags.ravel())[1:] / picture.scale**2
    area = area[area > 0.15]
    across = np.log2(2 * np.sqrt(area / np.pi))
    cm2 = mask.size / picture.scale**2 / 100
    return _cumulative(across, -1.2, 6, share=len(area) / cm2 / 4)


def _inequality(light: FloatArray, light_at: float, dark_at: float, scale: float) -> FloatArray:
    """Return how unequal light dots are to the dot nearest to each: the curve of their ratios of diameter."""
    tags, count = ndimage.label(light > 0.5 * (light_at + dark_at))
    near = ndimage.grey_dilation(tags, (3, 3))
    # A dot's light is summed over its soft rim: two pixels are too few to count.
    share = np.clip((light - dark_at) / (light_at - dark_at), 0, 1)
    wide = 2 * np.sqrt(np.bincount(near.ravel(), share.ravel(), count + 1)[1:] / np.pi) / scale
    boxes = np.bincount(near.ravel(), minlength=count + 1)[1:]
    dots = np.flatnonzero((wide > 0.4) & (wide < 1.6) & (boxes < 4 * (1.6 * scale) ** 2)) + 1
    if len(dots) < 30:
        return np.zeros(_BINS)
    centres = np.array(ndimage.center_of_mass(np.ones_like(near), near, dots))
    gap, near_to = nearest(centres, centres, 2)
    neighbours = gap[:, 1] < 4 * scale
    ratio = np.abs(np.log(wide[dots - 1] / wide[dots[near_to[:, 1]] - 1]))[neighbours]
    return _cumulative(ratio, 0, 0.5)


def folded(light: FloatArray, fold: int) -> FloatArray:
    """Return the means of squares of ``fold`` px."""
    h, w = (n // fold * fold for n in light.shape)
    means: FloatArray = light[:h, :w].reshape(h // fold, fold, w // fold, fold).mean(axis=(1, 3))
    return means


def _straight(light: FloatArray, sigma: float) -> FloatArray:
    """Return, where there is contrast, how much one direction prevails in the surroundings, 0..1 (structure tensor)."""
    smooth = light.astype(np.float32)
    gx, gy = (ndimage.gaussian_filter(smooth, sigma / 3, order, truncate=3) for order in ((0, 1), (1, 0)))
    xx, yy, xy = (ndimage.gaussian_filter(g, sigma, truncate=3) for g in (gx * gx, gy * gy, gx * gy))
    total = xx + yy
    kept = total > np.percentile(total, 25)
    found: FloatArray = (np.sqrt((xx - yy) ** 2 + 4 * xy * xy) / np.maximum(total, 1e-12))[kept]
    return found
