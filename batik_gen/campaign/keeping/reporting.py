"""The report of a campaign as it stands: what the manifest knows, and what each consent lets be told."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from batik_gen.campaign.keeping.export import all_may, manifest_csv, manifest_json, shown
from batik_gen.campaign.report.html_page import write_html
from batik_gen.campaign.report.pdf_pages import write_pdf
from batik_gen.campaign.running.due import lacking
from batik_gen.campaign.running.keys import shown_of
from batik_gen.campaign.running.manifest import Manifest
from batik_gen.campaign.running.places import OUTPUT, REPORT, portraits_of, writing_there
from batik_gen.campaign.values.participant import Participant
from batik_gen.campaign.values.piece import GROUP, Piece
from batik_gen.campaign.values.plan import Plan
from batik_gen.campaign.values.report import Audience, Report, ReportFile, ReportNumber, ReportRow, State
from batik_gen.deliverables.texts.refusals import kind_in_both, refusal_in_both
from batik_gen.deliverables.values.deliverable import Deliverable
from batik_gen.pattern.declaring.registry import family_named, usual_process
from batik_gen.values.errors import BadPortrait
from batik_gen.values.features import FEATURES
from batik_gen.values.files import write_whole
from batik_gen.values.portrait import Portrait
from batik_gen.values.words import Words
from batik_gen.version import __version__

_PICTURES = (".jpg", ".jpeg", ".png", ".webp")
_LEGEND = ".legend."
"""In names of what tells whose patch is whose, beside a cloth."""
_ORDER = ("feed", "cloth", "card", "poster", "group-cloth")
"""Kinds whose picture shows a cloth best, first the best."""


def write_report(plan: Plan, manifest: Manifest, audience: Audience, today: str, lang: str) -> tuple[Path, ...]:
    """Write the report into the campaign's folder, for the archive with the whole manifest; return the files.

    Raises
    ------
    CannotWrite
        If the folder cannot be written.
    """
    report = report_of(plan, manifest, audience, today, lang)
    html, pdf = _paths(plan.folder, audience)
    with writing_there():
        html.parent.mkdir(exist_ok=True)
    write_html(report, html, "..")
    write_pdf(report, pdf)
    if audience is Audience.CLIENT:
        return html, pdf
    # The archive's holds what was measured, where the plan lets it be told, and why something failed.
    for path in (html, pdf):
        path.chmod(0o600)
    pieces = tuple(manifest.every_piece())
    as_csv, as_json = _tables(plan.folder)
    write_whole(as_csv, lambda file: file.write(manifest_csv(pieces)), private=True)
    write_whole(as_json, lambda file: file.write(manifest_json(pieces)), private=True)
    return html, pdf, as_csv, as_json


def reports_there(folder: Path) -> tuple[Audience, ...]:
    """Return for whom a report was written."""
    return tuple(each for each in Audience if any(path.is_file() for path in _paths(folder, each)))


def take_reports(folder: Path) -> int:
    """Delete the reports of a campaign's folder; return how many files."""
    written = [*_tables(folder), *(path for each in Audience for path in _paths(folder, each))]
    there = [path for path in written if path.is_file()]
    for path in there:
        path.unlink()
    return len(there)


def report_of(plan: Plan, manifest: Manifest, audience: Audience, today: str, lang: str) -> Report:
    """Return all that a report tells, of the people in the order of the plan, then of groups."""
    by_id = {each.id: each for each in plan.deliverables}
    rows = [_row(person, plan, manifest, by_id, audience, today) for person in plan.people]
    groups = [piece for piece in manifest.pieces_of(GROUP).values() if piece.deliverable in by_id]
    rows += [_group(piece, plan, by_id[piece.deliverable], audience, today) for piece in groups]
    names = {each.id: each.names for each in plan.deliverables}
    return Report(plan.brand, audience, tuple(rows), names, __version__, today, lang)


