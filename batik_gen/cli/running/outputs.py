"""The five files of a recording: their names, whether they may be written, all or none."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from batik_gen.values.errors import CannotWrite

_PACKED = (".gz", ".bz2", ".xz", ".zip")


@dataclass(frozen=True)
class Outputs:
    """Name the five files that one recording becomes."""

    folder: Path
    stem: str
    ending: str = ".png"

    @property
    def cloth(self) -> Path:
        """The picture of the cloth, in the format of its ending."""
        return self.folder / f"{self.stem}{self.ending}"

    @property
    def design(self) -> Path:
        """Everything needed to draw it, to be edited by hand."""
        return self.folder / f"{self.stem}.design.toml"

    @property
    def portrait(self) -> Path:
        """Everything measured."""
        return self.folder / f"{self.stem}.portrait.json"

    @property
    def bands(self) -> Path:
        """The numbers as one flat table."""
        return self.folder / f"{self.stem}.bands.csv"

    @property
    def legend(self) -> Path:
        """The cloth beside its legend."""
        return self.folder / f"{self.stem}.legend.png"

    def all(self) -> tuple[Path, ...]:
        """Return the five in the order in which they are told."""
        return self.cloth, self.legend, self.design, self.portrait, self.bands

    def check_free(self) -> None:
        """Raise CannotWrite where one of the five is there already."""
        there = [path.name for path in self.all() if path.exists()]
        if there:
            others = f" and {len(there) - 1} more" if len(there) > 1 else ""
            raise CannotWrite(f"{there[0]}{others} exists already; add --force to replace it, or choose another -o")

    @contextmanager
    def written_together(self) -> Iterator["Outputs"]:
        """Give the same five names in a hidden folder, and move them here when all are written."""
        with hidden_folder(self.folder) as hidden:
            yield Outputs(hidden, self.stem, self.ending)
            for path in self.all():
                (hidden / path.name).replace(path)


@contextmanager
def hidden_folder(inside: Path) -> Iterator[Path]:
    """Make a folder for the time of writing; raises CannotWrite where nothing can be written."""
    try:
        with tempfile.TemporaryDirectory(prefix=".batik-gen-", dir=inside) as name:
            yield Path(name)
    except OSError as error:
        raise CannotWrite(f"cannot write into that folder: {error.strerror}; choose another one with -o") from None


def stem_of(recording: Path) -> str:
    """Return a recording's name without its ending, as ``rec`` for ``rec.fif.gz``."""
    name = recording.with_suffix("") if recording.suffix.lower() in _PACKED else recording
    return name.stem


def checked_stem(name: str) -> str:
    """Return a name that files may begin with; raises CannotWrite where it is none."""
    if not name.strip() or set(name) & set('/\\:*?"<>|') or name.startswith("."):
        raise CannotWrite(f"files cannot be called '{name}'; give a plain name, as person-one")
    return name.strip()


def outputs_for(recordings: Sequence[Path], folder: Path) -> list[Outputs]:
    """Name the files of several recordings.

    Raises
    ------
    click.UsageError
        If two of them would get the same names.
    """
    seen: dict[str, Path] = {}
    for recording in recordings:
        # Some file systems do not tell capitals from small letters.
        key = stem_of(recording).casefold()
        if key in seen:
            raise click.UsageError(
                f"two recordings would both become '{stem_of(recording)}' ({seen[key].name} and {recording.name}); "
                "rename one, or make them into different folders with -o"
            )
        seen[key] = recording
    return [Outputs(folder, stem_of(recording)) for recording in recordings]


def make_folder(folder: Path) -> None:
    """Make the folder for the outputs; raises CannotWrite."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise CannotWrite(f"'{folder}' is a file, where a folder was expected; choose another one with -o") from None
    except OSError as error:
        raise CannotWrite(f"cannot make the folder '{folder}': {error.strerror}; choose another one with -o") from None


def check_picture_free(path: Path, force: bool) -> None:
    """Refuse, before any work, a picture that cannot be written.

    Raises
    ------
    CannotWrite
        If the file exists and ``force`` is not set, or its folder does not exist.
    """
    if path.is_dir():
        raise CannotWrite(f"{path.name} is a folder; give -o the name of a picture in it")
    if path.exists() and not force:
        raise CannotWrite(f"{path.name} exists already; add --force to replace it, or choose another name with -o")
    if not path.parent.is_dir():
        raise CannotWrite(f"the folder for {path.name} does not exist; make it first, or choose another with -o")
