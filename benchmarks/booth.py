"""A booth through a long day, and a stream through ten bad minutes.

    python -m benchmarks.booth visitors [N [PX]]    N simulated visitors (200), cloths of PX pixels on the screen (1000)
    python -m benchmarks.booth page [N [PX]]        N visitors (200) who press the buttons of one page in a browser
    python -m benchmarks.booth replay               ten minutes with dropouts, jitter and a device pulled out

Visitors come over HTTP, as from the page: they stay, say no, leave, walk away at any stage, have everything
deleted, or their headset is pulled out for good or for a moment. The headset replays a sample, its time run
fast, so that seconds are those of the booth's own work. Somebody comes every three minutes: 200 are a day of ten hours.
Told are memory, threads, open files and seconds, what the page holds in its browser, and what is left on the disk when
links and consents have ended. It ends with 1 where the second half of the day takes more memory than the first.
"""

import http.client
import json
import os
import random
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn

from batik_gen import measure, read
from batik_gen.booth.app import booth_app
from batik_gen.booth.cloths.drawing import Drawer
from batik_gen.booth.cloths.samples import Samples
from batik_gen.booth.keeping.keeper import FOLDER, CampaignKeeper, Nowhere
from batik_gen.booth.stand.stand import Stand
from batik_gen.booth.stand.wishes import Wishes
from batik_gen.campaign.clock import day_after
from batik_gen.campaign.plan.beginning import begin
from batik_gen.deliverables.table import deliverables
from batik_gen.deliverables.values.brand import Brand
from batik_gen.live.taking import Clock, Order, take
from batik_gen.values.words import Words
from benchmarks.booth_page import PageVisitor, browsing
from benchmarks.headset import Headset, sample

TODAY = "2026-11-29"
_TOKEN = "of-this-benchmark"
_LINK_S, _IDLE_S, _DAYS = 3600.0, 90.0, 30
_FLAT_MB = 20.0
_KINDS = (
    *("stays",) * 10, *("declines",) * 4, *("leaves while choosing",) * 2, *("walks away from the choice",) * 2,
    *("walks away from the card",) * 3, *("deletes everything",) * 2, "pulled out in contact", "pulled out in the rest",
    "lost for three seconds",
)  # fmt: skip
_GONE = {
    "pulled out in contact": ((1.0, 9999.0),),
    "pulled out in the rest": ((30.0, 9999.0),),
    "lost for three seconds": ((30.0, 33.0),),
}


@dataclass
class _Hall:
    """Hold the time of the stand, and what the next headset meets."""

    now: float = 0.0
    today: str = TODAY
    gone: Sequence[tuple[float, float]] = ()

    @contextmanager
    def open(self) -> Iterator[tuple[Headset, Clock]]:
        headset = Headset(sample(), self.gone)
        yield headset, headset.clock()


def main(words: Sequence[str]) -> int:
    """Run what was asked for; 1 where something was left that may not be."""
    if words[:1] == ["replay"]:
        return _replay()
    numbers = [int(word) for word in words if word.isdigit()]
    count, px = (*numbers, *(200, 1000)[len(numbers) :])[:2]
    return _visitors(count, px, by_page=words[:1] == ["page"])


