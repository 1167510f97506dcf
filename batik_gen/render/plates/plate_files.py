"""From bands of many plates to one file a plate, or one TIFF of many pages, through a spool on disk."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.dyeing.bands import STRIP
from batik_gen.render.files import tiff
from batik_gen.render.files.deflate import DeflatedPiece, deflate
from batik_gen.render.files.png import write_png
from batik_gen.render.picture.marking import PX_KEY, Marking
from batik_gen.render.plates.platemaker import Rows
from batik_gen.values.errors import MissingPackage
from batik_gen.values.files import write_whole
from batik_gen.version import __version__

Packed = tuple[tuple[list[DeflatedPiece], ...], tuple[int, ...]]
"""For each plate the pieces of a band; and the ink on each."""


@dataclass(frozen=True)
class PlateMarking(Marking):
    """Hold what the file of a plate tells: as ``Marking``, and the size of the cloth without margins."""

    cloth_px: tuple[int, int] = (0, 0)

    def texts(self) -> list[tuple[str, str]]:
        """Return the texts of a PNG by their keys."""
        return [*super().texts(), (PX_KEY, f"{self.cloth_px[0]}x{self.cloth_px[1]}")]


_SUB, _UP = 1, 2
"""Filters of a row of PNG: the byte on its left, the row above (ISO/IEC 15948, 9.2)."""


def pack_grey(rows: NDArray[np.uint8], bits: int, last: bool) -> DeflatedPiece:
    """Filter and deflate a band of grey for PNG, rows x width; of 1 bit a pixel, black below 128."""
    if bits == 1:
        rows = np.packbits(rows >= 128, axis=1)
    filtered = np.empty((rows.shape[0], 1 + rows.shape[1]), np.uint8)
    filtered[:, 0] = _UP
    filtered[0, 0] = _SUB
    filtered[0, 1] = rows[0, 0]
    np.subtract(rows[0, 1:], rows[0, :-1], out=filtered[0, 2:])
    np.subtract(rows[1:], rows[:-1], out=filtered[1:, 1:])
    return deflate(filtered.reshape(-1).data, last)


def packer(bits: int, pages: bool) -> Any:
    """Return what packs a band of plates, for single PNG files or for the pages of one TIFF."""
    return partial(_pack_pages if pages else _pack_png, bits)


def _pack_png(bits: int, rows: Rows, last: bool) -> Packed:
    return tuple([pack_grey(plate, bits, last)] for plate in rows.plates), rows.ink


def _pack_pages(bits: int, rows: Rows, last: bool) -> Packed:
    plates = []
    for plate in rows.plates:
        strips = (plate[start : start + STRIP] for start in range(0, len(plate), STRIP))
        packed = [np.packbits(s >= 128, axis=1) if bits == 1 else np.ascontiguousarray(s) for s in strips]
        plates.append([DeflatedPiece(zlib.compress(p.data, 6), 0, p.size) for p in packed])
    return tuple(plates), rows.ink


class Spool:
    """Keep the packed bands of all plates in one temporary file until each plate gets its own.

    Parameters
    ----------
    file
        A binary file open for reading and writing.
    count
        How many plates.
    """

    def __init__(self, file: IO[bytes], count: int) -> None:
        self._file = file
        self._where: list[list[tuple[int, int, int, int]]] = [[] for _ in range(count)]
        self.ink = [0] * count

    def add(self, packed: Packed) -> None:
        """Append one band of every plate."""
        plates, inks = packed
        for number, pieces in enumerate(plates):
            self.ink[number] += inks[number]
            for piece in pieces:
                self._where[number].append((self._file.tell(), len(piece.data), piece.adler, piece.length))
                self._file.write(piece.data)

    def pieces(self, number: int) -> Iterator[DeflatedPiece]:
        """Yield what was packed of one plate, from the top."""
        for at, size, adler, length in self._where[number]:
            self._file.seek(at)
            yield DeflatedPiece(self._file.read(size), adler, length)


def write_plate(path: Path, marking: PlateMarking, spool: Spool, number: int, bits: int) -> None:
    """Write one plate as grey PNG; raises CannotWrite."""
    write_whole(path, lambda file: write_png(file, marking, spool.pieces(number), bits))


def check_pages() -> None:
    """Raise MissingPackage where a TIFF of many pages cannot be written here."""
    if not tiff.available():
        raise MissingPackage("a TIFF of many pages needs the package tifffile; install batik-gen[large], or write PNG")


def write_pages(path: Path, marking: PlateMarking, spool: Spool, pages: list[tuple[int, str]], bits: int) -> None:
    """Write plates as the pages of one TIFF, each with its name (tag 285); raises CannotWrite.

    Parameters
    ----------
    path, marking, spool, bits
        As for ``write_plate``.
    pages
        Number of each plate on the spool, and its name.
    """
    import tifffile

    # Uncompressed sizes decide, since nobody knows the others beforehand (4 GB is where classic TIFF ends).
    big = marking.width * marking.height * len(pages) * bits // 8 > 3_900_000_000
    xmp = marking.xmp()

    def write(file: IO[bytes]) -> None:
        handle = tifffile.FileHandle(file, name="plates.tif", size=0)
        with tifffile.TiffWriter(handle, bigtiff=big) as writer:
            for number, name in pages:
                writer.write(
                    data=(piece.data for piece in spool.pieces(number)),
                    shape=(marking.height, marking.width),
                    dtype=np.bool_ if bits == 1 else np.uint8,
                    photometric="minisblack",
                    rowsperstrip=STRIP,
                    compression="adobe_deflate",
                    resolution=(marking.dpi, marking.dpi),
                    resolutionunit="INCH",
                    software=f"batik-gen {__version__}",
                    metadata=None,
                    extratags=[(285, 2, len(name) + 1, name, True), (700, 1, len(xmp), xmp, True)],
                )

    write_whole(path, write)
