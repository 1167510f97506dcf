"""Curves of many copies at once: arrays of copies x points x 2, in millimetres.

Only operations that give the same bits on every machine are used: no matrix
products, no powers, no hypot (sine and cosine in float64 are safe).
"""

import numpy as np

from batik_gen.values.arrays import FloatArray


def length(v: FloatArray) -> FloatArray:
    """Return the length of vectors (..., 2)."""
    return np.sqrt(v[..., 0] * v[..., 0] + v[..., 1] * v[..., 1])


def unit(v: FloatArray) -> FloatArray:
    """Return vectors (..., 2) of length one; zero vectors stay zero."""
    return v / np.maximum(length(v), 1e-12)[..., None]


def turn(v: FloatArray, angle: FloatArray | float) -> FloatArray:
    """Turn vectors (..., 2) by ``angle`` radians (clockwise on the cloth, whose y points down)."""
    c, s = np.cos(angle), np.sin(angle)
    return np.stack([v[..., 0] * c - v[..., 1] * s, v[..., 0] * s + v[..., 1] * c], axis=-1)


def place(shape: FloatArray, centres: FloatArray, angle: FloatArray | float = 0.0) -> FloatArray:
    """Copy shapes (k, 2) or (n, k, 2) to centres (n, 2), each turned by ``angle`` (scalar or n)."""
    angle = np.broadcast_to(np.asarray(angle, np.float64), centres.shape[:1])[:, None]
    return turn(np.broadcast_to(shape, (len(centres), *shape.shape[-2:])), angle) + centres[:, None]


def spline(points: FloatArray, pieces: int = 6, closed: bool = True) -> FloatArray:
    """Run a smooth centripetal-like curve through points (..., k, 2).

    Catmull-Rom (Catmull & Rom 1974) with ``pieces`` steps between two points.
    Returns (..., k * pieces, 2) where closed, (..., (k - 1) * pieces + 1, 2) where open.
    """
    if closed:
        p0, p1, p2, p3 = (np.roll(points, shift, axis=-2) for shift in (1, 0, -1, -2))
    else:
        first = 2 * points[..., :1, :] - points[..., 1:2, :]
        last = 2 * points[..., -1:, :] - points[..., -2:-1, :]
        run = np.concatenate([first, points, last], axis=-2)
        p0, p1, p2, p3 = run[..., :-3, :], run[..., 1:-2, :], run[..., 2:-1, :], run[..., 3:, :]
    t = (np.arange(pieces) / pieces)[:, None]
    a, b, c, d = (p[..., :, None, :] for p in (p0, p1, p2, p3))
    m1, m2 = (c - a) * 0.5, (d - b) * 0.5
    # Hermite form of the cubic.
    out = b + t * (m1 + t * (3 * (c - b) - 2 * m1 - m2 + t * (2 * (b - c) + m1 + m2)))
    out = out.reshape(*out.shape[:-3], -1, 2)
    curve: FloatArray = out if closed else np.concatenate([out, points[..., -1:, :]], axis=-2)
    return curve


def ellipse(a: FloatArray | float, b: FloatArray | float, k: int = 48, squareness: float = 0.0) -> FloatArray:
    """Return ellipses with half axes a (x) and b (y), (..., k, 2); ``squareness`` fattens the shoulders."""
    t = np.arange(k) * (2 * np.pi / k)
    c, s = np.cos(t), np.sin(t)
    fat = 1 + squareness * (2 * c * s) * (2 * c * s)
    a, b = np.asarray(a, np.float64)[..., None], np.asarray(b, np.float64)[..., None]
    return np.stack(np.broadcast_arrays(a * c * fat, b * s * fat), axis=-1)


