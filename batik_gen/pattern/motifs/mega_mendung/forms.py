"""The forms of clouds: nests, riders, cradles, banks and heaps of arms for the great ones, heads alone for the small.

A form's numbers are dealt by its number; the person's numbers move every one of them without a jump.
"""

from dataclasses import dataclass, replace

import numpy as np

from batik_gen.pattern.hand import salts
from batik_gen.pattern.motifs.mega_mendung.arm import (
    Arm,
    Head,
    Shape,
    bent,
    flank,
    mirrored,
    moved,
    reach,
    roll,
    rolled,
    smooth,
    swept,
    tip,
)
from batik_gen.pattern.motifs.mega_mendung.layout import dealt
from batik_gen.values.arrays import FloatArray


@dataclass(frozen=True)
class Form:
    """Hold the arms of one cloud about its own middle, 1 wide, and how many bands of what width it bears.

    ``band`` is against the width of a band in the largest clouds.
    """

    arms: tuple[Arm, ...]
    band: float
    bands: int

    def grown(self, wide: float) -> tuple[Arm, ...]:
        """Return its arms ``wide`` mm from tip to tip, in a frame whose y points down as the cloth's does."""
        return tuple(replace(grown(arm, wide), line=arm.line * np.array([wide, -wide])) for arm in self.arms)


_BAND = (1.0, 0.94, 0.80, 0.62, 0.50)
_BANDS = (6, 6, 6, 5, 4)
"""Width and number of bands by rank: small clouds are drawn with fewer and finer ones."""


class Luck:
    """Deal numbers within -1..1, one after the other, the same for the same form."""

    def __init__(self, seed: int, number: int, salt: int) -> None:
        self._left = iter(dealt(seed, salt, number, 400).tolist())

    def __call__(self, middle: float, stray: float) -> float:
        return middle + stray * float(next(self._left))


def form(seed: int, number: int, shape: Shape, reached: float) -> Form:
    """Return form ``number`` of a cloth.

    Parameters
    ----------
    seed
        The Design's seed.
    number
        Rank times six, and which of the six forms of that rank.
    shape
        The person's numbers.
    reached
        Width of all bands together in widths of the largest cloud.
    """
    rank, which = divmod(number, 6)
    luck = Luck(seed, number, salts.MEGA_FORM)
    if rank == 0:
        arms = _GREAT[which](luck, shape, reached)
    elif rank == 1:
        arms = _MIDDLE[which](luck, shape, reached)
    else:
        arms = _lesser(luck, shape, rank, which)
    return Form(arms, _BAND[rank], _BANDS[rank])


def _head(luck: Luck, shape: Shape, wide: float, high: float, lobes: float, swell: float) -> Head:
    """Return a head of usual numbers but for those given, which the person's move."""
    return Head(
        middle=(luck(0.65, 0.045), luck(0.005, 0.022)),
        wide=wide * shape.volute * luck(1.0, 0.07),
        turns=shape.turns * luck(1.0, 0.05),
        rise=luck(0.09, 0.035),
        high=high * shape.high / 0.24 * luck(1.0, 0.08),
        lobes=lobes * shape.lobes + luck(0.0, 0.28),
        swell=swell * shape.swell / 0.03 * luck(1.0, 0.12),
        crest=luck(0.0, 0.55),
        pointed=0.032,
        blunt=luck(0.44, 0.14),
    )


def alone(luck: Luck, shape: Shape, head: Head, low: float, lobes: float, flat: bool = False) -> Arm:
    """Return a cloud of one head whose lower edge comes back to its roll."""
    left = tip((0.0, 0.0), (-1.0, -0.05), head.pointed, head.blunt)
    swell = (0.010 if flat else 0.024) * shape.swell / 0.03 * luck(1.0, 0.1)
    lower = flank(
        np.array([0.8 * head.pointed, -0.012]), head.foot, low, lobes * shape.lobes + luck(0.0, 0.2), swell,
        luck(0.0, 0.4), 0.0 if flat else 0.7 * head.hollow,
    )  # fmt: skip
    line = smooth(np.concatenate([head.knots(), left, lower, head.foot[None]]))
    line = swept(line, shape.lift * luck(1.0, 0.6), 0.5 * shape.lift * luck(0.0, 1.0))
    line = bent(line, luck(0.02 if flat else 0.2, 0.08 if flat else 0.36), luck(0.0, 0.03))
    return Arm(_ended(line, head.coil), (head.coil, 0.0))


