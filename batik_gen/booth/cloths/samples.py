"""Cloths for the screen that waits: of invented people, drawn once, one after the other."""

import threading
from collections.abc import Sequence

from batik_gen import design, measure, read
from batik_gen.booth.cloths.drawing import Drawer
from batik_gen.studio.opening.samples import sample_files
from batik_gen.values.errors import BatikGenError


class Samples:
    """Hold pictures of samples; they come while the screen is shown already.

    Parameters
    ----------
    drawer
        Draws them.
    motifs
        Those that visitors can choose.
    """

    def __init__(self, drawer: Drawer, motifs: Sequence[str]) -> None:
        self._drawer, self._motifs = drawer, motifs
        self._pictures: list[tuple[str, bytes]] = []
        self._ended = threading.Event()
        self._work = threading.Thread(target=self._draw, daemon=True)

    def begin(self) -> None:
        """Begin to draw them."""
        self._work.start()

    def motifs(self) -> list[str]:
        """Return the motifs of those that are there."""
        return [motif for motif, _ in self._pictures]

    def picture(self, number: int) -> bytes | None:
        """Return one of them, or None."""
        return self._pictures[number][1] if 0 <= number < len(self._pictures) else None

    def close(self) -> None:
        """End the drawing."""
        self._ended.set()

    def _draw(self) -> None:
        try:
            portraits = [measure(read(path)) for path in list(sample_files().values())[:2]]
            for number, motif in enumerate(self._motifs):
                if self._ended.is_set() or not portraits:
                    return
                plan = self._drawer.plan
                cloth = design(
                    portraits[number % len(portraits)],
                    motif=motif,
                    process=self._drawer.process or None,
                    size_mm=plan.size_mm,
                    seed=plan.seed + number,
                )
                self._pictures.append((motif, self._drawer.picture(cloth)))
        except BatikGenError:
            # The screen then has a plain ground; what is wrong, the first visitor's cloth would tell.
            return
