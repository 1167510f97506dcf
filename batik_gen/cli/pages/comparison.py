"""What differs between two recordings or two Designs, in numbers and words."""

from collections.abc import Sequence
from dataclasses import dataclass

from batik_gen.eeg.portraits.distance import Distance, distance
from batik_gen.eeg.portraits.likelihood import calibration_of, likelihood
from batik_gen.legend.words import decimal, feature_words, measured_words, number_words
from batik_gen.pattern.declaring.registry import family_named, parameters_of
from batik_gen.values.design import Design
from batik_gen.values.errors import NotEnoughEEG
from batik_gen.values.features import BAND_WORDS
from batik_gen.values.portrait import Portrait
from batik_gen.values.words import Words

_SAME = 0.35
"""Robust standard deviations that two halves of one rest of the whole head, 90 s each, differ by without meaning."""

MOST = 8
"""Features told of; more would bury what matters."""

_WORDS = {
    "apart": Words(
        "The two lie {} apart (0 is the same, in standard deviations among people; not a diagnosis of either).",
        "Keduanya berjarak {} (0 berarti sama, dalam simpangan baku di antara orang; bukan diagnosis atas keduanya).",
    ),
    "near": Words(
        "So far apart, two recordings of one person at two times are found {} times as often as those of two persons",
        "Dengan jarak sejauh itu, dua rekaman satu orang pada dua waktu ditemukan {} kali sesering rekaman dua orang",
    ),
    "far": Words(
        "So far apart, recordings of two persons are found {} times as often as two of one person at two times",
        "Dengan jarak sejauh itu, rekaman dua orang ditemukan {} kali sesering dua rekaman satu orang pada dua waktu",
    ),
    "range": Words(
        "({} to {} times, with {:.0f} and {:.0f} clean seconds, as measured on {} persons: {}).",
        "({} sampai {} kali, dengan {:.0f} dan {:.0f} detik bersih, menurut ukuran pada {} orang: {}).",
    ),
    "open": Words("That speaks for neither.", "Itu tidak memihak salah satunya."),
    "proof": Words(
        "It is a likelihood and proves of nobody who they are.",
        "Ini suatu kemungkinan dan tidak membuktikan siapa seseorang.",
    ),
    "unknown": Words(
        "How often one person or two lie so far apart was not measured for such recordings.",
        "Seberapa sering satu atau dua orang berjarak sejauh itu belum diukur untuk rekaman semacam ini.",
    ),
    "of_range": Words("{} % of its range", "{} % dari rentangnya"),
    "loose": Words("Mind: {}.", "Perhatikan: {}."),
    "alike": Words("Nothing else differs by more than chance.", "Selebihnya tidak berbeda melebihi kebetulan."),
    "more": Words("the second has more", "yang kedua lebih banyak"),
    "less": Words("the second has less", "yang kedua lebih sedikit"),
    "mean": Words("mean of {}, drawn", "rata-rata {} yang digambar"),
    "course": Words("course of the waves", "jalannya gelombang"),
    "same": Words("The two Designs are the same.", "Kedua Design sama."),
}


@dataclass(frozen=True)
class Difference:
    """Hold one thing that differs: what it is, how it is in each, and what that means."""

    what: str
    first: str
    second: str
    said: str


def compare_portraits(one: Portrait, other: Portrait, lang: str) -> tuple[str, tuple[Difference, ...]]:
    """Return in sentences how far two Portraits lie apart and how likely that is, and what differs most.

    Raises
    ------
    NotEnoughEEG
        Where they share too few features with a place among people.
    """
    apart = distance(one, other)
    said = [_WORDS["apart"].say(lang).format(decimal(f"{apart.value:.2f}", lang)), *_likely(one, other, apart, lang)]
    if apart.loose:
        said.append(_WORDS["loose"].say(lang).format(apart.loose.say(lang)))
    calibration = calibration_of(one, other, apart)
    chance = calibration.chance(one.quality.clean_s, other.quality.clean_s) if calibration else _SAME
    worth_telling = [(name, by) for name, by in apart.features if abs(by) > chance][:MOST]
    return " ".join(said), tuple(_told(name, by, one, other, lang) for name, by in worth_telling)


def _likely(one: Portrait, other: Portrait, apart: Distance, lang: str) -> Sequence[str]:
    """Say how much oftener such a distance is found within one person or between two, with its error."""
    found = likelihood(one, other, apart)
    if found is None:
        return [_WORDS["unknown"].say(lang)]
    nearer, measured = found.ratio >= 1.0, found.calibration
    ratio, low, high = (
        (found.ratio, found.low, found.high) if nearer else (1 / found.ratio, 1 / found.high, 1 / found.low)
    )
    times, least, most = (decimal(f"{x:.2g}", lang) for x in (ratio, low, high))
    error = (
        _WORDS["range"]
        .say(lang)
        .format(least, most, one.quality.clean_s, other.quality.clean_s, measured.persons, measured.what.say(lang))
    )
    said = f"{_WORDS['near' if nearer else 'far'].say(lang).format(times)} {error}"
    # Where the error reaches over to the other side, the number leans to neither.
    return [said, *([_WORDS["open"].say(lang)] if low < 1.0 else []), _WORDS["proof"].say(lang)]


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


def _waves(one: Design, other: Design, lang: str) -> Sequence[Difference]:
    """Return how recordings differ that are the form of their cloths: in means of bands, or in their course alone."""
    if one.wave is None or other.wave is None or one.wave == other.wave:
        return []
    told = []
    for band in one.wave.bands:
        if band not in other.wave.bands:
            continue
        means = [number_words(float(wave.course("all", band).mean()), "dB", lang) for wave in (one.wave, other.wave)]
        if means[0] != means[1]:
            what = _WORDS["mean"].say(lang).format(BAND_WORDS[band].say(lang))
            told.append(Difference(what, means[0], means[1], ""))
    return told or [Difference(_WORDS["course"].say(lang), "A", "B", "")]


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
            by = _WORDS["of_range"].say(lang).format(f"{100 * share:+.0f}")
            moved.append((abs(share), Difference(p.label.say(lang), told[0], told[1], by)))
    moved.sort(key=lambda pair: -pair[0])
    return (*plain, *_waves(one, other, lang), *(difference for _, difference in moved))


def _process(design: Design) -> str:
    from batik_gen.render.processes.table import find_process

    return find_process(design.process, design.declaration).name


def _size(design: Design) -> str:
    return f"{design.size_mm[0]:g} x {design.size_mm[1]:g}"


def sentence(kind: str, lang: str) -> str:
    """Return one of the closing sentences: ``same`` or ``alike``."""
    return _WORDS[kind].say(lang)
