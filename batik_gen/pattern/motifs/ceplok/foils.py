"""What the rosettes of ceplok are made of: foils, stars, petals, small blossoms."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import ellipse, place, spline
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray

RAYS = 128
"""Directions in which an outline is drawn."""


@dataclass(frozen=True)
class Kit:
    """Hold what every part of a ceplok is drawn with; the gatherers from the lowest to the uppermost."""

    plan: Plan
    nib: float
    fine: float
    dot: float
    latar: Waxing
    plates: Waxing
    lines: Waxing
    isen: Waxing
    dark: Waxing
    brown: Waxing
    white: Waxing
    upper: Waxing
    core: Waxing
    dots: Waxing
    eye: Waxing


@dataclass(frozen=True)
class Place:
    """Hold where rosettes stand: centres n x 2, radius, depth of the lobes 0..1, share of the heart (n each).

    ``name`` tells which of the two in turn they are; ``nominal`` is the radius as planned for the whole cloth.
    """

    name: str
    centres: FloatArray
    radius: FloatArray
    lobe: FloatArray
    heart: FloatArray
    nominal: float


def rays(k: int = RAYS) -> FloatArray:
    """Return k directions, in radians, that hit both axes and both diagonals."""
    t: FloatArray = np.arange(k, dtype=np.float64) * (2 * np.pi / k)
    return t


def ring_of(centres: FloatArray, reach: FloatArray) -> FloatArray:
    """Return closed rings n x k x 2 that reach ``reach`` (n x k) mm in each direction."""
    t = rays(reach.shape[-1])
    ring: FloatArray = centres[:, None] + reach[..., None] * np.stack([np.cos(t), np.sin(t)], axis=-1)
    return ring


def lobed(
    radius: FloatArray, lobe: FloatArray, lobes: int, tuck: float = 0.0, t: FloatArray | None = None
) -> FloatArray:
    """Return how far a foil of ``lobes`` round lobes reaches, ``tuck`` mm inside its outline.

    In each of the directions ``t`` (n x m or m), or in all ``rays``.

    The lobes are circles; between four of them stand the corners of a square,
    as in the barbed foils of ceplok.
    """
    r, depth = radius[:, None], lobe[:, None]
    t = rays() if t is None else t
    part = 2 * np.pi / lobes
    off = np.abs(t - np.floor(t / part + 0.5) * part)
    far = r * (0.40 + 0.12 * depth if lobes == 4 else 0.70 + 0.08 * depth)
    round_ = r - far - tuck
    side = far * np.sin(off)
    reach = far * np.cos(off) + np.sqrt(np.maximum(round_ * round_ - side * side, 0))
    if lobes == 4:
        half = 0.6 * r - tuck
        reach = np.maximum(reach, half / np.maximum(np.abs(np.cos(t)), np.abs(np.sin(t))))
    return reach


def starred(tip: FloatArray, notch: FloatArray, points: int = 8, t: FloatArray | None = None) -> FloatArray:
    """Return how far a straight-edged star reaches in directions ``t``: tips at ``tip`` mm, notches at ``notch``."""
    t = rays() if t is None else t
    part = np.pi / points
    off = np.abs(t - np.floor(t / (2 * part) + 0.5) * 2 * part)
    # The ray against the straight edge from (tip, 0) to the notch.
    x, y = notch * np.cos(part), notch * np.sin(part)
    c, s = np.cos(off), np.sin(off)
    edge: FloatArray = (tip * y)[:, None] / (y[:, None] * c + (tip - x)[:, None] * s)
    return edge


def petal(long: FloatArray, wide: FloatArray, point: float = 0.5) -> FloatArray:
    """Return petals along +x from the origin, n x 40 x 2: narrow foot, full belly, a tip drawn out by ``point``."""
    u = np.array([0.0, 0.16, 0.40, 0.64, 0.84, 1.0])
    v = np.array([0.08, 0.30, 0.47, 0.46, 0.30 - 0.12 * point, 0.0])
    x = np.concatenate([u, u[-2::-1][:-1], u[:1]])
    y = np.concatenate([v, -v[-2::-1][:-1], -v[:1]])
    shape = np.stack([long[:, None] * x, wide[:, None] * y], axis=-1)
    return spline(shape, 4)


def ways(angle: FloatArray) -> FloatArray:
    """Return unit vectors in directions (...), radians."""
    return np.stack([np.cos(angle), np.sin(angle)], axis=-1)


def rib_line(
    start: FloatArray,
    angle: float | FloatArray,
    long: FloatArray,
    one: float,
    other: float,
    at_one: FloatArray | float = 0.0,
    at_other: FloatArray | float = 0.0,
) -> FloatArray:
    """Return lines n x 7 x 2 along a petal that leaves ``start`` at ``angle``.

    Between two shares of its length ``long`` and two distances from its rib.
    """
    t = np.linspace(0, 1, 7)
    way, across = (ways(np.asarray(angle) + turned)[..., None, :] for turned in (0.0, np.pi / 2))
    x = long[:, None] * (one + (other - one) * t)
    y = np.asarray(at_one).reshape(-1, 1) * (1 - t) + np.asarray(at_other).reshape(-1, 1) * t
    return start[:, None] + x[..., None] * way + y[..., None] * across


def blossom(kit: Kit, centres: FloatArray, radius: FloatArray, petals: int = 8, low: bool = False) -> None:
    """Draw a small closed flower, white and edged brown: strokes part its petals, a light eye in a brown ring.

    ``low`` draws it among the lower layers, where nothing lies beneath it.
    """
    white, edge, inside = (kit.plates, kit.lines, kit.isen) if low else (kit.white, kit.upper, kit.upper)
    ring = ring_of(centres, lobed(radius, np.full(len(centres), 0.8), petals))
    white.area(ring)
    edge.stroke(ring, np.minimum(0.8 * kit.nib, 0.16 * radius)[:, None], closed=True)
    for i in range(petals):
        way = ways(np.array((i + 0.5) * 2 * np.pi / petals))
        line = centres[:, None] + (radius[:, None] * np.array([0.5, 0.68, 0.86]))[..., None] * way
        inside.stroke(line, np.minimum(0.8 * kit.fine, 0.1 * radius)[:, None])
    eye = kit.plan.value("ceplok.eye") * radius
    inside.area(place(ellipse(eye, eye, 20), centres))
    kit.dots.dot(centres, 0.44 * radius)
