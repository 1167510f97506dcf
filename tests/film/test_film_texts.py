"""The texts beside a film: subtitles that players take, and what is seen for those who do not see it."""

import re
from pathlib import Path

import pytest
from film_samples import design_of, told_film

from batik_gen.film.lettering.saying import title_words
from batik_gen.film.telling.subtitles import Line, srt, vtt
from batik_gen.film.texts import said, write_texts
from batik_gen.legend.rows import NOTE
from batik_gen.pattern.patchwork.together import together


@pytest.mark.parametrize("lang", ["en", "id"])
def test_subtitles_cover_the_film_in_order_and_end_with_what_it_is_not(lang: str, tmp_path: Path) -> None:
    film = told_film()
    paths = write_texts(film, tmp_path / "film.mp4", lang)
    assert [path.name for path in paths] == ["film.srt", "film.vtt", "film.txt"]
    subrip, web, seen = (path.read_text(encoding="utf-8") for path in paths)
    times = re.findall(r"(\d\d):(\d\d):(\d\d),(\d{3})", subrip)
    seconds = [int(h) * 3600 + int(m) * 60 + int(s) + int(t) / 1000 for h, m, s, t in times]
    assert seconds == sorted(seconds)
    assert seconds[-1] <= film.timeline.seconds
    assert web.startswith("WEBVTT\n\n00:00:00.000 --> ")
    assert NOTE.say(lang) in subrip
    assert seen.count("\n\n") == len(film.timeline.spans) - 1


def test_every_stop_has_its_own_subtitle() -> None:
    film = told_film()
    stops = said(film, "id")[2]
    assert len(stops) >= 1
    assert all(":" in stop for stop in stops)
    assert "Potret rekaman ini" in said(film, "id")[-1][0]


def test_times_are_written_as_both_formats_want_them() -> None:
    line = Line(59.9996, 3661.25, "x")
    assert srt([line]) == "1\n00:01:00,000 --> 01:01:01,250\nx\n"
    assert vtt([line]) == "WEBVTT\n\n00:01:00.000 --> 01:01:01.250\nx\n"


def test_a_cloth_of_several_people_says_so() -> None:
    shared = together("sekar-jagad", [design_of(), design_of("kawung")])
    assert "recordings of the brain waves of 2 people" in title_words(shared, "en")
    assert "Potret rekaman-rekaman ini" in title_words(shared, "id")
    assert "of a recording" not in title_words(shared, "en")
