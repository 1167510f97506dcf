"""From a file to a Recording: find the format, take only EEG, keep nothing personal."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from batik_gen.eeg.channels import names as naming
from batik_gen.eeg.channels.picking import choose, without
from batik_gen.eeg.formats import refused
from batik_gen.eeg.formats.devices import device_named
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
from batik_gen.eeg.formats.kind import Later, Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.laboratory import brainvision, clinic, extras, xdf
from batik_gen.eeg.formats.laboratory import common as laboratory
from batik_gen.eeg.formats.tables import bands, in_rows, plain
from batik_gen.eeg.reading import missing, sanity
from batik_gen.eeg.reading.packed import unpacked
from batik_gen.plugins import added
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.reading import Reading
from batik_gen.values.recording import BandLog, Dropped, Recording, Source

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


_HEAD = 16384

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


def read(
    path: str | Path,
    *,
    channels: Sequence[str] | None = None,
    exclude: Sequence[str] | None = None,
    sfreq: float | None = None,
    device: str | None = None,
) -> Recording | BandLog:
    """Read an EEG recording and keep only its EEG.

    The format is found by content first and by ending second, also inside .zip
    and .gz. Channels that are no EEG, dead or doubled are dropped and named; a
    slipped unit is repaired and told. Nothing but signals, rate, channel names,
    format and device is kept.

    Parameters
    ----------
    path
        The recording; its companion files must lie beside it.
    channels
        Names of the channels to take, whatever the file says they are. Where the
        file has no names, names for its columns in their order, ``-`` for a
        column to leave out.
    exclude
        Names of channels to leave out.
    sfreq
        Samples per second, for files that tell none or tell it wrong.
    device
        A key of ``batik_gen.eeg.formats.devices.DEVICES``.

    Returns
    -------
    Recording | BandLog
        Signals in microvolts, or band powers where the file holds no waveform.

    Raises
    ------
    UnreadableRecording
        In one sentence: what was found, what was expected, what to do next.
    UnknownName
        Where the device is not declared.
    """
    given = Reading(
        None if channels is None else tuple(channels), None if exclude is None else tuple(exclude), sfreq, device
    )
    return read_as(Path(path), given)


def read_as(path: Path, reading: Reading) -> Recording | BandLog:
    """Read a recording with the options of ``read`` as one value; raises as it does."""
    told = _told(reading)
    with _opened(path, told) as loaded:
        return loaded if isinstance(loaded, BandLog) else _judge(_as_told(loaded, told), told, path.name)


@dataclass(frozen=True, eq=False)
class InPart:
    """Hold a large recording whose signals stay in its file.

    Parameters
    ----------
    about
        A Recording of an excerpt, judged as ``read`` does; its gaps are those of the
        whole.
    excerpt
        The same signals before they were judged, all channels of them.
    later
        How to read the rest.
    """

    about: Recording
    excerpt: FloatArray
    later: Later

    @property
    def float_bytes(self) -> int:
        """Bytes that all its signals would take as float64."""
        return 8 * self.later.samples * len(self.excerpt)


@contextmanager
def read_in_part(path: Path, reading: Reading, most_bytes: int) -> Iterator[Recording | BandLog | InPart]:
    """Read a recording as ``read`` does, but leave signals in their file that are larger and need not be loaded.

    To be used as a context: what was unpacked is gone behind it.
    """
    told = replace(_told(reading), most_bytes=most_bytes)
    with _opened(path, told) as loaded:
        if isinstance(loaded, BandLog):
            yield loaded
            return
        loaded = _as_told(loaded, told)
        judged = _judge(loaded, told, path.name)
        later = loaded.later
        yield InPart(replace(judged, gaps=tuple(sorted(loaded.gaps))), loaded.signals, later) if later else judged


@contextmanager
def _opened(path: Path, told: Told) -> Iterator[Loaded | BandLog]:
    """Find the format and read the file, or the one packed in it."""
    head = _head(path)
    with unpacked(path, head, _is_main) as inside:
        try:
            loaded = _format_of(inside, head if inside == path else _head(inside)).read(inside, told)
        except UnreadableRecording as error:
            # What an archive calls its files is nobody's business.
            said = re.sub(rf"(?<![\w.]){re.escape(inside.name)}(?!\w)", lambda _: path.name, str(error))
            raise UnreadableRecording(said) from None
        yield loaded


def _told(reading: Reading) -> Told:
    sfreq, device = reading.sfreq, reading.device or ""
    device_named(device)
    if sfreq is not None and not sanity.LOWEST_RATE_HZ <= sfreq <= sanity.HIGHEST_RATE_HZ:
        raise UnreadableRecording(f"the sampling rate must lie between 100 and 100000 a second; {sfreq:g} does not")
    return Told(
        tuple(name.strip() for name in reading.channels or ()),
        tuple(name.strip() for name in reading.exclude or ()),
        sfreq,
        device.strip().lower(),
    )


def _head(path: Path) -> bytes:
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
            head = file.read(_HEAD)
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
    main = [p.name for p in sorted(path.iterdir()) if p.is_file() and p.name.isprintable() and _is_main(p)]
    return main[0] if len(main) == 1 else ""


def _is_main(path: Path) -> bool:
    """Tell whether a file is the main one of a recording; a table of numbers is not told by its look."""
    if path.suffix.lower() in _ALIKE:
        return False
    with path.open("rb") as file:
        head = file.read(_HEAD)
    found = _recognised(path, head, (f for f in known_formats() if f not in _TABLES + refused.FORMATS))
    if found is None or not found.markless:
        return found is not None
    # Known by its ending alone, a .dat of Persyst would be taken for Curry's, which has a header beside it.
    return any(path.with_name(path.stem + ending).is_file() for ending in found.beside)


def _recognised(path: Path, head: bytes, formats: Iterable[RecordingFormat]) -> RecordingFormat | None:
    ending = path.suffix.lower()
    return next((f for f in formats if f.recognise(head) or (f.markless and ending in f.endings)), None)


def _format_of(path: Path, head: bytes) -> RecordingFormat:
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


def _as_told(loaded: Loaded, told: Told) -> Loaded:
    """Let the user's rate and device stand where the file says otherwise."""
    if told.device:
        loaded = replace(loaded, device=device_named(told.device).label)
    if told.sfreq and told.sfreq != loaded.sfreq:
        scale = loaded.sfreq / told.sfreq
        loaded = replace(
            loaded,
            sfreq=told.sfreq,
            gaps=tuple((a * scale, b * scale) for a, b in loaded.gaps),
            notes=(*loaded.notes, f"the rate was set to {told.sfreq:g} Hz by hand; the file tells {loaded.sfreq:g} Hz"),
        )
    return loaded


