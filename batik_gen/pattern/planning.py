"""From a Design to the Plan that a family draws by."""

from batik_gen.designs import Design
from batik_gen.pattern.design import check
from batik_gen.pattern.hand import Hand
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.shared import LEFT_TO_PROCESS

Bath = tuple[tuple[str, float], ...]


def plan_of(design: Design, drawn_mm: tuple[float, float] | None = None) -> tuple[Plan, Bath]:
    """Check a Design and return its Plan, and how its baths are taken.

    Parameters
    ----------
    design
        The Design.
    drawn_mm
        Size of what is drawn, in mm, where that is not the whole cloth.

    Raises
    ------
    UnknownName, BadDesign
        If the Design names what no table declares, or leaves a range.
    """
    declared = check(design)
    settled = {name: design.parameters.get(name, p.default) for name, p in declared.items()}
    hand = Hand(design.seed, settled["hand.wobble"], settled["hand.uneven"])
    told = [name for name in settled if name.startswith("bath.")]
    told = [name for name in told if name in design.parameters or name not in LEFT_TO_PROCESS]
    bath = tuple((name.removeprefix("bath."), settled[name]) for name in told)
    return Plan(design, declared, hand, drawn_mm), bath
