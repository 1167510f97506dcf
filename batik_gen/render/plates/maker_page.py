"""The maker's page: every step with its picture at true size, as PDF on A4, through reportlab."""

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from batik_gen.render.dyeing.band import bath_values
from batik_gen.render.dyeing.bands import ClothOf
from batik_gen.render.files.pdf_metadata import tell_making
from batik_gen.render.picture.marking import Marking
from batik_gen.render.plates.amounts import amounts
from batik_gen.render.plates.page_words import WORDS, area_words, cut_words, details_of, heading_of
from batik_gen.render.plates.separations import DoneJob
from batik_gen.render.plates.stages import stages
from batik_gen.render.processes.table import find_process
from batik_gen.values.cloth import Cloth
from batik_gen.values.files import write_whole
from batik_gen.version import __version__

PICTURE_MM = (54.0, 30.0)
"""Part of the cloth that each picture shows, at true size."""

_PICTURE_DPI = 300.0
_MARGIN_MM, _NUMBER_MM, _GAP_MM = 16.0, 9.0, 5.0
_PADDING_MM = 2.12
"""What a frame of reportlab leaves inside its margins."""

_INK, _SOFT, _SOGA, _HAIR = "#2b2119", "#6f6353", "#8a4b24", "#d3c7b0"


def write_maker_page(
    source: Cloth | ClothOf, made: tuple[DoneJob, ...], path: str | Path, *, title: str, dpi: float, lang: str = "en"
) -> None:
    """Write the page that goes with the plates of a cloth.

    Parameters
    ----------
    source
        The cloth, or what draws strips of it.
    made
        What ``separate`` returned.
    path
        The PDF to write, replaced if it is there.
    title
        What the cloth is called.
    dpi
        Resolution of the plates.
    lang
        ``en`` or ``id``.

    Raises
    ------
    CannotWrite
        If the file cannot be written.
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    cloth = source if isinstance(source, Cloth) else source(0.0, 0.0)
    styles = _styles()
    said = {key: words.say(lang) for key, words in WORDS.items()}
    shown = _window(cloth.size_mm)
    facts = [
        (said["process"], find_process(cloth.process, cloth.declaration).title.say(lang)),
        (said["cloth"], f"{cloth.size_mm[0]:g} x {cloth.size_mm[1]:g} mm, {area_words(_area(cloth))}"),
        (said["cut"], cut_words(cloth.size_mm, lang)),
    ]
    story: list[Any] = [Paragraph(said["title"].format(title), styles["title"]), Spacer(0, 2 * mm)]
    story += [Paragraph(f'<font color="{_SOFT}">{name}:</font> {text}', styles["fact"]) for name, text in facts]
    story += [
        Spacer(0, 2 * mm),
        Paragraph(said["shown"].format(shown[2] - shown[0], shown[3] - shown[1]), styles["note"]),
    ]
    story += [Paragraph(said["plates"].format(dpi), styles["note"]), Spacer(0, 3 * mm)]
    story.append(_table(source, cloth, made, shown, lang, styles))
    story += [Spacer(0, 3 * mm), Paragraph(said["note"], styles["note"])]
    buffer = BytesIO()
    page = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=_MARGIN_MM * mm,
        rightMargin=_MARGIN_MM * mm,
        topMargin=_MARGIN_MM * mm,
        bottomMargin=_MARGIN_MM * mm,
        title=f"batik-gen {__version__}",
        # Without this the file would tell when it was made.
        invariant=1,
    )

    def first(canvas: Any, document: Any) -> None:
        tell_making(canvas, Marking(0, 0, dpi))
        _foot(canvas, document)

    page.build(story, onFirstPage=first, onLaterPages=_foot)
    write_whole(Path(path), lambda file: file.write(buffer.getvalue()))


def _area(cloth: Cloth) -> float:
    return cloth.size_mm[0] * cloth.size_mm[1] / 1e6


def _window(size_mm: tuple[float, float]) -> tuple[float, float, float, float]:
    """Return the middle of the cloth, as far as a picture shows it."""
    wide, tall = (min(a, b) for a, b in zip(PICTURE_MM, size_mm, strict=True))
    left, top = 0.5 * (size_mm[0] - wide), 0.5 * (size_mm[1] - tall)
    return left, top, left + wide, top + tall


def _table(
    source: Cloth | ClothOf,
    cloth: Cloth,
    made: tuple[DoneJob, ...],
    shown: tuple[float, float, float, float],
    lang: str,
    styles: dict[str, Any],
) -> Any:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import Image as Picture
    from reportlab.platypus import Paragraph, Table, TableStyle

    strip = source if isinstance(source, Cloth) else source(shown[1] - 5.0, shown[3] + 5.0)
    jobs = tuple(one.job for one in made)
    counted, depths = amounts(source, jobs), bath_values(cloth)
    process = find_process(cloth.process, cloth.declaration)
    rows = []
    for one, image in zip(made, stages(strip, shown, jobs, _PICTURE_DPI), strict=True):
        depth = depths[f"depth_{one.job.dye.dye}"] if one.job.dye is not None else 1.0
        told = details_of(one, counted.get(one.job), _area(cloth), depth, lang, process)
        words = [Paragraph(heading_of(one, lang), styles["step"])]
        words += [Paragraph(line, styles["detail"]) for line in told]
        if one.job.dye is not None or one.job.name.startswith("#"):
            words.append(_swatch(one.job.dye.alone if one.job.dye is not None else one.job.name))
        picture = Picture(_png(image), (shown[2] - shown[0]) * mm, (shown[3] - shown[1]) * mm)
        rows.append([Paragraph(str(one.number), styles["number"]), picture, words])
    room = A4[0] / mm - 2 * (_MARGIN_MM + _PADDING_MM) - _NUMBER_MM - (shown[2] - shown[0]) - _GAP_MM
    widths = [_NUMBER_MM * mm, (shown[2] - shown[0] + _GAP_MM) * mm, room * mm]
    table = Table(rows, colWidths=widths, splitByRow=1)
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEABOVE", (0, 0), (-1, -1), 0.4, _HAIR),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        )
    )
    return table


def _swatch(colour: str) -> Any:
    from reportlab.graphics.shapes import Drawing, Rect

    drawing = Drawing(60, 12)
    drawing.add(Rect(0, 0, 60, 8, fillColor=_colour(colour), strokeColor=_colour(_HAIR), strokeWidth=0.4))
    return drawing


def _png(image: Image.Image) -> BytesIO:
    held = BytesIO()
    image.save(held, "PNG")
    held.seek(0)
    return held


def _styles() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    def style(name: str, size: float, leading: float, colour: str, bold: bool = False) -> Any:
        font = "Helvetica-Bold" if bold else "Helvetica"
        return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, textColor=_colour(colour))

    return {
        "title": style("title", 17, 21, _INK, bold=True),
        "fact": style("fact", 10, 14, _INK),
        "note": style("note", 8.5, 11.5, _SOFT),
        "number": style("number", 15, 17, _SOGA, bold=True),
        "step": style("step", 11, 14, _SOGA, bold=True),
        "detail": style("detail", 9, 11.8, _INK),
    }


def _colour(text: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(text)


def _foot(canvas: Any, document: Any) -> None:
    """Print the number of the page."""
    canvas.setFont("Helvetica", 8)
    canvas.setFillColor(_colour(_SOFT))
    canvas.drawRightString(document.pagesize[0] - document.rightMargin, 24, str(document.page))
    canvas.drawString(document.leftMargin, 24, f"batik-gen {__version__}")
