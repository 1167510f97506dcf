"""A cloth that goes straight to a file gives the same pixels and tells the same as one made whole."""

import os
import subprocess
import sys
import time
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
import seeds
from PIL import Image
from places import ROOT, TESTS
from portraits import portrait
from render_cloths import busy_cloth

from batik_gen.pattern.declaring.registry import families
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import Strips, draw
from batik_gen.render.dyeing import bands as bands_module
from batik_gen.render.dyeing.bands import Bands
from batik_gen.render.dyeing.dye import dye, raw
from batik_gen.render.files import tiff
from batik_gen.render.files.save import save
from batik_gen.render.files.stream import stream
from batik_gen.render.picture.profile import srgb_profile
from batik_gen.render.picture.recipe import read_recipe
from batik_gen.render.raster.frame import choose_frame
from batik_gen.values.errors import BadFormat, BadPicture, BadSize, CannotWrite
from batik_gen.version import __version__

SEED = int(seeds.rng(__name__).integers(0, 2**31))
"""Drawn anew by each run; a failure names it."""
RECIPE = 'motif = "kawung"\nnote = "ꦧꦠꦶꦏ꧀ — µV <&>"\n'
QUICK = ("truntum", "kawung", "parang")
ENDINGS = ["png", "tif", "jpg", "webp", "pdf"]


def motif_design(motif="kawung", size=(120.0, 90.0)):
    return design(portrait(), motif=motif, size_mm=size, seed=SEED)


@lru_cache(maxsize=2)
def at_once(motif, size):
    """Return the pixels of a whole cloth at 120 dpi."""
    return np.asarray(dye(draw(motif_design(motif, size)), dpi=120).image)


