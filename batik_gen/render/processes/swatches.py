"""The colours of a process for artists' programs: .ase, .gpl and .json."""

import json
import struct
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from batik_gen.render.processes.steps import Process
from batik_gen.render.processes.table import state_colours
from batik_gen.values.cloth import Wax
from batik_gen.values.errors import BadFormat
from batik_gen.values.files import write_whole

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Swatch:
    """Hold one colour of finished cloth and what makes it so."""

    name: str
    colour: Colour

    @property
    def hex(self) -> str:
        """The colour as ``#rrggbb``."""
        return "#" + bytes(self.colour).hex()


def swatches(process: Process) -> tuple[Swatch, ...]:
    """Return the colours a process can leave on cloth, each once, named by the wax that leaves it.

    From the lightest place to the ground that no wax covers.
    """
    names: dict[Colour, list[str]] = {}
    for wax, colour in state_colours(process).items():
        names.setdefault(colour, []).append(wax.value)
    order = sorted(names, key=lambda colour: (Wax.OPEN.value in names[colour], -sum(colour), colour))
    return tuple(Swatch(", ".join(names[colour]), colour) for colour in order)


def export_swatches(process: Process, path: str | Path) -> None:
    """Write the colours of a process for an artist's program.

    Parameters
    ----------
    process
        The process.
    path
        Where to: ``.ase`` (Adobe), ``.gpl`` (GIMP, Inkscape, Krita) or ``.json``.

    Raises
    ------
    BadFormat
        If the ending is none of these.
    CannotWrite
        If the file cannot be written.
    """
    path = Path(path)
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise BadFormat(f"swatches are written as {', '.join(WRITERS)}, not as '{path.suffix}'")
    data = writer(process)
    write_whole(path, lambda file: file.write(data))


def _ase(process: Process) -> bytes:
    """Adobe Swatch Exchange: big-endian blocks in a group, colours as RGB floats."""

    def named(text: str) -> bytes:
        units = text.encode("utf-16-be") + b"\0\0"
        return struct.pack(">H", len(units) // 2) + units

    def block(kind: int, body: bytes) -> bytes:
        return struct.pack(">HI", kind, len(body)) + body

    colours = [
        block(0x0001, named(s.name) + b"RGB " + struct.pack(">3fH", *(c / 255 for c in s.colour), 0))
        for s in swatches(process)
    ]
    blocks = [block(0xC001, named(process.title.en)), *colours, block(0xC002, b"")]
    return b"ASEF" + struct.pack(">HHI", 1, 0, len(blocks)) + b"".join(blocks)


def _gpl(process: Process) -> bytes:
    lines = ["GIMP Palette", f"Name: {process.title.en}", "Columns: 4", "#"]
    lines += [f"{s.colour[0]:3d} {s.colour[1]:3d} {s.colour[2]:3d}\t{s.name}" for s in swatches(process)]
    return ("\n".join(lines) + "\n").encode()


def _json(process: Process) -> bytes:
    held = {
        "process": process.name,
        "title": asdict(process.title),
        "colours": [{"name": s.name, "hex": s.hex, "rgb": list(s.colour)} for s in swatches(process)],
        "baths": [{"dye": d.dye, "dips": d.dips, "fixer": d.fixer, "alone": d.alone} for d in process.dips],
    }
    return (json.dumps(held, indent=2, ensure_ascii=False) + "\n").encode()


WRITERS: Mapping[str, Callable[[Process], bytes]] = {".ase": _ase, ".gpl": _gpl, ".json": _json}
"""By file ending."""
