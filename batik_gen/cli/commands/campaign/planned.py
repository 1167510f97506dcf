"""What commands of a campaign share: its plan, with all that is wrong told where it has to be mended first."""

from pathlib import Path

from batik_gen.campaign.values.plan import Plan
from batik_gen.cli.running.terminal import tell
from batik_gen.deliverables.texts.table import text
from batik_gen.values.errors import BadSettings


def plan_in(folder: Path, today: str, lang: str) -> Plan:
    """Return the plan of a folder; raises BadPlan after all problems were told on stderr."""
    from batik_gen.campaign.plan.plan_of import read_plan, told
    from batik_gen.campaign.plan.problems import BadPlan
    from batik_gen.deliverables.table import deliverables

    try:
        return read_plan(folder, deliverables(), today, lang)
    except BadPlan as error:
        for problem in error.problems:
            if problem.grave:
                tell(told(problem), err=True)
        raise


def manifest_there(folder: Path, lang: str) -> Path:
    """Return the manifest's file; raises BadSettings where nothing was run yet."""
    from batik_gen.campaign.running.places import manifest_of

    path = manifest_of(folder)
    if not path.is_file():
        raise BadSettings(text("run.never_run", lang, folder=folder.name or "."))
    return path
