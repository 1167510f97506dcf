"""What the package brings of a page: the studio's files, and those of who stands behind the same gate."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from starlette.responses import HTMLResponse, PlainTextResponse, Response

STUDIO = "batik_gen.studio"
_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_SHARED = ("door.html", "mark.svg")
"""Files that pages of other rooms have from the studio."""


@cache
def files_of(room: str) -> Mapping[str, bytes]:
    """Return every file of the page of a room, a package; what is not among them is not given out."""
    folder = resources.files(room) / "page"
    own = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    return own if room == STUDIO else {name: files_of(STUDIO)[name] for name in _SHARED} | own


def first_page(room: str, lang: str) -> Response:
    """Return the page of a room in a language."""
    return HTMLResponse(files_of(room)["index.html"].decode().replace('lang="en"', f'lang="{lang}"', 1))


def file_of(room: str, name: str) -> Response:
    """Return one file that the page of a room asks for."""
    kind = _KINDS.get(Path(name).suffix)
    if kind is None or name not in files_of(room):
        return PlainTextResponse("There is no such file.\n", 404)
    return Response(files_of(room)[name], media_type=kind)


def door_of(room: str) -> str:
    """Return the page that asks for a password, with ``{lang}`` and ``{wrong}`` to be filled in."""
    return files_of(room)["door.html"].decode().replace("{room}", room.rpartition(".")[2])
