"""What fills the bands of a sido cloth: a string of mlinjon, a twisted cord, or long leaves, galaran beside them."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand import salts
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs.sido.frame import NECK, FramePens, Mesh, rosette_radius, wax_bands, wax_rosettes
from batik_gen.values.arrays import FloatArray

LINES = 9
"""Lines of galaran in a band of leaves, its two bounding lines among them (photographs: 8-10)."""

_CORE, _CORD = 0.44, 0.52
"""Half the width of the dark ribbon under mlinjon and under a cord, in that of the band."""

SWINGS = {"mlinjon": (1, 0.0), "cord": (2, 0.16), "leaves": (1, 0.2)}
"""How often the bands of each style swing between two crossings, and how far, in half widths."""


def wax_frames(plan: Plan, mesh: Mesh, style: str, petals: int, fine: float) -> tuple[FramePens, FloatArray]:
    """Wax bands with lines ``fine`` mm wide, and rosettes; return the pens and points along all edges."""
    pens = FramePens.fresh()
    dot = min(plan.value("isen.size"), 0.14 * mesh.strip)
    clear = 1.17 * rosette_radius(plan, mesh)
    fine = min(fine, 0.1 * mesh.strip)
    edges = wax_bands(pens, mesh, fine, clear)
    if style == "mlinjon":
        _mlinjon(plan, pens, mesh, clear, fine, dot)
    elif style == "cord":
        _cord(plan, pens, mesh, clear, fine)
    else:
        _leaves(plan, pens, mesh, clear, fine, dot)
    rims = wax_rosettes(plan, pens, mesh, petals, dot)
    return pens, np.concatenate([edges, rims])


def _galaran(plan: Plan, pens: FramePens, mesh: Mesh, clear: float, lines: FloatArray, fine: float) -> None:
    """Run inner lines along the bands, so far from their middle (shares of the half width)."""
    # Where a band is slim its lines still lie apart.
    fine = min(fine, 0.55 * 2 * mesh.border * mesh.strip * min(mesh.waist, NECK) / (LINES - 1))
    for line, out in enumerate(lines.tolist(), 1):
        stray = 0.1 / LINES * plan.hand.normal(salts.SIDO_LINE + line, mesh.edges()[0])[:, None]
        start = mesh.start(out, clear)
        pens.dark.stroke(mesh.rail(out + stray, np.linspace(start, 1 - start, 49)), fine)


def _ribbon(pens: FramePens, mesh: Mesh, clear: float, half: float, nib: float) -> float:
    """Lay a dark ribbon along the middle of every band; return where it begins, as a share of the length."""
    start = mesh.start(0.6 * half, clear)
    run = np.linspace(start, 1 - start, 57)
    # Its ends are round.
    ends = np.sqrt(np.clip(np.minimum(run - start, 1 - start - run) / (0.5 * half * mesh.strip / mesh.long), 0.02, 1))
    ring = np.concatenate([mesh.rail(-half * ends, run), mesh.rail(half * ends, run)[:, ::-1]], axis=1)
    pens.dark.area(ring)
    pens.lines.stroke(ring, 0.9 * nib, closed=True)
    return start


def _mlinjon(plan: Plan, pens: FramePens, mesh: Mesh, clear: float, fine: float, dot: float) -> None:
    """String mlinjon on a dark ribbon: white rhombs about a dark heart, a cecek to both sides where two meet."""
    nib, lens = min(0.8 * plan.value("nib.klowong"), 0.14 * mesh.strip), plan.value("sido.lens")
    _galaran(plan, pens, mesh, clear, np.array([-0.68, 0.68]), fine)
    start = _ribbon(pens, mesh, clear, _CORE, nib)
    free = 1 - 2 * start - 0.5 * mesh.strip / mesh.long
    many = max(3, 2 * round(0.5 * (free * mesh.long / (1.15 * mesh.strip) - 1)) + 1)
    step = free / many
    corners = np.array([[-1.0, 0.0], [-0.5, -0.5], [0.0, -1.0], [0.5, -0.5], [1.0, 0.0], [0.5, 0.5], [0.0, 1.0],
                        [-0.5, 0.5]])  # fmt: skip
    long, wide = 0.43 * step * min(lens, 1.1), 0.32 * min(lens, 1.1)
    for n in range(many):
        middle = 0.5 + (n - 0.5 * (many - 1)) * step
        ring = mesh.rail(wide * corners[:, 1], middle + long * corners[:, 0])
        pens.dots.area(ring)
        pens.over.stroke(ring, 0.85 * nib, closed=True)
        pens.heart.area(mesh.rail(0.46 * wide * corners[:, 1], middle + 0.46 * long * corners[:, 0]))
        if n < many - 1:
            for out in (-0.27, 0.27):
                pens.dots.dot(mesh.rail(out, np.array([middle + 0.5 * step]))[:, 0], 0.9 * dot)


def _cord(plan: Plan, pens: FramePens, mesh: Mesh, clear: float, fine: float) -> None:
    """Twist a cord along a dark ribbon: slanted light strands that swell and lean over one another."""
    hand = plan.hand
    nib, lens = min(0.8 * plan.value("nib.klowong"), 0.14 * mesh.strip), plan.value("sido.lens")
    _galaran(plan, pens, mesh, clear, np.array([-0.74, 0.74]), fine)
    start = _ribbon(pens, mesh, clear, _CORD, nib)
    free = 1 - 2 * start - 0.4 * mesh.strip / mesh.long
    many = max(4, round(free * mesh.long / (0.62 * mesh.strip)))
    step = free / many
    t = np.linspace(0.0, 1.0, 11)
    swell = np.sin(np.pi * t) * (1 - 0.25 * t) * 0.36 * step * lens
    for n in range(many):
        middle = 0.5 + (n - 0.5 * (many - 1)) * step
        own = 1 + 0.12 * hand.normal(salts.SIDO_LINE + n % 8, mesh.edges()[0])[:, None]
        # An S across the ribbon, from one edge ahead to the other edge behind.
        out = np.cos(np.pi * t) * 0.41
        along = middle + (t - 0.5) * 1.25 * step + 0.22 * step * np.sin(2 * np.pi * t)
        ring = np.concatenate(
            [mesh.rail(out, along - swell * own), mesh.rail(out, along + swell * own)[:, -2:0:-1]], axis=1
        )
        pens.dots.area(ring)
        pens.over.stroke(ring, 0.85 * nib, closed=True)
        if mesh.strip > 4.0:
            pens.over.stroke(mesh.rail(out[3:8], along[3:8]), 0.7 * fine)


def _leaves(plan: Plan, pens: FramePens, mesh: Mesh, clear: float, fine: float, dot: float) -> None:
    """Lay two long black leaves into each band, tips towards its middle, lines on either side of them."""
    hand = plan.hand
    nib, lens = min(0.9 * plan.value("nib.klowong"), 0.16 * mesh.strip), plan.value("sido.lens")
    _galaran(plan, pens, mesh, clear, mesh.border * (2 * np.arange(1, LINES - 1) / (LINES - 1) - 1), fine)
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
