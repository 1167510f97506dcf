"""Digests of all that a piece depends on: the same digest, the same bytes, so that nothing is made twice."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from batik_gen.campaign.running.content import sha256_of
from batik_gen.campaign.values.participant import Participant
from batik_gen.campaign.values.plan import Plan
from batik_gen.deliverables.values.job import Shown
from batik_gen.deliverables.values.purpose import Purpose
from batik_gen.version import __version__


def shown_of(person: Participant, plan: Plan, today: str) -> Shown:
    """Return what may be said of a person; a name, and whom they credit, only where their consent says so."""
    named = person.consent is not None and person.consent.allows(frozenset({Purpose.NAME}), today)
    return Shown(
        id=person.id,
        name=person.name if named else "",
        motif_name=person.motif_name,
        title=person.title,
        story=person.story,
        credit=person.credit if named else "",
        numbers=plan.numbers,
    )


def portrait_key(person: Participant, content: str) -> str:
    """Return the digest of what is measured: content, settings and version; no two people share one."""
    return _digest(__version__, person.id, content, person.condition, person.reading)


def person_key(person: Participant, plan: Plan, portrait: str, today: str) -> str:
    """Return the digest of a person's Design and what may be said of them."""
    cloth = (person.motif, person.variant, person.process, plan.size_mm, plan.seed, plan.voice, plan.whisper)
    return _digest(portrait, cloth, shown_of(person, plan, today))


def deliverable_keys(plan: Plan) -> Mapping[str, str]:
    """Return the digest of what each deliverable is like, and of all that is on everything, by its id."""
    brand = plan.brand
    logos = [sha256_of(logo) for logo in brand.logos]
    said = (brand.campaign, brand.client, brand.hashtags, brand.disclaimer, brand.contact, dict(brand.texts))
    return {each.id: _digest(__version__, each, said, logos) for each in plan.deliverables}


def piece_key(deliverable: str, lang: str, people: Iterable[str]) -> str:
    """Return the digest of a piece from those of its deliverable and its people, in the order of their ids."""
    return _digest(deliverable, lang, *people)


def _digest(*parts: object) -> str:
    written = json.dumps(parts, default=_plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """Return what JSON can write of a value that it does not know."""
    if is_dataclass(value) and not isinstance(value, type):
        return vars(value)
    if isinstance(value, frozenset):
        return sorted(map(_plain, value))
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Path):
        return value.name
    raise TypeError(type(value).__name__)
