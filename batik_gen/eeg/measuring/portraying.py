"""What measuring a waveform and measuring a band log share: conditions, places, rounding."""

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import ArrayLike

from batik_gen.eeg.channels.montage import POOLED, Montage
from batik_gen.eeg.features.features import Measured
from batik_gen.eeg.norms.table import Norms, reliability
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnknownName
from batik_gen.values.features import FEATURES
from batik_gen.values.portrait import Feature
from batik_gen.values.words import shown

CONDITIONS = ("unknown", "eyes_closed", "eyes_open")
_ALL = "all"


def check_condition(condition: str) -> None:
    """Raise UnknownName where the condition is none of the known ones."""
    if condition not in CONDITIONS:
        raise UnknownName(f"there is no condition {shown(condition)}; choose one of {', '.join(CONDITIONS)}")


def norm_row(montage: Montage, condition: str, norms: Norms) -> tuple[tuple[str, str], str]:
    """Return montage and condition of the norms to compare with, and a note where it is not the one asked for."""
    # Norms of one's own may hold frontal channels of all devices together only.
    pooled = montage.name.startswith(POOLED) and not norms.has_montage(montage.name)
    name = POOLED if pooled else montage.name
    if condition == "unknown":
        return (name, _ALL), ""
    if norms.has_condition(name, condition):
        return (name, condition), ""
    said = condition.replace("_", " ")
    return (name, _ALL), f"there are no norms with {said} for this montage; compared with all conditions together"


def portray_features(
    measured: Mapping[str, Measured],
    norms: Norms,
    row: tuple[str, str],
    channels: int,
    unplaced: Collection[str] = (),
    placed: Mapping[str, Measured] | None = None,
) -> tuple[Feature, ...]:
    """Give each number its unit, its place among the norms and its reliability.

    Parameters
    ----------
    measured
        Feature name to number or reason, in the order to keep.
    norms
        The table to compare with.
    row
        Its montage and condition.
    channels
        Number of channels the numbers were averaged over.
    unplaced
        Features that are not compared with the norms.
    placed
        The numbers to place, where norms were made by another way of measuring.
    """
    out = []
    for name, m in measured.items():
        same_way = m if placed is None else placed.get(name, m)
        known = m.value is not None and same_way.value is not None and name not in unplaced
        place = norms.percentile(float(same_way.value or 0.0), *row, name) if known else None
        out.append(
            Feature(
                name=name,
                value=None if m.value is None else float(six_digits(m.value)),
                unit=FEATURES[name].unit,
                percentile=None if place is None else float(six_digits(place)),
                reliability=reliability(name, channels),
                missing=m.missing,
                sure=round(m.sure, 3),
            )
        )
    return tuple(out)


def six_digits(values: ArrayLike) -> FloatArray:
    """Round to six significant digits, so that machines that differ in the last bits agree."""
    x = np.asarray(values, dtype=np.float64)
    size = np.abs(np.where(np.isfinite(x) & (x != 0.0), x, 1.0))
    digits = 10.0 ** (5.0 - np.floor(np.log10(np.maximum(size, 1e-290))))
    return np.asarray(np.round(x * digits) / digits, dtype=np.float64)
