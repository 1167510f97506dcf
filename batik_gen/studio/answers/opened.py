"""Opening: files that are dropped, files of the folder, samples; and what is told of each."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import numpy as np
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from batik_gen.eeg.portraits.excerpt import excerpt
from batik_gen.studio.answers.asking import lang_of, room_of, sent, short_text, told
from batik_gen.studio.looks.designing import first_look
from batik_gen.studio.opening.chooser import inside, listed
from batik_gen.studio.opening.opening import open_file, open_folder
from batik_gen.studio.opening.samples import SAMPLES, sample_files
from batik_gen.studio.opening.shelf import Opened
from batik_gen.studio.opening.telling import told_of_opened
from batik_gen.studio.opening.traces import traces
from batik_gen.values.errors import BadValue

_DRAWN = 2400
"""Points of a line that are drawn at most."""


@told
async def upload(request: Request) -> Response:
    """Take in one file of a drop."""
    room, name = room_of(request), unquote(request.query_params.get("name", ""))
    await room.uploads.take(request.path_params["drop"], name, request.stream())
    return JSONResponse({"taken": True})


@told
async def open_drop(request: Request) -> Response:
    """Open all that was dropped together."""
    room = room_of(request)
    folder = room.uploads.dropped(request.path_params["drop"])
    opened, refused = await run_in_threadpool(open_folder, folder, room.wishes.measure, room.shelf)
    return JSONResponse({"opened": _told(opened, lang_of(request)), "refused": refused})


@told
async def open_one(request: Request) -> Response:
    """Open a file of the folder by its path, or a sample by its name."""
    room, data = room_of(request), await sent(request)
    if "sample" in data:
        name = short_text(data, "sample", "")
        path = sample_files().get(name)
        if path is None:
            raise BadValue("there is no such sample; choose another one")
    else:
        name = data.get("path", "")
        if not isinstance(name, str) or len(name) > 4000:
            raise BadValue("that is no path; choose a file")
        path = inside(room.wishes.root, name)
    opened = await run_in_threadpool(open_file, path, name, room.wishes.measure, room.shelf)
    return JSONResponse({"opened": _told([opened], lang_of(request)), "refused": []})


@told
async def shelf(request: Request) -> Response:
    """Tell of all that is open, and of the samples."""
    lang = lang_of(request)
    samples = [{"name": name, "label": SAMPLES[name].say(lang)} for name in sample_files()]
    return JSONResponse({"opened": _told(room_of(request).shelf.all(), lang), "samples": samples})


@told
async def folder(request: Request) -> Response:
    """Tell what a folder holds, below the one in which the studio was started."""
    asked = request.query_params.get("at", "")
    return JSONResponse(await run_in_threadpool(listed, room_of(request).wishes.root, asked))


@told
async def wave(request: Request) -> Response:
    """Return some seconds of the wave, where its file is at hand."""
    room = room_of(request)
    opened = room.shelf.take(request.path_params["id"])
    return JSONResponse(await run_in_threadpool(_seconds, opened))


@told
async def lines(request: Request) -> Response:
    """Return the whole recording as lines to draw, where its file is at hand."""
    room = room_of(request)
    opened = room.shelf.take(request.path_params["id"])
    path, portrait = opened.file, opened.portrait
    if path is None or portrait is None or not path.exists():
        return JSONResponse({"channels": []})
    return JSONResponse(await run_in_threadpool(traces, path, portrait))


def _seconds(opened: Opened) -> dict[str, Any]:
    portrait, path = opened.portrait, opened.file
    found = None if portrait is None or path is None or not Path(path).exists() else excerpt(path, portrait)
    if found is None:
        return {"signal": []}
    step = max(len(found.signal) // _DRAWN, 1)
    return {
        "channel": found.channel,
        "start_s": found.start_s,
        "seconds": len(found.signal) / found.sfreq,
        "signal": np.round(found.signal[::step], 2).tolist(),
    }


def _told(opened: Iterable[Opened], lang: str) -> list[dict[str, Any]]:
    return [{**told_of_opened(one, lang), "look": first_look(one).written()} for one in opened]
