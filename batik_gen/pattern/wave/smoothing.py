"""Courses made calm and read between their slices, in operations that every machine rounds alike."""

import numpy as np

from batik_gen.values.arrays import FloatArray


def smooth(values: FloatArray, passes: int, axis: int = 0, closed: bool = False) -> FloatArray:
    """Return values after so many passes of (1, 2, 1) / 4: a bell of sqrt(passes / 2) steps.

    Parameters
    ----------
    values
        Numbers of any shape.
    passes
        How often.
    axis
        Along which axis.
    closed
        True where the end runs on into the beginning; else each end is continued as it is.
    """
    run = np.moveaxis(np.asarray(values, dtype=np.float64), axis, 0)
    for _ in range(passes):
        before = np.concatenate([run[-1:] if closed else run[:1], run[:-1]])
        after = np.concatenate([run[1:], run[:1] if closed else run[-1:]])
        run = 0.25 * before + 0.5 * run + 0.25 * after
    return np.ascontiguousarray(np.moveaxis(run, 0, axis))


def at_share(values: FloatArray, share: FloatArray, closed: bool = False) -> FloatArray:
    """Read values between their slices.

    Parameters
    ----------
    values
        One number a slice.
    share
        Where, as a share of the whole length; each slice stands at its middle.
    closed
        True where the end runs on into the beginning; else it stays as at the outermost slices.
    """
    n = len(values)
    where = np.asarray(share, dtype=np.float64) * n - 0.5
    if not closed:
        where = np.clip(where, 0, n - 1)
    low = np.floor(where).astype(np.int64)
    part = where - low
    here = values[low % n]
    after = values[(low + 1) % n if closed else np.minimum(low + 1, n - 1)]
    read: FloatArray = here + (after - here) * part
    return read
