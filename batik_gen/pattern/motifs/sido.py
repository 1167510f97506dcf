"""What the sido cloths share: a net of diamonds with frames, a figure in each, the growth in some (reference 1.7)."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.cloth import Layer, Wax
from batik_gen.pattern.curves import length, turn, unit
from batik_gen.pattern.growth import Growth, grow
from batik_gen.pattern.lattice import repeats_by, sites
from batik_gen.pattern.motifs.figure_stand import Pens, Stand
from batik_gen.pattern.motifs.sido_frame import Mesh, wax_frames
from batik_gen.pattern.motifs.sido_ground import curls, herangan
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.tables import Parameter, Words
from batik_gen.pattern.wax import Waxing
from batik_gen.values import FloatArray


@dataclass(frozen=True)
class Manner:
    """Say how one sido cloth differs from another.

    Parameters
    ----------
    frame
        ``slanted`` lenses, long ``leaves``, or a row of ``pearls``.
    petals
        Lobes of the rosettes.
    grounds
        Ground of the light and of the dark diamonds: ``herangan`` and ``semi``
        (light), ``sprigs`` and ``ukel`` (dark).
    light, dark
        Figures that take turns in the light and in the dark diamonds; None is a growth alone.
    growing
        How the growth stands in the dark diamonds: ``tree``, ``pair`` or ``winding``.
    grown
        Whether it stands in the first and in the second dark diamond.
    """

    frame: str
    petals: int
    grounds: tuple[str, str]
    light: tuple[Callable[[Stand], None], Callable[[Stand], None]]
    dark: tuple[Callable[[Stand], None] | None, Callable[[Stand], None] | None]
    growing: str
    grown: tuple[bool, bool]


def draw(plan: Plan, manner: Manner) -> tuple[Layer, ...]:
    """Wax a sido cloth."""
    hand, size = plan.hand, plan.size_mm
    a = 0.5 * plan.value("sido.diagonal")
    b = a * plan.value("sido.slender")
    strip = (0.6 if manner.frame == "pearls" else 0.5) * plan.value("sido.frame") * float(np.sqrt(a * a + b * b))
    # Figures take turns from diamond to diamond.
    repeats_by((2 * a, 2 * b), (2 * a, -2 * b))
    crossings = sites(size, (a, b), (a, -b), 2 * b) + np.array([a, 0.0])
    frame, edges = wax_frames(plan, Mesh((a, b), strip, crossings), manner.frame, manner.petals)
    centres = crossings - np.array([a, 0.0])
    step = np.rint((centres - 0.5 * np.array(size)) / np.array([a, b])).astype(np.int64)
    row, turn_of = step[:, 1] % 2, ((step[:, 0] - step[:, 1]) // 2) % 2
    plates = Waxing("tembok latar", Wax.TEMBOK, 5)
    brown, cut, drops = (
        Waxing("latar", Wax.KLOWONG, 3), Waxing("latar terbuka", Wax.OPEN, 3), Waxing("cecek latar", Wax.CECEK, 4),
    )  # fmt: skip
    nets = Waxing("isen latar", Wax.KLOWONG, 3)
    pens, taken = Pens(upper=Pens.above()), [edges]
    margin = 1.45 * strip + 1.5 * plan.value("nib.klowong")
    clear = (a - margin, b - margin * b / a)
    # Figures reach no farther than 1.2 units from the middle, measured along both axes together.
    room = (min(a, b) - 1.45 * strip - 1.0) / 1.2
    for dark in (0, 1):
        for other in (0, 1):
            here = centres[(row == dark) & (turn_of == other)]
            drawn = (manner.dark if dark else manner.light)[other]
            grows = bool(dark) and manner.grown[other]
            size_of = room * plan.at("sido.figure", here) * hand.size(241, here, 0.25)
            if drawn is not None:
                flip = np.full(len(here), 1.0 - 2.0 * other)
                drawn(Stand(plan, pens, here + np.array([0.0, 0.03 * b]), size_of, flip, taken, not dark))
            if grows:
                _growth(plan, pens, here, clear, manner.growing, taken)
    tree = cKDTree(np.concatenate(taken))
    fine = plan.value("nib.isen")
    inner = (a - 0.6 * strip, b - 0.6 * strip)
    for dark, ground in enumerate(manner.grounds):
        here = centres[row == dark]
        rhomb = np.array([[a, 0.0], [0.0, b], [-a, 0.0], [0.0, -b]])
        many = float(np.sqrt(plan.value("isen.count")))
        if ground == "herangan":
            plates.area(here[:, None] + rhomb)
            herangan(nets, hand, here, (a, b), 0.16 * a / many, min(0.75 * plan.value("nib.klowong"), 0.022 * a))
        elif ground == "sprigs":
            brown.area(here[:, None] + rhomb)
            spacing = max(0.088 * a / many, 2.6)
            curls(hand, here, inner, spacing, tree, (cut, drops, drops), min(1.1 * fine, 0.15 * spacing), 0.68, 0.72)
        elif ground == "semi":
            plates.area(here[:, None] + rhomb)
            spacing = max(0.105 * a / many, 2.8)
            curls(hand, here, inner, spacing, tree, (nets, nets, drops), min(1.2 * fine, 0.14 * spacing), 0.64, 0.6)
        else:
            spacing = max(0.115 * a / many, 2.8)
            curls(hand, here, inner, spacing, tree, (nets, None, nets), min(1.4 * fine, 0.15 * spacing), 0.78, 0.4)
    ground_layers = tuple(w.layer(hand, size) for w in (plates, brown, cut, nets, drops))
    return (*ground_layers, *frame.layers(hand, size), *pens.layers(hand, size))


_Line = tuple[float, float, float]
"""A border: what lies at (x, y) with nx * x + ny * y <= c is inside."""


def _growth(
    plan: Plan, pens: Pens, at: FloatArray, half: tuple[float, float], how: str, taken: list[FloatArray]
) -> None:
    """Let the growth fill its diamonds, whose clear half axes are ``half``, away from the figure."""
    a, b = half
    angle, length_of, curl = (plan.at(f"growth.{name}", at) for name in ("angle", "length", "curl"))
    slim = 1.0 if how == "tree" else 0.72
    form = grow(angle, plan.value("growth.repetition"), slim * length_of, curl, both_sides=how == "tree")
    tip = form.stems[0][:, -1]
    form = form.placed(np.zeros_like(tip), -np.arctan2(tip[:, 1], tip[:, 0]))
    rhomb: list[_Line] = [(sx / a, sy / b, 1.0) for sx in (-1.0, 1.0) for sy in (-1.0, 1.0)]
    if how == "tree":
        feet = np.stack([np.zeros(24), np.linspace(0.12, 0.82, 24) * b], axis=-1)
        placed, foot = _fitted(form, feet, -np.pi / 2, rhomb)
        trunk = foot[:, None] + (np.array([0.0, 0.86 * b]) - foot)[:, None] * np.linspace(0.0, 1.0, 6)[:, None]
        grown = replace(placed, stems=(*placed.stems, trunk))
        _wax(plan, pens, grown.placed(at, 0.0), taken)
        return
    # Two tendrils, one in each half; the second is the first mirrored (pair) or turned (winding).
    x, y, tilt = np.meshgrid(np.linspace(0.08, 0.4, 9), np.linspace(0.3, 0.72, 12), (-0.12, 0.0, 0.12), indexing="ij")
    feet = np.stack([x.ravel() * a, y.ravel() * b], axis=-1)
    own = [*rhomb, (-1.0, 0.0, -0.05 * a)]
    placed, foot = _fitted(form, feet, -np.pi / 2 + tilt.ravel(), own)
    low = np.array([0.03 * a, 0.92 * b])
    t = np.linspace(0.0, 1.0, 9)[:, None]
    # The trunk leaves the corner upright and runs on into the tendril.
    first = placed.stems[0][:, 1] - placed.stems[0][:, 0]
    span = length(foot - low)[:, None]
    second, third = low - np.array([0.0, 0.35]) * span, foot - 0.4 * span * unit(first)
    trunk = (
        low * (1 - t) * (1 - t) * (1 - t) + second[:, None] * 3 * t * (1 - t) * (1 - t)
        + third[:, None] * 3 * t * t * (1 - t) + foot[:, None] * t * t * t
    )  # fmt: skip
    grown = replace(placed, stems=(*placed.stems, trunk))
    for both in ((1.0, 1.0), (-1.0, 1.0 if how == "pair" else -1.0)):
        _wax(plan, pens, _flipped(grown, np.array(both)).placed(at, 0.0), taken)


def _fitted(
    form: Growth, feet: FloatArray, angle: FloatArray | float, borders: list[_Line]
) -> tuple[Growth, FloatArray]:
    """Make each tendril as large as its borders allow, from the best of m feet (m x 2); return it and its foot."""
    n = len(form.stems[0])
    tilts = np.broadcast_to(np.asarray(angle, np.float64), feet.shape[:1])
    points = np.concatenate([*form.stems, *form.leaves, *(c[:, None] for c, _ in form.berries)], axis=1)
    scales = np.zeros((n, len(feet)))
    for tilt in sorted(set(tilts.tolist())):
        turned = turn(points, tilt)
        own = tilts == tilt
        most = np.full((n, int(own.sum())), np.inf)
        for nx, ny, c in borders:
            reach = np.maximum((nx * turned[..., 0] + ny * turned[..., 1]).max(axis=1), 1e-9)
            room = np.maximum(c - (nx * feet[own, 0] + ny * feet[own, 1]), 0.0)
            most = np.minimum(most, room[None] / reach[:, None])
        scales[:, own] = most
    chosen = scales.argmax(axis=1)
    size, foot, way = scales.max(axis=1), feet[chosen], tilts[chosen]

    def by(run: FloatArray) -> FloatArray:
        scaled_run: FloatArray = run * size.reshape(-1, *([1] * (run.ndim - 1)))
        return scaled_run

    scaled = Growth(
        tuple(map(by, form.stems)), tuple(map(by, form.leaves)), tuple(map(by, form.ribs)),
        tuple((by(c), wide) for c, wide in form.berries),
    )  # fmt: skip
    return scaled.placed(foot, way), foot


def _flipped(grown: Growth, both: FloatArray) -> Growth:
    """Mirror a growth about the axes."""
    return Growth(
        tuple(run * both for run in grown.stems), tuple(run * both for run in grown.leaves),
        tuple(run * both for run in grown.ribs), tuple((c * both, size) for c, size in grown.berries),
    )  # fmt: skip


def _wax(plan: Plan, pens: Pens, grown: Growth, taken: list[FloatArray]) -> None:
    """Wax a growth in white on its brown line: stems, leaves with a black slip of cecek, berries."""
    thick = 1.9 * plan.value("growth.thickness")
    line = 0.62 * plan.value("nib.klowong")
    fine = plan.value("nib.isen")
    dot = plan.value("isen.size")
    for stem in grown.stems:
        taper = thick * np.linspace(1.0, 0.68, stem.shape[1]) if stem.shape[1] > 6 else np.full(stem.shape[1], thick)
        pens.brown.stroke(stem, taper + 2 * line)
        pens.plates.stroke(stem, taper)
        taken.append(stem.reshape(-1, 2))
    for ring, rib in zip(grown.leaves, grown.ribs, strict=True):
        long = length(rib[:, 1] - rib[:, 0])
        kept = long > 1.6
        ring, rib, long = ring[kept], rib[kept], long[kept]
        pens.brown.area(ring)
        pens.brown.stroke(ring, 2 * line, closed=True)
        pens.plates.area(ring)
        # Leaves that overlap stay apart by their line.
        pens.lines.stroke(ring, 0.9 * fine, closed=True)
        roomy = long > 5.5
        middle = 0.5 * (ring.min(axis=1) + ring.max(axis=1))[:, None]
        pens.dark.area(middle[roomy] + 0.52 * (ring[roomy] - middle[roomy]))
        pens.lines.stroke(middle[roomy] + 0.52 * (ring[roomy] - middle[roomy]), 0.9 * fine, closed=True)
        for share in (0.38, 0.56, 0.74):
            pens.dots.dot((rib[:, 0] + (rib[:, 1] - rib[:, 0]) * share)[roomy], 0.6 * dot)
        pens.lines.stroke(rib[~roomy] * 0.8 + 0.2 * rib[~roomy][:, :1], 0.8 * fine)
        taken.append(ring.reshape(-1, 2))
    for eye, size in grown.berries:
        wide = 1.9 * dot * size
        pens.brown.dot(eye, wide + 2 * line)
        pens.plates.dot(eye, wide)
        pens.lines.dot(eye, 0.4 * wide)
        taken.append(eye)


PARAMETERS = (
    Parameter(
        "sido.diagonal", Words("width of a diamond", "lebar belah ketupat"), "mm", 76, 116, 92,
        "estimate: diagonal 8-12 cm",
    ),
    Parameter(
        "sido.frame", Words("width of the frames", "lebar bingkai"), "side", 0.125, 0.185, 0.152,
        "measured: about 0.2 of the diamond's side at the widest",
    ),
    Parameter(
        "sido.figure", Words("size of the figures", "besar ragam isi"), "room", 0.8, 1.0, 0.93,
        "photographs: figures fill most of a diamond and keep clear of its frame",
    ),
    Parameter(
        "sido.slender", Words("height of a diamond against its width", "tinggi belah ketupat terhadap lebarnya"), "",
        0.96, 1.16, 1.06, "photographs: 0.9-1.2",
    ),
)  # fmt: skip
