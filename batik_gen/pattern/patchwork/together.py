"""Many persons on one cloth: the verb *together*, and whose patch is whose."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

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

SIDES_MM = (400.0, 500.0, 630.0, 800.0, 1000.0, 1250.0, 1600.0, 2000.0, 2500.0, 3200.0, 4000.0, 5000.0, 6000.0)
"""Sides of square cloths that grow with the number of persons."""
_INSIDE = 40.0
"""A patch is seen well that has its middle so far inside the cloth, mm."""


def together(
    motif: str,
    designs: Sequence[Design],
    *,
    process: str | None = None,
    declaration: str = "",
    size_mm: tuple[float, float] | None = None,
    seed: int = 1,
    ids: Sequence[str] = (),
) -> Design:
    """Bring the Designs of several persons onto one cloth.

    Parameters
    ----------
    motif
        A family that divides the cloth into patches: ``tambal`` or ``sekar-jagad``; with ids also ``lereng``, whose
        friezes are dealt out by stretches.
    designs
        One Design for each person. Where it is of a patchwork itself, that person's patches are
        filled as usual in their proportions; where it is of another family, with that motif made small.
    process
        Name of a wax-and-dye process; the family's usual one if None.
    declaration
        The TOML of a process of one's own, which it names itself; empty for one that is known by name.
    size_mm
        Width and height of the cloth in mm; those of the first Design if None, with ids the least of ``SIDES_MM``
        on which everybody has a place.
    seed
        Seed of the hand.
    ids
        An id of each Design's person. Then patches belong to ids (see ``owning``): nobody's change when another
        person comes or goes, for the cloth is nobody's in particular, and each patch is drawn from one Design alone.

    Returns
    -------
    A complete Design. What belongs to the cloth as a whole, such as the size of the patches or the
    depth of the baths, is the mean of all; with ids it is the usual.

    Raises
    ------
    UnknownName
        If no family has that name.
    BadValue
        If it has no patches.
    BadDesign
        If there is nobody, or with ids somebody would have no patch, or ids are not as many as Designs or not unlike.
    BadSize
        If the size cannot be used.
    BadProcess
        If the declaration names no process, or another one.
    """
    family = shared_named(motif) if ids else patchwork_named(motif)
    if not designs:
        raise BadDesign("there is no Design to bring together; give one for each person")
    if ids:
        return _owned(_begun(family, designs, process, declaration, seed), designs, ids, size_mm)
    size_mm = size_mm or designs[0].size_mm
    check_size(size_mm)
    parameters = {}
    for name, p in parameters_of(family).items():
        held = [d.parameters[name] for d in designs if name in d.parameters]
        parameters[name] = float(f"{sum(held) / len(held):.6g}") if held else p.default
    return replace(
        _begun(family, designs, process, declaration, seed),
        size_mm=(float(size_mm[0]), float(size_mm[1])),
        parameters=parameters,
        patches=tuple(replace(d, repeat=None, patches=(), declaration="") for d in designs),
    )


def _begun(family: Family, designs: Sequence[Design], process: str | None, declaration: str, seed: int) -> Design:
    """Return what Designs of one cloth have in common, without a person on it."""
    return Design(
        version=__version__,
        motif=family.name,
        process=name_of_process(process, declaration, family.process),
        declaration=declaration,
        size_mm=designs[0].size_mm,
        seed=seed,
        mapping=designs[0].mapping,
        norms=designs[0].norms,
        parameters={},
        local={},
        field=STILL,
        legend={},
        voice=designs[0].voice,
    )


def _owned(cloth: Design, designs: Sequence[Design], ids: Sequence[str], size_mm: tuple[float, float] | None) -> Design:
    """Put Designs on a cloth by the ids of their persons."""
    if len(set(ids)) != len(designs) or len(ids) != len(designs):
        raise BadDesign(f"{len(ids)} ids do not name {len(designs)} persons; give one for each, no two alike")
    if cloth.motif == "lereng" and any(d.motif != cloth.motif for d in designs):
        raise BadDesign("the friezes of a lereng are drawn from Designs of it; give one of lereng for each person")
    order = sorted(range(len(ids)), key=lambda at: ids[at])
    # What followed time and head on their own cloth would follow another place on a larger one.
    still = [replace(designs[at], repeat=None, patches=(), declaration="", local={}, field=STILL) for at in order]
    shared = replace(
        cloth,
        parameters={name: p.default for name, p in parameters_of(family_named(cloth.motif)).items()},
        patches=tuple(still),
        owners=tuple(ids[at] for at in order),
    )
    sizes = [size_mm] if size_mm else [(side, side) for side in SIDES_MM]
    for size in sizes:
        check_size(size)
        shared = replace(shared, size_mm=(float(size[0]), float(size[1])))
        missing = len(ids) - len({who for who, at in whose(shared) if _within(at, size)})
        if not missing:
            return shared
    raise BadDesign(
        f"{missing} of {len(ids)} persons would have no patch on a cloth of {size[0]:g} x {size[1]:g} mm; "
        "make it larger, or bring fewer together"
    )


def _within(at: FloatArray, size_mm: tuple[float, float]) -> bool:
    return bool((at > _INSIDE).all() and (at < np.array(size_mm) - _INSIDE).all())


def shared_named(motif: str) -> Family:
    """Return the family of that name; raises UnknownName, and BadValue where persons have no places of their own."""
    family = family_named(motif)
    if family.whose is None:
        known = " or ".join(name for name, other in families().items() if other.whose)
        raise BadValue(f"'{motif}' has no places that could be several persons'; give {known}")
    return family


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
    family = shared_named(design.motif)
    assert family.whose is not None, "it was asked for just now"
    laid = family.whose(plan_of(design)[0])
    width, height = design.size_mm
    return [(who + 1, at) for who, at in laid if 0 <= at[0] <= width and 0 <= at[1] <= height]


def usual_side(design: Design, count: int) -> float:
    """Return the side in mm of a square as large as a usual one of so many patches."""
    side: float = (design.size_mm[0] * design.size_mm[1] / max(count, 1)) ** 0.5
    return side
