"""The form of one bouquet: its stems, heads, leaves and what flies about it, planned in one repeat."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from batik_gen.pattern.flora import ground as flora_ground
from batik_gen.pattern.flora.ground import Places
from batik_gen.pattern.flora.parts import FloraPart, grow_part, heading
from batik_gen.pattern.flora.repeat import FloraRepeat
from batik_gen.pattern.flora.sprigs import Gaps, Shoot, Sprig, plan_again, plan_at, plan_gaps
from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.hand import salts
from batik_gen.pattern.motifs.buketan.figures import BOW, butterfly_outline
from batik_gen.pattern.motifs.buketan.flowers import FAN
from batik_gen.values.arrays import FloatArray

TALL = 1.7
"""A repeat is this high, in distances between bouquets side by side."""


_KINDS = (0, 4, 0, 0, 1, 0)


TIE = np.array([0.02, 0.50])
"""Where the stems are tied, in distances between bouquets."""


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


FLYING = ((0.145, 0.5), (0.125, -0.45))
"""Butterflies: how large, how they lean."""


_SWEPT = ((0.05, 0.64, 0.32, False), (-0.02, 0.64, 2.82, True), (0.42, 0.08, -0.15, True), (0.05, -0.30, -1.75, False),
          (-0.55, 0.16, 2.7, False))  # fmt: skip
"""The person's tendrils: where they begin, which way they point, whether they are mirrored."""


@dataclass(frozen=True)
class BouquetForm:
    """Hold one repeat: its stems, heads by kind (foot, angle, size, sort), what grows from the stems, the sprigs."""

    stems: tuple[FloatArray, ...]
    peonies: tuple[tuple[FloatArray, float], ...]
    fans: tuple[tuple[FloatArray, float, float], ...]
    butterflies: tuple[tuple[FloatArray, float, float], ...]
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


@dataclass(frozen=True)
class BouquetPlaces:
    """Hold where tendrils and butterflies of the usual bouquet found room, and its tendril."""

    sprig: Growth
    early: list[Sprig]
    late: list[Sprig]
    flying: tuple[tuple[FloatArray, float, float], ...]


@lru_cache(maxsize=4)
def form(numbers: BouquetNumbers, usual: BouquetNumbers) -> tuple[BouquetForm, Places, Places]:
    """Grow one bouquet and fill the ground about it; the bouquet, flowers and dots.

    Its tendrils stand where those of a bouquet of ``usual`` numbers do. It depends on nothing else, so that a cloth
    drawn again finds it grown.
    """
    repeat, held, _ = _grow(numbers, _places(usual))
    flowers = flora_ground.plan_flowers(repeat, numbers.strewn * numbers.pitch, 2.9, 3.0, salts.BUKETAN_FLOWERS)
    return held, flowers, flora_ground.plan_dots(repeat, 2.9 / numbers.count, 1.2, salts.BUKETAN_DOTS)


@lru_cache(maxsize=2)
def _places(usual: BouquetNumbers) -> BouquetPlaces:
    """Find where tendrils and butterflies of the usual bouquet stand."""
    return _grow(usual, None)[2]


def _grow(numbers: BouquetNumbers, places: BouquetPlaces | None) -> tuple[FloraRepeat, BouquetForm, BouquetPlaces]:
    """Grow one bouquet on a bare ground; its tendrils and butterflies take the places given, or the widest gaps."""
    pitch, full, grown, shoot = numbers.pitch, numbers.full, numbers.grown, numbers.shoot
    angle = shoot.angle * (np.pi / 180)
    repeat = FloraRepeat((2 * pitch, TALL * pitch), np.array([[0.0, 0.0], [pitch, 0.5 * TALL * pitch]]))
    heads = _stand_heads(repeat, pitch, numbers.bloom * pitch)
    repeat.add_solid(TIE * pitch + BOW * (0.1 * pitch), TIE * pitch)
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
    flying = () if places is None else _perch(repeat, places.flying)
    sprig, sprigs = shoot.grown(), []
    for x, y, lean, mirrored in _SWEPT:
        swept = plan_at(repeat, sprig, np.array([x, y]) * pitch, lean, 0.62 * pitch, mirrored, 0.16 * pitch, 6.0)
        if swept is not None:
            sprigs.append(swept)
    _collars(repeat, parts, heads, 0.22 * grown * pitch, full)
    for x, y, lean in _LOW:
        side = 1.0 if np.cos(lean) > 0 else -1.0
        foot = np.array([x, y]) * pitch
        grow_part(repeat, parts, "leaf", foot, lean, 0.24 * grown * pitch, side, full, 3.0, len(parts) % 5)
    if places is None:
        early = plan_gaps(repeat, sprig, 0.5 * pitch, 0.26 * pitch, 2)
        flying = _fly(repeat, pitch)
    else:
        early = plan_again(repeat, sprig, places.early, places.sprig, 0.14 * pitch)
    _leaves(repeat, parts, leafy, angle, shoot.repetition, 0.24 * grown * pitch, full)
    if places is None:
        late = plan_gaps(repeat, sprig, 0.34 * pitch, 0.14 * pitch, 8)
    else:
        late = plan_again(repeat, sprig, places.late, places.sprig, 0.1 * pitch)
    peonies_ = tuple((h.end, h.size) for h in heads if h.what == "peony")
    fans_ = tuple((h.end, h.lean, h.size) for h in heads if h.what == "fan")
    sprigs += early + late
    held = BouquetForm(tuple(stems), peonies_, fans_, flying, tuple(parts), sprig, tuple(sprigs))
    return repeat, held, BouquetPlaces(sprig, early, late, flying)


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
        foot = head.end + np.array([np.cos(lean), np.sin(lean)]) * (head.size + 0.6)
        side = 1.0 if np.cos(lean) > 0 else -1.0
        grow_part(repeat, parts, "leaf", foot, lean, long, side, full, 2.0, len(parts) % 5)


def _fly(repeat: FloraRepeat, pitch: float) -> tuple[tuple[FloatArray, float, float], ...]:
    """Set butterflies into the widest gaps; return where, how large, how they lean."""
    found, room = [], Gaps(repeat)
    for size, lean in FLYING:
        spot, clear = room.widest()
        own = min(size * pitch, (clear - 1.4) / 1.12)
        if own < 0.07 * pitch:
            break
        ring = turn(butterfly_outline() * own, lean)
        repeat.add_solid(spot + ring, spot)
        room.look_again()
        found.append((spot, own, lean))
    return tuple(found)


def _perch(
    repeat: FloraRepeat, usual: tuple[tuple[FloatArray, float, float], ...]
) -> tuple[tuple[FloatArray, float, float], ...]:
    """Let butterflies stand where the usual bouquet has them, before anything grows into their places."""
    found = []
    for spot, size, lean in usual:
        ring = turn(butterfly_outline(), lean)
        own = size * repeat.fit(ring * size, spot, 1.4, 0.0, 9.0)
        repeat.add_solid(spot + ring * own, spot)
        found.append((spot, own, lean))
    return tuple(found)


def _leaves(
    repeat: FloraRepeat, parts: list[FloraPart], stems: list[FloatArray], angle: float, repetition: float, long: float,
    full: float,
) -> None:  # fmt: skip
    """Set leaves and curls along the stems, to either side in turn; outer stems first, for they have room."""
    count = 0.9 + 2.2 * repetition
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
