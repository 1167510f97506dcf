"""The Design that a command is given as a file: what cannot be drawn of it is told by file, line and key."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from batik_gen.values.design import Design


def read_design(path: Path) -> "Design":
    """Return the Design of a file, all of it such that it can be drawn and dyed.

    Raises
    ------
    BatikGenError
        With file, line and key: a BadDesign where the TOML is no Design, else what ``draw`` and ``dye`` would raise.
    """
    from batik_gen.cli.options.file_kind import DESIGN, explaining
    from batik_gen.pattern.designing.design import faults
    from batik_gen.render.processes.table import find_process
    from batik_gen.values.design import GIVE, Design
    from batik_gen.values.errors import BadDesign, BatikGenError
    from batik_gen.values.toml_table import read_toml, toml_text

    with explaining(path, DESIGN):
        text = toml_text(path, GIVE, refusal=BadDesign)
        design = Design.from_toml(text, path.name)
    wrong = dict(faults(design))
    try:
        find_process(design.process, design.declaration)
    except BatikGenError as error:
        wrong["declaration" if design.declaration else "process",] = error
    for keys, fault in wrong.items():
        raise type(fault)(f"{read_toml(text, path.name, refusal=BadDesign).source.place(keys)}: {fault}")
    return design
