"""Words and drawings printed on cloth: what lies on paper takes the paper's place by the cloth."""

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageChops

from batik_gen.film.lettering.plate import Blocks
from batik_gen.typesetting.colours import PAPER
from batik_gen.typesetting.painting import paint
from batik_gen.typesetting.paragraphs import height_of, stacked
from batik_gen.typesetting.scene import Scene

_AS_WHITE = [min(round(value * 255 / paper), 255) for paper in PAPER for value in range(256)]


@dataclass(frozen=True, eq=False)
class Print:
    """Hold what is printed, white where the cloth shows, and the place of its upper left corner."""

    image: Image.Image
    at: tuple[int, int]

    def on(self, picture: Image.Image, share: float = 1.0, down: int = 0) -> None:
        """Print on a picture, so much of which is seen, so many px lower."""
        if share <= 0.0:
            return
        left, top = self.at[0], self.at[1] + down
        box = max(left, 0), max(top, 0), min(left + self.image.width, picture.width), min(
            top + self.image.height, picture.height
        )  # fmt: skip
        if box[0] >= box[2] or box[1] >= box[3]:
            return
        ink = self.image.crop((box[0] - left, box[1] - top, box[2] - left, box[3] - top))
        if share < 1.0:
            ink = ink.point(_faint(round(share * 64)))
        picture.paste(ImageChops.multiply(picture.crop(box), ink), box[:2])


@lru_cache(maxsize=65)
def _faint(steps: int) -> list[int]:
    return [round(255 - (255 - value) * steps / 64) for value in range(256)] * 3


def print_of(paper: Image.Image, at: tuple[int, int]) -> Print:
    """Take a drawing on paper as a print."""
    return Print(paper.point(_AS_WHITE), at)


def words_of(blocks: Blocks, at: tuple[float, float]) -> Print:
    """Set words as a print."""
    wide = max((block.width for block, _ in blocks), default=1.0) + 4.0
    paper = paint(Scene(wide, height_of(blocks), PAPER, stacked(blocks, 2.0, 0.0)))
    return print_of(paper, (round(at[0]) - 2, round(at[1])))
