"""The dark stars between the fruits of a kawung, and the growth in them."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import place
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.ornament import GrowthPens, rib_lengths, wax_growth
from batik_gen.pattern.growth.personal import lung_at
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs.kawung.fruits import OUT, outline_nib
from batik_gen.values.arrays import FloatArray


def star_edge(pitch: float, fruit: tuple[float, float], gap: float, k: int = 64) -> FloatArray:
    """Return the outline of the four-pointed ground star about its centre, k x 2, mm.

    The star keeps ``gap`` mm from fruits of half axes ``fruit``: each ray from
    its centre is cut by the widened ellipse, a quadratic in the ray's length.
    """
    t = np.arange(k) * (2 * np.pi / k)
    # Fold every ray into the first quadrant; the star has both mirrors.
    ray = np.stack([np.abs(np.cos(t)), np.abs(np.sin(t))], axis=-1)
    half = 0.7071067811865476
    middle = 0.5 * pitch - OUT * half * pitch
    centre = np.array([middle, OUT * half * pitch])
    # Towards (+x, +y) of a star at (L/2, 0) lies the fruit of the node at (L, 0), long axis along (-1, 1).
    along_axis, across = np.array([-half, half]), np.array([half, half])
    a, b = fruit[0] + gap, fruit[1] + gap
    du = (ray * along_axis).sum(axis=1) / a
    dv = (ray * across).sum(axis=1) / b
    cu = (centre * along_axis).sum() / a
    cv = (centre * across).sum() / b
    qa, qb, qc = du * du + dv * dv, -2 * (du * cu + dv * cv), cu * cu + cv * cv - 1
    root = np.sqrt(np.maximum(qb * qb - 4 * qa * qc, 0))
    reach = np.where(qb * qb - 4 * qa * qc > 0, (-qb - root) / (2 * qa), 0.5 * pitch)
    # The points end sharp: beyond a line from the tip the star has nothing.
    x, y = np.maximum(ray[:, 0], ray[:, 1]), np.minimum(ray[:, 0], ray[:, 1])
    reach = np.minimum(reach, 0.4 * 0.375 * pitch / (y + 0.4 * x))
    edge: FloatArray = np.stack([np.cos(t), np.sin(t)], axis=-1) * reach[:, None]
    return edge


def _fruit(plan: Plan, pitch: float) -> tuple[float, float]:
    """Return the half axes of a fruit, mm."""
    return 0.5 * pitch * plan.value("kawung.fruit_length"), 0.5 * pitch * plan.value("kawung.fruit_width")


def _heart(plan: Plan, pitch: float) -> float:
    """Return the diameter of a dot in a star, mm."""
    return min(plan.value("isen.size"), 0.024 * pitch)


def growths(plan: Plan, stars: FloatArray, pitch: float) -> list[Growth]:
    """Return the growth from the heart of each star to each of its four points."""
    clear = star_edge(
        pitch, _fruit(plan, pitch), 0.5 * outline_nib(plan) + 0.026 * pitch + 0.5 * plan.value("nib.isen") + 0.5
    )
    diagonal = float(np.sqrt((clear * clear).sum(axis=1)).min())
    tip, foot = float(np.abs(clear[:, 0]).max()), 2.4 * _heart(plan, pitch)
    n = len(stars)
    form = lung_at(plan, stars)
    grown, _ = form.fitted(np.full(n, tip - foot), np.full(n, 0.8 * diagonal), 0.8)
    angles = [quarter * (np.pi / 2) for quarter in range(4)]
    return [grown.placed(stars + foot * np.array([np.cos(angle), np.sin(angle)]), angle) for angle in angles]


def wax_stars(
    plan: Plan,
    pens: GrowthPens,
    ground: Waxing,
    stars: FloatArray,
    turned: FloatArray,
    pitch: float,
    nib: float,
    fine: float,
) -> None:
    """Fill each ground star: a brown plate, a heart, a growth to each point."""
    # The star is a brown plate, a dark gap away from the fruits; what grows on it is light.
    edge = star_edge(pitch, _fruit(plan, pitch), 0.5 * nib + 0.026 * pitch)
    ground.area(place(edge, stars, turned))
    dot, thick = _heart(plan, pitch), min(0.8 * plan.value("growth.thickness"), 0.016 * pitch)
    cecek.seven(pens.dots, plan.hand, stars, 0.9 * dot, 6)
    for quarter, grown in enumerate(growths(plan, stars, pitch)):
        typical = plan.typical_of(f"leaf {quarter}", rib_lengths(grown))
        wax_growth(pens, plan.hand, grown, thick, dot, fine, typical=typical)
