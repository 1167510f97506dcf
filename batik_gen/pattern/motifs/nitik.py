"""Nitik: patterns of small squares on a raster, white with a brown heart, as in Yogyakarta (batik reference 1.6)."""

import numpy as np

from batik_gen.cloth import Layer, Wax
from batik_gen.pattern.lattice import sites
from batik_gen.pattern.motifs.nitik_raster import (
    BROWN,
    CECEK,
    DAB,
    HALF,
    JOINED,
    Pens,
    Sprout,
    raster,
    wax_raster,
    wax_sprouts,
)  # fmt: skip
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.tables import Family, Parameter, Words
from batik_gen.pattern.wax import Waxing


def _heart(x: int, y: int) -> str:
    """Name what stands in the small flower that every heart begins with, five squares wide."""
    return {(0, 0): BROWN, (1, 0): DAB, (1, 1): BROWN, (2, 0): BROWN, (2, 1): DAB, (2, 2): DAB}.get((x, y), "")


def sekar(x: int, y: int) -> str:
    """Tell of a star of long rays in a diamond of double squares; the growth in the diamond between four."""
    s, u, v = x + y, HALF - x, HALF - y
    if x <= 2:
        return _heart(x, y)
    if s in (14, 15) and y > 2:
        return DAB if s == 15 else BROWN
    if s > 14 and y > 2:
        if u + v <= 1:
            return BROWN if u + v == 0 else DAB
        return CECEK if s == 17 and x % 2 else ""
    if y == 0:
        return JOINED if x < 12 else DAB
    if y == 1:
        return JOINED if 4 <= x <= 8 else (DAB if x in (9, 11, 13) else "")
    if y == 2:
        return JOINED if x in (6, 7) else (DAB if x in (12, 13) else "")
    if x == y:
        return DAB if x in (3, 4, 6) else ""
    if x - y == 1:
        return DAB if x in (5, 7) else ""
    return CECEK if (x, y) in ((9, 4), (8, 3), (10, 3)) else ""


def kisi(x: int, y: int) -> str:
    """Tell of a trellis: bars on the axes, snow-like stars on its crossings; the growth in its windows."""
    u, v = HALF - x, HALF - y
    if x <= 2:
        return _heart(x, y)
    if y == 0:
        return JOINED if x % 4 != 2 else DAB
    if x == y and x <= 6:
        return DAB
    if (x, y) in ((3, 1), (4, 1), (5, 1), (4, 3), (5, 3), (6, 4), (5, 4)):
        return DAB
    if y == 1:
        return DAB if x in (11, 13, 14, 15) else ""
    if y == 2:
        return DAB if x in (12, 14, 15) else (CECEK if x in (7, 8, 9) else "")
    if y == 3 and x in (13, 15):
        return DAB
    if y == 4 and x == 14:
        return DAB
    if u + v == 0:
        return BROWN
    if (u, v) in ((0, 1), (1, 1), (0, 2), (0, 3)):
        return DAB
    return CECEK if (x, y) in ((9, 4), (10, 4), (15, 6), (15, 8), (13, 6), (12, 5)) else ""


def bunder(x: int, y: int) -> str:
    """Tell of rings that touch, a flower of brown squares in each; a star between four rings."""
    u, v = HALF - x, HALF - y
    far = np.sqrt(x * x + y * y)
    if abs(far - 13.6) < 0.62:
        return DAB
    if far > 14.4:
        if u + v == 0:
            return BROWN
        if (v in (0, 1) and u <= 7) or (u in (0, 1) and v <= 7):
            return DAB if (u + v) % 2 or u == 0 else BROWN
        return DAB if u == v else ""
    if x <= 2:
        return _heart(x, y)
    if abs(far - 11.6) < 0.5:
        return CECEK if (x + y) % 2 else ""
    if x == y:
        return DAB if x in (7, 8) else (BROWN if x == 6 else "")
    if (x, y) in ((6, 5), (7, 6), (8, 7), (7, 5)):
        return DAB
    return ""


