"""The verb *draw*: a Design becomes a waxed Cloth."""

from batik_gen.cloth import Cloth
from batik_gen.designs import Design
from batik_gen.pattern.design import check
from batik_gen.pattern.hand import Hand
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.registry import family_named


def draw(design: Design) -> Cloth:
    """Wax a cloth as a Design says.

    Parameters
    ----------
    design
        A Design, made by ``design`` or edited by hand.

    Returns
    -------
    The Cloth, in millimetres; equal for equal Designs.

    Raises
    ------
    UnknownName, BadDesign
        If the Design names what no table declares, or leaves a range.
    """
    declared = check(design)
    settled = {name: design.parameters.get(name, p.default) for name, p in declared.items()}
    hand = Hand(design.seed, settled["hand.wobble"], settled["hand.uneven"])
    plan = Plan(design, declared, hand)
    bath = tuple((name.removeprefix("bath."), settled[name]) for name in settled if name.startswith("bath."))
    return Cloth(
        size_mm=design.size_mm,
        layers=family_named(design.motif).draw(plan),
        process=design.process,
        bath=bath,
        seed=design.seed,
        recipe=design.to_toml(),
    )
