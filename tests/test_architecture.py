"""The house's walls: which room may import which, and what no room may use."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "batik_gen"
VALUES = ("cloth", "designs", "portrait", "recording")
MODULES = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def _imports(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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


@pytest.mark.parametrize(
    ("room", "forbidden"),
    [
        ("eeg", ("pattern", "render", "cli")),
        ("pattern", ("eeg", "render", "cli")),
        ("render", ("eeg", "pattern", "cli")),
    ],
)
def test_a_room_keeps_to_itself(room: str, forbidden: tuple[str, ...]) -> None:
    assert _breaches(f"batik_gen.{room}", *(f"batik_gen.{other}" for other in forbidden)) == []


@pytest.mark.parametrize("value", VALUES)
def test_values_know_only_values(value: str) -> None:
    allowed = {f"batik_gen.{name}" for name in (*VALUES, "errors", "values")}
    ours = [name for name in _imports(PACKAGE / f"{value}.py") if name.startswith("batik_gen.")]
    assert all(name in allowed or name.rpartition(".")[0] in allowed for name in ours)


def test_nothing_depends_on_the_clock_or_on_unseeded_chance() -> None:
    banned = ("time.time", "datetime", "random", "uuid", "secrets", "numpy.random.rand", "numpy.random.seed")
    assert _breaches("batik_gen", *banned) == []
    calls = [
        f"{_name(path)}: {ast.unparse(node)}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and ast.unparse(node) in {"time.time", "np.random.rand", "np.random.randn", "np.random.seed"}
    ]
    assert calls == []
