"""Draw bands of the plates of one cloth: where wax lies, where a bath reaches, where an ink is printed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops

from batik_gen.render.baths.access import Waxed, oversampling
from batik_gen.render.plates.registration import PlateSheet
from batik_gen.render.plates.trapping import margin, spread
from batik_gen.render.processes.working import Job, Kind, turned
from batik_gen.render.raster import fast
from batik_gen.render.raster.frame import Frame
from batik_gen.render.raster.shapes import prepare
from batik_gen.render.vectors.unrolled import unrolled
from batik_gen.values.cloth import Cloth, Layer, Wax


@dataclass(frozen=True)
class Plate:
    """Say what one plate shows.

    Parameters
    ----------
    job
        What is done with it.
    words
        What is printed in its margin.
    reach
        How far in mm its areas are widened (less than 0: narrowed).
    """

    job: Job
    words: str
    reach: float = 0.0


@dataclass(frozen=True, eq=False)
class Rows:
    """Hold some rows of every plate.

    Parameters
    ----------
    plates
        Plates x rows x width, margins included: 0 where wax, dye or ink goes, 255 where none does.
    ink
        For each plate the area covered on the cloth in these rows, in px times 255.
    """

    plates: NDArray[np.uint8]
    ink: tuple[int, ...]


class Platemaker:
    """Draw the plates of one cloth.

    Parameters
    ----------
    cloth
        The cloth, or a strip of it.
    frame
        Size of a whole plate, with its margins.
    plates
        What to draw.
    sheet
        Where the cloth lies on a plate.

    Raises
    ------
    UnknownName
        If the cloth's process is not declared.
    """

    def __init__(self, cloth: Cloth, frame: Frame, *, plates: tuple[Plate, ...], sheet: PlateSheet) -> None:
        fast.load_for(sheet.width * sheet.height)
        self._plates, self._sheet = plates, sheet
        inner = Frame(sheet.width, sheet.height, frame.dpi)
        self._baths = Waxed(cloth, inner) if any(p.job.bath is not None for p in plates) else None
        drawn = [p for p in plates if p.job.bath is None]
        self._coats = Coats(turned(cloth), inner, tuple(p.job for p in drawn)) if drawn else None
        self._halo = max((margin(p.reach * inner.scale) for p in plates if p.reach), default=0)
        self._scale = inner.scale

    def band(self, top: int, bottom: int) -> Rows:
        """Return rows top..bottom of every plate."""
        sheet = self._sheet
        wide, edge = sheet.size[0], sheet.margin
        out = np.full((len(self._plates), bottom - top, wide), 255, np.uint8)
        first, last = max(top - edge, 0), min(bottom - edge, sheet.height)
        ink = [0] * len(self._plates)
        if first < last:
            above, below = max(0, first - self._halo), min(sheet.height, last + self._halo)
            coats = iter(self._coats.covers(above, below) if self._coats else ())
            baths = bath_masks(self._baths, above, below) if self._baths else {}
            for number, plate in enumerate(self._plates):
                cover = baths[plate.job.bath] if plate.job.bath is not None else next(coats)
                shown = spread(cover, plate.reach * self._scale)[first - above : last - above]
                ink[number] = int(shown.sum(dtype=np.int64))
                np.subtract(
                    255, shown, out=out[number, first + edge - top : last + edge - top, edge : edge + sheet.width]
                )
        sheet.mark(out, top, tuple(plate.words for plate in self._plates))
        return Rows(out, tuple(ink))


def bath_masks(waxed: Waxed, top: int, bottom: int) -> dict[int, NDArray[np.uint8]]:
    """Return by bath where its dye reaches (255), rows top..bottom.

    A ladder's one mask counts dips; taken apart, each dip gets its own 255 of it, so that
    the sum of all is the mask again.
    """
    masks = waxed.masks(top, bottom)
    if waxed.ladder:
        dips = np.asarray(masks[0]).astype(np.int32) * waxed.ladder
        return {bath: np.clip(dips - 255 * bath, 0, 255).astype(np.uint8) for bath in range(waxed.ladder)}
    empty = next((m.size for m in masks if m is not None), None)
    held = {}
    for bath, mask in enumerate(masks):
        if mask is not None:
            held[bath] = np.asarray(mask)
        elif empty is not None:
            held[bath] = np.full(empty[::-1], 255, np.uint8)
    return held


class Coats:
    """Draw where the wax of some jobs lies (or comes off), one mask a job.

    A later layer decides: where it has another wax, or none, the earlier one is cut away.
    """

    def __init__(self, cloth: Cloth, frame: Frame, jobs: tuple[Job, ...]) -> None:
        self._width = frame.width
        self._times = times = oversampling(frame.scale)
        layers = unrolled(cloth).layers
        self._layers = [(prepare(layer, frame.scale * times), _members(layer, jobs)) for layer in layers]
        self._jobs = jobs

    def covers(self, top: int, bottom: int) -> list[NDArray[np.uint8]]:
        """Return for each job rows top..bottom, 255 where its wax lies."""
        times, width = self._times, self._width * self._times
        # Cloth that no layer touches is open, which an ink may stand for.
        bare = [255 if job.kind is Kind.INK and Wax.OPEN in job.states else 0 for job in self._jobs]
        masks: list[Image.Image | None] = [None] * len(self._jobs)
        for layer, members in self._layers:
            cover = layer.cover(top * times, bottom * times, width)
            if cover is None:
                continue
            drawn = Image.fromarray(cover)
            away = ImageChops.invert(drawn)
            for number, member in enumerate(members):
                mask = masks[number]
                if mask is None:
                    if member == bool(bare[number]):
                        continue
                    mask = Image.new("L", drawn.size, bare[number])
                masks[number] = ImageChops.screen(mask, drawn) if member else ImageChops.multiply(mask, away)
        shape = (bottom - top, self._width)
        return [
            np.full(shape, value, np.uint8) if mask is None else np.asarray(mask.reduce(times) if times > 1 else mask)
            for mask, value in zip(masks, bare, strict=True)
        ]


def _members(layer: Layer, jobs: tuple[Job, ...]) -> tuple[bool, ...]:
    return tuple(layer.wax in job.states and job.step in (None, layer.step) for job in jobs)
