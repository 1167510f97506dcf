"""A cloth as SVG in millimetres: one group a layer, lines as strokes of their nib's width."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from PIL import Image, ImageColor

from batik_gen.render.files.save import check_free
from batik_gen.render.picture.marking import Marking, carried
from batik_gen.render.processes.table import find_process, state_colours
from batik_gen.render.processes.working import turned
from batik_gen.render.vectors.clipping import clipped
from batik_gen.render.vectors.layer_colours import Rgb, told_apart
from batik_gen.render.vectors.plotter_plan import PlotterPlan, plan_of
from batik_gen.render.vectors.unrolled import unrolled
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Cloth, Wax
from batik_gen.values.errors import BadValue
from batik_gen.values.files import write_whole

SCREEN_DPI = 150.0
"""Resolution at which the recipe in an SVG makes a picture if nobody asks for another."""

SMALLEST_DETAIL_MM, LARGEST_DETAIL_MM = 0.01, 2.0

_COARSE, _FINE, _THIN_MM = 2, 3, 0.6
"""Decimals of a mm: on lines thinner than that a hundredth would be seen."""

_HAIR_MM = 0.1
"""Width of outlines, which a laser takes for its path."""

_TOUCH_MM = 0.001
"""A dot is a line so long with round ends: a plotter sets its pen down there and lifts it again."""

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" \
xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" \
xmlns:xlink="http://www.w3.org/1999/xlink" width="{w:g}mm" height="{h:g}mm" \
viewBox="0 0 {w:g} {h:g}" fill="none" stroke-linecap="round" stroke-linejoin="round">
<title>{title}</title>
<metadata>{metadata}</metadata>
<sodipodi:namedview pagecolor="{ground}" inkscape:pageopacity="1" inkscape:document-units="mm"/>
"""

_GROUND = """<image id="ground" sodipodi:insensitive="true" width="{w:g}" height="{h:g}" preserveAspectRatio="none" \
xlink:href="data:image/png;base64,{pixel}"/>
"""
"""The cloth that lies open, as a picture of one pixel: plotters draw shapes alone and pass it over."""


@dataclass(frozen=True)
class Written:
    """Tell what was written.

    Parameters
    ----------
    lines
        How many lines, outlines and dots.
    travel_mm
        How far a plotter goes with its pen lifted.
    drawn_travel_mm
        How far it would go in the order in which the cloth was drawn.
    """

    lines: int
    travel_mm: float
    drawn_travel_mm: float


def write_svg(
    cloth: Cloth,
    path: str | Path,
    *,
    detail: float = 0.05,
    outlines: bool = False,
    force: bool = False,
    recipe: bool | str = True,
) -> Written:
    """Write a cloth as layered SVG.

    Each layer is a group, from the lowest to the uppermost, painted in the colour that it
    has on the finished cloth, or one beside it where another layer has it already; what lies
    above hides what lies below, as later wax does. Its ``<desc>`` says what wax it is, when it
    is laid and which groups cut into it. Of a layer that is no wax the label begins with ``%``,
    which plotters pass over. All lies on the cloth.

    Parameters
    ----------
    cloth
        The waxed cloth.
    path
        File to write.
    detail
        How far in mm the drawing may lie from the true one; larger makes the file smaller.
    outlines
        Draw the outlines of what is waxed instead of lines with a width, for laser and cap
        making; what later layers cut away is left out.
    force
        Replace a file that is there already.
    recipe
        Let the file carry the recipe; a text stands in its place.

    Raises
    ------
    BadValue
        If ``detail`` is out of range.
    MissingPackage
        If ``outlines`` needs a package that is not installed.
    CannotWrite
        If the file exists and ``force`` is not set, or cannot be written.
    UnknownName
        If the cloth's process is not declared.
    """
    path = Path(path)
    check_free(path, force)
    plans = plans_of(cloth, detail, outlines)
    width, height = cloth.size_mm
    per_mm = SCREEN_DPI / 25.4
    px = (max(round(width * per_mm), 1), max(round(height * per_mm), 1))
    marking = Marking(*px, SCREEN_DPI, carried(cloth.recipe, recipe))
    colours = painted(cloth)
    ground = "#ffffff" if outlines else colours[Wax.OPEN]
    inks = ["#{:02x}{:02x}{:02x}".format(*colour) for colour in layer_colours(plans, colours)]
    head = _HEAD.format(
        w=width,
        h=height,
        ground=ground,
        title=escape(f"batik-gen: {cloth.process}"),
        metadata=_rdf(marking),
    )

    def write(file: IO[bytes]) -> None:
        file.write(head.encode("utf-8"))
        if not outlines:
            file.write(_GROUND.format(w=width, h=height, pixel=_pixel(ground)).encode("ascii"))
        for number, (plan, colour) in enumerate(zip(plans, inks, strict=True), 1):
            group = _group(number, plan, plans, colour, outlines)
            file.writelines(part.encode("utf-8") for part in group)
        file.write(b"</svg>\n")

    write_whole(path, write)
    return written(plans)


def _pixel(colour: str) -> str:
    """Return a PNG of one pixel as base64."""
    held = BytesIO()
    Image.new("RGB", (1, 1), colour).save(held, "PNG")
    return b64encode(held.getvalue()).decode("ascii")


