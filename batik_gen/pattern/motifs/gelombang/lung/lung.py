"""Lung gelombang: one climbing stem whose swing is alpha, whose thorns are unrest, whose leaves are bursts.

After docs/sources.md#lung-gelombang. The recording is one line of stem, three columns high: up the first, on at the
foot of the second. The columns come again by one pitch to the right and three down, so that on a cloth of three
columns no moment is seen twice.
"""

from functools import lru_cache

import numpy as np

from batik_gen.pattern.declaring.example import Example
from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.motifs.gelombang.lung import words
from batik_gen.pattern.motifs.gelombang.lung.blossoms import wax_flowers
from batik_gen.pattern.motifs.gelombang.lung.course import LungCourse
from batik_gen.pattern.motifs.gelombang.lung.examples import examples_of
from batik_gen.pattern.motifs.gelombang.lung.flowers import Flowers, plan_flowers
from batik_gen.pattern.motifs.gelombang.lung.ground import Ground, plan_ground
from batik_gen.pattern.motifs.gelombang.lung.leaves import Leaves, plan_leaves
from batik_gen.pattern.motifs.gelombang.lung.pens import Copies, LungPens, lattice_of
from batik_gen.pattern.motifs.gelombang.lung.pulse import plan_pulse
from batik_gen.pattern.motifs.gelombang.lung.room import LINE, PITCH, LungRoom
from batik_gen.pattern.motifs.gelombang.lung.shoots import Shoots, plan_shoots
from batik_gen.pattern.motifs.gelombang.lung.stem import Skeleton, skeleton
from batik_gen.pattern.motifs.gelombang.lung.tendrils import plan_tendrils
from batik_gen.pattern.motifs.gelombang.lung.wax import (
    BERRY,
    wax_ground,
    wax_leaves,
    wax_marks,
    wax_shoots,
    wax_stem,
    wax_tendrils,
)
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words

_EDGE = 1.6
"""What the brown edges of stem and coil take beside their cores, mm."""


@lru_cache(maxsize=4)
def planned(
    course: LungCourse, reach: float
) -> tuple[Skeleton, tuple[FloatArray, float], Leaves, Shoots, Flowers, Ground, FloatArray]:
    """Grow one repeat: skeleton, bunch of the beginning, leaves, shoots, flowers, ground, tendrils.

    It depends on nothing else, so that a cloth drawn again, or strip by strip, finds it planned.
    """
    plant, room = skeleton(course, reach), LungRoom()
    room.take_line(plant.line, plant.widths + _EDGE)
    for coil in plant.coils:
        room.take_line(coil.line, coil.width + _EDGE)
        room.take_round(coil.heart[None], np.array([coil.bloom + 0.5]))
    bunch = _beginning(plant, room)
    _rings(plant, room)
    leaves = plan_leaves(plant, room)
    shoots = plan_shoots(plant, room)
    tendrils = plan_tendrils(plant, room)
    flowers = plan_flowers(plant, room)
    return plant, bunch, leaves, shoots, flowers, plan_ground(plant, room), tendrils


def _beginning(plant: Skeleton, room: LungRoom) -> tuple[FloatArray, float]:
    """Hang a bunch of buni on the outer side of the first bend; return its foot and its way."""
    # The line begins where it swings furthest to the right: the bunch hangs there, down and out.
    foot = plant.at(np.array(0.0)) + np.array([0.5 * plant.width, 0.0])
    angle = 0.35
    ring = turn(flora.bunch_ring() * BERRY, angle)
    for share in np.linspace(0.05, 1.06, 24):
        room.take(
            foot
            + ring[:, None] * share
            + (np.roll(ring, -1, axis=0) - ring)[:, None] * share * np.linspace(0, 1, 30)[:, None]
        )
    return foot, angle


def _rings(plant: Skeleton, room: LungRoom) -> None:
    at = plant.at(np.array(plant.course.rings) * LINE).reshape(-1, 2)
    room.take_round(at, np.full(len(at), 0.5 * plant.width + 2.8))


def lattice(plan: Plan) -> Lattice:
    """Return the ways by which the plant comes again: a column to the right and three down, and its whole line."""
    return lattice_of(plan.value("lung_gelombang.pitch") / PITCH)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a lung gelombang: ground, stem, coils, and everything that grows on them."""
    scale = plan.value("lung_gelombang.pitch") / PITCH
    plant, bunch, leaves, shoots, flowers, ground, tendrils = planned(
        LungCourse.of(plan.wave), plan.value("lung_gelombang.reach")
    )
    pens, copies = LungPens(plan), Copies.over(plan, scale)
    wax_ground(pens, copies, ground)
    wax_tendrils(pens, copies, tendrils)
    wax_stem(pens, copies, plant, plan_pulse(plant))
    wax_shoots(pens, copies, shoots)
    wax_flowers(pens, copies, plant, flowers)
    wax_leaves(pens, copies, leaves)
    wax_marks(pens, copies, plant, bunch)
    return pens.layers(plan)


def examples(plan: Plan) -> tuple[Example, ...]:
    """Return places at which it is seen how the cloth is read."""
    plant, _, leaves, *_ = planned(LungCourse.of(plan.wave), plan.value("lung_gelombang.reach"))
    return examples_of(plan, plant, leaves, Copies.over(plan, plan.value("lung_gelombang.pitch") / PITCH))


FAMILY = Family(
    name="lung-gelombang",
    label=words.LABEL,
    region=words.REGION,
    meaning=words.MEANING,
    rule=words.RULE,
    larangan=False,
    symmetry="p1",
    sources=("batik kreasi of batik-gen after lung-lungan of Jepara", "docs/sources.md#lung-gelombang"),
    parameters=(
        Parameter(
            "lung_gelombang.pitch", Words("distance between stems", "jarak antarbatang"), "mm", 68, 100, 83.3333,
            "house choice: three columns, one whole recording, on 25 cm of cloth",
        ),
        Parameter(
            "lung_gelombang.reach",
            Words("how far swings, coils and flowers reach", "jangkauan ayunan, gulungan, dan bunga"),
            "", 0.7, 1.2, 1.0, "house choice: the widest swing still leaves a bay to the next stem",
        ),
    ),
    draw=draw,
    examples=examples,
    lattice=lattice,
    by_place=True,
    reading=words.READING,
)  # fmt: skip
