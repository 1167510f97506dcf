"""Frames of a film: drawn from the cloth, the same whatever came before, and safe to look at."""

import itertools
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from film_samples import PX, SHAPE, design_of, film, stage_of
from PIL import Image

from batik_gen import draw, dye
from batik_gen.film.checking.flashes import MOST, flashes_in
from batik_gen.film.film import film_of, filmed
from batik_gen.film.shots.wax import WaxShot
from batik_gen.film.wishes.wish import FilmWish
from batik_gen.render.plates.separations import separate
from batik_gen.render.processes.working import Kind
from batik_gen.render.raster.frame import choose_frame
from batik_gen.values.errors import BadValue, UnknownName


@pytest.mark.parametrize("motif", ["truntum", "mega-mendung", "parang-gelombang"])
@pytest.mark.parametrize("words", ["none", "id"])
def test_the_last_frame_is_the_picture_that_dye_makes(motif: str, words: str) -> None:
    made = film(motif, words=words)
    last = made.frames.frame(made.timeline.frames - 1)
    assert last.tobytes() == dye(draw(design_of(motif)), px=PX).image.convert("RGB").tobytes()


@pytest.mark.parametrize("motif", ["truntum", "kawung"])
def test_the_wax_at_the_end_of_its_scene_is_that_of_the_plates(motif: str, tmp_path: Path) -> None:
    cloth = draw(design_of(motif))
    frame = choose_frame(cloth.size_mm, None, PX)
    coat = np.asarray(WaxShot(stage_of(motif)).coat)
    done = separate(cloth, tmp_path, dpi=frame.dpi)
    first = next(n for n, one in enumerate(done) if one.job.kind is not Kind.WAX)
    plates = [255 - np.asarray(Image.open(tmp_path / str(one.file))) for one in done[:first]]
    top, left = ((plates[0].shape[axis] - coat.shape[axis]) // 2 for axis in (0, 1))
    inside = slice(top, top + coat.shape[0]), slice(left, left + coat.shape[1])
    assert (coat == np.maximum.reduce(plates)[inside]).all()
    assert coat.any()


def test_wax_only_grows_while_it_is_drawn_and_outlines_come_before_isen() -> None:
    shot = WaxShot(stage_of())
    amounts = [np.asarray(shot.waxing.laid(at, 0.1)[0], np.int64) for at in np.linspace(0.0, 1.0, 9)]
    assert all((after >= before).all() for before, after in itertools.pairwise(amounts))
    assert amounts[0].sum() < 0.02 * amounts[-1].sum()
    assert (amounts[-1] == np.asarray(shot.coat)).all()


def test_a_frame_is_the_same_whatever_was_made_before_it() -> None:
    forward, backward = film_of(design_of(), _wish("en")), film_of(design_of(), _wish("en"))
    numbers = range(0, forward.timeline.frames, 9)
    shown = {number: forward.frames.frame(number).tobytes() for number in numbers}
    assert all(backward.frames.frame(number).tobytes() == shown[number] for number in reversed(numbers))


@pytest.mark.parametrize("motif", ["truntum", "mega-mendung"])
def test_no_more_than_three_flashes_a_second_are_seen(motif: str) -> None:
    made = film(motif, words="en")
    frames = (made.frames.frame(number) for number in range(made.timeline.frames))
    assert flashes_in(frames, made.timeline.fps) <= MOST


def test_a_flickering_film_is_found_out() -> None:
    dark, light = (Image.new("RGB", PX, (tone, tone, tone)) for tone in (20, 220))
    assert flashes_in([dark, light] * 24, 24) > MOST
    assert flashes_in([*[dark] * 12, *[light] * 12] * 3, 24) == 1
    assert flashes_in([Image.new("RGB", PX, (v, v, v)) for v in range(0, 250, 5)], 24) == 0


def test_a_cloth_of_another_shape_is_drawn_anew_in_the_shape_of_the_film() -> None:
    square = replace(design_of(), size_mm=(300.0, 300.0))
    assert filmed(design_of(), PX).size_mm == (90.0, 160.0)
    assert filmed(square, (1080, 1920)).size_mm == pytest.approx((250.0, 444.4444), abs=1e-3)


def test_scenes_can_be_chosen_and_others_are_refused() -> None:
    assert [span.scene.id for span in film(scenes=("wax", "cloth")).timeline.spans] == ["wax", "cloth"]
    with pytest.raises(UnknownName, match="no scene 'bath'; did you mean baths"):
        film_of(design_of(), _wish(scenes=("bath",)))
    with pytest.raises(BadValue, match="no frame 72"):
        film().timeline.moment(72)


@pytest.mark.parametrize("seconds", [2.0, 61.0])
def test_films_have_three_to_sixty_seconds(seconds: float) -> None:
    with pytest.raises(BadValue, match="choose 3 to 60 seconds"):
        film_of(design_of(), FilmWish(SHAPE, seconds))


def _wish(words: str = "none", scenes: tuple[str, ...] = ()) -> FilmWish:
    return FilmWish(SHAPE, 3.0, 24, words, scenes=scenes)
