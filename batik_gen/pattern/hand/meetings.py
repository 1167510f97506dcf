"""Uses of the hand's noise on one cloth that share a stream, which is harmless and stays.

Each pair stands at different places, where the hash gives different numbers: a dot between
curls and the turn of cecek pitu. Another number for one of them would draw its cloth anew.
"""

from batik_gen.pattern.hand import salts
from batik_gen.salt import Salt, meetings

GROWING = ("LUNG", "SEMEN", "BUKETAN", "SIDO", "TAMBAL", "SEKAR")
"""Families that take their flowers and leaves from ``pattern.flora``."""

MEETINGS = {
    "CEPLOK_BLOOM": ("CEPLOK_RAY",),
    "CEPLOK_GROUND": ("CEPLOK_RAY",),
    "FLORA_BERRY": ("ISEN_SCALE_SIZE", "ISEN_SCALE_STRAY"),
    "FLORA_PART_SIZE": (
        "FLORA_PART_TURN", "ISEN_GORI", "ISEN_GORI_CROSSING", "ISEN_PACAR_PETAL_LONG", "ISEN_PACAR_PETAL_TURN",
        "ISEN_PACAR_SIZE", "ISEN_RICE",
    ),
    "FLORA_PART_TURN": (
        "ISEN_GORI", "ISEN_GORI_CROSSING", "ISEN_PACAR_PETAL_LONG", "ISEN_PACAR_PETAL_TURN", "ISEN_PACAR_SIZE",
        "ISEN_RICE", "ISEN_UDAR", "ISEN_UDAR_COMMAS", "ISEN_UKEL_COMMAS", "LUNG_FLOWER_SIZE", "LUNG_FLOWER_TURN",
    ),
    "FLORA_PETAL_SIZE": ("ISEN_SHARDS_BOW",),
    "FLORA_PETAL_TURN": ("ISEN_SHIELD_FLAT", "ISEN_SHIELD_SIZE"),
    "GRINGSING_LARGE": ("ISEN_PACAR_PETAL_LONG",),
    "GROMPOL_SEED": ("ISEN_SPREAD",),
    "ISEN_CECEK_PACE": ("NITIK_STRAY",),
    "ISEN_GALARAN": ("SIDO_LINE",),
    "ISEN_GORI": ("ISEN_SAWUT_WAY",),
    "ISEN_GORI_CROSSED": ("ISEN_SAWUT_WAY",),
    "ISEN_RIM_LONG": ("JLAMPRANG_PETAL",),
    "ISEN_RIM_PACE": ("JLAMPRANG_STAR",),
    "ISEN_RIM_WAY": ("JLAMPRANG_PETAL",),
    "ISEN_RINGED_GAPS": ("NITIK_CECEK",),
    "ISEN_RINGED_STRAY": ("NITIK_LONG",),
    "ISEN_RINGED_TURN": ("NITIK_SHAPE",),
    "ISEN_RINGED_WIDE": ("NITIK_SHAPE",),
    "ISEN_ROW": ("ISEN_UKEL_COMMAS",),
    "ISEN_SCALE_STRAY": ("LERENG_FLAME",),
    "ISEN_SEVEN_TURN": ("ISEN_UKEL_DOTS",),
    "ISEN_SEVEN_WIDE": ("ISEN_UDAR",),
    "ISEN_SHIELD": ("ISEN_SHIELD_TURN",),
    "ISEN_SHIELD_SIZE": ("LERENG_FRUIT",),
    "PARANG_FRUIT_WIDE": ("PARANG_PETAL_LONG",),
}  # fmt: skip
"""By name, in their order, with what else takes one of its streams."""


def declared() -> dict[str, Salt]:
    """Return every salt of the hand by its name."""
    return {name: salt for name, salt in vars(salts).items() if isinstance(salt, Salt)}


def on_one_cloth() -> set[tuple[str, str]]:
    """Return the pairs of salts that are used on the cloth of one family and share a stream."""
    every = declared()
    pairs: set[tuple[str, str]] = set()
    for family in {name.partition("_")[0] for name in every} - {"HAND", "ISEN", "FLORA", "CAP"}:
        rooms = {family, "HAND", "ISEN", "CAP"}
        # Jlamprang stands on the raster of nitik, clouds of mega mendung float among rocks.
        rooms |= {"FLORA"} if family in GROWING else {"NITIK"} if family == "JLAMPRANG" else set()
        rooms |= {"MEGA"} if family == "WADAS" else set()
        pairs |= meetings({name: salt for name, salt in every.items() if name.partition("_")[0] in rooms})
    return pairs
