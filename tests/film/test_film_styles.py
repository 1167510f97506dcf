"""The styles of a film: how a cloth came to be, how it is read, and the cloth turning in the light."""

import numpy as np
import pytest
from film_samples import PX, SHAPE, design_of, told_design
from PIL import Image

from batik_gen import draw, dye
from batik_gen.film.checking.flashes import MOST, flashes_in
from batik_gen.film.film import Film, film_of
from batik_gen.film.shots.rows import RowsShot
from batik_gen.film.shots.turned_cloth import columns_of
from batik_gen.film.telling.material import material_of
from batik_gen.film.texts import said
from batik_gen.film.timeline.styles import styles
from batik_gen.film.wishes.wish import FilmWish


def _film(style: str, words: str = "en", seconds: float = 3.0) -> Film:
    design = told_design()
    return film_of(design, FilmWish(SHAPE, seconds, 24, words, style), material_of(design))


def test_the_usual_style_comes_first() -> None:
    assert list(styles()) == ["process", "reading", "turntable"]


@pytest.mark.parametrize("style", ["reading", "turntable"])
def test_every_style_ends_with_the_cloth_itself_and_does_not_flash(style: str) -> None:
    made = _film(style)
    frames = [made.frames.frame(number) for number in range(made.timeline.frames)]
    assert frames[-1].tobytes() == dye(draw(told_design()), px=PX).image.convert("RGB").tobytes()
    assert flashes_in(frames, made.timeline.fps) <= MOST


def test_a_longer_reading_has_more_rows_each_with_its_number_and_its_place_among_people() -> None:
    film = _film("reading", seconds=30.0)
    shot = film.frames.shot(0)
    assert isinstance(shot, RowsShot)
    stops = shot.stops_in("en")
    assert len(stops) > 4
    assert all(stop.value and "people" in stop.place for stop in stops)
    assert len(said(film, "id")[0]) == len(stops)


def test_no_plate_of_words_is_left_when_the_next_scene_comes() -> None:
    for style, scene in (("process", "lines"), ("reading", "rows")):
        design = told_design()
        with_words, without = (
            film_of(design, FilmWish(SHAPE, 6.0, 24, words, style, (scene,)), material_of(design)).frames.shot(0)
            for words in ("en", "none")
        )
        assert with_words.picture(1.0).tobytes() == without.picture(1.0).tobytes()
        assert with_words.picture(0.4).tobytes() != without.picture(0.4).tobytes()


def test_no_view_of_a_reading_leaves_the_cloth() -> None:
    film = _film("reading", words="none")
    for at in np.linspace(0.0, 1.0, 5):
        edges = np.asarray(film.frames.shot(0).picture(float(at)), int)
        # Beyond the cloth there is nothing, which is black.
        assert max(edges[0].max(), edges[-1].max()) > 40
        assert min(edges[:, 0].sum(axis=1).max(), edges[:, -1].sum(axis=1).max()) > 40


def test_a_cloth_turns_from_its_front_over_its_back_to_its_front() -> None:
    front, edge, back, whole = (columns_of(200, 100.0, 150.0, turn) for turn in (0.0, 0.25, 0.5, 1.0))
    assert front.seen.sum() > 140
    assert not front.back.any()
    assert edge.seen.sum() < 30
    assert (back.back == back.seen).all()
    # Seen from behind what was on the left is on the right.
    assert front.place[60] < front.place[140]
    assert back.place[60] > back.place[140]
    assert np.allclose(front.place, whole.place)
    assert 0.2 < front.light[front.seen].min() < front.light[front.seen].max() <= 1.0


def test_the_turning_cloth_moves_all_the_time_and_hangs_still_at_both_ends() -> None:
    film = film_of(design_of(), FilmWish(SHAPE, 3.0, 24, "none", "turntable", ("turning",)))
    shown = [film.frames.frame(number) for number in (0, 18, 36, 54, 71)]
    assert shown[0].tobytes() == shown[-1].tobytes()
    assert len({image.tobytes() for image in shown}) == 4
    assert all(isinstance(image, Image.Image) and image.size == PX for image in shown)