def _row(
    person: Participant,
    plan: Plan,
    manifest: Manifest,
    by_id: dict[str, Deliverable],
    audience: Audience,
    today: str,
) -> ReportRow:
    told = shown_of(person, plan, today)
    pieces = [piece for piece in manifest.pieces_of(person.id).values() if piece.deliverable in by_id]
    # A client is handed what may be shown, whatever else was made.
    seen = [
        p for p in pieces if audience is Audience.ARCHIVE or not lacking(person, shown(by_id[p.deliverable]), today)
    ]
    state, reason = _state(pieces)
    return ReportRow(
        id=person.id,
        name=told.name,
        state=state,
        reason=reason,
        motif=person.motif,
        process=person.process or usual_process(family_named(person.motif), person.variant),
        lang=person.lang,
        motif_name=told.motif_name,
        title=told.title,
        credit=told.credit,
        shows=any(not lacking(person, shown(each), today) for each in plan.deliverables),
        picture=_picture(seen, plan, by_id),
        files=_files(seen),
        numbers=tuple(_numbers(person, plan, manifest)) if plan.numbers else (),
        seconds=sum(piece.seconds for piece in pieces),
    )


def _group(piece: Piece, plan: Plan, deliverable: Deliverable, audience: Audience, today: str) -> ReportRow:
    return ReportRow(
        id="",
        name="",
        state=piece.state,
        reason=_reason(piece),
        motif=str(deliverable.settings.get("motif", deliverable.id)),
        process=str(deliverable.settings.get("process") or _usual_process(deliverable)),
        lang=piece.lang,
        shows=all_may(plan, deliverable, today),
        picture=_picture([piece], plan, {deliverable.id: deliverable}),
        files=_files([piece]),
        seconds=piece.seconds,
    )


def _usual_process(deliverable: Deliverable) -> str:
    """Return how a group cloth is dyed where nothing is said; nothing for what shows many cloths."""
    return family_named(deliverable.settings["motif"]).process if "motif" in deliverable.settings else ""


def _state(pieces: Sequence[Piece]) -> tuple[State, Words]:
    """Return how far a person's things are on the whole, and why not all are made."""
    for state in (State.FAILED, State.WAITING, State.MADE, State.LEFT_OUT):
        found = [piece for piece in pieces if piece.state is state]
        if found:
            return state, _reason(found[0])
    return State.WAITING, Words("", "")


def _reason(piece: Piece) -> Words:
    if not piece.kind:
        return Words("", "")
    said = kind_in_both(piece.kind)
    more = refusal_in_both(piece.kind, piece.reason) if piece.reason else None
    return Words(f"{said.en}: {more.en}", f"{said.id}: {more.id}") if more else said


def _picture(pieces: Sequence[Piece], plan: Plan, by_id: dict[str, Deliverable]) -> Path | None:
    kinds = {kind: place for place, kind in enumerate(_ORDER)}
    made = [
        (kinds.get(by_id[piece.deliverable].kind, len(_ORDER)), _LEGEND in file.name, file.name)
        for piece in pieces
        for file in piece.files
        if Path(file.name).suffix.lower() in _PICTURES and (plan.folder / OUTPUT / file.name).is_file()
    ]
    return plan.folder / OUTPUT / min(made)[2] if made else None


def _files(pieces: Sequence[Piece]) -> tuple[ReportFile, ...]:
    return tuple(
        ReportFile(f"{OUTPUT}/{file.name}", piece.deliverable, file.size, file.sha256)
        for piece in pieces
        for file in piece.files
    )


def _numbers(person: Participant, plan: Plan, manifest: Manifest) -> Iterator[ReportNumber]:
    """Yield what was measured of a person, as far as it is kept."""
    measured = manifest.measured(person.id)
    if measured is None or measured.kind:
        return
    try:
        portrait = Portrait.load(portraits_of(plan.folder) / f"{measured.portrait}.json")
    except BadPortrait:
        return
    for feature in portrait.features:
        if feature.value is not None and feature.name in FEATURES:
            yield ReportNumber(FEATURES[feature.name].words, feature.value, feature.unit, feature.percentile)


def _paths(folder: Path, audience: Audience) -> tuple[Path, Path]:
    return folder / REPORT / f"{audience.value}.html", folder / REPORT / f"{audience.value}.pdf"


def _tables(folder: Path) -> tuple[Path, Path]:
    return folder / REPORT / "manifest.csv", folder / REPORT / "manifest.json"
