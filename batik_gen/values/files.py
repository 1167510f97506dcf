"""Files opened only where they are files, and written whole; what is unfinished meanwhile, whose it is, its end.

A pipe waits for ever, a device such as ``/dev/zero`` never ends: what is no regular file is told before a
byte of it is read.

What stands under a final name stays until the new file is complete. Whatever is unfinished is locked for
as long as it is written. The system takes the lock away when the process ends, however it ends, so that a
lock tells a live run from a dead one on any machine that shares the folder.
"""

import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, BinaryIO

from batik_gen.values.errors import BatikGenError, CannotWrite

try:
    import fcntl
except ImportError:  # Windows has no such locks: nothing is swept there
    fcntl = None  # type: ignore[assignment]

_PREFIX = ".batik-gen-unfinished-"
_OURS = re.compile(re.escape(_PREFIX) + r"[a-z0-9_]{8}(\..*)?")

PLAN = ".to-be-placed"
"""File in an unfinished folder, written when all in it is finished: the names that are being moved, line by line."""

_OVER = "over"
"""First line of a plan whose files replace what is there."""

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that nobody writes to would else be waited for while it is opened."""

MOST_TABLE_BYTES = 20_000_000
"""Of a table that a person keeps, as one of norms."""


def write_whole(path: Path, write: Callable[[IO[bytes]], object], *, over: bool = True, private: bool = False) -> None:
    """Write a file so that its final name never holds half of it.

    Parameters
    ----------
    path
        The final name. What stands there stays until the new file is complete.
    write
        Called with a binary file opened in the same folder.
    over
        Replace what came to stand there meanwhile, as from another run.
    private
        Let nobody but its owner read it.

    Raises
    ------
    CannotWrite
        If the folder is missing, not writable, or full, or if ``over`` is not set and the name is taken.
    """
    try:
        handle, begun = _begin_file(path.parent, path.suffix)
    except OSError as error:
        raise CannotWrite(
            f"cannot write {path.name}: {error.strerror}; choose a folder that exists and is writable"
        ) from None
    try:
        # The file stays open, and with it locked, until it has its final name.
        with os.fdopen(handle, "w+b") as file:
            write(file)
            file.flush()
            # Unfinished files are private; a picture gets the rights any new file would get.
            mask = os.umask(0)
            os.umask(mask)
            begun.chmod(0o600 if private else 0o666 & ~mask)
            if os.name != "nt":
                _name(begun, path, over)
        if os.name == "nt":  # where an open file cannot be renamed
            _name(begun, path, over)
    except BaseException as error:
        begun.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            raise CannotWrite(
                f"{path.name} was written by another run meanwhile; replace it with --force, or choose another name"
            ) from None
        if isinstance(error, OSError):
            raise CannotWrite(
                f"cannot write {path.name}: {error.strerror or error}; free some space or choose another folder"
            ) from None
        raise


def _name(begun: Path, path: Path, over: bool) -> None:
    """Give an unfinished file its final name."""
    if over:
        begun.replace(path)
    else:
        link_new(begun, path)
        begun.unlink(missing_ok=True)


def _begin_file(folder: Path, ending: str) -> tuple[int, Path]:
    """Make an unfinished file; return its handle, which holds its lock, and its path."""
    while True:
        # The name, which no other run has, is known before the file is there: a signal between the two leaves nothing.
        path = folder / f"{_PREFIX}{os.urandom(4).hex()}{ending}"
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            if _lock(handle, path):
                return handle, path
            os.close(handle)
        except FileExistsError:
            continue
        except KeyboardInterrupt:
            path.unlink(missing_ok=True)
            raise


@contextmanager
def unfinished_folder(inside: Path) -> Iterator[Path]:
    """Make a folder for the time of writing, which is taken away with all that is left in it."""
    path, handle = _begin_folder(inside)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        if handle >= 0:
            os.close(handle)


def _begin_folder(inside: Path) -> tuple[Path, int]:
    """Make an unfinished folder; return its path and the handle that holds its lock, -1 where there are no locks."""
    while True:
        path = inside / f"{_PREFIX}{os.urandom(4).hex()}"
        try:
            path.mkdir(0o700)
            if fcntl is None:
                return path, -1
            handle = os.open(path, os.O_RDONLY)
            if _lock(handle, path):
                return path, handle
            os.close(handle)
        except FileExistsError:
            continue
        except KeyboardInterrupt:
            shutil.rmtree(path, ignore_errors=True)
            raise


def _lock(handle: int, path: Path) -> bool:
    """Lock what was just made; return False where a sweep came first and took it away."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # This file system knows no locks; a sweep cannot lock either, and leaves all as it is.
        return True
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def sweep(folder: Path) -> None:
    """Take away what dead runs left unfinished in a folder; finish what they were moving into place.

    Nothing else is touched: no name that batik-gen does not give, and nothing that a live run has locked.
    """
    if fcntl is None:
        return
    try:
        left = [path for path in folder.iterdir() if _OURS.fullmatch(path.name)]
    except OSError:
        return
    for path in left:
        with suppress(OSError):
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _clear(path)
            finally:
                os.close(handle)


