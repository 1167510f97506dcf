"""What 'film' writes: the film, a frame of it, a storyboard, or a loop."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.running.outputs import check_free, check_picture_free

if TYPE_CHECKING:
    from batik_gen.film.encoding.codecs import Codec
    from batik_gen.film.film import Film
    from batik_gen.film.telling.material import Material
    from batik_gen.values.arrays import FloatArray
    from batik_gen.values.design import Design


@dataclass(frozen=True)
class Wanted:
    """Hold what shall be written.

    Parameters
    ----------
    out
        Where to.
    still
        Number of the frame that is wanted instead of a film.
    storyboard
        Whether a sheet of frames is.
    loop
        Which loop is; None for none.
    most_mb
        Of a loop.
    codec
        Of a film; None for the usual one of its ending.
    subtitles
        Language of the texts beside a film.
    music
        File of the music that is heard with a film.
    sonify
        Whether the recording is heard.
    """

    out: Path
    still: int | None
    storyboard: bool
    loop: str | None
    most_mb: float
    codec: str | None
    subtitles: str | None
    music: Path | None
    sonify: bool

    @property
    def is_film(self) -> bool:
        """Tell whether a film is wanted, and neither a picture nor a loop."""
        return self.still is None and not self.storyboard and self.loop is None

    def checked(self, force: bool) -> "Codec | None":
        """Return the codec of a film; raises, before any work is done, where something cannot be written."""
        from batik_gen.film.encoding.codecs import codec_for, pyav
        from batik_gen.film.loops.animated import check_loop_name
        from batik_gen.film.texts import ENDINGS

        if (self.still is not None) + self.storyboard + (self.loop is not None) > 1:
            raise click.UsageError(
                "--still writes one frame, --storyboard a sheet of twelve, --loop a short one without end; "
                "give one of them"
            )
        if self.subtitles and not self.is_film:
            raise click.UsageError("--subtitles go with a film; leave them out with --still, --storyboard and --loop")
        if (self.music or self.sonify) and not self.is_film:
            raise click.UsageError("nothing is heard with a picture or a loop; leave out --music and --sonify")
        check_picture_free(self.out, force)
        if self.subtitles and not force:
            check_free([self.out.with_suffix(ending) for ending in ENDINGS])
        if self.loop:
            check_loop_name(self.out)
        if not self.is_film:
            return None
        chosen = codec_for(self.out, self.codec)
        pyav()
        return chosen


def write_loop_of(design: "Design", wanted: Wanted, px: tuple[int, int]) -> str:
    """Write a loop; return what is told of it."""
    from batik_gen.film.loops.animated import write_loop
    from batik_gen.film.loops.loop import loop_of

    loop = loop_of(design, wanted.loop or "tile", px)
    wide, tall = write_loop(loop, wanted.out, wanted.most_mb)
    return f"{wide} x {tall} pixels, {loop.seconds:g} s, {wanted.out.stat().st_size / 1e6:.1f} MB"


def sound_of(wanted: Wanted, material: "Material", seconds: float) -> "FloatArray | None":
    """Return what is heard with a film; raises BatikGenError where that cannot be."""
    from batik_gen.film.sound.gamelan import tones_of
    from batik_gen.film.sound.mixing import mixed
    from batik_gen.film.sound.music import read_music

    music = None if wanted.music is None else read_music(wanted.music, seconds)
    return mixed(seconds, music, tones_of(material, seconds) if wanted.sonify else None)


def write_of(
    film: "Film", wanted: Wanted, chosen: "Codec | None", px: tuple[int, int], force: bool,
    say: Callable[[str], None], sound: "FloatArray | None" = None,
) -> str:  # fmt: skip
    """Write a film with its texts, or a picture of it; return what is told of it."""
    from batik_gen.film.making import make_film, storyboard
    from batik_gen.film.texts import write_texts
    from batik_gen.render.files.save import save
    from batik_gen.render.picture.picture import Picture

    size = f"{px[0]} x {px[1]} pixels"
    if chosen is None:
        image = storyboard(film, px) if wanted.storyboard else film.frames.frame(wanted.still or 0)
        save(Picture(image, 96.0), wanted.out, force=force)
        return size
    naming = film.design.naming
    title = naming.motif or naming.title or film.design.motif
    make_film(film, wanted.out, px, chosen, title, lambda done, count: say(f"frame {done} of {count}"), sound)
    if wanted.subtitles:
        write_texts(film, wanted.out, wanted.subtitles)
    return f"{size}, {film.timeline.seconds:g} s, {film.timeline.frames} frames"
