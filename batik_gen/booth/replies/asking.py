"""What every answer shares: the stand, the language, what was sent."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from batik_gen.booth.stand.stand import Stand
from batik_gen.campaign.values.consent import Signer
from batik_gen.values.errors import BadValue


def stand_of(request: Request) -> Stand:
    """Return the stand."""
    stand: Stand = request.app.state.stand
    return stand


def lang_of(request: Request) -> str:
    """Return the language that was asked for."""
    return "id" if request.query_params.get("lang") == "id" else "en"


def signer_in(given: object) -> Signer:
    """Return who signs; raises BadValue."""
    try:
        return Signer(given)
    except ValueError:
        raise BadValue("who signs is not told; begin again") from None


def number_in(data: Mapping[str, Any], key: str) -> int:
    """Return a whole number in what was sent; raises BadValue."""
    value = data.get(key)
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadValue(f"'{key}' must be a whole number; begin again")
    return value
