"""Figures of the sido cloths, drawn on a sheet: a house and a lotus.

Each is in units of its own size about its middle, x right and y down, and reaches no farther than 1.2 along both axes
together: so far is it to the frame.
"""

import numpy as np

from batik_gen.pattern.flora.sheet import Frame, Sheet, bending, paced, through, tube
from batik_gen.values.arrays import FloatArray

_BOTH = (1.0, -1.0)


def _sides(sheet: Sheet, size: float) -> tuple[Frame, Frame]:
    """Return the right half and the left one."""
    one, other = (Frame(sheet, np.zeros(2), size, side) for side in _BOTH)
    return one, other


def house(sheet: Sheet, size: float) -> None:
    """Draw a house under three roofs, on steps, plants to both sides of it."""
    pens, size = sheet.pens, 0.87 * size
    for f in _sides(sheet, size):
        for x, angle, long, by, kind in (
            (0.46, -1.05, 0.36, 0.5, "dark"), (0.50, -0.45, 0.38, 0.5, "plate"), (0.50, 0.15, 0.34, 0.4, "dark"),
        ):  # fmt: skip
            f.plume(0, bending(np.array([x, 0.43]), angle, long, by, k=14), 0.13, kind, 0.5, 0.25, pointed=True)
        for x, long in ((0.12, 0.20), (0.30, 0.16)):
            spine = bending(np.array([x, 0.66]), 0.5 * np.pi - 0.5 * x, long, 0.0, k=12)
            f.plume(0, spine, 0.17, "plate" if x > 0.2 else "dark", 0.4, 0.7, pointed=True)
    f = Frame(sheet, np.zeros(2), size)
    # Steps, from below.
    for low, high, half, kind in ((0.70, 0.57, 0.40, "plate"), (0.57, 0.45, 0.50, "dark"), (0.45, 0.34, 0.44, "plate")):
        bow = 0.025 * np.linspace(-1, 1, 9) ** 2
        upper = np.stack([np.linspace(-half, half, 9), high - bow], axis=-1)
        lower = np.stack([np.linspace(0.97 * half, -0.97 * half, 9), low - bow], axis=-1)
        f.shape(1, kind, np.concatenate([upper, lower]), 0.8)
        middle = np.stack([np.linspace(-0.86 * half, 0.86 * half, 9), 0.5 * (low + high) - 0.7 * bow], axis=-1)
        if kind == "plate":
            _teeth(f, 1, middle, 0.8 * (low - high))
        else:
            f.dot(1, "cecek", paced(middle, max(6, round(1.7 * half * size / 1.7 * pens.count))), pens.dot)
    # A hall of four posts, its curtain in the middle.
    f.shape(1, "brown", np.array([[-0.40, 0.34], [-0.40, 0.06], [0.40, 0.06], [0.40, 0.34]]), 0.8)
    curtain = through([[-0.13, 0.35], [-0.13, 0.18], [-0.09, 0.10], [0.0, 0.07], [0.09, 0.10], [0.13, 0.18],
                       [0.13, 0.35]], 4)  # fmt: skip
    f.shape(2, "dark", curtain, 0.7)
    f.dot(2, "cecek", np.array([[0.0, 0.14], [-0.045, 0.22], [0.045, 0.22], [0.0, 0.30]]), 0.9 * pens.dot)
    for x in (-0.34, -0.2, 0.2, 0.34):
        f.line(2, "white", np.array([[x, 0.31], [x, 0.20], [x, 0.10]]), np.array([1.5, 1.1, 1.4]) * pens.fine)
    # A broad roof under a steep one, a ridge with its crown; a leaf at each eave.
    for side in _sides(sheet, size):
        side.plume(2, bending(np.array([0.66, 0.10]), -0.55, 0.22, -0.7, k=12), 0.10, "dark", 0.5, 0.4, pointed=True)
        side.plume(4, bending(np.array([0.17, -0.60]), -0.95, 0.20, 0.5, k=12), 0.09, "dark", 0.5, 0.4, pointed=True)
    _roof(f, 3, ((0.30, -0.20), (0.48, -0.06), (0.72, 0.10)))
    _roof(f, 4, ((0.15, -0.62), (0.22, -0.42), (0.36, -0.17)))
    f.plume(5, bending(np.array([0.0, -0.62]), -0.5 * np.pi, 0.36, 0.0), 0.17, "dark", 0.4, 0.5, pointed=True)


