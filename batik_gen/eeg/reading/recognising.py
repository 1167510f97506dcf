"""Which format a file has: by its content first, by its ending second."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from batik_gen.eeg.formats import refused
from batik_gen.eeg.formats.headsets import (
    brainflow,
    emotiv,
    mind_monitor,
    muse_lsl,
    neuroelectrics,
    neurosity,
    neurosky,
    openbci,
    openbci_card,
    openvibe,
    recorders,
)
from batik_gen.eeg.formats.kind import RecordingFormat
from batik_gen.eeg.formats.laboratory import brainvision, clinic, extras, xdf
from batik_gen.eeg.formats.laboratory import common as laboratory
from batik_gen.eeg.formats.tables import bands, in_rows, plain
from batik_gen.plugins import added, tell_skipped
from batik_gen.values.errors import BrokenPlugin, UnreadableRecording

_TABLES = (*bands.FORMATS, *in_rows.FORMATS, *plain.FORMATS)
"""What recognises numbers of any kind."""

FORMATS: tuple[RecordingFormat, ...] = (
    *laboratory.FORMATS,
    *brainvision.FORMATS,
    *clinic.FORMATS,
    *extras.FORMATS,
    *xdf.FORMATS,
    *muse_lsl.FORMATS,
    *openbci_card.FORMATS,
    *openbci.FORMATS,
    *mind_monitor.FORMATS,
    *emotiv.FORMATS,
    *openvibe.FORMATS,
    *neurosky.FORMATS,
    *neuroelectrics.FORMATS,
    *brainflow.FORMATS,
    *neurosity.FORMATS,
    *recorders.FORMATS,
    *refused.FORMATS,
    *_TABLES,
)
"""All shipped formats, in the order in which they are asked."""

GROUP = "batik_gen.formats"
"""Entry-point group through which another package adds a RecordingFormat."""


@cache
def added_formats() -> tuple[dict[str, RecordingFormat], dict[str, str]]:
    """Return the formats of other packages by entry point, and why any was skipped."""
    return added(GROUP, lambda item: item if isinstance(item, RecordingFormat) else None)


def known_formats() -> tuple[RecordingFormat, ...]:
    """Return all formats in the order in which they are asked: added ones before those that recognise anything."""
    last = refused.FORMATS + _TABLES
    return (*(f for f in FORMATS if f not in last), *added_formats()[0].values(), *last)


HEAD_BYTES = 16384
"""How much of a file its format is told by."""

_COMPANIONS = {
    ".eeg": "ends in .vhdr",
    ".vmrk": "ends in .vhdr",
    ".fdt": "ends in .set",
    ".dpa": "ends in .cdt",
    ".dpo": "ends in .cdt",
    ".ceo": "ends in .cdt",
    ".rs3": "ends in .dat",
    ".dap": "ends in .dat",
    ".bin": "is named info.xml",
    ".info": "ends in .easy",
    ".pnt": "ends in .EEG",
    ".21e": "ends in .EEG",
}
"""Files that hold part of a recording, and which file beside them to choose instead."""

_ALIKE = (".pnt",)
"""Companions that begin as their main file does."""


def read_head(path: Path) -> bytes:
    """Return the first bytes of a file; raises UnreadableRecording where it is none or cannot be opened."""
    if not path.name.isprintable():
        raise UnreadableRecording("the name of this file holds characters that cannot be shown; rename the file")
    try:
        if not path.exists():
            raise UnreadableRecording(f"there is no file {path.name}; check the name and the folder")
        if path.is_dir():
            main = _main_of_folder(path)
            raise UnreadableRecording(
                f"{path.name} is a folder, where a recording was expected; choose {main or 'a file'} in it"
            )
        if not path.is_file():
            raise UnreadableRecording(f"{path.name} is no file with content; choose a recording")
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as error:
        said = os.strerror(error.errno).lower() if error.errno else "an error of the disk"
        raise UnreadableRecording(f"{path.name} cannot be opened ({said}); check its access rights") from None
    if not head.strip():
        raise UnreadableRecording(f"{path.name} is empty; copy the file again from where it was recorded")
    return head


def _main_of_folder(path: Path) -> str:
    """Return the name of the main file where a folder holds one recording."""
    if (path / "info.xml").is_file():
        return "info.xml"
    main = [p.name for p in sorted(path.iterdir()) if p.is_file() and p.name.isprintable() and is_main(p)]
    return main[0] if len(main) == 1 else ""


def is_main(path: Path) -> bool:
    """Tell whether a file is the main one of a recording; a table of numbers is not told by its look."""
    if path.suffix.lower() in _ALIKE:
        return False
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    found = _recognised(path, head, (f for f in known_formats() if f not in _TABLES + refused.FORMATS))
    if found is None or not found.markless:
        return found is not None
    # Known by its ending alone, a .dat of Persyst would be taken for Curry's, which has a header beside it.
    return any(path.with_name(path.stem + ending).is_file() for ending in found.beside)


def has_ending_of_recording(path: Path) -> bool:
    """Tell whether a file is named as recordings are: its ending belongs to a known format, and is no companion's."""
    name = path.name.lower()
    return path.suffix.lower() not in _COMPANIONS and any(
        name.endswith(ending) for f in known_formats() for ending in f.endings
    )


def is_recording(path: Path, head: bytes) -> bool:
    """Tell whether a file with this name and these first bytes may be a recording, a table of numbers too."""
    found = _recognised(path, head, (f for f in known_formats() if f not in refused.FORMATS))
    return found is not None and not found.markless


def _recognised(path: Path, head: bytes, formats: Iterable[RecordingFormat]) -> RecordingFormat | None:
    ending = path.suffix.lower()
    return next((f for f in formats if _recognises(f, head) or (f.markless and ending in f.endings)), None)


def _recognises(format: RecordingFormat, head: bytes) -> bool:
    """Ask a format; one of another package that breaks over a file is not the one to read it."""
    try:
        return format.recognise(head)
    except BrokenPlugin as error:
        tell_skipped(str(error))
        return False


def format_of(path: Path, head: bytes) -> RecordingFormat:
    """Return the format of a file that begins with ``head``; raises UnreadableRecording where it has none."""
    found = _recognised(path, head, known_formats())
    if found is not None:
        return found
    chief = _COMPANIONS.get(path.suffix.lower())
    if chief is not None:
        raise UnreadableRecording(
            f"{path.name} is only one part of a recording; choose the file that {chief} beside it"
        )
    wanted = next((f for f in known_formats() if f.endings and path.name.lower().endswith(f.endings)), None)
    if wanted is not None:
        raise UnreadableRecording(
            f"{path.name} has the ending of {wanted.name} but not its content; export the recording again"
        )
    raise UnreadableRecording(
        f"{path.name} is not a recording in a known format; use EDF, BDF, GDF, BrainVision (.vhdr), EEGLAB (.set), "
        "FIF, XDF, or the CSV or text of a headset's own program"
    )
