"""The scene of the canting: wax in the order of the hand, wet and then matt."""

from PIL import Image

from batik_gen.film.shots.shot import Stage
from batik_gen.film.shots.tracing import GRAPHITE, traced
from batik_gen.film.timeline.easing import eased, within
from batik_gen.film.waxing.acts import acts_of, parted
from batik_gen.film.waxing.canting import holding
from batik_gen.film.waxing.coats import Waxing, waxing_of
from batik_gen.film.waxing.looks import waxed
from batik_gen.render.processes.working import Job

_FIRST, _DONE = 0.58, 0.92
"""Until when the outlines are drawn, and when all wax lies."""
_PACES = (8.0, 0.5)
"""How much the hand hastens over the outlines, and over what follows."""
_COOLING = 0.14
_RUBBED, _FAINT = (0.55, 0.92), 0.7
"""When the pencil lines go, as wax covers them and the bath washes them out, and how firm they are from afar."""
_RUSHING = (0.22, 0.34)
"""When the hand has become too quick to be seen, the canting is no longer shown: many hands are at work."""


class WaxShot:
    """Show the first waxing.

    Parameters
    ----------
    stage
        What the film is made of.
    """

    def __init__(self, stage: Stage) -> None:
        acts = acts_of(stage.cloth)
        first, _ = parted(acts)
        before = first.before if first is not None else acts[0].before
        self._stage = stage
        self._ground = stage.dyeing.picture(before)
        self._pencil, _ = traced(stage.cloth, (0.0, 0.0, *stage.cloth.size_mm), stage.frame.scale)
        self.waxing = _waxing(stage, () if first is None else first.jobs)

    @property
    def coat(self) -> Image.Image:
        """Where the wax lies at the end, 255 full: the very masks of the plates of these jobs, together."""
        return self.waxing.coat

    def picture(self, at: float) -> Image.Image:
        """Return the cloth with the wax that lies by then."""
        there, fresh = self.waxing.laid(at, _COOLING if at < 1.0 else 0.0)
        out = waxed(self._drawn_on(1.0 - eased(within(at, *_RUBBED))), there, fresh if at < 1.0 else None)
        holding(out, self.waxing.tip, at, self._stage.frame.scale, 1.0 - eased(within(at, *_RUSHING)))
        return out

    def _drawn_on(self, share: float) -> Image.Image:
        """Return the cloth with the pencil lines that the canting follows, so much of which is left."""
        if share <= 0.0:
            return self._ground
        out = self._ground.copy()
        mask = self._pencil.resize(out.size) if self._pencil.size != out.size else self._pencil
        out.paste(GRAPHITE, (0, 0), mask.point([round(_FAINT * share * v) for v in range(256)]))
        return out


def _waxing(stage: Stage, jobs: tuple[Job, ...]) -> Waxing:
    later = max(len(jobs) - 1, 1)
    spans = [(0.0, _FIRST if len(jobs) > 1 else _DONE)]
    spans += [
        (_FIRST + (_DONE - _FIRST) * n / later, _FIRST + (_DONE - _FIRST) * (n + 1) / later) for n in range(later)
    ]
    return waxing_of(stage.cloth, stage.frame, jobs, spans[: len(jobs)], (_PACES[0], *[_PACES[1]] * later)[: len(jobs)])
