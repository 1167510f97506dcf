"""The table of isen, and the one call that fills any shape with any of them.

A leaf outline of 40 mm, filled in three words::

    fill("cecek-sawut-daun", Canting(isen, isen), hand, leaves, Touch(nib=0.5))
    fill("ukel", Canting(isen, isen), hand, Occupied(plates, lines).ground(plan.size_mm))
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module

import numpy as np

from batik_gen.pattern.geometry.shape.room import Room, grid_step, mean_width, room_in
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.isen.kind import Bed, Canting, Filling, Touch
from batik_gen.plugins import added
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnknownName, nearest

GROUP = "batik_gen.isen"
"""Entry-point group through which another package adds a Filling."""

_SHIPPED = (
    "dots:CECEK", "dots:CECEK_TELU", "dots:PRAPAT", "dots:CECEK_PITU", "dots:BYOK",
    "strokes:SAWUT", "strokes:CECEK_SAWUT", "strokes:CECEK_SAWUT_DAUN", "strokes:BLARAK",
    "scales:SISIK", "scales:SISIK_MELIK", "scales:GRINGSING",
    "lines:GALARAN", "lines:RAMBUTAN", "lines:SIRAPAN", "lines:UNTU_WALANG",
    "curls:UKEL", "curls:UDAR", "scales:HERANGAN",
    "strewing:KEMBANG_PACAR", "strewing:CACAH_GORI", "strewing:BERAS_WUTAH", "scales:MLINJON",
)  # fmt: skip

_ALIKE = 1.2
"""Shapes are treated alike while none is this many times as wide as another."""


@cache
def fillings() -> dict[str, Filling]:
    """Return every isen by name, shipped ones first; a broken added one is left out."""
    found = dict(_shipped())
    for kind in added_fillings()[0].values():
        found.setdefault(kind.name, kind)
    return found


@cache
def _shipped() -> dict[str, Filling]:
    found: dict[str, Filling] = {}
    for entry in _SHIPPED:
        module, name = entry.split(":")
        kind: Filling = getattr(import_module(f"batik_gen.pattern.isen.{module}"), name)
        found[kind.name] = kind
    return found


@cache
def added_fillings() -> tuple[dict[str, Filling], dict[str, str]]:
    """Return the isen of other packages by entry point, and why any was skipped."""
    return added(GROUP, lambda item: item if isinstance(item, Filling) else None, _shipped())


def filling_named(name: str) -> Filling:
    """Return the isen of that name; raises UnknownName, which offers the nearest ones."""
    known = fillings()
    if name not in known:
        raise UnknownName(f"there is no isen '{name}'; {nearest(name, known)}")
    return known[name]


def fill(
    name: str,
    canting: Canting,
    hand: Hand,
    shapes: FloatArray | Sequence[FloatArray] | Room,
    touch: Touch | None = None,
    rib: FloatArray | None = None,
) -> None:
    """Fill shapes with an isen, inside their outlines and following their form.

    Parameters
    ----------
    name
        Name of the isen, such as ``cecek-sawut``.
    canting, hand
        The pens and the hand.
    shapes
        Outlines n x k x 2, or a list of outlines k x 2 of any lengths, or a
        Room: a ground, or outlines measured once for several fillings.
    touch
        Nib, dot, count, size; usual ones if not given.
    rib
        The rib of each shape, n x m x 2, from foot to tip; the line midway
        between the sides if not given. Only with outlines n x k x 2.
    """
    kind, touch = filling_named(name), touch or Touch()
    for room, ribs in _rooms(shapes, rib):
        # A ground begins where the wax of other things ends; a shape still has its outline's wax inside.
        kind.draw(Bed(room, canting, hand, touch if room.outlines is not None else replace(touch, rim=0.0), ribs))


def _rooms(
    shapes: FloatArray | Sequence[FloatArray] | Room, rib: FloatArray | None
) -> list[tuple[Room, FloatArray | None]]:
    """Measure outlines, those of a size together."""
    if isinstance(shapes, Room):
        return [(shapes, rib)]
    if not len(shapes):
        return []
    rings = shapes if isinstance(shapes, np.ndarray) and shapes.ndim == 3 else _padded(list(shapes))
    # Shapes are measured together by classes of size that do not depend on what else is drawn.
    width = _binned(mean_width(rings), _ALIKE)
    size = _binned((rings.max(axis=1) - rings.min(axis=1)).max(axis=1), 1.6)
    rooms: list[tuple[Room, FloatArray | None]] = []
    for key in sorted(set(zip(width.tolist(), size.tolist(), strict=True))):
        which = np.flatnonzero((width == key[0]) & (size == key[1]))
        room = room_in(rings[which], grid_step(key[0]))
        depth = _binned(room.deepest, _ALIKE)
        for typical in np.unique(depth).tolist():
            part = np.flatnonzero(depth == typical)
            alike = Room(room.values[part], room.origin[part], room.step, rings_of(room)[part], typical=typical)
            rooms.append((alike, None if rib is None else rib[which[part]]))
    return rooms


def rings_of(room: Room) -> FloatArray:
    """Return the outlines of a Room that has them."""
    assert room.outlines is not None
    return room.outlines


def _binned(value: FloatArray, ratio: float) -> FloatArray:
    """Round lengths down to the nearest of a geometric series, from 0.02 mm up."""
    series = 0.02 * np.cumprod(np.full(80, ratio)) / ratio
    low: FloatArray = series[np.clip(np.searchsorted(series, value, side="right") - 1, 0, len(series) - 1)]
    return low


def _padded(rings: list[FloatArray]) -> FloatArray:
    """Give outlines of unequal length equally many corners, by repeating their last one."""
    most = max(len(ring) for ring in rings)
    return np.stack([np.concatenate([ring, np.repeat(ring[-1:], most - len(ring), axis=0)]) for ring in rings])
