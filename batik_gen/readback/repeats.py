"""By which ways a picture comes again."""

import numpy as np
from scipy import fft, ndimage

from batik_gen.values.arrays import FloatArray

_LEAST_OVERLAP = 0.3
"""A way is judged only where so much of the picture lies over itself."""


def likeness(values: FloatArray) -> FloatArray:
    """Return how like itself a picture is moved by each way: rows x columns of ways, 0 the middle, 1 its own place.

    Parameters
    ----------
    values
        Rows x columns of anything.
    """
    high, wide = values.shape
    shape = [fft.next_fast_len(2 * side, real=True) for side in (high, wide)]
    even = values - values.mean()

    def products(one: FloatArray) -> FloatArray:
        return np.asarray(fft.irfft2(np.abs(fft.rfft2(one, shape)) ** 2, shape), dtype=np.float64)

    overlap = products(np.ones_like(values))
    like = products(even) / np.maximum(overlap, 1.0)
    like /= like[0, 0]
    like[overlap < _LEAST_OVERLAP * high * wide] = 0.0
    middle = np.fft.fftshift(like)
    # As many ways to either side as the picture is long.
    cy, cx = middle.shape[0] // 2, middle.shape[1] // 2
    return np.asarray(middle[cy - high + 1 : cy + high, cx - wide + 1 : cx + wide])


def pace_along(likeness_of_ways: FloatArray, least: float) -> float | None:
    """Return the shortest way along a line by which a picture comes again, in steps of that line; None where by none.

    Parameters
    ----------
    likeness_of_ways
        How like itself the picture is, moved by 0, 1, 2 ... steps.
    least
        How much of the best likeness counts as coming again.
    """
    like = ndimage.gaussian_filter1d(likeness_of_ways, 1.0)
    away = np.flatnonzero(like < 0.3)
    if not len(away):
        return None
    begin = int(away[0])
    rest = like[begin:]
    best = float(rest.max())
    if best < 0.2:
        return None
    tops = [i for i in range(1, len(rest) - 1) if rest[i - 1] < rest[i] >= rest[i + 1] and rest[i] > least * best]
    if not tops:
        return None
    at = begin + tops[0]
    pace = at + top_aside(*like[at - 1 : at + 2])
    # Each further copy tells the pace more exactly.
    for copies in range(2, int((len(like) - 2) / pace) + 1):
        at = round(copies * pace)
        near = like[at - 2 : at + 3]
        if at + 3 > len(like) or near.max() < 0.6 * best or not 0 < int(near.argmax()) < 4:
            break
        top = at - 2 + int(near.argmax())
        pace = (top + top_aside(*like[top - 1 : top + 2])) / copies
    return pace


def paces(values: FloatArray, least: float) -> tuple[float | None, float | None]:
    """Return by how many columns to the right and rows down a picture comes again, as ``pace_along`` tells."""
    like = likeness(values)
    y, x = like.shape[0] // 2, like.shape[1] // 2
    return pace_along(like[y, x:], least), pace_along(like[y:, x], least)


def mirror_at(values: FloatArray, side: int, axis: int) -> float:
    """Return where an axis of symmetry lies, in pixels modulo half of what repeats.

    Parameters
    ----------
    values
        Rows x columns, at least ``side`` long.
    side
        Pixels by which the picture comes again.
    axis
        0: how far down a level axis lies; 1: how far to the right an upright one.
    """
    run = np.moveaxis(values, axis, 0)
    whole = len(run) // side * side
    folded = run[:whole].reshape(-1, side, run.shape[1]).mean(axis=0)
    folded = folded - folded.mean(axis=0)
    # Correlated with its mirror image a picture is most like itself at twice the place of its axis.
    turned = np.fft.fft(folded, axis=0)
    like = np.fft.ifft((turned * turned).sum(axis=1)).real
    twice = int(like.argmax())
    return 0.5 * ((twice + top_aside(like[twice - 1], like[twice], like[(twice + 1) % side])) % side)


def top_aside(before: float, here: float, after: float) -> float:
    """Return how far beside a highest value a parabola through it and its neighbours is highest, in steps."""
    bend = before - 2 * here + after
    return 0.5 * (before - after) / bend if bend < 0 else 0.0
