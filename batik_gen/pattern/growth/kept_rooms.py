"""The room that kinds of tendrils have, searched once for each: strips, and cloths that are alike, ask for the same.

A kind has the same room in whatever company it is searched, so that what is kept never changes a drawing.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

import numpy as np

from batik_gen.values.arrays import FloatArray

_KEPT = 20_000
"""Kinds that are kept: some twenty numbers each."""

Room = tuple[FloatArray, FloatArray]
"""Of one kind, the shares of its shoots and of its leaves."""
Search = Callable[[FloatArray], tuple[list[FloatArray], list[FloatArray]]]


class KeptRooms:
    """Keep the room of the latest kinds."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[bytes, Hashable], Room] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, kinds: FloatArray, manner: Hashable, search: Search) -> list[Room]:
        """Return the room of each of n kinds (n x 3 numbers); those not known yet are given to ``search`` together."""
        keys = [(kind.tobytes(), manner) for kind in kinds]
        with self._lock:
            known = {key: self._held.pop(key, None) for key in keys}
        missing = [number for number, key in enumerate(keys) if known[key] is None]
        if missing:
            shares, spread = (_by_kind(found, len(missing)) for found in search(kinds[missing]))
            for number, one, other in zip(missing, shares, spread, strict=True):
                known[keys[number]] = one, other
        rooms = [room for room in (known[key] for key in keys) if room is not None]
        with self._lock:
            self._held.update(zip(keys, rooms, strict=True))
            while len(self._held) > _KEPT:
                self._held.popitem(last=False)
        return rooms


def _by_kind(shares: list[FloatArray], count: int) -> FloatArray:
    """Return shares of parts, n for each, as kinds x parts."""
    return np.stack(shares, axis=1) if shares else np.zeros((count, 0))
