"""Nitik gelombang: dabs on a raster of time and frequency, a diamond for each half of the head."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.declaring.example import Example
from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import leaf, place, turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.motifs.gelombang.nitik.examples import examples_of
from batik_gen.pattern.motifs.gelombang.nitik.hearts import DISC, NitikPens, wax_dab, wax_heart, wax_stud
from batik_gen.pattern.motifs.gelombang.nitik.raster import BETWEEN, HALF, RINGS, Diamond, diamond, strengths
from batik_gen.pattern.motifs.nitik.raster import SQUARE, copies_at, rim_of
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words

_LEAST = 0.3
"""Side of a dab where its band is weakest, against its fullest: a cecek on the dark ground."""
_RUN = 0.72
"""From this fullness on, dabs of one ring begin to run together."""
_THREAD = 0.18
"""What runs together less than this, in squares, no canting draws."""
_CLOSE = 0.75
"""Share of a hand's straying that is left where every square has its place."""
_ROUND = (*RINGS["theta"], *RINGS["gamma"])
"""Rings of round dabs."""
_STRAY, _LOOSE = 0.05, 0.12
"""How far dabs stray, and the cecek of the trellis, in squares."""


def lattice(plan: Plan) -> Lattice:
    """Return the square lattice of the diamonds of one half of the head; those of the other stand between."""
    cell = plan.value("nitik_gelombang.cell")
    return (cell, 0.0), (0.0, cell)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax two diamonds a cell: the left half of the head on its corners, the right one between; the trellis."""
    # So many small squares are read, and turned or mirrored they are to be like each other.
    plan = replace(plan, hand=replace(plan.hand, wobble_mm=_CLOSE * plan.hand.wobble_mm))
    cell = plan.value("nitik_gelombang.cell")
    square = cell / (2 * HALF)
    pens, of = NitikPens(), diamond()
    nodes = plan.sites(*lattice(plan), cell)
    for side, shift in (("left", 0.0), ("right", 0.5 * cell)):
        _dabs(plan, pens, of, strengths(plan.wave, side, of), nodes + shift, square)
        _between(plan, pens, of, nodes + shift, square)
        wax_heart(plan, pens, nodes + shift, square, side)
    _trellis(plan, pens, nodes, square)
    return plan.layers(pens.rims, pens.lines, pens.brown, pens.dabs, pens.hearts, pens.dots)


def examples(plan: Plan) -> tuple[Example, ...]:
    """Return dabs at which it is seen how the cloth is read."""
    cell = plan.value("nitik_gelombang.cell")
    return examples_of(plan, plan.sites(*lattice(plan), cell), cell / (2 * HALF))


def _dabs(plan: Plan, pens: NitikPens, of: Diamond, full: FloatArray, nodes: FloatArray, square: float) -> None:
    """Dab every square of a band, the fuller the stronger it was then; full ones run together along their ring."""
    hand = plan.hand
    told = np.isin(of.ring, [ring for rings in RINGS.values() for ring in rings])
    places, ring, full = of.places[told], of.ring[told], full[told]
    at, strong = copies_at(nodes, places, square), np.tile(full, len(nodes))
    at = at + _STRAY * square * hand.stray(salts.NITIK_GELOMBANG_STRAY, at)
    rim = rim_of(plan, square)
    half = 0.5 * square * plan.at("nitik_gelombang.dab", at) * (_LEAST + (1 - _LEAST) * strong)
    half = half * hand.size(salts.NITIK_GELOMBANG_SIZE, at, 0.85, wanders=False)
    angle = 0.09 * hand.normal(salts.NITIK_GELOMBANG_TURN, at)
    # Slow and quick bands are dabbed square, those beside alpha and beyond it round: as much wax either way.
    round_ = np.tile(np.isin(ring, _ROUND), len(nodes))
    kind = np.where(round_[:, None, None], DISC, SQUARE)
    shape = turn(kind * half[:, None, None], angle[:, None])
    pens.dabs.area(shape + at[:, None])
    # The brown line grows with the dab: a cecek has none.
    pens.rims.area(shape * (1 + rim * strong / half)[:, None, None] + at[:, None])
    share = plan.at("nitik_gelombang.heart", at) * np.maximum(
        hand.size(salts.NITIK_GELOMBANG_HEART, at, 0.5, wanders=False), 0.2
    )
    off = 0.16 * half[:, None] * hand.stray(salts.NITIK_GELOMBANG_HEART_STRAY, at)
    pens.hearts.dot(at + off, 2 * half * share * strong)
    first, second = _neighbours(places, ring)
    wide = np.clip((np.minimum(full[first], full[second]) - _RUN) / (1 - _RUN), 0.0, 1.0)
    wide = wide * plan.value("nitik_gelombang.join") * square
    kept = wide > _THREAD * square
    first, second, wide = first[kept], second[kept], wide[kept]
    ends = copies_at(nodes, np.stack([places[first], places[second]], axis=1), square)
    broad = np.tile(wide, len(nodes))[:, None]
    pens.dabs.stroke(ends, broad)
    pens.rims.stroke(ends, broad + 2 * rim)


def _neighbours(places: FloatArray, ring: IntArray) -> tuple[IntArray, IntArray]:
    """Return which pairs of squares stand corner to corner in one ring, each once."""
    where = {(int(x), int(y)): number for number, (x, y) in enumerate(places.tolist())}
    pairs = []
    for (x, y), number in where.items():
        for other in (where.get((x + 1, y + way)) for way in (1, -1)):
            # Two by two from the axes on: drawn-out dabs of nitik, not one line all round.
            even = other is not None and min(abs(x), abs(y), *np.abs(places[other]).tolist()) % 2 == 0
            if other is not None and even and ring[other] == ring[number]:
                pairs.append((number, other))
    first, second = np.array(pairs, np.int64).T
    return first, second


def _between(plan: Plan, pens: NitikPens, of: Diamond, nodes: FloatArray, square: float) -> None:
    """Part the bands by rings of small brown squares."""
    at = copies_at(nodes, of.places[np.isin(of.ring, BETWEEN)], square)
    half = 0.5 * square * 0.55 * plan.hand.size(salts.NITIK_GELOMBANG_BROWN, at, 0.6, wanders=False)
    angle = 0.07 * plan.hand.normal(salts.NITIK_GELOMBANG_BROWN_TURN, at)
    pens.brown.area(turn(SQUARE * half[:, None, None], angle[:, None]) + at[:, None])


def _trellis(plan: Plan, pens: NitikPens, nodes: FloatArray, square: float) -> None:
    """Draw a brown bar where diamonds meet, cecek on it, and a star where four of them do."""
    run = np.arange(1, HALF)
    line = np.stack([run, HALF - run], axis=1).astype(np.float64)
    sides = [line * np.array([sx, sy]) for sx in (1.0, -1.0) for sy in (1.0, -1.0)]
    for side in sides:
        ends = side[[0, -1]] + 0.35 * (side[[0, -1]] - side[[1, -2]])
        bar = np.concatenate([ends[:1], side, ends[1:]])
        pens.brown.stroke(nodes[:, None] + bar * square, 1.15 * square)
    at = copies_at(nodes, np.concatenate(sides), square)
    at = at + _LOOSE * square * plan.hand.stray(salts.NITIK_GELOMBANG_STRAY, at)
    dot = min(plan.value("isen.size"), 0.4 * square)
    pens.dots.dot(at, dot * plan.hand.size(salts.NITIK_GELOMBANG_SIZE, at, 0.55, wanders=False))
    for tip in ((HALF, 0.0), (0.0, HALF)):
        middle = nodes + square * np.array(tip)
        for x, y in ((1.15, 0.0), (-1.15, 0.0), (0.0, 1.15), (0.0, -1.15)):
            at = middle + square * np.array([x, y])
            wax_dab(plan, pens, at, 0.42, square)
        _rays(plan, pens, middle, 0.75 * square, 3.9 * square, square)
        wax_stud(pens, middle, dot, square)
    for x, y in ((0.5, 0.5), (-0.5, 0.5), (0.5, -0.5), (-0.5, -0.5)):
        _seling(plan, pens, nodes + HALF * square * np.array([x, y]), dot, square)


def _rays(plan: Plan, pens: NitikPens, middle: FloatArray, foot: float, long: float, square: float) -> None:
    """Lay four white leaves with a rib along the bars that meet: with the dabs between them a flower of eight."""
    for quarter in range(4):
        angle = (quarter + 0.5) * (np.pi / 2)
        way = np.array([np.cos(angle), np.sin(angle)])
        for pen, more in ((pens.rims, 1.5 * rim_of(plan, square)), (pens.dabs, 0.0)):
            blade = leaf(long + 2 * more, 1.15 * square + 2 * more, 14, 0.5)
            pen.area(place(blade, middle + (foot - more) * way, angle))
        rib = middle[:, None] + (foot + long * np.linspace(0.22, 0.66, 5))[:, None] * way
        pens.hearts.stroke(rib, 0.2 * square)


def _seling(plan: Plan, pens: NitikPens, middle: FloatArray, dot: float, square: float) -> None:
    """Set a small flower on the middle of a bar: four round dabs about a brown square, cut by it in four."""
    for quarter in range(4):
        angle = quarter * (np.pi / 2)
        at = middle + 0.82 * square * np.array([np.cos(angle), np.sin(angle)])
        wide = 0.46 * square * plan.hand.size(salts.NITIK_GELOMBANG_SIZE, at, 0.85, wanders=False)
        pens.rims.area(DISC * (wide + rim_of(plan, square))[:, None, None] + at[:, None])
        pens.dabs.area(DISC * wide[:, None, None] + at[:, None])
    pens.hearts.area(SQUARE * (0.42 * square) + middle[:, None])
    pens.dots.dot(middle, dot)


FAMILY = Family(
    name="nitik-gelombang",
    label=Words("nitik gelombang", "nitik gelombang"),
    region=Words("batik kreasi, after nitik", "batik kreasi, berakar pada nitik"),
    meaning=Words(
        "Nitik comes from titik, a dot; gelombang is a wave. Every dab is one moment of one band of the waves: many "
        "small strengths that make one cloth.",
        "Nitik berasal dari kata titik. Setiap titik adalah satu saat dari satu pita gelombang: banyak kekuatan kecil "
        "yang menjadi sehelai kain.",
    ),
    rule=Words(
        "Free to all: a new design, of no court. It can be read by who knows how; ask before you show another's.",
        "Bebas dipakai siapa saja: rancangan baru, bukan milik keraton. Kain ini dapat dibaca; mintalah izin sebelum "
        "memperlihatkan milik orang lain.",
    ),
    larangan=False,
    symmetry="p4m",
    sources=("house design, after nitik",),
    parameters=(
        Parameter(
            "nitik_gelombang.cell", Words("side of a cell", "sisi satu kotak pola"), "mm", 74, 96, 84,
            "house choice: dabs of about 2 mm, as nitik has them",
        ),
        Parameter(
            "nitik_gelombang.dab", Words("fullness of the squares", "gemuk titik"), "", 0.8, 1.1, 1.04,
            "as in nitik: from parted to all but touching",
        ),
        Parameter(
            "nitik_gelombang.join", Words("how broad squares run together", "lebar titik yang bersambung"), "square",
            0.3, 0.8, 0.62, "house choice: bars of nitik run together from squares",
        ),
        Parameter(
            "nitik_gelombang.heart", Words("size of the brown hearts", "besar titik cokelat di tengah"), "", 0.12,
            0.34, 0.24, "Yogyakarta: wax pressed until soga enters",
        ),
    ),
    draw=draw,
    examples=examples,
    lattice=lattice,
    by_place=True,
    reading=(
        Words(
            "A diamond is half of the head: the left one on the corners of a cell, the right one in its middle; where "
            "sides are not told apart both are the same.",
            "Satu belah ketupat adalah separuh kepala: yang kiri di sudut kotak pola, yang kanan di tengahnya; bila "
            "kedua sisi tidak dibedakan, keduanya sama.",
        ),
        Words(
            "From the heart outwards lie the bands, parted by brown squares: one ring of delta, two of theta, three "
            "of alpha, one of beta, one of gamma.",
            "Dari pusat ke luar terletak pita-pita gelombang, dipisahkan kotak cokelat: satu lingkar delta, dua teta, "
            "tiga alfa, satu beta, satu gama.",
        ),
        Words(
            "Along a ring is time, eight times over: on the upright and level axes the recording begins, on the "
            "diagonals it ends. The fuller a dab, the stronger that band was then; a band fills its inner ring first.",
            "Sepanjang lingkar adalah waktu, berulang delapan kali: pada sumbu tegak dan datar rekaman dimulai, pada "
            "diagonal berakhir. Makin gemuk titiknya, makin kuat pita itu saat itu; lingkar dalam terisi lebih dahulu.",
        ),
        Words(
            "Flowers, in the hearts of diamonds and where these meet, rows of cecek and brown squares tell nothing; "
            "what is a little unequal beside its neighbour is the hand's luck.",
            "Bunga di pusat belah ketupat dan di tempat belah ketupat bertemu, deret cecek, serta kotak cokelat tidak "
            "bercerita apa-apa; yang "
            "sedikit berbeda dari tetangganya adalah keberuntungan tangan.",
        ),
    ),
)  # fmt: skip
