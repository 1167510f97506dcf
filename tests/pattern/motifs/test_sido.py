"""Sido luhur, mukti and asih beside what was measured on real cloth: frames, figures, grounds, the growth."""

from dataclasses import replace

import looks
import measuring
import numpy as np
import pytest
import seeds
from portraits import plain
from scipy.spatial import cKDTree

from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.geometry.curves import area
from batik_gen.pattern.motifs.sido.tendrils import tendril

SIDO = ("sido-luhur", "sido-mukti", "sido-asih")
SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""


@pytest.mark.parametrize("motif", SIDO)
def test_the_lattice_is_two_by_two_diamonds(motif):
    scale = 512 / 400
    a = 46 * scale
    b = a * 1.06
    picture = looks.picture(motif, SEEDS[0], 400.0, 768)
    full = measuring.repeat(picture, 2 * a, 2 * b, 3)
    assert full >= 0.6, SEEDS
    # One diamond over, dark stands where light stood.
    assert measuring.repeat(picture, a, b, 3) <= full - 0.25, SEEDS


@pytest.mark.parametrize("motif", SIDO)
def test_the_growth_stays_inside_its_frame(motif):
    """No leaf of the growth reaches into a strip, at the widest growths."""
    design = plain(
        motif, SEEDS[0], 200.0, growth__repetition=3.4, growth__length=1.5, growth__angle=76, growth__curl=0.4
    )
    a, b = 46.0, 46.0 * 1.06
    layers = {x.name: x for x in draw(design).layers}
    for x, y, _ in layers["tembok"].strokes.points:
        u, v = (x - 100) / a, (y - 100) / b
        # Folded into one diamond about the nearest centre with u + v even.
        i, j = np.floor((u + v) / 2 + 0.5), np.floor((u - v) / 2 + 0.5)
        du, dv = u - (i + j), v - (i - j)
        assert abs(du) + abs(dv) <= 0.97


@pytest.mark.parametrize("motif", SIDO)
@pytest.mark.parametrize("frame", [0.125, 0.185])
def test_no_figure_reaches_into_a_frame(motif, frame):
    """The largest figures, in slim and broad frames."""
    a = b = 46.0
    design = plain(
        motif, SEEDS[0], 200.0, hand__wobble=0.0, sido__figure=1.0, sido__frame=frame, sido__slender=1.0,
        sido__diagonal=92.0, growth__repetition=3.4, growth__length=1.5,
    )  # fmt: skip
    layers = {x.name: x for x in draw(design).layers}
    # Half a strip at its widest, as a share of the way from a side to the middle.
    free = 1 - (1.2 if motif == "sido-mukti" else 1.0) * frame
    for name in ("tembok", *(n for n, x in layers.items() if n.endswith(" ragam") and len(x.areas.points))):
        u, v = (layers[name].areas.points[:, 0] - 100) / a, (layers[name].areas.points[:, 1] - 100) / b
        i, j = np.floor((u + v) / 2 + 0.5), np.floor((u - v) / 2 + 0.5)
        assert (np.abs(u - i - j) + np.abs(v - i + j)).max() <= free + 0.02, name


@pytest.mark.parametrize("motif", SIDO)
@pytest.mark.parametrize("ground", ["sido__light", "sido__dark"])
def test_of_larger_isen_fewer_fill_the_ground(motif, ground):
    few, many = (
        sum(len(x.strokes) for x in draw(plain(motif, SEEDS[0], 140.0, **{ground: size})).layers if "latar" in x.name)
        for size in (1.3, 0.75)
    )
    assert few < 0.8 * many, SEEDS


@pytest.mark.parametrize("motif", SIDO)
def test_a_growth_that_branches_more_has_more_leaves(motif):
    few, many = (
        [len(x.areas) for x in draw(plain(motif, SEEDS[0], 140.0, growth__repetition=r)).layers if x.name == "tembok"]
        for r in (1.4, 3.2)
    )
    assert few < many, SEEDS


@pytest.mark.parametrize("motif", SIDO)
def test_larger_drops_leave_less_of_the_ground(motif):
    """Drops and dots among the ukel, weighed as the area they are given."""

    def waxed(drop):
        names = ("cecek latar", "isen latar")
        layers = [x for x in draw(plain(motif, SEEDS[0], 140.0, sido__drop=drop)).layers if x.name in names]
        rings = [r for x in layers for r in np.split(x.areas.points, x.areas.offsets[1:-1]) if len(r)]
        discs = sum(float((x.dots.points[:, 2] ** 2).sum()) for x in layers) * np.pi / 4
        return discs + sum(abs(float(area(ring))) for ring in rings)

    assert waxed(0.85) < 0.9 * waxed(1.15), SEEDS


def test_drops_keep_clear_of_figures_and_bands():
    """What fills the ground would run into the outlines of figures that it touched."""
    layers = {x.name: x for x in draw(plain("sido-luhur", SEEDS[0], 200.0, hand__wobble=0.0)).layers}
    inside = (np.abs(layers["isen latar"].areas.points - 100.0) < 90.0).all(axis=1)
    drops = layers["isen latar"].areas.points[inside]
    for name in ("tembok", "bingkai", "tembok ragam", "isen terbuka ragam"):
        gap = cKDTree(layers[name].areas.points).query(drops)[0].min()
        assert gap > 0.3, (name, SEEDS)


@pytest.mark.parametrize(("curl", "stance", "angle"), [(0.4, -1.0, 24.0), (0.85, 0.0, 50.0), (1.3, 1.0, 76.0)])
def test_a_tendril_is_rooted_bears_leaves_and_rolls_up(curl, stance, angle):
    held = plain("sido-mukti")
    chosen = {"growth.curl": curl, "growth.stance": stance, "growth.angle": angle}
    plan, _ = plan_of(replace(held, parameters={**held.parameters, **chosen}))
    half = (40.0, 44.0)
    borders = [(sx / half[0], sy / half[1], 1.0) for sx in (-1.0, 1.0) for sy in (-1.0, 1.0)]
    grown = tendril(plan, np.zeros((1, 2)), half, borders)
    stem, side = (line[0] for line in grown.stems)
    assert stem[0] == pytest.approx([0.0, half[1]], abs=0.1 * half[1])
    # The branch begins on the stem, and each leaf on one of the two.
    assert np.linalg.norm(side[0] - stem, axis=-1).min() < 1.5
    feet = np.array([ring[0, 0] for ring in grown.leaves])
    assert np.linalg.norm(feet[:, None] - np.concatenate([stem, side]), axis=-1).min(axis=1).max() < 1.5
    assert sum(np.ptp(ring[0], axis=0).max() > 3.0 for ring in grown.leaves) >= 3
    for line in (stem, side):
        steps = np.diff(line, axis=0)
        ways = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
        assert abs(ways[-1] - ways[len(ways) // 3]) > np.pi
    for part in (*grown.stems, *grown.leaves):
        assert (np.abs(part[0] / half).sum(axis=1) < 1.0).all()
