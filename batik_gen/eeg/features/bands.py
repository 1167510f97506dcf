"""Where the five bands lie: fixed, or anchored on the person's own alpha peak."""

from batik_gen.eeg.features.features import Measured
from batik_gen.values.errors import UnknownName
from batik_gen.values.portrait import BANDS, Band
from batik_gen.values.words import shown

KINDS = ("fixed", "iaf")
_USUAL_PEAK_HZ = 10.0
_SAID = "the bands are anchored on the alpha peak at {:.1f} Hz; what depends on them is not compared with the norms"
_DOUBT = "; the peak is sure to {:.0f} %, and they are moved by as much"
_NO_PEAK = "no alpha peak was found to anchor the bands on; they are the fixed ones"


def check_bands(kind: str) -> None:
    """Raise UnknownName where there is no such choice of bands."""
    if kind not in KINDS:
        raise UnknownName(f"there are no bands {shown(kind)}; choose one of {', '.join(KINDS)}")


def choose_bands(kind: str, peak: Measured) -> tuple[tuple[Band, ...], str]:
    """Return the five bands and a note.

    The inner edges are moved in proportion to the individual alpha frequency, so
    that a peak at 10 Hz gives the fixed bands, and a doubtful one moves them by as much
    as it is sure (Doppelmayr et al. 1998, Biol.
    Cybern. 79:49; Klimesch 1999, Brain Res. Rev. 29:169); 1 and 45 Hz stay.

    Parameters
    ----------
    kind
        ``fixed`` or ``iaf``.
    peak
        The frequency of the alpha peak, or why there is none.
    """
    if kind == "fixed":
        return BANDS, ""
    if peak.value is None:
        return BANDS, _NO_PEAK
    by = 1.0 + peak.sure * (peak.value / _USUAL_PEAK_HZ - 1.0)
    inner = [round(by * band.low, 2) for band in BANDS[1:]]
    edges = [BANDS[0].low, *inner, BANDS[-1].high]
    moved = tuple(Band(band.name, low, high) for band, low, high in zip(BANDS, edges[:-1], edges[1:], strict=True))
    doubt = _DOUBT.format(100.0 * peak.sure) if peak.sure < 1.0 else ""
    return moved, _SAID.format(peak.value) + doubt
