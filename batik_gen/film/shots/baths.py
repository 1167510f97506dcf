"""The scene of the baths: dipped, waxed again, scraped, dipped, boiled out."""

from functools import lru_cache

import numpy as np
from PIL import Image

from batik_gen.film.shots.shot import Stage
from batik_gen.film.timeline.easing import eased, within
from batik_gen.film.waxing.acts import Act, acts_of, lasting, parted
from batik_gen.film.waxing.coats import Waxing, coats_of, waxing_of
from batik_gen.film.waxing.looks import waxed
from batik_gen.film.waxing.standing import less, over, standing
from batik_gen.render.baths.melting import Going, melting, scraping
from batik_gen.render.processes.working import Kind

_COOLING = 0.25
_SOFT = 0.05
"""Height of the edge of a bath as a share of the picture's: cloth draws dye up."""
_AGAIN = 0.5
_KEPT = 4
"""Pictures of dips that are kept: the one before, the one after, and those of an act beside."""


class BathsShot:
    """Show everything that is done after the first waxing."""

    def __init__(self, stage: Stage) -> None:
        every = acts_of(stage.cloth, stage.seconds)
        self._first, self._acts = parted(every)
        self._stage, self._spans = stage, lasting(self._acts)
        self._dyed = lru_cache(maxsize=_KEPT)(stage.dyeing.picture)
        self._standing = lru_cache(maxsize=3)(self._wax_before)
        self._work = lru_cache(maxsize=2)(self._work_of)
        self._end: Image.Image | None = None

    def picture(self, at: float) -> Image.Image:
        """Return the cloth in the middle of whatever is done to it then."""
        if at >= 1.0 or not self._acts:
            return self._last()
        number = next(n for n, (_, end) in enumerate(self._spans) if at < end)
        act, into = self._acts[number], within(at, *self._spans[number])
        wax = self._standing(number)
        if act.kind in (Kind.DIP, Kind.BRUSH):
            return waxed(self._dipped(act, into), wax)
        ground, work = self._dyed(act.before), self._work(number)
        if isinstance(work, Waxing):
            there, fresh = work.laid(within(into, 0.0, 0.9), _COOLING)
            return waxed(ground, over(wax, there), fresh)
        return waxed(ground, less(wax, work.gone(into)))

    def _last(self) -> Image.Image:
        if self._end is None:
            acts = self._acts
            self._end = waxed(self._dyed(acts[-1].taken(acts[-1].dips)), self._wax_before(len(acts))) if acts else (
                self._dyed((1.0,))
            )  # fmt: skip
        return self._end

    def _dipped(self, act: Act, into: float) -> Image.Image:
        """Return the cloth going into a bath so many times, each time from its lower edge up; a brush goes over it."""
        dip = min(int(into * act.dips), act.dips - 1)
        share = eased(within(into * act.dips - dip, 0.0, 0.85))
        before, after = self._dyed(act.taken(dip)), self._dyed(act.taken(dip + 1))
        if share <= 0.0 or share >= 1.0:
            return after if share else before
        width, height = self._stage.size
        soft = _SOFT * height
        rows = (height + soft) * (1.0 - share) - 0.5 * soft
        line = np.clip((np.arange(height) + 0.5 - rows) / soft + 0.5, 0.0, 1.0)
        mask = Image.fromarray((255.0 * line).astype(np.uint8)[:, None]).resize((width, height))
        return Image.composite(after, before, mask)

    def _wax_before(self, number: int) -> Image.Image | None:
        """Return the wax that lies on the cloth when an act begins."""
        # The first waxing stands first whatever was dipped before it: nothing is scraped earlier.
        done = [act for act in (self._first, *self._acts[:number]) if act is not None]
        return standing(self._stage.cloth, self._stage.frame, done)

    def _work_of(self, number: int) -> Waxing | Going:
        """Return how the wax of an act comes or goes."""
        act, stage = self._acts[number], self._stage
        if act.kind is Kind.WAX:
            count = len(act.jobs)
            spans = [(n / count, (n + 1) / count) for n in range(count)]
            return waxing_of(stage.cloth, stage.frame, act.jobs, spans, [_AGAIN] * count)
        if act.kind is Kind.SCRAPE:
            return scraping(coats_of(stage.cloth, stage.frame, act.jobs)[0], stage.frame, stage.cloth.seed)
        return melting(stage.frame, stage.cloth.seed)
