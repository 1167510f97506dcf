"""``batik-gen film``: how a cloth came to be, as a film."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.commands.cloths.film_making import Wanted, sound_of, write_loop_of, write_of
from batik_gen.cli.options import common, completing, measuring
from batik_gen.cli.options.design_file import read_design
from batik_gen.cli.options.sizes import read_shape
from batik_gen.cli.running.exits import DONE
from batik_gen.cli.running.progress import Progress
from batik_gen.cli.running.terminal import tell
from batik_gen.values.reading import Reading

if TYPE_CHECKING:
    from batik_gen.film.telling.material import Material
    from batik_gen.film.wishes.shapes import Shape
    from batik_gen.values.design import Design

_USUAL_MOTIF = "truntum"


@click.command("film", short_help="Show how the cloth came to be, as a film.")
@click.argument("file", type=click.Path(path_type=Path), metavar="RECORDING|DESIGN.toml")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), required=True,
    help="Film to write: .mp4 or .webm; with --still or --storyboard a picture.",
)  # fmt: skip
@click.option("--motif", shell_complete=completing.motifs, help="Motif family of a RECORDING; truntum by default.")
@click.option("--process", shell_complete=completing.processes, help="Wax and dyes of a RECORDING.")
@click.option(
    "--px", "shape", callback=read_shape, default="9:16", show_default=True, metavar="WxH|NAME",
    help="Size in pixels, or 9:16, 1:1, 4:5 or 16:9.",
)  # fmt: skip
@click.option("--seconds", type=float, default=15.0, show_default=True, help="Length.")
@click.option("--fps", type=click.Choice(["24", "25", "30"]), default="30", show_default=True, help="Frames a second.")
@click.option("--words", type=click.Choice(["none", "id", "en"]), default="en", show_default=True, help="Words on it.")
@click.option(
    "--style", type=click.Choice(["process", "reading", "turntable"]), default="process", show_default=True,
    help="How the cloth came to be; how its lines are read, row by row; or the cloth turning in the light.",
)  # fmt: skip
@click.option("--scenes", metavar="A,B,...", help="Only these scenes, as wax,baths,cloth.")
@click.option("--codec", type=click.Choice(["h264", "vp9", "av1"]), help="By default h264 for .mp4, vp9 for .webm.")
@click.option("--still", type=click.IntRange(0), metavar="N", help="Write frame N, counted from 0, as a picture.")
@click.option("--storyboard", is_flag=True, help="Write a sheet of twelve frames as a picture.")
@click.option(
    "--loop", type=click.Choice(["tile", "bath"]),
    help="Write a loop without a seam (.gif, .webp, .png): the tile passing by, or a cloth without end in its baths.",
)  # fmt: skip
@click.option("--max-mb", type=click.FloatRange(0.05, 1000.0), default=8.0, show_default=True, help="Most of a loop.")
@click.option(
    "--subtitles", type=click.Choice(["en", "id"]), help="Write .srt, .vtt and a .txt of what is seen beside the film."
)
@click.option(
    "--music", type=click.Path(path_type=Path), metavar="FILE",
    help="Music of your own, faded at both ends; see that you may use it.",
)  # fmt: skip
@click.option("--sonify", is_flag=True, help="Let the recording be heard: a higher tone where alpha was stronger.")
@measuring.options
@common.reading
@common.force
def command(
    file: Path,
    out: Path,
    motif: str | None,
    process: str | None,
    shape: "Shape",
    seconds: float,
    fps: str,
    words: str,
    style: str,
    scenes: str | None,
    codec: str | None,
    still: int | None,
    storyboard: bool,
    loop: str | None,
    max_mb: float,
    subtitles: str | None,
    music: Path | None,
    sonify: bool,
    reading: Reading,
    wishes: measuring.MeasuringOptions,
    force: bool,
) -> int:
    """Show how a cloth came to be: wax in the order of the hand, the baths, and the finished cloth.

    Every frame is drawn from the cloth itself. The last one is the very picture that 'batik-gen make --px' writes
    at that size. No more than three flashes a second are shown.
    """
    from batik_gen.film.film import film_of
    from batik_gen.film.wishes.wish import FilmWish

    wanted = Wanted(out, still, storyboard, loop, max_mb, codec, subtitles, music, sonify)
    chosen = wanted.checked(force)
    progress = Progress(1)
    say = progress.of(file.name)
    design, material = _designed(file, motif, process, reading, wishes.checked(), say)
    say("drawing")
    if loop:
        told = write_loop_of(design, wanted, shape.px)
    else:
        some = tuple(name.strip() for name in scenes.split(",") if name.strip()) if scenes else ()
        film = film_of(design, FilmWish(shape, seconds, int(fps), words, style, some), material)
        sound = sound_of(wanted, material, film.timeline.seconds)
        told = write_of(film, wanted, chosen, shape.px, force, say, sound)
    progress.clear()
    tell(f"{out}: {told}")
    return DONE


def _designed(
    file: Path,
    motif: str | None,
    process: str | None,
    reading: Reading,
    wishes: measuring.MeasuringOptions,
    say: Callable[[str], None],
) -> "tuple[Design, Material]":
    """Return the cloth, and what is at hand of the recording."""
    from batik_gen.film.telling.material import material_of

    if file.suffix.lower() == ".toml":
        if motif or process:
            raise click.UsageError("a Design has its motif and process; leave out --motif and --process")
        made = read_design(file)
        return made, material_of(made)
    from batik_gen import design
    from batik_gen.eeg.portraits.excerpt import excerpt

    portrait = measuring.measured(file, reading, wishes, say)
    made = design(portrait, motif=motif or _USUAL_MOTIF, process=process)
    return made, material_of(made, portrait, excerpt(file, portrait, reading))
