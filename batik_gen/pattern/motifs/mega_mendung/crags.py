"""One rock: a line that leaves a hook, climbs to the crest and comes down in ledges, a cleft running in under each."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.motifs.mega_mendung.arm import Arm, Shape, reach, roll, rolled, smooth, tip
from batik_gen.pattern.motifs.mega_mendung.forms import Luck
from batik_gen.values.arrays import FloatArray, IntArray

_FACE = 60
"""Knots of a side without its clefts: as many whatever its ledges, so that these may move without a jump."""

_PIECES = 6
"""Points a knot of the line."""

_CLEFT = 9
"""Knots of one side of a cleft."""

_NONE = np.array([2.0, 2.0, 0.0])
"""No hook to keep clear of."""

_MOST = 6
"""Ledges of a side at most."""


@dataclass(frozen=True)
class Side:
    """Hold the knots of one side of a rock, and of each cleft the knot at its tip and that at the mouth of its back."""

    knots: FloatArray
    mute: tuple[tuple[int, int], ...]


def side(
    luck: Luck, ends: FloatArray, out: float, ledge: tuple[float, float, float], shun: FloatArray, rising: bool
) -> Side:
    """Return a side that bulges to the right of its way.

    Parameters
    ----------
    luck
        Deals what is unlike from ledge to ledge.
    ends
        Where it begins and ends.
    out
        How far it bulges, most near the foot.
    ledge
        How many ledges there are, how far they stand out, and how far clefts run in, against the usual.
    shun
        Middle and size of a hook that clefts keep clear of.
    rising
        Whether it climbs from the foot rather than comes down to it.
    """
    (one, other), (ledges, jut, clefts) = ends, ledge
    steps = np.arange(1, _FACE + 1) / (_FACE + 1)
    way = other - one
    tall = float(np.sqrt((way * way).sum()))
    aside = np.array([way[1], -way[0]]) / tall
    sway, lean = luck(0.0, 0.07), luck(0.0, 1.0)
    juts = np.array([luck(1.0, 0.38) for _ in range(_MOST + 1)])
    # From the crest down: ledges are lower there, and no two are of one height.
    down = 1 - steps if rising else steps
    phase = luck(0.35, 0.25) + ledges * (down + sway * (np.sin(2 * np.pi * down + lean) - np.sin(lean)))
    number = np.clip(np.floor(phase), 0, _MOST).astype(np.int64)
    part = phase - np.floor(phase)
    d = _profile(part) * jut * juts[number] * np.sqrt(np.sin(np.pi * 0.9 * down))
    arch = np.sin(np.pi * (down - 0.30 * down * (1 - down))) * (0.72 + 0.28 * down)
    # Steep as a cliff rather than round as an egg.
    arch = arch * (1.6 - 0.6 * arch)
    lip = np.maximum(1 - ((part - 0.86) / 0.16) ** 2, 0) * 0.055 * (-1 if rising else 1)
    points = one + way * (steps + lip / max(ledges, 1.0))[:, None] + aside * (out * arch + d)[:, None]
    return _with_clefts(luck, points, down, number, (aside, way / tall), clefts, shun, rising)


def _profile(part: FloatArray) -> FloatArray:
    """Return how far a ledge stands out, 0 to 1, from its shoulder down: round above, steep, cut in sharply below."""
    shoulder = np.clip(part / 0.42, 0, 1)
    below = np.clip((part - 0.88) / 0.12, 0, 1)
    found: FloatArray = np.sqrt(1 - (1 - shoulder) ** 2) * (0.70 + 0.30 * part) * (1 - below * below * (3 - 2 * below))
    return found


def _with_clefts(
    luck: Luck, points: FloatArray, down: FloatArray, number: IntArray, ways: tuple[FloatArray, FloatArray],
    clefts: float, shun: FloatArray, rising: bool,
) -> Side:  # fmt: skip
    """Let the line run in at every notch, as the upper edge of the ledge below goes on behind its neighbour."""
    aside, way = ways
    downward = -way if rising else way
    cuts = np.flatnonzero(np.diff(number) != 0) + 1
    parts, mute, last, many = [], [], 0, 0
    for cut in cuts.tolist():
        drop = luck(0.35, 0.35)
        # None runs into the hook, and by the foot they begin as nothing.
        room = np.sqrt(((points[cut] - shun[:2]) ** 2).sum()) - 1.3 * shun[2]
        long = min(luck(0.150, 0.055) * clefts, float(room)) * min((1 - float(down[cut])) / 0.15, 1.0)
        long = max(long, 0.02)
        s = (np.arange(1, _CLEFT + 1) / _CLEFT)[:, None]
        inward, sunk = s * (1.25 - 0.25 * s), drop * s * s * s - 0.16 * s * (1 - s)
        run = points[cut] + long * (downward * sunk - aside * inward)
        parts.append(points[last:cut])
        many += cut - last
        parts += [run, run[::-1][1:]]
        # The ledge below stands before the one above: of the two ways along the cleft its own bears the bands.
        tip_at = many + _CLEFT - 1
        mute.append((tip_at, many + 2 * _CLEFT - 1) if rising else (tip_at, many))
        many += 2 * _CLEFT - 1
        last = cut
    parts.append(points[last:])
    return Side(np.concatenate(parts), tuple(mute))


def rock(luck: Luck, shape: Shape, less: float, hooked: bool) -> Arm:
    """Return a rock that lies on its side: its foot at the origin, its crest a unit to the right.

    Parameters
    ----------
    luck
        Deals what is its own.
    shape
        The person's numbers.
    less
        How many ledges it has against the usual.
    hooked
        Whether its right side rolls up below the crest; else it climbs to the crest as the left one does.
    """
    rise = luck(0.05, 0.04) + 0.5 * shape.lift
    ledges, jut = less * shape.lobes + luck(0.6, 0.3), shape.swell * luck(1.5, 0.15)
    high = shape.high * luck(0.50, 0.08)
    crest = tip((1.0, rise), (1.0, 0.35), 0.035, 0.6)
    begins, coil, shun = crest, 0.0, _NONE
    stop = np.array([0.975, rise - 0.018])
    if hooked:
        coil = 0.118 * shape.volute * luck(1.0, 0.10)
        at = np.array([luck(0.70, 0.06), luck(-0.03, 0.03)])
        turns = shape.turns * luck(0.95, 0.08)
        beak = at + coil * np.array([[1.05, -0.25], [1.30, 0.35]])
        begins = np.concatenate([roll(at, coil, turns), beak, crest])
        shun = np.array([*at, coil])
        stop, coil = at - coil * np.array([0.60, 0.52]), rolled(coil, turns)
    down = np.array([[0.972, rise + 0.012], [0.0, 0.95 * high]])
    left = side(luck, down, 0.62 * high, (ledges, jut, 1.2), shun, False)
    foot = high * np.array([[-0.05, 0.9], [-0.08, 0.0], [-0.05, -0.9]])
    up = np.array([[0.0, -0.95 * high], stop])
    right = side(luck, up, 0.5 * high, (0.8 * ledges, jut, 1.0), shun, True)
    knots = np.concatenate([begins, left.knots, foot, right.knots, stop[None]])
    line = smooth(knots, _PIECES)
    bow, off = luck(0.0, 0.22), line[:, 0] - luck(0.4, 0.2)
    line = np.stack([line[:, 0], line[:, 1] + bow * off * off], axis=-1)
    first, second = len(begins), len(begins) + len(left.knots) + len(foot)
    spans = [(first + a, first + b) for a, b in left.mute] + [(second + a, second + b) for a, b in right.mute]
    return Arm(line, (coil, 0.0), mute=_along(line, spans))


def _along(line: FloatArray, spans: list[tuple[int, int]]) -> tuple[tuple[float, float], ...]:
    """Return how far along a line knots lie."""
    far = reach(line)
    return tuple((float(far[_PIECES * (a + 1)]), float(far[_PIECES * (b + 1)])) for a, b in spans)


def stone(luck: Luck, shape: Shape) -> Arm:
    """Return a lying stone without a hook: two or three facets above, flat below, from tip to tip a unit."""
    high, ledges = shape.high * luck(0.95, 0.15), luck(1.7, 0.35)
    ends = np.array([[0.98, 0.05], [0.02, 0.05]])
    top = side(luck, ends, 0.8 * high, (ledges, 1.3 * shape.swell, 0.75), _NONE, False)
    low = np.linspace(0.06, 0.94, 9)
    base = np.stack([low, -0.05 * np.sin(np.pi * low) - 0.02], axis=-1)
    knots = np.concatenate([np.array([[1.0, 0.0]]), top.knots, np.array([[0.0, 0.0]]), base, np.array([[1.0, 0.0]])])
    line = smooth(knots, _PIECES)
    return Arm(line, (0.0, 0.0), mute=_along(line, [(a + 1, b + 1) for a, b in top.mute]))
