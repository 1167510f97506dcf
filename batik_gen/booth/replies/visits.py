"""What the page asks about visits: the forms, how far one is, its pictures; and what it lets happen."""

from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from batik_gen.booth.asking.answers import agreed_in
from batik_gen.booth.cloths.drawing import label_of, meaning_of
from batik_gen.booth.replies.asking import lang_of, number_in, signer_in, stand_of
from batik_gen.booth.replies.refusing import for_visitor
from batik_gen.booth.stand.stages import IDLE, Stage
from batik_gen.booth.stand.stand import Stand
from batik_gen.booth.stand.visit import Visit
from batik_gen.eeg.channels.names import spell
from batik_gen.eeg.channels.scalp import scalp_place
from batik_gen.live.telling import grip_told
from batik_gen.studio.answers.asking import sent, told
from batik_gen.values.words import visible

_MISSING = Response(status_code=404)


@told
async def booth(request: Request) -> Response:
    """Return what the page needs to begin."""
    stand = stand_of(request)
    return JSONResponse(
        {
            "lang": stand.wishes.lang,
            "idle_s": stand.wishes.idle_s,
            "title": stand.keeper.plan.brand.campaign,
            "asks_name": stand.keeper.asks_name,
            "seconds": stand.wishes.order.seconds,
            "samples": [_named(motif, lang_of(request)) for motif in request.app.state.samples.motifs()],
            "wifi": stand.wishes.wifi,
        }
    )


@told
async def form(request: Request) -> Response:
    """Return the text that somebody is shown, and what it asks."""
    stand = stand_of(request)
    by = signer_in(request.query_params.get("by"))
    shown = stand.keeper.form(by, lang_of(request))
    return JSONResponse({**asdict(shown), "until": stand.keeper.until(stand.today())})


@told
async def begin(request: Request) -> Response:
    """Begin a visit with what was answered."""
    stand, data = stand_of(request), await sent(request)
    shown = stand.keeper.form(signer_in(data.get("by")), lang_of(request))
    today = stand.today()
    stand.begin(agreed_in(data, shown, today, stand.keeper.until(today)))
    return _state(stand, lang_of(request))


@told
async def state(request: Request) -> Response:
    """Return how far the visit is."""
    return _state(stand_of(request), lang_of(request))


@told
async def act(request: Request) -> Response:
    """Do what was touched: touch, choose, film, print, forget, leave."""
    stand, name = stand_of(request), request.path_params["name"]
    data = await sent(request)
    match name:
        case "touch":
            stand.touch()
        case "choose":
            stand.choose(number_in(data, "number"))
        case "film":
            stand.ask_film()
        case "print":
            await run_in_threadpool(stand.print_card)
        case "forget":
            await run_in_threadpool(stand.forget)
        case "leave":
            await run_in_threadpool(stand.leave)
        case _:
            return _MISSING
    return _state(stand, lang_of(request))


@told
async def picture(request: Request) -> Response:
    """Return a picture of the visit: the growing cloth, one to choose, a page of the card, the link as QR code."""
    visit, what = stand_of(request).visit, request.path_params["what"]
    number = request.path_params["number"]
    if what == "sample":
        found = request.app.state.samples.picture(number)
        return _MISSING if found is None else _jpeg(found)
    if visit is None:
        return _MISSING
    if what == "cloth":
        return _jpeg(visit.cloth) if visit.cloth else _MISSING
    if what == "choice":
        choices = list(visit.choices)
        return _jpeg(choices[number][1]) if number < len(choices) else _MISSING
    pages = list(visit.home.pages) if visit.home else []
    if what == "card":
        return _jpeg(pages[number]) if number < len(pages) else _MISSING
    if what == "qr" and visit.link:
        return Response(_qr(visit.link), media_type="image/svg+xml")
    return _MISSING


def _jpeg(content: bytes) -> Response:
    return Response(content, media_type="image/jpeg")


def _qr(link: str) -> bytes:
    import io

    import segno

    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="svg", scale=8, border=3, dark="#2b2119", light="#fffdf7")
    return out.getvalue()


def _state(stand: Stand, lang: str) -> Response:
    visit = stand.visit
    if visit is None:
        return JSONResponse({"stage": Stage.WAITING.value, "visit": 0})
    told: dict[str, Any] = {
        "stage": visit.stage.value,
        "visit": visit.number,
        "lang": visit.agreed.lang,
        "electrodes": _electrodes(visit, lang),
        "left": visit.left_s,
        "done": round(visit.done_s, 1),
        "of": visit.of_s,
        "lost": visit.lost,
        "grows": visit.agreed.may_show,
        "drawn": visit.drawn,
        "choices": [_named(member.design.motif, lang) for member, _ in list(visit.choices)],
        "motifs": len(stand.wishes.motifs),
        "chosen": visit.chosen,
    }
    if visit.stage in IDLE:
        told["idle_left"] = round(stand.idle_left_s)
    if visit.stage is Stage.REFUSED:
        told["kind"], told["why"] = visit.why[0], for_visitor(*visit.why, lang)
    if visit.home is not None and visit.stage is Stage.HOME:
        told["home"] = {
            "id": visit.person,
            "kept": stand.keeper.asks_name,
            "until": visit.agreed.consent.until,
            "link": bool(visit.link),
            "minutes": round(stand.wishes.link_s / 60.0),
            "pages": len(visit.home.pages),
            "film": visit.home.film if stand.may_film(visit) else "",
            "print": ("done" if visit.printed else "can") if stand.wishes.printing else "",
        }
    return JSONResponse(told)


def _named(motif: str, lang: str) -> dict[str, str]:
    return {"motif": motif, "label": label_of(motif, lang), "meaning": meaning_of(motif, lang)}


def _electrodes(visit: Visit, lang: str) -> list[dict[str, Any]]:
    """Return each electrode with its place on the head, how it holds and what to do."""
    return [
        {"name": visible(name), "at": scalp_place(spell(name)), "grip": grip.value, "say": grip_told(grip, lang)}
        for name, grip in zip(visit.channels, visit.grips, strict=False)
    ]
