"""The verb *draw*: a Design becomes a waxed Cloth, whole or strip by strip."""

from functools import cached_property
from itertools import pairwise

import numpy as np

from batik_gen.pattern.cloths.assembling import draw_cloth, hand_of
from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.designing.design import check
from batik_gen.pattern.designing.plan_of_design import plan_of, waxed
from batik_gen.pattern.hand.view import WHOLE, View, median
from batik_gen.pattern.repeating.cap import draw_stamped, is_stepping
from batik_gen.pattern.repeating.repeat import draw_block
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design

_SURVEYED = 300_000.0
"""Area in mm² surveyed at once: enough to be quick, little enough to be small in memory."""


def draw(design: Design, window: tuple[float, float] | None = None) -> Cloth:
    """Wax a cloth as a Design says.

    Parameters
    ----------
    design
        A Design, made by ``design`` or edited by hand.
    window
        Upper and lower edge, in mm, of a strip of the cloth: only what touches it is drawn,
        and exactly as in the whole cloth. To draw several strips of one cloth use ``Strips``.

    Returns
    -------
    The Cloth, in millimetres; equal for equal Designs. Its recipe is the Design without what was
    measured (``Design.for_drawing``).

    Raises
    ------
    UnknownName, BadDesign, BadSize
        If the Design names what no table declares, or leaves a range.
    """
    if window is None:
        check(design)
        return _cloth(design.for_drawing(), WHOLE)
    return Strips(design)(*window)


def drawn_by_place(design: Design) -> bool:
    """Tell whether a part of a cloth is drawn for itself, and not the whole for each."""
    return family_named(design.motif).by_place and design.repeat is None and not design.cloth


def glance(design: Design, box_mm: tuple[float, float, float, float] | None, planned: bool = False) -> Cloth:
    """Wax a rectangle of a cloth soon, nearly as it is in the whole.

    What is typical of all copies is taken from those in the rectangle: to survey all of them can take longer than
    to draw some.

    Parameters
    ----------
    design
        A Design; of a rectangle of it one of which ``drawn_by_place`` is true.
    box_mm
        Left, top, right and bottom, mm; None for the whole.
    planned
        Whether lines are left as they were planned, which from afar look as a hand draws them.

    Raises
    ------
    UnknownName, BadDesign, BadSize
        As ``draw``.
    """
    check(design)
    left, top, right, bottom = box_mm or (-np.inf, -np.inf, np.inf, np.inf)
    return _cloth(design.for_drawing(), View(top, bottom, left=left, right=right, planned=planned))


class Strips:
    """Draw strips of one cloth, each as it is in the whole.

    Parameters
    ----------
    design
        The Design. An object of this class can be sent to another process.

    Raises
    ------
    UnknownName, BadDesign, BadSize
        As ``draw``.
    """

    def __init__(self, design: Design) -> None:
        check(design)
        # Drawn from what the recipe holds and no more, a cloth made again from it cannot differ.
        self.design = design.for_drawing()
        self._typical = _surveyed(design) if drawn_by_place(design) else None

    def __call__(self, top: float, bottom: float, left: float = -np.inf, right: float = np.inf) -> Cloth:
        """Return the Cloth with what touches the strip from ``top`` to ``bottom``, and from ``left`` to ``right``, mm.

        A family that cannot be drawn by place alone is drawn whole, as is the block of a cloth that repeats.
        """
        if self._typical is None:
            return self._whole
        view = View(float(top), float(bottom), self._typical, left=float(left), right=float(right))
        return _cloth(self.design, view)

    @cached_property
    def _whole(self) -> Cloth:
        return _cloth(self.design, WHOLE)

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.design.to_toml(), self._typical)


def _again(text: str, typical: dict[str, FloatArray] | None) -> Strips:
    strips = object.__new__(Strips)
    strips.design = Design.from_toml(text)
    strips._typical = typical
    return strips


def _cloth(design: Design, view: View) -> Cloth:
    if design.repeat is not None:
        return draw_stamped(design) if is_stepping(design.repeat.layout) else draw_block(design)
    if design.cloth:
        plan, bath = hand_of(design)
        layers = draw_cloth(design, plan.hand)
    else:
        plan, bath = plan_of(design, view=view)
        layers = family_named(design.motif).draw(plan)
    return waxed(design, bath, layers)


def _surveyed(design: Design) -> dict[str, FloatArray]:
    """Return what is typical of all copies, by the survey of the family: strip by strip, without drawing."""
    survey = family_named(design.motif).survey
    if survey is None:
        return {}
    width, height = design.size_mm
    cuts = [-np.inf, *np.arange(1, int(width * height / _SURVEYED) + 1) * (_SURVEYED / width), np.inf]
    measured: dict[str, list[FloatArray]] = {}
    for top, bottom in pairwise(cuts):
        view = View(float(top), float(bottom))
        for name, sample in survey(plan_of(design, view=view)[0]).items():
            measured.setdefault(name, []).append(sample.within(view))
    return {name: median(np.concatenate(values)) for name, values in measured.items()}
