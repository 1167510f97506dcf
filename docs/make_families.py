"""Draw every family: one picture of 25 cm and one of 1 m of cloth each, and a wall of all families and variants.

Run ``python docs/make_families.py [NAME ...]``; without names all are drawn, and the wall with them;
``--wall`` draws the wall alone.
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

from batik_gen import Portrait, design, draw, dye, measure, read
from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.registry import families
from batik_gen.render.picture.picture import Picture
from batik_gen.typesetting.faces import Face, drawn_with

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "samples" / "person-two-calm.edf"
SHOWN = {"25cm": (250.0, 1600, 75), "1m": (1000.0, 1200, 65)}
"""Side in mm, side in px, quality of WebP: together 1.2 MB a family."""

TILE_PX, TILE_MM, COLUMNS, GAP_PX, NAME_PX = 330, 132.0, 6, 10, 30
"""Each tile 132 mm of cloth at 2.5 px a mm: all are seen from equally far."""
PAPER, INK = (247, 242, 230), (60, 40, 30)


def main(names: list[str]) -> None:
    """Draw the families named, or all of them and the page of tiles."""
    portrait = measure(read(SAMPLE))
    folder = HERE / "images" / "motifs"
    folder.mkdir(parents=True, exist_ok=True)
    for name in (name for name in names or families() if name != "--wall"):
        for label, (side_mm, side_px, quality) in SHOWN.items():
            image = _picture(portrait, name, side_mm, side_px).image
            image.save(folder / f"{name}-{label}.webp", quality=quality, method=6)
    if not names or "--wall" in names:
        _wall(portrait).save(HERE / "images" / "families.jpg", quality=82)


def _picture(portrait: Portrait, name: str, side_mm: float, side_px: int, variant: str = "") -> Picture:
    chosen = design(portrait, motif=name, variant=variant, size_mm=(side_mm, side_mm))
    return dye(draw(chosen), px=(side_px, side_px))


def _wall(portrait: Portrait) -> Image.Image:
    """Return every family and variant at one scale, each with its name; a variant that is the usual one once."""
    known = [(family.name, variant) for family in families().values() for variant in _variants(portrait, family)]
    rows = -(-len(known) // COLUMNS)
    wide, high = TILE_PX + GAP_PX, TILE_PX + NAME_PX
    page = Image.new("RGB", (COLUMNS * wide + GAP_PX, rows * high + GAP_PX), PAPER)
    pen, letters = ImageDraw.Draw(page), drawn_with(Face.SANS, 18)
    for i, (name, variant) in enumerate(known):
        left, top = GAP_PX + i % COLUMNS * wide, GAP_PX + i // COLUMNS * high
        page.paste(_picture(portrait, name, TILE_MM, TILE_PX, variant).image.convert("RGB"), (left, top))
        said = f"{name} {variant}".strip()
        pen.text((left + TILE_PX // 2, top + TILE_PX + NAME_PX // 2), said, INK, letters, "mm")
    return page


def _variants(portrait: Portrait, family: Family) -> list[str]:
    """Return the names of a family's variants, before them the usual one where it is none of these."""
    named = [variant.name for variant in family.variants]
    usual, *others = (design(portrait, motif=family.name, variant=name).parameters for name in ("", *named))
    return named if usual in others else ["", *named]


if __name__ == "__main__":
    main(sys.argv[1:])
