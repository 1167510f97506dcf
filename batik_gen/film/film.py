"""A film of one cloth: its scenes laid out over time, and any frame of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from types import MappingProxyType

from batik_gen.film.frames.lettered import faded, titled
from batik_gen.film.frames.source import Frames, Lettering
from batik_gen.film.shots.baths import BathsShot
from batik_gen.film.shots.cloth import ClothShot
from batik_gen.film.shots.lines import LinesShot
from batik_gen.film.shots.rows import RowsShot
from batik_gen.film.shots.shot import Shot, Stage
from batik_gen.film.shots.spectrum import SpectrumShot
from batik_gen.film.shots.turning import TurningShot
from batik_gen.film.shots.wave import WaveShot
from batik_gen.film.shots.wax import WaxShot
from batik_gen.film.telling.material import Material, material_of
from batik_gen.film.timeline.styles import Scene, style_named
from batik_gen.film.timeline.timeline import Timeline, timeline_of
from batik_gen.film.wishes.wish import NO_WORDS, FilmWish
from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.dyeing.partway import Partway
from batik_gen.render.processes.table import find_process
from batik_gen.render.raster import fast
from batik_gen.render.raster.frame import choose_frame
from batik_gen.values.design import Design
from batik_gen.values.errors import BadValue, UnknownName, nearest

_NEEDED = {
    "samples": "samples of the recording, which a Design and a log of band powers have not",
    "spectrum": "the spectrum of a recording, which this Design has not",
    "numbers": "numbers that set the lines of the cloth, of which this Design has none",
}
_USUAL_STEPS, _MOST_TIMES = 6, 2.0
"""Steps of a process that the declared share of the baths is for, and how much more it can become."""
SCREEN_MM = 250.0
"""Most of a cloth along the shorter side of a film: more would lose its isen on a phone."""

_SHOTS: Mapping[str, Callable[[Stage], Shot]] = MappingProxyType(
    {
        "wave": WaveShot,
        "spectrum": SpectrumShot,
        "lines": LinesShot,
        "rows": RowsShot,
        "wax": WaxShot,
        "baths": BathsShot,
        "turning": TurningShot,
        "cloth": ClothShot,
    }
)
"""What shows a scene, by its id."""


@dataclass(frozen=True, eq=False)
class Film:
    """Hold a film that can be made.

    Parameters
    ----------
    design
        The cloth in the film's shape.
    timeline, frames
        Its scenes over time, and its frames.
    key
        Differs where any frame may differ.
    """

    design: Design
    timeline: Timeline
    frames: Frames
    key: str


def film_of(design: Design, wish: FilmWish, material: Material | None = None) -> Film:
    """Lay out the film of a cloth; nothing heavy is done until a frame is asked for.

    Parameters
    ----------
    design
        The cloth.
    wish
        How the film shall be.
    material
        What is at hand of the recording, and may be shown; by default what the Design alone tells. Scenes that
        need more are left out, and the others take their time.

    Raises
    ------
    UnknownName, BadValue
        If the style, a scene or the length cannot be made.
    """
    given = material if material is not None else material_of(design)
    scenes = _paced(_wanted(wish, given), design)
    timeline = timeline_of(scenes, wish.seconds, wish.fps)
    fast.load_for(wish.shape.px[0] * wish.shape.px[1] * timeline.frames)
    shown = filmed(design, wish.shape.px)
    stage = cache(partial(_stage, shown, wish, given))
    makers = [partial(_made, scene.id, stage, timeline.seconds_of(n)) for n, scene in enumerate(scenes)]
    frames = Frames(timeline, makers, [_lettering(scene, shown, wish) for scene in scenes])
    return Film(shown, timeline, frames, f"{shown.to_toml()}{wish}{scenes}{given.key}")


def filmed(design: Design, px: tuple[int, int]) -> Design:
    """Return a Design on a cloth of the shape of a film.

    One that has that shape stays as it is. Of any other the motif is drawn anew on a cloth of that shape, whose
    shorter side is that of the Design's, at most ``SCREEN_MM``.
    """
    (wide, tall), (width, height) = design.size_mm, px
    plain = replace(design, cloth="", patches=()) if design.cloth else design
    if abs(height - tall * width / wide) <= 1.0 and not design.cloth:
        return replace(plain, repeat=None)
    scale = min(SCREEN_MM, *design.size_mm) / min(px)
    # A tenth of a micrometre is far below a pixel, and keeps the Design readable.
    return replace(plain, size_mm=(round(width * scale, 4), round(height * scale, 4)), repeat=None)


def _wanted(wish: FilmWish, material: Material) -> tuple[Scene, ...]:
    scenes = style_named(wish.style).scenes
    known = [scene.id for scene in scenes]
    for name in wish.scenes:
        if name not in known:
            raise UnknownName(f"the style '{wish.style}' has no scene '{name}'; {nearest(name, known)}")
    chosen = [scene for scene in scenes if not wish.scenes or scene.id in wish.scenes]
    lacking = [scene for scene in chosen if not material.has(scene.needs)]
    if lacking and (wish.scenes or len(lacking) == len(chosen)):
        raise BadValue(f"the scene '{lacking[0].id}' needs {_NEEDED[lacking[0].needs]}; leave it out of --scenes")
    return tuple(scene for scene in chosen if scene not in lacking)


def _paced(scenes: tuple[Scene, ...], design: Design) -> tuple[Scene, ...]:
    """Give the baths more time where the process has many steps."""
    steps = len(find_process(design.process, design.declaration).steps)
    more = min(max(steps / _USUAL_STEPS, 1.0), _MOST_TIMES)
    return tuple(replace(scene, share=scene.share * more) if scene.id == "baths" else scene for scene in scenes)


def _stage(design: Design, wish: FilmWish, material: Material) -> Stage:
    cloth = draw(design)
    frame = choose_frame(cloth.size_mm, None, wish.shape.px)
    lang = "" if wish.words == NO_WORDS else wish.words
    return Stage(cloth, frame, Partway(cloth, frame), design, material, wish.shape, lang)


def _made(name: str, stage: Callable[[], Stage], seconds: float) -> Shot:
    return _SHOTS[name](replace(stage(), seconds=seconds))


def _lettering(scene: Scene, design: Design, wish: FilmWish) -> Lettering | None:
    if wish.words == NO_WORDS:
        return None
    if scene.id == "cloth":
        return titled(design, wish.shape, wish.words, wish.foot)
    return faded(scene.words, wish.shape, wish.words) if scene.words.en else None
