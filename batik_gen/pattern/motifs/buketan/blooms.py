"""The large flowers of a buketan, and what ties its stems: petals one before another, seen a little from above."""

import numpy as np

from batik_gen.pattern.flora.sheet import Frame, Sheet, bending, paced, through
from batik_gen.pattern.geometry.curves import turn
from batik_gen.values.arrays import FloatArray

_FLAT = 0.84
"""A flower is so much lower than wide: it is seen from above and before."""

_PETAL = [[0.0, 0.10], [0.28, 0.27], [0.58, 0.46], [0.80, 0.50], [0.95, 0.36], [0.93, 0.17], [1.0, 0.0]]
"""Half of a petal's outline, from the foot to the notched rim, in its length; across, in its width."""

_RINGS = (
    # how many, at which radius they begin, how long, how wide, turned by, the lowest level
    (9, 0.38, 0.62, 1.16, 0.0, 0), (8, 0.24, 0.50, 1.14, 0.35, 3), (6, 0.10, 0.38, 1.16, 0.1, 6),
)  # fmt: skip

_COLOURS = (("red", "yellow"), ("yellow", "red"), ("red", "azure"))

_TURN = np.arange(28) * (np.pi / 14)
_RAY = np.stack([np.cos(_TURN), np.sin(_TURN)], axis=-1)


def peony(sheet: Sheet, at: FloatArray, size: float, lean: float, heart: float, shade: float, sort: int) -> None:
    """Draw a full flower ``size`` mm from its middle to its rim.

    Parameters
    ----------
    sheet, at, size
        The sheet, its middle, its radius.
    lean
        Which way it turns, radians.
    heart
        How large its heart is, in radii.
    shade
        How far galaran runs along its petals, 1 is usual.
    sort
        Which colours it has: red about yellow, yellow about red, or red about blue.
    """
    f = Frame(sheet, at, size, 1.0, lean)
    for many, begins, long, wide, turned, level in _RINGS:
        # From the farthest petal round both sides to the nearest, which lies before all.
        turns = turned + 2 * np.pi * np.arange(many) / many - 0.5 * np.pi
        order = np.argsort(np.sin(turns), kind="stable").tolist()
        for rank, n in enumerate(order):
            angle = float(turns[n])
            near = 0.5 * (1 + np.sin(angle))
            ahead = np.array([np.cos(angle), _FLAT * np.sin(angle)])
            foot = ahead * begins + np.array([0.0, -0.05 * level / 6])
            own = long * (1.06 - 0.22 * near) * (1.0 if n % 2 else 0.93)
            kind = _COLOURS[sort % 3][0 if level < 6 else 1]
            _petal(f, level + (0 if rank < 2 else 1 if n % 2 else 2), foot, angle, own, wide * own, kind, shade)
    middle = np.array([0.0, -0.06])
    broad = 0.52 * heart + 0.06
    f.shape(9, "dark", middle + np.array([1.0, _FLAT]) * broad * _RAY, 0.8)
    many = max(5, round(6 * broad * size / (2.4 * sheet.pens.dot)))
    t = np.arange(many) * (2 * np.pi / many)
    ring = middle + np.array([1.0, _FLAT]) * 0.62 * broad * np.stack([np.cos(t), np.sin(t)], axis=-1)
    f.dot(9, "cecek", np.concatenate([ring, middle[None]]), 0.85 * sheet.pens.dot)


def _petal(
    f: Frame, level: int, foot: FloatArray, angle: float, long: float, wide: float, kind: str, shade: float
) -> None:
    """Draw one petal: a notched rim, galaran from its foot that is close there and runs out, cecek where it is dyed."""
    pens = f.sheet.pens
    half = np.array(_PETAL) * np.array([long, wide])
    side = through(half.tolist(), 3)
    ring = turn(np.concatenate([side, side[-2::-1] * np.array([1.0, -1.0])]), angle) + foot
    f.shape(level, kind, ring, 0.8)
    many = max(3, round(0.9 * wide * f.size / (2.9 * pens.fine) * pens.count))
    for n in range(many):
        v = 2 * (n + 0.5) / many - 1
        far = (0.70 if n % 2 else 0.52) * (1 - 0.35 * v * v) * shade
        run = np.array([[0.12, 0.10 * v], [0.5 * (0.12 + far), 0.27 * v], [far, 0.40 * v]]) * np.array([long, wide])
        f.line(level, "isen", turn(run, angle) + foot, pens.fine * np.array([1.0, 0.8, 0.45]))
    if wide * f.size > 6.0:
        dots = np.array([[0.80, -0.22], [0.86, 0.0], [0.80, 0.22]]) * np.array([long, wide])
        f.dot(level, "isen", turn(dots, angle) + foot, 0.7 * pens.dot)


def tie(sheet: Sheet, at: FloatArray, size: float) -> None:
    """Tie the stems with a shoot of the plant itself: turns about them, two leaves and two ends that roll up."""
    pens = sheet.pens
    for side in (1.0, -1.0):
        f = Frame(sheet, at, size, side)
        long = 1.0 if side > 0 else 0.86
        f.plume(0, bending(np.array([0.12, 0.02]), -0.50, 0.95 * long, 0.9, k=18), 0.36, "azure", 0.5, 0.25, True)
        f.plume(1, bending(np.array([0.10, 0.08]), 0.42, 0.62 * long, 0.5, k=16), 0.24, "green", 0.5, 0.25, True)
        t = np.arange(34) / 33
        lead = through([[0.06, 0.10], [0.22, 0.42], [0.40, 0.70 * long]], 8)
        turned = 0.12 + (4.4 if side > 0 else 5.2) * t
        reach = (0.17 - 0.11 * t)[:, None]
        roll = lead[-1] + np.array([0.17, 0.0]) - reach * np.stack([np.cos(turned), -np.sin(turned)], axis=-1)
        line = f.put(np.concatenate([lead, roll]))
        wide = np.linspace(1.5, 0.8, len(line))
        sheet.line(0, "line", line, wide + 1.2 * pens.nib)
        sheet.line(1, "green", line, wide)
        sheet.solids.append(f.put(lead[-1] + np.array([0.17, 0.0]) + 0.24 * _RAY))
    f = Frame(sheet, at, size)
    for n, y in enumerate((-0.13, 0.01, 0.15)):
        band = np.array([[-0.24, y + 0.05], [0.0, y - 0.03], [0.24, y + 0.03]])
        band = paced(through(band.tolist(), 6), 13)
        up = np.array([0.0, 0.07])
        f.shape(2, "azure" if n != 1 else "yellow", np.concatenate([band - up, (band + up)[::-1]]), 0.7)
        f.dot(2, "isen", paced(band[2:-2], 4), 0.75 * pens.dot)
