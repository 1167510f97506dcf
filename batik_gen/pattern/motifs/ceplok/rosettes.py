"""The rosettes of ceplok: medallion, star, flower, wheel, ganggong and block of parang, each closed in itself.

Each is drawn about n centres inside a radius; ``reach_of`` says how far it
reaches in each direction, so that the ground between two of them can follow.
"""

from collections.abc import Callable

import numpy as np

from batik_gen.pattern.geometry.curves import ellipse, leaf, place
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.view import Survey
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.pattern.motifs.ceplok.foils import (  # fmt: skip
    RAYS,
    Kit,
    Place,
    blossom,
    lobed,
    petal,
    rib_line,
    ring_of,
    starred,
    ways,
)
from batik_gen.pattern.motifs.ceplok.kasatriyan import block_reach, parang_block
from batik_gen.pattern.motifs.ceplok.medallion import EIGHTH, medallion, survey_medallion
from batik_gen.values.arrays import FloatArray

_OFF_FELLOE = 0.5
"""Sawut of a wheel begin so far outside its felloe, mm."""


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
        way, side = ways(np.array(i * EIGHTH)), ways(np.array(i * EIGHTH + np.pi / 2))
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
    return at.centres + foot[:, None] * ways(np.array(i * EIGHTH)), 0.94 * long if i % 2 else long


def _pointed_rib(kit: Kit, at: Place, i: int) -> FloatArray:
    """Return the ribs of pointed petals number ``i``."""
    start, long = _petal_at(kit, at, i)
    return rib_line(start, i * EIGHTH, long, 0.45, 0.86)


def _of_flower(kit: Kit, at: Place) -> Survey:
    """Measure the ribs of the pointed petals of flowers, on which sawut stand."""
    return {f"{at.name} rib {i}": sawut.lengths(_pointed_rib(kit, at, i)) for i in range(1, 8, 2)}


def flower(kit: Kit, at: Place) -> None:
    """Draw a flower: four broad petals on the axes before four pointed ones, all white with sawut, a dark heart."""
    plan, hand = kit.plan, kit.plan.hand
    heart, broad = _flower_heart(at), plan.value("ceplok.breadth")
    for i in range(8):
        angle = i * EIGHTH
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
    if number == 6:
        return block_reach(radius)
    if number == 5:
        return starred(radius, 0.62 * radius)
    return lobed(radius, 0.3 * lobe, 8)


ROSETTES: tuple[Callable[[Kit, Place], None], ...] = (
    medallion, star, flower, wheel, ganggong, parang_block,
)  # fmt: skip
"""Rosettes by number, from 1."""


def surveyed(number: int, kit: Kit, at: Place) -> Survey:
    """Measure what rosette ``number`` must know of all its copies."""
    measure = {1: survey_medallion, 3: _of_flower, 4: _of_wheel}.get(number)
    return {} if measure is None else measure(kit, at)
