"""Draw every isen on a leaf, a petal, a frame and a ground: docs/images/isen.png, and one picture for each.

Run from the repository's root: ``python docs/make_isen.py [NAME ...]``
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from batik_gen.pattern.isen.sample import sample
from batik_gen.pattern.isen.table import fillings
from batik_gen.render.dye import dye

HERE = Path(__file__).parent / "images"
PER_MM = 11


def picture(name: str, seed: int = 3) -> Image.Image:
    """Return the sample of one isen, dyed."""
    cloth = sample(name, seed)
    width, height = cloth.size_mm
    return dye(cloth, px=(round(width * PER_MM), round(height * PER_MM))).image


def main() -> None:
    """Draw those named, or all and the sheet."""
    folder = HERE / "isen"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[1:] or list(fillings())
    pictures = {name: picture(name) for name in wanted}
    for name, image in pictures.items():
        image.save(folder / f"{name}.png", optimize=True)
    if sys.argv[1:]:
        return
    across, gap, head = 3, 24, 40
    small = [image.reduce(2) for image in pictures.values()]
    w, h = small[0].size
    rows = -(-len(small) // across)
    sheet = Image.new("RGB", (across * (w + gap) + gap, rows * (h + gap + head) + gap), "#f7f3ea")
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(24)
    for i, (name, image) in enumerate(zip(pictures, small, strict=True)):
        x, y = gap + (i % across) * (w + gap), gap + (i // across) * (h + gap + head)
        pen.text((x, y + 4), name.replace("-", " "), fill="#3a2a1c", font=font)
        sheet.paste(image, (x, y + head))
    sheet.save(HERE / "isen.png", optimize=True)


if __name__ == "__main__":
    main()
