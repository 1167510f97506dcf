"""Shapes cover each pixel by their true share of it."""

import numpy as np
import pytest
from render_cloths import areas, box, cloth_of, disc, strokes

from batik_gen.render.baths.access import Waxed, wax_masks
from batik_gen.render.raster.edge import WaxEdge
from batik_gen.render.raster.fill import fill
from batik_gen.render.raster.frame import choose_frame
from batik_gen.render.raster.shapes import prepare
from batik_gen.values.cloth import Dots, Layer, Strokes, Wax

DPI = 254.0  # 10 px per mm


def wax_share(layer, size=(20.0, 20.0), dpi=DPI):
    """Return how much of each pixel the layer covers, 0..1."""
    return 1.0 - wax_masks(cloth_of(layer, size=size), dpi)[0] / 255.0


def true_cover(span, side=60, lines=64):
    """Return the coverage 0..255 of side x side px: of many lines across each row the exact length within ``span``."""
    y = (np.arange(side * lines) + 0.5) / lines
    low, high = (10.0 * end[:, None] for end in span(y / 10.0))
    left = np.arange(side)[None, :]
    inside = np.clip(np.minimum(high, left + 1) - np.maximum(low, left), 0.0, 1.0)
    return 255.0 * inside.reshape(side, lines, side).mean(axis=1)


def true_strip(at, normal, low, high):
    """Return the coverage of all places between two distances (mm) from a line through ``at``."""
    steep = abs(normal[0]) < abs(normal[1])
    (across, along), (x, y) = (normal[::-1], at[::-1]) if steep else (normal, at)

    def span(rows):
        ends = [x + (reach - (rows - y) * along) / across for reach in (low, high)]
        return np.minimum(*ends), np.maximum(*ends)

    cover = true_cover(span)
    return cover.T if steep else cover


def true_disc(x, y, radius):
    def span(rows):
        half = np.sqrt(np.maximum(radius**2 - (rows - y) ** 2, 0.0))
        return x - half, x + half

    return true_cover(span)


def assert_true_to_area(layer, want):
    """Hold mean and worst error; the mean is taken where an edge passes, since elsewhere there is none."""
    error = abs(255.0 * wax_share(layer, size=(6.0, 6.0)) - want)
    assert error[(want > 0) & (want < 255)].mean() < 1.0
    assert error.max() < 4.0


@pytest.mark.parametrize("width", [0.06, 0.1, 0.17, 0.4, 1.1])
@pytest.mark.parametrize("angle", [0.0, 3.0, 22.5, 45.0, 71.0, 90.0, 133.0])
def test_a_thin_stroke_covers_the_exact_area_of_every_pixel_beside_it(width, angle):
    along = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    middle = np.array([3.013, 2.971])
    line = np.array([[*(middle - 5 * along), width], [*(middle + 5 * along), width]])
    layer = Layer("k", Wax.KLOWONG, 1, strokes=strokes(line))
    assert_true_to_area(layer, true_strip(middle, np.array([-along[1], along[0]]), -width / 2, width / 2))


@pytest.mark.parametrize("radius", [0.04, 0.07, 0.13, 0.3, 0.9, 2.2])
def test_dots_and_discs_cover_the_exact_area_of_every_pixel(radius):
    want = true_disc(3.0131, 2.9712, radius)
    dot = Layer("c", Wax.CECEK, 1, dots=Dots(np.array([[3.0131, 2.9712, 2 * radius]])))
    assert_true_to_area(dot, want)
    if radius >= 0.3:
        plate = Layer("t", Wax.TEMBOK, 1, areas=areas(disc(3.0131, 2.9712, radius, 1440)))
        assert_true_to_area(plate, want)


@pytest.mark.parametrize("angle", [0.0, 2.0, 30.0, 45.0, 81.0, 90.0, 147.0, 260.0])
def test_a_half_plane_covers_the_exact_area_of_every_pixel(angle):
    normal = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    way = np.array([-normal[1], normal[0]])
    at = np.array([3.013, 2.971])
    ring = np.stack([at - 20 * way, at + 20 * way, at + 20 * way + 20 * normal, at - 20 * way + 20 * normal])
    assert_true_to_area(Layer("t", Wax.TEMBOK, 1, areas=areas(ring)), true_strip(at, normal, 0.0, 20.0))


@pytest.mark.parametrize("dpi", [150, 300, 600])
@pytest.mark.parametrize("nib", [0.5, 0.8, 1.15, 2.0])
def test_a_line_on_the_finished_mask_is_as_wide_as_its_nib(nib, dpi):
    """Blur and the ragged edge move it to and fro, on the whole by nothing."""
    lines = [np.array([[-1.0, y, nib], [41.0, y + 7.0, nib]]) for y in np.arange(-5.0, 40.0, 4.0)]
    cloth = cloth_of(Layer("k", Wax.TEMBOK, 1, strokes=strokes(*lines)), size=(40.0, 40.0))
    frame = choose_frame(cloth.size_mm, dpi, None)
    mask = WaxEdge(frame.scale, 3).finish(Waxed(cloth, frame).masks(0, frame.height)[0], 0)
    share = (1.0 - mask / 255.0).mean()
    assert share * 4.0 * np.cos(np.arctan2(7.0, 42.0)) == pytest.approx(nib, rel=0.03)


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
