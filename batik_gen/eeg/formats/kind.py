"""What a file format declares, and what its reader hands over."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from batik_gen.values.arrays import FloatArray
from batik_gen.values.recording import BandLog, Dropped

LARGE_BYTES = 256 * 2**20
"""Signals that would take more than this as float64 need not be loaded at once."""


@dataclass(frozen=True, eq=False)
class Later:
    """Hold a way to read signals in part, and which samples stand for the whole meanwhile.

    Parameters
    ----------
    samples
        How many each channel has.
    part
        Given first and last sample: channels x samples, in the unit and the order
        of the signals that stand for the whole.
    """

    samples: int
    part: Callable[[int, int], FloatArray]


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
    later
        Where the signals are an excerpt, how to read the rest.
    unit_known
        Whether the format always has one unit, so that no slip of it can explain an
        amplitude that no brain has.
    """

    signals: FloatArray
    sfreq: float
    names: tuple[str, ...]
    format: str
    device: str = ""
    gaps: tuple[tuple[float, float], ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()
    later: Later | None = None
    unit_known: bool = False


@dataclass(frozen=True)
class Told:
    """Hold what the user tells about a recording and its file may not.

    Parameters
    ----------
    channels
        Names of the channels to take; where the file has no names, names for its
        columns in their order, ``-`` for a column to leave out.
    exclude
        Names of channels to leave out.
    sfreq
        Samples per second, or None.
    device
        A key of ``devices.DEVICES``, or an empty string.
    stream
        Name of the stream to take, for files with several; or of the variable.
    most_bytes
        An excerpt will do where the signals would take more than this as float64.
    """

    channels: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    sfreq: float | None = None
    device: str = ""
    stream: str = ""
    most_bytes: float = math.inf


@dataclass(frozen=True)
class RecordingFormat:
    """Declare a file format.

    Parameters
    ----------
    name
        Name as a person would say it.
    recognise
        Tells from the first bytes of a file whether it is of this format.
    read
        Reads a file of this format, with what the user told of it; raises
        UnreadableRecording.
    endings
        Lower-case endings, used where the content tells nothing.
    markless
        True for formats whose files begin with nothing that tells them: the
        ending alone decides.
    beside
        For these, endings put to the name of the file; one such file must lie
        beside it where several files are searched for the main one.
    streams
        True where a file may hold several recordings, of which ``Told.stream`` chooses.
    list_streams
        Names those recordings of EEG where a file holds several, as of two people; for
        formats that can tell.
    """

    name: str
    recognise: Callable[[bytes], bool]
    read: Callable[[Path, Told], Loaded | BandLog]
    endings: tuple[str, ...] = ()
    markless: bool = False
    beside: tuple[str, ...] = ()
    streams: bool = False
    list_streams: Callable[[Path], tuple[str, ...]] | None = None
