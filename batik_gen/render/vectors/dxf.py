"""A cloth as DXF (AutoCAD 2004), one layer a wax layer, through ezdxf."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from threading import Lock

import ezdxf

from batik_gen.render.files.save import check_free
from batik_gen.render.vectors.layer_colours import nearest_free
from batik_gen.render.vectors.svg import Written, layer_colours, painted, plans_of, written
from batik_gen.values.cloth import Cloth, Wax
from batik_gen.values.files import write_whole

_VERSION = "R2004"
"""The first version in which a layer has a true colour (DXF reference, group code 420)."""

_MILLIMETRES, _METRIC = 4, 1
"""Values of $INSUNITS and $MEASUREMENT (DXF reference)."""

_NUMBERED = range(10, 256)
"""Colours by number (ACI) that are the same on every background, for programs that know no others."""

_ONE_AT_A_TIME = Lock()


def write_dxf(
    cloth: Cloth,
    path: str | Path,
    *,
    detail: float = 0.05,
    outlines: bool = False,
    force: bool = False,
    recipe: bool | str = True,
) -> Written:
    """Write a cloth as DXF in mm, y upwards; parameters and errors as those of ``write_svg``.

    Strokes become polylines of their width, areas closed polylines, dots circles. Each layer has a colour
    of its own, true and by number; one that is no wax is not to be plotted. DXF has no place for the recipe.
    """
    path = Path(path)
    check_free(path, force)
    plans = plans_of(cloth, detail, outlines)
    with _without_clock():
        drawing = ezdxf.new(_VERSION)
    drawing.header["$INSUNITS"] = _MILLIMETRES
    drawing.header["$MEASUREMENT"] = _METRIC
    space, (wide, tall) = drawing.modelspace(), cloth.size_mm
    # ezdxf takes a least corner of zeros for none, hence both.
    space.reset_extents((0.0, 0.0, 0.0), (wide, tall, 0.0))
    drawing.header["$EXTMIN"], drawing.header["$EXTMAX"] = (0.0, 0.0, 0.0), (wide, tall, 0.0)
    space.reset_limits((0.0, 0.0), (wide, tall))
    colours = layer_colours(plans, painted(cloth))
    numbers = nearest_free(colours, [tuple(ezdxf.colors.aci2rgb(number)) for number in _NUMBERED])
    for number, (plan, colour, aci) in enumerate(zip(plans, colours, numbers, strict=True), 1):
        name = f"{number:02d} {plan.layer.name}"
        layer = drawing.layers.add(name, color=_NUMBERED[aci], plot=plan.layer.wax is not Wax.OPEN)
        layer.rgb = colour
        for ring in plan.rings:
            space.add_lwpolyline([(x, tall - y) for x, y in ring.tolist()], close=True, dxfattribs={"layer": name})
        for run in plan.runs:
            corners = [(x, tall - y) for x, y in run.line.tolist()]
            space.add_lwpolyline(corners, dxfattribs={"layer": name, "const_width": run.width})
        for dots in plan.dots:
            for x, y in dots.points.tolist():
                space.add_circle((x, tall - y), 0.5 * dots.diameter, dxfattribs={"layer": name})
    text = StringIO()
    with _without_clock():
        drawing.write(text)
    write_whole(path, lambda file: file.write(text.getvalue().encode(drawing.output_encoding)))
    return written(plans)


@contextmanager
def _without_clock() -> Iterator[None]:
    """Keep the time of making and random numbers out of what ezdxf makes meanwhile.

    ezdxf knows this only as an option of the whole process, which other code may use too: it is put
    back as it was, and no second thread puts it back under the first.
    """
    with _ONE_AT_A_TIME:
        before = ezdxf.options.write_fixed_meta_data_for_testing
        ezdxf.options.write_fixed_meta_data_for_testing = True
        try:
            yield
        finally:
            ezdxf.options.write_fixed_meta_data_for_testing = before
