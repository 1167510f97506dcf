"""What ceplok kasatriyan has of its own: blocks of parang, three fish that share a head (docs/sources.md#ceplok)."""

from functools import cache

import numpy as np

from batik_gen.pattern.geometry.clipping import Ragged, cut_rings, dense
from batik_gen.pattern.geometry.curves import ellipse, leaf, place, spline
from batik_gen.pattern.hand import salts
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs.ceplok.foils import Kit, Place, rays, ways
from batik_gen.pattern.motifs.parang import blades as blade
from batik_gen.values.arrays import FloatArray

SIDE = 0.8
"""Half the side of a block, in radii."""
_PITCH = 0.36
"""From blade to blade in a block, in half sides."""
_REACH = 4
"""Blades along a row and rows across, either way, that may touch a block."""
_BODY = np.array([[0.30, -0.02], [0.46, 0.17], [0.72, 0.15], [0.92, 0.02], [0.72, -0.10], [0.46, -0.14]])
"""Outline of a fish that swims from the common head, along +x, in its length."""


def block_reach(radius: FloatArray) -> FloatArray:
    """Return how far a block reaches in each direction, n x rays, mm."""
    t = rays()
    return (SIDE * radius)[:, None] / np.maximum(np.abs(np.cos(t)), np.abs(np.sin(t)))


def parang_block(kit: Kit, at: Place) -> None:
    """Draw a square of small parang on the dark, in a white frame with cecek."""
    side = SIDE * at.radius
    frame = 3.1 * kit.dot + 0.5 * kit.nib
    square = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    outer = _edged(square)
    kit.plates.area(outer * side[:, None, None] + at.centres[:, None])
    kit.lines.stroke(outer * side[:, None, None] + at.centres[:, None], kit.nib, closed=True)
    row = outer * (side - 0.5 * frame)[:, None, None] + at.centres[:, None]
    cecek.row(kit.isen, kit.plan.hand, row, 0.9 * kit.dot, 2.5 * kit.dot / kit.plan.at("isen.count", at.centres), True)
    inner = side - frame
    kit.isen.area(outer * (inner + 0.9 * kit.fine)[:, None, None] + at.centres[:, None])
    kit.dark.area(outer * inner[:, None, None] + at.centres[:, None])
    grown = inner * kit.plan.hand.size(salts.CEPLOK_BLOCK, at.centres, 0.15)
    nib = min(kit.nib, 0.024 * float(at.nominal))
    for white, ring in _blades():
        run = ring * np.minimum(grown, inner)[:, None, None] + at.centres[:, None]
        if white:
            kit.white.area(run)
            kit.upper.stroke(run, 0.8 * nib, closed=True)
        else:
            kit.brown.area(run)


def _edged(square: FloatArray) -> FloatArray:
    """Return a square with places along its sides, so that a hand may bend them."""
    t = np.arange(12)[:, None] / 12
    return np.concatenate([a + (b - a) * t for a, b in zip(square, np.roll(square, -1, axis=0), strict=True)])


@cache
def _blades() -> tuple[tuple[bool, FloatArray], ...]:
    """Return the pieces of parang that lie in a block of half side 1, cut at its edge; True where they are white."""
    one = np.ones(1)
    wide, neck, gap = 0.36 * one, 0.19 * one, 0.02
    leaf_ring = spline(blade.leaves(wide), 4)[0]
    band = spline(blade.bands(wide, wide, neck, gap), 4)[0]
    discs = [ellipse(0.165, 0.165, 20) + place_of for place_of in blade.discs(gap)]
    rhomb = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]]) * 0.12
    found = []
    for across in range(-_REACH, _REACH + 1):
        for along in range(-_REACH, _REACH + 1):
            foot = along * blade.ALONG + across * blade.ROW * blade.ACROSS - blade.MIDDLE
            channel = foot + blade.MIDDLE + blade.MLINJON * blade.ACROSS
            pieces = [(True, band), (True, leaf_ring), *((True, disc) for disc in discs)]
            rings = [(white, (ring + foot) * _PITCH) for white, ring in pieces]
            rings += [(False, (rhomb + channel + step * blade.ALONG) * _PITCH) for step in (0.25, 0.75)]
            found += [(white, cut) for white, ring in rings if len(cut := _within(ring)) > 2]
    return tuple(found)


def _within(ring: FloatArray) -> FloatArray:
    """Return what of a ring lies in a square of half side 0.97."""
    held = Ragged(ring, np.array([0, len(ring)]))
    for way in (np.array([1.0, 0.0]), np.array([-1.0, 0.0]), np.array([0.0, 1.0]), np.array([0.0, -1.0])):
        if not len(held):
            return np.zeros((0, 2))
        depth = 0.97 - (held.points[:, 0] * way[0] + held.points[:, 1] * way[1])
        held, _ = cut_rings(held, depth)
    if not len(held):
        return np.zeros((0, 2))
    cut = dense(held, 0.12, closed=True).points
    small = np.ptp(cut, axis=0).max() < 0.1
    return np.zeros((0, 2)) if small else cut


def three_fish(kit: Kit, centres: FloatArray, radius: FloatArray, turned: FloatArray) -> None:
    """Draw three fish that share one head: white bodies with sisik, forked tails, an eye in the middle."""
    hand, long = kit.plan.hand, 1.8 * radius
    for fish in range(3):
        angle = turned + fish * (2 * np.pi / 3) + 0.03 * hand.normal(salts.CEPLOK_FISH + fish, centres)
        body = spline(_BODY, 4)
        kit.white.area(place(body, np.zeros((len(centres), 2)), angle) * long[:, None, None] + centres[:, None])
        kit.upper.stroke(
            place(body, np.zeros((len(centres), 2)), angle) * long[:, None, None] + centres[:, None],
            0.6 * kit.nib, closed=True,
        )  # fmt: skip
        way, side = ways(angle), ways(angle + np.pi / 2)
        for lean in (-0.5, 0.5):
            tail = place(leaf(0.3 * long, 0.15 * long, 8, 0.6), centres + (0.9 * long)[:, None] * way, angle + lean)
            kit.white.area(tail)
            kit.upper.stroke(tail, 0.5 * kit.nib, closed=True)
        for far, off in ((0.48, 0.03), (0.6, -0.02), (0.6, 0.08), (0.72, 0.03)):
            spot = centres + (far * long)[:, None] * way + (off * long)[:, None] * side
            kit.upper.dot(spot, np.minimum(0.8 * kit.dot, 0.1 * long))
    head = ellipse(0.34 * long, 0.34 * long, 28)
    kit.white.area(place(head, centres))
    kit.upper.stroke(place(head, centres), 0.7 * kit.nib, closed=True)
    kit.upper.dot(centres, 0.3 * long)
    kit.dots.dot(centres, 0.15 * long)
