"""Gringsing: scales in staggered rows, each with a dot, and fields for the growth (docs/sources.md#gringsing)."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import area, place
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice, common
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.gringsing.fields import FieldPens, wax_fields
from batik_gen.pattern.motifs.gringsing.shore import APART, RISE, Shore
from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

_HIDDEN = -0.6
"""Scales deeper within a field than this, in scales, are hidden by it."""


def scale(k: int = 6) -> FloatArray:
    """Return the part of a scale that shows, one wide: round below, between two round neighbours above."""
    t = np.linspace(0.0, np.pi, 2 * k + 1)
    low = np.stack([0.5 * np.cos(t), RISE * np.sin(t)], axis=-1)
    t = np.linspace(0.0, 0.5 * np.pi, k + 1)
    left = np.stack([-0.5 + 0.5 * np.sin(t), RISE * (np.cos(t) - 1)], axis=-1)
    ring: FloatArray = np.concatenate([low, left[1:], (left * np.array([-1.0, 1.0]))[::-1][1:-1]])
    return ring


def _core(line: float, k: int = 6) -> tuple[FloatArray, FloatArray]:
    """Return the light of a scale, full and as the crescent along its round that it shrinks to, point by point.

    ``line`` is the breadth of the brown line about it, in scales.
    """
    full = scale(k) * (1 - 2 * line) + np.array([0.0, 0.01])
    low = 2 * k + 1
    ebb = full.copy()
    # Each point of the upper side sinks onto the round below it.
    x = np.clip(full[low:, 0] / (0.5 - line), -1.0, 1.0)
    ebb[low:, 1] = full[:low, 1].max() * np.sqrt(1 - x * x) - 0.05 * (1 - x * x)
    return full, ebb


def _lattices(plan: Plan) -> tuple[Lattice, Lattice]:
    """Return the lattices of the scales, and of the fields that are alike."""
    p = plan.value("gringsing.scale")
    return ((p, 0.0), (0.5 * p, RISE * p)), ((APART * p, 0.0), (0.0, 2 * APART * RISE * p))


def lattice(plan: Plan) -> Lattice:
    """Return the lattice by which scales and fields come again together."""
    return common(_lattices(plan))


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a gringsing."""
    size, p = plan.size_mm, plan.value("gringsing.scale")
    pens, fields = ScalePens(), FieldPens()
    of_scales, of_fields = _lattices(plan)
    scales, half = plan.sites(*of_scales, 2 * p), p * plan.value("gringsing.large")
    shore = Shore(size, p, half, (plan.value("gringsing.tide") + plan.value("gringsing.ebb") + 1.5) * p)
    _scales(plan, pens, scales, p, shore)
    between = 0.5 * np.array([APART * p, 2 * APART * RISE * p])
    # Asked about the first places alone, so that both kinds stand wherever one does.
    lotus = plan.sites(*of_fields, 1.2 * APART * p)
    for at, buds in ((lotus, False), (lotus + between, True)):
        wax_fields(plan, fields, at, half, shore.clear, buds)
    return (*pens.layers(plan), *fields.layers(plan))


class ScalePens:
    """Name what gathers the scales, lowest first."""

    def __init__(self) -> None:
        self.browns = Waxing("sisik klowong", Wax.KLOWONG, 1)
        self.lights = Waxing("tembok", Wax.TEMBOK, 5)
        self.isen = Waxing("isen", Wax.KLOWONG, 2)
        self.dark = Waxing("isen terbuka", Wax.OPEN, 2)
        self.dots = Waxing("cecek", Wax.CECEK, 4)

    def layers(self, plan: Plan) -> tuple[Layer, ...]:
        """Return the finished layers."""
        return plan.layers(self.browns, self.lights, self.isen, self.dark, self.dots)


def _scales(plan: Plan, pens: ScalePens, at: FloatArray, p: float, shore: Shore) -> None:
    """Draw scales: brown, a light core that ebbs away from the fields, a dark eye, cecek along the round."""
    hand = plan.hand
    away = shore.from_rim(at)[0] / p
    at, away = at[away > _HIDDEN], away[away > _HIDDEN]
    fine = min(0.8 * plan.value("nib.isen"), 0.11 * p)
    ebb = plan.value("gringsing.ebb")
    tide = (plan.value("gringsing.tide") + 0.5 * ebb - away) / ebb + 0.09 * hand.normal(salts.GRINGSING_TIDE, at)
    tide = np.clip(tide, 0.0, 1.0)
    light = tide * tide * (3 - 2 * tide)
    full = p * plan.at("gringsing.fullness", at) * hand.size(salts.GRINGSING_FULL, at, 0.3)
    full = full * (light + (1 - light) * plan.value("gringsing.brown"))
    tilt = 0.035 * hand.normal(salts.GRINGSING_TILT, at)
    middle = np.array([0.0, 0.06])
    whole = place((scale() - middle) * full[:, None, None], at + p * middle, tilt)
    near = away < (shore.clear + p) / p
    ring = shore.cut(whole, near, shore.clear)
    # What a field leaves of a scale must be more than its own line.
    left = np.abs(area(ring)) > 0.16 * np.abs(area(whole))
    at, full, tilt, ring, light = (x[left] for x in (at, full, tilt, ring, light))
    near = near[left]
    pens.browns.area(ring)
    lit = light > 0.04
    high, low = _core(min(0.46 * plan.value("nib.klowong") / p, 0.14))
    core = low + (high - low) * light[lit, None, None]
    core = place((core - middle) * full[lit, None, None], at[lit] + p * middle, tilt[lit])
    pens.lights.area(shore.cut(core, near[lit], shore.clear + 0.1 * p))
    eye = p * plan.at("gringsing.dot", at) * hand.size(salts.GRINGSING_EYE, at, 0.2)
    spot = at + np.array([0.0, 0.04 * p])
    seen = shore.kept(spot, 0.16 * p, near)
    pens.isen.dot(spot[seen], (eye + 1.7 * fine)[seen])
    pens.dark.dot(spot[seen], eye[seen])
    pens.dots.dot(spot[seen], (plan.value("gringsing.pupil") * eye * (1 - light))[seen])
    _dots(plan, pens, at, full, tilt, near, light, shore, p)


