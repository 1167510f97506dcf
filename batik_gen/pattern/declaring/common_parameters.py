"""Parameters every family shares: the growth, the isen, the nibs, the hand and the baths."""

from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.values.words import Words

_NIB = "docs/sources.md#canting: nib figures of makers, wax spreads to 1.0-1.3 of the opening"

SHARED = (
    Parameter(
        "growth.angle", Words("branching angle of the tendril", "sudut cabang sulur"), "deg", 24, 76, 50,
        "the four numbers of the 2022 campaign's tool: angle, repetition, thickness, length",
    ),
    Parameter(
        "growth.repetition", Words("how often the tendril branches", "banyaknya cabang sulur"), "", 1.3, 3.4, 2.2,
        "as above",
    ),
    Parameter(
        "growth.thickness", Words("thickness of the tendril", "tebal sulur"), "mm", 0.5, 1.0, 0.72, "as above; " + _NIB,
    ),
    Parameter(
        "growth.length", Words("how far side shoots reach", "panjang tunas samping"), "", 0.7, 1.5, 1.1, "as above",
    ),
    Parameter(
        "growth.curl", Words("how tightly the shoots curl", "lengkung ujung tunas"), "turns", 0.4, 1.3, 0.85,
        "house choice",
    ),
    Parameter(
        "growth.stance",
        Words("how the shoots stand: upright, coiled, hanging", "sikap tunas: tegak, menggulung, menjuntai"),
        "", -1.0, 1.0, 0.0, "house choice: -1 upright, 0 coiled, 1 hanging, as the lung of many plants",
    ),
    Parameter(
        "growth.leaf", Words("breadth of the tendril's leaves", "lebar daun sulur"), "", 0.65, 1.5, 1.0,
        "house choice: slender to round, as far as there is room",
    ),
    Parameter(
        "isen.count", Words("how many isen fill a shape", "banyaknya isen"), "", 0.75, 1.3, 1.0,
        "SNI 0239:2014: the number of isen varies; the range keeps shapes filled",
    ),
    Parameter(
        "isen.size", Words("size of the dots", "besar cecek"), "mm", 0.6, 0.95, 0.75,
        "docs/sources.md#isen: cecek 0.6-1.0 mm",
    ),
    Parameter("nib.klowong", Words("outline nib", "canting klowong"), "mm", 0.8, 2.0, 1.15, _NIB),
    Parameter("nib.isen", Words("filling nib", "canting isen"), "mm", 0.35, 0.9, 0.5, _NIB),
    Parameter(
        "hand.wobble", Words("how far a line strays", "goyang tangan"), "mm", 0.0, 0.4, 0.24,
        "docs/sources.md#hand: 0.2-0.4 mm over 8-30 mm; 0 draws clean",
    ),
    Parameter(
        "hand.uneven", Words("how unequal the isen are", "beda besar isen"), "", 0.0, 0.12, 0.086,
        "measured on photographs: coefficient of variation 7-12 %",
    ),
    Parameter(
        "bath.depth_indigo", Words("depth of the indigo bath", "kepekatan celupan nila"), "", 0.45, 2.0, 1.0,
        "docs/sources.md#voice: fewer dips or more, in the colours of the dye itself",
    ),
    Parameter(
        "bath.depth_soga", Words("depth of the soga bath", "kepekatan celupan soga"), "", 0.45, 2.0, 1.0,
        "docs/sources.md#voice: fewer dips or more, in the colours of the dye itself",
    ),
    Parameter(
        "bath.mottling", Words("unevenness of the dye", "belang warna"), "", 0.0, 1.0, 0.55,
        "docs/sources.md#mottling: L* deviation 1-2 inside a tone",
    ),
    Parameter(
        "bath.seepage", Words("dye seeping under thin wax", "rembesan warna"), "", 0.0, 1.0, 0.5,
        "SNI 0239:2014 c; docs/sources.md#seepage: a few per cent of outline length",
    ),
    Parameter(
        "bath.remukan", Words("cracks in the wax (remukan)", "retak lilin (remukan)"), "", 0.0, 1.0, 0.0,
        "docs/sources.md#remukan: a fault to classical taste, on purpose in some cloth",
    ),
)  # fmt: skip

LEFT_TO_PROCESS = ("bath.remukan",)
"""Parameters that the process decides where a Design does not set them."""
