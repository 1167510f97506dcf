"""How strong bands are at rest, from recordings at hand: ``python -m benchmarks.measure_levels [FOLDER]``.

What families born of the wave are drawn against (``pattern.wave.levels``) is measured again on a folder of recordings,
one line a band: the middle of the persons, how far they differ, how far two halves of one rest differ, and slices of
two seconds within a rest. Levels are those before any was taken for the device. Told is how many persons it rests on.
"""

import argparse
import os
from collections import defaultdict
from pathlib import Path

import numpy as np

from batik_gen import BandLog, measure, read
from batik_gen.pattern.wave.levels import LEVELS
from batik_gen.pattern.wave.wave_of import wave_of
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import BatikGenError

_LEAST_SLICES = 10


def courses_of(folder: Path) -> dict[str, list[FloatArray]]:
    """Return the courses of every recording that can be measured, slices x bands in dB, by person."""
    found: dict[str, list[FloatArray]] = defaultdict(list)
    for path in sorted(folder.iterdir()):
        try:
            recording = read(path)
            if isinstance(recording, BandLog):
                continue
            wave = wave_of(measure(recording))
        except (BatikGenError, OSError):
            continue
        course = wave.courses[0] + wave.levelled_db
        if len(course) >= _LEAST_SLICES:
            stem = path.name.split(".")[0]
            found["_".join(stem.split("_")[:2]) if stem.startswith("person_") else stem].append(course)
    return found


def main() -> None:
    """Print one line a band, beside what is shipped."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    usual = Path(os.environ.get("BATIK_GEN_RECORDINGS", "../shared/recordings")) / "persons"
    parser.add_argument("folder", nargs="?", type=Path, default=usual)
    found = courses_of(parser.parse_args().folder)
    rests = [course for courses in found.values() for course in courses]
    print(f"{len(found)} persons, {len(rests)} recordings")
    if len(found) < 2:
        return
    persons = np.stack([np.mean([np.median(c, axis=0) for c in courses], axis=0) for courses in found.values()])
    halves = np.stack([np.median(c[: len(c) // 2], axis=0) - np.median(c[len(c) // 2 :], axis=0) for c in rests])
    within = np.median([c.std(axis=0) for c in rests], axis=0)
    print(f"{'dB':6}  {'middle':>8} {'persons':>8} {'halves':>8} {'within':>8}   shipped: middle, persons, within")
    for at, (band, level) in enumerate(LEVELS.items()):
        middle, people = np.median(persons[:, at]), persons[:, at].std(ddof=1)
        apart = halves[:, at].std() / np.sqrt(2)
        print(
            f"{band:6}  {middle:8.1f} {people:8.1f} {apart:8.2f} {within[at]:8.2f}   "
            f"{level.centre:.1f}, {level.people:.1f}, {level.moments:.2f}"
        )


if __name__ == "__main__":
    main()
