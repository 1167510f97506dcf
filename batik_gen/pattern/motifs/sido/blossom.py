"""The flower of sido asih, drawn by petals: a fan of white ones, brown tips behind it, dark ones before its foot.

As in ``figures``: in units of its own size about its middle, x right and y down, no farther than 1.2 along both axes.
"""

import numpy as np

from batik_gen.pattern.flora.sheet import Frame, Sheet, bending, paced, through, tube
from batik_gen.values.arrays import FloatArray

_HEART = np.array([0.02, 0.10])
"""Where the petals meet."""

_PETALS = (
    (1, -0.70, 0.75, 0.34, "brown", 0.04), (1, -0.24, 0.87, 0.33, "brown", 0.02), (1, 0.29, 0.85, 0.33, "brown", -0.02),
    (1, 0.75, 0.73, 0.34, "brown", -0.05),
    (2, -0.96, 0.62, 0.38, "plate", 0.10), (2, 1.02, 0.59, 0.38, "plate", -0.12), (3, -0.48, 0.70, 0.39, "plate", 0.05),
    (3, 0.53, 0.68, 0.38, "plate", -0.06), (4, 0.03, 0.77, 0.42, "plate", 0.03),
    (5, -1.36, 0.54, 0.30, "brown", 0.38), (5, 1.42, 0.51, 0.29, "brown", -0.40),
    (6, -0.66, 0.47, 0.30, "dark", 0.16), (6, 0.71, 0.45, 0.29, "dark", -0.16), (7, 0.03, 0.42, 0.34, "plate", 0.03),
)  # fmt: skip
"""Petals, the farther ones first: what each lies over, its lean from upright, length, breadth, filling, bend."""


def flower(sheet: Sheet, size: float) -> None:
    """Draw a full flower from aside on its stalk, two leaves on it and a bud that leans to the flower."""
    f = Frame(sheet, np.array([0.0, -0.05 * size]), 1.08 * size)
    pens = sheet.pens
    stalk = paced(through([[0.02, 0.2], [0.05, 0.42], [-0.03, 0.66], [0.03, 0.90]], 6), 20)
    _stem(f, stalk, np.linspace(1.0, 1.9, 20))
    sheet.solids.append(f.put(tube(stalk, np.full(20, 0.03))))
    for side, n, angle, long, wide, kind, bend in (
        (1.0, 10, -0.18, 0.46, 0.18, "dark half", -0.55), (-1.0, 12, -0.30, 0.40, 0.165, "plate", -0.5),
        (1.0, 15, 0.02, 0.24, 0.11, "dark", -0.7), (-1.0, 17, 0.05, 0.20, 0.10, "dark", -0.6),
    ):  # fmt: skip
        h = Frame(sheet, f.at, size, side)
        foot = stalk[n] * np.array([side, 1.0])
        h.plume(1, bending(foot, angle, long, bend, 0.25, k=16), wide, kind, 0.42, 0.12, pointed=True, nib=0.85)
    _bud(f, stalk[6])
    for level, lean, long, wide, kind, bend in _PETALS:
        _petal(f, level, lean, long, wide, kind, bend)
    # A cup holds the petals where they meet, two sepals bend back from it.
    for side, reach in ((1.0, 0.22), (-1.0, 0.19)):
        h = Frame(sheet, f.at, size, side)
        h.plume(7, bending(np.array([0.05, 0.16]), 0.35, reach, -1.0, k=10), 0.085, "dark", 0.4, 0.4, True, 0.7)
    cup = through([[-0.13, 0.06], [-0.06, 0.11], [0.02, 0.12], [0.10, 0.10], [0.16, 0.05], [0.13, 0.17], [0.03, 0.25],
                   [-0.08, 0.18], [-0.13, 0.06]], 4)  # fmt: skip
    f.shape(8, "dark", cup, 0.75)
    f.dot(8, "cecek", np.array([[-0.05, 0.155], [0.02, 0.175], [0.085, 0.15]]), 0.9 * pens.dot)


def _stem(f: Frame, run: FloatArray, taper: FloatArray) -> None:
    """Draw a stem, dark between its two lines, so that it is seen on any ground."""
    nib = f.sheet.pens.nib
    f.line(0, "line", run, (taper + 1.2) * nib)
    f.line(1, "dark", run, 0.9 * taper * nib)


def _bud(f: Frame, foot: FloatArray) -> None:
    """Draw a bud on a thin twig that bends up to it from the stalk."""
    twig = bending(foot, -0.35, 0.52, -0.95, 0.15, k=18)
    _stem(f, twig, np.linspace(0.9, 0.5, 18))
    f.sheet.solids.append(f.put(tube(twig, np.full(18, 0.02))))
    f.plume(1, bending(twig[-2], -1.45, 0.20, -0.1, k=10), 0.13, "plate", 0.42, 0.5, pointed=True, nib=0.8)
    for aside in (-0.45, 0.4):
        f.plume(2, bending(twig[-2], -1.45 + aside, 0.13, -aside, k=10), 0.065, "dark", 0.4, 0.5, pointed=True, nib=0.7)


def _petal(f: Frame, level: int, lean: float, long: float, wide: float, kind: str, bend: float) -> None:
    """Draw a petal: narrow at its foot, three lobes at its rim, a line inside the rim, sawut from its foot."""
    pens = f.sheet.pens
    spine = bending(_HEART + 0.05 * np.array([np.sin(lean), -np.cos(lean)]), lean - 0.5 * np.pi, long, bend, k=14)

    def at(along: float, aside: float) -> list[float]:
        i = min(int(along * 13), 12)
        step = spine[i + 1] - spine[i]
        off = np.array([-step[1], step[0]]) / float(np.sqrt(step @ step))
        middle: FloatArray = spine[i] + step * (along * 13 - i) + off * aside * wide
        return [float(v) for v in middle]

    def rim(inset: float) -> FloatArray:
        knots = (
            (0.0, 0.0), (0.10, 0.17), (0.36, 0.38), (0.64, 0.52), (0.84, 0.44), (0.90, 0.27), (0.99, 0.17),
            (1.0, -0.02), (0.98, -0.19), (0.88, -0.27), (0.82, -0.46), (0.62, -0.50), (0.36, -0.36), (0.10, -0.16),
            (0.0, 0.0),
        )  # fmt: skip
        return through([at(0.04 * inset + a * (1 - 0.17 * inset), s * (1 - 0.24 * inset)) for a, s in knots], 4)

    f.shape(level, kind, rim(0.0), 0.85)
    inner = rim(1.0)
    if kind == "plate":
        # A shaded rim, in strokes that run to it from the foot.
        f.line(level, "isen", inner[10:-10], 0.85 * pens.fine)
        many = max(5, round(wide * f.size / 1.7 * pens.count))
        for n in range(many):
            aside = 0.62 * ((n + 0.5) / many * 2 - 1)
            far = 0.74 - 0.42 * aside * aside - (0.2 if n % 2 else 0.0)
            stroke = np.array([at(u, aside * (0.22 + 0.52 * u)) for u in (0.2, 0.2 + 0.5 * (far - 0.2), far)])
            f.line(level, "isen", stroke, pens.fine * np.array([1.0, 0.85, 0.5]))
    else:
        row = paced(inner[12:-12], max(5, round(1.5 * long * f.size / 1.7 * pens.count)))
        f.dot(level, "cecek", row, 0.85 * pens.dot)
        vein = np.array([at(u, 0.0) for u in (0.2, 0.45, 0.7)])
        f.line(level, "line" if kind == "dark" else "white", vein, pens.fine * np.array([1.0, 0.85, 0.5]))
