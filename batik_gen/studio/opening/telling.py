"""What was found in a recording, in words and in numbers to draw: quality, spectrum, kept pieces, the head."""

from itertools import pairwise
from typing import Any

import numpy as np

from batik_gen.legend.words import decimal, feature_words, measured_words, people_words
from batik_gen.studio.opening.shelf import Opened
from batik_gen.values.portrait import Portrait
from batik_gen.values.words import Words, clock

_MOST_PIECES = 240
_CLEAN = Words("{} of {} clean", "{} dari {} bersih")
_CHANNELS = Words("{} channels: {}", "{} kanal: {}")
_ONE = Words("1 channel: {}", "1 kanal: {}")
_FORMAT = Words("{} at {} samples a second", "{}, {} cuplikan per detik")
_HUM = Words("mains hum at {} Hz, removed", "dengung listrik {} Hz, dihilangkan")
_PEAK = Words("alpha peak at {} Hz", "puncak alfa pada {} Hz")
_NO_PEAK = Words("no clear alpha peak", "tanpa puncak alfa yang jelas")
_LEFT = Words("left out: {} ({})", "ditinggalkan: {} ({})")
_GOOD = Words("A good recording", "Rekaman yang baik")
_FAIR = Words("Usable; a calmer or longer one would be surer", "Dapat dipakai; yang lebih tenang atau lama lebih pasti")
_POOR = Words("Short of clean seconds: its numbers are unsteady", "Detik bersihnya sedikit: angkanya belum mantap")
_GOOD_S, _FAIR_S = 60.0, 30.0


def told_of_opened(opened: Opened, lang: str) -> dict[str, Any]:
    """Return what the page shows of one thing on the shelf."""
    told: dict[str, Any] = {"id": opened.id, "name": opened.name}
    if opened.portrait is None:
        return {**told, "kind": "design"}
    return {**told, "kind": "recording", **_told(opened.portrait, lang)}


def _told(portrait: Portrait, lang: str) -> dict[str, Any]:
    quality, peak = portrait.quality, portrait.feature("alpha_peak_hz")
    clear = peak is not None and peak.value is not None
    names = ", ".join(portrait.channels)
    count = len(portrait.channels)
    source = portrait.source.format + (f", {portrait.source.device}" if portrait.source.device else "")
    lines = [
        _CLEAN.say(lang).format(clock(quality.clean_s), clock(quality.given_s)),
        _ONE.say(lang).format(names) if count == 1 else _CHANNELS.say(lang).format(count, names),
        _FORMAT.say(lang).format(source, decimal(f"{quality.sfreq:g}", lang)),
        _PEAK.say(lang).format(decimal(f"{peak.value:.1f}", lang)) if clear and peak else _NO_PEAK.say(lang),
    ]
    lines += [_HUM.say(lang).format(f"{quality.line_hz:g}")] if quality.line_hz else []
    lines += [_LEFT.say(lang).format(d.channel, d.reason) for d in quality.dropped]
    verdict = _GOOD if quality.clean_s >= _GOOD_S else _FAIR if quality.clean_s >= _FAIR_S else _POOR
    return {
        "verdict": verdict.say(lang),
        "lines": lines,
        "notes": list(portrait.notes),
        "waveform": bool(portrait.spectrum.size),
        "peak_hz": peak.value if clear and peak else None,
        "spectrum": _spectrum(portrait),
        "kept": _kept(portrait),
        "head": _head(portrait),
        "numbers": [_number(portrait, f.name, lang) for f in portrait.features if f.value is not None],
    }


def _number(portrait: Portrait, name: str, lang: str) -> dict[str, Any]:
    feature = portrait.feature(name)
    assert feature is not None
    assert feature.value is not None
    return {
        "name": name,
        "label": feature_words(name, lang),
        "value": measured_words(name, feature.value, feature.unit, lang),
        "place": "" if feature.percentile is None else people_words(feature.percentile, lang),
        "percentile": feature.percentile,
    }


def _spectrum(portrait: Portrait) -> list[list[float]]:
    """Return hertz and dB from 1 to 45 Hz; nothing where there is no waveform."""
    if not portrait.spectrum.size:
        return []
    hz, power = portrait.spectrum[:, 0], portrait.spectrum[:, 1]
    inside = (hz >= 1.0) & (hz <= 45.0) & (power > 0.0)
    decibels = 10.0 * np.log10(power[inside])
    return [[round(float(at), 2), round(float(db), 2)] for at, db in zip(hz[inside], decibels, strict=True)]


def _kept(portrait: Portrait) -> list[list[float]]:
    """Return for each channel the share 0..1 of clean epochs along the recording."""
    clean = ~np.isnan(portrait.bands[:, :, 0])
    if not len(clean):
        return []
    pieces = min(len(clean), _MOST_PIECES)
    cuts = np.linspace(0, len(clean), pieces + 1).astype(int)
    shares = np.array([clean[a:b].mean(axis=0) for a, b in pairwise(cuts)])
    return [[round(float(share), 2) for share in row] for row in shares.T]


def _head(portrait: Portrait) -> list[dict[str, Any]]:
    """Return where each channel with a known place lies, and its share of alpha."""
    if not portrait.topography.size or not portrait.side.size:
        return []
    alpha = portrait.topography[:, [band.name for band in portrait.edges].index("alpha")]
    return [
        {"name": name, "x": float(side), "y": float(place), "alpha": round(float(share), 3)}
        for name, side, place, share in zip(portrait.channels, portrait.side, portrait.place, alpha, strict=True)
        if np.isfinite([side, place, share]).all()
    ]
