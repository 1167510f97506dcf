"""How to measure: the options of the verb as one value, checked."""

from dataclasses import dataclass

from batik_gen.eeg.cleaning.reference import check_reference
from batik_gen.eeg.features.bands import check_bands
from batik_gen.eeg.measuring.portraying import check_condition
from batik_gen.eeg.norms import table as tables
from batik_gen.eeg.norms.table import Norms

LEAST_CLEAN_S = 10.0
WARN_CLEAN_S = 30.0


@dataclass(frozen=True)
class Wishes:
    """Hold how to measure.

    Parameters
    ----------
    condition
        ``eyes_closed``, ``eyes_open`` or ``unknown``.
    min_clean_s, warn_clean_s
        Clean seconds below which to refuse, and below which to warn.
    bands
        ``fixed`` or ``iaf``.
    norms
        Table to compare with.
    reference
        ``average`` or ``recorded``.
    """

    condition: str = "unknown"
    min_clean_s: float = LEAST_CLEAN_S
    warn_clean_s: float = WARN_CLEAN_S
    bands: str = "fixed"
    norms: Norms | None = None
    reference: str = "average"

    def __post_init__(self) -> None:
        check_condition(self.condition)
        check_bands(self.bands)
        check_reference(self.reference)

    @property
    def table(self) -> Norms:
        """The norms to compare with; those of the package where none were given."""
        return self.norms or tables.shipped()

    def warning(self, clean_s: float) -> str:
        """Return the note for a short recording, or an empty string."""
        if clean_s >= self.warn_clean_s:
            return ""
        return f"only {clean_s:.0f} s are clean; below {self.warn_clean_s:g} s the numbers are unsteady"
