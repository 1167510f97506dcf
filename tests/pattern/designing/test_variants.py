"""Variants: names an artist can say, within whose ranges measured numbers stay."""

import pytest
from portraits import portrait

from batik_gen.pattern.declaring.registry import families, parameters_of
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import draw
from batik_gen.values.design import Design
from batik_gen.values.errors import BadDesign, UnknownName

ALL = [(f.name, v.name) for f in families().values() for v in f.variants]


def made(motif, variant, **features):
    return design(portrait(**features), motif=motif, variant=variant, size_mm=(60.0, 60.0))


@pytest.mark.parametrize(("motif", "name"), ALL)
def test_a_variant_is_told_in_both_languages_and_keeps_to_declared_ranges(motif, name):
    family = families()[motif]
    variant = next(v for v in family.variants if v.name == name)
    assert variant.label.en
    assert variant.label.id
    assert variant.meaning.en != variant.meaning.id
    plain = parameters_of(family)
    for parameter, (low, high) in variant.ranges.items():
        inside = plain[parameter].low <= low <= high <= plain[parameter].high
        assert inside != variant.restricted, parameter


@pytest.mark.parametrize(("motif", "name"), ALL)
def test_measured_numbers_stay_within_the_variant_and_still_move_it(motif, name):
    few, many = (
        made(motif, name, **dict.fromkeys(("exponent", "alpha_height_db", "alpha_beta"), p)) for p in (1.0, 99.0)
    )
    for held in (few, many):
        declared = parameters_of(families()[motif], name)
        for parameter, value in held.parameters.items():
            assert declared[parameter].low <= value <= declared[parameter].high, parameter
    # A family whose form is the recording is moved by that, not by its parameters.
    assert families()[motif].reading or few.parameters != many.parameters
    assert len(draw(few).layers) > 3


def test_three_sizes_of_kawung_never_meet():
    sizes = [
        sorted(made("kawung", name, exponent=p).parameters["kawung.pitch"] for p in (0.0, 100.0))
        for name in ("picis", "bribil", "sen")
    ]
    assert sizes[0][1] < sizes[1][0] < sizes[1][1] < sizes[2][0]
    assert all(high > low for low, high in sizes)


def test_barong_is_drawn_by_name_only():
    for p in (0.0, 50.0, 100.0):
        assert made("parang", "", exponent=p).parameters["parang.size"] <= 80
        assert made("parang", "barong", exponent=p).parameters["parang.size"] >= 100
    held = made("parang", "barong")
    unnamed = Design.from_toml(held.to_toml().replace('variant = "barong"\n', ""))
    with pytest.raises(BadDesign, match="between"):
        draw(unnamed)


def test_a_falling_rule_falls_within_the_variant_too(tmp_path):
    """Where one's own mapping says that a steeper background makes finer cloth, it does so in every variant."""
    own = tmp_path / "mine.toml"
    own.write_text(
        '[[rule]]\nparameter = "kawung.pitch"\nfeature = "exponent"\nat_low = 58\nat_high = 30\n'
        'en = "why"\nid = "sebab"\n'
    )
    low, high = next(v for v in families()["kawung"].variants if v.name == "sen").ranges["kawung.pitch"]
    pitches = [
        design(portrait(exponent=p), motif="kawung", variant="sen", mapping=own).parameters["kawung.pitch"]
        for p in (0.0, 50.0, 100.0)
    ]
    assert pitches == pytest.approx([high, (low + high) / 2, low])


def test_a_design_keeps_its_variant_and_an_unknown_one_is_refused():
    held = made("kawung", "sen")
    assert Design.from_toml(held.to_toml()) == held
    assert 'variant = "sen"' in held.to_toml()
    assert "variant" not in made("kawung", "").to_toml()
    with pytest.raises(UnknownName, match="picis, bribil"):
        made("kawung", "dime")
    with pytest.raises(UnknownName, match="has none"):
        made("grompol", "dime")
    with pytest.raises(BadDesign, match="kawung picis"):
        draw(Design.from_toml(held.to_toml().replace('"sen"', '"picis"')))
