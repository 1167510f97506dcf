"""The maker's working order: every waxing, bath, scraping and boiling of one cloth, one after the other."""

from dataclasses import dataclass, replace
from enum import StrEnum

from batik_gen.render.processes.plate_colours import in_turn
from batik_gen.render.processes.steps import Apply, Boil, Colet, Dip, Process, Scrape
from batik_gen.render.processes.table import find_process
from batik_gen.values.cloth import TAHAP, Cloth, Wax


class Kind(StrEnum):
    """Say what is done in a job."""

    WAX = "wax"
    DIP = "dip"
    BRUSH = "brush"
    SCRAPE = "scrape"
    BOIL = "boil"
    INK = "ink"


_CRAFT = {1: "klowong", 2: "isen", 3: "latar", 4: "cecek", 5: "tembok", 6: "biron"}
"""What is waxed at each place of the maker's order, as ``Layer.step`` numbers it (docs/sources.md#order-of-work)."""


@dataclass(frozen=True)
class Job:
    """Hold one job at the cloth.

    Parameters
    ----------
    kind
        What is done.
    name
        What with: the craft name of the wax, or the dye, or the colour of an ink.
    states
        The wax put on, scraped off, or painted within the brush's reach; empty for a bath and for boiling.
    step
        For a waxing, the ``Layer.step`` that is waxed in it.
    bath
        For a dyeing, its number among those of the process.
    dye
        For a dyeing, what the process declares of it.
    after
        How many of the process's own steps have been begun when this job is done.
    """

    kind: Kind
    name: str
    states: frozenset[Wax] = frozenset()
    step: int | None = None
    bath: int | None = None
    dye: Dip | None = None
    after: int = 0

    @property
    def has_plate(self) -> bool:
        """Tell whether some places are worked and others not, so that a mask can show which."""
        return self.kind is not Kind.BOIL


def working_order(cloth: Cloth) -> tuple[Job, ...]:
    """Return the jobs of a cloth in order.

    One waxing of the process becomes a job for each ``Layer.step`` in it, since
    outlines, filling, dots and covering are done one after the other, each with its nib.

    Parameters
    ----------
    cloth
        The cloth; a strip of it will do, for only what its layers are counts here.

    Raises
    ------
    UnknownName
        If the cloth's process is not declared.
    """
    process = find_process(cloth.process, cloth.declaration)
    jobs: list[Job] = []
    bath = 0
    for number, step in enumerate(process.steps, 1):
        if isinstance(step, Apply):
            jobs += _waxings(_places(cloth, process), with_alike(process, step.states), number)
        elif isinstance(step, Scrape):
            states = with_alike(process, step.states)
            jobs.append(Job(Kind.SCRAPE, "-".join(sorted(step.states)), states, after=number))
        elif isinstance(step, Boil):
            jobs.append(Job(Kind.BOIL, "lorod", after=number))
        else:
            if isinstance(step, Colet):
                # One dye is painted in several colours, and only they tell the plates apart.
                colour = f"{step.dye} {step.alone}"
                jobs.append(Job(Kind.BRUSH, colour, step.states, bath=bath, dye=step, after=number))
            else:
                jobs.append(Job(Kind.DIP, step.dye, bath=bath, dye=step, after=number))
            bath += 1
    return tuple(jobs)


def _places(cloth: Cloth, process: Process) -> set[tuple[Wax, int]]:
    """Return what may be waxed at which place of the maker's order."""
    return {(wax, layer.step) for layer in cloth.layers for wax in (layer.wax, *process.turns.get(layer.wax, ()))}


def _waxings(places: set[tuple[Wax, int]], states: frozenset[Wax], after: int) -> list[Job]:
    """Return a job for each place in the maker's order, and one for each step of a ladder."""
    plain = states - {*TAHAP}
    order = sorted({place for wax, place in places if wax in plain})
    jobs = [Job(Kind.WAX, _CRAFT.get(place, f"{place}"), plain, place, after=after) for place in order]
    there = {wax for wax, _ in places}
    return [*jobs, *(Job(Kind.WAX, wax.value, frozenset({wax}), after=after) for wax in TAHAP if wax in states & there)]


def with_alike(process: Process, states: frozenset[Wax]) -> frozenset[Wax]:
    """Return the states together with those that the process treats as one of them."""
    return states | {state for state, as_this in process.alike().items() if as_this in states}


def turned(cloth: Cloth) -> Cloth:
    """Return the cloth with its plates divided among the colours that its process keeps for them."""
    turns = find_process(cloth.process, cloth.declaration).turns
    parts = (part for layer in cloth.layers for part in in_turn(layer, turns))
    return replace(cloth, layers=tuple(parts))
