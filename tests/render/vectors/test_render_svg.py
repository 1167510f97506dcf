"""Vectors: another renderer sees the same wax, nothing moves further than told, and plotters can read them."""

import io
import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image, ImageColor
from portraits import drawn, every_family, plain
from render_cloths import SIDE, areas, box, busy_cloth, cloth_of, strokes

from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.baths.access import wax_masks
from batik_gen.render.picture.recipe import read_recipe
from batik_gen.render.raster.shapes import prepare
from batik_gen.render.vectors.clipping import clipped
from batik_gen.render.vectors.formats import write_vectors
from batik_gen.render.vectors.simplify import kept
from batik_gen.render.vectors.svg import painted, plans_of, write_svg
from batik_gen.render.vectors.travel import as_drawn, shortest_order, travelled
from batik_gen.render.vectors.widths import runs_of
from batik_gen.values.cloth import Areas, Dots, Layer, Strokes, Wax
from batik_gen.values.errors import BadPicture, BadValue, CannotWrite

INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
SVG = "{http://www.w3.org/2000/svg}"


def small(motif):
    return drawn(plain(motif, side=SIDE))


def groups_of(path):
    return [g for g in ElementTree.parse(path).getroot() if g.get(f"{INKSCAPE}groupmode") == "layer"]


def seen_by_resvg(text, width):
    resvg_py = pytest.importorskip("resvg_py", reason="resvg-py is not installed")
    data = resvg_py.svg_to_bytes(svg_string=text, width=width, height=width, dpi=96, background="#000000")
    return np.asarray(Image.open(io.BytesIO(bytes(data))).convert("L")).astype(float)


def agreement(one, other):
    """Return the area that both cover over the area that either covers."""
    return np.minimum(one, other).sum() / np.maximum(one, other).sum()


@pytest.mark.parametrize("motif", ["kawung", "parang", "truntum"])
def test_another_renderer_sees_the_wax_of_every_layer(motif, tmp_path):
    cloth = small(motif)
    path = tmp_path / "cloth.svg"
    write_svg(cloth, path)
    text = path.read_text(encoding="utf-8")
    head = text[: text.index("<image")]
    parts = re.findall(r'<g id="layer.*?^</g>\n(?=<g id="layer|</svg>)', text, re.S | re.M)
    plans = plans_of(cloth, 0.05, False)
    assert len(parts) == len(plans) > 2
    px = 1400
    for plan, part in zip(plans, parts, strict=True):
        seen = seen_by_resvg(head + re.sub("#[0-9a-f]{6}", "#ffffff", part) + "</svg>", px)
        drawn = prepare(plan.layer, px / SIDE).cover(0, px, px).astype(float)
        # Of a few dots that only touch the cloth there is not enough to compare: at least 3 mm².
        if drawn.sum() / 255 > 3.0 * (px / SIDE) ** 2:
            assert agreement(seen, drawn) >= 0.98, plan.layer.name


@every_family
def test_painted_groups_hide_each_other_as_wax_does(motif, tmp_path):
    cloth = small(motif)
    path = tmp_path / "cloth.svg"
    write_svg(cloth, path)
    text = path.read_text(encoding="utf-8")
    # What keeps the first bath out is white, all else black: then the picture is the wax mask of that bath.
    text = re.sub("<image.*?/>", "", text, flags=re.S)
    colours = painted(cloth)
    # What a process has no colour for is as tembok.
    resist = {colours[wax] for wax in (Wax.KLOWONG, Wax.TEMBOK, Wax.CECEK)}
    assert len({colours[wax] for wax in (Wax.OPEN, Wax.KLOWONG, Wax.TEMBOK)}) == 3
    for group in re.findall(r'<g id="layer.*?>', text):
        colour = re.search('stroke="(#[0-9a-f]{6})"', group)[1]
        wax = Wax(re.search('data-wax="(.*?)"', group)[1])
        text = text.replace(f'"{colour}"', '"white"' if colours[wax] in resist else '"black"')
    seen = seen_by_resvg(text, 750)
    assert agreement(seen, 255.0 - wax_masks(cloth, 600.0)[0]) >= 0.98


