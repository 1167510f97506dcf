"""The table of people changed while others may change it: a row more, or those of a person taken out."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from batik_gen.campaign.plan.cells import Cells
from batik_gen.campaign.plan.people import places_of
from batik_gen.campaign.plan.plan_of import table_of
from batik_gen.campaign.plan.problems import Problems
from batik_gen.campaign.plan.sheet import Sheet, read_sheet
from batik_gen.values.errors import BadSettings
from batik_gen.values.files import write_whole

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl = None  # type: ignore[assignment]


def add_row(folder: Path, cells: Mapping[str, str]) -> None:
    """Write a row at the end of the table of people, which nobody but its owner can read.

    Parameters
    ----------
    folder
        The campaign's folder.
    cells
        What each column says, by its key.

    Raises
    ------
    BadSettings
        If the table cannot be read, or has no column for one of them.
    CannotWrite
        If it cannot be written.
    """
    with _alone(folder):
        sheet = read_sheet(table_of(folder))
        check_columns(sheet, cells)
        places = places_of(sheet, Problems("", "en"))
        row = [""] * len(sheet.header.cells)
        for key, said in cells.items():
            row[places[key]] = said
        content = sheet.with_row(row)
        write_whole(table_of(folder), lambda file: file.write(content), private=True)


def take_rows(folder: Path, person: str) -> None:
    """Take every row of a person out of the table as it now is; raises as ``add_row``."""
    with _alone(folder):
        sheet = read_sheet(table_of(folder))
        gone = [row for row, id, _ in people_of(sheet) if id == person]
        if gone:
            kept = sheet.without([sheet.rows[number] for number in gone])
            write_whole(table_of(folder), lambda file: file.write(kept), private=True)


def people_of(sheet: Sheet) -> Iterator[tuple[int, str, Cells]]:
    """Yield the number of each row, the public id it tells, and its cells."""
    passed_over = Problems("", "en")
    places = places_of(sheet, passed_over)
    for number, row in enumerate(sheet.rows):
        cells = Cells(row, places, sheet.header.cells, passed_over)
        yield number, cells.text("id"), cells


def check_columns(sheet: Sheet, keys: Mapping[str, str]) -> None:
    """Raise BadSettings where a table has no column for one of these keys."""
    missing = [key for key in keys if key not in places_of(sheet, Problems("", "en"))]
    if missing:
        names = ", ".join(key.replace("allow_name", "show_name").removeprefix("allow_") for key in missing)
        raise BadSettings(f"the table of people has no column {names}; add it to its first line")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process changes the table; the system ends the lock with the process."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
