"""Grompol: four petals gathered in an eight-pointed square, with seeds and groups of dots (docs/sources.md#grompol)."""

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import along, ellipse, leaf, perimeter, place, spline
from batik_gen.pattern.geometry.shape.room import distance
from batik_gen.pattern.growth.growth import Growth, grow
from batik_gen.pattern.growth.ornament import GrowthPens, rib_lengths, wax_growth
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.view import Survey, numbered
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs.ceplok.foils import petal, rays, ring_of, starred, ways
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

_NOTCH = 0.7653668647301796
"""Where two crossed squares meet, in shares of the distance of their corners."""

_TIP = 0.488
"""Distance of the square's points from its centre, in pitches: neighbours all but touch."""


@dataclass(frozen=True)
class _Kit:
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


def lattice(plan: Plan) -> Lattice:
    """Return the square lattice of the squares."""
    pitch = plan.value("grompol.pitch")
    return (pitch, 0.0), (0.0, pitch)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a grompol: eight-pointed squares that touch, a flower in each, the growth in the crosses between."""
    pitch, kit = plan.value("grompol.pitch"), _kit(plan)
    nodes = plan.sites(*lattice(plan), pitch)
    inner = _squares(plan, kit, nodes)
    _flowers(plan, kit, nodes, inner)
    _crosses(plan, kit, nodes + 0.5 * pitch)
    return plan.layers(*kit.layers())


def survey(plan: Plan) -> Survey:
    """Measure the leaves in the crosses between four squares, on which sawut stand."""
    pitch, kit = plan.value("grompol.pitch"), _kit(plan)
    crosses = plan.sites(*lattice(plan), pitch) + 0.5 * pitch
    arms = _growths(plan, kit, crosses, float(_clear(kit, *_free(pitch))[0]))
    return {name: s for k, arm in enumerate(arms) for name, s in numbered(f"leaf {k}", rib_lengths(arm)).items()}


def _kit(plan: Plan) -> _Kit:
    """Return nibs that the pitch bears, and fresh pens."""
    pitch = plan.value("grompol.pitch")
    return _Kit(
        pitch=pitch,
        nib=min(plan.value("nib.klowong"), 0.028 * pitch),
        fine=min(plan.value("nib.isen"), 0.014 * pitch),
        dot=min(plan.value("isen.size"), 0.02 * pitch),
        latar=Waxing("latar", Wax.KLOWONG, 3),
        plates=Waxing("tembok bawah", Wax.TEMBOK, 5),
        lines=Waxing("klowong bawah", Wax.KLOWONG, 1),
        isen=Waxing("isen", Wax.KLOWONG, 2),
        dark=Waxing("isen terbuka", Wax.OPEN, 2),
        upper=Waxing("tembok", Wax.TEMBOK, 5),
        edges=Waxing("klowong", Wax.KLOWONG, 1),
        core=Waxing("isi kembang", Wax.OPEN, 2),
        tendril=Waxing("sulur terbuka", Wax.OPEN, 2),
        sprout=Waxing("tembok bunga", Wax.TEMBOK, 5),
        dots=Waxing("cecek", Wax.CECEK, 4),
    )


def _squares(plan: Plan, kit: _Kit, nodes: FloatArray) -> FloatArray:
    """Draw the eight-pointed squares, a white band with cecek about a dark field; return the field's reach (n)."""
    hand = plan.hand
    tip = _TIP * kit.pitch * hand.size(salts.GROMPOL_SQUARE, nodes, 0.1)
    outline = ring_of(nodes, starred(tip, _NOTCH * tip))
    kit.plates.area(outline)
    kit.lines.stroke(outline, kit.nib, closed=True)
    # The band keeps its width along straight sides: the field is the same square, smaller.
    field = tip - plan.at("grompol.band", nodes) * kit.pitch
    row = 0.5 * (tip - 0.5 * kit.nib + field + 0.6 * kit.nib)
    cecek.row(
        kit.isen, hand, ring_of(nodes, starred(row, _NOTCH * row)), 0.9 * kit.dot,
        2.6 * kit.dot / plan.at("isen.count", nodes), closed=True,
    )  # fmt: skip
    kit.isen.area(ring_of(nodes, starred(field, _NOTCH * field)))
    # The line about the field is a fine one, doubled: it follows the nib of the isen.
    dark = field - 2.1 * kit.fine
    kit.dark.area(ring_of(nodes, starred(dark, _NOTCH * dark)))
    return dark


