"""Waxing the growth: stems, leaves with their isen, berries, in the lines of the klowong."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.curves import length
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.view import Sample
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import sawut
from batik_gen.values.arrays import BoolArray, FloatArray

_OUTLINED = 2.6
"""Ribs longer than this, mm, belong to leaves that are outlined and filled."""

_ROOMY = 5.0
"""Ribs longer than this, mm, bear sawut."""

_SMALLEST_CURL = 3.4
"""Curls that reach less far than this, in nibs of the isen, would be blots and are left out."""

_CURL_NIB = 0.17
"""The nib of a curl is at most this share of how far it reaches."""

_COMING, _OPENING = 0.12, 0.3
"""A leaf that is longer by so much than the smallest one drawn has its whole size, and one that is longer by so much
than the smallest one outlined is open."""

_RIB = 0.8
"""The rib of a leaf runs along so much of it."""

_LENIENT = 0.2
"""What is too small is judged by so much more or less leniently from copy to copy: all do not change at once."""


@dataclass(frozen=True)
class GrowthPens:
    """Name what gathers each part of a growth.

    Parameters
    ----------
    plates
        Leaf blades.
    lines
        Stems, outlines and ribs.
    dots
        Berries.
    touches
        Leaves too small for an outline with something inside it.
    """

    plates: Waxing
    lines: Waxing
    dots: Waxing
    touches: Waxing


def judged(hand: Hand, sizes: FloatArray, feet: FloatArray) -> FloatArray:
    """Return sizes (n) as they are compared with a least size: a little larger or smaller by the luck of their feet."""
    leniency: FloatArray = 1 + _LENIENT * (2 * hand.at(salts.HAND_JUDGED, feet) - 1)
    return sizes * leniency


def curl_nib(hand: Hand, stem: FloatArray, thickness: float, isen: float) -> tuple[BoolArray, FloatArray]:
    """Return which curls (n x k x 2) can be drawn, and the nib of each, n x 1: a small one is finer, or it would close.

    Parameters
    ----------
    hand, stem
        The hand, and the curls.
    thickness, isen
        Nib of a large curl, and the nib that fillings are drawn with, mm.
    """
    reach = length(stem - stem[:, :1]).max(axis=1)
    fine = np.minimum(thickness, np.maximum(_CURL_NIB * reach, 0.8 * isen))
    return judged(hand, reach, stem[:, 0]) > _SMALLEST_CURL * isen, fine[:, None]


def wax_growth(
    pens: GrowthPens,
    hand: Hand,
    growth: Growth,
    thickness: float,
    berry: float,
    isen: float,
    smallest_leaf: float = 2.2,
    *,
    typical: Sequence[FloatArray],
) -> None:
    """Draw a placed Growth.

    Parameters
    ----------
    pens, hand
        What gathers the strokes, and the hand.
    growth
        The growth, placed on the cloth.
    thickness
        Nib of stems and outlines, mm.
    berry
        Diameter of the largest berry, mm.
    isen
        Nib of ribs and sawut, mm.
    smallest_leaf
        Leaves shorter than this, mm, are left out: a canting could not draw them.
    typical
        For each leaf of the growth how long the ribs of its large copies are on the whole cloth, mm, by
        ``rib_lengths``.
    """
    drawn = []
    rolls = len(growth.berries) == len(growth.stems)
    for number, stem in enumerate(growth.stems):
        every = np.ones(len(stem), bool), np.full((len(stem), 1), thickness)
        kept, thick = every if number == 0 else curl_nib(hand, stem, thickness, isen)
        drawn.append(kept)
        # Thinner towards the end, but never thinner than a nib; a stem that rolls up must not close.
        taper = np.linspace(1.0, 0.5 if rolls and number == 0 else 0.72, stem.shape[1])
        pens.lines.stroke(stem[kept], np.maximum(thick[kept] * taper, 0.8 * isen))
    for ring, rib, usual in zip(growth.leaves, growth.ribs, typical, strict=True):
        long = length(rib[:, 1] - rib[:, 0])
        kept = long > 0.7 * smallest_leaf
        # The smallest come out of nothing.
        come = np.minimum((long / (0.7 * smallest_leaf) - 1) / _COMING, 1.0)[:, None, None]
        ring = ring[:, :1] + np.maximum(come, 0.0) * (ring - ring[:, :1])
        # A leaf too small for an outline with something inside it is one touch of the nib.
        pens.touches.area(ring[kept & (long <= _OUTLINED)])
        kept &= long > _OUTLINED
        blade = ring[kept]
        pens.plates.area(blade)
        # What was one touch opens beside its rib, and its outline broadens, as it grows.
        opened = np.minimum((long[kept] / _OUTLINED - 1) / _OPENING, 1.0)[:, None]
        pens.lines.stroke(blade, max(0.62 * thickness, 0.9 * isen) * (0.4 + 0.6 * opened), closed=True)
        across = np.arange(int(_RIB * (ring.shape[1] // 2)) + 1)
        one, other = blade[:, across], blade[:, -across]
        shut = 0.0 if pens.touches.wax is pens.plates.wax else 1 - opened
        pens.lines.stroke(0.5 * (one + other), np.maximum(shut * length(one - other), 0.8 * isen))
        roomy = kept & (judged(hand, long, rib[:, 0]) > _ROOMY)
        sawut.herringbone(
            pens.lines, hand, _resampled(rib[roomy]), 0.16 * long[roomy], 1.5, 0.8 * isen, typical=usual
        )  # fmt: skip
    for (eye, share), kept in zip(growth.berries, drawn if rolls else drawn[1:], strict=True):
        pens.dots.dot(eye[kept], berry * share)


def rib_lengths(growth: Growth) -> list[Sample]:
    """Measure, for each leaf of a growth, the ribs of those copies that are large enough for sawut."""
    ribs = (rib[length(rib[:, 1] - rib[:, 0]) > _ROOMY / (1 + _LENIENT)] for rib in growth.ribs)
    return [sawut.lengths(_resampled(rib)) for rib in ribs]


def ribs_at_hand(growth: Growth) -> list[FloatArray]:
    """Return how long the ribs of a growth are whose copies are all at hand, as ``wax_growth`` asks for it."""
    return [sample.median for sample in rib_lengths(growth)]


def _resampled(rib: FloatArray) -> FloatArray:
    t = np.linspace(0.15, 0.95, 7)[None, :, None]
    return rib[:, :1] + (rib[:, 1:] - rib[:, :1]) * t
