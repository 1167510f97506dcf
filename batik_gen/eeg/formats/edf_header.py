"""The fixed header of EDF and BDF files, as far as MNE does not judge it.

Kemp et al. 1992 (EDF), Kemp and Olivan 2003 (EDF+). Patient and recording fields
are not read.
"""

from dataclasses import dataclass
from pathlib import Path

from batik_gen.errors import UnreadableRecording


@dataclass(frozen=True)
class EdfHeader:
    """Hold labels, lengths and the number of data records promised and present."""

    labels: tuple[str, ...]
    samples: tuple[int, ...]
    record_s: float
    records_said: int
    records_held: int
    continuous: bool
    collapsed: tuple[str, ...]


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
            record_s, count = float(fixed[244:252]), int(fixed[252:256])
            if not 0 < count <= 4096 or length != 256 * (count + 1):
                raise ValueError
            table = file.read(256 * count)

            def column(start: int, width: int) -> list[str]:
                at = start * count
                return [table[at + i * width : at + (i + 1) * width].decode("latin-1").strip() for i in range(count)]

            labels, samples = column(0, 16), [int(n) for n in column(216, 8)]
            low, high = (([float(v) for v in column(start, 8)]) for start in (104, 112))
        except (ValueError, IndexError):
            raise UnreadableRecording(
                f"{path.name} does not have the header of an EDF or BDF file; export the recording again"
            ) from None
    record_bytes = sum(samples) * bytes_per_sample
    if record_s <= 0.0 or min(samples) < 0 or record_bytes <= 0:
        raise UnreadableRecording(
            f"the header of {path.name} gives its data records no length, so there is no time scale; "
            "export the recording again"
        )
    held = (path.stat().st_size - length) // record_bytes
    if held < 1:
        raise UnreadableRecording(
            f"{path.name} ends before its first data record; copy the file again from where it was recorded"
        )
    annotations = ("EDF Annotations", "BDF Annotations")
    flat = tuple(n for n, a, b in zip(labels, low, high, strict=True) if a == b and n not in annotations)
    return EdfHeader(
        tuple(labels), tuple(samples), record_s, records, held, fixed[192:197] not in (b"EDF+D", b"BDF+D"), flat
    )
