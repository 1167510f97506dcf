"""What a person can allow to be done with their recording and cloth, each for itself."""

from enum import Enum


class Purpose(Enum):
    """Name what can be allowed or not, each for itself."""

    MAKE = "make"
    SHOW = "show"
    NAME = "name"
    FILM = "film"
    SELL = "sell"
    GROUP = "group"
