"""Every recording in a folder, of a data set in BIDS order too, and what lies beside a recording about its channels.

Pernet et al. 2019, "EEG-BIDS", Sci. Data 6:103.
"""

import csv
import gzip
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from batik_gen.eeg.reading.recognising import HEAD_BYTES, has_ending_of_recording, is_main, is_recording

_FOLDERS = (".mff",)
"""Folders that are one recording."""
_TABLES = (".csv", ".txt", ".asc")
_OURS = (".bands.csv",)
"""What batik-gen writes itself and would read as a table."""
_NEXT_PART = re.compile(r"(-\d+\.fif|_split-(?!0*1_)\d+_.*)(\.gz)?$", re.IGNORECASE)
_BIDS_FILE = "dataset_description.json"
_MOST_MEMBERS = 50
_EEG_TYPES = ("", "EEG", "N/A")
_MOST_SIDECAR = 2**20


def recordings_in(folder: Path) -> tuple[Path, ...]:
    """Return every recording in a folder and those within it, in the order of their paths.

    Companions (``.vmrk``, ``.eeg``, ``.fdt``, ``.info``), hidden files, later parts of split files and
    what batik-gen itself wrote are passed over. Of a data set in BIDS order only what lies in the ``eeg``
    folders of its persons is taken. A ``.mff`` folder is one recording.

    Parameters
    ----------
    folder
        A folder that is not itself a recording.
    """
    only_eeg = (folder / _BIDS_FILE).is_file()
    return tuple(sorted(path for path in _walk(folder, only_eeg) if _is_recording(path)))


def only_named_as_recordings_in(folder: Path) -> tuple[Path, ...]:
    """Return the files that ``recordings_in`` passes over although they end as recordings do, in the order of paths.

    They are empty, broken, or something else with such an ending or ``.csv``: whoever asks for all recordings
    of a folder is to hear of them.

    Parameters
    ----------
    folder
        A folder that is not itself a recording.
    """
    only_eeg = (folder / _BIDS_FILE).is_file()
    named = (path for path in _walk(folder, only_eeg) if _is_named_so(path))
    return tuple(sorted(path for path in named if not _is_recording(path)))


def _is_named_so(path: Path) -> bool:
    name = path.name.lower()
    if name.endswith(_OURS) or _NEXT_PART.search(name):
        return False
    return name.endswith(".csv") or has_ending_of_recording(path)


def is_folder_of_one(path: Path) -> bool:
    """Tell whether a folder is one recording, as those of EGI are."""
    return path.suffix.lower() in _FOLDERS and path.is_dir()


def _walk(folder: Path, only_eeg: bool, within: bool = False) -> Iterator[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    for path in inside:
        if path.name.startswith(".") or not path.name.isprintable():
            continue
        if is_folder_of_one(path):
            yield path
        elif path.is_dir() and not path.is_symlink():
            # Beside the persons of a data set lie what was made of them, and what shows how.
            if not only_eeg or within or path.name.startswith(("sub-", "ses-")) or path.name == "eeg":
                yield from _walk(path, only_eeg, within or path.name == "eeg")
        elif path.is_file() and (within or not only_eeg):
            yield path


def _is_recording(path: Path) -> bool:
    name = path.name.lower()
    if name.endswith(_OURS) or _NEXT_PART.search(name):
        return False
    try:
        if path.is_dir():
            return (path / "info.xml").is_file()
        if name.endswith(".gz"):
            with gzip.open(path) as file:
                return is_recording(path.with_suffix(""), file.read(HEAD_BYTES))
        if name.endswith(".zip"):
            return _holds_recording(path)
        if is_main(path):
            return True
        if not name.endswith(_TABLES):
            return False
        with path.open("rb") as file:
            return is_recording(path, file.read(HEAD_BYTES))
    # An archive that cannot be opened is none that is known to hold a recording.
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, ValueError):
        return False


def _holds_recording(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist()[:_MOST_MEMBERS]:
            if not member.is_dir() and not Path(member.filename).name.startswith("."):
                with archive.open(member) as file:
                    if is_recording(Path(member.filename), file.read(HEAD_BYTES)):
                        return True
    return False


def told_beside(path: Path) -> dict[str, str]:
    """Return the channels that ``*_channels.tsv`` beside a BIDS recording marks as bad or as no EEG, with the reason.

    Parameters
    ----------
    path
        The recording, named ``sub-..._eeg.edf`` or alike.
    """
    stem, marked, _ = path.name.rpartition("_eeg.")
    table = path.with_name(f"{stem}_channels.tsv")
    if not marked or not table.is_file() or table.stat().st_size > _MOST_SIDECAR:
        return {}
    out = {}
    with table.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            name, kind, status = ((row.get(key) or "").strip() for key in ("name", "type", "status"))
            if status.lower() == "bad":
                out[name] = "marked as bad in channels.tsv"
            elif kind.upper() not in _EEG_TYPES:
                out[name] = "not EEG by channels.tsv"
    return out
