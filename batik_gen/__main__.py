"""``python -m batik_gen`` and the command ``batik-gen``."""

import os
import sys

from batik_gen.cli.app import run
from batik_gen.cli.running.exits import INTERRUPTED, complain


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        code = run()
    except KeyboardInterrupt:
        complain("stopped; nothing half-made was left behind")
        sys.stdout.flush()
        # Where Ctrl-C struck inside an exec(), as dataclasses and numba use, Python would end by the
        # signal itself on its way out, although it was caught; all files are closed by now.
        os._exit(INTERRUPTED)
    sys.exit(code)


if __name__ == "__main__":
    main()
