"""What a print shop asks for around the cloth: bleed to cut into, trim marks, a scale bar and a control strip."""

from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from batik_gen.render.dyeing.band import Dyer
from batik_gen.render.dyeing.bands import Painter
from batik_gen.render.processes.steps import Process
from batik_gen.render.processes.table import find_process, state_colours
from batik_gen.render.raster.frame import Frame
from batik_gen.values.cloth import Cloth
from batik_gen.values.errors import BadPicture, BadValue

Rows = NDArray[np.uint8]
Box = tuple[int, int, int, int]

WIDEST_BLEED = 50.0
"""Most bleed in mm; shops ask for 2 to 5, and cloth to be hemmed for 10 to 20."""

_ROOM = 14.0
"""Paper in mm beyond the bleed, where marks are wanted."""

_GAP, _LENGTH, _HAIR = 2.0, 6.0, 0.1
"""Of a trim mark, in mm: distance from the bleed, length and width."""

_BAR_MM, _STEP_MM, _BAR_HIGH = 100, 10, 2.0
"""The scale bar: greatest length, its steps, its height in mm."""

_PATCH = 5.0
"""Side in mm of a patch of the control strip."""

_GREYS = (0, 64, 128, 191, 255)
_PAPER = 255


@dataclass(frozen=True)
class Trim:
    """Say what is put around a picture.

    Parameters
    ----------
    bleed_mm
        How far the picture goes on beyond the cloth's edges. There the cloth is mirrored: its
        lines and colours go on without a step for every motif and process, and what is left
        after trimming is the picture without bleed, to the pixel.
    marks
        Trim marks, a scale bar and a control strip outside the bleed.

    Raises
    ------
    BadValue
        If the bleed is negative or wider than ``WIDEST_BLEED``.
    """

    bleed_mm: float = 0.0
    marks: bool = False

    def __post_init__(self) -> None:
        if not 0.0 <= self.bleed_mm <= WIDEST_BLEED:
            raise BadValue(f"a bleed of {self.bleed_mm:g} mm cannot be drawn; choose 0 to {WIDEST_BLEED:g} mm")

    @property
    def plain(self) -> bool:
        """Tell whether nothing is put around."""
        return self.bleed_mm == 0.0 and not self.marks

    def text(self) -> str:
        """Return it as a recipe keeps it."""
        return f"bleed_mm={self.bleed_mm!r} marks={int(self.marks)}"

    @classmethod
    def of(cls, text: str) -> "Trim":
        """Read what ``text`` wrote; an empty text is a plain picture. Raises BadPicture, BadValue."""
        try:
            told = dict(part.split("=") for part in text.split())
            return cls(float(told.get("bleed_mm", "0")), told.get("marks", "0") == "1")
        except ValueError:
            raise BadPicture(f"'{text}' does not tell bleed and marks; give a picture that batik-gen saved") from None


@dataclass(frozen=True)
class TrimmedSheet:
    """Hold a picture with what is around it.

    Parameters
    ----------
    inner
        Size of the picture after trimming.
    trim
        What is around it.
    """

    inner: Frame
    trim: Trim

    @property
    def bleed(self) -> int:
        """Px of bleed on each side."""
        return round(self.trim.bleed_mm * self.inner.scale)

    @property
    def margin(self) -> int:
        """Px from the sheet's edge to the trimmed picture, on each side."""
        return self.bleed + (round(_ROOM * self.inner.scale) if self.trim.marks else 0)

    @property
    def frame(self) -> Frame:
        """Size of all of it."""
        return Frame(self.inner.width + 2 * self.margin, self.inner.height + 2 * self.margin, self.inner.dpi)

    @property
    def beyond_mm(self) -> float:
        """How far in mm rows of the sheet lie from the rows of cloth they show."""
        return 2.0 * self.margin / self.inner.scale

    def painter(self) -> "partial[Trimmed]":
        """Return what makes a painter of a cloth for ``Bands``."""
        return partial(_dyeing, self)


def _dyeing(sheet: TrimmedSheet, cloth: Cloth, frame: Frame) -> "Trimmed":
    return Trimmed(sheet, Dyer(cloth, sheet.inner), find_process(cloth.process, cloth.declaration))


