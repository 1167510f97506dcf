"""The run: what is due is done side by side and written down piece by piece; it can end at any moment and go on."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TypeVar

from batik_gen.campaign.running.clearing import Clearing, sweep_all
from batik_gen.campaign.running.cluster import on_cluster
from batik_gen.campaign.running.due import due_of, groups_due
from batik_gen.campaign.running.events import Began, Ended, Event, GroupDone, GroupsBegan, PersonDone
from batik_gen.campaign.running.keys import deliverable_keys
from batik_gen.campaign.running.lock import locked
from batik_gen.campaign.running.manifest import Manifest, opened
from batik_gen.campaign.running.places import manifest_of, output_of, portraits_of, work_of, writing_there
from batik_gen.campaign.running.setting import MakerOf, Setting
from batik_gen.campaign.running.tasks import (
    Done,
    lost_group,
    lost_person,
    make_group,
    make_person,
    room_left,
)
from batik_gen.campaign.values.piece import GROUP, Piece
from batik_gen.campaign.values.plan import Plan
from batik_gen.campaign.values.report import State
from batik_gen.deliverables.texts.table import text
from batik_gen.running.batch import side_by_side
from batik_gen.values.errors import BadSettings, CannotWrite

_EACH = 40
"""Tasks a process does before it is begun anew, so that what libraries keep never adds up."""

_FEW, _FEW_SHARE = 5, 0.1
"""So many people, or that share, may leave without a word: more look like a table that was cut off."""
_AT_ONCE = 2000
"""Tasks that a cluster is given at once: enough for fifty workers to hardly wait for the last."""

Task = TypeVar("Task")


@dataclass(frozen=True)
class Order:
    """Hold how a campaign is run.

    Parameters
    ----------
    today
        The day, as ``2026-11-29``.
    maker_of
        Who makes each kind of deliverable.
    jobs
        Processes.
    cluster
        Address of a Dask scheduler, or empty.
    retry
        Whether what failed is tried again.
    fail_fast
        Whether to stop at the first that fails.
    allow_fewer
        Whether many people may be missing from the table of whom things are made, which are then taken away.
    groups_only
        Whether nothing is made of people alone.
    lang
        Language of refusals.
    """

    today: str
    maker_of: MakerOf
    jobs: int = 1
    cluster: str = ""
    retry: bool = False
    fail_fast: bool = False
    allow_fewer: bool = False
    groups_only: bool = False
    lang: str = "en"


def setting_of(plan: Plan, order: Order) -> Setting:
    """Return what every task of a run shares."""
    folder = plan.folder
    return Setting(
        plan=replace(plan, people=()),
        today=order.today,
        maker_of=order.maker_of,
        keys=deliverable_keys(plan),
        output=output_of(folder),
        portraits=portraits_of(folder),
        retry=order.retry,
    )


def run(plan: Plan, order: Order, texts: Mapping[str, str]) -> Generator[Event]:
    """Make all of a campaign that is due, and yield what happens.

    Parameters
    ----------
    plan
        What is wanted.
    order
        How it is run.
    texts
        SHA-256 of each consent text that somebody signed, by name.

    Raises
    ------
    AtWork
        If another run of this campaign is at work.
    BadSettings
        If a consent text was changed after it was signed.
    CannotWrite
        If nothing more can be written; all that is made is whole, and another run goes on.
    """
    with locked(work_of(plan.folder)), opened(manifest_of(plan.folder)) as manifest:
        _check_texts(texts, manifest, order.lang)
        setting = setting_of(plan, order)
        sweep_all(plan.folder)
        _make_folders(setting)
        gone = manifest.people() - {person.id for person in plan.people}
        if len(gone) > max(_FEW, _FEW_SHARE * len(plan.people)) and not order.allow_fewer:
            raise BadSettings(
                f"things of {len(gone)} people are made whom the table of people has no more, and would be taken away; "
                "put their rows back, or add --allow-fewer"
            )
        due, began = _look(plan, setting, manifest, gone)
        if order.groups_only:
            due, began = [], replace(began, due=0, pieces={})
        yield began
        counts = {State.MADE: 0, State.FAILED: 0}
        try:
            with closing(_all(plan, setting, order, manifest, due)) as events:
                for event in events:
                    for piece in () if isinstance(event, GroupsBegan) else event.pieces:
                        counts[piece.state] += 1
                    yield event
                    if order.fail_fast and counts[State.FAILED]:
                        break
        finally:
            # Processes that were ended with this one could not clear up behind themselves.
            sweep_all(plan.folder)
        yield Ended(counts[State.MADE], counts[State.FAILED], bool(order.fail_fast and counts[State.FAILED]))


def _all(
    plan: Plan, setting: Setting, order: Order, manifest: Manifest, due: Sequence[int]
) -> Generator[PersonDone | GroupsBegan | GroupDone]:
    """Do everything that is due, people first, then groups."""
    size = _AT_ONCE if order.cluster else _EACH * order.jobs
    for first in range(0, len(due), size):
        tasks = [t for place in due[first : first + size] if (t := due_of(plan.people[place], setting, manifest).task)]
        with closing(_ended(make_person, tasks, order, lost_person)) as ended:
            for done in ended:
                _note(done, setting, manifest)
                yield PersonDone(done.person, done.pieces, done.seconds)
    groups, change = groups_due(setting, plan.people, manifest)
    Clearing(plan.folder, manifest).apply(change, GROUP)
    if groups:
        yield GroupsBegan(len(groups))
    with closing(_ended(make_group, groups, order, lost_group)) as ended:
        for done in ended:
            _note(done, setting, manifest)
            task = next(task for task in groups if task.piece.deliverable == done.pieces[0].deliverable)
            yield GroupDone(done.pieces[0], len(task.people))


def _ended(
    work: Callable[[Task], Done], tasks: Sequence[Task], order: Order, lost: Callable[[Task], Done]
) -> Generator[Done]:
    if not tasks:
        return
    if order.cluster:
        yield from (done for _, done in on_cluster(work, tasks, order.cluster, lost))
    elif order.jobs == 1 or len(tasks) == 1:
        yield from map(work, tasks)
    else:
        with closing(side_by_side(work, tasks, order.jobs, lost)) as ended:
            yield from (done for _, done in ended)


def _look(plan: Plan, setting: Setting, manifest: Manifest, gone: Iterable[str]) -> tuple[list[int], Began]:
    """Bring manifest and folder in line with the plan; return the places of people of whom something is due."""
    due: list[int] = []
    standing = away = 0
    pieces, left_out = Counter[str](), Counter[str]()
    clearing = Clearing(plan.folder, manifest)
    for person_id in gone:
        away += clearing.forget(person_id)
    for place, person in enumerate(plan.people):
        found = due_of(person, setting, manifest)
        away += clearing.apply(found, person.id)
        standing += found.standing
        left_out.update(piece.kind for piece in found.left_out)
        if found.task:
            due.append(place)
            pieces.update(piece.deliverable for piece in found.task.wanted)
    return due, Began(len(plan.people), len(due), pieces, standing, left_out, away)


def _note(done: Done, setting: Setting, manifest: Manifest) -> None:
    """Write down what a task came to; raises CannotWrite where the disk is full, and what it cost waits."""
    full = any(piece.kind == CannotWrite.__name__ for piece in done.pieces) and not room_left(setting.output)
    before = manifest.measured(done.person) if done.measured else None
    with manifest.writing():
        manifest.note(_waiting(piece) if full and piece.state is State.FAILED else piece for piece in done.pieces)
        if done.measured and not full:
            manifest.note_measured(done.measured)
    if before and done.measured and before.portrait not in ("", done.measured.portrait):
        (setting.portraits / f"{before.portrait}.json").unlink(missing_ok=True)
    if full:
        raise CannotWrite(
            "nothing more can be written, as where the disk is full; free some space and run again: it goes on"
        )


def _waiting(piece: Piece) -> Piece:
    return replace(piece, state=State.WAITING, kind="", reason="")


def _check_texts(texts: Mapping[str, str], manifest: Manifest, lang: str) -> None:
    """Refuse a consent text that is no longer what people signed."""
    for name, before in manifest.texts().items():
        if texts.get(name, before) != before:
            raise BadSettings(text("plan.consent_text_changed", lang, found=name))
    if texts.keys() - manifest.texts().keys():
        with manifest.writing():
            manifest.note_texts(texts)


def _make_folders(setting: Setting) -> None:
    """Make the folders of a run."""
    with writing_there():
        setting.portraits.mkdir(mode=0o700, parents=True, exist_ok=True)
        for each in setting.plan.deliverables:
            (setting.output / each.id).mkdir(parents=True, exist_ok=True)
