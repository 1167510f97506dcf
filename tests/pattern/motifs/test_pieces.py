"""Pieces of every family beside photographs of real cloth: balance, detail, symmetry, repeat. One table for all."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import looks
import measuring
import numpy as np
import pytest
import seeds
from looks import Step, Symmetry
from portraits import every_family, plain
from scipy.ndimage import gaussian_filter

from batik_gen.pattern.declaring.registry import families, family_named
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.lereng import lereng, udan_liris
from batik_gen.pattern.motifs.nitik.nitik import PATTERNS

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""A failure names its seed."""

ALL = tuple(measuring.TRANSFORMS)
MIRRORS = ("left-right", "up-down")
TURNS = ("turn", *MIRRORS)
SIDO = ("sido-luhur", "sido-mukti", "sido-asih")
CLOUDS = ("mega-mendung", "wadasan")
LERENG = ("lereng", "udan-liris")

SYMMETRIES: Mapping[str, Symmetry] = {
    "kawung": Symmetry(ALL, 0.78),
    # The tendrils between flowers roll up towards each other in pairs.
    "truntum": Symmetry(TURNS, 0.80),
    "parang": Symmetry(("turn",), 0.85, MIRRORS, 0.30),
    "ceplok": Symmetry(ALL, 0.78),
    "grompol": Symmetry(ALL, 0.78),
    "nitik": Symmetry(ALL, 0.72),
    "jlamprang": Symmetry(ALL, 0.75),
    # Scales stand upright; in the fields among them flowers, each drawn anew.
    "gringsing": Symmetry(("left-right",), 0.60, ("turn", "up-down", "quarter"), 0.45),
    # Figures stand upright, each drawn anew.
    "semen": Symmetry(("left-right",), 0.65, ("turn", "up-down", "quarter"), 0.35),
    "lung-lungan": Symmetry(lacks=(*TURNS, "quarter"), most=0.45),
    "lung-gelombang": Symmetry(lacks=(*TURNS, "quarter"), most=0.45),
    "buketan": Symmetry(lacks=(*TURNS, "quarter"), most=0.50),
    # What climbs in the triangles swings from side to side.
    "tumpal": Symmetry(TURNS, 0.50, ("quarter", "diagonal"), 0.20),
    **dict.fromkeys(SIDO, Symmetry(("left-right",), 0.60, ("quarter", "diagonal"), 0.50)),
    **dict.fromkeys(LERENG, Symmetry(lacks=(*MIRRORS, "quarter"), most=0.30)),
    "sekar-jagad": Symmetry(lacks=("turn", "left-right", "diagonal"), most=0.45),
    # Blades of unequal size: each row turns into the other pole's, never into its mirror.
    "sekar-gelombang": Symmetry(ALL, 0.78),
    "nitik-gelombang": Symmetry(ALL, 0.72),
    "parang-gelombang": Symmetry(lacks=(*MIRRORS, "quarter"), most=0.30),
    "lereng-gelombang": Symmetry(lacks=(*MIRRORS, "quarter"), most=0.30),
    "tambal": Symmetry(lacks=("turn", "left-right"), most=0.60),
    "mega-mendung": Symmetry(lacks=ALL, most=0.30),
    # Banks of rock stand upright, one way round or the other.
    "wadasan": Symmetry(lacks=("turn", "up-down", "quarter", "diagonal"), most=0.40),
}
"""What each family's pictures allow and what they must not."""


def usual(motif: str, name: str) -> float:
    """Return what a parameter is where nothing is measured."""
    return next(p.default for p in family_named(motif).parameters if p.name == name)


def in_cells(pitch: float, least: float, most: float) -> tuple[Step, ...]:
    """Repeat along and down by one cell, and not by half a cell."""
    return (Step(pitch, 0.0, least), Step(0.0, pitch, least), Step(0.5 * pitch, 0.0, most=most))


