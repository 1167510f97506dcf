"""Hold each process against the palettes measured on photographs; writes its table into docs/colours.md.

Run ``python -m benchmarks.palettes``; it takes a few seconds.
"""

from batik_gen.render.processes.table import PROCESSES
from benchmarks.evidence import ROOT, table, tell
from tests.differences import from_photographs

DOCUMENT = ROOT / "docs" / "colours.md"


def main() -> None:
    """Measure all processes for which photographs were measured."""
    rows = []
    for process in PROCESSES.values():
        if process.measured:
            mean, by_cloth = from_photographs(process)
            colours = sum(len(palette.colours) for palette in process.measured)
            rows.append([process.title.en, str(len(process.measured)), str(colours), f"{mean:.1f}", f"{by_cloth:.1f}"])
        else:
            rows.append([process.title.en, "none", "", "", ""])
    head = ("process", "palettes", "colours", "mean distance", "weighted by the cloth they cover")
    tell("palettes", table(head, rows), DOCUMENT)


if __name__ == "__main__":
    main()
