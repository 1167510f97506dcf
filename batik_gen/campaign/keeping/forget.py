"""A person forgotten: all that a campaign holds of them taken away, and a search that shows it."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from batik_gen.campaign.keeping.reporting import take_reports
from batik_gen.campaign.keeping.searching import Hit, Needle, Word, search
from batik_gen.campaign.plan.cells import Cells
from batik_gen.campaign.plan.people import places_of, recording_in
from batik_gen.campaign.plan.plan_of import table_of
from batik_gen.campaign.plan.problems import Problems
from batik_gen.campaign.plan.rewriting import take_rows
from batik_gen.campaign.plan.sheet import Sheet, read_sheet
from batik_gen.campaign.running.clearing import Clearing, stray_portraits, sweep_all
from batik_gen.campaign.running.content import parts_of, sha256_of
from batik_gen.campaign.running.manifest import Manifest
from batik_gen.campaign.running.places import RECEIPTS
from batik_gen.campaign.values.piece import GROUP
from batik_gen.deliverables.texts.table import text
from batik_gen.values.files import write_whole

_OURS = Path(__file__).parents[2]
"""The package, whose texts speak of flowers, colours and places that people are named after."""


@dataclass(frozen=True)
class Forgotten:
    """Hold what was taken away, and what is to be looked for.

    Parameters
    ----------
    known
        Whether the campaign held anything of that id.
    files
        How many files were deleted, recordings in the campaign's folder with them.
    outside
        Recordings that lie outside the folder and are left to the team.
    needles
        What must not be found any more.
    """

    known: bool
    files: int
    outside: tuple[Path, ...]
    needles: tuple[Needle, ...]


def forget(folder: Path, person: str, manifest: Manifest) -> Forgotten:
    """Take away all that a campaign's folder holds of a person; things of groups and reports are then due anew.

    It can end at any moment and be done again: the row of the table goes last.

    Raises
    ------
    BadSettings
        If the table of people cannot be read.
    CannotWrite
        If it cannot be written.
    """
    sheet = read_sheet(table_of(folder))
    rows = _rows(sheet, folder)
    own = [row for row in rows if row.id == person]
    others = [row for row in rows if row.id != person]
    measured = manifest.measured(person)
    pieces = tuple(manifest.pieces_of(person).values())
    called = Needle("id", person, _longer(person, (row.id for row in others)))
    needles = [called]
    needles += [Needle("hash", each) for each in (measured.content, measured.portrait) if each] if measured else []
    # What another row names as well stays, and is that person's.
    shared = {path for row in others for path in row.files}
    files = [path for row in own for path in row.files if path not in shared]
    names = {row.name for row in own} - {row.name for row in others} - {""}
    said = sorted({cell for row in others for cell in row.cells.row.cells})
    needles += [Needle("name", name, _longer(name, said), _is_ordinary(name, said)) for name in sorted(names)]
    inside = [path for path in files if _is_inside(path, folder)]
    for path in files:
        needles.append(Needle("file", path.name, _longer(path.name, (other.name for other in shared))))
        for part in parts_of(path) if path.exists() else ():
            needles.append(Needle("hash", sha256_of(part)))
    parts = [part for path in inside if path.exists() for part in parts_of(path)]
    for path in parts:
        path.unlink(missing_ok=True)
    deleted = len(parts) + take_reports(folder) + bool(measured and measured.portrait)
    for path in inside:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        with suppress(OSError):
            # A folder of that person alone is gone with its last file.
            path.parent.rmdir()
    clearing = Clearing(folder, manifest)
    deleted += clearing.forget(person) + clearing.forget(GROUP)
    for path in stray_portraits(folder, manifest):
        path.unlink(missing_ok=True)
    sweep_all(folder)
    manifest.vacuum()
    # A file that others have with the very same bytes tells nothing of the person.
    made = {file.sha256 for piece in pieces for file in piece.files}
    needles += [Needle("hash", sha256) for sha256 in sorted(made) if not manifest.has_hash(sha256)]
    _clean_logs(folder, called)
    if own:
        # As the table is now: others may have come into it meanwhile.
        take_rows(folder, person)
    outside = tuple(path for path in files if path not in inside)
    return Forgotten(bool(own or pieces or measured), deleted, outside, tuple(dict.fromkeys(needles)))


def prove(folder: Path, needles: Sequence[Needle]) -> tuple[int, tuple[Hit, ...]]:
    """Search every byte of the folder; return how many files were looked through, and what was found."""
    hits: list[Hit] = []
    looked = 0
    for found in search(folder, needles):
        if isinstance(found, Hit):
            hits.append(found)
        else:
            looked += 1
    return looked, tuple(hits)


def write_receipt(folder: Path, counts: Mapping[str, int], today: str, lang: str) -> Path:
    """Write that somebody was forgotten, on which day, and what the search looked through; nothing of the person."""
    receipts = folder / RECEIPTS
    receipts.mkdir(exist_ok=True)
    path = receipts / f"{len(list(receipts.glob('*.txt'))) + 1:04d}.txt"
    told = text("run.receipt", lang, today=today, **counts) + "\n"
    write_whole(path, lambda file: file.write(told.encode()), over=False)
    return path


@dataclass(frozen=True)
class _Row:
    """Hold of a row of people what is needed to forget one."""

    id: str
    name: str
    files: tuple[Path, ...]
    cells: Cells


def _rows(sheet: Sheet, folder: Path) -> list[_Row]:
    passed_over = Problems("", "en")
    places = places_of(sheet, passed_over)
    rows = []
    for row in sheet.rows:
        cells = Cells(row, places, sheet.header.cells, passed_over)
        files = tuple(recording_in(folder, name) for name in cells.texts("files"))
        rows.append(_Row(cells.text("id"), cells.text("name"), files, cells))
    return rows


def _longer(text: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return others' texts that hold this one."""
    return tuple(sorted({other for other in others if text.lower() in other.lower() and other != text}))


def _is_ordinary(name: str, said: Sequence[str]) -> bool:
    """Tell whether a name is also a word of our own texts, or all that a cell of somebody else says."""
    if name.lower() in {cell.lower() for cell in said}:
        return True
    word = Word(Needle("name", name))
    texts = (path.read_bytes() for path in sorted(_OURS.rglob("*")) if path.suffix in (".toml", ".py"))
    return any(word.is_in(content, content.lower()) for content in texts)


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _clean_logs(folder: Path, called: Needle) -> None:
    """Take the lines about a person out of every log in the folder."""
    word = Word(called)
    for path in sorted(folder.rglob("*.log")):
        lines = path.read_bytes().splitlines(keepends=True)
        kept = b"".join(line for line in lines if not word.is_in(line, line.lower()))
        if kept != b"".join(lines):
            write_whole(path, lambda file, kept=kept: file.write(kept), private=True)  # type: ignore[misc]
