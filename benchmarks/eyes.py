"""Sheets to be matched by eye: ``python -m benchmarks.eyes FAMILY[:VARIANT] ... -o FOLDER``.

Of six persons the cloth of the first half of a recording stands above, that of the second half below, each row in an
order of its own that the seed shuffles, 160 px for 250 mm. The key is written before any viewer sees a sheet, in a file
beside it. A viewer says which number belongs to which letter; ``--answers`` counts how many are right.
"""

import argparse
import os
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from benchmarks.thumb import PX, Half, halves_of, pictures_of

_MANY = 6
_GAP, _HEAD = 16, 22


def persons_of(halves: list[Half]) -> list[tuple[Half, Half]]:
    """Return the two halves of one recording of each person, those with two recordings first."""
    pairs: dict[str, tuple[Half, Half]] = {}
    for first, second in zip(halves[::2], halves[1::2], strict=True):
        pairs.setdefault(first.person, (first, second))
    ordered = sorted(pairs, key=lambda person: (not person.startswith("person_"), person))
    return [pairs[person] for person in ordered[:_MANY]]


def sheet(pictures: list[Image.Image], orders: tuple[list[int], list[int]]) -> Image.Image:
    """Lay out first halves above second ones, each row in its order."""
    wide = _GAP + len(orders[0]) * (PX + _GAP)
    page = Image.new("RGB", (wide, 2 * (PX + _HEAD + _GAP) + _GAP), (250, 248, 242))
    pen = ImageDraw.Draw(page)
    for row, order in enumerate(orders):
        top = _GAP + row * (PX + _HEAD + _GAP)
        for column, person in enumerate(order):
            left = _GAP + column * (PX + _GAP)
            pen.text((left, top), "ABCDEF"[column] if row == 0 else str(column + 1), fill=(60, 40, 30), font_size=16)
            page.paste(pictures[2 * person + row], (left, top + _HEAD))
    return page


def main() -> None:
    """Write a sheet and its key for each family, or count a viewer's answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("families", nargs="+", metavar="FAMILY[:VARIANT]")
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--answers", metavar="A3B1C2...", help="what a viewer said of one family's sheet")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.answers:
        key = (asked.out / f"{asked.families[0].replace(':', '-')}.key").read_text(encoding="utf-8").split()
        said = {asked.answers[at : at + 2].upper() for at in range(0, len(asked.answers), 2)}
        print(f"{asked.families[0]}: {len(said & set(key))} of {len(key)}")
        return
    folder = Path(os.environ.get("BATIK_GEN_RECORDINGS", "../shared/recordings"))
    persons = persons_of(halves_of(folder))
    halves = [half for pair in persons for half in pair]
    rng = np.random.default_rng(asked.seed)
    for family in asked.families:
        motif, _, variant = family.partition(":")
        orders = (rng.permutation(len(persons)).tolist(), rng.permutation(len(persons)).tolist())
        key = [f"{'ABCDEF'[at]}{orders[1].index(person) + 1}" for at, person in enumerate(orders[0])]
        name = family.replace(":", "-")
        (asked.out / f"{name}.key").write_text(" ".join(key) + "\n", encoding="utf-8")
        sheet(pictures_of(halves, motif, variant), orders).save(asked.out / f"{name}.png")


if __name__ == "__main__":
    main()
