"""Leaves of a lung gelombang: one for each burst of alpha, at its moment, as long as the burst was."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.flora.parts import heading
from batik_gen.pattern.geometry.curves import length, turn, unit
from batik_gen.pattern.motifs.gelombang.lung.pulse import heart_of
from batik_gen.pattern.motifs.gelombang.lung.room import LINE, LungRoom
from batik_gen.pattern.motifs.gelombang.lung.stem import WINDING, Skeleton
from batik_gen.values.arrays import FloatArray

BEND = 0.28
"""How far a leaf bends, as a share of its length."""
KINDS = (0, 2, 0, 4, 0, 1)
"""How leaves are filled in turn, as ``flora.leaves`` names it: light, half dark, half blue, half brown."""
_SHORTEST, _BY_ROOT, _LONGEST = 9.0, 13.5, 34.0
_LEAST_FULL, _MORE_FULL = 0.42, 0.30
"""Width of a leaf, as a share of its length: what little theta gives, and how much more."""
_CROWDED = 0.16
"""Leaves cover at most about this share of the cloth: where more would, all are drawn smaller alike."""
_LEANS = (0.85, 1.05, 0.65, 1.3, 0.45, 1.55, 0.3, 1.8)
_ASIDE = (0.0, 2.0, -2.0, 4.0, -4.0, 6.0, -6.0)
"""Leans off the stem, radians, and ways along it, mm, among which a leaf finds most room."""
_SIZES = (1.0, 0.85, 0.7, 0.55, 0.42)
_TOUCH = 0.05
"""Share of a leaf that may lie on something else; nothing is told from so little."""


@dataclass(frozen=True, eq=False)
class Leaves:
    """Hold n leaves, those of the longest bursts first.

    Foot (n x 2), angle, length and width in mm, side to which they bend, kind, share of full size, and which burst.
    """

    foot: FloatArray
    angle: FloatArray
    long: FloatArray
    wide: FloatArray
    side: FloatArray
    kind: FloatArray
    kept: FloatArray
    burst: FloatArray


def lengths(seconds: FloatArray) -> FloatArray:
    """Return the length in mm of leaves of bursts of so many seconds, longest 34 mm by a soft end."""
    grown = (_SHORTEST + _BY_ROOT * np.sqrt(np.maximum(seconds, 0.0))) * np.minimum(1.0, seconds / 0.05)
    ratio = grown / _LONGEST
    long: FloatArray = grown / np.sqrt(np.sqrt(1.0 + ratio * ratio * ratio * ratio))
    return long


def plan_leaves(plant: Skeleton, room: LungRoom) -> Leaves:
    """Set every burst's leaf, the longest first; even ones on the stem, odd ones on the coil of their bay, in order."""
    bursts = np.array(plant.course.leaves).reshape(-1, 2)
    full = _LEAST_FULL + _MORE_FULL * plant.course.theta
    long = lengths(bursts[:, 1])
    cover = float((0.55 * full * long * long).sum()) / (LINE * LINE / 9.0)
    long = long / np.sqrt(np.sqrt(1.0 + (cover / _CROWDED) * (cover / _CROWDED)))
    heart = LungRoom()
    heart.take_line(plant.line, heart_of(plant))
    rows = [_grow(plant, (room, heart), number, float(bursts[number, 0]), float(long[number]), full)
            for number in np.argsort(-long, kind="stable") if long[number] > 3.0]  # fmt: skip
    table = np.array([row for row in rows if row is not None]).reshape(-1, 9)
    return Leaves(table[:, :2], *(table[:, column] for column in range(2, 9)))


