"""``batik-gen readback``: what a cloth's picture gives back of the recording that it was drawn from."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.options import common as options
from batik_gen.cli.options import measuring
from batik_gen.cli.options.measuring import MeasuringOptions
from batik_gen.cli.pages.telling import Failure, noting, recap
from batik_gen.cli.results.naming import stem_of
from batik_gen.cli.running.outputs import check_picture_free
from batik_gen.cli.running.progress import Progress
from batik_gen.cli.running.terminal import tell
from batik_gen.values.reading import Reading

if TYPE_CHECKING:
    from batik_gen.readback.curves import Agreement, Readback
    from batik_gen.values.portrait import Portrait


@click.command("readback", short_help="Read the wave out of a cloth's picture.")
@click.argument("pictures", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PICTURE...")
@click.option(
    "--recording",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The recording it was drawn from: also tell how far both agree.",
)
@click.option("--motif", metavar="NAME", help="Its family, where it is not recognised.")
@click.option("--json", "as_json", is_flag=True, help="Print what was read as JSON, one object a picture.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Also write it as a table, .csv.")
@measuring.options
@options.reading
@options.lang
@options.force
def command(
    pictures: tuple[Path, ...],
    recording: Path | None,
    motif: str | None,
    as_json: bool,
    out: Path | None,
    lang: str,
    force: bool,
    reading: Reading,
    wishes: MeasuringOptions,
) -> int:
    """Read spectra or courses out of each PICTURE of a cloth born of the wave.

    Only its pixels are looked at; the recipe in the file is not opened. So anybody
    could read who has a picture of the cloth.
    """
    if out is not None:
        if len(pictures) > 1:
            raise click.UsageError("-o takes one picture at a time; give one, or leave it out")
        if out.suffix.lower() != ".csv":
            raise click.UsageError("-o writes .csv; give it a name that ends in .csv")
        check_picture_free(out, force)
    progress = Progress(len(pictures) + (recording is not None))
    portrait = None
    if recording is not None:
        portrait = measuring.measured(recording, reading, wishes.checked(), progress.of(recording.name))
    failures: list[Failure] = []
    for picture in pictures:
        say = progress.of(picture.name)
        with noting(failures, picture.name):
            say("measuring")
            from batik_gen.cli.pages.readback_lines import as_object, table, write_table
            from batik_gen.readback.read_back import read_back

            readback = read_back(picture, motif)
            agreements = _agreements(readback, portrait)
            progress.clear()
            if out is not None:
                write_table(readback, out, force)
            name = stem_of(picture)
            if as_json:
                tell(json.dumps({"picture": name, **as_object(readback, agreements)}))
            else:
                tell(table(name, readback, agreements, lang))
    progress.clear()
    return recap(failures, len(pictures))


def _agreements(readback: "Readback", portrait: "Portrait | None") -> "list[Agreement] | None":
    """Compare with the wave that a cloth of this family would carry; None without a recording."""
    if portrait is None:
        return None
    from batik_gen import design
    from batik_gen.readback.read_back import agreement

    wave = design(portrait, motif=readback.motif).wave
    return [] if wave is None else agreement(readback, wave)
