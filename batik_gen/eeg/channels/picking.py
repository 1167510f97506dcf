"""Which channels of a file are taken: by name, by what the user says, never silently."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from batik_gen.eeg.channels.names import place, reasons_not_eeg, same_name, spell
from batik_gen.eeg.formats.kind import Loaded, Told
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Dropped


def choose(loaded: Loaded, told: Told, file: str) -> Loaded:
    """Keep the EEG channels, or those the user names, without those the user excludes.

    Parameters
    ----------
    loaded
        What a reader returned.
    told
        What the user said.
    file
        Name of the file, for the sentence.

    Raises
    ------
    UnreadableRecording
        Where the user names a channel that the file does not hold.
    """
    loaded = _name_by_hand(loaded, told)
    _check_known((*told.channels, *told.exclude), loaded, file)
    others = reasons_not_eeg(loaded.names)
    out: dict[int, Dropped] = {}
    overruled = []
    for i, name in enumerate(loaded.names):
        if _is_among(name, told.exclude):
            out[i] = Dropped(name.strip(), "left out by hand")
        elif told.channels and not _is_among(name, told.channels):
            out[i] = Dropped(name.strip(), "not among the channels chosen by hand")
        elif name in others and told.channels:
            overruled.append(name.strip())
        elif name in others:
            out[i] = Dropped(name.strip(), others[name])
    notes = list(loaded.notes)
    if told.channels:
        notes.append(f"{len(loaded.names) - len(out)} channels were chosen by hand")
    if overruled:
        notes.append(f"{', '.join(overruled)} taken as EEG by hand, though the name tells otherwise")
    return without(replace(loaded, notes=tuple(notes)), out)


def without(loaded: Loaded, out: dict[int, Dropped]) -> Loaded:
    """Return a Loaded without some channels, which join the dropped ones."""
    if not out:
        return loaded
    keep = [i for i in range(len(loaded.names)) if i not in out]
    return replace(
        loaded,
        signals=np.asarray(loaded.signals[keep]),
        names=tuple(loaded.names[i] for i in keep),
        dropped=(*loaded.dropped, *(out[i] for i in sorted(out))),
    )


def _name_by_hand(loaded: Loaded, told: Told) -> Loaded:
    """Give the user's names to channels that have only numbers, where there are as many."""
    unnamed = all(np.isnan(place(spell(name))) for name in loaded.names)
    strange = not any(_is_among(name, told.channels) for name in loaded.names)
    if not (told.channels and unnamed and strange and len(told.channels) == len(loaded.names)):
        return loaded
    return replace(loaded, names=told.channels, notes=(*loaded.notes, "the channels were named by hand"))


def _check_known(wanted: Sequence[str], loaded: Loaded, file: str) -> None:
    there = (*loaded.names, *(d.channel for d in loaded.dropped))
    missing = [w for w in wanted if w != "-" and not _is_among(w, there)]
    if missing:
        some = ", ".join(loaded.names[:12]) + (" and others" if len(loaded.names) > 12 else "")
        raise UnreadableRecording(f"{file} has no channel {missing[0][:32]}; it holds {some or 'no EEG channel'}")


def _is_among(name: str, wanted: Sequence[str]) -> bool:
    return any(same_name(name, other) for other in wanted)
