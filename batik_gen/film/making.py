"""Making what is asked for of a film: the file, one frame, or a storyboard."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from batik_gen.film.encoding.codecs import Codec, pyav
from batik_gen.film.encoding.keeping import RESUMED_S, Kept
from batik_gen.film.encoding.writer import join, write_part
from batik_gen.film.film import Film
from batik_gen.film.timeline.timeline import Span, Timeline
from batik_gen.render.picture.marking import SOURCE_TYPE
from batik_gen.typesetting.colours import PAPER
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import CannotWrite
from batik_gen.values.files import unfinished_folder
from batik_gen.version import __version__

STORY_FRAMES, _COLUMNS = 12, 4
_STORY_PX = 1600


def make_film(
    film: Film,
    path: Path,
    size: tuple[int, int],
    codec: Codec,
    title: str,
    said: Callable[[int, int], None] | None = None,
    sound: FloatArray | None = None,
) -> None:
    """Write a film; what is unfinished lies beside it under another name, and is gone whatever ends the work.

    Only finished scenes of a film of ``RESUMED_S`` or more stay where it was interrupted: the next try goes on from
    there, to the same bytes.

    Parameters
    ----------
    film
        The film.
    path
        Where to; what stands there stays until the film is whole.
    size
        Width and height in px.
    codec
        How it is encoded.
    title
        That the file carries.
    said
        Told how many frames are done, and of how many.
    sound
        Samples x 2, as ``mixed`` makes them; None for a silent film.

    Raises
    ------
    CannotWrite
        If the file cannot be written.
    MissingPackage
        If PyAV is not installed.
    """
    told = {"title": title, "comment": f"{SOURCE_TYPE}; batik-gen {__version__}"}
    kept = Kept(path, _key(film, size, codec)) if film.timeline.seconds >= RESUMED_S else None
    try:
        with unfinished_folder(path.parent) as hidden:
            begun = hidden / f"film{path.suffix.lower()}"
            join(begun, _parts(film, hidden, size, codec, kept, said), film.timeline.fps, codec, told, sound)
            begun.replace(path)
    except OSError as error:
        raise CannotWrite(
            f"cannot write {path.name}: {error.strerror or 'the disk took no more'}; free some space or choose "
            "another folder"
        ) from None
    if kept is not None:
        kept.forget()


def _parts(
    film: Film,
    hidden: Path,
    size: tuple[int, int],
    codec: Codec,
    kept: Kept | None,
    said: Callable[[int, int], None] | None,
) -> list[tuple[Path, int]]:
    """Return the scenes as files with the number of the first frame of each; made, or taken where they were before."""
    parts = []
    for number, span in enumerate(film.timeline.spans):
        part = hidden / f"{number}.part"
        if kept is None or not kept.take(number, part):
            write_part(part, _told(film, span, said), size, film.timeline.fps, codec)
            if kept is not None:
                kept.keep(number, part)
        parts.append((part, span.first))
    return parts


def _told(film: Film, span: Span, said: Callable[[int, int], None] | None) -> Iterator[Image.Image]:
    for number in range(span.first, span.end):
        yield film.frames.frame(number)
        if said is not None:
            said(number + 1, film.timeline.frames)


def _key(film: Film, size: tuple[int, int], codec: Codec) -> str:
    """Return what tells films apart whose frames or encoding differ."""
    encoder = pyav().library_versions
    parts = (film.key, repr(size), repr(sorted(codec.options.items())), codec.encoder, repr(encoder), __version__)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _whole(timeline: Timeline, number: int) -> int:
    """Return the next frame on which nothing of the scene before is left."""
    while timeline.moment(number).before > 0.0:
        number += 1
    return number


def storyboard(film: Film, size: tuple[int, int]) -> Image.Image:
    """Return a contact sheet of frames at about even distances, none between two scenes, the last that of the film."""
    last = film.timeline.frames - 1
    even = (int((n + 0.5) * last / (STORY_FRAMES - 1)) for n in range(STORY_FRAMES - 1))
    numbers = [*(_whole(film.timeline, number) for number in even), last]
    gap = _STORY_PX // 100
    wide = (_STORY_PX - (_COLUMNS + 1) * gap) // _COLUMNS
    tall = round(wide * size[1] / size[0])
    rows = -(-STORY_FRAMES // _COLUMNS)
    sheet = Image.new("RGB", (_STORY_PX, rows * (tall + gap) + gap), PAPER)
    for place, number in enumerate(numbers):
        row, column = divmod(place, _COLUMNS)
        small = film.frames.frame(number).resize((wide, tall), Image.Resampling.LANCZOS)
        sheet.paste(small, (gap + column * (wide + gap), gap + row * (tall + gap)))
    return sheet
