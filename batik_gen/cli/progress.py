"""What is being done, on one line that is overwritten; silent where nobody watches."""

import sys
from collections.abc import Callable

import click

_CLEAR_LINE = "\r\x1b[2K"


class Progress:
    """Tell on stderr which recording is at which stage, if stderr is a terminal."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._number = 0
        self._watched = sys.stderr.isatty()

    def of(self, name: str) -> Callable[[str], None]:
        """Begin the next recording and return what tells its stages."""
        self._number += 1
        place = f"[{self._number}/{self._count}] " if self._count > 1 else ""

        def say(stage: str) -> None:
            if self._watched:
                click.echo(f"{_CLEAR_LINE}{place}{name}: {stage} ...", err=True, nl=False)

        return say

    def clear(self) -> None:
        """Take the line away."""
        if self._watched:
            click.echo(_CLEAR_LINE, err=True, nl=False)
