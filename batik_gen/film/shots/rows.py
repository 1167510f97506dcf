"""The scene of the style ``reading``: the rows of the legend travel by, each with its place on the dyed cloth."""

from dataclasses import replace
from functools import cached_property

from PIL import Image

from batik_gen.film.lettering.plate import Blocks, Plate
from batik_gen.film.lettering.saying import row_blocks
from batik_gen.film.shots.lines import Box, LinesShot
from batik_gen.film.telling.stops import Stop
from batik_gen.film.timeline.easing import eased, within
from batik_gen.render.dyeing.partway import window
from batik_gen.render.raster.frame import Frame

_MOST, _READ_S = 12, 2.2
"""Rows at most, and seconds that one takes at least: each says more than a stop."""
_COMES, _GOES = 0.16, 0.90
_MOST_PX = 9_000_000


class RowsShot(LinesShot):
    """Read the finished cloth row by row, as on its legend."""

    most, read_s = _MOST, _READ_S

    @cached_property
    def _dyed(self) -> tuple[Image.Image, float, float, float]:
        """The cloth of all that is seen, dyed as finely as the nearest view asks; px a mm, left and top of it, mm."""
        (left, top, right, bottom), finest = self._all()
        wide, tall = self._stage.cloth.size_mm
        scale = min(finest, (_MOST_PX / ((right - left) * (bottom - top))) ** 0.5)
        frame = Frame(round(wide * scale), round(tall * scale), 25.4 * scale)
        box = (
            max(round(left * scale), 0),
            max(round(top * scale), 0),
            min(round(right * scale), frame.width),
            min(round(bottom * scale), frame.height),
        )
        return window(self._stage.cloth, frame, box), scale, box[0] / scale, box[1] / scale

    def _seen(self, box: Box) -> Image.Image:
        image, scale, left, top = self._dyed
        x0, y0, x1, y1 = ((v - o) * scale for v, o in zip(box, (left, top, left, top), strict=True))
        inside = max(x0, 0.0), max(y0, 0.0), min(x1, float(image.width)), min(y1, float(image.height))
        return image.resize(self._stage.size, Image.Resampling.BICUBIC, inside)

    def _words(self, stop: Stop, width: float) -> Blocks:
        return row_blocks(stop, self._stage.shape, width, self._stage.lang)

    def _laid(self, plate: Plate, out: Image.Image, into: float) -> None:
        """Let the row travel: up to its place, and on as the next one comes."""
        comes = 1.0 - eased(within(into, 0.0, _COMES))
        goes = eased(within(into, _GOES, 1.0))
        below, above = out.height - plate.at[1], plate.at[1] + plate.image.height
        down = round(below * comes - above * goes)
        moved = replace(plate, at=(plate.at[0], plate.at[1] + down))
        out.paste(moved.laid(out, 1.0), (0, 0))
