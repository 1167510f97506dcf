"""What stands between the squares of a grompol: crosses of the growth about a heart, and cecek."""

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import along, ellipse, leaf, perimeter, place, spline
from batik_gen.pattern.geometry.shape.room import distance
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.ornament import GrowthPens, rib_lengths, wax_growth
from batik_gen.pattern.growth.personal import lung_at
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.ceplok.foils import rays, ring_of, starred, ways
from batik_gen.values.arrays import FloatArray

NOTCH = 0.7653668647301796
"""Where two crossed squares meet, in shares of the distance of their corners."""

TIP = 0.488
"""Distance of the square's points from its centre, in pitches: neighbours all but touch."""


@dataclass(frozen=True)
class GrompolKit:
    """Hold nibs in mm and what gathers the strokes, from the lowest to the uppermost."""

    pitch: float
    nib: float
    fine: float
    dot: float
    latar: Waxing
    plates: Waxing
    lines: Waxing
    isen: Waxing
    dark: Waxing
    upper: Waxing
    edges: Waxing
    tendril: Waxing
    sprout: Waxing
    dots: Waxing
    core: Waxing

    def layers(self) -> tuple[Waxing, ...]:
        return (
            self.latar, self.plates, self.lines, self.isen, self.dark, self.upper, self.edges, self.core, self.tendril,
            self.sprout, self.dots,
        )  # fmt: skip


SEED = 0.105
"""Length of the seed at the end of an arm of a cross, in pitches."""


def clear_of(kit: GrompolKit, depth: FloatArray, far: FloatArray) -> FloatArray:
    """Return how far a cross lies clear of its edge of cecek along each ray, mm."""
    return _cut(depth, far, 0.5 * kit.nib + 0.022 * kit.pitch + 2.1 * kit.dot)


def hearts_of(plan: Plan, kit: GrompolKit, corners: FloatArray) -> FloatArray:
    """Return the radius of the flower in each cross, n, mm."""
    return np.full(len(corners), plan.value("grompol.bloom") * kit.pitch) * plan.hand.size(
        salts.GROMPOL_BLOOM, corners, 0.4
    )


def growths_between(plan: Plan, kit: GrompolKit, corners: FloatArray, clear: float) -> list[Growth]:
    """Return the growth into each of the four arms of crosses, which lie clear ``clear`` mm far."""
    pitch, heart = kit.pitch, hearts_of(plan, kit, corners)
    form = lung_at(plan, corners)
    long = clear - heart - SEED * pitch - 1.6 * kit.dot
    # Half the width of an arm, between the upright sides of two squares.
    half = 0.5 * pitch - TIP * pitch * np.sqrt(0.5) - 0.5 * kit.nib - 0.022 * pitch - 2.0 * kit.dot
    grown, _ = form.fitted(long, np.full(len(corners), half), 0.0)
    angles = [quarter * np.pi / 2 for quarter in range(4)]
    return [grown.placed(corners + heart[:, None] * ways(np.array(angle)), angle) for angle in angles]


