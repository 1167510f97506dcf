"""Lereng gelombang: five friezes, one a band, that tell a recording from its beginning to its end."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from batik_gen.pattern.declaring.example import Example, nearest
from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.motifs.gelombang.lereng_frame import HALF, LerengPens, Measure, Strip, both, group_lattice
from batik_gen.pattern.motifs.gelombang.lereng_quick import wax_alpha, wax_beta
from batik_gen.pattern.motifs.gelombang.lereng_slow import wax_delta, wax_gamma, wax_theta
from batik_gen.pattern.motifs.gelombang.lereng_widths import broad_as
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words, clock

FRIEZES: tuple[tuple[Measure, Callable[[Strip], None]], ...] = (
    (Measure("delta", 2.2, 3.6, 16.5, 13.0, 0.2, 0.2, 0.94), wax_delta),
    (Measure("theta", 0.0, 3.8, 13.0, 5.4, 0.25, 0.25, 0.94), wax_theta),
    (Measure("alpha", 1.5, 6.3, 25.0, 9.2, 0.22, 0.0, 1.0), wax_alpha),
    (Measure("beta", -6.9, 3.1, 15.0, 7.4, 0.25, 0.22, 0.93), wax_beta),
    (Measure("gamma", -15.2, 2.7, 7.5, 2.1, 0.3, 0.0, 0.84, 0.4), wax_gamma),
)
"""From the top of a group down, each as broad as it is usually, of a band as strong as usual (``levels.LEVELS``)."""
BAR = 2.7
CYCLE = sum(measure.height for measure, _ in FRIEZES) + BAR * len(FRIEZES)
"""Height of a whole group across, mm: the same for everybody however broad its friezes are, so that it stays a
lereng."""
SPAN = 250.0
"""Width of cloth that holds the recording, as it is usual, mm."""
_MARKS_S = (10.0, 60.0, 300.0, 1800.0)
_MOST_MARKS = 24


def lattice(plan: Plan) -> Lattice:
    """Return the lattice of groups: the whole recording along the frieze, a group down."""
    return group_lattice(plan.value("lereng_gelombang.span"), plan.value("lereng_gelombang.group"))


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax the five friezes of every group, and the bars between them with the marks of time."""
    pens = LerengPens()
    bar = plan.value("lereng_gelombang.group") / CYCLE * BAR
    for number, (strip, (_, wax)) in enumerate(zip(_strips(plan, pens), FRIEZES, strict=True)):
        wax(strip)
        # The bars about alpha tell the time.
        _bar(strip, bar, told=number in (2, 3))
    return plan.layers(*pens.layers)


def _strips(plan: Plan, pens: LerengPens) -> Iterator[Strip]:
    """Yield the friezes of a group from the top down."""
    span = plan.value("lereng_gelombang.span")
    sites = plan.sites(*lattice(plan), span + 60.0)
    # The beginning lies at the left edge.
    sites = sites - np.array([0.5 * plan.size_mm[0] % span, 0.0]) if plan.torus is None else sites
    scale = plan.value("lereng_gelombang.group") / CYCLE
    top, bar = -0.5 * scale * CYCLE, scale * BAR
    for usual in broad_as(plan.wave, tuple(usual for usual, _ in FRIEZES)):
        measure = replace(usual, height=scale * usual.height, step=scale * usual.step)
        yield Strip(plan, pens, measure, top + bar + 0.5 * measure.height, sites, span)
        top += bar + measure.height


def examples(plan: Plan) -> tuple[Example, ...]:
    """Return where alpha stands highest and lowest, and beta highest."""
    strips = {strip.measure.band: strip for strip in _strips(plan, LerengPens())}
    out = []
    for band, highest, told, plain in _EXAMPLES:
        strip = strips[band]
        x = np.linspace(0.03, 0.97, 189) * strip.span
        level = strip.level(x)
        best = x[int(level.argmax() if highest else level.argmin())]
        reach = max(0.62 * strip.measure.height, 8.0)
        # What is low lies near the foot of its frieze, at the same moment straight below its middle.
        off = 0.0 if highest else 0.3 * strip.measure.height
        places = strip.middles(np.array([best - off * HALF]))[0] + strip.xy(both(0.0, off))
        at = nearest(places, plan.size_mm, reach)
        if at is not None:
            when = clock(best / strip.span * plan.wave.seconds)
            out.append(Example.seen(at, reach, told, plain, when))
    return tuple(out)


_EXAMPLES = (
    (
        "alpha", True,
        Words(
            "These tall flames are {} of the recording: alpha was strong.",
            "Lidah api tinggi ini menit {} dari rekaman: alfa kuat.",
        ),
        Words("Tall flames: alpha was strong then.", "Lidah api tinggi: saat itu alfa kuat."),
    ),
    (
        "alpha", False,
        Words(
            "These low flames are {} of the recording: alpha was weak.",
            "Lidah api rendah ini menit {} dari rekaman: alfa lemah.",
        ),
        Words("Low flames, a wide sky: alpha was weak then.", "Lidah api rendah, langit luas: saat itu alfa lemah."),
    ),
    (
        "beta", True,
        Words(
            "These tall rhombs are {} of the recording: beta was strong.",
            "Belah ketupat tinggi ini menit {} dari rekaman: beta kuat.",
        ),
        Words("Tall rhombs: beta was strong then.", "Belah ketupat tinggi: saat itu beta kuat."),
    ),
)  # fmt: skip


