"""How far a cloth the size of a thumbnail is a person's own: ``python -m benchmarks.thumb [FAMILY ...]``.

Every recording of ``$BATIK_GEN_RECORDINGS`` and its ``persons`` of 40 s or longer is cut into halves; each half
becomes a cloth of 25 cm, drawn with a seed of its own and shown in 160 pixels. Two distances know no place: of
lightness, blurred by one pixel, and of histograms of gradients at three scales. Told are the area under the curve
(halves of one recording against those of two persons), how often the nearest half is one's own, and how far halves
lie apart beside persons; for the Portrait, too. Of persons with two rests also rest against rest.
"""

import argparse
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

from batik_gen import BandLog, Recording, design, draw, dye, measure, read
from batik_gen.eeg.portraits.distance import distance
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import BatikGenError
from batik_gen.values.portrait import Portrait
from benchmarks.wardrobe.showing import lab

SIDE_MM, PX = 250.0, 160
_LEAST_S = 40.0
_BINS = 12


@dataclass(frozen=True, eq=False)
class Half:
    """Hold half of a recording: whose, of which recording, and what was measured of it."""

    person: str
    recording: str
    portrait: Portrait


def halves_of(folder: Path) -> list[Half]:
    """Return the halves of every recording that can be cut."""
    found = []
    for path in sorted((*folder.glob("*.*"), *(folder / "persons").glob("*.*"))):
        try:
            recording = read(path)
            if isinstance(recording, BandLog) or recording.seconds < _LEAST_S:
                continue
            parts = [measure(_cut(recording, which)) for which in (0, 1)]
        except BatikGenError:
            continue
        person = "_".join(path.stem.split("_")[:2]) if path.stem.startswith("person_") else path.stem
        if path.stem.startswith("openbci_cyton_14col"):
            continue  # the same seconds as the other Cyton file, saved otherwise
        found += [Half(person, path.stem, part) for part in parts]
    return found


def _cut(recording: Recording, which: int) -> Recording:
    middle = recording.signals.shape[1] // 2
    at, shift = (slice(None, middle), 0.0) if which == 0 else (slice(middle, None), middle / recording.sfreq)
    gaps = tuple((a - shift, b - shift) for a, b in recording.gaps if a >= shift and (which or b <= middle))
    return replace(recording, signals=recording.signals[:, at], gaps=gaps)


def pictures_of(halves: list[Half], motif: str, variant: str) -> list[Image.Image]:
    """Return each half's cloth at the size of a thumbnail, drawn by a hand of its own."""
    out = []
    for number, half in enumerate(halves):
        asked = design(half.portrait, motif=motif, variant=variant, size_mm=(SIDE_MM, SIDE_MM), seed=100 + number)
        out.append(dye(draw(asked), px=(4 * PX, 4 * PX)).image.resize((PX, PX), Image.Resampling.BOX))
    return out


def thumbs(halves: list[Half], motif: str, variant: str) -> list[FloatArray]:
    """Return the lightness of each half's cloth at the size of a thumbnail."""
    return [lab(np.asarray(p, dtype=np.float64))[..., 0] for p in pictures_of(halves, motif, variant)]


def lightness(one: FloatArray, other: FloatArray) -> float:
    """Return the root mean square difference of lightness, blurred by one pixel."""
    apart = gaussian_filter(one, 1.0) - gaussian_filter(other, 1.0)
    return float(np.sqrt((apart**2).mean()))


def gradients(picture: FloatArray) -> FloatArray:
    """Return histograms of the directions of gradients, weighted by their size, at three scales."""
    parts = []
    for sigma in (0.7, 1.5, 3.0):
        dy, dx = np.gradient(gaussian_filter(picture, sigma))
        size, way = np.hypot(dx, dy), np.arctan2(dy, dx) % (2 * np.pi)
        for low, high in ((0, 2), (2, 5), (5, 10), (10, 20), (20, 1e9)):
            within = (size * sigma >= low) & (size * sigma < high)
            parts.append(np.histogram(way[within], _BINS, (0, 2 * np.pi))[0] / size.size)
    return np.asarray(np.sqrt(np.concatenate(parts)), dtype=np.float64)


def judged(
    halves: list[Half], apart: Callable[[int, int], float], same: Callable[[Half, Half], bool]
) -> tuple[float, float, float]:
    """Return area under the curve, share whose nearest is their own, and within against between."""
    n = len(halves)
    table = np.array([[apart(i, j) if i != j else np.inf for j in range(n)] for i in range(n)])
    own = np.array([[i != j and same(a, b) for j, b in enumerate(halves)] for i, a in enumerate(halves)])
    strange = np.array([[a.person != b.person for b in halves] for a in halves])
    within, between = table[own], table[strange]
    auc = float((within[:, None] < between[None]).mean() + 0.5 * (within[:, None] == between[None]).mean())
    looked = np.flatnonzero(own.any(axis=1))
    nearest = [own[i, int(np.where(own[i] | strange[i], table[i], np.inf).argmin())] for i in looked]
    return auc, float(np.mean(nearest)), float(np.median(within) / np.median(between))


def main() -> None:
    """Print one line a family."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("families", nargs="*", default=["truntum", "kawung", "parang"], metavar="FAMILY[:VARIANT]")
    folder = Path(os.environ.get("BATIK_GEN_RECORDINGS", "../shared/recordings"))
    asked = parser.parse_args()
    halves = halves_of(folder)
    print(f"{len(halves)} halves of {len({h.person for h in halves})} persons or devices")
    print(f"{'':34}  {'halves':>24}   {'one rest, another':>24}")

    def line(name: str, apart: Callable[[int, int], float]) -> None:
        of_half = judged(halves, apart, lambda a, b: a.recording == b.recording)
        of_rest = judged(halves, apart, lambda a, b: a.person == b.person and a.recording != b.recording)
        shown = "   ".join(f"{auc:8.3f} {near:7.2f} {ratio:7.2f}" for auc, near, ratio in (of_half, of_rest))
        print(f"{name:34}  {shown}")

    line("Portraits", lambda i, j: distance(halves[i].portrait, halves[j].portrait).value)
    for family in asked.families:
        motif, _, variant = family.partition(":")
        try:
            pictures = thumbs(halves, motif, variant)
        except BatikGenError as refused:
            print(f"{family}: {refused}")
            continue
        felt = [gradients(picture) for picture in pictures]
        line(f"{family}, lightness", lambda i, j, p=pictures: lightness(p[i], p[j]))  # type: ignore[misc]
        line(f"{family}, gradients", lambda i, j, f=felt: float(np.sqrt(((f[i] - f[j]) ** 2).sum())))  # type: ignore[misc]


if __name__ == "__main__":
    main()
