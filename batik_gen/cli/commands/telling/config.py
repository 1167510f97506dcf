"""``batik-gen config``: what is in force, and where it came from."""

import click

from batik_gen.cli.options import settings
from batik_gen.cli.options.process import ProcessChoice
from batik_gen.cli.running.terminal import tell


@click.group("config", short_help="Tell what settings are in force.")
def command() -> None:
    """Tell what settings are in force and where they came from."""


@command.command("show", context_settings={"ignore_unknown_options": True})
@click.argument("flags", nargs=-1, type=click.UNPROCESSED)
def show(flags: tuple[str, ...]) -> None:
    """Print every setting of 'make', its value and where it came from.

    FLAGS are any of make's own, as --preset mine.toml --motif kawung. The later wins:
    defaults < preset < user file < project file < environment < flags.
    """
    from batik_gen.cli.commands.cloths.make import command as make

    ctx = make.make_context("make", ["RECORDING", *flags])
    rows = [(key, _said(key, ctx.params[name]), settings.origin_of(ctx, name)) for key, name in settings.KEYS.items()]
    wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for key, value, origin in rows:
        tell(f"{key:{wide[0]}}  {value:{wide[1]}}  {origin}")


def _said(key: str, value: object) -> str:
    if value in (None, "", {}, (), ProcessChoice()):
        return "-"
    if isinstance(value, dict):
        return ", ".join(f"{name}={number:g}" for name, number in value.items())
    said = settings.written(key, value)
    if isinstance(said, list):
        return ", ".join(said)
    return "a process of your own" if isinstance(value, ProcessChoice) and value.declaration else str(said)