def _ended(line: FloatArray, coil: float) -> FloatArray:
    """Cut the plain end of a line where it comes to its own roll."""
    far = reach(line)
    around, last = line[(far > 0.25 * coil) & (far < 1.4 * coil)][::3], line[far > 0.72 * far[-1]]
    off = last[:, None] - around[None]
    near = np.sqrt((off * off).sum(axis=2).min(axis=1)) < 0.009
    first = int(np.argmax(near)) if near.any() else len(last) - 1
    return line[: len(line) - len(last) + first + 1]


def grown(arm: Arm, size: float) -> Arm:
    """Return an arm ``size`` times as large about the origin."""
    coils = (arm.rolls[0] * size, arm.rolls[1] * size)
    mute = tuple((deepest * size, mouth * size) for deepest, mouth in arm.mute)
    return replace(arm, line=arm.line * size, rolls=coils, mute=mute)


def placed(arm: Arm, size: float, at: tuple[float, float], angle: float = 0.0, level: int = 0) -> Arm:
    """Return an arm ``size`` times as large, turned by radians, its left tip at a place, so many levels higher."""
    return replace(grown(arm, size), line=moved(arm.line, size, at, angle), level=arm.level + level)


def flipped(arm: Arm) -> Arm:
    """Return an arm's mirror image."""
    whole = float(reach(arm.line)[-1])
    mute = tuple((whole - deepest, whole - mouth) for deepest, mouth in arm.mute)
    return replace(arm, line=mirrored(arm.line, 1.0), rolls=arm.rolls[::-1], mute=mute)


def _about(arms: tuple[Arm, ...], wide: float, middle: tuple[float, float]) -> tuple[Arm, ...]:
    """Return arms that are ``wide`` together 1 wide, about their middle."""
    off = (-middle[0] / wide, -middle[1] / wide)
    return tuple(placed(arm, 1 / wide, off) for arm in arms)


def _nest(luck: Luck, shape: Shape, reached: float) -> tuple[Arm, ...]:
    """Two heads of unlike size look at each other over one bowl; an inner arm runs along it."""
    big, less = luck(0.64, 0.03), luck(0.56, 0.03)
    one = _head(luck, shape, 0.155, 0.26, 0.85, 0.034)
    other = _head(luck, shape, 0.155, 0.25, 0.75, 0.034)
    wide, drop = big + less - 0.06, -luck(0.12, 0.03)
    depth = luck(0.13, 0.015) + 2.25 * reached
    right = mirrored(other.knots(), 1.0) * less + np.array([wide - less, drop])
    bowl = flank(
        np.array([0.016, -0.012]), np.array([wide - 0.016, drop - 0.012]), depth,
        1.05 * shape.lobes + luck(0.0, 0.2), 0.028 * shape.swell / 0.03, luck(0.0, 0.3), 0.15,
    )  # fmt: skip
    line = smooth(np.concatenate([
        one.knots() * big, tip((0.0, 0.0), (-1.0, -0.05), 0.022, one.blunt), bowl,
        tip((wide, drop), (1.0, -0.05), 0.022, other.blunt), right,
    ]))  # fmt: skip
    main = Arm(line, (one.coil * big, other.coil * less), 1, hollow=True)
    # The inner arm comes out from behind one roll, turns and runs along the bowl until it is behind the other.
    first = np.array([one.middle[0] * big, one.middle[1] * big])
    last = np.array([wide - other.middle[0] * less, drop + other.middle[1] * less])
    left = first + np.array([-one.wide * big - 0.045 - 0.06 * shape.nested, -0.012])
    inner = (depth - 1.75 * reached) * (0.70 + 0.30 * shape.nested)
    back = flank(first, left, 0.03, 1.0, 0.005)[::3]
    swell = 0.020 * shape.swell / 0.03
    low = flank(left + np.array([0.015, -0.012]), last, inner, 0.75 * shape.lobes, swell, -0.1, 0.2)
    arm = smooth(np.concatenate([first[None], back, tip((left[0], left[1]), (-1.0, 0.12), 0.02), low, last[None]]))
    return _about((main, Arm(arm, (0.0, 0.0), 0, hollow=True)), wide, (0.5 * wide, 0.5 * drop - 0.03))


