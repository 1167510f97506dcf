"""Names of motifs and processes in a plan: whether there are such, without importing all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from batik_gen.values.errors import listed, most_like


@dataclass(frozen=True)
class NameProblem:
    """Hold what is wrong with a name: key of its sentence in ``plan.toml``, the name, the ones most like it."""

    key: str
    found: str
    near: str


@cache
def motif_problem(motif: str, variant: str) -> NameProblem | None:
    """Return what is wrong with a motif and its variant, None where nothing is."""
    from batik_gen.pattern.declaring.registry import families, family_named, shipped_names

    if motif not in shipped_names() and motif not in families():
        return NameProblem("unknown_motif", motif, near_or_known(motif, tuple(families())))
    if not variant:
        return None
    known = tuple(each.name for each in family_named(motif).variants)
    if variant in known:
        return None
    return NameProblem("unknown_variant" if known else "no_variants", variant, ", ".join(known))


@cache
def process_problem(process: str) -> NameProblem | None:
    """Return what is wrong with the name of a process, None where nothing is or it is left to the motif."""
    from batik_gen.render.processes.table import PROCESSES

    if not process or process in PROCESSES:
        return None
    return NameProblem("unknown_process", process, near_or_known(process, tuple(PROCESSES)))


def near_or_known(word: str, known: Sequence[str]) -> str:
    """Return the known names most like it, or all."""
    return ", ".join(most_like(word, known)) or listed(known)
