"""Pictures reach the disk whole, carry their recipe, and come back equal."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from render_cloths import busy_cloth

from batik_gen.render.dyeing.dye import dye
from batik_gen.render.files import png
from batik_gen.render.files.save import save
from batik_gen.render.picture.picture import Picture
from batik_gen.render.picture.profile import srgb_profile
from batik_gen.render.picture.recipe import read_recipe
from batik_gen.values.errors import BadFormat, BadPicture, BadSize, CannotWrite
from batik_gen.version import __version__

RECIPE = 'motif = "kawung"\nnote = "ꦧꦠꦶꦏ꧀ — µV"\n'


@pytest.fixture(scope="module")
def picture():
    return dye(busy_cloth(recipe=RECIPE), dpi=120)


def test_png_carries_recipe_version_size_and_resolution(picture, tmp_path):
    save(picture, tmp_path / "cloth.png")
    recipe = read_recipe(tmp_path / "cloth.png")
    assert recipe.text == RECIPE
    assert recipe.version == __version__
    assert recipe.px == picture.image.size
    assert recipe.dpi == pytest.approx(120, abs=0.02)
    assert Picture.load(tmp_path / "cloth.png") == picture


def test_pictures_differ_by_pixels_and_recipe(picture):
    other = picture.image.copy()
    other.putpixel((3, 3), (1, 2, 3))
    assert picture != Picture(other, picture.dpi, picture.recipe)
    assert picture != Picture(picture.image, picture.dpi, "")
    assert picture != "picture"


@pytest.mark.parametrize("ending", ["png", "jpg", "JPEG", "tif", "webp"])
def test_every_ending_opens_with_its_pixels_and_profile(picture, tmp_path, ending):
    path = tmp_path / f"cloth.{ending}"
    save(picture, path)
    with Image.open(path) as image:
        assert image.info["icc_profile"] == srgb_profile()
        seen = np.asarray(image.convert("RGB")).astype(int)
    assert abs(seen - np.asarray(picture.image)).mean() < (0.01 if ending in {"png", "tif"} else 6)


@pytest.mark.parametrize("ending", ["png", "jpg", "tif"])
def test_other_programs_print_it_in_true_size(picture, tmp_path, ending):
    save(picture, tmp_path / f"cloth.{ending}")
    with Image.open(tmp_path / f"cloth.{ending}") as image:
        across, down = (px / dpi * 25.4 for px, dpi in zip(image.size, image.info["dpi"], strict=True))
    assert (across, down) == (pytest.approx(60, abs=0.2), pytest.approx(45, abs=0.2))


@pytest.mark.parametrize("ending", ["png", "jpg", "tif", "webp"])
def test_saved_twice_the_bytes_are_equal(picture, tmp_path, ending):
    save(picture, tmp_path / f"a.{ending}")
    save(dye(busy_cloth(recipe=RECIPE), dpi=120), tmp_path / f"b.{ending}")
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


def test_an_existing_file_is_kept_unless_forced(picture, tmp_path):
    path = tmp_path / "cloth.png"
    path.write_bytes(b"mine")
    with pytest.raises(CannotWrite, match="exists already"):
        save(picture, path)
    assert path.read_bytes() == b"mine"
    save(picture, path, force=True)
    assert read_recipe(path).text == RECIPE


def test_a_failed_save_leaves_nothing_behind(picture, tmp_path, monkeypatch):
    def fail(self, file, *args, **kwargs):
        file.write(b"half")
        raise OSError(28, "No space left on device")

    def fail_in_a_band(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Image.Image, "save", fail)
    monkeypatch.setattr(png, "pack", fail_in_a_band)
    for ending in ("png", "tif"):
        with pytest.raises(CannotWrite, match="No space left"):
            save(picture, tmp_path / f"cloth.{ending}")
    assert list(tmp_path.iterdir()) == []


def test_unknown_endings_and_missing_folders_are_refused(picture, tmp_path):
    with pytest.raises(BadFormat, match=r"\.png, \.jpg"):
        save(picture, tmp_path / "cloth.bmp")
    with pytest.raises(BadFormat, match=r"\.png"):
        save(picture, tmp_path / "cloth")
    with pytest.raises(CannotWrite, match="folder"):
        save(picture, tmp_path / "nowhere" / "cloth.png")
    wide = Picture(Image.new("RGB", (17_000, 2)), 300.0)
    with pytest.raises(BadSize, match="16383"):
        save(wide, tmp_path / "wide.webp")


def test_files_that_are_no_picture_of_ours_are_told_apart(tmp_path):
    (tmp_path / "notes.png").write_text("not a picture")
    with pytest.raises(BadPicture, match="not a picture"):
        read_recipe(tmp_path / "notes.png")
    Image.new("RGB", (4, 4)).save(tmp_path / "plain.png")
    with pytest.raises(BadPicture, match="no batik-gen recipe"):
        read_recipe(tmp_path / "plain.png")
    with pytest.raises(BadPicture, match="cannot read"):
        read_recipe(tmp_path / "missing.png")


def test_damaged_files_are_refused_in_a_sentence(picture, tmp_path):
    save(picture, tmp_path / "whole.png")
    data = (tmp_path / "whole.png").read_bytes()
    (tmp_path / "half.png").write_bytes(data[: len(data) // 2])
    with pytest.raises(BadPicture, match=r"half\.png"):
        Picture.load(tmp_path / "half.png")


def test_the_profile_is_fixed():
    assert len(srgb_profile()) == 588
    assert srgb_profile()[36:40] == b"acsp"
    assert srgb_profile()[24:36] == bytes([7, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])


def test_pictures_larger_than_pillows_own_limit_are_read(tmp_path, monkeypatch):
    large = Picture(Image.new("RGB", (90, 90)), 300.0, "x")
    save(large, tmp_path / "large.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    assert Picture.load(tmp_path / "large.png") == large
    assert Image.MAX_IMAGE_PIXELS == 1000


@pytest.mark.parametrize("asked", [{"dpi": 97.3}, {"px": (401, 301)}, {"px": (233, 175)}])
def test_a_saved_picture_tells_how_to_draw_its_very_pixels_again(asked, tmp_path) -> None:
    cloth = replace(busy_cloth(), recipe=RECIPE)
    first = dye(cloth, **asked)
    save(first, tmp_path / "a.png")
    recipe = read_recipe(tmp_path / "a.png")
    again = dye(cloth, dpi=recipe.dpi)
    assert again.image.size == recipe.px
    save(again, tmp_path / "b.png")
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
