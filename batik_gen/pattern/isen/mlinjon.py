"""Mlinjon: rhombs of three to five rings, one in the other."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Isen
from batik_gen.pattern.geometry.curves import place
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray
from batik_gen.values.words import Words

MLINJON = Isen(
    "mlinjon",
    Words("mlinjon: rhombs of rings, one in the other", "mlinjon: belah ketupat bersusun"),
    Words("the channels between parang rows", "alur di antara baris parang"),
    "docs/sources.md#parang, measured",
)


def rhombs(
    wax: Waxing,
    open_wax: Waxing,
    hand: Hand,
    centres: FloatArray,
    half: FloatArray | float,
    angle: FloatArray | float,
    width: float,
) -> None:
    """Draw rhombs at centres n x 2: a waxed square with rings cut out of it.

    Parameters
    ----------
    wax
        Gathers the squares.
    open_wax
        Gathers the dark rings between them, left free of wax.
    hand
        The hand.
    centres, half, angle
        Places, half side in mm and turn in radians of the outer square.
    width
        Nib of the rings, mm.
    """
    if not centres.size:
        return
    # Sides bend in a little and corners stay, as a nib leaves a square.
    s = np.array([-1.0, -0.5, 0.0, 0.5])
    dent = 1 - 0.06 * (1 - s * s)
    side = np.stack([s, -dent], axis=-1)
    square = np.concatenate([side, np.stack([dent, s], -1), -side, np.stack([-dent, -s], -1)])
    half = np.broadcast_to(np.asarray(half, np.float64), centres.shape[:1]) * hand.size(
        salts.ISEN_MLINJON, centres, 0.6
    )
    wax.area(place(square * half[:, None, None], centres, angle))
    pitch = 2.0 * width
    for ring in range(1, 6):
        inner = half - (ring - 0.5) * pitch
        kept = inner > 0.45 * width
        if not kept.any():
            break
        turned = np.broadcast_to(np.asarray(angle, np.float64), centres.shape[:1])[kept]
        open_wax.stroke(place(square * inner[kept, None, None], centres[kept], turned), 0.72 * width, closed=True)
