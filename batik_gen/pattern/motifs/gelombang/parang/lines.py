"""The lines of a parang gelombang: where its rows lie on a cloth, and which part of the letter each holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import gcd

import numpy as np

from batik_gen.pattern.declaring.example import Example, nearest
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.motifs.gelombang.parang.braid import Braid
from batik_gen.pattern.motifs.gelombang.parang.letter import Letter, letter_of
from batik_gen.pattern.motifs.parang.blades import HALF, MIDDLE
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.words import Words, clock

MARGIN = 4
"""Blades that are known beyond those drawn, at either end of a row: ripples look at their neighbours."""
FIRST = 0.25
"""Where row 0 lies below the middle of the cloth, in distances of rows."""
_MOST_LINES = 7
"""Lines of a block that repeats, at most, in either direction."""
_BLOCK = 330.0
"""Side in mm about which blocks that repeat are looked for."""


@dataclass(frozen=True, eq=False)
class Frame:
    """Turn ways along and across the rows into places on the cloth.

    Parameters
    ----------
    reading
        Unit vector along the rows, upwards as they are read.
    across
        Unit vector from one row to the next below it.
    middle
        Middle of what is drawn, mm.
    """

    reading: FloatArray
    across: FloatArray
    middle: FloatArray

    def places(self, along: FloatArray, across: FloatArray) -> FloatArray:
        """Return places (..., 2) of ways along and across, both from the middle of the cloth, mm."""
        return self.middle + along[..., None] * self.reading + across[..., None] * self.across


@dataclass(frozen=True, eq=False)
class Row:
    """Hold one row.

    Parameters
    ----------
    number
        Rows are counted across, 0 next to the middle of the cloth.
    pole
        0 or 1: which half of the head it is.
    braid
        How it is bent.
    start
        Where the letter's place 0 lies along it, mm from the middle of the cloth.
    across
        Where its middle lies across, mm from the middle of the cloth.
    places
        Numbers of its blades that may be seen, one after the other, and ``MARGIN`` more at either end.
    """

    number: int
    pole: int
    braid: Braid
    start: float
    across: float
    places: IntArray

    @property
    def drawn(self) -> IntArray:
        """Numbers of the blades that may be seen."""
        return self.places[MARGIN:-MARGIN]

    def shape(self, frame: Frame, points: FloatArray, places: IntArray) -> FloatArray:
        """Bend shapes of the traced blade to n places of the cloth, n x k x 2."""
        along, across = self.braid.shape(points, places)
        return frame.places(along + self.start, across + self.across)


def frame_of(plan: Plan) -> Frame:
    """Return how rows lie on the cloth of a Plan."""
    flip = np.array([-1.0 if plan.value("parang_gelombang.direction") >= 0.5 else 1.0, 1.0])
    return Frame(np.array([HALF, -HALF]) * flip, np.array([HALF, HALF]) * flip, 0.5 * np.array(plan.size_mm))


def rows_of(plan: Plan, letter: Letter, frame: Frame) -> tuple[Row, ...]:
    """Return the rows of a cloth from the top down, each with its part of the letter.

    On a cloth that repeats each line begins the same way further on. On any other the letter runs on
    from the end of a line at the cloth's edge to the beginning of the next below, as writing does.
    """
    width, height = plan.size_mm
    most = int((width + height) * HALF / letter.distance) // 2 + 2
    first, last = -most - most % 2, most + 1 + most % 2
    lines = range(first // letter.poles, last // letter.poles + 1)
    gap = letter.poles * letter.distance
    middles = {line: _across(letter, line * letter.poles) + 0.5 * (gap - letter.distance) for line in lines}
    chords = {line: _chord(plan.size_mm, frame, middle) for line, middle in middles.items()}
    if plan.torus is None:
        # The mark stands whole at the beginning of the first line.
        written, starts = -0.5 * letter.pitch, {}
        for line, (low, high) in chords.items():
            starts[line] = low - written
            written += high - low
    else:
        shift = _shift(letter)[0]
        starts = {line: -line * shift for line in lines}
    rows = []
    for number in range(first, last + 1):
        line, pole = divmod(number, letter.poles)
        braid, start = letter.braids[pole], starts[line]
        low, high = _seen(plan, frame, _across(letter, number), 2.0 * letter.distance)
        if high <= low:
            continue
        begin, end = (int(np.floor(v)) for v in (letter.places * (v - start) / letter.length for v in (low, high)))
        # Blades are not quite evenly apart; a few more at either end are surely enough.
        every = np.arange(begin - letter.places - 1, end + letter.places + 2)
        along = braid.along(every.astype(np.float64)) + start
        kept = every[(along > low) & (along < high)]
        if len(kept):
            places = np.arange(kept[0] - MARGIN, kept[-1] + MARGIN + 1)
            rows.append(Row(number, pole, braid, start, _across(letter, number), places))
    return tuple(rows)


def lattice_of(letter: Letter, frame: Frame) -> Lattice:
    """Return by which ways the lines come again: by the letter along a row, and by a line and its shift."""
    shift, gap = _shift(letter)[0], letter.poles * letter.distance
    along = letter.length * frame.reading
    down = gap * frame.across - shift * frame.reading
    return (float(along[0]), float(along[1])), (float(down[0]), float(down[1]))


def _across(letter: Letter, number: int) -> float:
    """Return where the middle of a row lies across, mm from the middle of the cloth."""
    return (number + FIRST) * letter.distance


def _chord(size_mm: tuple[float, float], frame: Frame, across: float, beyond: float = 0.0) -> tuple[float, float]:
    """Return where a line across enters and leaves a cloth with ``beyond`` mm around it; equal where it misses."""
    low, high = -np.inf, np.inf
    for axis in (0, 1):
        half = 0.5 * size_mm[axis] + beyond
        way, off = float(frame.reading[axis]), across * float(frame.across[axis])
        one, other = sorted(((-half - off) / way, (half - off) / way))
        low, high = max(low, one), min(high, other)
    return (float(low), float(high)) if high > low else (float(low), float(low))


def _seen(plan: Plan, frame: Frame, across: float, beyond: float) -> tuple[float, float]:
    """Return from where to where a row across may be seen in the strip that is drawn, and ``beyond`` mm around it."""
    low, high = _chord(plan.size_mm, frame, across, beyond)
    # Rows are read upwards: their way along falls as y grows.
    off = float(frame.middle[1]) + across * float(frame.across[1])
    steep = float(frame.reading[1])
    return max(low, (plan.view.bottom + beyond - off) / steep), min(high, (plan.view.top - beyond - off) / steep)


def _shift(letter: Letter) -> tuple[float, float]:
    """Return how far each line of a cloth that repeats begins before the one above it, mm, and how ill that closes.

    A block of m lines to the right and k down closes with the lattice where 2 m k lines are a whole number of
    letters long; of all such blocks, the one that closes best and is nearest to a usual size.
    """
    gap = letter.poles * letter.distance
    best = min(_blocks(gap, letter.length))
    return best[1], best[0]


def _blocks(gap: float, length: float) -> Iterator[tuple[float, float]]:
    """Yield blocks: how ill each suits, and its shift."""
    for right in range(1, _MOST_LINES + 1):
        for down in range(1, _MOST_LINES + 1):
            share = gcd(right, down)
            letters = share * max(1, round(2 * gap * right * down / (length * share)))
            ill = abs(letters * length / (2 * gap * right * down) - 1.0)
            turns = next((t for t in range(right) if (t * down - letters) % right == 0), None)
            if turns is None:
                continue
            off = sum(max(side / _BLOCK, _BLOCK / side) - 1.0 for side in (2 * HALF * gap * n for n in (right, down)))
            # Half of what does not close is left to either direction.
            begun = (letters - turns * down) // right
            one, other = turns * length / right - gap, gap - begun * length / down
            yield 12.0 * ill + 0.3 * off, 0.5 * (one + other)


_LARGE = Words("A large blade: alpha was strong then.", "Bilah besar: saat itu alfa kuat.")
_LARGE_TOLD = Words(
    "This large blade is {} of the recording: alpha was strong.", "Bilah besar ini menit {} dari rekaman: alfa kuat."
)
_SMALL = Words("A small blade: alpha was weak then.", "Bilah kecil: saat itu alfa lemah.")
_SMALL_TOLD = Words(
    "This small blade is {} of the recording: alpha was weak.", "Bilah kecil ini menit {} dari rekaman: alfa lemah."
)
_BEGINNING = Words(
    "Between two discs that hold a flower, a leaf holds another leaf: here the letter begins and ends.",
    "Di antara dua bulatan berisi bunga, daun berisi daun lain: di sini suratnya mulai dan berakhir.",
)


def examples(plan: Plan) -> tuple[Example, ...]:
    """Return the largest blade, the smallest one and the beginning, where they lie whole on the cloth."""
    letter, frame = letter_of(plan), frame_of(plan)
    rows = rows_of(plan, letter, frame)
    alpha = letter.alpha[0, 1:]
    out = []
    for place, told, plain in (
        (int(alpha.argmax()) + 1, _LARGE_TOLD, _LARGE),
        (int(alpha.argmin()) + 1, _SMALL_TOLD, _SMALL),
        (0, _BEGINNING, _BEGINNING),
    ):
        reach = 0.62 * letter.unit * (1.4 if place == 0 else 1.0)
        # The beginning is marked in the rows of both halves; of the blades those of the left half are shown.
        among = [row for row in rows if place == 0 or row.pole == 0]
        seen = [(row, row.drawn[row.drawn % letter.places == place]) for row in among]
        middles = [row.shape(frame, MIDDLE[None], blades)[:, 0] for row, blades in seen if len(blades)]
        at = nearest(np.concatenate([np.zeros((0, 2)), *middles]), plan.size_mm, reach)
        if at is not None:
            when = clock((place - 0.5) * letter.slice_s)
            out.append(Example.seen(at, reach, told, plain, when))
    return tuple(out)
