"""A Design that repeats: the block that suits its lattice, and the block drawn."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.declaring.registry import family_named, parameters_of
from batik_gen.pattern.designing.plan_of_design import plan_of, waxed
from batik_gen.pattern.hand.lattice import Lattice, common
from batik_gen.pattern.hand.torus import BEYOND, Torus
from batik_gen.pattern.repeating.layouts import RepeatLayout, layout_named
from batik_gen.pattern.repeating.period import Fit, fit, suiting
from batik_gen.values.cloth import Cloth, Period
from batik_gen.values.design import Design, Repeat
from batik_gen.values.errors import CannotRepeat

_TRIES = 33
"""Values that are tried of a parameter which may give way."""
_GIVING_WAY = 1.0
"""What it costs to move such a parameter through its whole range; see ``period.suiting``."""


def suited(design: Design, layout: RepeatLayout, asked_mm: tuple[float, float]) -> tuple[Design, float]:
    """Make of a Design one that repeats, in the block nearest to the asked size that whole cells fill.

    Parameters
    ----------
    design
        The Design.
    layout
        How the block shall repeat.
    asked_mm
        Width and height wished for.

    Returns
    -------
    The Design of just one block, and how far its cells are stretched to fit it, as a share.
    Parameters that the family declares as giving way may have moved.

    Raises
    ------
    CannotRepeat
        If no block of about that size will do.
    """
    if design.cloth:
        # Only the body of a cloth of several parts comes again.
        design = replace(design, cloth="", patches=())
    if design.patches and layout.mirrored:
        return _of_any_size(design, asked_mm)
    if design.patches:
        raise CannotRepeat(
            "a patchwork of several people never comes again; make a block of one Design without 'patches'"
        )
    best: tuple[float, Design, Fit] | None = None
    for tried, moved in _tried(design):
        try:
            found, cost = suiting(lattice_of(tried), asked_mm, layout.drop, layout.brick)
        except CannotRepeat as error:
            refused = error
            continue
        if best is None or cost + moved < best[0]:
            best = (cost + moved, tried, found)
    if best is None and layout.mirrored:
        return _of_any_size(design, asked_mm)
    if best is None:
        raise refused
    _, chosen, found = best
    if layout.mirrored:
        return replace(chosen, size_mm=found.block, repeat=None), found.stretch
    return replace(chosen, size_mm=found.block, repeat=Repeat(layout.name, found.block)), found.stretch


def _of_any_size(design: Design, asked_mm: tuple[float, float]) -> tuple[Design, float]:
    """Return a plain Design of the asked size, whole pixels wide: what is mirrored need not come again by itself."""
    found, _ = suiting(0.0, asked_mm, 0.0, 0.0)
    return replace(design, size_mm=found.block, repeat=None), 0.0


def _tried(design: Design) -> list[tuple[Design, float]]:
    """Return the Design, and with it those whose yielding parameters are moved; each with what that costs."""
    family = family_named(design.motif)
    tried = [(design, 0.0)]
    declared = parameters_of(family, design.variant)
    for name in family.yields:
        p = declared[name]
        now = design.parameters.get(name, p.default)
        for value in np.linspace(p.low, p.high, _TRIES).tolist():
            cost = _GIVING_WAY * abs(value - now) / (p.high - p.low) if p.high > p.low else 0.0
            tried.append((replace(design, parameters={**design.parameters, name: round(value, 6)}), cost))
    return tried


def lattice_of(design: Design) -> Lattice | float:
    """Return the two shortest vectors in mm by which the pattern of a Design repeats.

    Of a pattern that fits any block, return the block's least side in mm.

    Raises
    ------
    CannotRepeat
        If its family declares none.
    """
    family = family_named(design.motif)
    if family.lattice is None:
        raise CannotRepeat(
            f"the motif {family.name} declares no lattice by which it repeats, so it has no block; choose the layout "
            "'mirror', which suits any motif"
        )
    declared = family.lattice(plan_of(design)[0])
    return common([declared]) if isinstance(declared, tuple) else float(declared)


def torus_of(design: Design) -> Torus:
    """Return the torus on which a Design that repeats is drawn; raises CannotRepeat if its block does not fit."""
    assert design.repeat is not None
    layout = layout_named(design.repeat.layout)
    block = design.repeat.block_mm
    found = fit(lattice_of(design), block, layout.drop, layout.brick)
    drawn = _drawn(block)
    return Torus(
        one=found.one,
        other=found.other,
        goal=((block[0], layout.drop * block[1]), (layout.brick * block[0], block[1])),
        middle=(0.5 * drawn[0], 0.5 * drawn[1]),
        block=block,
        drawn_once=family_named(design.motif).drawn_once,
    )


def _drawn(block: tuple[float, float]) -> tuple[float, float]:
    # Cells that are stretched to fit lie elsewhere before.
    return block[0] * 1.07 + 2 * BEYOND, block[1] * 1.07 + 2 * BEYOND


def draw_block(design: Design) -> Cloth:
    """Wax the block of a Design that repeats, each stroke once; raises as ``draw``."""
    assert design.repeat is not None
    torus = torus_of(design)
    layout = layout_named(design.repeat.layout)
    plan, bath = plan_of(design, _drawn(design.repeat.block_mm), torus=torus)
    layers = family_named(design.motif).draw(plan)
    return waxed(design, bath, layers, Period(design.repeat.block_mm, layout.drop, layout.brick))
