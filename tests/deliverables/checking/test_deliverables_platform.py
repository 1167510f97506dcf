"""What a platform would not take is found in the file itself, and told with what to do."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from batik_gen.deliverables.checking.platform import check_files
from batik_gen.deliverables.composing.writing import write_palette, write_picture, write_words
from batik_gen.deliverables.table import deliverable_named

FEED = deliverable_named("feed-1080x1080")
KIT = deliverable_named("challenge-kit")


@pytest.fixture
def feed(tmp_path: Path) -> list[Path]:
    """A picture of the right size with its words."""
    paths = [tmp_path / name for name in ("a1.jpg", "a1.caption.txt", "a1.alt.txt")]
    write_picture(Image.new("RGB", (1080, 1080), (90, 40, 20)), paths[0], 96.0)
    write_words(paths[1], "Rimba Tenang")
    write_words(paths[2], "Kain cokelat.")
    return paths


def _said(wanted, paths, lang: str = "en") -> str:
    return " | ".join(problem.say(lang) for problem in check_files(wanted, paths))


def test_what_is_right_is_passed(feed) -> None:
    assert _said(FEED, feed) == ""


def test_each_thing_wrong_is_told_with_what_to_do(feed) -> None:
    feed[1].write_text("a" * 2201)
    assert "2,201 characters and 2,200 are taken; shorten it" in _said(FEED, feed)
    assert "2.201 karakter" in _said(FEED, feed, "id")
    feed[1].write_text("  ")
    assert "a1.caption.txt: it says nothing" in _said(FEED, feed)
    feed[1].unlink()
    assert "a1.caption.txt: the file is not there" in _said(FEED, feed)


def test_a_picture_of_another_size_format_or_weight_is_told(feed) -> None:
    write_picture(Image.new("RGB", (1080, 1079)), feed[0], 96.0)
    assert "1080 x 1079 px and 1080 x 1080 px are taken" in _said(FEED, feed)
    Image.new("RGB", (1080, 1080)).save(feed[0], "PNG")
    assert "its name says JPEG and it holds PNG" in _said(FEED, feed)
    rough = np.random.default_rng(1).integers(0, 255, (1080, 1080, 3)).astype(np.uint8)
    write_picture(Image.fromarray(rough), feed[0], 96.0)
    assert "500.0 KB are taken" in _said(replace(FEED, most_bytes=500_000), feed)


def test_a_file_cut_short_is_told(tmp_path, feed) -> None:
    feed[0].write_bytes(feed[0].read_bytes()[:-2000])
    assert "cannot be read to its end" in _said(FEED, feed)
    page = tmp_path / "a1.pdf"
    page.write_bytes(b"%PDF-1.4\n1 0 obj")
    assert "cannot be read to its end" in _said(deliverable_named("card-a6"), [page])


def test_a_sequence_of_too_many_frames_or_of_two_sizes_is_told(tmp_path) -> None:
    paths = []
    for number in range(200):
        paths.append(tmp_path / f"a1.bath-{number:03d}.png")
        write_palette(Image.new("P", (8, 8)), paths[-1], 0)
    paths.append(tmp_path / "a1.texture-16.png")
    write_palette(Image.new("P", (16, 16)), paths[-1], 0)
    assert "200 frames and 199 are taken" in _said(KIT, paths)
    assert _said(KIT, paths[1:]) == ""
    write_palette(Image.new("P", (9, 9)), paths[5], 0)
    assert "all of one size" in _said(KIT, paths[1:])
    assert "*.texture-*.png: the file is not there" in _said(KIT, paths[1:5])


def test_a_picture_is_made_as_good_as_its_limit_lets_it(tmp_path) -> None:
    rough = Image.fromarray(np.random.default_rng(1).integers(0, 255, (300, 300, 3)).astype(np.uint8))
    for most in (190_000, 130_000):
        write_picture(rough, tmp_path / "a.jpg", 96.0, most)
        assert (tmp_path / "a.jpg").stat().st_size <= most
        write_picture(rough, tmp_path / "a.webp", 96.0, most)
        assert (tmp_path / "a.webp").stat().st_size <= most
