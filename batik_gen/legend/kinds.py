"""How much a legend tells; nothing heavy is imported here, for the command line asks for it."""

from enum import StrEnum


class LegendKind(StrEnum):
    """Say how much a legend tells: nothing measured, the numbers, or the wave itself as well."""

    NONE = "none"
    PUBLIC = "public"
    NUMBERS = "numbers"
    FULL = "full"
