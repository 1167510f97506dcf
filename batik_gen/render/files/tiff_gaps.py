"""The bytes between the parts of a small TIFF, which its library leaves as its memory was."""

import struct
from collections.abc import Iterator

_BYTES_OF_TYPE = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_STRIP_OFFSETS, _STRIP_BYTES = 273, 279


def zero_gaps(packed: bytes) -> bytes:
    """Return a TIFF of one page with zeros wherever none of its tags leads.

    Parts begin at even places (TIFF 6.0, section 2). Where one has an odd length, libtiff writes no byte behind it, and
    a file in memory holds there what was in that memory before: the same picture twice would differ.

    Parameters
    ----------
    packed
        A classic TIFF, least byte first, its picture in strips, as Pillow packs it.

    Raises
    ------
    ValueError
        If it is no such TIFF.
    """
    if packed[:4] != b"II*\0":
        raise ValueError("a classic TIFF with the least byte first was expected")
    whole = bytearray(packed)
    end = 0
    for start, stop in sorted(_parts(packed)):
        if start > end:
            whole[end:start] = bytes(start - end)
        end = max(end, stop)
    whole[end:] = bytes(len(whole) - end)
    return bytes(whole)


def _parts(packed: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each part begins and ends: header, table of tags, long values, strips."""
    yield 0, 8
    (table,) = struct.unpack_from("<I", packed, 4)
    (tags,) = struct.unpack_from("<H", packed, table)
    yield table, table + 2 + 12 * tags + 4
    strips: dict[int, tuple[int, ...]] = {}
    for number in range(tags):
        at = table + 2 + 12 * number
        tag, kind, count = struct.unpack_from("<HHI", packed, at)
        size = _BYTES_OF_TYPE[kind] * count
        if size > 4:
            (value,) = struct.unpack_from("<I", packed, at + 8)
            yield value, value + size
        else:
            value = at + 8
        if tag in (_STRIP_OFFSETS, _STRIP_BYTES):
            strips[tag] = struct.unpack_from(f"<{count}{'HI'[kind == 4]}", packed, value)
    for start, size in zip(strips[_STRIP_OFFSETS], strips[_STRIP_BYTES], strict=True):
        yield start, start + size
