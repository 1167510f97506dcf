"""Several recordings of one person as one Portrait: the measured way to a steadier cloth."""

import math
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

import numpy as np

from batik_gen.eeg.norms.places import place_of, score_of
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import BadPortrait, NotEnoughEEG
from batik_gen.values.portrait import BANDS, Feature, Portrait, Quality
from batik_gen.values.recording import Dropped


def average(portraits: Sequence[Portrait]) -> Portrait:
    """Average Portraits of one person.

    Places among people are averaged as the robust z behind them, values as they
    are, doubtful ones by how sure they are; a feature that only some recordings gave is averaged over those. What a
    mean of n recordings is worth follows Spearman (1910) and Brown (1910):
    n r / (1 + (n - 1) r). The recordings follow one another in time over the
    cloth, on the channels that all of them have.

    Parameters
    ----------
    portraits
        Two or more, placed among the same norms.

    Raises
    ------
    NotEnoughEEG
        If there is none.
    BadPortrait
        If they were placed among different norms or hold different bands.
    """
    if not portraits:
        raise NotEnoughEEG("there is no recording to average; name at least one")
    first = portraits[0]
    if len(portraits) == 1:
        return first
    if any(p.norms != first.norms or p.edges != first.edges for p in portraits):
        raise BadPortrait("these recordings were measured with different norms or bands; measure all of them alike")
    channels = tuple(c for c in first.channels if all(c in p.channels for p in portraits))
    kept = [(p, [p.channels.index(c) for c in channels]) for p in portraits] if channels else [(first, [])]
    if not channels:
        channels, kept = first.channels, [(first, list(range(len(first.channels))))]
    starts, begin = [], 0.0
    for portrait, _ in kept:
        starts.append(portrait.epoch_start_s + begin)
        begin += portrait.quality.given_s
    topographies = [p.topography[picked] for p, picked in kept if len(p.topography) == len(p.channels)]
    return replace(
        first,
        features=tuple(_mean([found for p in portraits if (found := p.feature(f.name))]) for f in first.features),
        bands=np.concatenate([p.bands[:, picked] for p, picked in kept]),
        epoch_start_s=np.concatenate(starts),
        channels=channels,
        place=kept[0][0].place[kept[0][1]],
        quality=_quality(portraits),
        montage=first.montage if all(p.montage == first.montage for p in portraits) else "mixed",
        condition=first.condition if all(p.condition == first.condition for p in portraits) else "unknown",
        notes=(
            f"the mean of {len(portraits)} recordings of one person",
            *dict.fromkeys(note for p in portraits for note in p.notes),
        ),
        topography=np.mean(topographies, axis=0) if topographies else np.zeros((0, len(BANDS))),
        spectrum=_spectrum(portraits),
        side=first.side[kept[0][1]] if len(first.side) else first.side,
        spectra=_spectra(kept),
        bursts=_bursts(portraits),
    )


def _mean(found: list[Feature]) -> Feature:
    measured = [f for f in found if f.value is not None]
    if not measured:
        return found[0]
    weights = [f.sure for f in measured] if any(f.sure for f in measured) else [1.0] * len(measured)
    placed = [(score_of(f.percentile), w) for f, w in zip(measured, weights, strict=True) if f.percentile is not None]
    place = fmean([z for z, _ in placed], [w for _, w in placed]) if sum(w for _, w in placed) else None
    known = measured[0].reliability
    count = len(measured)
    return replace(
        measured[0],
        value=fmean([f.value for f in measured if f.value is not None], weights),
        percentile=None if place is None else place_of(place),
        reliability=None if known is None else count * known / (1.0 + (count - 1) * known),
        missing="",
        sure=fmean([f.sure for f in measured], weights),
    )


def _quality(portraits: Sequence[Portrait]) -> Quality:
    each = [p.quality for p in portraits]
    clean = sum(q.clean_s for q in each)
    dropped: dict[str, Dropped] = {d.channel: d for q in each for d in q.dropped}
    return Quality(
        given_s=sum(q.given_s for q in each),
        clean_s=clean,
        sfreq=each[0].sfreq,
        line_hz=each[0].line_hz,
        kept=sum(q.kept * q.given_s for q in each) / max(sum(q.given_s for q in each), 1e-9),
        dropped=tuple(dropped.values()),
    )


def _spectrum(portraits: Sequence[Portrait]) -> FloatArray:
    """Return the geometric mean of the spectra; empty where they do not share their frequencies."""
    held = [p.spectrum for p in portraits]
    if any(s.shape != held[0].shape or not np.array_equal(s[:, 0], held[0][:, 0]) for s in held) or not len(held[0]):
        return np.zeros((0, 2))
    level = [math.exp(fmean(math.log(max(s[row, 1], 1e-30)) for s in held)) for row in range(len(held[0]))]
    return np.column_stack([held[0][:, 0], level])


def _spectra(kept: Sequence[tuple[Portrait, list[int]]]) -> FloatArray:
    """Return the mean of each channel's spectra in dB; empty where they do not share their frequencies."""
    first = kept[0][0]
    if not first.spectra.size or any(
        p.spectra.shape[1:] != first.spectra.shape[1:] or not np.array_equal(p.spectrum[:, 0], first.spectrum[:, 0])
        for p, _ in kept
    ):
        return np.zeros((0, 0))
    return np.asarray(np.mean([p.spectra[picked] for p, picked in kept], axis=0), dtype=np.float64)


def _bursts(portraits: Sequence[Portrait]) -> FloatArray:
    """Return the bursts of recordings that follow one another."""
    begins = np.concatenate([[0.0], np.cumsum([p.quality.given_s for p in portraits])])
    return np.concatenate([p.bursts + np.array([begin, 0.0]) for p, begin in zip(portraits, begins[:-1], strict=True)])
