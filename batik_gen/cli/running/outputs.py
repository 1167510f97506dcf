"""The files of a recording: their names, whether they may be written, all or none."""

import filecmp
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from batik_gen.legend.kinds import LegendKind
from batik_gen.values.errors import CannotWrite
from batik_gen.values.files import link_new, plan, sweep, unfinished_folder

_MOST_NAME = 240
"""Bytes of a file's name: file systems take 255, of which a file that is put aside needs some."""


@dataclass(frozen=True)
class Outputs:
    """Name the files that one recording becomes.

    Parameters
    ----------
    folder
        Where they are.
    stem
        Name of the recording, by which what was measured is called.
    name
        Name of the cloth, by which its picture, legend and Design are called.
    ending
        Of the cloth's picture.
    lang
        Language of the legend, which its name tells where it is not English.
    kind
        How much the legend tells, which its name tells as well where it is not the usual.
    sheet
        Size of the legend's page where one was asked for.
    """

    folder: Path
    stem: str
    name: str
    ending: str = ".png"
    lang: str = "en"
    kind: LegendKind = LegendKind.NUMBERS
    sheet: str | None = None

    @property
    def cloth(self) -> Path:
        """The picture of the cloth, in the format of its ending."""
        return self.folder / f"{self.name}{self.ending}"

    @property
    def design(self) -> Path:
        """Everything needed to draw it, to be edited by hand."""
        return self.folder / f"{self.name}.design.toml"

    @property
    def portrait(self) -> Path:
        """Everything measured."""
        return self.folder / f"{self.stem}.portrait.json"

    @property
    def bands(self) -> Path:
        """The numbers as one flat table."""
        return self.folder / f"{self.stem}.bands.csv"

    @property
    def legend_wanted(self) -> bool:
        """Whether there is a legend at all."""
        return self.kind is not LegendKind.NONE

    @property
    def legend(self) -> Path:
        """The cloth beside its legend."""
        return self.folder / legend_name(self.name, self.lang, self.kind, self.sheet)

    def of_cloth(self) -> tuple[Path, ...]:
        """Return those that no other cloth of the same recording shares."""
        return (self.cloth, *((self.legend,) if self.legend_wanted else ()), self.design)

    def all(self) -> tuple[Path, ...]:
        """Return all in the order in which they are told."""
        return (*self.of_cloth(), self.portrait, self.bands)

    def check_free(self) -> None:
        """Raise CannotWrite where a file of the cloth is there already."""
        check_free(self.of_cloth())


def legend_name(name: str, lang: str, kind: LegendKind = LegendKind.NUMBERS, sheet: str | None = None) -> str:
    """Return the name of a legend: the cloth is the same in every language, size and kind, the legend is not."""
    told = (lang if lang != "en" else "", "" if kind is LegendKind.NUMBERS else kind.value, sheet or "")
    return "-".join((name, *(word for word in told if word))) + ".legend.png"


def check_names(paths: Sequence[Path]) -> None:
    """Raise CannotWrite where a name is longer than file systems take, or is that of no file, which stays."""
    for path in paths:
        length = len(os.fsencode(path.name))
        if length > _MOST_NAME:
            raise CannotWrite(
                f"the name {path.name} has {length} bytes, and no more than {_MOST_NAME} can be written; "
                "choose a shorter one"
            )
        if path.is_dir():
            raise CannotWrite(f"{path.name} is a folder; give -o the name of a picture in it, or choose another name")
        if path.exists() and not path.is_file():
            raise CannotWrite(f"{path.name} is a pipe, a device or a socket, which stays; choose another name")


def check_free(paths: Sequence[Path]) -> None:
    """Raise CannotWrite where one of several files is there already, or has too long a name."""
    check_names(paths)
    there = [path.name for path in paths if path.exists()]
    if there:
        others = f" and {len(there) - 1} more" if len(there) > 1 else ""
        exist, it = ("exist", "them") if others else ("exists", "it")
        raise CannotWrite(
            f"{there[0]}{others} {exist} already; add --force to replace {it}, "
            "or choose another folder with -o or another name"
        )


@contextmanager
def hidden_folder(inside: Path) -> Iterator[Path]:
    """Make a folder for the time of writing; raises CannotWrite where nothing can be written."""
    try:
        with unfinished_folder(inside) as path:
            yield path
    except OSError as error:
        raise CannotWrite(f"cannot write into that folder: {error.strerror}; choose another one with -o") from None


def place(hidden: Path, names: Sequence[str], force: bool) -> None:
    """Move finished files out of a hidden folder into the one that it is in: all or none.

    Without ``force`` a file that came to be there meanwhile, as from another run, stays; where it
    is the very same it will do.

    Raises
    ------
    CannotWrite
        If another file has one of the names; none of the new ones is there then.
    """
    plan(hidden, names, force)
    with ExitStack() as undoing:
        for name in names:
            source, target = hidden / name, hidden.parent / name
            if force:
                _replace(source, target, undoing)
                continue
            try:
                link_new(source, target)
                undoing.callback(target.unlink, missing_ok=True)
            except FileExistsError:
                if not _same(source, target):
                    raise CannotWrite(
                        f"{name} is there, from another run and with another content; add --force to replace it, "
                        "or choose another folder with -o or another name"
                    ) from None
        undoing.pop_all()


def _replace(source: Path, target: Path, undoing: ExitStack) -> None:
    """Put a file over another one, which is kept aside until all are placed."""
    aside = source.with_name(f".{source.name}.before")
    try:
        target.replace(aside)
        undoing.callback(aside.replace, target)
    except FileNotFoundError:
        undoing.callback(target.unlink, missing_ok=True)
    source.replace(target)


def _same(one: Path, other: Path) -> bool:
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False


def make_folder(folder: Path) -> None:
    """Make the folder for the outputs, see that it can be written, and sweep what dead runs left there.

    Raises
    ------
    CannotWrite
        Before any work where there can be no such folder, or nothing can be written into it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise CannotWrite(f"'{folder}' is a file, where a folder was expected; choose another one with -o") from None
    except OSError as error:
        raise CannotWrite(f"cannot make the folder '{folder}': {error.strerror}; choose another one with -o") from None
    _check_writable(folder)


def _check_writable(folder: Path) -> None:
    sweep(folder)
    with hidden_folder(folder):
        pass


def check_picture_free(path: Path, force: bool) -> None:
    """Refuse, before any work, a picture that cannot be written.

    Raises
    ------
    CannotWrite
        If the file exists and ``force`` is not set, its name is too long, or its folder does not exist or cannot
        be written.
    """
    check_names([path])
    if path.exists() and not force:
        raise CannotWrite(f"{path.name} exists already; add --force to replace it, or choose another name with -o")
    if not path.parent.is_dir():
        raise CannotWrite(f"the folder for {path.name} does not exist; make it first, or choose another with -o")
    _check_writable(path.parent)
