"""Nitik: patterns of small squares on a raster, white with a brown heart, as in Yogyakarta (docs/sources.md#nitik)."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter, Variant
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.nitik.drafts import BUNDER, KISI, SEKAR, WAJIK
from batik_gen.pattern.motifs.nitik.raster import HALF, RasterPens, raster, wax_raster, wax_sprouts
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

PATTERNS = tuple(map(raster, (SEKAR, KISI, BUNDER, WAJIK)))
"""Patterns by number, from 1."""


def lattice(plan: Plan) -> Lattice:
    """Return the square lattice of the cells."""
    cell = plan.value("nitik.cell")
    return (cell, 0.0), (0.0, cell)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a nitik: squares with a brown rim and heart on the dark ground, the growth beaded like them."""
    cell = plan.value("nitik.cell")
    square = cell / (2 * HALF)
    held = PATTERNS[int(np.floor(plan.value("nitik.pattern") + 0.5)) - 1]
    lines = Waxing("klowong", Wax.KLOWONG, 1)
    pens = RasterPens(
        rims=Waxing("pinggir", Wax.KLOWONG, 1),
        dabs=Waxing("tembok", Wax.TEMBOK, 5),
        hearts=Waxing("isen", Wax.KLOWONG, 2),
        seeds=Waxing("isen garis", Wax.KLOWONG, 2),
        brown=Waxing("isi", Wax.KLOWONG, 2),
        dots=Waxing("cecek", Wax.CECEK, 4),
    )
    nodes = plan.sites(*lattice(plan), cell)
    wax_raster(plan, pens, held, nodes, square, "nitik", plan.value("nitik.bar"))
    wax_sprouts(plan, pens, lines, held.sprout, nodes, square)
    return plan.layers(pens.rims, pens.brown, lines, pens.dabs, pens.hearts, pens.seeds, pens.dots)


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
            "nitik.cell", Words("side of a cell", "sisi satu kotak pola"), "mm", 50, 70, 62,
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
            "nitik.heart", Words("size of the brown hearts", "besar titik cokelat di tengah"), "", 0.12, 0.34, 0.22,
            "Yogyakarta: wax pressed until soga enters",
        ),
        Parameter(
            "nitik.bar", Words("breadth of the bars", "lebar garis sambungan"), "square", 0.62, 0.86, 0.76,
            "house choice: a bar is as broad as the squares that run together in it, or slimmer",
        ),
        Parameter(
            "nitik.pattern",
            Words(
                "pattern: 1 sekar, 2 kisi, 3 bunder, 4 wajik",
                "pola: 1 sekar, 2 kisi, 3 bunder, 4 wajik",
            ),
            "", 1, 4, 1, "house choice, after the ways of about 70 named patterns", choice=True,
        ),
    ),
    draw=draw,
    lattice=lattice,
    by_place=True,
    indication=Words(
        "Batik Nitik Yogyakarta has been a registered geographical indication since 2020: cloth waxed there by its "
        "makers may bear that name. A picture made here may not, nor the Batikmark.",
        "Batik Nitik Yogyakarta terdaftar sebagai Indikasi Geografis sejak 2020: nama itu milik kain yang dibatik para "
        "pembuatnya di sana. Gambar yang dibuat di sini tidak boleh memakainya, juga tidak Batikmark.",
    ),
    variants=(
        Variant(
            "sekar", Words("nitik sekar", "nitik sekar"),
            Words("A star flower with long rays.", "Bunga bintang dengan sinar-sinar panjang."),
            {"nitik.pattern": (1, 1)},
        ),
        Variant(
            "kisi", Words("nitik kisi", "nitik kisi"),
            Words("Flowers on the crossings of a trellis.", "Bunga pada persilangan kisi-kisi."),
            {"nitik.pattern": (2, 2)},
        ),
        Variant(
            "bunder", Words("nitik bunder", "nitik bunder"),
            Words("Flowers in rings that all but touch.", "Bunga dalam lingkaran yang hampir bersentuhan."),
            {"nitik.pattern": (3, 3)},
        ),
        Variant(
            "wajik", Words("nitik wajik", "nitik wajik"),
            Words(
                "Brown stars in eight-pointed squares.",
                "Bintang cokelat dalam dua belah ketupat yang bersilang.",
            ),
            {"nitik.pattern": (4, 4)},
        ),
    ),
)  # fmt: skip
