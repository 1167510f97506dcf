"""From a file to a Recording: find the format, take only EEG, keep nothing personal."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np

from batik_gen.eeg import channels, sanity
from batik_gen.eeg.formats import laboratory, later, mind_monitor, muse_lsl, openbci
from batik_gen.eeg.formats.format import Format, Loaded
from batik_gen.errors import UnreadableRecording
from batik_gen.recording import BandLog, Dropped, Recording, Source

FORMATS: tuple[Format, ...] = (
    *laboratory.FORMATS,
    *muse_lsl.FORMATS,
    *openbci.FORMATS,
    *mind_monitor.FORMATS,
    *later.FORMATS,
)
"""All known formats, in the order in which they are asked."""

_HEAD = 8192

_COMPANIONS = {".eeg": ".vhdr", ".vmrk": ".vhdr", ".fdt": ".set"}
"""Files that hold part of a recording, and the ending of the file to choose instead."""


def read(path: str | Path) -> Recording | BandLog:
    """Read an EEG recording and keep only its EEG.

    The format is found by content first and by ending second. Channels that are
    no EEG, dead or doubled are dropped and named; a slipped unit is repaired and
    told. Nothing but signals, rate, channel names, format and device is kept.

    Parameters
    ----------
    path
        The recording; its companion files must lie beside it.

    Returns
    -------
    Recording | BandLog
        Signals in microvolts, or band powers where the file holds no waveform.

    Raises
    ------
    UnreadableRecording
        In one sentence: what was found, what was expected, what to do next.
    """
    path = Path(path)
    loaded = _format_of(path).read(path)
    return loaded if isinstance(loaded, BandLog) else _judge(loaded, path.name)


def _format_of(path: Path) -> Format:
    if not path.name.isprintable():
        raise UnreadableRecording("the name of this file holds characters that cannot be shown; rename the file")
    try:
        if not path.exists():
            raise UnreadableRecording(f"there is no file {path.name}; check the name and the folder")
        if path.is_dir():
            raise UnreadableRecording(f"{path.name} is a folder, where a recording was expected; choose a file in it")
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        said = os.strerror(error.errno).lower() if error.errno else "an error of the disk"
        raise UnreadableRecording(f"{path.name} cannot be opened ({said}); check its access rights") from None
    if not head.strip():
        raise UnreadableRecording(f"{path.name} is empty; copy the file again from where it was recorded")
    found = next((f for f in FORMATS if f.recognise(head)), None)
    if found is not None:
        return found
    chief = _COMPANIONS.get(path.suffix.lower())
    if chief is not None:
        raise UnreadableRecording(
            f"{path.name} is only one part of a recording; choose the file that ends in {chief} beside it"
        )
    wanted = next((f for f in FORMATS if f.endings and path.name.lower().endswith(f.endings)), None)
    if wanted is not None:
        raise UnreadableRecording(
            f"{path.name} has the ending of {wanted.name} but not its content; export the recording again"
        )
    raise UnreadableRecording(
        f"{path.name} is not a recording in a known format; use EDF, BDF, GDF, BrainVision (.vhdr), EEGLAB (.set), "
        "FIF, muse-lsl CSV or OpenBCI text"
    )


def _judge(loaded: Loaded, file: str) -> Recording:
    """Keep the EEG channels of what was loaded, in microvolts."""
    others = channels.reasons_not_eeg(loaded.names)
    named_out = {i: Dropped(n.strip(), others[n]) for i, n in enumerate(loaded.names) if n in others}
    loaded, dropped = _without(loaded, named_out, loaded.dropped)
    if not loaded.names:
        raise UnreadableRecording(
            f"{file} holds no EEG channel ({_list(dropped)}); choose the file with the EEG"
            if dropped
            else f"{file} holds no channel at all; choose the file with the EEG"
        )
    if loaded.sfreq < sanity.LOWEST_RATE_HZ:
        raise UnreadableRecording(
            f"{file} has {loaded.sfreq:g} samples a second, where at least 100 are needed to measure up to 45 Hz; "
            "choose the raw recording"
        )
    if loaded.signals.shape[1] < 2 * loaded.sfreq:
        raise UnreadableRecording(
            f"{file} holds {loaded.signals.shape[1] / loaded.sfreq:.1f} s, where at least 10 s are needed; "
            "record for longer"
        )
    names, renamed = channels.spell_all(loaded.names)
    signals, lost, bridged = sanity.mend_missing(loaded.signals)
    loaded = replace(loaded, signals=signals, names=names)
    dead = sanity.dead_channels(signals, names) | {i: Dropped(names[i], "too many values are missing") for i in lost}
    loaded, dropped = _without(loaded, dead, dropped)
    if loaded.names:
        signals, repaired = sanity.repair_units(loaded.signals, loaded.sfreq, file)
        loaded = replace(loaded, signals=signals)
        loaded, dropped = _without(loaded, sanity.railed_channels(signals, loaded.names), dropped)
    if not loaded.names:
        raise UnreadableRecording(
            f"all EEG channels of {file} are dead ({_list(dropped)}); check the electrodes and record again"
        )
    return Recording(
        signals=loaded.signals,
        sfreq=loaded.sfreq,
        channels=loaded.names,
        source=Source(loaded.format, loaded.device),
        gaps=loaded.gaps,
        dropped=dropped,
        notes=(*loaded.notes, *renamed, *bridged, *repaired),
    )


def _without(
    loaded: Loaded, out: dict[int, Dropped], before: tuple[Dropped, ...]
) -> tuple[Loaded, tuple[Dropped, ...]]:
    if not out:
        return loaded, before
    keep = [i for i in range(len(loaded.names)) if i not in out]
    kept = replace(loaded, signals=np.asarray(loaded.signals[keep]), names=tuple(loaded.names[i] for i in keep))
    return kept, (*before, *(out[i] for i in sorted(out)))


def _list(dropped: tuple[Dropped, ...], most: int = 4) -> str:
    said = ", ".join(f"{d.channel}: {d.reason}" for d in dropped[:most])
    return said + (f" and {len(dropped) - most} more" if len(dropped) > most else "")
