"""``python -m batik_gen`` and the command ``batik-gen``."""

import os
import signal
import sys
from collections.abc import Sequence
from itertools import pairwise
from types import FrameType

from batik_gen.cli.app import run
from batik_gen.cli.running.exits import complain
from batik_gen.values.words import Words

_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Signals that end a run; each in the same way, so that nothing half-made is left behind."""


_STOPPED = Words("stopped; nothing half-made was left behind", "dihentikan; tidak ada yang tertinggal setengah jadi")


class _Ended:
    """Turn the first signal that ends a run into KeyboardInterrupt, and leave later ones aside."""

    def __init__(self) -> None:
        self.by = signal.SIGINT

    def __call__(self, number: int, frame: FrameType | None) -> None:
        self.by = signal.Signals(number)
        for other in _ENDING:
            signal.signal(other, signal.SIG_IGN)
        raise KeyboardInterrupt

    def catch(self) -> None:
        """Begin to, but leave alone what was to be ignored, as SIGHUP under nohup."""
        for number in _ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self)


def main() -> None:
    """Run the command line and leave with its exit code."""
    ended = _Ended()
    ended.catch()
    try:
        code = run()
    except KeyboardInterrupt:
        complain(_STOPPED.say(language_of(sys.argv[1:])))
        sys.stdout.flush()
        # Where a signal struck inside an exec(), as dataclasses and numba use, Python would end by the
        # signal itself on its way out, although it was caught; all files are closed by now.
        os._exit(128 + ended.by)
    sys.exit(code)


def language_of(words: Sequence[str]) -> str:
    """Return the language that a command line asks messages in: those of ``campaign`` alone come in two."""
    asked = words[:1] == ["campaign"] and (("--lang", "id") in pairwise(words) or "--lang=id" in words)
    return "id" if asked else "en"


if __name__ == "__main__":
    main()
