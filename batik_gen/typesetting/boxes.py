"""Boxes that a page is laid out with: each knows its height and draws itself at a place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PIL import Image, ImageDraw

from batik_gen.typesetting.inking import Colour
from batik_gen.typesetting.typeset import Block, Style, set_block, width_of

_FINE = 8
"""A dot is drawn so many times larger and scaled down, for a smooth edge."""


class Box(Protocol):
    """Anything that takes room on a page."""

    @property
    def height(self) -> int:
        """Height in px."""
        ...

    def draw(self, page: Image.Image, x: int, y: int) -> None:
        """Draw with the upper left corner at (x, y)."""
        ...


@dataclass(frozen=True)
class Text:
    """Text of one style."""

    block: Block

    @property
    def height(self) -> int:
        """Height of all lines."""
        return self.block.height

    def draw(self, page: Image.Image, x: int, y: int) -> None:
        """Draw the lines."""
        self.block.draw(page, x, y)


@dataclass(frozen=True)
class Ends:
    """Two texts on one line: one from the left, one from the right."""

    left: Block
    right: Block
    width: int

    @property
    def height(self) -> int:
        """Height of the longer one."""
        return max(self.left.height, self.right.height)

    def draw(self, page: Image.Image, x: int, y: int) -> None:
        """Draw both."""
        self.left.draw(page, x, y)
        self.right.draw(page, x + self.width, y, anchor="right")


@dataclass(frozen=True)
class Photo:
    """A picture with a line around it, a hairline or ``rule`` px inside it."""

    image: Image.Image
    frame: Colour
    rule: int = 1

    @property
    def height(self) -> int:
        """Height of the picture."""
        return self.image.height

    def draw(self, page: Image.Image, x: int, y: int) -> None:
        """Paste the picture."""
        page.paste(self.image, (x, y))
        corner = (x - 1, y - 1, x + self.image.width, y + self.image.height)
        ImageDraw.Draw(page).rectangle(corner, outline=self.frame, width=self.rule)


@dataclass(frozen=True)
class Drawn:
    """A picture that is drawn when it is known where it goes: pages are laid out several times until all fits."""

    width: int
    height: int
    make: Callable[[int, int], Image.Image]

    def draw(self, page: Image.Image, x: int, y: int) -> None:
        """Draw and paste it."""
        page.paste(self.make(self.width, self.height), (x, y))


@dataclass(frozen=True)
class Space:
    """Room that stays empty."""

    height: int

    def draw(self, page: Image.Image, x: int, y: int) -> None:
        """Draw nothing."""


@dataclass(frozen=True)
class Scale:
    """A hairline from the least to the most among people, with a dot where one recording lies."""

    percentile: float | None
    width: int
    line: Colour
    dot: Colour
    radius: int = 9

    @property
    def height(self) -> int:
        """Height of the dot."""
        return 2 * self.radius + 2

    def draw(self, page: Image.Image, x: int, y: int) -> None:
        """Draw line, middle tick and, where there is a place, the dot."""
        pen = ImageDraw.Draw(page)
        middle, centre = y + self.radius, x + self.width // 2
        pen.rectangle((x, middle, x + self.width, middle + 1), fill=self.line)
        pen.rectangle((centre, middle - 6, centre + 1, middle + 7), fill=self.line)
        if self.percentile is not None:
            side = 2 * self.radius + 1
            mask = Image.new("L", (side * _FINE, side * _FINE))
            ImageDraw.Draw(mask).ellipse((0, 0, side * _FINE - 1, side * _FINE - 1), fill=255)
            run = self.width - side
            left = x + round(run * min(max(self.percentile, 0.0), 100.0) / 100)
            page.paste(self.dot, (left, y, left + side, y + side), mask.resize((side, side), Image.Resampling.BOX))


@dataclass(frozen=True)
class Stack:
    """Boxes one below the other."""

    boxes: Sequence[Box]
    gap: int

    @property
    def height(self) -> int:
        """Height of all, with the gaps between."""
        return sum(box.height for box in self.boxes) + self.gap * max(len(self.boxes) - 1, 0)

    def draw(self, page: Image.Image, x: int, y: int) -> None:
        """Draw from top to bottom."""
        for box in self.boxes:
            box.draw(page, x, y)
            y += box.height + self.gap


@dataclass(frozen=True)
class Columns:
    """Boxes side by side, each with the width it takes."""

    boxes: Sequence[tuple[Box, int]]
    gap: int

    @property
    def height(self) -> int:
        """Height of the tallest."""
        return max(box.height for box, _ in self.boxes)

    def draw(self, page: Image.Image, x: int, y: int) -> None:
        """Draw from left to right."""
        for box, width in self.boxes:
            box.draw(page, x, y)
            x += width + self.gap


@dataclass(frozen=True)
class Screens:
    """Boxes one below the other on screens of one height: none is cut by the end of a screen that it fits on."""

    boxes: Sequence[Box]
    gap: int
    screen: int
    margin: int

    @property
    def height(self) -> int:
        """Height of all screens."""
        return self.screen * (self._places()[-1][1] + 1)

    def draw(self, page: Image.Image, x: int, y: int) -> None:
        """Draw from top to bottom; what room a screen has left lies between its boxes."""
        places = self._places()
        for box, (top, screen) in zip(self.boxes, places, strict=True):
            here = [(at, b) for b, (at, number) in zip(self.boxes, places, strict=True) if number == screen]
            left = self.screen - self.margin - (here[-1][0] + here[-1][1].height)
            number = [at for at, _ in here].index(top)
            more = min(left / max(len(here) - 1, 1), 1.2 * self.gap) if screen < places[-1][1] else 0
            box.draw(page, x, y + screen * self.screen + round(top + number * max(more, 0)))

    def _places(self) -> list[tuple[int, int]]:
        """Return the top of each box on its screen, and which screen that is; one that is too tall runs on."""
        out: list[tuple[int, int]] = []
        top, screen = self.margin, 0
        for box in self.boxes:
            if top > self.margin and top + box.height > self.screen - self.margin:
                top, screen = self.margin, screen + 1
            out.append((top, screen))
            top += box.height + self.gap
            while top > self.screen:
                top, screen = top - self.screen, screen + 1
        return out


def set_ends(left: str, right: str, styles: tuple[Style, Style], width: int, gap: int) -> Ends:
    """Set two texts on one line; the left one is broken where they would touch."""
    end = set_block(right, styles[1], width // 2)
    taken = max((round(width_of(line, styles[1])) for line in end.lines), default=0)
    return Ends(set_block(left, styles[0], width - taken - gap), end, width)
