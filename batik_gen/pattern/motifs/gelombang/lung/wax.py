"""Waxing a lung gelombang: each thing that was planned once, at every place of the cloth where it comes again."""

import numpy as np

from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.flora.parts import heading
from batik_gen.pattern.geometry.curves import ellipse, place, turn, unit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.isen import ukel
from batik_gen.pattern.motifs.gelombang.lung.ground import Ground
from batik_gen.pattern.motifs.gelombang.lung.leaves import BEND, Leaves
from batik_gen.pattern.motifs.gelombang.lung.pens import Copies, LungPens
from batik_gen.pattern.motifs.gelombang.lung.pulse import Pulse, heart_of
from batik_gen.pattern.motifs.gelombang.lung.room import LINE
from batik_gen.pattern.motifs.gelombang.lung.shoots import CROOK_WIDTHS, THORN_WIDTHS, Shoots
from batik_gen.pattern.motifs.gelombang.lung.stem import Skeleton
from batik_gen.pattern.motifs.gelombang.lung.tendrils import WIDTHS
from batik_gen.values.arrays import FloatArray

BERRY = 4.2
"""Diameter of the berries at the beginning, mm."""
_RING = 2.6
_VEIN = np.array([0.20, 0.80])
"""From where to where along a coil a fine line runs down its middle: clear of the stem, whose middle is read."""


def wax_stem(pens: LungPens, copies: Copies, plant: Skeleton, pulse: Pulse) -> None:
    """Draw stem and coils as two brown lines with a light core, brown dots and seeds down the middle of the stem."""
    edge, scale = 1.5 * pens.flora.nib, copies.scale
    _, run = copies.lines(plant.line[None])
    wide = plant.widths * scale
    pens.stalk.stroke(run, wide + edge)
    pens.core.stroke(run, wide)
    _, at = copies.of(pulse.dots, 3.0)
    pens.pulse.dot(at, pulse.dot * scale)
    whose, at = copies.of(pulse.seeds, 6.0)
    angle = np.array([heading(way) for way in pulse.ways]).reshape(-1)[whose]
    pens.pulse.area(place(ellipse(0.5 * scale * pulse.long[whose], 0.5 * scale * pulse.wide[whose], 24), at, angle))
    for coil in plant.coils:
        _, run = copies.lines(coil.line[None])
        taper = coil.width * scale
        pens.stalk.stroke(run, taper + np.minimum(0.9 * edge, 0.35 * taper + 0.5))
        pens.core.stroke(run, taper)
        first, last = (_VEIN * len(coil.line)).astype(np.int64)
        fine = np.minimum(pens.flora.fine, 0.22 * taper[first:last]) * np.linspace(1.0, 0.8, last - first)
        pens.flora.isen.stroke(run[:, first:last], fine)


def wax_tendrils(pens: LungPens, copies: Copies, tendrils: FloatArray) -> None:
    """Draw thin brown tendrils that roll up, a cecek in each eye."""
    _, run = copies.lines(tendrils[:, 1:-1])
    pens.stalk.stroke(run, WIDTHS * copies.scale)
    _, eyes = copies.of(tendrils[:, -1], 4.0)
    pens.stalk.dot(eyes, 1.9 * copies.scale)
    pens.ground_dots.dot(eyes, 0.75 * copies.scale)


def wax_marks(pens: LungPens, copies: Copies, plant: Skeleton, bunch: tuple[FloatArray, float]) -> None:
    """Hang the bunch of the beginning, and put a white ring about the stem at every full minute."""
    to = pens.flora
    foot, angle = bunch
    stalk = foot + turn(np.array([[-1.0, 0.0], [4.0, -0.5], [2.3 * BERRY, 0.0]]), angle)
    _, run = copies.lines(stalk[None])
    pens.stalk.stroke(run, (1.7 * copies.scale + 1.4 * to.nib))
    pens.core.stroke(run, 1.7 * copies.scale)
    _, feet = copies.of(foot[None], 30.0)
    flora.bunches(to, copies.plan.hand, feet, np.full(len(feet), angle), np.full(len(feet), BERRY * copies.scale))
    if not plant.course.rings:
        return
    s = np.array(plant.course.rings) * LINE
    here, ahead = plant.at(s), plant.at(s + 0.8)
    way = unit(ahead - here)
    across, reach = np.stack([-way[:, 1], way[:, 0]], axis=-1), 0.5 * plant.width + 2.6
    # Bowed as a ring is seen about a round stem, and open in front of what runs down its middle.
    part = np.linspace(0.5 * (heart_of(plant) + _RING) / reach, 1.0, 4)
    bow = np.stack([np.stack([side * part, 0.5 - part * part], axis=-1) for side in (1.0, -1.0)])
    sides = reach * across[:, None, None] * bow[..., :1] + 1.6 * way[:, None, None] * bow[..., 1:]
    bars = (here[:, None, None] + sides).reshape(-1, len(part), 2)
    _, run = copies.lines(bars)
    for pen, wide in ((to.lines, _RING + 1.7 * to.nib), (to.dots, _RING)):
        pen.stroke(run, wide * copies.scale)


def wax_leaves(pens: LungPens, copies: Copies, leaves: Leaves) -> None:
    """Draw every leaf, each as long as it was planned: only its isen and its edge are the hand's."""
    for number in range(len(leaves.long)):
        _, feet = copies.of(leaves.foot[number : number + 1], 40.0)
        if not len(feet):
            continue
        angle, long, wide = (np.full(len(feet), float(v[number])) for v in (leaves.angle, leaves.long, leaves.wide))
        bend = BEND * float(leaves.side[number])
        scale = copies.scale
        flora.leaves(
            pens.flora, copies.plan.hand, feet, angle, long * scale, wide * scale, bend, int(leaves.kind[number])
        )


def wax_shoots(pens: LungPens, copies: Copies, shoots: Shoots) -> None:
    """Draw thorns and crooks light with a brown edge; in the eye of a crook sits a berry."""
    edge = 1.25 * pens.flora.nib
    for lines, widths, grown in (
        (shoots.thorns, THORN_WIDTHS, shoots.thorns_grown),
        (shoots.crooks[:, :-1], CROOK_WIDTHS, shoots.crooks_grown),
    ):
        whose, run = copies.lines(lines)
        wide = widths * (0.4 + 0.6 * grown[whose])[:, None] * copies.scale
        pens.stalk.stroke(run, wide + edge)
        pens.core.stroke(run, wide)
    whose, eyes = copies.of(shoots.crooks[:, -3], 4.0)
    wide = 1.8 * shoots.crooks_grown[whose] * copies.scale
    pens.stalk.dot(eyes, wide + edge)
    pens.core.dot(eyes, wide)


def wax_ground(pens: LungPens, copies: Copies, ground: Ground) -> None:
    """Fill the ground with ukel and cecek."""
    hand, to = copies.plan.hand, pens.flora
    whose, centres = copies.of(ground.ukel, 6.0)
    size = 0.8 * ground.size[whose] * copies.scale
    lean = ground.lean[whose] + 0.35 * hand.normal(salts.FLORA_UKEL_TURN, centres)
    middle = turn(np.stack([0.42 * size, 0.44 * size], axis=-1), lean)
    ukel.curls(pens.ground, hand, centres - middle, lean, size, to.fine, 1.0, 0.4)
    _, spots = copies.of(ground.dots, 2.0)
    dots = hand.size(salts.LUNG_GELOMBANG_DOT, spots, 0.5, wanders=False)
    pens.ground_dots.dot(spots + 0.12 * hand.stray(salts.FLORA_DOT_STRAY, spots), 1.06 * to.dot * dots)
