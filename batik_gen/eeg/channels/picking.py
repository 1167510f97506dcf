"""Which channels of a file are taken: by name, by what the user says, never silently."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from batik_gen.eeg.channels.names import known, place, reasons_not_eeg, same_name, spell
from batik_gen.eeg.formats.kind import Loaded, Told
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Dropped


def choose(loaded: Loaded, told: Told, file: str, beside: Mapping[str, str] | None = None) -> Loaded:
    """Keep the EEG channels, or those the user names, without those the user excludes.

    Parameters
    ----------
    loaded
        What a reader returned.
    told
        What the user said.
    file
        Name of the file, for the sentence.
    beside
        Channels that a file beside the recording calls unfit, each with what it says; what the user names stands.

    Raises
    ------
    UnreadableRecording
        Where the user names a channel that the file does not hold.
    """
    loaded = _name_by_hand(loaded, told)
    _check_known((*told.channels, *told.exclude), loaded, file)
    labels = tuple(known(name, i + 1) for i, name in enumerate(loaded.names))
    loaded = replace(loaded, dropped=tuple(Dropped(known(d.channel) or "a channel", d.reason) for d in loaded.dropped))
    others = reasons_not_eeg(loaded.names)
    out: dict[int, Dropped] = {}
    overruled = []
    for i, name in enumerate(loaded.names):
        if _is_among(name, told.exclude) or _is_among(labels[i], told.exclude):
            out[i] = Dropped(labels[i], "left out by hand")
        elif told.channels and not (_is_among(name, told.channels) or _is_among(labels[i], told.channels)):
            out[i] = Dropped(labels[i], "not among the channels chosen by hand")
        elif name in others and told.channels:
            overruled.append(labels[i])
        elif not told.channels and (why := _said_beside(name, beside or {})):
            out[i] = Dropped(labels[i], why)
        elif name in others:
            out[i] = Dropped(labels[i], others[name])
    notes = list(loaded.notes)
    if told.channels:
        notes.append(f"{len(loaded.names) - len(out)} channels were chosen by hand")
    if overruled:
        notes.append(f"{', '.join(overruled)} taken as EEG by hand, though the name tells otherwise")
    # A label of which nothing may be told is replaced by its number while that is known.
    kept = tuple(name if known(name) else label for name, label in zip(loaded.names, labels, strict=True))
    return without(replace(loaded, names=kept, notes=tuple(notes)), out)


def _said_beside(name: str, beside: Mapping[str, str]) -> str:
    return next((why for other, why in beside.items() if same_name(name, other)), "")


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
    labels = [known(name, i + 1) for i, name in enumerate(loaded.names)]
    there = (*loaded.names, *labels, *(d.channel for d in loaded.dropped))
    missing = [w for w in wanted if w != "-" and not _is_among(w, there)]
    if missing:
        some = ", ".join(labels[:12]) + (" and others" if len(loaded.names) > 12 else "")
        raise UnreadableRecording(f"{file} has no channel {missing[0][:32]}; it holds {some or 'no EEG channel'}")


def _is_among(name: str, wanted: Sequence[str]) -> bool:
    return any(same_name(name, other) for other in wanted)
