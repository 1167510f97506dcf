"""Ukel: small comma curls, all of one hand in a zone, nested until the ground is full."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Isen
from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray
from batik_gen.values.words import Words

UKEL = Isen(
    "ukel",
    Words("ukel: small comma curls nested over the ground", "ukel: lengkung koma kecil memenuhi latar"),
    Words("grounds of semen, sido and truntum", "latar semen, sido, dan truntum"),
    "docs/sources.md#isen: 4-8 mm",
)

_TURNS = 1.35


def curls(
    wax: Waxing,
    hand: Hand,
    starts: FloatArray,
    angle: FloatArray | float,
    size: FloatArray | float,
    width: float,
    side: FloatArray | float = 1.0,
    tail: float = 0.9,
) -> None:
    """Draw ukel: a short stem that rolls up into a spiral.

    Parameters
    ----------
    wax, hand
        What gathers the strokes, and the hand.
    starts
        n x 2, the foot of each curl.
    angle
        Direction in which the stem leaves, radians (scalar or n).
    size
        Diameter of the spiral, mm (scalar or n).
    width
        Nib, mm.
    side
        +1 rolls clockwise on the cloth, -1 the other way (scalar or n).
    tail
        Length of the stem in spiral diameters.
    """
    if not starts.size:
        return
    n = len(starts)
    size = np.broadcast_to(np.asarray(size, np.float64), (n,)) * np.maximum(
        hand.size(salts.ISEN_UKEL_SIZE, starts, 0.8), 0.6
    )
    angle = np.broadcast_to(np.asarray(angle, np.float64), (n,)) + 0.1 * hand.normal(salts.ISEN_UKEL_TURN, starts)
    side = np.broadcast_to(np.asarray(side, np.float64), (n,))
    t = np.arange(22) / 21
    roll = t * (2 * np.pi * _TURNS)
    radius = 0.5 * (1 - 0.74 * t)
    # In the curl's own frame: stem along +x, then the spiral about a centre above its end.
    spiral = np.stack([tail + radius * np.sin(roll), 0.5 - radius * np.cos(roll)], axis=-1)
    stem = np.stack([tail * np.array([0.0, 0.5]), np.array([-0.16, -0.1])], axis=-1)
    shape = np.concatenate([stem, spiral])
    line = (
        np.stack([np.broadcast_to(shape[:, 0], (n, len(shape))), shape[None, :, 1] * side[:, None]], axis=-1)
        * size[:, None, None]
    )
    wax.stroke(turn(line, angle[:, None]) + starts[:, None], width)
    head = np.stack([np.full(n, tail), 0.5 * side], axis=-1) * size[:, None]
    wax.dot(turn(head, angle) + starts, np.maximum(width * 1.35, 0.16 * size))
