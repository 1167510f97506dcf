"""Damage sound inputs of every kind, run batik-gen on each, and count what must not be.

    nice python -m benchmarks.fuzz --count 10000 --keep /tmp/failures
    python -m benchmarks.fuzz --only Design picture --count 500
    python -m benchmarks.fuzz --show 4711 --keep /tmp/failures      write one case and its command line

A case depends on its number and the seed alone. Ends with 1 where anything failed.
"""

import argparse
import shlex
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np

from benchmarks.fuzz.child import LONGEST_S, Ended, run_in_child, warm
from benchmarks.fuzz.damage import damaged
from benchmarks.fuzz.recordings import recordings
from benchmarks.fuzz.sound import Sound
from benchmarks.fuzz.texts import designs, is_text, packages, pictures, tables

SHARES = {
    "recording": 0.55, "Design": 0.13, "picture": 0.11, "mapping": 0.04, "settings": 0.04, "process": 0.04,
    "norms": 0.01, "saved": 0.03, "package": 0.03, "random": 0.02,
}  # fmt: skip
"""How much of the whole each kind of input is."""
SLOW_SHARE = 0.015
_ENDINGS = (
    "edf", "bdf", "gdf", "vhdr", "vmrk", "eeg", "set", "fdt", "fif", "fif.gz", "cnt", "nedf", "lay", "cdt", "mff",
    "xml", "bin", "xdf", "csv", "txt", "easy", "zip", "gz", "npy", "mat", "json", "toml", "png", "jpg", "tif", "pdf",
    "svg", "webp", "jxl",
)  # fmt: skip


def write_case(
    number: int, seed: int, inputs: dict[str, list[Sound]], folder: Path
) -> tuple[Sound, str, tuple[str, ...]]:
    """Write the files of one case; return what they were, what was done to them, and the command line."""
    rng = np.random.default_rng([seed, number])
    shares = {group: share for group, share in SHARES.items() if group in inputs}
    group = str(rng.choice(list(shares), p=np.array(list(shares.values())) / sum(shares.values())))
    some = inputs[group]
    if group == "recording":
        slow = rng.random() < SLOW_SHARE
        some = [sound for sound in some if sound.slow == slow] or some
    sound = some[int(rng.integers(len(some)))]
    line = sound.lines[int(rng.integers(len(sound.lines)))]
    if group == "random":
        ending = _ENDINGS[int(rng.integers(len(_ENDINGS)))]
        start = sound.files[sound.hit[0]][: int(rng.integers(0, 300))]
        letters = np.frombuffer(b'0123456789.,;:-+eE \t\n%"[]{}=abcTP9_/', "u1")
        size = int(rng.integers(1, 20000))
        more = rng.choice(letters, size).tobytes() if rng.random() < 0.5 else rng.bytes(size)
        name = f"case.{ending}"
        sound, line = Sound("random", ending, {name: start + more}, (), sound.lines), (line[0], name, *line[2:])
    hit = ""
    if sound.hit:
        hit = sound.hit[0] if rng.random() < 0.7 else sound.hit[int(rng.integers(len(sound.hit)))]
    how = "random"
    for name, content in sound.files.items():
        if name == hit and content:
            how, content = damaged(content, rng, is_text(name, content))
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return sound, how, line


def gather(only: list[str]) -> dict[str, list[Sound]]:
    """Make every sound input, by group."""
    out: dict[str, list[Sound]] = {}
    for make in (recordings, designs, tables, pictures, packages):
        for sound in make():
            out.setdefault(sound.group, []).append(sound)
    out["random"] = [sound for group in ("recording", "Design", "picture") for sound in out[group]]
    return {group: sounds for group, sounds in out.items() if not only or group in only}


def check_sound(inputs: dict[str, list[Sound]]) -> None:
    """Stop where an input is refused although nothing was done to it: its damage would prove nothing."""
    for sound in (sound for group, sounds in inputs.items() if group != "random" for sound in sounds):
        for line in sorted(set(sound.lines)):
            with tempfile.TemporaryDirectory() as name:
                for path, content in sound.files.items():
                    Path(name, path).parent.mkdir(parents=True, exist_ok=True)
                    Path(name, path).write_bytes(content)
                ended = run_in_child(line, Path(name))
            if ended.fault or (ended.code and sound.group != "saved"):
                print(f"sound {sound.group} {sound.name}: {shlex.join(line)}: {ended}")


def main() -> int:
    """Run the cases and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--only", nargs="*", default=[], choices=list(SHARES))
    parser.add_argument("--keep", type=Path, help="folder for what failed")
    parser.add_argument("--show", type=int, help="write this case into --keep and run nothing")
    parser.add_argument("--all", action="store_true", help="tell what became of every case")
    parser.add_argument("--check", action="store_true", help="run every sound input first")
    told = parser.parse_args()
    inputs = gather(told.only)
    if told.show is not None:
        folder = told.keep / str(told.show)
        sound, how, line = write_case(told.show, told.seed, inputs, folder)
        print(f"{folder}: {sound.group} {sound.name} ({how}): {shlex.join(line)}")
        return 0
    warm()
    if told.check:
        check_sound(inputs)
    return report(told, inputs)


def report(told: argparse.Namespace, inputs: dict[str, list[Sound]]) -> int:
    """Run all cases, keep those that fail, and print what was counted."""
    started, failed, slowest, largest = time.monotonic(), 0, 0.0, 0
    table: dict[str, Counter[str]] = {}
    took: Counter[str] = Counter()
    for number in range(told.first, told.first + told.count):
        with tempfile.TemporaryDirectory() as name:
            sound, how, line = write_case(number, told.seed, inputs, Path(name))
            ended = run_in_child(line, Path(name))
        slowest, largest = max(slowest, ended.seconds), max(largest, ended.kilobytes)
        if ended.seconds > LONGEST_S / 3:
            print(f"  {number} {sound.group} {sound.name} ({how}): {ended.seconds:.1f} s: {ended.said:.100}")
        took[sound.group] += round(1000 * ended.seconds)
        table.setdefault(sound.group, Counter())[_kind(ended)] += 1
        if told.all:
            print(f"{number} {sound.name} ({how}): {shlex.join(line)[:40]}: {ended.said:.140}")
        if ended.fault:
            failed += 1
            print(
                f"  {number} {sound.group} {sound.name} ({how}): {shlex.join(line)}: {ended.fault}: {ended.said:.200}"
            )
            if told.keep:
                write_case(number, told.seed, inputs, told.keep / str(number))
                (told.keep / str(number) / "line.txt").write_text(shlex.join(line), encoding="utf-8")
        if number % 100 == 99:
            print(f"{number + 1} cases, {time.monotonic() - started:.0f} s, {failed} failed", flush=True)
    kinds = ["taken", "refused", *sorted({kind for row in table.values() for kind in row} - {"taken", "refused"})]
    for group, row in [*sorted(table.items()), ("all", sum(table.values(), Counter[str]()))]:
        mean = (took.total() if group == "all" else took[group]) / row.total() / 1000
        print(f"{group:12}" + "".join(f"{row[kind]:7} {kind}" for kind in kinds) + f"{mean:7.2f} s each")
    print(
        f"{time.monotonic() - started:.0f} s; slowest {slowest:.1f} s, largest {largest / 1024:.0f} MB above the start"
    )
    return 1 if failed else 0


def _kind(ended: Ended) -> str:
    return ended.fault.split(":")[0] or ("refused" if ended.code else "taken")


if __name__ == "__main__":
    sys.exit(main())
