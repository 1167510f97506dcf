"""A form of consent as a screen shows it: its own words in blocks, and a question for each line that asks yes or no."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from batik_gen.deliverables.values.purpose import Purpose
from batik_gen.values.errors import BadSettings

ASSENT = "assent"
"""The question to a child itself."""
BLANK = "____"
_ROW = re.compile(r"\|\s*\*\*(\w+)\*\*[^:|]*:\s*([^|]+?)\s*\|")
_ASSENT = re.compile(r"(.+?):\s*(?:yes|ya)\s*\[ \]\s*(?:no|tidak)\s*\[ \]", re.IGNORECASE)
_ITEM = re.compile(r"(-|\d+\.)\s+(.*)")
_HEADING = re.compile(r"(#+)\s+(.*)")


@dataclass(frozen=True)
class Block:
    """Hold a piece of the text: ``kind`` is title, head, text, item, number or note; ``text`` may hold ``**bold**``."""

    kind: str
    text: str


@dataclass(frozen=True)
class Question:
    """Hold what is asked: a purpose or ``assent``, in the form's own words."""

    key: str
    text: str


@dataclass(frozen=True)
class Form:
    """Hold a form.

    Parameters
    ----------
    name, lang
        What ``participants.csv`` calls it, and its language.
    sha256
        Of its bytes.
    blocks, questions
        What is shown, and what is asked.
    """

    name: str
    lang: str
    sha256: str
    blocks: tuple[Block, ...]
    questions: tuple[Question, ...]

    @property
    def is_unfinished(self) -> bool:
        """Whether it still holds places to be filled in, or says that it is a template."""
        return any(BLANK in block.text or block.kind == "note" for block in self.blocks)


def form_of(content: bytes, name: str, lang: str) -> Form:
    """Read a form in Markdown.

    What stands after its questions and holds places to fill in is a signature's, for which a screen has its own fields.

    Raises
    ------
    BadSettings
        If it does not ask whether a cloth may be made.
    """
    blocks: list[Block] = []
    questions: list[Question] = []
    for paragraph in _paragraphs(content.decode("utf-8", "replace")):
        rows = [Question(*row) for row in _ROW.findall(paragraph) if row[0] in _PURPOSES]
        assent = _ASSENT.match(paragraph)
        if assent:
            questions.append(Question(ASSENT, assent[1].strip()))
        elif rows:
            questions += rows
        elif not paragraph.startswith("|") and not (_asks_all(questions) and BLANK in paragraph):
            blocks += _blocks(paragraph)
    while blocks and blocks[-1].kind == "head":
        # Over the questions, which a screen asks by themselves.
        blocks.pop()
    if not _asks_all(questions):
        raise BadSettings(
            f"the form {name}.{lang}.md asks nothing about **make**, without which nothing may be recorded; "
            "keep the table of the shipped form in it"
        )
    return Form(name, lang, hashlib.sha256(content).hexdigest(), tuple(blocks), tuple(questions))


_PURPOSES = frozenset(purpose.value for purpose in Purpose)


def _asks_all(questions: list[Question]) -> bool:
    return any(question.key == Purpose.MAKE.value for question in questions)


def _paragraphs(text: str) -> Iterator[str]:
    yield from (part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip())


def _blocks(paragraph: str) -> Iterator[Block]:
    if heading := _HEADING.fullmatch(paragraph):
        yield Block("title" if len(heading[1]) == 1 else "head", heading[2])
        return
    if paragraph.startswith(">"):
        yield Block("note", _joined(line.lstrip("> ") for line in paragraph.splitlines()))
        return
    items: list[tuple[str, list[str]]] = []
    for line in paragraph.splitlines():
        item = _ITEM.match(line)
        if item:
            items.append(("item" if item[1] == "-" else "number", [item[2]]))
        elif items:
            items[-1][1].append(line)
        else:
            items.append(("text", [line]))
    yield from (Block(kind, _joined(lines)) for kind, lines in items)


def _joined(lines: Iterator[str] | list[str]) -> str:
    return " ".join(line.strip() for line in lines).strip()
