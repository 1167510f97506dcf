"""EDF files with something wrong in them, made from a good sample by changing its bytes."""

from pathlib import Path

from cli_command import CALM

_FIELDS = {"patient": (8, 80), "recording": (88, 80), "date": (168, 8)}


def good() -> bytes:
    """Return the sample as it is."""
    return CALM.read_bytes()


def with_fields(**texts: str) -> bytes:
    """Return the sample with other texts in its header."""
    held = bytearray(good())
    for name, text in texts.items():
        start, length = _FIELDS[name]
        held[start : start + length] = text.ljust(length).encode("latin-1")[:length]
    return bytes(held)


def with_transducers(text: str) -> bytes:
    """Return the sample with a text in the transducer field of each channel."""
    held = bytearray(good())
    count = int(held[252:256])
    start = 256 + 16 * count
    held[start : start + 80 * count] = text.ljust(80).encode("latin-1") * count
    return bytes(held)


def with_labels(text: str) -> bytes:
    """Return the sample with every channel named alike, but numbered."""
    held = bytearray(good())
    count = int(held[252:256])
    held[256 : 256 + 16 * count] = b"".join(f"{text}{n}".ljust(16).encode() for n in range(count))
    return bytes(held)


def flat() -> bytes:
    """Return the sample with every sample zero."""
    held = good()
    header = int(held[184:192])
    return held[:header] + bytes(len(held) - header)


def half() -> bytes:
    """Return the first half of the sample's bytes."""
    held = good()
    return held[: len(held) // 2]


def write(path: Path, content: bytes) -> Path:
    """Write a file and return its path."""
    path.write_bytes(content)
    return path
