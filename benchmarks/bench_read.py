"""Compare ``batik-gen read`` with MNE doing the same load, filter and Welch by itself.

Run ``python -m benchmarks.bench_read [FILE.edf]``; a 64-channel, 2-minute, 160 Hz EDF by
default. Both run as whole processes, in turn; the median of their CPU seconds and
of their wall seconds is told.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.evidence import RECORDINGS, table, tell

ROUNDS = 5
ALONE = """
import sys, warnings
warnings.simplefilter("ignore")
import mne
raw = mne.io.read_raw_edf(sys.argv[1], preload=True, verbose="ERROR")
raw.notch_filter(60.0, verbose="ERROR")
raw.filter(1.0, 45.0, verbose="ERROR")
raw.compute_psd("welch", n_fft=int(4 * raw.info["sfreq"]), fmax=45.0, verbose="ERROR").get_data()
"""


def run(command: list[str]) -> tuple[float, float]:
    """Return wall and CPU seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "MNE_LOGGING_LEVEL": "ERROR"})
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and write the table."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else RECORDINGS / "edf_plus_64ch_motor_imagery.edf"
    commands = {
        "MNE: load, notch, 1-45 Hz, Welch": [sys.executable, "-c", ALONE, str(path)],
        "batik-gen read": [sys.executable, "-m", "batik_gen", "read", str(path)],
    }
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            found[name].append(run(command))
    middle = {name: [statistics.median(column) for column in zip(*of, strict=True)] for name, of in found.items()}
    rows = [[name, f"{wall:.2f} s", f"{cpu:.2f} s"] for name, (wall, cpu) in middle.items()]
    alone, ours = middle.values()
    rows.append(["ratio", f"{ours[0] / alone[0]:.2f}", f"{ours[1] / alone[1]:.2f}"])
    tell("time", table(["whole process, median of five", "wall", "CPU"], rows))


if __name__ == "__main__":
    main()
