"""The first scene: the samples of the recording as a line of wax, with its scale."""

from functools import cached_property

import numpy as np
from PIL import Image

from batik_gen.film.lettering.plate import unit_of
from batik_gen.film.lettering.printed import Print, print_of, words_of
from batik_gen.film.lettering.saying import small
from batik_gen.film.shots.passing import Passing, above_of, passing_of
from batik_gen.film.shots.shot import Stage
from batik_gen.film.timeline.easing import eased, within
from batik_gen.film.waxing.canting import holding
from batik_gen.film.waxing.coats import Waxing, laid_along
from batik_gen.film.waxing.hand import Way
from batik_gen.film.waxing.looks import waxed
from batik_gen.legend.words import number_words
from batik_gen.render.raster.shapes import prepare
from batik_gen.typesetting.board import Board
from batik_gen.typesetting.colours import INDIGO
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Strokes, Wax
from batik_gen.values.words import Words, clock

_WRITTEN, _COOLING = (0.03, 0.86), 0.10
_LINE, _HATCH = 7.5, 3.0
"""Widths of lines in px of 1080."""
_FILLED = 0.74
"""Share of a row that the wave fills."""
_EVERY = 15.0
"""Px of 1080 between two strokes of the hatching."""
_LABEL = Words("{} s of the recording, at {} from {} (1-40 Hz)", "{} detik rekaman, di {} mulai {} (1-40 Hz)")
_SECOND = Words("one second", "satu detik")
_BARS = (10.0, 20.0, 50.0, 100.0, 200.0, 500.0)
_STEPS_PX = 1.0
_HEAD, _BAR = 150.0, 80.0
"""Height of what is written above the wave, and of the bar of its scale at most, in px of 1080."""
_SOON = 0.04
"""Share of a row by which a stroke of the hatching comes after the line."""


