"""What a maker does to a cloth, step by step, and which wax survives into which bath."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field

from batik_gen.values.cloth import WARNA, Wax
from batik_gen.values.errors import BadProcess
from batik_gen.values.words import Words


@dataclass(frozen=True)
class Apply:
    """Put on the wax of these states (nglowong, nembok, mbironi)."""

    states: frozenset[Wax]


@dataclass(frozen=True)
class Dip:
    """Dip the cloth in a dye (medel, nyoga).

    Parameters
    ----------
    dye
        Name of the dye.
    alone
        Colour ``#rrggbb`` of finished cloth that was open in this bath only; in
        a ladder, that was open in this bath and in all before it.
    dips
        How many times the cloth goes in.
    fixer
        Name of what fixes the dye, or an empty string.
    kin
        The dye whose depth in a Design governs this bath, where the Design
        names none for the dye itself.
    note
        Told where no screen can show the colour; else empty.
    """

    dye: str
    alone: str
    dips: int = 1
    fixer: str = ""
    kin: str = "soga"
    note: str = ""


@dataclass(frozen=True)
class Colet(Dip):
    """Paint a dye by brush on the places of these states alone (nyolet)."""

    states: frozenset[Wax] = frozenset()


@dataclass(frozen=True)
class Scrape:
    """Scrape off the wax of these states (ngerok)."""

    states: frozenset[Wax]


@dataclass(frozen=True)
class Boil:
    """Boil out all wax (nglorod)."""


Step = Apply | Dip | Scrape | Boil


@dataclass(frozen=True)
class Palette:
    """Hold the main colours ``#rrggbb`` of one photograph, with the share of each in per cent."""

    photo: str
    colours: tuple[str, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Process:
    """Hold one declared way of waxing and dyeing.

    Parameters
    ----------
    name
        Key, as a Design writes it.
    title, meaning
        What it is called and what it stands for.
    region
        Where it is at home.
    cloth
        Colour ``#rrggbb`` of finished cloth that was never open to a bath.
    steps
        In working order.
    both
        Colour of finished cloth that was open in two baths, by the two bath
        numbers. Where a pair is missing the dyes just add up. Indigo and tannin
        together dye darker than their K/S sum, hence the colour is declared.
    sources
        Where colours and order come from.
    like
        For a state that the steps do not know, the state it is treated as here.
    turns
        For a state, those that its filled shapes take in turn, so that a plain
        plate may get a colour of its own.
    remukan
        How much the wax breaks where a cloth does not say: 0 where tradition
        counts cracks a fault.
    measured
        Palettes of photographs that the process is held against.
    ladder
        True where one dye is taken in many dips with wax added in between and
        none scraped off: a place is known by the number of dips it took.
    """

    name: str
    title: Words
    region: str
    meaning: Words
    cloth: str
    steps: tuple[Step, ...]
    both: Mapping[tuple[int, int], str]
    sources: tuple[str, ...]
    like: Mapping[Wax, Wax] = field(default_factory=dict)
    ladder: bool = False
    turns: Mapping[Wax, tuple[Wax, ...]] = field(default_factory=dict)
    remukan: float = 0.0
    measured: tuple[Palette, ...] = ()

    @property
    def dips(self) -> tuple[Dip, ...]:
        """Return the baths in order, those by brush among them."""
        return tuple(step for step in self.steps if isinstance(step, Dip))

    def resists(self) -> tuple[frozenset[Wax], ...]:
        """Return for each bath the states whose wax keeps the dye out.

        Raises
        ------
        BadProcess
            If a step waxes open cloth or scrapes wax that is not there.
        """
        held: set[Wax] = set()
        baths: list[frozenset[Wax]] = []
        for step in self.steps:
            if isinstance(step, Apply):
                if Wax.OPEN in step.states:
                    raise BadProcess(f"process '{self.name}' waxes 'open' cloth; open means no wax at all")
                held |= step.states
            elif isinstance(step, Scrape):
                missing = step.states - held
                if missing:
                    names = ", ".join(sorted(state.value for state in missing))
                    raise BadProcess(f"process '{self.name}' scrapes {names}, which is not on the cloth then")
                held -= step.states
            elif isinstance(step, Boil):
                held.clear()
            elif isinstance(step, Colet):
                baths.append(frozenset(Wax) - step.states)
            else:
                baths.append(frozenset(held))
        alike = [(state, as_this) for state, as_this in self.alike().items() if state is not as_this]
        return tuple(bath | {state for state, as_this in alike if as_this in bath} for bath in baths)

    def alike(self) -> Mapping[Wax, Wax]:
        """Return for each state that the steps do not know the one it is treated as."""
        known = set().union(*(step.states for step in self.steps if isinstance(step, Apply | Scrape | Colet)))
        places = {state: Wax.TEMBOK for state in WARNA if state not in known}
        return {**places, **self.like}

    def taken(self) -> Mapping[Wax, int]:
        """Return in how many baths of a ladder each state is dyed.

        Raises
        ------
        BadProcess
            If a later bath reaches what an earlier one does not: that is no ladder.
        """
        baths = self.resists()
        if not all(one <= other for one, other in itertools.pairwise(baths)):
            raise BadProcess(f"process '{self.name}' is called a ladder, but takes wax off between its dips")
        return {state: sum(state not in bath for bath in baths) for state in Wax}
