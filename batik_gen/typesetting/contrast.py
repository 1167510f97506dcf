"""Whether words can be read on what is behind them (WCAG 2.2, docs/sources.md#contrast)."""

from collections.abc import Iterable

from batik_gen.typesetting.inking import Colour

LEAST = 4.5
"""Least contrast of words that are not large (WCAG 2.2, criterion 1.4.3)."""


def luminance(colour: Colour) -> float:
    """Return the relative luminance 0..1 of an sRGB colour."""
    red, green, blue = (_linear(value / 255.0) for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, 1 (none) to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def most_legible(inks: Iterable[Colour], ground: Colour) -> Colour:
    """Return of several inks the first that can be read on a ground, else the one that is read best."""
    tried = tuple(inks)
    return next((ink for ink in tried if contrast(ink, ground) >= LEAST), max(tried, key=lambda i: contrast(i, ground)))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
