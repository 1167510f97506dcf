"""A line as a hand draws it: the wax flows evenly, so the line is wide where the canting is slow.

A hand sets down at rest, speeds up, slows down in curves and where one movement goes over into the next, and lifts at
rest, where wax pools, or in full motion, where the line thins out. That speed falls with curvature is the power law of
drawing (Lacquaniti, Terzuolo and Viviani 1983); that a long line is made of movements that overlap is the kinematic
theory (Plamondon 1995). The rise and fall of one movement stands here for its lognormal, by polynomials: only sums,
products and square roots, the same on every machine.
"""

import numpy as np

from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.values.arrays import FloatArray, IntArray

THINNEST = 0.25
"""Width, mm, below which no canting draws: its finest opening (docs/sources.md#canting)."""

WIDEST = 1.5
"""Times its nib that a line is broad at most: wax that is hotter, slower and thicker still runs off."""

_OVER = 3
"""Points by which a closed line goes on over its start."""
_RUNS_ON = 1.3
"""How far the end of a closed line runs over its start, in nibs; half to one and a half times that."""

_BENT = 0.35
"""Curvature, 1/mm, at which a curve slows the hand by a sixth."""
_EASE = 4.0
"""Length, mm, of speeding up and slowing down."""
_PACE, _PACE_MORE = 13.0, 11.0
"""Least length, mm, of one movement, and how much longer some are."""
_PAUSE = 4.4
"""Half the length, mm, of the slower spot between two movements."""
_ASIDE, _ASIDE_NIBS, _KNOT = 0.9, 0.25, 8.0
"""How far a line goes its own way beside the plan, in wobbles, but not farther than in nibs, so that it still covers
the edge of what it bounds; and over how many mm."""
_STEADY, _PATIENT = 0.4, 0.72
"""Share of swelling and straying that a steady line keeps, and of its speed: in all as wide as its nib."""


