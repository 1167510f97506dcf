"""How well a cloth's picture gives its recording back: ``python -m benchmarks.readback [FAMILY ...]``.

Every recording of ``$BATIK_GEN_RECORDINGS`` and its ``persons`` that a family can be drawn from becomes a cloth of
40 cm in 1600 pixels (sekar gelombang: 25 cm in 1000), each in a hand of its own and in three processes in turn, the
usual one of the family, the sogan of Surakarta and kelengan; every second picture goes through JPEG at quality 85.
Only its pixels are read. Told are, for each curve, the mean, median and least correlation with the recording, how
many reach the floor (a spectrum .95, a course .85) and, of spectra, how far alpha's frequency is off; then the same of
whispered cloths, beside how far they agree with recordings of others (what luck alone gives), and where eyes opened on
the way are found: of recordings that were joined, one of strong alpha and one of weak; of pairs so alike that alpha
changes more elsewhere, in the recording itself, nothing is told.
"""

import argparse
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from batik_gen import design, draw, dye, measure, read
from batik_gen.pattern.motifs.gelombang.lereng_frame import CALM
from batik_gen.pattern.wave.smoothing import smooth
from batik_gen.pattern.wave.whispering import whispered
from batik_gen.readback.cloth_picture import cloth_in
from batik_gen.readback.curves import SPECTRUM, Agreement, Readback, largest_change
from batik_gen.readback.read_back import READERS, agreement
from batik_gen.values.arrays import FloatArray
from batik_gen.values.design import Design
from batik_gen.values.errors import BatikGenError
from batik_gen.values.portrait import Portrait
from batik_gen.values.wave import Wave

FLOOR = {"spectrum": 0.95, "course": 0.85}
_SIDES = {"sekar-gelombang": (250.0, 1000)}
_SIDE = (400.0, 1600)
_PROCESSES = (None, "sogan-solo", "kelengan")
_EVENTS = (0.3, 0.5, 0.7)
_NEAR = 0.1
"""An event found so near, as a share of the recording, is found."""


def portraits_of(folder: Path) -> dict[str, Portrait]:
    """Return the Portrait of every recording that can be measured, by its name."""
    found = {}
    for path in sorted((*folder.glob("*.*"), *(folder / "persons").glob("*.*"))):
        try:
            found[path.stem] = measure(read(path))
        except BatikGenError:
            continue
    return found


def pictured(asked: Design, number: int) -> FloatArray:
    """Return the pixels of a cloth, of every second one after JPEG."""
    px = _SIDES.get(asked.motif, _SIDE)[1]
    image = dye(draw(asked), px=(px, px)).image.convert("RGB")
    if number % 2:
        file = BytesIO()
        image.save(file, "JPEG", quality=85)
        image = Image.open(file).convert("RGB")
    return np.asarray(image, dtype=np.float64)


def cloths(portraits: dict[str, Portrait], motif: str) -> Iterator[tuple[int, Design]]:
    """Yield a Design of each recording that this family can be drawn from, with its number."""
    side = _SIDES.get(motif, _SIDE)[0]
    for number, portrait in enumerate(portraits.values()):
        try:
            yield (
                number,
                design(portrait, motif=motif, size_mm=(side, side), seed=100 + number, process=_PROCESSES[number % 3]),
            )
        except BatikGenError:
            continue


def told_by(asked: Design, wave: Wave, number: int) -> tuple[Readback, list[Agreement]] | None:
    """Draw a Design, read its picture, and compare with a wave; None where it is not read."""
    try:
        readback = READERS[asked.motif].read(cloth_in(pictured(asked, number)))
    except BatikGenError:
        return None
    return None if readback is None else (readback, agreement(readback, wave))


