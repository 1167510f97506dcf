"""Sekar gelombang: rosettes whose outline is a spectrum (docs/sources.md#waves)."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.declaring.example import Example, nearest
from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.shape.room import distance
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.motifs.gelombang.sekar.form import NOMINAL, TURNS, fullness, rosette
from batik_gen.pattern.motifs.gelombang.sekar.ground import Cell, beaded
from batik_gen.pattern.motifs.gelombang.sekar.seling import wax_gap_flower, wax_small_flower, wax_sprigs
from batik_gen.pattern.motifs.gelombang.sekar.wax import SekarPens, pens, wax_rosette
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer
from batik_gen.values.wave import POINTS, RINGS, hertz
from batik_gen.values.words import Words, clock

_SHY = 4.0
"""Distance, mm, that leaves between rosettes keep from these."""
_BEADS = 1.65
_ALPHA_HZ = (7.0, 14.0)
"""Where the tip of a petal is looked for that is pointed at."""
_SECTOR = 6
"""In which of the eight sectors."""
"""Distance from a rosette of the white cecek that ring it, mm."""
_HEM = 2.75
"""Distance from a rosette at which the ground begins, mm."""
_CLEARINGS, _PITU_CLEAR = 6.8, 2.1
"""Cecek pitu stand so far apart, mm, where there is so much room about them."""
_SPRIGS, _SPRIG_CLEAR = 9.5, 3.2
"""Sprigs stand so far apart, mm, where there is so much room about them."""
_ASIDE = 0.06
"""How far cecek of the ground stray, mm."""
_PITU = 1.22
"""Radius of the six cecek about the seventh, mm."""


def lattice(plan: Plan) -> Lattice:
    """Return the lattice of the rosettes: one row of the head below the other."""
    pitch = plan.value("sekar_gelombang.pitch")
    return (pitch, 0.0), (0.0, pitch * len(plan.wave.rows))


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax rosettes in rows, a row for each part of the head; leaves, small flowers and cecek between them."""
    pitch = plan.value("sekar_gelombang.pitch")
    scale = pitch / NOMINAL
    to = pens(
        0.83 * plan.value("nib.klowong"), 0.9 * plan.value("nib.isen"), plan.value("isen.size"),
        plan.value("isen.count"),
    )  # fmt: skip
    forms = [rosette(plan.wave, row, plan.value("sekar_gelombang.reach")) for row in range(len(plan.wave.rows))]
    sites, first = _sites(plan)
    rings = [scale * form.outline for form in forms]
    others: list[FloatArray] = []
    for row, form in enumerate(forms):
        down = np.array([0.0, row * pitch])
        centres = sites + first + down
        centres = centres + 0.0022 * pitch * plan.hand.stray(salts.SEKAR_GELOMBANG_CENTRE, centres)
        wax_rosette(to, form, scale, centres)
        others += _between(plan, to, rings, row, pitch, sites + first, down)
    cell = Cell(
        pitch,
        pitch * len(forms),
        tuple(ring[None] + np.array([0.0, row * pitch]) for row, ring in enumerate(rings)),
        tuple(others),
    )
    _ground(plan, to, cell, sites + first)
    return plan.layers(*to.layers)


def _sites(plan: Plan) -> tuple[FloatArray, FloatArray]:
    """Return the lattice, and where the first flower of the first row stands from each of its points."""
    pitch, rows = plan.value("sekar_gelombang.pitch"), len(plan.wave.rows)
    return plan.sites(*lattice(plan), pitch * (rows + 1.5)), np.array([0.5 * pitch, -0.5 * pitch * (rows - 1)])


_TIP = Words("The tip of a petal is alpha.", "Ujung kelopak adalah alfa.")
_TIP_TOLD = Words(
    "The tip of this petal is alpha at the back of the head, at {} Hz.",
    "Ujung kelopak ini adalah alfa di belakang kepala, pada {} Hz.",
)
_TIP_ONE = Words("The tip of this petal is alpha, at {} Hz.", "Ujung kelopak ini adalah alfa, pada {} Hz.")
_RING = Words("A ring that is broad here: alpha was strong then.", "Lingkar yang lebar di sini: saat itu alfa kuat.")
_RING_TOLD = Words(
    "This ring is {} to {} of the recording: then alpha was strongest.",
    "Lingkar ini menit {} sampai {} dari rekaman: saat itu alfa paling kuat.",
)


