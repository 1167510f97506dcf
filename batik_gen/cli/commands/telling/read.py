"""``batik-gen read``: what a recording holds, without drawing anything."""

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
from batik_gen.cli.running.wrapping import wrap
from batik_gen.values.reading import Reading

if TYPE_CHECKING:
    from batik_gen.values.portrait import Feature, Portrait


@click.command("read", short_help="Show what recordings hold.")
@options.recordings
@click.option("--json", "as_json", is_flag=True, help="Print the Portrait as JSON, one object a recording.")
@click.option(
    "--plot",
    type=click.Path(path_type=Path),
    metavar="FILE.png",
    help="Draw spectrum, scalp map and the epochs that were kept.",
)
@click.option(
    "-o",
    "--out",
    "outs",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Write what was measured: .json (the Portrait) or .csv (a table); may be given twice.",
)
@measuring.options
@options.reading
@options.force
def command(
    recordings: tuple[Path, ...],
    as_json: bool,
    plot: Path | None,
    outs: tuple[Path, ...],
    force: bool,
    reading: Reading,
    wishes: MeasuringOptions,
) -> int:
    """Show what is found and measured in each RECORDING."""
    _check_outputs(recordings, plot, outs, force)
    wishes = wishes.checked()
    progress = Progress(len(recordings))
    failures: list[Failure] = []
    for recording in recordings:
        say = progress.of(recording.name)
        with noting(failures, recording.name):
            portrait = measuring.measured(recording, reading, wishes, say)
            for out in outs:
                portrait.save(out)
            if plot:
                say("drawing")
                from batik_gen.eeg.portraits.plot import plot_portrait

                plot_portrait(portrait, plot)
            progress.clear()
            # One line an object, so that several recordings stay readable to programs.
            tell(json.dumps(json.loads(portrait.to_json())) if as_json else _table(stem_of(recording), portrait))
    progress.clear()
    return recap(failures, len(recordings))


def _check_outputs(recordings: tuple[Path, ...], plot: Path | None, outs: tuple[Path, ...], force: bool) -> None:
    """Refuse, before any work, files that cannot be written."""
    if len(recordings) > 1 and (plot or outs):
        raise click.UsageError("--plot and -o take one recording at a time; give one, or leave them out")
    if plot and plot.suffix.lower() != ".png":
        raise click.UsageError("--plot draws PNG; give it a name that ends in .png")
    for out in outs:
        if out.suffix.lower() not in (".json", ".csv"):
            raise click.UsageError("-o writes .json or .csv; give it a name that ends in one of them")
    for path in (*outs, *([plot] if plot else [])):
        check_picture_free(path, force)


def _table(stem: str, portrait: "Portrait") -> str:
    quality, source = portrait.quality, portrait.source
    line = f"{quality.line_hz:g} Hz, removed" if quality.line_hz else "none found"
    found = [
        ("format", source.format + (f", {source.device}" if source.device else "")),
        ("length", f"{quality.given_s:.0f} s at {quality.sfreq:g} samples a second"),
        ("clean", f"{quality.clean_s:.0f} s ({100 * quality.kept:.0f} % of the epochs)"),
        ("mains hum", line),
        ("channels", f"{len(portrait.channels)} used: {', '.join(portrait.channels)}"),
        *(("left out", f"{d.channel}: {d.reason}") for d in quality.dropped),
        ("compared", f"{portrait.montage.replace('_', ' ')}, norms {portrait.norms}"),
        *(("note", note) for note in portrait.notes),
    ]
    lines = [stem]
    lines += [wrap(f"{title:10} {text}", "  ", " " * 13) for title, text in found]
    return "\n".join([*lines, "", *map(_row, portrait.features), ""])


def _row(feature: "Feature") -> str:
    from batik_gen.legend.words import feature_words, measured_words, people_words

    words = f"  {feature_words(feature.name, 'en'):48}"
    if feature.value is None:
        return f"{words} not measurable: {feature.missing}"
    measured = measured_words(feature.name, feature.value, feature.unit, "en")
    place = "" if feature.percentile is None else people_words(feature.percentile, "en")
    doubt = f" (sure to {100 * feature.sure:.0f} %)" if feature.sure < 1.0 else ""
    return f"{words} {measured:14} {place}{doubt}".rstrip()
