"""What the cloth looks like on the maker's table after each job, with the wax that is on it."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from batik_gen.render.dyeing.band import bath_values
from batik_gen.render.plates.platemaker import Coats
from batik_gen.render.processes.malam import NEW_WAX, OLD_WAX, THICK
from batik_gen.render.processes.srgb import encode, linear_from_hex
from batik_gen.render.processes.steps import Colet
from batik_gen.render.processes.table import find_process, reflectance
from batik_gen.render.processes.working import Job, Kind, turned, with_alike
from batik_gen.render.raster.frame import choose_frame
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Areas, Cloth, Dots, Layer, Strokes


def stages(
    cloth: Cloth, window: tuple[float, float, float, float], jobs: tuple[Job, ...], dpi: float
) -> list[Image.Image]:
    """Return a picture of a part of the cloth after each job.

    Parameters
    ----------
    cloth
        The cloth, or a strip that holds the window.
    window
        Left, top, right, bottom in mm.
    jobs
        The working order, or the inks of a screen print.
    dpi
        Resolution.
    """
    part = _cut_out(turned(cloth), window)
    frame = choose_frame(part.size_mm, dpi, None)
    if jobs and jobs[0].kind is Kind.INK:
        return _printed(part, jobs, Coats(part, frame, jobs).covers(0, frame.height))
    process = find_process(cloth.process, cloth.declaration)
    worked = tuple(job for job in jobs if job.kind in (Kind.WAX, Kind.SCRAPE))
    covers = dict(zip(worked, (_share(c) for c in Coats(part, frame, worked).covers(0, frame.height)), strict=True))
    reached = _reached(part, frame.height, dpi)
    depth = bath_values(cloth)
    shape = (frame.height, frame.width)
    shares = [np.zeros(shape) for _ in process.dips]
    wax, pictures = np.zeros(shape), []
    for job in jobs:
        fresh = np.zeros(shape)
        if job.kind is Kind.WAX:
            fresh = covers[job]
        elif job.kind is Kind.SCRAPE:
            wax = np.clip(wax - covers[job], 0.0, 1.0)
        elif job.kind is Kind.BOIL:
            wax = np.zeros(shape)
        elif job.bath is not None:
            shares[job.bath] = reached[job.bath] * depth[f"depth_{process.dips[job.bath].dye}"]
        light = reflectance(process, tuple(shares))
        for colour, cover in ((OLD_WAX, wax * (1.0 - fresh)), (NEW_WAX, fresh)):
            light = light + (np.array(linear_from_hex(colour)) - light) * (THICK * cover)[..., None]
        wax = np.maximum(wax, fresh)
        pictures.append(_picture(light))
    return pictures


def _reached(part: Cloth, height: int, dpi: float) -> list[FloatArray]:
    """Return the share 0..1 of each bath at each place."""
    process, frame = find_process(part.process, part.declaration), choose_frame(part.size_mm, dpi, None)
    # A brush reaches its own states, a bath all that its wax does not cover.
    states = [
        with_alike(process, dip.states) if isinstance(dip, Colet) else resist
        for dip, resist in zip(process.dips, process.resists(), strict=True)
    ]
    covers = Coats(part, frame, tuple(Job(Kind.WAX, "", held) for held in states)).covers(0, height)
    return [
        _share(cover) if isinstance(dip, Colet) else 1.0 - _share(cover)
        for dip, cover in zip(process.dips, covers, strict=True)
    ]


def _printed(part: Cloth, inks: tuple[Job, ...], covers: list[NDArray[np.uint8]]) -> list[Image.Image]:
    light: NDArray[np.floating] = np.array(linear_from_hex(find_process(part.process, part.declaration).cloth))
    pictures = []
    for ink, cover in zip(inks, covers, strict=True):
        light = light + (np.array(linear_from_hex(ink.name)) - light) * _share(cover)[..., None]
        pictures.append(_picture(light))
    return pictures


def _share(cover: NDArray[np.uint8]) -> FloatArray:
    return cover.astype(np.float64) / 255.0


def _picture(light: NDArray[np.floating]) -> Image.Image:
    return Image.fromarray((encode(np.clip(light, 0.0, 1.0).astype(np.float64)) + 0.5).astype(np.uint8))


def _cut_out(cloth: Cloth, window: tuple[float, float, float, float]) -> Cloth:
    left, top, right, bottom = window
    moved = tuple(_moved(layer, left, top) for layer in cloth.layers)
    return replace(cloth, size_mm=(right - left, bottom - top), layers=moved)


def _moved(layer: Layer, left: float, top: float) -> Layer:
    away = np.array([left, top, 0.0])
    return replace(
        layer,
        areas=Areas(layer.areas.points - away[:2], layer.areas.offsets),
        strokes=Strokes(layer.strokes.points - away, layer.strokes.offsets),
        dots=Dots(layer.dots.points - away),
    )
