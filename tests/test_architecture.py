"""The house's walls: which room may import which, and what no room may use."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from places import ROOT, TESTS

PACKAGE = ROOT / "batik_gen"
MODULES = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


@cache
def _nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def _imports(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, wherever in it."""
    for node in _nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _breaches(room: str, *forbidden: str) -> list[str]:
    return [
        f"{_name(path)} imports {name}"
        for path in MODULES
        if _name(path) == room or _name(path).startswith(room + ".")
        for name in _imports(path)
        if name.startswith(forbidden)
    ]


_ABOVE = ("film", "live", "deliverables", "campaign", "studio", "booth", "cli")
"""Rooms that only call the verbs: nothing below knows them."""


@pytest.mark.parametrize(
    ("room", "forbidden"),
    [
        ("eeg", ("pattern", "render", "readback", "running", "typesetting", "legend", *_ABOVE)),
        ("pattern", ("eeg", "render", "readback", "running", "typesetting", "legend", *_ABOVE)),
        ("render", ("eeg", "pattern", "readback", "running", "typesetting", "legend", *_ABOVE)),
        # Nothing of render: a recipe in a picture stays shut.
        ("readback", ("eeg", "render", "running", "typesetting", "legend", *_ABOVE)),
        ("typesetting", ("eeg", "pattern", "render", "readback", "legend", *_ABOVE)),
        ("legend", _ABOVE),
        ("running", ("eeg", "pattern", "render", "readback", "typesetting", "legend", *_ABOVE)),
        ("film", ("live", "deliverables", "campaign", "studio", "booth", "cli")),
        # It hands over a file, which the verbs take from there.
        ("live", ("eeg", "pattern", "render", "readback", "running", "legend", "film", "deliverables")),
        ("live", ("campaign", "studio", "booth", "cli")),
        ("deliverables", ("live", "campaign", "studio", "booth", "cli")),
        ("campaign", ("live", "studio", "booth", "cli")),
        ("studio", ("booth", "cli")),
        ("booth", ("cli",)),
    ],
)
def test_a_room_keeps_to_itself(room: str, forbidden: tuple[str, ...]) -> None:
    assert _breaches(f"batik_gen.{room}", *(f"batik_gen.{other}" for other in forbidden)) == []


def test_values_know_only_values() -> None:
    assert [
        f"{_name(path)} imports {name}"
        for path in MODULES
        if _name(path).startswith("batik_gen.values")
        for name in _imports(path)
        if name.startswith("batik_gen.") and not name.startswith("batik_gen.values")
    ] == []


def _arrows() -> dict[str, set[str]]:
    """Return which modules each module imports, wherever in it."""
    known = {_name(path) for path in MODULES}
    return {_name(path): {name for name in _imports(path) if name in known} - {_name(path)} for path in MODULES}


def _circles(arrows: dict[str, set[str]]) -> list[str]:
    """Return each name from which the arrows lead back to itself."""
    found = []
    for start in sorted(arrows):
        seen: set[str] = set()
        ahead = list(arrows[start])
        while ahead:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                ahead += arrows.get(name, ())
        if start in seen:
            found.append(start)
    return found


def test_no_module_is_imported_by_what_it_imports() -> None:
    # The package itself hands out its six verbs late, by name.
    assert _circles({name: held - {"batik_gen"} for name, held in _arrows().items()}) == []


def test_no_folder_is_imported_by_what_it_imports() -> None:
    folders: dict[str, set[str]] = {}
    for name, held in _arrows().items():
        folder = name.rpartition(".")[0]
        above = {"batik_gen", folder, ""}
        folders.setdefault(folder, set()).update({other.rpartition(".")[0] for other in held} - above)
    assert _circles(folders) == []


def test_a_folder_can_be_taken_in_at_a_glance() -> None:
    counts = {str(folder): len(list(folder.glob("*.py"))) for folder in {path.parent for path in MODULES}}
    assert {folder: count for folder, count in counts.items() if count > 16} == {}


def test_nothing_depends_on_the_clock_or_on_unseeded_chance() -> None:
    # What a person signed ends on a day, and a public id is of no one's making: one module asks for each.
    # So is the token in a link to the studio.
    homes = {
        "batik_gen.campaign.clock": "datetime",
        "batik_gen.campaign.ids": "secrets",
        "batik_gen.studio.safety.tokens": "secrets",
    }
    banned = ("time.time", "datetime", "random", "uuid", "secrets", "numpy.random.rand", "numpy.random.seed")
    breaches = [breach for breach in _breaches("batik_gen", *banned) if not _is_at_home(breach, homes)]
    assert breaches == []
    calls = [
        f"{_name(path)}: {ast.unparse(node)}"
        for path in MODULES
        for node in _nodes(path)
        if isinstance(node, ast.Attribute)
        and ast.unparse(node) in {"time.time", "np.random.rand", "np.random.randn", "np.random.seed"}
    ]
    assert calls == []


def _is_at_home(breach: str, homes: dict[str, str]) -> bool:
    module, _, name = breach.partition(" imports ")
    return homes.get(module) == name.split(".")[0]


def test_everything_goes_to_the_terminal_by_one_way() -> None:
    # The help is click's own text; all else may quote what others wrote.
    homes = {"batik_gen.cli.running.terminal", "batik_gen.cli.app"}
    calls = [
        f"{_name(path)}: {ast.unparse(node.func)}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "click.echo", "click.secho"}
        if _name(path) not in homes
    ]
    assert calls == []


def test_every_test_module_has_a_name_of_its_own() -> None:
    # Test folders are no packages: two modules of one name could not be collected together.
    names = [path.name for path in TESTS.rglob("*.py") if path.name != "conftest.py"]
    assert sorted(names) == sorted(set(names))


def test_tests_lie_in_the_rooms_of_what_they_test() -> None:
    folders = {path.parent for path in TESTS.rglob("test_*.py")} - {TESTS}
    assert [
        str(folder.relative_to(TESTS)) for folder in folders if not (PACKAGE / folder.relative_to(TESTS)).is_dir()
    ] == []
    assert [str(folder) for folder in folders if len(list(folder.glob("*.py"))) > 15] == []
