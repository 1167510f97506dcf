"""Bleed and marks lie around the picture and change nothing in it."""

import numpy as np
import pytest
from PIL import Image
from portraits import portrait
from render_cloths import busy_cloth

from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import Strips
from batik_gen.render.dyeing import bands as bands_module
from batik_gen.render.dyeing.bands import Bands
from batik_gen.render.dyeing.dye import dye, raw
from batik_gen.render.files.stream import stream
from batik_gen.render.files.trim import Trim, TrimmedSheet
from batik_gen.render.picture.recipe import read_recipe
from batik_gen.render.raster.frame import choose_frame
from batik_gen.values.errors import BadValue

RECIPE = 'motif = "kawung"\n'


def pixels(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


@pytest.mark.parametrize("trim", [Trim(3.0), Trim(20.0, marks=True), Trim(0.0, marks=True)])
def test_what_is_left_after_trimming_is_the_picture_to_the_pixel(trim, tmp_path):
    cloth = busy_cloth(recipe=RECIPE)
    plain = np.asarray(dye(cloth, dpi=150).image)
    frame = stream(cloth, tmp_path / "a.png", dpi=150, trim=trim)
    seen = pixels(tmp_path / "a.png")
    margin = (frame.width - plain.shape[1]) // 2
    assert seen.shape[:2] == (frame.height, frame.width)
    assert np.array_equal(seen[margin:-margin, margin:-margin], plain)


def test_the_cloth_goes_on_into_the_bleed_without_a_step(tmp_path):
    cloth = busy_cloth()
    stream(cloth, tmp_path / "a.png", dpi=150, trim=Trim(5.0, marks=True))
    seen, bleed = pixels(tmp_path / "a.png"), round(5.0 * 150 / 25.4)
    margin = (seen.shape[0] - dye(cloth, dpi=150).image.height) // 2
    kept = seen[margin - bleed : bleed - margin, margin - bleed : bleed - margin]
    assert np.array_equal(kept[:bleed], kept[bleed : 2 * bleed][::-1])
    assert np.array_equal(kept[:, -bleed:], kept[:, -2 * bleed : -bleed][:, ::-1])


def test_any_bands_and_strips_give_the_same_sheet(monkeypatch):
    monkeypatch.setattr(bands_module, "_WINDOW_PIXELS", 20_000)
    asked = Strips(design(portrait(), motif="kawung", size_mm=(70.0, 60.0), seed=4))
    sheet = TrimmedSheet(choose_frame((70.0, 60.0), 100, None), Trim(12.0, marks=True))
    made = [
        b"".join(part for _, part in Bands(asked, sheet.frame, raw, 1, rows, sheet.painter(), sheet.beyond_mm))
        for rows in (7, 64, 10_000)
    ]
    assert made[0] == made[1] == made[2]


def test_marks_stand_in_line_with_the_cut_and_off_the_bleed(tmp_path):
    cloth = busy_cloth()
    stream(cloth, tmp_path / "a.png", dpi=300, trim=Trim(3.0, marks=True))
    seen, plain = pixels(tmp_path / "a.png"), dye(cloth, dpi=300).image
    margin, bleed = (seen.shape[1] - plain.width) // 2, round(3.0 * 300 / 25.4)
    above = seen[: margin - bleed]
    columns = np.flatnonzero((above == 0).all(axis=2).any(axis=0))
    marks = columns[(columns > margin - bleed) & (columns < seen.shape[1] - margin + bleed)]
    assert set(np.round((marks - margin) / plain.width, 2)) == {0.0, 1.0}
    assert (seen[margin - bleed - 5 : margin - bleed, margin:-margin] == 255).all()


@pytest.mark.parametrize("ending", ["png", "tif", "pdf"])
def test_the_recipe_tells_what_is_around(ending, tmp_path):
    trim = Trim(3.0, marks=True)
    stream(busy_cloth(recipe=RECIPE), tmp_path / f"a.{ending}", dpi=60, trim=trim)
    told = read_recipe(tmp_path / f"a.{ending}")
    assert told.px == (142, 106)
    assert Trim.of(told.trim) == trim
    assert Trim.of("").plain


def test_a_pdf_names_its_boxes(tmp_path):
    stream(busy_cloth(), tmp_path / "a.pdf", dpi=254, trim=Trim(3.0, marks=True))
    head = (tmp_path / "a.pdf").read_bytes()
    a, b, c = (mm / 25.4 * 72 for mm in (14.0, 17.0, 17.0 + 60.0))
    assert f"/BleedBox [{a:.4f} {a:.4f} ".encode() in head
    assert f"/TrimBox [{b:.4f} {b:.4f} {c:.4f} ".encode() in head


@pytest.mark.parametrize("bleed", [-1.0, 51.0, float("nan")])
def test_a_bleed_that_cannot_be_drawn_is_refused(bleed):
    with pytest.raises(BadValue, match="bleed"):
        Trim(bleed)
