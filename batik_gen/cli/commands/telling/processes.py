"""``batik-gen processes``: the ways of waxing and dyeing."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.options import common
from batik_gen.cli.options.process import ProcessChoice, read_process
from batik_gen.cli.running.terminal import tell
from batik_gen.cli.running.wrapping import wrap
from batik_gen.values.words import Words, visible

if TYPE_CHECKING:
    from batik_gen.render.processes.steps import Dip, Process, Step

_WORDS = {
    "wax": Words("wax {}", "lilini {}"),
    "scrape": Words("scrape off {}", "kerok {}"),
    "dip": Words("dip {} in {}", "celup {} dalam {}"),
    "colet": Words("paint {} by brush in {}", "colet {} dengan {}"),
    "boil": Words("boil out all wax", "lorod semua lilin"),
    "times": Words("{} times", "{} kali"),
    "once": Words("once", "sekali"),
    "fixed": Words(", fixed with {}", ", dikunci dengan {}"),
    "alone": Words("alone it gives", "sendiri menjadi"),
    "then": Words("the cloth is then", "kain lalu menjadi"),
    "sources": Words("sources", "sumber"),
    "colours": Words("colours on finished cloth, by the wax that leaves them", "warna kain jadi, menurut lilinnya"),
    "skipped": Words("skipped: {} ({})", "dilewati: {} ({})"),
}  # fmt: skip


@click.command("processes", short_help="List the ways of waxing and dyeing.")
@click.argument("name", required=False, metavar="[NAME|FILE.toml]")
@click.option("--toml", "show_toml", is_flag=True, help="Print the declaration, to write one of your own after it.")
@click.option("--dyes", "show_dyes", is_flag=True, help="List the dyes instead.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help="Write the swatches of the process for a drawing program: .ase, .gpl or .json.",
)
@common.force
@common.lang
def command(name: str | None, show_toml: bool, show_dyes: bool, out: Path | None, force: bool, lang: str) -> None:
    """List the wax-and-dye processes with their swatches, or tell the steps of the one called NAME.

    A process of your own is a .toml file; 'batik-gen processes sogan-yogya --toml' shows how one is written.
    """
    from batik_gen.render.processes.table import PROCESSES, added_processes

    if show_dyes:
        _list_dyes(lang)
        return
    ctx = click.get_current_context()
    chosen = read_process(ctx, ctx.command.params[0], name)
    if show_toml:
        tell(_declaration(chosen), nl=False)
        return
    if out is not None:
        _write(chosen, out, force)
        return
    for process in (chosen.found(),) if chosen.name else PROCESSES.values():
        tell(visible(f"{process.name}  ({process.region})  ") + _swatches(process), painted=True)
        tell(wrap(process.meaning.say(lang), " " * 4, " " * 4))
        if chosen.name:
            tell(_steps(process, lang), painted=True)
    for broken, why in added_processes()[1].items():
        tell(_WORDS["skipped"].say(lang).format(broken, why), err=True)


def _declaration(chosen: ProcessChoice) -> str:
    from batik_gen.render.processes.table import declaration_of
    from batik_gen.values.errors import UnknownName

    if not chosen.name:
        raise UnknownName("say whose declaration to print, for example: batik-gen processes sogan-yogya --toml")
    return chosen.declaration or declaration_of(chosen.name)


def _write(chosen: ProcessChoice, out: Path, force: bool) -> None:
    from batik_gen.cli.running.outputs import check_picture_free
    from batik_gen.render.processes.swatches import export_swatches
    from batik_gen.values.errors import UnknownName

    if not chosen.name:
        raise UnknownName("say whose swatches to write, for example: batik-gen processes sogan-yogya -o sogan.gpl")
    check_picture_free(out, force)
    export_swatches(chosen.found(), out)
    tell(f"{out}: swatches of {chosen.name}")


def _list_dyes(lang: str) -> None:
    from batik_gen.render.processes.dyestuff import FIXERS, dyes

    for dye in dyes().values():
        shown = "".join(f"  {count} x {_shown(colour)}" for count, colour in dye.colours)
        tell(f"{dye.name}  ({dye.title.say(lang)}{'; ' + dye.plant if dye.plant else ''}){shown}", painted=True)
        most = dye.colours[-1][0] if dye.colours else 0
        for fixer in FIXERS.values() if most and dye.kin == "soga" else ():
            colour = dye.on("#f1ebde", most, fixer.name)
            tell(f"    {fixer.title.say(lang):8} {_shown(colour)}", painted=True)
        tell(wrap(f"{_WORDS['sources'].say(lang)}: {dye.source}", " " * 4, " " * 4))


def _swatches(process: "Process") -> str:
    from batik_gen.render.processes.swatches import swatches

    return " ".join(f"{_shown(swatch.hex)}" for swatch in swatches(process))


def _shown(colour: str) -> str:
    """Return a colour's ``#rrggbb``, on a terminal behind two cells of it."""
    red, green, blue = bytes.fromhex(colour[1:])
    return f"{click.style('  ', bg=(red, green, blue))} {colour}" if sys.stdout.isatty() else colour


def _steps(process: "Process", lang: str) -> str:
    from batik_gen.render.processes.swatches import swatches

    lines = [f"    {number}. {_told(step, process.ladder, lang)}" for number, step in enumerate(process.steps, 1)]
    lines.append(f"    {_WORDS['colours'].say(lang)}:")
    lines += [f"      {_shown(swatch.hex)}  {swatch.name}" for swatch in swatches(process)]
    lines += [f"    {visible(note)}" for note in dict.fromkeys(dip.note for dip in process.dips) if note]
    return "\n".join([*lines, f"    {_WORDS['sources'].say(lang)}: {visible('; '.join(process.sources))}"])


def _told(step: "Step", ladder: bool, lang: str) -> str:
    from batik_gen.render.processes.steps import Apply, Colet, Dip, Scrape

    if isinstance(step, Apply | Scrape):
        verb = _WORDS["wax" if isinstance(step, Apply) else "scrape"].say(lang)
        return verb.format(", ".join(sorted(step.states)))
    if isinstance(step, Colet):
        painted = _WORDS["colet"].say(lang).format(", ".join(sorted(step.states)), _dye(step, lang))
        return f"{painted} ({_shown(step.alone)})"
    if isinstance(step, Dip):
        often = _WORDS["once"].say(lang) if step.dips == 1 else _WORDS["times"].say(lang).format(step.dips)
        told = _WORDS["dip"].say(lang).format(often, _dye(step, lang))
        return f"{told} ({_WORDS['then' if ladder else 'alone'].say(lang)} {_shown(step.alone)})"
    return _WORDS["boil"].say(lang)


def _dye(step: "Dip", lang: str) -> str:
    from batik_gen.render.processes.dyestuff import FIXERS, dyes

    named = dyes().get(step.dye)
    fixed = _WORDS["fixed"].say(lang).format(FIXERS[step.fixer].title.say(lang)) if step.fixer else ""
    return visible(named.title.say(lang) if named else step.dye) + fixed
