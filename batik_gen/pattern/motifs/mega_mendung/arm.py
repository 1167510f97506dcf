"""The line of a cloud: one waving arm that unrolls from an eye, runs round in swells and tips, and comes back.

Everything stands in a frame whose y points up, about one unit wide. The blues lie on the left of the line, so that
the same family of bands runs round inside a roll and inside the cloud it belongs to.
"""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.curves import length, turn
from batik_gen.values.arrays import FloatArray

_FLANK = 34
"""Knots of a waving edge: as many whatever its swells, so that these may move without a jump."""

_ROLL = 26
"""Knots of a roll."""

_LEAVES = -0.30 * np.pi
"""Where a roll lets go of its line, radians from its right side upward."""


@dataclass(frozen=True)
class Arm:
    """Hold one line k x 2, and how it is drawn.

    Parameters
    ----------
    line
        Points, the blues on their left.
    rolls
        Length of the roll at its start and at its end, 0 for a plain end.
    level
        Of two that meet the higher one is drawn whole and hides the other.
    hollow
        True where what lies deeper than the blues is the sky itself, in which other clouds may float.
    mute
        Stretches of the line that bear no blues: the back of each cleft, from the length along the line at which its
        tip lies to that of its mouth. Toward the tip the blues of its other side run out.
    """

    line: FloatArray
    rolls: tuple[float, float]
    level: int = 0
    hollow: bool = False
    mute: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Shape:
    """Hold what the person's numbers make of every cloud.

    Parameters
    ----------
    high
        Height of the upper edge in widths of the cloud.
    lobes, swell
        How many swells its edge has against the usual, and how far they billow, widths.
    volute, turns
        Size of the rolls against the usual, and in how many turns they roll up.
    lift
        How far tips are swept up, widths.
    nested
        How far the inner arm of a nest runs along the outer one, 0 to 1.
    """

    high: float
    lobes: float
    swell: float
    volute: float
    turns: float
    lift: float
    nested: float


def smooth(knots: FloatArray, pieces: int = 6) -> FloatArray:
    """Run a uniform cubic B-spline (de Boor 1978) along knots k x 2 from the first to the last."""
    run = np.concatenate([knots[:1], knots[:1], knots, knots[-1:], knots[-1:]])
    t = (np.arange(pieces) / pieces)[:, None]
    a, b, c, d = (run[i : len(run) - 3 + i, None] for i in range(4))
    s = 1 - t
    points = (s * s * s * a + (3 * t * t * t - 6 * t * t + 4) * b + (3 * t + 3 * t * t - 3 * t * t * t + 1) * c
              + t * t * t * d) / 6  # fmt: skip
    line: FloatArray = np.concatenate([points.reshape(-1, 2), knots[-1:]])
    return line


def roll(at: FloatArray, wide: float, turns: float, leaves: float = _LEAVES) -> FloatArray:
    """Return the knots of a roll from its eye outward, anticlockwise."""
    u = np.arange(_ROLL) / (_ROLL - 1)
    angle = leaves - 2 * np.pi * turns * (1 - u)
    # A roll opens a little faster at first, as a wrist does.
    radius = wide * (0.15 + 0.85 * u * (0.86 + 0.14 * u))
    knots: FloatArray = at + radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    return knots


def rolled(wide: float, turns: float) -> float:
    """Return how long the line of a roll is."""
    return 2 * np.pi * turns * wide * 0.6


def swells(phase: FloatArray) -> FloatArray:
    """Return a wave of round swells with tighter dips between, that leans the way it runs."""
    leant = phase - 0.42 * np.sin(phase + 0.45)
    wave: FloatArray = np.cos(leant) - 0.10 * np.cos(2 * leant)
    return wave


def flank(
    one: FloatArray, other: FloatArray, out: float, lobes: float, swell: float, crest: float = 0.0, hollow: float = 1.0
) -> FloatArray:
    """Return the knots of an edge that bulges to the right of its way.

    Parameters
    ----------
    one, other
        Where it begins and ends.
    out
        How far it bulges.
    lobes, swell
        Swells on it, and how far they billow.
    crest
        Where it bulges most, -1 near its beginning to 1 near its end.
    hollow
        How hollow it is by its ends: 0 round, 1 drawn out into tips, 2 more so.
    """
    way = other - one
    aside = np.array([way[1], -way[0]]) / np.sqrt((way * way).sum())
    t = np.arange(1, _FLANK + 1) / (_FLANK + 1)
    arch = np.sin(np.pi * (t - 0.7 * crest * t * (1 - t)))
    bulge = arch * (1 + hollow * (0.5 * arch - 0.5))
    wave = swells(np.pi + 2 * np.pi * lobes * t) * np.sqrt(np.sin(np.pi * t))
    knots: FloatArray = one + way * t[:, None] + aside * (out * bulge + swell * wave)[:, None]
    return knots


