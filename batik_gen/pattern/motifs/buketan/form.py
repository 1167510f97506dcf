"""The form of one bouquet: its stems, heads, leaves and what flies about it, planned in one repeat."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from batik_gen.pattern.flora import ground as flora_ground
from batik_gen.pattern.flora.ground import Places
from batik_gen.pattern.flora.parts import FloraPart, grow_part, heading
from batik_gen.pattern.flora.repeat import FloraRepeat
from batik_gen.pattern.flora.sprigs import Gaps, Shoot, Sprig, plan_at
from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.hand import salts
from batik_gen.pattern.motifs.buketan.flowers import FAN
from batik_gen.values.arrays import FloatArray

TALL = 1.7
"""A repeat is this high, in distances between bouquets side by side."""


_KINDS = (0, 4, 0, 0, 0, 0)


TIE = np.array([0.02, 0.50])
"""Where the stems are tied, in distances between bouquets."""


TIED = np.array([[0.0, -0.3], [0.55, -0.62], [1.05, -0.3], [0.9, 0.25], [0.72, 1.0], [0.3, 1.05], [0.0, 0.4],
                 [-0.3, 1.05], [-0.72, 1.0], [-0.9, 0.25], [-1.0, -0.3], [-0.5, -0.62]])  # fmt: skip
"""The place that the shoot which ties the stems takes."""

_WINGS = np.array([[0.0, -0.5], [0.3, -0.95], [0.75, -0.75], [0.85, -0.35], [0.62, 0.05], [0.68, 0.4], [0.4, 0.74],
                   [0.0, 0.56], [-0.4, 0.74], [-0.68, 0.4], [-0.62, 0.05], [-0.85, -0.35], [-0.75, -0.75],
                   [-0.3, -0.95]])  # fmt: skip
"""The place that a butterfly takes, in half spans."""

_HEADS = (
    # what, where its stem ends, how large, how far the stem bows to the right, from behind which head it comes
    ("peony", (-0.05, -0.05), 0.19, -0.10, -1), ("peony", (0.27, 0.12), 0.14, 0.10, -1),
    ("fan", (-0.33, 0.13), 0.24, -0.12, -1), ("peony", (0.16, -0.39), 0.125, 0.08, 0),
    ("fan", (-0.16, -0.33), 0.22, -0.05, 0), ("fan", (0.38, -0.16), 0.18, 0.06, 1),
    ("star", (-0.37, -0.17), 0.09, -0.08, 0), ("bud", (0.42, 0.30), 0.17, 0.08, -1),
    ("bud", (-0.30, 0.36), 0.17, -0.1, -1), ("bud", (0.33, -0.46), 0.15, 0.06, 3),
)  # fmt: skip


_COLLARS = ((0, 3.45), (0, 2.5), (1, 0.25), (1, 1.1), (0, 4.35), (0, 5.55), (3, -0.25), (3, -1.05), (3, 4.25), (6, 3.9),
            (6, 2.6), (1, 2.2), (6, 5.0), (3, -1.75))  # fmt: skip
"""Leaves that stand out from behind a flower: which one, in which direction."""


_LOW = ((0.12, 0.42, 0.5), (-0.08, 0.42, 2.7), (0.05, 0.36, -0.5), (-0.02, 0.34, 3.7))
"""Broad leaves about the tie: where they begin, in which direction they point."""


_OPEN = 0.5
"""Leaves stand at least so far off their stem, radians."""


FLYING = ((0.145, 0.5), (0.125, -0.45))
"""Butterflies: how large, how they lean."""


_SWEPT = ((-1, 0.72, 0.30, False), (-1, 0.72, 2.84, True), (7, 0.72, 0.75, False), (8, 0.72, 2.40, True),
          (5, 0.62, 0.20, True), (2, 0.66, 3.30, False), (4, 0.55, -2.3, True), (9, 0.5, -0.5, False),
          (3, 0.6, -1.2, False), (6, 0.6, 3.9, True), (7, 0.45, -0.55, True), (8, 0.45, -2.5, False))  # fmt: skip
"""The person's tendrils: which flower's stem they leave, a tail below the tie for -1, at which share of it, which way
they point, whether they are mirrored."""


Flying = tuple[tuple[FloatArray, float, float], ...]
"""Butterflies: where, how large, how they lean."""


@dataclass(frozen=True)
class BouquetForm:
    """Hold one repeat: its stems, heads by kind (foot, angle, size, sort), what grows from the stems, the sprigs."""

    stems: tuple[FloatArray, ...]
    peonies: tuple[tuple[FloatArray, float], ...]
    fans: tuple[tuple[FloatArray, float, float], ...]
    butterflies: Flying
    parts: tuple[FloraPart, ...]
    sprig: Growth
    sprigs: tuple[Sprig, ...]


def stem_to(foot: FloatArray, end: FloatArray, bow: float, pitch: float, k: int = 40) -> FloatArray:
    """Return a stem from its foot to its head, bowed to one side."""
    t = (np.arange(k) / (k - 1))[:, None]
    way = end - foot
    # Stems begin upright and lean over on their way.
    lift = np.array([0.0, 0.3]) * way - 0.5 * np.array([1.0, 0.0]) * way
    line: FloatArray = foot + way * t + (lift + np.array([bow * pitch, 0.0])) * (3 * t * (1 - t) * (1 - t))
    return line


@dataclass(frozen=True)
class BouquetNumbers:
    """Hold what one bouquet grows from: distance between bouquets in mm, and shares as their parameters have them."""

    pitch: float
    bloom: float
    strewn: float
    shoot: Shoot
    grown: float
    full: float
    count: float


@lru_cache(maxsize=4)
def form(numbers: BouquetNumbers, usual: BouquetNumbers) -> tuple[BouquetForm, Places, Places]:
    """Grow one bouquet and fill the ground about it; the bouquet, flowers and dots.

    Its butterflies fly where those of a bouquet of ``usual`` numbers do. It depends on nothing else, so that a cloth
    drawn again finds it grown.
    """
    repeat, held = _grow(numbers, _flying(usual))
    flowers = flora_ground.plan_flowers(repeat, numbers.strewn * numbers.pitch, 2.9, 3.0, salts.BUKETAN_FLOWERS)
    return held, flowers, flora_ground.plan_dots(repeat, 2.9 / numbers.count, 1.2, salts.BUKETAN_DOTS)


@lru_cache(maxsize=2)
def _flying(usual: BouquetNumbers) -> Flying:
    """Find where butterflies of the usual bouquet fly."""
    return _grow(usual, None)[1].butterflies


def _grow(numbers: BouquetNumbers, flying: Flying | None) -> tuple[FloraRepeat, BouquetForm]:
    """Grow one bouquet on a bare ground; its butterflies take the places given, or the widest gaps."""
    pitch, full, grown, shoot = numbers.pitch, numbers.full, numbers.grown, numbers.shoot
    angle = _OPEN + 0.6 * shoot.angle * (np.pi / 180)
    repeat = FloraRepeat((2 * pitch, TALL * pitch), np.array([[0.0, 0.0], [pitch, 0.5 * TALL * pitch]]))
    heads = _stand_heads(repeat, pitch, numbers.bloom * pitch)
    repeat.add_solid(TIE * pitch + TIED * (0.13 * pitch), TIE * pitch)
    parts = [FloraPart("star", h.end, -np.pi / 2, h.size, 1.0) for h in heads if h.what == "star"]
    stems = [h.line for h in heads if h.what != "bud"]
    for line in stems:
        repeat.add_stem(line, 0.9)
    for head in heads:
        had = len(parts)
        if head.what == "bud":
            grow_part(repeat, parts, "bud", head.end, head.lean, head.size, 1.0, full, 3.0)
        if len(parts) > had:
            stems.append(head.line)
            repeat.add_stem(head.line, 0.9)
    leafy = list(stems)
    # Stalks below the tie spread a little.
    for lean in (-0.5, -0.17, 0.17, 0.5):
        foot = TIE * pitch + np.array([0.0, 0.03 * pitch])
        tail = foot + np.array([np.sin(lean), np.cos(lean)]) * (np.linspace(0, 0.2, 14) * pitch)[:, None]
        stems.append(tail)
        repeat.add_stem(tail, 0.9)
    butterflies = () if flying is None else _perch(repeat, flying)
    sprig, sprigs = shoot.grown(), []
    for which, share, lean, mirrored in _SWEPT:
        line = heads[which].line if which >= 0 else stems[-1 if np.cos(lean) > 0 else -4]
        foot = line[round(share * (len(line) - 1))]
        swept = plan_at(repeat, sprig, foot, lean, (0.14 + 0.42 * grown) * pitch, mirrored, 0.07 * pitch, 8.0)
        if swept is not None:
            sprigs.append(swept)
    _collars(repeat, parts, heads, 0.27 * grown * pitch, full)
    for x, y, lean in _LOW:
        side = 1.0 if np.cos(lean) > 0 else -1.0
        foot = np.array([x, y]) * pitch
        grow_part(repeat, parts, "leaf", foot, lean, 0.24 * grown * pitch, side, full, 3.0, len(parts) % 5)
    if flying is None:
        butterflies = _fly(repeat, pitch)
    _leaves(repeat, parts, leafy, angle, shoot.repetition, 0.27 * grown * pitch, full)
    peonies = tuple((h.end, h.size) for h in heads if h.what == "peony")
    fans_ = tuple((h.end, h.lean, h.size) for h in heads if h.what == "fan")
    return repeat, BouquetForm(tuple(stems), peonies, fans_, butterflies, tuple(parts), sprig, tuple(sprigs))


@dataclass(frozen=True)
class _Head:
    """Hold one head: what it is, where its stem ends and leads, how it leans, its size."""

    what: str
    end: FloatArray
    line: FloatArray
    lean: float
    size: float


def _stand_heads(repeat: FloraRepeat, pitch: float, swell: float) -> list[_Head]:
    """Let every flower stand at its place."""
    t = np.arange(24) * (np.pi / 12)
    round_ = np.stack([np.cos(t), np.sin(t)], axis=-1)
    heads: list[_Head] = []
    for what, spot, size, bow, parent in _HEADS:
        end, own = np.array(spot) * pitch, size * swell
        line = stem_to(TIE * pitch if parent < 0 else heads[parent].end, end, bow, pitch)
        lean = heading(line[-1] - line[-4])
        heads.append(_Head(what, end, line, lean, own))
        if what == "fan":
            c, s = np.cos(lean), np.sin(lean)
            ring = np.stack([FAN[:, 0] * c - FAN[:, 1] * s, FAN[:, 0] * s + FAN[:, 1] * c], axis=-1)
            repeat.add_solid(end + ring * own, end + np.array([c, s]) * (0.5 * own))
        elif what in ("peony", "star"):
            repeat.add_solid(end + own * round_, end)
    return heads


def _collars(repeat: FloraRepeat, parts: list[FloraPart], heads: list[_Head], long: float, full: float) -> None:
    """Let broad leaves stand out from behind the flowers."""
    for which, lean in _COLLARS:
        head = heads[which]
        # Its foot is hidden by the flower.
        foot = head.end + np.array([np.cos(lean), np.sin(lean)]) * (0.8 * head.size)
        side = 1.0 if np.cos(lean) > 0 else -1.0
        grow_part(repeat, parts, "leaf", foot, lean, long, side, full, 0.5 * head.size + 2.5, len(parts) % 5)


def _fly(repeat: FloraRepeat, pitch: float) -> Flying:
    """Set butterflies into the widest gaps; return where, how large, how they lean."""
    found, room = [], Gaps(repeat)
    for size, lean in FLYING:
        spot, clear = room.widest()
        own = min(size * pitch, (clear - 1.4) / 1.12)
        if own < 0.07 * pitch:
            break
        ring = turn(_WINGS * own, lean)
        repeat.add_solid(spot + ring, spot)
        room.look_again()
        found.append((spot, own, lean))
    return tuple(found)


def _perch(repeat: FloraRepeat, usual: Flying) -> Flying:
    """Let butterflies stand where the usual bouquet has them, before anything grows into their places."""
    found = []
    for spot, size, lean in usual:
        ring = turn(_WINGS, lean)
        own = size * repeat.fit(ring * size, spot, 1.4, 0.0, 9.0)
        repeat.add_solid(spot + ring * own, spot)
        found.append((spot, own, lean))
    return tuple(found)


def _leaves(
    repeat: FloraRepeat, parts: list[FloraPart], stems: list[FloatArray], angle: float, repetition: float, long: float,
    full: float,
) -> None:  # fmt: skip
    """Set leaves and curls along the stems, to either side in turn; outer stems first, for they have room."""
    count = 0.2 + 2.5 * repetition
    order = sorted(range(len(stems)), key=lambda n: -abs(float(stems[n][-1, 0])))
    for step in range(int(np.ceil(count))):
        part = min(1.0, count - step)
        for number in order:
            line = stems[number]
            at = (0.97 - 0.85 * (step + 0.3) / count) * (len(line) - 1)
            i = min(int(at), len(line) - 2)
            foot = line[i] + (line[i + 1] - line[i]) * (at - i)
            for out in (1.0, -1.0):
                lean = heading(line[i + 1] - line[i]) + out * angle
                own = long * (1.0 if (step + number) % 2 else 0.85) * (0.35 + 0.65 * part)
                grow_part(repeat, parts, "leaf", foot, lean, own, out, full, 3.4, (step + number) % 5)
