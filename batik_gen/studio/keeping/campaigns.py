"""Campaigns of the folder: somebody's row in the table of people takes the motif, the kind and the dyes of a look."""

from pathlib import Path
from typing import Any

from batik_gen.campaign.plan.columns import columns, keys_by_name, plain
from batik_gen.campaign.plan.plan_of import SETTINGS, table_of
from batik_gen.campaign.plan.sheet import Sheet, read_sheet
from batik_gen.studio.looks.look import Look
from batik_gen.studio.opening.chooser import inside
from batik_gen.values.errors import BadValue, BatikGenError
from batik_gen.values.files import write_whole
from batik_gen.values.words import Words

_MOST, _MOST_PEOPLE = 20, 2000
_DEEP = ("", "*/", "*/*/")
_TAKEN = Words("{} has it now", "{} kini memilikinya")
_LEFT_OUT = Words(
    "{} has motif, kind and dyes now; what else was set by hand a campaign does not know",
    "{} kini memiliki motif, ragam, dan warnanya; yang lain yang diatur tangan tidak dikenal kampanye",
)


def campaigns_in(root: Path) -> list[dict[str, Any]]:
    """Return the campaigns in a folder, with the public ids of their people and nothing else of them."""
    found = []
    for settings in sorted(path for deep in _DEEP for path in root.glob(f"{deep}{SETTINGS}"))[:_MOST]:
        where = settings.parent.relative_to(root).as_posix()
        try:
            sheet = read_sheet(table_of(inside(root, where)))
            at = _column(sheet, "id")
        except BatikGenError:
            continue
        ids = [row.cells[at] for row in sheet.rows if len(row.cells) > at and row.cells[at]]
        if ids:
            found.append({"folder": where, "ids": ids[:_MOST_PEOPLE]})
    return found


def put(root: Path, folder: str, id: str, look: Look, lang: str) -> str:
    """Write motif, kind and dyes of a look into a person's row, and say so.

    Raises
    ------
    BadValue
        If there is no such campaign or person, or a process of one's own was chosen, which a table cannot hold.
    BadSettings
        If the table cannot be read.
    """
    home = inside(root, folder)
    if not (home / SETTINGS).is_file():
        raise BadValue("there is no campaign in that folder; 'batik-gen campaign init' begins one")
    if look.steps:
        raise BadValue(
            "a campaign knows processes by their names; take one of those, or go back to the workshop's steps"
        )
    table = table_of(home)
    sheet = read_sheet(table)
    at = _column(sheet, "id")
    row = next((row for row in sheet.rows if len(row.cells) > at and row.cells[at] == id), None)
    if row is None:
        raise BadValue("nobody in that campaign has this id; reload the page")
    cells = {_column(sheet, key): getattr(look, key) for key in ("motif", "variant", "process")}
    content = sheet.changed(row, cells)
    write_whole(table, lambda file: file.write(content), private=True)
    more = look.values or look.locked or look.rules or look.cloth or look.seed != 1
    return (_LEFT_OUT if more else _TAKEN).say(lang).format(id)


def _column(sheet: Sheet, key: str) -> int:
    names = [keys_by_name().get(plain(name)) for name in sheet.header.cells]
    if key not in names:
        column = next(one for one in columns() if one.key == key)
        raise BadValue(f"the table of people has no column '{column.names.en}'; add it")
    return names.index(key)
