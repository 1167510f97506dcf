"""Files that were dropped on the page: bounded, in a private folder that goes at the end."""

import re
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import ExitStack
from pathlib import Path

from batik_gen.values.errors import BadValue, CannotWrite
from batik_gen.values.files import sweep, unfinished_folder

_MOST_FILES = 200
_DROP = re.compile(r"[a-z0-9]{8,32}")
_ODD = re.compile(r"[^\w .()+,@=&-]", re.UNICODE)
_ENDING = re.compile(r"[^\w.]")


class Uploads:
    """Take files in, and take all of them away again.

    Parameters
    ----------
    most_bytes
        Bytes of all files together.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most, self._held = most_bytes, 0
        inside = Path(tempfile.gettempdir())
        # What a run that was killed had taken in goes now.
        sweep(inside)
        self._open = ExitStack()
        self.folder = self._open.enter_context(unfinished_folder(inside))

    async def take(self, drop: str, name: str, chunks: AsyncIterator[bytes]) -> Path:
        """Write one file of a drop as it comes.

        Parameters
        ----------
        drop
            What is dropped together has one name of small letters and digits: files of one recording lie side by side.
        name
            Name of the file; of a path only the last part counts.
        chunks
            Its bytes.

        Raises
        ------
        BadValue
            If a name cannot be used, or too much is sent.
        CannotWrite
            If the disk is full.
        """
        folder = self._of(drop)
        path = folder / safe_name(name)
        if path.exists() or len(list(folder.iterdir())) >= _MOST_FILES:
            raise BadValue(f"'{path.name}' cannot be taken beside the other files; drop fewer at a time")
        written = 0
        try:
            with path.open("xb") as file:
                path.chmod(0o600)
                async for chunk in chunks:
                    written += len(chunk)
                    self._held += len(chunk)
                    if self._held > self._most:
                        raise BadValue(
                            f"the files take more than {self._most:,} bytes; open a large one from the folder instead"
                        )
                    file.write(chunk)
        except BaseException as error:
            path.unlink(missing_ok=True)
            self._held -= written
            if isinstance(error, OSError):
                raise CannotWrite(f"cannot take {path.name} in: {error.strerror}; free some space") from None
            raise
        return path

    def dropped(self, drop: str) -> Path:
        """Return the folder of a drop; raises BadValue where nothing was dropped."""
        folder = self._of(drop)
        if not any(folder.iterdir()):
            raise BadValue("nothing was dropped; drop a recording")
        return folder

    def clear(self) -> None:
        """Take away every file, and stay ready."""
        for path in self.folder.iterdir():
            shutil.rmtree(path, ignore_errors=True)
        self._held = 0

    def close(self) -> None:
        """Take away the folder with all that is in it."""
        self._open.close()

    def _of(self, drop: str) -> Path:
        if not _DROP.fullmatch(drop):
            raise BadValue("a drop without a proper name cannot be taken; reload the page")
        folder = self.folder / drop
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder


def safe_name(name: str) -> str:
    """Return a file's name without a path and without what a file system could take for something else."""
    last = name.replace("\\", "/").rpartition("/")[2]
    last = _ODD.sub("_", last).lstrip(". ").rstrip(". ")
    stem, dot, ending = last.rpartition(".")
    if dot and len(ending) <= 12:
        last = f"{stem[:100]}.{_ENDING.sub('_', ending)}"
    return last[:120] or "recording"
