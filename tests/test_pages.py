"""What the pages for developers say of files and folders is so."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "batik_gen"
ARCHITECTURE = ROOT / "docs" / "architecture.md"


def _tree() -> set[str]:
    """Return the folders of the tree in docs/architecture.md, as paths below the package."""
    block = ARCHITECTURE.read_text(encoding="utf-8").partition("```\nbatik_gen/\n")[2].partition("```")[0]
    named: set[str] = set()
    above: list[tuple[int, str]] = []
    for line in block.splitlines():
        entry = re.match(r"( +)([a-z_]+)/ ", line)
        if entry is None:
            continue
        while above and above[-1][0] >= len(entry[1]):
            above.pop()
        above.append((len(entry[1]), entry[2]))
        path = "/".join(name for _, name in above)
        named |= {path, *(f"{path}/{inner}" for inner in re.findall(r"\b([a-z_]+)/", line[entry.end() :]))}
    return named


def test_the_tree_names_every_folder_that_is_there() -> None:
    families = PACKAGE / "pattern" / "motifs"
    there = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_dir() and path.name != "__pycache__" and path.parent != families
    }
    assert there - _tree() == set()
    assert {path for path in _tree() if not (PACKAGE / path).is_dir()} == set()


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_every_path_named_on_a_page_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|toml|md|cff))`", text))
    named |= set(re.findall(r"\]\(([^)#:]+)[^)]*\)", text))
    folders = (PACKAGE, *(ROOT / name for name in ("docs", "tests", "benchmarks", "samples")))
    there = "".join(f"/{path.relative_to(ROOT).as_posix()}/\n" for folder in folders for path in folder.rglob("*"))
    there += "".join(f"/{path.relative_to(ROOT).as_posix()}/\n" for path in (*ROOT.iterdir(), *ROOT.glob(".ci/*")))
    asked = {path.rstrip("/").removeprefix("../") for path in named if not path.startswith((".venv", "dist/"))}
    assert len(asked) > 30
    assert [path for path in sorted(asked) if f"/{path}/\n" not in there] == []
