"""Every family against the checklist of a batik maker, on real renders at a seed that the run draws."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import seeds
from portraits import every_family

from batik_gen.pattern.declaring.registry import families
from batik_gen.readback.kawung import kawung_measures
from batik_gen.values.cloth import Cloth, Dots, Layer, Strokes, Wax
from batik_gen.values.features import PLACED
from benchmarks.wardrobe import afar, near, read_back, sweep, wild
from benchmarks.wardrobe.checks import CHECKS
from benchmarks.wardrobe.showing import Shown, lab, show, shown
from benchmarks.wardrobe.subject import NEAR_MM, NEAR_SCALE, Subject

SEED = int(seeds.rng(__name__).integers(0, 2**31))
"""Drawn anew by each run; a failure names it. Each family takes the next one."""
NAMES = list(families())
SEEN_NEAR = 3
"""Every third family is also looked at from near; the whole table is made by a slow test and by the script."""


def outside(subject: Subject, checks) -> dict[str, float]:
    """Return the figures that lie outside their bounds."""
    found = {check: check.measure(subject) for check in checks}
    return {check.name: value for check, value in found.items() if not check.holds(subject.family.name, value)}


def seen_from(place):
    return [c for c in CHECKS if c.measure.__module__ == place.__name__]


@every_family
def test_it_looks_like_batik_from_afar(motif):
    subject = Subject(families()[motif], SEED + NAMES.index(motif))
    assert outside(subject, seen_from(afar)) == {}, subject.seed


@pytest.mark.parametrize("nth", range(-(-len(NAMES) // SEEN_NEAR)))
def test_it_looks_like_batik_from_near(nth):
    name = NAMES[(SEEN_NEAR * nth + SEED) % len(NAMES)]
    subject = Subject(families()[name], SEED + nth)
    assert outside(subject, seen_from(near)) == {}, (name, subject.seed)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_whole_checklist_at_three_seeds(name):
    for seed in range(SEED, SEED + 3):
        assert outside(Subject(families()[name], seed), CHECKS) == {}, seed


@pytest.mark.slow
def test_a_feature_moves_a_family_steadily_and_to_be_seen():
    rng = np.random.default_rng(SEED)
    name = NAMES[rng.integers(len(NAMES))]
    feature = rng.choice([f for f in sweep.FIRST if f in sweep.moved(name)])
    swept = sweep.sweep(name, [feature], steps=3, hands=3)[feature]
    assert swept.holds, (name, feature, swept)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_what_is_seen_first_is_moved_steadily(name):
    found = sweep.sweep(name, [f for f in sweep.moved(name) if f in sweep.FIRST])
    assert {f: s for f, s in found.items() if not s.holds} == {}


def test_the_cloth_can_be_read():
    """Two cloths whose numbers lie apart are read in the right order, in any hand."""
    low, high = (
        kawung_measures(show(read_back.planted(dict.fromkeys(PLACED, at), SEED), read_back.SCALE).rgb, read_back.SCALE)
        for at in (20.0, 80.0)
    )
    wrong = {name for name in read_back.STEADY if not low[name] < high[name]}
    assert wrong == set(), SEED


@pytest.mark.slow
def test_nine_numbers_are_read_back_from_one_family():
    found = read_back.correlations(40, SEED)
    assert sum(abs(r) >= read_back.LEAST for r in found.values()) == 9, (found, SEED)


@pytest.mark.parametrize("nth", range(8))
def test_no_design_fails_stalls_or_leaves_a_hole(nth):
    rng = np.random.default_rng([SEED, nth])
    tried = wild.try_out(wild.some_design(rng, largest=350.0), rng)
    assert not tried.trouble, (tried.motif, tried.size_mm, tried.seed, SEED)


@pytest.mark.slow
def test_two_thousand_designs_do_not_either():
    rng = np.random.default_rng(SEED)
    tried = (wild.try_out(wild.some_design(rng), rng) for _ in range(2000))
    assert [(t.motif, t.size_mm, t.seed, t.trouble) for t in tried if t.trouble] == []


def test_a_hole_is_found():
    """The measure of emptiness sees a plate that was left bare."""
    subject = Subject(families()["truntum"], SEED)
    bare = np.array(subject.far.rgb)
    side, scale = 40.0, subject.far.scale
    corner = int(100 * scale)
    bare[corner : corner + int(side * scale), corner : corner + int(side * scale)] = bare[:3, :3].mean(axis=(0, 1))
    assert afar.widest_plate(bare, scale) == pytest.approx(side, abs=4)


def test_shapes_left_bare_are_found():
    """The measure of filled shapes sees plates from which all isen was taken."""
    subject = Subject(families()["kawung"], SEED)
    assert near.filled(subject) >= 90
    plates = next(layer for layer in subject.near_cloth.layers if len(layer.areas.points))
    bare = replace(subject.near_cloth, layers=(replace(plates, strokes=Strokes(), dots=Dots()),))
    assert near.filled(SimpleNamespace(near_cloth=bare, colour=lab(shown(bare, NEAR_SCALE).rgb))) == 0


def test_rows_of_known_unevenness_are_measured():
    """Dots set with a known spread in size and spacing are found with that spread."""
    rng = np.random.default_rng(SEED)
    subject = Subject(families()["kawung"], SEED)
    at = []
    for y in np.arange(5, 115, 6.0):
        gaps = 2.4 * (1 + 0.15 * rng.standard_normal(44))
        at += [(x, y) for x in np.cumsum(gaps) + 4 if x < 115]
    wide = 0.8 * (1 + 0.1 * rng.standard_normal(len(at)))
    subject.__dict__["dots"] = dotted(np.array(at), wide)
    subject.__dict__["planned_dots"] = dotted(np.array(at), np.full(len(at), 0.8))
    assert near.dot_size(subject) == pytest.approx(10, abs=1.5), SEED
    assert near.dot_spacing(subject) == pytest.approx(15, abs=3), SEED


def dotted(at, wide) -> Shown:
    """Make a dark picture with light dots."""
    dots = Dots(np.concatenate([at, wide[:, None]], axis=1))
    layers = (Layer("cecek", Wax.CECEK, 1, dots=dots),)
    bath = (("mottling", 0.0), ("seepage", 0.0))
    return shown(Cloth((NEAR_MM, NEAR_MM), layers, "sogan-yogya", bath, 1, ""), NEAR_SCALE)
