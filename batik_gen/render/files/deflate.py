"""Deflating a long run of bytes in pieces that are joined afterwards, each by its own process."""

import zlib
from dataclasses import dataclass
from functools import cache
from typing import Any

_BASE = 65521
"""Largest prime below 2**16, of Adler's checksum (RFC 1950)."""

HEADER = b"\x78\x01"
"""Begins a zlib stream."""


@dataclass(frozen=True)
class DeflatedPiece:
    """Hold one deflated piece: its bytes, and checksum and length of what is in it."""

    data: bytes
    adler: int
    length: int


@cache
def _isal() -> Any:
    """Return ISA-L's zlib where the extra ``large`` is installed: four times as fast."""
    try:
        from isal import isal_zlib
    except ImportError:
        return None
    return isal_zlib


def deflate(data: Any, last: bool) -> DeflatedPiece:
    """Deflate a piece so that it can be joined to the one before it.

    A full flush ends it on a whole byte and forgets what came before, hence a
    piece has the same bytes wherever it is made.
    """
    fast = _isal()
    if fast is not None:
        packer = fast.compressobj(1, fast.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush(fast.Z_FINISH if last else fast.Z_FULL_FLUSH)
        return DeflatedPiece(packed, fast.adler32(data), len(data))
    # Runs alone, without a search for matches: with the grain of cloth faster and smaller than level 1.
    plain = zlib.compressobj(1, zlib.DEFLATED, -15, 9, zlib.Z_RLE)
    packed = plain.compress(data) + plain.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)
    return DeflatedPiece(packed, zlib.adler32(data), len(data))


def joined_adler(first: int, second: int, length: int) -> int:
    """Return the checksum of two runs of bytes from that of each, the second being ``length`` long."""
    low = (first & 0xFFFF) + (second & 0xFFFF) - 1
    high = (first >> 16) + (second >> 16) + (length % _BASE) * ((first & 0xFFFF) - 1)
    return (high % _BASE) << 16 | low % _BASE
