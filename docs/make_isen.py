"""Draw every isen on a leaf, a petal, a frame and a ground: docs/images/isen.png, and one picture for each.

Run from the repository's root: ``python docs/make_isen.py [NAME ...]``
"""

import sys
from pathlib import Path

from PIL import Image

from batik_gen.cli.commands.telling.isen import picture, sheet
from batik_gen.pattern.isen.table import fillings

HERE = Path(__file__).parent / "images"
COLOURS = 48
"""The pictures hold four tones and their mottling; this many colours keep the files small."""


def write(image: Image.Image, path: Path) -> None:
    """Write a picture with few colours."""
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    """Draw those named, or all and the sheet."""
    folder = HERE / "isen"
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {name: picture(name) for name in sys.argv[1:] or fillings()}
    for name, image in pictures.items():
        write(image, folder / f"{name}.png")
    if not sys.argv[1:]:
        write(sheet(pictures), HERE / "isen.png")


if __name__ == "__main__":
    main()
