"""The rosettes of ceplok: medallion, star, flower, wheel and ganggong, each closed in itself.

Each is drawn about n centres inside a radius; ``reach_of`` says how far it
reaches in each direction, so that the ground between two of them can follow.
"""

from collections.abc import Callable

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.pattern.geometry.curves import ellipse, leaf, place, spline
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.ornament import GrowthPens, rib_lengths, wax_growth
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.view import Survey, numbered
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.pattern.motifs.ceplok.foils import (  # fmt: skip
    RAYS,
    Kit,
    Place,
    blossom,
    grown_at,
    lobed,
    petal,
    rib_line,
    ring_of,
    starred,
    ways,
)
from batik_gen.values.arrays import FloatArray

_EIGHTH = np.pi / 4

_OFF_FELLOE = 0.5
"""Sawut of a wheel begin so far outside its felloe, mm."""


def _heart(kit: Kit, centres: FloatArray, radius: FloatArray) -> None:
    """Set a dark rosette of eight petals, edged brown, on a white plate: dots at its petals, cecek pitu within."""
    hand = kit.plan.hand
    kit.isen.area(ring_of(centres, lobed(radius, np.full(len(centres), 0.9), 8)))
    wide = 0.5 * radius
    for i in range(8):
        angle = i * _EIGHTH
        way = ways(np.array(angle))
        foot = centres + 0.36 * radius[:, None] * way
        kit.dark.area(place(petal(0.52 * radius, 0.74 * wide, 0.0), foot, angle))
        kit.dots.dot(centres + 0.68 * radius[:, None] * way, np.minimum(0.14 * radius, 1.2 * kit.dot))
    eye = 0.74 * kit.plan.value("ceplok.eye") * radius
    kit.dark.area(place(ellipse(eye, eye, 24), centres))
    cecek.seven(kit.dots, hand, centres, np.minimum(0.115 * radius, kit.dot), 6)


def _rim(kit: Kit) -> tuple[float, float]:
    """Return the widths of the dark band and of the brown line inside the outline of a medallion, mm."""
    return 2.5 * kit.dot, 1.35 * kit.fine


def _inside(kit: Kit) -> float:
    """Return how far inside the outline of a medallion its white field begins, mm."""
    band, line = _rim(kit)
    return 0.5 * kit.nib + band + line


def _medallion_heart(kit: Kit, at: Place) -> FloatArray:
    """Return the radius of the heart of medallions, n, mm."""
    return at.heart * at.radius * kit.plan.hand.size(salts.CEPLOK_HEART, at.centres, 0.3)


def _medallion_growths(kit: Kit, at: Place) -> list[Growth]:
    """Return the growth into each of the four lobes of medallions."""
    foot = _medallion_heart(kit, at) + 0.4
    room = at.radius - _inside(kit) - foot - 2.2
    grown, _ = grown_at(kit.plan, at.centres).fitted(room, 0.23 * at.radius, 0.0)
    angles = [quarter * np.pi / 2 for quarter in range(4)]
    return [grown.placed(at.centres + foot[:, None] * ways(np.array(angle)), angle) for angle in angles]


def _of_medallion(kit: Kit, at: Place) -> Survey:
    """Measure where sawut stand on medallions: along the inner contour, and on the leaves."""
    arcs = _fringes(at, _inside(kit))
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
    band, line = _rim(kit)
    row = ring_of(at.centres, lobed(at.radius, at.lobe, 4, 0.5 * (kit.nib + band)))
    kit.isen.stroke(row, band + 2 * line, closed=True)
    kit.dark.stroke(row, band, closed=True)
    cecek.row(kit.dots, hand, row, 1.05 * kit.dot, 2.5 * kit.dot / plan.at("isen.count", at.centres), closed=True)
    heart, inner = _medallion_heart(kit, at), _inside(kit)
    _heart(kit, at.centres, heart)
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
        taken.append(_barb(kit, at, angle + _EIGHTH, heart, inner))
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


