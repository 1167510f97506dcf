"""Formats, bleed and marks, the limit of memory, full disks: how pictures go into files."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from cli_command import CALM, PIXELS, SMALL, Command, files_in
from PIL import Image
from places import ROOT

from batik_gen.pattern.drawing.draw import Strips
from batik_gen.render.dyeing.band import Dyer
from batik_gen.render.files.trim import Trim
from batik_gen.render.picture.recipe import read_recipe
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


@pytest.mark.parametrize(("format", "ending"), [("tiff", "tif"), ("pdf", "pdf"), ("jpeg", "jpg"), ("webp", "webp")])
def test_make_writes_the_format_that_is_asked_for(
    batik: Command, made: Path, tmp_path: Path, format: str, ending: str
) -> None:
    assert batik("make", CALM, "-o", ".", *SMALL, "--legend", "--format", format).code == 0
    cloth = tmp_path / f"person-one-calm.{ending}"
    assert sorted(files_in(tmp_path)) == sorted(
        [cloth.name, *(n for n in files_in(made) if n != "person-one-calm.png")]
    )
    design = Design.load(made / "person-one-calm.design.toml")
    assert read_recipe(cloth).text == design.for_drawing().to_toml()
    if format == "tiff":
        assert np.array_equal(pixels(cloth), pixels(made / "person-one-calm.png"))


def test_make_keeps_the_bytes_where_memory_is_short(batik: Command, made: Path, tmp_path: Path) -> None:
    ended = batik("make", CALM, "-o", ".", "--px", "600x600", "--legend", "--memory", "1")
    assert ended.code == 0
    assert batik("make", CALM, "-o", "whole", "--px", "600x600").code == 0
    cloth = "person-one-calm.png"
    assert (tmp_path / cloth).read_bytes() == (tmp_path / "whole" / cloth).read_bytes()
    assert (tmp_path / "person-one-calm.legend.png").exists()


def test_what_a_format_cannot_hold_is_said_before_the_recording_is_opened(batik: Command, tmp_path: Path) -> None:
    ended = batik("make", "absent.edf", "--format", "webp", "--px", "17000x17000")
    assert ended.code == 2
    assert "16383" in ended.err
    ended = batik("make", "absent.edf", "--format", "jpeg", "--px", "9000x9000", "--memory", "100")
    assert ended.code == 2
    assert "100 MB may be used" in ended.err
    assert not files_in(tmp_path)


def test_the_recipe_can_be_left_out(batik: Command, tmp_path: Path) -> None:
    assert batik("make", CALM, "-o", ".", *SMALL, "--recipe", "none").code == 0
    ended = batik("inspect", "person-one-calm.png")
    assert ended.code == 2
    assert "carries no batik-gen recipe" in ended.err


def test_bleed_and_marks_are_kept_by_redraw_or_changed(batik: Command, made: Path, tmp_path: Path) -> None:
    design = made / "person-one-calm.design.toml"
    assert batik("draw", design, "-o", "a.png", "--dpi", 50, "--bleed", "0.3cm", "--marks").code == 0
    assert Trim.of(read_recipe(tmp_path / "a.png").trim) == Trim(3.0, marks=True)
    assert batik("redraw", "a.png", "-o", "b.png").code == 0
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
    assert batik("redraw", "a.png", "-o", "c.png", "--bleed", "0mm", "--no-marks").code == 0
    assert batik("draw", design, "-o", "d.png", "--dpi", 50).code == 0
    assert (tmp_path / "c.png").read_bytes() == (tmp_path / "d.png").read_bytes()


@pytest.mark.parametrize("ending", ["png", "tif", "jpg", "pdf"])
def test_make_and_draw_write_the_same_bytes_with_bleed_and_marks(batik: Command, tmp_path: Path, ending: str) -> None:
    around = ("--bleed", "3mm", "--marks")
    format = {"tif": "tiff", "jpg": "jpeg"}.get(ending, ending)
    assert batik("make", CALM, "-o", ".", *SMALL, "--format", format, *around).code == 0
    assert batik("draw", "person-one-calm.design.toml", "-o", f"drawn.{ending}", *PIXELS, *around).code == 0
    assert (tmp_path / f"person-one-calm.{ending}").read_bytes() == (tmp_path / f"drawn.{ending}").read_bytes()


def test_a_cloth_with_bleed_is_drawn_and_dyed_once(batik: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, dyed = [], []
    strip, band = Strips.__call__, Dyer.band

    def counted_strip(self: Strips, top: float, bottom: float) -> Cloth:
        drawn.append((top, bottom))
        return strip(self, top, bottom)

    def counted_band(self: Dyer, top: int, bottom: int) -> np.ndarray:
        dyed.append((top, bottom))
        return band(self, top, bottom)

    monkeypatch.setattr(Strips, "__call__", counted_strip)
    monkeypatch.setattr(Dyer, "band", counted_band)
    assert batik("make", CALM, "--px", "240x240", "--bleed", "3mm", "--marks").code == 0
    assert len(drawn) == 1
    assert sum(bottom - top for top, bottom in dyed) == 240


@pytest.mark.parametrize("bleed", ["6.35 mm", "0.635cm", "0.25in", "6.35"])
def test_a_bleed_may_be_told_in_any_unit(batik: Command, made: Path, tmp_path: Path, bleed: str) -> None:
    assert batik("draw", made / "person-one-calm.design.toml", "-o", "a.png", "--dpi", 25.4, "--bleed", bleed).code == 0
    with Image.open(tmp_path / "a.png") as image, Image.open(made / "person-one-calm.png") as cloth:
        assert image.info["batik-gen-px"]
        assert image.width == round(100 * cloth.width / min(cloth.size)) + 2 * 6


@pytest.mark.parametrize("bleed", ["3 furlongs", "wide", "-2mm", "90mm"])
def test_a_bleed_that_cannot_be_read_or_drawn_is_refused(batik: Command, made: Path, bleed: str) -> None:
    ended = batik("draw", made / "person-one-calm.design.toml", "-o", "a.png", f"--bleed={bleed}")
    assert ended.code == 2
    assert "bleed" in ended.err


def test_a_picture_of_an_older_version_is_drawn_as_near_as_may_be(batik: Command, made: Path, tmp_path: Path) -> None:
    text = (made / "person-one-calm.design.toml").read_text()
    pitch = next(line for line in text.splitlines() if line.startswith("pitch = "))
    old = text.replace(pitch, "pitch = 900.0\nforgotten = 2.0", 1)
    image = Image.open(made / "person-one-calm.png")
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    for key, value in (("batik-gen", old), ("batik-gen-version", "0.0.1"), ("batik-gen-dpi", "24.384")):
        told.add_itxt(key, value)
    image.save(tmp_path / "old.png", pnginfo=told)
    ended = batik("redraw", "old.png", "-o", "new.png")
    assert ended.code == 0
    for said in ("version 0.0.1", "'truntum.forgotten' is not known", "'truntum.pitch' was 900"):
        assert said in ended.err


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for the size of files there")
def test_a_disk_that_fills_up_is_said_in_a_sentence_and_the_old_files_stay(made: Path, tmp_path: Path) -> None:
    design = (made / "person-one-calm.design.toml").read_bytes()
    (tmp_path / "mine.toml").write_bytes(design)
    (tmp_path / "old.png").write_bytes(b"mine")
    code = (
        "import resource, sys; from batik_gen.cli.app import run\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    words = [sys.executable, "-c", code, "draw", "mine.toml", "-o", "old.png", "--force", "--px", "600x600"]
    # Python would cut its own bytecode at that limit and leave it where every later run finds it.
    env = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, env=env)
    assert ended.returncode == 1
    assert ended.stderr.startswith("batik-gen: cannot write old.png: File too large")
    assert ended.stderr.count("\n") == 1
    assert files_in(tmp_path) == {"mine.toml": design, "old.png": b"mine"}
