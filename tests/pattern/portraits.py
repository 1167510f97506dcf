"""Portraits, Designs and cloths for the tests, without any EEG."""

from functools import lru_cache

import numpy as np
import pytest
import seeds

from batik_gen.pattern.declaring.registry import families, family_named
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design, Field
from batik_gen.values.features import PLACED
from batik_gen.values.portrait import Feature, Portrait, Quality
from batik_gen.values.recording import Source

SEED = int(seeds.rng(__name__).integers(0, 2**31))
"""Drawn anew by each run; a failure names it."""

every_family = pytest.mark.parametrize("motif", families(), scope="session")
"""One family's tests follow each other, whatever their module: what one of them has drawn serves the next."""


@lru_cache(maxsize=8)
def _drawn(recipe: str) -> Cloth:
    return draw(Design.from_toml(recipe))


def drawn(asked: Design) -> Cloth:
    """Return the cloth of a Design, drawn once for tests that only look at it."""
    return _drawn(asked.to_toml())


def usual(motif: str) -> Design:
    """Return the Design of a small cloth for the person in the middle."""
    return design(portrait(), motif=motif, size_mm=(90.0, 60.0), seed=SEED)


def portrait(**percentiles: float | None) -> Portrait:
    """Make a Portrait at the population's middle, but for the features named.

    Alpha of the signals behind it is as high as its place among people says.
    """
    features = []
    for name in PLACED:
        percentile = percentiles.get(name, 50.0)
        value = None if percentile is None else percentile / 10
        missing = "" if value is not None else "one channel has no left and right"
        features.append(Feature(name, value, "", percentile, 0.5, missing))
    rng = np.random.default_rng(5)
    high = (percentiles.get("alpha_height_db", 50.0) or 50.0) / 50.0
    freqs = np.arange(0.25, 45.01, 0.25)
    fading = 60.0 / freqs**1.4 + 12.0 * high**2 * np.exp(-0.5 * ((freqs - 10.0) / 1.2) ** 2)
    alpha = (freqs > 8) & (freqs < 13)
    bands = rng.lognormal(0, 0.3, (60, 4, 5)) * np.array([8, 4, 5 * high**2, 2, 0.5])
    return Portrait(
        features=tuple(features),
        bands=bands,
        epoch_start_s=np.arange(60) * 2.0,
        channels=("AF7", "AF8", "TP9", "TP10"),
        place=np.array([0.12, 0.12, 0.62, 0.62]),
        quality=Quality(120.0, 110.0, 256.0, 50.0, 0.9),
        source=Source("test"),
        montage="muse_4ch_mean",
        condition="unknown",
        norms="test norms",
        spectrum=np.stack([freqs, fading], axis=1),
        side=np.array([-1.0, 1.0, -1.0, 1.0]),
        spectra=10 * np.log10(fading * np.where(alpha, np.array([0.7, 0.8, 1.3, 1.2])[:, None], 1.0)),
        bursts=np.stack([np.arange(80) * 1.5, rng.lognormal(-0.4, 0.6, 80)], axis=1),
    )


def plain(motif: str, seed: int = 1, side: float = 300.0, **parameters: float) -> Design:
    """Make a Design with default parameters and a still field."""
    return Design(
        version="test",
        motif=motif,
        process="sogan-yogya",
        size_mm=(side, side),
        seed=seed,
        mapping="test",
        norms="test",
        parameters={k.replace("__", "."): v for k, v in parameters.items()},
        local={},
        field=Field(("alpha",), np.zeros((1, 2, 2))),
        legend={},
        wave=usual_wave() if family_named(motif).reading else None,
    )