def in_bands(motif: str) -> tuple[Step, ...]:
    """Repeat across the bands by their cycle and along them by one period, and not by a part of the cycle."""
    tall, bar = lereng.heights((lereng if motif == "lereng" else udan_liris).CYCLE, 10.0, 1.0)
    cycle, period = (v * 0.70710678 for v in (sum(tall) + bar * len(tall), lereng.period_of(10.0)))
    return (
        Step(cycle, cycle, 0.70),
        Step(period, -period, 0.70),
        Step(0.37 * cycle, 0.37 * cycle, most=0.40, slack=0),
    )


def in_half_drop(right: float, drop: float, halfway: float, apart: float) -> tuple[Step, ...]:
    """Repeat down by two drops and aside with one, and not aside without it."""
    return (
        Step(0.0, 2 * drop, 0.75, slack=3),
        Step(right, drop, halfway, slack=3),
        Step(right, 0.0, most=apart, slack=3),
    )


_SCALE = 20 * usual("gringsing", "gringsing.scale")
_BOUQUET = usual("buketan", "buketan.pitch")
_BASE = usual("tumpal", "tumpal.base")
_BANK = usual("wadasan", "wadas.size")

REPEATS: Mapping[str, tuple[Step, ...]] = {
    "kawung": (Step(44.0, 0.0, 0.75), Step(22.0, 5.72, most=0.60, slack=0)),
    "truntum": (Step(22.627, 22.627, 0.75), Step(16.0, 4.16, most=0.60, slack=0)),
    # Two rosettes stand in turn.
    "ceplok": (Step(54.0, 54.0, 0.80), Step(108.0, 0.0, 0.80), Step(54.0, 0.0, most=0.60)),
    "grompol": in_cells(50.0, 0.78, 0.50),
    "nitik": in_cells(62.0, 0.72, 0.50),
    "jlamprang": in_cells(62.0, 0.75, 0.50),
    # Two diamonds stand in turn.
    "nitik-gelombang": (Step(84.0, 0.0, 0.65), Step(0.0, 84.0, 0.65), Step(21.0, 0.0, most=0.50)),
    "gringsing": (
        # Each flower is drawn anew; a lotus and buds stand in turn.
        Step(_SCALE, 0.0, 0.65),
        Step(0.0, 1.12 * _SCALE, 0.65),
        Step(0.5 * _SCALE, 0.56 * _SCALE, 0.50),
        Step(0.5 * _SCALE, 0.0, most=0.40),
    ),
    "semen": in_half_drop(usual("semen", "semen.pitch"), 0.75 * usual("semen", "semen.pitch"), 0.65, 0.45),
    # Any of five banks may stand at each place, either way round.
    "wadasan": (
        Step(0.0, 1.15 * _BANK, 0.20, slack=3),
        Step(1.07 * _BANK, 0.575 * _BANK, 0.20, slack=3),
        Step(1.07 * _BANK, 0.0, most=0.15, slack=3),
    ),
    # Two bouquets take turns, each flower drawn anew.
    "buketan": (
        Step(0.0, 1.7 * _BOUQUET, 0.50, slack=3),
        Step(2 * _BOUQUET, 0.0, 0.50, slack=3),
        Step(_BOUQUET, 0.85 * _BOUQUET, most=0.40, slack=3),
        Step(_BOUQUET, 0.0, most=0.20, slack=3),
    ),
    "tumpal": (
        Step(2 * _BASE, 0.0, 0.80),
        Step(0.0, _BASE * (2 * usual("tumpal", "tumpal.height") + 0.28 + usual("tumpal", "tumpal.band")), 0.80),
        Step(_BASE, 0.0, most=0.85),
    ),
    **{motif: in_bands(motif) for motif in LERENG},
    # Two squares along and two down the same fillings come again; one square along they do not.
    "tambal": (Step(200.0, 200.0, 0.70), Step(100.0, 0.0, most=0.50)),
}
"""By which steps each family's pictures repeat and by which they do not; what its own test says is not here."""


