"""Waxed cloths at hand: what only the baths change is not drawn anew."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

from batik_gen.pattern.cloths.assembling import hand_of
from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.drawing.draw import Strips, draw, drawn_by_place, glance
from batik_gen.render.baths.breaking import Broken, broken
from batik_gen.render.dyeing.band import bath_values
from batik_gen.render.dyeing.window import around
from batik_gen.values.arrays import content
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design

_MOST_POINTS = 1_600_000
"""Points of all cloths at hand; three numbers of eight bytes each."""
_STRIPS, _CRACKED = 8, 3
"""Designs of which it is known how to draw a part, and where their wax broke."""
_NO_CLOTH = Cloth((1.0, 1.0), (), "", (), 0)

Box = tuple[float, float, float, float]


class Cloths:
    """Keep the latest waxed cloths, as far as there is room for them."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Cloth] = OrderedDict()
        self._strips: OrderedDict[str, Strips] = OrderedDict()
        self._cracks: OrderedDict[tuple[str, str, str, float], Broken] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, design: Design) -> Cloth:
        """Return the Cloth of a Design, equal to that of ``draw`` but for its recipe; raises as ``draw``."""
        key = key_of(design)
        with self._lock:
            held = self._held.get(key)
            if held is not None:
                self._held.move_to_end(key)
        if held is None:
            held = draw(design)
            self._keep(key, held)
        bathed = _as_bathed(held, design)
        return self._cracked(bathed, bathed, key)

    def strips(self, design: Design) -> Strips:
        """Return what draws strips of the Cloth of a Design; raises as ``draw``."""
        key = key_of(design)
        with self._lock:
            strips = self._strips.pop(key, None)
        strips = strips or Strips(design)
        with self._lock:
            self._strips[key] = strips
            while len(self._strips) > _STRIPS:
                self._strips.popitem(last=False)
        return strips

    def bare(self, design: Design) -> Cloth:
        """Return the Cloth of a Design without its layers, with the cracks of its wax; raises as ``draw``."""
        bare = _as_bathed(replace(_NO_CLOTH, size_mm=design.size_mm, seed=design.seed), design)
        return self._cracked(bare, self.strips(design), key_of(design))

    def _cracked(self, cloth: Cloth, source: Cloth | Strips, key: str) -> Cloth:
        """Return a whole cloth with the cracks of its wax, found once for each way to break it."""
        amount = bath_values(cloth)["remukan"]
        if amount <= 0.0:
            return cloth
        ways = key, cloth.process, cloth.declaration, amount
        with self._lock:
            cracks = self._cracks.pop(ways, None)
        if cracks is None:
            cracks = broken(source if isinstance(source, Cloth) else _like(cloth, source), cloth, amount)
        with self._lock:
            self._cracks[ways] = cracks
            while len(self._cracks) > _CRACKED:
                self._cracks.popitem(last=False)
        return replace(cloth, cracks=cracks)

    def part(self, design: Design, box_mm: Box, quick: bool = False, planned: bool = False) -> Cloth:
        """Return the Cloth with what touches a rectangle, and little else.

        Parameters
        ----------
        design
            The Design.
        box_mm
            Left, top, right, bottom, mm.
        quick
            Where the whole is not at hand, take what is typical of all copies from those in the rectangle.
        planned
            And leave lines as they were planned.

        Raises
        ------
        BatikGenError
            As ``draw``.
        """
        if self.has(design) or not drawn_by_place(design):
            return around(self.of(design), box_mm)
        if quick:
            return _as_bathed(glance(design, box_mm, planned), design)
        left, top, right, bottom = box_mm
        waxed = around(self.strips(design)(top, bottom, left, right), box_mm)
        return replace(self.bare(design), layers=waxed.layers)

    def planned(self, design: Design) -> Cloth:
        """Return the Cloth of a Design with its lines as they were planned, which is soon drawn; raises as ``draw``."""
        return _as_bathed(glance(design, None, planned=True), design)

    def has(self, design: Design) -> bool:
        """Tell whether the Cloth of a Design is at hand."""
        with self._lock:
            return key_of(design) in self._held

    def _keep(self, key: str, cloth: Cloth) -> None:
        with self._lock:
            self._held[key] = cloth
            while len(self._held) > 1 and sum(map(_points, self._held.values())) > _MOST_POINTS:
                self._held.popitem(last=False)

    def clear(self) -> None:
        """Forget every cloth."""
        with self._lock:
            self._held.clear()
            self._strips.clear()
            self._cracks.clear()


def _as_bathed(cloth: Cloth, design: Design) -> Cloth:
    """Return a cloth that was waxed alike with the process and the baths of a Design."""
    bath = hand_of(design)[1] if design.cloth else plan_of(design)[1]
    return replace(cloth, process=design.process, declaration=design.declaration, bath=bath, recipe="")


def _like(cloth: Cloth, strips: Strips) -> Callable[[float, float], Cloth]:
    """Return what draws strips of a cloth in its own process and baths."""

    def drawn(top: float, bottom: float) -> Cloth:
        return replace(cloth, layers=strips(top, bottom).layers)

    return drawn


def key_of(design: Design) -> str:
    """Return a text that is the same for Designs that are waxed alike: colours and baths are left out."""
    bare = replace(
        design.for_drawing(),
        process="",
        declaration="",
        parameters={name: v for name, v in design.parameters.items() if not name.startswith("bath.")},
    )
    whole = hashlib.sha256()
    for part in content(bare):
        whole.update(part)
    return whole.hexdigest()


def _points(cloth: Cloth) -> int:
    return sum(len(layer.areas.points) + len(layer.strokes.points) + len(layer.dots.points) for layer in cloth.layers)
