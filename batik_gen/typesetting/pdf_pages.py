"""Setting pages as PDF through reportlab: words stay words, pictures keep their pixels."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import IO, Any

from batik_gen.typesetting.faces import Face, letters
from batik_gen.typesetting.inking import Colour
from batik_gen.typesetting.scene import Fill, Run, Scene, Shown
from batik_gen.version import __version__

_QUALITY = 93
"""Of pictures in a PDF, as JPEG without less colour: what print shops are handed."""


def write_pages(
    file: IO[bytes], scenes: Iterable[Scene], points: float, title: str, tell: Callable[[Any], None], lang: str = "en"
) -> None:
    """Write pages of one PDF.

    Parameters
    ----------
    file
        Where to.
    scenes
        The pages, of which no more than one is held at once.
    points
        Points (1/72 inch) for each unit of a page.
    title
        What the document is called.
    tell
        Handed reportlab's canvas, to put into the file what it tells of its making.
    lang
        Language of the words, for who has them read aloud.
    """
    from reportlab.pdfgen.canvas import Canvas

    # Without ``invariant`` the file would tell when it was made.
    canvas = Canvas(file, invariant=1, pageCompression=1, lang=lang)
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator(f"batik-gen {__version__}")
    tell(canvas)
    for scene in scenes:
        canvas.setPageSize((scene.width * points, scene.height * points))
        # Units of the page, from its upper left corner down, as everywhere else.
        canvas.translate(0, scene.height * points)
        canvas.scale(points, points)
        _fill(canvas, Fill((0, 0, scene.width, scene.height), scene.ground))
        for thing in scene.things:
            if isinstance(thing, Fill):
                _fill(canvas, thing)
            elif isinstance(thing, Shown):
                _show(canvas, thing)
            else:
                _write(canvas, thing)
        canvas.showPage()
    canvas.save()


def _colour(canvas: Any, colour: Colour) -> None:
    canvas.setFillColorRGB(*(value / 255.0 for value in colour))


def _fill(canvas: Any, thing: Fill) -> None:
    left, top, width, height = thing.box
    _colour(canvas, thing.colour)
    canvas.rect(left, -top - height, width, height, stroke=0, fill=1)


def _show(canvas: Any, thing: Shown) -> None:
    from reportlab.lib.utils import ImageReader

    left, top, width, height = thing.box
    held = BytesIO()
    if thing.image.mode == "RGBA":
        thing.image.save(held, "PNG")
    else:
        thing.image.save(held, "JPEG", quality=_QUALITY, subsampling=0)
    held.seek(0)
    canvas.drawImage(ImageReader(held), left, -top - height, width, height, mask="auto")


def _write(canvas: Any, run: Run) -> None:
    """Write a run in as many parts as kerning moves letters apart: reportlab itself knows no kerning."""
    type_ = run.type
    _colour(canvas, type_.colour)
    placed, _ = letters(run.text, type_.face)
    name = _registered(type_.face)
    begin = 0
    text = canvas.beginText()
    text.setFont(name, type_.size)
    for number, letter in enumerate(placed):
        last = number == len(placed) - 1
        if last or letter.moved or type_.tracking:
            at = type_.size * (placed[begin].at + type_.tracking * begin)
            text.setTextOrigin(run.x + at, -run.base)
            text.textOut("".join(one.sign for one in placed[begin : number + 1]))
            begin = number + 1
    canvas.drawText(text)


def _registered(face: Face) -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = face.value[1]
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(face.path)))
    return name
