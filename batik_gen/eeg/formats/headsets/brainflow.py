"""CSV files of BrainFlow: numbers without names, one row a sample, the columns set by the board.

Layouts after ``src/board_controller/brainflow_boards.cpp`` of brainflow-dev/brainflow.
"""

from dataclasses import dataclass
from pathlib import Path

from batik_gen.eeg.formats.devices import DEVICES
from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.tables.counters import fill_lost
from batik_gen.eeg.formats.tables.numbers import number, read_columns
from batik_gen.eeg.formats.tables.stamps import doubt_rate, rate_from_stamps
from batik_gen.eeg.formats.tables.text_lines import first_lines, table_lines
from batik_gen.values.errors import UnreadableRecording

_SECONDS = (1e9, 4e9)
"""Seconds since 1970, from 2001 on."""
_SYNTHETIC_HZ = 250.0
_RATE_SLACK = 0.1


@dataclass(frozen=True)
class Board:
    """Say where a board's EEG, its time stamps and its counter of packets stand among its columns."""

    device: str
    columns: int
    first: int
    count: int
    stamp: int
    counter: int = 0


BOARDS = (
    Board("cyton", 24, 1, 8, 22),
    Board("daisy", 32, 1, 16, 30),
    Board("ganglion", 15, 1, 4, 13),
    Board("muse", 8, 1, 4, 6),
    Board("muse2016", 7, 1, 4, 5),
    Board("unicorn", 19, 0, 8, 17, 15),
    Board("crown", 12, 1, 8, 10),
)


def _recognise(head: bytes) -> bool:
    rows = [[number(field) for field in line.split(",")] for line in first_lines(head)[:4]]
    if len(rows) < 2:
        return False
    board = next((b for b in BOARDS if b.columns == len(rows[0])), None)
    return board is not None and all(
        len(row) == board.columns and _SECONDS[0] < row[board.stamp] < _SECONDS[1] for row in rows
    )


def _read(path: Path, told: Told) -> Loaded:
    lines = table_lines(path)
    width = lines[0].count(",") + 1
    named = next((b for b in BOARDS if b.device == told.device), None)
    board = named or next(b for b in BOARDS if b.columns == width)
    if board.columns != width:
        raise UnreadableRecording(
            f"{path.name} has {width} columns, where BrainFlow writes {board.columns} for --device {board.device}; "
            "name the board it was recorded with"
        )
    electrodes = range(board.first, board.first + board.count)
    numbers, notes = read_columns(lines, [*electrodes, board.counter, board.stamp], path)
    rate, seams, pauses = rate_from_stamps(numbers[-1])
    device = DEVICES[board.device]
    if board.device == "daisy" and not named:
        _tell_daisy(rate, path)
    whole = fill_lost(numbers[:-2], numbers[-2], device.sfreq, tuple(round(a * rate) for a, _ in seams))
    return Loaded(
        signals=whole.signals,
        sfreq=device.sfreq,
        names=device.channels or tuple(f"channel {i + 1}" for i in range(board.count)),
        format="BrainFlow CSV",
        device=device.label,
        gaps=tuple((at / device.sfreq, at / device.sfreq) for at in whole.seams),
        notes=notes + pauses + whole.notes + doubt_rate(device.sfreq, rate),
        unit_known=True,
    )


def _tell_daisy(rate: float, path: Path) -> None:
    """Refuse BrainFlow's synthetic board, which has the columns of a Daisy at twice its rate."""
    if abs(rate - _SYNTHETIC_HZ) <= _RATE_SLACK * _SYNTHETIC_HZ:
        raise UnreadableRecording(
            f"{path.name} comes from BrainFlow's synthetic board, where a person was expected; "
            "if it is of an OpenBCI Daisy all the same, add --device daisy"
        )
    daisy = DEVICES["daisy"].sfreq
    if abs(rate - daisy) > _RATE_SLACK * daisy:
        raise UnreadableRecording(
            f"{path.name} has the 32 columns of an OpenBCI Daisy and of a synthetic board, and its time stamps "
            "fit neither; if it is a Daisy, add --device daisy"
        )


FORMATS = (RecordingFormat("BrainFlow CSV", _recognise, _read),)
