"""The outlines of what is waxed, strokes and dots included, less what later layers cut away."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np

from batik_gen.render.vectors.widths import runs_of
from batik_gen.values.cloth import Areas, Cloth, Layer
from batik_gen.values.errors import MissingPackage

_QUARTER = 6
"""Corners in a quarter of a round end: within 1 % of its radius."""


def outlined(cloth: Cloth, detail: float) -> Cloth:
    """Return the cloth with every layer as areas alone, none of which lies on another.

    Parameters
    ----------
    cloth
        The cloth.
    detail
        Tolerance in mm.

    Raises
    ------
    MissingPackage
        If shapely is not installed.
    """
    shapely = _shapely()
    covered: Any = shapely.Polygon()
    frame = shapely.box(0.0, 0.0, *cloth.size_mm)
    layers: list[Layer] = []
    # From the uppermost down: what is covered already cannot be seen of a lower one.
    for layer in reversed(cloth.layers):
        whole = shapely.intersection(_union(shapely, layer, detail), frame)
        seen = shapely.difference(whole, covered)
        covered = shapely.union(covered, whole)
        layers.append(Layer(layer.name, layer.wax, layer.step, areas=_areas(shapely, seen)))
    return replace(cloth, layers=tuple(reversed(layers)))


def _shapely() -> Any:
    try:
        import shapely
    except ImportError:
        raise MissingPackage(
            "outlines need the package shapely; install batik-gen[plot], or leave --outlines out"
        ) from None
    return shapely


def _union(shapely: Any, layer: Layer, detail: float) -> Any:
    """Return everything that a layer covers, as one shape."""
    parts = []
    points, offsets = layer.areas.points, layer.areas.offsets
    rings = [points[a:b] for a, b in pairwise(offsets) if b - a > 2]
    if rings:
        parts.append(shapely.make_valid(np.array([shapely.Polygon(ring) for ring in rings])))
    runs = [run for chain in runs_of(layer.strokes, detail) for run in chain] if len(layer.strokes) else []
    if runs:
        lines = np.array([shapely.LineString(np.r_[run.line, run.line][: max(2, len(run.line))]) for run in runs])
        widths = np.array([run.width for run in runs])
        parts.append(shapely.buffer(lines, 0.5 * widths, quad_segs=_QUARTER))
    if len(layer.dots):
        dots = layer.dots.points
        parts.append(shapely.buffer(shapely.points(dots[:, :2]), 0.5 * dots[:, 2], quad_segs=_QUARTER))
    return shapely.union_all(np.concatenate(parts)) if parts else shapely.Polygon()


def _areas(shapely: Any, shape: Any) -> Areas:
    """Return a shape's rings; a hole is one of them, turned the other way."""
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    rings = [np.asarray(ring.coords)[:-1] for p in polygons for ring in (p.exterior, *p.interiors)]
    if not rings:
        return Areas()
    return Areas(np.concatenate(rings), np.cumsum([0] + [len(ring) for ring in rings]))
