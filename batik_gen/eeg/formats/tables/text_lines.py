"""Texts in one dress: commas between fields, points in numbers, no quotes, whatever program saved them.

Spreadsheets save the same numbers again with every field quoted, with semicolons or
tabs between fields, with decimal commas, with a line ``sep=;`` on top, with empty
lines above and with empty fields behind remarks. Readers see none of that.
"""

import re
from collections import Counter
from pathlib import Path

from batik_gen.values.errors import UnreadableRecording

REMARKS = ("#", "%", "//")
"""What begins a line that holds no data."""

_MOST_BYTES = 600_000_000
_SAMPLE = 16
_MOSTLY = 0.7
_JUDGED = 400
"""Lines by which marks for thousands are judged."""
_SEPARATORS = "\t;, "
_SEP_LINE = re.compile(r'"?sep=(.)"?[,;\t"]*', re.IGNORECASE)
_WORD_FOR_NOTHING = re.compile(r"|nan|n/?a|null|none|-+|#n/?a", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?", re.IGNORECASE)
_CLOCK = re.compile(
    r"(.*[\sT_])?\d{1,2}([:.])\d\d(\2\d\d)?([.,:]\d+)?\s*([ap]\.?m\.?)?(Z|[-+]\d\d:?\d\d)?", re.IGNORECASE
)
_DATE = re.compile(r"\d{1,4}([-./])\d{1,2}\1\d{1,4}")
_BOTH_MARKS = re.compile(
    r"(?<![\d.,])\d{1,3}(\.\d{3})+,\d|(?<![\d.,])\d{1,3}(,\d{3})+\.\d|(?<![\d.,])\d{1,3}(([.,])\d{3})(\4\d{3})+(?![\d.,])"
    r"|\d['\u2019\u00a0\u202f]\d{3}(?!\d)"
)
"""Thousands and decimals marked in one number, the thousands marked twice, or marked as only thousands are."""
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2},\d{3}")
_WHOLE = re.compile(r"[-+]?[1-9]\d{0,2}")
_LEAST_GROUPED = 20
_STANDIN = "\x01"
"""Stands for a comma inside quotes while fields are told apart."""


def table_lines(path: Path, *, remarks: bool = True) -> list[str]:
    """Return the lines of a text file in one dress, without blank ones, with or without remarks.

    Raises
    ------
    UnreadableRecording
        Where the text is so long that its lines would fill the memory of a small
        computer, or where its numbers have marks for thousands.
    """
    size = path.stat().st_size
    if size > _MOST_BYTES:
        raise UnreadableRecording(
            f"{path.name} holds {size / 1e6:.0f} MB of text, where {_MOST_BYTES / 1e6:.0f} can be read at once; "
            "cut out some hours, or convert it to EDF, which is measured in pieces"
        )
    lines, signs = _split(path.read_bytes())
    told, lines = _told_separator(lines)
    sample = _sample(lines)
    mark = told or separator(sample)
    if _has_thousands(lines, mark):
        raise UnreadableRecording(
            f"{path.name} marks thousands in its numbers, as in 1.234,5 or 1,234.5, so that they can be taken in two "
            "ways; save it again without marks for thousands"
        )
    lines = _dressed(lines, mark, signs)
    return lines if remarks or not set(signs) & set(REMARKS) else without_remarks(lines)


def first_lines(head: bytes) -> list[str]:
    """Return the first lines of a file in one dress, without a last one that may be cut; none of a binary file."""
    if b"\x00" in head:
        return []
    lines, signs = _split(head)
    if len(lines) > 1 and not head.endswith((b"\n", b"\r")):
        lines = lines[:-1]
    told, lines = _told_separator(lines)
    return _dressed(lines, told or separator(_sample(lines)), signs)


def first_names(head: bytes) -> str:
    """Return the first line of a file that is no remark, in one dress and in lower case; empty for a binary file."""
    return next((line.lower() for line in first_lines(head) if not line.startswith(REMARKS)), "")


def is_nothing(field: str) -> bool:
    """Tell whether a field says that there is no value: empty, ``nan``, ``NA``, ``null`` and the like."""
    return _WORD_FOR_NOTHING.fullmatch(field.strip()) is not None


def is_number(field: str) -> bool:
    """Tell whether a field is a number, with a point or a comma before its decimals."""
    return _NUMBER.fullmatch(field.strip()) is not None


def is_clock(field: str) -> bool:
    """Tell whether a field is a time of day, with or without a date, or a date alone."""
    field = field.strip()
    match = _CLOCK.fullmatch(field)
    if match and (match[2] == ":" or match[3] or match[1]):
        return True
    return _DATE.fullmatch(field) is not None


