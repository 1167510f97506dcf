"""What a film tells of the recording: its own samples, its own numbers, and nothing that is not at hand."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from film_samples import RECORDING, SHAPE, design_of, stage_of, told_film
from PIL import Image

from batik_gen import design, measure, read
from batik_gen.eeg.portraits.excerpt import excerpt
from batik_gen.film.film import film_of
from batik_gen.film.shots.lines import LinesShot
from batik_gen.film.shots.wave import WaveShot
from batik_gen.film.telling.material import material_of
from batik_gen.film.telling.numbers import numbers_of
from batik_gen.film.timeline.styles import styles
from batik_gen.film.wishes.wish import FilmWish
from batik_gen.values.errors import BadValue

ALL = ["wave", "spectrum", "lines", "wax", "baths", "cloth"]


def test_a_recording_has_all_scenes_and_a_design_those_it_can() -> None:
    assert [span.scene.id for span in told_film().timeline.spans] == ALL
    alone = film_of(design_of(), FilmWish(SHAPE))
    assert [span.scene.id for span in alone.timeline.spans] == ALL[2:]
    assert alone.timeline.seconds == 15.0
    read_along = film_of(design_of("parang-gelombang"), FilmWish(SHAPE))
    assert [span.scene.id for span in read_along.timeline.spans] == ALL[1:]


def test_a_scene_that_is_asked_for_and_cannot_be_made_is_refused() -> None:
    with pytest.raises(BadValue, match="'wave' needs samples of the recording"):
        film_of(design_of(), FilmWish(SHAPE, scenes=("wave", "cloth")))


@pytest.mark.parametrize("motif", ["truntum", "parang-gelombang"])
def test_the_wave_is_drawn_from_the_very_samples(motif: str) -> None:
    film = told_film(motif)
    shot = film.frames.shot(0)
    assert isinstance(shot, WaveShot)
    portrait = measure(read(RECORDING))
    signal = excerpt(RECORDING, portrait).signal
    count = len(signal) // shot.rows
    for number in range(shot.rows):
        xy, rest = shot.row(number)
        at = (number + (xy[:, 0] - shot.across[0]) / (shot.across[1] - shot.across[0])) * count
        assert np.corrcoef(rest - xy[:, 1], np.interp(at, np.arange(len(signal)), signal))[0, 1] > 0.99


def test_a_cloth_that_is_the_recording_passes_by_below_while_the_recording_is_read() -> None:
    film, other = told_film("parang-gelombang", "none"), told_film("truntum", "none")
    for scene in (0, 1):
        low = [np.asarray(film.frames.shot(scene).picture(at).convert("L"), float)[-40:] for at in (0.0, 0.3, 0.6)]
        assert all(part.std() > 5.0 for part in low)
        # What is seen later lay further to the right before.
        moved = [np.corrcoef(low[0][:, by : by + 100].ravel(), low[1][:, :100].ravel())[0, 1] for by in range(60)]
        assert 0 < int(np.argmax(moved)) < 59
        assert max(moved) > 0.7
    bare = np.asarray(other.frames.shot(1).picture(0.3).convert("L"), float)[-10:]
    assert bare.std() < 5.0


def test_numbers_are_those_of_the_legend_each_once() -> None:
    made = design_of()
    numbers = numbers_of(made, "id")
    assert numbers[0].parameter in made.legend
    assert len({number.what for number in numbers}) == len(numbers) > 3
    assert any("," in number.value for number in numbers)
    assert all(number.value == "" and number.place == "" for number in numbers_of(made, "id", public=True))


def test_numbers_land_on_clouds_too_each_on_its_own_line() -> None:
    shot = LinesShot(replace(stage_of("mega-mendung"), seconds=6.0))
    stops = shot.stops_in("en")
    assert len(stops) == 3
    lines = np.concatenate([layer.strokes.points for layer in stage_of("mega-mendung").cloth.layers])
    assert all(
        stop.middle is not None and all(0.0 < v < side for v, side in zip(stop.middle, (90.0, 160.0), strict=True))
        for stop in stops
    )
    named = {stop.head: stop.middle for stop in stops}
    assert len(set(named.values())) == 3
    assert any(np.hypot(*(lines[:, :2] - at).T).min() < 2.0 for at in named.values())


def test_of_a_cloth_that_whispers_no_samples_are_shown() -> None:
    portrait = measure(read(RECORDING))
    made = design(portrait, motif="parang-gelombang", whisper=True)
    material = material_of(made, portrait, excerpt(RECORDING, portrait))
    assert not material.has("samples")
    assert material.wave is not None
    assert material.wave.whispered


def test_in_public_nothing_measured_is_shown() -> None:
    portrait = measure(read(RECORDING))
    material = material_of(design_of(), portrait, excerpt(RECORDING, portrait), public=True)
    assert (material.excerpt, material.wave, material.peak_hz) == (None, None, None)
    assert material.public


@pytest.mark.parametrize(("motif", "lang"), [("truntum", "en"), ("parang-gelombang", "id")])
def test_every_scene_moves_and_is_a_pure_function_of_its_frame(motif: str, lang: str) -> None:
    film = told_film(motif, lang)
    for span in film.timeline.spans:
        numbers = np.linspace(span.first, span.end - 1, 4).astype(int).tolist()
        shown = [film.frames.frame(number).tobytes() for number in numbers]
        assert len(set(shown)) > 2, span.scene.id
        assert film.frames.frame(numbers[1]).tobytes() == shown[1]


def test_words_can_be_left_out() -> None:
    with_words, without = told_film("truntum", "en"), told_film("truntum", "none")
    for scene in (0, 1, 2):
        middle = with_words.timeline.spans[scene].first + 12
        assert _differ(with_words.frames.frame(middle), without.frames.frame(middle))


@pytest.mark.parametrize("style", list(styles()))
def test_scenes_are_declared_in_both_languages(style: str) -> None:
    for scene in styles()[style].scenes:
        assert scene.told.en
        assert scene.told.id
        assert bool(scene.words.en) == bool(scene.words.id)


def test_nothing_jumps_between_two_frames() -> None:
    film = told_film()
    frames = (film.frames.frame(number) for number in range(film.timeline.frames))
    small = (np.asarray(frame.resize((6, 6), Image.Resampling.BOX).convert("L"), float) for frame in frames)
    assert max(np.abs(after - before).mean() for before, after in itertools.pairwise(small)) < 25.0


def _differ(one: Image.Image, other: Image.Image) -> bool:
    return one.tobytes() != other.tobytes()
