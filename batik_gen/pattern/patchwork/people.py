"""Whose patch is whose: one Design for each person, shared out evenly, neighbours never the same where that can be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

import numpy as np

from batik_gen.pattern.declaring.common_parameters import SHARED
from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.designing.design import PATCH, check
from batik_gen.pattern.patchwork.fillings import PATCH as FILLED
from batik_gen.pattern.patchwork.fillings import SMALL, Filling, Small
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.errors import BadDesign, BadSize

_LARGE = 0.6
"""Size in a patch of families that are not drawn there by tradition, against the smallest that cloth has."""
_USUAL = {p.name: p.default for p in FILLED}
_SEEN = 0.25
"""A patch is someone's share if so much of it lies on the cloth."""


@dataclass(frozen=True)
class Person:
    """Hold what one person brings to a patchwork.

    Parameters
    ----------
    plan
        Their Design, drawn by the cloth's own hand; the cloth's where it is nobody's in particular.
    own
        Their motif made small, or None where their Design is a patchwork itself: then the patches are
        filled as usual, in their proportions.
    family, parameters
        That motif's family and their values for it.
    """

    plan: Plan
    own: Small | None = None
    family: Family | None = None
    parameters: dict[str, float] | None = None

    def share(self, name: str) -> float:
        """Return a number of the patchwork's own, the usual one where their Design is of another family."""
        return self.plan.value(name) if name in self.plan.declared else _USUAL[name]


def is_patchwork(family: Family) -> bool:
    """Tell whether a family divides the cloth into patches."""
    return any(p.name == PATCH for p in family.parameters)


def people_of(plan: Plan) -> tuple[Person, ...]:
    """Return everyone who has a Design on this cloth, in the order in which they were given.

    Raises
    ------
    UnknownName, BadDesign, BadSize
        If one of the Designs cannot be drawn.
    """
    from batik_gen.pattern.declaring.registry import family_named

    if not plan.design.patches:
        return (Person(plan),)
    found = []
    for number, held in enumerate(plan.design.patches, 1):
        try:
            # What a family has no use for may still be asked of a patch: it is the usual then.
            declared = {p.name: p for p in SHARED} | check(held)
        except (BadDesign, BadSize) as error:
            raise type(error)(f"patch Design {number}: {error}") from None
        theirs = Plan(replace(held, size_mm=plan.design.size_mm), declared, plan.hand, plan.drawn_mm, plan.view)
        family = family_named(held.motif)
        if is_patchwork(family):
            found.append(Person(theirs))
        else:
            small, parameters = _made_small(theirs, family)
            found.append(Person(theirs, small, family, parameters))
    return tuple(found)


def _made_small(plan: Plan, family: Family) -> tuple[Small, dict[str, float]]:
    """Draw a person's motif in the size class of patches: lengths near the least, all else as it is."""
    small = SMALL.get(family.name) or Small(family.name, True, {}, (), (), _LARGE, True)
    parameters = {p.name: plan.value(p.name) for p in family.parameters}
    for p in family.parameters:
        value = parameters[p.name]
        if p.name in small.held and p.unit != "mm":
            parameters[p.name] = small.held[p.name]
        elif p.unit == "mm":
            # A larger pitch stays a larger one, within what a patch has room for.
            least = small.held.get(p.name, p.low)
            parameters[p.name] = max(p.low, least * (0.8 + 0.2 * value / p.default))
    return small, parameters


def shared_out(neighbours: Sequence[Sequence[int]], seen: FloatArray, count: int) -> IntArray:
    """Give every patch to one of ``count`` persons, evenly, so that neighbours are different persons.

    Parameters
    ----------
    neighbours
        For each patch those it has a side in common with.
    seen
        How much of each patch lies on the cloth, 0..1.
    count
        How many persons. With four or more, neighbours differ as good as always; with fewer, where they can.

    Returns
    -------
    For each patch the person's number, from 0.

    Raises
    ------
    BadDesign
        If there are more persons than patches to be seen.
    """
    whole = int((seen >= _SEEN).sum())
    if count > max(whole, 1):
        raise BadDesign(
            f"{count} persons on a cloth with {whole} patches; make it larger, or its patches smaller, "
            "so that each person has one"
        )
    given = np.full(len(seen), -1, np.int64)
    had = np.zeros(count)
    # From the patch with the fewest persons left to choose from to the next (Brélaz 1979), whole ones first.
    beside: list[set[int]] = [set() for _ in seen]
    waiting = [(count, int(share < _SEEN), at) for at, share in enumerate(seen.tolist())]
    heapify(waiting)
    while waiting:
        choices, _, at = heappop(waiting)
        if given[at] >= 0 or choices != count - len(beside[at]):
            continue
        free = [p for p in range(count) if p not in beside[at]] or list(range(count))
        # Whoever has least; among equals in turn.
        chosen = min(free, key=lambda p: (float(np.rint(had[p] * 64)), p))
        given[at] = chosen
        had[chosen] += seen[at]
        for n in neighbours[at]:
            if given[n] < 0 and chosen not in beside[n]:
                beside[n].add(chosen)
                heappush(waiting, (count - len(beside[n]), int(seen[n] < _SEEN), n))
    return given


def fillings_of(
    people: Sequence[Person],
    given: IntArray,
    neighbours: Sequence[Sequence[int]],
    usual: Sequence[Filling],
    others: Sequence[Sequence[Filling]],
) -> list[Filling]:
    """Return what fills each patch.

    Parameters
    ----------
    people, given
        Everyone, and the number of each patch's person.
    neighbours
        For each patch those it has a side in common with.
    usual, others
        The usual filling of each patch, unlike those of its neighbours, and what may stand there instead.

    Returns
    -------
    A person's own motif, but not in two neighbouring patches of theirs; else the usual filling, or
    another one where a neighbour has it as their own.
    """
    chosen: list[Filling] = list(usual)
    own = np.zeros(len(given), bool)
    for at, person in enumerate(given.tolist()):
        small = people[person].own
        if small is not None and not any(own[n] and given[n] == person for n in neighbours[at]):
            chosen[at], own[at] = small, True
    for at in np.flatnonzero(~own).tolist():
        beside = {chosen[n].name for n in neighbours[at]}
        if chosen[at].name in beside:
            chosen[at] = next((f for f in others[at] if f.name not in beside), chosen[at])
    return chosen
