"""Tendrils of a lung gelombang: thin shoots that leave the coils outward and roll up, where there is room."""

import numpy as np

from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.flora.parts import heading
from batik_gen.pattern.geometry.curves import length, turn
from batik_gen.pattern.motifs.gelombang.lung.room import LungRoom, dense
from batik_gen.pattern.motifs.gelombang.lung.stem import Skeleton
from batik_gen.values.arrays import FloatArray

_SPOTS = (0.14, 0.27, 0.42, 0.58)
"""Where along a coil tendrils may leave it."""
_LONG, _SIZES = 17.0, (1.0, 0.85, 0.7, 0.55, 0.42)
_LEANS = (0.75, 0.5, 1.0)
_ROUND = np.array([[0.0, 0.0], [1.2, 0.0], [-1.2, 0.0], [0.0, 1.2], [0.0, -1.2]])
"""About every point of a tendril so much is free, mm."""
TENDRIL = flora.curl(1.3, 28)
WIDTHS = np.linspace(1.5, 0.62, len(TENDRIL) - 2)


def plan_tendrils(plant: Skeleton, room: LungRoom) -> FloatArray:
    """Return tendrils n x k x 2, mm, the last point of each its eye."""
    grown = []
    for number, coil in enumerate(plant.coils):
        for order, spot in enumerate(_SPOTS):
            i = int((spot + 0.05 * ((number * 3 + order) % 4)) * (len(coil.line) - 2))
            line = _grow(coil.line[i], coil.line[i + 1] - coil.line[i], coil.side, coil.width[i], order, room)
            if line is not None:
                grown.append(line)
    return np.array(grown).reshape(-1, len(TENDRIL), 2)


def _grow(foot: FloatArray, way: FloatArray, out: float, wide: float, order: int, room: LungRoom) -> FloatArray | None:
    for size in _SIZES[order % 2 :]:
        for lean in _LEANS:
            shape = TENDRIL * np.array([1.0, out]) * (_LONG * size)
            line: FloatArray = foot + turn(shape, heading(way) + out * lean)
            points = dense(line[1:], 0.5)
            points = points[length(points - foot) > 2.6 + 0.5 * wide]
            if len(points) and not room.hit(points[:, None] + _ROUND).any():
                room.take_line(line[1:-1], 2.2)
                return line
    return None