def examples(plan: Plan) -> tuple[Example, ...]:
    """Return the tip of a petal at the back of the head, and the ring of the slice in which alpha was strongest."""
    wave, pitch = plan.wave, plan.value("sekar_gelombang.pitch")
    row = len(wave.rows) - 1
    form, (sites, first) = rosette(wave, row, plan.value("sekar_gelombang.reach")), _sites(plan)
    flowers = sites + first + np.array([0.0, row * pitch])
    middle = nearest(flowers, plan.size_mm, 0.45 * pitch)
    if middle is None:
        return ()
    # The ring is shown on another flower than the tip, where there is one.
    others = flowers[np.abs(flowers - np.array(middle)).max(axis=1) > 0.5 * pitch]
    shown = (middle, nearest(others, plan.size_mm, 0.45 * pitch) or middle)
    # Alpha in the sector that points up and a little to the right: sectors are mirrored in turn.
    hz = hertz()
    inside = np.flatnonzero((hz >= _ALPHA_HZ[0]) & (hz <= _ALPHA_HZ[1]))
    peak = int(inside[int(form.radii[RINGS][_SECTOR * POINTS + inside].argmax())])
    tip = _SECTOR * POINTS + peak
    part = int(wave.rings[row, :, wave.bands.index("alpha")].argmax())
    between = 0.5 * float(form.radii[part][tip] + form.radii[part + 1][tip])
    times = tuple(clock(share / RINGS * wave.seconds) for share in (part, part + 1))
    seen = (
        (float(form.radii[RINGS][tip]), _TIP_TOLD if row else _TIP_ONE, _TIP, (f"{hz[peak]:.1f}",)),
        (between, _RING_TOLD, _RING, times),
    )
    way = np.array([np.cos(TURNS[tip]), np.sin(TURNS[tip])])
    out = []
    for flower, (radius, told, plain, values) in zip(shown, seen, strict=True):
        x, y = np.array(flower) + pitch / NOMINAL * radius * way
        out.append(Example.seen((float(x), float(y)), 0.2 * pitch, told, plain, *values))
    return tuple(out)


def _between(
    plan: Plan, to: SekarPens, rings: list[FloatArray], row: int, pitch: float, sites: FloatArray, down: FloatArray
) -> list[FloatArray]:
    """Wax what stands right of a row and below it; return its rings in the first cell."""
    below = (row + 1) % len(rings)
    # A quarter of the points tell distances well enough.
    here, beneath = rings[row][::4], rings[below][::4]
    right, under = np.array([pitch, 0.0]), np.array([0.0, pitch])
    near = np.stack([here, here + right, beneath + under, beneath + right + under])
    heart = 0.5 * (right + under)
    long = [_room(near, heart, (k + 0.5) * np.pi / 2, 0.37 * pitch) for k in range(4)]
    across = [_room(near, heart, k * np.pi / 2, 0.27 * pitch) for k in range(4)]
    full = 0.22 + 0.28 * fullness(plan.wave, row)
    taken = wax_gap_flower(to, plan.hand, long, across, full, sites + down + heart)
    shapes = [ring + down + heart for ring in taken]
    for middle in (0.5 * right, 0.5 * under):
        room = min(float(-distance(middle[None, None], ring[None])[0, 0]) for ring in near) - 2.2
        radius = min(room, 0.115 * pitch)
        if radius > 2.4:
            petals = wax_small_flower(to, radius, sites + down + middle)
            shapes += [ring + down + middle for ring in petals]
        else:
            to.dots.dot(sites + down + middle, max(0.6, min(2.0 * to.dot, 2 * room)))
    return shapes


def _room(near: FloatArray, heart: FloatArray, angle: float, most: float) -> float:
    """Return how long a leaf may be from a heart that way, keeping its distance from rosettes, mm."""
    step = 0.25
    ways = np.arange(step, most + step, step)
    points = heart + ways[:, None] * np.array([np.cos(angle), np.sin(angle)])
    clear = -distance(np.broadcast_to(points, (len(near), *points.shape)), near).max(axis=0) - _SHY
    short = np.flatnonzero(clear < 0)
    if not len(short):
        return most
    k = int(short[0])
    if k == 0:
        return 3.2
    return max(3.2, float(ways[k - 1] + step * clear[k - 1] / (clear[k - 1] - clear[k])))


