"""The clouds of mega mendung: one pointed outline, with a volute that rolls in from a notch below."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.curves import length, turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.motifs.mega_mendung.layout import dealt
from batik_gen.values.arrays import FloatArray

_TOP, _BELOW = 150, 190
"""Points of the upper and the lower edge."""
_ROLL = 110


@dataclass(frozen=True)
class CloudForm:
    """Hold what shapes one cloud, in a frame where it is 2 wide.

    Parameters
    ----------
    height
        Height in widths, about 0.3 to 0.5.
    lobes
        How many steps the upper edge has, up and down; need not be whole.
    swell
        How far their treads billow.
    crest
        Where the top lies, -1 left to 1 right of the middle.
    lift
        How far the right tip flies above the left one.
    volute
        Size of the roll, of the room there is.
    turns
        In how many turns it rolls up.
    """

    height: float
    lobes: float
    swell: float
    crest: float
    lift: float
    volute: float
    turns: float


@dataclass(frozen=True)
class Cloud:
    """Hold one cloud on the cloth: its outline (k x 2) and the line of its volute (m x 2), in mm."""

    outline: FloatArray
    volute: FloatArray


def variant(
    seed: int, number: int, height: float, volute: float, turns: float, lobes: float, swell: float
) -> CloudForm:
    """Return the form of cloud ``number``: the person's numbers, and what differs from cloud to cloud."""
    luck = dealt(seed, salts.MEGA_FORM, number, 6)
    return CloudForm(
        height * float(1 + 0.10 * luck[0]),
        lobes + 0.55 * float(luck[1]),
        swell + 0.07 * float(luck[2]),
        0.35 * float(luck[3]),
        0.16 * float(luck[4]) + 0.06,
        volute * float(1 + 0.08 * luck[5]),
        turns,
    )


def _stairs(u: FloatArray, count: float, step: float, phase: float) -> FloatArray:
    """Return a climb 0..1 over u 0..1 in so many steps: treads that billow, with risers between them."""
    wave = np.sin(2 * np.pi * (count * u + phase))
    ends = np.sin(2 * np.pi * phase) * (1 - u) + np.sin(2 * np.pi * (count + phase)) * u
    climb: FloatArray = u + step * (wave - ends) / (2 * np.pi * count)
    return climb


def _edge(t: FloatArray, crest: float, count: float, step: float, phase: float) -> FloatArray:
    """Return the height 0..1 of an edge over t 0..1: from hollow tips it climbs in steps to a round crest."""
    peak = 0.5 + 0.3 * crest
    near = np.stack([np.minimum(t / peak, 1), np.minimum((1 - t) / (1 - peak), 1)])
    # The side away from the crest is longer and has more steps.
    sides = np.stack([_stairs(u, max(c, 1.0), step, phase) for u, c in zip(near, (count, count - 0.35), strict=True)])
    climb = np.where(t < peak, sides[0], sides[1])
    s = np.sin(0.5 * np.pi * np.clip(climb, 0, 1.2))
    high: FloatArray = s * (0.3 + 0.7 * s)
    return high


def shape(form: CloudForm) -> Cloud:
    """Draw a cloud 2 wide around the origin."""
    high = 2 * form.height
    up, down = 0.58 * high, 0.42 * high
    # A small cloud has few steps: as deep as a large one's they would leave nothing of it.
    step = (3.8 * form.swell - 0.25) * min(1.0, 0.28 * form.lobes)
    t = np.arange(_TOP) / (_TOP - 1)
    x = -1 + 2 * t
    top = -up * _edge(t, form.crest, 0.62 * form.lobes, step, 0.0)
    notch = 0.60 + 0.10 * form.crest
    b = 1 - np.arange(1, _BELOW) / _BELOW
    off = (b - notch) / 0.16
    cut = np.maximum(1 - np.abs(off), 0)
    lean = np.where(off > 0, cut * cut, cut * cut * cut)
    low = down * _edge(b, -0.5 * form.crest, 0.62 * form.lobes - 0.4, 0.8 * step, 0.15)
    below = low + 0.06 * high * np.where(off > 0, np.maximum(1 - np.abs(off - 1.0), 0), 0.0) - 0.20 * high * lean
    ring = np.concatenate([np.stack([x, top], -1), np.stack([-1 + 2 * b, below], -1)])
    tip = int(np.abs(b - notch).argmin())
    foot = np.array([-1 + 2 * b[tip], below[tip]])
    line = _volute(form, foot, high)
    return Cloud(_flown(ring, form.lift), _flown(line, form.lift))


def widest(one: CloudForm, other: CloudForm) -> FloatArray:
    """Return the outline, 2 wide, within which two forms lie that differ in how far they swell."""
    a, b = shape(one).outline, shape(other).outline
    ring: FloatArray = np.concatenate([np.minimum(a[:_TOP], b[:_TOP]), np.maximum(a[_TOP:], b[_TOP:])])
    return ring


def _volute(form: CloudForm, foot: FloatArray, high: float) -> FloatArray:
    """Roll a line in from the notch, clockwise, ever tighter."""
    room = 0.60 * high + foot[1]
    wide = form.volute * room
    first = np.pi * 0.70
    u = np.arange(_ROLL) / (_ROLL - 1)
    left = 1 - u
    radius = wide * (0.16 + 0.84 * left * (0.62 + 0.38 * left))
    angle = first + 2 * np.pi * form.turns * u
    middle = foot - radius[0] * np.array([np.cos(first), np.sin(first)])
    line: FloatArray = middle + radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    return line


def _flown(points: FloatArray, lift: float) -> FloatArray:
    """Bend a cloud so that its right tip flies higher than its left one."""
    x = points[..., 0]
    moved: FloatArray = np.stack([x, points[..., 1] - lift * x * (0.5 + 0.5 * x * x)], axis=-1)
    return moved


def placed(cloud: Cloud, at: FloatArray, wide: float, tilt: float, mirrored: bool) -> Cloud:
    """Set a cloud on the cloth: ``wide`` mm from tip to tip, tilted by radians."""
    flip = np.array([-0.5 * wide if mirrored else 0.5 * wide, 0.5 * wide])
    outline = turn(cloud.outline * flip, tilt) + at
    if mirrored:
        outline = outline[::-1]
    return Cloud(outline, turn(cloud.volute * flip, tilt) + at)


def dense(line: FloatArray, pace: float, closed: bool = False) -> FloatArray:
    """Return points along a line k x 2, about ``pace`` mm apart."""
    run = np.concatenate([line, line[:1]]) if closed else line
    long = float(length(run[1:] - run[:-1]).sum())
    return even(line, max(int(np.ceil(long / pace)), 8), closed)


def even(line: FloatArray, count: int, closed: bool = False) -> FloatArray:
    """Return ``count`` points along a line k x 2, equally far apart."""
    run = np.concatenate([line, line[:1]]) if closed else line
    reach = np.concatenate([[0.0], np.cumsum(length(run[1:] - run[:-1]))])
    want = np.arange(count) * (reach[-1] / (count if closed else count - 1))
    i = np.clip(np.searchsorted(reach, want, side="right") - 1, 0, len(run) - 2)
    part = (want - reach[i]) / np.maximum(reach[i + 1] - reach[i], 1e-12)
    found: FloatArray = run[i] + part[:, None] * (run[i + 1] - run[i])
    return found
