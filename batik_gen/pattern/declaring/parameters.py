"""What parameters and variants are declared with."""

from collections.abc import Mapping
from dataclasses import dataclass

from batik_gen.values.words import Words


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
    process
        The process that is usual for it; empty where it is the family's.
    """

    name: str
    label: Words
    meaning: Words
    ranges: Mapping[str, tuple[float, float]]
    restricted: bool = False
    process: str = ""