def _ground(plan: Plan, to: SekarPens, cell: Cell, sites: FloatArray) -> None:
    """Ring every rosette with white cecek, lay sprigs into the roomiest clearings, strew cecek pitu over the rest."""
    close = plan.value("isen.count")
    about = cell.ripples(0.0, _BEADS, 50.0, 1, others=False)
    beads, line = beaded(about, 1.75 / close)
    middles = np.stack([np.bincount(line, beads[:, k]) / np.bincount(line) for k in (0, 1)], axis=1)
    whole = np.isin(line, cell.once(middles))
    roomy = cell.clearings(_HEM, _SPRIG_CLEAR, _SPRIGS)
    sprigs = wax_sprigs(to, plan.hand, cell, roomy, sites) if len(roomy) else []
    middles = replace(cell, others=(*cell.others, *sprigs)).clearings(_HEM, _PITU_CLEAR, _CLEARINGS / close)
    turns = np.arange(6) * (np.pi / 3)
    six = _PITU * np.stack([np.sin(turns), np.cos(turns)], axis=-1)
    pitu = (middles[:, None] + six).reshape(-1, 2)
    for places, share in ((beads[whole], 1.12), (middles, 0.82), (pitu, 0.66)):
        at = cell.placed(places, sites)
        at = at + _ASIDE * plan.hand.stray(salts.SEKAR_GELOMBANG_ASIDE, at)
        size = plan.hand.size(salts.SEKAR_GELOMBANG_CECEK, at, 0.5)
        to.ground_dots.dot(at, share * to.dot * size)


FAMILY = Family(
    name="sekar-gelombang",
    label=Words("sekar gelombang", "sekar gelombang"),
    region=Words("batik kreasi, after ceplok and truntum", "batik kreasi, berakar pada ceplok dan truntum"),
    meaning=Words(
        "Sekar is flower, gelombang is wave. Every flower is the spectrum of one part of the head, petal by petal: "
        "what someone's rest looks like, strewn as ceplok strews its flowers.",
        "Sekar berarti bunga. Setiap bunga adalah spektrum satu bagian kepala, kelopak demi kelopak: rupa istirahat "
        "seseorang, ditata seperti ceplok menata bunganya.",
    ),
    rule=Words(
        "Free to all: a new design, of no court. It can be read by who knows how; ask before you show another's.",
        "Bebas dipakai siapa saja: rancangan baru, bukan milik keraton. Kain ini dapat dibaca; mintalah izin sebelum "
        "memperlihatkan milik orang lain.",
    ),
    larangan=False,
    symmetry="p4m",
    sources=("house design, after ceplok and truntum",),
    specimens=2,
    parameters=(
        Parameter(
            "sekar_gelombang.pitch", Words("distance between flowers", "jarak antarbunga"), "mm", 52, 76, 62.5,
            "house choice: four flowers in 25 cm, as large ceplok",
        ),
        Parameter(
            "sekar_gelombang.reach", Words("how far petals reach for a dB", "jangkauan kelopak per dB"), "", 0.8, 1.15,
            1.0, "house choice: what is read from a cloth is divided by it",
        ),
    ),
    draw=draw,
    examples=examples,
    lattice=lattice,
    by_place=True,
    reading=(
        Words(
            "The outline of a flower is a spectrum over its own background: each of its eight sectors runs from 2 Hz "
            "on the upright and level axes to 40 Hz on the diagonals. The tip of a petal is alpha: a long petal is "
            "strong alpha, and it leans to the diagonal where alpha is fast.",
            "Garis luar bunga adalah spektrum di atas latarnya sendiri: setiap dari delapan sektornya berjalan dari "
            "2 Hz pada sumbu tegak dan datar sampai 40 Hz pada diagonal. Ujung kelopak adalah alfa: kelopak panjang "
            "berarti alfa kuat, dan ia condong ke diagonal bila alfanya cepat.",
        ),
        Words(
            "The seven rings inside are time, as in a tree: the innermost is the first seventh of the recording. "
            "Where a ring is broad, that band was strong then. Rows of cecek part pale ones.",
            "Tujuh lingkar di dalamnya adalah waktu, seperti pada pohon: yang terdalam sepertujuh pertama rekaman. Di "
            "tempat lingkar melebar, gelombang itu sedang kuat. Deret cecek memisahkan "
            "lingkar yang pucat.",
        ),
        Words(
            "Rows are the head: front, middle, parietal, back, from above, and then again; a recording without known "
            "places has one row.",
            "Baris adalah kepala: depan, tengah, parietal, belakang, dari atas, lalu berulang; rekaman yang letak "
            "elektrodenya tidak diketahui hanya punya satu baris.",
        ),
        Words(
            "The broader the brown leaves between flowers, the more beta. The round body of a flower is larger where "
            "the background falls more steeply.",
            "Makin lebar daun cokelat di antara bunga, makin banyak beta. Badan bulat bunga makin besar bila latarnya "
            "makin curam.",
        ),
        Words(
            "Small flowers and sprigs, the length of leaves, veins and cecek about a flower only fill the "
            "room that is left; wobble and dots out of line are the hand's luck.",
            "Bunga kecil, tangkai daun, panjang daun, tulang daun, dan cecek di sekeliling bunga hanya "
            "mengisi ruang yang tersisa; goyangan garis dan cecek adalah keberuntungan tangan.",
        ),
    ),
    needs_waveform=True,
)  # fmt: skip
