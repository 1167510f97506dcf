"""The gate before every answer: which host was asked, by whose page, with which token, how much is sent."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from batik_gen.studio.safety.tokens import alike

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content-Security-Policy: the page loads nothing from elsewhere, sends nothing elsewhere, stands in no other page."""

_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"cache-control", b"no-store"),
)
_SAFE = ("GET", "HEAD")
_MOST_BODY = 4_000_000
"""Bytes of a request that is no upload."""
_INDEX = "/"
_FOREIGN = 403, "another page asked for this; open the link that batik-gen printed"
_NO_TOKEN = 401, "the link lacks its token; open the link that batik-gen printed"
MARK = "x-batik-gen"
"""Header without which nothing is changed: no other page's form can send it."""


class Gate:
    """Let through what may be asked, and put the headers of safety on every answer.

    Parameters
    ----------
    app
        What answers.
    hosts
        ``host:port`` by which the server may be called; any other is a name that someone else's page
        made point here.
    token
        What the link carries, and then a cookie or the header ``X-Batik-Gen-Token``.
    cookie
        Name of the cookie.
    uploads, most_bytes
        Beginning of the paths that take files, and how many bytes one may have.
    door
        Path of the page that asks for a password, answered without the token; empty where there is none.
    """

    def __init__(
        self,
        app: App,
        *,
        hosts: Iterable[str],
        token: str,
        cookie: str,
        uploads: str,
        most_bytes: int,
        door: str = "",
    ) -> None:
        self._app, self._hosts, self._token, self._cookie = app, frozenset(hosts), token, cookie
        self._uploads, self._most, self._door = uploads, most_bytes, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope["headers"]}
        refusal = self._refusal(scope, headers)
        if refusal is not None and self._door and scope["path"] == _INDEX and refusal[0] == _NO_TOKEN[0]:
            await _send(send, 303, b"", ((b"location", self._door.encode()),))
            return
        if refusal is not None:
            await _refuse(send, *refusal)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {key.lower() for key, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(h for h in _HEADERS if h[0] not in given)]
            await send(message)

        await self._app(scope, receive, with_headers)

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        """Return why a request is not answered, or None."""
        if headers.get("host", "").lower() not in self._hosts:
            return 421, "this server answers under its own address only; use the link that batik-gen printed"
        origin = headers.get("origin")
        if origin is not None and not self._is_own(origin):
            return _FOREIGN
        path, method = scope["path"], scope["method"]
        # A link to the page may stand anywhere, as in a letter; without a token it opens nothing.
        if path != _INDEX and headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return _FOREIGN
        if path != self._door and not self._knows(scope, headers):
            return _NO_TOKEN
        if method not in _SAFE and path != self._door and MARK not in headers:
            return _FOREIGN
        most = self._most if path.startswith(self._uploads) else _MOST_BODY
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > most:
            return 413, f"more than {most:,} bytes are not taken; open a large file by 'choose a file' instead"
        return None

    def _is_own(self, origin: str) -> bool:
        scheme, _, host = origin.lower().partition("://")
        return scheme == "http" and host in self._hosts

    def _knows(self, scope: Scope, headers: dict[str, str]) -> bool:
        if scope["path"] == _INDEX and scope["method"] in _SAFE:
            query = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=20)
            if alike(query.get("token", [""])[0], self._token):
                return True
        if alike(headers.get("x-batik-gen-token", ""), self._token):
            return True
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        held = cookies.get(self._cookie)
        return held is not None and alike(held.value, self._token)


async def _refuse(send: Send, code: int, why: str) -> None:
    body = f"{why[:1].upper()}{why[1:]}.\n".encode()
    # What was not read of a request would be taken for the next one.
    await _send(send, code, body, ((b"connection", b"close"),))


async def _send(send: Send, code: int, body: bytes, more: tuple[tuple[bytes, bytes], ...]) -> None:
    kind = (b"content-type", b"text/plain; charset=utf-8")
    headers = [kind, (b"content-length", str(len(body)).encode()), *more, *_HEADERS]
    await send({"type": "http.response.start", "status": code, "headers": headers})
    await send({"type": "http.response.body", "body": body})
