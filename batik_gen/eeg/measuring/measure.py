"""From a Recording to a Portrait: clean, take spectra, measure, compare with the norms."""

from pathlib import Path

from batik_gen.eeg.measuring.at_once import gather
from batik_gen.eeg.measuring.bandlog import measure_bandlog
from batik_gen.eeg.measuring.finishing import finish
from batik_gen.eeg.measuring.wishes import LEAST_CLEAN_S, WARN_CLEAN_S, Wishes
from batik_gen.eeg.norms.table import Norms, load_norms
from batik_gen.values.portrait import Portrait
from batik_gen.values.recording import BandLog, Recording


def measure(
    recording: Recording | BandLog,
    *,
    condition: str = "unknown",
    min_clean_s: float = LEAST_CLEAN_S,
    warn_clean_s: float = WARN_CLEAN_S,
    bands: str = "fixed",
    norms: Norms | str | Path | None = None,
    reference: str = "average",
) -> Portrait:
    """Measure a recording and place each number among the norms.

    Parameters
    ----------
    recording
        What ``read`` returned.
    condition
        ``eyes_closed``, ``eyes_open`` or ``unknown``; chooses the norms.
    min_clean_s
        Least clean seconds, mean over usable channels. The norms rest on at
        least 16 s.
    warn_clean_s
        Clean seconds below which a note says that the numbers are unsteady.
    bands
        ``fixed``, or ``iaf`` for bands anchored on the individual alpha peak;
        what depends on those is not compared with the norms.
    norms
        A table of norms or its file; that of the package where None.
    reference
        ``average``: signals are referred to the average of the head where nineteen
        or more EEG channels were recorded; ``recorded``: they stay as they are.

    Raises
    ------
    NotEnoughEEG
        Where too little is clean, or where the signals are no EEG.
    UnknownName
        Where the condition, the bands or the reference are none of those above.
    BadNorms
        Where the norms cannot be read.
    """
    return measure_as(recording, wishes_of(condition, min_clean_s, warn_clean_s, bands, norms, reference))


def measure_as(recording: Recording | BandLog, wishes: Wishes) -> Portrait:
    """Measure a recording with the options of ``measure`` as one value; raises as it does."""
    if isinstance(recording, BandLog):
        return measure_bandlog(recording, wishes)
    return finish(gather(recording, wishes.reference), wishes)


def wishes_of(
    condition: str = "unknown",
    min_clean_s: float = LEAST_CLEAN_S,
    warn_clean_s: float = WARN_CLEAN_S,
    bands: str = "fixed",
    norms: Norms | str | Path | None = None,
    reference: str = "average",
) -> Wishes:
    """Check the options of ``measure`` and read the norms where they are a file."""
    table = load_norms(norms) if isinstance(norms, str | Path) else norms
    return Wishes(condition, min_clean_s, warn_clean_s, bands, table, reference)
