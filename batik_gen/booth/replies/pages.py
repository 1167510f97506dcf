"""The page of the booth itself: its files, and the way in by the link."""

from functools import cache
from importlib import resources
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from batik_gen.booth.replies.asking import stand_of
from batik_gen.studio.safety.door import by_link, by_password

_PAGE = resources.files("batik_gen.booth") / "page"
_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@cache
def held() -> dict[str, bytes]:
    """Return every file of the page; what is not among them is not given out."""
    return {path.name: path.read_bytes() for path in _PAGE.iterdir() if path.is_file()}


async def index(request: Request) -> Response:
    """Return the page; a link with its token is answered with a cookie, and the token leaves the address."""
    wishes = stand_of(request).wishes
    if "token" in request.query_params:
        return by_link(request, wishes)
    return HTMLResponse(held()["index.html"].decode().replace('lang="en"', f'lang="{wishes.lang}"', 1))


async def part(request: Request) -> Response:
    """Return one file of the page."""
    name = request.path_params["name"]
    kind = _KINDS.get(Path(name).suffix)
    if kind is None or name not in held():
        return PlainTextResponse("There is no such file.\n", 404)
    return Response(held()[name], media_type=kind)


async def door(request: Request) -> Response:
    """Ask for the password, and let in who knows it."""
    return await by_password(request, stand_of(request).wishes, held()["door.html"].decode())
