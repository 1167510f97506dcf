"""What is due: the plan beside the manifest and the files that are there, person by person."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from batik_gen.campaign.running.content import stamp_of
from batik_gen.campaign.running.keys import person_key, piece_key, portrait_key
from batik_gen.campaign.running.manifest import Manifest
from batik_gen.campaign.running.setting import Setting
from batik_gen.campaign.running.tasks import OF_MACHINE, GroupTask, PersonTask, is_settled
from batik_gen.campaign.values.participant import Participant
from batik_gen.campaign.values.piece import GROUP, Piece
from batik_gen.campaign.values.report import State
from batik_gen.deliverables.values.deliverable import Deliverable
from batik_gen.deliverables.values.purpose import Purpose


@dataclass(frozen=True)
class Due:
    """Hold what is due of a person.

    Parameters
    ----------
    task
        What has to be done, or None.
    standing
        How many pieces are made and stay.
    left_out
        Pieces that are not allowed, with what the consent lacks as their kind.
    changed
        Pieces that the manifest has otherwise, or not yet.
    stale
        Pieces that the manifest has and the plan has no more.
    may_measure
        Whether anything is allowed that needs the recordings; without it nothing measured is kept either.
    """

    task: PersonTask | None
    standing: int
    left_out: tuple[Piece, ...]
    changed: tuple[Piece, ...]
    stale: tuple[Piece, ...]
    may_measure: bool


def lacking(person: Participant, deliverable: Deliverable, today: str) -> str:
    """Return what a person's consent lacks for a deliverable: ``no_consent``, ``expired`` ...; empty for nothing."""
    consent = person.consent
    if consent is None:
        return "no_consent"
    if today > consent.until:
        return "expired"
    if today < consent.signed_on:
        return "not_yet"
    needs = deliverable.needs | ({Purpose.GROUP} if deliverable.per == "group" else set())
    return "" if consent.allows(needs, today) else "not_allowed"


def due_of(person: Participant, setting: Setting, manifest: Manifest) -> Due:
    """Return what is due of a person; opens no file."""
    plan, today = setting.plan, setting.today
    rows = manifest.pieces_of(person.id)
    wanted: list[Piece] = []
    left_out: list[Piece] = []
    for deliverable in plan.deliverables:
        if deliverable.per == "group":
            continue
        lacks = lacking(person, deliverable, today)
        for lang in langs_of(person, deliverable, plan.langs):
            bare = Piece(person.id, deliverable.id, lang)
            if lacks:
                left_out.append(replace(bare, state=State.LEFT_OUT, kind=lacks))
            else:
                wanted.append(rows.get((deliverable.id, lang), bare))
    places = {(piece.deliverable, piece.lang) for piece in (*wanted, *left_out)}
    stale = tuple(row for place, row in rows.items() if place not in places)
    of_group = any(each.per == "group" and not lacking(person, each, today) for each in plan.deliverables)
    due, content = _unsettled(person, wanted, setting, manifest, of_group) if wanted or of_group else (None, "")
    changed = [piece for piece in (*left_out, *(due or ())) if rows.get((piece.deliverable, piece.lang)) != piece]
    return Due(
        task=PersonTask(setting, person, tuple(due), content) if due is not None else None,
        standing=len(wanted) - len(due or ()),
        left_out=tuple(left_out),
        changed=tuple(changed),
        stale=stale,
        may_measure=bool(wanted) or of_group,
    )


def _unsettled(
    person: Participant, wanted: Sequence[Piece], setting: Setting, manifest: Manifest, of_group: bool
) -> tuple[list[Piece] | None, str]:
    """Return the pieces that are due, None where nothing is to be done, and the digest of recordings where known."""
    measured = manifest.measured(person.id)
    stamp = stamp_of(person.files)
    if measured is None or not stamp or measured.stamp != stamp or not measured.content:
        return [_there(piece, setting.output) for piece in wanted], ""
    portrait = portrait_key(person, measured.content)
    of_person = person_key(person, setting.plan, portrait, setting.today)
    due = []
    for piece in wanted:
        checked = _there(piece, setting.output)
        if not is_settled(checked, piece_key(setting.keys[piece.deliverable], piece.lang, (of_person,)), setting.retry):
            due.append(replace(checked, state=State.WAITING, key="", kind="", reason="", seconds=0.0))
    failed = measured.kind and (setting.retry or measured.kind in OF_MACHINE)
    if due or (of_group and (measured.portrait != portrait or failed)):
        return due, measured.content
    return None, measured.content


def langs_of(person: Participant, deliverable: Deliverable, langs: Sequence[str]) -> tuple[str, ...]:
    """Return in which languages a deliverable is made for a person; one empty where it has no words."""
    if not deliverable.by_lang:
        return ("",)
    return (person.lang,) if person.lang else tuple(langs)


def groups_due(setting: Setting, people: Sequence[Participant], manifest: Manifest) -> tuple[list[GroupTask], Due]:
    """Return things of groups that are due, once all people are measured, and what else has to change.

    A group is of those who allow it and could be measured, in the order of their ids.
    """
    rows = manifest.pieces_of(GROUP)
    tasks: list[GroupTask] = []
    left_out: list[Piece] = []
    places: set[tuple[str, str]] = set()
    standing = 0
    for deliverable in setting.plan.deliverables:
        if deliverable.per != "group":
            continue
        members = _members(setting, people, deliverable, manifest)
        digests = [person_key(person, setting.plan, key, setting.today) for person, key in members]
        for lang in setting.plan.langs if deliverable.by_lang else ("",):
            places.add((deliverable.id, lang))
            bare = Piece(GROUP, deliverable.id, lang)
            piece = rows.get((deliverable.id, lang), bare)
            key = piece_key(setting.keys[deliverable.id], lang, digests)
            if not members:
                left_out.append(replace(bare, state=State.LEFT_OUT, kind="nobody"))
            elif is_settled(_there(piece, setting.output), key, setting.retry):
                standing += piece.state is State.MADE
            else:
                tasks.append(GroupTask(setting, replace(piece, state=State.WAITING, key=key), members))
    stale = tuple(row for place, row in rows.items() if place not in places)
    changed = [piece for piece in left_out if rows.get((piece.deliverable, piece.lang)) != piece]
    changed += [task.piece for task in tasks]
    return tasks, Due(None, standing, tuple(left_out), tuple(changed), stale, True)


def _members(
    setting: Setting, people: Iterable[Participant], deliverable: Deliverable, manifest: Manifest
) -> tuple[tuple[Participant, str], ...]:
    found = []
    for person in people:
        if lacking(person, deliverable, setting.today):
            continue
        measured = manifest.measured(person.id)
        if measured and measured.portrait and not measured.kind:
            found.append((person, measured.portrait))
    return tuple(sorted(found, key=lambda member: member[0].id))


def _there(piece: Piece, output: Path) -> Piece:
    """Return a piece as it is, or as one that waits where a file of it is gone or was changed."""
    if piece.state is not State.MADE:
        return piece
    for file in piece.files:
        try:
            stat = os.stat(f"{output}/{file.name}")  # noqa: PTH116 - tens of thousands, and no path is made of each
        except OSError:
            return replace(piece, state=State.WAITING, key="")
        if stat.st_size != file.size or stat.st_mtime_ns != file.changed_ns:
            return replace(piece, state=State.WAITING, key="")
    return piece
