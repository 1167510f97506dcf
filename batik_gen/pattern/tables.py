"""The kinds of objects the pattern tables declare: words, parameters, families, fillings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from batik_gen.cloth import Layer
    from batik_gen.pattern.plan import Plan


@dataclass(frozen=True)
class Words:
    """Hold one text in English and in Indonesian."""

    en: str
    id: str

    def say(self, lang: str) -> str:
        """Return the text in ``en`` or ``id``."""
        return self.id if lang == "id" else self.en


@dataclass(frozen=True)
class Parameter:
    """Declare a number that a drawing depends on.

    Parameters
    ----------
    name
        ``group.name``; the group is the family, or a table that all families share.
    label
        What it is called in the legend.
    unit
        ``mm``, ``deg``, or an empty string for a ratio or a count.
    low, high
        The range that real cloth has; a Design outside it is refused.
    default
        The value where nothing sets it.
    source
        Where the range comes from.
    choice
        True where whole numbers name kinds: a person chooses one, a measured number never does.
    """

    name: str
    label: Words
    unit: str
    low: float
    high: float
    default: float
    source: str
    choice: bool = False


@dataclass(frozen=True)
class Variant:
    """Declare a kind of a family that has a name of its own, as a size class.

    Parameters
    ----------
    name
        Name on the command line, beside that of the family.
    label
        Its name in words.
    meaning
        What tells it from its sisters, or what it is said to mean.
    ranges
        Parameter -> lowest and highest value; two equal ends fix it. What measured
        numbers move, they move from end to end of these.
    restricted
        True where it is drawn only for who asks for it by name: its ranges may then
        leave those of the family.
    """

    name: str
    label: Words
    meaning: Words
    ranges: Mapping[str, tuple[float, float]]
    restricted: bool = False


@dataclass(frozen=True)
class Family:
    """Declare a motif family.

    Parameters
    ----------
    name
        Name on the command line.
    label
        Its name in words.
    region
        Where it belongs.
    meaning
        What it is said to mean.
    rule
        Who may wear it where; the larangan, or that it is free to all.
    larangan
        True where a court restricts or restricted it.
    symmetry
        Wallpaper group of the plan.
    sources
        Where the words above come from.
    parameters
        The family's own parameters.
    draw
        Draws the layers of a Plan, lowest first.
    by_place
        True where each copy depends on its place alone and all copies stand on ``sites``, so
        that a strip can be drawn without the rest (see ``pattern.window``).
    process
        The way of waxing and dyeing that is usual for it, taken where none is named.
    variants
        Its kinds that have names of their own.
    mapping
        Rules in TOML, as those of the shipped table, that another package brings for its own
        family; they are added to the shipped table.
    yields
        Parameters that may give way a little so that whole cells fill a block which repeats.
    """

    name: str
    label: Words
    region: Words
    meaning: Words
    rule: Words
    larangan: bool
    symmetry: str
    sources: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    draw: Callable[["Plan"], tuple["Layer", ...]]
    by_place: bool = False
    process: str = "sogan-yogya"
    variants: tuple[Variant, ...] = ()
    yields: tuple[str, ...] = ()
    mapping: str = ""


@dataclass(frozen=True)
class Isen:
    """Declare a filling: its name, what it is, where it is used."""

    name: str
    label: Words
    use: Words
    source: str
