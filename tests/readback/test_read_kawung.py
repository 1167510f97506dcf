"""Kawung: nine of its measures are read from a picture that tells its resolution."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from portraits import usual

from batik_gen.pattern.drawing.draw import draw
from batik_gen.readback.read_back import read_back
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.errors import BadPicture


@pytest.fixture(scope="module")
def image():
    held = replace(usual("kawung"), process="sogan-yogya", size_mm=(160.0, 160.0))
    return held, dye(draw(held), dpi=150).image.convert("RGB")


def test_a_picture_with_its_dpi_gives_the_measures_back(image, tmp_path):
    held, picture = image
    picture.save(tmp_path / "cloth.png", dpi=(150, 150))
    told = read_back(tmp_path / "cloth.png")
    assert told.motif == "kawung"
    assert len(told.numbers) == 9
    assert told.numbers["pitch"] == pytest.approx(held.parameters["kawung.pitch"], rel=0.01)
    assert 0.5 < told.numbers["dots"] / held.parameters["isen.size"] < 1.0
    assert 0.5 < told.numbers["fine lines"] / held.parameters["nib.isen"] < 1.0


def test_without_resolution_it_is_refused(image, tmp_path):
    Image.fromarray(np.asarray(image[1])).save(tmp_path / "cloth.png")
    with pytest.raises(BadPicture, match="resolution"):
        read_back(tmp_path / "cloth.png")