def wax_crosses(plan: Plan, kit: GrompolKit, corners: FloatArray) -> None:
    """Fill the cross between four squares: brown, edged with dark cecek, the growth into its four arms."""
    hand, pitch, dot = plan.hand, kit.pitch, kit.dot
    depth, far = _free(pitch)
    edge = _cut(depth, far, 0.5 * kit.nib + 0.022 * pitch)
    kit.latar.area(place(ring_of(np.zeros((1, 2)), edge[None]), corners))
    row = _cut(depth, far, 0.5 * kit.nib + 0.022 * pitch + 1.15 * dot)
    curve = ring_of(np.zeros((1, 2)), row[None])
    count = int(np.rint(float(perimeter(curve)[0]) / (3.0 * dot)))
    spots = place(along(curve, (np.arange(count) + 0.5) / count)[0][0], corners)
    spots = spots + 0.16 * dot * hand.stray(salts.GROMPOL_EDGE, spots)
    kit.dots.dot(spots, 0.75 * dot)
    clear = float(clear_of(kit, depth, far)[0])
    heart, seed = hearts_of(plan, kit, corners), SEED * pitch
    pens = GrowthPens(kit.latar, kit.tendril, kit.dots, kit.tendril)
    thick = min(0.85 * plan.value("growth.thickness"), 0.017 * pitch)
    taken = [place(ellipse(0.9 * heart, 0.9 * heart, 32), corners)]
    for quarter, here in enumerate(growths_between(plan, kit, corners, clear)):
        typical = plan.typical_of(f"leaf {quarter}", rib_lengths(here))
        wax_growth(pens, hand, here, thick, 1.25 * dot, kit.fine, typical=typical)
        taken += [spline(stem, 4, closed=False) for stem in here.stems]
        taken += [part for ring in here.leaves for part in (ring, 0.5 * (ring + ring.mean(axis=1, keepdims=True)))]
        # A dark seed fills the end of the arm.
        angle = quarter * np.pi / 2
        way = ways(np.array(angle))
        start = corners + (clear - seed) * way
        bud = place(leaf(seed, 0.62 * seed, 10, 0.45), start, angle)
        kit.dark.area(bud)
        taken.append(bud)
        for share, big in ((0.28, 0.7), (0.45, 0.95), (0.62, 0.7)):
            kit.dots.dot(start + share * seed * way, big * dot)
    # Dark cecek between all that, in rows that follow the squares.
    tree = cKDTree(np.concatenate([part.reshape(-1, 2) for part in taken]), balanced_tree=False)
    for nth in range(2):
        inner = _cut(depth, far, 0.5 * kit.nib + 0.022 * pitch + (2.9 + 2.3 * nth) * dot)
        curve = ring_of(np.zeros((1, 2)), inner[None])
        count = 8 * int(np.rint(float(perimeter(curve)[0]) / (2.9 * dot) / 8))
        spots = place(along(curve, (np.arange(count) + 0.5) / count)[0][0], corners).reshape(-1, 2)
        spots = spots + 0.14 * dot * hand.stray(salts.GROMPOL_FIELD, spots)
        away, _ = tree.query(spots, distance_upper_bound=0.5 * thick + 1.5 * dot)
        kit.dark.dot(spots[~np.isfinite(away)], 0.7 * dot)
    # Eight light petals about a dark eye, and dots where two arms meet.
    for i in range(8):
        angle = i * np.pi / 4
        way = ways(np.array(angle))
        leafed = leaf(0.58 * heart, 0.42 * heart, 8, 0.55)
        kit.sprout.area(place(leafed, corners + (0.34 * heart)[:, None] * way, angle))
        if i % 2:
            kit.dots.dot(corners + (heart + 1.3 * dot)[:, None] * way, dot)
    kit.dark.dot(corners, 0.5 * heart)
    kit.dots.dot(corners, 0.24 * heart)


def _free(pitch: float) -> tuple[FloatArray, FloatArray]:
    """Return how far from the squares each place on the rays from a corner lies, steps x rays, and the steps, mm."""
    t, far = rays(), np.linspace(0.0, 0.56 * pitch, 141)
    xy = (far[:, None, None] * np.stack([np.cos(t), np.sin(t)], axis=-1)).reshape(1, -1, 2)
    tip = np.array([TIP * pitch])
    depth = np.full(xy.shape[1], np.inf)
    for sx in (-0.5, 0.5):
        for sy in (-0.5, 0.5):
            ring = ring_of(pitch * np.array([[sx, sy]]), starred(tip, NOTCH * tip))
            depth = np.minimum(depth, -distance(xy, ring)[0])
    return depth.reshape(len(far), len(t)), far


def _cut(depth: FloatArray, far: FloatArray, gap: float) -> FloatArray:
    """Return how far each ray goes before it comes within ``gap`` mm of a square."""
    blocked = depth < gap
    first = np.where(blocked.any(axis=0), blocked.argmax(axis=0), len(far))
    cut: FloatArray = far[np.maximum(first - 1, 0)]
    return cut
