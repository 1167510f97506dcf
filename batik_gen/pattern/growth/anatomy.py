"""The parts of a tendril: stem, shoots with their eyes, leaves and bud, each at its full length, foot first."""

import numpy as np

from batik_gen.pattern.geometry.curves import leaf, turn
from batik_gen.pattern.growth.habit import Habit
from batik_gen.values.arrays import FloatArray

_DECAY = 0.84
"""Each module is this much shorter than the one before it."""

_FOOT = 0.55
"""The first module is this long: no bare stalk."""

_SHOOT = 1.7
"""A side shoot is this long per module of reach; most of it is rolled up."""


class TendrilParts:
    """Build every part of n tendrils at its full length, foot first."""

    def __init__(
        self,
        angle: FloatArray,
        grown: list[tuple[float, float]],
        reach: FloatArray,
        curl: FloatArray,
        habit: Habit,
        both_sides: bool,
        bud: bool,
    ) -> None:
        n = len(angle)
        lean = angle * (np.pi / 180)
        at, way = np.zeros((n, 2)), np.zeros(n)
        sway = np.zeros(n) if both_sides else 0.5 * lean * (1.0 + 0.4 * habit.stance)
        stem = [at]
        self.shoots: list[FloatArray] = []
        self.eyes: list[FloatArray] = []
        self.leaves: list[FloatArray] = []
        self.modules: list[float] = []
        self.parts: list[float] = []
        self.bud: FloatArray | None = None
        # Where shoots lean closely to the stem, leaves between them are slender.
        slim = np.minimum(0.38, 0.84 * np.sin(0.5 * lean + 0.12) / np.cos(0.5 * lean + 0.12))
        module = 1.0
        for i, (longer, part) in enumerate(grown):
            # The stem winds: it leans away from the shoot it is about to send out. The foot is short.
            side = 1.0 if i % 2 == 0 else -1.0
            step = module * (_FOOT if i == 0 else longer) * 0.25
            for _ in range(4):
                way = way - side * sway * 0.25 * (2 * longer if i else 1)
                at = at + step * np.stack([np.cos(way), np.sin(way)], axis=-1)
                stem.append(at)
            for s in (1.0, -1.0) if both_sides else (side,):
                away = lean + 0.3
                shoot, eye = habit.shoot(at, way + s * away, s, away, _SHOOT * reach * module, curl)
                self.shoots.append(shoot)
                self.eyes.append(eye)
                # A mirrored shoot holds its leaf between stem and curl, a winding one in the bend across.
                out = s * (0.45 * lean + 0.24) if both_sides else -s * (0.6 * lean + 0.25)
                long = (0.7 if both_sides else 0.75) * reach * module
                wide = (slim if both_sides else 0.38) * long * habit.leaf
                out = out * (1.0 + 0.3 * habit.hanging)
                self.leaves.append(turn(leaf(long, wide), (way + out)[:, None]) + at[:, None])
                self.modules.append(module)
                self.parts.append(part)
            module *= 1 - (1 - _DECAY) * longer
        end = at + 0.35 * module * np.stack([np.cos(way), np.sin(way)], axis=-1)
        stem.append(end)
        self.stem = np.stack(stem, axis=1)
        if bud:
            ring = leaf(np.full(n, 0.75 * module), np.full(n, 0.42 * module * (0.5 + 0.5 * habit.leaf)))
            self.bud = turn(ring, way[:, None]) + end[:, None]

    @property
    def leaf_modules(self) -> list[float]:
        """Length of the module that each leaf belongs to."""
        return self.modules

    def at_shares(
        self, shoot_share: list[FloatArray], leaf_share: list[FloatArray]
    ) -> tuple[
        tuple[FloatArray, ...], tuple[FloatArray, ...], tuple[FloatArray, ...], tuple[tuple[FloatArray, float], ...]
    ]:
        """Return stems, leaves, their ribs and the berries, each shoot and leaf at its share of the full length."""
        stems, leaves = [self.stem], []
        berries: list[tuple[FloatArray, float]] = []
        for shoot, eye, part, share in zip(self.shoots, self.eyes, self.parts, shoot_share, strict=True):
            # A shoot that has not yet its whole length lies where a whole one begins.
            stems.append(begun(scaled(shoot, share), part))
            berries.append((stems[-1][:, -1] + (eye - shoot[:, -1]) * (part * share)[:, None], part))
        for ring, part, share in zip(self.leaves, self.parts, leaf_share, strict=True):
            leaves.append(scaled(ring, part * share))
        ribs = [_rib(ring, 0.8) for ring in leaves]
        if self.bud is not None:
            leaves.append(self.bud)
            ribs.append(_rib(self.bud, 0.73))
        return tuple(stems), tuple(leaves), tuple(ribs), tuple(berries)


def scaled(part: FloatArray, share: FloatArray) -> FloatArray:
    """Return lines or rings n x k x 2, each drawn in towards its first point to so much of its size."""
    smaller: FloatArray = part[:, :1] + (part - part[:, :1]) * share[:, None, None]
    return smaller


def begun(line: FloatArray, part: float) -> FloatArray:
    """Return the beginning of lines n x k x 2, so much of their points."""
    if part == 1.0:
        return line
    at = np.arange(line.shape[1]) * part
    i = np.minimum(np.floor(at).astype(np.int64), line.shape[1] - 2)
    begun: FloatArray = line[:, i] + (line[:, i + 1] - line[:, i]) * (at - i)[:, None]
    return begun


def _rib(ring: FloatArray, share: float) -> FloatArray:
    """Return the line from a leaf's foot towards its tip; half way round the ring."""
    foot, tip = ring[:, 0], ring[:, ring.shape[1] // 2]
    return np.stack([foot, foot + (tip - foot) * share], axis=1)