def _rider(luck: Luck, shape: Shape, reached: float) -> tuple[Arm, ...]:
    """A head rides on a long arm that runs on below it to a far tip and comes back; a fellow leans before it."""
    head = _head(luck, shape, 0.165, 0.27, 0.95, 0.034)
    far, high = luck(1.50, 0.06), luck(0.10, 0.05)
    depth = luck(0.23, 0.015) + 0.75 * reached
    left = tip((0.0, 0.0), (-1.0, -0.05), head.pointed, head.blunt)
    lower = flank(np.array([0.025, -0.012]), np.array([far - 0.02, high - 0.012]), depth,
                  1.3 * shape.lobes + luck(0.0, 0.2), 0.026 * shape.swell / 0.03, -0.2, 0.2)  # fmt: skip
    end = np.array([head.middle[0] + 0.90 * head.wide, head.middle[1] - 0.20 * head.wide])
    upper = flank(np.array([far - 0.025, high + 0.012]), end, luck(0.10, 0.02), 0.75 * shape.lobes,
                  0.03 * shape.swell / 0.03, 0.0, 0.5)  # fmt: skip
    line = smooth(np.concatenate([head.knots(), left, lower, tip((far, high), (1.0, 0.25), 0.03), upper, end[None]]))
    main = Arm(_ended(line, head.coil), (head.coil, 0.0), 0)
    fellow = alone(luck, shape, _head(luck, shape, 0.175, 0.27, 0.7, 0.034), 0.08, 0.6)
    before = (luck(1.02, 0.03) - 0.14 * shape.nested, luck(-0.20, 0.02))
    arms = (main, placed(fellow, luck(0.50, 0.03), before, 0.0, 1))
    return _about(arms, far, (0.5 * far, 0.0))


def _cradle(luck: Luck, shape: Shape, reached: float) -> tuple[Arm, ...]:
    """A head whose arm swings down and round, and rolls up at its other end: an S that lies on its side."""
    big = luck(0.72, 0.03)
    head = _head(luck, shape, 0.15, 0.26, 0.95, 0.034)
    wide, depth = luck(1.12, 0.04), luck(0.17, 0.015) + 1.0 * reached
    round_ = luck(0.125, 0.01) * shape.volute
    middle = np.array([wide - 1.05 * round_, luck(0.02, 0.025)])
    leaves = -0.40 * np.pi
    curl = mirrored(roll(middle * np.array([-1.0, 1.0]), round_, 0.9 * shape.turns, np.pi - leaves), 0.0)
    low = flank(np.array([0.016, -0.012]), middle + 1.04 * round_ * np.array([np.cos(leaves), np.sin(leaves)]), depth,
                0.95 * shape.lobes + luck(0.0, 0.15), 0.027 * shape.swell / 0.03, 0.1, 0.2)[:-3]  # fmt: skip
    line = smooth(np.concatenate([head.knots() * big, tip((0.0, 0.0), (-1.0, -0.05), 0.024, head.blunt), low, curl]))
    main = Arm(line, (head.coil * big, rolled(round_, 0.9 * shape.turns)), 0, hollow=True)
    return _about((main,), wide, (0.5 * wide, -0.03))


