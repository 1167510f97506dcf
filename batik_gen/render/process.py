"""The declared processes, and the colours that come out of them."""

import difflib
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from batik_gen.cloth import TAHAP, Wax
from batik_gen.errors import UnknownName
from batik_gen.render.kubelka import absorbed, reflected
from batik_gen.render.srgb import encode, linear_from_hex
from batik_gen.render.steps import Apply, Boil, Dip, Process, Scrape, Step

FloatArray = NDArray[np.float64]

_KERATON = frozenset({Wax.KLOWONG, Wax.TEMBOK, Wax.CECEK})

_BROWN_THEN_BLUE = dict.fromkeys(TAHAP[:2], Wax.KLOWONG) | dict.fromkeys(TAHAP[2:4], Wax.BIRON)
"""Stepwise dipping in two baths: a brown band, a blue one, a dark heart."""

_DIPS = ("#8fc0ea", "#5fa9e7", "#2f8fdc", "#0b6fcf", "#0a4fa8", "#0b3480", "#141a44")
"""Colour after one dip to seven (batik reference 3.3); the seventh is that of the ground."""


def _dip_by_dip() -> tuple[Step, ...]:
    """Wax and dip in turn: what is waxed after dip k keeps the colour of k dips."""
    steps: list[Step] = [Apply(frozenset({Wax.TEMBOK, Wax.CECEK}))]
    for number, colour in enumerate(_DIPS):
        if number:
            also = {1: {Wax.KLOWONG}, 3: {Wax.BIRON}}.get(number, set())
            steps.append(Apply(frozenset({TAHAP[number - 1], *also})))
        steps.append(Dip("indigo", alone=colour))
    return (*steps, Boil())


_DECLARED = (
    Process(
        name="sogan-yogya",
        title={"en": "Yogyakarta sogan", "id": "Sogan Yogyakarta"},
        region="Yogyakarta",
        meaning={
            "en": "White, blue-black and brown of the court city: clear white beside dark ground",
            "id": "Putih, biru kehitaman, dan cokelat kota keraton: putih bersih di samping latar gelap",
        },
        cloth="#f1ebde",
        steps=(
            Apply(_KERATON),
            Dip("indigo", alone="#27406b"),
            Scrape(frozenset({Wax.KLOWONG})),
            Apply(frozenset({Wax.BIRON})),
            Dip("soga", alone="#7a4526"),
            Boil(),
        ),
        both={(0, 1): "#171a24"},
        sources=("batik reference 3.1 (two-bath truth table) and 3.3 (preset Yogyakarta sogan)",),
        like=_BROWN_THEN_BLUE,
    ),
    Process(
        name="sogan-solo",
        title={"en": "Surakarta sogan", "id": "Sogan Surakarta"},
        region="Surakarta (Solo)",
        meaning={
            "en": "Cream-gold, warm brown and brown-black: even the white is tinted by a pale yellow last bath",
            "id": "Krem keemasan, cokelat hangat, dan cokelat kehitaman: putihnya pun diberi celupan kuning muda",
        },
        cloth="#e3c58c",
        steps=(
            Apply(_KERATON),
            Dip("indigo", alone="#2b3650"),
            Scrape(frozenset({Wax.KLOWONG})),
            Apply(frozenset({Wax.BIRON})),
            Dip("soga", alone="#a7652a"),
            Boil(),
        ),
        both={(0, 1): "#2b1a12"},
        sources=("batik reference 3.1 and 3.3 (preset Solo sogan)",),
        like=_BROWN_THEN_BLUE,
    ),
    Process(
        name="kelengan",
        title={"en": "Kelengan (indigo alone)", "id": "Kelengan (biru saja)"},
        region="Java",
        meaning={
            "en": "One dye only: white, mid blue and the deep blue of many dips",
            "id": "Satu warna saja: putih, biru sedang, dan biru tua dari banyak celupan",
        },
        cloth="#eee9dd",
        steps=(
            Apply(frozenset({Wax.TEMBOK, Wax.CECEK})),
            Dip("indigo", alone="#4a6a9a"),
            Apply(frozenset({Wax.KLOWONG, Wax.BIRON})),
            Dip("indigo", alone="#1f3358"),
            Boil(),
        ),
        both={(0, 1): "#141c34"},
        sources=("batik reference 3.3 (preset Kelengan)",),
        like=dict.fromkeys(TAHAP[:3], Wax.BIRON),
    ),
    Process(
        name="mega-mendung",
        title={"en": "Mega mendung (seven dips of indigo)", "id": "Mega mendung (tujuh celupan nila)"},
        region="Cirebon",
        meaning={
            "en": "Indigo dip upon dip: seven blues from pale sky to night, spoken of as the seven heavens",
            "id": "Nila selapis demi selapis: tujuh biru dari langit muda hingga malam, disebut tujuh lapis langit",
        },
        cloth="#f0e8dc",
        steps=_dip_by_dip(),
        both={},
        sources=("batik reference 1.10 (a wax line and a bath for each band) and 3.3 (preset Mega mendung)",),
        ladder=True,
    ),
)

PROCESSES: Mapping[str, Process] = MappingProxyType({process.name: process for process in _DECLARED})


def find_process(name: str) -> Process:
    """Return the process of that name.

    Raises
    ------
    UnknownName
        If there is none; the nearest names are offered.
    """
    if name in PROCESSES:
        return PROCESSES[name]
    near = difflib.get_close_matches(name, PROCESSES, n=2, cutoff=0.4) or list(PROCESSES)
    raise UnknownName(f"there is no process '{name}'; did you mean {' or '.join(near)}?")


def reflectance(process: Process, shares: tuple[FloatArray, ...]) -> FloatArray:
    """Return the colour of cloth that took up a share of each bath.

    Parameters
    ----------
    process
        The process.
    shares
        For each bath the concentration taken up, 0 none, 1 the process's own
        depth; all of one shape. In a ladder, what each dip added.

    Returns
    -------
    FloatArray
        Linear-light reflectance 0..1, that shape x 3.
    """
    bare = absorbed(np.array(linear_from_hex(process.cloth)))
    alone = [absorbed(np.array(linear_from_hex(dip.alone))) - bare for dip in process.dips]
    if process.ladder:
        # Each dip adds what it takes from the colour before it to its own; a channel may come back a little.
        added = [dye - before for dye, before in zip(alone, [np.zeros(3), *alone[:-1]], strict=True)]
        ks = bare + sum(share[..., None] * dye for share, dye in zip(shares, added, strict=True))
        return reflected(np.maximum(ks, 0.0))
    ks = bare + sum(share[..., None] * np.maximum(dye, 0.0) for share, dye in zip(shares, alone, strict=True))
    for (first, second), colour in process.both.items():
        beyond = absorbed(np.array(linear_from_hex(colour))) - bare - alone[first] - alone[second]
        ks = ks + (shares[first] * shares[second])[..., None] * np.maximum(beyond, 0.0)
    return reflected(ks)


def state_colours(process: Process) -> dict[Wax, tuple[int, int, int]]:
    """Return the sRGB colour (0..255) that each wax state has on the finished cloth."""
    resists = process.resists()
    colours = {}
    for wax in Wax:
        shares = tuple(np.array(0.0 if wax in bath else 1.0) for bath in resists)
        red, green, blue = np.floor(encode(reflectance(process, shares)) + 0.5).astype(int).tolist()
        colours[wax] = (red, green, blue)
    return colours
