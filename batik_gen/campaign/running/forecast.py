"""What a run will take: pieces, time and disk, from pieces that are made already or from a sample made aside."""

import math
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from batik_gen.campaign.running.due import due_of
from batik_gen.campaign.running.manifest import Manifest
from batik_gen.campaign.running.places import work_of, writing_there
from batik_gen.campaign.running.run import Order, setting_of
from batik_gen.campaign.running.tasks import PersonTask, make_person
from batik_gen.campaign.values.piece import Piece
from batik_gen.campaign.values.plan import Plan
from batik_gen.campaign.values.report import State
from batik_gen.deliverables.values.deliverable import Deliverable
from batik_gen.values.errors import CannotWrite
from batik_gen.values.files import unfinished_folder

_UNKNOWN_PX = 1_000_000
_BYTES_PER_PIXEL = 1.5
"""Of a PNG of cloth; what was made tells it better."""
_SPARE = 200e6
"""Bytes that are left free: for what is being written and the manifest's log."""
_SAMPLE = 2


@dataclass(frozen=True)
class Forecast:
    """Hold what a run will take.

    Parameters
    ----------
    people
        Of whom something is due.
    pieces
        How many are due of each deliverable, those of groups not counted.
    seconds
        By the jobs that were asked for, or None where nothing tells.
    size
        Bytes of what will be made.
    free
        Bytes that are free.
    sampled
        How many people were tried.
    """

    people: int
    pieces: Mapping[str, int]
    seconds: float | None
    size: float
    free: float
    sampled: int


def forecast(plan: Plan, order: Order, manifest: Manifest) -> Forecast:
    """Return what a run will take, by what was made already and some people who are made aside and thrown away.

    Raises
    ------
    CannotWrite
        If nothing can be written into the campaign's folder.
    """
    setting = setting_of(plan, order)
    counts: Counter[str] = Counter()
    tasks: list[PersonTask] = []
    people = 0
    for person in plan.people:
        task = due_of(person, setting, manifest).task
        if task is None:
            continue
        people += 1
        if len(tasks) < _SAMPLE and task.wanted:
            tasks.append(task)
        counts.update(piece.deliverable for piece in task.wanted)
    tried = _tried(plan.folder, tasks) if tasks else {}
    each = {**manifest.sizes(), **tried}
    known = all(name in each for name in counts)
    return Forecast(
        people=people,
        pieces=counts,
        seconds=sum(count * each[name][1] for name, count in counts.items()) / order.jobs if known else None,
        size=_size(plan, counts, each),
        free=shutil.disk_usage(plan.folder).free,
        sampled=len(tasks) if tried else 0,
    )


def check_room(plan: Plan, counts: Mapping[str, int], manifest: Manifest) -> None:
    """Refuse a run that will not fit on the disk, by the pieces due of each deliverable; raises CannotWrite."""
    size, free = _size(plan, counts, manifest.sizes()), shutil.disk_usage(plan.folder).free
    if counts and size + _SPARE > free:
        raise CannotWrite(
            f"about {size / 1e9:.1f} GB will be made and {free / 1e9:.1f} GB are free; "
            "free some space, choose fewer things, or use --no-room-check"
        )


def _size(plan: Plan, counts: Mapping[str, int], each: Mapping[str, tuple[float, float]]) -> float:
    """Return bytes of the pieces that are due and of things of groups, by those of each where they are known."""
    return sum(
        counts.get(wanted.id, wanted.per == "group") * (each[wanted.id][0] if wanted.id in each else _guess(wanted))
        for wanted in plan.deliverables
    )


def _tried(folder: Path, tasks: list[PersonTask]) -> Mapping[str, tuple[float, float]]:
    """Make the due pieces of some people aside; return mean bytes and seconds by deliverable, measuring shared out."""
    found: dict[str, list[tuple[float, float]]] = {}
    with writing_there(), unfinished_folder(work_of(folder)) as hidden:
        for task in tasks:
            aside = replace(task.setting, output=hidden / "output", portraits=hidden)
            fresh = tuple(Piece(piece.person, piece.deliverable, piece.lang) for piece in task.wanted)
            done = make_person(replace(task, setting=aside, wanted=fresh))
            made = [piece for piece in done.pieces if piece.state is State.MADE]
            rest = (done.seconds - sum(piece.seconds for piece in made)) / max(len(made), 1)
            for piece in made:
                size = float(sum(file.size for file in piece.files))
                found.setdefault(piece.deliverable, []).append((size, piece.seconds + rest))
    return {name: (_mean([a for a, _ in all_]), _mean([b for _, b in all_])) for name, all_ in found.items()}


def _mean(values: list[float]) -> float:
    return math.fsum(values) / len(values)


def _guess(deliverable: Deliverable) -> float:
    """Return bytes by the number of pixels."""
    return _BYTES_PER_PIXEL * (deliverable.pixels or _UNKNOWN_PX)