def separator(lines: list[str]) -> str:
    """Return what stands between the fields of lines: the mark by which most of them come out as numbers."""
    if not lines:
        return ","
    body = lines[len(lines) // 2 :]
    plain = "".join(body).replace(", ", ",")
    if "," in plain and not any(mark in plain for mark in '"; \t'):
        return ","
    masked = [_masked(line) for line in lines]
    there = [mark for mark in _SEPARATORS if any(mark in line for line in masked)] or [","]
    found = [(_numbers_of(masked, mark), -i, mark) for i, mark in enumerate(there)]
    share, _, mark = max((round(share, 1), order, mark) for share, order, mark in found)
    # Where hardly anything is a number, the line of names tells.
    return mark if share > 0.3 else max(",;\t", key=masked[0].count)


def _split(content: bytes) -> tuple[list[str], tuple[str, ...]]:
    """Return the lines that are not blank, and which of quotes and signs of remarks stand anywhere in them."""
    text = content.decode("utf-8-sig", errors="replace")
    # Typesetters' minus signs and spaces come from word processors.
    if not text.isascii():
        text = text.replace("\u2212", "-")
    return list(filter(str.strip, text.splitlines())), tuple(
        sign for sign in ('"', *REMARKS) if sign.encode() in content
    )


def _told_separator(lines: list[str]) -> tuple[str, list[str]]:
    match = _SEP_LINE.fullmatch(lines[0].strip()) if lines else None
    return (match[1], lines[1:]) if match else ("", lines)


def _sample(lines: list[str]) -> list[str]:
    """Return some lines of data from the beginning."""
    some = [line for line in lines[: 2 * _SAMPLE] if not line.lstrip('" ').startswith(REMARKS)]
    return some[:_SAMPLE]


def _masked(line: str) -> str:
    """Take quotes away, and put stand-ins for what would part fields inside them."""
    if '"' not in line:
        return line
    pieces = line.split('"')
    inside = str.maketrans({",": _STANDIN, ";": ":", "\t": "_", " ": "_"})
    pieces[1::2] = [piece.translate(inside) for piece in pieces[1::2]]
    return "".join(pieces)


def _fields(line: str, mark: str) -> list[str]:
    return line.split() if mark == " " else line.split(mark)


def _numbers_of(lines: list[str], mark: str) -> float:
    """Return the share of fields that are numbers or clocks where lines are parted by a mark; 0 where they are not."""
    rows = [_fields(line, mark) for line in lines]
    width, count = Counter(map(len, rows)).most_common(1)[0]
    if width < 2 or count < len(rows) / 2:
        return 0.0
    fields = [f.strip().replace(_STANDIN, ",").replace("_", " ") for row in rows for f in row]
    fields = [f for f in fields if not is_nothing(f)]
    share = sum(is_number(f) or is_clock(f) for f in fields) / max(len(fields), 1)
    # Words stand between spaces too; columns of numbers alone are parted by them.
    return share if mark != " " or share > _MOSTLY else 0.0


def _dressed(lines: list[str], mark: str, signs: tuple[str, ...]) -> list[str]:
    # Most files hold neither quotes nor remarks, and are not looked at line by line.
    if '"' in signs:
        lines = [_unquoted(line, mark) if '"' in line else line for line in lines]
    if mark == " ":
        lines = [line if line.startswith(REMARKS) else ",".join(line.replace(",", ".").split()) for line in lines]
    elif mark != ",":
        lines = [line.replace(",", ".").replace(mark, ",") for line in lines]
    if any(sign in signs for sign in REMARKS):
        lines = [line.rstrip(",; \t") if line.startswith(REMARKS) else line for line in lines]
    # A spreadsheet writes an empty line as one of empty fields.
    first = next((i for i, line in enumerate(lines) if line.strip(", ")), len(lines))
    last = next((i for i in range(len(lines), first, -1) if lines[i - 1].strip(", ")), first)
    return lines[first:last]


def _unquoted(line: str, mark: str) -> str:
    """Take quotes away; what was quoted keeps no comma, and nothing that parts fields."""
    pieces = line.split('"')
    pieces[1::2] = [
        re.sub(r"(?<=\d),(?=\d)", ".", piece).replace(",", " ").replace(mark, "_" if mark == " " else " ")
        for piece in pieces[1::2]
    ]
    return "".join(pieces)


def _has_thousands(lines: list[str], mark: str) -> bool:
    """Tell whether numbers have marks for thousands; asked only where commas stand in numbers."""
    middle = len(lines) // 2
    some = [line for line in (*lines[:_JUDGED], *lines[middle : middle + _JUDGED]) if not line.startswith(REMARKS)]
    if mark == ",":
        some = [line for line in some if '"' in line]
    rows = [[f.strip().replace(_STANDIN, ",") for f in _fields(_masked(line), mark)] for line in some]
    if any(_BOTH_MARKS.search(field) for row in rows for field in row if not is_clock(field)):
        return True
    width = max(map(len, rows), default=0)
    return any(_is_grouped([row[i] for row in rows if i < len(row)]) for i in range(width))


def _is_grouped(fields: list[str]) -> bool:
    """Tell a column of whole numbers with marks for thousands from one of three decimals.

    Three decimals stand behind every number, and some of them begin with nought;
    a mark for thousands stands only in numbers that are large enough.
    """
    commas = [f for f in fields if "," in f]
    if len(commas) < _LEAST_GROUPED or not all(map(_GROUPED.fullmatch, commas)):
        return False
    return any(_WHOLE.fullmatch(f) for f in fields if "," not in f)


def about(lines: list[str]) -> list[str]:
    """Return the remarks among lines."""
    return [line for line in lines if line.startswith(REMARKS)]


def without_remarks(lines: list[str]) -> list[str]:
    """Return the lines that are no remarks."""
    return [line for line in lines if not line.startswith(REMARKS)]
