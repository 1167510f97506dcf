"""Which mapping a family has, and between which ends a Design's parameter moves at its voice."""

from dataclasses import replace
from pathlib import Path

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.registry import all_parameters, family_named, parameters_of, variant_named
from batik_gen.pattern.designing.mapping import Ends, Mapping, load_mapping, read_mapping, shipped_mapping
from batik_gen.values.design import Design
from batik_gen.values.features import PLACED


def mapping_of(family: Family, mapping: str | Path | None) -> Mapping:
    """Return the mapping of a family: the shipped rules with its own, or another table; raises BadMapping."""
    if mapping is not None:
        return load_mapping(mapping, all_parameters(), PLACED)
    table = shipped_mapping(parameters_of(family), PLACED)
    if not family.mapping:
        return table
    own = read_mapping(family.mapping, f"the mapping of {family.name}", all_parameters(), PLACED)
    return replace(table, rules=(*table.rules, *own.rules), local=(*table.local, *own.local))


def ends_of(held: Design, mapping: str | Path | None = None) -> dict[str, Ends]:
    """Return what each parameter of a Design would be for the least and for the most of its feature.

    Parameters
    ----------
    held
        The Design; its family, its variant and its voice decide.
    mapping
        The mapping that it was made with, as in ``design``.

    Returns
    -------
    The two ends of each parameter that a rule moves, the second the lower one where more of the feature makes
    less of it.

    Raises
    ------
    UnknownName
        If the family or the variant is not known.
    BadMapping
        If the mapping cannot be used.
    """
    family = family_named(held.motif)
    kind = variant_named(family, held.variant)
    kept = kind.ranges if kind else {}
    # Of two rules the later one stands, as in a Design.
    ends = {r.parameter: r.ends(held.voice, kept.get(r.parameter)) for r in mapping_of(family, mapping).rules}
    return {name: (least, most) for name, (least, most) in ends.items() if least != most}
