"""The cloth can be read: numbers planted in a Portrait are found again by measuring its picture.

One family is read, kawung in Yogyakarta sogan, because its fruits lie apart. Only the picture is measured, with its
scale; neither the Design nor the layers are looked at. What a reading means:

- ``pitch``: distance of the nodes, from the strongest repeat
- ``fruit width``, ``fruit length``: axes of the light fruits, as shares of the pitch
- ``outline``: thickness of the brown line between a fruit and the dark ground
- ``brown``: how much red light the brown fillings take away, from their colour
- ``blue``: how many times more the dark ground takes away than the brown
- ``dots``: diameter of the light dots that stand alone on the dark
- ``marks``: brown spots and strokes in a fruit
- ``fine lines``: thickness of these
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from scipy import ndimage

from batik_gen import Design, design
from batik_gen.values.arrays import FloatArray
from batik_gen.values.features import PLACED
from benchmarks.evidence import table
from benchmarks.wardrobe.afar import repeats
from benchmarks.wardrobe.looks import folded
from benchmarks.wardrobe.showing import BoolArray, Shown, plant, show

FAMILY = "kawung"
SIDE_MM, SCALE = 200.0, 6.0
LEAST = 0.9
"""A feature counts as read back from this correlation."""

PLANTED: Mapping[str, str] = MappingProxyType(
    {
        "pitch": "exponent",
        "fruit width": "alpha_height_db",
        "fruit length": "alpha_beta",
        "outline": "rel_alpha",
        "brown": "rel_gamma",
        "blue": "alpha_width_hz",
        "dots": "rel_delta",
        "marks": "entropy",
        "fine lines": "burstiness",
    }
)
"""Reading to the feature that it should tell."""


STEADY = ("pitch", "fruit width", "fruit length", "outline", "brown", "dots")
"""Readings that come back one by one in any hand."""


def planted(places: Mapping[str, float | None], seed: int) -> Design:
    """Design the cloth to be read for a Portrait with these places."""
    return design(plant(places, seed), motif=FAMILY, size_mm=(SIDE_MM, SIDE_MM), seed=seed)


def read_cloth(picture: Shown) -> dict[str, float]:
    """Measure a picture of kawung."""
    rgb, scale = picture.rgb, picture.scale
    light = rgb[..., 2] > 140
    dark = rgb[..., 0] < 52
    brown = ~light & ~dark
    pitch = _pitch(rgb, scale)
    fruits = _fruits(light, scale, pitch)
    wide, long = np.median(fruits.axes, axis=0) if len(fruits.axes) else (np.nan, np.nan)
    red = _linear(rgb[..., 0])
    inside = fruits.filled & brown
    thickness = _rim(fruits.filled, dark, scale)
    _, count = ndimage.label(inside & ~ndimage.binary_dilation(~fruits.filled, iterations=2))
    deep_brown = ndimage.binary_erosion(brown, iterations=2)
    deep_dark = ndimage.binary_erosion(dark, iterations=3)
    browned, darkened = _taken(red[deep_brown]), _taken(red[deep_dark])
    return {
        "pitch": pitch,
        # An outline lies half inside and half outside the shape it was drawn around.
        "fruit width": (wide + thickness) / pitch,
        "fruit length": (long + thickness) / pitch,
        "outline": thickness,
        "brown": browned,
        "blue": darkened / browned,
        "dots": _dots(rgb, light, scale),
        "marks": count / max(len(fruits.axes), 1),
        "fine lines": _thickness(inside, scale),
    }


class _Fruits:
    """Hold the light fruits that lie whole in the picture: their filled places, and their axes in mm."""

    def __init__(self, filled: BoolArray, axes: FloatArray) -> None:
        self.filled, self.axes = filled, axes


def _fruits(light: BoolArray, scale: float, pitch: float) -> _Fruits:
    """Find light shapes of the size of a fruit and turn their second moments into the axes of an ellipse."""
    closed = ndimage.binary_fill_holes(ndimage.binary_closing(light, iterations=int(0.35 * scale)))
    opened = ndimage.binary_opening(closed, iterations=int(0.06 * pitch * scale))
    tags, _ = ndimage.label(opened)
    axes, kept = [], np.zeros_like(light)
    for number, box in enumerate(ndimage.find_objects(tags), 1):
        (top, left), (bottom, right) = (s.start for s in box), (s.stop for s in box)
        mask = tags[box] == number
        area = mask.sum() / scale**2
        # Opening leaves the cut shapes of the rim a little away from it.
        whole = min(top, left) > 4 and bottom < light.shape[0] - 4 and right < light.shape[1] - 4
        if not whole or not 0.06 * pitch**2 < area < 0.2 * pitch**2:
            continue
        spread = np.linalg.eigvalsh(np.cov(np.argwhere(mask).T))
        axes.append(4 * np.sqrt(spread) / scale)
        kept[box] |= mask
    return _Fruits(kept, np.array(axes).reshape(-1, 2))


def _pitch(rgb: FloatArray, scale: float) -> float:
    """Return the shortest repeat of the softened picture along an axis, mm."""
    fold = int(scale // 2)
    found = [
        r
        for r in repeats(folded(rgb.mean(axis=2), fold))
        if min(abs(r[1]), abs(r[2])) < 0.1 * max(abs(r[1]), abs(r[2]))
    ]
    strongest = max((r[0] for r in found), default=0.0)
    short = min((max(abs(x), abs(y)) for height, x, y in found if height > 0.9 * strongest), default=0)
    return float(short) * fold / scale if short else float("nan")


def _linear(channel: FloatArray) -> FloatArray:
    c = channel / 255
    linear: FloatArray = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return linear


def _taken(reflected: FloatArray) -> float:
    """Return the dye in a cloth of this reflectance (Kubelka-Munk K/S, which adds up over dyes)."""
    r = max(float(np.mean(reflected)), 1e-4) if len(reflected) else 1.0
    return (1 - r) ** 2 / (2 * r)


def _rim(plates: BoolArray, dark: BoolArray, scale: float) -> float:
    """Return how far the dark begins beyond a plate, mm, the median around all plates."""
    away = ndimage.distance_transform_edt(~plates) / scale
    edge = dark & ~ndimage.binary_erosion(dark) & (away < 3.0)
    return float(np.median(away[edge])) if edge.any() else float("nan")


def _thickness(lines: BoolArray, scale: float) -> float:
    """Return the mean thickness of thin shapes: twice their area over the length of their rim."""
    rim = lines & ~ndimage.binary_erosion(lines)
    return float(2 * lines.sum() / max(rim.sum(), 1) / scale)


def _dots(rgb: FloatArray, light: BoolArray, scale: float) -> float:
    """Return the median diameter of light dots that stand alone, mm, from the light in them."""
    share = np.clip((rgb[..., 2] - 60) / 150, 0, 1)
    tags, count = ndimage.label(ndimage.binary_dilation(light, iterations=1))
    mass = np.bincount(tags.ravel(), share.ravel(), count + 1)[1:]
    wide = 2 * np.sqrt(mass / np.pi) / scale
    small = wide[(wide > 0.35) & (wide < 1.5)]
    return float(np.median(small)) if len(small) else float("nan")


def correlations(cloths: int, seed: int) -> dict[str, float]:
    """Plant random places for all features in so many cloths, read each, and correlate."""
    rng = np.random.default_rng(seed)
    places = {name: rng.uniform(0, 100, cloths) for name in PLACED}
    found: dict[str, list[float]] = {name: [] for name in PLANTED}
    for i in range(cloths):
        made = planted({name: float(at[i]) for name, at in places.items()}, int(rng.integers(2**31)))
        for name, value in read_cloth(show(made, SCALE)).items():
            found[name].append(value)
    return {name: float(np.corrcoef(found[name], places[PLANTED[name]])[0, 1]) for name in PLANTED}


def report(cloths: int = 40, seed: int = 4) -> str:
    """Return the section on reading back."""
    found = correlations(cloths, seed)
    rows = [[name, PLANTED[name], f"{r:+.2f}", "yes" if abs(r) >= LEAST else "no"] for name, r in found.items()]
    return table(["measured on the picture", "planted", "correlation", "read back"], rows)