def tip(at: tuple[float, float], way: tuple[float, float], long: float, blunt: float = 0.42) -> FloatArray:
    """Return the knots of a tip along ``way``: pointed where ``blunt`` is little, flattened where it is much."""
    point, ahead = np.array(at), np.array(way)
    ahead = ahead / np.sqrt((ahead * ahead).sum())
    aside = np.array([-ahead[1], ahead[0]]) * long
    back = point - ahead * long
    knots: FloatArray = np.array([back - aside * blunt, point - aside * 0.24 * blunt, point + 0.15 * long * ahead,
                                  point + aside * 0.24 * blunt, back + aside * blunt])  # fmt: skip
    return knots


@dataclass(frozen=True)
class Head:
    """Hold the numbers of a head: a roll below a waving top, between two tips a unit apart.

    Parameters
    ----------
    middle
        Middle of the roll.
    wide, turns
        Size of the roll, and in how many turns it rolls up.
    rise
        How high the right tip stands over the left one.
    high, lobes, swell, crest
        As of ``flank``, of the top.
    pointed, blunt
        Length of the tips, and how blunt they are.
    hollow
        How hollow the top is by its tips, as of ``flank``.
    """

    middle: tuple[float, float]
    wide: float
    turns: float
    rise: float
    high: float
    lobes: float
    swell: float
    crest: float
    pointed: float
    blunt: float
    hollow: float = 1.0

    @property
    def coil(self) -> float:
        """Length of the roll's line."""
        return rolled(self.wide, self.turns)

    def knots(self) -> FloatArray:
        """Return the line from the eye over underside, right tip and top to just before the left tip at (0, 0)."""
        (x, y), r = self.middle, self.wide
        under = np.array([[x + 1.02 * r, y - 0.42 * r], [x + 1.35 * r, y + 0.05 * r],
                          [0.5 * (x + r) + 0.5, 0.35 * y + 0.62 * self.rise - 0.02]])  # fmt: skip
        right = tip((1.0, self.rise), (1.0, 0.18), self.pointed, self.blunt)
        start = np.array([1 - 0.8 * self.pointed, self.rise + 0.3 * self.pointed])
        end = np.array([0.8 * self.pointed, 0.012])
        top = flank(start, end, self.high, self.lobes, self.swell, self.crest, self.hollow)
        return np.concatenate([roll(np.array([x, y]), r, self.turns), under, right, top])

    @property
    def foot(self) -> FloatArray:
        """Where a lower edge from the left meets the roll."""
        return np.array([self.middle[0] - 0.56 * self.wide, self.middle[1] - 0.48 * self.wide])


def mirrored(knots: FloatArray, across: float) -> FloatArray:
    """Return a line's mirror image, run the other way so that the blues stay on its left."""
    turned: FloatArray = knots[::-1] * np.array([-1.0, 1.0]) + np.array([across, 0.0])
    return turned


def bent(line: FloatArray, by: float, sway: float) -> FloatArray:
    """Bend a unit along an arc, which lifts both ends where ``by`` is positive, and let it sway by its middle."""
    x, y = line[:, 0] - 0.5, line[:, 1]
    return np.stack([line[:, 0], y + 0.5 * by * x * x + sway * np.sin(2 * np.pi * x)], axis=-1)


def swept(line: FloatArray, right: float, left: float, wide: float = 1.0) -> FloatArray:
    """Sweep the right and the left tip up."""
    x = line[:, 0] / wide
    one, other = np.maximum((x - 0.72) / 0.28, 0), np.maximum((0.28 - x) / 0.28, 0)
    return np.stack([line[:, 0], line[:, 1] + right * one * one + left * other * other], axis=-1)


def moved(line: FloatArray, size: float, at: tuple[float, float], angle: float = 0.0) -> FloatArray:
    """Return a line ``size`` times as large, turned by radians anticlockwise, its left tip at a place."""
    placed: FloatArray = turn(line * size, angle) + np.array(at)
    return placed


def reach(line: FloatArray) -> FloatArray:
    """Return how far along a line k x 2 each of its points lies."""
    return np.concatenate([[0.0], np.cumsum(length(line[1:] - line[:-1]))])
