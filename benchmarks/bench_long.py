"""Measure how long a long recording takes and how much memory; prints one row a length.

Run ``python benchmarks/bench_long.py [--hours 1 4 24] [--channels 64] [--rate 256]``. The
recording is made in a temporary folder: ten minutes of simulated EEG, repeated with
another loudness each time. Each measurement runs in a process of its own.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
POSITIONS = (
    "Fp1", "Fpz", "Fp2", "AF7", "AF3", "AFz", "AF4", "AF8", "F7", "F5", "F3", "F1", "Fz", "F2", "F4", "F6", "F8",
    "FT7", "FC5", "FC3", "FC1", "FCz", "FC2", "FC4", "FC6", "FT8", "T7", "C5", "C3", "C1", "Cz", "C2", "C4", "C6",
    "T8", "TP7", "CP5", "CP3", "CP1", "CPz", "CP2", "CP4", "CP6", "TP8", "P7", "P5", "P3", "P1", "Pz", "P2", "P4",
    "P6", "P8", "PO7", "PO3", "POz", "PO4", "PO8", "O1", "Oz", "O2", "Iz", "F9", "F10",
)  # fmt: skip
BLOCK_S = 600


def make(path: Path, hours: float, count: int, rate: int) -> None:
    """Write a long EDF block by block."""
    sys.path.insert(0, str(ROOT / "samples"))
    import make_samples as maker  # type: ignore[import-not-found]

    maker.PLACE |= {"AF": 0.12, "FT": 0.38, "FC": 0.38, "CP": 0.62, "PO": 0.88, "I": 1.0}
    names = POSITIONS[:count]
    seconds = min(BLOCK_S, round(3600 * hours))
    signals = maker.simulate(maker.PEOPLE["person-two"], maker.MOODS["calm"], names, rate, seconds, 3)
    one = path.with_name("block.edf")
    maker.write_edf(one, signals, names, rate)
    held = one.read_bytes()
    one.unlink()
    head, body = held[: 256 * (count + 1)], np.frombuffer(held[256 * (count + 1) :], "<i2")
    times = round(3600 * hours / seconds)
    with path.open("wb") as file:
        file.write(head[:236] + str(times * seconds).ljust(8).encode() + head[244:])
        for i in range(times):
            file.write((body * (1.0 + 0.2 * np.sin(i))).astype("<i2").tobytes())


def measure(path: Path, pieces: bool) -> None:
    """Measure one file and print seconds, peak memory and the first features."""
    from batik_gen.eeg.measuring.pieces import measure_file

    begun = time.perf_counter()
    portrait = measure_file(path, pieces=pieces)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said = " ".join(f"{f.name}={f.value:.5g}" for f in portrait.features[:9] if f.value is not None)
    print(f"{seconds:.1f} s, {peak:.0f} MB, {portrait.quality.clean_s:.0f} s clean; {said}", flush=True)


def main() -> None:
    """Make and measure recordings of the lengths asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, nargs="*", default=[0.5, 1, 4])
    parser.add_argument("--channels", type=int, default=64)
    parser.add_argument("--rate", type=int, default=256)
    parser.add_argument("--whole", action="store_true", help="measure at once as well, up to one hour")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        measure(args.one, not args.whole)
        return
    for hours in args.hours:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "long.edf"
            make(path, hours, args.channels, args.rate)
            print(f"{hours:g} h x {args.channels} channels x {args.rate} Hz, {path.stat().st_size / 1e6:.0f} MB")
            for whole in (False, True) if args.whole and hours <= 1 else (False,):
                command = [sys.executable, __file__, "--one", str(path), *(["--whole"] if whole else [])]
                print("  whole: " if whole else "  pieces:", end=" ", flush=True)
                subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
