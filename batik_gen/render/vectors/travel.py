"""The order in which a plotter goes: from each line to the nearest end of another."""

import numpy as np

from batik_gen.values.arrays import FloatArray

_NEAR = 8
"""Neighbours of every end that are looked up at once."""


def shortest_order(
    starts: FloatArray, ends: FloatArray, first: tuple[float, float] = (0.0, 0.0)
) -> list[tuple[int, bool]]:
    """Return lines in the order in which the nearest free end comes next, greedily.

    Parameters
    ----------
    starts, ends
        n x 2, both ends of each line.
    first
        Where the pen is.

    Returns
    -------
    list
        Number of each line, and whether it is drawn from its end to its start.
    """
    from scipy.spatial import cKDTree

    order: list[tuple[int, bool]] = []
    left = np.arange(len(starts))
    x, y = first
    while len(left):
        # Looked up afresh whenever half of the lines are drawn, for then most neighbours are gone.
        tips = np.concatenate([starts[left], ends[left]])
        tree = cKDTree(tips)
        near = tree.query(tips, k=min(_NEAR, len(tips)))[1].reshape(len(tips), -1).tolist()
        count, drawn, begun = len(left), [False] * len(left), len(order)
        enough = count if count <= _NEAR else count // 2
        tip = _nearest(tree, x, y, drawn)
        for _ in range(enough):
            line = tip % count
            drawn[line] = True
            backward = tip >= count
            order.append((int(left[line]), backward))
            tip = line if backward else line + count
            x, y = tips[tip].tolist()
            free = next((other for other in near[tip] if not drawn[other % count]), None)
            if free is not None:
                tip = free
            elif len(order) - begun < count:
                tip = _nearest(tree, x, y, drawn)
        left = left[~np.array(drawn)]
    return order


def _nearest(tree: object, x: float, y: float, drawn: list[bool]) -> int:
    """Return the nearest tip of a line that is not drawn yet."""
    count, wanted = len(drawn), 2 * _NEAR
    while True:
        found = np.atleast_1d(tree.query([x, y], k=min(wanted, 2 * count))[1]).tolist()  # type: ignore[attr-defined]
        free = next((tip for tip in found if not drawn[tip % count]), None)
        if free is not None:
            return int(free)
        wanted *= 4


def as_drawn(count: int) -> list[tuple[int, bool]]:
    """Return the order of so many lines that changes nothing."""
    return [(number, False) for number in range(count)]


def travelled(starts: FloatArray, ends: FloatArray, order: list[tuple[int, bool]]) -> float:
    """Return the length in mm that the pen goes lifted between the lines."""
    at = np.array([number for number, _ in order], np.int64)
    backward = np.array([back for _, back in order], bool)[:, None]
    begin, end = np.where(backward, ends[at], starts[at]), np.where(backward, starts[at], ends[at])
    way = begin[1:] - end[:-1]
    return float(np.sqrt(way[:, 0] * way[:, 0] + way[:, 1] * way[:, 1]).sum())