@dataclass(frozen=True)
class Piece:
    """A square of cloth, and which of the tables its picture keeps."""

    motif: str
    side: float = 300.0
    nth: int = 0
    px: int = 512
    process: str = ""
    dark: bool = True
    detail: bool = True
    symmetric: bool = False
    repeated: bool = False
    parameters: Mapping[str, float] = field(default_factory=dict)
    name: str = ""

    def __str__(self) -> str:
        return "-".join(filter(None, (self.motif, self.name, f"{self.side:.0f}", self.process, str(self.nth))))

    def __call__(self) -> measuring.Grey:
        return looks.picture(self.motif, SEEDS[self.nth], self.side, self.px, self.process, **self.parameters)


def _kawung() -> list[Piece]:
    kinds = {
        v.name: {k.replace(".", "__"): 0.5 * (a + b) for k, (a, b) in v.ranges.items()}
        for v in families()["kawung"].variants
    }
    # Four repeats or so, as photographs show: many more at one scale are denser, on cloth as here.
    wide = {kind: round(5.5 * parameters["kawung__pitch"]) for kind, parameters in kinds.items()}
    return [
        *(Piece("kawung", nth=nth, symmetric=True, repeated=not nth) for nth in (0, 1)),
        *(Piece("kawung", wide[kind], 1, 512, parameters=kinds[kind], name=kind) for kind in kinds),
        *(
            Piece("kawung", dark=False, detail=False, symmetric=True, parameters=kinds[kind], name=kind)
            for kind in ("bribil", "geger", "beton")
        ),
    ]


def _parang() -> list[Piece]:
    kinds = {
        "lung": {"parang__seling": 0.9},
        "kawung": {"parang__seling": 1.4, "parang__filling": 2.0},
        "kusumo": {"parang__filling": 0.0, "parang__blade": 1.0, "parang__size": 54.0},
        "curigo": {"parang__blade": 2.0, "parang__seling": 0.6},
        "rusak": {"parang__filling": 0.0},
    }
    return [
        *(Piece("parang", nth=nth, symmetric=True) for nth in (0, 1)),
        *(
            Piece(
                "parang", 240.0, nth, 480, dark=False, detail=False, symmetric=True, parameters=kinds[kind], name=kind
            )
            for nth in (0, 1)
            for kind in kinds
        ),
        *(
            Piece(
                "parang", 240.0, 0, 512, process, parameters={"parang__filling": filling}, name=f"filling{filling:.0f}"
            )
            for filling in (0.0, 1.0, 2.0)
            for process in ("sogan-yogya", "sogan-solo", "kelengan")
        ),
    ]


def _rosettes() -> list[Piece]:
    pairs = [
        Piece(
            "ceplok", dark=False, detail=False, symmetric=True, repeated=(first, second) == (1, 2),
            parameters={"ceplok__first": first, "ceplok__second": second}, name=f"{first}and{second}",
        )
        for first, second in ((1, 2), (1, 3), (3, 4), (4, 1), (5, 4))
    ]  # fmt: skip
    return [
        *pairs,
        Piece("ceplok", nth=1, dark=False, detail=False, repeated=True),
        *(Piece(motif, side, nth, 512) for motif in ("ceplok", "grompol") for side in (250.0, 400.0) for nth in (0, 1)),
        *(Piece("ceplok", process=process) for process in ("sogan-solo", "kelengan")),
        *(Piece("grompol", nth=nth, dark=False, detail=False, symmetric=True, repeated=True) for nth in (0, 1)),
    ]