def _clear(path: Path) -> None:
    if not path.is_dir():
        path.unlink()
        return
    with suppress(OSError, ValueError):
        over, *names = (path / PLAN).read_text(encoding="utf-8").splitlines()
        for name in names:
            if Path(name).name == name and (path / name).is_file():
                with suppress(FileExistsError):
                    _name(path / name, path.parent / name, over == _OVER)
    shutil.rmtree(path, ignore_errors=True)


def link_new(source: Path, target: Path) -> None:
    """Give a finished file its final name; raises FileExistsError where that is taken, even by a moment."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        # No hard links here: the name is reserved first, by whoever comes first.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        source.replace(target)


def plan(hidden: Path, names: Sequence[str], over: bool) -> None:
    """Write down what is moved out of an unfinished folder, so that a sweep can end what a kill interrupts."""
    kept = hidden / PLAN
    begun = kept.with_suffix(".begun")
    begun.write_text("\n".join([_OVER if over else "new", *names]), encoding="utf-8")
    begun.replace(kept)


def open_input(path: Path, give: str, *, refusal: type[BatikGenError]) -> BinaryIO:
    """Open a regular file to read its bytes.

    Parameters
    ----------
    path
        The file.
    give
        What to give instead of a file that cannot be read.
    refusal
        Class of the errors.

    Raises
    ------
    FileNotFoundError
        If there is no such file, which may be no mistake.
    BatikGenError
        Of the class ``refusal``, if it is a folder, a pipe, a device or a socket, or cannot be opened.
    """
    try:
        # A folder cannot be opened everywhere, a socket nowhere: what they are is asked by name first.
        _check_regular(path.stat().st_mode, path, give, refusal)
        handle = os.open(path, os.O_RDONLY | _AT_ONCE)
    except FileNotFoundError:
        raise
    except NotADirectoryError as error:
        # A place below a file, as of XDG_CONFIG_HOME=/dev/null, holds none.
        raise FileNotFoundError(error.errno, error.strerror, path.name) from None
    except OSError as error:
        raise refusal(f"{path.name} cannot be read ({error.strerror}); {give}") from None
    except ValueError:
        raise refusal(f"a name with a null character is that of no file; {give}") from None
    try:
        _check_regular(os.fstat(handle).st_mode, path, give, refusal)
    except BatikGenError:
        os.close(handle)
        raise
    return os.fdopen(handle, "rb")


def input_bytes(path: Path, most: int, give: str, *, refusal: type[BatikGenError]) -> bytes:
    """Return the bytes of a regular file that has no more than ``most``.

    Raises
    ------
    BatikGenError
        Of the class ``refusal``, as ``open_input``, if it is not there or if it is larger.
    """
    try:
        with open_input(path, give, refusal=refusal) as file:
            content = file.read(most + 1)
    except OSError as error:
        raise refusal(f"{path.name} cannot be read ({error.strerror}); {give}") from None
    if len(content) > most:
        raise refusal(f"{path.name} holds more than {most:,} bytes, far more than it can need; {give}")
    return content


def _check_regular(mode: int, path: Path, give: str, refusal: type[BatikGenError]) -> None:
    if stat.S_ISDIR(mode):
        raise refusal(f"{path.name} is a folder; {give}")
    if not stat.S_ISREG(mode):
        raise refusal(f"{path.name} is no regular file but a pipe, a device or a socket; {give}")
