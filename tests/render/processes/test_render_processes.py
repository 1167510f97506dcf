"""Processes and dyes as declared: colours true to real cloth, mistakes told by line and key."""

import json
import struct
from dataclasses import replace

import numpy as np
import pytest
from differences import ciede2000, from_photographs, rgb, to_lab
from render_cloths import CLEAN, areas, box, cloth_of, disc

from batik_gen.render.baths.vat import Vat
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.processes.dyestuff import FIXERS, dyes
from batik_gen.render.processes.plate_colours import in_turn
from batik_gen.render.processes.srgb import encode, hex_from_lab
from batik_gen.render.processes.steps import Colet
from batik_gen.render.processes.swatches import export_swatches, swatches
from batik_gen.render.processes.table import (
    PROCESSES,
    declaration_of,
    declared_process,
    find_process,
    reflectance,
    state_colours,
)
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.errors import BadFormat, BadProcess, UnknownName

OWN = declaration_of("sogan-yogya")


def lab_of(colour):
    return to_lab(rgb(colour))


@pytest.mark.parametrize("name", [name for name, process in PROCESSES.items() if process.measured])
def test_colours_are_those_of_photographed_cloth(name):
    """Each main colour of the photographs is a colour of the process, or a mix of two as fine isen make it."""
    assert max(from_photographs(PROCESSES[name])) < 8


def test_wanted_processes_are_all_there():
    wanted = {
        "sogan-yogya", "sogan-yogya-lorodan", "sogan-solo", "sogan-solo-lorodan", "kelengan", "bang-bangan",
        "bang-biru", "tiga-negeri", "lasem", "pekalongan", "madura", "gentongan", "mega-mendung", "kampanye",
        "kampanye-fuchsia",
    }  # fmt: skip
    assert wanted <= set(PROCESSES)
    assert any(isinstance(dip, Colet) for dip in PROCESSES["pekalongan"].dips)
    assert len(PROCESSES["mega-mendung"].dips) == 7


def test_fixers_and_dips_shift_a_dye_as_the_craft_says():
    for each in (d for d in dyes().values() if d.colours and d.kin == "soga"):
        most = each.colours[-1][0]
        alum, lime, iron = (lab_of(each.on("#f1ebde", most, fixer)) for fixer in FIXERS)
        assert alum[0] > lime[0] > iron[0], each.name
        assert np.hypot(*iron[1:]) < np.hypot(*alum[1:]), each.name
    depth = [lab_of(dyes()["indigo"].on("#f1ebde", dips))[0] for dips in (1, 2, 3, 4, 6, 8)]
    assert depth == sorted(depth, reverse=True)
    assert dyes()["indigo"].on("#f1ebde", 4) == "#3f5f92"
    assert dyes()["indigo"].on("#f1ebde", 20) == dyes()["indigo"].on("#f1ebde", 8)


def test_many_baths_mix_as_few_do():
    """The tables that mix more than two baths agree with the arithmetic they stand for."""
    held = PROCESSES["tiga-negeri"]
    masked = tuple(bool(states) for states in held.resists())
    levels = [np.random.default_rng(n).integers(0, 250, (40, 50)).astype(np.uint8) for n in range(3)]
    seen = Vat(held, (1.0, 0.9, 1.1), masked).colours(levels)[..., :3] / 256
    shares = tuple((x / 240) ** 4 * depth for x, depth in zip(levels, (1.0, 0.9, 1.1), strict=True))
    assert np.abs(seen - np.clip(encode(reflectance(held, shares)), 6, 249)).max() < 0.6


def test_a_part_of_the_motif_has_one_colour_wherever_it_stands_and_other_parts_have_others():
    held = PROCESSES["pekalongan"]
    spots = [(x, y) for x in range(8, 400, 14) for y in range(8, 300, 14)]
    seen = set()
    for corners in range(12, 60):
        rings = [disc(x, y, 3.0 + 0.002 * x, corners) for x, y in spots]
        parts = [p for p in in_turn(Layer("tembok", Wax.TEMBOK, 3, areas=areas(*rings)), held.turns) if len(p.areas)]
        assert [len(part.areas) for part in parts] == [len(rings)]
        seen.add(parts[0].wax)
    assert seen == set(held.turns[Wax.TEMBOK])
    ground = in_turn(Layer("latar", Wax.TEMBOK, 3, areas=areas(box(0, 0, 300, 300))), held.turns)
    assert [part.wax for part in ground if len(part.areas)] == [Wax.TEMBOK]


def first_corners(layer):
    return {tuple(layer.areas.points[begin]) for begin in layer.areas.offsets[:-1]}


def test_a_brush_colours_its_places_and_nothing_else():
    held = PROCESSES["pekalongan"]
    plate = Layer("daun", Wax.WARNA_2, 3, areas=areas(box(10, 10, 30, 30)))
    seen = np.asarray(dye(cloth_of(plate, size=(40.0, 40.0), process="pekalongan", bath=CLEAN), dpi=127).image)
    colours = state_colours(held)
    assert np.abs(seen[90:110, 90:110].mean(axis=(0, 1)) - colours[Wax.WARNA_2]).max() < 4
    assert np.abs(seen[:30, :30].mean(axis=(0, 1)) - colours[Wax.OPEN]).max() < 4


