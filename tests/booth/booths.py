"""A booth for tests: a made-up headset whose time runs quickly, small cloths, a day and a clock that a test moves."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from cli_short import SHORT
from streams import MadeUp

for needed in ("starlette", "uvicorn", "httpx", "edfio", "segno"):
    pytest.importorskip(needed, reason=f"the extra 'booth' is not installed here: no {needed}")

import uvicorn  # noqa: E402
from starlette.testclient import TestClient  # noqa: E402

from batik_gen import read  # noqa: E402
from batik_gen.booth.app import booth_app  # noqa: E402
from batik_gen.booth.cloths.drawing import Drawer  # noqa: E402
from batik_gen.booth.cloths.samples import Samples  # noqa: E402
from batik_gen.booth.keeping.keeper import CampaignKeeper, Keeper, Nowhere  # noqa: E402
from batik_gen.booth.stand.stages import Stage  # noqa: E402
from batik_gen.booth.stand.stand import Stand  # noqa: E402
from batik_gen.booth.stand.wishes import Wishes  # noqa: E402
from batik_gen.cli.app import run  # noqa: E402
from batik_gen.live.taking import Clock, Order  # noqa: E402
from batik_gen.values.errors import NoStream  # noqa: E402

HOST = "127.0.0.1:4321"
TOKEN = "a-token-of-this-test"
TODAY = "2026-11-29"
MARK = {"X-Batik-Gen": "1", "Origin": f"http://{HOST}", "X-Batik-Gen-Token": TOKEN}
ORDER = Order(seconds=24.0, countdown_s=1, contact_s=6.0, patience_s=5.0)
ALL = ("make", "show", "name", "film", "sell", "group")
WAIT_S = 120.0


@dataclass
class Hall:
    """Hold what a test decides of the hall."""

    now: float = 1000.0
    today: str = TODAY
    speed: float = 0.0
    """Seconds of the headset in one of ours; 0 for as many as there is time for."""
    headset: dict[str, Any] = field(default_factory=dict)
    away: bool = False
    printed: list[bytes] = field(default_factory=list)
    opened: int = 0

    @contextmanager
    def open(self) -> Iterator[tuple[MadeUp, Clock]]:
        if self.away:
            raise NoStream("no EEG is streamed on this network; switch on the headset and look with 'live --list'")
        self.opened += 1
        source = MadeUp(read(SHORT / "person-one-calm.edf"), **self.headset)

        def wait(seconds: float) -> None:
            source.now += seconds
            if self.speed:
                time.sleep(seconds / self.speed)

        yield source, Clock(lambda: source.now, wait)

    def printer(self, path: Path) -> None:
        self.printed.append(path.read_bytes())


@contextmanager
def standing(folder: Path, keeper: Keeper | None = None, **wishes: Any) -> Iterator[tuple[Stand, Hall]]:
    """Give a stand that is not asked by anybody yet, and its hall."""
    hall, keeper = Hall(), keeper or Nowhere("A fair", (60.0, 60.0))
    wanted = Wishes((HOST,), TOKEN, ("truntum", "kawung"), ORDER, idle_s=60.0, link_s=600.0)
    (folder / "private").mkdir(exist_ok=True)
    with keeper.alone() if isinstance(keeper, CampaignKeeper) else nullcontext():
        stand = Stand(
            replace(wanted, **wishes), keeper, Drawer(keeper.plan, "", 120), hall.open,
            now=lambda: hall.now, today=lambda: hall.today, folder=folder / "private", lay_to_print=hall.printer,
        )  # fmt: skip
        try:
            yield stand, hall
        finally:
            stand.close()


@contextmanager
def booth(folder: Path, keeper: Keeper | None = None, **wishes: Any) -> Iterator[tuple[TestClient, Stand, Hall]]:
    """Give a client that knows the token, the stand and the hall."""
    with standing(folder, keeper, **wishes) as (stand, hall):
        samples = Samples(stand.drawer, stand.wishes.motifs)
        with TestClient(
            booth_app(stand, samples), base_url=f"http://{HOST}", follow_redirects=False, headers=MARK
        ) as client:
            yield client, stand, hall


def yes(client: TestClient, allowed: tuple[str, ...] = ("make",), **more: Any) -> dict[str, Any]:
    """Return what the page sends when so much is allowed, of the form that is shown."""
    by = more.get("by", "person")
    shown = client.get("/api/form", params={"by": by, "lang": more.pop("lang", "en")}).json()
    asked = [question["key"] for question in shown["questions"]]
    answers = {key: key in (*allowed, "assent") for key in asked}
    return {"sha256": shown["sha256"], "by": by, "answers": answers, "name": "", **more}


def until(stand: Stand, *stages: Stage) -> None:
    """Wait until the visit is at one of these stages."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        visit = stand.visit
        if visit is not None and visit.stage in stages:
            return
        time.sleep(0.01)
    raise AssertionError(f"the visit stays at {stand.visit and stand.visit.stage}, {stand.visit and stand.visit.why}")


def walked(client: TestClient, stand: Stand, allowed: tuple[str, ...] = ("make",), **more: Any) -> None:
    """Walk from the yes to what is taken home."""
    lang = more.get("lang", "en")
    assert client.post("/api/begin", params={"lang": lang}, json=yes(client, allowed, **more)).status_code == 200
    until(stand, Stage.CHOOSING)
    assert client.post("/api/do/choose", json={"number": 0}).status_code == 200
    until(stand, Stage.HOME)


def begun(folder: Path) -> Path:
    """Return the folder of a campaign as 'campaign init' begins it."""
    assert run(["campaign", "init", str(folder), "--booth", "--name", "A fair"]) == 0
    return folder


def left(folder: Path) -> list[str]:
    """Return every file in a folder, by its path in it."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@contextmanager
def listening(folder: Path, keeper: Keeper | None = None, **wishes: Any) -> Iterator[tuple[str, Stand, Hall]]:
    """Give the link of a booth that really listens, the stand and the hall, whose headset runs ten times as fast."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        place.listen(100)
        host = f"127.0.0.1:{place.getsockname()[1]}"
        with standing(folder, keeper, hosts=(host,), **wishes) as (stand, hall):
            hall.speed = 10.0
            samples = Samples(stand.drawer, stand.wishes.motifs)
            samples.begin()
            server = uvicorn.Server(uvicorn.Config(booth_app(stand, samples), log_level="critical", ws="none"))
            serving = threading.Thread(target=server.run, kwargs={"sockets": [place]}, daemon=True)
            serving.start()
            try:
                yield f"http://{host}/?token={TOKEN}", stand, hall
            finally:
                samples.close()
                server.should_exit = True
                serving.join(20)
