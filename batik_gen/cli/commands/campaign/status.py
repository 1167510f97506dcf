"""``batik-gen campaign status``: how far a campaign is, and why what is missing is missing."""

from pathlib import Path

import click

from batik_gen.campaign.values.report import State
from batik_gen.cli.commands.campaign.planned import manifest_there
from batik_gen.cli.commands.campaign.speaking import folder, spoken
from batik_gen.cli.running.exits import DONE, FAILED
from batik_gen.cli.running.terminal import tell
from batik_gen.deliverables.texts.refusals import kind_in_both, refusal_in_both
from batik_gen.deliverables.texts.table import text


def build(lang: str) -> click.Command:
    """Return the command in a language."""
    return spoken("status", lang, [folder()], _status)


def _status(lang: str, folder: Path) -> int:
    from batik_gen.campaign.running.manifest import opened

    with opened(manifest_there(folder, lang)) as manifest:
        counts = manifest.counts()
        failed, left_out = manifest.reasons(State.FAILED), manifest.reasons(State.LEFT_OUT)
    states = (State.MADE, State.WAITING, State.FAILED, State.LEFT_OUT)
    names = sorted({name for name, _ in counts})
    wide = max(map(len, names), default=0)
    heads = [text(f"report.state_{state.value}", lang) for state in states]
    tell(" ".join([" " * wide, *(f"{head:>12}" for head in heads)]))
    for name in names:
        tell(" ".join([f"{name:{wide}}", *(f"{counts.get((name, state), 0):>12}" for state in states)]))
    for kind, people, one, reason in failed:
        tell(
            text(
                "run.status_failed",
                lang,
                people=people,
                why=kind_in_both(kind).say(lang),
                one=one or "-",
                reason=refusal_in_both(kind, reason).say(lang),
            )
        )
    for kind, people, one, _ in left_out:
        tell(text("run.status_left_out", lang, people=people, why=kind_in_both(kind).say(lang), one=one or "-"))
    return FAILED if failed else DONE
