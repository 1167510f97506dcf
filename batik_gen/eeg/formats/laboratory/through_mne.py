"""Load a recording with one of MNE's readers (Gramfort et al. 2013, Front. Neurosci. 7:267).

Each format goes to its own reader. The general ``mne.io.read_raw`` is not used: it
chooses by the ending, takes text files of other makers for its own, and may end the
whole process on a Neuroscan file.
"""

import io
import math
import shutil
import tempfile
import warnings
import weakref
from collections.abc import Callable, Sequence
from contextlib import ExitStack, redirect_stdout
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from batik_gen.eeg.channels.names import known, same_name
from batik_gen.eeg.formats.kind import Later, Loaded, Told
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Dropped

_TO_UV = 1e6
_SEAMS = ("boundary", "new segment", "edge boundary", "bad boundary")
_NOT_RECORDED = "bad_acq_skip"
_BLOCKS, _BLOCK_S = 10, 30.0


def need(package: str, path: Path, kind: str) -> None:
    """Refuse in one sentence where the package that reads a format is not installed."""
    try:
        import_module(package)
    except ImportError:
        raise UnreadableRecording(
            f"{path.name} is {kind}, which needs one more package; type pip install 'batik-gen[formats]'"
        ) from None


def starts(*marks: bytes) -> Callable[[bytes], bool]:
    """Return a function that tells whether a file begins with one of some marks."""
    return lambda head: head.removeprefix(b"\xef\xbb\xbf").startswith(marks)


def load(
    path: Path,
    kind: str,
    reader: str,
    second: str = "a second file",
    *,
    ending: str = "",
    shown: Path | None = None,
    keep: ExitStack | None = None,
    most_bytes: float = math.inf,
    **options: Any,
) -> Any:
    """Call one MNE reader, quietly, and turn every failure into one sentence.

    Parameters
    ----------
    path, kind, reader
        The file, its format, the reader's name.
    second
        What else belongs to the recording, for the sentence.
    ending
        What the reader wants a file name to end in; another name is given this one for it.
    shown
        The file to name in sentences, where ``path`` was made of it.
    keep
        What holds ``path``; it is closed when the signals are no longer needed.
    most_bytes
        Signals that take more than this as float64 are left in the file.
    options
        For the reader.
    """
    shown = shown or path
    # Some readers print, and what they print may be a date of birth.
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            import mne.io

            with ExitStack() if keep is None else keep as stack:
                named = _named(path, ending, stack)
                raw = getattr(mne.io, reader)(named, preload=most_bytes == math.inf, verbose="CRITICAL", **options)
                # What is read in parts is opened by this name again.
                weakref.finalize(raw, stack.pop_all().close)
            if 8 * raw.n_times * len(raw.ch_names) <= most_bytes < math.inf:
                raw.load_data(verbose="CRITICAL")
        except FileNotFoundError:
            raise UnreadableRecording(
                f"{shown.name} needs {second} with its signals, which is not beside it; "
                "put all files of the recording in one folder"
            ) from None
        except MemoryError:
            raise UnreadableRecording(
                f"{shown.name} is too large for the memory of this computer; cut out some minutes and read those"
            ) from None
        # MNE raises nearly every class there is, and its messages hold paths.
        except Exception:
            raise damaged(shown, kind) from None
    return raw


def _named(path: Path, ending: str, stack: ExitStack) -> Path:
    """Return a path to the file that ends as its reader wants it, good until the stack is closed."""
    if not ending or path.suffix.lower() == ending:
        return path
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="batik-gen-"))
    return linked(path, Path(folder) / f"recording{ending}")


def linked(path: Path, name: Path) -> Path:
    """Give a file a second name, by a link where the system has them and by a copy elsewhere."""
    try:
        name.symlink_to(path.absolute())
    except OSError:
        shutil.copyfile(path, name)
    return name


def is_beside(path: Path, name: str) -> bool:
    """Tell whether a file stands beside a header by the name that the header tells, whatever that holds."""
    try:
        return name.isprintable() and (path.parent / name).is_file()
    except OSError:  # longer than any name can be
        return False


def damaged(path: Path, kind: str) -> UnreadableRecording:
    """Return the error for a file whose beginning promises more than the rest holds."""
    return UnreadableRecording(
        f"{path.name} looks like {kind} but is damaged or of a kind that is not supported; "
        "export the recording again, for example as EDF"
    )


def take(
    path: Path,
    raw: Any,
    kind: str,
    told: Told,
    dropped: Sequence[Dropped] = (),
    notes: Sequence[str] = (),
    device: str = "",
) -> Loaded:
    """Copy signals, names and gaps out of an MNE Raw, and nothing else.

    Channels that the file types as something else are taken where the user names them.
    """
    try:
        loaded = _taken(path, raw, kind, told)
    # MNE keeps kinds of channels it does not know until it is asked for them.
    except (KeyError, ValueError, IndexError, TypeError, RuntimeError):
        raise damaged(path, kind) from None
    return replace(loaded, dropped=(*dropped, *loaded.dropped), notes=tuple(notes), device=device)


def _taken(path: Path, raw: Any, kind: str, told: Told) -> Loaded:
    types = raw.get_channel_types() if raw.ch_names else []
    named = [any(same_name(name, wanted) for wanted in told.channels) for name in raw.ch_names]
    eeg = [i for i, t in enumerate(types) if t == "eeg" or named[i]]
    others = [
        Dropped(known(raw.ch_names[i], i + 1), f"not EEG but {t}")
        for i, t in enumerate(types)
        if i not in eeg and t != "stim"
    ]  # fmt: skip
    part = _reader(path, raw, eeg, kind)
    later = None if raw.preload or not eeg else Later(raw.n_times, part)
    spans = excerpt(raw.n_times, float(raw.info["sfreq"])) if later else [(0, raw.n_times)]
    signals = np.concatenate([part(*span) for span in spans], axis=1) if eeg else np.zeros((0, raw.n_times))
    gaps = []
    for onset, duration, text in zip(
        raw.annotations.onset - raw.first_time, raw.annotations.duration, raw.annotations.description, strict=True
    ):
        said = str(text).lower()
        if said.startswith(_NOT_RECORDED):
            gaps.append((float(onset), float(onset + duration)))
        elif said.startswith(_SEAMS) and onset > 0.0:
            gaps.append((float(onset), float(onset)))
    return Loaded(
        signals=signals,
        sfreq=float(raw.info["sfreq"]),
        names=tuple(raw.ch_names[i] for i in eeg),
        format=kind,
        gaps=tuple(sorted(set(gaps))),
        dropped=tuple(others),
        later=later,
    )


def excerpt(samples: int, sfreq: float) -> list[tuple[int, int]]:
    """Return ten stretches of thirty seconds, evenly spread, as ranges of samples."""
    length = max(1, min(round(_BLOCK_S * sfreq), samples // _BLOCKS))
    return [(int(at), int(at) + length) for at in np.linspace(0, samples - length, _BLOCKS).astype(int)]


def _reader(path: Path, raw: Any, eeg: list[int], kind: str) -> Callable[[int, int], FloatArray]:
    """Return a function that reads channels in part, in microvolts."""

    def part(first: int, last: int) -> FloatArray:
        try:
            held = raw.get_data(picks=eeg, start=first, stop=last, verbose="CRITICAL")
        # As when a whole file is loaded: MNE raises nearly every class there is.
        except Exception:
            raise damaged(path, kind) from None
        return np.asarray(held * _TO_UV, dtype=np.float64)

    return part
