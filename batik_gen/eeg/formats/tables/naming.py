"""Which column of a table is which electrode: by names, by what columns hold, and else asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from batik_gen.eeg.channels.names import reasons_not_eeg, same_name
from batik_gen.eeg.formats.devices import DEVICES, Device
from batik_gen.eeg.formats.tables.columns import CLOCK, CONSTANT, COUNTER, EMPTY, SIGNAL, SPARSE, STEADY, WORDS, Column
from batik_gen.eeg.formats.tables.layout import is_position, is_time_word
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Dropped

SKIP = "-"
_WHY = {
    SIGNAL: "not named as a channel",
    CLOCK: "time",
    COUNTER: "a counter",
    STEADY: "values that hardly change",
    CONSTANT: "one value throughout",
    EMPTY: "empty",
    SPARSE: "values now and then",
    WORDS: "words",
}
_SURE = (CLOCK, COUNTER)
_OFFSETS = {"epoc": (3800.0, 4700.0), "muse": (600.0, 1000.0)}
"""Levels at which two headsets' inputs rest; they choose the example in a sentence and nothing else."""
_EIGHT = ("Fp1", "Fp2", "C3", "C4", "P7", "P8", "O1", "O2")
_MOST_SHOWN = 8
_MOST_LISTED = 24


@dataclass(frozen=True)
class Sight:
    """Hold a table as it is seen before its electrodes are named.

    Parameters
    ----------
    file
        Name of the file, for sentences.
    names
        Name of each column, empty where it has none.
    columns
        What each column holds.
    level
        Typical number in the columns that look like signals.
    rate
        Samples a second as far as the file tells it, else 0.
    """

    file: str
    names: tuple[str, ...]
    columns: tuple[Column, ...]
    level: float
    rate: float

    @property
    def others(self) -> dict[str, str]:
        """What columns hold whose names say that they are no EEG."""
        return reasons_not_eeg(self.names)

    @property
    def signals(self) -> list[int]:
        """The columns that electrodes can have given."""
        others = self.others
        return [i for i, (name, column) in enumerate(zip(self.names, self.columns, strict=True))
                if column.is_signal and name not in others and not is_time_word(name)]  # fmt: skip


def name_columns(sight: Sight, told: Sequence[str], device: Device) -> list[tuple[int, str]]:
    """Return which columns are electrodes, each with its name.

    Parameters
    ----------
    sight
        The table.
    told
        Names that the user gives, ``-`` for a column to leave out.
    device
        The device that the user names.

    Raises
    ------
    UnreadableRecording
        Where columns and names do not fit, with what each column seems to hold and
        the options to type.
    """
    positions = [(i, name) for i, name in enumerate(sight.names) if is_position(name)]
    if told:
        by_name = _by_name(sight, told)
        taken = by_name if by_name is not None else _in_order(sight, told)
    elif positions:
        taken = positions
    elif device.channels:
        taken = _in_order(sight, device.channels)
    elif device.inputs:
        taken = _in_order(sight, [f"channel {i + 1}" for i in range(device.inputs)])
    else:
        taken = []
    if not taken:
        raise UnreadableRecording(ask(sight))
    for i, name in taken:
        # Who leaves columns out by hand has looked at them.
        if sight.columns[i].kind in _SURE and SKIP not in told:
            raise UnreadableRecording(
                f"column {i + 1} of {sight.file} is to be {name[:32]} and holds {_said(sight.columns[i])}; "
                f"{_guess(sight)}; say which column is which, for example {_options(sight)}"
            )
    return taken


def left_out(sight: Sight, taken: list[tuple[int, str]]) -> tuple[Dropped, ...]:
    """Return the columns that are no electrodes, by number and not by name, which may be anything."""
    used, others = {i for i, _ in taken}, sight.others
    return tuple(
        Dropped(f"column {i + 1}", "time" if is_time_word(name) else others.get(name) or _WHY[column.kind])
        for i, (name, column) in enumerate(zip(sight.names, sight.columns, strict=True))
        if i not in used
    )


def _by_name(sight: Sight, told: Sequence[str]) -> list[tuple[int, str]] | None:
    """Take columns by the file's names, where it holds all that are told."""
    taken = []
    for name in dict.fromkeys(told):
        at = next((i for i, own in enumerate(sight.names) if own and same_name(own, name)), None)
        if at is None:
            return None
        taken.append((at, name))
    return taken


