"""The work of a run, in whatever process: a person measured once and all that is made of them; a thing of a group."""

import re
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from batik_gen.campaign.running.content import content_of, sha256_of, stamp_of
from batik_gen.campaign.running.keys import person_key, piece_key, portrait_key, shown_of
from batik_gen.campaign.running.setting import Setting
from batik_gen.campaign.values.participant import Participant
from batik_gen.campaign.values.piece import MadeFile, Measured, Piece
from batik_gen.campaign.values.report import State
from batik_gen.deliverables.values.deliverable import Deliverable
from batik_gen.deliverables.values.job import Job, Member
from batik_gen.running.unforeseen import Unforeseen, refusal_of
from batik_gen.values.design import Naming
from batik_gen.values.errors import BadPortrait, BatikGenError, CannotWrite, LostWorker, TooLittleMemory
from batik_gen.values.files import unfinished_folder, write_whole
from batik_gen.values.portrait import Portrait

OF_MACHINE = tuple(kind.__name__ for kind in (CannotWrite, TooLittleMemory, LostWorker))
"""What another run may do better, with no word said."""


@dataclass(frozen=True)
class PersonTask:
    """Hold what is due of a person.

    Parameters
    ----------
    setting
        What all tasks share.
    person
        The person.
    wanted
        All that is allowed, each as it is so far.
    content
        Digest of the recordings where they are known, else empty.
    """

    setting: Setting
    person: Participant
    wanted: tuple[Piece, ...]
    content: str = ""


@dataclass(frozen=True)
class GroupTask:
    """Hold a thing of a group that is due: its people with the names of their Portraits, in the order of their ids."""

    setting: Setting
    piece: Piece
    people: tuple[tuple[Participant, str], ...]


@dataclass(frozen=True)
class Done:
    """Hold what a task came to; ``person`` is the id, or ``GROUP``."""

    person: str
    pieces: tuple[Piece, ...]
    measured: Measured | None = None
    seconds: float = 0.0


def is_settled(piece: Piece, key: str, retry: bool) -> bool:
    """Tell whether a piece is as it shall be: made of just this, or refused for a reason that has not changed."""
    if piece.key != key:
        return False
    if piece.state is State.FAILED:
        return not retry and piece.kind not in OF_MACHINE
    return piece.state is State.MADE


def make_person(task: PersonTask) -> Done:
    """Measure a person, design their cloth, and make all that is due; what fails is told in the pieces."""
    begun, setting, person = time.perf_counter(), task.setting, task.person
    measured = Measured(person.id, stamp_of(person.files), task.content, "")
    wanted: Sequence[Piece] = task.wanted
    try:
        measured = replace(measured, content=task.content or content_of(person.files))
        measured = replace(measured, portrait=portrait_key(person, measured.content))
        keyed = [pair for pair in _keyed(task, measured.portrait) if not is_settled(*pair, setting.retry)]
        wanted = [replace(piece, key=key) for piece, key in keyed]
        portrait = portrait_of(setting, person, measured.portrait)
    except Exception as error:
        kind, reason = told_of(error, (person,))
        measured = replace(measured, kind=kind, reason=reason)
        pieces = tuple(_failed(piece, kind, reason) for piece in wanted)
    else:
        pieces = _all_made(setting, wanted, person, portrait)
    return Done(person.id, pieces, measured, time.perf_counter() - begun)


def _all_made(setting: Setting, wanted: Sequence[Piece], person: Participant, portrait: Portrait) -> tuple[Piece, ...]:
    """Design a person's cloth, and make all that is due of it."""
    if not wanted:
        return ()
    try:
        _load_loops(setting, wanted)
        member = member_of(setting, person, portrait)
    except Exception as error:
        kind, reason = told_of(error, (person,))
        return tuple(_failed(piece, kind, reason) for piece in wanted)
    return tuple(_made(setting, piece, (member,), (person,)) for piece in wanted)


def make_group(task: GroupTask) -> Done:
    """Make one thing of a group; those whose cloth cannot be designed are left out and named."""
    begun = time.perf_counter()
    members, without = [], []
    for person, key in task.people:
        try:
            members.append(member_of(task.setting, person, portrait_of(task.setting, person, key)))
        except Exception as error:
            told_of(error, (person,))
            without.append(person.id)
    piece = _made(task.setting, task.piece, tuple(members), tuple(person for person, _ in task.people))
    if without and piece.state is State.MADE:
        piece = replace(piece, reason=" ".join(without))
    return Done(piece.person, (piece,), None, time.perf_counter() - begun)


def lost_person(task: PersonTask) -> Done:
    """Return what is left of a task whose process ended early."""
    return Done(task.person.id, tuple(_failed(piece, LostWorker.__name__, _LOST) for piece in task.wanted))


def lost_group(task: GroupTask) -> Done:
    """Return what is left of a task whose process ended early."""
    return Done(task.piece.person, (_failed(task.piece, LostWorker.__name__, _LOST),))


_LOST = "the process that made it ended early, most often for want of memory; run again with --jobs 1"


