"""The booth as an application: which question goes to which answer, behind the studio's gate."""

from starlette.applications import Starlette
from starlette.routing import Route

from batik_gen.booth.cloths.samples import Samples
from batik_gen.booth.replies import pages, visits
from batik_gen.booth.stand.stand import Stand
from batik_gen.studio.answers.pages import letters
from batik_gen.studio.safety.door import DOOR
from batik_gen.studio.safety.gate import Gate

_ROUTES = (
    Route("/", pages.index),
    Route(DOOR, pages.door, methods=["GET", "POST"]),
    Route("/page/{name}", pages.part),
    Route("/letters/{name}", letters),
    Route("/api/booth", visits.booth),
    Route("/api/form", visits.form),
    Route("/api/begin", visits.begin, methods=["POST"]),
    Route("/api/state", visits.state),
    Route("/api/do/{name}", visits.act, methods=["POST"]),
    Route("/api/picture/{what}/{number:int}", visits.picture),
)


def booth_app(stand: Stand, samples: Samples) -> Gate:
    """Return the application that answers for a stand."""
    app = Starlette(routes=list(_ROUTES))
    app.state.stand, app.state.samples = stand, samples
    wishes = stand.wishes
    # No path takes files.
    door = DOOR if wishes.password else ""
    return Gate(
        app, hosts=wishes.hosts, token=wishes.token, cookie=wishes.cookie, uploads="/-", most_bytes=0, door=door
    )
