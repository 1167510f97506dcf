"""``python -m batik_gen`` and the command ``batik-gen``."""

import os
import sys

from batik_gen.cli.app import run
from batik_gen.cli.running.exits import INTERRUPTED


def main() -> None:
    """Run the command line and leave with its exit code."""
    code = run()
    if code == INTERRUPTED:
        # Where Ctrl-C struck inside an exec(), as dataclasses and numba use, Python would end by the
        # signal itself on its way out, although it was caught; all files are closed by now.
        sys.stdout.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
