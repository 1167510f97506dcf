"""Where the numbers of a sky are seen: on the line of its great clouds, on links, rain and small clouds."""

from collections.abc import Iterable, Mapping

import numpy as np

from batik_gen.pattern.motifs.mega_mendung.arm import Arm, reach
from batik_gen.pattern.motifs.mega_mendung.clouds import Cloud, Stand
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Layer

_BESIDE = 1.6
"""What is on a line lies so near to one that is seen, mm: the rest is hidden by a nearer arm."""
_LOBE = 9
"""A swell is higher than so many points to either side of it."""
_BANDS, _DEEP = 2.5, 5.5
"""So many bands below the top the bands are pointed at, and the deepest of them."""
_MEET = 6.0
"""Arms nest where one comes as near to another, in widths of a band."""


def seen_of(cloud: Cloud, stand: Stand) -> Mapping[str, FloatArray]:
    """Return places of a cloud on the cloth, n x 2, by what is seen there; its two tips as 1 x 2 x 2."""
    found: dict[str, list[FloatArray]] = {}
    tips = np.concatenate([arm.line for arm in cloud.arms])
    for arm in cloud.arms:
        for name, places in _of_arm(arm, cloud.width).items():
            found.setdefault(name, []).append(places)
    found["mega.lift"] = [arm.line[[int(arm.line[:, 0].argmax())]] for arm in cloud.arms]
    found["mega.nested"] = [_nesting(cloud)]
    out = {name: stand.put(np.concatenate(places))[0] for name, places in found.items()}
    out["mega.size"] = stand.put(tips[[int(tips[:, 0].argmin()), int(tips[:, 0].argmax())]])
    return out


def _of_arm(arm: Arm, band: float) -> dict[str, FloatArray]:
    """Return what is seen on one arm, in its own frame; y points down."""
    far, line = reach(arm.line), arm.line
    body = np.flatnonzero((far > arm.rolls[0]) & (far < far[-1] - arm.rolls[1]))
    if len(body) < 4 * _LOBE:
        return {}
    high = line[body, 1]
    top = line[[int(body[int(high.argmin())])]]
    eyes = [line[[at]] for at, coil in zip((0, -1), arm.rolls, strict=True) if coil]
    ends = zip((0.85 * arm.rolls[0], far[-1] - 0.85 * arm.rolls[1]), arm.rolls, strict=True)
    rims = [line[[int(np.searchsorted(far, at))]] for at, coil in ends if coil]
    crests, dips = body[_peaks(-high)], body[_peaks(high)]
    return {
        "mega.fullness": top,
        "mega.band": top + np.array([0.0, _BANDS * band]),
        "bath.depth_indigo": top + np.array([0.0, _DEEP * band]),
        "mega.turns": np.concatenate([np.zeros((0, 2)), *eyes]),
        "mega.volute": np.concatenate([np.zeros((0, 2)), *rims]),
        "mega.lobes": line[crests],
        # Hollows of the upper edge, not the lowest places of the belly.
        "mega.swell": line[dips[line[dips, 1] < line[body, 1].mean()]],
    }


def _peaks(value: FloatArray) -> IntArray:
    """Return where values are higher than any near by, ends left out."""
    views = np.lib.stride_tricks.sliding_window_view(value, 2 * _LOBE + 1)
    peaks: IntArray = np.flatnonzero(views.argmax(axis=1) == _LOBE) + _LOBE
    return peaks


def _nesting(cloud: Cloud) -> FloatArray:
    """Return where arms of one cloud come nearest to each other."""
    places = [np.zeros((0, 2))]
    for number, arm in enumerate(cloud.arms):
        for other in cloud.arms[:number]:
            off = np.sqrt(((arm.line[::4, None] - other.line[None, ::4]) ** 2).sum(axis=2))
            nearest = int(off.min(axis=1).argmin())
            if off[nearest].min() < _MEET * cloud.width:
                places.append(arm.line[::4][[nearest]])
    return np.concatenate(places)


def on_sky(
    clouds: Iterable[tuple[Cloud, Stand]], small: FloatArray, layers: tuple[Layer, ...]
) -> Mapping[str, FloatArray]:
    """Return where each number is seen on a sky that was drawn.

    Parameters
    ----------
    clouds
        Its great clouds, and where each stands.
    small
        Middles of its small ones, n x 2.
    layers
        What was drawn.
    """
    from scipy.spatial import cKDTree

    drawn = {layer.name: layer for layer in layers}
    lines = drawn["klowong"].strokes.points[:, :2]
    found: dict[str, list[FloatArray]] = {}
    for cloud, stand in clouds:
        for name, places in seen_of(cloud, stand).items():
            found.setdefault(name, []).append(places)
    out = {name: np.concatenate(places) for name, places in found.items()}
    tree = cKDTree(lines) if len(lines) else None
    for name in ("mega.fullness", "mega.turns", "mega.volute", "mega.lobes", "mega.swell", "mega.lift"):
        if name in out and tree is not None:
            out[name] = out[name][np.asarray(tree.query(out[name])[0]) < _BESIDE]
    links, rain = drawn["tautan"].strokes, drawn["cecek telu"].dots.points[:, :2]
    middles = 0.5 * (links.offsets[:-1] + links.offsets[1:])
    out["mega.hang"] = links.points[middles.astype(np.int64), :2]
    out["nib.isen"] = links.points[:, :2]
    out["sky.telu"] = rain
    out["sky.small"] = small
    return out
