"""What may stay no longer is taken away: things that plan or consent have no more, what dead runs left behind."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from batik_gen.campaign.running.due import Due
from batik_gen.campaign.running.manifest import Manifest
from batik_gen.campaign.running.places import RECEIPTS, REPORT, output_of, portraits_of, work_of
from batik_gen.campaign.values.piece import Piece
from batik_gen.campaign.values.report import State
from batik_gen.values.files import sweep


class Clearing:
    """Take away what may stay no longer from a campaign's folder, while nothing new comes to lie there."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder, self._manifest = folder, manifest
        self._lying: dict[str, Mapping[str, Sequence[Path]]] = {}

    def apply(self, due: Due, person: str) -> int:
        """Write down what changes before anything is made, take away what is no more; return how many files."""
        measured = None if due.may_measure else self._manifest.measured(person)
        if not (due.changed or due.stale or measured):
            return 0
        gone = [*due.stale, *(piece for piece in due.changed if piece.state is State.LEFT_OUT)]
        # First the files: a run that ends between the two finds their rows, and does it again.
        away = {path for piece in gone for path in self._files_of(piece)}
        for path in away:
            path.unlink(missing_ok=True)
        if measured and measured.portrait:
            (portraits_of(self._folder) / f"{measured.portrait}.json").unlink(missing_ok=True)
        with self._manifest.writing():
            self._manifest.drop(due.stale)
            self._manifest.note(due.changed)
            if measured:
                self._manifest.drop_measured(person)
        return len(away)

    def forget(self, person: str) -> int:
        """Take away all that was made and measured of somebody, or made of groups; return how many files were made."""
        rows = self._manifest.pieces_of(person).values()
        # What no row tells of, as after a run that was killed, may lie in any folder.
        unwritten = [Piece(person, path.name, "") for path in output_of(self._folder).glob("*") if path.is_dir()]
        return self.apply(Due(None, 0, (), (), (*rows, *unwritten), may_measure=False), person)

    def _files_of(self, piece: Piece) -> Iterator[Path]:
        """Yield the files of a piece as they lie there: a run that was killed had no time to write them down."""
        if piece.deliverable not in self._lying:
            self._lying[piece.deliverable] = _by_beginning(output_of(self._folder) / piece.deliverable)
        for path in self._lying[piece.deliverable].get(_beginning(piece.stem), ()):
            if piece.is_called(path.name) and not self._is_anothers(path.name, piece):
                yield path

    def _is_anothers(self, name: str, piece: Piece) -> bool:
        """Tell whether a file is that of somebody whose id begins with this one's and a hyphen: of ``ana-2``."""
        begun = name.partition(".")[0]
        ends = [at for at in range(len(piece.person) + 1, len(begun) + 1) if begun[at : at + 1] in ("", "-")]
        others = (other for end in ends for other in self._manifest.pieces_of(begun[:end]).values())
        return any(other.deliverable == piece.deliverable and other.is_called(name) for other in others)


def _by_beginning(folder: Path) -> Mapping[str, Sequence[Path]]:
    """Return the files of a folder by how their names begin: to look through all for each person takes hours."""
    found: dict[str, list[Path]] = {}
    for path in folder.glob("*"):
        if path.is_file():
            found.setdefault(_beginning(path.name), []).append(path)
    return found


def _beginning(name: str) -> str:
    """Return a name up to the first point or hyphen, which ends that of every person and thing."""
    return name.partition(".")[0].partition("-")[0]


def stray_portraits(folder: Path, manifest: Manifest) -> Iterator[Path]:
    """Yield Portraits that nobody has: a run that was killed had no time to write them down."""
    known = manifest.portraits()
    yield from (path for path in portraits_of(folder).glob("*.json") if path.stem not in known)


def sweep_all(folder: Path) -> None:
    """Take away what dead runs left unfinished anywhere in a campaign's folder."""
    inside = output_of(folder).iterdir() if output_of(folder).is_dir() else ()
    for each in (folder, work_of(folder), portraits_of(folder), *inside, folder / REPORT, folder / RECEIPTS):
        sweep(each)
