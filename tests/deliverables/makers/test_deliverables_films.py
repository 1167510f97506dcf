"""Films of a campaign: for each person and of all, with nothing measured where numbers may not be shown."""

from dataclasses import replace
from pathlib import Path

import pytest
from page_people import LONGEST, SHORTEST, job, member

from batik_gen.deliverables.checking.platform import check_files
from batik_gen.deliverables.makers.table import maker_of
from batik_gen.deliverables.table import deliverable_named, deliverables
from batik_gen.deliverables.values.deliverable import SafeArea
from batik_gen.deliverables.values.job import Job
from batik_gen.deliverables.values.purpose import Purpose
from batik_gen.film.wishes.shapes import NAMED

av = pytest.importorskip("av", reason="films are written through PyAV, the extra [film]")

PX = (96, 128)


def _small(task: Job) -> Job:
    settings = {**task.deliverable.settings, "seconds": 3, "fps": 24}
    return replace(task, deliverable=replace(task.deliverable, px=PX, safe=SafeArea(4, 4, 4, 4), settings=settings))


def test_a_film_needs_leave_to_be_filmed_and_shown() -> None:
    films = [one for one in deliverables().values() if one.kind == "film"]
    assert len(films) == 3
    assert all({Purpose.SHOW, Purpose.FILM} <= one.needs for one in films)
    assert Purpose.GROUP in deliverable_named("film-group").needs


def test_an_upright_film_keeps_to_the_margins_of_stories() -> None:
    story, film = deliverable_named("story-1080x1920"), deliverable_named("film-1080x1920")
    assert film.safe == story.safe
    left, top, right, bottom = NAMED["9:16"].room
    assert (left, top) == pytest.approx((story.safe.left, story.safe.top))
    assert (1080 - right, 1920 - bottom) == pytest.approx((story.safe.right, story.safe.bottom))


@pytest.mark.parametrize("numbers", [True, False])
def test_a_person_gets_a_film_with_its_texts(tmp_path: Path, numbers: bool) -> None:
    person = member(replace(LONGEST, numbers=numbers))
    task = _small(job(tmp_path, "film-1080x1920", person, lang="id"))
    names = maker_of("film")(task)
    assert [Path(name).suffix for name in names] == [".mp4", ".srt", ".vtt", ".txt"]
    with av.open(str(task.folder / names[0])) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height) == PX
        assert sum(1 for _ in container.decode(stream)) == 72
    paths = [task.folder / name for name in names]
    assert check_files(task.deliverable, paths) == []
    assert [one.key for one in check_files(replace(task.deliverable, px=(98, 128)), paths)] == ["wrong_size"]
    told = (task.folder / names[1]).read_text(encoding="utf-8")
    assert ("di antara" in told or "dB" in told or "Hz" in told) == numbers
    assert "bukan diagnosis" in told


def test_one_film_shows_the_cloth_of_all(tmp_path: Path) -> None:
    people = [member(replace(SHORTEST, id=name)) for name in ("A1B2C3D4", "E5F6G7H8", "K7P3QX02")]
    task = _small(job(tmp_path, "film-group", people[0], lang="en"))
    names = maker_of("film")(replace(task, members=tuple(people)))
    assert (task.folder / names[0]).stat().st_size > 1000
