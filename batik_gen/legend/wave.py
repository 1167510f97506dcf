"""The wave itself, drawn in the manner of the cloth: seconds of the signal, the spectrum, the bands over time."""

import numpy as np
from PIL import Image

from batik_gen.legend.words import decimal
from batik_gen.pattern.wave.levels import LEVELS, soft
from batik_gen.typesetting.board import Board, wide
from batik_gen.typesetting.colours import HAIR, INDIGO, INK, PALE, PAPER, SOFT, SOGA
from batik_gen.typesetting.inking import Colour
from batik_gen.values.arrays import FloatArray
from batik_gen.values.features import BAND_WORDS
from batik_gen.values.recording import Excerpt
from batik_gen.values.wave import Wave, hertz
from batik_gen.values.words import Words, clock

_HATCH: Colour = (196, 146, 98)
_DAYLIGHT = 0.30
"""Most of a row that the wave leaves empty above and below it."""
_AXIS_HZ = (2, 4, 8, 13, 20, 40)
_TEN = Words("Ten seconds of your wave, at {} from {}", "Sepuluh detik gelombang Anda, di {} mulai {}")
_SECOND = Words("one second", "satu detik")
_SPECTRUM = Words(
    "Spectrum: how strong the waves are, from slow to fast",
    "Spektrum: kuatnya gelombang, dari yang lambat ke yang cepat",
)
_BACKGROUND = Words("background", "latar")
_PEAK = Words("alpha peak {} Hz", "puncak alfa {} Hz")
_NO_PEAK = Words("no clear alpha peak", "tanpa puncak alfa yang jelas")
_COURSES = Words("The five bands over time", "Kelima pita sepanjang waktu")


def draw_signal(excerpt: Excerpt, width: int, rows: int, row: int, size: int, lang: str) -> Image.Image:
    """Draw seconds of the signal in rows, hatched from the line of rest as sawut are.

    Parameters
    ----------
    excerpt
        The seconds.
    width, row
        Width of the drawing and height of one row, px.
    rows
        How many rows the seconds are written in.
    size
        Size of the words, px.
    lang
        ``en`` or ``id``.
    """
    head = round(1.7 * size)
    board = Board.of(width, signal_height(rows, row, size))
    board.say(0, size, _TEN.say(lang).format(excerpt.channel, clock(excerpt.start_s)), size, SOFT)
    count = len(excerpt.signal) // rows
    largest = float(np.quantile(np.abs(excerpt.signal), 0.995)) or 1.0
    second = (width - 8) * excerpt.sfreq / count
    for number in range(rows):
        part = excerpt.signal[number * count : (number + 1) * count + 1]
        rest = head + (number + 0.5) * row
        x = 4 + np.arange(len(part)) / count * (width - 8)
        y = rest - np.clip(part / largest, -1.15, 1.15) * 0.5 * (1 - _DAYLIGHT) * row
        _hatch(board, x, y, rest, max(row / 16, 4.0))
        board.dots(_level(np.arange(4, width - 2, row / 9), rest), 2, SOGA)
        board.stroke(_spaced(x, y), max(row / 30, 2.4), SOGA)
    low = head + rows * row + 0.35 * size
    ticks = np.arange(4.0, 4.0 + (width - 8) + 1e-6, second)
    board.rhombs(_level(ticks, low), 0.26 * size, INDIGO)
    board.say(4 + 0.5 * size, low + 1.1 * size, _SECOND.say(lang), round(0.85 * size), SOFT)
    return board.done()


def signal_height(rows: int, row: int, size: int) -> int:
    """Return the height of ``draw_signal``."""
    return round(1.7 * size) + rows * row + round(1.6 * size)


def _level(x: FloatArray, y: float) -> FloatArray:
    """Return places in a level row."""
    return np.stack([x, np.full(len(x), y)], axis=1)


def _hatch(board: Board, x: FloatArray, y: FloatArray, rest: float, step: float) -> None:
    """Draw short strokes from the line of rest towards the wave, where there is room for any."""
    for at in np.arange(x[0] + 0.5 * step, x[-1], step):
        to = float(np.interp(at, x, y)) - rest
        if abs(to) > 1.6 * step:
            board.stroke(np.array([[at, rest + 0.12 * to], [at, rest + 0.8 * to]]), 1.6, _HATCH)


