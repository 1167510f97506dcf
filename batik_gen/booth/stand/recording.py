"""The take of a visit, from the headset to a file in the visit's private folder."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from batik_gen.booth.cloths.drawing import Drawer
from batik_gen.booth.stand.stages import Stage
from batik_gen.booth.stand.visit import Visit
from batik_gen.live.growing import Growing
from batik_gen.live.taking import Clock, Order, Run, take
from batik_gen.live.values import Back, Contact, Countdown, Event, Going, Lost, Source, Take
from batik_gen.live.writing import write_take

Opener = Callable[[], AbstractContextManager[tuple[Source, Clock]]]
"""Opens the stream for one visit; raises NoStream."""
GROWING_PX = 480


class Over(Exception):
    """Signal that a visit ended while something was done for it."""


def record(visit: Visit, opener: Opener, order: Order, drawer: Drawer, motif: str) -> Path:
    """Take a rest and return its file; the cloth grows meanwhile.

    Raises
    ------
    Over
        If the visit ended; nothing of it is written then.
    BatikGenError
        If there is no stream, or not enough was recorded.
    """

    def show(path: Path) -> None:
        design = drawer.member(drawer.portrait(path), motif, visit.agreed).design
        if not visit.over.is_set():
            visit.show(drawer.picture(design, GROWING_PX))

    def wait(seconds: float) -> None:
        # Also while nothing arrives and nothing is told: whoever leaves is not waited for.
        _go_on(visit)
        clock.wait(seconds)

    with opener() as (source, clock):
        _go_on(visit)
        visit.channels = source.stream.channels
        ending = ".edf" if float(source.stream.sfreq).is_integer() else ".fif"
        with Growing(show, ending, visit.folder) as growing:
            taken = _follow(visit, take(source, Clock(clock.now, wait), order), growing)
    path = visit.folder / f"take{ending}"
    write_take(taken, path, beside=True)
    _go_on(visit)
    return path


def _follow(visit: Visit, run: Run, growing: Growing) -> Take:
    while True:
        try:
            event = next(run)
        except StopIteration as ended:
            taken: Take = ended.value
            return taken
        _go_on(visit)
        _note(visit, event)
        if isinstance(event, Going) and visit.agreed.may_show:
            growing.offer(event.done_s, event.so_far)


def _note(visit: Visit, event: Event) -> None:
    match event:
        case Contact(grips, _):
            visit.stage, visit.grips = Stage.CONTACT, grips
        case Countdown(left):
            visit.stage, visit.left_s = Stage.COUNTDOWN, left
        case Going(done, of, grips, _):
            visit.stage, visit.done_s, visit.of_s, visit.grips = Stage.REST, done, of, grips
        case Lost():
            visit.lost = True
        case Back():
            visit.lost = False


def _go_on(visit: Visit) -> None:
    if visit.over.is_set():
        raise Over
