"""What fills the ground between grown motifs: ukel, small dots, groups of dots, planned in one repeat."""

import numpy as np

from batik_gen.pattern.flora.repeat import FloraRepeat
from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import ukel
from batik_gen.values.arrays import FloatArray

Places = tuple[FloatArray, FloatArray]
"""Where something stands in one repeat, n x 2, and how large it is or how much room it has, n."""

Curls = tuple[FloatArray, FloatArray, FloatArray]
"""Places and sizes of curls, and how each is turned, radians."""

_MOST = 4_000_000
_FADES, _UNSEEN = (0.86, 1.0), 1.2
"""A flower is nothing at the first, and as large as it may be at the second, of its least radius; none smaller, mm."""


def plan_ukel(repeat: FloraRepeat, size: float, gap: float, salt: int) -> Curls:
    """Find places for curls of about ``size`` mm, and let them stand."""
    at, clear, key = repeat.strewn(1.1 * size, 0.5 * size + gap, salt)
    wide = np.clip(2 * (clear - gap), 0.0, size)
    kept = wide > 0.74 * size
    at, wide, key = at[kept], wide[kept], key[kept]
    for centre, own in zip(at, wide, strict=True):
        t = np.arange(12) * (np.pi / 6)
        ring = np.stack([np.cos(t), np.sin(t)], axis=-1) * (0.5 * own)
        repeat.add(centre + ring)
        repeat.add(centre + 0.5 * ring)
        repeat.add(centre[None])
    # Each by its own number: where one comes or goes the others stay as they are.
    return at, wide, 2 * np.pi * uniform(0, salts.FLORA_UKEL_LEAN, key)


def plan_flowers(repeat: FloraRepeat, most: float, least: float, gap: float, salt: int) -> Places:
    """Find places for small flowers where much ground is left, and let them stand; places and radii."""
    from scipy.spatial import cKDTree

    box = np.array(repeat.box)
    many = np.ceil(box / 1.5).astype(np.int64)
    grid = np.stack(
        np.meshgrid(np.arange(many[0]) * (box[0] / many[0]), np.arange(many[1]) * (box[1] / many[1])), axis=-1
    )
    spots = grid.reshape(-1, 2)
    clear = np.minimum(cKDTree(repeat.held, boxsize=box).query(spots)[0], most + gap)
    if repeat.mirrored:
        # One half is filled, the other mirrors it; flowers keep off the lines between them.
        aside = np.minimum(spots[:, 0], 0.5 * box[0] - spots[:, 0])
        clear = np.minimum(clear, aside + 0.5 * gap)
    places, radii = [], []
    t = np.arange(24) * (np.pi / 12)
    ring = np.stack([np.cos(t), np.sin(t)], axis=-1)
    # The largest free place first; where many are as large, the one that the salt favours.
    order = 0.05 * uniform(0, salt, np.arange(len(spots)))
    while True:
        best = int(np.argmax(clear + order))
        own = float(clear[best]) - gap
        if own < least:
            break
        places.append(spots[best])
        radii.append(own)
        repeat.add_solid(spots[best] + ring * own, spots[best])
        off = spots - spots[best]
        off -= np.rint(off / box) * box
        clear = np.minimum(clear, np.sqrt((off * off).sum(axis=1)) - own)
    found, wide = np.array(places).reshape(-1, 2), np.array(radii)
    if repeat.mirrored:
        return np.concatenate([found, found * np.array([-1.0, 1.0])]), np.concatenate([wide, wide])
    return found, wide


def plan_blooms(repeat: FloraRepeat, spots: FloatArray, most: float, least: float, gap: float) -> Places:
    """Let small flowers stand at the same spots n x 2, in their order, as large as their room; places and radii.

    With room for hardly less than ``least`` mm one grows out of nothing: those of radius 0 do not stand.
    """
    from scipy.spatial import cKDTree

    box = np.array(repeat.box)
    within = spots - np.floor(spots / box) * box
    clear = np.asarray(cKDTree(repeat.held, boxsize=box).query(np.minimum(within, box * (1 - 1e-12)))[0], np.float64)
    radii = np.zeros(len(spots))
    t = np.arange(24) * (np.pi / 12)
    ring = np.stack([np.cos(t), np.sin(t)], axis=-1)
    nothing, whole = (share * least for share in _FADES)
    for number, spot in enumerate(spots):
        own = min(most, float(clear[number]) - gap)
        own *= float(np.clip((own - nothing) / (whole - nothing), 0.0, 1.0))
        if own < _UNSEEN:
            continue
        radii[number] = own
        repeat.add_solid(spot + ring * own, spot)
        off = within - within[number]
        off -= np.rint(off / box) * box
        clear = np.minimum(clear, np.sqrt((off * off).sum(axis=1)) - own)
    return spots, radii


def wax_ukel(pen: Waxing, hand: Hand, sites: FloatArray, plan: Curls, width: float, side: float) -> None:
    """Draw the curls of a plan about every site, each turned its own way."""
    at, wide, turned = plan
    if not len(at):
        return
    centres = (sites[:, None] + at).reshape(-1, 2)
    size = np.tile(0.8 * wide, len(sites))
    lean = np.tile(turned, len(sites)) + 0.35 * hand.normal(salts.FLORA_UKEL_TURN, centres)
    middle = turn(np.stack([0.42 * size, side * 0.44 * size], axis=-1), lean)
    ukel.curls(pen, hand, centres - middle, lean, size, width, side, 0.4)


def plan_dots(repeat: FloraRepeat, pitch: float, gap: float, salt: int) -> Places:
    """Find places for single dots ``pitch`` mm apart; places n x 2 and clearances n."""
    at, clear, _ = repeat.strewn(pitch, gap, salt, rounds=10)
    return at, clear


def wax_dots(pen: Waxing, hand: Hand, sites: FloatArray, plan: Places, diameter: float, stray: float) -> None:
    """Draw the dots of a plan about every site, each a little off its place."""
    at, clear = plan
    if not len(at):
        return
    per = max(1, _MOST // len(at))
    for first in range(0, len(sites), per):
        centres = sites[first : first + per, None] + at
        off = hand.stray(salts.FLORA_DOT_STRAY, centres)
        wide = np.clip(1.5 * (clear - 0.35), 0.72 * diameter, diameter)
        pen.dot(centres + stray * off, np.broadcast_to(wide, centres.shape[:2]))
