"""Mega mendung beside its rules: arms that roll up, even bands on one side of a line, the sky seen through."""

from functools import cache

import looks
import measuring
import numpy as np
import pytest
import seeds
from portraits import plain, portrait
from scipy.ndimage import binary_erosion, label
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.registry import family_named, parameters_of
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.geometry.curves import area
from batik_gen.pattern.motifs.mega_mendung.banding import Grid, rings_of
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.cloth import TAHAP

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
MOTIF = "mega-mendung"
SIDE = 300.0


@cache
def cloth(seed=SEEDS[0], **numbers):
    return draw(plain(MOTIF, seed, SIDE, hand__wobble=0.0, **numbers))


def layer(held, name):
    return next(x for x in held.layers if x.name == name)


def rings(held, name):
    return looks.shapes(layer(held, name).areas)


def covered(held, name):
    """Tell for every mm how many shapes of a layer lie there."""
    from PIL import Image, ImageDraw

    count = np.zeros((int(SIDE), int(SIDE)), int)
    for ring in rings(held, name):
        image = Image.new("1", count.shape)
        ImageDraw.Draw(image).polygon([(float(x), float(y)) for x, y in ring], fill=1)
        count += np.asarray(image)
    return count


def test_bands_deepen_away_from_the_line():
    names = [x.name for x in cloth().layers]
    assert [n for n in names if n.startswith("tahap")] == [f"tahap {k}" for k in range(6, 0, -1)]
    assert [layer(cloth(), f"tahap {k + 1}").wax for k in range(6)] == list(TAHAP)


def test_every_band_of_a_large_cloud_is_as_wide_as_the_next():
    held = cloth()
    lines = cKDTree(layer(held, "klowong").strokes.points[:, :2])
    wide = next(p.default for p in family_named(MOTIF).parameters if p.name == "mega.band")
    edges = []
    for number in (2, 3, 4):
        great = [r for r in rings(held, f"tahap {number}") if np.ptp(r[:, 0]) > 75]
        assert great, SEEDS
        away = lines.query(np.concatenate(great))[0]
        inner = away[away > (number - 0.6) * wide]
        low, high = np.percentile(inner, [20, 80])
        assert high - low < 0.6, (number, SEEDS)
        edges.append((low + high) / 2)
    assert np.diff(edges) == pytest.approx([wide, wide], abs=0.25), SEEDS


def test_clouds_never_lie_over_one_another():
    over = covered(cloth(), "tahap 6") > 1
    # Of two clouds of one group the nearer hides the other: they share no more than what lies below its line.
    assert binary_erosion(over).mean() < 0.0005, SEEDS


def test_the_sky_is_seen_through_great_clouds():
    free = covered(cloth(), "tahap 6") == 0
    parts, _ = label(free)
    hearts = np.bincount(parts.ravel())[1:]
    assert (hearts > 60).sum() >= 3, SEEDS
    # And yet no more than a third or so of the cloth is bare sky.
    assert 0.25 <= free.mean() <= 0.62, SEEDS


def test_every_cloud_rolls_up():
    held = cloth()
    eyes, near = layer(held, "mata ukel").dots.points, cKDTree(layer(held, "klowong").strokes.points[:, :2])
    assert len(eyes) >= 25, SEEDS
    assert near.query(eyes[:, :2])[0].max() < 0.5, SEEDS


def longest(held):
    return max(np.hypot(*np.diff(x[:, :2], axis=0).T).sum() for x in looks.shapes(layer(held, "klowong").strokes))


def test_more_swells_and_more_turns_make_longer_lines():
    for name in ("mega__lobes", "mega__swell", "mega__turns"):
        p = next(p for p in family_named(MOTIF).parameters if p.name == name.replace("__", "."))
        assert longest(cloth(**{name: p.high})) > longest(cloth(**{name: p.low})) * 1.01, (name, SEEDS)


def test_clouds_stay_where_they_are_whatever_their_form():
    """Numbers move clouds where they stand: a person's are told from another's by form, not by chance."""
    one, other = (layer(cloth(mega__lobes=lobes), "mata ukel").dots.points for lobes in (2.0, 3.0))
    assert len(one) == len(other), SEEDS
    assert np.abs(one - other)[:, :2].max() < 5, SEEDS


def test_links_tie_two_clouds_and_cross_none():
    held = cloth()
    links = looks.shapes(layer(held, "tautan").strokes)
    assert len(links) >= 6, SEEDS
    near = cKDTree(layer(held, "klowong").strokes.points[:, :2])
    taken = covered(held, "tahap 6") > 0
    for link in links:
        if (link[:, :2] < 2).any() or (link[:, :2] > SIDE - 2).any():
            continue
        assert near.query(link[[0, -1], :2])[0].max() < 1.5, SEEDS
        within = link[6:19, :2].astype(int)
        assert not taken[within[:, 1], within[:, 0]].any(), SEEDS


def test_no_tendril_grows_on_clouds():
    assert not [name for name in parameters_of(family_named(MOTIF)) if name.startswith("growth.")]


def test_the_family_takes_its_own_process_where_none_is_named():
    assert design(portrait(), motif=MOTIF).process == "mega-mendung"
    assert design(portrait(), motif=MOTIF, process="kelengan").process == "kelengan"
    assert design(portrait(), motif="kawung").process == "sogan-yogya"


FEW = {"mega.hang": 0.15, "sky.telu": 0.25, "mega.lift": 1.0}
"""What moves little of the cloth: the least mean difference in lightness, of 255."""


@pytest.mark.parametrize("name", [p.name for p in family_named(MOTIF).parameters])
def test_every_number_moves_the_cloth(name):
    p = next(p for p in family_named(MOTIF).parameters if p.name == name)
    key = name.replace(".", "__")
    one, other = (
        measuring.grey(dye(draw(plain(MOTIF, 1, 110.0, hand__wobble=0.0, **{key: v})), px=(110, 110)).image)
        for v in (p.low, p.high)
    )
    assert float(np.abs(one - other).mean()) > FEW.get(name, 3), name


@pytest.mark.parametrize("process", ["sogan-yogya", "sogan-solo", "kelengan"])
def test_it_can_be_dressed_in_another_process(process):
    assert 0.35 <= measuring.dark_share(looks.picture(MOTIF, SEEDS[0], 250.0, 400, process)) <= 0.93, SEEDS


def test_a_hole_is_let_into_the_ring_about_it_and_never_into_what_lies_within_it():
    """Else the ring is waxed whole, and a cloud stands flat and pale among the others."""
    grid = Grid(np.array([-25.0, -25.0]), 0.5, (101, 101))
    x, y = np.meshgrid(*[np.linspace(-25.0, 25.0, 101)] * 2)
    away = np.hypot(x, y)
    field = np.maximum(np.minimum(20.0 - away, away - 10.0), 9.0 - away)
    (rings,) = rings_of(field[None], grid, field)
    assert len(rings) == 2
    waxed = sorted(float(area(ring)) for ring in rings)
    assert waxed == pytest.approx([np.pi * 81.0, np.pi * 300.0], rel=0.03)
