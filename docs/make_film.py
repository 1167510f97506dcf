"""Draw the storyboards of docs/film.md: four cloths in three shapes and both languages, and what they are made of.

Run from the repository's root: ``python docs/make_film.py [MOTIF ...]``
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PIL import Image

from batik_gen.eeg.measuring.pieces import measure_file
from batik_gen.eeg.portraits.excerpt import excerpt
from batik_gen.film.film import Film, film_of
from batik_gen.film.making import storyboard
from batik_gen.film.telling.material import Material, material_of
from batik_gen.film.wishes.shapes import NAMED, shape_of
from batik_gen.film.wishes.wish import FilmWish
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.patchwork.together import together
from batik_gen.values.design import Design

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent / "images" / "film"
SAMPLES = ROOT / "samples"
ONE = SAMPLES / "person-one-calm.edf"
FIVE = (
    (ONE, "truntum"),
    (SAMPLES / "person-one-restless.edf", "kawung"),
    (SAMPLES / "person-one-single.edf", "parang"),
    (SAMPLES / "person-two-calm.edf", "ceplok"),
    (SAMPLES / "person-two-restless.edf", "nitik"),
)
"""Five recordings, and the motif of each one's patches."""
MOTIFS = ("truntum", "parang-gelombang", "mega-mendung", "sekar-jagad")
SHAPES = {"9x16": "9:16", "1x1": "1:1", "16x9": "16:9"}
HALF, LONGEST, QUALITY = 2, 900, 52
"""Films are drawn at half the usual size: on a sheet of this length no frame is seen larger."""


def films(motif: str) -> Iterator[tuple[str, Film, tuple[int, int]]]:
    """Yield the films of one cloth with the names of their sheets and their sizes."""
    made, material = _made(motif)
    for name, usual in SHAPES.items():
        wide, tall = NAMED[usual].px
        shape = shape_of((wide // HALF, tall // HALF))
        for lang in ("en", "id"):
            yield f"{motif}-{name}-{lang}", film_of(made, FilmWish(shape, words=lang), material), shape.px


def _made(motif: str) -> tuple[Design, Material]:
    if motif != "sekar-jagad":
        portrait = measure_file(ONE)
        made = design(portrait, motif=motif)
        return made, material_of(made, portrait, excerpt(ONE, portrait))
    parts = [design(measure_file(path), motif=own, size_mm=(250.0, 250.0)) for path, own in FIVE]
    shared = together("sekar-jagad", parts)
    # Nobody's numbers are on the cloth of all.
    return replace(shared, legend={}), Material(public=True)


def write(sheet: Image.Image, path: Path) -> None:
    """Write a sheet small enough for a page."""
    share = LONGEST / max(sheet.size)
    size = round(share * sheet.width), round(share * sheet.height)
    sheet.resize(size, Image.Resampling.LANCZOS).save(path, quality=QUALITY, method=6)


def main() -> None:
    """Draw the sheets of those named, or all."""
    HERE.mkdir(parents=True, exist_ok=True)
    for motif in sys.argv[1:] or MOTIFS:
        for name, film, px in films(motif):
            write(storyboard(film, px), HERE / f"{name}.webp")
            print(name)


if __name__ == "__main__":
    main()
