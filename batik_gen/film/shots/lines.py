"""The third scene: a number flies to its line on the traced cloth; a recording that is the cloth is read along it."""

from functools import cached_property, lru_cache

import numpy as np
from PIL import Image, ImageDraw

from batik_gen.film.lettering.plate import Blocks, Plate, plate_of, unit_of, width_within
from batik_gen.film.lettering.saying import flying, stop_blocks
from batik_gen.film.shots.shot import Stage
from batik_gen.film.shots.tracing import GRAPHITE, traced
from batik_gen.film.telling.stops import SEEN_MM, Stop, stops_of
from batik_gen.film.timeline.easing import eased, shown, within
from batik_gen.render.processes.table import find_process
from batik_gen.typesetting.colours import PAPER, PIN

Box = tuple[float, float, float, float]
"""Left, top, right and bottom on the cloth, mm."""

READ_S = 1.9
"""Seconds that a stop takes at least, for its words to be read."""
_MOVING = 0.30
"""Share of a stop in which the view moves there, and in which the number flies."""
_LANDED = 0.52
_FINE = 3
_BESIDE = 2.4
"""The view about an example is so many times as wide as it reaches."""


class LinesShot:
    """Show on the traced cloth where numbers have become lines."""

    most, read_s = 3, READ_S
    """Stops at most, and seconds that one takes at least."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._unit = stage, unit_of(stage.shape)
        # While a stop is read the view rests.
        self._view_of = lru_cache(maxsize=1)(self._seen)

    @cached_property
    def _stops(self) -> tuple[Stop, ...]:
        return self.stops_in(self._stage.lang or "en")

    def stops_in(self, lang: str) -> tuple[Stop, ...]:
        """Return where the view stops, with what is said there in a language."""
        stage = self._stage
        cloth = stage.cloth
        whole = stage.dyeing.picture((1.0,) * len(find_process(cloth.process, cloth.declaration).dips))
        most = min(max(round(stage.seconds / self.read_s), 1), self.most)
        return stops_of(stage.design, whole, stage.frame, lang, most, stage.material.public)

    @cached_property
    def _views(self) -> list[tuple[float, float, float]]:
        """Middle and width (mm) of the view at each stop."""
        wide, tall = self._stage.cloth.size_mm
        shape = self._stage.size[0] / self._stage.size[1]
        out = []
        for stop in self._stops:
            across = max(SEEN_MM, _BESIDE * 2.0 * stop.reach) * max(shape, 1.0)
            across = min(across, wide)
            x, y = stop.middle or (0.5 * wide, 0.5 * tall)
            out.append((x, y, across))
        return out

    def _all(self) -> tuple[Box, float]:
        """Return what all views show together, mm, and px a mm of the nearest."""
        boxes = np.array([self._box(view) for view in self._views])
        left, top = (boxes[:, :2].min(axis=0) - 1.0).tolist()
        right, bottom = (boxes[:, 2:].max(axis=0) + 1.0).tolist()
        return (left, top, right, bottom), self._stage.size[0] / min(view[2] for view in self._views)

    @cached_property
    def _traced(self) -> tuple[Image.Image, float, float, float]:
        """The pencil lines of all that is seen, px a mm, and left and top of it, mm."""
        box, finest = self._all()
        mask, scale = traced(self._stage.cloth, box, finest)
        return mask, scale, box[0], box[1]

    def _box(self, view: tuple[float, float, float]) -> Box:
        """Return what a view shows, mm; its middle lies below the words, as far as no view leaves the cloth."""
        x, y, across = view
        left, top, right, bottom = self._stage.shape.board
        width, height = self._stage.size
        mm = across / width
        at = 0.5 * (left + right), top + 0.45 * (bottom - top)
        wide, tall = self._stage.cloth.size_mm
        x0 = min(max(x - at[0] * mm, 0.0), wide - across)
        y0 = min(max(y - at[1] * mm, 0.0), tall - height * mm)
        return x0, y0, x0 + across, y0 + height * mm

    def picture(self, at: float) -> Image.Image:
        """Return the view of a moment, with the words of the stop it is at."""
        if not self._stops:
            return self._stage.bare
        number = min(int(at * len(self._stops)), len(self._stops) - 1)
        into = at * len(self._stops) - number
        box = self._box(self._view(number, eased(within(into, 0.0, _MOVING)) if number else 1.0))
        out = self._view_of(box).copy()
        self._point(out, number, into, box)
        return out

    def _view(self, number: int, share: float) -> tuple[float, float, float]:
        here, before = np.array(self._views[number]), np.array(self._views[max(number - 1, 0)])
        x, y, across = before + (here - before) * share
        return float(x), float(y), float(across)

    def _seen(self, box: Box) -> Image.Image:
        """Return what a view shows."""
        mask, scale, left, top = self._traced
        x0, y0, x1, y1 = ((v - o) * scale for v, o in zip(box, (left, top, left, top), strict=True))
        out = self._stage.bare.copy()
        # Around all views a millimetre more was traced.
        out.paste(GRAPHITE, (0, 0), mask.resize(self._stage.size, Image.Resampling.BICUBIC, (x0, y0, x1, y1)))
        return out

    @cached_property
    def _plates(self) -> tuple[Plate | None, ...]:
        stage = self._stage
        if not stage.lang:
            return (None,) * len(self._stops)
        width = width_within(stage.shape, 800.0)
        return tuple(plate_of(self._words(stop, width), stage.shape) for stop in self._stops)

    def _words(self, stop: Stop, width: float) -> Blocks:
        return stop_blocks(stop, self._stage.shape, width, self._stage.lang)

    def _laid(self, plate: Plate, out: Image.Image, into: float) -> None:
        """Lay the words of a stop on a picture."""
        out.paste(plate.laid(out, _stays(into)), (0, 0))

    def _point(self, out: Image.Image, number: int, into: float, box: Box) -> None:
        """Show the words, let the number fly, and ring the place where it lands."""
        stop, plate = self._stops[number], self._plates[number]
        if plate is not None:
            self._laid(plate, out, into)
        middle = stop.middle
        if middle is None:
            return
        mm = (box[2] - box[0]) / out.width
        places = [((x - box[0]) / mm, (y - box[1]) / mm) for x, y in stop.ends]
        target = (middle[0] - box[0]) / mm, (middle[1] - box[1]) / mm
        landed = eased(within(into, _LANDED - 0.06, _LANDED + 0.10))
        _ring(out, places, stop.reach / mm, landed * _stays(into), self._unit)
        if plate is not None and stop.value and self._stage.lang:
            flight = eased(within(into, 0.20, _LANDED))
            if 0.0 < flight < 1.0:
                begin = plate.at[0] + 0.3 * plate.image.width, plate.at[1] + plate.image.height + 30 * self._unit
                flying(stop.value, self._stage.shape).over(
                    out, _along(begin, target, flight), shown(flight, 0.0, 1.0, 0.15)
                )


def _stays(into: float) -> float:
    """Return how much is to be seen of what comes with a stop, and goes with it."""
    return shown(into, 0.06, 1.0, 0.12)


def _along(begin: tuple[float, float], end: tuple[float, float], share: float) -> tuple[float, float]:
    """Return a place on the arc from one place to another, bowed to the right."""
    bow = 0.22 * 4.0 * share * (1.0 - share)
    x, y = (a + (b - a) * share for a, b in zip(begin, end, strict=True))
    return x - bow * (end[1] - begin[1]), y + bow * (end[0] - begin[0])


def _ring(out: Image.Image, places: list[tuple[float, float]], radius: float, share: float, unit: float) -> None:
    """Draw a ring about a place, or a line between the ends of a distance, in the red of pins with a paper rim."""
    if share <= 0.0:
        return
    pad = radius + 14 * unit
    xs, ys = [x for x, _ in places], [y for _, y in places]
    left, top = int(min(xs) - pad), int(min(ys) - pad)
    size = int(max(xs) + pad) - left + 1, int(max(ys) + pad) - top + 1
    for colour, more in ((PAPER, 5.0 * unit), (PIN, 0.0)):
        mask = Image.new("L", (size[0] * _FINE, size[1] * _FINE))
        pen = ImageDraw.Draw(mask)
        thick = max(round((5.0 * unit + more) * _FINE), 1)
        at = [((x - left) * _FINE, (y - top) * _FINE) for x, y in places]
        if len(at) > 1:
            pen.line(at, 255, thick)
        for x, y in at:
            around = (radius if len(at) == 1 else 7 * unit) * _FINE + 0.5 * more * _FINE
            pen.ellipse((x - around, y - around, x + around, y + around), None if len(at) == 1 else 255, 255, thick)
        out.paste(colour, (left, top), mask.reduce(_FINE).point([round(share * v) for v in range(256)]))
