"""The page of the booth itself: its files, and the way in by the link."""

from starlette.requests import Request
from starlette.responses import Response

from batik_gen.booth.replies.asking import stand_of
from batik_gen.studio.answers.shipped import door_of, file_of, first_page
from batik_gen.studio.safety.door import by_link, by_password

BOOTH = "batik_gen.booth"


async def index(request: Request) -> Response:
    """Return the page; a link with its token is answered with a cookie, and the token leaves the address."""
    wishes = stand_of(request).wishes
    if "token" in request.query_params:
        return by_link(request, wishes)
    return first_page(BOOTH, wishes.lang)


async def part(request: Request) -> Response:
    """Return one file of the page."""
    return file_of(BOOTH, request.path_params["name"])


async def door(request: Request) -> Response:
    """Ask for the password, and let in who knows it."""
    return await by_password(request, stand_of(request).wishes, door_of(BOOTH))