def leaf(long: FloatArray | float, wide: FloatArray | float, k: int = 12, belly: float = 0.42) -> FloatArray:
    """Return pointed leaves along +x from the origin, (..., 2k, 2): length ``long``, full width ``wide``.

    ``belly`` is where along the leaf it is widest.
    """
    long, wide = np.asarray(long, np.float64)[..., None], np.asarray(wide, np.float64)[..., None]
    t = np.arange(k + 1) / k
    side = np.where(t < belly, t / belly, (1 - t) / (1 - belly))
    # A sine-like swell that meets the tip at an angle, as a leaf does.
    y = side * (2 - side) * np.where(t < belly, 1.0, 0.55 + 0.45 * side)
    x = np.concatenate([t, t[-2:0:-1]])
    y = np.concatenate([y, -y[-2:0:-1]])
    return np.stack(np.broadcast_arrays(long * x, 0.5 * wide * y), axis=-1)


def pointed(inner: float) -> FloatArray:
    """Return a four-pointed star, 8 x 2, points at distance 1 on the axes, corners at (inner, inner)."""
    i = inner
    return np.array(
        [[1.0, 0.0], [i, i], [0.0, 1.0], [-i, i], [-1.0, 0.0], [-i, -i], [0.0, -1.0], [i, -i]], dtype=np.float64
    )


def normals(ring: FloatArray, closed: bool = True) -> FloatArray:
    """Return unit normals (..., k, 2) of curves: to the right of the way they run, inward for clockwise rings."""
    if closed:
        along = np.roll(ring, -1, axis=-2) - np.roll(ring, 1, axis=-2)
    else:
        along = np.concatenate(
            [
                ring[..., 1:2, :] - ring[..., :1, :],
                ring[..., 2:, :] - ring[..., :-2, :],
                ring[..., -1:, :] - ring[..., -2:-1, :],
            ],
            axis=-2,
        )
    along = unit(along)
    return np.stack([-along[..., 1], along[..., 0]], axis=-1)


def area(ring: FloatArray) -> FloatArray:
    """Return the signed area of rings (..., k, 2), positive where they run clockwise on the cloth."""
    nxt = np.roll(ring, -1, axis=-2)
    signed: FloatArray = 0.5 * (ring[..., 0] * nxt[..., 1] - nxt[..., 0] * ring[..., 1]).sum(axis=-1)
    return signed


def inset(ring: FloatArray, distance: FloatArray | float) -> FloatArray:
    """Move the outline of rings (..., k, 2) inward by ``distance`` mm (outward where negative).

    Right for smooth shapes whose radius of curvature is larger than the distance.
    """
    sign = np.where(area(ring) >= 0, 1.0, -1.0)[..., None, None]
    return ring + sign * np.asarray(distance, np.float64)[..., None, None] * normals(ring)


def along(curve: FloatArray, share: FloatArray, closed: bool = True) -> tuple[FloatArray, FloatArray]:
    """Find places on curves by arc length.

    Parameters
    ----------
    curve
        n x k x 2.
    share
        n x m or m shares 0..1 of each curve's length.

    Returns
    -------
    Points and unit directions there, each n x m x 2.
    """
    run = np.concatenate([curve, curve[:, :1]], axis=1) if closed else curve
    step = run[:, 1:] - run[:, :-1]
    long = length(step)
    reach = np.concatenate([np.zeros((len(run), 1)), np.cumsum(long, axis=1)], axis=1)
    share = np.broadcast_to(share, (len(run), np.shape(share)[-1]))
    want = share * reach[:, -1:]
    # Count of vertices at or before the wanted place, for all copies at once.
    piece = np.clip((reach[:, None, :] <= want[:, :, None]).sum(axis=2) - 1, 0, step.shape[1] - 1)
    rows = np.arange(len(run))[:, None]
    part = (want - reach[rows, piece]) / np.maximum(long[rows, piece], 1e-12)
    return run[rows, piece] + part[..., None] * step[rows, piece], unit(step[rows, piece])


def perimeter(curve: FloatArray, closed: bool = True) -> FloatArray:
    """Return the length in mm of curves n x k x 2."""
    run = np.concatenate([curve, curve[:, :1]], axis=1) if closed else curve
    total: FloatArray = length(run[:, 1:] - run[:, :-1]).sum(axis=1)
    return total
