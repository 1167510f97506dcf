"""The page itself: its files, the letters it is set in, and the door with a password."""

from functools import cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from batik_gen.studio.answers.asking import room_of, told
from batik_gen.studio.answers.shipped import STUDIO, door_of, file_of, first_page
from batik_gen.studio.safety.door import by_link, by_password
from batik_gen.typesetting.faces import Face

_LETTERS = {
    "sans.ttf": Face.SANS,
    "sans-bold.ttf": Face.SANS_STRONG,
    "serif.ttf": Face.SERIF,
    "serif-bold.ttf": Face.SERIF_STRONG,
}


async def index(request: Request) -> Response:
    """Return the page; a link with its token is answered with a cookie, and the token leaves the address."""
    wishes = room_of(request).wishes
    if "token" in request.query_params:
        return by_link(request, wishes)
    return first_page(STUDIO, wishes.lang)


async def part(request: Request) -> Response:
    """Return one file of the page."""
    return file_of(STUDIO, request.path_params["name"])


async def letters(request: Request) -> Response:
    """Return a font, of those that batik-gen sets its pages in."""
    face = _LETTERS.get(request.path_params["name"])
    if face is None:
        return PlainTextResponse("There is no such font.\n", 404)
    return Response(_font(face), media_type="font/ttf", headers={"cache-control": "private, max-age=86400"})


@cache
def _font(face: Face) -> bytes:
    return face.path.read_bytes()


@told
async def door(request: Request) -> Response:
    """Ask for the password, and let in who knows it."""
    return await by_password(request, room_of(request).wishes, door_of(STUDIO))
