"""The stages of a visit, in their order."""

from enum import Enum


class Stage(Enum):
    """Name where a visit is."""

    WAITING = "waiting"
    JOINING = "joining"
    CONTACT = "contact"
    COUNTDOWN = "countdown"
    REST = "rest"
    MEASURING = "measuring"
    CHOOSING = "choosing"
    MAKING = "making"
    HOME = "home"
    REFUSED = "refused"


IDLE = (Stage.CHOOSING, Stage.HOME, Stage.REFUSED)
"""Where nothing goes on unless somebody touches the screen."""