def table_of(portraits: dict[str, Portrait], motif: str, whisper: bool) -> None:
    """Print a line for each curve of a family."""
    r: dict[str, list[float]] = defaultdict(list)
    luck: dict[str, list[float]] = defaultdict(list)
    off, unread, floor = [], 0, 0.0
    made = list(cloths(portraits, motif))
    for number, asked in made:
        assert asked.wave is not None
        drawn = replace(asked, wave=whispered(asked.wave)) if whisper else asked
        told = told_by(drawn, asked.wave, number)
        if told is None:
            unread += 1
            continue
        for curve, one in zip(told[0].curves, told[1], strict=True):
            r[curve.name].append(one.r)
            floor = FLOOR[curve.kind]
            if curve.kind == SPECTRUM and curve.alpha_hz is not None and one.alpha_hz is not None:
                off.append(abs(curve.alpha_hz - one.alpha_hz))
        for other, strange in made if whisper else ():
            if other != number and strange.wave is not None:
                for one in agreement(told[0], strange.wave):
                    luck[one.name].append(one.r)
    print(f"{motif}{', whispered' if whisper else ''}: {unread} not read")
    for name, values in r.items():
        reach = np.mean(np.array(values) >= floor)
        print(
            f"  {name:10} n {len(values):3}   mean {np.mean(values):.3f}  median {np.median(values):.3f}  "
            f"least {min(values):.3f}   r >= {floor:g}: {reach:.2f}"
        )
        if luck[name]:
            low, high = np.quantile(luck[name], (0.05, 0.95))
            print(
                f"  {'':10} most {max(values):.3f}; of others mean {np.mean(luck[name]):.3f}, "
                f"nine of ten from {low:.2f} to {high:.2f}"
            )
    if off:
        near = np.mean(np.array(off) <= 0.3)
        print(
            f"  alpha off by {np.median(off):.2f} Hz in the middle, {max(off):.2f} at most; within 0.3 Hz: {near:.2f}"
        )


def joined(high: Wave, low: Wave, at: float) -> Wave:
    """Return a wave that is one recording up to a share of it and another one from there."""
    slices = high.courses.shape[1]
    cut = round(at * slices)
    both = [
        np.resize(w.courses[:1], (1, slices, 5)) if w.courses.shape[1] < slices else w.courses[:1] for w in (high, low)
    ]
    courses = np.concatenate([both[0][:, :cut], both[1][:, cut:slices]], axis=1)
    return replace(high, sides=("all",), courses=courses)


def events(portraits: dict[str, Portrait], motif: str) -> None:
    """Print where the change of joined recordings is found."""
    made = [(number, asked) for number, asked in cloths(portraits, motif) if asked.wave is not None]
    alpha = [float(asked.wave.course("all", "alpha").mean()) for _, asked in made if asked.wave is not None]
    order = np.argsort(alpha)
    off = []
    for pair in range(min(4, len(made) // 2)):
        (number, strong), (_, weak) = made[order[-1 - pair]], made[order[pair]]
        assert strong.wave is not None
        assert weak.wave is not None
        for at in _EVENTS:
            wave = joined(strong.wave, weak.wave, at)
            if abs(largest_change(smooth(wave.course("all", "alpha"), CALM)) - at) > _NEAR:
                continue
            told = told_by(replace(strong, wave=wave), wave, number)
            change = None if told is None else next(c.change for c in told[0].curves if c.name == "alpha")
            off.append(1.0 if change is None else abs(change - at))
    print(f"  eyes opened, {len(off)} joined: off by {np.median(off):.3f} in the middle, within {_NEAR}: "
          f"{np.mean(np.array(off) <= _NEAR):.2f}")  # fmt: skip


def main() -> None:
    """Print a table a family."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    families = [name for name, reader in READERS.items() if reader.agree]
    parser.add_argument("families", nargs="*", default=families, metavar="FAMILY")
    asked = parser.parse_args()
    portraits = portraits_of(Path(os.environ.get("BATIK_GEN_RECORDINGS", "../shared/recordings")))
    print(f"{len(portraits)} recordings")
    for motif in asked.families:
        table_of(portraits, motif, whisper=False)
        if motif != "sekar-gelombang":
            events(portraits, motif)
        table_of(portraits, motif, whisper=True)


if __name__ == "__main__":
    main()
