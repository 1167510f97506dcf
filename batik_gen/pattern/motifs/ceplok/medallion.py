"""The medallion of ceplok: a rim, a fringe of barbs, a field that holds the growth."""

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.pattern.geometry.curves import ellipse, leaf, place, spline
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.ornament import GrowthPens, rib_lengths, wax_growth
from batik_gen.pattern.growth.personal import lung_at
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.view import Survey, numbered
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.pattern.motifs.ceplok.foils import (  # fmt: skip
    RAYS,
    Kit,
    Place,
    lobed,
    petal,
    ring_of,
    ways,
)
from batik_gen.values.arrays import FloatArray

EIGHTH = np.pi / 4


def wax_heart(kit: Kit, centres: FloatArray, radius: FloatArray) -> None:
    """Set a dark rosette of eight petals, edged brown, on a white plate: dots at its petals, cecek pitu within."""
    hand = kit.plan.hand
    kit.isen.area(ring_of(centres, lobed(radius, np.full(len(centres), 0.9), 8)))
    wide = 0.5 * radius
    for i in range(8):
        angle = i * EIGHTH
        way = ways(np.array(angle))
        foot = centres + 0.36 * radius[:, None] * way
        kit.dark.area(place(petal(0.52 * radius, 0.74 * wide, 0.0), foot, angle))
        kit.dots.dot(centres + 0.68 * radius[:, None] * way, np.minimum(0.14 * radius, 1.2 * kit.dot))
    eye = 0.74 * kit.plan.value("ceplok.eye") * radius
    kit.dark.area(place(ellipse(eye, eye, 24), centres))
    cecek.seven(kit.dots, hand, centres, np.minimum(0.115 * radius, kit.dot), 6)


def rim_of(kit: Kit) -> tuple[float, float]:
    """Return the widths of the dark band and of the brown line inside the outline of a medallion, mm."""
    return 2.5 * kit.dot, 1.35 * kit.fine


def inside_of(kit: Kit) -> float:
    """Return how far inside the outline of a medallion its white field begins, mm."""
    band, line = rim_of(kit)
    return 0.5 * kit.nib + band + line


def _medallion_heart(kit: Kit, at: Place) -> FloatArray:
    """Return the radius of the heart of medallions, n, mm."""
    return at.heart * at.radius * kit.plan.hand.size(salts.CEPLOK_HEART, at.centres, 0.3)


def _medallion_growths(kit: Kit, at: Place) -> list[Growth]:
    """Return the growth into each of the four lobes of medallions."""
    foot = _medallion_heart(kit, at) + 0.4
    room = at.radius - inside_of(kit) - foot - 2.2
    grown, _ = lung_at(kit.plan, at.centres).fitted(room, 0.34 * at.radius, 0.0)
    angles = [quarter * np.pi / 2 for quarter in range(4)]
    return [grown.placed(at.centres + foot[:, None] * ways(np.array(angle)), angle) for angle in angles]


def survey_medallion(kit: Kit, at: Place) -> Survey:
    """Measure where sawut stand on medallions: along the inner contour, and on the leaves."""
    arcs = _fringes(at, inside_of(kit))
    found = numbered(f"{at.name} fringe", [sawut.lengths(arc) for arc in arcs])
    for quarter, grown in enumerate(_medallion_growths(kit, at)):
        found |= numbered(f"{at.name} leaf {quarter}", rib_lengths(grown))
    return found


def medallion(kit: Kit, at: Place) -> None:
    """Draw a barbed foil of four lobes, white: a dark heart, and the growth into each lobe."""
    hand, plan = kit.plan.hand, kit.plan
    outline = ring_of(at.centres, lobed(at.radius, at.lobe, 4))
    kit.plates.area(outline)
    kit.lines.stroke(outline, kit.nib, closed=True)
    # From outside: the outline, a dark band with white cecek, a brown line.
    band, line = rim_of(kit)
    row = ring_of(at.centres, lobed(at.radius, at.lobe, 4, 0.5 * (kit.nib + band)))
    kit.isen.stroke(row, band + 2 * line, closed=True)
    kit.dark.stroke(row, band, closed=True)
    cecek.row(kit.dots, hand, row, 1.05 * kit.dot, 2.5 * kit.dot / plan.at("isen.count", at.centres), closed=True)
    heart, inner = _medallion_heart(kit, at), inside_of(kit)
    wax_heart(kit, at.centres, heart)
    _fringe(kit, at, inner)
    pens = GrowthPens(Waxing("", kit.isen.wax, 0), kit.isen, kit.isen, kit.isen)
    thick = min(plan.value("growth.thickness"), 0.04 * at.nominal)
    taken = [ring_of(at.centres, np.broadcast_to(heart[:, None], (len(heart), RAYS)))]
    for quarter, here in enumerate(_medallion_growths(kit, at)):
        angle = quarter * np.pi / 2
        typical = plan.typical_of(f"{at.name} leaf {quarter}", rib_lengths(here))
        wax_growth(pens, hand, here, 1.15 * thick, 1.4 * kit.dot, kit.fine, typical=typical)
        taken += [spline(stem, 4, closed=False) for stem in here.stems]
        taken += [part for ring in here.leaves for part in (ring, 0.5 * (ring + ring.mean(axis=1, keepdims=True)))]
        taken.append(_barb(kit, at, angle + EIGHTH, heart, inner))
    _field(kit, at, inner, taken)


