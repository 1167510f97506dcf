"""The plan of a folder: read whole, and refused with all that is wrong with it at once."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from batik_gen.campaign.consent.templates import form_path
from batik_gen.campaign.plan.keys import Keys
from batik_gen.campaign.plan.people import Usual, people_in
from batik_gen.campaign.plan.problems import BadPlan, Problem, Problems
from batik_gen.campaign.plan.settings import USUAL_MOTIF, settings_in
from batik_gen.campaign.plan.sheet import read_sheet
from batik_gen.campaign.values.participant import Participant
from batik_gen.campaign.values.plan import Plan
from batik_gen.deliverables.texts.table import text
from batik_gen.deliverables.values.deliverable import Deliverable
from batik_gen.values.errors import BadSettings
from batik_gen.values.toml_table import read_toml, toml_text

SETTINGS, PEOPLE = "campaign.toml", ("participants.csv", "participants.tsv")
_USUAL = Usual(USUAL_MOTIF, "", "")
_ON_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_plan(folder: Path, known: Mapping[str, Deliverable], today: str, lang: str) -> Plan:
    """Return the plan of a campaign's folder.

    Parameters
    ----------
    folder
        It holds campaign.toml and participants.csv.
    known
        Everything that can be handed over, by id.
    today
        The day, as ``2026-11-29``.
    lang
        Language of what is said.

    Raises
    ------
    BadPlan
        With all that has to be mended first.
    """
    plan, found = look_at(folder, known, today, lang)
    if plan is None:
        grave = sum(problem.grave for problem in found)
        raise BadPlan(text("plan.mend_first", lang, count=grave, first=told(found[0])), found)
    return plan


def read_settings(folder: Path, known: Mapping[str, Deliverable], lang: str) -> tuple[Plan, Usual]:
    """Return the plan of a campaign with nobody in it yet, and what rows fall back to; arguments as ``read_plan``.

    Raises
    ------
    BadPlan
        With all that has to be mended first in campaign.toml.
    """
    plan, usual, found = _settings(folder, known, lang)
    grave = [problem for problem in found if problem.grave]
    if plan is None or grave:
        raise BadPlan(text("plan.mend_first", lang, count=len(grave), first=told(grave[0])), found)
    return plan, usual


def look_at(
    folder: Path, known: Mapping[str, Deliverable], today: str, lang: str
) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Return the plan, or None where something has to be mended first, and all that was found, grave ones first."""
    plan, usual, found = _settings(folder, known, lang)
    people, more = _people(folder, usual, today, lang)
    found = sorted(found + more, key=lambda problem: not problem.grave)
    if plan is None or any(problem.grave for problem in found):
        return None, tuple(found)
    return replace(plan, people=people), tuple(found)


def told(problem: Problem) -> str:
    """Return a problem as one line, with its place as an editor finds it."""
    column = f", {problem.column}" if problem.column else ""
    place = f"{problem.file}:{problem.line}{column}" if problem.line else problem.file
    return f"{place}: {problem.said}"


def table_of(folder: Path) -> Path:
    """Return the table of people of a campaign's folder, whether it is there or not."""
    return next((folder / name for name in PEOPLE if (folder / name).is_file()), folder / PEOPLE[0])


def texts_of(plan: Plan) -> Mapping[str, str]:
    """Return the SHA-256 of every consent text that somebody signed, by its name."""
    signed = (person.consent for person in plan.people if person.consent)
    return {form_path(plan.folder, each.text, each.lang).name: each.sha256 for each in signed}


def _settings(folder: Path, known: Mapping[str, Deliverable], lang: str) -> tuple[Plan | None, Usual, list[Problem]]:
    problems = Problems(SETTINGS, lang)
    try:
        content = toml_text(folder / SETTINGS, "", refusal=BadSettings, otherwise="")
        table = read_toml(content, SETTINGS, refusal=BadSettings)
    except BadSettings as error:
        place = _ON_LINE.search(str(error))
        problems.add(int(place[1]) if place else 0, "", "not_toml", why=str(error))
        return None, _USUAL, problems.found
    if not content:
        problems.add(0, "", "no_settings")
        return None, _USUAL, problems.found
    return *settings_in(Keys(table, problems), folder, known), problems.found


def _people(folder: Path, usual: Usual, today: str, lang: str) -> tuple[tuple[Participant, ...], list[Problem]]:
    path = table_of(folder)
    problems = Problems(path.name, lang)
    if not path.is_file():
        problems.add(0, "", "no_people")
        return (), problems.found
    try:
        sheet = read_sheet(path)
    except BadSettings as error:
        problems.add(0, "", "bad_sheet", why=str(error))
        return (), problems.found
    if path.stat().st_mode & 0o077:
        problems.add(0, "", "open_to_others", grave=False)
    people = people_in(sheet, folder, usual, today, problems)
    if not sheet.rows:
        problems.add(0, "", "nobody")
    return people, problems.found
