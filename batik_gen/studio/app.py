"""The studio as an application: which question goes to which answer, behind the gate."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import Route

from batik_gen.studio.answers import kept, looked, opened, pages, pointed
from batik_gen.studio.room.room import Room
from batik_gen.studio.safety.door import DOOR
from batik_gen.studio.safety.gate import Gate

_UPLOADS = "/api/drops/"

_ROUTES = (
    Route("/", pages.index),
    Route(DOOR, pages.door, methods=["GET", "POST"]),
    Route("/page/{name}", pages.part),
    Route("/letters/{name}", pages.letters),
    Route("/api/tables", looked.all_tables),
    Route("/api/shelf", opened.shelf),
    Route("/api/folder", opened.folder),
    Route("/api/open", opened.open_one, methods=["POST"]),
    Route("/api/drops/{drop}", opened.upload, methods=["PUT"]),
    Route("/api/drops/{drop}/open", opened.open_drop, methods=["POST"]),
    Route("/api/wave/{id}", opened.wave),
    Route("/api/lines/{id}", opened.lines),
    Route("/api/sliders", looked.sliders, methods=["POST"]),
    Route("/api/picture", looked.picture, methods=["POST"]),
    Route("/api/pins", pointed.pins, methods=["POST"]),
    Route("/api/lit", pointed.lit, methods=["POST"]),
    Route("/api/command", kept.command, methods=["POST"]),
    Route("/api/jobs", kept.begin, methods=["POST"]),
    Route("/api/jobs/{id:int}", kept.job, methods=["GET", "DELETE"]),
    Route("/api/jobs/{id:int}/file", kept.job_file),
    Route("/api/campaigns", kept.campaigns, methods=["GET", "POST"]),
    Route("/api/state", kept.state, methods=["GET", "PUT", "DELETE"]),
)


def studio_app(room: Room) -> Gate:
    """Return the application that answers for a room; when it ends, what was dropped is taken away."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            room.close()

    app = Starlette(routes=list(_ROUTES), lifespan=lifespan)
    app.state.room = room
    wishes = room.wishes
    return Gate(
        app,
        hosts=wishes.hosts,
        token=wishes.token,
        cookie=wishes.cookie,
        uploads=_UPLOADS,
        most_bytes=wishes.most_bytes,
        door=DOOR if wishes.password else "",
    )
