"""A square of cloth that is shown."""

from dataclasses import dataclass

INSIDE_MM = 4.0
"""Nothing nearer to the edge of it is pointed at."""


@dataclass(frozen=True)
class Window:
    """Hold a square of cloth that is shown: its upper left corner and side, mm."""

    left: float
    top: float
    side: float

    def box(self, scale: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom in px."""
        right, bottom = self.left + self.side, self.top + self.side
        return self.left * scale, self.top * scale, right * scale, bottom * scale

    def has(self, x: float, y: float, inset: float) -> bool:
        """Tell whether a place lies inside, so far from the edges."""
        return (
            self.left + inset <= x <= self.left + self.side - inset
            and self.top + inset <= y <= self.top + self.side - inset
        )
