"""The room in a growth: how large its shoots and leaves may be so that nothing crosses anything."""

from collections.abc import Callable, Sequence

import numpy as np

from batik_gen.pattern.geometry.apart import meeting, planes
from batik_gen.pattern.geometry.curves import length
from batik_gen.values.arrays import FloatArray, IntArray

_GAP = 0.17
"""Lines stay this far apart, in modules of the growth."""

_OPENING = 0.16
"""Near its foot a part may be closer: this share of the distance from there."""

_LEAF_FREE = 0.3
"""A leaf may lie on the lines that it grows from along this share of its length."""

_SLACK = 0.04
"""Copies that share a search differ a little: a part that meets another stays this much smaller."""

_SHARES = np.arange(40, 3, -1) / 40.0 + _SLACK
_FINER = 5
"""So many times the last step between two shares is halved."""


def shoot_shares(
    stem: FloatArray, shoots: Sequence[FloatArray], modules: Sequence[float], bud: FloatArray | None
) -> list[FloatArray]:
    """Return the share of its length to which each shoot may grow, n numbers for each.

    Parameters
    ----------
    stem
        n x k x 2.
    shoots
        Lines n x k x 2 at full length, in the order in which they leave the stem.
    modules
        Length of the module that each shoot belongs to.
    bud
        Ring n x k x 2 at the end of the stem, if there is one.

    Notes
    -----
    All shoots shrink alike until neighbours clear each other, so that a growth
    stays self-similar; then each gives way to the stem, to the bud, and to
    those before it.
    """
    common = np.ones(len(stem))
    for i, one in enumerate(shoots):
        for j in range(i + 1, len(shoots)):
            gap = _GAP * min(modules[i], modules[j])
            common = np.minimum(common, _together(one, shoots[j], gap))
    still = [stem] if bud is None else [stem, bud]
    shares = []
    for shoot, module in zip(shoots, modules, strict=True):
        most = _alone(shoot, still, _GAP * module, common)
        shares.append(most)
        still.append(_scaled(shoot, most))
    return shares


def leaf_shares(
    leaves: Sequence[FloatArray], modules: Sequence[float], stem: FloatArray, shoots: Sequence[FloatArray]
) -> list[FloatArray]:
    """Return the share of its length to which each leaf (ring n x k x 2, foot first) may grow between the shoots."""
    still = [*shoots]
    shares = []
    for leaf, module in zip(leaves, modules, strict=True):
        # Its inside as well, lest a leaf swallow a small curl.
        across = np.flip(np.roll(leaf, -1, axis=1), axis=1)
        whole = np.concatenate([leaf, 0.75 * leaf + 0.25 * across, 0.5 * (leaf + across)], axis=1)
        same_foot = [length(s[:1, 0] - leaf[:1, 0])[0] < 1e-9 for s in still]
        own = [s for s, same in zip(still, same_foot, strict=True) if same]
        others = [s for s, same in zip(still, same_foot, strict=True) if not same]
        gap = 0.6 * _GAP * module
        most = _alone(whole, [stem, *own], gap, np.ones(len(stem)), _LEAF_FREE)
        if others:
            most = _alone(whole, others, gap, most)
        shares.append(most)
        still.append(_scaled(leaf, most))
    return shares


def _scaled(part: FloatArray, share: FloatArray) -> FloatArray:
    scaled: FloatArray = part[:, :1] + (part - part[:, :1]) * share[:, None, None]
    return scaled


def _together(one: FloatArray, other: FloatArray, gap: float) -> FloatArray:
    """Return the largest share at which two shoots, both scaled about their feet, keep ``gap`` apart."""
    reach, far = length(one - one[:, :1])[:, 1:], length(other - other[:, :1])[:, 1:]

    def meets(which: IntArray, share: FloatArray, met: IntArray) -> IntArray:
        def enough(n: IntArray, j: IntArray, k: IntArray) -> FloatArray:
            asked: FloatArray = np.minimum(gap, _OPENING * share[n] * np.minimum(reach[which[n], j], far[which[n], k]))
            return asked

        grown, held = (planes(_scaled(line[which], share)[:, 1:]) for line in (one, other))
        return meeting(grown, held, np.arange(len(which)), gap, enough, met)

    return _largest(meets, len(one))


def _alone(
    part: FloatArray, still: Sequence[FloatArray], gap: float, most: FloatArray, free: float = 0.0
) -> FloatArray:
    """Return the largest share, at most ``most``, at which a part keeps ``gap`` from what stands still.

    What lies within ``free`` of the part's length from its foot is not asked.
    """
    held = np.concatenate(still, axis=1)
    foot = part[:, :1]
    held_away = length(held - foot)
    standing = planes(held)

    def meets(which: IntArray, share: FloatArray, met: IntArray) -> IntArray:
        grown = _scaled(part[which], share * most[which])[:, 1:]
        away = length(grown - foot[which])
        asked = np.maximum(away - free * away.max(axis=1, keepdims=True), 0.0)

        def need(n: IntArray, j: IntArray, k: IntArray) -> FloatArray:
            enough: FloatArray = np.minimum(gap, _OPENING * np.minimum(asked[n, j], held_away[which[n], k]))
            return enough

        return meeting(planes(grown), standing, which, gap, need, met)

    return _largest(meets, len(part)) * most


def _largest(meets: Callable[[IntArray, FloatArray, IntArray], IntArray], n: int) -> FloatArray:
    """Return for each of n growths the largest share at which it meets nothing, or the least.

    ``meets`` is given numbers, shares and pairs near which they may meet; it returns pairs as ``meeting`` does.
    """
    best, left, met = np.full(n, _SHARES[-1]), np.arange(n), np.full(n, -1)
    for share in _SHARES.tolist():
        met = meets(left, np.full(len(left), share), met)
        best[left[met < 0]] = share
        left, met = left[met >= 0], met[met >= 0]
        if not len(left):
            break
    # Between the share found and the next larger one, which is not clear, lies where it begins.
    tried = np.setdiff1d(np.flatnonzero(best < _SHARES[0]), left)
    step = 0.5 * (_SHARES[0] - _SHARES[1])
    met = np.full(len(tried), -1)
    for _ in range(_FINER):
        if not len(tried):
            break
        met = meets(tried, best[tried] + step, met)
        best[tried[met < 0]] += step
        step *= 0.5
    return best - _SLACK
