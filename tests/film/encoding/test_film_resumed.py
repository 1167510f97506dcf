"""A long film goes on scene by scene where it was interrupted, to the same bytes."""

from dataclasses import replace
from pathlib import Path

import pytest
from film_samples import PX, film

pytest.importorskip("av", reason="films are written through PyAV, the extra [film]")

from batik_gen.film.encoding.codecs import codec_for
from batik_gen.film.encoding.keeping import RESUMED_S
from batik_gen.film.film import Film
from batik_gen.film.making import make_film

SCENES = ("baths", "cloth")


def _long() -> Film:
    return film(scenes=SCENES, seconds=RESUMED_S)


def _stopped(made: Film, path: Path, after: int) -> None:
    def stop(done: int, count: int) -> None:
        if done == after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_film(made, path, PX, codec_for(path), "", stop)


def test_a_long_film_goes_on_after_its_last_whole_scene_and_is_the_same(tmp_path: Path) -> None:
    made, path, whole = _long(), tmp_path / "film.mp4", tmp_path / "whole.mp4"
    first_scene = made.timeline.spans[0].end
    _stopped(made, path, first_scene + 20)
    # Of the scene that was being made nothing is left, and no film.
    assert [left.name for left in tmp_path.iterdir()] == [".film.mp4.parts"]
    (part,) = (tmp_path / ".film.mp4.parts").iterdir()
    assert part.suffix == ".part"
    assert part.stat().st_mode & 0o077 == 0
    drawn: list[int] = []
    make_film(made, path, PX, codec_for(path), "", lambda done, count: drawn.append(done))
    assert drawn[0] == first_scene + 1
    assert [left.name for left in tmp_path.iterdir()] == ["film.mp4"]
    make_film(made, whole, PX, codec_for(whole), "")
    assert whole.read_bytes() == path.read_bytes()


def test_scenes_of_another_film_are_not_taken(tmp_path: Path) -> None:
    made, path = _long(), tmp_path / "film.mp4"
    _stopped(made, path, made.timeline.spans[0].end + 3)
    drawn: list[int] = []

    def stop(done: int, count: int) -> None:
        drawn.append(done)
        raise KeyboardInterrupt

    other = replace(made, key="another")
    with pytest.raises(KeyboardInterrupt):
        make_film(other, path, PX, codec_for(path), "", stop)
    assert drawn == [1]


def test_the_film_of_a_design_that_was_changed_has_another_key() -> None:
    one, same, other = film(scenes=SCENES), film(scenes=SCENES), film("kawung", scenes=SCENES)
    assert one.key == same.key
    assert len({one.key, other.key, film(scenes=SCENES, seconds=4.0).key, film(words="id", scenes=SCENES).key}) == 4
