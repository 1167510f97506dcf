"""The page behind a take-home link, and its own narrow gate: nothing else can be asked on the stand's network."""

import html
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from batik_gen.booth.keeping.links import CARD, CLOTH, FILM, NAMES
from batik_gen.booth.replies.asking import stand_of
from batik_gen.booth.replies.pages import BOOTH
from batik_gen.studio.answers.shipped import files_of
from batik_gen.studio.safety.gate import App, Message, Receive, Scope, Send
from batik_gen.values.words import Words

_POLICY = b"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'"
_HEADERS = (
    (b"content-security-policy", _POLICY),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-robots-tag", b"noindex, nofollow"),
    (b"cache-control", b"no-store"),
)
_GONE = Words(
    "This link leads nowhere any more. Everything behind it was deleted.",
    "Tautan ini sudah tidak berlaku. Semua yang ada di baliknya telah dihapus.",
)
_TITLE = Words("Your cloth", "Kain Anda")
_LEAD = Words(
    "Save what you want to keep: this page ends soon.", "Simpan yang Anda inginkan: halaman ini segera berakhir."
)
_KINDS = {
    CLOTH: ("image/png", Words("Picture of the cloth", "Gambar kain")),
    CARD: ("application/pdf", Words("Card", "Kartu")),
    FILM: ("video/mp4", Words("Film", "Film")),
}
_NO_DIAGNOSIS = Words(
    "A motif batik drawn from brain waves. It is no diagnosis.",
    "Motif batik yang digambar dari gelombang otak. Bukan diagnosis.",
)
_NUMBER = Words("Your number: {id}", "Nomor Anda: {id}")


@dataclass(frozen=True)
class HomeGate:
    """Let through reading alone, under the address that was told, and put the headers of safety on every answer."""

    app: App
    hosts: frozenset[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        host = next((value.decode("latin-1").lower() for key, value in scope["headers"] if key == b"host"), "")
        if host not in self.hosts:
            await PlainTextResponse("Not here.\n", 421)(scope, receive, with_headers)
        elif scope["method"] not in ("GET", "HEAD"):
            await PlainTextResponse("Only to be read.\n", 405)(scope, receive, with_headers)
        else:
            await self.app(scope, receive, with_headers)


def home_app(state: object, hosts: Iterable[str]) -> HomeGate:
    """Return the application that answers for take-home links, and for nothing else."""
    app = Starlette(
        routes=[Route("/t/{token}", page), Route("/t/{token}/{name}", file), Route("/home.css", style)],
    )
    app.state.stand = state
    return HomeGate(app, frozenset(hosts))


async def page(request: Request) -> Response:
    """Return the page of a link."""
    token = request.path_params["token"]
    home = stand_of(request).home_at(token)
    if home is None:
        return _gone()
    lang = home.lang
    rows = "".join(
        f'<li><a href="/t/{html.escape(token)}/{name}" download="batik-{home.person}{name[name.index(".") :]}">'
        f"{_KINDS[name][1].say(lang)}</a></li>"
        for name in NAMES
        if name in home.files
    )
    filled = {
        "lang": lang,
        "title": _TITLE.say(lang),
        "lead": _LEAD.say(lang),
        "cloth": f"/t/{html.escape(token)}/{CLOTH}",
        "rows": rows,
        "foot": f"{_NO_DIAGNOSIS.say(lang)} {_NUMBER.say(lang).format(id=home.person)}",
    }
    text = files_of(BOOTH)["home.html"].decode()
    for key, value in filled.items():
        text = text.replace(f"{{{key}}}", value)
    return HTMLResponse(text)


async def file(request: Request) -> Response:
    """Return one file of a link."""
    home, name = stand_of(request).home_at(request.path_params["token"]), request.path_params["name"]
    if home is None or name not in home.files or not home.files[name].is_file():
        return _gone()
    return FileResponse(home.files[name], media_type=_KINDS[name][0])


async def style(request: Request) -> Response:
    """Return how the page looks."""
    return Response(files_of(BOOTH)["home.css"], media_type="text/css")


def _gone() -> Response:
    return PlainTextResponse(f"{_GONE.en}\n{_GONE.id}\n", 404)
