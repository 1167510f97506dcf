"""What was read from a file: signals without a person's particulars."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from batik_gen.values.arrays import FloatArray, frozen, same, saved_arrays
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.files import write_whole


@dataclass(frozen=True)
class Source:
    """Where signals came from, as far as it is not personal.

    Parameters
    ----------
    format
        Name of the file format, such as ``EDF+`` or ``muse-lsl CSV``.
    device
        Device as far as the format tells it, else an empty string.
    """

    format: str
    device: str = ""


@dataclass(frozen=True)
class Dropped:
    """Name a channel that was left out and say why."""

    channel: str
    reason: str


@dataclass(frozen=True, eq=False)
class Excerpt:
    """Hold a few seconds of one channel, to be shown.

    Parameters
    ----------
    channel
        Its name.
    start_s
        Where they begin, in seconds from the start of the recording.
    sfreq
        Samples per second, in hertz.
    signal
        Samples in microvolts.
    """

    channel: str
    start_s: float
    sfreq: float
    signal: FloatArray

    def __post_init__(self) -> None:
        object.__setattr__(self, "signal", frozen(self.signal))


@dataclass(frozen=True, eq=False)
class Recording:
    """Hold EEG in microvolts and nothing that names a person.

    Parameters
    ----------
    signals
        Channels x samples, float64, in microvolts.
    sfreq
        Samples per second, in hertz.
    channels
        Channel names, 10-20 names where they are known.
    source
        Format and device.
    gaps
        (start, stop) in seconds of stretches in which nothing was recorded.
    dropped
        Channels of the file that are not among ``channels``, with reasons.
    notes
        Each repair made while reading, one sentence each.
    """

    signals: FloatArray
    sfreq: float
    channels: tuple[str, ...]
    source: Source
    gaps: tuple[tuple[float, float], ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "signals", frozen(self.signals))

    def __eq__(self, other: object) -> bool:
        return same(self, other)

    @property
    def seconds(self) -> float:
        """Length of the signals in seconds."""
        return float(self.signals.shape[1] / self.sfreq)

    def save(self, path: str | Path) -> None:
        """Write the Recording as NumPy ``.npz``; raises CannotWrite."""
        write_whole(
            Path(path),
            lambda file: np.savez_compressed(
                file,
                signals=self.signals,
                sfreq=np.float64(self.sfreq),
                channels=np.array(self.channels, dtype=str),
                source=np.array([self.source.format, self.source.device]),
                gaps=np.array(self.gaps, dtype=np.float64).reshape(-1, 2),
                dropped=np.array([(d.channel, d.reason) for d in self.dropped], dtype=str).reshape(-1, 2),
                notes=np.array(self.notes, dtype=str),
            ),
        )

    @classmethod
    def load(cls, path: str | Path) -> "Recording":
        """Read a Recording that ``save`` wrote; raises UnreadableRecording where it is not one."""
        with saved_arrays(path, "Recording", refusal=UnreadableRecording) as held:
            return cls(
                signals=held["signals"],
                sfreq=float(held["sfreq"]),
                channels=tuple(map(str, held["channels"])),
                source=Source(*map(str, held["source"])),
                gaps=tuple((float(a), float(b)) for a, b in held["gaps"]),
                dropped=tuple(Dropped(str(c), str(r)) for c, r in held["dropped"]),
                notes=tuple(map(str, held["notes"])),
            )


@dataclass(frozen=True, eq=False)
class BandLog:
    """Hold band powers per second from a device or app that kept no waveform.

    Parameters
    ----------
    powers
        Time x channels x five bands (delta, theta, alpha, beta, gamma), in
        microvolts squared; NaN where the device had no contact.
    interval_s
        Seconds from one row to the next.
    channels
        Channel names.
    source
        Format and device.
    dropped
        Channels without data, with reasons.
    notes
        Each repair made while reading, one sentence each.
    """

    powers: FloatArray
    interval_s: float
    channels: tuple[str, ...]
    source: Source
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "powers", frozen(self.powers))

    def __eq__(self, other: object) -> bool:
        return same(self, other)

    def save(self, path: str | Path) -> None:
        """Write the BandLog as NumPy ``.npz``; raises CannotWrite."""
        write_whole(
            Path(path),
            lambda file: np.savez_compressed(
                file,
                powers=self.powers,
                interval_s=np.float64(self.interval_s),
                channels=np.array(self.channels, dtype=str),
                source=np.array([self.source.format, self.source.device]),
                dropped=np.array([(d.channel, d.reason) for d in self.dropped], dtype=str).reshape(-1, 2),
                notes=np.array(self.notes, dtype=str),
            ),
        )

    @classmethod
    def load(cls, path: str | Path) -> "BandLog":
        """Read a BandLog that ``save`` wrote; raises UnreadableRecording where it is not one."""
        with saved_arrays(path, "BandLog", refusal=UnreadableRecording) as held:
            return cls(
                powers=held["powers"],
                interval_s=float(held["interval_s"]),
                channels=tuple(map(str, held["channels"])),
                source=Source(*map(str, held["source"])),
                dropped=tuple(Dropped(str(c), str(r)) for c, r in held["dropped"]),
                notes=tuple(map(str, held["notes"])),
            )
