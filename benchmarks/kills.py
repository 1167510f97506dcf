"""End runs at random moments, and see that no half file stands anywhere and that the next run leaves nothing over.

    nice python -m benchmarks.kills --count 50

Every command is first run undisturbed, to know its files and how long it takes. Then it is started again and again in
an empty folder and ended by SIGKILL, SIGTERM, SIGHUP or SIGINT; only what was still at work is counted. Whatever file
then stands there under its name must be, byte for byte, that of the undisturbed run. The same command once more in the
same folder must make all of them, and leave no other file. Ends with 1 where one of this did not hold.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
COMMANDS = {
    "make": "make rec.edf -o out --px 300x300",
    "batch": "make recordings -o out --px 200x200 --jobs 2",
    "draw": "draw a.design.toml -o a.png --px 800x800",
    "draw, PDF": "draw a.design.toml -o a.pdf --px 600x600",
    "separations": "separations a.design.toml -o plates --dpi 75",
    "tile": "tile a.design.toml -o out --dpi 75 --size 20x20cm",
    "sheet": "sheet rec.edf --vary seed -o sheet.png",
    "svg": "svg a.design.toml -o a.svg",
}
LONGEST_S = 120.0
_TOO_LATE = "it was done already, and does not count"


@dataclass(frozen=True)
class Undisturbed:
    """Hold the files of a run that nobody ended, by path, and how long it took."""

    files: dict[str, bytes]
    seconds: float


def main() -> int:
    """Run the kills and print what was counted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    told = parser.parse_args()
    for by in (signal.SIGINT, signal.SIGHUP):
        # What this program was to ignore, as in the background of a shell or under nohup, its children would as well.
        signal.signal(by, signal.SIG_DFL)
    lots, wrong = random.Random(told.seed), []
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        desk = Path(name) / "desk"
        _prepare(desk)
        whole = {what: _undisturbed(desk, words.split()) for what, words in COMMANDS.items()}
        for what, run in whole.items():
            print(f"{what:12} {len(run.files)} files in {run.seconds:.1f} s", flush=True)
        number = told.first
        while number < told.first + told.count:
            what, by = list(COMMANDS)[number % len(COMMANDS)], SIGNALS[number // len(COMMANDS) % len(SIGNALS)]
            after = whole[what].seconds * lots.uniform(0.1, 1.0)
            faults, how = _kill(desk, Path(name) / str(number), COMMANDS[what].split(), by, after, whole[what])
            wrong += faults
            if how != _TOO_LATE:
                number += 1
                counts[f"{what}, {by.name}"] += 1
            print(f"{number:3} {what:12} {by.name} after {after:4.1f} s: {how} {'; '.join(faults)}", flush=True)
    print(f"{told.count} kills of {dict(counts)}; {len(wrong)} faults")
    return 1 if wrong else 0


def _prepare(desk: Path) -> None:
    (desk / "recordings").mkdir(parents=True)
    shutil.copy(SAMPLES / "person-one-calm.edf", desk / "rec.edf")
    for sample in ("person-one-single.edf", "person-two-calm.edf", "person-two-restless.edf"):
        shutil.copy(SAMPLES / sample, desk / "recordings")
    made = _command(["make", "rec.edf", "-o", ".", "--output-name", "a", "--no-legend", "--px", "60x60"])
    subprocess.run(made, cwd=desk, check=True, capture_output=True, env=_environment())
    for path in desk.iterdir():
        if path.name not in ("rec.edf", "recordings", "a.design.toml"):
            path.unlink()


def _undisturbed(desk: Path, words: list[str]) -> Undisturbed:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "here"
        shutil.copytree(desk, folder)
        started = time.monotonic()
        subprocess.run(_command(words), cwd=folder, check=True, capture_output=True, env=_environment())
        seconds = time.monotonic() - started
        return Undisturbed(_files(folder, desk), seconds)


def _kill(
    desk: Path, folder: Path, words: list[str], by: signal.Signals, after: float, whole: Undisturbed
) -> tuple[list[str], str]:
    """Start a command, end it, look, run it again, look again; return what was wrong, and what the kill met."""
    shutil.copytree(desk, folder)
    # As a terminal does it, Ctrl-C and a hang-up go to every process; a kill and a polite end only to the first.
    send = os.killpg if by in (signal.SIGINT, signal.SIGHUP) else os.kill
    with subprocess.Popen(
        _command(words), cwd=folder, env=_environment(), start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        time.sleep(after)
        send(process.pid, by)
        # The pipe is closed when no process of the run holds it any more.
        _, said = process.communicate(timeout=LONGEST_S)
    faults = []
    there = {path: content for path, content in _files(folder, desk).items() if "unfinished" not in path}
    faults += [f"{path} is half or another" for path, content in there.items() if content != whole.files.get(path)]
    left = len(_files(folder, desk)) - len(there)
    if by is not signal.SIGKILL and left:
        faults.append(f"{left} left by a run that could clean up")
    if process.returncode not in (0, 128 + by, -by) or "Traceback" in said:
        faults.append(f"ended with {process.returncode}: {said[-200:]}")
    again = subprocess.run(
        [*_command(words), "--force"], cwd=folder, capture_output=True, text=True, check=False, env=_environment()
    )
    if again.returncode:
        faults.append(f"the next run ended with {again.returncode}: {again.stderr[-200:]}")
    if _files(folder, desk) != whole.files:
        faults.append(f"after the next run: {sorted(set(_files(folder, desk)) ^ set(whole.files))}")
    shutil.rmtree(folder)
    how = _TOO_LATE if process.returncode == 0 else f"{len(there)} of {len(whole.files)} there, {left} unfinished"
    return faults, how


def _command(words: list[str]) -> list[str]:
    return [sys.executable, "-m", "batik_gen", *words]


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("BATIK_GEN_")}
    return {**kept, "PYTHONPATH": str(ROOT)}


def _files(folder: Path, desk: Path) -> dict[str, bytes]:
    """Return every file that was not there at first, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not (desk / path.relative_to(folder)).exists()
    }


if __name__ == "__main__":
    sys.exit(main())
