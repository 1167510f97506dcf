"""What is in force for a command, and where it came from.

Defaults < preset < user file < project file < environment < flags: the later wins.
The files are TOML with the names of the long flags as keys; ``set`` is a table.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

import click

from batik_gen.cli.options.process import ProcessChoice
from batik_gen.values.errors import BadSettings
from batik_gen.values.toml_table import TomlTable, read_toml, toml_text
from batik_gen.values.words import shown

KEYS: Mapping[str, str] = {
    "motif": "motif",
    "variant": "variant",
    "process": "process",
    "size": "size_mm",
    "px": "px",
    "dpi": "dpi",
    "seed": "seed",
    "mapping": "mapping",
    "voice": "voice",
    "remukan": "remukan",
    "set": "by_hand",
    "lock": "locked",
    "cloth": "cloth",
    "with": "crossed",
    "whisper": "whisper",
    "credit": "credit",
    "format": "ending",
    "recipe": "recipe",
    "legend": "legend",
    "legend-size": "sheet",
    "lang": "lang",
    "jobs": "jobs",
}
"""Key in a file -> the parameter of a command that it sets."""

PROJECT_FILE = "batik-gen.toml"
USER_FILE = "config.toml"
CONTEXT: Mapping[str, Any] = {"auto_envvar_prefix": "BATIK_GEN"}
"""Lets every flag be given as BATIK_GEN_<FLAG>."""

_DECLARATION = "declaration"
"""Key in a file for the TOML of a process of the user's own, whose name stands under ``process``."""
_ORIGINS = "batik_gen.origins"
Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True)
class SettingsSource:
    """Hold the settings of one file: its name in words, and values by key."""

    origin: str
    values: Mapping[str, Any]


def presets(command: Command) -> Command:
    """Give a command ``--preset`` and the files' settings."""
    return click.option(
        "--preset",
        metavar="FILE.toml",
        is_eager=True,
        expose_value=False,
        callback=_gather,
        help="Settings that --save-preset wrote; 'batik-gen config show' tells what is in force.",
    )(command)


def _gather(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Lay preset, user file and project file over the defaults of a command."""
    layers = []
    if value is not None:
        layers.append(SettingsSource("preset", _read(Path(value), must=True)))
    user = Path(os.environ.get("BATIK_GEN_CONFIG", click.get_app_dir("batik-gen"))) / USER_FILE
    layers.append(SettingsSource("user file", _read(user)))
    layers.append(SettingsSource("project file", _read(Path(PROJECT_FILE))))
    known = {p.name for p in ctx.command.params}
    defaults: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for layer in layers:
        for key, held in layer.values.items():
            name = KEYS[key]
            if name in known:
                defaults[name] = held
                origins[name] = layer.origin
    ctx.default_map = {**(ctx.default_map or {}), **defaults}
    ctx.meta[_ORIGINS] = origins


def origin_of(ctx: click.Context, name: str) -> str:
    """Return in words where a parameter's value came from."""
    source = ctx.get_parameter_source(name)
    if source is click.core.ParameterSource.DEFAULT_MAP:
        return str(ctx.meta[_ORIGINS].get(name, "default"))
    words = {"COMMANDLINE": "flag", "ENVIRONMENT": "environment"}
    return words.get(source.name if source else "", "default")


def _read(path: Path, must: bool = False) -> Mapping[str, Any]:
    """Read a file of settings, none where it is not there; raises BadSettings with the line and key that is wrong."""
    give = "write one with 'batik-gen make ... --save-preset'" if must else "mend it or take it away"
    text = toml_text(path, give, otherwise=None if must else "", refusal=BadSettings)
    table = read_toml(text, path.name, refusal=BadSettings)
    table.allow((*KEYS, _DECLARATION))
    values = {key: _plain(table, key) for key in table.values if key != _DECLARATION}
    if "process" in values:
        values["process"] = _process(table)
    elif _DECLARATION in table:
        raise table.wrong(_DECLARATION, 'expected the name of its process as well; add process = "..." above it')
    return values


def _process(table: TomlTable) -> ProcessChoice | str:
    """Return the process of a file of settings: a name or a file, or one that it declares itself."""
    if _DECLARATION in table:
        return ProcessChoice(table.text("process"), table.text(_DECLARATION))
    from batik_gen.values.own_process import name_and_declaration

    name, declaration = name_and_declaration(str(table.value("process")))
    return ProcessChoice(name, declaration) if declaration else name


def _plain(table: TomlTable, key: str) -> Any:
    """Return a value as the command line would give it."""
    value = table.value(key)
    if key == "set":
        if not isinstance(value, dict):
            raise table.wrong(
                key, f'expected a table, as [set] with "parang.lean" = 0.3 below it, found {shown(value)}'
            )
        return [f"{name}={number}" for name, number in _flat(value).items()]
    if key == "lock":
        return list(table.texts(key))
    if isinstance(value, dict | list):
        raise table.wrong(key, f"expected one value, found {shown(value)}")
    return str(value)


def _flat(table: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    """Return ``a.b = 1`` whether it was written with the name in quotes or as a table in a table."""
    out: dict[str, Any] = {}
    for name, value in table.items():
        inner = _flat(value, f"{above}{name}.") if isinstance(value, dict) else {f"{above}{name}": value}
        out.update(inner)
    return out


def preset_of(ctx: click.Context) -> str:
    """Return what is in force for a command, but what is at its default, as the TOML of a preset."""
    from batik_gen.values.own_process import toml_with_declaration

    held: dict[str, Any] = {}
    for key, name in KEYS.items():
        if name not in ctx.params or origin_of(ctx, name) == "default" or ctx.params[name] in (None, {}, (), ""):
            continue
        held[key] = written(key, ctx.params[name])
    process = ctx.params.get("process")
    return toml_with_declaration(held, process.declaration if isinstance(process, ProcessChoice) else "")


def written(key: str, value: Any) -> Any:
    """Return a parsed value as it is written in a file."""
    if key == "size":
        return f"{value[0]:g}x{value[1]:g}mm"
    if key == "px":
        return f"{value[0]}x{value[1]}"
    if key == "lock":
        return list(value)
    if key == "format":
        return {"tif": "tiff", "jpg": "jpeg"}.get(value.removeprefix("."), value.removeprefix("."))
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, ProcessChoice):
        return value.name
    return str(value) if isinstance(value, Path) else value


def save_preset(ctx: click.Context, path: Path, force: bool) -> None:
    """Write the settings in force, to be used again; raises CannotWrite where something is there."""
    from batik_gen.cli.running.outputs import check_picture_free
    from batik_gen.values.files import write_whole

    check_picture_free(path, force)
    text = preset_of(ctx)
    write_whole(path, lambda file: file.write(text.encode()))