def test_the_whole_drawing_has_the_colours_of_the_cloth(tmp_path):
    cloth = cloth_of(Layer("plate", Wax.TEMBOK, 5, areas=areas(box(5, 5, 15, 15))), size=(SIDE, SIDE))
    path = tmp_path / "cloth.svg"
    write_svg(cloth, path)
    resvg_py = pytest.importorskip("resvg_py", reason="resvg-py is not installed")
    data = resvg_py.svg_to_bytes(svg_string=path.read_text(encoding="utf-8"), dpi=96)
    image = Image.open(io.BytesIO(bytes(data))).convert("RGB")
    colours = painted(cloth)
    assert "#{:02x}{:02x}{:02x}".format(*image.getpixel((38, 38))) == colours[Wax.TEMBOK]
    assert "#{:02x}{:02x}{:02x}".format(*image.getpixel((90, 38))) == colours[Wax.OPEN]


def test_groups_are_layers_that_say_what_they_are(tmp_path):
    path = tmp_path / "cloth.svg"
    write_svg(busy_cloth(), path)
    root = ElementTree.parse(path).getroot()
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("60mm", "45mm", "0 0 60 45")
    groups = groups_of(path)
    labels = [g.get(f"{INKSCAPE}label") for g in groups]
    assert labels == ["1 tembok", "2 klowong", "3 sawut", "4 cecek", "5 biron", "%6 cut"]
    said = [g.find(f"{SVG}desc").text for g in groups]
    assert said[0] == "wax: tembok; step 3; cut by 2 klowong, 3 sawut, 4 cecek, 5 biron, 6 cut"
    assert said[5] == "left open, no wax: cut out of the groups before it; step 6"


def test_every_layer_has_a_colour_of_its_own_and_the_open_ones_are_passed_over(tmp_path):
    cloth = small("parang")
    write_svg(cloth, tmp_path / "cloth.svg")
    groups = groups_of(tmp_path / "cloth.svg")
    colours = [g.get("stroke") for g in groups]
    assert len(set(colours)) == len(colours) > 2
    assert {f.get("fill") for g in groups for f in g.iter(f"{SVG}g") if f.get("fill") != "none"} <= {*colours, None}
    for group in groups:
        assert group.get(f"{INKSCAPE}label").startswith("%") is (group.get("data-wax") == "open")
    # What is beside the colour of the cloth is so near that the drawing still shows it.
    true = painted(cloth)
    for group, colour in zip(groups, colours, strict=True):
        near = zip(ImageColor.getrgb(colour), ImageColor.getrgb(true[Wax(group.get("data-wax"))]), strict=True)
        assert max(abs(a - b) for a, b in near) <= 64


