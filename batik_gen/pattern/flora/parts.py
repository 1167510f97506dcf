"""What grows from a stem: leaves, bunches, curls, buds and blossoms, first planned in one repeat, then waxed."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.flora.repeat import FloraRepeat
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.values.arrays import FloatArray

GAP = 1.25
"""What stays clear between what grows, mm."""
_LEAST = {"leaf": 7.0, "bunch": 12.0, "curl": 5.5, "bud": 8.0}
"""A berry needs room for its eye, a leaf for its rib: what would stay shorter, mm, fades out."""
_FADES = (0.72, 1.2)
"""It is nothing at the first, and at the second as large as it may be, of that length."""
_UNSEEN = 1.0
_MOST_NODES = 10
"""More than any number of repetitions asks for: each node is counted, also where it has not grown yet."""
_LUCKS, _MIRRORED = 100, 37
"""So many lucks there are (``salts.FLORA_PART_TURN``), and how far off its own that of a mirror image is."""
_BETWEEN = 4
"""So many places along a shoot are tried for smaller leaves between the others, on either side."""


@dataclass(frozen=True)
class FloraPart:
    """Hold one thing that grows from a shoot: what it is, where, which way, how long, how it bends.

    ``sort`` says how it is filled, ``luck`` which luck of the hand is its own, whatever else grows beside it.
    """

    kind: str
    foot: FloatArray
    angle: float
    long: float
    side: float
    sort: int = 0
    luck: int = 0


def heading(way: FloatArray) -> float:
    """Return the direction of a vector in radians."""
    # atan2 differs in its last bit between machines; the grid of the Cloth takes that away.
    return float(np.rint(np.arctan2(way[1], way[0]) * 2.0**30) * 2.0**-30)


def grow_part(
    repeat: FloraRepeat, parts: list[FloraPart], kind: str, foot: FloatArray, angle: float, long: float,
    side: float, full: float, start: float, sort: int = 0, room: float = 0.4,
) -> None:  # fmt: skip
    """Let one thing grow to its length or until it meets something, and let it stand."""
    c, s = np.cos(angle), np.sin(angle)
    luck = repeat.asked()
    if kind == "leaf":
        rib0 = flora.rib_of(np.array([long]), 0.3 * side)
        ring0 = flora.leaf_ring(rib0, np.array([full * long]))[0][0]
        core0 = np.concatenate([rib0[0], rib0[0][-2:0:-1]])
    elif kind == "bunch":
        ring0 = flora.bunch_ring() * (long / flora.BUNCH_LONG)
        core0 = np.broadcast_to(np.array([0.55 * long, 0.0]), ring0.shape)
    elif kind == "curl":
        ring0 = flora.curl(1.15)[1:] * np.array([1.0, side]) * long
        core0 = ring0
    else:
        ring0 = np.array([[0.02, 0.1], [0.3, 0.36], [0.62, 0.38], [1.03, 0.05], [1.03, -0.05], [0.62, -0.38],
                          [0.3, -0.36], [0.02, -0.1]]) * long  # fmt: skip
        core0 = np.broadcast_to(np.array([0.5 * long, 0.0]), ring0.shape)

    def placed(shape: FloatArray) -> FloatArray:
        return np.stack([shape[:, 0] * c - shape[:, 1] * s, shape[:, 0] * s + shape[:, 1] * c], axis=-1)

    ring, core = placed(ring0), placed(core0)
    if long <= _UNSEEN:
        return
    scale = repeat.fit(ring, foot, GAP, start, room)
    nothing, whole = (share * _LEAST[kind] for share in _FADES)
    scale *= float(np.clip((scale * long - nothing) / (whole - nothing), 0.0, 1.0))
    if scale * long < _UNSEEN:
        return
    if kind == "curl":
        repeat.add_line(foot + ring * scale)
    else:
        repeat.add_solid(foot + ring * scale, foot + core * scale)
    parts.append(FloraPart(kind, foot, angle, long * scale, side, sort, luck))


def on_line(line: FloatArray, share: float) -> tuple[FloatArray, float]:
    """Return the place so far along a line of even steps, and the way it runs there, in radians."""
    at = share * (len(line) - 1)
    i = min(int(at), len(line) - 2)
    step = line[i + 1] - line[i]
    return line[i] + step * (at - i), heading(step)


def along_shoots(
    repeat: FloraRepeat, parts: list[FloraPart], shoots: list[tuple[FloatArray, float]], angle: float,
    repetition: float, long: float, full: float, start: float = 4.0, bunches: bool = True,
) -> None:  # fmt: skip
    """Set leaves, curls and bunches along shoots, to either side in turn, then what still fits.

    ``shoots`` are lines with the side to which they roll up; ``long`` is the
    length of the first leaf. The last node grows with the part after the
    point of ``repetition``.
    """
    count = 3.2 + 1.7 * repetition
    for step in range(_MOST_NODES):
        part = float(np.clip(count - step, 0.0, 1.0))
        for number, (line, side) in enumerate(shoots):
            share = 0.08 + 0.88 * (step + 0.35) / count
            foot, ahead = on_line(line, share)
            out = -side if step % 2 == 0 else side
            lean = ahead + out * angle
            own = long * (1.0 - 0.3 * share) * part
            kind = "curl" if step % 5 == 3 else "bunch" if bunches and step % 5 == 2 and out != side else "leaf"
            grow_part(repeat, parts, kind, foot, lean, own, out, full, start, (step + number) % 5)
    for number, (line, _) in enumerate(shoots):
        for step in range(_BETWEEN):
            foot, ahead = on_line(line, 0.05 + 0.9 * (step + 0.5) / _BETWEEN)
            for out in (1.0, -1.0):
                lean = ahead + out * angle
                grow_part(repeat, parts, "leaf", foot, lean, 0.6 * long, out, full, start, (step + number) % 3)


def mirror(parts: list[FloraPart]) -> list[FloraPart]:
    """Return the parts and their mirror images about the upright line through the site."""
    flip = np.array([-1.0, 1.0])
    return [
        *parts,
        *(
            FloraPart(p.kind, p.foot * flip, np.pi - p.angle, p.long, -p.side, p.sort, p.luck + _MIRRORED)
            for p in parts
        ),
    ]


def scroll(foot: FloatArray, middle: FloatArray, turns: float, side: float, stop: float, k: int = 160) -> FloatArray:
    """Return a shoot from its foot into a roll about ``middle``, ended ``stop`` mm from there.

    ``side`` +1 rolls clockwise on the cloth.
    """
    off = foot - middle
    far = float(np.sqrt((off * off).sum()))
    u = np.arange(k) / (k - 1)
    left = (1 - u) * (1 - u)
    radius = far * (0.72 * (1 - u) + 0.28 * left * left * left)
    angle = side * 2 * np.pi * turns * u
    c, s = np.cos(angle), np.sin(angle)
    ray = off / far
    line = middle + np.stack([ray[0] * c - ray[1] * s, ray[0] * s + ray[1] * c], axis=-1) * radius[:, None]
    kept: FloatArray = line[radius >= stop]
    return kept


def wax_parts(
    hand: Hand, to: flora.Brushes, parts: tuple[FloraPart, ...], where: FloatArray, full: FloatArray, grown: FloatArray,
    thick: float, kinds: tuple[int, ...] = (0, 2, 0, 0, 4, 1),
) -> None:  # fmt: skip
    """Draw what was planned about every site.

    ``full`` is the width of leaves per length and ``grown`` the share of their
    planned length, one a site; both may shrink what was planned, never enlarge it.
    ``kinds`` says how the sorts of leaves are filled.
    """
    for part in parts:
        feet = where + part.foot
        # By its site: a foot that moves a little gets no new luck.
        angle = part.angle + 0.025 * hand.normal(salts.FLORA_PART_TURN + part.luck % _LUCKS, where)
        # The hand may draw smaller than planned, hardly larger: nothing touches.
        size = part.long * (hand.size(salts.FLORA_PART_SIZE + part.luck % _LUCKS, where, 0.35) - 0.02)
        if part.kind == "leaf":
            long = size * (0.4 + 0.6 * grown)
            flora.leaves(to, hand, feet, angle, long, full * part.long, 0.3 * part.side, kinds[part.sort])
        elif part.kind == "bunch":
            flora.bunches(to, hand, feet, angle, size / flora.BUNCH_LONG)
        elif part.kind == "curl":
            flora.tendrils(to, feet, angle, size * 0.97, part.side, flora.curl(1.15), 0.7 + 0.45 * thick)
        elif part.kind == "bud":
            flora.buds(to, hand, feet, angle, size, 1)
        else:
            star = part.kind == "star"
            kind = (1 if to.light_ground else 0) if star else 2
            flora.blossoms(to, hand, feet, angle, size, 8 if star else 7, kind)
