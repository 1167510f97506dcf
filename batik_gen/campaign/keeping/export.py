"""What may be shown, in a folder or an archive of its own, with the manifest of it as CSV and JSON."""

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

from batik_gen.campaign.running.due import groups_due, lacking
from batik_gen.campaign.running.manifest import Manifest
from batik_gen.campaign.running.places import output_of
from batik_gen.campaign.running.run import Order, setting_of
from batik_gen.campaign.values.piece import GROUP, Piece
from batik_gen.campaign.values.plan import Plan
from batik_gen.campaign.values.report import State
from batik_gen.deliverables.values.deliverable import Deliverable
from batik_gen.deliverables.values.purpose import Purpose
from batik_gen.values.errors import CannotWrite
from batik_gen.values.files import unfinished_folder, write_whole

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can tell: the same files, the same bytes."""


def showable(plan: Plan, order: Order, manifest: Manifest) -> Iterator[Piece]:
    """Yield what is made and may be shown on the day; of a group, where all of it may be, and no more is in it."""
    due, change = groups_due(setting_of(plan, order), plan.people, manifest)
    behind = {(each.deliverable, each.lang) for each in (*(task.piece for task in due), *change.left_out)}
    people = {person.id: person for person in plan.people}
    by_id = {deliverable.id: deliverable for deliverable in plan.deliverables}
    for piece in manifest.every_piece():
        deliverable = by_id.get(piece.deliverable)
        if deliverable is None or piece.state is not State.MADE:
            continue
        if piece.person == GROUP:
            if (piece.deliverable, piece.lang) not in behind and all_may(plan, deliverable, order.today):
                yield piece
        elif piece.person in people and not lacking(people[piece.person], shown(deliverable), order.today):
            yield piece


def export(plan: Plan, pieces: Sequence[Piece], target: Path) -> int:
    """Copy pieces, with ``manifest.csv`` and ``manifest.json``, into a new folder or a ``.zip``; return how many files.

    Raises
    ------
    CannotWrite
        If the target is there already, or cannot be written.
    """
    if target.exists():
        raise CannotWrite(f"{target.name} is there already; choose another name")
    root = output_of(plan.folder)
    names = [file.name for piece in pieces for file in piece.files]
    told = {"manifest.csv": manifest_csv(pieces), "manifest.json": manifest_json(pieces)}
    try:
        if target.suffix.lower() == ".zip":
            write_whole(target, lambda file: _pack(file, root, names, told), over=False)
        else:
            _copy(target, root, names, told)
    except OSError as error:
        raise CannotWrite(f"cannot write {target.name}: {error.strerror}; choose another place") from None
    return len(names)


def manifest_csv(pieces: Sequence[Piece]) -> bytes:
    """Return pieces as a table, a line for each file."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(["id", "deliverable", "lang", "state", "reason", "seconds", "file", "bytes", "sha256"])
    for piece in pieces:
        told = (piece.person, piece.deliverable, piece.lang, piece.state.value, piece.kind, f"{piece.seconds:.3f}")
        for file in piece.files or (None,):
            rows.writerow([*told, *((file.name, file.size, file.sha256) if file else ("", "", ""))])
    return out.getvalue().encode("utf-8-sig")


def manifest_json(pieces: Sequence[Piece]) -> bytes:
    """Return pieces as JSON."""
    told = [
        {
            "id": piece.person,
            "deliverable": piece.deliverable,
            "lang": piece.lang,
            "state": piece.state.value,
            "reason": piece.kind,
            "seconds": round(piece.seconds, 3),
            "files": [{"file": file.name, "bytes": file.size, "sha256": file.sha256} for file in piece.files],
        }
        for piece in pieces
    ]
    return (json.dumps(told, indent=1) + "\n").encode()


def all_may(plan: Plan, deliverable: Deliverable, today: str) -> bool:
    """Tell whether everybody of a group allows it to be shown."""
    public = shown(deliverable)
    return all(lacking(p, deliverable, today) or not lacking(p, public, today) for p in plan.people)


def shown(deliverable: Deliverable) -> Deliverable:
    """Return a deliverable that is shown in public, whatever it was made for."""
    return replace(deliverable, needs=deliverable.needs | {Purpose.SHOW})


def _pack(file: IO[bytes], root: Path, names: Sequence[str], told: dict[str, bytes]) -> None:
    # Pictures are packed already.
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.external_attr = 0o644 << 16
            with (root / name).open("rb") as source, archive.open(entry, "w", force_zip64=True) as copy:
                shutil.copyfileobj(source, copy)
        for name, content in told.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), content)


def _copy(target: Path, root: Path, names: Sequence[str], told: dict[str, bytes]) -> None:
    with unfinished_folder(target.parent) as hidden:
        whole = hidden / "whole"
        whole.mkdir()
        for name in names:
            (whole / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, whole / name)
        for name, content in told.items():
            (whole / name).write_bytes(content)
        whole.rename(target)
