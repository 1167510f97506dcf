"""Draw the README's pictures from the samples: one a family, and a legend page.

Run ``python docs/make_images.py``.
"""

from pathlib import Path

from batik_gen import design, draw, dye, measure, read, save
from batik_gen.eeg.portraits.excerpt import excerpt
from batik_gen.legend.kinds import LegendKind
from batik_gen.legend.page import LegendWish, picture_legend

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
PICTURES = (
    ("truntum", "sogan-yogya", "person-two-calm.edf"),
    ("kawung", "sogan-solo", "person-one-calm.edf"),
)
SIDE_PX = 1600
SIDE_MM = 300.0


def main() -> None:
    """Draw all pictures into docs/images."""
    folder = HERE / "images"
    folder.mkdir(exist_ok=True)
    for motif, process, sample in PICTURES:
        portrait = measure(read(SAMPLES / sample))
        made = design(portrait, motif=motif, process=process, size_mm=(SIDE_MM, SIDE_MM))
        picture = dye(draw(made), px=(SIDE_PX, SIDE_PX))
        save(picture, folder / f"{motif}.png", force=True)
        if motif == PICTURES[0][0]:
            wish = LegendWish(kind=LegendKind.FULL, excerpt=excerpt(SAMPLES / sample, portrait))
            save(picture_legend(picture, made, portrait, wish), folder / "legend.png", force=True)


if __name__ == "__main__":
    main()
