"""What a person tells of a recording, kept light so that the command line can hold it before anything is read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    """Hold the options of ``read``.

    Parameters
    ----------
    channels
        Names of the channels to take, or of the columns where the file has no names; None for those of the file.
    exclude
        Names of channels to leave out.
    sfreq
        Samples per second, in hertz, or None.
    device
        A key of ``batik_gen.eeg.formats.devices.DEVICES``, or None.
    stream
        Name of the stream or the variable to take, where a file holds several, or None.
    """

    channels: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    sfreq: float | None = None
    device: str | None = None
    stream: str | None = None