def portrait_of(setting: Setting, person: Participant, key: str) -> Portrait:
    """Return a person's Portrait: the kept one, or measured now and kept; raises BatikGenError."""
    kept = setting.portraits / f"{key}.json"
    if kept.is_file():
        with suppress(BadPortrait):
            return Portrait.load(kept)
    from batik_gen.eeg.measuring.measure import wishes_of
    from batik_gen.eeg.measuring.pieces import measure_file
    from batik_gen.eeg.portraits.averaging import average

    wishes = wishes_of(person.condition)
    portrait = average([measure_file(file, reading=person.reading, wishes=wishes) for file in person.files])
    write_whole(kept, lambda file: file.write(portrait.to_json().encode()), private=True)
    return portrait


def member_of(setting: Setting, person: Participant, portrait: Portrait) -> Member:
    """Return a person's part of a job, with their Design; raises BatikGenError."""
    from batik_gen.pattern.designing.design import design

    plan, shown = setting.plan, shown_of(person, setting.plan, setting.today)
    motif = design(
        portrait,
        motif=person.motif,
        variant=person.variant,
        process=person.process or None,
        size_mm=plan.size_mm,
        seed=plan.seed,
        voice=plan.voice,
        whisper=plan.whisper,
    )
    naming = Naming(shown.motif_name, shown.title, shown.story, shown.credit)
    return Member(shown, replace(motif, naming=naming), portrait)


def told_of(error: Exception, people: Sequence[Participant]) -> tuple[str, str]:
    """Return the class of a refusal and its sentence, in which no file and no person is named."""
    refusal = error if isinstance(error, BatikGenError) else refusal_of(error)
    reason = str(refusal)
    for person in people:
        names = [part for file in person.files for part in (file.name, file.stem)]
        for name in sorted({*names, person.name} - {""}, key=len, reverse=True):
            reason = reason.replace(name, "the recording")
    return type(refusal).__name__, _OTHER_FILE.sub("another file", reason)


_ENDINGS = "eeg|vmrk|vhdr|ahdr|amrk|dat|seg|avg|fdt|set|edf|bdf|gdf|fif|cdt|xdf|mat|cnt|easy|nedf|csv|tsv|txt|zip|gz"
_OTHER_FILE = re.compile(rf"[^\s'\"();:,]+\.(?:{_ENDINGS})\b", re.IGNORECASE)
"""A file that a header names, as where that lies under another name."""


def _load_loops(setting: Setting, pieces: Sequence[Piece]) -> None:
    """Load compiled loops where they are worth it: a process makes things of many people."""
    from batik_gen.render.raster.fast import load_for

    wanted = {piece.deliverable for piece in pieces}
    load_for(_PEOPLE_EACH * sum(each.pixels for each in setting.plan.deliverables if each.id in wanted))


_PEOPLE_EACH = 4
"""People of whom a process makes things at the least, where there are many."""


def _keyed(task: PersonTask, portrait: str) -> list[tuple[Piece, str]]:
    """Return each piece with the digest that it shall have."""
    of_person = person_key(task.person, task.setting.plan, portrait, task.setting.today)
    return [(p, piece_key(task.setting.keys[p.deliverable], p.lang, (of_person,))) for p in task.wanted]


def _failed(piece: Piece, kind: str, reason: str) -> Piece:
    return replace(piece, state=State.FAILED, kind=kind, reason=reason, seconds=0.0)


def _made(setting: Setting, piece: Piece, members: tuple[Member, ...], people: Sequence[Participant]) -> Piece:
    """Make one piece: its files appear whole, those it had before and has no more are gone."""
    begun = time.perf_counter()
    deliverable = next(each for each in setting.plan.deliverables if each.id == piece.deliverable)
    try:
        files = _files(setting, deliverable, piece, members)
    except Exception as error:
        kind, reason = told_of(error, people)
        return replace(_failed(piece, kind, reason), seconds=time.perf_counter() - begun)
    return replace(piece, state=State.MADE, kind="", reason="", seconds=time.perf_counter() - begun, files=files)


def _files(
    setting: Setting, deliverable: Deliverable, piece: Piece, members: tuple[Member, ...]
) -> tuple[MadeFile, ...]:
    folder = setting.output / deliverable.id
    make = setting.maker_of(deliverable.kind)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with unfinished_folder(folder) as hidden:
            names = make(Job(deliverable, members, piece.lang or "en", setting.plan.brand, hidden, piece.stem))
            for name in names:
                if Path(name).name != name or not piece.is_called(name):
                    raise Unforeseen(f"a maker named a file {name}, which does not begin with {piece.stem}; report it")
            made = [_placed(hidden / name, folder / name, deliverable.id) for name in names]
    except OSError as error:
        raise CannotWrite(f"cannot write: {error.strerror}; free some space, and run again: it goes on") from None
    for old in piece.files:
        if old.name not in {file.name for file in made}:
            (setting.output / old.name).unlink(missing_ok=True)
    return tuple(made)


def _placed(begun: Path, final: Path, folder: str) -> MadeFile:
    """Give a finished file its final name, over one that an earlier run left there."""
    sha256 = sha256_of(begun)
    begun.replace(final)
    stat = final.stat()
    return MadeFile(f"{folder}/{final.name}", stat.st_size, stat.st_mtime_ns, sha256)


_ROOM = 64 << 20
"""Bytes that some one file may take."""


def room_left(folder: Path) -> bool:
    """Tell whether a folder still takes a large file: its disk may be full, or no more of it allowed."""
    if shutil.disk_usage(folder).free < _ROOM:
        return False
    try:
        with unfinished_folder(folder) as hidden:
            (hidden / "probe").write_bytes(bytes(_ROOM))
    except OSError:
        return False
    return True
