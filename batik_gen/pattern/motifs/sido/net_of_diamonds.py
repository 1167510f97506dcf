"""What the sido cloths share: a net of framed diamonds, a figure in each, the growth in some (docs/sources.md#sido)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.sheet import Pens, Sheet, waxed
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.sido.bands import SWINGS, wax_frames
from batik_gen.pattern.motifs.sido.frame import Mesh
from batik_gen.pattern.motifs.sido.ground import herangan
from batik_gen.pattern.motifs.sido.growth import GrowthPens, wax_growth
from batik_gen.pattern.motifs.sido.vines import VineKind, vines
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

_MIDDLE_NIB, _CALM = 0.53, 0.5
"""Half of a sido cloth is fine lines: their nib, mm, strays from its middle half as far as in other cloths."""

_HALO = 0.8
"""So far from a figure's outline, mm, the lines of a light ground end."""

Figure = Callable[[Sheet, float], None]
"""What draws a figure about the middle of a sheet, so large."""


@dataclass(frozen=True)
class Manner:
    """Say how one sido cloth differs from another.

    Parameters
    ----------
    frame
        A string of ``mlinjon``, a twisted ``cord``, or long ``leaves``.
    petals
        Lobes of the rosettes.
    grounds
        Ground of the light and of the dark diamonds: ``herangan``, ``semi`` and ``curls``
        (light), ``ukel`` (dark).
    light, dark
        Figures that take turns in the light and in the dark diamonds; None is a growth alone.
    growing
        How the growth stands in the dark diamonds: ``tree``, ``pair`` or ``hanging``.
    grown
        Whether it stands in the first and in the second dark diamond.
    """

    frame: str
    petals: int
    grounds: tuple[str, str]
    light: tuple[Figure, Figure]
    dark: tuple[Figure | None, Figure | None]
    growing: str
    grown: tuple[bool, bool]


def _diamond(plan: Plan) -> tuple[float, float]:
    """Return half the width and half the height of a diamond, mm."""
    a = 0.5 * plan.value("sido.diagonal")
    return a, a * plan.value("sido.slender")


def lattice(plan: Plan) -> Lattice:
    """Return the lattice of every second diamond: figures take turns from one to the next."""
    a, b = _diamond(plan)
    return (2 * a, -2 * b), (2 * a, 2 * b)


