"""The mapping is a document: typos are refused by file, line and key, and every rule moves its parameter."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portraits import portrait

from batik_gen.pattern.declaring.registry import all_parameters, families, parameters_of
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.designing.mapping import load_mapping
from batik_gen.values.errors import BadMapping, UnknownName
from batik_gen.values.features import PLACED
from batik_gen.voice import DEFAULT_VOICE

RULE = """[[rule]]
parameter = "truntum.pitch"
feature = "exponent"
at_low = 25
at_high = 33
en = "why"
id = "sebab"
"""


def shipped():
    return load_mapping(None, all_parameters(), PLACED)


@pytest.mark.parametrize("motif", [name for name, family in families().items() if not family.reading])
def test_every_family_is_moved_by_the_steady_features(motif):
    moved = {r.feature for r in shipped().rules if r.parameter in parameters_of(families()[motif])}
    assert {"alpha_height_db", "alpha_beta", "exponent", "alpha_cog", "theta_beta"} <= moved


def test_every_rule_tells_its_reason_in_both_languages():
    for rule in shipped().rules:
        assert rule.reason.en.endswith(".")
        assert rule.reason.id.endswith(".")
        assert rule.reason.en != rule.reason.id


@given(st.floats(0, 1), st.floats(0, 1))
def test_rules_never_turn_back(one, other):
    low, high = sorted((one, other))
    for rule in shipped().rules:
        for curve in ("linear", "ease"):
            held, ends = replace(rule, curve=curve), rule.ends(DEFAULT_VOICE)
            way = 1 if ends[1] > ends[0] else -1
            assert way * held.value(low, ends) <= way * held.value(high, ends) + 1e-12


@pytest.mark.parametrize("ends", [(25.0, 33.0), (33.0, 25.0)])
def test_an_eased_rule_is_flat_where_few_people_are_and_steep_in_the_middle(ends):
    rule, (first, last) = replace(shipped().rules[0], curve="ease"), ends
    shares = (0.0, 0.05, 0.45, 0.5, 0.55, 0.95, 1.0)
    at = {share: (rule.value(share, ends) - first) / (last - first) for share in shares}
    assert (at[0.0], at[0.5], at[1.0]) == pytest.approx((0.0, 0.5, 1.0))
    assert at[0.05] == pytest.approx(1 - at[0.95])
    assert at[0.05] < 0.01
    assert at[0.55] - at[0.45] > 0.14


@pytest.mark.parametrize("motif", families())
def test_a_feature_moves_only_its_own_parameters(motif):
    middle = design(portrait(), motif=motif)
    own: dict[str, set[str]] = {}
    for rule in shipped().rules:
        if rule.parameter in middle.parameters:
            own.setdefault(rule.feature, set()).add(rule.parameter)
    for feature, parameters in own.items():
        moved = design(portrait(**{feature: 90.0}), motif=motif)
        assert {k for k in middle.parameters if middle.parameters[k] != moved.parameters[k]} == parameters, feature


def test_what_cannot_be_measured_takes_the_middle_and_says_so():
    held = design(portrait(front_back=None), motif="truntum")
    rule = next(r for r in shipped().rules if r.feature == "front_back" and r.parameter in held.parameters)
    assert held.parameters[rule.parameter] == pytest.approx(sum(rule.ends(DEFAULT_VOICE)) / 2, rel=1e-5)
    assert held.legend[rule.parameter].measured is None
    assert held.legend[rule.parameter].percentile is None


@pytest.mark.parametrize(
    ("broken", "line", "key", "hint"),
    [
        (RULE.replace("parameter =", "paramater ="), 2, "rule[1].paramater", "parameter"),
        (RULE.replace("truntum.pitch", "truntum.pitsch"), 2, "rule[1].parameter", "truntum.pitch"),
        (RULE.replace("exponent", "exponnent"), 3, "rule[1].feature", "exponent"),
        (RULE.replace("25", "2.5"), 4, "rule[1].at_low", "range"),
        (RULE.replace("33", '"wide"'), 5, "rule[1].at_high", "number"),
        (RULE.replace("at_low", "loud = [20, 39]\nat_low"), 4, "rule[1].loud", "range"),
        (RULE.replace("at_low", "loud = 20\nat_low"), 4, "rule[1].loud", "two numbers"),
        (RULE.replace("at_low", "quiet = [25, 33]\nat_low"), 5, "rule[1].at_low", "same as quiet"),
        (RULE.replace('"why"', '""'), 6, "rule[1].en", "words"),
        (RULE + RULE.replace("exponent", "eksponen"), 10, "rule[2].feature", "exponent"),
        ("nam = 'x'\n" + RULE, 1, "nam", "name"),
        ('[[local]]\nparameter = "truntum.pitch"\nband = "alfa"\namount = 1\n', 3, "local[1].band", "alpha"),
        ('[[local]]\nparameter = "truntum.pitch"\nband = "alpha"\namount = 1000\n', 4, "local[1].amount", "range"),
    ],
)
def test_a_typo_is_refused_with_file_line_and_key(tmp_path, broken, line, key, hint):
    file = tmp_path / "mine.toml"
    file.write_text(broken)
    with pytest.raises(BadMapping) as refused:
        load_mapping(file, all_parameters(), PLACED)
    message = str(refused.value)
    assert f"mine.toml, line {line}, '{key}': " in message
    assert hint in message
    assert "\n" not in message
    assert str(tmp_path) not in message


@pytest.mark.parametrize("text", ["[[rule]", "rule = 3", "\x00"])
def test_what_is_no_mapping_at_all_is_one_sentence(tmp_path, text):
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(BadMapping, match=r"mine\.toml"):
        load_mapping(file, all_parameters(), PLACED)


def test_an_own_mapping_is_used_and_named(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('name = "mine"\n' + RULE)
    held = design(portrait(exponent=100.0), motif="truntum", mapping=file)
    assert held.mapping == "mine"
    assert held.parameters["truntum.pitch"] == 33
    assert set(held.legend) == {"truntum.pitch"}


def test_an_unknown_motif_offers_the_nearest():
    with pytest.raises(UnknownName, match="did you mean kawung"):
        design(portrait(), motif="kawang")
