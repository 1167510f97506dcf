"""``batik-gen read``: what a recording holds, without drawing anything."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from batik_gen.cli import options
from batik_gen.cli.exits import Unforeseen
from batik_gen.cli.outputs import stem_of
from batik_gen.cli.progress import Progress
from batik_gen.cli.telling import Failure, recap
from batik_gen.cli.wrapping import wrap
from batik_gen.errors import BatikGenError

if TYPE_CHECKING:
    from batik_gen.portrait import Feature, Portrait


@click.command("read", short_help="Show what recordings hold.")
@options.recordings
@click.option("--json", "as_json", is_flag=True, help="Print the Portrait as JSON, one object a recording.")
@options.condition
@options.reading
def command(recordings: tuple[Path, ...], as_json: bool, condition: str, reading: dict[str, Any]) -> int:
    """Show what is found and measured in each RECORDING."""
    from batik_gen import measure, read

    progress = Progress(len(recordings))
    failures: list[Failure] = []
    for recording in recordings:
        say = progress.of(recording.name)
        try:
            say("reading")
            held = read(recording, **reading)
            say("measuring")
            portrait = measure(held, condition=condition)
        except BatikGenError as error:
            failures.append(Failure(recording.name, error))
            continue
        except Exception as error:
            failures.append(Failure(recording.name, Unforeseen.of(error)))
            continue
        progress.clear()
        # One line an object, so that several recordings stay readable to programs.
        click.echo(json.dumps(json.loads(portrait.to_json())) if as_json else _table(stem_of(recording), portrait))
    progress.clear()
    return recap(failures, len(recordings))


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
    from batik_gen.cli.legend.words import feature_words, measured_words, people_words

    words = f"  {feature_words(feature.name, 'en'):48}"
    if feature.value is None:
        return f"{words} not measurable: {feature.missing}"
    measured = measured_words(feature.name, feature.value, feature.unit, "en")
    place = "" if feature.percentile is None else people_words(feature.percentile, "en")
    return f"{words} {measured:14} {place}".rstrip()