def seen(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


@pytest.mark.parametrize("rows", [1, 7, 64, 10_000])
@pytest.mark.parametrize("motif", [pytest.param(m, marks=() if m in QUICK else pytest.mark.slow) for m in families()])
def test_strips_and_bands_of_any_height_give_the_same_pixels(motif, rows, monkeypatch):
    size = (60.0, 12.0) if rows == 1 else (60.0, 45.0)
    asked = motif_design(motif, size)
    whole = at_once(motif, size)
    monkeypatch.setattr(bands_module, "_WINDOW_PIXELS", 20_000)
    frame = choose_frame(size, 120, None)
    made = b"".join(part for _, part in Bands(Strips(asked), frame, raw, 1, rows))
    again = np.frombuffer(made, np.uint8).reshape(frame.height, frame.width, 4)[..., :3]
    assert np.array_equal(again, whole), (motif, rows, SEED)


@pytest.mark.parametrize("ending", ENDINGS)
def test_streamed_or_saved_in_one_process_or_two_the_bytes_are_equal(ending, tmp_path, monkeypatch):
    monkeypatch.setattr(bands_module, "_WORTH_WORKERS", 0)
    asked = motif_design()
    stream(Strips(asked), tmp_path / f"one.{ending}", dpi=150)
    stream(Strips(asked), tmp_path / f"two.{ending}", dpi=150, jobs=2)
    save(dye(draw(asked), dpi=150), tmp_path / f"whole.{ending}")
    one, two, whole = ((tmp_path / f"{name}.{ending}").read_bytes() for name in ("one", "two", "whole"))
    assert one == two == whole, SEED
    told = read_recipe(tmp_path / f"one.{ending}")
    assert told.text == asked.for_drawing().to_toml()
    assert told.version == __version__
    assert told.px == (709, 531)
    assert told.dpi == pytest.approx(150, abs=0.02)


def test_jpeg_xl_carries_its_recipe_where_its_plugin_is(tmp_path):
    pytest.importorskip("pillow_jxl")
    cloth = busy_cloth(recipe=RECIPE)
    stream(cloth, tmp_path / "cloth.jxl", dpi=150)
    told = read_recipe(tmp_path / "cloth.jxl")
    assert (told.text, told.px, told.dpi) == (RECIPE, (354, 266), 150.0)
    assert abs(seen(tmp_path / "cloth.jxl") - np.asarray(dye(cloth, dpi=150).image).astype(int)).mean() < 6


@pytest.mark.parametrize("compression", tiff.COMPRESSIONS)
def test_a_tiff_beyond_the_memory_limit_is_streamed(compression, tmp_path):
    pytest.importorskip("tifffile")
    if compression in ("lzw", "zstd"):
        pytest.importorskip("imagecodecs")
    cloth = busy_cloth(recipe=RECIPE)
    stream(cloth, tmp_path / "cloth.tif", dpi=200, memory_mb=0, compression=compression)
    assert read_recipe(tmp_path / "cloth.tif").text == RECIPE
    with Image.open(tmp_path / "cloth.tif") as image:
        assert image.info["icc_profile"] == srgb_profile()
        assert image.info["dpi"] == pytest.approx((200, 200), abs=0.01)
    if compression != "zstd":  # which not every libtiff in Pillow reads
        assert np.array_equal(seen(tmp_path / "cloth.tif"), np.asarray(dye(cloth, dpi=200).image))


def test_a_very_wide_tiff_is_a_bigtiff(tmp_path):
    pytest.importorskip("tifffile")
    cloth = busy_cloth(size=(3000.0, 12.0))
    stream(cloth, tmp_path / "wide.tif", px=(30_100, 120), memory_mb=0)
    assert (tmp_path / "wide.tif").read_bytes()[:4] == b"II+\0"
    assert np.array_equal(seen(tmp_path / "wide.tif"), np.asarray(dye(cloth, px=(30_100, 120)).image))


def test_libvips_reads_the_same_pixels(tmp_path):
    pyvips = pytest.importorskip("pyvips")
    cloth = busy_cloth(recipe=RECIPE)
    stream(cloth, tmp_path / "cloth.png", dpi=200)
    image = pyvips.Image.new_from_file(str(tmp_path / "cloth.png"))
    assert np.array_equal(image.numpy(), np.asarray(dye(cloth, dpi=200).image))
    assert image.get("icc-profile-data") == srgb_profile()
    assert image.xres * 25.4 == pytest.approx(200, abs=0.02)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_recipe_can_be_left_out(ending, tmp_path):
    stream(busy_cloth(recipe=RECIPE), tmp_path / f"cloth.{ending}", dpi=60, recipe=False)
    with pytest.raises(BadPicture, match="no batik-gen recipe"):
        read_recipe(tmp_path / f"cloth.{ending}")
    assert b"kawung" not in (tmp_path / f"cloth.{ending}").read_bytes()


def test_a_pdf_is_as_large_as_the_cloth(tmp_path):
    stream(busy_cloth(), tmp_path / "cloth.pdf", dpi=127)
    head = (tmp_path / "cloth.pdf").read_bytes()
    assert f"/MediaBox [0.0000 0.0000 {60 / 25.4 * 72:.4f} {45 / 25.4 * 72:.4f}]".encode() in head
    assert head.startswith(b"%PDF-1.6")
    assert b"CreationDate" not in head


@pytest.mark.parametrize(
    ("name", "px", "cause", "words"),
    [
        ("a.webp", (17_000, 170), BadSize, "WEBP holds at most 16383"),
        ("a.jpg", (66_000, 660), BadSize, "JPEG holds at most 65500"),
        ("a.webp", (16_000, 160), BadSize, "may be used"),
        ("a.bmp", (160, 16), BadFormat, "does not say"),
    ],
)
def test_limits_are_said_before_any_work(name, px, cause, words, tmp_path):
    def never(top, bottom):
        assert top == bottom == 0.0
        return busy_cloth(size=(1000.0, 10.0 * px[1] * 100 / px[0]))

    with pytest.raises(cause, match=words):
        stream(never, tmp_path / name, px=px, memory_mb=1)


def test_a_full_disk_is_said_and_the_old_file_stays(tmp_path):
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    path = tmp_path / "cloth.png"
    path.write_bytes(b"mine")

    def full(done, rows):
        with Path("/dev/full").open("wb", buffering=0) as file:
            file.write(b"x")

    with pytest.raises(CannotWrite, match="No space left"):
        stream(busy_cloth(), path, dpi=60, force=True, said=full)
    assert path.read_bytes() == b"mine"
    assert [p.name for p in tmp_path.iterdir()] == ["cloth.png"]


def killed_at(moment, folder, signal_number):
    code = (
        "from render_cloths import busy_cloth\nfrom batik_gen.render.files.stream import stream\n"
        f"print('begun', flush=True)\nstream(busy_cloth(size=(150.0, 100.0)), {str(folder / 'c.png')!r}, dpi=300)"
    )
    path = os.pathsep.join([str(TESTS / "render"), str(ROOT)])
    child = subprocess.Popen(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    child.stdout.readline()
    time.sleep(moment)
    child.send_signal(signal_number)
    child.communicate()
    if (folder / "c.png").exists():
        seen(folder / "c.png")


@pytest.mark.parametrize("times", [3, pytest.param(30, marks=pytest.mark.slow)])
def test_killed_at_any_moment_no_half_file_is_left(times, tmp_path):
    for number, moment in enumerate(seeds.rng(__name__).uniform(0.0, 1.5, times)):
        folder = tmp_path / str(number)
        folder.mkdir()
        killed_at(moment, folder, 9 if number % 2 else 2)
        if number % 2 == 0:
            assert [p.name for p in folder.iterdir()] in ([], ["c.png"])
