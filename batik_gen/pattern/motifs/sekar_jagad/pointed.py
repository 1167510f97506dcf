"""Where the numbers of a sekar jagad are seen: on its shores and channels, and in the islands."""

from collections.abc import Mapping, Sequence

import numpy as np

from batik_gen.pattern.geometry.curves import length, unit
from batik_gen.pattern.motifs.sekar_jagad.cells import Islands
from batik_gen.pattern.motifs.sekar_jagad.seams import Contours
from batik_gen.pattern.patchwork.fillings import Filling, IsenPlate, Small
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer

_SWING_MM = 12.0
"""How far along a shore its swing is looked at, to either side."""
_SWUNG = 0.94
"""A shore swings where its chord is no more than so much of its way."""
_ASIDE = (np.array([[0.5, 0.0], [-0.5, 0.0], [0.0, 0.5], [0.0, -0.5]]), np.array([[0.3, 0.3], [-0.3, -0.3]]))
"""Where in an island its isen and how far its shapes reach are pointed at, beside its middle, in its least radius."""


def on_islands(
    islands: Islands, contours: Contours, fillings: Sequence[Filling], layers: tuple[Layer, ...]
) -> Mapping[str, FloatArray]:
    """Return where each number is seen on islands that were drawn: places n x 2, distances n x 2 x 2."""
    drawn = {layer.name: layer for layer in layers}
    middles, rings = contours.middles, contours.rings
    pairs = [(one, two) for one, near in enumerate(islands.neighbours) for two in near if one < two]
    strips = np.concatenate(contours.strips)[::6]
    channels = drawn["cecek tepi"].dots.points[:, :2]
    out = {
        "sekar.size": middles[np.array(pairs, np.int64).reshape(-1, 2)],
        "sekar.wave": np.concatenate([_swinging(ring) for ring in rings]),
        "sekar.contour": strips,
        "sekar.rope": drawn["tepi untu"].strokes.points[::20, :2],
        "sekar.channel": channels,
        "bath.depth_indigo": channels + 0.5,
    }
    radius = [float(length(ring - middle).min()) for ring, middle in zip(rings, middles, strict=True)]
    small = [at for at, filling in enumerate(fillings) if isinstance(filling, Small)]
    plates = [at for at, filling in enumerate(fillings) if isinstance(filling, IsenPlate)]
    # Of families that fill islands not each has a shape that grows fuller, or reaches further.
    full = [at for at, filling in enumerate(fillings) if not isinstance(filling, Small) or filling.full]
    far = [at for at, filling in enumerate(fillings) if not isinstance(filling, Small) or filling.far]
    beside, slant = _ASIDE

    def about(which: list[int], shares: FloatArray) -> FloatArray:
        places = [middles[at] + radius[at] * shares for at in which]
        return np.concatenate([np.zeros((0, 2)), *places])

    return out | {
        "patch.fullness": about(full, np.zeros((1, 2))),
        "patch.reach": about(far, slant),
        "patch.scale": about(small, beside),
        "patch.isen": about(plates, beside),
    }


def _swinging(ring: FloatArray) -> FloatArray:
    """Return the places of a shore at which it turns most."""
    step = length(np.roll(ring, -1, axis=0) - ring)
    reach = max(int(_SWING_MM / max(float(step.mean()), 1e-6)), 1)
    one, other = np.roll(ring, reach, axis=0) - ring, np.roll(ring, -reach, axis=0) - ring
    turned = 0.5 * length(unit(other) - unit(one))
    return ring[turned < _SWUNG]