def _nitik() -> list[Piece]:
    patterns = {f"pattern{n}": {"nitik__pattern": float(n)} for n in range(1, len(PATTERNS) + 1)}
    return [
        *(
            Piece("nitik", dark=False, detail=False, symmetric=True, repeated=name == "pattern1",
                  parameters=patterns[name], name=name)
            for name in patterns
        ),
        Piece("nitik", nth=1, dark=False, detail=False, repeated=True),
        *(Piece("nitik", 250.0, 1, 512, parameters=patterns[name], name=name) for name in patterns),
        *(
            Piece("nitik", 400.0, 1, 512, dark=False, parameters=patterns[name], name=name)
            for name in ("pattern1", "pattern3")
        ),
        *(
            Piece("jlamprang", nth=nth, dark=False, detail=False, symmetric=True, repeated=True)
            for nth in (0, 1)
        ),
        *(Piece("jlamprang", 250.0, 0, 512, process) for process in ("sogan-yogya", "sogan-solo", "kelengan")),
    ]  # fmt: skip


PIECES = [
    *_kawung(),
    Piece("truntum", dark=False, symmetric=True, repeated=True),
    Piece("truntum", nth=1, dark=False, symmetric=True),
    *(Piece("truntum", side) for side in (250.0, 400.0)),
    *_parang(),
    *_rosettes(),
    *_nitik(),
    Piece("gringsing", 250.0),
    Piece("gringsing", 400.0, symmetric=True, repeated=True),
    Piece("gringsing", 400.0, 1, dark=False, detail=False, symmetric=True),
    *(Piece("semen", nth=nth, dark=False, detail=False, symmetric=True) for nth in (0, 1)),
    *(Piece("semen", 250.0, nth) for nth in (0, 1)),
    *(Piece("semen", 400.0, nth, repeated=not nth) for nth in (0, 1)),
    *(Piece("semen", process=process, detail=False) for process in ("sogan-solo", "kelengan")),
    *(Piece("lung-lungan", 250.0, nth, symmetric=True) for nth in (0, 1)),
    *(Piece("lung-lungan", nth=nth) for nth in (0, 1)),
    *(Piece("lung-lungan", 250.0, process=process, detail=False) for process in ("sogan-solo", "kelengan")),
    *(Piece("lung-gelombang", 250.0, nth, 768, symmetric=True) for nth in (0, 1)),
    Piece("buketan", 250.0),
    Piece("buketan", 400.0, repeated=True),
    Piece("buketan", nth=1, dark=False, detail=False, symmetric=True),
    *(Piece("tumpal", 250.0, process=process) for process in ("sogan-yogya", "kelengan")),
    *(
        Piece("tumpal", 400.0, process=process, symmetric=process == "sogan-yogya", repeated=process == "sogan-yogya")
        for process in ("sogan-yogya", "kelengan")
    ),
    Piece("tumpal", 400.0, 1, dark=False, detail=False, symmetric=True),
    *(Piece(motif, 250.0) for motif in (*SIDO, *LERENG)),
    *(Piece(motif, 400.0, symmetric=True, repeated=motif in LERENG) for motif in (*SIDO, *LERENG)),
    *(Piece(motif, 400.0, 1, dark=False, detail=False, symmetric=True) for motif in (*SIDO, *LERENG)),
    Piece("sekar-jagad", 250.0, symmetric=True),
    Piece("sekar-jagad", 400.0, 1, symmetric=True),
    Piece("sekar-gelombang", px=768, symmetric=True),
    Piece("nitik-gelombang", symmetric=True, repeated=True),
    *(Piece("parang-gelombang", side, symmetric=True) for side in (250.0, 400.0)),
    Piece("parang-gelombang", nth=1, process="kelengan", dark=False),
    *(Piece("lereng-gelombang", side, symmetric=True) for side in (250.0, 400.0)),
    Piece("tambal", 250.0, symmetric=True),
    Piece("tambal", 420.0, 1, repeated=True),
    *(
        Piece(motif, side, nth, 512, "mega-mendung")
        for motif in CLOUDS
        for side in (250.0, 400.0)
        for nth in (0, 1)
    ),
    *(
        Piece(
            motif, 500.0, nth, 512, "mega-mendung", dark=False, detail=False, symmetric=True,
            repeated=motif == "wadasan",
        )
        for motif in CLOUDS
        for nth in (0, 1)
    ),
]  # fmt: skip


