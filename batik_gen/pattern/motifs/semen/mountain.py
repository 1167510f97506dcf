"""Meru and tree of life, of the middle world: hills behind hills on a bowed foot, a trunk out of their tip."""

import numpy as np

from batik_gen.pattern.flora.sheet import Frame, Sheet, bending, paced, through, tube
from batik_gen.values.arrays import FloatArray

_HILLS = (
    ((0.0,), 0.33, 0.50, 0.53), ((-0.165, 0.165), 0.335, 0.46, 0.37), ((-0.325, 0.325, 0.0), 0.34, 0.42, 0.20),
    ((-0.50, 0.50, -0.17, 0.17), 0.36, 0.40, 0.02),
)  # fmt: skip
"""Rows of hills from the hindmost: where they stand, how wide and high they are, how far above the foot, in heights."""

_K = 40


def meru(sheet: Sheet, at: FloatArray, high: float, level: int) -> None:
    """Draw a mountain ``high`` mm high whose foot's middle is at a place."""
    f = Frame(sheet, at, high)
    pens = sheet.pens
    for row, (places, wide, tall, up) in enumerate(_HILLS):
        for x in places:
            foot = np.array([x, -up + 0.085 * (1 - (x / 0.6) * (x / 0.6))])
            _hill(f, foot, wide, tall * (1 - 0.3 * abs(x)), 0.16 * x, level + row, "blue" if row == 1 else "dark")
    t = np.linspace(-1, 1, 100)
    arc = np.stack([0.70 * t, 0.115 * (1 - t * t)], axis=-1)
    for n in range(7):
        u = (-1 + 2 * (n + 0.5) / 7) * 0.86
        root = np.array([0.70 * u, 0.03 + 0.115 * (1 - u * u)])
        f.plume(level + 3, bending(root, 0.5 * np.pi - 0.7 * u, 0.15 - 0.035 * abs(u), 0.0, k=10), 0.165,
                "dark" if n % 3 else "plate", belly=0.5, foot=0.8)  # fmt: skip
    for side in (1.0, -1.0):
        _foot_roll(f, side, level + 3)
    band = 0.062 * (1 - 0.45 * t * t) * np.sqrt(np.clip((1 - np.abs(t)) / 0.10, 0.015, 1))
    f.shape(level + 4, "brown", tube(arc, band))
    placed = f.put(arc)
    many = round(1.45 * high / 1.75 * pens.count)
    sheet.dot(level + 4, "cecek", paced(placed[3:-3] - np.array([0.0, 0.01 * high]), many), pens.dot)
    for off, cut in ((0.026, 5), (-0.036, 4)):
        sheet.line(level + 4, "white", (placed + np.array([0.0, off * high]))[cut:-cut], 0.85 * pens.fine)


def _arch(foot: FloatArray, wide: float, tall: float, lean: float, share: float, top: float) -> FloatArray:
    """Return a pointed arch about a hill's leaning middle, ``share`` of its width and ``top`` of its height."""
    t = np.arange(_K) / (_K - 1)
    own = top * t
    middle = np.stack([foot[0] + lean * own * own * tall * (1.6 - 0.6 * own), foot[1] - tall * own], axis=-1)
    rise = np.maximum((own - 0.34) / 0.66, 0)
    low = np.maximum(1 - own / 0.34, 0)
    shoulder = np.where(own < 0.34, 1 - 0.10 * low * low, 1 - rise * (0.55 + 0.45 * rise))
    half = 0.5 * wide * share * shoulder * np.sqrt(np.maximum(1 - t * t * t * t * t * t, 0))
    side = np.stack([half, np.zeros(_K)], axis=-1)
    ring: FloatArray = np.concatenate([middle + side, (middle - side)[::-1]])
    return ring


def _hill(f: Frame, foot: FloatArray, wide: float, tall: float, lean: float, level: int, core: str) -> None:
    """A white rim with sawut, a brown hill with a row of cecek, a core."""
    sheet, pens = f.sheet, f.sheet.pens
    rim, hill, heart = (_arch(foot, wide, tall, lean, *by) for by in ((1.0, 1.0), (0.64, 0.83), (0.43, 0.62)))
    f.shape(level, "plate", rim, 0.85)
    sheet.area(level, "brown", f.put(hill))
    sheet.line(level, "line", f.put(hill), 0.5 * pens.nib, closed=True)
    row = f.put(_arch(foot, wide, tall, lean, 0.535, 0.725))[3:-3]
    sheet.dot(
        level, "cecek", paced(row, max(6, round(1.8 * tall * f.size * 0.62 / 1.75 * pens.count))), 0.85 * pens.dot
    )
    sheet.area(level, core, f.put(heart))
    sheet.line(level, "line", f.put(heart), 0.55 * pens.nib, closed=True)
    many = round(tall * f.size * 0.84 / (4.2 * pens.fine) * pens.count)
    for half in (rim[:_K], rim[_K:][::-1]):
        edge = f.put(paced(half[1:34], many))
        middle = f.put(np.array([[foot[0], 0.0]]))[0, 0]
        inward = np.sign(middle - edge[:, 0]) * np.minimum(0.125 * wide * f.size, np.abs(middle - edge[:, 0]))
        for n in range(many):
            if abs(inward[n]) > 0.7:
                root = edge[n] + np.array([np.sign(inward[n]) * 0.5 * pens.nib, 0.0])
                step = np.array([inward[n] * (1.0 if n % 2 else 0.75), -0.22 * abs(inward[n])])
                sheet.line(level, "isen", root + step * np.array([[0.0], [0.6], [1.0]]),
                           pens.fine * np.array([0.9, 0.7, 0.4]))  # fmt: skip
    spine = f.put(
        np.stack([np.full(20, foot[0]), np.linspace(foot[1] - 0.06 * tall, foot[1] - 0.42 * tall, 20)], axis=-1)
    )
    sheet.dot(
        level,
        "cecek",
        paced(spine, max(3, round(0.36 * tall * f.size / 1.6))),
        min(0.9 * pens.dot, 0.06 * wide * f.size),
    )


