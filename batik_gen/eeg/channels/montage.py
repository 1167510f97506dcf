"""Which norm population a set of channels is compared with, and which channels count for it."""

import math
from dataclasses import dataclass

from batik_gen.eeg.channels.names import place

NORM_19 = (
    "Fp1", "Fp2", "F3", "F4", "F7", "F8", "T7", "T8", "C3", "C4",
    "P7", "P8", "P3", "P4", "O1", "O2", "Fz", "Cz", "Pz",
)  # fmt: skip
"""The 19 positions of the 10-20 system (Jasper 1958)."""

_MUSE = ("TP9", "AF7", "AF8", "TP10")
_OF_MUSE, _OF_EARS, _OF_FOREHEAD = "muse_4ch_mean", "temporal_single_muse_TP9", "frontal_single_muse_AF7"
POOLED = "frontal_single"
"""The class of one frontal channel of all devices, where there is none of its own."""
_WHOLE_HEAD = 16
_PART_OF_HEAD = 8


@dataclass(frozen=True)
class Montage:
    """Hold the norm class of a set of channels.

    Parameters
    ----------
    name
        The class.
    channels
        Those that count for it.
    note
        What is loose about the match, or an empty string.
    towards, share
        Another class, and how far from 0 to 1 the norms are moved towards it, because
        some of the channels of the class are not there.
    """

    name: str
    channels: tuple[str, ...]
    note: str = ""
    towards: str = ""
    share: float = 0.0


def choose_montage(channels: tuple[str, ...], device: str, recorded: tuple[str, ...] = ()) -> Montage:
    """Choose the norm class for the usable channels.

    Parameters
    ----------
    channels
        Names of the usable channels in 10-10 spelling, at least one.
    device
        Device as far as the file tells it.
    recorded
        Names of all channels of the recording, those that were left out too.
    """
    known = tuple(c for c in NORM_19 if c in channels)
    if len(known) >= _WHOLE_HEAD:
        return Montage("full_head_19ch_mean", known)
    muse = tuple(c for c in _MUSE if c in channels)
    if set(muse) == set(channels) and (len(muse) > 2 or device == "Muse" or set(_MUSE) <= set(recorded)):
        return _of_muse(muse)
    if len(known) >= _PART_OF_HEAD and {c[0] for c in known} & {"P", "O"}:
        return Montage("full_head_19ch_mean", known, f"compared with 19 channels, {len(known)} of which are here")
    if len(channels) >= _WHOLE_HEAD:
        return Montage(
            "full_head_19ch_mean", channels, "compared with 19 channels of the 10-20 system, not the same ones"
        )
    if {"Fp1", "Fp2"} == set(channels):
        return Montage("frontal_pair_openbci_Fp1Fp2", ("Fp1", "Fp2"))
    if "Fp1" in channels and len(channels) <= 2:
        openbci = device.startswith("OpenBCI")
        return Montage("frontal_single_openbci_Fp1" if openbci else "frontal_single_lab_Fp1", ("Fp1",))
    where = [place(c) for c in channels]
    if all(p >= 0.88 for p in where):
        loose = "" if channels == ("O1",) else "compared with the single channel O1"
        return Montage("posterior_single_lab_O1", channels, loose)
    frontal = tuple(c for c, p in zip(channels, where, strict=True) if p <= 0.12 and "-" not in c)
    if frontal:
        return Montage(POOLED, frontal)
    unknown = any(map(math.isnan, where))
    why = "the places of the channels are not known" if unknown else "there are no norms for these channels"
    return Montage(POOLED, channels, f"compared with a single frontal channel, because {why}")


def _of_muse(channels: tuple[str, ...]) -> Montage:
    """Return the norms of four electrodes, moved towards those of the ears or the forehead as more of these remain.

    With all four, or one of each, they are those of four; with the ears alone those of
    the ears. So an electrode that is lost moves numbers and norms together.
    """
    ears = sum(c.startswith("TP") for c in channels)
    share = 2.0 * ears / len(channels) - 1.0
    towards = _OF_EARS if share > 0.0 else _OF_FOREHEAD if share < 0.0 else ""
    if len(channels) == 1:
        return Montage(towards, channels)
    remain = f"{', '.join(channels[:-1])} and {channels[-1]}"
    note = "" if len(channels) == 4 else f"placed among people by {remain}, which remain of the Muse's four electrodes"
    return Montage(_OF_MUSE, channels, note, towards, abs(share))
