"""Check the structure of a MATLAB 5 file before it is loaded.

SciPy's loader takes type codes on trust, so that one damaged byte can end the
whole process where no error can be caught. This walk follows the published
layout ("MAT-File Format", The MathWorks) and reads no value.
"""

import struct
import zlib
from mmap import mmap

_HEADER = 128
_MATRIX, _COMPRESSED = 14, 15
_SIZES = {1: 1, 2: 1, 3: 2, 4: 2, 5: 4, 6: 4, 7: 4, 9: 8, 12: 8, 13: 8}
"""Bytes a value of each numeric storage type."""
_TEXTS = (16, 17, 18)
_CELL, _STRUCT, _OBJECT, _CHAR, _SPARSE = 1, 2, 3, 4, 5
_NUMERIC = range(6, 16)
_COMPLEX = 0x0800
_FREE_BYTES, _MOST_RATIO = 64 * 2**20, 100
_MOST_NAME, _MOST_DIMENSIONS, _DEEPEST = 256, 32, 40


class _Damaged(Exception):
    """Leave the walk at the first thing that cannot be."""


def is_sound(data: bytes | mmap) -> bool:
    """Tell whether every element of a MATLAB 5 file lies within the file and is of a known type.

    Parameters
    ----------
    data
        The whole file.
    """
    order = {b"IM": "<", b"MI": ">"}.get(data[126:128], "")
    if not order:
        return False
    try:
        at = _HEADER
        while at < len(data):
            kind, body, at = _element(data, at, order, padded=False)
            if kind == _COMPRESSED:
                kind, body, _ = _element(_unpacked(body), 0, order)
            if kind != _MATRIX:
                return False
            _matrix(body, order, 0)
    except (_Damaged, struct.error, zlib.error):
        return False
    return True


def _unpacked(body: bytes) -> bytes:
    """Unpack an element, but not one that grows as no signals do."""
    packed = zlib.decompressobj()
    held = packed.decompress(body, _FREE_BYTES + _MOST_RATIO * len(body))
    if packed.unconsumed_tail or not packed.eof:
        raise _Damaged
    return held


def _element(data: bytes | mmap, at: int, order: str, padded: bool = True) -> tuple[int, bytes, int]:
    """Return type, content and end of the element that starts at a place."""
    first, size = struct.unpack_from(order + "II", data, at)
    if first >> 16:
        # Small elements keep up to four bytes inside their tag.
        if first >> 16 > 4:
            raise _Damaged
        return first & 0xFFFF, data[at + 4 : at + 4 + (first >> 16)], at + 8
    end = at + 8 + size
    if end > len(data):
        raise _Damaged
    return first, data[at + 8 : end], end + (-size % 8 if padded else 0)


def _matrix(data: bytes, order: str, depth: int) -> None:
    """Check one array and all that it holds; an array without content is empty."""
    if not data:
        return
    kind, flags, at = _element(data, 0, order)
    if kind != 6 or len(flags) != 8 or depth > _DEEPEST:
        raise _Damaged
    (word,) = struct.unpack_from(order + "I", flags)
    held = word & 0xFF
    if held not in range(1, 16):
        # Function handles and opaque objects have layouts of their own, which hold no signals.
        return
    kind, dimensions, at = _element(data, at, order)
    if kind not in (5, 6) or len(dimensions) % 4 or not 8 <= len(dimensions) <= 4 * _MOST_DIMENSIONS:
        raise _Damaged
    count = 1
    for n in struct.unpack(f"{order}{len(dimensions) // 4}i", dimensions):
        if n < 0:
            raise _Damaged
        count *= n
    kind, _, at = _element(data, at, order)
    if kind not in (1, 2, 16):
        raise _Damaged
    if held in (_CELL, _STRUCT, _OBJECT):
        _children(data, at, order, held, count, depth)
    else:
        _values(data, at, order, held, count, bool(word & _COMPLEX))


def _children(data: bytes, at: int, order: str, held: int, count: int, depth: int) -> None:
    fields = 1
    if held == _OBJECT:
        kind, _, at = _element(data, at, order)
        if kind not in (1, 2):
            raise _Damaged
    if held != _CELL:
        kind, length, at = _element(data, at, order)
        if kind != 5 or len(length) != 4:
            raise _Damaged
        (width,) = struct.unpack(order + "i", length)
        kind, names, at = _element(data, at, order)
        if kind not in (1, 2) or not 0 < width <= _MOST_NAME or len(names) % width:
            raise _Damaged
        fields = len(names) // width
    for _ in range(count * fields):
        kind, body, at = _element(data, at, order)
        if kind != _MATRIX:
            raise _Damaged
        _matrix(body, order, depth + 1)


def _values(data: bytes, at: int, order: str, held: int, count: int, complex_too: bool) -> None:
    parts = (2 if held == _SPARSE else 0) + (2 if complex_too else 1)
    for _ in range(parts):
        kind, body, at = _element(data, at, order)
        if kind not in _SIZES and not (held == _CHAR and kind in _TEXTS):
            raise _Damaged
        if held in _NUMERIC and len(body) != count * _SIZES[kind]:
            raise _Damaged
