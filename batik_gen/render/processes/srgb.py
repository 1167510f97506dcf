"""The sRGB tone curve as exact tables, the same on every machine."""

from decimal import Decimal, localcontext
from functools import cache

import numpy as np
from numpy.typing import NDArray

from batik_gen.values.errors import BadProcess


@cache
def _curve() -> tuple[float, ...]:
    """Return linear light of the encoded values 0 ... 255 (IEC 61966-2-1).

    ``decimal`` is used because the C library's power function differs in its
    last bits from machine to machine, and the pixels must not.
    """
    with localcontext() as context:
        context.prec = 28
        table = []
        for code in range(256):
            value = Decimal(code) / 255
            if value <= Decimal("0.04045"):
                table.append(float(value / Decimal("12.92")))
            else:
                table.append(float(((value + Decimal("0.055")) / Decimal("1.055")) ** Decimal("2.4")))
    return tuple(table)


def linear_from_hex(colour: str) -> tuple[float, float, float]:
    """Turn ``#rrggbb`` into linear-light red, green and blue, 0..1.

    Raises
    ------
    BadProcess
        If the text is not a colour of that form.
    """
    digits = colour.removeprefix("#")
    try:
        codes = bytes.fromhex(digits)
    except ValueError:
        codes = b""
    if len(codes) != 3 or not colour.startswith("#"):
        raise BadProcess(f"'{colour}' is not a colour; write it as #rrggbb, for example #7a4526")
    curve = _curve()
    return curve[codes[0]], curve[codes[1]], curve[codes[2]]


def encode(linear: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn linear light 0..1 into encoded sRGB values 0..255 with fractions.

    Between the exact values of whole codes the curve is taken as straight, which is
    wrong by less than 0.02 of a code.
    """
    knots = np.array(_curve())
    place = np.clip(np.searchsorted(knots, linear, side="right") - 1, 0, len(knots) - 2)
    low = knots[place]
    part = (linear - low) / (knots[place + 1] - low)
    encoded: NDArray[np.float64] = place + np.clip(part, 0.0, 1.0)
    return encoded


_WHITE = (0.95047, 1.0, 1.08883)
"""XYZ of D65, the white of sRGB."""

_TO_LINEAR = (
    (3.2404542, -1.5371385, -0.4985314),
    (-0.9692660, 1.8760108, 0.0415560),
    (0.0556434, -0.2040259, 1.0572252),
)
"""XYZ to linear sRGB (IEC 61966-2-1)."""


def hex_from_lab(lightness: float, a: float, b: float) -> tuple[str, bool]:
    """Turn CIE L*a*b* (D65) into ``#rrggbb``, and tell whether sRGB holds that colour.

    A colour that it does not hold is cut to the nearest value of each channel.
    """
    middle = (lightness + 16.0) / 116.0
    xyz = [
        white * _cubed(part) for white, part in zip(_WHITE, (middle + a / 500, middle, middle - b / 200), strict=True)
    ]
    linear = np.array([sum(k * v for k, v in zip(row, xyz, strict=True)) for row in _TO_LINEAR])
    inside = bool(((linear > -0.002) & (linear < 1.002)).all())
    codes = np.floor(encode(np.clip(linear, 0.0, 1.0)) + 0.5).astype(int).tolist()
    return "#" + "".join(f"{min(max(code, 3), 252):02x}" for code in codes), inside


def _cubed(part: float) -> float:
    """Return the inverse of L*a*b*'s cube root, with its straight foot (CIE 15:2004)."""
    return part * part * part if part > 6.0 / 29.0 else 3.0 * (6.0 / 29.0) ** 2 * (part - 4.0 / 29.0)