class Trimmed:
    """Paint any rows of a sheet.

    Parameters
    ----------
    sheet
        The sheet.
    inner
        Paints the picture after trimming, or the strip of it that the rows show.
    process
        The process, whose colours the control strip shows.
    """

    def __init__(self, sheet: TrimmedSheet, inner: Painter, process: Process) -> None:
        self._sheet, self._frame = sheet, sheet.frame
        self._inner, self._process = inner, process

    def band(self, top: int, bottom: int) -> Rows:
        """Return rows top..bottom of the sheet, rows x width x 4."""
        sheet, inner = self._sheet, self._sheet.inner
        out = np.full((bottom - top, self._frame.width, 4), _PAPER, np.uint8)
        first, last = sheet.margin - sheet.bleed, sheet.margin + inner.height + sheet.bleed
        begin, end = max(top, first), min(bottom, last)
        if begin < end:
            shown = _mirrored(np.arange(begin, end) - sheet.margin, inner.height)
            low, high = int(shown.min()), int(shown.max()) + 1
            columns = _mirrored(np.arange(-sheet.bleed, inner.width + sheet.bleed), inner.width)
            rows = self._inner.band(low, high)[shown - low]
            out[begin - top : end - top, first : first + len(columns)] = rows[:, columns]
        if sheet.trim.marks:
            for (left, upper, right, lower), colour in self._marks:
                if upper < bottom and lower > top:
                    out[max(upper - top, 0) : max(lower - top, 0), left:right, :3] = colour
            self._letter(out, top)
        return out

    @cached_property
    def _marks(self) -> list[tuple[Box, tuple[int, int, int]]]:
        """All that is drawn outside the bleed: boxes with their colours."""
        return [*self._crosses(), *self._bar(), *self._patches()]

    def _px(self, mm: float) -> int:
        return max(1, round(mm * self._sheet.inner.scale))

    def _crosses(self) -> list[tuple[Box, tuple[int, int, int]]]:
        """Two lines at each corner, in line with the edges to cut along."""
        sheet, hair = self._sheet, self._px(_HAIR)
        far = sheet.margin - sheet.bleed - self._px(_GAP)
        near = max(0, far - self._px(_LENGTH))
        width, height = self._frame.width, self._frame.height
        black, boxes = (0, 0, 0), []
        for edge in (sheet.margin, sheet.margin + sheet.inner.width):
            begin = edge - hair // 2
            boxes += [((begin, near, begin + hair, far), black)]
            boxes += [((begin, height - far, begin + hair, height - near), black)]
        for edge in (sheet.margin, sheet.margin + sheet.inner.height):
            begin = edge - hair // 2
            boxes += [((near, begin, far, begin + hair), black)]
            boxes += [((width - far, begin, width - near, begin + hair), black)]
        return boxes

    @property
    def _foot(self) -> int:
        """The upper edge of scale bar and control strip."""
        return self._frame.height - self._sheet.margin + self._sheet.bleed + self._px(_GAP)

    @property
    def _bar_mm(self) -> int:
        half = 0.5 * self._sheet.inner.width / self._sheet.inner.scale - 2.0 * _STEP_MM
        return min(_BAR_MM, int(half / _STEP_MM) * _STEP_MM)

    def _bar(self) -> list[tuple[Box, tuple[int, int, int]]]:
        left, upper = self._sheet.margin + self._px(_STEP_MM), self._foot
        lower = upper + self._px(_BAR_HIGH)
        ends = [left + round(mm * self._sheet.inner.scale) for mm in range(0, self._bar_mm + 1, _STEP_MM)]
        if len(ends) < 2:
            return []
        hair = self._px(_HAIR)
        around = (left - hair, upper - hair, ends[-1] + hair, lower + hair)
        light = [(a, upper, b, lower) for n, (a, b) in enumerate(pairwise(ends)) if n % 2]
        return [(around, (0, 0, 0)), *((box, (_PAPER, _PAPER, _PAPER)) for box in light)]

    def _patches(self) -> list[tuple[Box, tuple[int, int, int]]]:
        """The colours that the process gives, and greys, from the right edge."""
        colours = list(dict.fromkeys(state_colours(self._process).values()))
        side, upper = self._px(_PATCH), self._foot
        right = self._frame.width - self._sheet.margin - self._px(_STEP_MM)
        room = (self._sheet.inner.width // 2 - self._px(_STEP_MM)) // side
        hair, boxes = self._px(_HAIR), []
        for colour in [*((g, g, g) for g in reversed(_GREYS)), *colours][: max(room, 0)]:
            boxes += [((right - side - hair, upper - hair, right + hair, upper + side + hair), (0, 0, 0))]
            boxes += [((right - side, upper, right, upper + side), colour)]
            right -= side
        return boxes

    def _letter(self, out: Rows, top: int) -> None:
        """Write the length of the scale bar below it."""
        upper, size = self._foot + self._px(_BAR_HIGH + 1.0), self._px(3.0)
        if self._bar_mm < _STEP_MM or size < 6 or upper >= top + len(out) or upper + 2 * size <= top:
            return
        box = Image.new("L", (12 * size, 2 * size), _PAPER)
        ImageDraw.Draw(box).text((0, 0), f"{self._bar_mm} mm", fill=0, font=ImageFont.load_default(size))
        begin, end = max(top, upper), min(top + len(out), upper + box.height)
        left = self._sheet.margin + self._px(_STEP_MM)
        text = np.asarray(box)[begin - upper : end - upper, : out.shape[1] - left, None]
        out[begin - top : end - top, left : left + text.shape[1], :3] = text


def _mirrored(place: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """Return the places inside 0..size that those beyond it show, mirrored at its edges as often as need be."""
    turn: NDArray[np.int64] = place % (2 * size)
    return np.minimum(turn, 2 * size - 1 - turn)
