"""A sample of one isen: on a leaf, a petal, a frame and a ground, as a small Cloth."""

import numpy as np

from batik_gen.pattern.geometry.curves import ellipse, leaf, place, spline
from batik_gen.pattern.geometry.shape.ground import Occupied
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen.kind import Canting, Touch
from batik_gen.pattern.isen.table import fill
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Cloth, Wax

SIZE = (112.0, 62.0)


def curved_leaf(long: float, wide: float, bend: float) -> FloatArray:
    """Return a leaf from the origin along +x that bends to the right, k x 2."""
    ring = leaf(long, wide, 24)
    t = ring[:, 0] / long
    return np.stack([ring[:, 0], ring[:, 1] + bend * (t * t - t)], axis=-1)


def petal(long: float, wide: float) -> FloatArray:
    """Return a round petal with a notch at its end and a narrow foot, k x 2."""
    half = np.array([[0.0, 0.10], [0.2, 0.24], [0.45, 0.43], [0.72, 0.5], [0.93, 0.36], [1.0, 0.14]])
    points = np.concatenate([half, [[0.93, 0.0]], half[::-1] * np.array([1.0, -1.0])])
    return spline(points * np.array([long, wide]), 5)


def frame(long: float, wide: float) -> FloatArray:
    """Return a strip with a slow wave in it, k x 2."""
    x = np.linspace(0, long, 25)
    wave = 1.6 * np.sin(x / long * 2 * np.pi)
    return np.concatenate([np.stack([x, wave], -1), np.stack([x, wave + wide], -1)[::-1]])


def sample(name: str, seed: int = 3, touch: Touch | None = None, process: str = "sogan-yogya") -> Cloth:
    """Wax one isen on a light leaf and frame, a brown petal, and a dark ground about a flower.

    Parameters
    ----------
    name
        Name of the isen.
    seed, touch
        Seed of the hand, and how finely it is drawn.
    process
        The process the Cloth asks for.
    """
    hand = Hand(seed, 0.24, 0.095)
    dark_plate = Waxing("latar terbuka", Wax.OPEN, 3)
    plates = Waxing("tembok", Wax.TEMBOK, 5)
    lines = Waxing("klowong", Wax.KLOWONG, 1)
    brown = Waxing("isen", Wax.KLOWONG, 2)
    light = Waxing("cecek", Wax.CECEK, 4)
    bare = Waxing("tembok atas", Wax.TEMBOK, 5)
    black = Waxing("isen terbuka", Wax.OPEN, 2)
    everywhere = np.array([[[-9.0, -9], [SIZE[0] + 9, -9], [SIZE[0] + 9, SIZE[1] + 9], [-9, SIZE[1] + 9]]])
    dark_plate.area(everywhere)
    night = Waxing("isi terbuka", Wax.OPEN, 3)
    outline = 1.2
    shapes = {
        "leaf": place(curved_leaf(46, 20, 9), np.array([[5.0, 15.0]]), 0.0),
        "small": place(curved_leaf(17, 6.5, 2), np.array([[4.0, 30.0], [14.5, 43.5]]), np.array([0.35, -0.25])),
        "petal": place(petal(22, 22), np.array([[33.5, 32.5]]), 0.3),
        "frame": place(frame(51, 7.5), np.array([[3.5, 50.5]]), 0.0),
    }
    for shape, ring in shapes.items():
        (night if shape == "petal" else plates).area(ring)
        lines.stroke(ring, outline, closed=True)
        canting = Canting(light, light, light, black) if shape == "petal" else Canting(brown, brown, brown, bare)
        fill(name, canting, hand, ring, touch)
    # The ground: a light plate around a flower and two leaves.
    patch = np.array([[[60.0, 5.0], [107.0, 5.0], [107.0, 57.0], [60.0, 57.0]]])
    plates.area(patch)
    lines.stroke(patch, outline, closed=True)
    taken = Occupied()
    taken.stroke(np.concatenate([patch, patch[:, :1]], axis=1), outline)
    petals = place(petal(9, 8), np.tile([[84.0, 30.0]], (5, 1)), np.linspace(0, 1.6, 5) * np.pi - np.pi / 2)
    leaves = place(leaf(14, 6), np.array([[66.0, 15.0], [101.0, 50.0]]), np.array([0.5, 3.5]))
    for ring in (petals, leaves):
        night.area(ring)
        lines.stroke(ring, outline, closed=True)
        taken.area(ring)
        taken.stroke(np.concatenate([ring, ring[:, :1]], axis=1), outline)
        fill("cecek", Canting(light, light), hand, ring, Touch(rows=1))
    ground = taken.ground(SIZE, within=patch)
    fill(name, Canting(brown, brown, brown, bare), hand, ground, touch)
    heart = place(ellipse(2.0, 2.0, 24), np.array([[84.0, 30.0]]))
    lines.area(heart)
    light.dot(np.array([[84.0, 30.0]]), 1.4)
    order = (dark_plate, plates, night, lines, brown, bare, light, black)
    return Cloth(SIZE, tuple(w.layer(hand, SIZE) for w in order), process, (("mottling", 0.3), ("seepage", 0.2)), seed)
