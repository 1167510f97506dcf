"""A single wing (lar), for sido luhur: rows of feathers that lie over one another, swept from the arm to the tip.

As in ``figures``: in units of its own size about its middle, x right and y down, no farther than 1.2 along both axes.
"""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.flora.sheet import Frame, Sheet, bending, paced, through, tube
from batik_gen.values.arrays import FloatArray

_ARM = through([[-0.20, 0.74], [-0.50, 0.54], [-0.64, 0.12], [-0.50, -0.34], [-0.14, -0.70], [0.26, -0.90]], 16)
"""The leading edge, from the shoulder up to the tip."""
_REAR = through([[0.10, 0.86], [0.42, 0.60], [0.62, 0.22], [0.66, -0.20], [0.56, -0.56], [0.31, -0.88]], 16)
"""How far feathers reach, from those at the body to those at the tip."""
_SWEPT = 0.17
"""A feather is swept so far towards the tip of the wing from its root to its end, in the length of the arm."""


@dataclass(frozen=True)
class _Row:
    """Say how a row of feathers lies on a wing.

    Parameters
    ----------
    level
        What it lies over.
    many
        How many feathers, from the shoulder to the tip.
    reach
        From where to where across the wing, 0 at the arm and 1 at the rear.
    kinds
        What fills them in turn.
    """

    level: int
    many: int
    reach: tuple[float, float]
    kinds: tuple[str, ...]


_ROWS = (
    _Row(0, 9, (0.42, 1.0), ("plate", "plate", "dark")),
    _Row(2, 10, (0.22, 0.66), ("dark", "plate")),
    _Row(4, 11, (0.04, 0.36), ("plate", "brown")),
)  # fmt: skip
"""The long feathers of the hand, their coverts, small ones along the arm."""
_UNEVEN = (0.0, 0.035, -0.02, 0.015, -0.035, 0.02, -0.01, 0.03, -0.03, 0.01, -0.02, 0.025)
"""No feather is as long as the one beside it."""


def wing(sheet: Sheet, size: float) -> None:
    """Draw a wing: three rows of feathers, a dark arm with cecek over their roots, a curl at the shoulder."""
    f = Frame(sheet, np.array([-0.01 * size, 0.0]), 0.91 * size)
    for row in _ROWS:
        for n in range(row.many):
            _feather(f, row, n)
    _arm(f)


def _across(along: FloatArray, v: FloatArray) -> FloatArray:
    """Return the places on a wing at shares along it and across it."""
    rails = [
        np.stack([np.interp(along, np.linspace(0, 1, len(line)), line[:, axis]) for axis in (0, 1)], axis=-1)
        for line in (paced(_ARM, 80), paced(_REAR, 80))
    ]
    placed: FloatArray = rails[0] + (rails[1] - rails[0]) * v[:, None]
    return placed


def _uneven(line: FloatArray, count: int) -> FloatArray:
    """Return places along a line as a hand sets dots: no two gaps are equal."""
    n = np.arange(count)
    share = (n + 0.5 + 0.13 * np.sin(2.4 * n * n + 0.7 * n)) / count * (len(line) - 1)
    run = paced(line, len(line))
    return np.stack([np.interp(share, np.arange(len(run)), run[:, axis]) for axis in (0, 1)], axis=-1)


def _feather(f: Frame, row: _Row, n: int) -> None:
    """Draw one feather of a row, as much of it as its neighbour leaves to be seen: round at its end, a rib, isen."""
    pens, step = f.sheet.pens, 0.93 / row.many
    root, (low, high) = (n + 0.5) * step, row.reach
    # Towards the tip the sweep has less wing left.
    swept = _SWEPT * (1.0 - 0.75 * root) * (high - low) / 0.58
    far = high + _UNEVEN[(n + 3 * row.level) % len(_UNEVEN)] * (high - low) / 0.58

    def at(s: FloatArray, aside: FloatArray | float) -> FloatArray:
        round_off = np.clip((s - 0.74) / 0.26, 0.0, 1.0)
        half = 0.5 * step * np.sqrt(np.maximum(1.0 - round_off * round_off, 0.0))
        return _across(np.clip(root + swept * s * s + aside * half, 0.0, 1.0), low + (far - low) * s)

    s = np.concatenate([np.linspace(0.0, 0.74, 9), 0.74 + 0.26 * np.array([0.3, 0.55, 0.75, 0.89, 0.97, 1.0])])
    kind = row.kinds[n % len(row.kinds)]
    f.shape(row.level, kind, np.concatenate([at(s, -1.0), at(s, 1.0)[-2::-1]]), 0.95)
    rib = at(np.linspace(0.12, 0.84, 12), 0.08)
    if kind == "plate":
        f.line(row.level, "isen", rib, np.linspace(1.2, 0.6, 12) * pens.fine)
        many = max(3, round((far - low) * f.size * 0.95 / (3.0 * pens.fine) * pens.count))
        for k in range(many):
            foot = 0.16 + 0.62 * (k + 0.5) / many
            for side in (-1.0, 1.0):
                # Barbs lean to the end of the feather; every second one is shorter.
                out = (0.70 if k % 2 else 0.52) * side
                barb = at(np.array([foot, foot + 0.05, foot + 0.10]), np.array([0.12 * side, 0.6 * out, out]))
                f.line(row.level, "isen", barb, pens.fine * np.array([0.9, 0.8, 0.5]))
    else:
        f.line(row.level, "line" if kind == "dark" else "white", rib[:8], 0.8 * pens.fine)
        dots = _uneven(at(np.linspace(0.28, 0.92, 12), 0.0), max(4, round((far - low) * f.size * 0.75 / 1.35)))
        f.dot(row.level, "cecek", dots, 0.85 * pens.dot)


def _arm(f: Frame) -> None:
    """Lay the arm over the roots of the feathers, dark with cecek; it rolls up at the shoulder, by two leaves."""
    pens, end = f.sheet.pens, _ARM[0]
    for angle, long in ((2.35, 0.24), (1.75, 0.19)):
        spine = bending(end + np.array([-0.03, 0.03]), angle, long, 0.7, k=12)
        f.plume(5, spine, 0.085, "plate" if angle > 2 else "dark", 0.45, 0.3, pointed=True, nib=0.7)
    # The roll of a hand: it comes in wide and is drawn together, thinner all the way.
    roll = [end]
    way, pace = 0.16 * np.pi, 0.062
    for n in range(36):
        way -= 0.115 + 0.0075 * n
        roll.append(roll[-1] + pace * np.array([np.cos(way), np.sin(way)]))
        pace *= 0.966
    whole = paced(np.concatenate([_ARM[:0:-1], np.array(roll)]), 90)
    wide = np.interp(np.arange(90) / 89, (0.0, 0.25, 0.55, 0.72, 1.0), (0.035, 0.095, 0.12, 0.10, 0.03)) * f.size
    f.sheet.line(6, "line", f.put(whole), wide + 1.7 * pens.nib)
    f.sheet.line(7, "dark", f.put(whole), wide)
    f.sheet.dot(7, "cecek", f.put(_uneven(whole[6:-8], round(2.9 * f.size / 1.6 * pens.count))), pens.dot)
    f.sheet.solids.append(f.put(tube(whole[:84], np.full(84, 0.06))))
