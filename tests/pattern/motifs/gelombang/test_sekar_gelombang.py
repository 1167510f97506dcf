"""Sekar gelombang: the outline is the spectrum, the rings are time, the rows are the head, and it can be read."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from portraits import portrait, usual

from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.gelombang.sekar.form import TURNS, fullness, rosette, spectrum_in
from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.values.design import Design
from batik_gen.values.errors import BadDesign, NotEnoughEEG
from batik_gen.values.wave import POINTS, hertz


def bump(hz, db, wide=1.2):
    """A spectrum that stands so far over its background at one pitch, in each of four rows."""
    return np.tile(db * np.exp(-0.5 * ((hertz() - hz) / wide) ** 2), (4, 1))


def with_spectra(spectra, **changes):
    return replace(usual_wave(), spectra=spectra, **changes)


def tip(wave, row=0):
    """Radius and direction of the tip of the first petal."""
    outline = rosette(wave, row, 1.0).radii[-1][:POINTS]
    at = int(np.argmax(outline))
    return float(outline[at]), float(TURNS[at])


def test_the_stronger_alpha_the_longer_the_petals():
    tips = [tip(with_spectra(bump(10.0, db)))[0] for db in (0, 3, 6, 9, 12, 16, 20)]
    assert (np.diff(tips) > 0.4).all()
    assert 2 * tips[-1] < 62.5 / np.cos(np.pi / 8)  # neighbours never touch


def test_the_faster_alpha_the_nearer_its_petal_leans_to_the_diagonal():
    turns = [tip(with_spectra(bump(hz, 9.0)))[1] for hz in (8.0, 9.0, 10.0, 11.0, 12.0)]
    assert (np.diff(turns) > 0.01).all()


def test_without_alpha_the_flower_is_a_round_coin():
    radii = rosette(with_spectra(np.zeros((4, POINTS))), 0, 1.0).radii[-1]
    assert radii.max() / radii.min() < 1.35


def test_the_outline_gives_back_the_spectrum():
    rng = np.random.default_rng(4)
    for _ in range(5):
        db = bump(rng.uniform(8.5, 11.5), rng.uniform(5, 14), 1.6) + bump(rng.uniform(16, 24), rng.uniform(0, 3), 3.0)
        told = spectrum_in(rosette(with_spectra(db), 0, 1.0).radii[-1], 1.0)
        inside = (hertz() > 3) & (hertz() < 36)
        assert np.corrcoef(told[inside], db[0][inside])[0, 1] > 0.92
        assert hertz()[int(np.argmax(told))] == pytest.approx(hertz()[int(np.argmax(db[0]))], abs=0.3)


def test_the_plan_of_a_flower_is_mirrored_in_eight_sectors():
    radii = rosette(usual_wave(), 1, 1.0).radii
    assert radii[:, ::-1] == pytest.approx(radii, abs=1e-9)
    assert np.roll(radii, 2 * POINTS, axis=1) == pytest.approx(radii, abs=1e-9)


@pytest.mark.parametrize("when", [0, 3, 6])
def test_the_ring_of_a_strong_moment_is_broad_at_alpha(when):
    rings = np.zeros((4, 7, 5))
    rings[:, when, 2] = 4.0
    plain = rosette(with_spectra(bump(10.0, 8.0), rings=np.zeros((4, 7, 5))), 0, 1.0)
    swelled = rosette(with_spectra(bump(10.0, 8.0), rings=rings), 0, 1.0)
    at = int(np.argmax(plain.radii[-1][:POINTS]))
    grown = np.array([(swelled.breadth(k) / plain.breadth(k))[at] for k in range(1, 8)])
    assert int(np.argmax(grown)) == when
    assert grown[when] > 1.08


def test_rows_are_the_parts_of_the_head():
    spectra = np.stack([bump(10.0, db)[0] for db in (2.0, 5.0, 8.0, 12.0)])
    tips = [tip(with_spectra(spectra), row)[0] for row in range(4)]
    assert (np.diff(tips) > 1.0).all()


def test_more_beta_makes_fuller_leaves():
    calm, quick = with_spectra(bump(10, 8.0)), with_spectra(bump(10, 8.0) + bump(17.0, 4.0, 3.0))
    assert fullness(quick, 0) > fullness(calm, 0) + 0.1


def test_a_small_step_of_the_spectrum_is_a_small_step_of_the_flower():
    steps = [rosette(with_spectra(bump(10.0, db)), 0, 1.0).radii for db in np.linspace(4.0, 12.0, 81)]
    moved = [np.abs(b - a).max() for a, b in pairwise(steps)]
    assert max(moved) < 4 * np.median(moved)


def test_a_design_holds_all_that_is_drawn():
    held = usual("sekar-gelombang")
    again = Design.from_toml(held.to_toml())
    assert again == held
    assert len(held.to_toml()) < 40_000
    assert draw(again) == draw(held)


def test_a_design_without_its_recording_is_refused():
    with pytest.raises(BadDesign, match="make it from a recording"):
        draw(replace(usual("sekar-gelombang"), wave=None))


def test_a_band_log_has_no_spectrum_to_draw():
    log = replace(portrait(), spectrum=np.zeros((0, 2)), spectra=np.zeros((0, 0)), bursts=np.zeros((0, 2)))
    with pytest.raises(NotEnoughEEG, match="choose another motif"):
        design(log, motif="sekar-gelombang")


def test_one_channel_has_one_row():
    held = portrait()
    one = replace(
        held, bands=held.bands[:, :1], channels=("Fp1",), place=np.zeros(1), side=-np.ones(1), spectra=held.spectra[:1]
    )
    asked = design(one, motif="sekar-gelombang", size_mm=(130.0, 90.0))
    assert asked.wave.rows == ("head",)
    assert sum(len(layer.areas.points) for layer in draw(asked).layers) > 0