def _places(path):
    """Return every place that a path of our SVG goes through, from its relative steps."""
    places = []
    for part in re.findall("M[^M]*", path.get("d")):
        numbers = [float(n) for n in re.findall(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)", part.split("h")[0])]
        steps = np.array(numbers).reshape(-1, 2)
        places.append(np.cumsum(steps, axis=0))
    return np.concatenate(places)


@pytest.mark.parametrize("motif", ["parang", "truntum", "mega-mendung", "kawung"])
def test_nothing_lies_beyond_the_cloth(motif, tmp_path):
    cloth = small(motif)
    write_svg(cloth, tmp_path / "cloth.svg")
    points = [_places(path) for path in ElementTree.parse(tmp_path / "cloth.svg").iter(f"{SVG}path")]
    far = np.concatenate(points)
    assert far.min() >= -0.006
    assert far.max() <= SIDE + 0.006
    # There is something at every edge, so that it was cut and not left out.
    assert (far.min(axis=0) < 1).all()
    assert (far.max(axis=0) > SIDE - 1).all()
    ezdxf = pytest.importorskip("ezdxf", reason="ezdxf (extra plot) is not installed")
    write_vectors(cloth, tmp_path / "cloth.dxf")
    drawing = ezdxf.readfile(tmp_path / "cloth.dxf")
    for line in drawing.modelspace().query("LWPOLYLINE"):
        corners = np.array([point[:2] for point in line.get_points()])
        assert corners.min() >= 0
        assert corners.max() <= SIDE
    for dot in drawing.modelspace().query("CIRCLE"):
        assert min(dot.dxf.center.x, dot.dxf.center.y) >= 0
        assert max(dot.dxf.center.x, dot.dxf.center.y) <= SIDE
    assert tuple(drawing.header["$EXTMIN"]) == (0, 0, 0)
    assert tuple(drawing.header["$EXTMAX"]) == (SIDE, SIDE, 0)
    assert (drawing.header["$INSUNITS"], drawing.header["$MEASUREMENT"]) == (4, 1)


def test_a_line_is_cut_where_it_leaves_the_cloth_and_goes_on_where_it_comes_back():
    wave = np.array([[-5, 10, 1.0], [5, 10, 2.0], [10, 30, 2.0], [15, 10, 1.0], [18, 10, 1.0]], float)
    cut = clipped(cloth_of(Layer("line", Wax.KLOWONG, 1, strokes=strokes(wave, wave + np.array([40.0, 0, 0])))))
    (one, other) = np.split(cut.layers[0].strokes.points, cut.layers[0].strokes.offsets[1:-1])
    assert one.tolist() == [[0, 10, 1.5], [5, 10, 2], [7.5, 20, 2]]
    assert other.tolist() == [[12.5, 20, 1.5], [15, 10, 1], [18, 10, 1]]


def test_an_area_is_cut_at_the_edges_of_the_cloth():
    star = areas(box(-5, -5, 5, 5), box(10, 10, 90, 90), box(30, 2, 35, 5), box(2, 12, 4, 14))
    cut = clipped(cloth_of(Layer("plate", Wax.TEMBOK, 1, areas=star))).layers[0].areas
    rings = np.split(cut.points, cut.offsets[1:-1])
    assert [_area(ring) for ring in rings] == [25, 100, 4]


def test_every_stroke_has_the_width_of_its_nib(tmp_path):
    line = np.array([[2.0, 2, 1.4], [10.0, 8, 1.4], [18.0, 2, 1.4]])
    taper = np.array([[2.0, 15, 0.3], [18.0, 15, 1.1]])
    path = tmp_path / "cloth.svg"
    write_svg(cloth_of(Layer("line", Wax.KLOWONG, 1, strokes=strokes(line, taper))), path)
    paths = groups_of(path)[0].findall(f"{SVG}path")
    widths = [float(p.get("stroke-width")) for p in paths]
    assert 1.4 in widths
    fine = sorted(w for w in widths if w != 1.4)
    assert 0.3 <= fine[0] < 0.32
    assert 1.05 < fine[-1] <= 1.1
    assert max(b - a for a, b in pairwise(fine)) < 0.1


@pytest.mark.parametrize("detail", [0.02, 0.05, 0.2])
def test_no_centre_line_moves_further_than_told(detail):
    rng = np.random.default_rng(7)
    s = np.linspace(0, 1, 200)
    lines = [
        np.column_stack([40 * s, a * np.sin(7 * s + b) + 9, 0.8 + 0.2 * np.sin(9 * s)])
        for a, b in rng.uniform(1, 8, (5, 2))
    ]
    drawn = strokes(*lines)
    for line, runs in zip(lines, runs_of(drawn, detail), strict=True):
        assert np.allclose(runs[0].line[0], line[0, :2], atol=1e-3)
        assert np.allclose(runs[-1].line[-1], line[-1, :2], atol=1e-3)
        for one, other in pairwise(runs):
            assert np.array_equal(one.line[-1], other.line[0])
        way = np.concatenate([run.line for run in runs])
        wide = np.concatenate([np.full(len(run.line), run.width) for run in runs])
        for point in line:
            near = _distance(point[:2], way)
            assert near.min() <= detail
            # Its edge too: half of what the width is off.
            assert abs(wide[near.argmin()] - point[2]) / 2 <= detail


def test_a_tapered_stroke_carries_as_much_wax_in_runs_as_on_the_cloth():
    """What the round end of a run adds beside the finer one is what the run itself is too fine."""
    shapely = pytest.importorskip("shapely", reason="shapely (extra plot) is not installed")
    s = np.linspace(0, 1, 60)
    leaf = np.column_stack([12 * s, 2 * np.sin(3 * s), 0.3 + 0.9 * np.sin(np.pi * s)])
    tapers = [np.array([[0, 0, fine], [long, 0, broad]], float) for long, fine, broad in
              ((16, 0.3, 1.1), (40, 0.9, 1.1), (5, 0.3, 1.1))]  # fmt: skip
    for line in (leaf, *tapers):
        at = np.linspace(0, len(line) - 1, 1500)
        x, y, wide = (np.interp(at, np.arange(len(line)), column) for column in line.T)
        true = shapely.union_all(shapely.buffer(shapely.points(x, y), wide / 2, quad_segs=48)).area
        runs = runs_of(strokes(line), 0.05)[0]
        drawn = [shapely.buffer(shapely.linestrings(run.line), run.width / 2, quad_segs=48) for run in runs]
        assert shapely.union_all(drawn).area == pytest.approx(true, rel=0.006)


def _distance(point, way):
    a, b = way[:-1], way[1:]
    along = b - a
    length = np.maximum((along * along).sum(1), 1e-12)
    t = np.clip(((point - a) * along).sum(1) / length, 0, 1)[:, None]
    return np.sqrt(((a + t * along - point) ** 2).sum(1))


def test_corners_that_matter_stay():
    square = np.array([[0, 0], [5, 0.01], [10, 0], [10, 10], [0, 10]], float)
    assert kept(square, np.array([0, 5]), 0.05).tolist() == [True, False, True, True, True]
    both = np.concatenate([square, square + 50])
    assert kept(both, np.array([0, 5, 10]), 0.005).all()


def test_the_pen_goes_a_short_way_and_draws_every_line_once():
    rng = np.random.default_rng(3)
    starts = rng.uniform(0, 300, (700, 2))
    ends = starts + rng.uniform(-8, 8, (700, 2))
    order = shortest_order(starts, ends)
    assert sorted(number for number, _ in order) == list(range(700))
    assert any(back for _, back in order)
    assert travelled(starts, ends, order) < 0.1 * travelled(starts, ends, as_drawn(700))


@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_few_lines_are_ordered_too(count):
    points = np.arange(2.0 * count).reshape(-1, 2) % 5
    assert sorted(number for number, _ in shortest_order(points, points)) == list(range(count))


def test_less_detail_makes_a_smaller_file(tmp_path):
    cloth = small("truntum")
    sizes = []
    for detail in (0.02, 0.05, 0.2, 1.0):
        path = tmp_path / f"{detail}.svg"
        write_svg(cloth, path, detail=detail)
        sizes.append(path.stat().st_size)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 3 * sizes[-1]


def test_an_svg_carries_the_recipe_or_not(tmp_path):
    design = plain("truntum", side=60.0)
    write_svg(draw(design), tmp_path / "with.svg")
    assert read_recipe(tmp_path / "with.svg").text == design.for_drawing().to_toml()
    write_svg(draw(design), tmp_path / "without.svg", recipe=False)
    with pytest.raises(BadPicture, match="no batik-gen recipe"):
        read_recipe(tmp_path / "without.svg")


def test_the_same_cloth_gives_the_same_bytes(tmp_path):
    for name in ("a.svg", "b.svg"):
        write_svg(busy_cloth(), tmp_path / name)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_empty_layers_make_no_group(tmp_path):
    cloth = cloth_of(
        Layer("nothing", Wax.KLOWONG, 1, Areas(), Strokes(), Dots()),
        Layer("dot", Wax.CECEK, 2, dots=Dots(np.array([[5.0, 5.0, 0.6]]))),
    )
    write_svg(cloth, tmp_path / "cloth.svg")
    assert [g.get(f"{INKSCAPE}label") for g in groups_of(tmp_path / "cloth.svg")] == ["1 dot"]


def test_outlines_leave_out_what_later_layers_cut_away(tmp_path):
    pytest.importorskip("shapely", reason="shapely (extra plot) is not installed")
    cloth = cloth_of(
        Layer("plate", Wax.TEMBOK, 1, areas=areas(box(2, 2, 18, 18))),
        Layer("line", Wax.KLOWONG, 2, strokes=strokes(np.array([[0, 10, 2.0], [20, 10, 2.0]]))),
    )
    plate, line = plans_of(cloth, 0.05, outlines=True)
    assert len(plate.rings) == 2
    assert sum(_area(ring) for ring in plate.rings) == pytest.approx(16 * 16 - 16 * 2, rel=1e-3)
    assert sum(_area(ring) for ring in line.rings) == pytest.approx(20 * 2, rel=1e-3)
    assert not plate.runs
    assert not line.runs


def _area(ring):
    x, y = ring[:, 0], ring[:, 1]
    return abs((x * np.roll(y, -1) - np.roll(x, -1) * y).sum()) / 2


def test_dxf_has_a_layer_for_each_and_the_same_bytes_every_time(tmp_path):
    ezdxf = pytest.importorskip("ezdxf", reason="ezdxf (extra plot) is not installed")
    cloth = busy_cloth()
    for name in ("a.dxf", "b.dxf"):
        write_vectors(cloth, tmp_path / name)
    assert (tmp_path / "a.dxf").read_bytes() == (tmp_path / "b.dxf").read_bytes()
    drawing = ezdxf.readfile(tmp_path / "a.dxf")
    assert drawing.header["$INSUNITS"] == 4
    layers = {
        layer.dxf.name: layer for layer in drawing.layers if layer.dxf.name[0].isdecimal() and len(layer.dxf.name) > 1
    }
    assert list(layers) == ["01 tembok", "02 klowong", "03 sawut", "04 cecek", "05 biron", "06 cut"]
    assert len({layer.rgb for layer in layers.values()}) == len({layer.color for layer in layers.values()}) == 6
    assert layers["01 tembok"].rgb == ImageColor.getrgb(painted(cloth)[Wax.TEMBOK])
    assert [name for name, layer in layers.items() if not layer.dxf.plot] == ["06 cut"]
    space = drawing.modelspace()
    assert len(space.query('CIRCLE[layer=="04 cecek"]')) == len(cloth.layers[3].dots)
    assert {line.dxf.const_width > 0 for line in space.query('LWPOLYLINE[layer=="02 klowong"]')} == {True}
    assert not drawing.audit().has_errors


def test_everything_lies_in_a_dxf_where_it_lies_on_the_cloth(tmp_path):
    """DXF counts upwards from the lower edge, the cloth downwards from the upper one."""
    ezdxf = pytest.importorskip("ezdxf", reason="ezdxf (extra plot) is not installed")
    cloth = cloth_of(
        Layer("plate", Wax.TEMBOK, 3, areas=areas(box(2, 3, 8, 5))),
        Layer("line", Wax.KLOWONG, 1, strokes=strokes(np.array([[1, 15, 1.2], [6, 15, 1.2]], float))),
        Layer("dot", Wax.CECEK, 4, dots=Dots(np.array([[12.0, 4.0, 0.6]]))),
        size=(20.0, 30.0),
    )
    write_vectors(cloth, tmp_path / "a.dxf")
    space = ezdxf.readfile(tmp_path / "a.dxf").modelspace()
    (plate,), (line,), (dot,) = (space.query(f'*[layer=="0{n} {name}"]') for n, name in enumerate(
        ("plate", "line", "dot"), 1))  # fmt: skip
    assert sorted(point[:2] for point in plate.get_points()) == [(2, 25), (2, 27), (8, 25), (8, 27)]
    assert sorted(point[:2] for point in line.get_points()) == [(1, 15), (6, 15)]
    assert line.dxf.const_width == pytest.approx(1.2, abs=1e-3)
    assert (dot.dxf.center.x, dot.dxf.center.y, dot.dxf.radius) == (12, 26, pytest.approx(0.3, abs=1e-3))


@pytest.mark.parametrize("before", [False, True])
def test_the_options_of_ezdxf_stay_as_they_were(before, tmp_path, monkeypatch):
    ezdxf = pytest.importorskip("ezdxf", reason="ezdxf (extra plot) is not installed")
    monkeypatch.setattr(ezdxf.options, "write_fixed_meta_data_for_testing", before)
    write_vectors(busy_cloth(size=(20.0, 15.0)), tmp_path / "a.dxf")
    assert ezdxf.options.write_fixed_meta_data_for_testing is before
    with pytest.raises(CannotWrite):
        write_vectors(busy_cloth(size=(20.0, 15.0)), tmp_path / "gone" / "a.dxf")
    assert ezdxf.options.write_fixed_meta_data_for_testing is before


def test_vpype_reads_every_line(tmp_path):
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    vpype = shutil.which("vpype", path=beside)
    if vpype is None:
        pytest.skip("vpype is not installed")
    path = tmp_path / "cloth.svg"
    made = write_svg(busy_cloth(), path)
    told = subprocess.run([vpype, "read", "--no-crop", str(path), "stat"], capture_output=True, text=True, check=True)
    assert told.stderr == ""
    counts = [int(n) for n in re.findall(r"Path count: (\d+)", told.stdout)]
    assert sum(counts[:-1]) == counts[-1] == made.lines


@pytest.mark.parametrize("detail", [0.0, 5.0, float("nan")])
def test_a_detail_that_cannot_be_drawn_is_refused(detail, tmp_path):
    with pytest.raises(BadValue, match="must lie between"):
        write_svg(busy_cloth(), tmp_path / "cloth.svg", detail=detail)
    assert not list(tmp_path.iterdir())


def test_a_file_is_not_replaced_unasked(tmp_path):
    (tmp_path / "cloth.svg").write_text("mine")
    with pytest.raises(CannotWrite, match="exists already"):
        write_svg(busy_cloth(), tmp_path / "cloth.svg")
    assert (tmp_path / "cloth.svg").read_text() == "mine"
