"""A cloth as DXF (AutoCAD 2000), one layer a wax layer, through ezdxf."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from threading import Lock

import ezdxf
from PIL import ImageColor

from batik_gen.render.files.save import check_free
from batik_gen.render.vectors.svg import Written, painted, plans_of, written
from batik_gen.values.cloth import Cloth
from batik_gen.values.files import write_whole

_MILLIMETRES = 4
"""Value of $INSUNITS (DXF reference)."""

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

    Strokes become polylines of their width, areas closed polylines, dots circles. DXF has no
    place for the recipe.
    """
    path = Path(path)
    check_free(path, force)
    plans = plans_of(cloth, detail, outlines)
    with _without_clock():
        drawing = ezdxf.new("R2000")
    drawing.header["$INSUNITS"] = _MILLIMETRES
    space, tall = drawing.modelspace(), cloth.size_mm[1]
    colours = painted(cloth)
    for number, plan in enumerate(plans, 1):
        name = f"{number:02d} {plan.layer.name}"
        drawing.layers.add(name).rgb = ImageColor.getrgb(colours[plan.layer.wax])[:3]
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
