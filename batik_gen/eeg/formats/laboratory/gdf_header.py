"""The header of GDF files, as far as it tells how much there must be: checked before anything is made for so much.

Schloegl 2013, "GDF - A general dataformat for biosignals", versions 1.x and 2.x.
"""

from pathlib import Path

import numpy as np

from batik_gen.values.errors import UnreadableRecording

_MOST_CHANNELS = 4096
_AT_LENGTH, _AT_RECORDS, _AT_CHANNELS = 184, 236, 252
_AT_SAMPLES, _AT_TYPES = 216, 220
"""Where the tables of samples a record and of number types begin, in bytes for each channel behind the first 256."""
_BYTES = {3: 2, 4: 2, 5: 4, 6: 4, 7: 8, 8: 8, 16: 4, 17: 8, 279: 3, 535: 3}
"""Bytes a number of each type; one where it is not known."""
_VERSION_2 = 1.9


def check_gdf(path: Path) -> None:
    """Refuse a file that is shorter than its header promises.

    Raises
    ------
    UnreadableRecording
        Where channels or records are more than the file can hold.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        fixed = file.read(256)
        if len(fixed) < 256:
            raise _damaged(path)
        try:
            second = float(fixed[4:8]) >= _VERSION_2
        except ValueError:
            raise _damaged(path) from None
        records = int(np.frombuffer(fixed, "<i8", 1, _AT_RECORDS)[0])
        if second:
            channels = int(np.frombuffer(fixed, "<u2", 1, _AT_CHANNELS)[0])
            length = 256 * int(np.frombuffer(fixed, "<u2", 1, _AT_LENGTH)[0])
        else:
            channels = int(np.frombuffer(fixed, "<u4", 1, _AT_CHANNELS)[0])
            length = int(np.frombuffer(fixed, "<i8", 1, _AT_LENGTH)[0])
        if not 0 < channels <= _MOST_CHANNELS or not 256 * (channels + 1) <= length <= size:
            raise UnreadableRecording(
                f"the header of {path.name} promises {channels} channels, which the file does not hold; "
                "export the recording again"
            )
        table = file.read(256 * channels)
    samples = np.frombuffer(table, "<i4", channels, _AT_SAMPLES * channels).astype(object)
    types = np.frombuffer(table, "<u4", channels, _AT_TYPES * channels)
    record = sum(n * _BYTES.get(int(t), 1) for n, t in zip(samples, types, strict=True))
    if min(samples) < 0 or record <= 0 or records * record > size - length:
        raise UnreadableRecording(
            f"{path.name} is shorter than its header promises; copy the file again from where it was recorded"
        )


def _damaged(path: Path) -> UnreadableRecording:
    return UnreadableRecording(f"{path.name} does not have the header of a GDF file; export the recording again")