def _flowers(plan: Plan, kit: _Kit, nodes: FloatArray, field: FloatArray) -> None:
    """Draw four petals, the pistil, seeds between the petals, and dots in threes and fives."""
    hand, dot = plan.hand, kit.dot
    heart = plan.value("grompol.pistil") * field
    long = field * plan.at("grompol.petal_length", nodes) - heart
    wide = field * plan.at("grompol.petal_width", nodes)
    for quarter in range(4):
        angle = quarter * np.pi / 2
        way = ways(np.array(angle))
        start = nodes + 0.7 * heart[:, None] * way
        out = long * hand.size(salts.GROMPOL_PETAL + quarter, nodes, 0.35) + 0.3 * heart
        shape = place(petal(out, wide, 0.35), start, angle)
        kit.upper.area(shape)
        kit.edges.stroke(shape, 0.75 * kit.nib, closed=True)
        kit.edges.area(place(petal(0.56 * out, 0.42 * wide, 0.6), start + (0.17 * out)[:, None] * way, angle))
        kit.core.area(place(leaf(0.38 * out, 0.2 * wide, 10, 0.5), start + (0.25 * out)[:, None] * way, angle))
        for share, big in ((0.36, 0.75), (0.45, 0.9), (0.54, 0.7)):
            kit.dots.dot(start + (share * out)[:, None] * way, big * np.minimum(dot, 0.09 * wide))
        inset = place(petal(0.83 * out, 0.74 * wide), start + (0.07 * out)[:, None] * way, angle)
        cecek.row(kit.edges, hand, inset, 0.7 * dot, 2.6 * dot / plan.at("isen.count", nodes), closed=True)
        # A seed before the petal's tip, where the field has room for it.
        seed = field - heart - long
        at = nodes + (field - 0.52 * seed)[:, None] * way
        kit.dots.dot(at - 0.7 * dot * way, 1.1 * dot)
        kit.dots.dot(at + 0.9 * dot * way, 0.7 * dot)
        _between(plan, kit, nodes, field, angle + np.pi / 4)
    disc = place(ellipse(heart, heart, 28), nodes)
    kit.edges.area(disc)
    kit.core.area(place(ellipse(0.62 * heart, 0.62 * heart, 24), nodes))
    cecek.seven(kit.dots, hand, nodes, np.minimum(0.9 * dot, 0.2 * heart), 6)


def _between(plan: Plan, kit: _Kit, nodes: FloatArray, field: FloatArray, angle: float) -> None:
    """Draw what stands between two petals: a seed, three dots, five dots in the point."""
    dot, hand = kit.dot, plan.hand
    way, side = ways(np.array(angle)), ways(np.array(angle + np.pi / 2))
    at = nodes + (0.50 * field)[:, None] * way
    kit.dots.dot(at, 0.9 * dot * hand.size(salts.GROMPOL_SEED, at, 0.5))
    step = 1.45 * dot
    three = nodes + (0.62 * field)[:, None] * way
    for off in (0.55 * step * way, -0.45 * step * way + 0.6 * step * side, -0.45 * step * way - 0.6 * step * side):
        kit.dots.dot(three + off, dot)
    five = nodes + (0.82 * field)[:, None] * way
    for off in (0.0 * way, step * way, -step * way, step * side, -step * side):
        kit.dots.dot(five + 0.78 * off, 0.95 * dot)


_SEED = 0.105
"""Length of the seed at the end of an arm of a cross, in pitches."""


def _clear(kit: _Kit, depth: FloatArray, far: FloatArray) -> FloatArray:
    """Return how far a cross lies clear of its edge of cecek along each ray, mm."""
    return _cut(depth, far, 0.5 * kit.nib + 0.022 * kit.pitch + 2.1 * kit.dot)


def _hearts(plan: Plan, kit: _Kit, corners: FloatArray) -> FloatArray:
    """Return the radius of the flower in each cross, n, mm."""
    return np.full(len(corners), plan.value("grompol.bloom") * kit.pitch) * plan.hand.size(
        salts.GROMPOL_BLOOM, corners, 0.4
    )