def _field(kit: Kit, at: Place, inner: float, taken: list[FloatArray]) -> None:
    """Strew cecek over the white of a medallion in rows that follow its rim, clear of what stands there."""
    hand, dot = kit.plan.hand, kit.dot
    pace = 3.3 * dot / kit.plan.value("isen.count")
    spots = []
    for row in range(int((at.nominal - inner) / pace)):
        deep = inner + 2.4 + (row + 0.2) * pace
        if deep > 0.8 * at.nominal:
            break
        around = 6.0 * (at.nominal - deep)
        # Whole eighths, so that the rows turn and mirror with the medallion.
        count = 8 * max(1, int(np.rint(around / pace / 8)))
        t = (np.arange(count, dtype=np.float64) + 0.5) * (2 * np.pi / count)
        reach = lobed(at.radius, at.lobe, 4, deep, t)
        spots.append(at.centres[:, None] + reach[..., None] * ways(t))
    if not spots or not len(at.centres):
        return
    places = np.concatenate(spots, axis=1).reshape(-1, 2)
    places = places + 0.12 * pace * hand.stray(salts.CEPLOK_FIELD, places)
    away, _ = cKDTree(np.concatenate([part.reshape(-1, 2) for part in taken])).query(
        places, distance_upper_bound=0.6 + 1.5 * dot
    )
    kit.isen.dot(places[~np.isfinite(away)], 0.72 * dot)


def _fringe(kit: Kit, at: Place, inner: float) -> None:
    """Let short sawut hang inward from the inner contour of a medallion."""
    spacing = 1.5 / kit.plan.value("isen.count")
    arcs = _fringes(at, inner)
    usual = kit.plan.typical_of(f"{at.name} fringe", [sawut.lengths(arc) for arc in arcs])
    for arc, typical in zip(arcs, usual, strict=True):
        sawut.from_rim(kit.isen, kit.plan.hand, arc, 1.4, spacing, 0.8 * kit.fine, typical=typical)


def _fringes(at: Place, inner: float) -> list[FloatArray]:
    """Return an arc of each lobe of medallions, clear of the barbs on either side of it."""
    curve = ring_of(at.centres, lobed(at.radius, at.lobe, 4, inner))
    return [np.roll(curve, 11 - quarter * RAYS // 4, axis=1)[:, :23] for quarter in range(4)]


def _barb(kit: Kit, at: Place, angle: float, heart: FloatArray, inner: float) -> FloatArray:
    """Draw a bud into a barb of the medallion: a dark core with cecek, dots before its tip; return its outline."""
    way = ways(np.array(angle))
    start = heart + 0.05 * at.radius
    long = np.maximum(0.85 * at.radius - 1.41 * inner - start - 3.2 * kit.dot, 2.0)
    long = long * kit.plan.hand.size(salts.CEPLOK_BARB, at.centres + angle, 0.4)
    wide = kit.plan.value("ceplok.breadth") * long
    bud = place(leaf(long, 0.52 * wide, 12, 0.42), at.centres + start[:, None] * way, angle)
    kit.isen.area(bud)
    core = leaf(0.68 * long, 0.30 * wide, 10, 0.42)
    kit.dark.area(place(core, at.centres + (start + 0.14 * long)[:, None] * way, angle))
    for j, share in enumerate((0.32, 0.46, 0.59)):
        kit.dots.dot(at.centres + (start + share * long)[:, None] * way, (0.85 - 0.12 * j) * kit.dot)
    for j, share in enumerate((1.3, 2.9)):
        kit.isen.dot(at.centres + (start + long + share * kit.dot)[:, None] * way, (1.1 - 0.3 * j) * kit.dot)
    return bud
