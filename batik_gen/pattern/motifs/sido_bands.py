"""What fills the bands of a sido cloth: galaran cut by upright lenses, long leaves, or a string of pearls."""

from collections.abc import Sequence

import numpy as np

from batik_gen.pattern.curves import unit
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.pattern.motifs.sido_frame import NECK, FramePens, Mesh, rosette_radius, wax_bands, wax_rosettes
from batik_gen.pattern.plan import Plan
from batik_gen.values import FloatArray

LINES = 9
"""Lines of galaran in a band, its two bounding lines among them (photographs: 8-10)."""

LENSES = (0.27, 0.73)
"""Where the lenses lie along a band: where it runs steepest."""

COLUMN = 1.5
"""Distance between columns of cecek in a lens, mm."""

SWINGS = {"slanted": (2, 0.24), "pearls": (3, 0.2), "leaves": (1, 0.2)}
"""How often the bands of each style swing between two crossings, and how far, in half widths (photographs)."""


def wax_frames(plan: Plan, mesh: Mesh, style: str, petals: int) -> tuple[FramePens, FloatArray]:
    """Wax bands and rosettes; return the pens and points along every edge of the bands."""
    pens = FramePens.fresh()
    dot = min(plan.value("isen.size"), 0.14 * mesh.strip)
    # Lines begin at the rosettes' rim.
    start = 1.24 * rosette_radius(plan, mesh) / mesh.long
    fine = min(plan.value("nib.isen"), 0.1 * mesh.strip)
    edges = wax_bands(pens, mesh, fine, start)
    if style == "pearls":
        _pearls(plan, pens, mesh, start, fine, dot)
    elif style == "slanted":
        _slanted(plan, pens, mesh, start, fine, dot)
    else:
        _leaves(plan, pens, mesh, start, fine, dot)
    wax_rosettes(plan, pens, mesh, petals, dot)
    return pens, edges


def _galaran(
    plan: Plan, pens: FramePens, mesh: Mesh, runs: Sequence[tuple[float, float]], lean: FloatArray, fine: float
) -> None:
    """Run the inner lines along the bands over parts of their length; the ends of each lie on lines that lean (m)."""
    # Where a band is slim its lines still lie apart.
    fine = min(fine, 0.55 * 2 * mesh.border * mesh.strip * min(mesh.waist, NECK) / (LINES - 1))
    for line in range(1, LINES - 1):
        out = mesh.border * (2 * line / (LINES - 1) - 1)
        stray = 0.1 / LINES * plan.hand.normal(71 + line, mesh.edges()[0])[:, None]
        for first, last in runs:
            ends = [
                at if at in (runs[0][0], runs[-1][1]) else at + lean * (out * mesh.swell(np.array([at]))) / mesh.long
                for at in (first, last)
            ]
            a, b = (np.broadcast_to(np.asarray(e, np.float64), lean.shape)[:, None] for e in ends)
            pens.dark.stroke(mesh.rail(out + stray, a + (b - a) * np.linspace(0.0, 1.0, 19)), fine)


def _slanted(plan: Plan, pens: FramePens, mesh: Mesh, start: float, fine: float, dot: float) -> None:
    """Cut each band twice by an upright lens: black, with columns of cecek, between its lines."""
    hand = plan.hand
    # An upright line crosses a band that leans by (a, b): so far along it for each step across it.
    lean = mesh.rising * (-mesh.half[1] / mesh.half[0])
    half = 0.56 * mesh.strip * plan.value("sido.lens")
    gap = 0.8 + 0.5 * fine
    thick, clear = half / mesh.long, (half + gap) / mesh.long
    first, last = LENSES
    _galaran(
        plan, pens, mesh, [(start, first - clear), (first + clear, last - clear), (last + clear, 1 - start)], lean, fine
    )
    columns = 2 * int(max(half / COLUMN - 0.4, 0.0)) + 1
    for middle in LENSES:
        across = np.concatenate([np.linspace(-1, 1, 11), np.linspace(1, -1, 11)]) * (mesh.border - 1.2 / mesh.strip)
        side = np.concatenate([np.full(11, -1.0), np.full(11, 1.0)])
        pens.dark.area(_askew(mesh, middle, lean, across, thick * side * (1 - 0.2 * across * across)))
        column = np.linspace(-0.64, 0.64, 9)
        for c in np.arange(columns) - 0.5 * (columns - 1):
            line = _askew(mesh, middle, lean, column, np.full(9, 1.8 * c / (columns + 0.4) * thick))
            cecek.row(pens.dots, hand, line, 0.82 * dot, 1.75 * dot / plan.value("isen.count"), closed=False)


