"""Every figure's source can be looked up: comments and texts cite only what the repository holds."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "sources.md"
CITING = ("batik_gen", "benchmarks", "docs", "samples", "tests")
NOT_READ = ("docs/made", "docs/built", "docs/pages.py", "tests/test_sources.py")
"""What the build writes, what writes it, and this file, which all name what they mean in other ways."""

_CITED = re.compile(r"docs/sources\.md((?:(?:, | and )?#[a-z-]+(?: \([^)]*\))?)*)")


def _texts() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every file in which something may be cited."""
    for path in sorted([*ROOT.glob("*.md"), *(path for folder in CITING for path in (ROOT / folder).rglob("*"))]):
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in {".py", ".toml", ".md"} and path != PAGE and not name.startswith(NOT_READ):
            yield name, path.read_text(encoding="utf-8")


def _sections() -> list[str]:
    heads = re.findall(r"^#{2,3} (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return [head.lower().replace(" ", "-") for head in heads]


def test_every_section_cited_is_on_the_page_of_sources() -> None:
    known, cited = _sections(), 0
    assert len(set(known)) == len(known)
    lost = []
    for name, text in _texts():
        for found in _CITED.finditer(text):
            sections = re.findall(r"#([a-z-]+)", found[1])
            cited += len(sections)
            lost += [f"{name}: {section}" for section in sections if section not in known]
    assert lost == []
    assert cited > 100


def test_no_page_is_cited_that_the_repository_lacks() -> None:
    lost = [
        f"{name}: {page}"
        for name, text in _texts()
        for page in re.findall(r"[\w./-]*\w\.md\b", text)
        if not page.startswith("made/")
        # A bare name in a test is a file that the test writes.
        and not (name.startswith("tests/") and "/" not in page)
        # Forms lie in a campaign's folder, where a team changes them.
        and not re.fullmatch(r"(consent/)?(consent|child)(-2)?\.(en|id)\.md", page)
        and not any((folder / page).exists() for folder in (ROOT, ROOT / "docs", (ROOT / name).parent))
    ]
    assert lost == []
