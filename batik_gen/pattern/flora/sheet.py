"""The sheet a figure is drawn on once: areas, lines and dots by what lies over what, then waxed at every place.

Feathers, leaves and petals are one form, the plume: a spine that bends, a width that swells along it, a filling.
"""

from dataclasses import dataclass, field

import numpy as np

from batik_gen.pattern.geometry.curves import length, normals, spline, turn
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Wax

KINDS = {
    "plate": ("tembok", Wax.TEMBOK, 5), "red": ("tembok merah", Wax.WARNA_1, 5),
    "green": ("tembok hijau", Wax.WARNA_2, 5), "azure": ("tembok biru", Wax.WARNA_3, 5),
    "yellow": ("tembok kuning", Wax.WARNA_4, 5),
    "brown": ("isi cokelat", Wax.KLOWONG, 2), "blue": ("mbironi", Wax.BIRON, 6),
    "dark": ("isen terbuka", Wax.OPEN, 2), "line": ("klowong", Wax.KLOWONG, 1), "isen": ("isen", Wax.KLOWONG, 2),
    "white": ("isen putih", Wax.TEMBOK, 5), "cecek": ("cecek", Wax.CECEK, 4), "eye": ("mata", Wax.OPEN, 2),
}  # fmt: skip
"""What lies on one level, lowest first: how its layer is called, its wax, its step. Plates in a colour of the brush are
white where a process keeps none."""
_LIGHT = ("plate", "red", "green", "azure", "yellow")

_PLUME = 24
"""Points along a plume."""


@dataclass(frozen=True)
class Pens:
    """Hold the widths of a figure's outline, isen and cecek, mm, and how many isen, 1 is usual."""

    nib: float
    fine: float
    dot: float
    count: float


