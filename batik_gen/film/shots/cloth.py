"""The last scene: the view draws back from a hand's breadth of cloth to the whole of it."""

from dataclasses import dataclass
from functools import cached_property

from PIL import Image

from batik_gen.film.shots.shot import Stage
from batik_gen.film.timeline.easing import steadied, within
from batik_gen.render.dyeing.partway import window
from batik_gen.render.processes.table import find_process
from batik_gen.render.raster.frame import Frame

DETAIL_MM = 60.0
"""Width of the cloth that is seen at first, along the shorter side of the picture."""
_LOOKING, BACK = 0.06, 0.76
"""When the view leaves the detail, and when the whole cloth is seen."""
_A_SECOND = 1.2
"""For each second of the scene the whole is so many times wider than the detail at most, and once more: a view that
draws back more quickly makes the pattern flicker."""
_MOST_TIMES = 8


@dataclass(frozen=True, eq=False)
class _Sharp:
    """Hold a part of the cloth dyed so many times as large as the whole is shown: its corner and picture."""

    times: int
    left: int
    top: int
    image: Image.Image

    def holds(self, box: tuple[float, float, float, float]) -> bool:
        left, top, right, bottom = (v * self.times for v in box)
        return (
            left >= self.left
            and top >= self.top
            and right <= self.left + self.image.width
            and bottom <= self.top + self.image.height
        )


class ClothShot:
    """Draw back from a detail to the whole cloth, which is the picture that ``dye`` makes."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        width, height = stage.size
        nearest = 1.0 / (1.0 + _A_SECOND * stage.seconds)
        self._least = min(max(DETAIL_MM * stage.frame.scale / min(width, height), nearest), 1.0)

    @cached_property
    def _whole(self) -> Image.Image:
        cloth = self._stage.cloth
        return self._stage.dyeing.picture((1.0,) * len(find_process(cloth.process, cloth.declaration).dips))

    @cached_property
    def _pieces(self) -> tuple[_Sharp, ...]:
        """The middle of the cloth twice as large, its middle four times: as large as any view asks for."""
        pieces, times = [], 2
        while times <= _MOST_TIMES and self._least * times < 2.0 and self._least < 1.0:
            share = min(2.0 / times, 1.0)
            pieces.append(self._piece(times, share))
            times *= 2
        return tuple(pieces)

    def _piece(self, times: int, share: float) -> _Sharp:
        width, height = (side * times for side in self._stage.size)
        wide, tall = round(width * share), round(height * share)
        left, top = (width - wide) // 2, (height - tall) // 2
        frame = Frame(width, height, self._stage.frame.dpi * times)
        return _Sharp(times, left, top, window(self._stage.cloth, frame, (left, top, left + wide, top + tall)))

    def picture(self, at: float) -> Image.Image:
        """Return what the view shows; from ``BACK`` on the whole."""
        back = steadied(within(at, _LOOKING, BACK))
        if back >= 1.0 or self._least >= 1.0:
            return self._whole
        # It widens evenly: as the pattern grows smaller, it moves more slowly.
        share = self._least + (1.0 - self._least) * back
        width, height = self._stage.size
        wide, tall = share * width, share * height
        box = 0.5 * (width - wide), 0.5 * (height - tall), 0.5 * (width + wide), 0.5 * (height + tall)
        return self._seen(box, share)

    def _seen(self, box: tuple[float, float, float, float], share: float) -> Image.Image:
        """Return a part of the cloth from the finest picture that holds it and is not needlessly fine."""
        fit = [piece for piece in self._pieces if piece.holds(box)]
        sharp = next((piece for piece in fit if piece.times * share >= 1.0), fit[-1] if fit else None)
        if sharp is None:
            return self._whole.resize(self._stage.size, Image.Resampling.BICUBIC, box)
        left, top, right, bottom = (v * sharp.times for v in box)
        inside = left - sharp.left, top - sharp.top, right - sharp.left, bottom - sharp.top
        return sharp.image.resize(self._stage.size, Image.Resampling.BICUBIC, inside)
