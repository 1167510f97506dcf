"""The page itself: its files, the letters it is set in, and the door with a password."""

from functools import cache
from importlib import import_module, resources
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from batik_gen.studio.answers.asking import room_of, told
from batik_gen.studio.safety.door import by_link, by_password

_PAGE = resources.files("batik_gen.studio") / "page"
_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_LETTERS = {
    "sans.ttf": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "sans-bold.ttf": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "serif.ttf": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "serif-bold.ttf": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
}


@cache
def _held() -> dict[str, bytes]:
    """Return every file of the page; what is not among them is not given out."""
    return {path.name: path.read_bytes() for path in _PAGE.iterdir() if path.is_file()}


async def index(request: Request) -> Response:
    """Return the page; a link with its token is answered with a cookie, and the token leaves the address."""
    wishes = room_of(request).wishes
    if "token" in request.query_params:
        return by_link(request, wishes)
    text = _held()["index.html"].decode().replace('lang="en"', f'lang="{wishes.lang}"', 1)
    return HTMLResponse(text)


async def part(request: Request) -> Response:
    """Return one file of the page."""
    name = request.path_params["name"]
    kind = _KINDS.get(Path(name).suffix)
    if kind is None or name not in _held():
        return PlainTextResponse("There is no such file.\n", 404)
    return Response(_held()[name], media_type=kind)


async def letters(request: Request) -> Response:
    """Return a font, of those that batik-gen sets its pages in."""
    held = _LETTERS.get(request.path_params["name"])
    if held is None:
        return PlainTextResponse("There is no such font.\n", 404)
    return Response(_font(*held), media_type="font/ttf", headers={"cache-control": "private, max-age=86400"})


@cache
def _font(package: str, name: str) -> bytes:
    return (Path(str(import_module(package).__file__)).parent / "files" / name).read_bytes()


@told
async def door(request: Request) -> Response:
    """Ask for the password, and let in who knows it."""
    return await by_password(request, room_of(request).wishes, _held()["door.html"].decode())
