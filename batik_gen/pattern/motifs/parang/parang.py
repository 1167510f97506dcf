"""Parang: rows of blades at 45 degrees with mlinjon between them (docs/sources.md#parang)."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter, Variant
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.declaring.regions import SURAKARTA
from batik_gen.pattern.growth.ornament import GrowthPens
from batik_gen.pattern.hand.lattice import Lattice, common
from batik_gen.pattern.hand.view import Survey
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import mlinjon
from batik_gen.pattern.motifs.parang import blades as blade
from batik_gen.pattern.motifs.parang.blades import ParangFrame
from batik_gen.pattern.motifs.parang.kinds import (
    CURIGO_BORDER,
    CURIGO_ROW,
    survey_curigo,
    survey_kusumo,
    wax_curigo,
)
from batik_gen.pattern.motifs.parang.rusak import wax_rusak
from batik_gen.pattern.motifs.parang.seling import cell_of, survey_seling, wax_seling
from batik_gen.pattern.motifs.parang.triangles import row_of, survey_triangles
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

_SLANT = 1.75
"""Length of the S along its slant, in pitches."""
_RUSAK, _KUSUMO, _CURIGO = 0, 1, 2


def _frame(plan: Plan) -> tuple[ParangFrame, float]:
    """Return the frame, and how far from the middle of a row a seling begins, in pitches."""
    row, border = (CURIGO_ROW, CURIGO_BORDER) if _choice(plan, "parang.blade") == _CURIGO else (blade.ROW, blade.BORDER)
    seling = plan.value("parang.seling") if _choice(plan, "parang.filling") else 0.0
    flip = np.array([-1.0 if plan.value("parang.direction") >= 0.5 else 1.0, 1.0])
    period = 2 * border + seling if seling else row
    return ParangFrame(plan.value("parang.size") / _SLANT, flip, period, seling), border


def lattice(plan: Plan) -> Lattice:
    """Return the lattice by which blades and, where there is one, pieces of the seling come again together."""
    frame, _ = _frame(plan)
    cell = cell_of(_choice(plan, "parang.filling") > 1) if frame.seling else 1
    return common([(frame.vector(along, 0), frame.vector(0, frame.period)) for along in (1, cell)])


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a parang: blades, discs and mlinjon, and the growth in a seling between the rows."""
    kind, filling = _choice(plan, "parang.blade"), _choice(plan, "parang.filling")
    frame, border = _frame(plan)
    seling = frame.seling
    ground = Waxing("latar", Wax.KLOWONG, 3)
    plates = Waxing("tembok", Wax.TEMBOK, 5)
    lines = Waxing("klowong", Wax.KLOWONG, 1)
    isen = Waxing("isen", Wax.KLOWONG, 2)
    dark = Waxing("isen terbuka", Wax.OPEN, 2)
    dots = Waxing("cecek", Wax.CECEK, 4)
    middles = _middles(plan, frame)
    if kind == _CURIGO:
        wax_curigo(plan, frame, (plates, lines, isen, dots), middles)
    else:
        wax_rusak(plan, frame, plates, lines, isen, middles, kind == _KUSUMO)
    away = border - (blade.BORDER - blade.MLINJON) if seling else 0.5 * frame.period
    _channels(plan, frame, lines, dark, dots, middles, away)
    if seling:
        cells = _cells(plan, frame, filling > 1)
        wax_seling(plan, frame, ground, GrowthPens(plates, dark, dots, plates), cells, filling > 1)
    return plan.layers(ground, plates, lines, isen, dark, dots)


def survey(plan: Plan) -> Survey:
    """Measure the dark triangles, which strokes fill, and all on which sawut stand."""
    kind, filling = _choice(plan, "parang.blade"), _choice(plan, "parang.filling")
    frame, _ = _frame(plan)
    middles = _middles(plan, frame)
    if kind == _CURIGO:
        measured = survey_curigo(plan, frame, middles)
    else:
        row = row_of(plan, frame, middles)
        measured = survey_triangles(plan, frame, row) | (
            survey_kusumo(plan, frame, row.feet) if kind == _KUSUMO else {}
        )
    if not frame.seling:
        return measured
    return measured | survey_seling(plan, frame, _cells(plan, frame, filling > 1), filling > 1)


def _middles(plan: Plan, frame: ParangFrame) -> FloatArray:
    """Return the middles of the blades."""
    return plan.sites(frame.vector(1, 0), frame.vector(0, frame.period), 2 * frame.pitch)


def _cells(plan: Plan, frame: ParangFrame, kawung: bool) -> FloatArray:
    """Return the middles of the pieces of the seling."""
    cell = cell_of(kawung)
    sites = plan.sites(frame.vector(cell, 0), frame.vector(0, frame.period), (cell + 1) * frame.pitch)
    return sites + frame.vector(0, 0.5 * frame.period)


