"""The commands that README and docs show, in the order in which they stand, and what each needs to be run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from places import ROOT

PAGES = tuple(
    path.relative_to(ROOT).as_posix()
    for path in (
        *(
            ROOT / name
            for name in ("README.md", "README.id.md", "CONTRIBUTING.md", "samples/README.md", "output/README.md")
        ),
        *sorted((ROOT / "docs").glob("*.md")),
    )
)

_PROGRAMS = "batik-gen|python3?|pip|uv|make|pytest|ruff|git|eval|cp|nice|source"
_IS_COMMAND = re.compile(rf"(?:[\w./~-]*/)?(?:{_PROGRAMS}) \S|_BATIK_GEN_COMPLETE")
_MENTION = re.compile(r"batik-gen ([a-z][a-z-]+)$")
_FENCE = re.compile(r"^ *```(\w*)$")

EXCUSED = (
    (r"(\S+ -m )?pip install |^pip install |^python\S* -m venv |^\.build/", "installs packages"),
    (r"^git |^cp ", "is about the tree of a release"),
    (r"^\S*source |fish_source", "is about the shell of the user"),
    (r"eegbci", "fetches from the network; the recording it names is prepared"),
    (r"^batik-gen campaign ", "needs a folder that somebody filled in; its tests walk through all of it"),
    (r"^batik-gen live ", "needs a headset that streams, or minutes; its tests play one"),
    (r"^(uv run )?batik-gen studio", "serves a page until it is ended; its tests walk through all of it"),
    (r"^batik-gen booth", "serves a page until it is ended; its tests walk through whole visits"),
    (r"^batik-gen film \S+ -o \w+\.mp4( --words id)?$", "films for a quarter of a minute; smaller films run"),
    (r"^make ", "makes environments; its targets are looked up"),
    (r"^(pytest|ruff) ", "is one of the tests, or about them; its paths are looked up"),
    (r"^(nice )?python (-m benchmarks|benchmarks/|docs/)", "measures or draws for minutes; its module is looked up"),
)
"""What is not run, by a pattern, and why."""

PLACES = (
    # What stands for a choice of the reader, by what stands before it.
    (r"(?<=--motif )NAME|(?<=--only )MOTIF|(?<=motifs )NAME|(?<=calm-)NAME", "kawung"),
    (r"(?<=--cloth )NAME", "panel"),
    (r"(?<=--person )NAME", "ani"),
    (r"(?<=isen )NAME", "cecek"),
    (r"(?<=processes )NAME|NAME(?=\.gpl)", "lasem"),
    (r"(?<=new-motif )NAME", "bunga-melati"),
    (r"DESIGN\.toml\|PICTURE", "person.design.toml"),
    (r"DESIGN\.toml", "person.design.toml"),
    (r"\bRECORDING\b", "rec.edf"),
    (r"(?<= )A B C\b", "a.edf b.edf rec.edf"),
    (r"(?<= )A B\b", "a.edf b.edf"),
)


@dataclass(frozen=True)
class Shown:
    """Hold one command as a page shows it.

    Parameters
    ----------
    line
        The number of its line, counted from 1.
    words
        The command as it stands, without its comment.
    comment
        What the page says of it behind ``#``.
    answer
        The lines that a console block shows under it.
    """

    line: int
    words: str
    comment: str = ""
    answer: tuple[str, ...] = ()

    @property
    def excuse(self) -> str:
        """Why it is not run, or an empty string."""
        return next((reason for pattern, reason in EXCUSED if re.search(pattern, self.words)), "")

    @property
    def more(self) -> str:
        """What the comment says may be added, as ``-o lasem.gpl``, or an empty string."""
        match = re.search(r"(?:^|[ ;])(-o \S+)", self.comment)
        return match[1] if match else ""

    @property
    def filled(self) -> str:
        """The command with the reader's choices made, and ``batik-gen`` by its bare name."""
        words = re.sub(r"^(\S*/|uv run )(?=batik-gen )", "", self.words)
        for pattern, choice in PLACES:
            words = re.sub(pattern, choice, words)
        return words


def shown(page: str) -> list[Shown]:
    """Return every command of a page."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return sorted([*_fenced(text.splitlines()), *_inline(text)], key=lambda command: command.line)


def mentioned(page: str) -> set[str]:
    """Return the names of the subcommands that a page only mentions, as ``batik-gen tile``."""
    spans = re.findall(r"`([^`\n]+)`", (ROOT / page).read_text(encoding="utf-8"))
    return {match[1] for span in spans if (match := _MENTION.match(span))}


def _fenced(lines: list[str]) -> Iterator[Shown]:
    language, begun, answer = "", None, []
    for number, line in enumerate([*lines, "```"], 1):
        fence = _FENCE.match(line)
        starts = language == "console" and line.lstrip().startswith("$ ")
        if begun and (fence or starts or language == "sh"):
            yield Shown(begun.line, begun.words, begun.comment, tuple(answer))
            begun, answer = None, []
        if fence:
            language = "" if language else fence[1] or "text"
        elif starts or (language == "sh" and line.strip()):
            words, _, comment = line.strip().removeprefix("$ ").partition(" #")
            begun = Shown(number, words.strip(), comment.strip())
        elif begun:
            answer.append(line)


def _inline(text: str) -> Iterator[Shown]:
    bare = re.sub(
        r"^ *```.*?^ *```", lambda block: re.sub(r"[^\n]", "", block[0]), text, flags=re.DOTALL | re.MULTILINE
    )
    for span in re.finditer(r"`([^`]+)`", bare):
        words = " ".join(span[1].split())
        if _IS_COMMAND.match(words) and not _MENTION.match(words):
            yield Shown(bare.count("\n", 0, span.start()) + 1, words)
