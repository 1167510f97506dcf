"""What a sound input is, and the command lines that take it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sound:
    """Hold one sound input.

    Parameters
    ----------
    group
        Which kind of input it is, as ``Design``.
    name
        Which of that kind.
    files
        All files by path, with their content.
    hit
        Paths of those that are damaged, the most likely one first.
    lines
        Command lines of ``batik-gen``, of which one is drawn. One that begins with ``load`` names
        a class of the package, and the file that it loads.
    slow
        Set where its reader runs in a process of its own, at a second a file.
    """

    group: str
    name: str
    files: dict[str, bytes] = field(repr=False)
    hit: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    slow: bool = False