@dataclass
class Sheet:
    """Gather what is drawn of figures in mm about the site of a repeat."""

    pens: Pens
    areas: list[tuple[int, str, FloatArray]] = field(default_factory=list)
    lines: list[tuple[int, str, FloatArray, FloatArray]] = field(default_factory=list)
    dots: list[tuple[int, str, FloatArray, float]] = field(default_factory=list)
    solids: list[FloatArray] = field(default_factory=list)
    """Outlines of all that stands, for what grows about it."""

    def area(self, level: int, kind: str, ring: FloatArray) -> None:
        """Fill a ring k x 2."""
        self.areas.append((level, kind, ring))

    def line(self, level: int, kind: str, points: FloatArray, width: FloatArray | float, closed: bool = False) -> None:
        """Draw a line k x 2, ``width`` mm (scalar or k)."""
        run = np.concatenate([points, points[:1]]) if closed else points
        wide = np.broadcast_to(np.asarray(width, np.float64), len(points))
        self.lines.append((level, kind, run, np.concatenate([wide, wide[:1]]) if closed else wide))

    def dot(self, level: int, kind: str, points: FloatArray, diameter: float) -> None:
        """Set dots n x 2."""
        if len(points):
            self.dots.append((level, kind, points.reshape(-1, 2), diameter))

    def shape(self, level: int, kind: str, ring: FloatArray, nib: float = 1.0) -> None:
        """Fill a ring and draw its outline, ``nib`` times as wide as usual; it stands."""
        self.area(level, kind, ring)
        self.line(level, "line", ring, nib * self.pens.nib, closed=True)
        self.solids.append(ring)

    def plume(
        self, level: int, spine: FloatArray, wide: float, kind: str, belly: float = 0.66, foot: float = 0.3,
        pointed: bool = False, nib: float = 1.0,
    ) -> None:  # fmt: skip
        """Draw a feather, or a leaf where it is ``pointed``: an outline, a rib with sawut, or a row of cecek.

        ``kind`` is what fills it: plate, dark, blue, brown, or "dark half" on a plate.
        """
        run = paced(spine, _PLUME)
        half = 0.5 * wide * profile(belly, foot, pointed)
        out = normals(run[None], closed=False)[0]
        ring = np.concatenate([run + out * half[:, None], (run - out * half[:, None])[::-1]])
        self.area(level, "plate" if kind == "dark half" else kind, ring)
        if kind == "dark half":
            self.area(level, "dark", np.concatenate([run, (run + out * half[:, None])[::-1]]))
        self.line(level, "line", ring, nib * self.pens.nib * min(1.0, 0.2 * wide + 0.3), closed=True)
        self.solids.append(ring)
        if wide > 1.5:
            self._filled(level, run, out, half, kind)

    def _filled(self, level: int, run: FloatArray, out: FloatArray, half: FloatArray, kind: str) -> None:
        pens, wide = self.pens, 2 * float(half.max())
        long = float(length(run[1:] - run[:-1]).sum())
        if kind in (*_LIGHT, "dark half"):
            self.line(level, "isen", run[1:19], np.linspace(1.2, 0.7, 18) * pens.fine)
            self._sawut(level, run, out, half, (-1.0,) if kind == "dark half" else (1.0, -1.0))
        if kind == "dark half" and wide > 2.4:
            many = max(2, round(0.5 * long / 1.4 * pens.count))
            self.dot(level, "cecek", paced((run + out * half[:, None] * 0.5)[5:18], many), min(pens.dot, 0.2 * wide))
        if kind in ("dark", "blue", "brown"):
            many = max(2, round(0.68 * long / 1.45 * pens.count))
            if wide > 4.6:
                for side in (1.0, -1.0):
                    row = paced((run + side * out * half[:, None] * 0.48)[4:18], max(2, round(0.8 * many)))
                    self.dot(level, "cecek", row, 0.85 * pens.dot)
                self.line(level, "line" if kind == "dark" else "white", run[1:19], 0.8 * pens.fine)
            else:
                self.dot(level, "cecek", paced(run[4:20], many), min(pens.dot, 0.3 * wide))

    def _sawut(self, level: int, run: FloatArray, out: FloatArray, half: FloatArray, sides: tuple[float, ...]) -> None:
        """Set short strokes from the rib, leaning forward, every second one shorter."""
        pens = self.pens
        if 2 * float(half.max()) < 2.3:
            return
        many = max(4, round(float(length(run[1:] - run[:-1]).sum()) * 0.74 / (2.6 * pens.fine) * pens.count))
        for number in range(many):
            at = (0.12 + 0.70 * (number + 0.5) / many) * (_PLUME - 1)
            i, part = int(at), at - int(at)
            root = run[i] + (run[i + 1] - run[i]) * part
            ahead = (run[i + 1] - run[i]) / max(float(length(run[i + 1] - run[i])), 1e-9)
            far = (float(np.interp(at, np.arange(_PLUME), half)) - 0.5 * pens.nib - 0.3) / 0.73
            far *= 0.92 if number % 2 else 0.74
            if far > 0.55:
                for side in sides:
                    way = 0.68 * ahead + 0.73 * side * out[i]
                    self.line(level, "isen", root + way * np.array([[0.2], [0.6 * far], [far]]),
                              pens.fine * np.array([0.9, 0.8, 0.5]))  # fmt: skip

    def wax(self, stands: list[tuple[FloatArray, float, FloatArray]], larger: float) -> list[Waxing]:
        """Return the layers, lowest first, of all that was drawn; as for ``waxed``."""
        return waxed([(self, at, np.full(len(at), flip), size) for at, flip, size in stands], larger)


def waxed(stands: list[tuple[Sheet, FloatArray, FloatArray, FloatArray]], larger: float = 1.0) -> list[Waxing]:
    """Return the layers, lowest first, of sheets drawn at their places.

    Parameters
    ----------
    stands
        For each sheet the places n x 2, for each of them 1 or -1 where it is mirrored, and a factor of size.
    larger
        How much larger all is drawn; lines keep their width.
    """
    pens: dict[tuple[int, int], Waxing] = {}
    order = list(KINDS)

    def pen(level: int, kind: str) -> Waxing:
        key = level, order.index(kind)
        if key not in pens:
            name, wax, step = KINDS[kind]
            pens[key] = Waxing(f"{name} {level}" if level else name, wax, step)
        return pens[key]

    for sheet, at, flip, size in stands:
        grown = (larger * size)[:, None, None] * np.stack([flip, np.ones_like(flip)], axis=-1)[:, None]
        for level, kind, ring in sheet.areas:
            pen(level, kind).area(at[:, None] + ring * grown)
        for level, kind, run, wide in sheet.lines:
            pen(level, kind).stroke(at[:, None] + run * grown, wide)
        for level, kind, points, diameter in sheet.dots:
            pen(level, kind).dot(at[:, None] + points * grown, diameter)
    return [pens[key] for key in sorted(pens)]


