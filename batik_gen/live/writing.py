"""A take written to a file that ``read`` reads: EDF+ or FIF, with nothing in it that tells who or when."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from batik_gen.live.values import Take
from batik_gen.values.errors import BadSettings, MissingPackage
from batik_gen.values.files import write_whole

if TYPE_CHECKING:
    from edfio import Edf

ENDINGS = (".edf", ".fif")
_MISSING = "BAD_ACQ_SKIP"
"""What MNE calls a stretch in which nothing was recorded."""
_LARGEST_UV = 3276.7
"""With 16 bits a step is then a tenth of a microvolt; EEG that can be used is far smaller."""


def check_ending(path: Path, sfreq: float) -> None:
    """Raise BadSettings where a take cannot be written to such a file."""
    if path.suffix.lower() not in ENDINGS:
        raise BadSettings(f"a take is written as .edf or .fif, not as '{path.suffix}'; give it such a name")
    if path.suffix.lower() == ".edf" and not float(sfreq).is_integer():
        raise BadSettings(
            f"EDF holds whole samples a second, and this stream gives {sfreq:g}; give the take a name that ends in .fif"
        )


def write_take(take: Take, path: Path, over: bool = False, beside: bool = False) -> None:
    """Write a take; readable by its owner alone.

    Parameters
    ----------
    take
        What was recorded.
    path
        Where to.
    over
        Replace a file that is there.
    beside
        Let what is unfinished lie in the same folder, as where that is private and taken away whatever happens.

    Raises
    ------
    BadSettings
        If the file's ending or the stream's rate does not fit.
    MissingPackage
        If what writes EDF is not installed.
    CannotWrite
        If there is such a file already, or the folder cannot be written.
    """
    check_ending(path, take.stream.sfreq)
    with tempfile.TemporaryDirectory(prefix="batik-gen-take-", dir=path.parent if beside else None) as folder:
        whole = Path(folder) / f"take_raw{path.suffix.lower()}"
        if whole.suffix == ".edf":
            _edf(take).write(whole)
        else:
            _write_fif(take, whole)
        content = whole.read_bytes()
    write_whole(path, lambda file: file.write(content), over=over, private=True)


def _edf(take: Take) -> "Edf":
    try:
        from edfio import Edf, EdfAnnotation, EdfSignal
    except ImportError:
        raise MissingPackage("writing EDF needs the package edfio; install batik-gen[live]") from None
    rate = round(take.stream.sfreq)
    # Data records of one second: what does not fill the last one is left away.
    whole = take.signals[:, : take.signals.shape[1] // rate * rate]
    signals = [
        EdfSignal(
            np.clip(signal, -_LARGEST_UV, _LARGEST_UV),
            rate,
            label=f"EEG {channel}"[:16],
            physical_dimension="uV",
            physical_range=(-_LARGEST_UV, _LARGEST_UV),
        )
        for channel, signal in zip(take.stream.channels, whole, strict=True)
    ]
    notes = [EdfAnnotation(start, stop - start, _MISSING) for start, stop in take.gaps]
    return Edf(signals, annotations=notes, data_record_duration=1.0)


def _write_fif(take: Take, path: Path) -> None:
    import mne

    info = mne.create_info(list(take.stream.channels), take.stream.sfreq, "eeg")
    raw = mne.io.RawArray(take.signals / 1e6, info, verbose="ERROR")
    starts = [start for start, _ in take.gaps]
    raw.set_annotations(mne.Annotations(starts, [stop - start for start, stop in take.gaps], _MISSING))
    raw.save(path, verbose="ERROR")
