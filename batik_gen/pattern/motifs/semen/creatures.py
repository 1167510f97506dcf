"""Bird and fish of a semen, of the upper and of the lower world: feathers over one another, scales along a body."""

import numpy as np

from batik_gen.pattern.flora.sheet import Frame, Sheet, bending, paced, through, tube
from batik_gen.pattern.geometry.curves import length, normals
from batik_gen.values.arrays import FloatArray

_SPINE = [[0.60, -0.69], [0.545, -0.735], [0.48, -0.705], [0.445, -0.62], [0.452, -0.51], [0.45, -0.40], [0.405, -0.27],
          [0.31, -0.13], [0.17, -0.02], [0.0, 0.025], [-0.18, 0.015], [-0.36, -0.03], [-0.50, -0.06]]  # fmt: skip
"""From the crown over neck and breast to the rump, in lengths of the body; the feet stand at 0.42 below."""
_HALF = (0.03, 0.062, 0.078, 0.064, 0.054, 0.062, 0.088, 0.138, 0.17, 0.165, 0.124, 0.07, 0.03)
"""Half the width of the bird there."""
_NECK = 46
"""Where, of ninety points, neck and breast meet."""

TAIL = ("dark", "plate", "dark", "blue", "dark", "dark", "plate")
WING = ("plate", "dark", "plate", "dark", "blue", "dark")


def bird(sheet: Sheet, at: FloatArray, size: float, flip: float, level: int = 0) -> None:
    """Draw a bird that stands in profile and looks along +x, its wing lifted, its tail swept back."""
    f = Frame(sheet, at, size, flip)
    pens = sheet.pens
    # Tail: every second plume lies over its neighbours, the outer ones longest drawn.
    for n in (0, 2, 4, 6, 1, 3, 5):
        u = n / 6
        root = np.array([-0.34, 0.0 - 0.06 * u])
        spine = bending(
            root, np.pi - 0.30 + 0.62 * u, 1.02 + 0.30 * np.sin(np.pi * (0.15 + 0.7 * u)), 0.78 + 0.14 * u, 0.38
        )
        f.plume(level + n % 2, spine, 0.135, TAIL[n], belly=0.74, foot=0.22)
    _legs(f, level + 1)
    _crest(f, level + 1)
    f.shape(level + 1, "brown", through([[0.595, -0.735], [0.65, -0.735], [0.72, -0.69], [0.745, -0.63], [0.68, -0.655],
                                         [0.61, -0.655]], 5), 0.7)  # fmt: skip
    f.shape(level + 1, "dark", through([[0.60, -0.65], [0.62, -0.595], [0.59, -0.57], [0.575, -0.63]], 4), 0.55)
    _body(f, level + 2)
    for n in (0, 2, 4, 1, 3, 5):
        u = n / 5
        root = np.array([0.17 - 0.22 * (1 - u), -0.06 - 0.05 * u])
        spine = bending(root, np.pi + 0.06 + 1.16 * u, 0.63 + 0.26 * u, 0.46 - 0.1 * u, 0.12)
        f.plume(level + 3 + n % 2, spine, 0.125, WING[n], belly=0.7, foot=0.45)
    for n in (0, 2, 4, 1, 3):
        u = n / 4
        root = np.array([0.20 - 0.16 * (1 - u), -0.05 - 0.07 * u])
        spine = bending(root, np.pi + 0.10 + 1.10 * u, 0.28 + 0.05 * u, 0.3)
        f.plume(level + 5, spine, 0.108, "brown" if n % 2 else "plate", belly=0.6, foot=0.5, nib=0.8)
    shoulder = through([[0.31, -0.19], [0.22, -0.235], [0.11, -0.205], [0.01, -0.12], [-0.10, -0.03], [0.0, -0.012],
                        [0.12, 0.012], [0.22, 0.017], [0.30, -0.03], [0.33, -0.11], [0.31, -0.19]], 6)  # fmt: skip
    f.shape(level + 6, "brown", shoulder)
    # A white roll on the shoulder, whose end runs out into the plumes.
    t = np.arange(30) / 29
    ray = np.stack([np.cos(-2.5 * np.pi * t), np.sin(-2.5 * np.pi * t)], axis=-1)
    curl = np.array([0.215, -0.105]) + (0.03 + 0.055 * t)[:, None] * ray
    end = through([[float(curl[-1, 0]), float(curl[-1, 1])], [0.13, -0.168], [0.045, -0.108], [-0.04, -0.052]], 6)
    f.line(level + 6, "white", np.concatenate([curl, end[1:]]), 0.9 * pens.fine)
    f.dot(
        level + 6, "cecek", np.array([[0.10, -0.10], [0.055, -0.065], [0.105, -0.045], [0.01, -0.04]]), 0.85 * pens.dot
    )


