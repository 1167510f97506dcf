"""Read thousands of damaged files in child processes: every one must be read or refused in one sentence.

Recordings of every format are written as the tests write them, then damaged:
bytes flipped, files cut, lengths lied about, pieces doubled, formats spliced,
random text and bytes under every ending. A child that falls, hangs for 20 s or
raises anything but BatikGenError is a failure; its file is kept.

    python benchmarks/fuzz_read.py --count 5000 --jobs 2 --keep failures
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from select import select
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "eeg"), str(ROOT / "samples"), str(ROOT)]

TIMEOUT_S = 20.0
MEMORY_BYTES = 2 * 2**30
SECONDS = 6
SLOW = ("ANT eego", "EEGLAB of MATLAB 7.3", "Curry", "EGI .mff")
"""Formats that are read in a process of their own, at one or two seconds a file."""
SLOW_SHARE = 0.04
_ENDINGS = "edf bdf gdf vhdr vmrk eeg set fdt fif fif.gz cnt nedf lay cdt mff xml bin xdf csv txt easy info zip gz npy"
ENDINGS = tuple(_ENDINGS.split(" "))
EXTREMES = (0, 1, 2, 0x7F, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 2**40, 2**63 - 1)
WORDS = ("nan", "inf", "-1", "0", "1e308", "99999999999999999999", "", "x", '"', "\x00", "1e-320", "TP9", ";")


@dataclass(frozen=True)
class Seed:
    """Hold a sound recording: its main file, all files of it, and how to read it."""

    name: str
    main: str
    files: dict[str, bytes]
    told: dict[str, Any]


def make_seeds() -> list[Seed]:
    """Write one short recording of every kind."""
    made_binary, made_text, make_samples = map(import_module, ("made_binary", "made_text", "make_samples"))
    seeds = []
    person, mood = make_samples.PEOPLE["person-one"], make_samples.MOODS["calm"]
    for kind in (*made_binary.KINDS, *made_text.KINDS):
        x = make_samples.simulate(person, mood, ["Fp1", "Fp2", "O1", "O2"], kind.sfreq, SECONDS, stream=1)
        with tempfile.TemporaryDirectory() as name:
            main = kind.make(Path(name), x, made_text.Plant())
            held = {str(p.relative_to(name)): p.read_bytes() for p in Path(name).rglob("*") if p.is_file()}
            seeds.append(Seed(kind.name, str(main.relative_to(name)), held, dict(kind.told)))
    return seeds


def damage(content: bytes, rng: np.random.Generator, others: list[Seed]) -> tuple[str, bytes]:
    """Return what was done and the damaged content."""
    held = bytearray(content)
    n = len(held)
    front = int(min(n, rng.choice([64, 1024, 8192, n])))
    kind = str(rng.choice(["flip", "cut", "lie", "double", "splice", "words", "remove"]))
    if not n:
        return kind, content
    if kind == "flip":
        for _ in range(int(2 ** rng.integers(0, 8))):
            held[int(rng.integers(front))] = int(rng.integers(256))
    elif kind == "cut":
        del held[int(rng.integers(n)) :]
    elif kind == "lie":
        for _ in range(int(rng.integers(1, 4))):
            size = int(rng.choice([1, 2, 4, 8]))
            value = EXTREMES[int(rng.integers(len(EXTREMES)))] % 256**size
            at = int(rng.integers(max(1, front - size)))
            held[at : at + size] = value.to_bytes(size, "little" if rng.random() < 0.7 else "big")
    elif kind == "double":
        a, b = sorted(int(v) for v in rng.integers(0, n, 2))
        held[a:a] = held[a : min(b, a + 65536)]
    elif kind == "splice":
        other = others[int(rng.integers(len(others)))]
        held[int(rng.integers(n)) :] = other.files[other.main][int(rng.integers(front)) :]
    elif kind == "words":
        numbers = list(re.finditer(rb"-?\d[\d.]*", bytes(held[: int(rng.choice([400, 4000, 40000]))])))
        for at in sorted((int(i) for i in rng.integers(0, max(1, len(numbers)), 3)), reverse=True):
            if at < len(numbers):
                a, b = numbers[at].span()
                held[a:b] = WORDS[int(rng.integers(len(WORDS)))].encode()
    else:
        a = int(rng.integers(n))
        del held[a : a + int(2 ** rng.integers(0, 14))]
    return kind, bytes(held)


def write_case(folder: Path, index: int, seed: int, seeds: list[Seed]) -> tuple[str, str, Path, dict[str, Any]]:
    """Write the damaged recording of one number; the same number gives the same files."""
    rng = np.random.default_rng([seed, index])
    if rng.random() < 0.06:
        ending = ENDINGS[int(rng.integers(len(ENDINGS)))]
        path = folder / f"case.{ending}"
        start = b""
        if rng.random() < 0.5:
            some = seeds[int(rng.integers(len(seeds)))]
            start = some.files[some.main][: int(rng.integers(1, 300))]
        if rng.random() < 0.5:
            letters = np.frombuffer(b'0123456789.,;:-+eE \t\n%"abcTP9_/', "u1")
            path.write_bytes(start + rng.choice(letters, int(rng.integers(1, 20000))).tobytes())
            return "random text", "random", path, {}
        path.write_bytes(start + rng.bytes(int(rng.integers(1, 20000))))
        return "random bytes", "random", path, {}
    slow = [s for s in seeds if s.name in SLOW]
    quick = [s for s in seeds if s.name not in SLOW]
    from_some = slow if rng.random() < SLOW_SHARE else quick
    chosen = from_some[int(rng.integers(len(from_some)))]
    names = sorted(chosen.files)
    hit = chosen.main if rng.random() < 0.7 else names[int(rng.integers(len(names)))]
    how = ""
    for name in names:
        content = chosen.files[name]
        if name == hit:
            for _ in range(int(rng.integers(1, 3))):
                how, content = damage(content, rng, quick)
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return chosen.name, how, folder / chosen.main, chosen.told


class Child:
    """Keep a Python that reads the paths it is given, and start another where it falls."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None

    def ask(self, path: Path, told: dict[str, Any]) -> str:
        """Return ``read``, ``refused: ...``, ``raised: ...``, ``fell (code)`` or ``hung``."""
        if self.process is None or self.process.poll() is not None:
            environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
            self.process = subprocess.Popen(
                [sys.executable, __file__, "--child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env=environment,
            )
            self._answer(60.0)
        assert self.process.stdin is not None
        self.process.stdin.write(repr((str(path), told)) + "\n")
        self.process.stdin.flush()
        return self._answer(TIMEOUT_S)

    def _answer(self, seconds: float) -> str:
        assert self.process is not None
        assert self.process.stdout is not None
        if not select([self.process.stdout], [], [], seconds)[0]:
            self.process.kill()
            self.process.wait()
            return "hung"
        line = self.process.stdout.readline()
        if not line:
            return f"fell ({self.process.wait()})"
        return line.strip()


def be_child() -> None:
    """Read what standard input names, one line an answer, within bounded memory."""
    import ast
    import resource

    import mne.io

    from batik_gen import BatikGenError, read

    assert mne.io.read_raw_edf
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        path, told = ast.literal_eval(line)
        try:
            read(path, **told)
        except BatikGenError as error:
            said = str(error)
            plain = "\n" not in said and "; " in said and str(Path(path).parent) not in said and len(said) < 420
            answer = f"refused: {said}" if plain else f"raised: unplain sentence {said!r}"
        except BaseException as error:
            frame = error.__traceback__
            while frame is not None and frame.tb_next is not None:
                frame = frame.tb_next
            where = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""
            answer = f"raised: {type(error).__name__} at {where}: {error!s:.150}".replace("\n", " ")
        else:
            answer = "read"
        print(answer, file=answers, flush=True)


def main() -> int:
    """Damage, read, count, and print a table; the exit code tells whether all were read or refused."""
    parser = argparse.ArgumentParser(description="Fuzz batik_gen.read.")
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=2022)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--child", action="store_true")
    told = parser.parse_args()
    if told.child:
        be_child()
        return 0
    seeds = make_seeds()
    started = time.monotonic()

    def run(part: range) -> list[tuple[int, str, str, str, float]]:
        child, out = Child(), []
        for index in part:
            with tempfile.TemporaryDirectory() as name:
                kind, how, path, options = write_case(Path(name), index, told.seed, seeds)
                began = time.monotonic()
                answer = child.ask(path, options)
                out.append((index, kind, how, answer, time.monotonic() - began))
                if told.keep and not answer.startswith(("read", "refused")):
                    shutil.copytree(name, told.keep / f"{index}", dirs_exist_ok=True)
        if child.process is not None:
            child.process.kill()
        return out

    last = told.first + told.count
    parts = [range(told.first + j, last, told.jobs) for j in range(told.jobs)]
    with ThreadPoolExecutor(told.jobs) as pool:
        results = [row for rows in pool.map(run, parts) for row in rows]
    table: dict[str, Counter[str]] = {}
    for _, kind, _, answer, _ in results:
        table.setdefault(kind, Counter())[answer.split(":")[0].split(" ")[0]] += 1
    columns = ("read", "refused", "raised", "fell", "hung")
    print(f"{'format':32}" + "".join(f"{c:>9}" for c in columns))
    for kind, counts in sorted(table.items()):
        print(f"{kind:32}" + "".join(f"{counts[c]:9}" for c in columns))
    total = sum(table.values(), Counter[str]())
    print(f"{'all':32}" + "".join(f"{total[c]:9}" for c in columns))
    print(f"{len(results)} files in {time.monotonic() - started:.0f} s, slowest {max(r[4] for r in results):.1f} s")
    bad = sorted(r for r in results if not r[3].startswith(("read", "refused")))
    for index, kind, how, answer, seconds in bad:
        print(f"  {index} {kind} ({how}, {seconds:.1f} s): {answer}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
