"""The arrays that values are made of, unchangeable, and equality of values."""

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
ComplexArray = NDArray[np.complex128]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
Mask = NDArray[np.uint8]
"""How far each pixel is covered, 0..255."""


def frozen(array: object) -> FloatArray:
    """Return a read-only float64 copy, so that a value cannot change after it is made."""
    copy = np.array(array, dtype=np.float64)
    copy.setflags(write=False)
    return copy


def same(one: Any, other: Any) -> bool:
    """Compare two values field by field; arrays by content, NaN equal to NaN."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return bool(np.array_equal(one, other, equal_nan=one.dtype.kind == "f"))
    if is_dataclass(one):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