def _foot_roll(f: Frame, side: float, level: int) -> None:
    """The foot rolls up at its end, dark between two brown lines."""
    sheet, pens = f.sheet, f.sheet.pens
    t = np.arange(46) / 45
    turned = 2.4 * np.pi * t
    ray = np.stack([side * np.sin(turned), np.cos(turned)], axis=-1)
    middle = np.array([0.71 * side, -0.095])
    curl = middle + 0.125 * (1 - 0.66 * t)[:, None] * ray
    line = f.put(np.concatenate([[[0.56 * side, 0.035]], curl]))
    wide = np.linspace(2.8, 1.0, len(line))
    sheet.line(level, "line", line, wide + 1.3 * pens.nib)
    sheet.line(level + 1, "dark", line, wide)
    sheet.dot(level + 1, "cecek", paced(line[2:-6], round(0.75 * f.size / 1.8)), 0.6)
    sheet.solids.append(middle * f.size + f.at + 0.155 * f.size * ray[:38])


def tree(sheet: Sheet, at: FloatArray, size: float, tall: float, leaf: float, level: int) -> None:
    """Draw the tree of life out of the mountain's tip: roots, a trunk, leaves in pairs, a crown about a bud.

    Parameters
    ----------
    sheet, at
        The sheet, and where its roots are.
    size
        Its measure, mm.
    tall
        Height of the trunk in measures.
    leaf
        Fullness of its leaves, 1 is usual.
    level
        The lowest level it takes.
    """
    f = Frame(sheet, at, size)
    pens = sheet.pens
    top = np.array([0.0, -tall])
    for n, (angle, long, wide, kind) in enumerate(
        (
            (1.75, 0.34, 0.15, "dark"),
            (1.25, 0.43, 0.165, "plate"),
            (0.74, 0.48, 0.165, "dark"),
            (0.32, 0.49, 0.15, "dark"),
        )
    ):
        for side in (1.0, -1.0):
            spine = bending(top, -0.5 * np.pi + angle * side, long, -0.78 * side)
            f.plume(level + n % 2, spine, wide * leaf, kind, belly=0.45, foot=0.3, pointed=True)
    f.plume(
        level + 2, bending(top + np.array([0.0, 0.02]), -0.5 * np.pi, 0.52, 0.0), 0.17, "blue", belly=0.42, pointed=True
    )
    for side in (1.0, -1.0):
        spine = bending(top + np.array([0.0, 0.04]), -0.5 * np.pi + 0.62 * side, 0.24, 0.35 * side, k=14)
        f.plume(level + 2, spine, 0.11, "brown", belly=0.5, pointed=True)
        for up, long, kind in ((0.56, 0.32, "dark"), (0.79, 0.26, "plate")):
            spine = bending(np.array([0.02 * side, -up * tall]), -0.5 * np.pi + 0.80 * side, long, 0.85 * side)
            f.plume(level + 2, spine, 0.145 * leaf, kind, belly=0.42, foot=0.15, pointed=True)
    y = np.linspace(-0.06, 1, 60)
    half = np.interp(
        y, [-0.06, 0.0, 0.10, 0.34, 0.46, 0.58, 0.86, 1], [0.11, 0.085, 0.056, 0.04, 0.05, 0.04, 0.03, 0.055]
    )
    trunk = np.stack([np.zeros(60), -y * tall], axis=-1)
    f.shape(level + 3, "dark", tube(trunk, half))
    placed = f.put(trunk)
    sheet.dot(level + 3, "cecek", paced(placed[8:-4], round(0.86 * tall * size / 2.0 * pens.count)), 0.95 * pens.dot)
    ring = through(
        [[-0.085, 0.0], [-0.05, -0.034], [0.05, -0.034], [0.085, 0.0], [0.05, 0.034], [-0.05, 0.034], [-0.085, 0.0]], 4
    )
    f.shape(level + 3, "plate", ring + np.array([0.0, -0.965 * tall]), 0.7)
    f.dot(level + 3, "isen", np.array([[-0.035, 0.0], [0.0, 0.0], [0.035, 0.0]]) + np.array([0.0, -0.965 * tall]), 0.55)
