"""The seeds that tests draw: the same for one version of the tests, others with BATIK_GEN_SEEDS.

A failure near a bound must be there again tomorrow, and for whoever looks into it;
``BATIK_GEN_SEEDS=7 make test`` draws others, which a release is tried with.
"""

import os

import numpy as np

_DRAW = int(os.environ.get("BATIK_GEN_SEEDS", "20261123"))


def rng(name: str) -> np.random.Generator:
    """Return the generator of one test module."""
    return np.random.default_rng([_DRAW, *name.encode()])
