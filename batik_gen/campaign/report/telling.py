"""What a report tells whom: rows as their reader may see them, and what they are called in both languages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from batik_gen.campaign.values.report import Audience, Report, ReportRow, State
from batik_gen.deliverables.texts.table import LANGS, day, text
from batik_gen.pattern.declaring.registry import family_named
from batik_gen.render.processes.table import find_process
from batik_gen.values.errors import UnknownName
from batik_gen.values.words import Words, capital


def as_seen(report: Report) -> Report:
    """Return a report as its reader may see it.

    A client sees what was made for those who let it be shown: without reasons, numbers, hashes and times. For the
    archive everything stays.
    """
    if report.audience is Audience.ARCHIVE:
        return report
    rows = [row for row in report.rows if row.shows and row.state is State.MADE]
    return replace(report, rows=tuple(replace(row, reason=Words("", ""), numbers=(), seconds=0.0) for row in rows))


@dataclass(frozen=True)
class Sayer:
    """Say texts of ``report.toml`` in both languages, a team's own in their place."""

    report: Report

    def both(self, key: str, /, **values: object) -> Words:
        """Return a text with its placeholders filled; of a value in two languages each has its own."""
        en, id_ = (
            text(f"report.{key}", lang, self.report.brand.texts, **{k: _in(v, lang) for k, v in values.items()})
            for lang in LANGS
        )
        return Words(en, id_)

    def heading(self, row: ReportRow) -> Words:
        """Return what a cloth is called: as its person does, else by its motif; of a group, what it is."""
        own = row.motif_name or row.title
        if not own and not row.id and row.files:
            return self.report.deliverables.get(row.files[0].deliverable) or self.motif(row)
        return Words(own, own) if own else self.motif(row)

    def motif(self, row: ReportRow) -> Words:
        """Return the motif's name with a capital, or of what shows many motifs what it is."""
        return self.report.deliverables.get(row.motif) or _motif(row.motif)

    def kind(self, row: ReportRow) -> Words:
        """Return motif and dyes on one line; of what shows many motifs only in which language it is."""
        if row.motif in self.report.deliverables:
            return self.both(f"lang_{row.lang}") if row.lang else Words("", "")
        parts = [self.motif(row), *((process_of(row),) if row.process else ())]
        return Words(*(" · ".join(part.say(lang) for part in parts) for lang in LANGS))

    def whose(self, row: ReportRow) -> Words:
        """Return whose it is: the name where it may be shown, else the id; of many people that it is theirs."""
        called = row.name or row.id
        return Words(called, called) if called else self.both("group")

    def state(self, row: ReportRow) -> Words:
        """Return how far it is."""
        return self.both(f"state_{row.state.value}")

    def about(self) -> list[Words]:
        """Return the lines at the head: for whom, of what day, and what the reader holds."""
        report = self.report
        client = [self.both("for_client", client=report.brand.client)] if report.brand.client else []
        kind = self.both("client") if report.audience is Audience.CLIENT else self.both("archive")
        return [*client, self.both("made_on", day=_day(report.made_on), version=report.version), kind]

    def foot(self) -> list[Words]:
        """Return the lines at the foot: that it is no diagnosis, and where to ask."""
        brand = self.report.brand
        contact = [self.both("contact", contact=brand.contact)] if brand.contact else []
        return [brand.disclaimer, *contact]


def process_of(row: ReportRow) -> Words:
    """Return the name of the dyes, without what stands in brackets."""
    return _process(row.process)


def counts(rows: Sequence[ReportRow]) -> dict[State, int]:
    """Return how many rows are of each state, without those that none is of."""
    return {state: n for state in State if (n := sum(row.state is state for row in rows))}


@cache
def _motif(name: str) -> Words:
    try:
        label = family_named(name).label
    except UnknownName:
        return Words(name, name)
    return Words(capital(label.en), capital(label.id))


@cache
def _process(name: str) -> Words:
    try:
        title = find_process(name, "").title
    except UnknownName:
        return Words(name, name)
    return Words(title.en.partition(" (")[0], title.id.partition(" (")[0])


def _day(told: str) -> Words:
    return Words(day(told, "en"), day(told, "id"))


def _in(value: object, lang: str) -> object:
    return value.say(lang) if isinstance(value, Words) else value
