"""The arrays that values are made of, unchangeable, and equality of values."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from batik_gen.values.errors import BatikGenError
from batik_gen.values.files import open_input

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


@contextmanager
def saved_arrays(path: str | Path, what: str, *, refusal: type[BatikGenError]) -> Iterator[Mapping[str, Any]]:
    """Open the arrays of a value that was saved as NumPy ``.npz``, by name.

    Parameters
    ----------
    path
        The file.
    what
        The value, as in "give a Cloth that batik-gen saved".
    refusal
        Class of the error.

    Raises
    ------
    BatikGenError
        Of the class ``refusal``, if it is not there, is damaged, or if whoever asked for the arrays
        could not make the value of them.
    """
    path, give = Path(path), f"give a {what} that batik-gen saved"
    try:
        with open_input(path, give, refusal=refusal) as file, np.load(file, allow_pickle=False) as arrays:
            yield arrays
    except (BatikGenError, MemoryError):
        raise
    except FileNotFoundError:
        raise refusal(f"there is no file {path.name}; {give}") from None
    except Exception:
        # NumPy, zlib and zipfile raise whatever comes to them over a damaged file, as does what is made of it.
        raise refusal(f"{path.name} is damaged, or no {what}; {give}") from None


def same(one: Any, other: Any) -> bool:
    """Compare two values field by field; arrays by content, NaN equal to NaN."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return bool(np.array_equal(one, other, equal_nan=one.dtype.kind == "f"))
    if is_dataclass(one):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def content(value: Any) -> Iterator[bytes]:
    """Yield the content of a value, such that values that are not the ``same`` yield other bytes."""
    if isinstance(value, np.ndarray):
        yield f"array {value.dtype} {value.shape} ".encode()
        yield value.tobytes()
    elif isinstance(value, Mapping):
        yield f"table {len(value)} ".encode()
        for name in sorted(value):
            yield from content(name)
            yield from content(value[name])
    elif is_dataclass(value):
        yield f"{type(value).__name__} ".encode()
        for f in fields(value):
            yield from content(getattr(value, f.name))
    elif isinstance(value, tuple):
        yield f"tuple {len(value)} ".encode()
        for one in value:
            yield from content(one)
    else:
        yield f"{value!r} ".encode()
