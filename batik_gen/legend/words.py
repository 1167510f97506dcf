"""Measured numbers in plain words, English and Indonesian, for people who do not read spectra."""

from batik_gen.values.features import FEATURES
from batik_gen.values.words import Words


def feature_words(name: str, lang: str) -> str:
    """Return what a feature is called; its own name where a mapping uses an unknown one."""
    return FEATURES[name].words.say(lang) if name in FEATURES else name


def people_words(percentile: float, lang: str) -> str:
    """Return a place among people, as ``more than 73 of 100 people``."""
    count = min(max(round(percentile), 1), 99)
    return _PEOPLE.say(lang).format(count)


def measured_words(name: str, value: float, unit: str, lang: str) -> str:
    """Return a measured value as a person says it: shares in per cent, logarithms undone."""
    if name.startswith("rel_"):
        return number_words(100 * value, "%", lang)
    if unit == "log10":
        return number_words(10**value, "times", lang)
    if unit.startswith("log10 "):
        return number_words(10**value, unit.removeprefix("log10 "), lang)
    return number_words(value, unit, lang)


def number_words(value: float, unit: str, lang: str) -> str:
    """Return a number with its unit in words where a sign would need explaining."""
    text = f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
    text = decimal(text, lang)
    word = _UNITS[unit].say(lang) if unit in _UNITS else unit.replace("^2", "²").replace("uV", "µV")
    return f"{text} {word}".rstrip()


def decimal(text: str, lang: str) -> str:
    """Return a number as it is written in a language: Indonesian has a comma for the point."""
    return text.replace(".", _DECIMAL.say(lang))


_PEOPLE = Words("more than {} of 100 people", "lebih dari {} di antara 100 orang")
_DECIMAL = Words(".", ",")
_UNITS = {
    "deg": Words("degrees", "derajat"),
    "turns": Words("turns", "putaran"),
    "pitch": Words("of the distance", "kali jarak"),
    "times": Words("times", "kali"),
    "width": Words("of the width", "kali lebar"),
    "size": Words("of the distance", "kali jarak"),
}
