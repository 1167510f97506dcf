"""Keeping: the command line, files to take away, and the state of the page."""

from dataclasses import replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from batik_gen.film.wishes.shapes import shape_of
from batik_gen.studio.answers.asking import (
    lang_of,
    look_sent,
    real_number,
    room_of,
    sent,
    short_text,
    told,
    whole_number,
)
from batik_gen.studio.keeping.campaigns import campaigns_in, put
from batik_gen.studio.keeping.exports import SHAPED, Wish, export_named, screen_mm
from batik_gen.studio.looks.command import command_of, kept_first, stem_of
from batik_gen.studio.looks.ruling import mapping_text
from batik_gen.studio.painting.painter import fitting
from batik_gen.values.errors import BadValue


@told
async def command(request: Request) -> Response:
    """Return the command line that makes what is seen."""
    room, data = room_of(request), await sent(request)
    look = look_sent(data)
    design = await run_in_threadpool(room.designer.design, look)
    px = fitting(design.size_mm, whole_number(data, "px", 1000, 16, 2400))
    opened = room.shelf.take(look.source)
    return JSONResponse({"command": command_of(look, opened, px), "first": kept_first(look, opened)})


@told
async def begin(request: Request) -> Response:
    """Begin to make a file."""
    room, data = room_of(request), await sent(request)
    look, kind = look_sent(data), short_text(data, "kind", "png")
    make = export_named(kind)
    shape = shape_of(_sides(short_text(data, "shape", "1080x1920"))) if kind in SHAPED else None
    if kind == "phone" and shape is not None:
        look = replace(look, size_mm=screen_mm(shape.px), cloth="", parts=())
    design = await run_in_threadpool(room.designer.design, look)
    longer, opened = whole_number(data, "px", 0, 0, 2400), room.shelf.take(look.source)
    wish = Wish(
        design,
        stem_of(look, opened, design.motif),
        shape.px if shape else fitting(design.size_mm, longer) if longer else None,
        real_number(data, "dpi", 150.0),
        short_text(data, "layout", "straight"),
        "id" if data.get("lang") == "id" else "en",
        opened,
        mapping_text(look) if kind == "mapping" else "",
    )
    job = room.jobs.begin(lambda folder, said: make(wish, folder, said))
    return JSONResponse(job.told())


def _sides(text: str) -> tuple[int, int]:
    wide, _, tall = text.partition("x")
    if not (wide.isdecimal() and tall.isdecimal() and len(text) < 12):
        raise BadValue("a shape is width and height in pixels, as 1080x1920; reload the page")
    return int(wide), int(tall)


@told
async def job(request: Request) -> Response:
    """Tell how far a file has come, or stop it."""
    room, id = room_of(request), request.path_params["id"]
    if request.method == "DELETE":
        room.jobs.stop(id)
    return JSONResponse(room.jobs.find(id).told())


@told
async def job_file(request: Request) -> Response:
    """Return the file that was made."""
    held = room_of(request).jobs.find(request.path_params["id"])
    if held.file is None or not held.file.is_file():
        raise BadValue("that file is not ready; wait a little")
    return FileResponse(held.file, filename=held.file.name, content_disposition_type="attachment")


@told
async def state(request: Request) -> Response:
    """Return the state of the page as it was kept, keep a new one, or forget everything."""
    room = room_of(request)
    if request.method == "PUT":
        page: dict[str, Any] = dict(await sent(request))
        await run_in_threadpool(room.session.keep, page, room.shelf)
        return JSONResponse({"kept": True})
    if request.method == "DELETE":
        await run_in_threadpool(room.forget)
        return JSONResponse({"forgotten": True})
    return JSONResponse(room.session.page)


@told
async def campaigns(request: Request) -> Response:
    """Tell of the campaigns of the folder, or put a look into one."""
    room = room_of(request)
    if request.method == "GET":
        return JSONResponse(await run_in_threadpool(campaigns_in, room.wishes.root))
    data = await sent(request)
    look, folder, person = look_sent(data), short_text(data, "folder", ""), short_text(data, "id", "")
    await run_in_threadpool(room.designer.design, look)
    return JSONResponse(
        {"told": await run_in_threadpool(put, room.wishes.root, folder, person, look, lang_of(request))}
    )