def wajik(x: int, y: int) -> str:
    """Tell of eight-pointed squares drawn in double lines, a star in each."""
    u, v = HALF - x, HALF - y

    def inside(a: int, b: int, size: float) -> bool:
        a, b = max(a, b), min(a, b)
        return a <= size or a + b <= 1.5 * size

    for size in (10.0, 9.0, 7.0):
        if inside(x, y, size) and not (inside(x + 1, y, size) and inside(x, y + 1, size)):
            return BROWN if size == 9.0 or (size == 7.0 and (x + y) % 2) else DAB
    if inside(x, y, 7.0):
        if x <= 2:
            return _heart(x, y)
        if y == 0:
            return JOINED if x < 6 else DAB
        return DAB if (x == y and x < 6) or (x, y) in ((4, 1), (5, 1), (5, 3), (4, 3)) else ""
    if inside(x, y, 10.0):
        return CECEK if (x + y) % 2 else ""
    if u + v == 0:
        return BROWN
    if u + v <= 1:
        return DAB
    return ""


PATTERNS = (
    raster(sekar, Sprout(True, 0, 2.2, 9.6, 5.4, 0.75)),
    raster(kisi, Sprout(False, 1, 9.0, 9.4, 4.0, 0.3)),
    raster(bunder, Sprout(False, 0, 2.8, 8.0, 3.7, 0.0)),
    raster(wajik, Sprout(True, 0, 1.8, 8.8, 3.7, 0.1)),
)
"""Patterns by number, from 1."""


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a nitik: squares with a brown rim and heart on the dark ground, the growth beaded like them."""
    hand, size = plan.hand, plan.size_mm
    cell = plan.value("nitik.cell")
    square = cell / (2 * HALF)
    held = PATTERNS[int(np.floor(plan.value("nitik.pattern") + 0.5)) - 1]
    lines = Waxing("klowong", Wax.KLOWONG, 1)
    pens = Pens(
        rims=Waxing("pinggir", Wax.KLOWONG, 1),
        dabs=Waxing("tembok", Wax.TEMBOK, 5),
        hearts=Waxing("isen", Wax.KLOWONG, 2),
        brown=Waxing("isi", Wax.KLOWONG, 2),
        dots=Waxing("cecek", Wax.CECEK, 4),
    )
    nodes = sites(size, (cell, 0.0), (0.0, cell), cell)
    wax_raster(plan, pens, held, nodes, square, "nitik")
    wax_sprouts(plan, pens, lines, held.sprout, nodes, square)
    return tuple(w.layer(hand, size) for w in (pens.rims, pens.brown, lines, pens.dabs, pens.hearts, pens.dots))


FAMILY = Family(
    name="nitik",
    label=Words("nitik", "nitik"),
    region=Words("Yogyakarta", "Yogyakarta"),
    meaning=Words(
        "From titik, a dot: flowers built of small squares, each dabbed with a nib that is split crosswise, after the "
        "double-ikat patola of Gujarat. Patience, and many small things that make one.",
        "Dari kata titik: bunga yang tersusun dari kotak-kotak kecil, masing-masing diterakan dengan canting yang "
        "ujungnya dibelah silang, meniru patola tenun ganda dari Gujarat. Kesabaran; banyak hal kecil menjadi satu.",
    ),
    rule=Words("Free to all.", "Bebas dipakai siapa saja."),
    larangan=False,
    symmetry="p4m",
    sources=(
        "kebudayaanindonesia.net, nitik: cells of 5 x 5 to 7 x 7 cm",
        "pegawainegeri.net, nitik: wax pressed until a part breaks off and soga enters",
        "marinaelphick.com (2014), nitik",
    ),
    parameters=(
        Parameter(
            "nitik.cell", Words("side of a cell", "sisi satu kotak pola"), "mm", 50, 70, 60,
            "squared drafts of 5 x 5 to 7 x 7 cm, one cell a repeat",
        ),
        Parameter(
            "nitik.dab", Words("fullness of the squares", "gemuk titik"), "", 0.8, 0.98, 0.9,
            "house choice: from parted to all but touching; dots of 1.6-2 mm (estimate)",
        ),
        Parameter(
            "nitik.join", Words("how far squares run together into bars", "eratnya titik yang bersambung"), "", 0.2,
            1.0, 0.7, "house choice: bars of nitik run together from squares",
        ),
        Parameter(
            "nitik.heart", Words("size of the brown hearts", "besar titik cokelat di tengah"), "", 0.14, 0.38, 0.26,
            "Yogyakarta: wax pressed until soga enters",
        ),
        Parameter(
            "nitik.pattern",
            Words(
                "pattern: 1 star in a diamond, 2 trellis, 3 rings, 4 eight-pointed squares",
                "pola: 1 bintang dalam belah ketupat, 2 kisi, 3 bunder, 4 segi delapan",
            ),
            "", 1, 4, 1, "house choice, after the ways of about 70 named patterns",
        ),
    ),
    draw=draw,
    by_place=True,
)  # fmt: skip
