"""The channels of a parang gelombang: the dark is water, with ripples along the rows and the ruler in its middle."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.isen import cecek, mlinjon
from batik_gen.pattern.motifs.gelombang.parang.braid import HEAD
from batik_gen.pattern.motifs.gelombang.parang.letter import Letter
from batik_gen.pattern.motifs.gelombang.parang.lines import MARGIN, Frame, Row
from batik_gen.pattern.motifs.gelombang.parang.pieces import Pens, blades_of, discs, fine, outline, white_heart
from batik_gen.pattern.motifs.parang import blades as blade
from batik_gen.values.arrays import FloatArray, IntArray

_SAMPLES = 17
"""Points of a ripple along one blade."""
_MOST_RIPPLES = 12
_FIRST = 0.65
"""From the outlines to the first ripple, mm, beside the outline itself."""
_EDGE, _BODY = 0.83, 0.70
"""Across a row from its middle to the far side of the discs, and to that of the shoulders, in blade heights."""
_SHOULDER, _SHOULDER_WIDE = np.array([-0.27, 0.15]), 0.155
"""A circle that fills the shoulder of an S-band, in pitches: ripples go round it."""
_CLEAR = 0.4
"""Dark water between the mlinjon and the ripples, mm."""
_SHORTEST = 3.2
"""A ripple shorter than this, mm, is none."""
_ROOMY = 2.2
"""Room in mm from which a ripple is drawn with the whole nib: it thins out where the channel narrows."""
_MINUTE_S = 60.0
_ROOMY_S = 10.0
"""Where a slice lasts longer, a mark stands every ten minutes instead of every minute."""


@dataclass(frozen=True, eq=False)
class _Bank:
    """Hold one edge of a row: circles that it is made of, and where it lies.

    Parameters
    ----------
    side
        -1 for the upper edge, 1 for the lower one.
    row
        The row.
    circles
        Blades x circles x (along, across outwards, radius), mm from the row's middle.
    """

    side: int
    row: Row
    circles: FloatArray

    def parted(self, t: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the ways along and outwards of the edge beside numbers t, mm, as if it were smooth."""
        way, _ = self.row.braid.at(t, self.side * HEAD)
        return way + self.row.start, _EDGE * self.row.braid.height(t)

    def away(self, way: FloatArray, body: FloatArray, distance: float) -> FloatArray:
        """Return how far out a line lies that keeps a distance from the bank, mm.

        ``way`` n x m along the row beside each of the n blades drawn; ``body`` as much, how far out the
        smooth body of the row reaches.
        """
        out = body + distance
        count = len(self.row.drawn)
        for near in range(-MARGIN + 1, MARGIN):
            beside = self.circles[MARGIN - 1 + near : MARGIN - 1 + near + count]
            for one in range(beside.shape[1]):
                middle, height, radius = (beside[:, one, k, None] for k in range(3))
                wide = radius + distance
                off = way - middle
                inside = wide * wide - off * off
                out = np.where(inside > 0, np.maximum(out, height + np.sqrt(np.maximum(inside, 0.0))), out)
        return out


def _bank(plan: Plan, letter: Letter, row: Row, side: int) -> _Bank:
    """Return an edge of a row, with the circles of all its blades but the outermost."""
    wide = Row(row.number, row.pole, row.braid, row.start, row.across, np.arange(row.places[0] - 3, row.places[-1] + 4))
    places = wide.drawn
    measured = blades_of(plan, letter, wide)
    at, shoulder = discs(wide, measured)[0], np.broadcast_to(_SHOULDER, (len(places), 2))
    local = row.braid.local(places)
    radii = (0.5 * measured.disc[1:] * local, _SHOULDER_WIDE * local)
    if side > 0:
        at, shoulder = blade.FOOT - at, blade.NEXT - shoulder
    circles = []
    for centre, radius in zip((at, shoulder), radii, strict=True):
        along, across = row.braid.shape(centre[:, None], places)
        circles.append(np.stack([along[:, 0] + row.start, side * across[:, 0], radius], axis=-1))
    return _Bank(side, row, np.stack(circles, axis=1))


def wax_channel(plan: Plan, letter: Letter, frame: Frame, rows: tuple[Row, Row], pen: Pens) -> None:
    """Wax what lies between a row and the next one below it: ripples on either side, mlinjon and marks between."""
    upper, lower = _bank(plan, letter, rows[0], 1), _bank(plan, letter, rows[1], -1)
    for bank, facing in ((upper, lower), (lower, upper)):
        _ripples(plan, letter, frame, bank, facing, pen)
    _ruler(plan, letter, frame, upper, lower, pen)


def _table(bank: _Bank) -> tuple[FloatArray, FloatArray]:
    """Return where a bank lies, closely enough to be read between."""
    places = bank.row.places
    return bank.parted(np.arange(places[0] * 4, places[-1] * 4 + 1) / 4.0)


def _middle(letter: Letter, way: FloatArray, bank: _Bank, facing: _Bank) -> tuple[FloatArray, FloatArray]:
    """Return how far out from a bank's row the middle of the channel lies, and how wide the channel is, mm."""
    one, other = (np.interp(way, *_table(b)) for b in (bank, facing))
    return 0.5 * letter.distance + 0.4 * (one - other), letter.distance - one - other


def _half(letter: Letter, gap: FloatArray) -> FloatArray:
    """Return half the side of the mlinjon in channels so wide, mm: never more than there is room for."""
    most = 0.066 * letter.distance
    room = np.maximum(0.34 * gap - 0.4, 0.55)
    # The lesser of both, rounded where they meet.
    return 0.5 * (most + room - np.sqrt((most - room) * (most - room) + 0.12))


