"""``batik-gen campaign init``: a folder of recordings gets a plan to be filled in."""

from pathlib import Path

import click

from batik_gen.campaign.texts.table import text
from batik_gen.cli.commands.campaign.speaking import folder, option, spoken
from batik_gen.cli.running.exits import DONE
from batik_gen.cli.running.terminal import tell


def build(lang: str) -> click.Command:
    """Return the command in a language."""
    return spoken(
        "init",
        lang,
        [folder(), *(option(lang, f"--{name}", default="") for name in ("name", "client", "contact"))],
        _init,
    )


def _init(lang: str, folder: Path, name: str, client: str, contact: str) -> int:
    from batik_gen.campaign.deliverables.table import deliverables
    from batik_gen.campaign.plan.beginning import begin
    from batik_gen.campaign.values.plan import Brand
    from batik_gen.values.words import Words

    brand = Brand(name, client, (), (), Words("", ""), contact)
    begun = begin(folder, deliverables(), lang, brand)
    kinds = ", ".join(f"{count} {ending}" for ending, count in begun.endings.items())
    tell(text("run.begun", lang, count=begun.recordings, kinds=kinds, files=", ".join(begun.files), forms=begun.forms))
    tell(text("run.try_check", lang, folder=str(folder)))
    return DONE
