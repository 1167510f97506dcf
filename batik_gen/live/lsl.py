"""Streams of the Lab Streaming Layer (LSL): found, opened, and played from a recording for a demonstration.

Kothe et al. 2025, "The Lab Streaming Layer for synchronized multimodal recording", Imaging Neuroscience 3.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from batik_gen.live.values import Chunk, Stream
from batik_gen.values.errors import MissingPackage, NoStream
from batik_gen.values.recording import Recording
from batik_gen.values.words import shown

if TYPE_CHECKING:
    from mne_lsl.lsl import StreamInlet

_QUIET = Path(__file__).parent / "declared" / "lsl_api.cfg"
_MICROVOLTS = {
    "0": 1e6, "v": 1e6, "volt": 1e6, "volts": 1e6, "-3": 1e3, "mv": 1e3, "millivolts": 1e3, "-6": 1.0, "uv": 1.0,
    "µv": 1.0, "microvolt": 1.0, "microvolts": 1.0, "-9": 1e-3, "nv": 1e-3, "nanovolts": 1e-3,
}  # fmt: skip
"""What a unit is worth, by its name or as the power of ten that MNE-LSL writes; none told is microvolts."""
_NOT_EEG = ("aux", "misc", "stim", "trig", "acc", "gyro", "ppg", "eog", "emg", "ecg", "ref", "marker", "markers")


def streams(seconds: float) -> tuple[Any, ...]:
    """Return what is streamed on this network as EEG, after looking for so many seconds."""
    every = _lsl().resolve_streams(timeout=seconds)
    return tuple(each for each in every if str(each.stype).lower() == "eeg" and each.sfreq > 0)


def open_stream(name: str, seconds: float, channels: Sequence[str] = ()) -> "LslSource":
    """Open a stream, by its name or as the only one there is.

    Parameters
    ----------
    name
        Its name; empty for the only one.
    seconds
        How long to look for it.
    channels
        Names for its EEG channels, where it tells none or wrong ones.

    Raises
    ------
    NoStream
        If there is none, or several and none was named, or its channels are others than were named.
    MissingPackage
        If the package for LSL is not installed.
    """
    every = streams(seconds)
    found = [each for each in every if each.name == name] if name else list(every)
    if not found:
        there = ", ".join(sorted({shown(each.name) for each in every}))
        what = f"no stream is called '{name}'" if name else "no EEG is streamed on this network"
        raise NoStream(
            f"{what}{f' (there is {there})' if there else ''}; switch on the headset, start its program with LSL, and "
            "see with 'batik-gen live --list'"
        )
    if len(found) > 1:
        names = ", ".join(sorted(shown(each.name) for each in found))
        raise NoStream(f"there are several streams ({names}); choose one with --stream NAME")
    inlet = _lsl().StreamInlet(found[0], max_buffered=60, recover=True)
    inlet.open_stream(timeout=max(seconds, 1.0))
    return LslSource(inlet, found[0].name, channels)


class LslSource:
    """Hold an open stream; see ``Source``."""

    def __init__(self, inlet: "StreamInlet", name: str, channels: Sequence[str]) -> None:
        self._inlet = inlet
        info = inlet.get_sinfo()
        count = info.n_channels
        types = [str(kind or "").lower() for kind in info.get_channel_types() or [""] * count]
        names = [str(each or f"EEG{number}") for number, each in enumerate(info.get_channel_names() or [""] * count, 1)]
        units = [str(unit or "").lower() for unit in info.get_channel_units() or [""] * count]
        self._eeg = [i for i in range(count) if types[i] not in _NOT_EEG and not names[i].lower().startswith(_NOT_EEG)]
        if channels and len(channels) != len(self._eeg):
            raise NoStream(
                f"{len(channels)} channels were named and '{name}' has {len(self._eeg)} of EEG "
                f"({', '.join(shown(names[i]) for i in self._eeg)}); name as many"
            )
        self._scale = np.array([_MICROVOLTS.get(units[i], 1.0) for i in self._eeg])[:, None]
        self.stream = Stream(name, float(info.sfreq), tuple(channels) or tuple(names[i] for i in self._eeg))

    def pull(self) -> Chunk:
        """Return what arrived since the last call."""
        samples, stamps = self._inlet.pull_chunk(timeout=0.0, max_samples=65536)
        count = len(stamps)
        if not count:
            return Chunk(np.zeros((len(self._eeg), 0)), np.zeros(0))
        signals = np.asarray(samples, dtype=np.float64).reshape(count, -1)[:, self._eeg].T
        return Chunk(signals * self._scale, np.asarray(stamps, dtype=np.float64))

    def close(self) -> None:
        """Let the stream go."""
        self._inlet.close_stream()


@contextmanager
def played(recording: Recording, name: str) -> Iterator[None]:
    """Stream a recording on this machine, over and over, as a headset would.

    Raises
    ------
    MissingPackage
        If the package for LSL is not installed.
    """
    _lsl()
    import mne
    from mne_lsl.player import PlayerLSL

    info = mne.create_info(list(recording.channels), recording.sfreq, "eeg")
    raw = mne.io.RawArray(recording.signals / 1e6, info, verbose="ERROR")
    player = PlayerLSL(raw, chunk_size=max(1, round(recording.sfreq / 20)), name=name, source_id=f"batik-gen {name}")
    player.start()
    try:
        yield
    finally:
        player.stop()


def _lsl() -> Any:
    """Return the package for LSL, which tells the terminal nothing on its own."""
    os.environ.setdefault("LSLAPICFG", str(_QUIET))
    try:
        from mne_lsl import lsl, set_log_level
    except ImportError:
        raise MissingPackage("streams need the package mne-lsl; install batik-gen[live]") from None
    set_log_level("ERROR")
    return lsl
