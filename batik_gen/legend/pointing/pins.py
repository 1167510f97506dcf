"""Pins on a picture of cloth: found where a line is, and set beside it so that it stays in view."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from batik_gen.legend.pointing.specimens import Specimens
from batik_gen.legend.pointing.spread import fullest_window, seats_of, spread
from batik_gen.legend.pointing.window import INSIDE_MM, Window
from batik_gen.render.picture.picture import Picture
from batik_gen.typesetting.colours import INK, PAPER, PIN
from batik_gen.typesetting.typeset import sized
from batik_gen.values.arrays import FloatArray

_MM_PER_INCH = 25.4
_TONES = 2.5
"""Pixels a mm in which pieces are compared."""
_PATCH_MM, _SHIFT_MM = 4.4, 1.6
"""Half the side of what is compared about a place, and how far from it a line may lie on the cloth itself."""
_ALIKE = 0.62
"""Places whose tones differ by more than this share of what tones differ by anyhow are not the same place."""
_APART_MM = 13.0
_RANK = 0.12
"""Pins keep apart where they can, but the best place is worth so much of that."""
_NEIGHBOURS = 4
_FINE = 2
_REACHES = (1.25, 1.7, 2.2, 2.9)
"""How far heads may lie from their tips, in their own widths."""


@dataclass(frozen=True)
class Spot:
    """Hold where something is, mm on the cloth: one place, or the two ends of a distance."""

    ends: tuple[tuple[float, float], ...]

    @property
    def middle(self) -> tuple[float, float]:
        """The place, or the middle of the distance."""
        return _middle(self.ends)


def window_of(picture: Picture, side_mm: float, specimens: Specimens) -> Window:
    """Return the square that shows the most: about the middle of the motif, with two neighbours where they fit."""
    width, height = (v / picture.dpi * _MM_PER_INCH for v in picture.image.size)
    side = min(side_mm, width, height)
    x, y = specimens.middle
    if specimens.shown is not None:
        return fullest_window(specimens.shown, (width, height), side)
    if specimens.ways is not None:
        # Between neighbours, so that both are seen; only where the distance between them has room.
        first = min(specimens.ways, key=lambda way: float(np.hypot(*way)))
        if max(abs(first[0]), abs(first[1])) < side - 2 * INSIDE_MM:
            x, y = x + 0.5 * first[0], y + 0.5 * first[1]
    left = min(max(x - 0.5 * side, 0.0), width - side)
    return Window(left, min(max(y - 0.5 * side, 0.0), height - side), side)


def find_spots(picture: Picture, window: Window, specimens: Specimens) -> dict[str, Spot]:
    """Return the place of each parameter on a square of the cloth, none where nothing there is like its specimen.

    A change was found on a piece drawn for itself, whose middle is the middle of the cloth. Here that place and its
    copies by the lattice are looked up on the picture itself, and taken where it looks the same.
    """
    if specimens.shown is not None:
        return {name: Spot(ends) for name, ends in spread(specimens.shown, window).items()}
    scale = picture.dpi / _MM_PER_INCH
    side = round((window.side + 2 * _SHIFT_MM) * _TONES)
    wider = Window(window.left - _SHIFT_MM, window.top - _SHIFT_MM, window.side + 2 * _SHIFT_MM)
    shown = picture.image.convert("L").transform(
        (side, side), Image.Transform.EXTENT, wider.box(scale), Image.Resampling.BILINEAR
    )
    here = np.asarray(shown, dtype=np.float64)
    piece = np.asarray(specimens.piece.convert("L"), dtype=np.float64)
    usual = float(np.abs(piece - np.median(piece)).mean()) + 1.0
    middle = specimens.middle
    if not _is_middle(picture, specimens, usual):
        return {}
    copies = _copies(specimens, window)
    spots: dict[str, Spot] = {}
    taken: list[tuple[float, float]] = []
    for name, specimen in specimens.by_name.items():
        ends = None if specimen.ways is None else _span(specimen.ways, middle, window)
        if ends is not None:
            spots[name] = Spot(ends)
            taken.append(spots[name].middle)
    for name, places in specimens.places.items():
        if name in specimens.by_name and specimens.by_name[name].ways is not None:
            continue
        best: tuple[float, tuple[float, float]] | None = None
        for rank, place in enumerate(places):
            patch = _patch(piece, place, specimens.side_mm)
            for copy in copies:
                x, y = middle[0] + place[0] + copy[0], middle[1] + place[1] + copy[1]
                if not window.has(x, y, INSIDE_MM) or not _within(specimens.part, x, y):
                    continue
                away = min((float(np.hypot(x - a, y - b)) for a, b in taken), default=2 * _APART_MM)
                score = min(away, 2 * _APART_MM) / _APART_MM - _RANK * rank
                if best is not None and score <= best[0]:
                    continue
                off, (dx, dy) = _matched(here, patch, x - window.left, y - window.top)
                if off <= _ALIKE * usual:
                    best = score, (x + dx, y + dy)
        if best is not None:
            spots[name] = Spot((best[1],))
            taken.append(best[1])
    return spots


def find_beyond(picture: Picture, specimens: Specimens, spots: Mapping[str, Spot]) -> dict[str, Spot]:
    """Return the places on the whole cloth of what shows nowhere in the square that was looked at."""
    if specimens.shown is None:
        return {}
    left = {name: at for name, at in specimens.shown.items() if name not in spots}
    width, height = (v / picture.dpi * _MM_PER_INCH for v in picture.image.size)
    return {name: Spot((at,)) for name, at in seats_of(left, (width, height)).items()}


def _within(part: tuple[float, float, float, float], x: float, y: float) -> bool:
    left, top, width, height = part
    return left <= x <= left + width and top <= y <= top + height


def _is_middle(picture: Picture, specimens: Specimens, usual: float) -> bool:
    """Tell whether the middle of the cloth looks as the piece does: not where a motif lies by the size of its cloth."""
    scale, side = picture.dpi / _MM_PER_INCH, specimens.side_mm
    left, top = (v - 0.5 * side for v in specimens.middle)
    piece = np.asarray(specimens.piece.convert("L"), dtype=np.float64)
    shown = picture.image.convert("L").transform(
        specimens.piece.size, Image.Transform.EXTENT, Window(left, top, side).box(scale), Image.Resampling.BILINEAR
    )
    return float(np.abs(np.asarray(shown, dtype=np.float64) - piece).mean()) < _ALIKE * usual


def _copies(specimens: Specimens, window: Window) -> list[tuple[float, float]]:
    if specimens.ways is None:
        return [(0.0, 0.0)]
    (ax, ay), (bx, by) = specimens.ways
    steps = range(-_NEIGHBOURS, _NEIGHBOURS + 1)
    reach = 1.5 * window.side + specimens.side_mm
    every = [(i * ax + j * bx, i * ay + j * by) for i in steps for j in steps]
    return sorted((x, y) for x, y in every if abs(x) < reach and abs(y) < reach)


def _patch(piece: FloatArray, place: tuple[float, float], side_mm: float) -> FloatArray:
    reach = round(_PATCH_MM * _TONES)
    scale = len(piece) / side_mm
    column, row = (round((v + 0.5 * side_mm) * scale) for v in place)
    padded = np.pad(piece, reach, mode="edge")
    return np.asarray(padded[row : row + 2 * reach + 1, column : column + 2 * reach + 1])


def _matched(here: FloatArray, patch: FloatArray, x: float, y: float) -> tuple[float, tuple[float, float]]:
    """Return by how much a patch differs from the picture where it differs least, and how far that is from (x, y)."""
    shift, reach = round(_SHIFT_MM * _TONES), len(patch) // 2
    column, row = round((x + _SHIFT_MM) * _TONES), round((y + _SHIFT_MM) * _TONES)
    padded = np.pad(here, reach + shift, mode="edge")
    part = padded[row : row + 2 * (reach + shift) + 1, column : column + 2 * (reach + shift) + 1]
    views = np.lib.stride_tricks.sliding_window_view(part, patch.shape)
    off = np.abs(views - patch).mean(axis=(2, 3))
    down, right = np.unravel_index(int(off.argmin()), off.shape)
    return float(off[down, right]), (float(right - shift) / _TONES, float(down - shift) / _TONES)


def _span(
    ways: tuple[tuple[float, float], tuple[float, float]], middle: tuple[float, float], window: Window
) -> tuple[tuple[float, float], ...] | None:
    """Return two neighbours of the lattice that both lie in the window, those nearest to its middle."""
    (ax, ay), (bx, by) = ways
    best: tuple[float, tuple[tuple[float, float], ...]] | None = None
    centre = np.array([window.left, window.top]) + 0.5 * window.side
    for i in range(-_NEIGHBOURS, _NEIGHBOURS + 1):
        for j in range(-_NEIGHBOURS, _NEIGHBOURS + 1):
            x, y = middle[0] + i * ax + j * bx, middle[1] + i * ay + j * by
            for dx, dy in ways:
                ends = ((x, y), (x + dx, y + dy))
                if all(window.has(*end, 0.5 * INSIDE_MM) for end in ends):
                    off = float(np.hypot(x + 0.5 * dx - centre[0], y + 0.5 * dy - centre[1]))
                    if best is None or off < best[0] - 1e-6:
                        best = off, ends
    return None if best is None else best[1]


def set_pins(
    image: Image.Image, window: Window, spots: Mapping[str, Spot], labels: Mapping[str, str], head: float
) -> Image.Image:
    """Return a picture of the window with pins: a fine ring about each place, its head beside it.

    Parameters
    ----------
    image
        The window, of any size.
    window
        Where it lies on the cloth.
    spots, labels
        Place, and what is written on the head, by name.
    head
        Diameter of a pin's head in px.
    """
    scale = image.width / window.side
    tips = {
        name: [((x - window.left) * scale, (y - window.top) * scale) for x, y in spots[name].ends] for name in spots
    }
    board = image.resize((image.width * _FINE, image.height * _FINE), Image.Resampling.BILINEAR)
    pen = ImageDraw.Draw(board)
    heads = _heads({name: _middle(ends) for name, ends in tips.items()}, image.width, image.height, head)
    for name, ends in tips.items():
        _stem(pen, ends, heads[name], head)
    for name in tips:
        _head(pen, heads[name], labels[name], head)
    return board.reduce(_FINE)


def _middle(ends: Sequence[tuple[float, float]]) -> tuple[float, float]:
    x, y = np.mean(np.array(ends), axis=0)
    return float(x), float(y)


def _heads(
    tips: Mapping[str, tuple[float, float]], width: int, height: int, head: float
) -> dict[str, tuple[float, float]]:
    """Return where the head of each pin goes: near its tip, off all tips, off other heads, inside the picture."""
    placed: dict[str, tuple[float, float]] = {}
    every = np.array(list(tips.values())).reshape(-1, 2)
    # The most crowded choose first.
    crowded = sorted(tips, key=lambda name: (float(np.sort(np.hypot(*(every - tips[name]).T))[:3].sum()), name))
    turns = np.arange(24) * np.pi / 12
    rays = np.stack([np.cos(turns), np.sin(turns)], axis=1)
    ways = np.concatenate([reach * head * rays for reach in _REACHES])
    far = np.repeat(_REACHES, len(rays))
    for name in crowded:
        at = np.array(tips[name]) + ways
        edge = np.minimum(at.min(axis=1), (np.array([width, height]) - at).min(axis=1)) / head
        cost = 0.35 * far + 20.0 * np.maximum(0.62 - edge, 0.0)
        for others, weight, apart in ((every, 6.0, 1.05), (np.array(list(placed.values())), 8.0, 1.2)):
            gap = np.sqrt(((at[:, None] - others.reshape(-1, 2)) ** 2).sum(axis=2)) / head
            cost = cost + weight * np.maximum(apart - gap, 0.0).sum(axis=1)
        # Of equal costs the first wins, however they are rounded.
        x, y = at[int(np.round(cost, 9).argmin())]
        placed[name] = float(x), float(y)
    return placed


def _stem(
    pen: ImageDraw.ImageDraw, ends: Sequence[tuple[float, float]], head: tuple[float, float], size: float
) -> None:
    wide, ring = max(0.07 * size, 1.6), 0.3 * size
    tip = np.array(_middle(ends))
    way = np.array(head) - tip
    way = way / max(float(np.hypot(*way)), 1e-6)
    lines = [[tuple(tip + way * (ring if len(ends) == 1 else 0.0)), head]]
    if len(ends) == 2:
        first, last = np.array(ends[0]), np.array(ends[1])
        along = (last - first) / max(float(np.hypot(*(last - first))), 1e-6)
        across = np.array([-along[1], along[0]]) * 0.34 * size
        lines += [[tuple(first), tuple(last)]]
        lines += [[tuple(end - across), tuple(end + across)] for end in (first, last)]
    for colour, more in ((PAPER, 2.6), (PIN, 0.0)):
        for line in lines:
            pen.line([(x * _FINE, y * _FINE) for x, y in line], colour, round((wide + more) * _FINE))
        if len(ends) == 1:
            x, y = (v * _FINE for v in tip)
            around = (ring + 0.5 * more) * _FINE
            pen.ellipse((x - around, y - around, x + around, y + around), None, colour, round((wide + more) * _FINE))


def _head(pen: ImageDraw.ImageDraw, at: tuple[float, float], label: str, size: float) -> None:
    x, y = (v * _FINE for v in at)
    for colour, radius in ((PAPER, 0.5 * size + 2.0), (PIN, 0.5 * size)):
        around = radius * _FINE
        pen.ellipse((x - around, y - around, x + around, y + around), colour)
    letters = 0.62 if len(label) < 2 else 0.54
    pen.text((x, y), label, PAPER, sized(round(letters * size * _FINE)), "mm")


def framed(image: Image.Image, window: Window, scale: float) -> Image.Image:
    """Return a picture of the whole cloth with a frame where the window lies."""
    out = image.copy()
    pen = ImageDraw.Draw(out)
    left, top = round(window.left * scale), round(window.top * scale)
    side = round(window.side * scale)
    for grown, colour, wide in ((2, INK, 1), (1, PAPER, 4), (-3, INK, 1)):
        box = (left - grown, top - grown, left + max(side, 8) + grown, top + max(side, 8) + grown)
        pen.rectangle(box, outline=colour, width=wide)
    return out
