"""What differs between two recordings or two Designs, in numbers and words."""

from collections.abc import Sequence
from dataclasses import dataclass

from batik_gen.cli.legend.words import feature_words, measured_words, number_words
from batik_gen.eeg.portraits.distance import Distance, distance
from batik_gen.pattern.declaring.registry import family_named, parameters_of
from batik_gen.values.design import Design
from batik_gen.values.errors import NotEnoughEEG
from batik_gen.values.portrait import Portrait
from batik_gen.values.words import Words

_SAME = 0.35
"""Robust standard deviations that two halves of one rest differ by in a feature without meaning anything."""

MOST = 8
"""Features told of; more would bury what matters."""

_WORDS = {
    "near": Words(
        "The two lie {:.2f} apart, as two recordings of one person do.",
        "Keduanya berjarak {:.2f}, sebagaimana dua rekaman dari satu orang.",
    ),
    "between": Words(
        "The two lie {:.2f} apart: more than two halves of one rest, less than most pairs of persons.",
        "Keduanya berjarak {:.2f}: lebih dari dua paruh satu istirahat, kurang dari kebanyakan pasangan orang.",
    ),
    "far": Words("The two lie {:.2f} apart, as two persons do.", "Keduanya berjarak {:.2f}, sebagaimana dua orang."),
    "loose": Words("Mind: {}.", "Perhatikan: {}."),
    "alike": Words("Nothing else differs by more than chance.", "Selebihnya tidak berbeda melebihi kebetulan."),
    "more": Words("the second has more", "yang kedua lebih banyak"),
    "less": Words("the second has less", "yang kedua lebih sedikit"),
    "same": Words("The two Designs are the same.", "Kedua Design sama."),
    "units": Words(
        "(0 is the same, in standard deviations among people; not a diagnosis of either)",
        "(0 berarti sama, dalam simpangan baku di antara orang; bukan diagnosis atas keduanya)",
    ),
}


@dataclass(frozen=True)
class Difference:
    """Hold one thing that differs: what it is, how it is in each, and what that means."""

    what: str
    first: str
    second: str
    said: str


def compare_portraits(one: Portrait, other: Portrait, lang: str) -> tuple[str, tuple[Difference, ...]]:
    """Return in a sentence how far two Portraits lie apart, and what differs most.

    Raises
    ------
    NotEnoughEEG
        Where they share too few features with a place among people.
    """
    apart = distance(one, other)
    kind = "near" if apart.value < 0.95 else "between" if apart.value < 1.1 else "far"
    said = f"{_WORDS[kind].say(lang).format(apart.value)} {_WORDS['units'].say(lang)}"
    if apart.note:
        said += " " + _WORDS["loose"].say(lang).format(apart.note)
    return said, tuple(_told(name, by, one, other, lang) for name, by in _worth_telling(apart))


def _worth_telling(apart: Distance) -> Sequence[tuple[str, float]]:
    return [(name, by) for name, by in apart.features if abs(by) > _SAME][:MOST]


def _told(name: str, by: float, one: Portrait, other: Portrait, lang: str) -> Difference:
    values = []
    for portrait in (one, other):
        feature = portrait.feature(name)
        if feature is None or feature.value is None:
            raise NotEnoughEEG(f"'{name}' is placed among people but has no value; measure the recording again")
        values.append(measured_words(name, feature.value, feature.unit, lang))
    return Difference(
        feature_words(name, lang), values[0], values[1], f"{_WORDS['more' if by > 0 else 'less'].say(lang)} ({by:+.1f})"
    )


def compare_designs(one: Design, other: Design, lang: str) -> tuple[Difference, ...]:
    """Return what differs between two Designs, the parameters by how much of their range they moved."""
    plain = [
        Difference(name, str(first), str(second), "")
        for name, first, second in (
            ("motif", one.motif, other.motif),
            ("variant", one.variant or "-", other.variant or "-"),
            ("process", _process(one), _process(other)),
            ("size_mm", _size(one), _size(other)),
            ("seed", one.seed, other.seed),
            ("mapping", one.mapping, other.mapping),
        )
        if first != second
    ]
    first, second = (parameters_of(family_named(d.motif), d.variant) for d in (one, other))
    moved = []
    for name, p in first.items():
        if name not in second:
            continue
        values = [d.parameters.get(name, p.default) for d in (one, other)]
        share = (values[1] - values[0]) / (p.high - p.low) if p.high > p.low else 0.0
        if values[0] != values[1]:
            told = [number_words(value, p.unit, lang) for value in values]
            moved.append((abs(share), Difference(p.label.say(lang), told[0], told[1], f"{100 * share:+.0f} %")))
    moved.sort(key=lambda pair: -pair[0])
    return (*plain, *(difference for _, difference in moved))


def _process(design: Design) -> str:
    from batik_gen.render.processes.table import find_process

    return find_process(design.process, design.declaration).name


def _size(design: Design) -> str:
    return f"{design.size_mm[0]:g} x {design.size_mm[1]:g}"


def sentence(kind: str, lang: str) -> str:
    """Return one of the closing sentences: ``same`` or ``alike``."""
    return _WORDS[kind].say(lang)