def _rdf(marking: Marking) -> str:
    """Return the RDF of an XMP packet alone: Inkscape wonders at what is wrapped around it."""
    packet = marking.xmp().decode("utf-8")
    end = "</rdf:RDF>"
    return packet[packet.index("<rdf:RDF") : packet.index(end) + len(end)]


def painted(cloth: Cloth) -> dict[Wax, str]:
    """Return the colour ``#rrggbb`` that each wax state has on the finished cloth."""
    colours = state_colours(find_process(cloth.process, cloth.declaration))
    return {wax: "#{:02x}{:02x}{:02x}".format(*colour) for wax, colour in colours.items()}


def layer_colours(plans: list[PlotterPlan], colours: dict[Wax, str]) -> list[Rgb]:
    """Return a colour of its own for each layer, that of its wax or one beside it."""
    return told_apart(_rgb(colours[plan.layer.wax]) for plan in plans)


def _rgb(colour: str) -> Rgb:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


def written(plans: list[PlotterPlan]) -> Written:
    """Return what a file with these plans holds."""
    return Written(
        lines=sum(len(p.rings) + len(p.runs) + sum(len(dots.points) for dots in p.dots) for p in plans),
        travel_mm=sum(plan.travel_mm for plan in plans),
        drawn_travel_mm=sum(plan.drawn_travel_mm for plan in plans),
    )


def plans_of(cloth: Cloth, detail: float, outlines: bool) -> list[PlotterPlan]:
    """Return what a plotter does for each layer that has something; raises as ``write_svg``."""
    if not SMALLEST_DETAIL_MM <= detail <= LARGEST_DETAIL_MM:
        raise BadValue(
            f"a detail of {detail:g} mm cannot be drawn; it must lie between "
            f"{SMALLEST_DETAIL_MM:g} and {LARGEST_DETAIL_MM:g} mm"
        )
    cloth = turned(unrolled(cloth))
    if outlines:
        from batik_gen.render.vectors.outlines import outlined

        cloth = outlined(cloth, detail)
    else:
        cloth = clipped(cloth)
    held = (plan_of(layer, detail) for layer in cloth.layers)
    return [plan for plan in held if plan.rings or plan.runs or plan.dots]


def _group(number: int, plan: PlotterPlan, plans: list[PlotterPlan], colour: str, outlines: bool) -> Iterator[str]:
    layer = plan.layer
    # The program of the AxiDraw draws no layer that begins so.
    label = f"{'%' if layer.wax is Wax.OPEN else ''}{number} {layer.name}"
    yield (
        f'<g id="layer{number}" inkscape:groupmode="layer" inkscape:label={quoteattr(label)} '
        f'data-wax="{layer.wax}" data-step="{layer.step}" stroke="{colour}">\n'
        f"<desc>{escape(said_of(number, plan, plans))}</desc>\n"
    )
    if plan.rings:
        yield f'<g stroke-width="{_HAIR_MM:g}">\n' if outlines else f'<g fill="{colour}" stroke="none">\n'
        yield from (f'<path d="{_way(ring, _COARSE)}z"/>\n' for ring in plan.rings)
        yield "</g>\n"
    for run in plan.runs:
        decimals = _FINE if run.width < _THIN_MM else _COARSE
        yield f'<path stroke-width="{_n(run.width, _FINE)}" d="{_way(run.line, decimals)}"/>\n'
    for dots in plan.dots:
        touches = "".join(f"M{_n(x - 0.5 * _TOUCH_MM, _FINE)} {_n(y, _FINE)}h.001" for x, y in dots.points.tolist())
        yield f'<path stroke-width="{_n(dots.diameter, _FINE)}" d="{touches}"/>\n'
    yield "</g>\n"


def said_of(number: int, plan: PlotterPlan, plans: list[PlotterPlan]) -> str:
    """Return what a group is: its wax, its place in the work, and what cuts into it."""
    layer = plan.layer
    what = "left open, no wax: cut out of the groups before it" if layer.wax is Wax.OPEN else f"wax: {layer.wax}"
    cuts = [
        f"{n} {other.layer.name}" for n, other in enumerate(plans, 1) if n > number and other.layer.wax is not layer.wax
    ]
    return f"{what}; step {layer.step}" + (f"; cut by {', '.join(cuts)}" if cuts else "")


def _way(line: FloatArray, decimals: int) -> str:
    """Return a line's path data: where it begins, then steps, each rounded place kept exactly."""
    unit = 10**decimals
    places = [(round(x * unit), round(y * unit)) for x, y in line.tolist()]
    x, y = places[0]
    parts = [f"M{_n(x / unit, decimals)} {_n(y / unit, decimals)}l"]
    if len(places) == 1:
        parts.append(".01 0")
    before = ""
    for next_x, next_y in places[1:]:
        for step in (next_x - x, next_y - y):
            text = _n(step / unit, decimals)
            # A sign separates numbers by itself.
            parts.append(text if not before or text.startswith("-") else f" {text}")
            before = text
        x, y = next_x, next_y
    return "".join(parts)


def _n(value: float, decimals: int) -> str:
    """Return a number in as few signs as it takes."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