def _askew(mesh: Mesh, middle: float, lean: FloatArray, across: FloatArray, ahead: FloatArray) -> FloatArray:
    """Return points across the bands on lines that lean, m x k x 2; ``ahead`` is in shares of the length."""
    one, other = mesh.edges()
    way = unit(other - one)
    off = np.stack([-way[:, 1], way[:, 0]], axis=-1)
    # The band's own middle, there, and straight on along the leaning line.
    heart = mesh.rail(0.0, middle + ahead)
    out = across * mesh.swell(np.array([middle]))
    placed: FloatArray = heart + way[:, None] * (lean[:, None] * out)[..., None] + off[:, None] * out[:, None]
    return placed


def _leaves(plan: Plan, pens: FramePens, mesh: Mesh, start: float, fine: float, dot: float) -> None:
    """Lay two long black leaves into each band, tips towards its middle, lines on either side of them."""
    hand = plan.hand
    nib, lens = min(0.9 * plan.value("nib.klowong"), 0.16 * mesh.strip), plan.value("sido.lens")
    _galaran(plan, pens, mesh, [(start, 1 - start)], np.zeros(len(mesh.rising)), fine)
    reach = 0.31 * (0.7 + 0.3 * lens)
    t = np.linspace(0.0, 1.0, 15)
    # Fullest near the crossing, drawn out towards the middle of the band.
    belly = 0.62 * lens * np.sqrt(t) * (1 - t) * 2.6
    for first, last in ((1.15 * start, 1.15 * start + reach), (1 - 1.15 * start, 1 - 1.15 * start - reach)):
        share = first + (last - first) * t
        ring = np.concatenate([mesh.rail(-belly, share), mesh.rail(belly, share)[:, -2:0:-1]], axis=1)
        pens.dark.area(ring)
        pens.lines.stroke(ring, nib, closed=True)
        for side in (-0.36, 0.36):
            inner = mesh.rail(side * belly[2:-3], share[2:-3])
            cecek.row(pens.dots, hand, inner, 0.9 * dot, 2.1 * dot / plan.value("isen.count"), False)


def _pearls(plan: Plan, pens: FramePens, mesh: Mesh, start: float, fine: float, dot: float) -> None:
    """Run a black band with a row of pearls along the middle; sawut to both sides, scalloped black slips outside."""
    hand = plan.hand
    core, lens = 0.26, plan.value("sido.lens")
    clear = np.linspace(start, 1 - start, 57)
    pens.dark.area(np.concatenate([mesh.rail(-core, clear), mesh.rail(core, clear)[:, ::-1]], axis=1))
    pearl = 0.34 * mesh.strip
    cecek.row(pens.dots, hand, mesh.rail(0.0, clear), pearl, 1.35 * pearl, closed=False)
    slips = 5
    free = 1 - 2 * start
    for side in (-1.0, 1.0):
        for k in range(slips):
            first, last = (start + free * (k + cut) / slips for cut in (0.08, 0.92))
            t = np.linspace(0.0, 1.0, 25)
            share = first + (last - first) * t
            # Straight within, scalloped without, and leaning: nearer to the edge where it ends.
            lies = 0.5 + 0.1 * t
            bulge = 0.26 * lens * np.sqrt(np.sqrt(4 * t * (1 - t))) * (0.82 + 0.18 * np.abs(np.sin(3 * np.pi * t)))
            bulge = np.minimum(bulge, mesh.border - 0.1 - lies)
            slip = np.concatenate(
                [mesh.rail(side * lies, share), mesh.rail(side * (lies + bulge), share)[:, ::-1]], axis=1
            )
            pens.dark.area(slip)
            inner = mesh.rail(side * (lies + 0.45 * bulge)[3:-3], share[3:-3])
            cecek.row(pens.dots, hand, inner, 0.8 * dot, 1.8 * dot / plan.value("isen.count"), closed=False)
        comb = np.linspace(start, 1 - start, int(free * mesh.long / 1.25))
        feet = mesh.rail(side * (core + 0.1), comb).reshape(-1, 2)
        tips = mesh.rail(side * 0.46, comb + 0.4 / mesh.long).reshape(-1, 2)
        step = tips - feet
        sawut.fan(pens.dark, hand, feet, unit(step), np.sqrt((step * step).sum(axis=-1)), 0.85 * fine)
