"""From a Design to the Plan that a family draws by, and from the wax it laid to the Cloth."""

from batik_gen.pattern.declaring.common_parameters import LEFT_TO_PROCESS
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.designing.design import check
from batik_gen.pattern.hand.hand import GRAIN_MM, Hand
from batik_gen.pattern.hand.torus import Torus
from batik_gen.pattern.hand.view import WHOLE, View
from batik_gen.values.cloth import Cloth, Layer, Period
from batik_gen.values.design import Design

Bath = tuple[tuple[str, float], ...]


def plan_of(
    design: Design,
    drawn_mm: tuple[float, float] | None = None,
    *,
    view: View = WHOLE,
    torus: Torus | None = None,
) -> tuple[Plan, Bath]:
    """Check a Design and return its Plan, and how its baths are taken.

    Parameters
    ----------
    design
        The Design.
    drawn_mm
        Size of what is drawn, in mm, where that is not the whole cloth.
    view
        The strip that is drawn.
    torus
        What repeats, if the cloth does.

    Raises
    ------
    UnknownName, BadDesign, BadSize
        If the Design names what no table declares, leaves a range, or is of a size that cannot be drawn.
    """
    declared = check(design)
    settled = {name: design.parameters.get(name, p.default) for name, p in declared.items()}
    width, height = drawn_mm or design.size_mm
    measure = family_named(design.motif).measure
    grown = settled[measure.name] / measure.default if measure else 1.0
    hand = Hand(
        design.seed,
        settled["hand.wobble"],
        settled["hand.uneven"],
        torus,
        (width / 2, height / 2),
        GRAIN_MM * grown,
    )
    told = [name for name in settled if name.startswith("bath.")]
    told = [name for name in told if name in design.parameters or name not in LEFT_TO_PROCESS]
    bath = tuple((name.removeprefix("bath."), settled[name]) for name in told)
    return Plan(design, declared, hand, drawn_mm, view), bath


def waxed(design: Design, bath: Bath, layers: tuple[Layer, ...], period: Period | None = None) -> Cloth:
    """Return the Cloth of a Design with these layers, and how it repeats."""
    return Cloth(
        size_mm=design.size_mm,
        layers=layers,
        process=design.process,
        declaration=design.declaration,
        bath=bath,
        seed=design.seed,
        recipe=design.to_toml(),
        period=period,
    )