def draw(plan: Plan, manner: Manner) -> tuple[Layer, ...]:
    """Wax a sido cloth."""
    hand, size = plan.hand, plan.size_mm
    a, b = _diamond(plan)
    strip = (0.56 if manner.frame == "cord" else 0.5) * plan.value("sido.frame") * float(np.sqrt(a * a + b * b))
    crossings = plan.sites((a, b), (a, -b), 2 * b) + np.array([a, 0.0])
    waves, swing = SWINGS[manner.frame]
    mesh = Mesh((a, b), strip, plan.value("sido.waist"), waves, swing * strip, crossings)
    fine = _MIDDLE_NIB + _CALM * (plan.value("nib.isen") - _MIDDLE_NIB)
    frame, edges = wax_frames(plan, mesh, manner.frame, manner.petals, fine)
    centres = crossings - np.array([a, 0.0])
    step = np.rint((centres - 0.5 * np.array(size)) / np.array([a, b])).astype(np.int64)
    row, turn_of = step[:, 1] % 2, ((step[:, 0] - step[:, 1]) // 2) % 2
    pens, taken = GrowthPens(), [edges]
    margin = 1.45 * strip + 1.5 * plan.value("nib.klowong")
    clear = (a - margin, b - margin * b / a)
    # Figures reach no farther than 1.2 units from the middle, measured along both axes together.
    room = (min(a, b) - 1.45 * strip - 1.0) / 1.2
    stands = []
    halo = Waxing("tembok sekeliling", Wax.TEMBOK, 5)
    for dark in (0, 1):
        for other in (0, 1):
            here = centres[(row == dark) & (turn_of == other)]
            drawn = (manner.dark if dark else manner.light)[other]
            if drawn is not None and len(here):
                larger = plan.at("sido.figure", here) * hand.size(salts.SIDO_FIGURE, here, 0.25)
                sheet = _sheet(plan, drawn, room)
                at = here + np.array([0.0, 0.02 * b])
                flip = np.full(len(here), 1.0 - 2.0 * other)
                stands.append((sheet, at, flip, larger))
                turned = larger[:, None, None] * np.stack([flip, np.ones_like(flip)], axis=-1)[:, None]
                rings = [at[:, None] + solid * turned for solid in sheet.solids]
                taken += [ring.reshape(-1, 2) for ring in rings]
                for ring in () if dark else rings:
                    # Lines of the ground stop short of a figure.
                    halo.stroke(ring, sheet.pens.nib + 2 * _HALO, closed=True)
            if dark and manner.grown[other]:
                wax_growth(plan, pens, here, clear, manner.growing, taken)
    figures = waxed(stands)
    for layer in figures:
        layer.name += " ragam"
    grounds, tree = _Grounds.fresh(), cKDTree(np.concatenate(taken))
    inner = (a - 0.6 * strip, b - 0.6 * strip)
    for dark, ground in enumerate(manner.grounds):
        grounds.wax(plan, ground, centres[row == dark], (a, b), inner, tree, fine)
    return (*grounds.layers(plan), *plan.layers(halo), *frame.layers(plan), *pens.layers(plan), *plan.layers(*figures))


def _sheet(plan: Plan, drawn: Figure, size: float) -> Sheet:
    """Return a figure drawn so large, with lines no thicker than it bears."""
    nib = min(0.95 * plan.value("nib.klowong"), 0.032 * size)
    fine, dot = min(plan.value("nib.isen"), 0.015 * size), min(plan.value("isen.size"), 0.03 * size)
    sheet = Sheet(Pens(nib, fine, dot, plan.value("isen.count")))
    drawn(sheet, size)
    return sheet


@dataclass(frozen=True)
class _Grounds:
    """Name what gathers the grounds of the diamonds, lowest first."""

    plates: Waxing
    nets: Waxing

    @classmethod
    def fresh(cls) -> "_Grounds":
        """Return empty pens."""
        return cls(
            Waxing("tembok latar", Wax.TEMBOK, 5),
            Waxing("isen latar", Wax.KLOWONG, 3),
        )

    def layers(self, plan: Plan) -> tuple[Layer, ...]:
        """Return the finished layers."""
        return plan.layers(self.plates, self.nets)

    def wax(
        self,
        plan: Plan,
        ground: str,
        at: FloatArray,
        half: tuple[float, float],
        inner: tuple[float, float],
        taken: cKDTree,
        fine: float,
    ) -> None:
        """Wax one ground in diamonds of half axes ``half`` at n places, inside ``inner``, off what is taken."""
        hand, a = plan.hand, half[0]
        rhomb = at[:, None] + np.array([[half[0], 0.0], [0.0, half[1]], [-half[0], 0.0], [0.0, -half[1]]])
        many = float(np.sqrt(plan.value("isen.count")))
        light, dark = (a * plan.value(name) / many for name in ("sido.light", "sido.dark"))
        full = plan.value("sido.drop")
        if ground == "herangan":
            self.plates.area(rhomb)
            herangan(self.nets, hand, at, half, 0.16 * light, min(0.75 * plan.value("nib.klowong"), 0.022 * a))
            return
        if ground == "semi":
            self.plates.area(rhomb)
            wide = max(0.094 * light, 3.2)
            sprig = VineKind(self.nets, self.nets, False, wide, min(1.1 * fine, 0.17 * wide), full, 0.7)
        elif ground == "curls":
            self.plates.area(rhomb)
            wide = max(0.106 * light, 3.4)
            sprig = VineKind(self.nets, self.nets, True, wide, min(0.95 * fine, 0.15 * wide), full, 0.75)
        else:
            wide = max(0.104 * dark, 3.2)
            sprig = VineKind(self.nets, self.nets, True, wide, min(1.15 * fine, 0.13 * wide), full, 0.6)
        vines(hand, at, inner, taken, sprig)


PARAMETERS = (
    Parameter(
        "sido.diagonal", Words("width of a diamond", "lebar belah ketupat"), "mm", 76, 116, 92,
        "estimate: diagonal 8-12 cm",
    ),
    Parameter(
        "sido.frame", Words("width of the frames", "lebar bingkai"), "side", 0.125, 0.22, 0.185,
        "measured: about 0.2 of the diamond's side at the widest",
    ),
    Parameter(
        "sido.figure", Words("size of the figures", "besar ragam isi"), "room", 0.8, 1.0, 0.93,
        "photographs: figures fill most of a diamond and keep clear of its frame",
    ),
    Parameter(
        "sido.slender", Words("height of a diamond against its width", "tinggi belah ketupat terhadap lebarnya"), "",
        0.96, 1.16, 1.06, "photographs: 0.9-1.2",
    ),
    Parameter(
        "sido.light", Words("size of what fills the light diamonds", "besar isi latar belah ketupat terang"), "",
        0.75, 1.3, 1.0, "docs/sources.md#isen: shards of herangan 4-10 mm",
    ),
    Parameter(
        "sido.dark", Words("size of the ukel in the dark diamonds", "besar ukel di belah ketupat gelap"), "",
        0.75, 1.4, 1.0, "docs/sources.md#isen: ukel 4-8 mm",
    ),
    Parameter(
        "sido.drop", Words("size of the drops among the ukel", "besar tetes di sela ukel"), "",
        0.75, 1.3, 1.0, "photographs: drops and discs as long as a curl is wide",
    ),
    Parameter(
        "sido.rosette", Words("size of the rosettes at the crossings", "besar roset di persilangan"), "strip",
        0.7, 1.4, 1.02, "photographs: a rosette is as wide as a strip or wider",
    ),
    Parameter(
        "sido.lens", Words("size of the black lenses in the frames", "besar daun hitam di bingkai"), "",
        0.6, 1.3, 1.0, "measured on sido luhur and sido mukti",
    ),
    Parameter(
        "sido.waist", Words("width of the frames at their middle", "lebar bingkai di tengahnya"), "strip",
        0.45, 1.0, 0.7, "measured: strips waisted towards the middle",
    ),
)  # fmt: skip
