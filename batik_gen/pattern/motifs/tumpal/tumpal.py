"""Tumpal: tall triangles in rows that face each other, sprouts inside them (docs/sources.md#tumpal)."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.motifs.tumpal.between import badan, between
from batik_gen.pattern.motifs.tumpal.pens import Shape, TriangleRow, TumpalPens
from batik_gen.pattern.motifs.tumpal.sprouts import sprout
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words


def lattice(plan: Plan) -> Lattice:
    """Return the lattice of pairs of triangles, one light, one dark."""
    shape = Shape(plan)
    return (2 * shape.base, 0.0), (0.0, shape.module)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a tumpal: facing rows, what stands between their tips, the badan behind their feet."""
    pens = TumpalPens()
    shape = Shape(plan)
    middles = plan.sites(*lattice(plan), shape.module)
    for side in (1.0, -1.0):
        for other in (0, 1):
            at = middles + np.array([(other - 0.5) * shape.base, 0.0])
            row = TriangleRow(plan, pens, shape, at, side, light=other == 1)
            row.wax()
            sprout(row)
    for other in (0, 1):
        at = middles + np.array([other * shape.base, 0.0])
        between(plan, pens, shape, at)
        badan(plan, pens, shape, at + np.array([0.0, 0.5 * shape.module]), other == 1)
    return pens.layers(plan)


FAMILY = Family(
    name="tumpal",
    label=Words("tumpal, pucuk rebung", "tumpal, pucuk rebung"),
    region=Words(
        "North coast of Java; the head of a sarong everywhere", "Pesisir utara Jawa; kepala sarung di mana-mana"
    ),
    meaning=Words(
        "Pucuk rebung, the bamboo shoot: strength that comes up from below, growth, and protection at the edge. "
        "Each triangle shelters a sprout grown from the recording.",
        "Pucuk rebung, tunas bambu: kekuatan yang muncul dari bawah, pertumbuhan, dan perlindungan di tepi kain. "
        "Setiap segitiga menaungi tunas yang ditumbuhkan dari rekaman.",
    ),
    rule=Words(
        "Cloths with tumpal stood in an edict of Pakubuwono III for the court of Surakarta (18th century); "
        "on the coast and today it is free to all.",
        "Kain bertumpal disebut dalam maklumat Pakubuwono III untuk Keraton Surakarta (abad ke-18); "
        "di pesisir dan kini bebas dipakai siapa saja.",
    ),
    larangan=True,
    symmetry="p2mm",
    sources=(
        "adoc.pub/batik-larangan-penguasa-mataram.html, edict of Pakubuwono III",
        "docs/sources.md#tumpal: two rows point at each other in the kepala",
    ),
    specimens=8,
    parameters=(
        Parameter(
            "tumpal.base", Words("foot of a triangle", "alas segitiga"), "mm", 30, 42, 35,
            "house choice: triangles of 7-11 cm; in a sarong they grow to fill the kepala",
        ),
        Parameter(
            "tumpal.height", Words("height of a triangle", "tinggi segitiga"), "foot", 2.2, 2.8, 2.5,
            "estimate: foot to height about 1 to 2.5",
        ),
        Parameter(
            "tumpal.flower", Words("fullness of the flowers between", "besar bunga di sela"), "foot", 0.27, 0.38, 0.348,
            "house choice: they keep clear of the triangles",
        ),
        Parameter(
            "tumpal.rim", Words("width of the rims", "lebar tepi segitiga"), "foot", 0.055, 0.1, 0.079, "house choice",
        ),
        Parameter(
            "tumpal.band", Words("breadth of the badan behind the feet", "lebar badan di belakang alas"), "foot",
            0.8, 1.24, 0.98, "house choice: about as broad as a triangle",
        ),
    ),
    draw=draw,
    lattice=lattice,
    process="pekalongan",
)  # fmt: skip