def _visitors(count: int, px: int, by_page: bool) -> int:
    with tempfile.TemporaryDirectory(prefix="batik-gen-hall-") as name:
        folder, hall = Path(name) / "fair", _Hall()
        begin(folder, deliverables(), "en", Brand("A fair", "", (), (), Words("", ""), ""), booth=True)
        private = Path(name) / "private"
        private.mkdir()
        keeper = CampaignKeeper(folder, "en", _DAYS)
        order = Order(60.0, 3, 20.0, 10.0)
        with keeper.alone(), socket.socket() as place:
            place.bind(("127.0.0.1", 0))
            place.listen(100)
            host = f"127.0.0.1:{place.getsockname()[1]}"
            wishes = Wishes(
                (host,),
                _TOKEN,
                ("truntum", "kawung", "mega-mendung", "ceplok"),
                order,
                _IDLE_S,
                _LINK_S,
                "http://10.0.0.1",
            )
            stand = Stand(
                wishes, keeper, Drawer(keeper.plan, "", px), hall.open,
                now=lambda: hall.now, today=lambda: hall.today, folder=private, lay_to_print=lambda path: None,
            )  # fmt: skip
            app = booth_app(stand, Samples(stand.drawer, wishes.motifs))
            server = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False, ws="none"))
            serving = threading.Thread(target=server.run, kwargs={"sockets": [place]}, daemon=True)
            serving.start()
            if by_page:
                with browsing(f"http://{host}/?token={_TOKEN}") as visitor:
                    wrong = _day(visitor, stand, hall, count)
            else:
                wrong = _day(_Visitor(host), stand, hall, count)
            wrong |= _left(folder, private, stand, hall)
            server.should_exit = True
            serving.join(10)
            stand.close()
    return wrong


