"""Designs at random: every family and variant, any size, seed and numbers. None may fail, stall or leave a hole."""

import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from batik_gen import design
from batik_gen.pattern.declaring.registry import families, parameters_of
from batik_gen.pattern.drawing.draw import draw
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Areas, Cloth, Dots, Layer, Strokes
from batik_gen.values.design import Design
from batik_gen.values.features import PLACED
from benchmarks.evidence import table
from benchmarks.wardrobe.afar import widest_plate
from benchmarks.wardrobe.showing import plant, shown

SMALLEST_MM, LARGEST_MM = 50.0, 2500.0
WINDOW_MM, SCALE = 300.0, 512 / 300
"""Piece of cloth looked at for holes, as large as the pictures that the checklist speaks of."""

PLATE_MM = 18.0
"""Widest circle in which nothing may be drawn: 6 % of the piece (docs/sources.md#checklist)."""

PLAIN_MM: Mapping[str, float] = MappingProxyType({"mega-mendung": 60.0, "wadasan": 60.0, "parang": 25.0})
"""The same where tradition leaves plates plain: the sky of Cirebon, the blades of a large parang
(docs/sources.md#seen-whole)."""

SECONDS, SECONDS_PER_M2 = 15.0, 60.0
"""CPU seconds that drawing may take: at once, and for each square metre."""


@dataclass(frozen=True)
class Tried:
    """Hold what came of one Design: where it failed, or how long it took and how wide its widest plate is."""

    motif: str
    variant: str
    size_mm: tuple[float, float]
    seed: int
    failed: str
    seconds: float
    plate_mm: float

    @property
    def trouble(self) -> str:
        """Return what is wrong, or an empty string."""
        area = self.size_mm[0] * self.size_mm[1] / 1e6
        if self.failed:
            return self.failed
        if self.seconds > SECONDS + SECONDS_PER_M2 * area:
            return f"{self.seconds:.0f} s for {area:.2f} m2"
        widest = PLAIN_MM.get(self.motif, PLATE_MM)
        return f"a plate of {self.plate_mm:.0f} mm" if self.plate_mm > widest else ""


def some_design(rng: np.random.Generator, largest: float = LARGEST_MM) -> Design:
    """Make up a Design: half from a Portrait with extreme and missing numbers, half with any parameters."""
    names = sorted(families())
    family = families()[names[rng.integers(len(names))]]
    variants = ["", *(v.name for v in family.variants)]
    variant = variants[rng.integers(len(variants))]
    width, height = np.exp(rng.uniform(np.log(SMALLEST_MM), np.log(largest), 2))
    places = {name: None if rng.random() < 0.15 else float(np.clip(rng.normal(50, 45), 0, 100)) for name in PLACED}
    seed = int(rng.integers(2**31))
    made = design(
        plant(places, int(rng.integers(2**31))),
        motif=family.name, variant=variant, size_mm=(float(width), float(height)), seed=seed,
    )  # fmt: skip
    if rng.random() < 0.5:
        return made
    declared = parameters_of(family, variant)
    return replace(made, parameters={name: float(rng.uniform(p.low, p.high)) for name, p in declared.items()})


def try_out(held: Design, rng: np.random.Generator) -> Tried:
    """Draw a Design and look at a piece of it."""
    asked = (held.motif, held.variant, held.size_mm, held.seed)
    start = time.process_time()
    try:
        cloth = draw(held)
    except Exception as error:  # whatever it is, it is what we look for
        return Tried(*asked, f"{type(error).__name__}: {error}", time.process_time() - start, 0.0)
    seconds = time.process_time() - start
    for layer in cloth.layers:
        for points in (layer.areas.points, layer.strokes.points, layer.dots.points):
            if not np.isfinite(points).all():
                return Tried(*asked, f"a point at infinity in {layer.name}", seconds, 0.0)
    width, height = held.size_mm
    at = rng.uniform(0, 1, 2) * np.maximum(np.array(held.size_mm) - WINDOW_MM, 0)
    piece = _piece(cloth, at, np.minimum([width, height], WINDOW_MM))
    return Tried(*asked, "", seconds, widest_plate(shown(piece, SCALE).rgb, SCALE))


def _piece(cloth: Cloth, corner: FloatArray, size: FloatArray) -> Cloth:
    """Cut a piece out of a cloth."""

    def kept(points: FloatArray, offsets: IntArray) -> tuple[FloatArray, IntArray]:
        moved = np.array(points)
        moved[:, :2] -= corner
        if not len(moved):
            return moved, offsets
        high, low = (f.reduceat(moved[:, :2], offsets[:-1], axis=0) for f in (np.maximum, np.minimum))
        near = (high > -3).all(axis=1) & (low < size + 3).all(axis=1)
        many = np.diff(offsets)
        return moved[np.repeat(near, many)], np.concatenate([[0], np.cumsum(many[near])]).astype(np.int64)

    layers: list[Layer] = []
    for layer in cloth.layers:
        dots = np.array(layer.dots.points)
        dots[:, :2] -= corner
        near = ((dots[:, :2] > -3) & (dots[:, :2] < size + 3)).all(axis=1)
        areas = Areas(*kept(layer.areas.points, layer.areas.offsets))
        strokes = Strokes(*kept(layer.strokes.points, layer.strokes.offsets))
        layers.append(replace(layer, areas=areas, strokes=strokes, dots=Dots(dots[near])))
    return replace(cloth, size_mm=(float(size[0]), float(size[1])), layers=tuple(layers))


def try_one(seed: int, number: int) -> Tried:
    """Make up and try the Design of this number, whatever was tried before it."""
    rng = np.random.default_rng([seed, number])
    return try_out(some_design(rng), rng)


def report(count: int, seed: int, jobs: int) -> str:
    """Return the section on random Designs; each trouble is printed as it is met."""
    tried: list[Tried] = []
    troubles: Counter[tuple[str, str]] = Counter()
    with ProcessPoolExecutor(jobs) as pool:
        for number, one in enumerate(pool.map(try_one, [seed] * count, range(count), chunksize=4)):
            tried.append(one)
            if one.trouble:
                troubles[one.motif, one.trouble.split(":")[0].split(" of ")[0]] += 1
                size = "{:.0f} x {:.0f} mm".format(*one.size_mm)
                print(number, one.motif, one.variant, size, one.seed, one.trouble, flush=True)
    rows = []
    for name in families():
        own = [t for t in tried if t.motif == name]
        bad = [f"{n} x {what}" for (motif, what), n in troubles.items() if motif == name]
        if own:
            slow = max(t.seconds / (SECONDS + SECONDS_PER_M2 * t.size_mm[0] * t.size_mm[1] / 1e6) for t in own)
            plate = max(t.plate_mm for t in own)
            rows.append([name, str(len(own)), f"{plate:.1f}", f"{100 * slow:.0f} %", "; ".join(bad) or "none"])
    head = ["family", "Designs", "widest plate mm", "longest, share of the time allowed", "trouble"]
    return f"{count} Designs, seed {seed}, {sum(troubles.values())} with trouble.\n\n" + table(head, rows)