def _spaced(x: FloatArray, y: FloatArray) -> FloatArray:
    """Return a line with about a point a pixel and a half, however often it was sampled."""
    at = np.linspace(x[0], x[-1], max(int((x[-1] - x[0]) / 1.5), 2))
    return np.stack([at, np.interp(at, x, y)], axis=1)


def draw_spectrum(
    wave: Wave, peak_hz: float | None, width: int, height: int, size: int, lang: str | None, titled: bool = True
) -> Image.Image:
    """Draw the spectrum of the back of the head over its background, alpha filled with brown.

    Parameters
    ----------
    wave
        With at least one row of the head.
    peak_hz
        The alpha peak, or None where none is clear.
    width, height, size
        Of the drawing and its words, px.
    lang
        ``en`` or ``id``; None for no words but the pitches of its axis.
    titled
        Whether it says above what it is.
    """
    board = Board.of(width, height)
    if titled and lang is not None:
        board.say(0, size, _SPECTRUM.say(lang), size, SOFT)
    hz, over = hertz(), wave.spectra[-1]
    (level, slope), axis = wave.backgrounds[-1], np.log10(hz / 10.0)
    ground = level + slope * axis
    total = ground + over
    low, high = height - 1.9 * size, 3.4 * size
    least, most = float(min(ground.min(), total.min())), float(max(total.max(), ground.max()))

    x = pitch_at(hz, width)
    tall = (low - high) / max(most - least, 1.0)
    y, base = (low - 0.06 * (low - high) - 0.94 * tall * (db - least) for db in (total, ground))
    # Below the background a plain tone, above it brown: what stands out is what the cloth is drawn from.
    board.area(_closed(x, np.maximum(y, base), low), PALE)
    rising = np.minimum(y, base)
    board.area(np.concatenate([np.stack([x, rising], 1), np.stack([x, base], 1)[::-1]]), SOGA)
    _rays(board, x, rising, base)
    beads = np.linspace(x[0], x[-1], int((x[-1] - x[0]) / 9))
    board.dots(np.stack([beads, np.interp(beads, x, base)], axis=1), 3.6, INDIGO)
    board.stroke(_spaced(x, y), 2.8, INK)
    board.stroke(np.array([[2.0, low], [width - 2.0, low]]), 2.0, SOGA)
    small = round(0.85 * size)
    for tick in _AXIS_HZ:
        px = min(max(float(pitch_at(tick, width)), 8.0), width - 8.0)
        board.rhombs(np.array([[px, low]]), 0.24 * size, INDIGO)
        words = f"{tick} Hz" if tick == _AXIS_HZ[-1] else str(tick)
        anchor = "left" if px < 20 else "right" if px > width - 20 else "middle"
        board.say(px, low + 1.25 * size, words, small, SOFT, anchor)
    if lang is not None:
        under = float(np.interp(0.18 * width, x, np.maximum(y, base)))
        board.say(0.18 * width, under + 1.3 * size, _BACKGROUND.say(lang), small, INDIGO, "middle")
        top = 0.0 if peak_hz is None else float(y[np.abs(hz - peak_hz) < 2.0].min())
        _name_peak(board, peak_hz, top, width, size, lang)
    return board.done()


def _name_peak(board: Board, peak_hz: float | None, top: float, width: int, size: int, lang: str) -> None:
    """Say where the alpha peak is, above it, or that none is clear."""
    small = round(0.85 * size)
    if peak_hz is None:
        board.say(width, size * 2.5, _NO_PEAK.say(lang), small, SOGA, "right")
        return
    said = _PEAK.say(lang).format(decimal(f"{peak_hz:.1f}", lang))
    left = min(max(float(pitch_at(peak_hz, width)), 0.5 * wide(said, small)), width - 0.5 * wide(said, small))
    board.say(left, max(top - 0.55 * size, 2.6 * size), said, small, SOGA, "middle")


def pitch_at(pitch: FloatArray | float, width: int) -> FloatArray:
    """Return where a pitch (Hz) lies on the axis of a spectrum ``width`` px wide."""
    hz = hertz()
    return np.asarray(4 + np.log2(pitch / hz[0]) / np.log2(hz[-1] / hz[0]) * (width - 8))


