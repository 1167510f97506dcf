"""Portraits and Designs for the tests, without any EEG."""

import numpy as np

from batik_gen.values.design import Design, Field
from batik_gen.values.features import PLACED
from batik_gen.values.portrait import Feature, Portrait, Quality
from batik_gen.values.recording import Source


def portrait(**percentiles: float | None) -> Portrait:
    """Make a Portrait at the population's middle, but for the features named."""
    features = []
    for name in PLACED:
        percentile = percentiles.get(name, 50.0)
        value = None if percentile is None else percentile / 10
        missing = "" if value is not None else "one channel has no left and right"
        features.append(Feature(name, value, "", percentile, 0.5, missing))
    rng = np.random.default_rng(5)
    bands = rng.lognormal(0, 0.3, (60, 4, 5)) * np.array([8, 4, 5, 2, 0.5])
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
    )
