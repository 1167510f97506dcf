"""What fills the bands of a sido cloth: galaran cut by upright lenses, long leaves, or a string of pearls."""

from collections.abc import Sequence

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import unit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.pattern.motifs.sido.frame import NECK, FramePens, Mesh, rosette_radius, wax_bands, wax_rosettes
from batik_gen.values.arrays import FloatArray

LINES = 9
"""Lines of galaran in a band, its two bounding lines among them (photographs: 8-10)."""

LENSES = (0.27, 0.73)
"""Where the lenses lie along a band: where it runs steepest."""

_STEPS = 6
"""Steps that find where a band crosses an upright line; each leaves about a third of the error."""

SWINGS = {"slanted": (2, 0.24), "pearls": (3, 0.2), "leaves": (1, 0.2)}
"""How often the bands of each style swing between two crossings, and how far, in half widths (photographs)."""


def wax_frames(plan: Plan, mesh: Mesh, style: str, petals: int, fine: float) -> tuple[FramePens, FloatArray]:
    """Wax bands with lines ``fine`` mm wide, and rosettes; return the pens and points along all edges."""
    pens = FramePens.fresh()
    dot = min(plan.value("isen.size"), 0.14 * mesh.strip)
    ringed = style == "pearls"
    # Lines begin at the rosettes' rim.
    clear = (1.5 if ringed else 1.24) * rosette_radius(plan, mesh)
    fine = min(fine, 0.1 * mesh.strip)
    edges = wax_bands(pens, mesh, fine, clear)
    if style == "pearls":
        _pearls(plan, pens, mesh, clear, fine, dot)
    elif style == "slanted":
        _slanted(plan, pens, mesh, clear, fine, dot)
    else:
        _leaves(plan, pens, mesh, clear, fine, dot)
    rims = wax_rosettes(plan, pens, mesh, petals, dot, fine if ringed else 0.0)
    return pens, np.concatenate([edges, rims])


def _galaran(
    plan: Plan, pens: FramePens, mesh: Mesh, clear: float, cuts: Sequence[tuple[float, float]], fine: float
) -> None:
    """Run the inner lines along the bands, cut open at upright gaps: where along the band, and half how wide, mm."""
    # Where a band is slim its lines still lie apart.
    fine = min(fine, 0.55 * 2 * mesh.border * mesh.strip * min(mesh.waist, NECK) / (LINES - 1))
    for line in range(1, LINES - 1):
        out = mesh.border * (2 * line / (LINES - 1) - 1)
        stray = 0.1 / LINES * plan.hand.normal(salts.SIDO_LINE + line, mesh.edges()[0])[:, None]
        start = mesh.start(out, clear)
        stops = [np.full((len(stray), 1), start)]
        for middle, half in cuts:
            stops += [_upright(mesh, middle, np.array([out]), np.array([side * half])) for side in (-1.0, 1.0)]
        stops.append(np.full((len(stray), 1), 1 - start))
        for first, last in zip(stops[::2], stops[1::2], strict=True):
            pens.dark.stroke(mesh.rail(out + stray, first + (last - first) * np.linspace(0.0, 1.0, 19)), fine)


def _upright(mesh: Mesh, middle: float, out: FloatArray, beside: FloatArray) -> FloatArray:
    """Return where rails ``out`` of the middle (k) cross upright lines, as shares m x k of each band's length.

    The lines stand ``beside`` (k) mm to the right of the band's own middle at the share ``middle``.
    """
    wanted = mesh.rail(0.0, np.array([middle]))[..., 0] + beside
    share = np.full(wanted.shape, middle)
    for _ in range(_STEPS):
        share = share + (wanted - mesh.rail(out, share)[..., 0]) / mesh.half[0]
    return share


def _slanted(plan: Plan, pens: FramePens, mesh: Mesh, clear: float, fine: float, dot: float) -> None:
    """Cut each band twice by an upright lens: black, with columns of cecek, between its lines."""
    hand = plan.hand
    half = 0.4 * mesh.strip * plan.value("sido.lens")
    _galaran(plan, pens, mesh, clear, [(middle, half + 0.7 + 0.5 * fine) for middle in LENSES], fine)
    for middle in LENSES:
        across = np.concatenate([np.linspace(-1, 1, 11), np.linspace(1, -1, 11)]) * (mesh.border - 1.2 / mesh.strip)
        side = np.concatenate([np.full(11, -1.0), np.full(11, 1.0)])
        beside = half * side * (1 - 0.12 * across * across)
        pens.dark.area(mesh.rail(across, _upright(mesh, middle, across, beside)))
        column = np.linspace(-0.66, 0.66, 9)
        for c in (-1.0, 0.0, 1.0):
            line = mesh.rail(column, _upright(mesh, middle, column, np.full(9, 0.56 * c * half)))
            cecek.row(pens.dots, hand, line, min(0.82 * dot, 0.42 * half), 1.75 * dot / plan.value("isen.count"), False)


def _leaves(plan: Plan, pens: FramePens, mesh: Mesh, clear: float, fine: float, dot: float) -> None:
    """Lay two long black leaves into each band, tips towards its middle, lines on either side of them."""
    hand = plan.hand
    nib, lens = min(0.9 * plan.value("nib.klowong"), 0.16 * mesh.strip), plan.value("sido.lens")
    _galaran(plan, pens, mesh, clear, (), fine)
    start = mesh.start(0.0, clear)
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


def _pearls(plan: Plan, pens: FramePens, mesh: Mesh, clear: float, fine: float, dot: float) -> None:
    """Run a black band with a row of pearls along the middle; sawut to both sides, scalloped black slips outside."""
    hand = plan.hand
    core, lens = 0.26, plan.value("sido.lens")
    start = mesh.start(0.0, clear)
    run = np.linspace(start, 1 - start, 57)
    pens.dark.area(np.concatenate([mesh.rail(-core, run), mesh.rail(core, run)[:, ::-1]], axis=1))
    pearl = 0.34 * mesh.strip
    cecek.row(pens.dots, hand, mesh.rail(0.0, run), pearl, 1.48 * pearl, closed=False)
    slips = 5
    free = 1 - 2 * start
    for side in (-1.0, 1.0):
        for k in range(slips):
            first, last = (start + free * (k + cut) / slips for cut in (0.08, 0.92))
            t = np.linspace(0.0, 1.0, 25)
            share = first + (last - first) * t
            # Straight within, scalloped without, and leaning: nearer to the edge where it ends.
            lies = 0.47 + 0.1 * t
            bulge = 0.34 * lens * np.sqrt(np.sqrt(4 * t * (1 - t))) * (0.82 + 0.18 * np.abs(np.sin(3 * np.pi * t)))
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
