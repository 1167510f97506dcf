"""Where on a lung gelombang it is seen how it is read."""

import numpy as np

from batik_gen.pattern.declaring.example import Example, nearest
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.motifs.gelombang.lung.course import STEPS, WINDINGS
from batik_gen.pattern.motifs.gelombang.lung.leaves import Leaves
from batik_gen.pattern.motifs.gelombang.lung.pens import Copies
from batik_gen.pattern.motifs.gelombang.lung.room import LINE
from batik_gen.pattern.motifs.gelombang.lung.stem import WINDING, Skeleton
from batik_gen.values.arrays import FloatArray
from batik_gen.values.words import Words, clock

_SWING = Words("Where the stem swings wide alpha was strong.", "Di tempat batang berayun lebar, alfa kuat.")
_SWING_TOLD = Words(
    "Here, at {} of the recording, the stem swings widest: alpha was strong.",
    "Di sini, menit {} dari rekaman, ayunan batang terlebar: alfa kuat.",
)
_THORNS = Words(
    "Where thorns stand close beta was strong against alpha.",
    "Di tempat duri rapat, beta kuat dibanding alfa.",
)
_THORNS_TOLD = Words(
    "Here, at {} of the recording, thorns stand closest: beta was strong against alpha.",
    "Di sini, menit {} dari rekaman, duri paling rapat: beta kuat dibanding alfa.",
)
_LEAF = Words("A leaf is a burst of alpha.", "Sehelai daun adalah satu letupan alfa.")
_LEAF_TOLD = Words(
    "This leaf is the burst of {1} s at {0} of the recording.",
    "Daun ini adalah letupan {1} detik pada menit {0} rekaman.",
)


def examples_of(plan: Plan, plant: Skeleton, leaves: Leaves, copies: Copies) -> tuple[Example, ...]:
    """Return the widest swing, the thorniest moment and the longest leaf, where they lie whole on the cloth."""
    seconds = plan.wave.seconds
    crests: FloatArray = 0.5 * WINDING * np.arange(2 * WINDINGS, dtype=np.float64)
    wide = float(crests[int(plant.swing(crests).argmax())])
    thorny = (int(np.argmax(plant.course.unrest)) + 0.5) / STEPS * LINE
    found: list[tuple[FloatArray, float, Words, Words, tuple[str, ...]]] = [
        (plant.at(np.array(wide)), 13.0, _SWING_TOLD, _SWING, (clock(wide / LINE * seconds),)),
        (plant.at(np.array(thorny)), 13.0, _THORNS_TOLD, _THORNS, (clock(thorny / LINE * seconds),)),
    ]
    if len(leaves.burst) and plan.wave.rows:
        share, long = plant.course.leaves[int(leaves.burst[0])]
        half = 0.5 * leaves.long[0] * np.array([np.cos(leaves.angle[0]), np.sin(leaves.angle[0])])
        burst = (clock(share * seconds - 0.5 * long), f"{long:.1f}")
        found.append((leaves.foot[0] + half, 0.6 * float(leaves.long[0]), _LEAF_TOLD, _LEAF, burst))
    out = []
    for place, reach, told, plain, values in found:
        at = nearest(_copies(copies, place), plan.size_mm, 0.75 * reach * copies.scale)
        if at is not None:
            out.append(Example.seen(at, reach * copies.scale, told, plain, *values))
    return tuple(out)


def _copies(copies: Copies, place: FloatArray) -> FloatArray:
    return copies.of(np.asarray(place).reshape(1, 2), 0.0)[1]
