"""EDF and BDF files record by record, for recordings that do not fit into memory.

Kemp et al. 1992, Electroencephalogr. Clin. Neurophysiol. 82:391; BDF as BioSemi
documents it. What the digits mean, which channels are EEG and whether their unit
is right is judged by ``read`` alone, on an excerpt; nothing here reads the fields
of the patient.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Digits = NDArray[np.int32]

_WIDTHS = (16, 80, 8, 8, 8, 8, 8, 80, 8, 32)
"""Bytes of each column of the signals' part of the header."""
_SAMPLES = 8
_ANNOTATIONS = ("EDF Annotations", "BDF Annotations")
_BLOCKS = 10
_BLOCK_S = 30.0


@dataclass(frozen=True)
class EdfRecords:
    """Name a file and hold the shape of its data records.

    Parameters
    ----------
    path
        The file.
    wide
        Bytes a digit: 2 for EDF, 3 for BDF.
    columns
        The signals' part of the header, column by column.
    samples
        Digits of each signal in a record.
    record_s, records, said
        Seconds a record; whole records in the file; records its header promises.
    continuous
        False for EDF+D and BDF+D, whose records need not follow one another.
    """

    path: Path
    wide: int
    columns: tuple[tuple[bytes, ...], ...]
    samples: tuple[int, ...]
    record_s: float
    records: int
    said: int
    continuous: bool

    @property
    def signals(self) -> tuple[int, ...]:
        """The signals that are no annotations."""
        labels = [label.decode("latin-1").strip() for label in self.columns[0]]
        return tuple(i for i, label in enumerate(labels) if label not in _ANNOTATIONS)

    @property
    def usable(self) -> bool:
        """Whether records follow one another and few are lost; of all else ``read`` says what is wrong."""
        return self.continuous and 10 * self.records >= 9 * self.said

    @property
    def annotated(self) -> bool:
        """Whether the file holds annotations."""
        return len(self.signals) < len(self.samples)

    @property
    def float_bytes(self) -> int:
        """Bytes that all signals would take as float64."""
        return 8 * self.records * sum(self.samples)

    def _raw(self, first: int, last: int) -> NDArray[np.uint8]:
        """Return whole records as bytes: records x bytes."""
        size = self.wide * sum(self.samples)
        start = 256 * (len(self.samples) + 1)
        held = np.fromfile(self.path, np.uint8, size * (last - first), offset=start + size * first)
        return held.reshape(-1, size)

    def digits(self, signals: tuple[int, ...], first: int, last: int) -> Digits:
        """Return the digits of some signals of one rate: signals x samples of the records first..last."""
        raw = self._raw(first, last)
        ends = self.wide * np.cumsum((0, *self.samples))
        out = np.empty((len(signals), (last - first) * self.samples[signals[0]]), dtype=np.int32)
        for row, s in zip(out, signals, strict=True):
            part = np.ascontiguousarray(raw[:, ends[s] : ends[s + 1]])
            if self.wide == 2:
                row[:] = part.view("<i2").ravel()
            else:
                whole = np.zeros((part.size // 3, 4), np.uint8)
                whole[:, 1:] = part.reshape(-1, 3)
                row[:] = whole.view("<i4").ravel() >> 8
        return out

    def excerpt(self) -> list[tuple[int, int]]:
        """Return ten stretches of thirty seconds, evenly spread, as ranges of records."""
        length = max(1, min(round(_BLOCK_S / self.record_s), self.records // _BLOCKS))
        starts = np.linspace(0, self.records - length, _BLOCKS).astype(int)
        return [(int(s), int(s) + length) for s in starts]

    def write_excerpt(self, folder: Path) -> Path:
        """Write the excerpt as a file of its own, without annotations and with nothing about the patient."""
        keep = self.signals
        ranges = self.excerpt()
        count = sum(last - first for first, last in ranges)
        start = b"\xffBIOSEMI" if self.wide == 3 else b"0       "
        fields = [(b"X X X X", 80), (b"Startdate X X X X", 80), (b"01.01.85", 8), (b"00.00.00", 8)]
        fields += [(b"%d" % (256 * (len(keep) + 1)), 8), (b"24BIT" if self.wide == 3 else b"", 44)]
        fields += [(b"%d" % count, 8), (f"{self.record_s:.8g}"[:8].encode(), 8), (b"%d" % len(keep), 4)]
        head = start + b"".join(text.ljust(width) for text, width in fields)
        head += b"".join(column[i] for column in self.columns for i in keep)
        ends = self.wide * np.cumsum((0, *self.samples))
        there = np.concatenate([np.arange(ends[i], ends[i + 1]) for i in keep])
        path = folder / self.path.name
        with path.open("wb") as file:
            file.write(head)
            for first, last in ranges:
                file.write(self._raw(first, last)[:, there].tobytes())
        return path


def open_records(path: Path) -> EdfRecords | None:
    """Return the records of an EDF or BDF file, or None where it is none or is damaged."""
    try:
        with path.open("rb") as file:
            fixed = file.read(256)
            wide = 3 if fixed.startswith(b"\xffBIOSEMI") else 2 if fixed.startswith(b"0       ") else 0
            if not wide:
                return None
            length, said = int(fixed[184:192]), int(fixed[236:244])
            record_s, count = float(fixed[244:252]), int(fixed[252:256])
            if not 0 < count <= 4096 or length != 256 * (count + 1) or not 0.0 < record_s < 1e5:
                return None
            columns = tuple(tuple(file.read(width) for _ in range(count)) for width in _WIDTHS)
            samples = tuple(int(n) for n in columns[_SAMPLES])
        if min(samples) <= 0:
            return None
        records = (path.stat().st_size - length) // (wide * sum(samples))
    except (OSError, ValueError):
        return None
    if records < _BLOCKS:
        return None
    continuous = fixed[192:197] not in (b"EDF+D", b"BDF+D")
    return EdfRecords(path, wide, columns, samples, record_s, records, said, continuous)
