"""Gringsing: scales in staggered rows, each with a dot; larger ones hold the growth (docs/sources.md#gringsing)."""

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import area, length, normals, place, unit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice, common
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.gringsing_shields import ShieldPens, shield, wax_shields
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words

_RISE = 0.56
"""Distance of two rows, in scales."""

_APART = 20
"""Larger scales stand this many scales apart."""

_HIDDEN, _LIGHT = -0.4, 2.2
"""Scales deeper within a larger one than the first are hidden by it, up to the second they are white, beyond brown."""


def scale(k: int = 6) -> FloatArray:
    """Return the part of a scale that shows, one wide: round below, between two round neighbours above."""
    t = np.linspace(0.0, np.pi, 2 * k + 1)
    low = np.stack([0.5 * np.cos(t), _RISE * np.sin(t)], axis=-1)
    t = np.linspace(0.0, 0.5 * np.pi, k + 1)
    left = np.stack([-0.5 + 0.5 * np.sin(t), _RISE * (np.cos(t) - 1)], axis=-1)
    ring: FloatArray = np.concatenate([low, left[1:], (left * np.array([-1.0, 1.0]))[::-1][1:-1]])
    return ring


def _lattices(plan: Plan) -> tuple[Lattice, Lattice]:
    """Return the lattices of the scales and of the larger ones."""
    p = plan.value("gringsing.scale")
    return ((p, 0.0), (0.5 * p, _RISE * p)), ((_APART * p, 0.0), (0.5 * _APART * p, _APART * _RISE * p))


