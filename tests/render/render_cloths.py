"""Small cloths for the tests of the render room."""

import numpy as np

from batik_gen.render.dyeing.dye import dye
from batik_gen.values.cloth import Areas, Cloth, Dots, Layer, Strokes, Wax

CLEAN = (("mottling", 0.0), ("seepage", 0.0))
ROUGH = (("mottling", 1.0), ("seepage", 1.0))
SIDE = 31.75
"""Side in mm of the cloths of every family, drawn once: a whole number of px for a renderer of 96 px an inch."""


def cloth_of(*layers, size=(20.0, 20.0), process="sogan-yogya", bath=CLEAN, seed=5, recipe=""):
    return Cloth(size, tuple(layers), process, bath, seed, recipe)


def areas(*rings):
    return Areas(np.concatenate(rings), np.cumsum([0] + [len(ring) for ring in rings]))


def strokes(*lines):
    return Strokes(np.concatenate(lines), np.cumsum([0] + [len(line) for line in lines]))


def disc(x, y, radius, corners=240):
    angle = np.arange(corners) / corners * 2 * np.pi
    return np.stack([x + radius * np.cos(angle), y + radius * np.sin(angle)], axis=1)


def box(left, top, right, bottom):
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], float)


def busy_cloth(size=(60.0, 45.0), process="sogan-yogya", bath=ROUGH, recipe=""):
    """Return a cloth with every wax state and every kind of shape, some across its border."""
    rng = np.random.default_rng(11)
    wide, tall = size
    plates, lines, hairs = [], [], []
    for x in np.arange(4.0, wide + 8, 11):
        for y in np.arange(3.0, tall + 8, 11):
            ring = disc(x, y, 4.2, 60) + rng.normal(0, 0.05, (60, 2))
            plates.append(ring)
            lines.append(np.column_stack([np.r_[ring, ring[:1]], rng.uniform(0.9, 1.5, 61)]))
            hairs.append(np.array([[x + 5.0, y - 2, 0.3], [x + 5.4, y, 0.5], [x + 5.1, y + 2, 0.3]]))
    dots = np.column_stack([rng.uniform(0, wide, 300), rng.uniform(0, tall, 300), rng.normal(0.6, 0.1, 300)])
    return cloth_of(
        Layer("tembok", Wax.TEMBOK, 3, areas=areas(*plates)),
        Layer("klowong", Wax.KLOWONG, 1, strokes=strokes(*lines)),
        Layer("sawut", Wax.KLOWONG, 2, strokes=strokes(*hairs)),
        Layer("cecek", Wax.CECEK, 2, dots=Dots(dots)),
        Layer("biron", Wax.BIRON, 5, areas=areas(disc(30, 20, 3.0), disc(31, 21, 3.0))),
        Layer("cut", Wax.OPEN, 6, strokes=strokes(np.array([[0, 5, 0.8], [wide, 30, 0.8]]))),
        size=size,
        process=process,
        bath=bath,
        recipe=recipe,
    )


def all_one(wax, process, bath=CLEAN, size=(40.0, 40.0)):
    """Return the pixels of a cloth that is all one state."""
    layer = Layer("all", wax, 1, areas=areas(box(-5, -5, 500, 500)))
    return np.asarray(dye(cloth_of(layer, size=size, process=process, bath=bath), dpi=150).image)
