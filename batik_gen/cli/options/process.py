"""The process a cloth is dressed in: by name, or from a file of the user's own."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.running.terminal import tell

if TYPE_CHECKING:
    from batik_gen.render.processes.steps import Process


def read_process(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Return the process as a Design holds it: its name, or the whole text of a ``.toml`` file.

    Raises
    ------
    BadDesign
        If the file is not there, is not text, or declares no usable process.
    UnknownName
        If no process has that name.
    """
    if value is None:
        return None
    from batik_gen.render.processes.table import find_process
    from batik_gen.values.errors import BadDesign

    if "\n" in value or not value.endswith(".toml"):
        _warn(find_process(value))
        return value
    path = Path(value)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise BadDesign(f"{path.name} cannot be read; give a .toml file that declares a process") from None
    text += "\n"  # tells a declaration from a name, however short it is
    try:
        _warn(find_process(text))
    except BadDesign as error:
        raise BadDesign(f"{path.name}: {error}") from None
    return text


def _warn(process: "Process") -> None:
    """Tell of colours that no screen can show."""
    for note in dict.fromkeys(dip.note for dip in process.dips):
        if note:
            tell(f"batik-gen: {process.name}: {note}", err=True)