def _judge(loaded: Loaded, told: Told, file: str) -> Recording:
    """Keep the EEG channels of what was loaded, in microvolts."""
    loaded = choose(loaded, told, file)
    if not loaded.names:
        raise UnreadableRecording(
            f"{file} holds no EEG channel ({_list(loaded.dropped)}); choose the file with the EEG"
            if loaded.dropped
            else f"{file} holds no channel at all; choose the file with the EEG"
        )
    _check_length(loaded, file)
    names, renamed = naming.spell_all(loaded.names)
    held = missing.blank_lowest(missing.blank_dropouts(loaded.signals), loaded.sfreq)
    signals, lost, empty, bridged = missing.mend_missing(held, loaded.sfreq)
    loaded = replace(loaded, signals=signals, names=names, gaps=(*loaded.gaps, *empty))
    dead = sanity.dead_channels(signals, names) | {i: Dropped(names[i], "too many values are missing") for i in lost}
    loaded = without(loaded, dead)
    loaded = without(loaded, sanity.humming_channels(loaded.signals, loaded.sfreq, loaded.names))
    still, stood = sanity.standstills(loaded.signals, loaded.sfreq, empty) if loaded.names else ((), ())
    repaired: tuple[str, ...] = ()
    if loaded.names:
        signals, repaired = sanity.repair_units(loaded.signals, loaded.sfreq, file, unit_known=loaded.unit_known)
        loaded = replace(loaded, signals=signals)
        loaded = without(loaded, sanity.railed_channels(signals, loaded.names))
    if not loaded.names:
        raise UnreadableRecording(
            f"all EEG channels of {file} are dead ({_list(loaded.dropped)}); check the electrodes and record again"
        )
    return Recording(
        signals=loaded.signals,
        sfreq=loaded.sfreq,
        channels=loaded.names,
        source=Source(loaded.format, loaded.device),
        gaps=tuple(sorted((*loaded.gaps, *still))),
        dropped=tuple(Dropped(naming.printable(d.channel), d.reason) for d in loaded.dropped),
        notes=(*loaded.notes, *renamed, *bridged, *stood, *repaired),
    )


def _check_length(loaded: Loaded, file: str) -> None:
    if not sanity.LOWEST_RATE_HZ <= loaded.sfreq <= sanity.HIGHEST_RATE_HZ:
        raise UnreadableRecording(
            f"{file} has {loaded.sfreq:g} samples a second, where at least 100 are needed to measure up to 45 Hz; "
            "choose the raw recording"
        )
    if loaded.signals.shape[1] < 2 * loaded.sfreq:
        raise UnreadableRecording(
            f"{file} holds {loaded.signals.shape[1] / loaded.sfreq:.1f} s, where at least 10 s are needed; "
            "record for longer"
        )


def _list(dropped: tuple[Dropped, ...], most: int = 4) -> str:
    said = ", ".join(f"{naming.printable(d.channel)}: {d.reason}" for d in dropped[:most])
    return said + (f" and {len(dropped) - most} more" if len(dropped) > most else "")
