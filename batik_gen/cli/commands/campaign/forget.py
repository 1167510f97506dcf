"""``batik-gen campaign forget``: all that a campaign holds of a person is taken away, and a search shows it."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from batik_gen.campaign.values.report import Audience
from batik_gen.cli.commands.campaign.planned import plan_in
from batik_gen.cli.commands.campaign.speaking import folder, option, spoken
from batik_gen.cli.running.exits import DONE, FAILED, USAGE
from batik_gen.cli.running.terminal import tell
from batik_gen.deliverables.texts.table import text
from batik_gen.values.errors import BadSettings


def build(lang: str) -> click.Command:
    """Return the command in a language."""
    params = [
        folder(),
        click.Argument(["person"], metavar="ID"),
        option(lang, "--yes", is_flag=True),
        option(lang, "--jobs", type=click.IntRange(1), metavar="N"),
    ]
    return spoken("forget", lang, params, _forget)


def _forget(lang: str, folder: Path, person: str, yes: bool, jobs: int | None) -> int:
    from batik_gen.campaign.clock import today
    from batik_gen.campaign.keeping.forget import forget, prove, write_receipt
    from batik_gen.campaign.keeping.reporting import reports_there
    from batik_gen.campaign.plan.plan_of import table_of
    from batik_gen.campaign.running.lock import locked
    from batik_gen.campaign.running.manifest import opened
    from batik_gen.campaign.running.places import manifest_of, work_of

    if not table_of(folder).is_file():
        raise BadSettings(text("plan.no_folder", lang, found=folder.name or "."))
    if not yes and not click.confirm(text("run.sure", lang, person=person), err=True):
        tell(text("run.nothing_forgotten", lang))
        return USAGE
    day = today()
    reports = reports_there(folder)
    with locked(work_of(folder)), opened(manifest_of(folder)) as manifest:
        forgotten = forget(folder, person, manifest)
    if not forgotten.known:
        tell(text("run.not_known", lang, person=person))
    tell(text("run.taken", lang, files=forgotten.files))
    for path in forgotten.outside:
        tell(text("run.outside", lang, file=str(path)))
    groups = _make_again(folder, reports, day, lang, jobs or os.cpu_count() or 1)
    looked, hits = prove(folder, forgotten.needles)
    sure = [hit for hit in hits if not hit.ordinary]
    for hit in sure:
        tell(text("run.still_there", lang, file=hit.file.relative_to(folder).as_posix(), what=hit.what))
    if sure:
        return FAILED
    if hits:
        first = hits[0].file.relative_to(folder).as_posix()
        tell(text("run.ordinary_word", lang, count=len(hits), file=first))
    counts = {"files": forgotten.files, "groups": groups, "looked": looked}
    receipt = write_receipt(folder, counts, day, lang)
    tell(text("run.forgotten", lang, looked=looked, receipt=receipt.relative_to(folder).as_posix()))
    return DONE


def _make_again(folder: Path, reports: Sequence[Audience], today: str, lang: str, jobs: int) -> int:
    """Draw things of groups and write reports again, without the person; return how many of groups."""
    from batik_gen.campaign.keeping.reporting import write_report
    from batik_gen.campaign.plan.plan_of import texts_of
    from batik_gen.campaign.plan.problems import BadPlan
    from batik_gen.campaign.running.events import Ended
    from batik_gen.campaign.running.manifest import opened
    from batik_gen.campaign.running.places import manifest_of
    from batik_gen.campaign.running.run import Order, run
    from batik_gen.deliverables.makers.table import maker_of

    try:
        plan = plan_in(folder, today, lang)
    except BadPlan:
        tell(text("run.groups_later", lang))
        return 0
    order = Order(today, maker_of, jobs, groups_only=True, lang=lang)
    made = sum(event.made for event in run(plan, order, texts_of(plan)) if isinstance(event, Ended))
    with opened(manifest_of(folder)) as manifest:
        for audience in reports:
            write_report(plan, manifest, audience, today, lang)
    return made
