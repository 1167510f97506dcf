"""Shapes cover each pixel by their true share of it."""

import numpy as np
import pytest
from render_cloths import areas, box, cloth_of, disc, strokes

from batik_gen.cloth import Dots, Layer, Strokes, Wax
from batik_gen.render.fill import fill
from batik_gen.render.shapes import prepare
from batik_gen.render.wax import wax_masks

DPI = 254.0  # 10 px per mm


def wax_share(layer, size=(20.0, 20.0), dpi=DPI):
    """Return how much of each pixel the layer covers, 0..1."""
    return 1.0 - wax_masks(cloth_of(layer, size=size), dpi)[0] / 255.0


def truth(inside, side=200, fine=8):
    """Return coverage by brute force, fine x fine samples a pixel."""
    at = (np.arange(side * fine) + 0.5) / fine / 10.0
    return inside(at[None, :], at[:, None]).reshape(side, fine, side, fine).mean(axis=(1, 3))


@pytest.mark.parametrize("radius", [0.7, 2.35, 7.1])
def test_area_of_a_disc_is_exact_pixel_by_pixel(radius):
    got = wax_share(Layer("t", Wax.TEMBOK, 1, areas=areas(disc(9.93, 10.11, radius, 720))))
    want = truth(lambda x, y: (x - 9.93) ** 2 + (y - 10.11) ** 2 < radius**2)
    assert abs(got.sum() / 100 - np.pi * radius**2) < 0.002 * np.pi * radius**2
    assert abs(got - want).mean() < 1 / 255
    assert abs(got - want).max() < 0.12  # sampling error of the truth included


def test_half_plane_at_any_slant_has_the_exact_area_of_each_pixel():
    corners = np.array([[-3.0, -5.0], [14.0, -5.0], [6.5, 25.0], [-3.0, 25.0]])
    got = wax_share(Layer("t", Wax.TEMBOK, 1, areas=areas(corners)))
    want = truth(lambda x, y: x < 14.0 - 7.5 * (y + 5.0) / 30.0)
    assert abs(got - want).mean() < 1 / 255
    assert abs(got - want).max() < 0.1


@pytest.mark.parametrize("angle", [0, 7, 22.5, 45, 63, 90, 131])
@pytest.mark.parametrize("width", [0.05, 0.12, 0.3, 1.2])
def test_a_stroke_carries_its_width_of_wax_at_any_angle(angle, width):
    along = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    middle = np.array([10.03, 9.96])
    line = np.array([[*(middle - 6 * along), width], [*(middle + 6 * along), width]])
    got = wax_share(Layer("k", Wax.KLOWONG, 1, strokes=strokes(line))).sum() / 100
    caps = np.pi * width**2 / 4
    assert got == pytest.approx(12 * width + caps, rel=0.02 if width > 0.1 else 0.08)


def test_a_stroke_is_round_ended_and_tapers():
    line = np.array([[4.0, 10.0, 0.6], [16.0, 10.0, 2.4]])
    share = wax_share(Layer("k", Wax.KLOWONG, 1, strokes=strokes(line)))
    thickness = share.sum(axis=0) / 10
    assert thickness[60:141:20] == pytest.approx([0.9, 1.2, 1.5, 1.8, 2.1], abs=0.06)
    assert share[100, 172] == pytest.approx(0.0, abs=0.01)
    assert share[100, 169] > 0.9


@pytest.mark.parametrize("diameter", [0.06, 0.11, 0.13, 0.4, 1.7])
def test_a_dot_has_its_true_area_however_small(diameter):
    rng = np.random.default_rng(2)
    grid = np.stack(np.meshgrid(np.arange(2, 19, 2.5), np.arange(2, 19, 2.5)), -1).reshape(-1, 2)
    dots = np.column_stack([grid + rng.uniform(-0.1, 0.1, grid.shape), np.full(len(grid), diameter)])
    got = wax_share(Layer("c", Wax.CECEK, 1, dots=Dots(dots))).sum() / 100
    assert got == pytest.approx(len(grid) * np.pi * diameter**2 / 4, rel=0.03)


def test_a_stroke_of_one_point_is_a_dot_of_the_nib():
    got = wax_share(Layer("k", Wax.KLOWONG, 1, strokes=strokes(np.array([[10.0, 10.0, 1.6]])))).sum() / 100
    assert got == pytest.approx(np.pi * 0.64, rel=0.02)


def test_bent_strokes_do_not_thicken_where_pieces_join():
    angle = np.linspace(0, 2 * np.pi, 400)
    ring = np.column_stack([10 + 6 * np.cos(angle), 10 + 6 * np.sin(angle), np.full(400, 1.0)])
    got = wax_share(Layer("k", Wax.KLOWONG, 1, strokes=strokes(ring))).sum() / 100
    assert got == pytest.approx(2 * np.pi * 6 * 1.0, rel=0.01)


@pytest.mark.parametrize("turned", [(False, False), (True, False), (True, True)])
def test_overlapping_outlines_of_one_layer_join_whichever_way_they_turn(turned):
    rings = [box(3, 3, 12, 12), box(8, 8, 17, 17)]
    rings = [ring[::-1] if back else ring for ring, back in zip(rings, turned, strict=True)]
    got = wax_share(Layer("t", Wax.TEMBOK, 1, areas=areas(*rings))).sum() / 100
    assert got == pytest.approx(81 + 81 - 16, rel=1e-3)


def test_shapes_reaching_over_every_border_are_cut_there():
    got = wax_share(Layer("t", Wax.TEMBOK, 1, areas=areas(box(-50, -50, 80, 5), box(15, -3, 99, 99))))
    assert got.sum() / 100 == pytest.approx(20 * 5 + 5 * 15, rel=1e-3)


def test_small_scale_drawing_keeps_the_ink():
    line = np.array([[2.0, 3.0, 0.4], [17.0, 16.0, 0.4]])
    layer = Layer("k", Wax.KLOWONG, 1, strokes=strokes(line))
    areas_mm = [wax_share(layer, dpi=dpi).sum() / (dpi / 25.4) ** 2 for dpi in (40, 100, 300, 600)]
    assert areas_mm == pytest.approx([areas_mm[-1]] * 4, rel=0.02)


def test_empty_geometry_covers_nothing():
    layer = Layer("k", Wax.KLOWONG, 1, strokes=Strokes())
    assert prepare(layer, 10.0).cover(0, 50, 100) is None
    band = np.zeros((5, 7), np.uint8)
    fill(np.zeros((0, 4)), 0, band)
    assert not band.any()
