"""What a deliberate fault is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """Declare one fault.

    Parameters
    ----------
    file
        The module, below ``batik_gen``.
    old, new
        What stands there, once, and what is put in its place.
    seen
        What a person would see of it.
    tests
        The tests of its room that should notice, below ``tests``.
    """

    file: str
    old: str
    new: str
    seen: str
    tests: tuple[str, ...]
