"""Colours come out of the baths and nowhere else."""

import numpy as np
import pytest
from differences import ciede2000, rgb, to_lab
from render_cloths import CLEAN, all_one, areas, box, busy_cloth, cloth_of, strokes
from scipy.spatial import cKDTree

from batik_gen.render.dyeing.dye import dye
from batik_gen.render.processes.srgb import encode, linear_from_hex
from batik_gen.render.processes.steps import Apply, Boil, Colet, Dip, Process, Scrape
from batik_gen.render.processes.table import PROCESSES, find_process, reflectance, state_colours
from batik_gen.values.cloth import TAHAP, WARNA, Layer, Wax
from batik_gen.values.errors import BadDesign, BadProcess, UnknownName

# docs/sources.md#process-colours, by hand: what each state must look like.
PRESETS = {
    "sogan-yogya": {Wax.OPEN: "171a24", Wax.KLOWONG: "7a4526", Wax.TEMBOK: "f1ebde", Wax.BIRON: "27406b"},
    "sogan-solo": {Wax.OPEN: "2b1a12", Wax.KLOWONG: "a7652a", Wax.TEMBOK: "e3c58c", Wax.BIRON: "2b3650"},
    "kelengan": {Wax.OPEN: "141c34", Wax.KLOWONG: "4a6a9a", Wax.TEMBOK: "eee9dd", Wax.BIRON: "4a6a9a"},
    "mega-mendung": {Wax.OPEN: "141a44", Wax.CECEK: "f0e8dc", Wax.KLOWONG: "8fc0ea", Wax.BIRON: "2f8fdc"}
    | dict(zip(TAHAP, ("8fc0ea", "5fa9e7", "2f8fdc", "0b6fcf", "0a4fa8", "0b3480"), strict=True)),
}
USUAL = (("mottling", 0.55), ("seepage", 0.4))
CASES = [(name, wax) for name, states in PRESETS.items() for wax in states]


def test_the_colour_difference_is_that_of_the_published_pairs():
    # Sharma, Wu & Dalal 2005, table 1, pairs 1, 7 and 25.
    assert ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000((50, 0, 0), (50, -1, 2)) == pytest.approx(2.3669, abs=1e-4)
    assert ciede2000((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387)) == pytest.approx(1.2644, abs=1e-4)


@pytest.mark.parametrize(("process", "wax"), CASES)
def test_each_state_comes_out_in_the_colour_of_the_preset(process, wax):
    want = to_lab(rgb(PRESETS[process][wax]))
    mean = all_one(wax, process).reshape(-1, 3).mean(axis=0)
    assert ciede2000(to_lab(mean), want) < 1.5
    assert ciede2000(to_lab(state_colours(PROCESSES[process])[wax]), want) < 1.5
    # As usual, dye is a little paler for its washing and wax lets a little through.
    assert ciede2000(to_lab(all_one(wax, process, USUAL).reshape(-1, 3).mean(axis=0)), want) < 5.0


@pytest.mark.parametrize("process", PROCESSES)
def test_no_pure_black_and_no_pure_white(process):
    seen = np.asarray(dye(busy_cloth(process=process), dpi=300).image)
    assert seen.min() >= 3
    assert seen.max() <= 252
    light = to_lab(state_colours(PROCESSES[process])[Wax.TEMBOK])
    assert light[2] >= 4


@pytest.mark.parametrize("process", PROCESSES)
def test_every_pixel_lies_between_colours_the_baths_can_make(process):
    held = PROCESSES[process]
    seen = np.asarray(dye(busy_cloth(process=process), dpi=200).image).reshape(-1, 3)[::29].astype(float)
    if held.ladder:
        dips = np.linspace(0, 7.3, 800)
        shares = tuple(np.clip(dips - k, 0, 1 if k < 6 else 2) for k in range(7))
    elif len(held.dips) == 2:
        share = np.linspace(0, 1.05, 48) ** 4
        shares = tuple(grid.reshape(-1) for grid in np.meshgrid(share, share))
    else:
        # A pixel is part of at most three places, each open to the baths of its own state,
        # and one bath may have crept under its wax.
        rng = np.random.default_rng(1)
        states = np.unique([[wax not in bath for bath in held.resists()] for wax in Wax], axis=0).astype(float)
        part = rng.dirichlet((0.4, 0.4, 0.2), 60_000)
        level = (part[:, :, None] * states[rng.integers(0, len(states), (60_000, 3))]).sum(axis=1)
        rows, crept = np.arange(60_000), rng.integers(0, level.shape[1], 60_000)
        level[rows, crept] = np.maximum(level[rows, crept], rng.uniform(0, 1, 60_000))
        shares = tuple((level * rng.uniform(0.95, 1.05, level.shape)).T ** 4)
    reachable = encode(reflectance(held, shares))
    nearest, _ = cKDTree(reachable).query(seen)
    assert np.quantile(nearest, 0.99) < 8
    assert nearest.max() < 14


