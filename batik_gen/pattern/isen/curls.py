"""Fillings of curling lines: ukel nested until the ground is full, and the larger, looser udar."""

import numpy as np

from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.geometry.shape.points import clear_of, settled, strewn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen.kind import Bed, Filling
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray
from batik_gen.values.words import Words

_SOURCE = "docs/sources.md#isen"
_WAYS = 10


def _comma(turns: float, inner: float, tail: float, k: int, swing: float = 1.25) -> FloatArray:
    """Return a curl of radius 1 about the origin, k x 2: from its eye outward, then a tail that swings away."""
    # The radius grows evenly while it rolls, then faster as the tail leaves.
    rolled = np.linspace(0, 1, k)
    angle = rolled * (turns * 2 * np.pi + tail)
    wind = turns * 2 * np.pi
    inside = np.minimum(angle / wind, 1.0)
    beyond = np.maximum(angle - wind, 0.0) / tail
    radius = inner + (1 - inner) * inside + swing * beyond * (0.45 + 0.55 * beyond)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=-1)


def _sides(bed: Bed, centres: FloatArray, owner: IntArray) -> FloatArray:
    """Return +1 or -1 for each curl: one hand for a whole zone, the other for the next."""
    zone = bed.room.centre[owner] if bed.room.outlines is not None else centres
    return np.where(bed.hand.noise(salts.ISEN_CURL_SIDE, zone, 70.0) >= -0.15, 1.0, -1.0)


def _curls(
    bed: Bed,
    form: FloatArray,
    pitch: float,
    size: float,
    width: float,
    salt: int,
    held: tuple[FloatArray, IntArray] | None,
) -> tuple[FloatArray, IntArray, FloatArray]:
    """Nest curls of one form over every shape; return their lines n x k x 2, owners, and heads (x, y, radius)."""
    touch, hand, room = bed.touch, bed.hand, bed.room
    reach = 0.5 * size
    margin = touch.edge + 0.5 * width
    seeds = bed.along(pitch, margin + reach, 0.12, salt) if held is None else None
    centres, owner = strewn(room, pitch, margin + reach, hand, jitter=0.2, salt=salt, held=held, seeds=seeds)
    if room.outlines is not None and held is None:
        bare = np.flatnonzero((np.bincount(owner, minlength=len(room)) == 0) & (room.deepest > margin + 0.5 * reach))
        centres, owner = np.concatenate([centres, room.centre[bare]]), np.concatenate([owner, bare])
    if not len(centres):
        return np.zeros((0, len(form), 2)), owner, np.zeros((0, 3))
    own = reach * np.maximum(hand.size(salt + 4, centres, 0.9), 0.7)
    own = np.minimum(own, np.maximum(room.depth(centres, owner) - margin, 0.5 * reach))
    side = _sides(bed, centres, owner)
    rolled = np.broadcast_to(form[:, 0], (len(centres), len(form)))
    shape = np.stack([rolled, form[None, :, 1] * side[:, None]], axis=-1)
    angle = (np.arange(_WAYS) + hand.at(salt + 5, centres)[:, None]) * (2 * np.pi / _WAYS)
    # Only the outline of the head and the tail matter to the neighbours.
    coarse = shape[:, -11::2]
    trials = turn(coarse[:, None], angle[..., None]) * own[:, None, None, None] + centres[:, None, None]
    best = settled(room, centres, owner, trials, margin, hand, salt + 6)
    way = np.take_along_axis(angle, best[:, None], axis=1)
    lines = turn(shape, way) * own[:, None, None] + centres[:, None]
    # A tail that would still leave the shape, or touch another curl, is shortened.
    deep = room.depth(lines, np.repeat(owner[:, None], lines.shape[1], 1))
    good = (deep >= margin) & ~_touching(lines, owner, hand.at(salt + 7, centres), 2.0 * width)
    fine = np.cumprod(good, axis=1).sum(axis=1) - 1
    last = np.maximum(fine, 2)
    k = lines.shape[1]
    at = np.linspace(0, 1, k) * last[:, None]
    i = np.minimum(np.floor(at).astype(np.int64), k - 2)
    row = np.arange(len(lines))[:, None]
    lines = lines[row, i] + (lines[row, i + 1] - lines[row, i]) * (at - i)[..., None]
    kept = fine > 0.4 * k
    heads = np.concatenate([centres, own[:, None]], axis=1)
    return lines[kept], owner[kept], heads[kept]


def _ukel(bed: Bed) -> None:
    """Nest curls, then small commas between them, then dots where nothing else fits.

    With plates of their own (light on a brown ground) the curls are rings about
    a light eye and the commas are light drops, as on sido luhur; else spirals.
    """
    touch, room, canting = bed.touch, bed.room, bed.canting
    size, width = UKEL.size(touch), touch.nib
    small = 2 * (room.typical - touch.edge)
    size = min(size, max(small, 3.2)) if room.outlines is not None else size
    head = 0.7 * size
    eyed = canting.plates is not None and canting.plates is not canting.lines
    form = _comma(0.98, 0.82, 2.3, 26, 1.1) if eyed else _comma(1.25, 0.33, 1.9, 26, 1.0)
    lines, owner, heads = _curls(
        bed, form, (head + (2.7 if eyed else 1.7) * width) / touch.count, head, width, salts.ISEN_UKEL, None
    )
    if eyed:
        wide = np.maximum(1.5 * heads[:, 2] - 1.9 * width, width)
        canting.fills.dot(heads[:, :2], wide)
    canting.lines.stroke(lines, width * np.concatenate([np.full(16, 1.0), np.linspace(1.0, 0.7, 10)]))
    body = lines[:, 5::2]
    taken = (body.reshape(-1, 2), np.repeat(owner, body.shape[1]))
    if eyed:
        taken = (np.concatenate([taken[0], heads[:, :2]]), np.concatenate([taken[1], owner]))
    comma = _comma(0.42, 0.75, 1.5, 14)
    less = max(0.3 * head, 1.9 * width) if eyed else max(0.4 * head, 2.6 * width)
    more, whose, _ = _curls(bed, comma, less + 1.9 * width, less, width, salts.ISEN_UKEL_COMMAS, taken)
    clear = _clear(more, whose, taken, 1.3 * width)
    if eyed:
        canting.fills.stroke(more[clear], width * np.linspace(1.5, 0.6, 14))
    else:
        canting.lines.stroke(more[clear], width * np.linspace(1.05, 0.7, 14))
    _last_dots(
        bed,
        canting.lines,
        taken,
        more[clear],
        whose[clear],
        (max(0.8 * touch.dot, 1.1 * width), 2.6, 1.25, salts.ISEN_UKEL_DOTS),
    )


