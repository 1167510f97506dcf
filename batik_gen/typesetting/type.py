"""How words are set: face, size, colour, and the distances of lines and letters."""

from dataclasses import dataclass

from batik_gen.typesetting.faces import Face, letters
from batik_gen.typesetting.inking import Colour


@dataclass(frozen=True)
class Type:
    """Hold how words are set.

    Parameters
    ----------
    face
        The cut.
    size
        In units of the page.
    colour
        Of the ink.
    leading
        From one base line to the next, em.
    tracking
        More space behind each letter, em.
    """

    face: Face
    size: float
    colour: Colour
    leading: float = 1.34
    tracking: float = 0.0

    def wide(self, text: str) -> float:
        """Return the width of a line."""
        placed, width = letters(text, self.face)
        return self.size * (width + self.tracking * max(len(placed) - 1, 0))