def star(kit: Kit, at: Place) -> None:
    """Draw a dark field of eight lobes edged by white cecek, strewn with brown ones; a brown star of eight points."""
    hand = kit.plan.hand
    kit.lines.stroke(ring_of(at.centres, lobed(at.radius, 0.3 * at.lobe, 8)), kit.nib, closed=True)
    tip = at.radius * (0.72 + 0.5 * (at.heart - 0.3)) * hand.size(salts.CEPLOK_STAR, at.centres, 0.25)
    notch = tip * (0.60 - 0.16 * at.lobe) * kit.plan.value("ceplok.breadth")
    pitch = 2.3 * kit.dot
    rim = ring_of(at.centres, lobed(at.radius, 0.3 * at.lobe, 8, 0.5 * kit.nib + 1.3 * kit.dot))
    cecek.row(kit.dots, hand, rim, 1.1 * kit.dot, pitch, closed=True)
    for row in range(1, int(0.9 * at.nominal / pitch)):
        _strewn(kit, at, row, pitch, tip, notch)
    kit.brown.area(ring_of(at.centres, starred(tip, notch)))
    for i in range(8):
        # A dark rib parts each point, as a folded petal; cecek on either side of its foot.
        way, side = ways(np.array(i * _EIGHTH)), ways(np.array(i * _EIGHTH + np.pi / 2))
        rib = at.centres[:, None] + (tip[:, None] * np.array([0.44, 0.62, 0.84]))[..., None] * way
        kit.core.stroke(rib, kit.fine * np.array([1.1, 1.0, 0.7]))
        for off in (-0.095, 0.095):
            kit.dots.dot(at.centres + (0.50 * tip)[:, None] * way + (off * tip)[:, None] * side, 0.8 * kit.dot)
    blossom(kit, at.centres, 0.43 * tip)


def _strewn(kit: Kit, at: Place, row: int, pitch: float, tip: FloatArray, notch: FloatArray) -> None:
    """Set one round of cecek about a star, where it lies clear of the star and of the row at the rim."""
    hand = kit.plan.hand
    far = at.radius[:, None] - (row + 0.5) * pitch
    count = max(6, int(np.rint(2 * np.pi * (at.nominal - (row + 0.5) * pitch) / pitch)))
    spot = at.centres[:, None] + 0.37 * np.stack([np.arange(count), np.full(count, row)], axis=-1)
    t = (
        np.arange(count)
        + 0.5 * (row % 2)
        + hand.at(salts.CEPLOK_ROUND, at.centres)[:, None]
        + 0.14 * hand.normal(salts.CEPLOK_ROUND_ALONG, spot)
    ) / count
    t = (t - np.floor(t)) * (2 * np.pi)
    reach = far + 0.1 * pitch * hand.normal(salts.CEPLOK_ROUND_OUT, spot)
    clear = reach < lobed(at.radius, 0.3 * at.lobe, 8, 0.5 * kit.nib + 3.1 * kit.dot, t)
    clear &= reach > starred(tip, notch, 8, t) + 1.0 * kit.dot
    kit.isen.dot((at.centres[:, None] + reach[..., None] * ways(t))[clear], 1.1 * kit.dot)


def _flower_heart(at: Place) -> FloatArray:
    """Return the radius of the heart of flowers, n, mm."""
    return 0.27 * at.radius * (1 + 0.8 * (at.heart - 0.3))


def _petal_at(kit: Kit, at: Place, i: int) -> tuple[FloatArray, FloatArray]:
    """Return the feet of petals number ``i`` of flowers, n x 2, and their lengths, n, mm; odd ones are pointed."""
    foot = 0.75 * _flower_heart(at)
    long = (at.radius - foot) * kit.plan.hand.size(salts.CEPLOK_PETAL + i, at.centres, 0.3)
    return at.centres + foot[:, None] * ways(np.array(i * _EIGHTH)), 0.94 * long if i % 2 else long


def _pointed_rib(kit: Kit, at: Place, i: int) -> FloatArray:
    """Return the ribs of pointed petals number ``i``."""
    start, long = _petal_at(kit, at, i)
    return rib_line(start, i * _EIGHTH, long, 0.45, 0.86)


def _of_flower(kit: Kit, at: Place) -> Survey:
    """Measure the ribs of the pointed petals of flowers, on which sawut stand."""
    return {f"{at.name} rib {i}": sawut.lengths(_pointed_rib(kit, at, i)) for i in range(1, 8, 2)}


