"""Pictures for screens and the kit of a challenge: sizes, captions, limits, and tiles that close."""

from dataclasses import replace

import numpy as np
import pytest
from page_people import BRAND, LONGEST, NAMELESS, SHORTEST, job, member
from PIL import Image

from batik_gen.deliverables.checking.pictures import closes
from batik_gen.deliverables.checking.platform import check_files
from batik_gen.deliverables.composing.saying import about
from batik_gen.deliverables.makers.challenge_kit import effect_name
from batik_gen.deliverables.makers.feed import caption
from batik_gen.deliverables.makers.table import maker_of
from batik_gen.deliverables.table import deliverable_named
from batik_gen.render.picture.marking import SOURCE_TYPE
from batik_gen.values.errors import BadValue
from batik_gen.values.words import Words


def _small(name: str, **settings: object):
    wanted = deliverable_named(name)
    return replace(wanted, settings={**wanted.settings, **settings})


def _made(task):
    return [task.folder / name for name in maker_of(task.deliverable.kind)(task)]


@pytest.mark.parametrize(("name", "lang"), [("feed-1080x1080", "en"), ("story-1080x1920", "id")])
def test_a_picture_comes_with_its_caption_and_passes_its_platform(tmp_path, name, lang):
    task = job(tmp_path, name, member(LONGEST), lang=lang)
    paths = _made(task)
    assert check_files(task.deliverable, paths) == []
    with Image.open(paths[0]) as image:
        assert image.size == task.deliverable.px
        assert SOURCE_TYPE.encode() in image.info["xmp"]
    told = paths[1].read_text(encoding="utf-8")
    assert BRAND.disclaimer.say(lang) in told
    assert "#motifbatik" in told
    assert "kawung" in paths[2].read_text(encoding="utf-8")


def test_the_same_job_gives_the_same_bytes(tmp_path):
    made = [_made(job(tmp_path / part, "feed-1080x1080", member(SHORTEST))) for part in ("a", "b")]
    assert [path.read_bytes() for path in made[0]] == [path.read_bytes() for path in made[1]]


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_caption_keeps_to_its_limit_and_keeps_the_line_of_diagnosis(tmp_path, lang):
    for story in ("", "Hujan turun lagi. " * 30, "Hujan turun lagi. " * 400, "tak berujung " * 400):
        person = member(replace(LONGEST, story=Words(story, story)))
        task = job(tmp_path, "feed-1080x1080", person, lang=lang)
        told = caption(task, about(task, person), 2200)
        assert len(told) <= 2200
        assert BRAND.disclaimer.say(lang) in told
        assert told.startswith(LONGEST.motif_name)


def test_no_number_that_was_measured_is_in_a_caption(tmp_path):
    task = job(tmp_path, "feed-1080x1080", member(NAMELESS), lang="en")
    told = caption(task, about(task, task.members[0]), 2200)
    assert not [letter for letter in told if letter.isdigit()]


def test_a_kit_is_taken_and_each_file_that_was_spoiled_is_told_what_to_do(tmp_path):
    logo = tmp_path / "logo.png"
    Image.new("RGBA", (400, 90), (120, 40, 20, 255)).save(logo)
    wanted = _small("challenge-kit", sides=[256, 128], frames=2, frame_px=64)
    task = job(tmp_path / "kit", wanted, member(LONGEST), brand=replace(BRAND, logos=(logo,)))
    paths = {path.name.removeprefix("k7m2qd."): path for path in _made(task)}
    assert check_files(wanted, list(paths.values())) == []

    def spoiled(name, change):
        path = paths[name]
        kept = path.read_bytes()
        with Image.open(path) as image:
            change(image.convert("RGBA")).save(path)
        said = [problem.say("en") for problem in check_files(wanted, list(paths.values()))]
        path.write_bytes(kept)
        assert said
        assert all(name in sentence for sentence in said)
        return " ".join(said)

    assert "power of two" in spoiled("texture-256.png", lambda image: image.resize((250, 250)))
    assert "a seam would show" in spoiled(
        "texture-256.png", lambda image: image.crop((0, 0, 200, 200)).resize((256, 256))
    )
    assert "palette of 128" in spoiled("texture-256.png", lambda image: image.rotate(0.5, Image.Resampling.BICUBIC))
    assert "the rim of 9 px" in spoiled("icon.png", lambda image: Image.new("RGBA", image.size, (9, 9, 9, 255)))
    assert "150 x 130" in spoiled("logo.png", lambda image: image.resize((300, 260)))
    assert "how it came to be" in spoiled("texture-128.png", lambda image: image)
    paths["name.en.txt"].write_text("Motif batik dengan nama yang terlalu panjang ❤")
    paths["texture-128.png"].write_bytes(paths["texture-128.png"].read_bytes()[:3000])
    said = " ".join(problem.say("id") for problem in check_files(wanted, list(paths.values())))
    assert "1 sampai 30 huruf" in said
    assert "tidak dapat dibaca sampai selesai" in said


def test_settings_beyond_the_platform_are_refused_before_work(tmp_path):
    with pytest.raises(BadValue, match="power of two"):
        _made(job(tmp_path, _small("challenge-kit", sides=[1000]), member(SHORTEST)))
    with pytest.raises(BadValue, match="fewer than 200"):
        _made(job(tmp_path, _small("challenge-kit", sides=[64], frames=40), member(SHORTEST)))


def test_a_name_for_an_effect_has_plain_letters():
    assert effect_name(member(replace(SHORTEST, motif_name="Łódź Şafağı")), "en") == "Lodz Safagi"
    assert effect_name(member(LONGEST), "id") == "Motif batik kawung"


@pytest.mark.parametrize(("motif", "side"), [("kawung", 140.0), ("lung-lungan", 20.0)])
def test_a_tile_for_fabric_closes_also_where_no_block_is_so_small(tmp_path, motif, side):
    wanted = replace(deliverable_named("fabric-tile"), dpi=75.0, size_mm=(side, side))
    (path,) = _made(job(tmp_path, wanted, member(SHORTEST, motif)))
    assert check_files(wanted, [path]) == []
    with Image.open(path) as image:
        assert closes(image)
        assert np.asarray(image).std() > 20
        if side > 100:
            assert not closes(image.crop((0, 0, image.width * 2 // 3 + 5, image.height)))


def test_a_picture_larger_than_pillow_opens_by_itself_is_checked_too(tmp_path, monkeypatch):
    wanted = replace(deliverable_named("fabric-tile"), dpi=75.0, size_mm=(100.0, 100.0))
    (path,) = _made(job(tmp_path, wanted, member(SHORTEST)))
    # Pillow refuses pictures twice as large as this.
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    assert check_files(wanted, [path]) == []


def test_a_tile_above_the_limit_gets_fewer_pixels(tmp_path):
    wanted = replace(deliverable_named("fabric-tile"), dpi=150.0, most_bytes=700_000, size_mm=(120.0, 120.0))
    (path,) = _made(job(tmp_path, wanted, member(SHORTEST)))
    assert path.stat().st_size <= 700_000
    assert check_files(wanted, [path]) == []