def _dots(
    plan: Plan, pens: ScalePens, at: FloatArray, full: FloatArray, tilt: FloatArray, near: BoolArray,
    light: FloatArray, shore: Shore, p: float,
) -> None:  # fmt: skip
    """Set cecek along the round of every scale, brown on light, dark on brown; some have one more, by luck."""
    count = np.minimum(plan.hand.count(4.2 + 8.5 * (plan.value("isen.count") - 1), at, 2), 7)[:, None]
    slot = np.arange(7)
    share = (slot + 0.5) / count * np.pi
    row = np.stack([0.30 * np.cos(share), 0.03 + 0.31 * np.sin(share)], axis=-1)
    dot = min(0.66 * plan.value("isen.size"), 0.125 * p)
    row = place(row * full[:, None, None], at, tilt)
    kept = shore.kept(row, 0.5 * dot + 0.1 * p, near) & (slot < count)
    # Graded: largest at the foot of the round.
    wide = dot * (0.72 + 0.4 * np.sin(share)) * np.ones_like(light)[:, None]
    for pen, mine in ((pens.isen, light > 0.5), (pens.dark, light <= 0.5)):
        held = kept & mine[:, None]
        pen.dot(row[held], wide[held])


FAMILY = Family(
    name="gringsing",
    label=Words("gringsing", "gringsing"),
    region=Words("Java, among the oldest fillings named", "Jawa, salah satu isian tertua yang disebut"),
    meaning=Words(
        "Read as gring, ill, and sing, not: a wish for health. In fields among the scales"
        " grows what the recording grew.",
        "Dibaca gring, sakit, dan sing, tidak: harapan akan kesehatan. Di bidang-bidang di antara sisik "
        "tumbuh sulur dari rekaman.",
    ),
    rule=Words("Free to all.", "Bebas dipakai siapa saja."),
    larangan=False,
    symmetry="cm",
    sources=("docs/sources.md#gringsing: scales of 3-6 mm", "gring-sing, not ill: a reading in lists of motifs"),
    parameters=(
        Parameter(
            "gringsing.scale", Words("width of a scale", "lebar sisik"), "mm", 4.8, 6.0, 5.7,
            "docs/sources.md#gringsing: scales of 3 to 6 mm; below 4.8 their isen would clog",
        ),
        Parameter(
            "gringsing.fullness", Words("fullness of the scales", "padat sisik"), "scale", 0.8, 0.95, 0.9,
            "house choice: dark shows between the scales",
        ),
        Parameter(
            "gringsing.dot", Words("size of the eyes", "besar mata sisik"), "scale", 0.11, 0.25, 0.17,
            "a scale with one dot (sisik melik)",
        ),
        Parameter(
            "gringsing.large", Words("size of the fields among the scales", "besar bidang sulur"), "scale", 3.9, 4.9,
            4.5, "house choice: a place for the growth",
        ),
        Parameter(
            "gringsing.brown", Words("fullness of the brown scales", "padat sisik cokelat"), "white scale", 0.82, 1.0,
            0.92, "house choice: the dark between two of them is their line",
        ),
        Parameter(
            "gringsing.pupil", Words("size of the light in the eyes of brown scales", "besar titik terang mata sisik"),
            "eye", 0.35, 0.95, 0.62, "house choice: a light dot in a dark eye",
        ),
        Parameter(
            "gringsing.rim", Words("breadth of the rim of the fields", "lebar tepi bidang sulur"), "half width",
            0.05, 0.13, 0.085, "house choice: one row of seeds",
        ),
        Parameter(
            "gringsing.tide", Words("how far the light of the scales reaches", "jangkauan terang sisik"), "scale",
            0.6, 3.0, 1.8, "house choice: light about the fields, brown between them",
        ),
        Parameter(
            "gringsing.ebb", Words("over how many scales their light ebbs", "lebar peralihan terang sisik"), "scale",
            0.8, 4.0, 2.4, "house choice: from light scales to brown ones little by little",
        ),
    ),
    draw=draw,
    lattice=lattice,
)  # fmt: skip
