"""Bouquets drawn about their places: stems from a tie to their heads, leaves on them, flowers one before another."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.blades import Blades
from batik_gen.pattern.flora.lung import rolled
from batik_gen.pattern.flora.petals import Petal, flowers
from batik_gen.pattern.flora.sheet import Pens
from batik_gen.pattern.flora.species import BOW, dressed
from batik_gen.pattern.flora.stack import Stack
from batik_gen.pattern.flora.tendrils import Foliage, leaves, stem, swelling, wax_leaves
from batik_gen.pattern.geometry.curves import unit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.motifs.buketan.plans import Bouquet, Head
from batik_gen.values.arrays import FloatArray

TIE = np.array([0.02, 0.34])
"""Where the stems are tied, in distances between bouquets."""
_STALKS = (-0.42, -0.2, 0.02, 0.24, 0.46)
"""How the stalks below the tie spread, radians."""
_POINTS = 24


def wax_bouquets(plan: Plan, to: Stack, bouquet: Bouquet, at: FloatArray, pens: Pens) -> list[FloatArray]:
    """Draw a bouquet about places n x 2, no two alike; return where its parts stand, each n x k x 2."""
    pitch, hand = plan.value("buketan.pitch"), plan.hand
    thick = 0.55 + 0.75 * plan.value("growth.thickness")
    stems = _stems(plan, bouquet, at, pitch)
    tails = [_tail(at, lean, pitch) for lean in _STALKS]
    taken: list[FloatArray] = [*stems, *tails]
    for line in tails:
        stem(to, 1, line, thick * np.linspace(1.2, 0.9, line.shape[1]), pens, "green")
    for head, line in zip(bouquet.heads, stems, strict=True):
        stem(to, 1, line, swelling(_POINTS, thick, 1.2 if head.twig is None else 0.9, 0.7), pens, "green")
    curls = _tendrils(plan, bouquet, at, stems, tails, pitch)
    for line in curls:
        stem(to, 1, line, swelling(line.shape[1], 0.85 * thick, 1.1, 0.4), pens, "green")
        to.pen(2, "green").dot(line[:, -1], 1.4 * thick)
    taken += curls
    taken += _foliage(plan, to, at, bouquet, stems, pitch, pens)
    heart, bloom = plan.value("buketan.heart") / 0.33, plan.value("buketan.bloom")
    shade = plan.value("buketan.shade")
    for head, line in zip(bouquet.heads, stems, strict=True):
        foot = line[:, -1]
        luck = np.clip(hand.normal(salts.BUKETAN_HEAD, foot), -2, 2)
        way = head.lean - 0.5 * np.pi + 0.03 * luck
        size = head.size * bloom * pitch * (1 + 0.02 * np.clip(hand.normal(salts.BUKETAN_HEAD + 1, foot), -2, 2))
        taken += flowers(to, head.level, hand, foot, way, size, _hearted(head.petals, heart), pens, shade)
    knot = at + TIE * pitch
    luck = np.clip(hand.normal(salts.BUKETAN_RIBBON, knot), -2, 2)
    taken += flowers(to, 4, hand, knot, 0.06 * luck - 0.5 * np.pi, 0.30 * pitch * (1 + 0.04 * luck),
                     dressed(BOW, **bouquet.ribbon), pens, shade)  # fmt: skip
    for petals, x, y, span, lean in bouquet.flying:
        spot = at + np.array([x, y]) * pitch
        luck = np.clip(hand.normal(salts.BUKETAN_BUTTERFLY, spot), -2, 2)
        spot = spot + 0.004 * pitch * hand.stray(salts.BUKETAN_BUTTERFLY + 1, spot)
        taken += flowers(to, 4, hand, spot, lean + 0.06 * luck - 0.5 * np.pi, span * pitch, petals, pens, shade)
    strewn = plan.value("buketan.strewn") * pitch
    for petals, x, y, lean in bouquet.strewn:
        spot = at + np.array([x, y]) * pitch
        luck = np.clip(hand.normal(salts.BUKETAN_STREWN, spot), -2, 2)
        spot = spot + 0.004 * pitch * hand.stray(salts.BUKETAN_STREWN + 1, spot)
        taken += flowers(to, 2, hand, spot, lean + 0.08 * luck - 0.5 * np.pi, 3.7 * strewn, petals, pens, shade)
    return taken


def _hearted(petals: tuple[Petal, ...], heart: float) -> tuple[Petal, ...]:
    """Return a species whose heart, the petal that has a kind of its own, is so many times as large."""
    last = petals[-1]
    inner = last.outline in ("round", "broad") and last.kind != petals[len(petals) // 2].kind
    grown = replace(last, long=last.long * heart, wide=last.wide * heart)
    return (*petals[:-1], grown) if inner else petals


def _stems(plan: Plan, bouquet: Bouquet, at: FloatArray, pitch: float) -> list[FloatArray]:
    """Return the stem of every head, from the tie or from another stem; each bows its own way."""
    stems: list[FloatArray] = []
    t = np.linspace(0.0, 1.0, _POINTS)[:, None]
    for head in bouquet.heads:
        end = at + np.array([head.x, head.y]) * pitch
        luck = np.clip(plan.hand.stray(salts.BUKETAN_STEM, end), -2, 2)
        end = end + 0.004 * pitch * luck
        if head.twig is None:
            start = np.broadcast_to(at + TIE * pitch, end.shape)
            ahead = np.array([0.0, -1.0])
        else:
            which, share = head.twig
            i = round(share * (_POINTS - 1))
            start = stems[which][:, i]
            ahead = unit(stems[which][:, i + 1] - start)
        stems.append(_bowed(start, end, ahead, head, t, pitch * (1 + 0.05 * luck[:, :1])))
    return stems


def _bowed(
    start: FloatArray, end: FloatArray, ahead: FloatArray, head: Head, t: FloatArray, pitch: FloatArray
) -> FloatArray:
    """Return stems that leave along ``ahead`` and arrive the way their head looks (Hermite form of a cubic)."""
    far = np.sqrt(((end - start) ** 2).sum(axis=-1))[:, None]
    leave = np.broadcast_to(ahead, end.shape) * far + np.array([head.bow, 0.0]) * pitch * 2.0
    arrive = np.array([np.sin(head.lean), -np.cos(head.lean)]) * far * 0.9
    a, b, u, v = (x[:, None] for x in (start, end, leave, arrive))
    line: FloatArray = a + t * (u + t * (3 * (b - a) - 2 * u - v + t * (2 * (a - b) + u + v)))
    return line


def _tail(at: FloatArray, lean: float, pitch: float) -> FloatArray:
    """Return a stalk below the tie."""
    t = np.linspace(0.0, 1.0, 10)[:, None]
    long = 0.20 + 0.03 * np.cos(7.0 * lean)
    way = np.array([np.sin(lean), np.cos(lean)]) * t * long + np.array([0.25 * lean, 0.0]) * t * t * long
    line: FloatArray = at[:, None] + (TIE + way) * pitch
    return line


def _tendrils(
    plan: Plan, bouquet: Bouquet, at: FloatArray, stems: list[FloatArray], tails: list[FloatArray], pitch: float
) -> list[FloatArray]:
    """Return the person's tendrils: they leave a stem or a stalk, swing out and roll up."""
    found = []
    turns = 0.7 + 0.6 * plan.at("growth.curl", at)
    reach = plan.at("growth.length", at) / 1.1
    for which, share, side, round_it in bouquet.tendrils:
        line = stems[which] if which >= 0 else tails[0 if which == -2 else -1]
        i = round(share * (line.shape[1] - 2))
        start = line[:, i]
        out = 1.0 if which == -1 or (which >= 0 and bouquet.heads[which].x > 0) else -1.0
        down = 1.0 if which < 0 else 0.35
        luck = np.clip(plan.hand.normal(salts.BUKETAN_TENDRIL, start), -2, 2)
        far = (0.10 + 0.10 * reach + 0.005 * luck)[:, None] * pitch
        middle = start + far * np.array([out, 0.45 * down])
        by = np.stack([start, start + 0.5 * far * np.array([out, 0.05 - 0.25 * side])], axis=1)
        radius = round_it * pitch * (0.45 + 0.55 * reach)
        way = out * side
        found.append(rolled(by, middle[:, None], radius, way * turns, (-0.5 * side) * np.pi - 0.35 * way))
    return found


