"""Synthetic recordings for those without a headset; nobody was recorded for them."""

from pathlib import Path

from batik_gen.values.words import Words

SAMPLES = {
    "person-one-calm.edf": Words("A calm person, 19 channels", "Seseorang yang tenang, 19 kanal"),
    "person-two-restless.edf": Words("A restless person, 19 channels", "Seseorang yang gelisah, 19 kanal"),
    "person-one-calm-muse.csv": Words("The calm person, on a headband", "Orang yang tenang itu, dengan ikat kepala"),
}
"""File in ``samples/`` -> what it is."""

_PLACES = (Path(__file__).parents[1] / "samples", Path(__file__).parents[3] / "samples")
"""In an installed package, and in the tree."""


def sample_files() -> dict[str, Path]:
    """Return the samples that are there, by name."""
    found = {}
    for name in SAMPLES:
        path = next((place / name for place in _PLACES if (place / name).is_file()), None)
        if path is not None:
            found[name] = path
    return found
