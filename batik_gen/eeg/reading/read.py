"""From a file to a Recording: open it, take only EEG, keep nothing personal."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from batik_gen.eeg.channels import names as naming
from batik_gen.eeg.channels.picking import choose, without
from batik_gen.eeg.formats.devices import device_named
from batik_gen.eeg.formats.kind import Later, Loaded, Told
from batik_gen.eeg.reading import hum, missing, sanity
from batik_gen.eeg.reading.folders import is_folder_of_one, told_beside
from batik_gen.eeg.reading.packed import unpacked
from batik_gen.eeg.reading.recognising import format_of, is_main, read_head
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.reading import Reading
from batik_gen.values.recording import BandLog, Dropped, Recording, Source


def read(
    path: str | Path,
    *,
    channels: Sequence[str] | None = None,
    exclude: Sequence[str] | None = None,
    sfreq: float | None = None,
    device: str | None = None,
    stream: str | None = None,
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
    stream
        Which stream to take where the file holds several, as those of two people in
        one XDF file; or which variable of a MATLAB file.

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
        None if channels is None else tuple(channels),
        None if exclude is None else tuple(exclude),
        sfreq,
        device,
        stream,
    )
    return read_as(Path(path), given)


def read_as(path: Path, reading: Reading) -> Recording | BandLog:
    """Read a recording with the options of ``read`` as one value; raises as it does."""
    told = _told(reading)
    with _opened(path, told) as loaded:
        return loaded if isinstance(loaded, BandLog) else _judge(_as_told(loaded, told), told, path)


def streams_in(path: Path) -> tuple[str, ...]:
    """Name the recordings in a file that holds several of EEG, as of two people; none where it holds one.

    Raises
    ------
    UnreadableRecording
        Where the file cannot be read.
    """
    if path.is_dir():
        return ()
    head = read_head(path)
    with unpacked(path, head, is_main) as inside:
        kind = format_of(inside, head if inside == path else read_head(inside))
        return kind.list_streams(inside) if kind.list_streams else ()


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
        judged = _judge(loaded, told, path)
        later = loaded.later
        yield InPart(replace(judged, gaps=tuple(sorted(loaded.gaps))), loaded.signals, later) if later else judged


@contextmanager
def _opened(path: Path, told: Told) -> Iterator[Loaded | BandLog]:
    """Find the format and read the file, or the one packed in it."""
    main = path / "info.xml" if is_folder_of_one(path) else path
    if main != path and not main.is_file():
        raise UnreadableRecording(f"the folder {path.name} lacks its info.xml; copy the whole folder again")
    head = read_head(main)
    with unpacked(main, head, is_main) as inside:
        try:
            kind = format_of(inside, head if inside == main else read_head(inside))
            if told.stream and not kind.streams:
                raise UnreadableRecording(f"{path.name} holds one recording and no streams; leave --stream out")
            loaded = kind.read(inside, told)
        except UnreadableRecording as error:
            # What an archive calls its files is nobody's business.
            said = re.sub(rf"(?<![\w.]){re.escape(inside.name)}(?!\w)", lambda _: path.name, str(error))
            raise UnreadableRecording(said) from None
        yield _without_names(loaded) if isinstance(loaded, BandLog) else loaded


def _without_names(log: BandLog) -> BandLog:
    """Keep of labels what names nobody, as ``_judge`` does for signals."""
    return replace(
        log,
        channels=tuple(naming.known(name, i + 1) for i, name in enumerate(log.channels)),
        dropped=tuple(Dropped(naming.known(d.channel) or "a channel", d.reason) for d in log.dropped),
    )


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
        (reading.stream or "").strip(),
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


def _judge(loaded: Loaded, told: Told, path: Path) -> Recording:
    """Keep the EEG channels of what was loaded, in microvolts."""
    file = path.name
    loaded = choose(loaded, told, file, told_beside(path))
    if not loaded.names:
        raise UnreadableRecording(
            f"{file} holds no EEG channel ({_list(loaded.dropped)}); choose the file with the EEG"
            if loaded.dropped
            else f"{file} holds no channel at all; choose the file with the EEG"
        )
    _check_length(loaded, file)
    names, renamed = naming.spell_all(loaded.names)
    loaded = replace(loaded, names=names)
    if not told.channels:
        loaded = without(loaded, sanity.counting_channels(loaded.signals, names))
        names = loaded.names
    held = missing.blank_lowest(missing.blank_dropouts(loaded.signals), loaded.sfreq)
    signals, lost, empty, bridged = missing.mend_missing(held, loaded.sfreq)
    loaded = replace(loaded, signals=signals, gaps=(*loaded.gaps, *empty))
    dead = sanity.dead_channels(signals, names) | {i: Dropped(names[i], "too many values are missing") for i in lost}
    loaded = without(loaded, dead)
    ratios = hum.hum_ratios(sanity.middle_of(loaded.signals, loaded.sfreq), loaded.sfreq)
    loaded = without(loaded, hum.humming_channels(ratios, loaded.names))
    loud = hum.loud_hum(ratios[ratios <= hum.MOST_HUM])
    loaded = without(loaded, sanity.off_level_channels(loaded.signals, loaded.sfreq, loaded.names))
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
        notes=(*loaded.notes, *renamed, *bridged, *stood, *loud, *repaired),
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