def lattice(plan: Plan) -> Lattice:
    """Return the lattice by which scales and larger ones come again together."""
    return common(_lattices(plan))


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a gringsing."""
    size, p = plan.size_mm, plan.value("gringsing.scale")
    pens = ShieldPens()
    of_scales, of_large = _lattices(plan)
    scales, large = plan.sites(*of_scales, 2 * p), plan.sites(*of_large, 0.6 * _APART * p)
    half = p * plan.value("gringsing.large")
    shore = _Shore(size, p, half)
    away = shore.from_rim(scales)[0]
    light = (away > _HIDDEN * p) & (away < _LIGHT * p)
    _scales(plan, pens, scales[light], p, shore, pens.plates)
    _scales(plan, pens, scales[away >= _LIGHT * p], p, shore, pens.browns)
    wax_shields(plan, pens, large, half, shore.clear)
    return pens.layers(plan)


class _Shore:
    """Tell what of the scales lies clear of the larger ones, which stand before them.

    Parameters
    ----------
    size, p, half
        Width and height of the cloth, width of a scale, half width of a larger one, mm.
    """

    def __init__(self, size: tuple[float, float], p: float, half: float) -> None:
        self._middle = 0.5 * np.array(size)
        # Both rows of the staggered larger scales, each a plain grid.
        self._step = np.array([_APART * p, 2 * _APART * _RISE * p])
        self._ring = shield(40) * half
        self._out = -normals(self._ring)
        self._tree = cKDTree(self._ring)
        # The rows of white scales lie within it, the heart of a larger scale does not.
        self._reach = 3.1 * p
        self.clear = max(0.085 * half, 1.5)

    def from_rim(self, at: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return how far places (..., 2) lie from the nearest rim, mm, less than 0 inside it, and the way outward."""
        rel = (at - self._middle).reshape(-1, 2)
        least, way = np.full(len(rel), np.inf), np.zeros((len(rel), 2))
        for shift in (np.zeros(2), 0.5 * self._step):
            off = rel - shift
            off = off - np.floor(off / self._step + 0.5) * self._step
            far, nearest = self._tree.query(off, distance_upper_bound=self._reach)
            beyond = np.isinf(far)
            nearest = np.where(beyond, 0, nearest)
            rim = self._ring[nearest]
            # What lies out of reach is either far outside or about the heart of a larger scale.
            outside = np.where(beyond, length(off) > self._reach, ((off - rim) * rim).sum(axis=-1) > 0)
            far = np.where(outside, far, -far)
            nearer = far < least
            # Hard by the rim the nearest of its points may lie aside.
            square = (np.abs(far) > 0.6)[:, None]
            out = np.where(square, unit(off - rim) * np.where(outside, 1.0, -1.0)[:, None], self._out[nearest])
            way[nearer] = out[nearer]
            least = np.minimum(least, far)
        return least.reshape(at.shape[:-1]), way.reshape(at.shape)

    def cut(self, rings: FloatArray, near: NDArray[np.bool_]) -> FloatArray:
        """Let the outlines n x k x 2 of the scales that are near end before the larger ones."""
        away, way = self.from_rim(rings[near])
        ends = np.array(rings)
        ends[near] += way * np.maximum(self.clear - away, 0.0)[..., None]
        return ends

    def kept(self, parts: FloatArray, reach: float, near: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Tell about which of n x ... x 2 places ``reach`` mm are clear; only those near a larger scale are asked."""
        clear = np.ones(parts.shape[:-1], bool)
        clear[near] = self.from_rim(parts[near])[0] > self.clear + reach
        return clear


def _scales(plan: Plan, pens: ShieldPens, at: FloatArray, p: float, shore: _Shore, gather: Waxing) -> None:
    """Draw small scales, white or brown: its line, a dark eye, cecek along the round of it."""
    hand = plan.hand
    nib = min(0.57 * plan.value("nib.klowong"), 0.13 * p)
    fine = min(0.8 * plan.value("nib.isen"), 0.11 * p)
    middle = np.array([0.0, 0.06])
    full = p * plan.at("gringsing.fullness", at) * hand.size(salts.GRINGSING_FULL, at, 0.3)
    light = gather is pens.plates
    # A brown scale has no line of its own: the dark between two of them is their line.
    full = full if light else plan.value("gringsing.brown") * full
    tilt = 0.03 * hand.normal(salts.GRINGSING_TILT, at)
    whole = place((scale() - middle) * full[:, None, None], at + p * middle, tilt)
    near = shore.from_rim(at)[0] < shore.clear + p
    ring = shore.cut(whole, near)
    # What a larger scale leaves of one must be more than its own line.
    left = np.abs(area(ring)) > 0.16 * np.abs(area(whole))
    at, full, tilt, ring, near = at[left], full[left], tilt[left], ring[left], near[left]
    gather.area(ring)
    isen = pens.isen if light else pens.dark
    if light:
        pens.lines.stroke(ring, nib, closed=True)
    eye = p * plan.at("gringsing.dot", at) * hand.size(salts.GRINGSING_EYE, at, 0.2)
    spot = at + np.array([0.0, 0.05 * p])
    seen = shore.kept(spot, 0.14 * p, near)
    pens.dark.dot(spot[seen], eye[seen])
    if light:
        pens.isen.dot(spot[seen], eye[seen] + 0.9 * fine)
    else:
        pens.dots.dot(spot[seen], 0.6 * eye[seen])
    # One scale has one dot more than another, by its luck.
    count = np.minimum(hand.count(3.4 * plan.value("isen.count"), at, 2), 7)[:, None]
    slot = np.arange(7)
    share = (slot + 0.5) / count * np.pi
    row = np.stack([0.345 * np.cos(share), 0.03 + 0.36 * np.sin(share)], axis=-1)
    dot = min(0.62 * plan.value("isen.size"), 0.12 * p)
    row = place(row * full[:, None, None], at, tilt)
    isen.dot(row[shore.kept(row, 0.5 * dot + nib, near) & (slot < count)], dot)
    tip = place(np.array([[0.0, -0.34], [0.0, plan.value("gringsing.rib") - 0.34]]) * full[:, None, None], at, tilt)
    # A longer stroke is a bolder one.
    bold = fine * (0.58 + 3 * plan.value("gringsing.rib"))
    isen.stroke(tip[shore.kept(tip, fine + nib, near).all(axis=1)], bold)


FAMILY = Family(
    name="gringsing",
    label=Words("gringsing", "gringsing"),
    region=Words("Java, among the oldest fillings named", "Jawa, salah satu isian tertua yang disebut"),
    meaning=Words(
        "Read as gring, ill, and sing, not: a wish for health. Each larger scale shelters what the recording grew.",
        "Dibaca gring, sakit, dan sing, tidak: harapan akan kesehatan. Setiap sisik besar menaungi tumbuhan "
        "dari rekaman.",
    ),
    rule=Words("Free to all.", "Bebas dipakai siapa saja."),
    larangan=False,
    symmetry="cm",
    sources=("docs/sources.md#gringsing: scales of 3-6 mm", "gring-sing, not ill: a reading in lists of motifs"),
    parameters=(
        Parameter(
            "gringsing.scale", Words("width of a scale", "lebar sisik"), "mm", 4.8, 6.0, 5.7,
            "docs/sources.md#gringsing: scales of 3 to 6 mm; below 4.8 their isen would clog",
        ),
        Parameter(
            "gringsing.fullness", Words("fullness of the scales", "padat sisik"), "scale", 0.8, 0.95, 0.9,
            "house choice: dark shows between the scales",
        ),
        Parameter(
            "gringsing.dot", Words("size of the eyes", "besar mata sisik"), "scale", 0.12, 0.24, 0.17,
            "a scale with one dot (sisik melik)",
        ),
        Parameter(
            "gringsing.large", Words("size of the larger scales", "besar sisik sulur"), "scale", 3.7, 4.7, 4.3,
            "house choice: a place for the growth",
        ),
        Parameter(
            "gringsing.brown", Words("fullness of the brown scales", "padat sisik cokelat"), "white scale", 0.88, 1.0,
            0.94, "house choice: the dark between two of them is their line",
        ),
        Parameter(
            "gringsing.rib", Words("length of the stroke in a scale", "panjang guratan sisik"), "scale", 0.05, 0.28,
            0.14, "house choice: from the foot of a scale towards its eye",
        ),
        Parameter(
            "gringsing.rim", Words("breadth of the rim of the larger scales", "lebar tepi sisik sulur"), "half width",
            0.13, 0.27, 0.2, "house choice: one round of sawut",
        ),
        Parameter(
            "gringsing.prapat", Words("size of the groups of four dots", "besar prapat"), "cecek", 0.6, 1.3, 0.95,
            "docs/sources.md#isen: prapat, four dots in a square",
        ),
    ),
    draw=draw,
    lattice=lattice,
)  # fmt: skip
