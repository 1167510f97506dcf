"""Measure long recordings piece by piece: memory does not grow with their length.

The first walk through the file finds which epochs are clean, the second measures
them. Everything is kept as sums, counts or histograms.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from batik_gen.eeg.cleaning.epochs import between, epoch_marks, find_line, is_clean
from batik_gen.eeg.cleaning.outlying import sampled
from batik_gen.eeg.formats.kind import LARGE_BYTES
from batik_gen.eeg.measuring import measure as whole
from batik_gen.eeg.measuring.finishing import finish
from batik_gen.eeg.measuring.gathering import Gathered, gathered, judge
from batik_gen.eeg.measuring.part_signals import PartSignals, part_signals
from batik_gen.eeg.measuring.piecewise import Filter, Piece, narrow_waves, plan
from batik_gen.eeg.measuring.sums import Sums
from batik_gen.eeg.measuring.wishes import Wishes
from batik_gen.eeg.reading import read as reader
from batik_gen.values.arrays import ComplexArray, FloatArray
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.portrait import BANDS, Portrait
from batik_gen.values.reading import Reading
from batik_gen.values.recording import Recording

Progress = Callable[[float], None]
"""Called with the share done, 0..1."""

_PIECE_SAMPLES = 1 << 21


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
        True or False to insist, where it can be done; by the size of the signals where None.

    Raises
    ------
    BatikGenError
        As ``read`` and ``measure`` do.
    """
    path, reading, wishes = Path(path), reading or Reading(), wishes or Wishes()
    if pieces is not False:
        with reader.read_in_part(path, reading, 0 if pieces else LARGE_BYTES) as recording:
            if not isinstance(recording, reader.InPart):
                return whole.measure_as(recording, wishes)
            signals = part_signals(recording)
            if signals is not None:
                return _in_pieces(signals, recording.about, progress, wishes)
            if recording.float_bytes > LARGE_BYTES:
                raise UnreadableRecording(
                    f"{path.name} is too large to be loaded at once and misses values here and there; "
                    "cut out an hour or two"
                )
    return whole.measure_as(reader.read_as(path, reading), wishes)


def _in_pieces(signals: PartSignals, about: Recording, progress: Progress | None, wishes: Wishes) -> Portrait:
    notes = (*about.notes, "the recording is long and was measured in pieces; its channels were judged by an excerpt")
    about = replace(about, signals=about.signals[:, :0], notes=notes)
    return finish(gather(signals, about, progress or (lambda share: None), _PIECE_SAMPLES, wishes.reference), wishes)


def gather(signals: PartSignals, about: Recording, progress: Progress, most: int, reference: str) -> Gathered:
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
    marks, some = np.zeros((3, count, total), dtype=np.float32), [np.zeros((count, 0, filtering.length))]
    looked_at = sampled(total)
    for piece, epochs, _ in _walk(signals, filtering, cut, progress, 0.0):
        own = (piece.last - piece.first) // epoch
        marks[:, :, piece.epoch : piece.epoch + own] = epoch_marks(epochs[:, :own], filtering.thin)
        here = looked_at[(looked_at >= piece.epoch) & (looked_at < piece.epoch + own)]
        some.append(epochs[:, here - piece.epoch].astype(np.float64))
    clean = is_clean(marks.astype(np.float64)) if total else np.zeros((count, 0), bool)
    judged = judge(clean, marks[0], np.concatenate(some, axis=1), about, reference)
    sums = Sums(about.channels, filtering, judged)
    for piece, epochs, waves in _walk(signals, filtering, cut, progress, 0.5):
        sums.add(piece, epochs, waves)
    starts = [p.first / sfreq + np.arange((p.last - p.first) // epoch) * epoch / sfreq for p in cut]
    return gathered(about, signals.samples / sfreq, line, np.concatenate([np.zeros(0), *starts]), judged, sums)


def _find_line(signals: PartSignals, sfreq: float) -> float:
    """Return what ``find_line`` would say of the whole, from the parts it would look at."""
    n = int(4 * sfreq)
    count = signals.samples // n
    if not count:
        return 0.0
    chosen = np.unique(np.linspace(0, count - 1, min(count, 8)).astype(int))
    return find_line(np.concatenate([signals.part(i * n, (i + 1) * n) for i in chosen], axis=1), sfreq)


def _walk(
    signals: PartSignals, filtering: Filter, cut: list[Piece], progress: Progress, done: float
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
