"""What travels while a take is made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from batik_gen.values.arrays import FloatArray, frozen


@dataclass(frozen=True)
class Stream:
    """Hold what a stream says of itself.

    Parameters
    ----------
    name
        Its name on the network.
    sfreq
        Samples per second, in hertz.
    channels
        Names of its EEG channels.
    """

    name: str
    sfreq: float
    channels: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Chunk:
    """Hold what arrived at once.

    Parameters
    ----------
    signals
        Channels x samples, in microvolts.
    stamps
        When each sample was taken, in seconds of the sender's clock.
    """

    signals: FloatArray
    stamps: FloatArray

    def __post_init__(self) -> None:
        object.__setattr__(self, "signals", frozen(self.signals))
        object.__setattr__(self, "stamps", frozen(self.stamps))

    @property
    def samples(self) -> int:
        """How many samples there are."""
        return int(self.signals.shape[1])


class Source(Protocol):
    """Where samples come from: a stream on the network, or one that a test makes up."""

    @property
    def stream(self) -> Stream:
        """What is streamed."""
        ...

    def pull(self) -> Chunk:
        """Return what arrived since the last call, which may be nothing."""
        ...


class Grip(Enum):
    """How well an electrode holds."""

    GOOD = "good"
    HUM = "hum"
    MOVING = "moving"
    FLAT = "flat"


@dataclass(frozen=True)
class Contact:
    """Hold how the electrodes hold, one for each channel, and for how many seconds all that matter have held."""

    grips: tuple[Grip, ...]
    held_s: float


@dataclass(frozen=True)
class Countdown:
    """Hold how many seconds there are until the rest begins."""

    left_s: int


@dataclass(frozen=True)
class Going:
    """Hold how far a take has come, and how its electrodes hold now."""

    done_s: float
    of_s: float
    grips: tuple[Grip, ...]
    so_far: "Callable[[], Take]" = field(compare=False)
    """Gives what is recorded at the moment it is asked."""


@dataclass(frozen=True)
class Lost:
    """Say that nothing arrives any more."""


@dataclass(frozen=True)
class Back:
    """Say that the stream is there again, and how many seconds are missing."""

    missing_s: float


@dataclass(frozen=True, eq=False)
class Take:
    """Hold what was recorded.

    Parameters
    ----------
    stream
        What was streamed.
    signals
        Channels x samples, in microvolts; 0 where nothing was recorded.
    gaps
        (start, stop) in seconds of stretches in which nothing was recorded.
    """

    stream: Stream
    signals: FloatArray
    gaps: tuple[tuple[float, float], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "signals", frozen(self.signals))


Event = Contact | Countdown | Going | Lost | Back
