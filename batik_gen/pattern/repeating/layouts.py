"""The layouts in which a block repeats: as printers of fabric name them, and as caps are set down."""

from dataclasses import dataclass
from typing import TypeVar

from batik_gen.values.errors import UnknownName, nearest
from batik_gen.values.words import Words

Found = TypeVar("Found")


@dataclass(frozen=True)
class RepeatLayout:
    """Declare a way in which a block repeats.

    Parameters
    ----------
    name
        Name on the command line.
    label
        What it is called.
    use
        How blocks lie.
    drop, brick
        How far the next column lies lower, and the next row to the right, in shares of the block.
    mirrored
        True where every next block is the mirror image of the one before.
    """

    name: str
    label: Words
    use: Words
    drop: float = 0.0
    brick: float = 0.0
    mirrored: bool = False


LAYOUTS = (
    RepeatLayout(
        "straight", Words("straight", "lurus"),
        Words("blocks side by side and one below the other", "blok berjajar dan bersusun lurus"),
    ),
    RepeatLayout(
        "half-drop", Words("half-drop", "turun setengah"),
        Words("each column half a block lower than the one before", "tiap kolom turun setengah blok"), drop=0.5,
    ),
    RepeatLayout(
        "half-brick", Words("half-brick", "susun bata"),
        Words("each row half a block further to the right", "tiap baris bergeser setengah blok"), brick=0.5,
    ),
    RepeatLayout(
        "mirror", Words("mirror", "cermin"),
        Words("every next block mirrored", "tiap blok berikutnya dicerminkan"), mirrored=True,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Stepping:
    """Declare a way in which a cap, the copper stamp, is set down print by print.

    Parameters
    ----------
    name
        Craft name.
    label
        What it is called.
    use
        How the prints lie.
    layout
        The layout of the block for which the pattern runs on across the prints.
    turned
        True where four prints turn about their common corner.
    blocks
        How many different caps take turns.
    """

    name: str
    label: Words
    use: Words
    layout: str = "straight"
    turned: bool = False
    blocks: int = 1


STEPPINGS = (
    Stepping(
        "tubrukan", Words("tubrukan", "tubrukan"),
        Words("one step to the right, one step forward", "satu langkah ke kanan, satu langkah ke depan"),
    ),
    Stepping(
        "onda-ende", Words("onda-ende", "onda-ende"),
        Words("each column half a step further forward", "tiap kolom maju setengah langkah"), "half-drop",
    ),
    Stepping(
        "parang", Words("parang", "parang"),
        Words("slanting: each row half a step further to the right", "miring: tiap baris setengah langkah ke kanan"),
        "half-brick",
    ),
    Stepping(
        "mubeng", Words("mubeng", "mubeng"),
        Words("four prints turn about one corner", "empat cetakan berputar pada satu sudut"), turned=True,
    ),
    Stepping(
        "mlampah", Words("mlampah", "mlampah"),
        Words("two caps side by side take turns", "dua cap berdampingan bergantian"), blocks=2,
    ),
)  # fmt: skip
"""After docs/sources.md#cap."""


def layout_named(name: str) -> RepeatLayout:
    """Return the layout of that name; raises UnknownName, which offers the nearest one."""
    return _named(name, {layout.name: layout for layout in LAYOUTS}, "layout")


def stepping_named(name: str) -> Stepping:
    """Return the way of setting down a cap; raises UnknownName, which offers the nearest one."""
    return _named(name, {stepping.name: stepping for stepping in STEPPINGS}, "way to set down a cap called")


def _named(name: str, known: dict[str, Found], what: str) -> Found:
    if name not in known:
        raise UnknownName(f"there is no {what} '{name}'; {nearest(name, known)}")
    return known[name]