def flower(kit: Kit, at: Place) -> None:
    """Draw a flower: four broad petals on the axes before four pointed ones, all white with sawut, a dark heart."""
    plan, hand = kit.plan, kit.plan.hand
    heart, broad = _flower_heart(at), plan.value("ceplok.breadth")
    for i in range(8):
        angle = i * _EIGHTH
        start, long = _petal_at(kit, at, i)
        if i % 2:
            wide = 0.50 * broad * at.radius * (0.8 + 0.3 * at.lobe)
            shape = place(leaf(long, wide, 14, 0.55), start, angle)
            kit.plates.area(shape)
            kit.lines.stroke(shape, 0.8 * kit.nib, closed=True)
            rib = _pointed_rib(kit, at, i)
            kit.isen.stroke(rib, kit.fine)
            sawut.herringbone(
                kit.isen, hand, rib, 0.15 * wide, 1.8 / plan.value("isen.count"), 0.8 * kit.fine, 0.7,
                typical=plan.typical(f"{at.name} rib {i}", sawut.lengths(rib)),
            )  # fmt: skip
        else:
            wide = 0.66 * broad * at.radius * (0.8 + 0.3 * at.lobe)
            shape = place(petal(long, wide), start, angle)
            kit.white.area(shape)
            kit.upper.stroke(shape, 0.9 * kit.nib, closed=True)
            way = ways(np.array(angle))
            inset = place(petal(0.84 * long, 0.76 * wide), start + (0.06 * long)[:, None] * way, angle)
            cecek.row(kit.upper, hand, inset, 0.75 * kit.dot, 2.2 * kit.dot / plan.at("isen.count", start), closed=True)
            inner = place(petal(0.60 * long, 0.50 * wide), start + (0.18 * long)[:, None] * way, angle)
            kit.upper.area(inner)
            kit.core.area(place(petal(0.38 * long, 0.27 * wide), start + (0.27 * long)[:, None] * way, angle))
            for share, big in ((0.36, 0.75), (0.46, 0.95), (0.56, 0.75)):
                kit.dots.dot(start + (share * long)[:, None] * way, big * np.minimum(kit.dot, 0.11 * wide))
    disc = place(ellipse(heart, heart, 32), at.centres)
    kit.white.area(disc)
    kit.upper.area(disc)
    cecek.row(kit.dots, hand, place(ellipse(0.72 * heart, 0.72 * heart, 28), at.centres), kit.dot, 2.3 * kit.dot, True)
    kit.dots.dot(at.centres, 0.55 * heart)
    kit.eye.dot(at.centres, 0.3 * heart)


def _felloe(at: Place) -> FloatArray:
    """Return the inner radius of the rims of wheels, n, mm."""
    return at.radius * (0.70 - 0.10 * at.lobe)


def _inner_rim(at: Place) -> FloatArray:
    """Return rings just outside the felloes of wheels, clockwise, so that their left is outside."""
    clear = _felloe(at) + _OFF_FELLOE
    rim = ring_of(at.centres, np.broadcast_to(clear[:, None], (len(clear), RAYS)))
    return np.concatenate([rim, rim[:, :1]], axis=1)[:, ::-1]


def _of_wheel(kit: Kit, at: Place) -> Survey:
    """Measure the rims of wheels, from which sawut stand outward."""
    return {f"{at.name} rim": sawut.lengths(_inner_rim(at))}


