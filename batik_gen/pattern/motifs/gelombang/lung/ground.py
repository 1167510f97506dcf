"""What fills the ground of a lung gelombang: ukel of two sizes and cecek, where the plant leaves room."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.pattern.motifs.gelombang.lung.room import LINE, PITCH, LungRoom
from batik_gen.pattern.motifs.gelombang.lung.stem import Skeleton
from batik_gen.values.arrays import FloatArray

_UKEL = ((6.0, 3.3, 2.4, 2.8), (3.9, 2.8, 0.8, 2.6))
"""Ukel of either size: distance of their places, size with little theta, how much more with much, least size, mm."""
_UKEL_GAP = 0.65
_DOTS, _DOT_GAP = 2.3, 0.95


@dataclass(frozen=True, eq=False)
class Ground:
    """Hold ukel (places n x 2, sizes, how they lean) and cecek (places m x 2) of one repeat."""

    ukel: FloatArray
    size: FloatArray
    lean: FloatArray
    dots: FloatArray


def plan_ground(plant: Skeleton, room: LungRoom) -> Ground:
    """Fill what is left: curls as large as their room and theta let them, then dots."""
    places, sizes, leans = [], [], []
    for number, (pace, least, more, smallest) in enumerate(_UKEL):
        at, lean = _hexagons(pace, salts.LUNG_GELOMBANG_UKEL + 4 * number)
        wanted = least + more * plant.course.theta
        size = np.minimum(wanted, 2.0 * (room.clearance().at(at) - _UKEL_GAP))
        kept = size > smallest
        places.append(at[kept])
        sizes.append(size[kept])
        leans.append(lean[kept])
        room.take_round(at[kept], 0.5 * size[kept])
    dots, _ = _hexagons(_DOTS, salts.LUNG_GELOMBANG_DOTS, 0.14)
    dots = dots[room.clearance().at(dots) > _DOT_GAP]
    return Ground(np.concatenate(places), np.concatenate(sizes), np.concatenate(leans), dots)


def _hexagons(pace: float, salt: int, loose: float = 0.24) -> tuple[FloatArray, FloatArray]:
    """Return places of a loose hexagon over one repeat, and a way for each in radians; the same for everybody."""
    many = int(PITCH / pace + 0.5)
    # Whole rows in a third of the line, so that the next column goes on as the first.
    rows = 3 * 2 * int(np.rint(LINE / 3 / (0.8660254037844386 * pace) / 2))
    j, i = np.meshgrid(np.arange(rows), np.arange(many), indexing="ij")
    at = np.stack([(i + 0.5 * (j % 2)) * (PITCH / many), (j + 0.5) * (LINE / rows)], axis=-1).reshape(-1, 2)
    key = np.arange(len(at))
    stray = np.stack([uniform(0, salt + a, key) - 0.5 for a in (0, 1)], axis=-1)
    at = at + loose * pace * stray
    at[:, 1] -= LINE
    return at, 2 * np.pi * uniform(0, salt + 2, key)