def _grow(
    plant: Skeleton, rooms: tuple[LungRoom, LungRoom], number: int, share: float, long: float, full: float
) -> tuple[float, ...] | None:
    """Let one leaf stand where it meets least; None where all is taken. Nothing may lie on the heart of the stem."""
    room, heart = rooms
    feet, ways, outs = _feet(plant, number, share)
    angle = np.array([[heading(way) + out * lean for lean in _LEANS] for way, out in zip(ways, outs, strict=True)])
    # The first choice wins unless it meets something that another does not: a small step of the data turns few leaves.
    aside, other = np.divmod(np.arange(len(outs)), 2)
    price = ((0.03 * aside + 0.05 * other)[:, None] + 0.02 * np.arange(len(_LEANS))).ravel()
    best = (np.inf, 0, 0.0)
    for size in _SIZES:
        own = long * size
        shapes = np.stack([_within(own, full * own, BEND * side, 13, 7) for side in (1.0, -1.0)])
        shape = shapes[(outs < 0).astype(np.int64)]
        points = feet[:, None, None] + turn(shape[:, None] * 1.06, angle[..., None])
        free = length(shape)[:, None] > 3.5
        meets = np.where(heart.hit(points).any(axis=2), 1.0, (room.hit(points) & free).mean(axis=2)).ravel()
        choice = int(np.argmin(6.0 * np.maximum(meets - _TOUCH, 0.0) + price))
        if meets[choice] < best[0]:
            best = (float(meets[choice]), choice, size)
        if best[0] <= _TOUCH:
            break
    touching, choice, size = best
    if touching > 0.14:
        return None
    at, lean = divmod(choice, len(_LEANS))
    own, side, way = long * size, float(outs[at]), float(angle[at, lean])
    mark = _within(own, full * own, BEND * side, 12 + int(own / 0.4), 8 + int(full * own / 0.4))
    room.take(feet[at] + turn(1.04 * mark, way))
    return (*feet[at].tolist(), way, own, full * own, side, float(KINDS[number % len(KINDS)]), size, float(number))


def _feet(plant: Skeleton, number: int, share: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the feet among which a leaf may choose, with the way of growth there and the side it leaves to."""
    s = share * LINE + np.array(_ASIDE)
    if number % 2 == 0:
        feet = plant.at(s)
        ways = unit(plant.at(s + 0.8) - feet)
        # Outside the edge: no foot touches the seed of the burst.
        first, half = 1.0 if number % 4 == 0 else -1.0, 0.5 * plant.thick(s) + 0.7
    else:
        bay = int(np.floor(float(s[0]) / (0.5 * WINDING) + 0.5))
        coil = plant.coils[bay % len(plant.coils)]
        along = np.clip(s / (0.5 * WINDING) + 0.5 - bay, 0.0, 1.0)
        feet, ways = _on(coil.line, 0.10 + 0.72 * along)
        if bay == len(plant.coils):
            feet = feet + np.array([0.0, -LINE])
        # The outer side of a coil: away from its heart.
        first, half = coil.side, np.full(len(s), 0.9)
    outs = np.array([first, -first])
    feet, ways = np.repeat(feet, len(outs), axis=0), np.repeat(ways, len(outs), axis=0)
    outs, half = np.tile(outs, len(_ASIDE)), np.repeat(half, len(outs))
    across = np.stack([-ways[:, 1], ways[:, 0]], axis=-1)
    return feet + across * (half * outs)[:, None], ways, outs


def _on(line: FloatArray, share: FloatArray) -> tuple[FloatArray, FloatArray]:
    step = line[1:] - line[:-1]
    far = np.concatenate([np.zeros(1), np.cumsum(length(step))])
    want = share * far[-1]
    i = np.clip(np.searchsorted(far, want, side="right") - 1, 0, len(step) - 1)
    part = (want - far[i]) / np.maximum(far[i + 1] - far[i], 1e-9)
    return line[i] + step[i] * part[:, None], unit(step[i])


def _within(long: float, wide: float, bend: float, along: int, across: int) -> FloatArray:
    """Return places all over a leaf that leaves along +x, n x 2."""
    rib = flora.rib_of(np.array([long]), bend, along)[0]
    half = 0.5 * wide * flora.swell(along)
    step = np.concatenate([rib[1:2] - rib[:1], rib[2:] - rib[:-2], rib[-1:] - rib[-2:-1]])
    off = unit(np.stack([-step[:, 1], step[:, 0]], axis=-1)) * half[:, None]
    spread = np.linspace(-1.0, 1.0, across)
    places: FloatArray = (rib[:, None] + off[:, None] * spread[:, None]).reshape(-1, 2)
    return places