def _last_dots(
    bed: Bed,
    pen: Waxing,
    taken: tuple[FloatArray, IntArray],
    lines: FloatArray,
    whose: IntArray,
    how: tuple[float, float, float, int],
) -> None:
    """Set dots where curls and commas leave room; ``how``: diameter, pitch and clearance in diameters, salt."""
    dot, pitch, clearance, salt = how
    points = np.concatenate([taken[0], lines.reshape(-1, 2)])
    owner = np.concatenate([taken[1], np.repeat(whose, lines.shape[1])])
    held = (points, owner)
    edge = bed.touch.edge + 0.5 * dot
    at, by = strewn(bed.room, pitch * dot, edge, bed.hand, held=held, near=0.9, rounds=0, salt=salt)
    pen.dot(at[_clear(at[:, None], by, held, 0.5 * bed.touch.nib + clearance * dot)], dot)


def _touching(lines: FloatArray, owner: IntArray, luck: FloatArray, gap: float) -> BoolArray:
    """Return which points of the outer third of lines come nearer than ``gap`` to a line that goes first."""
    from scipy.spatial import cKDTree

    n, k, _ = lines.shape
    first = k - k // 3
    flat = np.concatenate([lines.reshape(-1, 2), 1e4 * np.repeat(owner, k)[:, None].astype(np.float64)], axis=1)
    pairs = cKDTree(flat).query_pairs(gap, output_type="ndarray")
    one, other = pairs[:, 0] // k, pairs[:, 1] // k
    pairs, one, other = pairs[one != other], one[one != other], other[one != other]
    tail = pairs % k >= first
    touching = np.zeros(n * k, bool)
    # A tail gives way to a head, and of two tails the luckless one.
    touching[pairs[tail[:, 0] & (~tail[:, 1] | (luck[one] < luck[other])), 0]] = True
    touching[pairs[tail[:, 1] & (~tail[:, 0] | (luck[other] <= luck[one])), 1]] = True
    return touching.reshape(n, k)


def _clear(lines: FloatArray, owner: IntArray, taken: tuple[FloatArray, IntArray], gap: float) -> BoolArray:
    """Return which lines n x k x 2 keep ``gap`` mm from all points taken."""
    flat = clear_of(lines.reshape(-1, 2), np.repeat(owner, lines.shape[1]), taken, gap)
    return np.asarray(flat.reshape(lines.shape[:2]).all(axis=1), np.bool_)


def _udar(bed: Bed) -> None:
    """Draw loose hooks: less rolled, longer in the tail."""
    touch, room, canting = bed.touch, bed.room, bed.canting
    size, width = UDAR.size(touch), touch.nib
    small = 2 * (room.typical - touch.edge)
    size = min(size, max(1.3 * small, 4.0)) if room.outlines is not None else size
    head = 0.5 * size
    form = _comma(0.62, 0.45, 2.4, 26)
    lines, owner, _ = _curls(bed, form, (head + 3.6 * width) / touch.count, head, width, salts.ISEN_UDAR, None)
    canting.lines.stroke(lines, width * np.linspace(1.05, 0.7, 26))
    body = lines[:, 1::2]
    taken = (body.reshape(-1, 2), np.repeat(owner, body.shape[1]))
    comma = _comma(0.3, 0.9, 1.3, 14)
    less = max(0.5 * head, 3.0 * width)
    more, whose, _ = _curls(bed, comma, less + 2.6 * width, less, width, salts.ISEN_UDAR_COMMAS, taken)
    clear = _clear(more, whose, taken, 1.5 * width)
    canting.lines.stroke(more[clear], width * np.linspace(1.05, 0.7, 14))
    _last_dots(bed, canting.dots, taken, more[clear], whose[clear], (0.9 * touch.dot, 2.8, 1.15, salts.ISEN_UDAR_DOTS))


UKEL = Filling(
    "ukel",
    Words("ukel: small comma curls nested over the ground", "ukel: lengkung koma kecil memenuhi latar"),
    Words("grounds of semen, sido and truntum", "latar semen, sido, dan truntum"),
    "docs/sources.md#isen: 4-8 mm", 4.0, 5.4, 8.0, Words("length of a curl", "panjang lengkung"), _ukel, True,
)  # fmt: skip
UDAR = Filling(
    "udar",
    Words("udar: larger loose curves", "udar: lengkung lepas yang lebih besar"),
    Words("grounds", "latar"),
    _SOURCE, 8.0, 10.0, 15.0, Words("length of a curve", "panjang lengkung"), _udar, True,
)  # fmt: skip
