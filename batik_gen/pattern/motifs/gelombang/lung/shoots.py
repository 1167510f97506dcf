"""Unrest on a lung gelombang: thorns and small crooks along the stem, as close as beta stands against alpha."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.flora.parts import heading
from batik_gen.pattern.geometry.curves import length, turn
from batik_gen.pattern.motifs.gelombang.lung.room import LINE, LungRoom, dense
from batik_gen.pattern.motifs.gelombang.lung.stem import Skeleton
from batik_gen.values.arrays import FloatArray

_PLACES = 186
"""So many places along the line, the same for everybody, may bear a thorn: one each 4 mm."""
_LEAST_SHARE, _MORE_SHARE = 0.02, 1.25
"""Share of them that do where all is calm, and how many more where all is unrest."""
_COMING = 0.12
"""Over so much more of that share a thorn grows from nothing to its full size."""
_LEANS = (0.95, 1.25, 0.7)
_SIZES = (1.0, 0.75, 0.5)
_ROUND = np.array([[0.0, 0.0], [1.1, 0.0], [-1.1, 0.0], [0.0, 1.1], [0.0, -1.1]])
"""About every point of a thorn so much is free, mm."""
THORN = np.array([[0.0, 0.0], [0.35, 0.02], [0.7, 0.08], [1.0, 0.16]])
THORN_WIDTHS = np.array([2.2, 1.6, 1.0, 0.4])
CROOK = flora.curl(1.0)[1:]
CROOK_WIDTHS = np.linspace(1.5, 0.9, len(CROOK) - 1)


@dataclass(frozen=True, eq=False)
class Shoots:
    """Hold thorns n x 4 x 2 and crooks m x k x 2 in mm, a crook's last point its eye; ``grown`` is each one's size."""

    thorns: FloatArray
    crooks: FloatArray
    thorns_grown: FloatArray
    crooks_grown: FloatArray


def plan_shoots(plant: Skeleton, room: LungRoom) -> Shoots:
    """Set thorns and crooks along the stem, to either side in turn: first at few places, then at those between."""
    number = np.arange(_PLACES, dtype=np.float64)
    at = (number + 0.5) * (LINE / _PLACES)
    unrest = plant.course.at("unrest", at / LINE)
    # By the square of unrest: calm stretches are bare, restless ones bristle. By the golden section every
    # place comes where there is most room between those before it, and none moves as unrest grows.
    rank = number * 0.6180339887498949 % 1.0
    coming = (_LEAST_SHARE + _MORE_SHARE * unrest * unrest - rank) / _COMING
    lines: dict[bool, list[FloatArray]] = {False: [], True: []}
    grown: dict[bool, list[float]] = {False: [], True: []}
    for place in np.flatnonzero(coming > 0.1).tolist():
        part, share, crook = min(1.0, float(coming[place])), float(unrest[place]), place % 3 == 0
        long = part * (5.0 + 5.0 * share if crook else 4.0 + 4.4 * share)
        line = _grow(plant, room, float(at[place]), 1.0 if place % 2 else -1.0, crook, long)
        if line is not None:
            lines[crook].append(line[0])
            grown[crook].append(line[1] * part)
    return Shoots(
        np.array(lines[False]).reshape(-1, len(THORN), 2), np.array(lines[True]).reshape(-1, len(CROOK), 2),
        np.array(grown[False]), np.array(grown[True]),
    )  # fmt: skip


def _grow(
    plant: Skeleton, room: LungRoom, at: float, out: float, crook: bool, long: float
) -> tuple[FloatArray, float] | None:
    foot, ahead = plant.at(np.array([at, at + 0.8]))
    way = ahead - foot
    shape = CROOK if crook else THORN
    across = np.array([-way[1], way[0]]) / 0.8 * (0.35 * plant.width)
    for size in _SIZES:
        for side in (out, -out):
            for lean in _LEANS:
                own = shape * np.array([1.0, side if crook else -side]) * (long * size)
                line = foot + across * side + turn(own, heading(way) + side * lean)
                points = dense(line, 0.5)
                points = points[length(points - line[0]) > 1.5 + 0.3 * plant.width]
                near = points[:, None] + _ROUND
                if not room.hit(near).any():
                    room.take_line(line, 2.6)
                    return line, size
    return None
