"""What every answer shares: reading what was sent, and telling a refusal in one sentence."""

import json
from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from math import isfinite
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from batik_gen.running.unforeseen import refusal_of
from batik_gen.studio.looks.look import Look, look_in
from batik_gen.studio.painting.turns import Stale
from batik_gen.studio.room.room import Room
from batik_gen.values.errors import BadValue, BatikGenError
from batik_gen.values.words import sentence

Answer = Callable[[Request], Awaitable[Response]]

_MOST_BODY = 4_000_000
REFUSED, STALE, FAILED = 422, 204, 500
"""Codes of an answer that is none: what was asked cannot be; something newer was asked for; our fault."""


def told(answer: Answer) -> Answer:
    """Let an answer refuse as a command does: one sentence, never a traceback."""

    @wraps(answer)
    async def kept(request: Request) -> Response:
        try:
            return await answer(request)
        except Stale:
            return Response(status_code=STALE)
        except ClientDisconnect:
            return Response(status_code=499)
        except BatikGenError as error:
            return JSONResponse({"error": sentence(str(error))}, REFUSED)
        except Exception as error:
            return JSONResponse({"error": sentence(str(refusal_of(error)))}, FAILED)

    return kept


def room_of(request: Request) -> Room:
    """Return the room in which a request is answered."""
    room: Room = request.app.state.room
    return room


def lang_of(request: Request) -> str:
    """Return the language that was asked for."""
    return "id" if request.query_params.get("lang") == "id" else "en"


async def sent(request: Request) -> Mapping[str, Any]:
    """Return the JSON object that was sent; raises BadValue."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BODY:
            raise BadValue(f"more than {_MOST_BODY:,} bytes are no choice for a cloth; reload the page")
    try:
        data = await run_in_threadpool(json.loads, bytes(body))
    except (ValueError, RecursionError):
        raise BadValue("what was sent is no JSON; reload the page") from None
    if not isinstance(data, dict):
        raise BadValue("what was sent is no JSON object; reload the page")
    return data


def look_sent(data: Mapping[str, Any]) -> Look:
    """Return the look in what was sent; raises BadValue."""
    return look_in(data.get("look"))


def whole_number(data: Mapping[str, Any], key: str, usual: int, low: int, high: int) -> int:
    """Return a whole number in what was sent; raises BadValue where it is none or out of bounds."""
    value = data.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise BadValue(f"'{key}' must be a whole number from {low} to {high}; reload the page")
    return value


def real_number(data: Mapping[str, Any], key: str, usual: float) -> float:
    """Return a number in what was sent; raises BadValue where it is none."""
    value = data.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise BadValue(f"'{key}' must be a number; reload the page")
    return float(value)


def short_text(data: Mapping[str, Any], key: str, usual: str) -> str:
    """Return a short text in what was sent; raises BadValue."""
    value = data.get(key, usual)
    if not isinstance(value, str) or len(value) > 100:
        raise BadValue(f"'{key}' must be a short text; reload the page")
    return value
