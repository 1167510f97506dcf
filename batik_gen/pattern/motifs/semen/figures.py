"""What gathers the leaves and flowers of grown figures, level by level."""

from dataclasses import dataclass

from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.cloth import Wax


@dataclass(frozen=True)
class Figures(flora.Brushes):
    """Name what gathers a figure: as for flora, with what lies over its halves, and the eyes over its dots."""

    plates_over: Waxing
    halves_over: Waxing
    eyes: Waxing

    def layers(self) -> list[Waxing]:
        """Return all of them, lowest first."""
        return [self.plates, self.halves, self.plates_over, self.blue, self.dark, self.halves_over, self.lines,
                self.isen, self.dots, self.eyes]  # fmt: skip


def figures(
    under: Waxing, name: str, nib: float, fine: float, dot: float, count: float, light_ground: bool = True
) -> Figures:
    """Return fresh brushes whose layers are called by their craft names and ``name``."""
    return Figures(
        under=under, nib=nib, fine=fine, dot=dot, count=count, light_ground=light_ground,
        plates=Waxing("tembok" + name, Wax.TEMBOK, 5), halves=Waxing("isi cokelat" + name, Wax.KLOWONG, 2),
        plates_over=Waxing("tembok atas" + name, Wax.TEMBOK, 5), blue=Waxing("mbironi" + name, Wax.BIRON, 6),
        dark=Waxing("isen terbuka" + name, Wax.OPEN, 2), halves_over=Waxing("cokelat atas" + name, Wax.KLOWONG, 2),
        lines=Waxing("klowong" + name, Wax.KLOWONG, 1), isen=Waxing("isen" + name, Wax.KLOWONG, 2),
        dots=Waxing("cecek" + name, Wax.CECEK, 4), eyes=Waxing("mata" + name, Wax.OPEN, 2),
    )  # fmt: skip
