"""Pictures of a look for the screen: the whole cloth, a piece of it, its block, a mock-up, each step of its making."""

import io
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PIL import Image

from batik_gen.pattern.drawing.draw import draw, drawn_by_place
from batik_gen.pattern.repeating.layouts import layout_named
from batik_gen.pattern.repeating.repeat import suited
from batik_gen.render.dyeing.bands import reach_mm
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.dyeing.preview import Preview
from batik_gen.render.dyeing.window import Box as PixelBox
from batik_gen.render.dyeing.window import dyed_window
from batik_gen.render.mockup.mockup import mockup
from batik_gen.render.picture.picture import Picture
from batik_gen.render.raster.frame import Frame, choose_frame
from batik_gen.studio.painting.cloths import Box, Cloths, key_of
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design
from batik_gen.values.errors import BadSize

Still = Callable[[], None]

MOST_PX = 2400
"""Longer side of a picture for the screen."""
_QUALITY = 92
_PREVIEWS = 2
_HELD_MM2 = 1_000_000.0
"""Area up to which a whole cloth is held, so that all that is asked of it is cut out of it."""
_BLOCK_MM, _BLOCK_DPI = 200.0, 75
_FOLDED_PX = (1040, 716)
"""Of a mock-up, which is drawn twice as fine in light of four bytes: a larger one takes 500 MB."""
_PIECE_MM = 110.0
_AFAR = 1.5
"""Px a mm below which what a hand leaves uneven in a line is less than half a pixel."""
_LEAST_SCALE, _MOST_SCALE = 0.02, 60.0
"""Px a mm of what can be shown."""


class Painter:
    """Paint what a page asks for; equal to what the command line would write, at the size of the screen."""

    def __init__(self) -> None:
        self.cloths = Cloths()
        self._previews: OrderedDict[tuple[int, int], tuple[Preview, threading.Lock]] = OrderedDict()
        self._lock = threading.Lock()

    def whole(self, design: Design, px: int, still: Still) -> Image.Image:
        """Return the whole cloth, ``px`` on its longer side; raises BatikGenError."""
        preview, lock = self._preview(fitting(design.size_mm, px))
        if drawn_by_place(design) and design.size_mm[0] * design.size_mm[1] > _HELD_MM2:
            return self._by_strips(design, preview, lock, still)
        cloth = self.cloths.of(design)
        still()
        with lock:
            return preview.show(cloth).image

    def _by_strips(self, design: Design, preview: Preview, lock: threading.Lock, still: Still) -> Image.Image:
        """Return a cloth that would take hundreds of MB if it were drawn at once."""
        bare, strips, name = self.cloths.bare(design), self.cloths.strips(design), key_of(design)

        def source(top: float, bottom: float) -> Cloth:
            still()
            return strips(top, bottom)

        with lock:
            still()
            return preview.show_strips(bare, source, name).image

    def piece(self, design: Design, px: int, still: Still) -> Image.Image:
        """Return a square of the cloth about its middle, small enough to be there at once."""
        cloth = self.cloths.of(small_of(design, _PIECE_MM))
        still()
        return dye(cloth, px=(px, px)).image

    def part(self, design: Design, box_mm: Box, scale: float, still: Still) -> Image.Image:
        """Return a rectangle of the cloth, as it is in a whole picture of that scale.

        Parameters
        ----------
        design
            The Design.
        box_mm
            Left, top, right and bottom, mm on the cloth.
        scale
            Pixels a mm.
        still
            Ends the work where it has become stale.

        Raises
        ------
        BatikGenError
            As ``draw``; BadSize where the rectangle cannot be shown.
        """
        return self._part(design, box_mm, scale, still, quick=False)

    def _part(self, design: Design, box_mm: Box, scale: float, still: Still, quick: bool) -> Image.Image:
        frame, box = framed(design.size_mm, box_mm, scale)
        beyond = reach_mm(frame)
        left, top, right, bottom = box_mm
        seen = (left - beyond, top - beyond, right + beyond, bottom + beyond)
        cloth = self.cloths.part(design, seen, quick, scale < _AFAR)
        still()
        return dyed_window(cloth, frame, box)

    def sketch(self, design: Design, box_mm: Box, scale: float, still: Still) -> Image.Image:
        """Return a rectangle nearly as it will be, soon; the arguments are those of ``part``, and so are the errors.

        Of a family that cannot be drawn by place it is drawn on a cloth of its own, as the middle of every cloth is.
        """
        if drawn_by_place(design) or self.cloths.has(design) or design.cloth or design.patches:
            return self._part(design, box_mm, scale, still, quick=True)
        _, (left, top, right, bottom) = framed(design.size_mm, box_mm, scale)
        px = max(right - left, bottom - top)
        small = replace(small_of(design, px / scale), local={})
        cloth = self.cloths.planned(small) if scale < _AFAR else self.cloths.of(small)
        still()
        return dye(cloth, px=(px, px)).image.crop((0, 0, right - left, bottom - top))

    def block(self, design: Design, still: Still) -> tuple[Image.Image, tuple[float, float]]:
        """Return the block that repeats, and its size in mm; raises CannotRepeat where there is none."""
        found, _ = suited(design, layout_named("straight"), (_BLOCK_MM, _BLOCK_MM))
        cloth = draw(found)
        still()
        return dye(cloth, dpi=float(_BLOCK_DPI)).image, found.size_mm

    def folded(self, design: Design, px: int, still: Still) -> Image.Image:
        """Return the cloth as it hangs and as it lies folded."""
        flat = self.whole(design, 900, still)
        still()
        return mockup(Picture(flat, 100.0), _FOLDED_PX).image

    def clear(self) -> None:
        """Forget every cloth and every picture."""
        self.cloths.clear()
        with self._lock:
            self._previews.clear()

    def _preview(self, size: tuple[int, int]) -> tuple[Preview, threading.Lock]:
        with self._lock:
            held = self._previews.pop(size, None) or (Preview(size), threading.Lock())
            self._previews[size] = held
            while len(self._previews) > _PREVIEWS:
                self._previews.popitem(last=False)
            return held


