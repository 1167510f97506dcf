"""Devices a user can name with ``--device``: label, rate, and the places of their electrodes."""

from dataclasses import dataclass

from batik_gen.values.errors import UnknownName

_MUSE = ("TP9", "AF7", "AF8", "TP10")
_EPOC = ("AF3", "F7", "F3", "FC5", "T7", "P7", "O1", "O2", "P8", "T8", "FC6", "F4", "F8", "AF4")


@dataclass(frozen=True)
class Device:
    """Describe a device; ``sfreq`` and ``inputs`` 0 and no ``channels`` where its kind leaves them open."""

    label: str
    sfreq: float = 0.0
    channels: tuple[str, ...] = ()
    inputs: int = 0


DEVICES = {
    "muse": Device("Muse", 256.0, _MUSE),
    "muse2016": Device("Muse", 256.0, _MUSE),
    "cyton": Device("OpenBCI Cyton", 250.0, inputs=8),
    "daisy": Device("OpenBCI Cyton + Daisy", 125.0, inputs=16),
    "ganglion": Device("OpenBCI Ganglion", 200.0, inputs=4),
    "unicorn": Device("Unicorn Hybrid Black", 250.0, ("Fz", "C3", "Cz", "C4", "Pz", "PO7", "Oz", "PO8")),
    "crown": Device("Neurosity Crown", 256.0, ("CP3", "C3", "F5", "PO3", "PO4", "F6", "C4", "CP4")),
    "epoc": Device("Emotiv EPOC", 128.0, _EPOC),
    "insight": Device("Emotiv Insight", 128.0, ("AF3", "T7", "Pz", "T8", "AF4")),
    "neurosky": Device("NeuroSky", 512.0, ("Fp1",)),
    "enobio": Device("Neuroelectrics Enobio", 500.0),
    "laboratory": Device(""),
}


def device_named(key: str) -> Device:
    """Return a device by its key; an empty key gives a Device that tells nothing.

    Raises
    ------
    UnknownName
        Where no such device is declared.
    """
    if not key:
        return Device("")
    try:
        return DEVICES[key.strip().lower()]
    except KeyError:
        raise UnknownName(f"there is no such device; choose one of {', '.join(DEVICES)}") from None
