"""The door with a password, for a page that others than this machine may open."""

import asyncio
from typing import Protocol
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from batik_gen.studio.safety.tokens import Password, alike

DOOR = "/door"
"""Where a password is asked for."""
_WRONG_S = 1.0
"""Seconds that a wrong password waits for its answer: guessing takes long."""
_NO_LINK = "The link lacks its token; open the link that batik-gen printed.\n"


class Doorkeeper(Protocol):
    """Know who is let in."""

    @property
    def token(self) -> str:
        """What the link carries."""
        ...

    @property
    def cookie(self) -> str:
        """Name of the cookie that takes its place."""
        ...

    @property
    def lang(self) -> str:
        """Language of the door."""
        ...

    @property
    def password(self) -> Password | None:
        """What is asked for, if anything."""
        ...


def by_link(request: Request, keeper: Doorkeeper) -> Response:
    """Let in by the link: a cookie is given, and the token leaves the address."""
    if not alike(request.query_params.get("token", ""), keeper.token):
        return PlainTextResponse(_NO_LINK, 403)
    return _let_in(keeper)


async def by_password(request: Request, keeper: Doorkeeper, page: str) -> Response:
    """Ask for the password by a page that holds ``{lang}`` and ``{wrong}``, and let in who knows it."""
    if keeper.password is None:
        return PlainTextResponse("Open the link that batik-gen printed.\n", 403)
    wrong = False
    if request.method == "POST":
        given = await _password(request)
        if await run_in_threadpool(keeper.password.is_right, given):
            return _let_in(keeper)
        await asyncio.sleep(_WRONG_S)
        wrong = True
    text = page.replace("{wrong}", "" if wrong else "hidden").replace("{lang}", keeper.lang)
    return HTMLResponse(text, 403 if wrong else 200)


def _let_in(keeper: Doorkeeper) -> Response:
    answer = RedirectResponse("/", 303)
    answer.set_cookie(keeper.cookie, keeper.token, httponly=True, samesite="strict", path="/")
    return answer


async def _password(request: Request) -> str:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > 2000:
            return ""
    return parse_qs(body.decode("utf-8", "replace")).get("password", [""])[0]
