"""What fills the islands of a sekar jagad: seven pairs of fillings, and which of them an island has."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.pattern.motifs.sekar_jagad.cells import Islands
from batik_gen.pattern.motifs.sekar_jagad.own import Own
from batik_gen.pattern.patchwork.fillings import SMALL, Filling, Flower, Growing, IsenPlate
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Wax

Pairs = tuple[tuple[Filling, Filling], ...]

PAIRS: Pairs = (
    (SMALL["kawung"], SMALL["parang"]),
    (Growing(True), Growing(False, Wax.BIRON)),
    (SMALL["lereng"], SMALL["ceplok"]),
    (replace(SMALL["truntum"], sogan=True), replace(SMALL["grompol"], sogan=True)),
    (Growing(False), Growing(False, Wax.KLOWONG)),
    (SMALL["nitik"], SMALL["jlamprang"]),
    (
        IsenPlate("ukel", False, Wax.OPEN, Wax.KLOWONG, Flower(8, 0, 5), 7.0),
        IsenPlate("sisik-melik", False, Wax.KLOWONG, Wax.OPEN, Flower(6, 0, 4), 4.0),
    ),
)
"""What fills the islands: where one of a pair stands for one person, the other may stand for another."""
COAST: Pairs = (
    (SMALL["jlamprang"], SMALL["nitik"]),
    (Growing(False, Wax.WARNA_3), Growing(False, Wax.WARNA_2)),
    (SMALL["ceplok"], SMALL["grompol"]),
    (Growing(False), Growing(False, Wax.WARNA_1)),
    (
        IsenPlate("sisik-melik", False, Wax.WARNA_4, Wax.OPEN, Flower(6, 0, 4), 4.0),
        IsenPlate("beras-wutah", False, Wax.OPEN, Wax.KLOWONG, Flower(8, 0, 5)),
    ),
    (
        IsenPlate("kembang-pacar", False, Wax.WARNA_2, Wax.KLOWONG, Flower(8, 0, 4)),
        IsenPlate("ukel", False, Wax.OPEN, Wax.KLOWONG, Flower(8, 0, 5), 7.0),
    ),
    (SMALL["truntum"], IsenPlate("ukel", False, Wax.WARNA_1, Wax.OPEN, Flower(6, 0, 5), 6.0)),
)
"""The same on the coast, which has flowers on painted grounds and none of the courts' patterns."""


def fillings_in(pairs: Pairs) -> tuple[Filling, ...]:
    """Return the fillings of pairs, in order."""
    return tuple(filling for pair in pairs for filling in pair)


FILLINGS = fillings_in(PAIRS)

LAYOUT_LUCK = 20231
"""From this the luck comes that is the same for everybody."""
_LIKED = 0.6
"""How much more often a person has one of a pair than the other, where the luck of islands is -1..1."""
_FIRST = 0.1
"""Islands with less luck than that have the first of their pair."""


def filled(islands: Islands, pairs: Pairs = PAIRS) -> list[int]:
    """Choose a filling for every island: never that of a neighbour, seldom one near by, light beside dark.

    Which pair of fillings an island has is the same for everybody, as are its neighbours in the lattice, who have
    others. Which of the two is a person's own: a little other numbers change it in a few islands, each by itself.
    """
    around = islands.around
    key, near, touching = around.key, around.beside, around.touching
    which = np.arange(len(key))
    if islands.torus is not None:
        # Copies choose as one: by the neighbours of the copy that lies most in the middle.
        key, which = np.unique(key, axis=0, return_inverse=True)
        which = which.reshape(-1)
        far = ((around.sites - islands.middle) * (around.sites - islands.middle)).sum(axis=1)
        first = [int(np.flatnonzero(which == n)[np.argmin(far[which == n])]) for n in range(len(key))]
        near = np.where(near[first] >= 0, which[near[first]], -1)
        touching = tuple(tuple(int(which[k]) for k in touching[at] if which[k] != n) for n, at in enumerate(first))
    order = np.lexsort((key[:, 0], key[:, 1], uniform(LAYOUT_LUCK, salts.SEKAR_ORDER, *key.T))).tolist()
    pair, many = _paired(key, near, order, pairs), 2 * len(pairs)
    shares = islands.own.luck(salts.SEKAR_OTHER, *key.T) + _liked(islands.own)[pair]
    chosen = 2 * pair + (shares > _FIRST)
    # Lattices know no shores: two that touch all the same may have one pair, and then the later one gives way.
    for number, at in enumerate(order):
        taken = {int(chosen[k]) for k in touching[at] if k != at}
        for other in (int(chosen[at]) ^ 1, *range(number % many, many), *range(many)):
            if int(chosen[at]) not in taken:
                break
            chosen[at] = other
    return [int(k) for k in chosen[which[around.on]]]


def _paired(key: IntArray, near: IntArray, order: list[int], pairs: Pairs) -> IntArray:
    """Return the pair of each island: none of its six neighbours has it, and few of those behind them."""
    taste = np.stack([uniform(LAYOUT_LUCK, salts.SEKAR_TASTE, *key.T, k) for k in range(len(pairs))], axis=1)
    # The growth is what is a person's own: it comes a little more often.
    taste -= 0.4 * np.array([isinstance(one, Growing) for one, _ in pairs])
    light = np.array([one.light for one, _ in pairs])
    # The last place stands for islands that are not there.
    pair = np.full(len(key) + 1, -1)
    for at in order:
        beside, behind = pair[near[at, :6]], pair[near[at, 6:]]
        beside, behind = beside[beside >= 0], behind[behind >= 0]
        alike = np.where(light, light[beside].sum(), (~light[beside]).sum())
        cost = taste[at] + 0.8 * np.bincount(behind, minlength=len(pairs)) + 0.4 * alike
        cost[beside] += 100.0
        pair[at] = int(cost.argmin())
    return pair[:-1]


def _liked(own: Own) -> FloatArray:
    """Return how much a person likes the second of each pair, -1..1 times ``_LIKED``."""
    nowhere = np.zeros(1, np.int64)
    return _LIKED * np.concatenate([own.luck(salts.SEKAR_LIKED + 16 * k, nowhere) for k in range(len(PAIRS))])
