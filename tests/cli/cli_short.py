"""The samples cut short: most tests of the command line are about the command; any recording of a person will do."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from places import SAMPLES

# All that is measured needs no more: the front, the back, both sides, and seconds enough for steady numbers.
CHANNELS = ("Fp1", "Fp2", "F3", "F4", "Pz", "O1", "O2")
SECONDS = 42

_WIDTHS = (16, 80, 8, 8, 8, 8, 8, 80, 8, 32)
"""Of the fields of each channel in the header of EDF (Kemp et al. 1992), in bytes."""

_folder = tempfile.TemporaryDirectory(prefix="batik-gen-short-")
SHORT = Path(_folder.name)
"""The folder of the recordings, written once and removed as the tests end."""


def shortened(edf: bytes, channels: Sequence[str] = CHANNELS, seconds: int = SECONDS) -> bytes:
    """Return some channels of the beginning of a sample; its data records last one second."""
    count = int(edf[252:256])
    header = 256 * (1 + count)
    labels = [edf[256 + 16 * n : 272 + 16 * n].decode("ascii").removeprefix("EEG ").strip() for n in range(count)]
    kept = [labels.index(channel) for channel in channels]
    start = bytearray(edf[:256])
    for place, number in ((184, 256 * (1 + len(kept))), (236, seconds), (252, len(kept))):
        length = 4 if place == 252 else 8
        start[place : place + length] = str(number).ljust(length).encode("ascii")
    fields, before = [], 256
    for width in _WIDTHS:
        fields += [edf[before + width * n : before + width * (n + 1)] for n in kept]
        before += width * count
    size = (len(edf) - header) // int(edf[236:244]) // count
    places = [header + (second * count + n) * size for second in range(seconds) for n in kept]
    return bytes(start) + b"".join(fields) + b"".join(edf[place : place + size] for place in places)


for _sample in sorted(SAMPLES.glob("person-*-*.edf")):
    if "single" not in _sample.name:
        (SHORT / _sample.name).write_bytes(shortened(_sample.read_bytes()))
