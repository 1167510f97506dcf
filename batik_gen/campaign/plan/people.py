"""The people of a campaign: participants.csv, row by row."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from batik_gen.campaign.plan.cells import Cells, name_of
from batik_gen.campaign.plan.columns import columns, keys_by_name, plain
from batik_gen.campaign.plan.consents import consent_in
from batik_gen.campaign.plan.names import motif_problem, process_problem
from batik_gen.campaign.plan.problems import Problems
from batik_gen.campaign.plan.sheet import Sheet
from batik_gen.campaign.values.participant import Participant
from batik_gen.deliverables.values.purpose import Purpose
from batik_gen.eeg.formats.devices import DEVICES
from batik_gen.values.design_fields import MOST_CREDIT, MOST_NAME, MOST_STORY
from batik_gen.values.errors import most_like
from batik_gen.values.reading import Reading
from batik_gen.values.words import Words

_NEEDED = ("id", "files")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_\-]{2,31}")
_RATES = (1.0, 100_000.0)


@dataclass(frozen=True)
class Usual:
    """Hold what a row falls back to: the motif, variant and process of the plan."""

    motif: str
    variant: str
    process: str


def people_in(sheet: Sheet, folder: Path, usual: Usual, today: str, problems: Problems) -> tuple[Participant, ...]:
    """Return the people of a table, and note all that is wrong with it.

    Parameters
    ----------
    sheet
        The table.
    folder
        The campaign's folder, in which files are looked for.
    usual
        What the plan says.
    today
        The day, as ``2026-11-29``.
    problems
        Where what is wrong is noted.
    """
    places = places_of(sheet, problems)
    if any(key not in places for key in _NEEDED):
        return ()
    people = []
    for row in sheet.rows:
        if len(row.cells) > len(sheet.header.cells) and any(row.cells[len(sheet.header.cells) :]):
            problems.add(row.line, "", "too_many_cells", found=len(row.cells), columns=len(sheet.header.cells))
        cells = Cells(row, places, sheet.header.cells, problems)
        people.append(_person(cells, folder, usual, today))
        _check_private(people[-1], cells)
    _note_alike(people, problems)
    return tuple(people)


def places_of(sheet: Sheet, problems: Problems) -> Mapping[str, int]:
    """Return where each column stands; note those that nobody knows, come twice or are not there."""
    places: dict[str, int] = {}
    every = [name for column in columns() for name in (column.names.en, column.names.id)]
    for number, name in enumerate(sheet.header.cells):
        key = keys_by_name().get(plain(name))
        if key is None and name:
            near = " / ".join(most_like(name.lower(), dict.fromkeys(every)))
            problems.add(sheet.header.line, name, "near_column" if near else "unknown_column", found=name, near=near)
        elif key in places:
            problems.add(sheet.header.line, name, "column_twice", found=name)
        elif key is not None:
            places[key] = number
    for key in _NEEDED:
        if key not in places:
            problems.add(sheet.header.line, name_of(key, problems.lang), "column_missing")
    return places


def _person(cells: Cells, folder: Path, usual: Usual, today: str) -> Participant:
    motif = cells.text("motif") or usual.motif
    # The variant of the plan is one of its own motif.
    variant = cells.text("variant") or (usual.variant if motif == usual.motif else "")
    process = cells.text("process") or usual.process
    if problem := motif_problem(motif, variant):
        cells.wrong(
            "variant" if cells.text("variant") else "motif", problem.key, found=problem.found, near=problem.near
        )
    if problem := process_problem(process):
        cells.wrong("process", problem.key, found=problem.found, near=problem.near)
    return Participant(
        id=_id(cells),
        files=tuple(_files(cells, folder)),
        name=cells.text("name", MOST_NAME),
        motif=motif,
        variant=variant,
        process=process,
        motif_name=cells.text("motif_name", MOST_NAME),
        title=cells.text("title", MOST_NAME),
        story=_story(cells),
        credit=cells.text("credit", MOST_CREDIT),
        lang=cells.answer("lang", "lang", needed=False),
        condition=cells.answer("condition", "condition", needed=False) or "unknown",
        reading=_reading(cells),
        consent=consent_in(cells, folder, today),
        row=cells.row.line,
    )


def _check_private(person: Participant, cells: Cells) -> None:
    """Note words that would tell a name that may not be shown, and an id that tells whose it is."""
    named = person.consent is None or Purpose.NAME in person.consent.allowed
    name = re.compile(rf"(?<!\w){re.escape(person.name)}(?!\w)", re.IGNORECASE) if person.name else None
    for key in ("motif_name", "title", "story", "story_en"):
        if name and not named and name.search(cells.text(key)):
            cells.wrong(key, "name_in_words", found=person.name)
    known = [person.name, *(path.stem for path in person.files)]
    if any(len(word) > 2 and word.lower() in person.id.lower() for text in known for word in re.split(r"\W+|_", text)):
        cells.wrong("id", "telling_id", grave=False, found=person.id)


def _id(cells: Cells) -> str:
    said = cells.text("id")
    if not _ID.fullmatch(said):
        cells.wrong("id", "bad_id" if said else "no_id", found=said)
    return said


def _story(cells: Cells) -> Words:
    story, english = cells.text("story", MOST_STORY), cells.text("story_en", MOST_STORY)
    return Words(english or story, story or english)


def _files(cells: Cells, folder: Path) -> Iterator[Path]:
    given = cells.texts("files")
    if not given:
        cells.wrong("files", "no_files")
    for name in given:
        path = recording_in(folder, name)
        if not path.exists():
            cells.wrong("files", "file_missing", found=name)
        yield path


def recording_in(folder: Path, name: str) -> Path:
    """Return the recording that a table names; one made on Windows names folders with the other slash."""
    path = folder / name
    return path if path.exists() or "\\" not in name else folder / name.replace("\\", "/")


def _reading(cells: Cells) -> Reading:
    device = cells.text("device").lower()
    if device and device not in DEVICES:
        cells.wrong("device", "unknown_device", found=device, known=", ".join(DEVICES))
    return Reading(cells.texts("channels") or None, None, cells.number("sfreq", *_RATES), device or None)


def _note_alike(people: list[Participant], problems: Problems) -> None:
    """Note ids that two people share, also in other capitals, as many disks know none; and files of two people."""
    ids = Counter(person.id.lower() for person in people)
    files = Counter(path for person in people for path in person.files)
    for person in people:
        if person.id and ids[person.id.lower()] > 1:
            problems.add(person.row, name_of("id", problems.lang), "id_twice", found=person.id)
        for path in person.files:
            if files[path] > 1:
                problems.add(person.row, name_of("files", problems.lang), "file_twice", grave=False, found=path.name)
