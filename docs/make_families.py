"""Draw every family: one picture of 25 cm and one of 1 m of cloth each, and one page of tiles.

Run ``python docs/make_families.py [NAME ...]``; without names all are drawn, and the page with them.
"""

import sys
from pathlib import Path

from PIL import Image

from batik_gen import Portrait, design, draw, dye, measure, read, save
from batik_gen.pattern.declaring.registry import families
from batik_gen.render.picture.picture import Picture

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "samples" / "person-two-calm.edf"
SHOWN = {"25cm": (250.0, 1600, 75), "1m": (1000.0, 1200, 65)}
"""Side in mm, side in px, quality of WebP: together 1.2 MB a family."""

TILE_PX, TILE_MM, COLUMNS, GAP_PX = 420, 160.0, 4, 12
PAPER = (247, 242, 230)


def main(names: list[str]) -> None:
    """Draw the families named, or all of them and the page of tiles."""
    portrait = measure(read(SAMPLE))
    folder = HERE / "images" / "motifs"
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or families():
        for label, (side_mm, side_px, quality) in SHOWN.items():
            image = _picture(portrait, name, side_mm, side_px).image
            image.save(folder / f"{name}-{label}.webp", quality=quality, method=6)
    if not names:
        save(_page(portrait), HERE / "images" / "families.jpg", force=True)


def _picture(portrait: Portrait, name: str, side_mm: float, side_px: int) -> Picture:
    return dye(draw(design(portrait, motif=name, size_mm=(side_mm, side_mm))), px=(side_px, side_px))


def _page(portrait: Portrait) -> Picture:
    known = list(families())
    rows = -(-len(known) // COLUMNS)
    step = TILE_PX + GAP_PX
    page = Image.new("RGB", (COLUMNS * step + GAP_PX, rows * step + GAP_PX), PAPER)
    for i, name in enumerate(known):
        tile = _picture(portrait, name, TILE_MM, TILE_PX).image
        page.paste(tile, (GAP_PX + i % COLUMNS * step, GAP_PX + i // COLUMNS * step))
    return Picture(page, TILE_PX / TILE_MM * 25.4)


if __name__ == "__main__":
    main(sys.argv[1:])
