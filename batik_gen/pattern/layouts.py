"""The layouts in which a block repeats, as printers of fabric name them."""

import difflib
from dataclasses import dataclass

from batik_gen.errors import UnknownName
from batik_gen.pattern.tables import Words


@dataclass(frozen=True)
class Layout:
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
    Layout(
        "straight", Words("straight", "lurus"),
        Words("blocks side by side and one below the other", "blok berjajar dan bersusun lurus"),
    ),
    Layout(
        "half-drop", Words("half-drop", "turun setengah"),
        Words("each column half a block lower than the one before", "tiap kolom turun setengah blok"), drop=0.5,
    ),
    Layout(
        "half-brick", Words("half-brick", "susun bata"),
        Words("each row half a block further to the right", "tiap baris bergeser setengah blok"), brick=0.5,
    ),
    Layout(
        "mirror", Words("mirror", "cermin"),
        Words("every next block mirrored", "tiap blok berikutnya dicerminkan"), mirrored=True,
    ),
)  # fmt: skip


def layout_named(name: str) -> Layout:
    """Return the layout of that name; raises UnknownName, which offers the nearest one."""
    known = {layout.name: layout for layout in LAYOUTS}
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.3)
        offer = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
        raise UnknownName(f"there is no layout '{name}'; {offer}")
    return known[name]
