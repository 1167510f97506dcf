"""``batik-gen norms``: people to compare with, from one's own recordings."""

from pathlib import Path

import click

from batik_gen.cli.options import common
from batik_gen.cli.running.exits import DONE, FAILED
from batik_gen.cli.running.outputs import check_picture_free
from batik_gen.cli.running.progress import Progress
from batik_gen.cli.running.terminal import tell

_LIST = "persons.csv"


@click.command("norms", short_help="Make norms from your own recordings.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="Table to write (CSV).")
@click.option(
    "--persons",
    "listed",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=f"The list of recordings; {_LIST} in the folder by default.",
)
@common.force
def command(folder: Path, out: Path, listed: Path | None, force: bool) -> int:
    """Measure the recordings of FOLDER and write a table of norms for --norms.

    The list is a CSV with the columns file, person and condition (eyes_closed,
    eyes_open or unknown), one row a recording. A person counts once a condition;
    each kind of montage needs five persons. No name enters the table.
    """
    check_picture_free(out, force)
    from batik_gen.eeg.portraits.making_norms import make_norms, read_list
    from batik_gen.values.files import write_whole

    entries = read_list(listed or folder / _LIST)
    progress = Progress(len(entries))
    try:
        made = make_norms(folder, entries, lambda file: progress.of(Path(file).name)("measuring"))
    finally:
        progress.clear()
    write_whole(out, lambda file: file.write(made.text.encode()))
    tell(f"{out.name}: {made.rows} norms of {made.persons} persons from {made.recordings} recordings")
    for montage, condition, count in made.thin:
        said = f"{montage.replace('_', ' ')}, {condition.replace('_', ' ')}"
        tell(f"  without norms: {said}, for {count} person{'s' if count > 1 else ''} only")
    for name, reason in made.refused:
        tell(f"  left out: {name}: {reason}", err=True)
    tell(f"Use it: batik-gen make RECORDING --norms {out}")
    return FAILED if made.refused else DONE
