"""A butterfly, for the diamonds of a sido and the air about a bouquet."""

import numpy as np

from batik_gen.pattern.flora.sheet import Frame, Sheet, bending, paced, through, tube

_TURN = np.arange(28) * (np.pi / 14)
_RAY = np.stack([np.cos(_TURN), np.sin(_TURN)], axis=-1)


def butterfly(sheet: Sheet, size: float, lean: float = 0.0, cells: tuple[str, str] = ("plate", "plate")) -> None:
    """Draw a butterfly with open wings: veins from the body to a dark rim of cecek, an eye on each wing."""
    pens = sheet.pens
    high = through([[0.05, -0.08], [0.10, -0.36], [0.34, -0.62], [0.60, -0.64], [0.73, -0.46], [0.66, -0.22],
                    [0.42, -0.02], [0.05, 0.02], [0.05, -0.08]], 6)  # fmt: skip
    low = through([[0.05, 0.02], [0.30, -0.01], [0.52, 0.08], [0.58, 0.30], [0.44, 0.42], [0.40, 0.62], [0.28, 0.64],
                   [0.20, 0.40], [0.05, 0.20], [0.05, 0.02]], 6)  # fmt: skip
    for side in (1.0, -1.0):
        h = Frame(sheet, np.zeros(2), size, side, lean)
        feeler = bending(np.array([0.02, -0.28]), -1.40, 0.50, 0.55, k=16)
        turned = np.linspace(0, 4.4, 16)
        roll = feeler[-1] + 0.075 * np.stack([1 - np.cos(turned), -np.sin(turned)], axis=-1)
        line = np.concatenate([feeler, roll[1:]])
        h.line(0, "line", line, np.linspace(0.9, 0.55, len(line)) * pens.nib)
        sheet.solids.append(h.put(tube(line, np.full(len(line), 0.025))))
        for level, wing_of, root, eye, wide in (
            (0, low, [0.07, 0.08], [0.37, 0.26], 0.085), (2, high, [0.07, -0.05], [0.46, -0.40], 0.105),
        ):  # fmt: skip
            foot, middle = np.array(root), np.array(eye)
            h.shape(level, "dark", wing_of)
            field = foot + 0.74 * (wing_of - foot)
            rim = foot + 0.87 * (wing_of - foot)
            k = len(rim)
            h.dot(level, "cecek", paced(rim[round(0.24 * k) : round(0.78 * k)], 13), pens.dot)
            h.shape(level + 1, cells[level // 2], field, 0.7)
            for n in range(7):
                tip = field[round((0.20 + 0.60 * n / 6) * k)]
                vein = foot + (tip - foot) * np.array([[0.16], [0.55], [0.94]])
                h.line(level + 1, "isen", vein, pens.fine * np.array([1.0, 0.8, 0.6]))
            h.shape(level + 1, "brown", middle + wide * _RAY, 0.6)
            h.dot(level + 1, "cecek", middle + np.concatenate([[[0.0, 0.0]], 0.6 * wide * _RAY[::5]]), 0.75 * pens.dot)
    f = Frame(sheet, np.zeros(2), size, 1.0, lean)
    body = paced(np.array([[0.0, -0.30], [0.0, 0.0], [0.0, 0.50]]), 30)
    half = np.interp(
        np.arange(30) / 29, (0, 0.10, 0.2, 0.4, 0.55, 0.8, 1), (0.03, 0.07, 0.05, 0.085, 0.065, 0.06, 0.02)
    )
    f.shape(4, "dark", tube(body, half))
    f.dot(4, "cecek", paced(body[9:-3], round(0.62 * size / 1.8)), pens.dot)
    f.dot(4, "cecek", np.array([[-0.028, -0.25], [0.028, -0.25]]), 0.8 * pens.dot)
