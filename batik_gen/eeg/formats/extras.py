"""Formats that MNE reads with a further package: EGI .mff, Curry, ANT eego, NEDF, EEGLAB of MATLAB 7.3."""

from pathlib import Path

from batik_gen.eeg.formats.apart import read_apart
from batik_gen.eeg.formats.format import Format, Loaded, Told
from batik_gen.eeg.formats.laboratory import starts
from batik_gen.eeg.formats.through_mne import load, need, take
from batik_gen.errors import UnreadableRecording

_CURRY_HEADERS = (".cdt.dpa", ".cdt.dpo", ".dap")


def _read_mff(path: Path, told: Told) -> Loaded:
    """Read the folder around its ``info.xml``."""
    need("mffpy", path, "part of an EGI .mff recording")
    if not (path.parent / "signal1.bin").is_file():
        raise UnreadableRecording(
            f"{path.name} needs the file signal1.bin with its signals, which is not beside it; "
            "copy the whole .mff folder again"
        )
    return take(load(path.parent, "EGI .mff", "read_raw_egi"), "EGI .mff", told, device="EGI")


def _read_curry(path: Path, told: Told) -> Loaded:
    need("curryreader", path, "a Curry recording")
    need("pandas", path, "a Curry recording")
    name = path.name[: -len(path.suffix)]
    if not any((path.parent / f"{name}{header}").is_file() for header in _CURRY_HEADERS):
        header = ".dap" if path.suffix.lower() == ".dat" else ".cdt.dpa"
        raise UnreadableRecording(
            f"{path.name} needs the file {name}{header} with its header, which is not beside it; "
            "put all files of the recording in one folder"
        )
    return take(load(path, "Curry", "read_raw_curry"), "Curry", told)


def _read_ant_apart(path: Path, told: Told) -> Loaded:
    need("antio", path, "an ANT eego recording")
    return read_apart(path, told, "ANT eego", "extras:read_ant")


def read_ant(path: Path, told: Told) -> Loaded:
    """Read an ANT file; to be called through ``read_apart``."""
    return take(load(path, "ANT eego", "read_raw_ant"), "ANT eego", told, device="ANT eego")


def _read_hdf5_apart(path: Path, told: Told) -> Loaded:
    need("pymatreader", path, "an EEGLAB file of MATLAB 7.3")
    need("h5py", path, "an EEGLAB file of MATLAB 7.3")
    return read_apart(path, told, "EEGLAB", "extras:read_hdf5")


def read_hdf5(path: Path, told: Told) -> Loaded:
    """Read an EEGLAB file of MATLAB 7.3; to be called through ``read_apart``."""
    return take(load(path, "EEGLAB", "read_raw_eeglab", f"the file {path.stem}.fdt"), "EEGLAB", told)


def _read_nedf(path: Path, told: Told) -> Loaded:
    need("defusedxml", path, "a Neuroelectrics .nedf recording")
    return take(load(path, "Neuroelectrics .nedf", "read_raw_nedf"), "NEDF", told, device="Neuroelectrics")


def _is_ant(head: bytes) -> bool:
    return head[:4] in (b"RIFF", b"RF64") and head[8:11] in (b"CNT", b"EEP")


def _is_nedf(head: bytes) -> bool:
    return head.lstrip().startswith(b"<") and b"<EEGSettings>" in head and b"EEGMontage" in head


def _is_mff(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml") and b"egi.com/info_mff" in head


FORMATS = (
    Format("ANT eego", _is_ant, _read_ant_apart),
    Format("EEGLAB of MATLAB 7.3", starts(b"MATLAB 7.3", b"\x89HDF"), _read_hdf5_apart),
    Format("NEDF", _is_nedf, _read_nedf, (".nedf",)),
    Format("EGI .mff", _is_mff, _read_mff),
    Format("Curry", lambda _: False, _read_curry, (".cdt", ".dat"), markless=True),
)
