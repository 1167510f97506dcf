"""Laboratory formats, read through MNE (Gramfort et al. 2013, Front. Neurosci. 7:267).

Each format goes to its own MNE reader. The general ``mne.io.read_raw`` is not
used: it chooses by the ending and takes text files of other makers for its own.
"""

import re
import warnings
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from batik_gen.eeg.channels import reasons_not_eeg
from batik_gen.eeg.formats.edf_header import read_edf_header
from batik_gen.eeg.formats.format import Format, Loaded
from batik_gen.eeg.formats.mat5 import is_sound
from batik_gen.errors import UnreadableRecording
from batik_gen.recording import Dropped

_TO_UV = 1e6
_SEAMS = ("boundary", "new segment", "edge boundary", "bad boundary")
_NOT_RECORDED = "bad_acq_skip"
_FIF_START = b"\x00\x00\x00\x64\x00\x00\x00\x1f"
"""First tag of every FIF file: the file identification, kind 100, type 31."""


def _load(path: Path, kind: str, reader: str, second: str = "a second file", **options: Any) -> Any:
    """Call one MNE reader, quietly, and turn every failure into one sentence."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import mne.io

            raw = getattr(mne.io, reader)(path, preload=True, verbose="ERROR", **options)
        except FileNotFoundError:
            raise UnreadableRecording(
                f"{path.name} needs {second} with its signals, which is not beside it; "
                "put all files of the recording in one folder"
            ) from None
        except MemoryError:
            raise UnreadableRecording(
                f"{path.name} is too large for the memory of this computer; cut out some minutes and read those"
            ) from None
        # MNE raises nearly every class there is, and its messages hold paths.
        except Exception:
            raise UnreadableRecording(
                f"{path.name} looks like {kind} but is damaged or of a kind that is not supported; "
                "export the recording again, for example as EDF"
            ) from None
    return raw


def _take(raw: Any, kind: str, dropped: Sequence[Dropped] = (), notes: Sequence[str] = (), device: str = "") -> Loaded:
    """Copy signals, names and gaps out of an MNE Raw, and nothing else."""
    types = raw.get_channel_types() if raw.ch_names else []
    eeg = [i for i, t in enumerate(types) if t == "eeg"]
    others = [Dropped(raw.ch_names[i], f"not EEG but {t}") for i, t in enumerate(types) if t not in ("eeg", "stim")]
    signals = raw.get_data(picks=eeg) * _TO_UV if eeg else raw.get_data()[:0]
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
        device=device,
        gaps=tuple(sorted(set(gaps))),
        dropped=(*dropped, *others),
        notes=tuple(notes),
    )


def _read_edf(path: Path, kind: str, reader: str, bytes_per_sample: int) -> Loaded:
    header = read_edf_header(path, bytes_per_sample)
    if not header.continuous:
        raise UnreadableRecording(
            f"{path.name} is a discontinuous recording (EDF+D), which a later version will read; "
            "export it as a continuous EDF+"
        )
    # Left out before loading: one fast auxiliary channel would make MNE resample all EEG.
    aside = {n: why for n, why in reasons_not_eeg(header.labels).items() if "annotations" not in n.lower()}
    aside |= dict.fromkeys(header.collapsed, "no physical range in the header")
    notes = []
    if 0 < header.records_held < header.records_said:
        seconds = [f"{n * header.record_s:g}" for n in (header.records_held, header.records_said)]
        notes.append(f"the file ends early: {seconds[0]} of {seconds[1]} s")
    if all(n in aside or "annotations" in n.lower() for n in header.labels):
        raise UnreadableRecording(
            f"{path.name} holds no EEG channel, only {', '.join(sorted(set(aside.values()))) or 'annotations'}; "
            "choose the file with the EEG"
        )
    raw = _load(path, kind, reader, exclude=list(aside))
    return _take(raw, kind, [Dropped(n, reason) for n, reason in aside.items()], notes)


def _read_brainvision(path: Path) -> Loaded:
    text = path.read_bytes().decode("latin-1")
    for entry, what in (("DataFile", "signals"), ("MarkerFile", "markers")):
        match = re.search(rf"^{entry}\s*=\s*(.+?)\s*$", text, re.MULTILINE)
        if match is None:
            if what == "markers":
                continue
            raise UnreadableRecording(
                f"{path.name} does not name the file with its signals; export the recording again"
            )
        name = match[1].replace("$b", path.stem)
        if not (path.parent / name).is_file():
            raise UnreadableRecording(
                f"{path.name} needs the file {Path(name).name} with its {what}, which is not beside it; "
                "put all files of the recording in one folder"
            )
    return _take(_load(path, "BrainVision", "read_raw_brainvision"), "BrainVision")


def _read_eeglab(path: Path) -> Loaded:
    if not is_sound(path.read_bytes()):
        raise UnreadableRecording(
            f"{path.name} looks like EEGLAB but is damaged inside; copy the file again from where it was saved"
        )
    return _take(_load(path, "EEGLAB", "read_raw_eeglab", f"the file {path.stem}.fdt"), "EEGLAB")


def _read_fif(path: Path) -> Loaded:
    return _take(_load(path, "FIF", "read_raw_fif"), "FIF")


def _read_gdf(path: Path) -> Loaded:
    return _take(_load(path, "GDF", "read_raw_gdf"), "GDF")


def _is_edf(head: bytes) -> bool:
    return head[:8] == b"0       " and head[184:192].strip().isdigit()


def _is_fif(head: bytes) -> bool:
    if head[:2] == b"\x1f\x8b":
        try:
            head = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(_FIF_START)


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.lstrip(b"\xef\xbb\xbf").startswith(marks)


FORMATS = (
    Format("EDF", _is_edf, lambda path: _read_edf(path, "EDF", "read_raw_edf", 2), (".edf", ".rec")),
    Format("BDF", _starts(b"\xffBIOSEMI"), lambda path: _read_edf(path, "BDF", "read_raw_bdf", 3), (".bdf",)),
    Format("GDF", _starts(b"GDF "), _read_gdf, (".gdf",)),
    Format(
        "BrainVision",
        _starts(b"Brain Vision Data Exchange Header", b"BrainVision Data Exchange Header"),
        _read_brainvision,
        (".vhdr", ".ahdr"),
    ),
    Format("FIF", _is_fif, _read_fif, (".fif", ".fif.gz")),
    Format("EEGLAB", _starts(b"MATLAB 5.0 MAT-file"), _read_eeglab, (".set",)),
)
