"""The numbers of a legend as a public understands them: a value, what it is, and where it lies among people."""

from dataclasses import dataclass

from batik_gen.legend.rows import LegendRow, rows_of
from batik_gen.typesetting.typeset import NO_BREAK
from batik_gen.values.design import Design
from batik_gen.values.words import capital


@dataclass(frozen=True)
class Number:
    """Hold one number and what it sets.

    Parameters
    ----------
    parameter
        Name of the parameter of the cloth that it sets.
    value
        The number with its unit, as ``7.8 dB``; empty where nothing measured is shown.
    what
        What was measured.
    place
        Where it lies among people.
    reason
        What it does to the cloth, in one sentence.
    """

    parameter: str
    value: str
    what: str
    place: str
    reason: str


def numbers_of(design: Design, lang: str, public: bool = False) -> tuple[Number, ...]:
    """Return the numbers of a Design that were measured, in the order of its legend, each feature once."""
    seen: dict[str, Number] = {}
    for row in rows_of(design, lang, public):
        why = design.legend[row.name]
        if why.feature and why.measured is not None and why.feature not in seen:
            seen[why.feature] = _number(row)
    return tuple(seen.values())


def _number(row: LegendRow) -> Number:
    what, _, value = row.source.rpartition(": ")
    # The first sentence of a reason says it; what follows is of the field.
    reason = row.reason.partition(". ")[0].rstrip(".")
    return Number(row.name, value.replace(NO_BREAK, " "), capital(what), row.place, f"{reason}.")
