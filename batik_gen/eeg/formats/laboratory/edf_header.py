"""The fixed header of EDF and BDF files, as far as MNE does not judge it.

Kemp et al. 1992 (EDF), Kemp and Olivan 2003 (EDF+). Patient and recording fields
are not read.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from batik_gen.values.errors import UnreadableRecording

_ANNOTATIONS = ("EDF Annotations", "BDF Annotations")
_ONSET = re.compile(rb"([+-]\d{1,12}(?:\.\d{1,12})?)\x14")
AT_RECORD_LENGTH = slice(244, 252)
"""Where the header tells how many seconds a record lasts."""
_LONGEST_RECORD_S = 1e6
"""Records last about a second, and never eleven days."""
_SLACK_S = 0.002
"""Less than this between two records is rounding."""


@dataclass(frozen=True)
class EdfHeader:
    """Hold labels, lengths and the number of data records promised and present."""

    labels: tuple[str, ...]
    samples: tuple[int, ...]
    bytes_per_sample: int
    record_s: float
    records_said: int
    records_held: int
    continuous: bool
    collapsed: tuple[str, ...]
    comma_in_length: bool


def read_edf_header(path: Path, bytes_per_sample: int) -> EdfHeader:
    """Read the header and compare what it promises with the length of the file.

    Parameters
    ----------
    path
        An EDF (2 bytes a sample) or BDF (3 bytes) file.
    bytes_per_sample
        2 or 3.

    Raises
    ------
    UnreadableRecording
        Where the header is no EDF header or no whole data record follows it.
    """
    with path.open("rb") as file:
        fixed = file.read(256)
        try:
            length, records = int(fixed[184:192]), int(fixed[236:244])
            record_s, count = _number(fixed[AT_RECORD_LENGTH]), int(fixed[252:256])
            if not 0 < count <= 4096 or length != 256 * (count + 1):
                raise ValueError
            table = file.read(256 * count)

            def column(start: int, width: int) -> list[str]:
                at = start * count
                return [table[at + i * width : at + (i + 1) * width].decode("latin-1").strip() for i in range(count)]

            labels, samples = column(0, 16), [int(n) for n in column(216, 8)]
            low, high = (([_number(v.encode("latin-1")) for v in column(start, 8)]) for start in (104, 112))
        except (ValueError, IndexError):
            raise UnreadableRecording(
                f"{path.name} does not have the header of an EDF or BDF file; export the recording again"
            ) from None
    record_bytes = sum(samples) * bytes_per_sample
    if not 0.0 < record_s <= _LONGEST_RECORD_S or min(samples) < 0 or record_bytes <= 0:
        raise UnreadableRecording(
            f"the header of {path.name} gives its data records no length that can be, so there is no time scale; "
            "export the recording again"
        )
    held = (path.stat().st_size - length) // record_bytes
    if held < 1:
        raise UnreadableRecording(
            f"{path.name} ends before its first data record; copy the file again from where it was recorded"
        )
    flat = tuple(n for n, a, b in zip(labels, low, high, strict=True) if a == b and n not in _ANNOTATIONS)
    return EdfHeader(
        labels=tuple(labels),
        samples=tuple(samples),
        bytes_per_sample=bytes_per_sample,
        record_s=record_s,
        records_said=records,
        records_held=held,
        continuous=fixed[192:197] not in (b"EDF+D", b"BDF+D"),
        collapsed=flat,
        comma_in_length=b"," in fixed[AT_RECORD_LENGTH],
    )


def _number(field: bytes) -> float:
    """Read a number as programs of some countries write it, with a comma; raises ValueError."""
    return float(field.decode("latin-1").replace(",", "."))


def find_seams(path: Path, header: EdfHeader) -> tuple[tuple[tuple[float, float], ...], float]:
    """Find where records of a discontinuous file do not follow one another, by the times they begin with.

    Parameters
    ----------
    path, header
        The file and what ``read_edf_header`` found in it.

    Returns
    -------
    seams, lost
        (start, start) in seconds of the signals, and the seconds between them
        that were not recorded.

    Raises
    ------
    UnreadableRecording
        Where a record does not tell its time.
    """
    at = next((i for i, label in enumerate(header.labels) if label in _ANNOTATIONS), None)
    onsets = []
    if at is not None:
        width = header.bytes_per_sample
        first = 256 * (len(header.labels) + 1) + sum(header.samples[:at]) * width
        with path.open("rb") as file:
            for record in range(header.records_held):
                file.seek(first + record * sum(header.samples) * width)
                told = _ONSET.match(file.read(min(64, header.samples[at] * width)))
                if told is None:
                    break
                onsets.append(float(told[1]))
    if len(onsets) < header.records_held:
        raise UnreadableRecording(
            f"{path.name} is a discontinuous recording whose records do not all tell their time; "
            "export it as a continuous EDF+"
        )
    steps = [b - a - header.record_s for a, b in pairwise(onsets)]
    seams = tuple(((i + 1) * header.record_s,) * 2 for i, step in enumerate(steps) if abs(step) > _SLACK_S)
    return seams, sum(step for step in steps if step > _SLACK_S)
