"""A drawing depends on its Design alone: not on what was drawn before, beside it, or in which order."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, replace
from itertools import pairwise

import numpy as np
import pytest
import seeds
from portraits import plain, portrait

from batik_gen.pattern.declaring.registry import families
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.drawing import draw as drawing
from batik_gen.pattern.drawing.draw import Strips, draw
from batik_gen.pattern.hand.view import View
from batik_gen.pattern.repeating.layouts import layout_named
from batik_gen.pattern.repeating.repeat import suited
from batik_gen.values.cloth import Layer
from batik_gen.values.design import Design

SEED = int(seeds.rng(__name__).integers(2**31))
SIZE = (70.0, 100.0)
BY_PLACE = [
    pytest.param(family.name, variant, marks=pytest.mark.slow if variant else ())
    for family in families().values()
    if family.by_place
    for variant in ("", *(v.name for v in family.variants))
]


def held(motif: str, variant: str = "") -> Design:
    return design(portrait(), motif=motif, variant=variant, size_mm=SIZE, seed=SEED)


def block(motif: str) -> Design:
    return suited(held(motif), layout_named("half-drop"), (90.0, 90.0))[0]


def test_four_threads_among_others_draw_what_one_draws_alone() -> None:
    asked = [held("kawung"), block("kawung"), held("parang"), block("lereng")]
    alone = [draw(one) for one in asked]
    shuffled = [one for k in range(4) for one in asked[k:] + asked[:k]]
    with ThreadPoolExecutor(4) as threads:
        beside = list(threads.map(draw, shuffled))
    for one, drawn in zip(shuffled, beside, strict=True):
        assert drawn == alone[asked.index(one)], (one.motif, one.repeat, SEED)


def pieces(layer: Layer, top: float, bottom: float) -> set[bytes]:
    """Return the shapes of a layer that touch a strip of the cloth."""
    shapes = [r.points[a:b] for r in (layer.areas, layer.strokes) for a, b in pairwise(r.offsets.tolist())]
    found = set()
    for shape in (*shapes, *layer.dots.points[:, None]):
        reach = 0.5 * shape[:, 2:].max(initial=0.0)
        low, high = shape[:, :2].min(axis=0) - reach, shape[:, :2].max(axis=0) + reach
        if high[0] > 0 and low[0] < SIZE[0] and high[1] > top and low[1] < bottom:
            found.add(shape.tobytes())
    return found


@pytest.mark.parametrize(("motif", "variant"), BY_PLACE)
def test_strips_in_any_order_are_parts_of_the_whole(motif: str, variant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each holds all that touches it, just as it is in the whole; also where the survey goes over many parts."""
    monkeypatch.setattr(drawing, "_SURVEYED", 3000.0)
    asked = held(motif, variant)
    whole, strips = draw(asked), Strips(asked)
    edges = np.linspace(0.0, SIZE[1], 4)
    for k in np.random.default_rng(SEED).permutation(3).tolist():
        top, bottom = float(edges[k]), float(edges[k + 1])
        for layer, part in zip(whole.layers, strips(top, bottom).layers, strict=True):
            assert pieces(part, top, bottom) == pieces(layer, top, bottom), (layer.name, SEED)


def test_a_family_that_asks_for_what_it_did_not_survey_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else its strips would differ from its whole, and nobody would see why."""
    hasty = replace(families()["kawung"], survey=None)
    monkeypatch.setattr(drawing, "family_named", lambda name: hasty)
    with pytest.raises(KeyError, match="tip 0"):
        draw(plain("kawung"), window=(10.0, 30.0))


def test_a_plan_says_what_is_drawn_and_cannot_be_changed() -> None:
    plan, _ = plan_of(plain("kawung"), view=View(10.0, 20.0))
    assert (plan.view.top, plan.view.bottom) == (10.0, 20.0)
    with pytest.raises(FrozenInstanceError):
        plan.view.top = 0.0  # type: ignore[misc]