def wheel(kit: Kit, at: Place) -> None:
    """Draw a wheel (cakra): a white scalloped rim of sawut, a dark ring of cecek, a flower at the hub."""
    plan, hand = kit.plan, kit.plan.hand
    outline = ring_of(at.centres, lobed(at.radius, at.lobe, 16))
    kit.plates.area(outline)
    kit.lines.stroke(outline, kit.nib, closed=True)
    felloe = _felloe(at)
    hole = place(ellipse(felloe, felloe, 48), at.centres)
    kit.isen.area(hole)
    dark = felloe - kit.nib
    kit.dark.area(place(ellipse(dark, dark, 48), at.centres))
    reach = 0.90 * at.radius - 0.5 * kit.nib - (felloe + _OFF_FELLOE)
    rim = _inner_rim(at)
    sawut.from_rim(
        kit.isen, hand, rim, 1.15 * reach, 1.75 / plan.value("isen.count"), kit.fine,
        typical=plan.typical(f"{at.name} rim", sawut.lengths(rim)),
    )  # fmt: skip
    hub = at.radius * (0.16 + 0.55 * at.heart)
    hub = np.minimum(hub, dark - 3.2 * kit.dot)
    row = dark - 1.2 * kit.dot
    cecek.row(kit.dots, hand, place(ellipse(row, row, 40), at.centres), 0.9 * kit.dot, 2.3 * kit.dot, True)
    start, long = hub + 1.6 * kit.dot, dark - hub - 4.6 * kit.dot
    for i in range(16):
        angle = i * np.pi / 8
        drop = leaf(np.maximum(long, 0.6), plan.value("ceplok.breadth") * np.minimum(0.5 * long, 0.28 * hub), 8, 0.55)
        kit.brown.area(place(drop, at.centres + start[:, None] * ways(np.array(angle)), angle))
        if i % 2 == 0:
            kit.dots.dot(at.centres + (start + 0.55 * long)[:, None] * ways(np.array(angle)), 0.8 * kit.dot)
    blossom(kit, at.centres, hub)


def ganggong(kit: Kit, at: Place) -> None:
    """Draw ganggong: rays of unequal length about a heart, each ending in a plus of dabs."""
    hand = kit.plan.hand
    heart = at.radius * (0.16 + 0.4 * at.heart)
    field = ring_of(at.centres, starred(0.80 * at.radius, at.radius * (0.60 - 0.1 * at.lobe)))
    kit.latar.area(field)
    line = ring_of(at.centres, 0.88 * starred(0.80 * at.radius, at.radius * (0.60 - 0.1 * at.lobe)))
    kit.dark.stroke(line, kit.fine, closed=True)
    for i in range(16):
        angle = i * np.pi / 8
        way = ways(np.array(angle))
        rank = (0, 3, 2, 3)[i % 4]
        tip = at.radius * (0.86, 0.0, 0.68, 0.50)[rank] * hand.size(salts.CEPLOK_RAY + i, at.centres, 0.3)
        start = at.centres + (0.8 * heart)[:, None] * way
        long = tip - 0.8 * heart
        if rank == 3:
            for share, big in ((0.62, 0.7), (0.82, 0.9), (1.02, 1.1)):
                kit.dots.dot(at.centres + (share * tip)[:, None] * way, big * kit.dot)
            continue
        wide = kit.plan.value("ceplok.breadth") * at.radius * (0.17 + 0.07 * at.lobe)
        shape = place(leaf(long, wide, 14, 0.62), start, angle)
        kit.white.area(shape)
        kit.upper.stroke(shape, 0.75 * kit.nib, closed=True)
        kit.upper.stroke(rib_line(start, angle, long, 0.3, 0.8), 0.9 * kit.fine)
        step = 1.75 * kit.dot
        cross = at.centres + (tip + 0.9 * kit.nib + step)[:, None] * way
        side = ways(np.array(angle + np.pi / 2))
        for offset in (0.0 * way, way, -way, side, -side):
            kit.dots.dot(cross + step * 0.62 * offset, kit.dot)
    blossom(kit, at.centres, heart)


def reach_of(number: int, radius: FloatArray, lobe: FloatArray) -> FloatArray:
    """Return how far rosette ``number`` reaches in each direction, n x rays, mm."""
    if number == 1:
        return lobed(radius, lobe, 4)
    if number == 5:
        return starred(radius, 0.62 * radius)
    return lobed(radius, 0.3 * lobe, 8)


ROSETTES: tuple[Callable[[Kit, Place], None], ...] = (medallion, star, flower, wheel, ganggong)
"""Rosettes by number, from 1."""


def surveyed(number: int, kit: Kit, at: Place) -> Survey:
    """Measure what rosette ``number`` must know of all its copies."""
    measure = {1: _of_medallion, 3: _of_flower, 4: _of_wheel}.get(number)
    return {} if measure is None else measure(kit, at)
