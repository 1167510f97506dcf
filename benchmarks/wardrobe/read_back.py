"""The cloth can be read: numbers planted in a Portrait are found again by measuring its picture.

One family is read, kawung in Yogyakarta sogan, because its fruits lie apart. Only the picture is measured, with its
scale; neither the Design nor the layers are looked at (``batik_gen.readback.kawung`` says what a reading means).
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from batik_gen import Design, design
from batik_gen.readback.kawung import kawung_measures
from batik_gen.values.features import PLACED
from benchmarks.evidence import table
from benchmarks.wardrobe.showing import plant, show

FAMILY = "kawung"
SIDE_MM, SCALE = 200.0, 6.0
LEAST = 0.9
"""A feature counts as read back from this correlation."""

PLANTED: Mapping[str, str] = MappingProxyType(
    {
        "pitch": "exponent",
        "fruit width": "alpha_height_db",
        "fruit length": "alpha_beta",
        "outline": "rel_alpha",
        "brown": "rel_gamma",
        "blue": "alpha_width_hz",
        "dots": "rel_delta",
        "marks": "entropy",
        "fine lines": "burstiness",
    }
)
"""Reading to the feature that it should tell."""


STEADY = ("pitch", "fruit width", "fruit length", "outline", "brown", "dots", "fine lines")
"""Readings that come back one by one in any hand."""


def planted(places: Mapping[str, float | None], seed: int) -> Design:
    """Design the cloth to be read for a Portrait with these places."""
    return design(plant(places, seed), motif=FAMILY, size_mm=(SIDE_MM, SIDE_MM), seed=seed)


def correlations(cloths: int, seed: int) -> dict[str, float]:
    """Plant random places for all features in so many cloths, read each, and correlate."""
    rng = np.random.default_rng(seed)
    places = {name: rng.uniform(0, 100, cloths) for name in PLACED}
    found: dict[str, list[float]] = {name: [] for name in PLANTED}
    for i in range(cloths):
        made = planted({name: float(at[i]) for name, at in places.items()}, int(rng.integers(2**31)))
        for name, value in kawung_measures(show(made, SCALE).rgb, SCALE).items():
            found[name].append(value)
    return {name: float(np.corrcoef(found[name], places[PLANTED[name]])[0, 1]) for name in PLANTED}


def report(cloths: int = 40, seed: int = 4) -> str:
    """Return the section on reading back."""
    found = correlations(cloths, seed)
    rows = [[name, PLANTED[name], f"{r:+.2f}", "yes" if abs(r) >= LEAST else "no"] for name, r in found.items()]
    return table(["measured on the picture", "planted", "correlation", "read back"], rows)
