"""From a band log to a Portrait: what can be told without a waveform."""

import numpy as np

from batik_gen.eeg.channels.montage import choose_montage
from batik_gen.eeg.channels.names import place, side
from batik_gen.eeg.features.features import Measured, recording_features
from batik_gen.eeg.measuring.gathering import per_row
from batik_gen.eeg.measuring.portraying import norm_row, portray_features, six_digits
from batik_gen.eeg.measuring.wishes import Wishes
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import NotEnoughEEG
from batik_gen.values.features import FEATURES
from batik_gen.values.portrait import BANDS, Portrait, Quality
from batik_gen.values.recording import BandLog

_NO_WAVEFORM = "needs a waveform; this file holds band powers only"
_OTHER_BANDS = "the bands are those of the app; places among the norms are approximate"
_NO_UNIT = "the device gives its band powers no unit"
_UNITLESS = ("NeuroSky",)
_ROW_S = 2.0
_FIXED_BANDS = "the bands are those of the app and cannot be anchored on the alpha peak"


def measure_bandlog(log: BandLog, wishes: Wishes) -> Portrait:
    """Measure the shares and ratios of bands; all else is *not measurable*, with the reason.

    The app's bands have edges and filters of their own, so every place among the
    norms is approximate and a note says so.

    Parameters
    ----------
    log
        Band powers per interval.
    wishes
        How to measure.

    Raises
    ------
    NotEnoughEEG
        Where fewer clean seconds are held than asked for.
    """
    good = np.isfinite(log.powers).all(axis=2)
    clean_s = float(good.sum(axis=0).mean() * log.interval_s)
    if not len(log.powers) or clean_s < wishes.min_clean_s:
        raise NotEnoughEEG(
            f"too little clean EEG: the electrodes had contact for {clean_s:.0f} of "
            f"{len(log.powers) * log.interval_s:.0f} s, where at least {wishes.min_clean_s:g} s are needed; "
            "record for longer, with better contact"
        )
    recorded = (*log.channels, *(d.channel for d in log.dropped))
    montage = choose_montage(log.channels, log.source.device, recorded)
    table = wishes.table.moved(montage.name, montage.towards, montage.share)
    row, other_norms = norm_row(montage, wishes.condition, table)
    found = recording_features(_channel_shares(log.powers), log.channels, montage.channels)
    measured = {name: found.get(name, Measured(None, _NO_WAVEFORM)) for name in FEATURES}
    if log.source.device in _UNITLESS:
        measured |= {name: Measured(None, _NO_UNIT) for name in FEATURES if name.startswith("abs_")}
    bands, starts = _rows(log)
    notes = [*log.notes, montage.note, other_norms, _OTHER_BANDS, table.note]
    notes += [_FIXED_BANDS if wishes.bands != "fixed" else "", wishes.warning(clean_s)]
    return Portrait(
        features=portray_features(measured, table, row, len(montage.channels)),
        bands=six_digits(bands),
        epoch_start_s=six_digits(starts),
        channels=log.channels,
        place=np.array([place(c) for c in log.channels]),
        side=np.array([side(c) for c in log.channels]),
        quality=Quality(
            given_s=float(six_digits(len(log.powers) * log.interval_s)),
            clean_s=float(six_digits(clean_s)),
            sfreq=0.0,
            line_hz=0.0,
            kept=float(six_digits(good.mean())),
            dropped=log.dropped,
        ),
        source=log.source,
        montage=montage.name,
        condition=wishes.condition,
        norms=table.version,
        notes=tuple(note for note in notes if note),
    )


def _channel_shares(powers: FloatArray) -> dict[str, FloatArray]:
    """Return the features that band powers give: channels each, median over time."""
    middle = np.nanmedian(powers, axis=0)
    out = {f"abs_{band.name}": middle[:, b] for b, band in enumerate(BANDS)}
    out |= {f"rel_{band.name}": middle[:, b] / middle.sum(axis=1) for b, band in enumerate(BANDS)}
    out["alpha_beta"] = np.log10(out["rel_alpha"] / out["rel_beta"])
    out["theta_beta"] = np.log10(out["rel_theta"] / out["rel_beta"])
    return out


def _rows(log: BandLog) -> tuple[FloatArray, FloatArray]:
    """Return means over two seconds or more, at most 300 rows, and their starts."""
    n = len(log.powers)
    group = max(round(_ROW_S / log.interval_s), per_row(n))
    first = np.arange(0, n, group)
    held = np.isfinite(log.powers)
    total = np.add.reduceat(np.where(held, log.powers, 0.0), first, axis=0)
    count = np.add.reduceat(held.astype(np.float64), first, axis=0)
    rows = np.full(total.shape, np.nan)
    np.divide(total, count, out=rows, where=count > 0)
    return rows, np.asarray(first * log.interval_s, dtype=np.float64)
