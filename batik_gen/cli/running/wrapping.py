"""Text on the terminal, broken into lines between words only."""

import textwrap

_WIDTH = 96


def wrap(text: str, first: str = "", rest: str = "") -> str:
    """Break a text into lines that begin with ``first``, then with ``rest``.

    Hyphens are no place to break: Indonesian doubles words with them (masing-masing),
    and so do names of sizes and processes.
    """
    return textwrap.fill(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False
    )
