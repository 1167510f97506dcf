"""The frames of a film, each by its number."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from batik_gen.film.shots.shot import Shot
from batik_gen.film.timeline.timeline import Timeline


@dataclass(frozen=True)
class Lettering:
    """Put words on the frames of one scene.

    Parameters
    ----------
    lay
        Returns a picture with the words of a moment 0..1 on it: the picture itself where there are none.
    key
        Tells of a moment what decides how its words look; equal keys look equal.
    """

    lay: Callable[[Image.Image, float], Image.Image]
    key: Callable[[float], object]


class Frames:
    """Make any frame of a film; the same number is the same picture, whatever was made before.

    Parameters
    ----------
    timeline
        Which scene is when.
    makers
        For each scene what makes its shot.
    lettering
        For each scene its words, or None.
    """

    def __init__(
        self,
        timeline: Timeline,
        makers: Sequence[Callable[[], Shot]],
        lettering: Sequence[Lettering | None],
    ) -> None:
        self._timeline, self._makers, self._lettering = timeline, tuple(makers), tuple(lettering)
        self._shot: tuple[int, Shot] | None = None
        self._end = lru_cache(maxsize=1)(lambda scene: self.shot(scene).picture(1.0))
        self._last: tuple[Image.Image, object, Image.Image] | None = None

    def shot(self, scene: int) -> Shot:
        """Return what makes the pictures of a scene; only that of one scene is kept."""
        if self._shot is None or self._shot[0] != scene:
            self._shot = None
            # What a shot keeps of its own methods holds the shot in turn: only the collector finds that it can go.
            gc.collect()
            self._shot = scene, self._makers[scene]()
        return self._shot[1]

    def frame(self, number: int) -> Image.Image:
        """Return a frame; raises BadValue where there is none of that number."""
        moment = self._timeline.moment(number)
        # Before the shot itself: only one is kept, and this one may still be that of the scene before.
        end = self._end(moment.scene - 1) if moment.before > 0.0 else None
        shown = self.shot(moment.scene).picture(moment.at)
        if end is not None:
            shown = Image.blend(shown, end, moment.before)
        words = self._lettering[moment.scene]
        if words is None:
            return shown
        key = moment.scene, words.key(moment.at)
        # What is unchanged since the frame before is that very picture, and need not be made again.
        if self._last is not None and self._last[0] is shown and self._last[1] == key:
            return self._last[2]
        lettered = words.lay(shown, moment.at)
        self._last = shown, key, lettered
        return lettered
