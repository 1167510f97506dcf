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
_WHOLE_HEAD = 16
_PART_OF_HEAD = 8


@dataclass(frozen=True)
class Montage:
    """Hold the norm class, the channels that count for it and a note where the match is loose."""

    name: str
    channels: tuple[str, ...]
    note: str = ""


def choose_montage(channels: tuple[str, ...], device: str) -> Montage:
    """Choose the norm class for the usable channels.

    Parameters
    ----------
    channels
        Names of the usable channels in 10-10 spelling, at least one.
    device
        Device as far as the file tells it.
    """
    known = tuple(c for c in NORM_19 if c in channels)
    if len(known) >= _WHOLE_HEAD:
        return Montage("full_head_19ch_mean", known)
    muse = tuple(c for c in _MUSE if c in channels)
    if set(muse) == set(channels) and (len(muse) > 2 or device == "Muse"):
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
        return Montage("frontal_single_openbci_Fp1" if openbci else "frontal_single", ("Fp1",))
    where = [place(c) for c in channels]
    if all(p >= 0.88 for p in where):
        loose = "" if channels == ("O1",) else "compared with the single channel O1"
        return Montage("posterior_single_lab_O1", channels, loose)
    frontal = tuple(c for c, p in zip(channels, where, strict=True) if p <= 0.12 and "-" not in c)
    if frontal:
        return Montage("frontal_single", frontal)
    unknown = any(map(math.isnan, where))
    why = "the places of the channels are not known" if unknown else "there are no norms for these channels"
    return Montage("frontal_single", channels, f"compared with a single frontal channel, because {why}")


def _of_muse(channels: tuple[str, ...]) -> Montage:
    if len(channels) >= 3:
        note = "" if len(channels) == 4 else "compared with all four electrodes of the Muse, three of which are usable"
        return Montage("muse_4ch_mean", channels, note)
    ears = tuple(c for c in channels if c.startswith("TP"))
    if ears:
        return Montage("temporal_single_muse_TP9", ears)
    return Montage("frontal_single_muse_AF7", channels)
