"""Draw what was measured: spectrum, scalp map, and which epochs were kept."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from batik_gen.eeg.channels.scalp import scalp_place
from batik_gen.values.files import write_whole
from batik_gen.values.portrait import Portrait

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_INCHES, _DPI = (11.0, 7.2), 110
_BAND_COLOURS = ("#35478c", "#4e7ac7", "#3f9e6e", "#d79b2e", "#b4553f")
_LINE, _BACK, _KEPT, _DROPPED = "#2b2118", "#9a5b2c", "#c9dbe8", "#c8452f"
_LEAST_PLACES, _LEAST_SPREAD = 8, 0.1
_SHOWN_HZ = (1.0, 45.0)
_SPHERE = (0.0, 0.0, 0.0, 1.0)


def plot_portrait(portrait: Portrait, path: str | Path) -> None:
    """Draw a Portrait as PNG; the same Portrait gives the same bytes, and no name, date or path.

    Parameters
    ----------
    portrait
        What ``measure`` returned.
    path
        The picture to write.

    Raises
    ------
    CannotWrite
        If it cannot be written.
    """
    picture = _draw(portrait)
    write_whole(Path(path), lambda file: file.write(picture))


def _draw(portrait: Portrait) -> bytes:
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    # Nobody's own matplotlibrc changes the picture.
    with matplotlib.rc_context(), io.BytesIO() as out:
        matplotlib.rcdefaults()
        matplotlib.rcParams.update({"font.size": 9, "axes.spines.top": False, "axes.spines.right": False})
        figure = Figure(figsize=_INCHES, dpi=_DPI, layout="constrained")
        FigureCanvasAgg(figure)
        grid = figure.add_gridspec(2, 2, width_ratios=(1.9, 1.0), height_ratios=(2.1, 1.0))
        _spectrum(figure.add_subplot(grid[0, 0]), portrait)
        _head(figure.add_subplot(grid[0, 1]), portrait)
        _epochs(figure.add_subplot(grid[1, :]), portrait)
        figure.savefig(out, format="png", metadata={"Software": None})
        return out.getvalue()


def _spectrum(axes: "Axes", portrait: Portrait) -> None:
    """Draw the mean spectrum on both logarithmic axes, the bands, the background and the alpha peak."""
    axes.set_title("spectrum, mean of the channels that count", loc="left")
    if not len(portrait.spectrum):
        _say(axes, "no waveform, hence no spectrum")
        return
    hz, power = portrait.spectrum[(portrait.spectrum[:, 0] >= _SHOWN_HZ[0])].T
    for band, colour in zip(portrait.edges, _BAND_COLOURS, strict=True):
        axes.axvspan(band.low, band.high, color=colour, alpha=0.13, linewidth=0)
        middle = float(np.sqrt(band.low * band.high))
        axes.text(middle, 0.985, band.name, color=colour, ha="center", va="top", transform=axes.get_xaxis_transform())
    axes.loglog(hz, power, color=_LINE, linewidth=1.3)
    exponent, offset = (portrait.feature(name) for name in ("exponent", "offset"))
    if exponent and offset and exponent.value is not None and offset.value is not None:
        line = 10.0 ** (offset.value - exponent.value * np.log10(hz))
        axes.loglog(hz, line, color=_BACK, linestyle="--", linewidth=1.1)
        axes.text(0.02, 0.1, f"background: exponent {exponent.value:.2f}", transform=axes.transAxes, color=_BACK)
    peak, height = (portrait.feature(name) for name in ("alpha_peak_hz", "alpha_height_db"))
    if peak and height and peak.value is not None and height.value is not None:
        top = float(np.interp(peak.value, hz, power))
        doubt = f", sure to {100 * peak.sure:.0f} %" if peak.sure < 1.0 else ""
        axes.plot([peak.value], [top], "o", color=_BAND_COLOURS[2])
        axes.annotate(
            f"alpha {peak.value:.1f} Hz, {height.value:.1f} dB{doubt}",
            (peak.value, top),
            (9, 3),
            textcoords="offset points",
            color=_BAND_COLOURS[2],
        )
    else:
        axes.text(0.02, 0.04, "no alpha peak stands out", transform=axes.transAxes, color=_BAND_COLOURS[2])
    axes.set_xlim(*_SHOWN_HZ)
    axes.set_ylim(top=float(power.max()) * 2.2)
    ticks = sorted({band.low for band in portrait.edges} | {portrait.edges[-1].high})
    axes.set_xticks(ticks, [f"{t:.3g}" for t in ticks])
    axes.set_xticks([], minor=True)
    axes.set_xlabel("Hz")
    axes.set_ylabel("µV² / Hz")


def _head(axes: "Axes", portrait: Portrait) -> None:
    """Draw the share of alpha over the scalp, or the shares of all bands where places are not known."""
    shares = portrait.topography
    if not len(shares):
        _say(axes, "no map without a waveform")
        return
    places = {i: at for i, c in enumerate(portrait.channels) if (at := scalp_place(c))}
    inward = [float(np.hypot(*at)) for at in places.values()]
    # Too few places, or all on one circle, leave most of a map to guesswork.
    if len(places) < _LEAST_PLACES or max(inward) - min(inward) < _LEAST_SPREAD:
        _bars(axes, portrait)
        return
    from mne.viz import plot_topomap

    alpha = 100.0 * shares[list(places), 2]
    where = np.array(list(places.values()))
    image, _ = plot_topomap(
        alpha, where, axes=axes, show=False, cmap="YlOrBr", contours=4, sphere=_SPHERE, extrapolate="head"
    )
    axes.set_title("share of alpha on the head, seen from above", loc="left")
    bar = axes.figure.colorbar(image, ax=axes, shrink=0.6, pad=0.02)
    bar.set_label("% of 1-45 Hz")


def _bars(axes: "Axes", portrait: Portrait) -> None:
    left = np.zeros(len(portrait.channels))
    at = np.arange(len(portrait.channels))
    for b, (band, colour) in enumerate(zip(portrait.edges, _BAND_COLOURS, strict=True)):
        share = 100.0 * portrait.topography[:, b]
        axes.barh(at, share, left=left, color=colour, alpha=0.8, label=band.name)
        left += share
    axes.set_yticks(at, portrait.channels)
    axes.invert_yaxis()
    axes.set_xlabel("% of 1-45 Hz")
    axes.set_title("shares of the bands", loc="left")
    axes.legend(ncols=5, fontsize=7, loc="upper center", bbox_to_anchor=(0.5, -0.12), frameon=False, handlelength=1)


def _epochs(axes: "Axes", portrait: Portrait) -> None:
    """Draw channels against time: kept, or dropped in cleaning."""
    from matplotlib.colors import ListedColormap

    quality = portrait.quality
    kept = np.isfinite(portrait.bands.sum(axis=2)).T
    starts = portrait.epoch_start_s
    step = float(np.median(np.diff(starts))) if len(starts) > 1 else quality.given_s
    edges = np.append(starts, starts[-1] + step)
    axes.pcolormesh(
        edges, np.arange(len(kept) + 1), kept, cmap=ListedColormap([_DROPPED, _KEPT]), vmin=0, vmax=1, rasterized=True
    )
    few = max(1, -(-len(kept) // 12))
    axes.set_yticks(np.arange(0, len(kept), few) + 0.5, portrait.channels[::few])
    axes.invert_yaxis()
    axes.set_xlabel("s")
    axes.set_xlim(0.0, max(quality.given_s, float(edges[-1])))
    axes.set_title(
        f"kept (blue) and dropped (red): {quality.clean_s:.0f} of {quality.given_s:.0f} s clean, "
        f"{100.0 * quality.kept:.0f} % of the epochs, {len(kept)} channels, {len(quality.dropped)} left out",
        loc="left",
    )


def _say(axes: "Axes", text: str) -> None:
    axes.set_axis_off()
    axes.text(0.5, 0.5, text, ha="center", va="center", transform=axes.transAxes)
