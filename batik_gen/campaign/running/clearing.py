"""What may stay no longer is taken away: things that plan or consent have no more, what dead runs left behind."""

from collections.abc import Iterator
from pathlib import Path

from batik_gen.campaign.running.due import Due
from batik_gen.campaign.running.manifest import Manifest
from batik_gen.campaign.running.places import RECEIPTS, REPORT, output_of, portraits_of, work_of
from batik_gen.campaign.values.piece import Piece
from batik_gen.campaign.values.report import State
from batik_gen.values.files import sweep


def apply(due: Due, person: str, folder: Path, manifest: Manifest) -> int:
    """Write down what changes before anything is made, take away what may stay no longer; return how many files."""
    measured = None if due.may_measure else manifest.measured(person)
    if not (due.changed or due.stale or measured):
        return 0
    gone = [*due.stale, *(piece for piece in due.changed if piece.state is State.LEFT_OUT)]
    # First the files: a run that ends between the two finds their rows, and does it again.
    away = {path for piece in gone for path in _files_of(output_of(folder), piece, manifest)}
    for path in away:
        path.unlink(missing_ok=True)
    if measured and measured.portrait:
        (portraits_of(folder) / f"{measured.portrait}.json").unlink(missing_ok=True)
    with manifest.writing():
        manifest.drop(due.stale)
        manifest.note(due.changed)
        if measured:
            manifest.drop_measured(person)
    return len(away)


def forgotten(person: str, folder: Path, manifest: Manifest) -> int:
    """Take away all that was made and measured of somebody, or made of groups; return how many files were made."""
    rows = manifest.pieces_of(person).values()
    # What no row tells of, as after a run that was killed, may lie in any folder.
    unwritten = [Piece(person, path.name, "") for path in output_of(folder).glob("*") if path.is_dir()]
    due = Due(None, 0, (), (), (*rows, *unwritten), may_measure=False)
    return apply(due, person, folder, manifest)


def _files_of(output: Path, piece: Piece, manifest: Manifest) -> Iterator[Path]:
    """Yield the files of a piece as they lie there: a run that was killed had no time to write them down."""
    for path in (output / piece.deliverable).glob(f"{piece.stem}*"):
        if piece.is_called(path.name) and path.is_file() and not _is_anothers(path.name, piece, manifest):
            yield path


def _is_anothers(name: str, piece: Piece, manifest: Manifest) -> bool:
    """Tell whether a file is of somebody whose id begins with this one's and a hyphen, as ``ana-2`` with ``ana``."""
    begun = name.partition(".")[0]
    ends = [at for at in range(len(piece.person) + 1, len(begun) + 1) if begun[at : at + 1] in ("", "-")]
    others = (other for end in ends for other in manifest.pieces_of(begun[:end]).values())
    return any(other.deliverable == piece.deliverable and other.is_called(name) for other in others)


def stray_portraits(folder: Path, manifest: Manifest) -> Iterator[Path]:
    """Yield Portraits that nobody has: a run that was killed had no time to write them down."""
    known = manifest.portraits()
    yield from (path for path in portraits_of(folder).glob("*.json") if path.stem not in known)


def sweep_all(folder: Path) -> None:
    """Take away what dead runs left unfinished anywhere in a campaign's folder."""
    inside = output_of(folder).iterdir() if output_of(folder).is_dir() else ()
    for each in (folder, work_of(folder), portraits_of(folder), *inside, folder / REPORT, folder / RECEIPTS):
        sweep(each)