def _legs(f: Frame, level: int) -> None:
    """Thighs of small feathers, bent shanks, three toes ahead and one behind."""
    nib = f.sheet.pens.nib
    for x in (0.0, 0.15):
        f.plume(level, through([[x - 0.02, 0.28], [x, 0.20], [x, 0.10]], 6), 0.085, "brown", belly=0.7)
        f.line(level, "line", through([[x - 0.02, 0.24], [x + 0.035, 0.33], [x + 0.02, 0.42]], 6),
               np.linspace(0.9, 0.7, 13) * nib)  # fmt: skip
        for ahead, down in ((0.12, 0.02), (0.10, 0.055), (-0.08, 0.03)):
            toe = through(
                [[x + 0.02, 0.42], [x + 0.02 + 0.55 * ahead, 0.405 + 0.3 * down], [x + 0.02 + ahead, 0.42 + down]], 4
            )
            f.line(level, "line", toe, np.linspace(0.62, 0.45, 9) * nib)


def _crest(f: Frame, level: int) -> None:
    """Three stalks that lean back from the crown, a drop on each."""
    for angle, long in ((3.55, 0.30), (3.95, 0.34), (4.36, 0.31)):
        stalk = bending(np.array([0.495, -0.755]), angle, long, -0.75, k=14)
        f.line(level, "line", stalk, 0.6 * f.sheet.pens.nib)
        f.plume(level, bending(stalk[-3], angle - 0.5, 0.12, -0.3, k=12), 0.066, "dark")


def _body(f: Frame, level: int) -> None:
    """One body from the crown to the rump: the neck dark with white arcs, breast and belly white with scales."""
    sheet, pens = f.sheet, f.sheet.pens
    spine = through(_SPINE)
    half = np.interp(np.arange(len(spine)) / (len(spine) - 1), np.arange(13) / 12, _HALF)
    run, wide = _evenly(spine, half, 90)
    ring = tube(run, wide)
    f.shape(level, "plate", ring)
    sheet.area(level, "dark", f.put(tube(run[:_NECK], wide[:_NECK])))
    sheet.line(level, "line", f.put(ring), pens.nib, closed=True)
    placed, thick = f.put(run), wide * f.size
    scales(sheet, level, placed[12 : _NECK - 3], thick[12 : _NECK - 3], 0.058 * f.size, "white", 1.05 * pens.fine)
    scales(sheet, level, placed[_NECK:86], thick[_NECK:86], 0.062 * f.size, "isen", 0.95 * pens.fine)
    # A collar where the two meet.
    t = np.linspace(-1, 1, 12)[:, None]
    out = normals(run[None], closed=False)[0][_NECK]
    ahead = (run[_NECK + 1] - run[_NECK]) * 90
    f.line(level, "line", run[_NECK] + out * wide[_NECK] * t * 0.97 + ahead * (1 - t * t) * 0.022, 1.4 * pens.fine)
    eye = np.array([[0.55, -0.712]])
    f.dot(level, "cecek", eye, 0.078 * f.size)
    f.dot(level, "eye", eye, 0.036 * f.size)


def _evenly(spine: FloatArray, half: FloatArray, count: int) -> tuple[FloatArray, FloatArray]:
    far = np.concatenate([[0.0], np.cumsum(length(spine[1:] - spine[:-1]))])
    want = np.arange(count) * (far[-1] / (count - 1))
    return paced(spine, count), np.interp(want, far, half)