def _with_slow() -> list[object]:
    """Mark as slow what only draws a piece a second time, with another seed, or in further dyes."""
    first = [replace(piece, nth=0) for piece in PIECES if not piece.nth]
    dyed = [piece for piece in PIECES if piece.process and replace(piece, process="sogan-yogya") in PIECES]
    again = [piece for piece in dyed if piece.process != "sogan-yogya"]
    return [
        pytest.param(piece, marks=pytest.mark.slow)
        if piece in again or (piece.nth and replace(piece, nth=0) in first)
        else piece
        for piece in PIECES
    ]


@pytest.mark.parametrize("piece", _with_slow(), ids=str)
def test_a_piece_looks_like_cloth(piece: Piece) -> None:
    grey, said = piece(), (str(piece), SEEDS)
    if piece.dark:
        looks.is_as_dark_as_cloth(grey, said, piece.motif, piece.side)
    if piece.detail:
        looks.is_as_detailed_as_cloth(grey, said, piece.motif, piece.side)
    if piece.symmetric:
        looks.is_symmetric(grey, said, SYMMETRIES[piece.motif])
    if piece.repeated:
        looks.repeats(grey, said, piece.side, REPEATS[piece.motif])


@every_family
def test_every_family_is_in_the_table(motif: str) -> None:
    rows = [piece for piece in PIECES if piece.motif == motif]
    assert any(piece.dark for piece in rows)
    assert any(piece.detail for piece in rows)
    assert any(piece.symmetric for piece in rows)
    assert any(piece.repeated for piece in rows) == (motif in REPEATS)


@every_family
def test_what_is_waxed_does_not_depend_on_the_dyes(motif: str) -> None:
    asked = plain(motif, SEEDS[0], 20.0)
    one, other = (draw(replace(asked, process=process)) for process in ("sogan-yogya", "kelengan"))
    assert replace(one, process=other.process, bath=other.bath, recipe=other.recipe) == other


STEADY = {
    "ceplok": [p.name for p in family_named("ceplok").parameters if p.unit != "mm"][:3],
    "grompol": [p.name for p in family_named("grompol").parameters if p.unit != "mm"],
    "nitik": ["nitik.dab", "nitik.join", "nitik.heart"],
    "jlamprang": ["jlamprang.star", "jlamprang.lobe", "jlamprang.heart"],
}


@pytest.mark.parametrize(("motif", "name"), [(motif, name) for motif, names in STEADY.items() for name in names])
def test_a_parameter_moves_the_cloth_steadily(motif: str, name: str) -> None:
    looks.moves_steadily(motif, name, 480 if motif in ("nitik", "jlamprang") else 360)


GROWTHS = {"semen": (300.0, 1.8), "lung-lungan": (250.0, 2.5)}
"""Families that are all growth: a side, and how much farther another growth goes than another hand, at least."""
GLANCE_PX = 1.0
"""At a glance nobody sees lines that stray by a part of a millimetre: pictures are blurred by so much."""


@pytest.mark.parametrize("motif", GROWTHS)
def test_two_growths_are_told_apart_at_a_glance(motif: str) -> None:
    side, times = GROWTHS[motif]
    # In even baths: clouds of the dye, others for each seed, are no part of the growth.
    even = {"bath__mottling": 0.0, "bath__seepage": 0.0}
    few = even | {"growth__angle": 30.0, "growth__repetition": 1.4, "growth__length": 0.75, "growth__curl": 0.45}
    many = even | {"growth__angle": 70.0, "growth__repetition": 3.2, "growth__length": 1.45, "growth__curl": 1.25}
    drawn = ((SEEDS[0], few), (SEEDS[0], many), (SEEDS[1], few))
    one, other, again = (
        gaussian_filter(looks.picture(motif, seed, side, 768, **growth), GLANCE_PX) for seed, growth in drawn
    )
    assert np.abs(one - other).mean() > times * np.abs(one - again).mean(), SEEDS