def test_later_layers_decide_and_open_cuts_through():
    square = areas(box(2, 2, 18, 18))
    inner = areas(box(6, 6, 14, 14))
    line = strokes(np.array([[0, 10, 1.5], [20, 10, 1.5]], float))
    plate = Layer("tembok", Wax.TEMBOK, 3, areas=square)
    brown = Layer("klowong", Wax.KLOWONG, 1, areas=inner)
    cut = Layer("cut", Wax.OPEN, 9, strokes=line)
    colours = state_colours(PROCESSES["sogan-yogya"])

    def at(cloth, x, y):
        seen = np.asarray(dye(cloth, dpi=254).image).astype(float)
        return seen[y * 10 - 4 : y * 10 + 4, x * 10 - 4 : x * 10 + 4].mean(axis=(0, 1))

    over = cloth_of(plate, brown, cut)
    assert at(over, 4, 4) == pytest.approx(colours[Wax.TEMBOK], abs=4)
    assert at(over, 8, 8) == pytest.approx(colours[Wax.KLOWONG], abs=4)
    assert at(over, 10, 10) == pytest.approx(colours[Wax.OPEN], abs=4)
    under = cloth_of(cut, brown, plate)
    assert at(under, 8, 8) == pytest.approx(colours[Wax.TEMBOK], abs=4)
    assert at(under, 1, 10) == pytest.approx(colours[Wax.OPEN], abs=4)


def test_a_deeper_bath_is_darker():
    lightness = [
        to_lab(all_one(Wax.KLOWONG, "sogan-yogya", (*CLEAN, ("depth_soga", depth))).reshape(-1, 3).mean(axis=0))[0]
        for depth in (0.8, 1.0, 1.25)
    ]
    assert lightness[0] > lightness[1] + 1 > lightness[2] + 2


def test_wax_survives_into_the_baths_as_the_truth_table_says():
    first, second = PROCESSES["sogan-yogya"].resists()
    assert first == {Wax.KLOWONG, Wax.TEMBOK, Wax.CECEK, *TAHAP[:2], *WARNA}
    assert second == {Wax.BIRON, Wax.TEMBOK, Wax.CECEK, *TAHAP[2:4], *WARNA}
    light, deep = PROCESSES["kelengan"].resists()
    assert light == {Wax.TEMBOK, Wax.CECEK, *WARNA}
    assert deep == set(Wax) - {Wax.OPEN, *TAHAP[3:]}


@pytest.mark.parametrize("process", PROCESSES)
def test_every_process_says_what_each_state_becomes(process):
    held = PROCESSES[process]
    applied = set().union(*(step.states for step in held.steps if isinstance(step, Apply)))
    applied |= set().union(*(step.states for step in held.steps if isinstance(step, Colet)))
    assert set(held.like.values()) <= applied
    # What a process neither waxes nor likens to another state stays open, by intent: only the darkest bands.
    assert set(Wax) - applied - set(held.alike()) <= {Wax.OPEN, *TAHAP[3:]}
    light = [to_lab(state_colours(held)[wax])[0] for wax in (Wax.TEMBOK, *TAHAP, Wax.OPEN)]
    assert light == sorted(light, reverse=True)
    assert len(set(light)) >= 3


def test_seven_dips_are_counted_one_by_one():
    held = PROCESSES["mega-mendung"]
    assert [held.taken()[wax] for wax in (Wax.CECEK, *TAHAP, Wax.OPEN)] == list(range(8))
    with pytest.raises(BadProcess, match="called a ladder"):
        Process("x", {}, "", {}, "#f0e8dc", PROCESSES["sogan-yogya"].steps, {}, (), ladder=True).taken()


