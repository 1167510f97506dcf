"""``batik-gen campaign report``: what was made, in a page that opens offline and its PDF."""

from pathlib import Path

import click

from batik_gen.campaign.values.report import Audience
from batik_gen.cli.commands.campaign.planned import manifest_there, plan_in
from batik_gen.cli.commands.campaign.speaking import folder, option, spoken
from batik_gen.cli.running.exits import DONE
from batik_gen.cli.running.terminal import tell
from batik_gen.deliverables.texts.table import text


def build(lang: str) -> click.Command:
    """Return the command in a language."""
    readers = click.Choice([each.value for each in Audience])
    reader = option(lang, "--for", "audience", type=readers, default="client", show_default=True)
    return spoken("report", lang, [folder(), reader], _report)


def _report(lang: str, folder: Path, audience: str) -> int:
    from batik_gen.campaign.clock import today
    from batik_gen.campaign.keeping.reporting import write_report
    from batik_gen.campaign.running.manifest import opened

    day = today()
    with opened(manifest_there(folder, lang)) as manifest:
        paths = write_report(plan_in(folder, day, lang), manifest, Audience(audience), day, lang)
    tell(text("run.reported", lang, files=", ".join(path.relative_to(folder).as_posix() for path in paths)))
    return DONE
