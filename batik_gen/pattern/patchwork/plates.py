"""Plates: an isen that fills a patch, about flowers."""

from dataclasses import dataclass, replace

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.geometry.shape.room import Room, distance
from batik_gen.pattern.geometry.shape.strewing import around as around_all
from batik_gen.pattern.geometry.shape.strewing import strew
from batik_gen.pattern.growth.ornament import GrowthPens
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.view import WHOLE, View
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen.kind import Canting, Touch
from batik_gen.pattern.isen.table import fill
from batik_gen.pattern.patchwork.fillings import IsenPlate, steady
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax

_SPRIGS = (0.28, 0.46, 0.85)
"""Radii of the smaller flowers on a plate, from, to, and what stays clear about each, in that of the large one."""
_SPRIGGED = 14
"""So many of them a plate has at most."""
_LEAFY = 1.25
"""How far the isen keep from them, in their radii: they have leaves."""


@dataclass(frozen=True, eq=False)
class PlateFlower:
    """Hold what stands in the middle of a plate: a flower, and leaves from it.

    Parameters
    ----------
    centre, radius
        The flower, mm.
    ways, long
        Directions of the leaves in radians, and their lengths in mm.
    """

    centre: FloatArray
    radius: float
    ways: FloatArray
    long: FloatArray


def plated(
    plan: Plan,
    plate: IsenPlate,
    ring: FloatArray,
    room: Room,
    sprig: PlateFlower,
    isen_size: float,
    turns: int = 0,
    view: View = WHOLE,
) -> list[Layer]:
    """Draw a plate in plan: its ground over ``ring`` (k x 2), a flower with leaves, the isen around them.

    ``room`` is a ground of one shape, measured to the patch's outline alone; another of ``turns`` sets the
    isen differently; these are ``isen_size`` times as large as they may be. ``view`` says whether the plate
    may reach over the edge of what is drawn.
    """
    hand = steady(plan.hand, turns)
    ground = Waxing("latar", plate.ground, 5)
    isen = Waxing("isen latar", plate.pen, 2)
    to = brushes_of(plan, sprig.radius)
    to = replace(to, light_ground=plate.light)
    if plate.ground is not Wax.OPEN:
        ground.area(ring[None])
    centre, radius = sprig.centre, sprig.radius
    feet = centre + 1.03 * radius * np.stack([np.cos(sprig.ways), np.sin(sprig.ways)], axis=-1)
    wide = np.minimum(0.36 * sprig.long, 0.62 * radius)
    flora.leaves(to, hand, feet, sprig.ways, sprig.long, wide, 0.0, 1 if plate.light else 0)
    flora.blossoms(to, hand, centre[None], np.zeros(1), np.array([radius]), plate.flower.petals, plate.flower.kind)
    blades = turn(flora.leaf_ring(flora.rib_of(sprig.long, 0.0), wide)[0], sprig.ways[:, None]) + feet[:, None]
    around = _around(room, centre, radius + 0.5 * to.nib, blades, 0.5 * to.nib)
    smaller = strew(around, _SPRIGS[1] * radius, _SPRIGS[0] * radius, _SPRIGS[2] * radius, _SPRIGGED)
    _sprigged(to, hand, plate, smaller)
    smaller[:, 2] *= _LEAFY
    around = around_all(around, smaller)
    touch = Touch(
        nib=0.9 * plan.value("nib.isen"), dot=plan.value("isen.size"),
        count=plate.count * plan.value("isen.count"), size=None if plate.size is None else isen_size * plate.size,
        gap=0.6 * plan.value("nib.klowong") + 0.3,
    )  # fmt: skip
    fill(plate.isen, Canting(isen, isen, isen), hand, around, touch)
    upper = (to.plates, to.halves, to.blue, to.dark, to.lines, to.isen, to.dots)
    return [w.layer(hand, (1e9, 1e9), view) for w in (ground, to.under, isen, *upper)]


def _sprigged(to: flora.Brushes, hand: Hand, plate: IsenPlate, rounds: FloatArray) -> None:
    """Draw smaller flowers n x 3, two leaves to each, about the one in the middle of a plate."""
    if not len(rounds):
        return
    size = float(np.median(rounds[:, 2]))
    to = replace(to, nib=min(to.nib, 0.1 * size), fine=min(to.fine, 0.08 * size), dot=min(to.dot, 0.16 * size))
    centres, radius = rounds[:, :2], rounds[:, 2]
    turned = np.arange(len(rounds), dtype=np.float64) * 2.4
    for side in (0.0, np.pi):
        ways = turned + side
        feet = centres + radius[:, None] * np.stack([np.cos(ways), np.sin(ways)], axis=-1)
        flora.leaves(to, hand, feet, ways, 0.95 * radius, 0.42 * radius, 0.0, 0)
    flora.blossoms(to, hand, centres, turned, radius, 6, min(plate.flower.kind, 1))


def brushes_of(plan: Plan, radius: float, pens: GrowthPens | None = None) -> flora.Brushes:
    """Return brushes for flowers of ``radius`` mm, nibs no larger than these bear; ``pens`` may gather the wax."""
    plates, lines = Waxing("tembok", Wax.TEMBOK, 5), Waxing("klowong", Wax.KLOWONG, 1)
    dots = Waxing("cecek", Wax.CECEK, 4)
    return flora.Brushes(
        Waxing("tangkai", Wax.KLOWONG, 1),
        pens.plates if pens else plates,
        Waxing("isi cokelat", Wax.KLOWONG, 2),
        Waxing("mbironi", Wax.BIRON, 6),
        Waxing("isi terbuka", Wax.OPEN, 2),
        pens.lines if pens else lines,
        pens.lines if pens else Waxing("isen", Wax.KLOWONG, 2),
        pens.dots if pens else dots,
        nib=min(0.7 * plan.value("nib.klowong"), 0.09 * radius),
        fine=min(0.9 * plan.value("nib.isen"), 0.05 * radius),
        dot=min(plan.value("isen.size"), 0.09 * radius),
        count=plan.value("isen.count"),
        light_ground=False,
    )


def _around(room: Room, centre: FloatArray, radius: float, blades: FloatArray, rim: float) -> Room:
    """Return what is left of a room around a flower and its leaves."""
    _, h, w = room.values.shape
    x = np.broadcast_to(room.origin[0, 0] + np.arange(w) * room.step, (h, w))
    y = np.broadcast_to(room.origin[0, 1] + np.arange(h)[:, None] * room.step, (h, w))
    clear = np.sqrt((x - centre[0]) * (x - centre[0]) + (y - centre[1]) * (y - centre[1])) - radius
    for blade in blades:
        low, high = blade.min(axis=0) - 8.0, blade.max(axis=0) + 8.0
        near = (x > low[0]) & (x < high[0]) & (y > low[1]) & (y < high[1])
        nodes = np.stack([x[near], y[near]], axis=-1)
        clear[near] = np.minimum(clear[near], -distance(nodes[None], blade[None])[0] - rim)
    return Room(np.minimum(room.values, clear[None]), room.origin, room.step, None, room.angle)
