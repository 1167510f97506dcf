"""Measure how long a cloth takes: the whole command, and each of its stages.

Run ``python -m benchmarks.bench_make [RECORDING] [--px 1080] [--runs 5]`` in the
repository's folder. Without a recording it makes up two minutes of 64 channels.
On a busy machine compare CPU seconds, and the best of several runs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from statistics import median

import numpy as np

from samples.make_samples import write_edf

_ROWS = {
    "AF": "73z48",
    "F": "7531z2468",
    "FC": "531z246",
    "C": "531z246",
    "CP": "531z246",
    "P": "7531z2468",
    "PO": "73z48",
}
_RIM = ("Fp1", "Fpz", "Fp2", "FT7", "FT8", "T7", "T8", "T9", "T10", "TP7", "TP8", "O1", "Oz", "O2", "Iz")
CHANNELS = (*(row + place for row, places in _ROWS.items() for place in places), *_RIM)
SFREQ, SECONDS, SEED = 160, 120, 20221015


@dataclass(frozen=True)
class Took:
    """Wall and CPU seconds of one run."""

    wall: float
    cpu: float


def clock(work: Callable[[], object]) -> Took:
    """Run once and return what it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - wall, time.process_time() - cpu)


def tell(name: str, runs: list[Took]) -> None:
    """Print median and best of several runs."""
    walls, cpus = [t.wall for t in runs], [t.cpu for t in runs]
    print(f"  {name:22} wall {median(walls):7.3f} s (best {min(walls):.3f})   cpu {median(cpus):7.3f} s")


def make_up_recording(path: Path) -> None:
    """Write pink noise with alpha, more at the back: enough work, no one's brain."""
    rng = np.random.default_rng(SEED)
    n = SFREQ * SECONDS
    freqs = np.fft.rfftfreq(n, 1 / SFREQ)
    shape = np.zeros(len(freqs))
    shape[1:] = freqs[1:] ** -0.7 * (1 + 6 * np.exp(-((freqs[1:] - 10.2) ** 2)))
    spectrum = (
        rng.normal(size=(len(CHANNELS), len(freqs))) + 1j * rng.normal(size=(len(CHANNELS), len(freqs)))
    ) * shape
    signals = np.fft.irfft(spectrum, n)
    write_edf(path, 12.0 * signals / signals.std(axis=1, keepdims=True), CHANNELS, SFREQ)


def forget_files() -> bool:
    """Ask the system to drop its copies of Python's files, as after a start of the machine."""
    if not hasattr(os, "posix_fadvise"):
        return False
    roots = {Path(sys.prefix), Path(sys.base_prefix) / "lib", Path(__file__).parents[1] / "batik_gen"}
    for path in (p for root in roots for p in root.rglob("*") if p.is_file()):
        try:
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        except OSError:
            continue
    return True


def run_command(*words: str) -> Took:
    """Run ``batik-gen`` as a process of its own; its CPU time counts, not ours."""
    before = os.times()
    wall = time.perf_counter()
    subprocess.run([sys.executable, "-m", "batik_gen", *words], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(time.perf_counter() - wall, cpu)


def bench_command(recording: Path, folder: Path, px: int, runs: int) -> None:
    """Time the whole process, cold and warm, and the answers that need no work."""
    words = ("make", str(recording), "-o", str(folder), "--px", f"{px}x{px}", "--force")
    print(f"whole process, {px} x {px} px")
    if forget_files():
        tell("make, cold", [run_command(*words)])
    tell("make, warm", [run_command(*words) for _ in range(runs)])
    tell("--help", [run_command("--help") for _ in range(runs)])
    tell("--version", [run_command("--version") for _ in range(runs)])


def stages(recording: Path, folder: Path, px: int) -> Iterator[tuple[str, Took]]:
    """Make one cloth and yield what each stage took."""
    from batik_gen import design, draw, dye, measure, read, save
    from batik_gen.legend.page import LegendWish, picture_legend

    held: dict[str, object] = {}

    def keep(name: str, work: Callable[[], object]) -> tuple[str, Took]:
        return name, clock(lambda: held.__setitem__(name, work()))

    size = (250.0, 250.0)
    recorded = read(recording)
    portrait = measure(recorded)
    motif = design(portrait, size_mm=size)
    cloth = draw(motif)
    picture = dye(cloth, px=(px, px))
    yield keep("read", lambda: read(recording))
    yield keep("measure", lambda: measure(recorded))
    yield keep("design", lambda: design(portrait, size_mm=size))
    yield keep("draw", lambda: draw(motif))
    yield keep("dye", lambda: dye(cloth, px=(px, px)))
    yield keep("save", lambda: save(picture, folder / "stage.png", force=True))
    yield keep("legend page", lambda: picture_legend(picture, motif, portrait, LegendWish()))
    # What no picture can do without: Pillow writing finished pixels (level 1, RLE).
    yield keep("Pillow alone", lambda: picture.image.save(BytesIO(), "PNG", compress_level=1, compress_type=3))


def bench_stages(recording: Path, folder: Path, px: int, runs: int) -> None:
    """Time every stage in one warm process, and dyeing against Pillow's own writing."""
    took: dict[str, list[Took]] = {}
    for _ in range(runs):
        for name, one in stages(recording, folder, px):
            took.setdefault(name, []).append(one)
    print(f"stages, one process, warm, {px} x {px} px")
    for name, each in took.items():
        tell(name, each)
    cpu = {name: median(t.cpu for t in each) for name, each in took.items()}
    print(f"  (dye + save) / Pillow alone, cpu: {(cpu['dye'] + cpu['save']) / cpu['Pillow alone']:.2f}")
    wall = {name: median(t.wall for t in each) for name, each in took.items()}
    print(f"  design to save, wall: {sum(wall[name] for name in ('design', 'draw', 'dye', 'save')):.3f} s")


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("recording", nargs="?", type=Path)
    words.add_argument("--px", type=int, default=1080)
    words.add_argument("--runs", type=int, default=5)
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        recording = asked.recording or folder / "made-up.edf"
        if asked.recording is None:
            make_up_recording(recording)
            print(f"made-up recording: {len(CHANNELS)} channels, {SECONDS} s at {SFREQ} Hz")
        bench_command(recording, folder, asked.px, asked.runs)
        bench_stages(recording, folder, asked.px, asked.runs)


if __name__ == "__main__":
    main()