def scales(sheet: Sheet, level: int, spine: FloatArray, half: FloatArray, size: float, kind: str, width: float) -> None:
    """Set sisik along a body in staggered rows, arcs that span it where it is too thin for two."""
    far = np.concatenate([[0.0], np.cumsum(length(spine[1:] - spine[:-1]))])
    long, out = float(far[-1]), normals(spine[None], closed=False)[0]
    rows = int(long / (1.15 * size))

    def at(along: FloatArray) -> tuple[FloatArray, FloatArray]:
        share = along / long * (len(spine) - 1)
        k = np.arange(len(spine))
        point, side = (
            np.stack([np.interp(share, k, v[:, 0]), np.interp(share, k, v[:, 1])], axis=-1) for v in (spine, out)
        )
        return point, side

    thick = np.interp(np.arange(160) / 159 * long, far, half)
    for row in range(rows):
        along = (row + 0.5) * long / rows
        wide = float(np.interp(along / long * 159, np.arange(160), thick))
        if wide < 1.7 * size:
            t = np.linspace(-1, 1, 9)
            point, side = at(np.clip(along + (1 - t * t) * 0.8 * size, 0, long))
            sheet.line(level, kind, point + side * (t * (wide - 0.75))[:, None], width)
            continue
        many = int(np.ceil(wide / size)) + 1
        for column in range(-many, many + 1):
            t = np.linspace(-0.5, 0.5, 9) * np.pi
            off = (2 * column + row % 2) * 0.98 * size + size * np.sin(t)
            ahead = along + 0.95 * size * np.cos(t)
            point, side = at(np.clip(ahead, 0, long))
            room = np.interp(ahead / long * 159, np.arange(160), thick) - 0.5
            within = np.flatnonzero((np.abs(off) < room) & (ahead > 0) & (ahead < long))
            if len(within) >= 4 and within[-1] - within[0] == len(within) - 1:
                sheet.line(level, kind, (point + side * off[:, None])[within], width)


def fish(sheet: Sheet, at: FloatArray, size: float, flip: float, level: int = 0) -> None:
    """Draw a fish that swims along +x: a white head, a scaled brown body, fins and tail of plumes."""
    f = Frame(sheet, at, size, flip)
    pens = sheet.pens
    for angle, long, by in ((2.35, 0.36, -0.5), (3.5, 0.36, 0.5), (2.88, 0.30, 0.0)):
        f.plume(level + (by == 0.0), bending(np.array([-0.40, 0.09]), angle, long, by, k=14), 0.12,
                "plate" if by == 0.0 else "dark", belly=0.6)  # fmt: skip
    for x, angle in ((0.16, -2.2), (-0.02, -2.3), (-0.18, -2.4)):
        f.plume(level, bending(np.array([x, -0.18]), angle, 0.2, -0.3, k=12), 0.09, "plate", belly=0.55)
    f.plume(level, bending(np.array([0.0, 0.10]), 2.3, 0.22, -0.4, k=12), 0.10, "brown")
    spine = paced(through([[0.52, 0.02], [0.30, -0.06], [0.02, -0.06], [-0.26, 0.02], [-0.44, 0.10]], 10), 60)
    half = np.interp(np.arange(60) / 59, [0, 0.08, 0.3, 0.55, 0.85, 1], [0.02, 0.10, 0.185, 0.165, 0.06, 0.04])
    ring = tube(spine, half)
    f.shape(level + 2, "dark", ring)
    scales(sheet, level + 2, f.put(spine)[15:57], half[15:57] * f.size, 0.062 * f.size, "white", pens.fine)
    f.shape(level + 3, "plate", tube(spine[:15], half[:15]), 0.9)
    f.line(level + 3, "line", np.array([[0.515, 0.045], [0.45, 0.055], [0.40, 0.05]]), 1.2 * pens.fine)
    eye = np.array([[0.36, -0.075]])
    f.dot(level + 3, "line", eye, 0.085 * f.size)
    f.dot(level + 3, "cecek", eye, 0.04 * f.size)
    f.plume(level + 3, bending(np.array([0.20, 0.02]), 2.7, 0.2, 0.2, k=12), 0.10, "plate", belly=0.6)