def _roof(f: Frame, level: int, slope: tuple[tuple[float, float], ...]) -> None:
    """Draw a roof between two mirrored slopes, from its ridge down: a light border, courses of shingles."""
    pens = f.sheet.pens
    line = through([list(point) for point in slope], 6)
    low, high = float(line[-1, 1]), float(line[0, 1])
    ring = np.concatenate([line, line[::-1] * np.array([-1.0, 1.0])])
    f.shape(level, "plate", ring, 0.85)
    inner = np.concatenate([line, line[::-1] * np.array([-1.0, 1.0])]) * np.array([0.88, 1.0])
    inner[:, 1] = high + 0.045 + (inner[:, 1] - high) * (low - high - 0.085) / (low - high)
    f.shape(level, "dark", inner, 0.6)
    rows = max(2, round((low - high) * f.size / 3.0))
    for row in range(rows):
        y = high + 0.045 + (low - high - 0.085) * (row + 0.55) / rows
        wide = 0.86 * float(np.interp(y, line[:, 1], line[:, 0]))
        many = max(3, round(2 * wide * f.size / 1.9 * pens.count))
        x = (np.arange(many) - 0.5 * (many - 1)) / many * 2 * wide
        f.dot(level, "cecek", np.stack([x, np.full(many, y)], axis=-1), 0.92 * pens.dot)


def _teeth(f: Frame, level: int, line: FloatArray, high: float) -> None:
    """Set untu walang along a line: dark triangles on a light step, every second one turned over."""
    many = 9
    for n in range(many):
        a, b = (line[0] + (line[-1] - line[0]) * (n + cut) / many for cut in (0.12, 0.88))
        y = float(np.interp(0.5 * (a[0] + b[0]), line[:, 0], line[:, 1]))
        up = 0.36 * high * (1 if n % 2 else -1)
        f.sheet.area(level, "brown", f.put(np.array([[a[0], y + up], [b[0], y + up], [0.5 * (a[0] + b[0]), y - up]])))


def lotus(sheet: Sheet, size: float) -> None:
    """Draw an open lotus, its petals one behind another, two buds, two leaves upon the water."""
    f = Frame(sheet, np.array([0.0, 0.04 * size]), size)
    pens = sheet.pens
    halves = [Frame(sheet, f.at, size, side) for side in _BOTH]
    for h in halves:
        # A bud on a bent stalk, and a leaf seen from the side.
        stalk = bending(np.array([0.05, 0.66]), -0.42, 0.66, -0.75, k=20)
        h.line(0, "line", stalk, np.linspace(1.0, 0.75, len(stalk)) * pens.nib)
        sheet.solids.append(h.put(tube(stalk, np.full(len(stalk), 0.03))))
        h.plume(1, bending(stalk[-2], -1.02, 0.24, -0.25, k=12), 0.15, "dark", 0.42, 0.4, pointed=True)
        h.plume(2, bending(stalk[-2], -0.62, 0.13, -0.5, k=12), 0.07, "brown", 0.5, 0.3, pointed=True)
        h.plume(0, bending(np.array([0.02, 0.57]), 0.26, 0.42, -0.55, k=16), 0.16, "dark half", 0.5, 0.2, pointed=True)
    stem = np.array([[0.0, 0.34], [0.012, 0.55], [0.0, 0.80]])
    f.line(0, "line", stem, np.array([1.5, 1.3, 1.0]) * pens.nib)
    sheet.solids.append(f.put(tube(stem, np.full(3, 0.04))))
    low = np.array([0.0, 0.30])
    for level, tips in (
        (1, ((0.36, 0.86, "plate"), (1.08, 0.66, "dark"))), (2, ((0.0, 0.92, "plate"), (0.72, 0.80, "plate"))),
        (3, ((1.32, 0.50, "plate"), (0.46, 0.62, "brown"))), (4, ((0.86, 0.46, "dark"), (0.0, 0.0, ""))),
    ):  # fmt: skip
        for angle, long, kind in tips:
            for h in halves if angle else (halves[0],) if kind else ():
                spine = bending(low + np.array([0.07 * angle, 0.0]), -0.5 * np.pi + angle, long, -0.42 * angle)
                h.plume(level, spine, 0.235 if level < 3 else 0.21, kind, 0.62, 0.3, pointed=True)
    f.plume(5, bending(low, -0.5 * np.pi, 0.52, 0.0), 0.25, "plate", 0.55, 0.4, pointed=True)
    cup = through([[-0.19, 0.24], [-0.10, 0.31], [0.0, 0.33], [0.10, 0.31], [0.19, 0.24], [0.13, 0.38], [0.0, 0.44],
                   [-0.13, 0.38], [-0.19, 0.24]], 4)  # fmt: skip
    f.shape(5, "dark", cup, 0.8)
    f.dot(5, "cecek", np.array([[-0.09, 0.36], [-0.03, 0.385], [0.03, 0.385], [0.09, 0.36]]), 0.9 * pens.dot)
