"""Many persons on one cloth: the verb *together*, and whose patch is whose."""

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.registry import families, family_named, parameters_of
from batik_gen.pattern.designing.design import check_size
from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.patchwork.people import is_patchwork
from batik_gen.values.arrays import FloatArray
from batik_gen.values.design import STILL, Design
from batik_gen.values.errors import BadDesign, BadValue
from batik_gen.values.own_process import name_of_process
from batik_gen.version import __version__


def together(
    motif: str,
    designs: Sequence[Design],
    *,
    process: str | None = None,
    declaration: str = "",
    size_mm: tuple[float, float] | None = None,
    seed: int = 1,
) -> Design:
    """Bring the Designs of several persons onto one cloth.

    Parameters
    ----------
    motif
        A family that divides the cloth into patches: ``tambal`` or ``sekar-jagad``.
    designs
        One Design for each person. Where it is of a patchwork itself, that person's patches are
        filled as usual in their proportions; where it is of another family, with that motif made small.
    process
        Name of a wax-and-dye process; the family's usual one if None.
    declaration
        The TOML of a process of one's own, which it names itself; empty for one that is known by name.
    size_mm
        Width and height of the cloth in mm; those of the first Design if None.
    seed
        Seed of the hand.

    Returns
    -------
    A complete Design. What belongs to the cloth as a whole, such as the size of the patches or the
    depth of the baths, is the mean of all.

    Raises
    ------
    UnknownName
        If no family has that name.
    BadValue
        If it has no patches.
    BadDesign
        If there is nobody.
    BadSize
        If the size cannot be used.
    BadProcess
        If the declaration names no process, or another one.
    """
    family = patchwork_named(motif)
    if not designs:
        raise BadDesign("there is no Design to bring together; give one for each person")
    size_mm = size_mm or designs[0].size_mm
    check_size(size_mm)
    parameters = {}
    for name, p in parameters_of(family).items():
        held = [d.parameters[name] for d in designs if name in d.parameters]
        parameters[name] = float(f"{sum(held) / len(held):.6g}") if held else p.default
    return Design(
        version=__version__,
        motif=family.name,
        process=name_of_process(process, declaration, family.process),
        declaration=declaration,
        size_mm=(float(size_mm[0]), float(size_mm[1])),
        seed=seed,
        mapping=designs[0].mapping,
        norms=designs[0].norms,
        parameters=parameters,
        local={},
        field=STILL,
        legend={},
        voice=designs[0].voice,
        patches=tuple(replace(d, repeat=None, patches=(), declaration="") for d in designs),
    )


def patchwork_named(motif: str) -> Family:
    """Return the family of that name; raises UnknownName, and BadValue where it has no patches."""
    family = family_named(motif)
    if not is_patchwork(family):
        known = " or ".join(name for name, other in families().items() if is_patchwork(other))
        raise BadValue(f"'{motif}' is not made of patches, so that several persons have no place on it; give {known}")
    return family


def whose(design: Design) -> list[tuple[int, FloatArray]]:
    """Return for each patch that has its middle on the cloth its person's number, from 1, and that middle in mm.

    Raises
    ------
    UnknownName, BadDesign, BadSize
        As ``draw``.
    BadValue
        If the family has no patches.
    """
    family = patchwork_named(design.motif)
    laid = import_module(family.draw.__module__).whose(plan_of(design)[0])
    width, height = design.size_mm
    return [(who + 1, at) for who, at in laid if 0 <= at[0] <= width and 0 <= at[1] <= height]
