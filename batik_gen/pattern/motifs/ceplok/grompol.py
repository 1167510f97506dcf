"""Grompol: four petals gathered in an eight-pointed square, with seeds and groups of dots (docs/sources.md#grompol)."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import ellipse, leaf, place
from batik_gen.pattern.growth.ornament import rib_lengths
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.view import Survey, numbered
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs.ceplok.foils import petal, rays, ring_of, starred, ways
from batik_gen.pattern.motifs.ceplok.grompol_crosses import (
    NOTCH,
    TIP,
    GrompolKit,
    _free,
    clear_of,
    growths_between,
    wax_crosses,
)
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

_EIGHTH = np.pi / 4
_SUNK = 0.045
"""How deep the sides of a square sink in, in shares of its reach."""
_SHORT = 0.022
"""How much shorter than the longest a point of usual luck is."""


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
    wax_crosses(plan, kit, nodes + 0.5 * pitch)
    return plan.layers(*kit.layers())


def survey(plan: Plan) -> Survey:
    """Measure the leaves in the crosses between four squares, on which sawut stand."""
    pitch, kit = plan.value("grompol.pitch"), _kit(plan)
    crosses = plan.sites(*lattice(plan), pitch) + 0.5 * pitch
    arms = growths_between(plan, kit, crosses, float(clear_of(kit, *_free(pitch))[0]))
    return {name: s for k, arm in enumerate(arms) for name, s in numbered(f"leaf {k}", rib_lengths(arm)).items()}


def _kit(plan: Plan) -> GrompolKit:
    """Return nibs that the pitch bears, and fresh pens."""
    pitch = plan.value("grompol.pitch")
    return GrompolKit(
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


def _squares(plan: Plan, kit: GrompolKit, nodes: FloatArray) -> FloatArray:
    """Draw the eight-pointed squares, a white band with cecek about a dark field; return the field's reach (n)."""
    hand = plan.hand
    tip = TIP * kit.pitch * hand.size(salts.GROMPOL_SQUARE, nodes, 0.1)
    drawn = _by_hand(plan, nodes)
    outline = ring_of(nodes, starred(tip, NOTCH * tip) * drawn)
    kit.plates.area(outline)
    kit.lines.stroke(outline, kit.nib, closed=True)
    # The band keeps its width along straight sides: the field is the same square, smaller.
    field = tip - plan.at("grompol.band", nodes) * kit.pitch
    row = 0.5 * (tip - 0.5 * kit.nib + field + 0.6 * kit.nib)
    cecek.row(
        kit.isen, hand, ring_of(nodes, starred(row, NOTCH * row) * drawn), 0.9 * kit.dot,
        2.6 * kit.dot / plan.at("isen.count", nodes), closed=True,
    )  # fmt: skip
    kit.isen.area(ring_of(nodes, starred(field, NOTCH * field) * drawn))
    # The line about the field is a fine one, doubled: it follows the nib of the isen.
    dark = field - 2.1 * kit.fine
    kit.dark.area(ring_of(nodes, starred(dark, NOTCH * dark) * drawn))
    return dark


def _by_hand(plan: Plan, nodes: FloatArray) -> FloatArray:
    """Return how far squares reach in each direction against ruled ones, n x rays, never beyond these.

    Sides sink in between point and notch, as a hand draws them from one to the other; no two points are alike.
    """
    t = rays()
    off = np.abs(t - np.floor(t / _EIGHTH + 0.5) * _EIGHTH) / (0.5 * _EIGHTH)
    reach = np.broadcast_to(1 - 4 * _SUNK * off * (1 - off), (len(nodes), len(t)))
    for point in range(8):
        luck = plan.hand.size(salts.GROMPOL_POINT + point, nodes, 0.3, wanders=False) - 1
        near = np.maximum(1 - np.abs(np.mod(t - point * _EIGHTH + np.pi, 2 * np.pi) - np.pi) / _EIGHTH, 0)
        reach = reach * (1 - np.clip(_SHORT + luck, 0, 2 * _SHORT)[:, None] * near)
    return reach


def _flowers(plan: Plan, kit: GrompolKit, nodes: FloatArray, field: FloatArray) -> None:
    """Draw four petals, the pistil, seeds between the petals, and dots in threes and fives."""
    hand, dot = plan.hand, kit.dot
    heart = plan.value("grompol.pistil") * field
    long = field * plan.at("grompol.petal_length", nodes) - heart
    wide = field * plan.at("grompol.petal_width", nodes)
    for quarter in range(4):
        upright = quarter * np.pi / 2
        angle = upright + hand.size(salts.GROMPOL_LEAN + quarter, nodes, 0.4, wanders=False) - 1
        way = ways(angle)
        start = nodes + 0.7 * heart[:, None] * way
        out = long * hand.size(salts.GROMPOL_PETAL + quarter, nodes, 0.45) + 0.3 * heart
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
        _between(plan, kit, nodes, field, upright + np.pi / 4)
    disc = place(ellipse(heart, heart, 28), nodes)
    kit.edges.area(disc)
    kit.core.area(place(ellipse(0.62 * heart, 0.62 * heart, 24), nodes))
    cecek.seven(kit.dots, hand, nodes, np.minimum(0.9 * dot, 0.2 * heart), 6)


def _between(plan: Plan, kit: GrompolKit, nodes: FloatArray, field: FloatArray, angle: float) -> None:
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
    specimens=10,
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
