"""Put declared faults in, one at a time, in a copy of the tree, and say which the tests of their room notice.

    python -m benchmarks.faults                   all of them, at a low priority
    python -m benchmarks.faults growth.py 12      those of a file, or by number
    python -m benchmarks.faults --list            only what is declared, and whether its place is still there

A fault whose place is gone is told, so that the list is kept with the code. Ends with 1 where one
went unnoticed or its place is gone.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.faults import cli, eeg, known, pages, pattern, render, values
from benchmarks.faults.fault import Fault

TREE = Path(__file__).parents[2]
FAULTS: tuple[Fault, ...] = (
    *known.FAULTS, *values.FAULTS, *eeg.FAULTS, *pattern.FAULTS, *render.FAULTS, *cli.FAULTS, *pages.FAULTS
)  # fmt: skip
_LONGEST_S = 900.0
"""What takes longer is noticed too: a run that never ends is no green one."""


def main(words: list[str]) -> int:
    """Run the faults that the words choose; see the module."""
    only = [word for word in words if not word.startswith("-")]
    chosen = [(number, fault) for number, fault in enumerate(FAULTS, 1) if _wanted(number, fault, only)]
    gone = [number for number, fault in chosen if _source(fault).count(fault.old) != 1]
    for number, fault in chosen:
        if number in gone or "--list" in words:
            place = "PLACE GONE" if number in gone else "there"
            print(f"{number:3} {place:10} {fault.file}: {fault.seen}")
    if "--list" in words:
        return int(bool(gone))
    unnoticed = []
    os.nice(10)
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        copy = Path(folder)
        for part in ("batik_gen", "tests", "samples", "docs", "benchmarks"):
            shutil.copytree(TREE / part, copy / part, ignore=shutil.ignore_patterns("__pycache__", "built", "made"))
        for file in TREE.iterdir():
            if file.is_file():
                shutil.copy(file, copy)
        for number, fault in chosen:
            if number not in gone:
                begun = time.perf_counter()
                by = _noticed(copy, fault)
                took = time.perf_counter() - begun
                said = f"noticed by {by.split('::')[-1]}" if by else "UNNOTICED"
                print(f"{number:3} {fault.file}: {fault.seen}: {said} ({took:.0f} s)", flush=True)
                unnoticed += [] if by else [number]
    tried = len(chosen) - len(gone)
    print(f"{tried - len(unnoticed)} of {tried} noticed; unnoticed {unnoticed}, place gone {gone}")
    return int(bool(unnoticed or gone))


def _wanted(number: int, fault: Fault, only: list[str]) -> bool:
    return not only or any(word == str(number) or word in fault.file for word in only)


def _source(fault: Fault) -> str:
    path = TREE / "batik_gen" / fault.file
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _noticed(copy: Path, fault: Fault) -> str:
    """Return the test that notices a fault, or an empty string."""
    file = copy / "batik_gen" / fault.file
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace(fault.old, fault.new), encoding="utf-8")
    try:
        red = _first_red(copy, [f"tests/{test}" for test in fault.tests])
    finally:
        file.write_text(whole, encoding="utf-8")
    # A test that is red without the fault as well notices nothing.
    if red.startswith("tests/") and _first_red(copy, [red]):
        raise SystemExit(f"{red} fails without any fault; mend that first")
    return red


def _first_red(copy: Path, tests: list[str]) -> str:
    """Run tests up to the first that fails, and return its name, or an empty string."""
    words = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "--tb=no", *tests]
    # Bytecode knows its source by the second and its length: two faults could pass for one.
    env = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    env.setdefault("BATIK_GEN_RECORDINGS", str(TREE.parent / "shared" / "recordings"))
    try:
        ended = subprocess.run(
            words, cwd=copy, env=env, capture_output=True, text=True, check=False, timeout=_LONGEST_S
        )
    except subprocess.TimeoutExpired:
        return "a test that never ended"
    failed = [line for line in ended.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    if failed:
        return failed[0].split(" ", 1)[1].split(" - ")[0]
    if ended.returncode:
        raise SystemExit(f"{' '.join(tests)} cannot be run: {ended.stdout[-800:]}{ended.stderr[-800:]}")
    return ""


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
