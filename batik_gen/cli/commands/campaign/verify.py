"""``batik-gen campaign verify``: every file as it was made, and some drawn again byte for byte."""

from pathlib import Path

import click

from batik_gen.cli.commands.campaign.planned import manifest_there, plan_in
from batik_gen.cli.commands.campaign.speaking import folder, option, spoken
from batik_gen.cli.running.exits import DONE, FAILED
from batik_gen.cli.running.terminal import tell
from batik_gen.deliverables.texts.table import text


def build(lang: str) -> click.Command:
    """Return the command in a language."""
    sample = option(lang, "--sample", type=click.IntRange(0), default=3, show_default=True, metavar="N")
    return spoken("verify", lang, [folder(), sample], _verify)


def _verify(lang: str, folder: Path, sample: int) -> int:
    from batik_gen.campaign.clock import today
    from batik_gen.campaign.keeping.verify import check_files, check_platforms, redraw
    from batik_gen.campaign.running.lock import locked
    from batik_gen.campaign.running.manifest import opened
    from batik_gen.campaign.running.places import output_of, work_of
    from batik_gen.campaign.running.run import Order
    from batik_gen.deliverables.makers.table import maker_of

    day = today()
    path = manifest_there(folder, lang)
    whole = wrong = 0
    # What a run is writing meanwhile would look wrong.
    with locked(work_of(folder)), opened(path) as manifest:
        for checked in check_files(manifest, output_of(folder)):
            whole += not checked.wrong
            wrong += bool(checked.wrong)
            if checked.wrong:
                tell(text(f"run.file_{checked.wrong}", lang, name=checked.name))
        tell(text("run.files_checked", lang, whole=whole, wrong=wrong))
        plan = plan_in(folder, day, lang)
        unfit = 0
        for unlike, problem in check_platforms(plan, manifest, output_of(folder)):
            unfit += 1
            tell(f"{unlike.deliverable}/{problem.say(lang, plan.brand.texts)}")
        tell(text("checking.unfit" if unfit else "checking.fit", lang, count=unfit))
        wrong += unfit
        again = redraw(plan, Order(day, maker_of, lang=lang), manifest, sample) if sample else ()
        for each in again:
            what = "due" if each.reason == "due" else "same" if each.same else "differs"
            wrong += not each.same
            tell(text(f"run.redrawn_{what}", lang, piece=f"{each.piece.deliverable}/{each.piece.stem}"))
    if wrong:
        tell(text("run.try_mend", lang, folder=str(folder)))
    return FAILED if wrong else DONE
