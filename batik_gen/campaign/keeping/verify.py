"""Every file as it was made: hashes taken again, and some pieces drawn again byte for byte."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from batik_gen.campaign.ids import some
from batik_gen.campaign.running.content import sha256_of
from batik_gen.campaign.running.due import due_of
from batik_gen.campaign.running.manifest import Manifest
from batik_gen.campaign.running.places import work_of
from batik_gen.campaign.running.run import Order, setting_of
from batik_gen.campaign.running.setting import Setting
from batik_gen.campaign.running.tasks import PersonTask, make_person
from batik_gen.campaign.values.participant import Participant
from batik_gen.campaign.values.piece import GROUP, Piece
from batik_gen.campaign.values.plan import Plan
from batik_gen.campaign.values.report import State
from batik_gen.deliverables.checking import platform
from batik_gen.deliverables.checking.problem import Problem
from batik_gen.values.files import unfinished_folder


@dataclass(frozen=True)
class Checked:
    """Tell of one file: its name, and what is wrong: ``missing``, ``changed``, ``unknown``; empty where it is whole."""

    name: str
    wrong: str


@dataclass(frozen=True)
class Redrawn:
    """Tell of one piece that was drawn again: whether every byte is the same, or why it could not be."""

    piece: Piece
    same: bool
    reason: str = ""


def check_files(manifest: Manifest, output: Path) -> Iterator[Checked]:
    """Take the hash of every file again, and name every file that the manifest does not know."""
    known = set()
    for piece in manifest.every_piece():
        for file in piece.files:
            known.add(file.name)
            try:
                yield Checked(file.name, "" if sha256_of(output / file.name) == file.sha256 else "changed")
            except OSError:
                yield Checked(file.name, "missing")
    there = (path.relative_to(output).as_posix() for path in sorted(output.rglob("*")) if path.is_file())
    yield from (Checked(name, "unknown") for name in there if name not in known)


def check_platforms(plan: Plan, manifest: Manifest, output: Path) -> Iterator[tuple[Piece, Problem]]:
    """Read every file back as its platform or printer takes it, and yield what is wrong with which piece."""
    known = {one.id: one for one in plan.deliverables}
    for piece in manifest.every_piece():
        if piece.state is State.MADE and piece.deliverable in known:
            paths = [output / file.name for file in piece.files]
            for problem in platform.check_files(known[piece.deliverable], paths):
                yield piece, problem


def redraw(plan: Plan, order: Order, manifest: Manifest, count: int) -> Iterator[Redrawn]:
    """Draw some pieces again, chosen by chance among those that are as the plan wants them; change none."""
    setting = setting_of(plan, order)
    people = {person.id: person for person in plan.people}
    made = [
        piece
        for piece in manifest.every_piece()
        if piece.state is State.MADE and piece.person != GROUP and piece.person in people
    ]
    for piece in some(made, count):
        person = people[piece.person]
        task = due_of(person, setting, manifest).task
        if task and any((p.deliverable, p.lang) == (piece.deliverable, piece.lang) for p in task.wanted):
            yield Redrawn(piece, True, "due")
            continue
        yield _again(piece, person, setting, plan.folder)


def _again(piece: Piece, person: Participant, setting: Setting, folder: Path) -> Redrawn:
    with unfinished_folder(work_of(folder)) as hidden:
        aside = replace(setting, output=hidden / "output")
        fresh = Piece(piece.person, piece.deliverable, piece.lang)
        (drawn,) = make_person(PersonTask(aside, person, (fresh,))).pieces
    before = {file.name: file.sha256 for file in piece.files}
    return Redrawn(piece, before == {file.name: file.sha256 for file in drawn.files}, drawn.reason)
