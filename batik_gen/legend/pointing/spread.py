"""Pins of a cloth that tells itself where each parameter shows: one place each, far from all others."""

from collections.abc import Mapping

import numpy as np

from batik_gen.legend.pointing.window import INSIDE_MM, Window
from batik_gen.values.arrays import BoolArray, FloatArray

Ends = tuple[tuple[float, float], ...]

_STEPS = 9
"""Squares are tried at so many places along either side of a cloth."""
_SEEN, _OFF = 0.5, 0.5
"""How much it is worth that a parameter shows in a square, the rest that its pin stands free; and what the square loses
at the edge of the cloth."""
_APART_MM = 12.0
"""Places that keep so far apart are apart."""
_MIDDLE = 0.25
"""How much a place at the edge of the square loses against one in its middle."""


def fullest_window(shown: Mapping[str, FloatArray], size_mm: tuple[float, float], side: float) -> Window:
    """Return the square of a cloth in which the most parameters show; of equals the one nearest to the middle."""
    room = np.array(size_mm) - side
    shares = np.linspace(0.0, 1.0, _STEPS)
    best: tuple[float, Window] | None = None
    for down in shares.tolist():
        for right in shares.tolist():
            window = Window(float(right * room[0]), float(down * room[1]), side)
            places = np.array([np.mean(ends, axis=0) for ends in spread(shown, window).values()]).reshape(-1, 2)
            away = np.sqrt(((places[:, None] - places) ** 2).sum(axis=2)) + 2 * _APART_MM * np.eye(len(places))
            free = np.minimum(away.min(axis=1, initial=_APART_MM) / _APART_MM, 1.0)
            worth = float((_SEEN + (1 - _SEEN) * free).sum()) - _OFF * max(abs(2 * right - 1), abs(2 * down - 1))
            if best is None or worth > best[0] + 1e-9:
                best = worth, window
    assert best is not None
    return best[1]


def seats_of(shown: Mapping[str, FloatArray], size_mm: tuple[float, float]) -> dict[str, tuple[float, float]]:
    """Return for each parameter the place of it that is nearest to the middle of the cloth, or of its distance."""
    middle = 0.5 * np.array(size_mm)
    out = {}
    for name, at in shown.items():
        places = at if at.ndim == 2 else at.mean(axis=1)
        places = places[((places > 0) & (places < 2 * middle)).all(axis=1)]
        if len(places):
            x, y = places[int(np.round(np.abs(places - middle).max(axis=1), 6).argmin())]
            out[name] = float(x), float(y)
    return out


def spread(shown: Mapping[str, FloatArray], window: Window) -> dict[str, Ends]:
    """Return for each parameter that shows in a square one of its places there, far from those of all others.

    Parameters with the fewest places choose first.
    """
    seen = {name: _usable(at, window) for name, at in shown.items()}
    found: dict[str, Ends] = {}
    taken = np.zeros((0, 2))
    middle = np.array([window.left, window.top]) + 0.5 * window.side
    for name in sorted((name for name in seen if len(seen[name])), key=lambda name: (len(seen[name]), name)):
        places = seen[name] if seen[name].ndim == 2 else seen[name].mean(axis=1)
        away = np.full(len(places), 2 * _APART_MM)
        if len(taken):
            away = np.minimum(np.sqrt(((places[:, None] - taken) ** 2).sum(axis=2)).min(axis=1), away)
        off = np.abs(places - middle).max(axis=1) / (0.5 * window.side)
        # Of equals the first is taken, however they are rounded.
        one = int(np.round(away / _APART_MM - _MIDDLE * off, 9).argmax())
        found[name] = tuple((x, y) for x, y in seen[name][one].reshape(-1, 2).tolist())
        taken = np.concatenate([taken, places[one : one + 1]])
    return {name: found[name] for name in shown if name in found}


def _usable(at: FloatArray, window: Window) -> FloatArray:
    """Return the places inside a square; of distances those with both ends, else the ends there, and middles."""
    if at.ndim == 2:
        found: FloatArray = at[_inside(at, window)]
        return found
    whole = _inside(at, window).all(axis=1)
    return at[whole] if whole.any() else _usable(np.concatenate([at.mean(axis=1), at.reshape(-1, 2)]), window)


def _inside(at: FloatArray, window: Window) -> BoolArray:
    off = np.abs(at - np.array([window.left, window.top]) - 0.5 * window.side)
    return np.asarray((off <= 0.5 * window.side - INSIDE_MM).all(axis=-1))
