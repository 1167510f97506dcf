"""How far apart two colours are to the eye, and a process from the cloth that was photographed."""

import numpy as np
from numpy.typing import ArrayLike

from batik_gen.render.processes.table import Process, state_colours
from batik_gen.values.arrays import FloatArray


def rgb(colour: str) -> FloatArray:
    """Return 0..255 of ``#rrggbb``."""
    return np.array(list(bytes.fromhex(colour.removeprefix("#"))), float)


def to_lab(rgb: ArrayLike) -> FloatArray:
    """Return CIE L*a*b* (D65) of sRGB 0..255."""
    c = np.asarray(rgb, float) / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    xyz = linear @ np.array([[0.4124, 0.2126, 0.0193], [0.3576, 0.7152, 0.1192], [0.1805, 0.0722, 0.9505]])
    f = xyz / np.array([0.9505, 1.0, 1.089])
    f = np.where(f > (6 / 29) ** 3, np.cbrt(f), f / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)


def ciede2000(one: ArrayLike, two: ArrayLike) -> float:
    """Return the colour difference of two Lab colours (Sharma, Wu & Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = np.asarray(one), np.asarray(two)
    c_mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(c_mean**7 / (c_mean**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    dh = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    big_h = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(dh / 2))
    l_mean, c_mean = (l1 + l2) / 2, (c1 + c2) / 2
    h_mean = (h1 + dh / 2) % 360 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * _cos(h_mean - 30)
        + 0.24 * _cos(2 * h_mean)
        + 0.32 * _cos(3 * h_mean + 6)
        - 0.2 * _cos(4 * h_mean - 63)
    )
    s_l = 1 + 0.015 * (l_mean - 50) ** 2 / np.sqrt(20 + (l_mean - 50) ** 2)
    s_c, s_h = 1 + 0.045 * c_mean, 1 + 0.015 * c_mean * t
    turn = -np.sin(np.radians(60 * np.exp(-(((h_mean - 275) / 25) ** 2))))
    turn *= 2 * np.sqrt(c_mean**7 / (c_mean**7 + 25**7))
    l_part, c_part, h_part = (l2 - l1) / s_l, (c2 - c1) / s_c, big_h / s_h
    return float(np.sqrt(l_part**2 + c_part**2 + h_part**2 + turn * c_part * h_part))


def _cos(degrees: float) -> float:
    return float(np.cos(np.radians(degrees)))


def from_photographs(process: Process) -> tuple[float, float]:
    """Return how far a process lies from its measured palettes: the mean over colours, and by the cloth they cover.

    Each main colour of the photographs counts by its distance (CIEDE2000) from the nearest colour of
    the process, or mix of two, as fine isen make it in a photograph.
    """
    states = np.array(sorted(set(state_colours(process).values())), float)
    part = np.linspace(0, 1, 21)[:, None]
    mixes = to_lab(np.concatenate([a + (b - a) * part for a in states for b in states]))
    apart, share = [], []
    for palette in process.measured:
        for colour, weight in zip(palette.colours, palette.shares, strict=True):
            apart.append(min(ciede2000(to_lab(rgb(colour)), mix) for mix in mixes))
            share.append(weight)
    return float(np.mean(apart)), float(np.average(apart, weights=share))
