"""The voice of a cloth: how far people stand apart, from the quiet cloth to the loudest that still is its family."""

from itertools import pairwise

import numpy as np
import pytest
from differences import ciede2000, to_lab
from portraits import portrait

from batik_gen.pattern.declaring.registry import all_parameters, families
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.designing.ends import ends_of
from batik_gen.pattern.designing.mapping import load_mapping
from batik_gen.render.processes.srgb import encode
from batik_gen.render.processes.table import find_process, reflectance
from batik_gen.values.design import Design
from batik_gen.values.errors import BadDesign, BadValue
from batik_gen.values.features import PLACED

OLD = """[[rule]]
parameter = "truntum.pitch"
feature = "exponent"
at_low = 25
at_high = 33
en = "why"
id = "sebab"
"""
STEADY = ("alpha_height_db", "exponent", "front_back", "alpha_cog", "theta_beta", "rel_alpha", "rel_theta")
LEAST, MOST = (dict.fromkeys(PLACED, place) for place in (0.0, 100.0))


@pytest.mark.parametrize("motif", families())
@pytest.mark.parametrize("voice", [0.0, 0.5, 1.0])
def test_the_least_and_the_most_of_a_feature_are_the_ends_that_are_told(motif, voice):
    least, most = (design(portrait(**places), motif=motif, voice=voice) for places in (LEAST, MOST))
    told = ends_of(least)
    for name in least.legend:
        assert (least.parameters[name], most.parameters[name]) == pytest.approx(told.get(name), rel=1e-5), name


def test_no_rule_turns_round_and_those_of_steady_features_speak_no_less_when_loud():
    for rule in load_mapping(None, all_parameters(), PLACED).rules:
        way = 1 if rule.loud[1] >= rule.loud[0] else -1
        quiet, loud = (tuple(way * end for end in ends) for ends in (rule.quiet, rule.loud))
        assert quiet[0] <= quiet[1], rule.parameter
        if rule.feature in STEADY:
            assert loud[0] <= quiet[0] <= quiet[1] <= loud[1], rule.parameter


@pytest.mark.parametrize("motif", ["truntum", "kawung", "parang"])
def test_two_people_stand_further_apart_the_louder_the_cloth(motif):
    one, other = (portrait(**dict.fromkeys(STEADY, place)) for place in (20.0, 80.0))
    apart = []
    for voice in (0.0, 0.4, 1.0):
        a, b = (dict(design(p, motif=motif, voice=voice).parameters) for p in (one, other))
        apart.append({name: abs(a.get(name, 0.0) - b.get(name, 0.0)) for name in all_parameters()})
    for first, second in pairwise(apart):
        assert all(second[name] >= first[name] - 1e-6 for name in first)
        assert sum(second[name] > 1.05 * first[name] for name in first) > 6


@pytest.mark.parametrize(
    ("process", "kin", "feature"),
    [
        ("sogan-yogya", "soga", "rel_gamma"),
        ("sogan-yogya", "indigo", "alpha_width_hz"),
        ("sogan-solo", "soga", "rel_gamma"),
        ("lasem", "soga", "rel_gamma"),
        ("lasem", "indigo", "alpha_width_hz"),
    ],
)
def test_browns_and_blues_of_two_ordinary_people_are_told_apart_at_a_glance(process, kin, feature):
    baths = find_process(process)
    kins = [dip.kin for dip in baths.dips]
    alone = len(kins) - 1 - kins[::-1].index(kin)
    colours = []
    for place in (25.0, 75.0):
        depth = design(portrait(**{feature: place}), process=process).parameters[f"bath.depth_{kin}"]
        shares = tuple(np.array([depth * (number == alone)]) for number in range(len(kins)))
        colours.append(to_lab(encode(reflectance(baths, shares))[0]))
    assert ciede2000(*colours) >= 5.0


def test_a_voice_has_nothing_to_say_in_a_mapping_of_the_old_shape(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(OLD)
    quiet, loud = (design(portrait(exponent=90.0), motif="truntum", mapping=file, voice=v) for v in (0.0, 1.0))
    assert quiet.parameters == loud.parameters
    assert ends_of(loud, file)["truntum.pitch"] == (25, 33)
    assert "isen.count" not in ends_of(loud, file)


def test_a_variant_keeps_to_its_own_range_at_every_voice():
    for voice in (0.0, 1.0):
        held = design(portrait(exponent=100.0), motif="parang", variant="gendreh", voice=voice)
        assert ends_of(held)["parang.size"] == (64, 80)
        assert held.parameters["parang.size"] == 80


def test_a_design_tells_its_voice_and_one_without_it_is_quiet():
    text = design(portrait(), motif="kawung", voice=0.35).to_toml()
    assert Design.from_toml(text).voice == 0.35
    quiet = design(portrait(), motif="kawung", voice=0.0).to_toml()
    assert "voice" not in quiet
    assert Design.from_toml(quiet).voice == 0.0


@pytest.mark.parametrize("voice", [-0.1, 1.5, float("nan")])
def test_a_voice_that_is_none_is_refused(voice):
    with pytest.raises(BadValue, match="between 0, quiet, and 1, loud"):
        design(portrait(), voice=voice)


def test_a_voice_in_a_design_that_is_none_is_refused_by_line_and_key():
    text = design(portrait(), voice=0.5).to_toml().replace("voice = 0.5", "voice = 5")
    with pytest.raises(BadDesign, match=r"line \d+, 'voice': expected a number from 0 to 1, found 5"):
        Design.from_toml(text)