def _closed(x: FloatArray, y: FloatArray, low: float) -> FloatArray:
    return np.concatenate([[[x[0], low]], np.stack([x, y], axis=1), [[x[-1], low]]])


def _rays(board: Board, x: FloatArray, top: FloatArray, foot: FloatArray) -> None:
    """Draw light rays inside what stands over the background, as sawut in a petal."""
    for at in np.arange(x[0] + 5.0, x[-1], 8.0):
        high, low = float(np.interp(at, x, top)), float(np.interp(at, x, foot))
        if low - high > 12.0:
            board.stroke(np.array([[at, high + 5.0], [at, high + 5.0 + 0.62 * (low - high - 7.0)]]), 1.5, PAPER)


def draw_courses(wave: Wave, width: int, height: int, size: int, lang: str) -> Image.Image:
    """Draw five friezes, one a band, each as high as that band was strong; time from left to right.

    Parameters
    ----------
    wave
        The courses.
    width, height, size
        Of the drawing and its words, px.
    lang
        ``en`` or ``id``.
    """
    board = Board.of(width, height)
    board.say(0, size, _COURSES.say(lang), size, SOFT)
    small = round(0.85 * size)
    names = [BAND_WORDS[band].say(lang) if band in BAND_WORDS else band for band in wave.bands]
    left = round(max(wide(name, small) for name in names) + 0.6 * size)
    top, low = 1.7 * size, height - 1.9 * size
    tall = (low - top) / len(wave.bands)
    along = np.linspace(left, width - 3.0, max((width - left) // 3, 2))
    slices = len(wave.courses[0])
    middles = left + (np.arange(slices) + 0.5) / slices * (width - 3.0 - left)
    for number, band in enumerate(wave.bands):
        foot, full = top + (number + 1) * tall - 0.06 * tall, 0.84 * tall
        level = LEVELS[band]
        # As people and moments differ: its middle is half as high as the frieze.
        share = 0.05 + 0.95 * soft(wave.course("all", band), level.centre, level.people + level.moments)
        y = foot - full * _eased(along, middles, share)
        colour = SOGA if band == "alpha" else INDIGO
        board.area(_closed(along, y, foot), colour)
        board.stroke(np.stack([along, y], axis=1), 1.8, INK)
        line = y + 0.13 * tall
        board.stroke(np.stack([along, line], axis=1)[line < foot - 3.0], 1.3, PAPER)
        beads = along[::3]
        board.dots(_level(beads, foot - 4.0), 2.6, PAPER)
        board.stroke(np.array([[left, foot], [width - 3.0, foot]]), 1.2, HAIR)
        board.say(left - 0.4 * size, foot - 0.32 * full, names[number], small, colour, "right")
    _times(board, wave.seconds, left, width, low, size)
    return board.done()


def _eased(x: FloatArray, at: FloatArray, values: FloatArray) -> FloatArray:
    """Return values between places, level at each of them, so that a frieze rolls and has no corners."""
    if len(at) < 2:
        return np.full(len(x), values[0])
    left = np.clip(np.searchsorted(at, x) - 1, 0, len(at) - 2)
    share = np.clip((x - at[left]) / (at[left + 1] - at[left]), 0.0, 1.0)
    return np.asarray(values[left] + (values[left + 1] - values[left]) * share * share * (3 - 2 * share))


def _times(board: Board, seconds: float, left: float, width: int, low: float, size: int) -> None:
    """Mark the beginning, the end and steady steps between."""
    pace = next((s for s in (10.0, 30.0, 60.0, 300.0, 600.0, 1800.0) if seconds / s <= 6.5), seconds / 4)
    marks = [*np.arange(0.0, seconds - 0.45 * pace, pace).tolist(), seconds]
    for number, mark in enumerate(marks):
        x = left + mark / seconds * (width - 3.0 - left)
        board.rhombs(np.array([[x, low + 0.1 * size]]), 0.24 * size, INDIGO)
        anchor = "left" if number == 0 else "right" if number == len(marks) - 1 else "middle"
        board.say(x, low + 1.35 * size, clock(mark), round(0.85 * size), SOFT, anchor)
