"""Open MATLAB files: version 5 through SciPy, 7.3 through h5py; values only, never objects that would be run."""

from pathlib import Path
from typing import Any

import numpy as np

from batik_gen.eeg.formats.kind import Loaded, Told
from batik_gen.eeg.formats.laboratory.matlab import is_eeglab, take_matrix
from batik_gen.eeg.formats.laboratory.through_mne import damaged
from batik_gen.values.errors import UnreadableRecording

_FREE_BYTES, _MOST_RATIO = 64 * 2**20, 100
_DEEPEST = 4


def is_eeglab_5(path: Path) -> bool:
    """Tell whether a sound MATLAB 5 file is one of EEGLAB."""
    from scipy.io import whosmat

    try:
        return is_eeglab({str(name) for name, _, _ in whosmat(path)})
    # SciPy's reader raises nearly every class there is.
    except Exception:
        raise damaged(path, "a MATLAB file") from None


def read_matlab_5(path: Path, told: Told) -> Loaded:
    """Read a sound MATLAB 5 file with a matrix of signals."""
    return take_matrix(path, told, _loaded(path))


def check_continuous(path: Path) -> None:
    """Refuse an EEGLAB file that was cut into epochs."""
    held = _loaded(path)
    held = held["EEG"] if isinstance(held.get("EEG"), dict) else held
    refuse_epochs(path, held.get("trials"), held.get("pnts"), held.get("srate"))


def refuse_epochs(path: Path, trials: Any, points: Any, rate: Any) -> None:
    """Raise the refusal of a file with more than one epoch."""
    try:
        count, seconds = int(np.ravel(trials)[0]), float(np.ravel(points)[0]) / float(np.ravel(rate)[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return
    if count > 1:
        raise UnreadableRecording(
            f"{path.name} is cut into {count} epochs of {seconds:.3g} s, where one recording in a row is needed; "
            "save the continuous data in EEGLAB before it is cut, and read that"
        )


def _loaded(path: Path) -> dict[str, Any]:
    from scipy.io import loadmat

    try:
        held: dict[str, Any] = loadmat(path, simplify_cells=True)
    except MemoryError:
        raise UnreadableRecording(f"{path.name} is too large for the memory of this computer") from None
    # SciPy's reader raises nearly every class there is.
    except Exception:
        raise damaged(path, "a MATLAB file") from None
    return held


def read_matlab_73(path: Path, told: Told) -> Loaded | None:
    """Read a MATLAB 7.3 file with a matrix of signals, or return None where it is one of EEGLAB."""
    import h5py

    try:
        with h5py.File(path, "r") as file:
            if is_eeglab(set(file)):
                group = file.get("EEG", file)
                refuse_epochs(path, *(group[k][()] if k in group else None for k in ("trials", "pnts", "srate")))
                return None
            most = _FREE_BYTES + _MOST_RATIO * path.stat().st_size
            held = {k: _value(file, file[k], most, 0) for k in file if not k.startswith("#")}
    except UnreadableRecording:
        raise
    # h5py raises nearly every class there is.
    except Exception:
        raise damaged(path, "a MATLAB 7.3 file") from None
    return take_matrix(path, told, held)


def _value(file: Any, item: Any, most: int, depth: int) -> Any:
    """Return what stands in HDF5 as MATLAB means it: matrices turned, texts as texts, cells as lists."""
    import h5py

    if isinstance(item, h5py.Group):
        return {k: _value(file, item[k], most, depth + 1) for k in item} if depth < _DEEPEST else None
    if item.size * max(item.dtype.itemsize, 1) > most:
        raise ValueError
    if item.dtype == h5py.ref_dtype:
        refs = item[()].ravel()
        return [_value(file, file[ref], most, depth + 1) for ref in refs] if depth < _DEEPEST else None
    # Unsigned 16-bit numbers are texts where MATLAB says so, or where they lie in a cell.
    kind = item.attrs.get("MATLAB_class", b"")
    if kind == b"char" or (not kind and item.dtype == np.uint16 and depth):
        return "".join(map(chr, item[()].T.ravel(order="F")))
    value = np.asarray(item[()]).T
    return value if value.size != 1 else value.ravel()[0]
