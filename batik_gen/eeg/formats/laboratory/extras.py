"""Formats that MNE reads with a further package: EGI .mff, Curry, ANT eego, NEDF, EEGLAB of MATLAB 7.3."""

from pathlib import Path

import numpy as np

from batik_gen.eeg.channels.names import known, same_name
from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.laboratory.apart import read_apart
from batik_gen.eeg.formats.laboratory.matlab_files import read_matlab_73
from batik_gen.eeg.formats.laboratory.through_mne import load, need, starts, take
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Dropped

_TO_UV = {"v": 1e6, "mv": 1e3, "nv": 1e-3}
"""Every other unit is taken as microvolts; a slip shows in the amplitude."""
_CURRY_HEADERS = (".cdt.dpa", ".cdt.dpo", ".dap")


def _read_mff_apart(path: Path, told: Told) -> Loaded:
    """Read the folder around its ``info.xml``."""
    need("mffpy", path, "part of an EGI .mff recording")
    signals = path.parent / "signal1.bin"
    if not signals.is_file():
        raise UnreadableRecording(
            f"{path.name} needs the file signal1.bin with its signals, which is not beside it; "
            "copy the whole .mff folder again"
        )
    return read_apart(path, told, "EGI .mff", "extras:read_mff", signals)


def read_mff(path: Path, told: Told) -> Loaded:
    """Read an EGI folder; to be called through ``read_apart``."""
    return take(path, load(path.parent, "EGI .mff", "read_raw_egi"), "EGI .mff", told, device="EGI")


def _read_curry_apart(path: Path, told: Told) -> Loaded:
    need("curryreader", path, "a Curry recording")
    need("pandas", path, "a Curry recording")
    name = path.name[: -len(path.suffix)]
    if not any((path.parent / f"{name}{header}").is_file() for header in _CURRY_HEADERS):
        header = ".dap" if path.suffix.lower() == ".dat" else ".cdt.dpa"
        raise UnreadableRecording(
            f"{path.name} needs the file {name}{header} with its header, which is not beside it; "
            "put all files of the recording in one folder"
        )
    return read_apart(path, told, "Curry", "extras:read_curry")


def read_curry(path: Path, told: Told) -> Loaded:
    """Read a Curry recording; to be called through ``read_apart``."""
    return take(path, load(path, "Curry", "read_raw_curry"), "Curry", told)


def _read_ant_apart(path: Path, told: Told) -> Loaded:
    need("antio", path, "an ANT eego recording")
    return read_apart(path, told, "ANT eego", "extras:read_ant")


def read_ant(path: Path, told: Told) -> Loaded:
    """Read an ANT file, without its entries on the person; to be called through ``read_apart``."""
    from antio import read_cnt
    from antio.parser import read_data, read_info, read_triggers

    held = read_cnt(str(path))
    names, units, _, _, types = read_info(held)
    rate = float(held.get_sample_frequency())
    seams = sorted({float(at) / rate for at in read_triggers(held)[4]["start"] if at > 0})
    scale = np.array([_TO_UV.get(unit.lower(), 1.0) for unit in units])
    eeg = [
        i
        for i, (name, kind) in enumerate(zip(names, types, strict=True))
        if kind.lower() in ("", "eeg") or any(same_name(name, wanted) for wanted in told.channels)
    ]
    return Loaded(
        signals=(read_data(held) * scale[:, None])[eeg],
        sfreq=rate,
        names=tuple(names[i] for i in eeg),
        format="ANT eego",
        device="ANT eego",
        gaps=tuple((at, at) for at in seams),
        dropped=tuple(Dropped(known(n, i + 1), "not EEG by its type") for i, n in enumerate(names) if i not in eeg),
    )


def _read_hdf5_apart(path: Path, told: Told) -> Loaded:
    need("h5py", path, "a MATLAB 7.3 file")
    need("pymatreader", path, "a MATLAB 7.3 file")
    return read_apart(path, told, "a MATLAB 7.3 file", "extras:read_hdf5")


def read_hdf5(path: Path, told: Told) -> Loaded:
    """Read a MATLAB 7.3 file, of EEGLAB or with a matrix; to be called through ``read_apart``."""
    matrix = read_matlab_73(path, told)
    if matrix is not None:
        return matrix
    return take(path, load(path, "EEGLAB", "read_raw_eeglab", f"the file {path.stem}.fdt"), "EEGLAB", told)


def _read_nedf(path: Path, told: Told) -> Loaded:
    need("defusedxml", path, "a Neuroelectrics .nedf recording")
    return take(path, load(path, "Neuroelectrics .nedf", "read_raw_nedf"), "NEDF", told, device="Neuroelectrics")


def _is_ant(head: bytes) -> bool:
    return (
        # RF64 has a size of 64 bits.
        (head[:4] in (b"RIFF", b"RF64") and head[8:11] in (b"CNT", b"EEP"))
        or (head[:4] == b"RF64" and head[12:15] in (b"CNT", b"EEP"))
    )


def _is_nedf(head: bytes) -> bool:
    return head.lstrip().startswith(b"<") and b"<EEGSettings>" in head and b"EEGMontage" in head


def _is_mff(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml") and b"egi.com/info_mff" in head


FORMATS = (
    RecordingFormat("ANT eego", _is_ant, _read_ant_apart),
    RecordingFormat("EEGLAB of MATLAB 7.3", starts(b"MATLAB 7.3", b"\x89HDF"), _read_hdf5_apart, streams=True),
    RecordingFormat("NEDF", _is_nedf, _read_nedf, (".nedf",)),
    RecordingFormat("EGI .mff", _is_mff, _read_mff_apart),
    RecordingFormat(
        "Curry", lambda _: False, _read_curry_apart, (".cdt", ".dat"), markless=True, beside=_CURRY_HEADERS
    ),
)
