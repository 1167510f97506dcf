"""A table as a spreadsheet saves it: with commas, semicolons or tabs, with a byte order mark, in Windows' letters."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from batik_gen.values.errors import BadSettings
from batik_gen.values.files import input_bytes

_MOST_BYTES = 200_000_000
"""100,000 people take about 30 million."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_TOLD = re.compile(r"sep=(.)\s*\Z", re.IGNORECASE)
"""A first line by which Excel tells itself what stands between cells."""


@dataclass(frozen=True)
class Row:
    """Hold the cells of one row, and which lines of the file it takes: from the first, before the last."""

    cells: tuple[str, ...]
    first: int
    last: int

    @property
    def line(self) -> int:
        """Its first line, counted from 1 as an editor and a spreadsheet do."""
        return self.first + 1


@dataclass(frozen=True)
class Sheet:
    """Hold a table of text: its header, its rows, the lines they were read from, their code, what is between cells."""

    header: Row
    rows: tuple[Row, ...]
    lines: tuple[str, ...]
    code: str
    between: str

    def without(self, rows: Sequence[Row]) -> bytes:
        """Return the file without some rows, every other byte as it was."""
        gone = {line for row in rows for line in range(row.first, row.last)}
        kept = "".join(line for number, line in enumerate(self.lines) if number not in gone)
        return kept.encode(self.code)

    def changed(self, row: Row, cells: Mapping[int, str]) -> bytes:
        """Return the file with some cells of a row replaced, by their place in the header; other rows as they were."""
        most = max((*cells, len(row.cells) - 1))
        now = [*row.cells, *[""] * (most + 1 - len(row.cells))]
        for place, text in cells.items():
            now[place] = text
        before = self.lines[row.last - 1]
        end = before[len(before.rstrip("\r\n")) :]
        out = io.StringIO()
        csv.writer(out, delimiter=self.between, lineterminator=end).writerow(now)
        lines = [*self.lines[: row.first], out.getvalue(), *self.lines[row.last :]]
        return "".join(lines).encode(self.code)

    def with_row(self, cells: Sequence[str]) -> bytes:
        """Return the file with one row more at its end, every other byte as it was."""
        out = io.StringIO()
        csv.writer(out, delimiter=self.between, lineterminator="\r\n").writerow(cells)
        whole = "".join(self.lines)
        ended = whole if whole.endswith(("\n", "\r")) else f"{whole}\r\n"
        try:
            return f"{ended}{out.getvalue()}".encode(self.code)
        except UnicodeEncodeError:
            # A name that the code of Windows has no letters for.
            return f"{ended}{out.getvalue()}".encode("utf-8-sig")


def read_sheet(path: Path) -> Sheet:
    """Read a table; lines that are empty or begin with ``#`` are passed over.

    Raises
    ------
    BadSettings
        If it is not there, cannot be read, or holds no header.
    """
    content = input_bytes(path, _MOST_BYTES, "save the table of people as CSV", refusal=BadSettings)
    code = _code(content)
    lines = tuple(_LINE.findall(content.decode(code)))
    first, between = _beginning(lines)
    rows = list(_rows(lines, first, between))
    if not rows:
        raise BadSettings(f"{path.name} is empty; 'batik-gen campaign init' writes one with all columns")
    return Sheet(rows[0], tuple(rows[1:]), lines, code, between)


def _code(content: bytes) -> str:
    """Return how the text is written: as its mark says, else UTF-8, else as Excel saves on Windows."""
    for mark, code in _MARKS:
        if content.startswith(mark):
            return code
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        # In cp1252 five bytes are no letter; Latin-1 has one for each.
        try:
            content.decode("cp1252")
        except UnicodeDecodeError:
            return "latin-1"
        return "cp1252"
    return "utf-8"


def _beginning(lines: Sequence[str]) -> tuple[int, str]:
    """Return on which line the header is, and what stands between cells."""
    first = 0
    while first < len(lines) and not _counts(lines[first]):
        first += 1
    told = _TOLD.match(lines[first]) if first < len(lines) else None
    first += bool(told)
    return first, told[1] if told else _between(lines[first]) if first < len(lines) else ","


def _rows(lines: Sequence[str], first: int, between: str) -> Iterator[Row]:
    # A quotation mark within a cell is one; strict reading would refuse the whole file for it.
    reader = csv.reader(lines[first:], delimiter=between)
    before = first
    for cells in reader:
        last = first + reader.line_num
        if any(cell.strip() for cell in cells) and not cells[0].lstrip().startswith("#"):
            yield Row(tuple(cell.strip() for cell in cells), before, last)
        before = last


def _counts(line: str) -> bool:
    return bool(line.strip(" \t,;\r\n")) and not line.lstrip().startswith("#")


def _between(header: str) -> str:
    """Return what stands between the cells of a header: whichever of the three it has most of."""
    return max("\t;,", key=re.sub(r'"[^"]*"', "", header).count)