def drawn(hand: Hand, run: FloatArray, closed: bool, steady: bool = False) -> FloatArray:
    """Draw planned lines as the hand does.

    Parameters
    ----------
    hand
        Whose wobble says how far a line strays; one that keeps to the plan draws it as it is.
    run
        n x k x 3: x, y, width in mm; closed lines repeat their first point.
    closed
        Whether they are; such a line begins where it turns most, and its end runs a little over its start, beside it.
    steady
        Whether the line is one that is read: drawn slowly, at one pace, close to its plan.

    Returns
    -------
    n x k' x 3, with more points where a line has few.
    """
    if hand.keeps_plan:
        return np.concatenate([run[..., :2], np.maximum(run[..., 2:], THINNEST)], axis=2)
    # The whole line has a luck of its own, told by the middle of a closed one, or by a place between start and middle.
    count = run.shape[1]
    anchor = run[:, 0, :2] + 0.37 * (run[:, count // 2, :2] - run[:, 0, :2])
    if closed:
        anchor = 0.25 * np.sum([run[:, (count - 1) * quarter // 4, :2] for quarter in range(4)], axis=0)
    luck = [hand.at(salts.HAND_STROKE + number, anchor)[:, None] for number in range(6)]
    key = np.floor(luck[2] * 65536).astype(np.int64)
    run = _finer(_closing(hand, run, key, luck[5]) if closed else run)
    xy, nib = run[..., :2], np.maximum(run[..., 2], THINNEST)
    step = xy[:, 1:] - xy[:, :-1]
    long = np.sqrt((step * step).sum(axis=2))
    way = step / np.maximum(long, 1e-9)[..., None]
    gone = np.concatenate([np.zeros((len(run), 1)), np.cumsum(long, axis=1)], axis=1)
    left = gone[:, -1:] - gone
    lifted = luck[4] if closed else 0.25 + 0.75 * luck[4]
    speed = _at_ends(gone, left, lifted)
    speed *= _PATIENT if steady else _in_curves(way, long) * _between_movements(hand, gone, luck, key)
    free = _STEADY if steady else 1.0
    swell = 1 + free * 0.42 * hand.noise(salts.HAND_WAX, xy, 8.0)
    heat = 1 + free * 0.2 * hand.noise(salts.HAND_WAX + 1, xy[:, :1], 31.0)
    times = (0.14 + 0.82 / np.sqrt(speed + 0.12)) * swell * heat
    times *= 1 + (0.03 + 0.27 * luck[3]) * _hill(gone / (1.1 * nib))
    times *= 1 + (0.30 - 0.62 * lifted) * _hill(left / (1.2 * nib))
    width = run[..., 2] * _held_back(times)
    moved = hand.warp(xy)
    aside = free * np.minimum(_ASIDE * hand.wobble_mm, _ASIDE_NIBS * nib) * _own_way(hand, gone / _KNOT + luck[3], key)
    ahead = np.concatenate([way[:, :1], way], axis=1)
    moved[..., 0] -= aside * ahead[..., 1]
    moved[..., 1] += aside * ahead[..., 0]
    return np.concatenate([moved, np.maximum(width, THINNEST)[..., None]], axis=2)


def _closing(hand: Hand, run: FloatArray, key: IntArray, luck: FloatArray) -> FloatArray:
    """Begin closed lines where they turn most (a tip, a corner, where another is met), and run on over the start.

    In which quarter that is, and nearly where, stays the same as the shape grows.
    """
    ring = run[:, :-1, :2]
    count = ring.shape[1]
    step = np.roll(ring, -1, axis=1) - ring
    long = np.sqrt((step * step).sum(axis=2))
    back, behind = np.roll(step, 1, axis=1), np.roll(long, 1, axis=1)
    sine = np.abs(back[..., 0] * step[..., 1] - back[..., 1] * step[..., 0]) / np.maximum(behind * long, 1e-9)
    index = np.arange(count)
    quarter = (8 * index + count) // (2 * count) % 4
    chosen = 0.85 * uniform(hand.seed, salts.HAND_CLOSING, -1 - quarter, key)
    chosen += 0.15 * uniform(hand.seed, salts.HAND_CLOSING, index, key)
    first = np.argmax(sine / np.maximum(long, 0.3) * (0.35 + chosen), axis=1)
    turned = (np.arange(count + _OVER + 1)[None, :] + first[:, None]) % count
    out: FloatArray = run[np.arange(len(run))[:, None], turned]
    # However far apart its points lie, it ends a nib or so behind its start.
    further = _RUNS_ON * out[:, :1, 2] * (0.5 + luck)
    pieces = out[:, count + 1 :, :2] - out[:, count:-1, :2]
    lengths = np.sqrt((pieces * pieces).sum(axis=2))
    before = np.cumsum(lengths, axis=1) - lengths
    share = np.clip((further - before) / np.maximum(lengths, 1e-9), 0.0, 1.0)
    for number in range(_OVER):
        out[:, count + 1 + number, :2] = out[:, count + number, :2] + pieces[:, number] * share[:, number, None]
    return out


def _finer(run: FloatArray) -> FloatArray:
    """Cut the pieces of a line that has few, so that a hand may be seen in them.

    By the number of points alone: what else lies in the same strip must not matter.
    """
    count = run.shape[1]
    pieces = 6 // max(count - 1, 1) if count < 5 else 2 if count < 20 else 1
    if pieces == 1:
        return run
    t = (np.arange(pieces) / pieces)[:, None]
    cut = run[:, :-1, None] + (run[:, 1:, None] - run[:, :-1, None]) * t
    return np.concatenate([cut.reshape(len(run), -1, run.shape[2]), run[:, -1:]], axis=1)


def _in_curves(way: FloatArray, long: FloatArray) -> FloatArray:
    """Return the share of its speed that curvature leaves, at each point."""
    cross = way[:, :-1, 0] * way[:, 1:, 1] - way[:, :-1, 1] * way[:, 1:, 0]
    bent = np.zeros((len(way), way.shape[1] + 1))
    if way.shape[1] > 1:
        bent[:, 1:-1] = np.abs(cross) / np.maximum(0.5 * (long[:, 1:] + long[:, :-1]), 0.2)
        bent[:, 0], bent[:, -1] = bent[:, 1], bent[:, -2]
        bent[:, 1:-1] = 0.25 * bent[:, :-2] + 0.5 * bent[:, 1:-1] + 0.25 * bent[:, 2:]
    share = bent / _BENT
    slowed: FloatArray = 1 / np.sqrt(np.sqrt(1 + share * share))
    return slowed


def _between_movements(hand: Hand, gone: FloatArray, luck: list[FloatArray], key: IntArray) -> FloatArray:
    """Return the share that is left where one movement goes over into the next."""
    pace = _PACE + _PACE_MORE * luck[0]
    phase = gone / pace + luck[1]
    number = np.floor(phase)
    deep = 0.20 + 0.60 * uniform(hand.seed, salts.HAND_MOVEMENT, number.astype(np.int64), key)
    left: FloatArray = 1 - deep * _hill((phase - number - 0.5) * pace / _PAUSE)
    return left


def _at_ends(gone: FloatArray, left: FloatArray, lifted: FloatArray) -> FloatArray:
    """Return the share at the ends: from rest, and back to it but for what is lifted in motion."""
    reach = np.maximum(np.minimum(_EASE, 0.5 * gone[:, -1:]), 1e-6)
    starts, stops = np.minimum(gone / reach, 1.0), np.minimum(left / reach, 1.0)
    ease = starts * (2 - starts) * (1 - (1 - stops) * (1 - stops) * (1 - lifted))
    share: FloatArray = 0.42 + 0.58 * ease
    return share


def _own_way(hand: Hand, at: FloatArray, key: IntArray) -> FloatArray:
    """Return how far, -0.5..0.5, each point lies aside: parallel lines differ, closed ones miss themselves a little."""
    knot = np.floor(at)
    t = at - knot
    t = t * t * (3 - 2 * t)
    here, there = (uniform(hand.seed, salts.HAND_MOVEMENT + 1, knot.astype(np.int64) + i, key) for i in (0, 1))
    aside: FloatArray = here + (there - here) * t - 0.5
    return aside


def _held_back(times: FloatArray) -> FloatArray:
    """Bend factors above 1 smoothly, so that none goes beyond ``WIDEST``."""
    more = np.maximum(times - 1, 0)
    bent: FloatArray = np.minimum(times, 1) + more / (1 + more / (WIDEST - 1))
    return bent


def _hill(q: FloatArray) -> FloatArray:
    """Return a smooth hill of height 1 about 0 that ends at -1 and 1."""
    low = np.maximum(1 - q * q, 0)
    hill: FloatArray = low * low
    return hill