class WaveShot:
    """Write seconds of the signal with the canting, row by row.

    Parameters
    ----------
    stage
        What the film is made of; its material has an excerpt.
    """

    def __init__(self, stage: Stage) -> None:
        excerpt = stage.material.excerpt
        assert excerpt is not None
        self._stage, self._excerpt = stage, excerpt
        self._unit = unit_of(stage.shape)
        left, top, right, bottom = above_of(stage)
        self.across = left, right
        # What is written and the scale come first, where no button of a platform lies.
        self._head = top
        self._top, self._bottom = top + _HEAD * self._unit, bottom
        wide, tall = stage.size
        rows = 4 if tall > 1.4 * wide else 3 if tall > 0.8 * wide else 2
        self.rows = rows if stage.design.wave is None else rows - 1

    @cached_property
    def _waxing(self) -> Waxing:
        lines = [self.row(number) for number in range(self.rows)]
        scale = self._stage.frame.scale
        strokes, places, times = [], [], []
        for number, (xy, rest) in enumerate(lines):
            strokes.append(_broad(xy, _LINE * self._unit))
            hatch = _hatched(xy, rest, _EVERY * self._unit)
            strokes += [_broad(line, _HATCH * self._unit) for line in hatch]
            order = np.arange(len(xy)) / len(xy) + number
            places += [xy, *hatch]
            # A stroke of the hatching is set as soon as the line has gone by.
            times += [
                order,
                *[np.full(len(line), order[np.abs(xy[:, 0] - line[0, 0]).argmin()] + 0.04) for line in hatch],
            ]
        layer = Layer("wave", Wax.KLOWONG, 1, strokes=_gathered(strokes, scale))
        cover = prepare(layer, scale).cover(0, self._stage.frame.height, self._stage.frame.width)
        assert cover is not None
        seconds = np.minimum(np.concatenate(times), self.rows)
        way = Way(np.concatenate(places) / scale, seconds)
        laid = laid_along(way, Image.fromarray(cover), self._stage.frame, _WRITTEN)
        line = np.concatenate([xy for xy, _ in lines]) / scale
        when = np.concatenate([np.arange(len(xy)) / len(xy) + n for n, (xy, _) in enumerate(lines)]) / self.rows
        return Waxing(laid.coat, laid.moments, (_WRITTEN[0] + (_WRITTEN[1] - _WRITTEN[0]) * when, line))

    def row(self, number: int) -> tuple[FloatArray, float]:
        """Return the line of a row, n x 2 px, and its line of rest."""
        signal = self._excerpt.signal
        count = len(signal) // self.rows
        part = signal[number * count : (number + 1) * count + 1]
        tall = (self._bottom - self._top) / self.rows
        rest = self._top + (number + 0.5) * tall
        x = np.arange(self.across[0], self.across[1], _STEPS_PX)
        at = (x - self.across[0]) / (self.across[1] - self.across[0]) * count
        y = rest - np.interp(at, np.arange(len(part)), part) * self._px_of_microvolt
        return np.stack([x, y], axis=1), rest

    @cached_property
    def _passing(self) -> Passing | None:
        return passing_of(self._stage, (0.0, 0.5))

    @property
    def _px_of_microvolt(self) -> float:
        largest = float(np.abs(self._excerpt.signal).max()) or 1.0
        return 0.5 * _FILLED * (self._bottom - self._top) / self.rows / largest

    @cached_property
    def _ground(self) -> Image.Image:
        """The bare cloth with the scale: a bar of microvolts, ticks of a second, and what is shown."""
        out = self._stage.bare.copy()
        for print_ in self._scale():
            print_.on(out)
        return out

    def _scale(self) -> list[Print]:
        lang, unit, excerpt = self._stage.lang, self._unit, self._excerpt
        if not lang:
            return []
        seconds = number_words(len(excerpt.signal) / excerpt.sfreq, "", lang)
        label = _LABEL.say(lang).format(seconds, excerpt.channel, clock(excerpt.start_s))
        room = self.across[1] - self.across[0]
        second = room * self.rows * excerpt.sfreq / len(excerpt.signal)
        bar = max((uv for uv in _BARS if uv * self._px_of_microvolt < _BAR * unit), default=_BARS[0])
        told = f"{number_words(bar, 'uV', lang)} · {_SECOND.say(lang)}"
        high, low = bar * self._px_of_microvolt, self._head + (_HEAD - 24.0) * unit
        return [
            words_of([(small(label, self._stage.shape, room, lang), 0.0)], (self.across[0], self._head)),
            words_of(
                [(small(told, self._stage.shape, room - second, lang), 0.0)],
                (self.across[0] + second + 24 * unit, low - 34 * unit),
            ),
            _corner(high, second, unit, (self.across[0], low)),
        ]

    def picture(self, at: float) -> Image.Image:
        """Return the cloth with so much of the wave on it."""
        there, fresh = self._waxing.laid(at, _COOLING)
        ground = self._ground
        if self._passing is not None:
            ground = ground.copy()
            self._passing.on(ground, at)
        out = waxed(ground, there, fresh)
        holding(out, self._waxing.tip, at, self._stage.frame.scale, 1.0 - eased(within(at, _WRITTEN[1], 0.95)))
        return out


def _broad(xy: FloatArray, width: float) -> FloatArray:
    return np.column_stack([xy, np.full(len(xy), width)])


def _gathered(strokes: list[FloatArray], scale: float) -> Strokes:
    """Return strokes in px as strokes in mm."""
    return Strokes(np.concatenate(strokes) / scale, np.cumsum([0, *map(len, strokes)]))


def _hatched(xy: FloatArray, rest: float, step: float) -> list[FloatArray]:
    """Return short strokes from the line of rest towards the wave, as sawut, where there is room for any."""
    out = []
    for x in np.arange(xy[0, 0] + 0.5 * step, xy[-1, 0], step):
        to = float(np.interp(x, xy[:, 0], xy[:, 1])) - rest
        if abs(to) > 1.3 * step:
            down = np.linspace(rest + 0.08 * to, rest + 0.74 * to, max(int(abs(to)), 2))
            out.append(np.stack([np.full(len(down), x), down], axis=1))
    return out


def _corner(tall: float, wide: float, unit: float, at: tuple[float, float]) -> Print:
    """Draw the scale: so high a bar, and so long a one at its foot."""
    board = Board.of(round(wide + 12 * unit), round(tall + 12 * unit))
    thick = max(3.0 * unit, 1.5)
    board.stroke(np.array([[4 * unit, 4 * unit], [4 * unit, tall], [wide, tall]]), thick, INDIGO)
    return print_of(board.done(), (round(at[0]), round(at[1] - tall)))
