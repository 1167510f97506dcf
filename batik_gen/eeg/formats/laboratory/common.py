"""Laboratory formats that MNE reads without further packages: EDF, BDF, GDF, FIF, EEGLAB."""

import shutil
import tempfile
from collections.abc import Container
from contextlib import ExitStack
from dataclasses import replace
from mmap import ACCESS_READ, mmap
from pathlib import Path

from batik_gen.eeg.channels.names import known, reasons_not_eeg, same_name
from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.laboratory.edf_header import AT_RECORD_LENGTH, EdfHeader, find_seams, read_edf_header
from batik_gen.eeg.formats.laboratory.gdf_header import check_gdf
from batik_gen.eeg.formats.laboratory.mat5 import is_sound
from batik_gen.eeg.formats.laboratory.matlab_files import check_continuous, is_eeglab_5, read_matlab_5
from batik_gen.eeg.formats.laboratory.through_mne import load, starts, take
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Dropped

_FIF_START = b"\x00\x00\x00\x64\x00\x00\x00\x1f"
"""First tag of every FIF file: the file identification, kind 100, type 31."""


_FREE_BYTES, _MOST_RATIO = 2**29, 16
"""Signals as float64 take 8/3 or 4 times their file where all have one rate."""
_COPIED = 0.9
"""A file that lost less than a tenth of its end is used, with a note; half a file is a broken copy."""


def _read_edf(path: Path, told: Told, kind: str, reader: str, bytes_per_sample: int) -> Loaded:
    header = read_edf_header(path, bytes_per_sample)
    seams, lost = ((), 0.0) if header.continuous else find_seams(path, header)
    # Left out before loading: one fast auxiliary channel would make MNE resample all EEG.
    aside = {n: why for n, why in reasons_not_eeg(header.labels).items() if "annotations" not in n.lower()}
    aside = {n: why for n, why in aside.items() if not any(same_name(n, wanted) for wanted in told.channels)}
    aside |= dict.fromkeys(header.collapsed, "no physical range in the header")
    out = [Dropped(known(n, header.labels.index(n) + 1), why) for n, why in aside.items()]
    notes = []
    if seams:
        notes.append(f"the recording is {len(seams) + 1} pieces, with {lost:.1f} s lost between them")
    if 0 < header.records_held < header.records_said:
        seconds = [f"{n * header.record_s:g}" for n in (header.records_held, header.records_said)]
        if header.records_held < _COPIED * header.records_said:
            raise UnreadableRecording(
                f"{path.name} is cut short: it holds {seconds[0]} of the {seconds[1]} s that its header promises; "
                "copy or export it again"
            )
        notes.append(f"the file ends early: {seconds[0]} of {seconds[1]} s")
    if all(n in aside or "annotations" in n.lower() for n in header.labels):
        raise UnreadableRecording(
            f"{path.name} holds no EEG channel, only {', '.join(sorted(set(aside.values()))) or 'annotations'}; "
            "choose the file with the EEG"
        )
    _check_rates(path, header, aside)
    with ExitStack() as stack:
        mended = _with_point(path, stack) if header.comma_in_length else path
        raw = load(
            mended,
            kind,
            reader,
            ending=f".{kind.lower()}",
            shown=path,
            keep=stack,
            most_bytes=told.most_bytes,
            exclude=list(aside),
        )
    loaded = take(path, raw, kind, told, out, notes)
    return replace(loaded, gaps=(*loaded.gaps, *seams))


def _check_rates(path: Path, header: EdfHeader, aside: Container[str]) -> None:
    """Refuse a file in which one signal is so fast that all others at its rate would fill the memory."""
    each = zip(header.labels, header.samples, strict=True)
    kept = [n for label, n in each if label not in aside and "nnotations" not in label]
    needed = 8 * len(kept) * max(kept, default=0) * header.records_held
    if needed > _FREE_BYTES + _MOST_RATIO * path.stat().st_size:
        raise UnreadableRecording(
            f"{path.name} has signals of rates too far apart to be read together; export it with the EEG channels alone"
        )


def _with_point(path: Path, stack: ExitStack) -> Path:
    """Return a copy whose length of a record has a point where the file has a comma, which MNE does not take."""
    copy = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="batik-gen-"))) / "recording"
    shutil.copyfile(path, copy)
    with copy.open("r+b") as file:
        file.seek(AT_RECORD_LENGTH.start)
        length = file.read(8)
        file.seek(AT_RECORD_LENGTH.start)
        file.write(length.replace(b",", b"."))
    return copy


def _read_matlab(path: Path, told: Told) -> Loaded:
    """Read an EEGLAB file, or any other with a matrix of signals."""
    # A file of gigabytes is looked through where it lies.
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        sound = is_sound(content)
    if not sound:
        raise UnreadableRecording(
            f"{path.name} looks like a MATLAB file, as of EEGLAB, but is damaged inside; "
            "copy the file again from where it was saved"
        )
    if not is_eeglab_5(path):
        return read_matlab_5(path, told)
    if told.stream:
        raise UnreadableRecording(f"{path.name} is an EEGLAB file with one recording; leave --stream out")
    try:
        raw = load(path, "EEGLAB", "read_raw_eeglab", f"the file {path.stem}.fdt", most_bytes=told.most_bytes)
    except UnreadableRecording:
        check_continuous(path)
        raise
    return take(path, raw, "EEGLAB", told)


def _read_fif(path: Path, told: Told) -> Loaded:
    return take(
        path,
        load(path, "FIF", "read_raw_fif", ending=".fif", most_bytes=told.most_bytes, on_split_missing="ignore"),
        "FIF",
        told,
    )


def _read_gdf(path: Path, told: Told) -> Loaded:
    check_gdf(path)
    return take(path, load(path, "GDF", "read_raw_gdf", ending=".gdf", most_bytes=told.most_bytes), "GDF", told)


def _is_edf(head: bytes) -> bool:
    return head[:8] == b"0       " and head[184:192].strip().isdigit()


FORMATS = (
    RecordingFormat(
        "EDF", _is_edf, lambda path, told: _read_edf(path, told, "EDF", "read_raw_edf", 2), (".edf", ".rec")
    ),
    RecordingFormat(
        "BDF",
        starts(b"\xffBIOSEMI"),
        lambda path, told: _read_edf(path, told, "BDF", "read_raw_bdf", 3),
        (".bdf",),
    ),
    RecordingFormat("GDF", starts(b"GDF "), _read_gdf, (".gdf",)),
    RecordingFormat("FIF", starts(_FIF_START), _read_fif, (".fif", ".fif.gz")),
    RecordingFormat("EEGLAB", starts(b"MATLAB 5.0 MAT-file"), _read_matlab, (".set", ".mat"), streams=True),
)
