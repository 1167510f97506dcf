"""What a Design is made of: the reason of a parameter, how it follows the field, how the cloth repeats."""

from dataclasses import dataclass

from batik_gen.values.arrays import FloatArray, frozen, same


@dataclass(frozen=True)
class Reason:
    """Tell which number set a parameter, and why.

    Parameters
    ----------
    feature
        Name of the measured feature, or an empty string where tradition alone decides.
    measured
        The measured value, or None where it could not be measured.
    unit
        Unit of the measured value.
    percentile
        Its place among the norm population, 0..100, or None.
    en, id
        The reason in English and in Indonesian.
    """

    feature: str
    measured: float | None
    unit: str
    percentile: float | None
    en: str
    id: str


@dataclass(frozen=True)
class Repeat:
    """Say that the cloth repeats.

    Parameters
    ----------
    layout
        Name of the layout, or of the way in which a cap is set down.
    block_mm
        Width and height of the block.
    misfit_mm
        How far a cap is set beside its place at most.
    pressure
        How unequally hard it is pressed, 0..1.
    """

    layout: str
    block_mm: tuple[float, float]
    misfit_mm: float = 0.0
    pressure: float = 0.0


@dataclass(frozen=True)
class Local:
    """Say how far a parameter follows the local field: by ``amount`` per unit of ``band``."""

    band: str
    amount: float


@dataclass(frozen=True, eq=False)
class Field:
    """Hold how the recording moved: bands x time x place, each -1..1, 0 its own middle.

    Time runs along the width of the cloth, the head (front to back) down its height.
    """

    bands: tuple[str, ...]
    values: FloatArray

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", frozen(self.values))

    def __eq__(self, other: object) -> bool:
        return same(self, other)
