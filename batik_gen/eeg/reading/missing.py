"""Missing samples, however they are written: as nothing, as zeros, as one lowest number; single ones are bridged."""

import numpy as np

from batik_gen.values.arrays import BoolArray, FloatArray

_BRIDGED_S = 0.1
_CROSSED_S = 0.5
_MOST_CROSSED = 0.2
_WINDOW_S = 4.0
_LEAST_S = 10.0
"""Spectra are taken of four seconds in a row, and ten seconds are needed."""
_TOGETHER_AT_ZERO = 4
_LEAST_MARKED = 3
_FAR_BELOW = 1.5


def blank_dropouts(signals: FloatArray) -> FloatArray:
    """Turn samples into missing values where every channel is exactly zero, as a lost packet is written.

    Several inputs with noise of their own never meet at zero by chance; of one or
    two this cannot be said, and they are left alone.

    Parameters
    ----------
    signals
        Channels x samples.
    """
    moving = signals[[_moves(x) for x in signals]] if signals.size else signals
    if len(moving) < _TOGETHER_AT_ZERO:
        return signals
    lost = ~np.any(moving, axis=0)
    return np.where(lost, np.nan, signals) if lost.any() else signals


def _moves(x: FloatArray) -> bool:
    """Tell whether a channel holds more than one number; what is missing does not count."""
    return bool(np.isfinite(x).any() and np.nanmin(x) < np.nanmax(x))


def blank_lowest(signals: FloatArray, sfreq: float) -> FloatArray:
    """Turn samples into missing values that stand at one lowest number, far below all others, as writers mark gaps.

    The lowest number of a channel must stand for a tenth of a second somewhere and lie
    further from the next one than 1.5 times what half of the samples span. Where most
    of the channels that move have such a number, it is missing where all of these
    have it at once; in four channels and more it need only come back three times.
    Else it is missing in the channels that have it, one by one, for up to half a second
    at once: what lasts longer is left, and spoils the epochs of its channel by itself.

    Parameters
    ----------
    signals
        Channels x samples; may hold NaN.
    sfreq
        Hertz.
    """
    marked = [(c, at) for c, x in enumerate(signals) if (at := _far_lowest(x)) is not None]
    moving = sum(map(_moves, signals))
    if len(marked) > moving / 2:
        lost = np.logical_and.reduce([at for _, at in marked])
        enough = len(marked) >= _TOGETHER_AT_ZERO and lost.sum() >= _LEAST_MARKED
        if enough or runs_of(lost, _BRIDGED_S * sfreq):
            return np.where(lost, np.nan, signals)
    alone = [(c, at) for c, at in marked if runs_of(at, _BRIDGED_S * sfreq)]
    if not alone:
        return signals
    out = signals.copy()
    for c, at in alone:
        for first, last in runs_of(at, 0.0):
            if last - first <= _CROSSED_S * sfreq:
                out[c, first:last] = np.nan
    return out


def _far_lowest(x: FloatArray) -> BoolArray | None:
    """Return where a channel stands at its lowest number, or None where others come near it."""
    at = np.asarray(x == np.nanmin(x)) if np.isfinite(x).any() else np.zeros(len(x), dtype=bool)
    count = int(at.sum())
    if not _LEAST_MARKED <= count < np.isfinite(x).sum() / 2:
        return None
    others = x[~at & np.isfinite(x)]
    low, high = np.percentile(others, [25, 75])
    return at if others.min() - float(x[at][0]) > _FAR_BELOW * (high - low) > 0.0 else None


def mend_missing(
    signals: FloatArray, sfreq: float
) -> tuple[FloatArray, tuple[int, ...], tuple[tuple[float, float], ...], tuple[str, ...]]:
    """Bridge single missing values by straight lines; find channels and stretches that miss too many.

    Parameters
    ----------
    signals
        Channels x samples; may hold NaN or infinities.
    sfreq
        Hertz.

    Returns
    -------
    signals, lost, gaps, notes
        Finite signals, indices of channels that miss more than a fifth, (start,
        stop) in seconds where no channel has a value for a tenth of a second and
        more, and a sentence for each that was found. Where gaps of up to half a
        second leave too little between them to be measured, they are bridged too.
    """
    bad = ~np.isfinite(signals)
    if not bad.any():
        return signals, (), (), ()
    mended = signals.copy()
    lost = []
    at = np.arange(signals.shape[1])
    # What no channel has was not recorded, and is not held against any of them.
    nowhere = runs_of(np.asarray(bad.all(axis=0)), _BRIDGED_S * sfreq)
    crossed = sum(b - a for a, b in nowhere) if _must_cross(nowhere, signals.shape[1], sfreq) else 0
    nowhere = [] if crossed else nowhere
    there = np.ones(signals.shape[1], dtype=bool)
    for a, b in nowhere:
        there[a:b] = False
    for c in np.flatnonzero(bad.any(axis=1)):
        if bad[c, there].mean() > 0.2 if there.any() else True:
            lost.append(int(c))
            mended[c] = 0.0
        else:
            mended[c, bad[c]] = np.interp(at[bad[c]], at[~bad[c]], signals[c, ~bad[c]])
    bad[lost] = False
    bridged = int((bad.any(axis=0) & there).sum()) - crossed
    notes = [f"{bridged} samples with missing values were bridged"] if bridged else []
    if crossed:
        notes.append(
            f"{crossed / sfreq:.1f} s hold no values; straight lines stand for them, because too little lies between"
        )
    if nowhere and there.any():
        notes.append(f"{(~there).sum() / sfreq:.1f} s hold no values and were left out")
    return mended, tuple(lost), tuple((a / sfreq, b / sfreq) for a, b in nowhere), tuple(notes)


def _must_cross(nowhere: list[tuple[int, int]], n: int, sfreq: float) -> bool:
    """Tell whether short gaps leave less than ten seconds in stretches that spectra can be taken of."""
    lengths = np.array([b - a for a, b in nowhere]) / sfreq
    edges = np.array([0, *(at for run in nowhere for at in run), n]) / sfreq
    between = np.diff(edges)[::2]
    enough = float(between[between >= _WINDOW_S].sum()) >= _LEAST_S
    few = lengths.sum() <= _MOST_CROSSED * n / sfreq
    return bool(len(nowhere) and not enough and few and lengths.max() <= _CROSSED_S and n >= _LEAST_S * sfreq)


def runs_of(marked: BoolArray, least: float) -> list[tuple[int, int]]:
    """Return (first, last) of stretches of so many marked samples or more."""
    edges = np.flatnonzero(np.diff(marked.astype(np.int8), prepend=0, append=0))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2) if b - a >= least]
