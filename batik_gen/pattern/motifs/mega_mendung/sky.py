"""The sky between clouds: tendrils that grow from their contours into the gaps."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import length, normals
from batik_gen.pattern.geometry.shape.ground import Occupied
from batik_gen.pattern.geometry.shape.room import Room, clockwise
from batik_gen.pattern.growth.growth import Growth, grow
from batik_gen.pattern.growth.habit import Habit
from batik_gen.pattern.growth.ornament import GrowthPens, ribs_at_hand, wax_growth
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.torus import Torus
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.mega_mendung.layout import Spot
from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.cloth import Wax
from batik_gen.values.words import Words

_STOUT = 1.35
"""Tendrils in the sky are drawn with a broader nib: they stand alone on a wide ground."""

_OFF = 1.8
"""Two tendrils stay at least this far apart, mm."""

_USUAL = 0.75
"""Thickness of a tendril that is neither thin nor thick, mm."""

PARAMETERS = (
    Parameter(
        "sky.tendril", Words("how far tendrils fill the gaps of the sky", "besar sulur di sela langit"), "", 0.55, 1.35,
        1.0, "house choice: never touching what stands about them",
    ),
    Parameter(
        "sky.close", Words("how closely tendrils stand", "rapatnya sulur"), "", 0.55, 1.7, 1.0,
        "house choice: in gaps of their own",
    ),
    Parameter(
        "sky.leaf", Words("size of the leaves on tendrils", "besar daun pada sulur"), "", 0.6, 1.5, 1.0,
        "house choice: 1 as they grow elsewhere",
    ),
    Parameter(
        "sky.small", Words("size of the small shapes among the large ones", "besar bentuk kecil di sela yang besar"),
        "", 0.62, 1.0, 0.84, "photographs: small clouds of many sizes between large ones; 1 fills their room",
    ),
    Parameter(
        "sky.pitch", Words("distance of the drops along a contour", "jarak cecek di sepanjang tepi"), "mm", 1.9, 4.2,
        3.05, "docs/sources.md#isen: 2-2.5 times a drop, more where rows are open",
    ),
    Parameter(
        "sky.rows", Words("rows of drops along a contour", "banyak baris cecek di sepanjang tepi"), "", 0.8, 2.2, 1.5,
        "house choice; of the last row only what hangs lowest is set",
    ),
    Parameter(
        "sky.unlike", Words("how unlike large and small drops in turn are", "beda cecek besar dan kecil berseling"), "",
        0.0, 0.26, 0.1, "house choice: two nibs in turn, as in beads",
    ),
    Parameter(
        "sky.telu", Words("distance of the cecek telu in the open sky", "jarak cecek telu di langit lapang"), "mm", 7,
        19, 13, "house choice: three dots wherever the sky would lie bare",
    ),
)  # fmt: skip
"""What the families share that stand before an open sky."""


def link(plan: Plan, rings: FloatArray, wide: FloatArray, unit: float, nib: float) -> Waxing:
    """Tie clouds to their neighbours with short bowed lines, at most one a cloud, where the sky is narrow."""
    from scipy.spatial import cKDTree

    pen = Waxing("tautan", Wax.TEMBOK, 1)
    rings = clockwise(rings)
    points = rings.reshape(-1, 2)
    everywhere = _around(rings, unit, plan.torus).reshape(-1, 2)
    if len(everywhere) < 2 * rings.shape[1]:
        return pen
    owner = np.repeat(np.arange(len(rings)), rings.shape[1])
    outward = -normals(rings).reshape(-1, 2)
    away = points + 0.09 * unit * outward
    other = np.asarray(cKDTree(everywhere).query(away)[1], np.int64)
    gap = length(everywhere[other] - points)
    fits = (other // rings.shape[1] != owner) & (gap > 0.045 * unit) & (gap < 0.16 * unit) & (outward[:, 1] > 0.25)
    chosen = np.flatnonzero(fits)
    luck = plan.hand.at(salts.MEGA_LINK, points[chosen])
    chosen = chosen[np.lexsort((luck, owner[chosen]))]
    chosen = chosen[np.unique(owner[chosen], return_index=True)[1]]
    if not len(chosen):
        return pen
    a, b = points[chosen], everywhere[other[chosen]]
    along = b - a
    side = np.where(plan.hand.at(salts.MEGA_LINK_BOW, a) < 0.5, -0.42, 0.42)[:, None]
    bow = 0.5 * (a + b) + side * np.stack([-along[:, 1], along[:, 0]], axis=-1)
    t = (np.arange(25) / 24)[None, :, None]
    lines = a[:, None] * ((1 - t) * (1 - t)) + bow[:, None] * (2 * t * (1 - t)) + b[:, None] * (t * t)
    if plan.torus is not None:
        # The sky is known about the block only; of a link all copies are as good.
        lines = lines + plan.torus.homeward(lines[:, 12])[:, None]
    room = _free(plan, rings, wide)
    clear = room.depth(lines[:, 4:21], np.zeros((len(lines), 17), np.int64)).min(axis=1)
    pen.stroke(lines[clear > 0.9], nib)
    return pen


def among(plan: Plan, spot: Spot) -> float:
    """Return the size of a shape against the room kept for it: the largest ones fill theirs."""
    return float(plan.value("sky.small")) if spot.rank else 1.0


class Sprouts:
    """Gather the growth of a cloth: what grows from the shapes into the room between them.

    Parameters
    ----------
    plan
        The plan.
    rings
        Outlines of the shapes, n x k x 2.
    wide
        Width of the line on each, n x 1 mm.
    unit
        Size of a large shape, mm.
    drawn
        What else stands between them.
    """

    def __init__(self, plan: Plan, rings: FloatArray, wide: FloatArray, unit: float, *drawn: Waxing) -> None:
        self._plan, self._rings, self._wide, self._unit = plan, rings, wide, unit
        self._drawn = drawn
        self._pens = GrowthPens(
            Waxing("tembok", Wax.TAHAP_2, 5), Waxing("sulur", Wax.TEMBOK, 1),
            Waxing("buah sulur", Wax.CECEK, 4), Waxing("daun kecil", Wax.TEMBOK, 5),
        )  # fmt: skip

    @property
    def waxings(self) -> tuple[Waxing, ...]:
        """Return all that has grown so far, lowest first."""
        return self._pens.plates, self._pens.touches, self._pens.lines, self._pens.dots

    def into_gaps(self, least: float, apart: float, upward: bool = False) -> None:
        """Let a tendril grow from the nearest outline into each gap wide enough, in units; never down if ``upward``."""
        from scipy.spatial import cKDTree

        room = self.free()
        close = self._plan.value("sky.close")
        centres, deep = _gaps(room, least * self._unit / float(np.sqrt(close)), apart * self._unit / close)
        if self._plan.torus is not None:
            once = self._plan.torus.kept(centres)
            centres, deep = centres[once], deep[once]
        if not len(centres) or not len(self._rings):
            return
        points = _around(self._rings, self._unit, self._plan.torus).reshape(-1, 2)
        feet = points[np.asarray(cKDTree(points).query(centres)[1], np.int64)]
        if upward:
            way = (centres - feet) / np.maximum(length(centres - feet), 1e-9)[:, None]
            kept = way[:, 1] < 0.6
            feet, centres, deep = feet[kept], centres[kept], deep[kept]
        self._grow(room, feet, centres - feet, np.minimum(deep, 0.2 * self._unit), both_sides=False)

    def from_feet(self, feet: FloatArray, up: FloatArray, reach: float) -> None:
        """Let a shoot grow from each foot (n x 2) along ``up``, ``reach`` units long at most."""
        self._grow(self.free(), feet, up, np.full(len(feet), 0.5 * reach * self._unit), both_sides=True)

    def free(self, *drawn: Waxing) -> Room:
        """Measure the sky that is left between everything grown so far and what else was drawn."""
        return _free(self._plan, self._rings, self._wide, *self._drawn, *self.waxings, *drawn)

    def _grow(self, room: Room, feet: FloatArray, up: FloatArray, deep: FloatArray, *, both_sides: bool) -> None:
        """Grow each shoot as large as the room about it allows, or not at all."""
        if not len(feet):
            return
        plan = self._plan
        grown = grow(
            plan.at("growth.angle", feet),
            plan.value("growth.repetition"),
            plan.at("growth.length", feet),
            plan.at("growth.curl", feet),
            Habit.of(plan),
            both_sides=both_sides,
        )
        grown = _leafy(grown, plan.value("sky.leaf"))
        way = np.arctan2(up[:, 1], up[:, 0])
        left = np.ones(len(feet), bool)
        deep = deep * plan.value("sky.tendril")
        fine = plan.value("nib.isen") / plan.declared["nib.isen"].default
        grown_points: list[FloatArray] = []
        for share in (1.0, 0.85, 0.7, 0.58):
            held = grown.fitted(1.9 * deep * share, 0.85 * deep * share, 0.25)[0].placed(feet, way)
            now = left & (_clearance(held, room, feet) > 0.9) & (deep * share > 0.034 * self._unit)
            now[now] = _apart(held.points[now], grown_points)
            if not now.any():
                continue
            grows = held.picked(now)
            wax_growth(
                self._pens, plan.hand, grows, _STOUT * fine * _followed(plan.value("growth.thickness")),
                1.25 * plan.value("isen.size"), plan.value("nib.isen"), typical=ribs_at_hand(grows),
            )  # fmt: skip
            left &= ~now


def _leafy(growth: Growth, size: float) -> Growth:
    """Make every leaf and bud ``size`` times as large, about its foot."""

    def by(parts: tuple[FloatArray, ...]) -> tuple[FloatArray, ...]:
        return tuple(x[:, :1] + (x - x[:, :1]) * size for x in parts)

    return replace(growth, leaves=by(growth.leaves), ribs=by(growth.ribs))


def _followed(thickness: float) -> float:
    """Return how thick a tendril is that stands alone in the sky, where it can differ further than in a fill."""
    return _USUAL + 1.35 * (thickness - _USUAL)


def _free(plan: Plan, rings: FloatArray, wide: FloatArray, *drawn: Waxing) -> Room:
    """Measure the sky that clouds and what was drawn between them leave."""
    taken = Occupied(*drawn)
    taken.area(rings)
    taken.stroke(rings, wide, closed=True)
    return taken.ground(plan.size_mm, per_mm=1.0, margin=12.0, torus=plan.torus)


def _around(rings: FloatArray, reach: float, torus: Torus | None) -> FloatArray:
    """Return outlines n x k x 2 and, of a cloth that repeats, after them their copies within reach of its block."""
    return rings if torus is None else torus.around(rings, reach)


def _gaps(room: Room, least: float, apart: float) -> tuple[FloatArray, FloatArray]:
    """Return the middles of gaps at least ``least`` mm deep and ``apart`` mm from one another, and their depth."""
    from scipy.ndimage import maximum_filter
    from scipy.spatial import cKDTree

    values = room.values[0]
    y, x = np.nonzero((values >= least) & (values == maximum_filter(values, 7)))
    points = room.origin[0] + np.stack([x, y], axis=-1) * room.step
    deep = values[y, x]
    # The deepest first, each driving off those near it. In a wide sky every node is as deep as the next:
    # their pairs would be too many to be held.
    tree, free = cKDTree(points.reshape(-1, 2)), np.ones(len(points), bool)
    kept = np.zeros(len(points), bool)
    for n in np.argsort(-deep, kind="stable").tolist():
        if free[n]:
            kept[n] = True
            free[tree.query_ball_point(points[n], apart)] = False
    return points[kept], deep[kept]


def _apart(tendrils: FloatArray, grown: list[FloatArray]) -> BoolArray:
    """Tell which tendrils n x k x 2 stay off those ``grown`` and off one another, and add these to the grown ones."""
    from scipy.spatial import cKDTree

    kept = np.zeros(len(tendrils), bool)
    first = len(grown)
    every = [*grown, *tendrils]
    least, most = (np.array([f(x, axis=0) for x in every]).reshape(-1, 2) for f in (np.min, np.max))
    stands = np.arange(len(every)) < first
    for n, one in enumerate(tendrils, first):
        by = stands & ((most > least[n] - _OFF) & (least < most[n] + _OFF)).all(axis=1)
        near = [every[k] for k in np.flatnonzero(by).tolist()]
        clear = not near or bool((np.asarray(cKDTree(np.concatenate(near)).query(one)[0]) > _OFF).all())
        kept[n - first] = stands[n] = clear
        if clear:
            grown.append(one)
    return kept


def _clearance(growth: Growth, room: Room, feet: FloatArray) -> FloatArray:
    """Return how far each tendril stays from what is drawn, not counting its foot."""
    everything = growth.points
    owner = np.zeros(everything.shape[:2], np.int64)
    off = everything - feet[:, None]
    near = (off * off).sum(axis=2) < 9.0
    clear: FloatArray = np.where(near, 9.0, room.depth(everything, owner)).min(axis=1)
    return clear