def _bank(luck: Luck, shape: Shape, reached: float) -> tuple[Arm, ...]:
    """Three clouds that drift one way, each before the tail of the next, on one flat base."""
    arms = []
    tucked = shape.nested - 0.25
    stands = ((0.74, 0.36), (0.60, luck(0.04, 0.02) + 0.15 * tucked), (0.44, luck(-0.16, 0.02) + 0.18 * tucked))
    for level, (size, x) in enumerate(stands):
        head = _head(luck, shape, 0.145 + 0.02 * level, 0.29, 0.95 - 0.15 * level, 0.036)
        one = alone(luck, shape, head, luck(0.05, 0.015), 0.6, flat=True)
        arms.append(placed(one, size, (x, 0.018 * (2 - level)), 0.0, level))
    return _about(tuple(arms), 1.18, (0.51, 0.05))


def _heap(luck: Luck, shape: Shape, reached: float) -> tuple[Arm, ...]:
    """A cloud that climbs from behind another which faces the other way: a heap of rain."""
    back = alone(luck, shape, _head(luck, shape, 0.135, 0.29, 1.0, 0.036), 0.05, 0.7)
    front = flipped(alone(luck, shape, _head(luck, shape, 0.14, 0.26, 0.95, 0.034), 0.10, 0.75))
    behind = (luck(0.30, 0.03), luck(0.20, 0.01) - 0.09 * shape.nested)
    arms = (placed(back, 0.78, behind), placed(front, 0.86, (0.0, -0.04), 0.0, 1))
    return _about(arms, 1.08, (0.54, 0.08))


_GREAT = (_nest, _rider, _bank, _cradle, _heap, _rider)


def _single(luck: Luck, shape: Shape, reached: float) -> tuple[Arm, ...]:
    head = _head(luck, shape, 0.135, 0.25, 1.05, 0.034)
    return _about((alone(luck, shape, head, luck(0.10, 0.02), 0.75),), 1.0, (0.5, 0.05))


def _flat(luck: Luck, shape: Shape, reached: float) -> tuple[Arm, ...]:
    """Two on one base, the smaller before the tail of the larger."""
    back = alone(luck, shape, _head(luck, shape, 0.14, 0.27, 1.0, 0.034), luck(0.04, 0.01), 0.7, flat=True)
    front = alone(luck, shape, _head(luck, shape, 0.165, 0.28, 0.7, 0.034), luck(0.04, 0.01), 0.5, flat=True)
    arms = (placed(back, 0.92, (0.08, 0.0)), placed(front, luck(0.52, 0.03), (luck(-0.10, 0.02), -0.012), 0.0, 1))
    return _about(arms, 1.1, (0.45, 0.06))


def _hook(luck: Luck, shape: Shape, reached: float) -> tuple[Arm, ...]:
    """A small cradle: one arm with a roll at either end."""
    return _cradle(luck, shape, 0.9 * reached)


_MIDDLE = (_single, _flat, _single, _hook, _heap, _single)


def _lesser(luck: Luck, shape: Shape, rank: int, which: int) -> tuple[Arm, ...]:
    """Return a head alone, of the larger ones every third with a lesser tip-cloud at its back."""
    wide, lobes = ((0.15, 0.9), (0.19, 0.68), (0.20, 0.55))[rank - 2]
    head = replace(_head(luck, shape, wide, 0.27 + 0.02 * (rank - 2), lobes, 0.034), pointed=0.034 + 0.012 * (rank - 2))
    one = alone(luck, shape, head, luck(0.085, 0.02), 0.6, flat=which % 2 == 1)
    if rank == 2 and which % 3 == 1:
        # So small a roll would clog with as many turns.
        fewer = replace(shape, turns=0.7 * shape.turns)
        other = alone(luck, fewer, _head(luck, fewer, 0.24, 0.30, 0.6, 0.03), 0.07, 0.5)
        return _about((one, placed(other, 0.62, (-0.18, luck(-0.13, 0.02)), -0.35, 1)), 1.12, (0.42, 0.03))
    return _about((one,), 1.0, (0.5, 0.05))
