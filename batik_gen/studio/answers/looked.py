"""Looking: the tables, the sliders of a look, and its pictures, the latest first."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from math import isfinite
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from batik_gen.render.processes.table import find_process
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
from batik_gen.studio.looks.sliders import sliders_of, told_of
from batik_gen.studio.looks.stepping import steps_of
from batik_gen.studio.looks.tables import tables
from batik_gen.studio.painting.painter import MOST_PX, encoded
from batik_gen.studio.room.room import Room
from batik_gen.values.design import Design
from batik_gen.values.errors import BadValue, nearest

_VIEWS = ("whole", "part", "sketch", "piece", "block", "folded", "step")
_PIECES = ("part", "sketch")
_APART = ("block", "folded")
"""What takes so much memory that it is painted in a process beside."""
_MOST_STEP = 99


@told
async def all_tables(request: Request) -> Response:
    """Return families, processes and cloths."""
    return JSONResponse(await run_in_threadpool(tables, lang_of(request)))


@told
async def sliders(request: Request) -> Response:
    """Return what can be changed of a look."""
    room, look = room_of(request), look_sent(await sent(request))
    lang = lang_of(request)

    def made() -> dict[str, object]:
        design = room.designer.design(look)
        return {
            "sliders": sliders_of(look, room.designer, lang),
            "told": told_of(look, room.designer, lang),
            "process": design.process,
            "steps": [asdict(step) for step in steps_of(find_process(design.process, design.declaration))],
            "size_mm": design.size_mm,
        }

    return JSONResponse(await run_in_threadpool(made))


@told
async def picture(request: Request) -> Response:
    """Return one picture of a look, or that something newer was asked for."""
    room, data = room_of(request), await sent(request)
    look, later = look_sent(data), data.get("later") is True
    view = short_text(data, "view", "whole")
    if view not in _VIEWS:
        raise BadValue(f"there is no view '{view}'; {nearest(view, _VIEWS)}")
    wish = PictureWish(
        view,
        whole_number(data, "px", 700, 16, MOST_PX),
        _box(data.get("box")) if view in _PIECES else (0.0, 0.0, 0.0, 0.0),
        real_number(data, "scale", 1.0),
        whole_number(data, "step", 0, 0, _MOST_STEP),
        lang_of(request),
        apart=view in _APART or (later and view == "piece"),
    )

    def work(still: Callable[[], None]) -> tuple[bytes, dict[str, str]]:
        return _painted(room, room.designer.design(look), wish, still)

    channel, turn = short_text(data, "channel", ""), whole_number(data, "turn", 0, 0, 2**53)
    line = "apart" if wish.apart else "later" if later else "now"
    content, headers = await room.turns.take(channel, turn, work, line)
    return Response(content, media_type="image/jpeg", headers=headers)


@dataclass(frozen=True)
class PictureWish:
    """Hold which picture is wanted: its view and width in px, its part in mm, px a mm, step, language, and where."""

    view: str
    px: int
    box_mm: tuple[float, float, float, float]
    scale: float
    step: int
    lang: str
    apart: bool = False


def _painted(room: Room, design: Design, wish: PictureWish, still: Callable[[], None]) -> tuple[bytes, dict[str, str]]:
    """Return a picture as it is sent, and what is told beside it."""
    painter = room.painter
    if wish.apart:
        return room.apart.paint(wish.view, design, wish.px)
    if wish.view == "step":
        image, names = room.making.step(design, wish.step, wish.px, wish.lang, still)
        return encoded(image), {"x-steps": quote(json.dumps(names))}
    if wish.view == "part":
        return encoded(painter.part(design, wish.box_mm, wish.scale, still)), {}
    if wish.view == "sketch":
        return encoded(painter.sketch(design, wish.box_mm, wish.scale, still)), {}
    return encoded((painter.whole if wish.view == "whole" else painter.piece)(design, wish.px, still)), {}


def _box(value: object) -> tuple[float, float, float, float]:
    """Return a rectangle that was sent; raises BadValue."""
    if isinstance(value, list) and len(value) == 4 and all(type(v) in (int, float) and isfinite(v) for v in value):
        left, top, right, bottom = (float(v) for v in value)
        return left, top, right, bottom
    raise BadValue("'box' must be left, top, right and bottom in mm; reload the page")
