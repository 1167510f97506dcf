"""``python -m batik_gen`` and the command ``batik-gen``."""

import sys

from batik_gen.cli.app import run


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run())


if __name__ == "__main__":
    main()
