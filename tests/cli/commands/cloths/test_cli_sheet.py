"""Choosing by eye: sheets of variations, and two recordings or Designs beside each other."""

import re

import numpy as np
import pytest
from cli_command import CALM, SMALL, Command
from cli_short import SHORT
from PIL import Image

from batik_gen.cli.options.process import ProcessChoice
from batik_gen.cli.pages.sheet_layout import PAGES, plan
from batik_gen.cli.pages.variations import Dress, columns
from batik_gen.pattern.declaring.registry import family_named, parameters_of

RESTLESS = SHORT / "person-two-calm.edf"
PAPER = (247, 242, 231)


def cloths_on(image, side):
    """Count places on a sheet that are cloth and not paper, on a coarse grid."""
    ink = (np.abs(np.asarray(image).astype(int) - PAPER).sum(axis=2) > 60).astype(float)
    return ink.mean()


@pytest.mark.parametrize(
    ("vary", "values", "count"),
    [
        ("motif", "kawung,truntum,ceplok", 3),
        ("process", "lasem,kelengan", 2),
        ("seed", "1,2", 2),
        ("size", "80,160mm", 2),
        ("voice", "0,1", 2),
        ("param=truntum.pitch", "26,34", 2),
    ],
)
def test_a_sheet_holds_each_variation_once(batik: Command, tmp_path, vary, values, count):
    ended = batik("sheet", CALM, "--vary", vary, "--values", values, "-o", "sheet.png")
    assert ended.code == 0
    assert f"1 x {count} cloths" in ended.out
    with Image.open(tmp_path / "sheet.png") as image:
        assert image.width == 1080
        assert cloths_on(image, 1080) > 0.2


def test_rows_are_recordings_and_a_bad_one_is_left_out(batik: Command, tmp_path):
    (tmp_path / "bad.edf").write_bytes(b"0       " + bytes(40))
    ended = batik("sheet", CALM, "bad.edf", RESTLESS, "--vary", "seed", "--values", "1,2", "-o", "s.png")
    assert ended.code == 1
    assert "2 x 2 cloths" in ended.out
    assert "bad.edf" in ended.err
    assert CALM.stem.encode() not in (tmp_path / "s.png").read_bytes()


def test_a_sheet_for_a3(batik: Command, tmp_path):
    assert (
        batik("sheet", CALM, "--vary", "param=truntum.pitch", "--page", "a3", "-o", "s.png", "--lang", "id").code == 0
    )
    with Image.open(tmp_path / "s.png") as image:
        assert image.size == (4961, 3508)
        assert round(image.info["dpi"][0]) == 300
        assert cloths_on(image, 600) > 0.1


@pytest.mark.parametrize(
    ("vary", "values", "said"),
    [
        ("motive", "", "motif, process, seed, size, voice or param=NAME"),
        ("motif", "kawun", "kawung"),
        ("process", "lasam", "lasem"),
        ("param=truntum.pich", "", "truntum.pitch"),
        ("param=truntum.pitch", "900", "must lie between"),
        ("size", "wide", "numbers"),
        ("seed", "-1", "whole numbers"),
    ],
)
def test_a_wrong_variation_is_answered_with_the_right_one(batik: Command, tmp_path, vary, values, said):
    ended = batik("sheet", CALM, "--vary", vary, "--values", values, "-o", "sheet.png")
    assert ended.code == 2
    assert said in ended.err
    assert not (tmp_path / "sheet.png").exists()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("rows", [1, 2, 6])
@pytest.mark.parametrize("columns", [1, 3, 7, 21])
def test_every_sheet_fits_its_page(page, rows, columns):
    measures = PAGES[page]
    found = plan(measures, rows, ["Mega mendung (seven dips of indigo)"] * columns)
    assert found.across * found.side + (found.across - 1) * measures.gap <= measures.width - 2 * measures.margin
    if measures.height:
        blocks = -(-columns // found.across) * rows
        assert blocks * (found.side + found.text) < measures.height - 2 * measures.margin


def test_two_recordings_are_told_apart_in_numbers_and_words(batik: Command, tmp_path):
    ended = batik("compare", CALM, RESTLESS, "-o", "both.png")
    assert ended.code == 0
    assert "recordings of two persons are found" in " ".join(ended.out.split())
    assert "Hz ->" in ended.out
    with Image.open(tmp_path / "both.png") as image:
        assert image.width == 1080
    same = batik("compare", CALM, CALM, "--lang", "id")
    assert "berjarak 0,00" in same.out
    assert "Kedua Design sama" in same.out


def test_two_designs_are_told_apart(batik: Command):
    assert batik("make", CALM, *SMALL, "-o", "a").code == 0
    assert batik("make", CALM, *SMALL, "-o", "b", "--process", "lasem", "--set", "truntum.pitch=36").code == 0
    ended = batik("compare", "a/person-one-calm.design.toml", "b/person-one-calm.design.toml")
    assert ended.code == 0
    assert "lasem" in ended.out
    assert "36 mm" in ended.out
    assert len(ended.out.splitlines()) == 2
    mixed = batik("compare", CALM, "a/person-one-calm.design.toml")
    assert mixed.code == 2
    assert "two recordings, or two Designs" in mixed.err


def told(ended, what):
    """Return of what that is told."""
    return {re.split(r"\s{2,}", line.strip())[0] for line in ended.out.splitlines() if what in line}


def test_who_has_more_of_what_is_told_the_right_way_round(batik: Command):
    there, back = batik("compare", CALM, RESTLESS), batik("compare", RESTLESS, CALM)
    more, less = told(there, "the second has more (+"), told(there, "the second has less (-")
    assert more
    assert (more, less) == (told(back, "the second has less (-"), told(back, "the second has more (+"))


def test_a_sheet_of_a_parameter_goes_from_its_least_to_its_most():
    plain = Dress("kawung", "", ProcessChoice("kelengan"), 100.0, 1)
    pitch = parameters_of(family_named("kawung"))["kawung.pitch"]
    shown = [column.dress.values["kawung.pitch"] for column in columns("param=kawung.pitch", (), plain, "en")]
    assert shown == pytest.approx(np.linspace(pitch.low, pitch.high, 5))