MISTAKES = [
    ('cloth = "#f1ebde"', 'cloth = "white"', "cloth", "#rrggbb"),
    ('cloth = "#f1ebde"', 'cloth = "#ffffff"', "cloth", "pure white"),
    ('region = "Yogyakarta"', "region = 7", "region", "text in quotes"),
    ('dye = "soga"', 'dye = "sogah"', "steps[5].dye", "soga"),
    ("dips = 12", "dips = 0", "steps[5].dips", "whole number from 1"),
    ('fixer = "kapur"', 'fixer = "kapor"', "steps[5].fixer", "kapur"),
    ('do = "boil"', 'do = "boyl"', "steps[6].do", "boil"),
    ('do = "scrape"', 'do = "scrape"\nhow = 1', "steps[3].how", "not known"),
    ('states = ["biron"]', 'states = ["birom"]', "steps[4].states", "biron"),
    ("baths = [1, 2]", "baths = [2, 3]", "both[1].baths", "two baths from 1 to 2"),
    ('tahap-1 = "klowong"', 'tahap-9 = "klowong"', "like.tahap-9", "not known"),
    ('do = "scrape"\nstates = ["klowong"]', 'do = "scrape"\nstates = ["biron"]', "steps", "not on the cloth"),
    ("[title]", "[title", "not valid TOML", "line 6"),
]


@pytest.mark.parametrize(("old", "new", "where", "what"), MISTAKES)
def test_a_mistake_in_a_declaration_is_told_by_line_and_key(old, new, where, what):
    assert old in OWN
    text = OWN.replace(old, new, 1)
    with pytest.raises(BadProcess) as told:
        declared_process(text, "mine.toml")
    assert str(told.value).startswith("mine.toml")
    assert where in str(told.value)
    if "steps[" in where or where in ("cloth", "region"):
        wrong = new.splitlines()[-1]
        assert f"line {1 + text.splitlines().index(wrong)}," in str(told.value)
    assert what in str(told.value)


def test_a_process_of_ones_own_with_a_dye_of_ones_own():
    dyestuff = '[[dyes]]\nname = "kunyit"\nkin = "soga"\n[dyes.title]\nen = "turmeric"\nid = "kunyit"\n'
    colours = "[[dyes.colours]]\ndips = 3\ncolour = '#dca83a'\n"
    own = OWN.replace('dye = "soga"', 'dye = "kunyit"').replace('colour = "#7a4526"\n', "") + dyestuff + colours
    held = declared_process(own.replace('fixer = "kapur"\n', ""))
    assert ciede2000(to_lab(state_colours(held)[Wax.KLOWONG]), lab_of("#dca83a")) < 1.0
    cloth = cloth_of(Layer("k", Wax.KLOWONG, 1, areas=areas(box(0, 0, 9, 9))), size=(8, 8))
    picture = dye(replace(cloth, declaration=own), dpi=60)
    assert picture.image.size == (19, 19)


def test_a_colour_outside_srgb_is_told():
    assert hex_from_lab(66.2, 7.2, 15.1)[1]
    wild = OWN.replace('colour = "#27406b"', "lab = [30, 60, -120]")
    notes = [dip.note for dip in declared_process(wild).dips]
    assert "outside sRGB" in notes[0]
    assert notes[1] == ""


def test_swatches_open_in_other_programs(tmp_path):
    held = PROCESSES["lasem"]
    want = {swatch.hex for swatch in swatches(held)}
    for ending in (".ase", ".gpl", ".json"):
        export_swatches(held, tmp_path / f"lasem{ending}")
    ase = (tmp_path / "lasem.ase").read_bytes()
    assert ase[:4] == b"ASEF"
    (blocks,) = struct.unpack(">I", ase[8:12])
    at, seen = 12, set()
    for _ in range(blocks):
        kind, size = struct.unpack(">HI", ase[at : at + 6])
        body = ase[at + 6 : at + 6 + size]
        at += 6 + size
        if kind == 1:
            start = 2 + 2 * struct.unpack(">H", body[:2])[0]
            assert body[start : start + 4] == b"RGB "
            seen.add("#" + bytes(round(255 * x) for x in struct.unpack(">3f", body[start + 4 : start + 16])).hex())
    assert at == len(ase)
    assert seen == want
    gpl = (tmp_path / "lasem.gpl").read_text().splitlines()
    assert gpl[0] == "GIMP Palette"
    rows = gpl[gpl.index("#") + 1 :]
    assert {"#" + bytes(int(code) for code in row.split("\t")[0].split()).hex() for row in rows} == want
    assert {entry["hex"] for entry in json.loads((tmp_path / "lasem.json").read_text())["colours"]} == want
    with pytest.raises(BadFormat, match=r"\.ase, \.gpl, \.json"):
        export_swatches(held, tmp_path / "lasem.txt")


def test_no_declaration_of_what_is_not_declared_here():
    with pytest.raises(UnknownName, match="sogan-yogya"):
        declaration_of("nowhere")


def test_a_process_in_which_no_wax_keeps_any_dye_out_is_refused():
    steps = '[[steps]]\ndo = "dip"\ndye = "soga"\n\n[[steps]]\ndo = "boil"\n'
    head = declaration_of("sogan-solo").partition("[[steps]]")[0]
    with pytest.raises(BadProcess, match="no wax keeps any dye out"):
        declared_process(head + steps)


def test_a_process_that_its_declaration_calls_otherwise_is_refused():
    assert find_process("sogan-yogya", OWN) == PROCESSES["sogan-yogya"]
    with pytest.raises(BadProcess, match="'lasem' is declared as 'sogan-yogya'"):
        find_process("lasem", OWN)
    with pytest.raises(BadProcess, match=r"line 1, 'name': expected a name"):
        declared_process(OWN.replace('name = "sogan-yogya"', 'name = " "'))