@pytest.mark.parametrize("dpi", [60, 150, 400])
def test_bands_lie_side_by_side_without_any_other_colour(dpi):
    """Next to one another each band keeps its own colour up to half a millimetre from its edge."""
    bands = [Layer(w.value, w, 1, areas=areas(box(5 * k, -5, 500, 500))) for k, w in enumerate((*TAHAP, Wax.OPEN))]
    cloth = cloth_of(*bands, size=(35.0, 20.0), process="mega-mendung")
    seen = np.asarray(dye(cloth, dpi=dpi).image).astype(float)
    for k, wax in enumerate((*TAHAP, Wax.OPEN)):
        low, high = int((5 * k + 0.6) * dpi / 25.4) + 1, int((5 * k + 4.4) * dpi / 25.4)
        want = state_colours(PROCESSES["mega-mendung"])[wax]
        assert np.abs(seen[:, low:high].mean(axis=(0, 1)) - want).max() < 4


def test_dye_that_seeps_in_a_ladder_never_blots_a_band():
    bands = [Layer(w.value, w, 1, areas=areas(box(20 * k, -5, 500, 500))) for k, w in enumerate(TAHAP[:3])]
    line = Layer("garis", Wax.CECEK, 1, strokes=strokes(np.array([[0, 30, 1.2], [60, 30, 1.2]], float)))
    clean, rough = (
        np.asarray(dye(cloth_of(*bands, line, size=(60.0, 60.0), process="mega-mendung", bath=b), dpi=200).image)
        for b in (CLEAN, (("mottling", 0.0), ("seepage", 1.0)))
    )
    changed = np.abs(clean.astype(int) - rough).max(axis=2) > 12
    rows = np.flatnonzero(changed.any(axis=1)) * 25.4 / 200
    assert changed.any()
    assert 29.0 <= rows.min() <= rows.max() <= 31.0


def test_one_bath_and_three_baths_work_as_well():
    plates = Apply(frozenset({Wax.TEMBOK}))
    last = (Dip("a", "#c04040"), Apply(frozenset({Wax.KLOWONG})), Dip("b", "#4040c0"), Apply(frozenset({Wax.BIRON})))
    three = Process("t", {}, "", {}, "#f0e8dc", (plates, *last, Dip("c", "#c0a040"), Boil()), {}, ())
    one = Process("o", {}, "", {}, "#f0e8dc", (plates, Dip("a", "#c04040"), Boil()), {}, ())
    assert state_colours(one)[Wax.OPEN] == (0xC0, 0x40, 0x40)
    assert state_colours(three)[Wax.TEMBOK] == (0xF0, 0xE8, 0xDC)
    assert state_colours(three)[Wax.KLOWONG] == (0xC0, 0x40, 0x40)
    assert len({*map(tuple, (state_colours(three)[wax] for wax in Wax if wax is not Wax.CECEK))}) == 4


def test_steps_that_make_no_sense_are_refused():
    scraped = Process("x", {}, "", {}, "#f0e8dc", (Scrape(frozenset({Wax.TEMBOK})),), {}, ())
    with pytest.raises(BadProcess, match="not on the cloth"):
        scraped.resists()
    opened = Process("x", {}, "", {}, "#f0e8dc", (Apply(frozenset({Wax.OPEN})),), {}, ())
    with pytest.raises(BadProcess, match="no wax"):
        opened.resists()
    with pytest.raises(BadProcess, match="#rrggbb"):
        linear_from_hex("brown")


def test_an_unknown_process_is_refused_and_near_names_offered():
    with pytest.raises(UnknownName, match="sogan-yogya"):
        find_process("sogan-yogja")
    with pytest.raises(UnknownName, match="kelengan"):
        dye(cloth_of(process="zzz"), dpi=50)


@pytest.mark.parametrize("bath", [(("depth_soga", 3.0),), (("mottling", -0.1),), (("seepage", float("nan")),)])
def test_bath_values_out_of_range_are_refused(bath):
    with pytest.raises(BadDesign, match="must lie between"):
        dye(cloth_of(bath=bath), dpi=50)


def test_unknown_bath_values_are_refused():
    with pytest.raises(BadDesign, match="mottling, seepage"):
        dye(cloth_of(bath=(("motling", 1.0),)), dpi=50)


def test_the_depth_of_a_dye_that_the_process_lacks_is_passed_over():
    plate = Layer("tembok", Wax.TEMBOK, 3, areas=areas(box(2, 2, 18, 18)))
    one = dye(cloth_of(plate, bath=(*CLEAN, ("depth_mengkudu", 1.2))), dpi=50)
    assert one == dye(cloth_of(plate), dpi=50)
