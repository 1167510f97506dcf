"""One thing that a campaign can hand over: its size, limits, safe area, and what it needs a person to allow."""

from dataclasses import dataclass, field
from typing import Any

from batik_gen.deliverables.values.purpose import Purpose
from batik_gen.values.errors import BadValue
from batik_gen.values.words import Words

_MM_PER_INCH, _USUAL_DPI = 25.4, 150.0


@dataclass(frozen=True)
class SafeArea:
    """Hold the margins, px, in which a platform puts its own buttons: nothing that must be read lies there."""

    top: int = 0
    right: int = 0
    bottom: int = 0
    left: int = 0


@dataclass(frozen=True)
class Deliverable:
    """Declare one thing that a campaign hands over.

    Parameters
    ----------
    id
        Its name in plans and of the folder that holds it, as ``story-1080x1920``.
    kind
        Which maker makes it, as ``feed`` or ``card``.
    names, meaning
        In both languages.
    needs
        What a person must have allowed, besides that anything is made.
    per
        ``person``: one for each; ``group``: one of all who allow it.
    by_lang
        Whether it holds words, and so is made once for each language.
    px, size_mm, dpi
        Its size: two of the three, or pixels alone for screens.
    safe
        The platform's margins.
    ending
        Of its main file.
    most_bytes
        Most bytes of one file, or 0 for no limit.
    source
        Where size and limits were told, and when.
    settings
        What its maker takes besides, with the plan's changes.
    """

    id: str
    kind: str
    names: Words
    meaning: Words
    needs: frozenset[Purpose]
    per: str
    by_lang: bool
    px: tuple[int, int] | None
    size_mm: tuple[float, float] | None
    dpi: float | None
    safe: SafeArea
    ending: str
    most_bytes: int
    source: str
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def sheet_mm(self) -> tuple[float, float]:
        """Its size in mm; raises BadValue where it declares none."""
        if self.size_mm is None:
            raise BadValue(f"{self.id} declares no size in mm, which its kind needs; give it [size] mm")
        return self.size_mm

    @property
    def pixels(self) -> int:
        """How many pixels it has, as far as its size tells; 0 where it does not."""
        if self.px:
            return self.px[0] * self.px[1]
        if self.size_mm:
            width, height = (side / _MM_PER_INCH * (self.dpi or _USUAL_DPI) for side in self.size_mm)
            return round(width * height)
        return 0
