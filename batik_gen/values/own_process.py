"""A process of one's own, as a Design, a Cloth and a preset carry it: its name, and the TOML that declares it."""

import re
from collections.abc import Mapping
from typing import Any

import tomli_w

from batik_gen.values.errors import BadProcess
from batik_gen.values.toml_table import read_toml
from batik_gen.values.words import shown

_LITERAL = re.compile(r"(?:(?!''')[^\x00-\x08\x0b-\x1f\x7f])*(?<!')")
"""What may stand between ``'''`` as it is."""


def name_declared(declaration: str) -> str:
    """Return the name that a declaration gives its process; raises BadProcess if it gives none."""
    return read_toml(declaration, "the process", refusal=BadProcess).text("name")


def name_of_process(process: str | None, declaration: str, usual: str) -> str:
    """Return the name of the process that is asked for.

    Parameters
    ----------
    process
        Its name, if one was given.
    declaration
        The TOML that declares it, or empty.
    usual
        The name where neither was given.

    Raises
    ------
    BadProcess
        If the declaration gives no name, or another one.
    """
    if not declaration:
        return process or usual
    declared = name_declared(declaration)
    check_name(process or declared, declared)
    return declared


def check_name(process: str, declared: str) -> None:
    """Refuse a process that its own declaration calls otherwise; raises BadProcess."""
    if process != declared:
        raise BadProcess(f"the process {shown(process)} is declared as {shown(declared)}; give both the same name")


def name_and_declaration(written: str) -> tuple[str, str]:
    """Return name and declaration of a process from one text, as files at first held a process of one's own."""
    return (name_declared(written), written) if "\n" in written else (written, "")


def toml_with_declaration(values: Mapping[str, Any], declaration: str) -> str:
    """Return TOML that holds these values, and ``declaration`` where there is one, to be read as it was written."""
    if not declaration:
        return tomli_w.dumps(values)
    if not _LITERAL.fullmatch(declaration):
        return tomli_w.dumps({"declaration": declaration, **values})
    tables = {key: value for key, value in values.items() if _is_table(value)}
    plain = tomli_w.dumps({key: value for key, value in values.items() if key not in tables})
    return f"{plain}declaration = '''\n{declaration}'''\n\n{tomli_w.dumps(tables)}"


def _is_table(value: object) -> bool:
    """Say whether TOML writes a value under a header."""
    return isinstance(value, dict) or (isinstance(value, list) and value != [] and all(map(_is_table, value)))