@dataclass(frozen=True)
class Frame:
    """Turn a figure's own measure into mm: where it stands, how large, which way it looks, how it leans."""

    sheet: Sheet
    at: FloatArray
    size: float
    flip: float = 1.0
    lean: float = 0.0

    def put(self, points: FloatArray) -> FloatArray:
        """Return points in mm."""
        placed: FloatArray = turn(points * np.array([self.flip, 1.0]) * self.size, self.lean) + self.at
        return placed

    def plume(
        self, level: int, spine: FloatArray, wide: float, kind: str, belly: float = 0.66, foot: float = 0.3,
        pointed: bool = False, nib: float = 1.0,
    ) -> None:  # fmt: skip
        """Draw a feather or leaf whose width is in the figure's own measure."""
        self.sheet.plume(level, self.put(spine), wide * self.size, kind, belly, foot, pointed, nib)

    def shape(self, level: int, kind: str, ring: FloatArray, nib: float = 1.0) -> None:
        """Fill a ring and draw its outline."""
        self.sheet.shape(level, kind, self.put(ring), nib)

    def line(self, level: int, kind: str, points: FloatArray, width: FloatArray | float) -> None:
        """Draw a line whose width is in mm."""
        self.sheet.line(level, kind, self.put(points), width)

    def dot(self, level: int, kind: str, points: FloatArray, diameter: float) -> None:
        """Set dots whose diameter is in mm."""
        self.sheet.dot(level, kind, self.put(points), diameter)


def through(points: list[list[float]], pieces: int = 8) -> FloatArray:
    """Return a smooth line through points."""
    line: FloatArray = spline(np.array(points)[None], pieces, closed=False)[0]
    return line


def paced(line: FloatArray, count: int) -> FloatArray:
    """Return ``count`` points along a line, equally far apart."""
    far = np.concatenate([[0.0], np.cumsum(length(line[1:] - line[:-1]))])
    want = np.arange(count) * (far[-1] / (count - 1))
    return np.stack([np.interp(want, far, line[:, 0]), np.interp(want, far, line[:, 1])], axis=-1)


def bending(foot: FloatArray, angle: float, long: float, by: float, s: float = 0.0, k: int = 22) -> FloatArray:
    """Return a spine that leaves along ``angle`` and bends by so many radians; ``s`` makes an S of it."""
    t = (np.arange(k - 1) + 0.5) / (k - 1)
    way = angle + by * t * t - s * np.sin(np.pi * t)
    step = long / (k - 1) * np.stack([np.cos(way), np.sin(way)], axis=-1)
    return np.concatenate([foot[None], foot + np.cumsum(step, axis=0)])


def profile(belly: float, foot: float, pointed: bool, k: int = _PLUME) -> FloatArray:
    """Return the half width of a plume along it: a round tip, or that of a leaf."""
    t = np.arange(k) / (k - 1)
    low, high = np.clip(t / belly, 0, 1), np.clip((t - belly) / (1 - belly), 0, 1)
    if pointed:
        swell = 0.5 * foot + (1 - 0.5 * foot) * np.sin(0.5 * np.pi * low)
        fall = np.cos(0.5 * np.pi * high)
        return np.where(t < belly, swell, fall * (0.75 + 0.25 * fall))
    return np.where(t < belly, foot + (1 - foot) * low * low * (3 - 2 * low), np.sqrt(np.maximum(1 - high * high, 0)))


def tube(spine: FloatArray, half: FloatArray) -> FloatArray:
    """Return the ring about a spine, so wide to either side."""
    off = normals(spine[None], closed=False)[0] * half[:, None]
    return np.concatenate([spine + off, (spine - off)[::-1]])
