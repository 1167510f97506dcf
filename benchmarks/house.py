"""Measure the house: files a folder, import circles, arrows between rooms, long functions and modules.

``python -m benchmarks.house [FOLDER]`` prints one table; FOLDER is the checkout to look at, this one by default, so
that a change can be told by running it before and after.
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

LONG_FUNCTION, LONG_MODULE = 60, 300


def _name(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Return each group of names that all lead to one another."""
    reach: dict[str, set[str]] = {}
    for start in arrows:
        seen: set[str] = set()
        ahead = list(arrows[start])
        while ahead:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                ahead += arrows.get(name, ())
        reach[start] = seen
    groups = {frozenset(b for b in reach[a] if a in reach.get(b, ())) for a in arrows if a in reach[a]}
    return sorted(sorted(group) for group in groups)


def _room(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 2 else "(top)"


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how long a function is, without what tells of it."""
    told = node.body[0]
    words = (told.end_lineno or 0) - told.lineno + 1 if ast.get_docstring(node) is not None else 0
    return (node.end_lineno or 0) - node.lineno + 1 - words


def main() -> None:
    """Print the table of one checkout."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]
    files = sorted((root / "batik_gen").rglob("*.py"))
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    trees = {path: ast.parse(text) for path, text in texts.items()}
    known = {_name(path, root) for path in files}
    arrows = {
        _name(path, root): {name for name in _imports(tree) if name in known} - {_name(path, root), "batik_gen"}
        for path, tree in trees.items()
    }
    folders = Counter(str(path.parent.relative_to(root)) for path in files if path.name != "__init__.py")
    between = Counter((_room(a), _room(b)) for a, held in arrows.items() for b in held if _room(a) != _room(b))
    functions = sorted(
        (_lines(node), f"{_name(path, root)}.{node.name}")
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    long_functions = [item for item in functions if item[0] > LONG_FUNCTION]
    modules = {_name(path, root): text.count("\n") for path, text in texts.items()}
    long_modules = {name: lines for name, lines in modules.items() if lines > LONG_MODULE}
    print(f"modules {len(files)}, lines {sum(modules.values())}, folders {len(folders)}")
    print(f"modules a folder: most {max(folders.values())}, folders over 15: {sum(n > 15 for n in folders.values())}")
    for folder, count in sorted(folders.items()):
        print(f"  {folder} {count}")
    found = circles(arrows)
    print(f"import circles: {len(found)}")
    for group in found:
        print(f"  {' '.join(group)}")
    print("arrows between rooms:")
    for (a, b), count in sorted(between.items()):
        print(f"  {a} -> {b} {count}")
    print(f"functions over {LONG_FUNCTION} lines, docstrings apart: {len(long_functions)}")
    for lines, name in long_functions:
        print(f"  {name} {lines}")
    print(f"modules over {LONG_MODULE} lines: {len(long_modules)}")
    for name, lines in long_modules.items():
        print(f"  {name} {lines}")


if __name__ == "__main__":
    main()
