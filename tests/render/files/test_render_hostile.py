"""A picture from anywhere: whatever is wrong with it is one sentence, soon and in little memory."""

import os
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from batik_gen.render.picture.marking import DPI_KEY, TEXT_KEY, from_xmp
from batik_gen.render.picture.recipe import open_picture, read_recipe
from batik_gen.values.errors import BadPicture


def _png(path: Path, **texts: str) -> Path:
    told = PngImagePlugin.PngInfo()
    for key, text in texts.items():
        told.add_text(key.replace("_", "-"), text)
    Image.new("RGB", (4, 4)).save(path, pnginfo=told)
    return path


@pytest.mark.parametrize("dpi", ["abc", "9" * 5000, "inf", "nan", "-3", "1e400", "²"])
def test_a_resolution_that_is_none_is_refused(tmp_path: Path, dpi: str) -> None:
    path = _png(tmp_path / "cloth.png", **{TEXT_KEY: "motif = 'kawung'", DPI_KEY: dpi})
    with pytest.raises(BadPicture, match="tells of its size cannot be read"):
        read_recipe(path)


def test_the_size_of_a_plate_that_is_no_number_is_refused(tmp_path: Path) -> None:
    path = _png(tmp_path / "cloth.png", **{TEXT_KEY: "x = 1", DPI_KEY: "72.0", "batik-gen-px": "²x" + "9" * 5000})
    with pytest.raises(BadPicture, match="tells of its size cannot be read"):
        read_recipe(path)


def test_marks_inside_each_other_take_no_longer_than_others(tmp_path: Path) -> None:
    deep = "<batik:a>" * 100_000 + "<batik:recipe>" * 30_000
    path = tmp_path / "cloth.svg"
    path.write_text(f"<svg><metadata>{deep}</metadata></svg>")
    with pytest.raises(BadPicture, match="carries no batik-gen recipe"):
        read_recipe(path)
    assert from_xmp(b"<batik:dpi>72.0</batik:dpi><batik:recipe>a &lt; b</batik:recipe>") == {
        "dpi": "72.0",
        "recipe": "a < b",
    }


def test_a_text_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = _png(tmp_path / "cloth.png")
    whole = path.read_bytes()
    body = b"zTXtbatik-gen\0\0" + zlib.compress(bytes(80_000_000))
    chunk = (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    path.write_bytes(whole[:33] + chunk + whole[33:])
    with pytest.raises(BadPicture):
        read_recipe(path)


@pytest.mark.parametrize("error", [RuntimeError, IndexError, ZeroDivisionError, BaseException])
def test_whatever_a_decoder_raises_is_a_damaged_picture(tmp_path: Path, error: type[BaseException]) -> None:
    with pytest.raises(BadPicture, match="damaged or too large"), open_picture(_png(tmp_path / "cloth.png")):
        raise error("the decoder fell over")


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf", ".tif", ".jpg"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"cloth{ending}"
    os.mkfifo(path)
    with pytest.raises(BadPicture, match="no regular file"):
        read_recipe(path)
