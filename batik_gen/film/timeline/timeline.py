"""Which scene a frame belongs to, and how far into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from batik_gen.film.timeline.easing import eased
from batik_gen.film.timeline.styles import Scene
from batik_gen.values.errors import BadValue

FPS = (24, 25, 30)
LEAST_S, MOST_S, USUAL_S = 3.0, 60.0, 15.0
_LEAST_FRAMES = 4


@dataclass(frozen=True)
class Span:
    """Hold a scene with its first frame and the one after its last."""

    scene: Scene
    first: int
    end: int

    def at(self, number: int) -> float:
        """Return how far a frame is into the scene, 0 at its first and 1 at its last."""
        return min(max((number - self.first) / max(self.end - self.first - 1, 1), 0.0), 1.0)


@dataclass(frozen=True)
class Moment:
    """Hold what one frame shows: a moment of a scene, and how much is left of the end of the scene before."""

    scene: int
    at: float
    before: float


@dataclass(frozen=True)
class Timeline:
    """Hold the scenes of one film and its frames a second."""

    spans: tuple[Span, ...]
    fps: int

    @property
    def frames(self) -> int:
        """How many frames there are."""
        return self.spans[-1].end

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return self.frames / self.fps

    def seconds_of(self, scene: int) -> float:
        """Return how long a scene takes."""
        return (self.spans[scene].end - self.spans[scene].first) / self.fps

    def moment(self, number: int) -> Moment:
        """Return what frame ``number`` shows; raises BadValue where there is no such frame."""
        if not 0 <= number < self.frames:
            raise BadValue(f"the film has no frame {number}; its {self.frames} frames are 0 to {self.frames - 1}")
        scene = next(n for n, span in enumerate(self.spans) if number < span.end)
        span = self.spans[scene]
        fade = round(span.scene.fade_s * self.fps) if scene else 0
        # Of a short scene at most a half is taken to come.
        fade = min(fade, (span.end - span.first) // 2)
        left = 1.0 - eased((number - span.first + 1) / (fade + 1)) if fade else 0.0
        return Moment(scene, span.at(number), left)


def timeline_of(scenes: Sequence[Scene], seconds: float, fps: int) -> Timeline:
    """Lay scenes out over a film.

    Parameters
    ----------
    scenes
        In order; their shares need not add up to anything.
    seconds
        Length of the film.
    fps
        Frames a second.

    Raises
    ------
    BadValue
        If there is no scene, or the length cannot be made.
    """
    if fps not in FPS:
        raise BadValue(f"{fps} frames a second are none that every platform takes; choose 24, 25 or 30")
    if not LEAST_S <= seconds <= MOST_S:
        raise BadValue(f"a film of {seconds:g} s cannot be made; choose {LEAST_S:g} to {MOST_S:g} seconds")
    if not scenes:
        raise BadValue("a film of no scene cannot be made; name at least one")
    count, whole = round(seconds * fps), sum(scene.share for scene in scenes)
    ends = [round(count * reached / whole) for reached in accumulate(scene.share for scene in scenes)]
    begins = [0, *ends[:-1]]
    if any(end - begin < _LEAST_FRAMES for begin, end in zip(begins, ends, strict=True)):
        raise BadValue(
            f"{len(scenes)} scenes do not fit into {seconds:g} s; choose fewer with --scenes, or more seconds"
        )
    return Timeline(tuple(map(Span, scenes, begins, ends)), fps)
