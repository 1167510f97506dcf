"""Fillings of curling lines: ukel nested until the ground is full, and the larger, looser udar."""

import numpy as np

from batik_gen.pattern.curves import turn
from batik_gen.pattern.hand import smooth_noise
from batik_gen.pattern.isen.kind import Bed, Filling
from batik_gen.pattern.shape import BoolArray
from batik_gen.pattern.shape_points import settled, strewn
from batik_gen.pattern.tables import Words
from batik_gen.values import FloatArray, IntArray

_SOURCE = "batik reference 2"
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
    return np.where(smooth_noise(bed.hand.seed, 331, zone, 70.0) >= -0.15, 1.0, -1.0)


def _curls(
    bed: Bed,
    form: FloatArray,
    pitch: float,
    size: float,
    width: float,
    salt: int,
    held: tuple[FloatArray, IntArray] | None,
) -> tuple[FloatArray, IntArray]:
    """Nest curls of one form over every shape; return the points of their lines n x k x 2 and their owners."""
    touch, hand, room = bed.touch, bed.hand, bed.room
    reach = 0.5 * size
    margin = touch.edge + 0.5 * width
    seeds = bed.along(pitch, margin + reach, 0.12, salt) if held is None else None
    centres, owner = strewn(room, pitch, margin + reach, hand, jitter=0.2, salt=salt, held=held, seeds=seeds)
    if room.outlines is not None and held is None:
        bare = np.flatnonzero((np.bincount(owner, minlength=len(room)) == 0) & (room.deepest > margin + 0.5 * reach))
        centres, owner = np.concatenate([centres, room.centre[bare]]), np.concatenate([owner, bare])
    if not len(centres):
        return np.zeros((0, len(form), 2)), owner
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
    return lines[kept], owner[kept]


def _ukel(bed: Bed) -> None:
    touch, room, canting = bed.touch, bed.room, bed.canting
    size = UKEL.size(touch)
    width = touch.nib
    small = 2 * (float(np.median(room.deepest)) - touch.edge)
    size = min(size, max(small, 3.2)) if room.outlines is not None else size
    head = 0.7 * size
    form = _comma(1.25, 0.33, 1.9, 26, 1.0)
    lines, owner = _curls(bed, form, (head + 1.7 * width) / touch.count, head, width, 341, None)
    taper = np.concatenate([np.full(16, 1.0), np.linspace(1.0, 0.7, 10)])
    canting.lines.stroke(lines, width * taper)
    if canting.plates is not None and canting.plates is not canting.lines:
        _eyes(bed, lines)
    # Smaller commas fill what the curls leave, then dots what the commas leave.
    body = lines[:, 5::2]
    taken = (body.reshape(-1, 2), np.repeat(owner, body.shape[1]))
    comma = _comma(0.42, 0.75, 1.5, 14)
    less = max(0.4 * head, 2.6 * width)
    more, whose = _curls(bed, comma, less + 1.9 * width, less, width, 351, taken)
    clear = _clear(more, whose, taken, 1.3 * width)
    canting.lines.stroke(more[clear], width * np.linspace(1.05, 0.7, 14))
    taken = (
        np.concatenate([taken[0], more[clear].reshape(-1, 2)]),
        np.concatenate([taken[1], np.repeat(whose[clear], more.shape[1])]),
    )
    dot = max(0.8 * touch.dot, 1.1 * width)
    points, by = strewn(room, 2.6 * dot, touch.edge + 0.5 * dot, bed.hand, held=taken, near=1.0, rounds=0, salt=361)
    free = _clear(points[:, None], by, taken, 0.5 * width + 1.25 * dot)
    canting.lines.dot(points[free], dot)


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


def _eyes(bed: Bed, lines: FloatArray) -> None:
    """Fill the hollow of each curl with a light plate."""
    eye = 0.5 * (lines[:, 3] + lines[:, 8])
    off = lines[:, 3] - lines[:, 8]
    wide = np.sqrt((off * off).sum(axis=1))
    bed.canting.fills.dot(eye, np.maximum(wide * 0.8, bed.touch.nib))


def _clear(lines: FloatArray, owner: IntArray, taken: tuple[FloatArray, IntArray], gap: float) -> BoolArray:
    """Return which lines keep ``gap`` mm from all points taken."""
    from scipy.spatial import cKDTree

    if not len(lines) or not len(taken[0]):
        return np.ones(len(lines), bool)
    lifted = np.concatenate([taken[0], 1e4 * taken[1][:, None].astype(np.float64)], axis=1)
    flat = np.concatenate(
        [lines.reshape(-1, 2), 1e4 * np.repeat(owner, lines.shape[1])[:, None].astype(np.float64)], axis=1
    )
    near = np.asarray(cKDTree(lifted).query(flat, distance_upper_bound=gap)[0]).reshape(len(lines), -1)
    clear: BoolArray = ~np.isfinite(near).any(axis=1)
    return clear


def _udar(bed: Bed) -> None:
    """Draw loose hooks: less rolled, longer in the tail."""
    touch, room = bed.touch, bed.room
    size = UDAR.size(touch)
    width = touch.nib
    small = 2 * (float(np.median(room.deepest)) - touch.edge)
    size = min(size, max(1.3 * small, 4.0)) if room.outlines is not None else size
    head = 0.5 * size
    form = _comma(0.62, 0.45, 2.4, 26)
    lines, owner = _curls(bed, form, (head + 3.6 * width) / touch.count, head, width, 371, None)
    bed.canting.lines.stroke(lines, width * np.linspace(1.05, 0.7, 26))
    body = lines[:, 1::2]
    taken = (body.reshape(-1, 2), np.repeat(owner, body.shape[1]))
    comma = _comma(0.3, 0.9, 1.3, 14)
    less = max(0.5 * head, 3.0 * width)
    more, whose = _curls(bed, comma, less + 2.6 * width, less, width, 381, taken)
    clear = _clear(more, whose, taken, 1.5 * width)
    bed.canting.lines.stroke(more[clear], width * np.linspace(1.05, 0.7, 14))
    taken = (
        np.concatenate([taken[0], more[clear].reshape(-1, 2)]),
        np.concatenate([taken[1], np.repeat(whose[clear], more.shape[1])]),
    )
    dot = 0.9 * touch.dot
    points, by = strewn(room, 3.0 * dot, touch.edge + 0.5 * dot, bed.hand, held=taken, near=0.8, rounds=0, salt=391)
    free = _clear(points[:, None], by, taken, 0.5 * width + 1.1 * dot)
    bed.canting.dots.dot(points[free], dot)


UKEL = Filling(
    "ukel",
    Words("ukel: small comma curls nested over the ground", "ukel: lengkung koma kecil memenuhi latar"),
    Words("grounds of semen, sido and truntum", "latar semen, sido, dan truntum"),
    "batik reference 2: 4-8 mm", 4.0, 5.4, 8.0, "length of a curl", _ukel, True,
)  # fmt: skip
UDAR = Filling(
    "udar",
    Words("udar: larger loose curves", "udar: lengkung lepas yang lebih besar"),
    Words("grounds", "latar"),
    _SOURCE, 8.0, 10.0, 15.0, "length of a curve", _udar, True,
)  # fmt: skip
