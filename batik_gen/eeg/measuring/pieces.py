"""Measure long recordings piece by piece: memory does not grow with their length.

The first walk through the file finds which epochs are clean, the second measures
them. Everything is kept as sums, counts or histograms.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from batik_gen.eeg.cleaning.epochs import between, epoch_marks, find_line, is_clean
from batik_gen.eeg.cleaning.outlying import find_strays, sampled
from batik_gen.eeg.cleaning.reference import averaged_channels, enough_together
from batik_gen.eeg.formats.kind import LARGE_BYTES, Later
from batik_gen.eeg.measuring import measure as whole
from batik_gen.eeg.measuring.finishing import LEAST_KEPT, Gathered, Wishes, finish
from batik_gen.eeg.measuring.piecewise import Filter, Piece, narrow_waves, plan
from batik_gen.eeg.measuring.sums import Sums
from batik_gen.eeg.reading import read as reader
from batik_gen.eeg.reading.edf_records import EdfRecords, open_records
from batik_gen.values.arrays import ComplexArray, FloatArray
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.portrait import BANDS, Portrait
from batik_gen.values.reading import Reading
from batik_gen.values.recording import Recording

Progress = Callable[[float], None]
"""Called with the share done, 0..1."""

_PIECE_SAMPLES = 1 << 21
_SEAMS = ("boundary", "new segment", "edge boundary", "bad boundary", "bad_acq_skip")


class Signals(Protocol):
    """Signals that can be read in part: channels x samples in microvolts."""

    @property
    def samples(self) -> int: ...

    def part(self, first: int, last: int) -> FloatArray: ...


@dataclass(frozen=True, eq=False)
class EdfSignals:
    """The EEG signals of an EDF or BDF file, each digit times ``gain`` plus ``level``."""

    records: EdfRecords
    chosen: tuple[int, ...]
    gain: FloatArray
    level: FloatArray

    @property
    def samples(self) -> int:
        return self.records.records * self.records.samples[self.chosen[0]]

    def part(self, first: int, last: int) -> FloatArray:
        each = self.records.samples[self.chosen[0]]
        start, stop = first // each, -(-last // each)
        digits = self.records.digits(self.chosen, start, stop)[:, first - start * each : last - start * each]
        return np.asarray(digits * self.gain[:, None] + self.level[:, None], dtype=np.float64)


@dataclass(frozen=True, eq=False)
class PartSignals:
    """The EEG signals of a file that a library reads in part, each times ``gain`` plus ``level``."""

    later: Later
    chosen: tuple[int, ...]
    gain: FloatArray
    level: FloatArray

    @property
    def samples(self) -> int:
        return self.later.samples

    def part(self, first: int, last: int) -> FloatArray:
        held = self.later.part(first, last)[list(self.chosen)]
        return np.asarray(held * self.gain[:, None] + self.level[:, None], dtype=np.float64)


def measure_file(
    path: str | Path,
    *,
    reading: Reading | None = None,
    wishes: Wishes | None = None,
    progress: Progress | None = None,
    pieces: bool | None = None,
) -> Portrait:
    """Read and measure a file; in pieces where it is large and its format allows it.

    Parameters
    ----------
    path
        The recording.
    reading
        Options of ``read``.
    wishes
        Options of ``measure``.
    progress
        Told the share done while measuring in pieces.
    pieces
        True or False to insist; by the size of the file where None.

    Raises
    ------
    BatikGenError
        As ``read`` and ``measure`` do.
    """
    path, reading, wishes = Path(path), reading or Reading(), wishes or Wishes()
    if pieces is not False:
        records = open_records(path)
        if records and records.usable and (pieces or records.float_bytes > LARGE_BYTES):
            found = _open(records, reading)
            if found:
                return _in_pieces(*found, progress, wishes)
        with reader.read_in_part(path, reading) as held:
            if isinstance(held, reader.InPart):
                return _in_pieces(*_of_part(held, path), progress, wishes)
            return whole.measure_as(held, wishes)
    return whole.measure_as(reader.read_as(path, reading), wishes)


def _in_pieces(signals: Signals, about: Recording, progress: Progress | None, wishes: Wishes) -> Portrait:
    notes = (*about.notes, "the recording is long and was measured in pieces; its channels were judged by an excerpt")
    about = replace(about, signals=about.signals[:, :0], notes=notes)
    return finish(gather(signals, about, progress or (lambda share: None), _PIECE_SAMPLES, wishes.reference), wishes)


def _of_part(held: reader.InPart, path: Path) -> tuple[Signals, Recording]:
    """Find the judged channels among those of the file, each a gain and a level away."""
    found = _matched(held.excerpt, held.about.signals)
    if found is None:
        raise UnreadableRecording(
            f"{path.name} is too large to be loaded at once and misses values here and there; cut out an hour or two"
        )
    return PartSignals(held.later, *found), held.about


def _matched(
    given: Sequence[Any] | FloatArray, judged: FloatArray
) -> tuple[tuple[int, ...], FloatArray, FloatArray] | None:
    """Return which of the given rows the judged ones are, in their order, and their gains and levels; or None."""
    chosen, gains, levels, at = [], [], [], 0
    for signal in judged:
        while at < len(given):
            line = _line(given[at], signal)
            at += 1
            if line:
                chosen.append(at - 1)
                gains.append(line[0])
                levels.append(line[1])
                break
    return (tuple(chosen), np.array(gains), np.array(levels)) if len(chosen) == len(judged) else None


def _open(records: EdfRecords, reading: Reading) -> tuple[Signals, Recording] | None:
    """Let ``read`` judge an excerpt and find its channels among the signals of the file.

    Returns
    -------
    The signals and an empty Recording with everything else, or None where the
    signals that were read are not simply digits of the file, as after resampling.
    """
    with tempfile.TemporaryDirectory(prefix="batik-gen-") as folder:
        judged = reader.read_as(records.write_excerpt(Path(folder)), reading)
    if not isinstance(judged, Recording):
        return None
    each = round(judged.sfreq * records.record_s)
    if abs(each - judged.sfreq * records.record_s) > 1e-6:
        return None
    alike = tuple(i for i in records.signals if records.samples[i] == each)
    if not alike:
        return None
    digits = np.concatenate([records.digits(alike, *span) for span in records.excerpt()], axis=1)
    if digits.shape[1] != judged.signals.shape[1]:
        return None
    found = _matched(digits, judged.signals)
    if found is None:
        return None
    signals = EdfSignals(records, tuple(alike[i] for i in found[0]), *found[1:])
    notes = list(judged.notes)
    if records.said > records.records:
        seconds = [f"{n * records.record_s:g}" for n in (records.records, records.said)]
        notes.append(f"the file ends early: {seconds[0]} of {seconds[1]} s")
    gaps = _gaps(records.path, records.wide) if records.annotated else ()
    return signals, replace(judged, gaps=gaps, notes=tuple(notes))


def _line(digits: Any, signal: FloatArray) -> tuple[float, float] | None:
    """Return gain and level that turn digits into the signal, or None where none do."""
    low, high = int(np.argmin(digits)), int(np.argmax(digits))
    span = float(digits[high]) - float(digits[low])
    gain = float(signal[high] - signal[low]) / span if span else 0.0
    level = float(signal[low]) - gain * float(digits[low])
    close = gain != 0.0 and np.allclose(digits * gain + level, signal, rtol=1e-6, atol=abs(gain) * 1e-2)
    return (gain, level) if close else None


def _gaps(path: Path, wide: int) -> tuple[tuple[float, float], ...]:
    """Return the seams and pauses that the annotations of a file tell of."""
    import mne

    reader = mne.io.read_raw_bdf if wide == 3 else mne.io.read_raw_edf
    try:
        marks = reader(path, preload=False, verbose="ERROR").annotations
    # MNE raises nearly every class there is; marks that cannot be read tell of no gaps.
    except Exception:
        return ()
    gaps = set()
    for onset, lasting, text in zip(marks.onset, marks.duration, marks.description, strict=True):
        said = str(text).lower()
        if said.startswith(_SEAMS) and onset > 0.0:
            skipped = said.startswith(_SEAMS[-1])
            gaps.add((float(onset), float(onset + lasting) if skipped else float(onset)))
    return tuple(sorted(gaps))


def gather(signals: Signals, about: Recording, progress: Progress, most: int, reference: str) -> Gathered:
    """Clean and measure signals in two walks.

    Parameters
    ----------
    signals
        What to measure.
    about
        A Recording with everything but the signals.
    progress
        Told the share done.
    most
        Samples of all channels together that a piece may hold.
    reference
        As in ``measure``.
    """
    sfreq, count = about.sfreq, len(about.channels)
    line = _find_line(signals, sfreq)
    filtering = Filter(sfreq, line)
    cut = plan(between(about.gaps, signals.samples, sfreq), sfreq, most // count)
    epoch = filtering.length * filtering.step
    total = sum(p.last - p.first for p in cut) // epoch
    marks, some = np.zeros((3, count, total), dtype=np.float32), []
    looked_at = sampled(total)
    for piece, epochs, _ in _walk(signals, filtering, cut, progress, 0.0):
        own = (piece.last - piece.first) // epoch
        marks[:, :, piece.epoch : piece.epoch + own] = epoch_marks(epochs[:, :own], filtering.thin)
        here = looked_at[(looked_at >= piece.epoch) & (looked_at < piece.epoch + own)]
        some.append(epochs[:, here - piece.epoch].astype(np.float64))
    clean = is_clean(marks.astype(np.float64)) if total else np.zeros((count, 0), bool)
    strays = find_strays(marks[0], np.concatenate(some, axis=1)) if total else {}
    good = np.array([c for c in range(count) if total and clean[c].mean() >= LEAST_KEPT and c not in strays], np.int64)
    over = averaged_channels(reference, about.channels, about.dropped, good)
    clean = enough_together(clean, over)
    sums = Sums(about.channels, clean, filtering, good, over)
    for piece, epochs, waves in _walk(signals, filtering, cut, progress, 0.5):
        sums.add(piece, epochs, waves)
    recorded, taken = sums.taken()
    starts = [p.first / sfreq + np.arange((p.last - p.first) // epoch) * epoch / sfreq for p in cut]
    return Gathered(
        channels=about.channels,
        source=about.source,
        sfreq=sfreq,
        seconds=signals.samples / sfreq,
        gaps=len(about.gaps),
        dropped=about.dropped,
        notes=about.notes,
        clean=clean,
        line_hz=line,
        strays=strays,
        over=over,
        row_starts=(np.concatenate(starts) if starts else np.zeros(0))[:: sums.group],
        freqs=sums.freqs,
        windows=sums.windows,
        recorded=recorded,
        taken=taken,
        patterns=sums.patterns,
        rows=sums.rows,
        synchrony=sums.synchrony,
    )


def _find_line(signals: Signals, sfreq: float) -> float:
    """Return what ``find_line`` would say of the whole, from the parts it would look at."""
    n = int(4 * sfreq)
    count = signals.samples // n
    if not count:
        return 0.0
    chosen = np.unique(np.linspace(0, count - 1, min(count, 8)).astype(int))
    return find_line(np.concatenate([signals.part(i * n, (i + 1) * n) for i in chosen], axis=1), sfreq)


def _walk(
    signals: Signals, filtering: Filter, cut: list[Piece], progress: Progress, done: float
) -> Iterator[tuple[Piece, FloatArray, ComplexArray]]:
    """Yield each piece with its epochs (and the next one, for windows across) and its alpha waves."""
    length, step, margin = filtering.length, filtering.step, filtering.margin
    alpha = next(band for band in BANDS if band.name == "alpha")
    for number, piece in enumerate(cut):
        first, last = max(piece.start, piece.first - margin), min(piece.stop, piece.last + margin)
        before, after = margin - (piece.first - first), margin - (last - piece.last)
        part = filtering(signals.part(first, last), before, after)
        offset = (piece.first - first) // step
        held = (piece.last - piece.first) // step
        reach = offset + held + (length if piece.more else 0)
        epochs = part[:, offset:reach].reshape(len(part), -1, length)
        # The first walk only judges epochs.
        waves = narrow_waves(part, filtering.thin, alpha.low, alpha.high) if done else np.zeros((0, 0), complex)
        yield piece, epochs, waves[:, offset : offset + held]
        progress(done + 0.5 * (number + 1) / len(cut))
