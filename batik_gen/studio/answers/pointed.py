"""Pointing: where each number shows on the cloth, and which lines a parameter moves."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

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
from batik_gen.studio.painting.pointing import glow, pins_of


@told
async def pins(request: Request) -> Response:
    """Return where each number shows."""
    room, data, lang = room_of(request), await sent(request), lang_of(request)
    look = look_sent(data)

    def work(still: Callable[[], None]) -> list[dict[str, Any]]:
        made = pins_of(room.designer.design(look), room.designer.mapping(look), lang)
        return [asdict(pin) for pin in made]

    channel, turn = short_text(data, "channel", ""), whole_number(data, "turn", 0, 0, 2**53)
    return JSONResponse({"pins": await room.turns.take(channel, turn, work, "later")})


@told
async def lit(request: Request) -> Response:
    """Return a picture in which only the lines that a parameter moves are light."""
    room, data = room_of(request), await sent(request)
    look, name = look_sent(data), short_text(data, "parameter", "")
    middle = real_number(data, "x", 0.0), real_number(data, "y", 0.0)

    def work(still: Callable[[], None]) -> tuple[bytes, tuple[float, float, float, float]]:
        return glow(room.painter.cloths, room.designer.design(look), name, middle, still)

    channel, turn = short_text(data, "channel", ""), whole_number(data, "turn", 0, 0, 2**53)
    content, box = await room.turns.take(channel, turn, work, "later")
    return Response(content, media_type="image/png", headers={"x-box-mm": " ".join(f"{v:.4f}" for v in box)})
