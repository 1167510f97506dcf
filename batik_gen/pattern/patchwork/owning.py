"""Patches that belong to ids: who else is on the cloth takes nothing from anybody and gives only what nobody has.

Every id has a luck of its own at every patch, and the patch falls to the greatest (rendezvous hashing, Thaler and
Ravishankar 1998). Who leaves frees their own patches and no others; who comes takes an equal share, some from each.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from batik_gen.pattern.geometry.clipping import Ragged, joined
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.pattern.patchwork.fillings import Filling, Growing
from batik_gen.pattern.patchwork.people import Person
from batik_gen.values.arrays import IntArray
from batik_gen.values.cloth import Areas, Dots, Layer, Strokes


def owned_by(owners: Sequence[str], keys: IntArray) -> IntArray:
    """Return for each patch, named by two integers, n x 2, the number of its owner, from 0."""
    most, given = np.full(len(keys), -1.0), np.zeros(len(keys), np.int64)
    for who in sorted(range(len(owners)), key=lambda who: owners[who]):
        luck = uniform(seed_of(owners[who]), salts.PATCH_OWNER, *keys.T)
        given[luck > most] = who
        most = np.maximum(most, luck)
    return given


def fillings_owned(people: Sequence[Person], given: IntArray, usual: Sequence[Filling]) -> list[Filling]:
    """Return what fills each patch: its owner's own motif, else the usual; no neighbour has a say in it."""
    own = [people[who].own for who in given.tolist()]
    return [small or filling for small, filling in zip(own, usual, strict=True)]


def all_growths(
    people: Sequence[Person],
    kinds: Sequence[Growing],
    which: Callable[[int, Growing], IntArray],
    grow: Callable[[Person, IntArray, Growing], list[Layer]],
    owned: bool,
) -> list[Layer]:
    """Let everybody's growths of all kinds fill their patches.

    Parameters
    ----------
    people, kinds
        Whose growths, and of what kinds.
    which
        Returns the patches that a person's growth of some kind fills, by the person's number.
    grow
        Returns the layers of a person's patches, always as many, in one order.
    owned
        Whether patches belong to ids: then each grows by itself, so that none takes the measure of others.
    """
    if not owned:
        return [
            layer
            for who, person in enumerate(people)
            for kind in kinds
            for layer in grow(person, which(who, kind), kind)
        ]
    layers = []
    for kind in kinds:
        laid = [grow(person, at[None], kind) for who, person in enumerate(people) for at in which(who, kind)]
        layers += [_brought_together(parts) for parts in zip(*laid, strict=True)]
    return layers


def _brought_together(layers: Sequence[Layer]) -> Layer:
    areas = joined([Ragged(layer.areas.points, layer.areas.offsets) for layer in layers], 2)
    strokes = joined([Ragged(layer.strokes.points, layer.strokes.offsets) for layer in layers], 3)
    dots = np.concatenate([layer.dots.points for layer in layers])
    return replace(
        layers[0],
        areas=Areas(areas.points, areas.starts),
        strokes=Strokes(strokes.points, strokes.starts),
        dots=Dots(dots),
    )


def seed_of(owner: str) -> int:
    """Return the number that an id's luck comes from, 63 bits of its SHA-256."""
    return int.from_bytes(hashlib.sha256(owner.encode()).digest()[:8]) >> 1