def _choice(plan: Plan, name: str) -> int:
    return int(np.floor(plan.value(name) + 0.5))


def _channels(
    plan: Plan, frame: ParangFrame, lines: Waxing, dark: Waxing, dots: Waxing, middles: FloatArray, out: float
) -> None:
    """Set the mlinjon at half the pitch, ``out`` pitches to both sides of a row, a cecek between two of them."""
    fine = blade.fine_nib(plan.value("nib.isen"), frame.pitch)
    dot = blade.dot_size(plan.value("isen.size"), frame.pitch)
    for side in (-1, 1) if frame.seling else (1,):
        away = side * out
        for step in (0.25, 0.75):
            at = middles + frame.vector(step, away)
            half = 0.5 * frame.pitch * plan.at("parang.mlinjon", at)
            mlinjon.rhombs(lines, dark, plan.hand, at, half, 0.0, max(fine, 0.0155 * frame.pitch))
            dots.dot(middles + frame.vector(step + 0.25, away), dot)


FAMILY = Family(
    name="parang",
    label=Words("parang", "parang"),
    region=Words(
        "Yogyakarta and Surakarta; rows fall to the lower left in Yogyakarta, to the lower right in Surakarta",
        "Yogyakarta dan Surakarta; baris turun ke kiri bawah di Yogyakarta, ke kanan bawah di Surakarta",
    ),
    meaning=Words(
        "From pereng, a slope or cliff: waves that break on the rock without end. Never giving up; "
        "the struggle with the evil in oneself. The mlinjon between the rows are whirlpools.",
        "Dari kata pereng, lereng atau tebing: ombak yang tak henti memecah di karang. Pantang menyerah; "
        "perjuangan melawan keburukan dalam diri. Mlinjon di antara baris melambangkan pusaran air.",
    ),
    rule=Words(
        "Larangan: kept for the sultan and his family at the court of Yogyakarta (1927), and larger parang "
        "was higher rank. Within the palace the rule is honoured to this day, and guests are asked not to wear "
        "parang there; outside it anyone may wear it. Drawn here as klitik to gendreh; as barong only for who "
        "asks for it by name.",
        "Larangan: di Keraton Yogyakarta (1927) dikhususkan bagi raja dan keluarganya, dan makin besar parangnya "
        "makin tinggi derajat pemakainya. Di dalam keraton aturan itu dihormati hingga kini, dan tamu diminta tidak "
        "mengenakan parang; di luar keraton siapa pun boleh memakainya. Di sini digambar dari klitik hingga gendreh; "
        "sebagai barong hanya bila diminta dengan namanya.",
    ),
    larangan=True,
    symmetry="p2",
    sources=(
        "Rijksblad van Jogjakarta 1927 no. 19",
        "kratonjogja.id, as quoted by kompas.tv (2021)",
        "sulisbatik.blogspot.com (2010), pola parang dan lereng",
        "proportions measured on photographs of cloth (docs/sources.md#parang)",
    ),
    parameters=(
        Parameter(
            "parang.size", Words("length of the S along its slant", "panjang miring parang"), "mm", 25, 80, 40,
            "klitik up to 40 mm, gendreh 80 mm; barong above 100 mm by name only (docs/sources.md#parang)",
        ),
        Parameter(
            "parang.leaf_width", Words("fullness of the blades", "gemuk bilah parang"), "pitch", 0.32, 0.39, 0.36,
            "measured 0.32-0.39",
        ),
        Parameter(
            "parang.neck_width", Words("width of the S at its neck", "lebar leher parang"), "pitch", 0.16, 0.23, 0.19,
            "measured 0.16-0.23",
        ),
        Parameter(
            "parang.disc", Words("diameter of the discs (mata gareng)", "garis tengah bulatan (mata gareng)"), "pitch",
            0.31, 0.35, 0.33, "measured 0.31-0.35",
        ),
        Parameter(
            "parang.mlinjon", Words("side of the mlinjon", "sisi mlinjon"), "pitch", 0.24, 0.30, 0.27,
            "measured 0.24-0.30",
        ),
        Parameter(
            "parang.seling", Words("width of the seling between rows", "lebar seling di antara baris"),
            "pitch", 0.4, 1.4, 0.75, "parang seling: a row, then a band of another filling; width a house choice",
        ),
        Parameter(
            "parang.strokes", Words("strokes in the triangles", "kerapatan sawut di segitiga"), "", 0.7, 1.4, 1.0,
            "house choice: strokes apart enough to stay open, 1 as the nib of the isen asks",
        ),
        Parameter(
            "parang.leaf", Words("size of the leaves in the seling", "besar daun di dalam seling"), "", 0.8, 2.0, 1.35,
            "house choice: as large as the winding tendril leaves room for",
        ),
        Parameter(
            "parang.flower", Words("reach of the flowers in the seling", "jangkauan bunga di dalam seling"),
            "pitch", 0.07, 0.2, 0.12, "house choice: well inside the narrowest seling",
        ),
        Parameter(
            "parang.rows", Words("rows of cecek beside the middle one", "baris cecek di sisi baris tengah bilah"), "",
            0.0, 1.0, 0.0, "house choice: a large blade is filled more; 0 none, 1 as large as those of the middle",
        ),
        Parameter(
            "parang.spine", Words("breadth of the line along the S", "lebar garis sepanjang lengkung S"), "",
            0.8, 3.2, 1.0,
            "house choice: from one stroke of the filling nib to a third of the neck",
        ),
        Parameter(
            "parang.filling",
            Words("seling: 0 none, 1 tendrils, 2 kawung and tendrils", "seling: 0 tanpa, 1 sulur, 2 kawung dan sulur"),
            "", 0, 2, 1, "photographs of parang seling: bands of lung, kawung, flowers", choice=True,
        ),
        Parameter(
            "parang.blade", Words("blades: 0 rusak, 1 kusumo, 2 curigo", "bilah: 0 rusak, 1 kusumo, 2 curigo"),
            "", 0, 2, 0, "docs/sources.md#parang: kusumo bears flowers, curigo is a straight keris", choice=True,
        ),
        Parameter(
            "parang.direction", Words("0 Yogyakarta, 1 Surakarta", "0 Yogyakarta, 1 Surakarta"), "", 0, 1, 0,
            "rows fall to the lower left in Yogyakarta, to the lower right in Surakarta", choice=True,
        ),
    ),
    draw=draw,
    lattice=lattice,
    by_place=True,
    survey=survey,
    yields=("parang.seling",),
    customs={name: {"parang.direction": 1.0} for name in SURAKARTA},
    variants=(
        Variant(
            "rusak", Words("parang rusak", "parang rusak"),
            Words(
                "The plain parang, of which klitik, gendreh and barong are sizes: rows of blades close together, "
                "mlinjon between them, and nothing else.",
                "Parang yang polos, dengan klitik, gendreh, dan barong sebagai ukurannya: baris bilah yang rapat, "
                "mlinjon di antaranya, dan tiada yang lain.",
            ),
            {"parang.size": (36, 56), "parang.filling": (0, 0)},
        ),
        Variant(
            "klitik", Words("parang klitik", "parang klitik"),
            Words("The small parang, up to 4 cm: gentle.", "Parang kecil, hingga 4 cm: halus."),
            {"parang.size": (28, 40), "parang.seling": (0.55, 0.75)},
        ),
        Variant(
            "gendreh", Words("parang gendreh", "parang gendreh"),
            Words("The middle size, near 8 cm.", "Ukuran sedang, sekitar 8 cm."),
            {"parang.size": (64, 80)},
        ),
        Variant(
            "kusumo", Words("parang kusumo", "parang kusumo"),
            Words(
                "Flowers (kusuma) on the blades, here the growth itself; rows without a seling.",
                "Bunga (kusuma) pada bilahnya, di sini sulur pribadi itu sendiri; baris tanpa seling.",
            ),
            {"parang.size": (44, 64), "parang.blade": (1, 1), "parang.filling": (0, 0)},
        ),
        Variant(
            "curigo", Words("parang curigo", "parang curigo"),
            Words(
                "Small straight blades of a keris (curiga), always with mlinjon.",
                "Bilah keris (curiga) yang kecil dan lurus, selalu dengan mlinjon.",
            ),
            {"parang.size": (34, 46), "parang.blade": (2, 2), "parang.seling": (0.5, 0.8)},
        ),
        Variant(
            "seling", Words("parang seling kawung", "parang seling kawung"),
            Words(
                "Rows of parang in turn with a broad band of kawung and tendrils.",
                "Baris parang berselang dengan pita lebar berisi kawung dan sulur.",
            ),
            {"parang.size": (30, 40), "parang.seling": (1.1, 1.4), "parang.filling": (2, 2)},
        ),
        Variant(
            "barong", Words("parang barong", "parang barong"),
            Words(
                "Larger than 10 cm: the sultan's and the crown prince's own in Yogyakarta, the highest of the "
                "larangan. Wear it nowhere in the palace, and ask yourself whether a smaller parang would not do.",
                "Lebih besar dari 10 cm: di Yogyakarta khusus bagi sultan dan putra mahkota, larangan yang tertinggi. "
                "Jangan dikenakan di lingkungan keraton; pertimbangkan pula parang yang lebih kecil.",
            ),
            {"parang.size": (100, 120)},
            restricted=True,
        ),
    ),
)  # fmt: skip
