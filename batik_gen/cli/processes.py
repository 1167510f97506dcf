"""``batik-gen processes``: the ways of waxing and dyeing."""

from typing import TYPE_CHECKING

import click

from batik_gen.cli import options
from batik_gen.cli.wrapping import wrap

if TYPE_CHECKING:
    from batik_gen.render.steps import Process, Step


@click.command("processes", short_help="List the ways of waxing and dyeing.")
@click.argument("name", required=False)
@options.lang
def command(name: str | None, lang: str) -> None:
    """List the wax-and-dye processes, or tell the steps of the one called NAME."""
    from batik_gen.render.process import PROCESSES, find_process

    for process in PROCESSES.values() if name is None else (find_process(name),):
        click.echo(f"{process.name}  ({process.region})")
        click.echo(wrap(process.meaning[lang], " " * 4, " " * 4))
        if name is not None:
            click.echo(_steps(process))


def _steps(process: "Process") -> str:
    lines = [f"    {number}. {_words(step, process.ladder)}" for number, step in enumerate(process.steps, 1)]
    return "\n".join([*lines, f"    sources: {'; '.join(process.sources)}"])


def _words(step: "Step", ladder: bool) -> str:
    from batik_gen.render.steps import Apply, Dip, Scrape

    if isinstance(step, Apply):
        return f"wax {', '.join(sorted(step.states))}"
    if isinstance(step, Dip):
        return f"dip in {step.dye} ({'the cloth is then' if ladder else 'alone it gives'} {step.alone})"
    if isinstance(step, Scrape):
        return f"scrape off {', '.join(sorted(step.states))}"
    return "boil out all wax"