def _growths(plan: Plan, kit: _Kit, corners: FloatArray, clear: float) -> list[Growth]:
    """Return the growth into each of the four arms of crosses, which lie clear ``clear`` mm far."""
    pitch, heart = kit.pitch, _hearts(plan, kit, corners)
    form = grow(
        plan.at("growth.angle", corners),
        plan.value("growth.repetition"),
        plan.at("growth.length", corners),
        plan.at("growth.curl", corners),
        both_sides=True,
    )
    long = clear - heart - _SEED * pitch - 1.6 * kit.dot
    # Half the width of an arm, between the upright sides of two squares.
    half = 0.5 * pitch - _TIP * pitch * np.sqrt(0.5) - 0.5 * kit.nib - 0.022 * pitch - 2.0 * kit.dot
    grown, _ = form.fitted(long, np.full(len(corners), half), 0.0)
    angles = [quarter * np.pi / 2 for quarter in range(4)]
    return [grown.placed(corners + heart[:, None] * ways(np.array(angle)), angle) for angle in angles]


def _crosses(plan: Plan, kit: _Kit, corners: FloatArray) -> None:
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
    clear = float(_clear(kit, depth, far)[0])
    heart, seed = _hearts(plan, kit, corners), _SEED * pitch
    pens = GrowthPens(kit.latar, kit.tendril, kit.dots, kit.tendril)
    thick = min(0.85 * plan.value("growth.thickness"), 0.017 * pitch)
    taken = [place(ellipse(0.9 * heart, 0.9 * heart, 32), corners)]
    for quarter, here in enumerate(_growths(plan, kit, corners, clear)):
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
    for nth in range(3):
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
    tip = np.array([_TIP * pitch])
    depth = np.full(xy.shape[1], np.inf)
    for sx in (-0.5, 0.5):
        for sy in (-0.5, 0.5):
            ring = ring_of(pitch * np.array([[sx, sy]]), starred(tip, _NOTCH * tip))
            depth = np.minimum(depth, -distance(xy, ring)[0])
    return depth.reshape(len(far), len(t)), far


def _cut(depth: FloatArray, far: FloatArray, gap: float) -> FloatArray:
    """Return how far each ray goes before it comes within ``gap`` mm of a square."""
    blocked = depth < gap
    first = np.where(blocked.any(axis=0), blocked.argmax(axis=0), len(far))
    cut: FloatArray = far[np.maximum(first - 1, 0)]
    return cut


FAMILY = Family(
    name="grompol",
    label=Words("grompol", "grompol"),
    region=Words("Yogyakarta", "Yogyakarta"),
    meaning=Words(
        "From grompol, to gather: good things come together like fruits on one stem. Worn at weddings, so that "
        "happiness, harmony and children may gather in the new house.",
        "Dari kata grompol, berkumpul: segala yang baik berkumpul bagai buah pada satu tangkai. Dikenakan pada "
        "pernikahan, dengan harapan kebahagiaan, kerukunan, dan keturunan berkumpul di rumah yang baru.",
    ),
    rule=Words("Free to all.", "Bebas dipakai siapa saja."),
    larangan=False,
    symmetry="p4m",
    sources=("rikejokanan.com, grompol", "docs/sources.md#grompol"),
    parameters=(
        Parameter(
            "grompol.pitch", Words("distance between flowers", "jarak antarbunga"), "mm", 32, 58, 50,
            "estimate: cells of 3-5 cm",
        ),
        Parameter(
            "grompol.petal_width", Words("fullness of the petals", "gemuk kelopak"), "field", 0.52, 0.78, 0.65,
            "house choice: four petals that never touch",
        ),
        Parameter(
            "grompol.petal_length", Words("length of the petals", "panjang kelopak"), "field", 0.72, 0.92, 0.84,
            "house choice: within the eight-pointed square",
        ),
        Parameter(
            "grompol.band", Words("width of the square's band", "lebar bingkai segi delapan"), "pitch", 0.06, 0.11,
            0.08, "house choice: room for one row of cecek",
        ),
        Parameter(
            "grompol.pistil", Words("size of the pistil", "besar putik"), "field", 0.11, 0.19, 0.15,
            "house choice: room for the petals about it",
        ),
        Parameter(
            "grompol.bloom", Words("size of the small flowers between the squares", "besar bunga di sela bingkai"),
            "pitch", 0.08, 0.13, 0.105, "house choice: room for the growth in the arms",
        ),
    ),
    draw=draw,
    lattice=lattice,
    by_place=True,
    survey=survey,
)  # fmt: skip