def _in_order(sight: Sight, told: Sequence[str]) -> list[tuple[int, str]]:
    """Give names to columns in their order, where there are as many of one kind as names."""
    every = list(range(len(sight.columns)))
    signals = sight.signals
    flat = [i for i in every if i in signals or sight.columns[i].kind == CONSTANT]
    free = [
        i for i in every if sight.columns[i].kind not in (*_SURE, EMPTY, WORDS) and not is_time_word(sight.names[i])
    ]
    fitting = next((some for some in (signals, flat, free, every) if len(some) == len(told)), None)
    if SKIP in told:
        # Who leaves out columns by hand counts all of them, or those that are no clock and no counter.
        fitting = every if len(told) == len(every) or (free == every and len(told) < len(every)) else None
        fitting = free if fitting is None and len(told) == len(free) else fitting
    if fitting is None:
        raise UnreadableRecording(
            f"{sight.file} has {len(signals)} columns of numbers, where {len(told)} channels were named; "
            f"{_guess(sight)}; name each column, and - for one to leave out, for example {_options(sight, told)}"
        )
    return [(i, name) for i, name in zip(fitting, told, strict=False) if name != SKIP]


def ask(sight: Sight) -> str:
    """Return the sentence that asks for what a table does not tell."""
    if any(map(is_position, sight.names)):
        return (
            f"{sight.file} names its channels but not its sampling rate; add it, for example --sfreq 256, "
            "as the device's manual tells it"
        )
    signals = len(sight.signals)
    if not signals:
        return f"{sight.file} is a table without a signal; {_guess(sight)}; choose the file with the EEG"
    others = "" if signals == len(sight.columns) else f" ({_guess(sight)})"
    lacks = "its channel names" if sight.rate else "neither its sampling rate nor its channel names"
    verb = "does not tell" if sight.rate else "tells"
    both = "them" if sight.rate else "both"
    return f"{sight.file} is a table of numbers that {verb} {lacks}{others}; add {both}, for example {_options(sight)}"


def _guess(sight: Sight) -> str:
    """Say what each column seems to hold."""
    runs = []
    said_of = [sight.others.get(name) or _said(column) for name, column in zip(sight.names, sight.columns, strict=True)]
    for said, group in groupby(enumerate(said_of, 1), key=lambda item: item[1]):
        numbers = [i for i, _ in group]
        many = len(numbers) > 1
        runs.append(f"{numbers[0]}-{numbers[-1]} {said}s" if many and said == "a signal" else _run(numbers, said))
    more = f" and {len(runs) - _MOST_SHOWN} more" if len(runs) > _MOST_SHOWN else ""
    return "its columns look like: " + ", ".join(runs[:_MOST_SHOWN]).replace("a signals", "signals") + more


def _run(numbers: list[int], said: str) -> str:
    return f"{numbers[0]} {said}" if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]} {said}"


def _said(column: Column) -> str:
    return {SIGNAL: "a signal", CLOCK: "a clock", COUNTER: "a counter"}.get(column.kind, _WHY[column.kind])


def _options(sight: Sight, told: Sequence[str] = ()) -> str:
    """Return the options that would name the columns as they seem to be."""
    signals = sight.signals
    example = _example(sight.level, len(signals))
    rate = "" if sight.rate or told else f"--sfreq {example.sfreq or 256:g} "
    if len(sight.columns) > _MOST_LISTED:
        return f"{rate}--channels with a name, or -, for each of the {len(sight.columns)} columns"
    given = [name for name in told if name != SKIP]
    names = iter(given if len(given) >= len(signals) else _names(example, len(signals)))
    listed = [next(names) if i in signals else SKIP for i in range(len(sight.columns))]
    return f"{rate}--channels {','.join(listed)}"


def _names(example: Device, count: int) -> tuple[str, ...]:
    known = next((names for names in (example.channels, _EIGHT) if len(names) >= count), ())
    return (*known, *(f"E{i}" for i in range(len(known) + 1, count + 1)))[: max(count, 1)]


def _example(level: float, columns: int) -> Device:
    near = next((k for k, (low, high) in _OFFSETS.items() if low < level < high), "")
    if near and len(DEVICES[near].channels) >= columns:
        return DEVICES[near]
    return DEVICES["neurosky"] if columns == 1 else DEVICES["muse"]
