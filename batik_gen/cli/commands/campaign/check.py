"""``batik-gen campaign check``: all that is missing or wrong in a plan, at once."""

from pathlib import Path

import click

from batik_gen.cli.commands.campaign.speaking import folder, spoken
from batik_gen.cli.running.exits import DONE, USAGE
from batik_gen.cli.running.terminal import tell
from batik_gen.deliverables.texts.table import text


def build(lang: str) -> click.Command:
    """Return the command in a language."""
    return spoken("check", lang, [folder()], _check)


def _check(lang: str, folder: Path) -> int:
    from batik_gen.campaign.clock import today
    from batik_gen.campaign.plan.plan_of import look_at, told
    from batik_gen.deliverables.table import deliverables

    plan, found = look_at(folder, deliverables(), today(), lang)
    for problem in found:
        tell(told(problem) if problem.grave else text("run.worth_a_look", lang, said=told(problem)))
    if plan is None:
        tell(text("run.to_mend", lang, count=sum(problem.grave for problem in found)))
        return USAGE
    without = sum(person.consent is None for person in plan.people)
    tell(text("run.checked", lang, people=len(plan.people), without=without, things=len(plan.deliverables)))
    tell(text("run.try_run", lang, folder=str(folder)))
    return DONE
