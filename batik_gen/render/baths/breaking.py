"""Breaking the wax of a whole cloth once, however its picture is then made."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.baths.access import Waxed
from batik_gen.render.baths.remukan import CELL, Crack, Wrap, cracks_in, strokes_of
from batik_gen.render.processes.steps import Colet
from batik_gen.render.processes.table import find_process
from batik_gen.render.raster.frame import Frame
from batik_gen.render.raster.tiling import Tiling
from batik_gen.values.cloth import Cloth, Strokes

_EARLIER = 0.15
"""Share of cracks that were there before the last bath: on white plates of sogan cloth most cracks
are brown and a few are blue as well (docs/sources.md#remukan)."""

_STRIP = 320.0
"""Height in mm of what is looked at at once."""

_BEYOND = 3.0

Broken = tuple[tuple[int, Strokes], ...]


def broken(source: Cloth | Callable[[float, float], Cloth], cloth: Cloth, amount: float) -> Broken:
    """Return where the wax of a cloth broke, for each bath that ran into the cracks.

    Parameters
    ----------
    source
        The cloth, or what draws strips of it from their upper and lower edge in mm.
    cloth
        Any strip of it, which tells size, process and seed.
    amount
        Remukan, 0 to 1.
    """
    process = find_process(cloth.process, cloth.declaration)
    baths = [
        n
        for n, (states, dip) in enumerate(zip(process.resists(), process.dips, strict=True))
        if states and not isinstance(dip, Colet)
    ]
    if not baths and not process.ladder:
        return ()  # no bath runs into wax: all of it is painted on, or dipped bare
    waxed = _waxed(source, cloth)
    period = cloth.period
    wrap = None
    if period is not None:
        rows, columns = waxed.shape
        wrap = Wrap(round(rows * period.drop), round(columns * period.brick))
    cracks = cracks_in(waxed, amount, cloth.seed, wrap)
    if process.ladder:
        return ((0, strokes_of(cracks)),)
    found: dict[int, list[Crack]] = {baths[-1]: cracks}
    if len(baths) > 1:
        found[baths[0]] = [crack for crack in cracks if crack.draw < _EARLIER]
    return tuple((bath, strokes_of(ran)) for bath, ran in found.items())


def _waxed(source: Cloth | Callable[[float, float], Cloth], cloth: Cloth) -> NDArray[np.bool_]:
    """Return the cells of the cloth (of a block, where it repeats) that lay under wax in the last bath."""
    size = cloth.period.block_mm if cloth.period else cloth.size_mm
    width, height = (max(2, 2 * round(side / CELL / 2)) for side in size)
    frame = Frame(width, height, 25.4 / CELL)
    if cloth.period is not None:
        whole = replace(cloth, size_mm=size)
        return _light(Waxed(whole, frame, Tiling.of(whole, frame)), 0, height)
    rows = max(1, round(_STRIP / CELL))
    held: tuple[Cloth, Waxed] | None = None
    parts = []
    for top in range(0, height, rows):
        bottom = min(top + rows, height)
        strip = source if isinstance(source, Cloth) else source(top * CELL - _BEYOND, bottom * CELL + _BEYOND)
        if held is None or held[0] is not strip:
            held = (strip, Waxed(strip, frame))
        parts.append(_light(held[1], top, bottom))
    return np.concatenate(parts)


def _light(waxed: Waxed, top: int, bottom: int) -> NDArray[np.bool_]:
    masks = [mask for mask in waxed.masks(top, bottom) if mask is not None]
    # In a ladder of dips only what took few of them is light enough for a crack to show.
    return np.asarray(masks[-1]) < (90 if waxed.ladder else 128)
