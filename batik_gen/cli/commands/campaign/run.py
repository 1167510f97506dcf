"""``batik-gen campaign run``: all that is due is made; run again, it goes on."""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from batik_gen.campaign.running.events import Began, Ended, Event, GroupDone, GroupsBegan, PersonDone
from batik_gen.campaign.values.plan import Plan
from batik_gen.campaign.values.report import State
from batik_gen.cli.commands.campaign.planned import plan_in
from batik_gen.cli.commands.campaign.speaking import folder, option, spoken
from batik_gen.cli.running.exits import DONE, FAILED, NOTHING_USABLE
from batik_gen.cli.running.progress import BatchBar
from batik_gen.cli.running.terminal import tell
from batik_gen.deliverables.texts.refusals import kind_in_both, refusal_in_both
from batik_gen.deliverables.texts.table import text
from batik_gen.values.errors import CannotWrite

if TYPE_CHECKING:
    from batik_gen.campaign.running.forecast import Forecast
    from batik_gen.campaign.running.run import Order


def build(lang: str) -> click.Command:
    """Return the command in a language."""
    params = [
        folder(),
        option(lang, "--jobs", type=click.IntRange(1), metavar="N"),
        option(lang, "--dask", metavar="tcp://HOST:PORT", default=""),
        option(lang, "--retry-failed", "retry", is_flag=True),
        option(lang, "--fail-fast", is_flag=True),
        option(lang, "--dry-run", is_flag=True),
        option(lang, "--allow-fewer", is_flag=True),
        option(lang, "--no-room-check", is_flag=True),
        option(lang, "--quiet", is_flag=True),
        option(lang, "--log", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE"),
    ]
    return spoken("run", lang, params, _run)


def _run(
    lang: str,
    folder: Path,
    jobs: int | None,
    dask: str,
    retry: bool,
    fail_fast: bool,
    dry_run: bool,
    allow_fewer: bool,
    no_room_check: bool,
    quiet: bool,
    log: Path | None,
) -> int:
    from batik_gen.campaign.clock import today
    from batik_gen.campaign.plan.plan_of import texts_of
    from batik_gen.campaign.running.forecast import check_room, forecast
    from batik_gen.campaign.running.manifest import opened
    from batik_gen.campaign.running.places import manifest_of
    from batik_gen.campaign.running.run import Order, run
    from batik_gen.deliverables.makers.table import maker_of

    day = today()
    plan = plan_in(folder, day, lang)
    order = Order(day, maker_of, jobs or os.cpu_count() or 1, dask, retry, fail_fast, allow_fewer, lang=lang)
    if dry_run:
        with opened(manifest_of(folder)) as manifest:
            return _tell_forecast(plan, order, forecast(plan, order, manifest), lang)
    with _logging(log) as written, closing(run(plan, order, texts_of(plan))) as events:
        began = next(events)
        if isinstance(began, Began) and began.due and not no_room_check:
            with opened(manifest_of(folder)) as manifest:
                check_room(plan, began.pieces, manifest)
        return _show(chain((began,), events), folder, lang, quiet, written)


def _show(events: Iterable[Event], folder: Path, lang: str, quiet: bool, log: IO[str] | None) -> int:
    """Tell what happens while it happens, and return the exit code."""
    bar: BatchBar | None = None
    code = DONE
    for event in events:
        if isinstance(event, Began):
            for line in _beginning(event, lang):
                _write(line, quiet, log)
            bar = BatchBar(event.due, lang, lines=True) if event.due and not quiet else None
        elif isinstance(event, GroupsBegan):
            if bar:
                bar.clear()
            _write(text("run.groups_began", lang, count=event.count), quiet, log)
        elif isinstance(event, Ended):
            if bar:
                bar.clear()
            if event.failed:
                code = FAILED if event.made else NOTHING_USABLE
            for line in _ending(event, folder, lang):
                _write(line, quiet and not event.failed, log)
        else:
            failed = any(piece.state is State.FAILED for piece in event.pieces)
            for line in _of_pieces(event, lang):
                if bar:
                    bar.clear()
                _write(line, quiet and not failed, log)
            if bar and isinstance(event, PersonDone):
                bar.one_done()
    return code


def _beginning(began: Began, lang: str) -> Iterator[str]:
    for kind, count in sorted(began.left_out.items()):
        yield text("run.left_out", lang, count=count, why=kind_in_both(kind).say(lang))
    if began.taken_away:
        yield text("run.taken_away", lang, count=began.taken_away)
    if began.due:
        yield text("run.began", lang, people=began.due, pieces=sum(began.pieces.values()), standing=began.standing)
    else:
        yield text("run.nothing_due", lang, standing=began.standing)


def _of_pieces(event: PersonDone | GroupDone, lang: str) -> Iterator[str]:
    """Say what failed, one line for all things of a person that failed alike, and what was made of a group."""
    if isinstance(event, GroupDone) and event.piece.state is State.MADE:
        yield text("run.group_made", lang, what=event.piece.what, people=event.people)
        return
    alike: dict[tuple[str, str], list[str]] = {}
    for piece in event.pieces:
        if piece.state is State.FAILED:
            alike.setdefault((piece.kind, piece.reason), []).append(piece.what)
    for (kind, reason), names in alike.items():
        who = event.pieces[0].person or text("run.the_group", lang)
        yield text(
            "run.failed",
            lang,
            who=who,
            what=", ".join(names),
            why=kind_in_both(kind).say(lang),
            reason=refusal_in_both(kind, reason).say(lang),
        )


def _ending(ended: Ended, folder: Path, lang: str) -> Iterator[str]:
    if ended.made or ended.failed:
        yield text("run.ended", lang, made=ended.made, failed=ended.failed)
    if ended.stopped:
        yield text("run.stopped", lang)
    if ended.failed:
        yield text("run.try_retry", lang, folder=str(folder))
    elif ended.made:
        yield text("run.try_verify", lang, folder=str(folder))


def _tell_forecast(plan: Plan, order: "Order", expected: "Forecast", lang: str) -> int:
    names = {each.id: each.names.say(lang) for each in plan.deliverables}
    for name, count in expected.pieces.items():
        tell(text("run.forecast_each", lang, count=count, name=name, said=names[name]))
    tell(text("run.forecast", lang, people=expected.people, pieces=sum(expected.pieces.values())))
    if expected.seconds is not None and expected.pieces:
        minutes = max(expected.seconds / 60.0, 0.1)
        tell(text("run.forecast_time", lang, minutes=minutes, jobs=order.jobs, sampled=expected.sampled))
    tell(text("run.forecast_disk", lang, megabytes=expected.size / 1e6, free=expected.free / 1e6))
    return DONE


def _write(line: str, quiet: bool, log: IO[str] | None) -> None:
    if not quiet:
        tell(line)
    if log is not None:
        log.write(f"{line}\n")
        log.flush()


@contextmanager
def _logging(path: Path | None) -> Iterator[IO[str] | None]:
    if path is None:
        yield None
        return
    try:
        file = path.open("a", encoding="utf-8")
    except OSError as error:
        raise CannotWrite(f"cannot write {path.name}: {error.strerror}; choose another place for --log") from None
    with file:
        yield file
