"""Banks of rock: arms that stand upright, their rolls outward, rank before rank, on a foot of lying stones."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.hand import salts
from batik_gen.pattern.motifs.mega_mendung.arm import Arm, Head, Shape
from batik_gen.pattern.motifs.mega_mendung.forms import Form, Luck, alone, flipped, placed

FORMS = 3
"""Banks of unlike form on one cloth."""

_UPRIGHT = 0.5 * np.pi

_ROCKS = (
    (0.08, 0.16, 0.78, 0), (-0.22, 0.02, 0.66, 1), (0.31, -0.02, 0.50, 1), (0.05, -0.17, 0.62, 2),
    (-0.44, -0.10, 0.42, 2), (0.47, -0.12, 0.38, 2), (-0.19, -0.16, 0.44, 3), (0.25, -0.17, 0.37, 3),
)  # fmt: skip
"""Rocks of a bank: where their feet stand and how tall they are, in heights of the bank; their rank, nearest last."""

_STONES = ((-0.45, 0.40), (0.44, 0.38), (-0.22, 0.38), (0.22, 0.37), (0.0, 0.38))
"""Stones at the foot: their middles, their widths; each lies before the one before it."""

_BOW = 0.09
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
    luck = Luck(seed, number, salts.WADAS_FORM)
    arms: list[Arm] = []
    for x, y, tall, rank in _ROCKS:
        x, tall = luck(x, 0.03), luck(tall, 0.035)
        # The middle one leans to the side its luck chooses.
        side = -1.0 if luck(x, 0.12) < 0 else 1.0
        one = _rock(luck, shape, 1.0 - 0.10 * rank)
        one = one if side > 0 else flipped(one)
        angle = _UPRIGHT * side - (lean * np.clip(x / 0.45, -1, 1) + luck(0.0, 0.05))
        # A rock that is turned the other way round stands on its other tip.
        arms.append(_standing(one, tall, (x, y), float(angle), side, rank))
    for level, (x, wide) in enumerate(_STONES):
        x = luck(x, 0.02)
        stone = alone(luck, shape, _stone(luck, shape), 0.045, 0.6, flat=True)
        stone = stone if x > 0 else flipped(stone)
        foot = -_BOW * (1 - x * x / 0.3) - 0.10
        wide = wide * stones
        arms.append(placed(stone, wide, (x - 0.5 * wide, foot), luck(0.0, 0.04) + 0.22 * x, 10 + level))
    return Form(tuple(arms), 0.86, 6)


def _standing(arm: Arm, tall: float, foot: tuple[float, float], angle: float, side: float, level: int) -> Arm:
    if side > 0:
        return placed(arm, tall, foot, angle, level)
    # Mirrored, its tip lies at the left: it is turned about its right end.
    c, s = np.cos(angle), np.sin(angle)
    return placed(arm, tall, (foot[0] - float(c) * tall, foot[1] - float(s) * tall), angle, level)


def _rock(luck: Luck, shape: Shape, lobes: float) -> Arm:
    head = Head(
        middle=(luck(0.64, 0.05), luck(0.0, 0.02)),
        wide=0.175 * shape.volute * luck(1.0, 0.07),
        turns=shape.turns * luck(1.0, 0.05),
        rise=luck(0.06, 0.04),
        high=shape.high * luck(1.0, 0.08),
        lobes=lobes * shape.lobes + luck(0.0, 0.25),
        swell=shape.swell * luck(1.0, 0.1),
        crest=luck(-0.45, 0.3),
        pointed=0.04,
        blunt=luck(0.55, 0.12),
        hollow=0.35,
    )
    # The side with the roll is as broad and lobed as the other.
    return replace(alone(luck, shape, head, 0.13, 0.8), level=0)


def _stone(luck: Luck, shape: Shape) -> Head:
    return Head(
        middle=(luck(0.64, 0.04), 0.0),
        wide=0.185 * shape.volute,
        turns=shape.turns,
        rise=luck(0.05, 0.03),
        high=0.82 * shape.high,
        lobes=0.62 * shape.lobes + luck(0.0, 0.15),
        swell=shape.swell,
        crest=luck(0.0, 0.4),
        pointed=0.04,
        blunt=0.5,
    )
