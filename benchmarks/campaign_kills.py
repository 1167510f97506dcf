"""End runs of a campaign at random moments, and see that the folder comes out as if nothing had happened.

Run ``python -m benchmarks.campaign_kills [--kills 50] [--people 4] [--seed 1]`` in the repository's folder. In turn
the run is ended by ``kill -9``, one of its processes is, Ctrl-C is pressed, and the disk is full (a small tmpfs, which
needs the right to mount; passed over without it). It is started again each time; when the campaign is made, its folder
``output`` is compared, file by file, with that of a run that nobody disturbed, and it begins anew.
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
from contextlib import suppress
from pathlib import Path

from batik_gen.campaign.running.content import sha256_of
from samples.make_participants import make

_TOML = """langs = ["id", "en"]
deliverables = ["feed-1080x1080", "contact-sheet"]
[campaign]
name = "Kills"
contact = "nobody@example.org"
[cloth]
size_cm = [20, 20]
"""
_WAYS = ("parent", "process", "ctrl-c", "disk full")


def main() -> None:
    """Kill as often as asked, and tell what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--people", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    luck = random.Random(told.seed)
    with tempfile.TemporaryDirectory(prefix="batik-gen-kills-") as name:
        root = Path(name)
        begun = time.perf_counter()
        whole = prepared(root / "whole", told.people)
        assert run(whole).wait() == 0
        took = time.perf_counter() - begun
        expected = hashes(whole)
        print(f"undisturbed: {len(expected)} files in {took:.1f} s")
        counts: Counter[str] = Counter()
        wrong = campaigns = 0
        while sum(counts.values()) < told.kills:
            campaigns += 1
            folder = prepared(root / f"campaign-{campaigns}", told.people)
            while (way := _WAYS[sum(counts.values()) % len(_WAYS)]) and not is_made(folder, expected):
                if sum(counts.values()) >= told.kills:
                    break
                if way == "disk full":
                    folder = filled_up(folder, root / f"small-{sum(counts.values())}", luck)
                else:
                    ended(folder, way, luck.uniform(0.3, 0.8 * took))
                counts[way] += 1
                # Whatever has its name is whole.
                wrong += sum(each != expected.get(file) for file, each in hashes(folder).items())
            assert run(folder).wait() == 0
            after = hashes(folder)
            wrong += len(set(after.items()) ^ set(expected.items()))
            shutil.rmtree(folder, ignore_errors=True)
        print(", ".join(f"{count} x {way}" for way, count in counts.items()))
        print(f"{campaigns} campaigns made in the end, {wrong} files other than undisturbed or half")
        sys.exit(bool(wrong))


def prepared(folder: Path, people: int) -> Path:
    """Write a campaign of made-up people, its texts with it."""
    make(folder, people)
    (folder / "campaign.toml").write_text(_TOML, encoding="utf-8")
    return folder


def run(folder: Path) -> "subprocess.Popen[bytes]":
    """Begin a run in processes of its own."""
    words = [sys.executable, "-m", "batik_gen", "campaign", "run", str(folder), "--jobs", "2", "--no-room-check"]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def ended(folder: Path, way: str, after_s: float) -> None:
    """Begin a run, and end it or one of its processes after some seconds."""
    running = run(folder)
    time.sleep(after_s)
    if way == "process":
        workers = workers_of(running.pid)
        if workers:
            signal_to(workers[-1])
        running.wait()
    else:
        running.send_signal(signal.SIGKILL if way == "parent" else signal.SIGINT)
        running.wait()


def filled_up(folder: Path, place: Path, luck: random.Random) -> Path:
    """Go on with a campaign on a disk that is nearly full, and return where it is afterwards: on a larger one."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    place.mkdir()
    limit = size + luck.randrange(1 << 19, 4 << 20)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={limit}", "tmpfs", str(place)], check=False)
    if mounted.returncode:
        print("no right to mount: a full disk is passed over")
        return folder
    try:
        small = place / "campaign"
        shutil.copytree(folder, small)
        code = run(small).wait()
        assert code in (0, 1), code
        shutil.rmtree(folder)
        shutil.copytree(small, folder)
    finally:
        subprocess.run(["umount", str(place)], check=True)
    return folder


def is_made(folder: Path, expected: dict[str, str]) -> bool:
    """Tell whether all files are there."""
    return set(hashes(folder)) == set(expected)


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file that was made, but what is unfinished."""
    root = folder / "output"
    return {
        path.relative_to(root).as_posix(): sha256_of(path)
        for path in sorted(root.rglob("*"))
        if path.is_file() and "unfinished" not in path.relative_to(root).as_posix()
    }


def children_of(parent: int) -> list[int]:
    """Return the processes that a process began, and theirs."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(path.read_text().rpartition(")")[2].split()[1]) == parent:
                found += [int(path.parent.name), *children_of(int(path.parent.name))]
        except OSError:
            continue
    return found


def workers_of(parent: int) -> list[int]:
    """Return those of them that do the work of a run."""
    return [pid for pid in children_of(parent) if "loky" in command_of(pid)]


def command_of(pid: int) -> str:
    """Return the words that began a process; none where it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def signal_to(pid: int) -> None:
    """Kill a process that may have ended by itself."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