def _bar(strip: Strip, bar: float, told: bool) -> None:
    """Wax the bar over a frieze: two brown lines about a dark one; if told, with cecek and the marks of time."""
    pens, off = strip.pens, -strip.half - 0.5 * bar
    strip.fill(pens.bars, off - 0.5 * bar, off + 0.5 * bar)
    strip.fill(pens.dark, off - 0.22 * bar, off + 0.22 * bar)
    if not told:
        return
    beads, _, part = strip.cells(1.9 / strip.many)
    strip.dots(pens.dots, beads, both(0 * beads, off), 0.92 * strip.dot * part)
    seconds = strip.plan.wave.seconds
    pace = next((s for s in _MARKS_S if seconds / s <= _MOST_MARKS), seconds / _MOST_MARKS)
    # What a mark tells is the moment straight above and below it on its own line.
    moments = np.arange(1.0, np.floor(seconds / pace - 1e-6) + 1.0) * (pace / seconds * strip.span)
    small = np.array([[-1.5, off], [0.0, off - 0.95], [1.5, off], [0.0, off + 0.95]])
    if len(moments):
        pens.small.area(strip.put(moments - off * HALF, small))
    large = np.array([[-2.7, off], [0.0, off - 1.5], [2.7, off], [0.0, off + 1.5]])
    beginning = strip.put(np.array([-off * HALF]), large)
    pens.small.area(beginning)
    pens.lines.stroke(beginning, 0.55, closed=True)


FAMILY = Family(
    name="lereng-gelombang",
    label=Words("lereng gelombang", "lereng gelombang"),
    region=Words("batik kreasi, after udan liris", "batik kreasi, berakar pada udan liris"),
    meaning=Words(
        "Lereng is a slope, gelombang a wave. Five friezes run up the slope, one for each band of the waves, and tell "
        "a recording from its first second to its last: a spectrogram one can wear.",
        "Lereng adalah lahan miring. Lima lajur naik di lereng itu, satu untuk setiap pita gelombang, dan menceritakan "
        "rekaman dari detik pertama sampai terakhir: spektrogram yang dapat dikenakan.",
    ),
    rule=Words(
        "A new design, of no court. Its root, udan liris, was kept for royal descendants in Yogyakarta (1927); inside "
        "a palace guests avoid slanting patterns. It can be read by who knows how; ask before you show another's.",
        "Rancangan baru, bukan milik keraton. Akarnya, udan liris, dahulu larangan di Yogyakarta (1927); di dalam "
        "keraton tamu menghindari pola miring. Kain ini dapat dibaca; mintalah izin sebelum memperlihatkan milik orang "
        "lain.",
    ),
    larangan=False,
    symmetry="p1",
    sources=("house design, after udan liris",),
    parameters=(
        Parameter(
            "lereng_gelombang.group", Words("height of the five friezes", "tinggi kelima lajur"), "mm", 76, 110, CYCLE,
            "house choice: friezes of 8-25 mm, as udan liris has them",
        ),
        Parameter(
            "lereng_gelombang.span", Words("width of cloth that holds the recording", "lebar kain untuk satu rekaman"),
            "mm", 200, 500, SPAN, "house choice: a recording seen at one glance",
        ),
    ),
    draw=draw,
    examples=examples,
    lattice=lattice,
    by_place=True,
    reading=(
        Words(
            "Time runs from left to right: straight up and down the cloth is one moment. The large rhomb on the bars "
            "is the beginning, each small one ten seconds more (a minute, five or thirty in long recordings).",
            "Waktu berjalan dari kiri ke kanan: tegak lurus dari atas ke bawah adalah satu saat. Belah ketupat besar "
            "pada pita adalah awal, setiap yang kecil sepuluh detik berikutnya (semenit, lima, atau tiga puluh menit "
            "pada rekaman panjang).",
        ),
        Words(
            "Five friezes are the five bands, from above: half fruits are delta, leaves theta, flames alpha, rhombs "
            "beta, rain gamma. The broader a frieze, the stronger its band was on the whole, beside what is usual.",
            "Lima lajur adalah lima pita gelombang, dari atas: separuh buah adalah delta, daun teta, lidah api alfa, "
            "belah ketupat beta, hujan gama. Makin lebar lajurnya, makin kuat pita itu secara keseluruhan dibandingkan "
            "dengan yang lazim.",
        ),
        Words(
            "Within a frieze, the higher an ornament stands and the closer to its neighbour, the stronger that band "
            "was then beside the rest of the recording.",
            "Di dalam satu lajur, makin tinggi dan makin rapat hiasannya, makin kuat pita itu pada saat tersebut "
            "dibandingkan dengan bagian lain rekaman.",
        ),
        Words(
            "A wide sky of stars over low flames: alpha was weak then. The rays in a flame are counted: one for each "
            "millimetre and a half of its height.",
            "Langit luas berbintang di atas lidah api yang rendah: saat itu alfa lemah. Garis sawut di dalam lidah api "
            "dapat dihitung: satu untuk setiap satu setengah milimeter tingginya.",
        ),
        Words(
            "Stars and dots fill what the waves leave; what is a little unequal beside its neighbour is the hand's "
            "luck.",
            "Bintang dan cecek mengisi ruang yang ditinggalkan gelombang; yang sedikit berbeda dari tetangganya adalah "
            "keberuntungan tangan.",
        ),
    ),
)  # fmt: skip