def _day(visitor: "_Visitor | PageVisitor", stand: Stand, hall: _Hall, count: int) -> int:
    luck, came, seconds, held = random.Random(7), Counter[str](), list[float](), list[float]()
    for number in range(1, count + 1):
        kind = luck.choice(_KINDS)
        hall.gone = _GONE.get(kind, ())
        came[kind] += 1
        before = time.monotonic()
        visitor.come(kind, luck, lambda: _idle(stand, hall))
        if kind == "stays":
            seconds.append(time.monotonic() - before)
        # Somebody every three minutes: links end while others come.
        hall.now += 180.0
        stand.tick()
        held.append(_memory_mb())
        if number in (10, 25, 50, 75, 100, 150, 200, count):
            told = f"{held[-1]:6.1f} MB, {threading.active_count()} threads, {_open_files()} files open"
            print(f"after {number:4}, {number / 20:4.1f} hours: {told}{visitor.told()}", flush=True)
    print(", ".join(f"{many} {kind}" for kind, many in came.most_common()))
    if seconds:
        worst = max(seconds)
        print(f"who stays: {statistics.median(seconds):.1f} s apart from the rest itself, at worst {worst:.1f} s")
    # Half a day and its rest: what grew by more than a picture or two does not stop growing.
    grown = max(held) - max(held[: max(count // 2, 1)])
    print(f"most memory {max(held):.0f} MB, {grown:.0f} MB more than in the first half; load {os.getloadavg()[0]:.1f}")
    return int(grown > _FLAT_MB)


def _idle(stand: Stand, hall: _Hall) -> None:
    hall.now += _IDLE_S + 1.0
    stand.tick()


def _left(folder: Path, private: Path, stand: Stand, hall: _Hall) -> int:
    """Tell what is left after the day, after the links, and after the consents; return 1 where there is too much."""
    rows = (folder / "participants.csv").read_text(encoding="utf-8-sig").count("\n") - 1
    kept = _files(folder / FOLDER)
    print(f"evening: {kept} recordings and {rows} rows kept, {_files(private)} files to take home still linked")
    hall.now += _LINK_S + 1.0
    stand.tick()
    linked = _files(private)
    hall.today = day_after(TODAY, _DAYS + 1)
    hall.now += 61.0
    stand.tick()
    after = _files(folder / FOLDER)
    rows_after = (folder / "participants.csv").read_text(encoding="utf-8-sig").count("\n") - 1
    print(f"links ended: {linked} files; consents ended: {after} recordings, {rows_after} rows")
    return int(kept != rows or linked + after + rows_after > 0)


def _files(folder: Path) -> int:
    return sum(path.is_file() and path.name != "lock" for path in folder.rglob("*"))


def _memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


class _Visitor:
    """Ask as the page asks."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._headers = {"X-Batik-Gen-Token": _TOKEN, "X-Batik-Gen": "1"}

    def told(self) -> str:
        """Return what is told of what it came with."""
        return ""

    def come(self, kind: str, luck: random.Random, idle: Callable[[], None]) -> None:
        """Walk through a visit of one kind, until nobody is at it."""
        form = json.loads(self._ask("GET", "/api/form?by=person")[1])
        answers = {question["key"]: luck.random() < 0.7 for question in form["questions"]}
        answers["make"] = kind != "declines"
        sent = {"sha256": form["sha256"], "by": "person", "answers": answers, "name": "Somebody"}
        code, _ = self._ask("POST", "/api/begin", sent)
        assert (code == 422) == (kind == "declines"), code
        if kind == "declines":
            return
        stage = self._until("choosing", "refused")["stage"]
        if stage == "refused" or kind == "leaves while choosing":
            self._act("leave")
        elif kind == "walks away from the choice":
            idle()
        else:
            self._act("choose", number=0)
            told = self._until("home", "refused")
            assert told["stage"] == "home", told
            for picture in ("qr/0", "card/0", "card/1"):
                assert self._ask("GET", f"/api/picture/{picture}")[0] == 200
            if kind == "walks away from the card":
                idle()
            else:
                self._act("forget" if kind == "deletes everything" else "leave")
        self._until("waiting")

    def _until(self, *stages: str) -> Mapping[str, Any]:
        drawn = -1
        while True:
            told: Mapping[str, Any] = json.loads(self._ask("GET", "/api/state")[1])
            if told["stage"] in stages:
                return told
            if told.get("drawn", 0) > max(drawn, 0):
                drawn = told["drawn"]
                self._ask("GET", "/api/picture/cloth/0")
            time.sleep(0.05)

    def _act(self, name: str, **data: Any) -> None:
        code, body = self._ask("POST", f"/api/do/{name}", data)
        assert code == 200, body

    def _ask(self, method: str, path: str, data: object = None) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(self._host, timeout=120)
        body = None if data is None else json.dumps(data)
        connection.request(method, path, body, self._headers)
        answer = connection.getresponse()
        try:
            return answer.status, answer.read()
        finally:
            connection.close()


def _replay() -> int:
    """Take ten minutes of a bad stream; look whether measuring its file gives what the take gave."""
    from batik_gen.live.values import Back, Lost
    from batik_gen.live.writing import write_take

    missing = [(at + 0.1 * k, at + 0.1 * k + 0.4) for k, at in enumerate(range(40, 600, 60))]
    headset = Headset(sample(), ((200.0, 221.0),), ((90.0, 92.0), (400.0, 404.0)), missing, jitter_s=0.03)
    noticed = list[float]()
    run = take(headset, headset.clock(), Order(600.0, 3, 20.0, 60.0))
    while True:
        try:
            event = next(run)
        except StopIteration as ended:
            taken = ended.value
            break
        if isinstance(event, Lost):
            noticed.append(headset.now - headset.heard)
        if isinstance(event, Back):
            print(f"back after {event.missing_s:.1f} s")
    told = ", ".join(f"{seconds:.1f}" for seconds in noticed)
    print(f"breaks noticed after {told} s; {len(taken.gaps)} stretches missing")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "take.edf"
        write_take(taken, path)
        shown = Drawer(Nowhere("", (60.0, 60.0)).plan, "", 100).portrait(path)
        saved = measure(read(path), condition="eyes_closed")
    whole = measure(sample(), condition="eyes_closed")
    equal = shown.features == saved.features
    pairs = zip(saved.features, whole.features, strict=True)
    worst = max(abs(a.percentile - b.percentile) for a, b in pairs if a.percentile and b.percentile)
    print(
        f"what was shown equals 'measure' of the file: {equal}; its numbers lie at most {worst:.0f} percent of people"
    )
    print(f"its numbers lie at most {worst:.0f} percent of people from those of the sample undisturbed")
    return int(not equal or max(noticed) > 2.0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
