"""Which repeats suit a lattice: whole numbers of its cells, as near as may be to what was asked for."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.hand.lattice import Lattice, Vector, in_cells, shortest
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.errors import CannotRepeat

STEP_DPI = 75
"""A block is cut between no two pixels at multiples of so many pixels an inch."""
GRAIN = 25.4 / STEP_DPI
"""Sides of a block are multiples of this, mm: an even number of pixels at 150 and at 300 dpi."""

STRETCH = 0.06
"""Most that the cells may be stretched or slanted to fit a block, as a share."""

_WEIGHT = 25.0
"""One per cent of stretch counts as much as a quarter more or less of size."""
_SIZES = ((0.45, 2.4), (0.15, 7.0))
"""Blocks between these shares of what was asked for are looked at, further ones only if there is none nearer."""


@dataclass(frozen=True)
class Fit:
    """Hold a block that whole cells fill.

    Parameters
    ----------
    one, other
        The two vectors of the period, sums of the lattice's own, mm.
    block
        Width and height of the block, mm.
    stretch
        How far cells are stretched or slanted to fit it, as a share.
    """

    one: Vector
    other: Vector
    block: Vector
    stretch: float


def goal(block: Vector, drop: float, brick: float) -> Lattice:
    """Return the two vectors of a block's layout, mm."""
    width, height = block
    return (width, drop * height), (brick * width, height)


def fit(lattice: Lattice | float, block: Vector, drop: float, brick: float) -> Fit:
    """Fit whole cells of a lattice into a block of just this size.

    Parameters
    ----------
    lattice
        The two vectors of the pattern, mm; of one that lies freely, the least side of a block.
    block
        Width and height, mm.
    drop, brick
        How far the next column lies lower and the next row to the right, in shares of the block.

    Raises
    ------
    CannotRepeat
        If that would stretch the pattern beyond ``STRETCH``.
    """
    if isinstance(lattice, float):
        return Fit(*goal(block, drop, brick), block, 0.0)
    wanted = np.array(goal(block, drop, brick))
    basis = np.array(lattice)
    number = np.rint(in_cells(basis, wanted))
    one, other = number[:, :1] * basis[0] + number[:, 1:] * basis[1]
    found = Fit((float(one[0]), float(one[1])), (float(other[0]), float(other[1])), block, 0.0)
    stretch = _stretch(np.array([one, other]), wanted)
    if not stretch <= STRETCH:
        raise CannotRepeat(
            f"whole cells of this pattern do not fill a block of {block[0]:g} x {block[1]:g} mm; "
            "'batik-gen tile' finds one that they fill"
        )
    return Fit(found.one, found.other, block, stretch)


def _stretch(vectors: FloatArray, wanted: FloatArray) -> float:
    """Return the greatest change that turns two vectors into the wanted ones; infinite where they span nothing."""
    (ax, ay), (bx, by) = vectors
    if abs(ax * by - ay * bx) < 1e-9:
        return float("inf")
    # Rows of the map: what the unit vectors become, less themselves.
    units = in_cells(vectors, np.eye(2))
    moved = units[:, :1] * wanted[0] + units[:, 1:] * wanted[1] - np.eye(2)
    return float(np.abs(moved).max())


def suiting(lattice: Lattice | float, asked: Vector, drop: float, brick: float) -> tuple[Fit, float]:
    """Find the block nearest to the asked size that whole cells fill with little stretch.

    Returns
    -------
    The fit, and what it costs: the changes of size, as shares, and a weighted stretch.

    Raises
    ------
    CannotRepeat
        If no block of about that size will do.
    """
    if isinstance(lattice, float):
        return fit(lattice, (_grained(max(asked[0], lattice)), _grained(max(asked[1], lattice))), drop, brick), 0.0
    for within in _SIZES:
        best: tuple[float, Vector] | None = None
        for size in _candidates(np.array(lattice), asked, within, drop, brick):
            snapped = (_grained(size[0]), _grained(size[1]))
            try:
                found = fit(lattice, snapped, drop, brick)
            except CannotRepeat:
                continue
            off = sum(max(side / want, want / side) - 1 for side, want in zip(snapped, asked, strict=True))
            cost = off + _WEIGHT * found.stretch
            if best is None or cost < best[0] - 1e-9:
                best = (cost, snapped)
        if best is not None:
            return fit(lattice, best[1], drop, brick), best[0]
    raise CannotRepeat(
        f"no whole number of this pattern's cells fills a block near {asked[0]:g} x {asked[1]:g} mm; ask for another "
        "size, or for the layout 'mirror', which suits any pattern"
    )


def _cells_within(basis: FloatArray, reach: float) -> FloatArray:
    short = shortest(basis)
    (ax, ay), (bx, by) = short
    high = abs(ax * by - ay * bx) / np.sqrt(max((short[0] * short[0]).sum(), (short[1] * short[1]).sum()))
    most = int(reach / high) + 1
    i: IntArray = np.arange(-most, most + 1)
    ii, jj = (g.ravel() for g in np.meshgrid(i, i))
    return np.asarray(ii[:, None] * short[0] + jj[:, None] * short[1])


def _candidates(basis: FloatArray, asked: Vector, within: Vector, drop: float, brick: float) -> list[Vector]:
    """Return sizes of blocks whose two vectors are nearly vectors of the lattice."""
    low, high = within
    cells = _cells_within(basis, 1.2 * high * float(np.sqrt(asked[0] * asked[0] + asked[1] * asked[1])))
    steep = STRETCH
    # The upright vector of straight and half-drop, the level one of half-brick, stand alone.
    upright = brick == 0.0
    along, across = (1, 0) if upright else (0, 1)
    first = cells[
        (np.abs(cells[:, across]) <= steep * np.abs(cells[:, along])) & (cells[:, along] > low * asked[along])
    ]
    sides = np.unique(np.rint(first[first[:, along] < high * asked[along], along] * 1e4)) / 1e4
    shift = drop if upright else brick
    sizes: list[Vector] = []
    for side in sides.tolist():
        other = cells[:, across]
        near = np.abs(cells[:, along] - shift * side) <= steep * np.abs(other)
        chosen = other[near & (other > low * asked[across]) & (other < high * asked[across])]
        for beside in (np.unique(np.rint(chosen * 1e4)) / 1e4).tolist():
            sizes.append((beside, side) if upright else (side, beside))
    return sizes


def _grained(side: float) -> float:
    return round(round(side / GRAIN) * GRAIN, 9)
