"""What a file format declares, and what its reader hands over."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from batik_gen.recording import BandLog, Dropped
from batik_gen.values import FloatArray


@dataclass(frozen=True, eq=False)
class Loaded:
    """Hold what a reader took from a file, before channels and units are judged.

    Parameters
    ----------
    signals
        Channels x samples, in microvolts as far as the file tells its unit.
    sfreq
        Samples per second, in hertz.
    names
        Channel names as the file spells them.
    format, device
        Name of the format; device as far as the file tells it.
    gaps
        (start, stop) in seconds; start equals stop at a seam, where time was
        lost but the file holds no samples for it.
    dropped
        Channels the reader left out itself, with reasons.
    notes
        Repairs made while reading, one sentence each.
    """

    signals: FloatArray
    sfreq: float
    names: tuple[str, ...]
    format: str
    device: str = ""
    gaps: tuple[tuple[float, float], ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Format:
    """Declare a file format.

    Parameters
    ----------
    name
        Name as a person would say it.
    recognise
        Tells from the first bytes of a file whether it is of this format.
    read
        Reads a file of this format; raises UnreadableRecording.
    endings
        Lower-case endings, used where the content tells nothing.
    """

    name: str
    recognise: Callable[[bytes], bool]
    read: Callable[[Path], Loaded | BandLog]
    endings: tuple[str, ...] = ()
