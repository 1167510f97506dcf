"""Pictures in every format: drawn, inspected, made again."""

from pathlib import Path

import pytest
from cli_command import Command
from PIL import Image
from portraits import plain

from batik_gen.render.picture.recipe import read_recipe


@pytest.fixture
def design_file(tmp_path: Path) -> Path:
    path = tmp_path / "d.design.toml"
    plain("truntum", side=60.0).save(path)
    return path


@pytest.mark.parametrize("ending", ["png", "tif", "pdf", "jpg", "webp"])
def test_what_is_drawn_can_be_inspected_and_redrawn_byte_for_byte(batik: Command, design_file, tmp_path, ending):
    one, two = tmp_path / f"a.{ending}", tmp_path / f"b.{ending}"
    assert batik("draw", design_file, "-o", one, "--dpi", "100").code == 0
    told = batik("inspect", one)
    assert told.code == 0
    assert "236 x 236 pixels, 100 dpi" in told.out
    assert 'motif = "truntum"' in told.out
    assert batik("redraw", one, "-o", two, "--jobs", "1").code == 0
    assert one.read_bytes() == two.read_bytes()


def test_redrawn_larger_for_print(batik: Command, design_file, tmp_path):
    small, large = tmp_path / "s.png", tmp_path / "l.png"
    assert batik("draw", design_file, "-o", small, "--dpi", "50").code == 0
    assert batik("redraw", small, "-o", large, "--dpi", "200").code == 0
    assert read_recipe(large).px == (472, 472)
    assert read_recipe(large).text == read_recipe(small).text


def test_a_picture_without_its_recipe_cannot_be_redrawn(batik: Command, design_file, tmp_path):
    path = tmp_path / "a.png"
    assert batik("draw", design_file, "-o", path, "--dpi", "50", "--recipe", "none").code == 0
    for ended in (batik("inspect", path), batik("redraw", path, "-o", tmp_path / "b.png")):
        assert ended.code == 2
        assert "no batik-gen recipe" in ended.err


def test_a_picture_of_an_older_version_is_drawn_and_says_so(batik: Command, design_file, tmp_path):
    from PIL import PngImagePlugin

    from batik_gen.render.picture.marking import TEXT_KEY, VERSION_KEY

    notes = PngImagePlugin.PngInfo()
    notes.add_itxt(VERSION_KEY, "0.0.1")
    notes.add_itxt(TEXT_KEY, design_file.read_text(encoding="utf-8"))
    Image.new("RGB", (118, 118)).save(tmp_path / "old.png", pnginfo=notes, dpi=(50, 50))
    ended = batik("redraw", tmp_path / "old.png", "-o", tmp_path / "new.png")
    assert ended.code == 0
    assert "0.0.1" in ended.err


def test_the_limit_of_a_format_is_said_before_any_work(batik: Command, design_file, tmp_path):
    ended = batik("draw", design_file, "-o", tmp_path / "a.webp", "--dpi", "9000")
    assert ended.code == 2
    assert "16383" in ended.err
