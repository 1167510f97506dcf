"""``python -m batik_gen`` and the command ``batik-gen``."""

import os
import signal
import sys
from types import FrameType

from batik_gen.cli.app import run
from batik_gen.cli.running.exits import complain
from batik_gen.cli.running.terminal import give_up_output

_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Signals that end a run; each in the same way, so that nothing half-made is left behind."""


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
    except KeyboardInterrupt as stop:
        complain(str(stop) or "stopped; nothing half-made was left behind")
        sys.stdout.flush()
        # Where a signal struck inside an exec(), as dataclasses and numba use, Python would end by the
        # signal itself on its way out, although it was caught; all files are closed by now.
        os._exit(128 + ended.by)
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        # It has been told that a full disk takes nothing; Python would try once more on its way out.
        give_up_output()
    sys.exit(code)


if __name__ == "__main__":
    main()
