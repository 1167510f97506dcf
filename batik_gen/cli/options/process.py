"""The process a cloth is dressed in: by name, or from a file of the user's own."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.running.terminal import tell

if TYPE_CHECKING:
    from batik_gen.render.processes.steps import Process


@dataclass(frozen=True)
class ProcessChoice:
    """Hold a process that was chosen: its name, and the TOML that declares it if it is the user's own.

    Without a name it is the one that is usual for the motif.
    """

    name: str = ""
    declaration: str = ""

    def found(self) -> "Process":
        """Return the process; raises UnknownName or BadProcess."""
        from batik_gen.render.processes.table import find_process

        return find_process(self.name, self.declaration)


def read_process(ctx: click.Context, parameter: click.Parameter, value: str | ProcessChoice | None) -> ProcessChoice:
    """Return the process of a name, of a ``.toml`` file, or as a preset holds it.

    Raises
    ------
    BadProcess
        If the file is not there, is not text, or declares no usable process.
    UnknownName
        If no process has that name.
    """
    if value is None:
        return ProcessChoice()
    choice = _chosen(value) if isinstance(value, str) else value
    _warn(choice.found())
    return choice


def _chosen(value: str) -> ProcessChoice:
    """Return the process of a name or a ``.toml`` file."""
    if not value.endswith(".toml"):
        return ProcessChoice(value)
    from batik_gen.render.processes.table import declared_process
    from batik_gen.values.errors import BadProcess
    from batik_gen.values.toml_table import toml_text

    path = Path(value)
    text = toml_text(path, "give a .toml file that declares a process", refusal=BadProcess)
    return ProcessChoice(declared_process(text, path.name).name, text)


def _warn(process: "Process") -> None:
    """Tell of colours that no screen can show."""
    for note in dict.fromkeys(dip.note for dip in process.dips):
        if note:
            tell(f"batik-gen: {process.name}: {note}", err=True)