def _foliage(
    plan: Plan, to: Stack, at: FloatArray, bouquet: Bouquet, stems: list[FloatArray], pitch: float, pens: Pens
) -> list[FloatArray]:
    """Let leaves stand on the stems, half hidden by the flowers."""
    reach, lean = plan.at("growth.length", at) / 1.1, plan.at("growth.angle", at) * (np.pi / 180)
    broad = plan.at("buketan.leaf_width", at) * (0.5 + 0.5 * plan.value("growth.leaf")) * 0.92
    # A person is told by the leaves first.
    reach = np.maximum(1 + 1.2 * (reach - 1), 0.4)
    count = 0.6 + 0.9 * plan.value("growth.repetition")
    found: list[Blades] = []
    order = sorted(range(len(stems)), key=lambda n: bouquet.heads[n].twig is not None)
    for n in order:
        small = bouquet.heads[n].twig is not None
        how = Foliage(
            count * (0.6 if small else 1.0), (0.28, 0.92), (0.13 if small else 0.22) * pitch * reach, broad,
            0.3 + 0.55 * lean, 0.9, taper=0.25,
        )  # fmt: skip
        found += leaves(plan.hand, stems[n], [b.ring for b in found], [], how, at)
    return wax_leaves(to, 0, plan.hand, found, pens, "green", ("sawut", "half", "sawut"))
