"""The growth of a person, as the numbers of a Plan and the luck of each place have it."""

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.growth.growth import Growth, grow
from batik_gen.pattern.growth.habit import Habit
from batik_gen.pattern.hand import salts
from batik_gen.values.arrays import FloatArray


def grown_at(plan: Plan, places: FloatArray, *, longer: float = 0.0, reaching: float = 1.0) -> Growth:
    """Return a growth with shoots on both sides for each of n places, in its own frame.

    Parameters
    ----------
    plan, places
        Whose growth, and where, n x 2, mm.
    longer
        By so many shoots it is longer than elsewhere.
    reaching
        Its side shoots reach so many times as far as elsewhere.
    """
    return grow(
        plan.at("growth.angle", places),
        plan.value("growth.repetition") + longer,
        reaching * plan.at("growth.length", places),
        plan.at("growth.curl", places),
        Habit.of(plan),
        both_sides=True,
        luck=plan.hand.at(salts.HAND_COMPANY, places),
    )


def lung_at(
    plan: Plan, places: FloatArray, *, longer: float = 0.0, reaching: float = 1.0, leafy: float = 1.0
) -> Growth:
    """Return a lung for each of n places, in its own frame: it rolls up to the right, and no two are the same.

    Parameters as for ``grown_at``; its leaves are ``leafy`` times as broad as elsewhere.
    """
    hand = plan.hand
    return grow(
        plan.at("growth.angle", places) * hand.size(salts.HAND_LUNG, places, 0.7),
        plan.value("growth.repetition") + longer,
        reaching * plan.at("growth.length", places) * hand.size(salts.HAND_LUNG + 1, places, 0.9),
        plan.at("growth.curl", places) * hand.size(salts.HAND_LUNG + 2, places, 1.1),
        Habit(plan.value("growth.stance"), leafy * plan.value("growth.leaf")),
        both_sides=False,
        rolled=True,
        luck=hand.at(salts.HAND_COMPANY, places),
    )
