"""Tambal: triangles light and dark in turn, never two alike side by side, cut clean under their seams."""

import numpy as np
import pytest
import seeds
from portraits import plain
from scipy.spatial import cKDTree

from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.tambal.tambal import lay_out
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.processes.table import find_process, state_colours
from batik_gen.values.cloth import Wax

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""


def test_light_lies_beside_dark_and_no_two_that_touch_are_alike():
    laid = lay_out(plan_of(plain("tambal", 1, 900.0))[0])
    grid = laid.grid
    names = [f.name for f in laid.fillings]
    inner = [at for at, beside in enumerate(grid.neighbours) if len(beside) == 3]
    assert len(inner) > 100
    for at in inner:
        assert all(grid.light[n] != grid.light[at] for n in grid.neighbours[at])
    # Triangles that only share a corner differ as well.
    corners = grid.corner[:, None] + np.array([[0.0, 0.0]])
    legs = np.stack([np.cos(grid.angle), np.sin(grid.angle)], axis=-1) * grid.side
    ends = np.stack([legs, np.stack([-legs[:, 1], legs[:, 0]], axis=-1)], axis=1) + corners
    points = np.concatenate([corners, ends], axis=1).reshape(-1, 2)
    for one, other in cKDTree(points).query_pairs(1e-6 * grid.side):
        if one // 3 != other // 3:
            assert names[one // 3] != names[other // 3]
    assert len(set(names)) == 12


def test_half_of_the_squares_fill_the_cloth():
    grid = lay_out(plan_of(plain("tambal", 1, 350.0))[0]).grid
    assert grid.seen.sum() * grid.side * grid.side / 2 == pytest.approx(350.0**2, rel=0.02)


def test_the_brown_line_about_each_triangle_is_unbroken():
    design = plain("tambal", SEEDS[0], 130.0, hand__wobble=0.0, bath__seepage=0.0, bath__mottling=0.0)
    cloth = draw(design)
    image = np.asarray(dye(cloth, px=(650, 650)).image.convert("RGB"), np.float64)
    brown = np.array(state_colours(find_process(design.process))[Wax.KLOWONG], np.float64)
    lines = next(x for x in cloth.layers if x.name == "klowong").strokes.points
    inside = ((lines[:, :2] > 1) & (lines[:, :2] < 129)).all(axis=1)
    at = np.floor(lines[inside][:, :2] * 5).astype(int)
    off = np.abs(image[at[:, 1], at[:, 0]] - brown).max(axis=1)
    assert len(off) > 60
    assert (off < 45).mean() >= 0.99


def test_what_fills_a_triangle_stays_inside_it():
    design = plain("tambal", SEEDS[0], 180.0, hand__wobble=0.0)
    grid = lay_out(plan_of(design)[0]).grid
    over = {"sambungan", "klowong", "cecek sambungan"}
    seams = grid.side * np.arange(-3, 4)
    for layer in (x for x in draw(design).layers if x.name not in over):
        for points in (layer.areas.points, layer.strokes.points, layer.dots.points):
            if not len(points):
                continue
            x, y = points[:, 0] - 90.0, points[:, 1] - 90.0
            # Nothing lies in the seams between squares, but for half the width of a stroke.
            for along in (x, y):
                assert np.abs(along[:, None] - seams).min() > 1.5
