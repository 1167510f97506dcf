"""What lies over what in figures of many copies: a pen for each level and kind, in the order of the wax."""

from batik_gen.pattern.flora.sheet import KINDS
from batik_gen.pattern.hand.waxing import Waxing


class Stack:
    """Hold a pen for every level and kind that was asked for.

    Parameters
    ----------
    name
        What the names of its layers begin with.
    outline
        What outlines are drawn in: "line", or "dark" on a light ground.
    """

    def __init__(self, name: str, outline: str = "line") -> None:
        self._name, self.outline = name, outline
        self._pens: dict[tuple[int, int], Waxing] = {}
        self._order = list(KINDS)

    def pen(self, level: int, kind: str) -> Waxing:
        """Return what gathers a kind on a level; see ``sheet.KINDS``."""
        key = level, self._order.index(kind)
        if key not in self._pens:
            label, wax, step = KINDS[kind]
            self._pens[key] = Waxing(f"{self._name} {label} {level}", wax, step)
        return self._pens[key]

    @property
    def layers(self) -> list[Waxing]:
        """All of them, lowest first."""
        return [self._pens[key] for key in sorted(self._pens)]
