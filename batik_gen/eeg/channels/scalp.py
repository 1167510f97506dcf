"""Where the positions of the 10-10 system lie on a flat chart of the head."""

import math
import re

_ROWS = {
    # row: degrees from the crown along the midline, forward positive; degrees from the brow along the rim
    "FP": (72.0, 18.0), "AF": (54.0, 36.0), "F": (36.0, 54.0), "FC": (18.0, 72.0), "FT": (18.0, 72.0),
    "C": (0.0, 90.0), "T": (0.0, 90.0), "CP": (-18.0, 108.0), "TP": (-18.0, 108.0), "P": (-36.0, 126.0),
    "PO": (-54.0, 144.0), "O": (-72.0, 162.0), "I": (-90.0, 162.0),
}  # fmt: skip
_RIM = 0.8
"""The rim of Fp, T7 and O lies 72 of the 90 degrees from the crown to the ears' level."""
_OUTWARD = {"1": 0.25, "2": 0.25, "3": 0.5, "4": 0.5, "5": 0.75, "6": 0.75, "7": 1.0, "8": 1.0, "9": 1.25, "10": 1.25}
_NAME = re.compile(r"(FP|AF|FC|FT|CP|TP|PO|F|C|T|P|O|I)(z|10|[1-9])", re.IGNORECASE)


def scalp_place(channel: str) -> tuple[float, float] | None:
    """Return right and forward on a head of radius 1, seen from above; None where the name is no position.

    The usual flat chart of the 10-10 system (Oostenveld and Praamstra 2001, Clin.
    Neurophysiol. 112:713): angles from the crown become distances, and places
    between midline and rim are spaced evenly.
    """
    match = _NAME.fullmatch(channel)
    if match is None:
        return None
    row, number = match[1].upper(), match[2].lower()
    midline, turn = _ROWS[row]
    forward = midline / 90.0
    if number == "z":
        return 0.0, forward
    share = 1.0 if row in ("FP", "O", "I") else _OUTWARD[number]
    rim = _RIM if row != "I" else 1.0
    side = -1.0 if int(number) % 2 else 1.0
    at = side * rim * math.sin(math.radians(turn)), rim * math.cos(math.radians(turn))
    return share * at[0], forward + share * (at[1] - forward)
