"""``batik-gen campaign init``: a folder of recordings gets a plan to be filled in."""

from pathlib import Path

import click

from batik_gen.cli.commands.campaign.speaking import folder, option, spoken
from batik_gen.cli.running.exits import DONE
from batik_gen.cli.running.terminal import tell
from batik_gen.deliverables.texts.table import text


def build(lang: str) -> click.Command:
    """Return the command in a language."""
    return spoken(
        "init",
        lang,
        [
            folder(),
            *(option(lang, f"--{name}", default="") for name in ("name", "client", "contact")),
            option(lang, "--booth", is_flag=True),
        ],
        _init,
    )


def _init(lang: str, folder: Path, name: str, client: str, contact: str, booth: bool) -> int:
    from batik_gen.campaign.plan.beginning import begin, listed
    from batik_gen.deliverables.table import deliverables
    from batik_gen.deliverables.values.brand import Brand
    from batik_gen.values.words import Words

    brand = Brand(name, client, (), (), Words("", ""), contact)
    begun = begin(folder, deliverables(), lang, brand, booth)
    kinds = ", ".join(f"{count} {ending}" for ending, count in begun.endings.items())
    key = "run.begun" if begun.recordings else "run.begun_booth"
    tell(text(key, lang, count=begun.recordings, kinds=kinds, files=", ".join(begun.files), forms=begun.forms))
    if begun.unreadable:
        tell(text("run.unreadable", lang, files=listed(begun.unreadable, lang)))
    if begun.recordings:
        tell(text("run.try_check", lang, folder=str(folder)))
    return DONE
