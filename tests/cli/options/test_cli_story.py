"""Names, titles, stories and whispers: the person's words go where they belong, and nowhere else."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from cli_command import CALM, Command

from batik_gen import Design
from batik_gen.legend.rows import word_legend
from batik_gen.render.picture.picture import Picture
from batik_gen.values.portrait import Portrait

SAID = ("--motif-name", "Biparang", "--title", "Sesudah hujan", "--credit", "Rumah Batik")


def made(batik: Command, folder: Path, *more: str) -> Design:
    ended = batik("make", CALM, "-o", folder, "--px", "120x120", "--output-name", "one", *more)
    assert ended.code == 0, ended.err
    return Design.load(folder / "one.design.toml")


def test_what_a_cloth_is_called_stands_in_design_recipe_and_legend(batik: Command, tmp_path: Path) -> None:
    story = tmp_path / "kisah.toml"
    story.write_text('en = "The rain had gone."\nid = "Hujan telah reda."\n')
    design = made(batik, tmp_path, *SAID, "--story", str(story))
    assert (design.naming.motif, design.naming.title, design.naming.credit) == (
        "Biparang",
        "Sesudah hujan",
        "Rumah Batik",
    )
    recipe = Design.from_toml(Picture.load(tmp_path / "one.png").recipe)
    assert recipe.naming == design.naming
    portrait = Portrait.load(tmp_path / "one.portrait.json")
    for lang, told in (("en", "The rain had gone."), ("id", "Hujan telah reda.")):
        legend = word_legend(design, portrait, lang)
        assert legend.heading == "Biparang · Sesudah hujan"
        assert "truntum" in legend.kind.lower()
        assert told in dict(legend.about).values()
        assert "Rumah Batik" in dict(legend.about).values()


def test_without_words_a_cloth_is_called_by_its_motif(batik: Command, tmp_path: Path) -> None:
    design = made(batik, tmp_path)
    assert "naming" not in design.to_toml()
    legend = word_legend(design, Portrait.load(tmp_path / "one.portrait.json"), "en")
    assert legend.heading.startswith("Truntum")


def test_a_story_may_be_words_or_a_text_file(batik: Command, tmp_path: Path) -> None:
    text = tmp_path / "story.txt"
    text.write_text("Tenang.\n")
    assert made(batik, tmp_path / "a", "--story", "Tenang.").naming == (
        made(batik, tmp_path / "b", "--story", str(text)).naming
    )


@pytest.mark.parametrize(
    ("option", "text", "told"),
    [
        ("--motif-name", "x" * 81, "at most 80"),
        ("--story", "x" * 4001, "at most 4000"),
        ("--story", "nowhere.toml", "nowhere.toml"),
        ("--story", "nowhere.txt", "nowhere.txt"),
    ],
)
def test_what_does_not_fit_is_refused_before_anything_is_read(
    batik: Command, tmp_path: Path, option: str, text: str, told: str
) -> None:
    ended = batik("make", CALM, "-o", tmp_path / "out", option, text)
    assert ended.code == 2
    assert told in ended.err
    assert not (tmp_path / "out").exists()


def test_a_whisper_is_drawn_alike_and_holds_no_courses(batik: Command, tmp_path: Path) -> None:
    loud = made(batik, tmp_path / "loud", "--motif", "lereng-gelombang")
    quiet = made(batik, tmp_path / "quiet", "--motif", "lereng-gelombang", "--whisper")
    assert quiet.wave is not None
    assert loud.wave is not None
    assert quiet.wave.whispered
    assert not loud.wave.whispered
    assert (quiet.wave.courses == np.rint(quiet.wave.courses)).all()
    # No number of the recipe has a decimal that a course could hide in.
    wave = quiet.to_toml().split("[wave.courses")[1]
    assert not re.search(r"\.[1-9]", wave.split("[wave.bursts]")[0])
    portrait = Portrait.load(tmp_path / "quiet" / "one.portrait.json")
    assert "cannot be read back" in word_legend(quiet, portrait, "en").reading[-1]
    assert "can read the recording" in word_legend(loud, portrait, "en").reading[-1]


def test_a_whisper_holds_for_every_part_of_a_cloth(batik: Command, tmp_path: Path) -> None:
    words = ("--cloth", "pagi-sore", "--motif", "sekar-gelombang", "--size", "300x300mm", "--whisper")
    design = made(batik, tmp_path, *words, "--part", f"sore=lereng-gelombang:{CALM}")
    (evening,) = design.patches
    assert evening.wave is not None
    assert evening.wave.whispered


def test_a_cloth_of_several_persons_has_a_name_too(batik: Command, tmp_path: Path) -> None:
    ended = batik("make", CALM, "--together", "us", "--motif", "tambal", "-o", tmp_path, "--px", "120x120", *SAID)
    assert ended.code == 0, ended.err
    assert Design.load(tmp_path / "us.design.toml").naming.motif == "Biparang"


def test_two_cloths_that_are_their_recordings_are_told_apart(batik: Command, tmp_path: Path) -> None:
    made(batik, tmp_path / "a", "--motif", "lereng-gelombang")
    design = made(batik, tmp_path / "b", "--motif", "lereng-gelombang")
    wave = design.wave
    assert wave is not None
    louder, turned = np.array(wave.courses), wave.courses[:, ::-1]
    louder[:, :, 2] += 3.0
    for courses, told in ((louder, "mean of alpha"), (turned, "course of the waves"), (wave.courses, "are the same")):
        replace(design, wave=replace(wave, courses=courses)).save(tmp_path / "other.design.toml")
        ended = batik("compare", tmp_path / "a" / "one.design.toml", tmp_path / "other.design.toml")
        assert told in ended.out


def test_the_legend_of_a_cloth_that_is_the_recording_tells_how_to_read_it(batik: Command, tmp_path: Path) -> None:
    design = made(batik, tmp_path, "--motif", "sekar-gelombang")
    portrait = Portrait.load(tmp_path / "one.portrait.json")
    english, indonesian = (" ".join(word_legend(design, portrait, lang).reading) for lang in ("en", "id"))
    assert "petal" in english
    assert "kelopak" in indonesian
    assert "of a recording of" in english
    assert "from left to right over the cloth, the head" not in english
