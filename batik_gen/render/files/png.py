"""Writing PNG row by row: any size in the memory of one band (ISO/IEC 15948)."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import IO

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.files.deflate import HEADER, DeflatedPiece, deflate, joined_adler
from batik_gen.render.picture.marking import Marking

_SUB, _UP = 1, 2
_GREY, _RGB = 0, 2


def pack(pixels: NDArray[np.uint8], last: bool) -> DeflatedPiece:
    """Filter and deflate a band, rows x width x 4 with the last byte unused.

    Each row is kept as its difference from the row above; the first from the
    pixel on its left, so that no band needs its neighbour.
    """
    height, width = pixels.shape[:2]
    filtered = np.empty((height, 1 + width * 3), np.uint8)
    filtered[:, 0] = _UP
    filtered[0, 0] = _SUB
    # Colour by colour: whole pixels of three bytes are copied far more slowly.
    for channel in range(3):
        colour, out = pixels[..., channel], filtered[:, 1 + channel :: 3]
        out[0, 0] = colour[0, 0]
        np.subtract(colour[0, 1:], colour[0, :-1], out=out[0, 1:])
        np.subtract(colour[1:], colour[:-1], out=out[1:])
    return deflate(filtered.reshape(-1).data, last)


def write_png(file: IO[bytes], marking: Marking, pieces: Iterable[DeflatedPiece], grey_bits: int = 0) -> None:
    """Write a PNG from its packed bands.

    Parameters
    ----------
    file
        Where to.
    marking
        Size, resolution and what is told about the picture.
    pieces
        Every band from the top, as ``pack`` or ``pack_grey`` made it.
    grey_bits
        Bits a pixel of a grey picture; 0 for colour.
    """
    file.write(b"\x89PNG\r\n\x1a\n")
    kind = (grey_bits, _GREY) if grey_bits else (8, _RGB)
    _chunk(file, b"IHDR", struct.pack(">IIBBBBB", marking.width, marking.height, *kind, 0, 0, 0))
    if not grey_bits:
        _chunk(file, b"iCCP", b"sRGB\0\0" + zlib.compress(marking.profile))
    for key, text in marking.texts():
        # Keyword, not compressed, no language, no translated keyword, UTF-8 text.
        _chunk(file, b"iTXt", key.encode("ascii") + b"\0\0\0\0\0" + text.encode("utf-8"))
    a_metre = int(marking.dpi / 0.0254 + 0.5)
    _chunk(file, b"pHYs", struct.pack(">IIB", a_metre, a_metre, 1))
    for part in zlib_stream(pieces):
        _chunk(file, b"IDAT", part)
    _chunk(file, b"IEND", b"")


def zlib_stream(pieces: Iterable[DeflatedPiece]) -> Iterator[bytes]:
    """Yield the parts of one zlib stream joined from pieces."""
    adler, begun = 1, b""
    yield HEADER
    for piece in pieces:
        adler = joined_adler(adler, piece.adler, piece.length)
        if begun:
            yield begun
        begun = piece.data
    yield begun + struct.pack(">I", adler)


def _chunk(file: IO[bytes], kind: bytes, data: bytes) -> None:
    file.write(struct.pack(">I", len(data)) + kind)
    file.write(data)
    file.write(struct.pack(">I", zlib.crc32(data, zlib.crc32(kind))))