def _ripples(plan: Plan, letter: Letter, frame: Frame, bank: _Bank, facing: _Bank, pen: Pens) -> None:
    """Draw the ripples of one bank, as far as the strip of the mlinjon: lines, and every third one dots.

    A steep background leaves them far apart, gamma makes the dots large and close.
    """
    row, thin = bank.row, fine(plan, letter)
    t = row.drawn[:, None] + np.linspace(-0.5, 0.5, _SAMPLES)
    way, edge = bank.parted(t)
    body = edge * (_BODY / _EDGE)
    middle, gap = _middle(letter, way, bank, facing)
    strip = middle - np.sqrt(2.0) * _half(letter, gap) - _CLEAR
    gamma = letter.gamma[row.pole, row.drawn % letter.places]
    apart = (1.0 + 0.85 * letter.slope) * np.sqrt(letter.unit / 16.0)
    for number in range(_MOST_RIPPLES):
        distance = _FIRST + outline(plan, letter) + number * apart
        room = strip - edge - distance
        if not (room > 0).any():
            return
        out = _rounded(bank.away(way, body, distance))
        lines, rooms, kept = _run(way, out, room)
        points = frame.places(lines[..., 0], row.across + bank.side * lines[..., 1])
        if number % 3 == 1:
            size = plan.value("isen.size") * (0.55 + 0.6 * gamma[kept])
            spacing = (2.9 - 1.2 * gamma[kept]) * size / plan.value("isen.count")
            cecek.row(pen.drops, plan.hand, points, size, spacing, closed=False)
        else:
            pen.water.stroke(points, thin * np.minimum(rooms / _ROOMY, 1.0))


def _rounded(out: FloatArray) -> FloatArray:
    """Return ripples whose cusps between two crests are rounded off, as a hand takes them; their ends stay."""
    for _ in range(3):
        inner = 0.25 * (out[:, :-2] + 2.0 * out[:, 1:-1] + out[:, 2:])
        out = np.concatenate([out[:, :1], inner, out[:, -1:]], axis=1)
    return out


def _run(way: FloatArray, out: FloatArray, room: FloatArray) -> tuple[FloatArray, FloatArray, IntArray]:
    """Cut n x m ripples to where they have room.

    Returns
    -------
    Ways along and outwards, k x m x 2, the room there, and which of the n are left.
    """
    n, m = room.shape
    open_ = room > 0
    first, last = np.argmax(open_, axis=1), m - 1 - np.argmax(open_[:, ::-1], axis=1)
    rows = np.arange(n)

    def crossing(inner: IntArray, outer: IntArray) -> FloatArray:
        a, b = room[rows, inner], room[rows, np.clip(outer, 0, m - 1)]
        shut = (a > 0) & (b < 0)
        share = np.where(shut, a / np.where(shut, a - b, 1.0), 0.0)
        return np.asarray(inner + (outer - inner) * share)

    begin, end = crossing(first, first - 1), crossing(last, last + 1)
    kept = np.flatnonzero(open_.any(axis=1))
    at = begin[kept, None] + (end - begin)[kept, None] * np.linspace(0.0, 1.0, m)
    low = np.clip(np.floor(at).astype(np.int64), 0, m - 2)
    part = at - low
    read = [v[kept[:, None], low] * (1 - part) + v[kept[:, None], low + 1] * part for v in (way, out, room)]
    long = np.abs(read[0][:, -1] - read[0][:, 0]) > _SHORTEST
    return np.stack(read[:2], axis=-1)[long], np.maximum(read[2], 0.0)[long], kept[long]


def _ruler(plan: Plan, letter: Letter, frame: Frame, upper: _Bank, lower: _Bank, pen: Pens) -> None:
    """Set two mlinjon a slice in the middle of a channel, a dot between two of them, and a flower at each minute."""
    row = upper.row
    t = row.drawn[:, None] + np.array([-0.25, 0.25])
    for moved, dots in ((0.0, False), (0.25, True)):
        way = row.braid.along((t + moved).ravel()) + row.start
        middle, gap = _middle(letter, way, upper, lower)
        at = frame.places(way, row.across + middle)
        half = _half(letter, gap)
        if dots:
            pen.dots.dot(at, np.minimum(plan.value("isen.size"), 0.75 * half))
            continue
        marked = _marks(letter, (t + moved).ravel()) & (letter.poles == 1 or row.pole == 0)
        half = np.where(marked, 1.15 * half, half)
        mlinjon.rhombs(pen.water, pen.cuts, plan.hand, at, half, 0.0, max(1.0 * fine(plan, letter), 0.46))
        white_heart(plan, pen, at[marked], half[marked])


def _marks(letter: Letter, t: FloatArray) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Tell which mlinjon, by their numbers along the row, stand nearest to a whole minute."""
    every = _MINUTE_S if letter.slice_s <= _ROOMY_S else 10 * _MINUTE_S
    minutes = np.arange(1, int(letter.seconds / every) + 1) * every
    minutes = minutes[minutes < letter.seconds - 0.5 * letter.slice_s]
    if not len(minutes):
        return np.zeros(t.shape, bool)
    # Slice n has its middle at place n; mlinjon stand a quarter of a place to either side.
    nearest = np.floor((minutes / letter.slice_s + 0.5) * 2.0) / 2.0 + 0.25
    own = np.mod(t, letter.places)
    return np.asarray((np.abs(own[:, None] - nearest) < 0.01).any(axis=1))