def fitting(size_mm: tuple[float, float], px: int) -> tuple[int, int]:
    """Return width and height of a picture in the shape of a cloth, about ``px`` on the longer side; raises BadSize."""
    if not 16 <= px <= MOST_PX:
        raise BadSize(f"a picture of {px} px cannot be shown; the page takes 16 to {MOST_PX}")
    wide, tall = size_mm
    # The height follows from the whole pixels of the width, as a command asks of --px.
    width = max(round(wide * px / max(wide, tall)), 1)
    return width, max(round(tall * width / wide), 1)


def small_of(design: Design, side_mm: float) -> Design:
    """Return the same motif on a square that is small enough to be there at once: the middle of every cloth."""
    patches = () if design.cloth else design.patches
    return replace(design, size_mm=(side_mm, side_mm), cloth="", patches=patches, repeat=None)


def framed(
    size_mm: tuple[float, float], box_mm: tuple[float, float, float, float], scale: float
) -> tuple[Frame, PixelBox]:
    """Return the picture of a whole cloth at so many px a mm, and where a rectangle lies in it.

    Raises
    ------
    BadSize
        If the rectangle is empty or too fine, or does not lie on the cloth.
    """
    left, top, right, bottom = (
        float(np.clip(v, 0.0, most)) for v, most in zip(box_mm, (*size_mm, *size_mm), strict=True)
    )
    if not (right - left > 0.0 and bottom - top > 0.0):
        raise BadSize("that is no piece of the cloth; reload the page")
    if not _LEAST_SCALE <= scale <= _MOST_SCALE or max(right - left, bottom - top) * scale > MOST_PX:
        raise BadSize(f"{scale:.3g} pixels a millimetre cannot be shown of so large a piece; show less of it")
    frame = choose_frame(size_mm, scale * 25.4, None)
    first, upper = min(int(left * scale + 0.5), frame.width - 1), min(int(top * scale + 0.5), frame.height - 1)
    last, lower = min(int(right * scale + 0.5), frame.width), min(int(bottom * scale + 0.5), frame.height)
    return frame, (first, upper, max(last, first + 1), max(lower, upper + 1))


def encoded(image: Image.Image) -> bytes:
    """Return a picture as the page shows it: JPEG with all its colours, ten times as quick as PNG."""
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue()
