"""The file chooser: folders and recordings below the folder in which the studio was started, and nothing else."""

from pathlib import Path
from typing import Any

from batik_gen.eeg.reading.folders import is_folder_of_one
from batik_gen.values.errors import BadValue

_MOST = 500
_OUTSIDE = "that lies outside the folder in which the studio was started; start it in a folder above, or drop the file"


def inside(root: Path, asked: str) -> Path:
    """Return a path below the root, all links followed; raises BadValue where it leaves it or is not there."""
    if "\0" in asked:
        raise BadValue("a name with a null character is that of no file; choose another one")
    try:
        base = root.resolve()
        path = (base / asked).resolve()
    except (OSError, RuntimeError, ValueError):
        raise BadValue("that is no file that can be opened; choose another one") from None
    if path != base and base not in path.parents:
        raise BadValue(_OUTSIDE)
    if any(part.startswith(".") for part in path.relative_to(base).parts):
        raise BadValue("hidden files are not shown; choose another one")
    if not path.exists():
        raise BadValue("that file is not there any more; choose another one")
    return path


def listed(root: Path, asked: str) -> dict[str, Any]:
    """Return what a folder holds: folders first, then files, hidden ones left out; raises BadValue."""
    base, folder = root.resolve(), inside(root, asked)
    if not folder.is_dir():
        raise BadValue("that is a file and no folder; choose it to open it")
    folders, files = [], []
    try:
        held = sorted(folder.iterdir(), key=lambda path: path.name.lower())
    except OSError as error:
        raise BadValue(f"that folder cannot be looked into ({error.strerror}); choose another one") from None
    for path in held:
        if path.name.startswith(".") or not path.name.isprintable():
            continue
        where = path.relative_to(base).as_posix() if folder != base else path.name
        target = path.resolve()
        if target != base and base not in target.parents:
            continue
        if path.is_dir() and not is_folder_of_one(path):
            folders.append({"name": path.name, "path": where})
        elif path.exists():
            files.append({"name": path.name, "path": where, "bytes": path.stat().st_size})
    above = None if folder == base else folder.parent.relative_to(base).as_posix()
    return {
        "here": folder.relative_to(base).as_posix(), "above": above, "folders": folders[:_MOST], "files": files[:_MOST],
        "more": max(len(folders), len(files)) > _MOST,
    }  # fmt: skip
