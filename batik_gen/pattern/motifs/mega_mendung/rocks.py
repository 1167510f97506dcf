"""Banks of rock: ledged crags that lean apart, rank before rank, on a foot of lying stones."""

from dataclasses import dataclass, replace

import numpy as np

from batik_gen.pattern.hand import salts
from batik_gen.pattern.motifs.mega_mendung.arm import Arm, Head, Shape
from batik_gen.pattern.motifs.mega_mendung.crags import rock, stone
from batik_gen.pattern.motifs.mega_mendung.forms import Form, Luck, alone, flipped, placed

_UPRIGHT = 0.5 * np.pi


@dataclass(frozen=True)
class _Plan:
    """Hold where the rocks of a bank stand and where its stones lie.

    Parameters
    ----------
    rocks
        Where their feet stand, how tall they are (all in heights of the bank), and their rank, nearest last.
    stones
        Their middles and widths; each lies before the one before it.
    """

    rocks: tuple[tuple[float, float, float, int], ...]
    stones: tuple[tuple[float, float], ...]


_PLANS = (
    _Plan(
        ((0.06, 0.14, 0.84, 0), (-0.20, 0.02, 0.60, 1), (0.30, -0.02, 0.48, 2), (0.02, -0.14, 0.46, 4),
         (-0.44, -0.09, 0.36, 3), (0.49, -0.12, 0.30, 5), (0.24, -0.15, 0.30, 6)),
        ((-0.40, 0.42), (0.42, 0.34), (-0.14, 0.30), (0.16, 0.38)),
    ),
    _Plan(
        ((-0.19, 0.12, 0.78, 0), (0.20, 0.10, 0.60, 1), (-0.46, -0.06, 0.40, 2), (0.46, -0.08, 0.36, 3),
         (-0.02, -0.10, 0.38, 4), (-0.27, -0.15, 0.34, 5), (0.20, -0.16, 0.28, 6)),
        ((0.44, 0.42), (-0.44, 0.34), (0.10, 0.36), (-0.20, 0.34)),
    ),
    _Plan(
        ((-0.22, 0.12, 0.80, 0), (0.02, 0.08, 0.66, 1), (0.22, 0.00, 0.52, 2), (0.42, -0.08, 0.38, 3),
         (-0.48, -0.09, 0.34, 4), (-0.20, -0.14, 0.38, 5), (0.08, -0.16, 0.28, 6)),
        ((-0.42, 0.36), (0.46, 0.30), (0.22, 0.42), (-0.14, 0.34)),
    ),
    _Plan(
        ((0.18, 0.14, 0.84, 0), (-0.08, 0.04, 0.50, 1), (-0.30, 0.00, 0.56, 2), (0.46, -0.08, 0.38, 3),
         (-0.49, -0.10, 0.32, 4), (0.14, -0.14, 0.40, 5), (-0.14, -0.16, 0.28, 6)),
        ((-0.44, 0.38), (0.40, 0.42), (-0.16, 0.40), (0.14, 0.28)),
    ),
    _Plan(
        ((-0.14, 0.10, 0.68, 0), (0.15, 0.12, 0.76, 1), (-0.40, -0.02, 0.48, 2), (0.42, -0.04, 0.44, 3),
         (-0.02, -0.10, 0.40, 4), (0.28, -0.15, 0.34, 5), (-0.28, -0.16, 0.32, 6)),
        ((-0.42, 0.34), (0.44, 0.38), (0.18, 0.32), (-0.12, 0.42)),
    ),
)  # fmt: skip

FORMS = len(_PLANS)
"""Banks of unlike form on one cloth."""

_BOW = 0.03
"""How far the foot hangs down by its middle."""


def bank(seed: int, number: int, shape: Shape, lean: float, stones: float) -> Form:
    """Return bank ``number`` about the middle of its foot, 1 high.

    Parameters
    ----------
    seed
        The Design's seed.
    number
        Which of the banks.
    shape
        The person's numbers.
    lean
        How far rocks lean outward, radians for one at the bank's side.
    stones
        Size of the stones at its foot, against the usual.
    """
    plan = _PLANS[number]
    arms: list[Arm] = []
    for which, (x, y, tall, rank) in enumerate(plan.rocks):
        luck = Luck(seed, 20 * number + which, salts.WADAS_FORM)
        x, tall = luck(x, 0.03), luck(1.06 * tall, 0.05)
        # One in the middle turns to the side its luck chooses.
        side = -1.0 if luck(x, 0.16) < 0 else 1.0
        one = rock(luck, shape, 0.45 + 0.65 * tall, rank < 3 or (which + number) % 2 == 0)
        one = one if side > 0 else flipped(one)
        angle = _UPRIGHT * side - (lean * (1.35 - tall) * np.clip(x / 0.40, -1, 1) + luck(0.0, 0.06))
        # A rock that is turned the other way round stands on its other tip.
        arms.append(_standing(one, tall, (x, _foot(y)), float(angle), side, rank))
    for level, (x, wide) in enumerate(plan.stones):
        luck = Luck(seed, 20 * number + 10 + level, salts.WADAS_FORM)
        x, wide = luck(x, 0.03), wide * stones * luck(1.0, 0.08)
        one = _rolled(luck, shape) if level % 3 == 0 else stone(luck, shape)
        one = one if x > 0 else flipped(one)
        foot = luck(-_BOW * (1 - x * x / 0.3) - 0.12, 0.035)
        arms.append(placed(one, wide, (x - 0.5 * wide, foot), luck(0.0, 0.05) + 0.18 * x, 10 + level))
    return Form(tuple(arms), 0.86, 6)


def roots(number: int) -> tuple[tuple[float, float, float, float], ...]:
    """Return plants of a bank: where they are rooted, how far right of upright they set out, how long they are.

    They stand behind the outermost rocks, two at its right, in heights of the bank: clouds float at its left.
    """
    outer = sorted(_PLANS[number].rocks, key=lambda rock: rock[0])
    stands = ((-0.55, outer[0], 0.66, 0.46), (0.52, outer[-1], 0.66, 0.42), (0.20, outer[-2], 0.74, 0.54))
    return tuple((x, _foot(y) + share * high, way, long) for way, (x, y, high, _), share, long in stands)


def _foot(y: float) -> float:
    """Return where a rock's foot stands below that of its bank: all of them hide behind the stones."""
    return 0.45 * y - 0.10


def _standing(arm: Arm, tall: float, foot: tuple[float, float], angle: float, side: float, level: int) -> Arm:
    if side > 0:
        return placed(arm, tall, foot, angle, level)
    # Mirrored, its tip lies at the left: it is turned about its right end.
    c, s = np.cos(angle), np.sin(angle)
    return placed(arm, tall, (foot[0] - float(c) * tall, foot[1] - float(s) * tall), angle, level)


def _rolled(luck: Luck, shape: Shape) -> Arm:
    """Return a lying stone with a roll."""
    head = Head(
        middle=(luck(0.66, 0.05), 0.0),
        wide=0.165 * shape.volute,
        turns=shape.turns,
        rise=luck(0.05, 0.03),
        high=0.86 * shape.high,
        lobes=0.62 * shape.lobes + luck(0.0, 0.15),
        swell=shape.swell,
        crest=luck(0.0, 0.4),
        pointed=0.04,
        blunt=0.5,
    )
    return replace(alone(luck, shape, head, 0.045, 0.6, flat=True), level=0)
