"""Outlines that fillings and contours are tried in: usual ones, and some that are hard to fill."""

import numpy as np

from batik_gen.pattern.geometry.curves import ellipse
from batik_gen.pattern.isen.sample import curved_leaf, frame, petal

TURN = np.arange(60) * (2 * np.pi / 60)
STAR = np.stack([(9 + 4 * np.cos(5 * TURN)) * np.cos(TURN), (9 + 4 * np.cos(5 * TURN)) * np.sin(TURN)], axis=-1)
CRESCENT = np.concatenate([ellipse(14.0, 14.0, 40)[:21], (ellipse(11.0, 5.0, 40)[:21] * [1, 1])[::-1]])
SHAPES = {
    "leaf": curved_leaf(46, 20, 9), "petal": petal(22, 22), "frame": frame(52, 7.5), "star": STAR, "crescent": CRESCENT,
}  # fmt: skip
