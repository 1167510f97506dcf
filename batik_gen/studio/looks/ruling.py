"""The mapping of a look: its rows as a page has them, and the table in TOML that says the same."""

import hashlib
from pathlib import Path
from typing import Any

import tomli_w

from batik_gen.legend.words import feature_words
from batik_gen.pattern.declaring.registry import all_parameters, family_named, parameters_of
from batik_gen.pattern.designing.ends import mapping_of
from batik_gen.pattern.designing.mapping import Rule
from batik_gen.studio.looks.look import Look, OwnRule
from batik_gen.values.errors import BadMapping, UnknownName, nearest
from batik_gen.values.features import PLACED
from batik_gen.values.words import Words

_NAME = "own"
_BY_HAND = Words("A rule of your own.", "Aturan Anda sendiri.")


def rows_of(look: Look) -> dict[str, OwnRule]:
    """Return for each parameter of a look's family which number sets it and between which ends."""
    declared = parameters_of(family_named(look.motif), look.variant)
    shipped = {
        rule.parameter: OwnRule(rule.parameter, rule.feature, *rule.ends(look.voice))
        for rule in mapping_of(family_named(look.motif), None).rules
        if rule.parameter in declared
    }
    return {**shipped, **{rule.parameter: rule for rule in look.rules}}


def features_of(lang: str) -> list[dict[str, str]]:
    """Return every number of the wave that a row may name."""
    return [{"name": name, "label": feature_words(name, lang)} for name in PLACED]


def mapping_text(look: Look) -> str:
    """Return the table of a look as ``--mapping`` takes it; raises UnknownName and BadMapping for a wrong row."""
    rules, local = _shipped(look)
    for own in look.rules:
        rules = {name: rule for name, rule in rules.items() if name != own.parameter}
        if own.feature:
            rules[own.parameter] = _checked(own)
        else:
            local = {name: rule for name, rule in local.items() if name != own.parameter}
    return tomli_w.dumps({"name": _NAME, "rule": list(rules.values()), "local": list(local.values())})


def mapping_file(look: Look, folder: Path) -> Path | None:
    """Return the table of a look as a file in a folder, or None where it is the shipped one; raises as the text."""
    if not look.rules:
        return None
    text = mapping_text(look)
    path = folder / f"rules-{hashlib.sha256(text.encode()).hexdigest()[:24]}" / "own.toml"
    if not path.is_file():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path


def _shipped(look: Look) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """Return the rules of a look's motif by parameter; of two the later one stands, as in a Design."""
    table = mapping_of(family_named(look.motif), None)
    local = {one.parameter: {"parameter": one.parameter, "band": one.band, "amount": one.amount} for one in table.local}
    return {rule.parameter: _written(rule) for rule in table.rules}, local


def _written(rule: Rule) -> dict[str, Any]:
    return {
        "parameter": rule.parameter,
        "feature": rule.feature,
        "quiet": list(rule.quiet),
        "loud": list(rule.loud),
        "curve": rule.curve,
        "en": rule.reason.en,
        "id": rule.reason.id,
    }


def _checked(own: OwnRule) -> dict[str, Any]:
    declared = all_parameters()
    if own.parameter not in declared:
        raise UnknownName(f"'{own.parameter}' is no parameter; {nearest(own.parameter, declared)}")
    if own.feature not in PLACED:
        raise UnknownName(f"'{own.feature}' is no number of the wave; {nearest(own.feature, PLACED)}")
    p = declared[own.parameter]
    if p.choice:
        raise BadMapping(f"{p.name} is a choice between kinds, which no wave moves; set it by hand")
    for end in (own.low, own.high):
        if not p.low <= end <= p.high:
            raise BadMapping(f"{end:g} is outside {p.low:g} to {p.high:g}, the range of {p.name}")
    return {
        "parameter": own.parameter,
        "feature": own.feature,
        "quiet": [own.low, own.high],
        "en": _BY_HAND.en,
        "id": _BY_HAND.id,
    }
