"""``batik-gen campaign export``: what may be shown, in a folder or an archive of its own."""

from pathlib import Path

import click

from batik_gen.cli.commands.campaign.planned import manifest_there, plan_in
from batik_gen.cli.commands.campaign.speaking import folder, option, spoken
from batik_gen.cli.running.exits import DONE, NOTHING_USABLE
from batik_gen.cli.running.terminal import tell
from batik_gen.deliverables.texts.table import text


def build(lang: str) -> click.Command:
    """Return the command in a language."""
    to = option(lang, "--to", "target", type=click.Path(path_type=Path), required=True, metavar="FOLDER|FILE.zip")
    return spoken("export", lang, [folder(), to], _export)


def _export(lang: str, folder: Path, target: Path) -> int:
    from batik_gen.campaign.clock import today
    from batik_gen.campaign.keeping.export import export, showable
    from batik_gen.campaign.running.lock import locked
    from batik_gen.campaign.running.manifest import opened
    from batik_gen.campaign.running.places import work_of
    from batik_gen.campaign.running.run import Order
    from batik_gen.deliverables.makers.table import maker_of

    day = today()
    path = manifest_there(folder, lang)
    with locked(work_of(folder)), opened(path) as manifest:
        plan = plan_in(folder, day, lang)
        pieces = list(showable(plan, Order(day, maker_of, lang=lang), manifest))
        if not pieces:
            tell(text("run.nothing_to_show", lang))
            return NOTHING_USABLE
        files = export(plan, pieces, target)
    people = len({piece.person for piece in pieces} - {""})
    tell(text("run.exported", lang, files=files, people=people, target=target.name))
    return DONE
