"""The legend of a cloth of many persons: whose patch is whose, and where each of them lies among people."""

from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from batik_gen.legend.page import fitted
from batik_gen.legend.rows import LegendRow, word_legend
from batik_gen.legend.sheets import A4
from batik_gen.pattern.declaring.common_parameters import SHARED
from batik_gen.pattern.patchwork.together import usual_side, whose
from batik_gen.render.picture.picture import Picture
from batik_gen.typesetting.boxes import Box, Columns, Ends, Photo, Scale, Stack, Text, set_ends
from batik_gen.typesetting.colours import HAIR, HEADING, INDIGO, INK, KIND, NOTE, PAPER, PLACE, SMALL
from batik_gen.typesetting.typeset import Style, set_block
from batik_gen.values.arrays import FloatArray
from batik_gen.values.design import Design
from batik_gen.values.portrait import Portrait
from batik_gen.values.words import Words
from batik_gen.version import __version__

_NAME = Style(40, INK)
_LABEL = Style(27, INK)

_MARGIN, _SIDE, _COLUMN, _GAP = 130, 1240, 620, 76
_COLUMNS = 3
_ROWS = 4
"""So many parameters of each person are told."""
_VEIL = 0.72
"""How far the cloth is faded beneath the numbers."""

_OF = Words(
    "motif batik from recordings of brain waves of {} persons", "motif batik dari rekaman gelombang otak {} orang"
)
_KEY = Words(
    "Each line runs from the least to the most among people: the tick is their middle, the dot is this recording.",
    "Tiap garis membentang dari nilai paling rendah ke paling tinggi di antara orang: tanda tengahnya orang "
    "kebanyakan, titiknya rekaman ini.",
)
_PERSON = Words("Person {}", "Orang {}")
_WHOSE = Words("Whose patch is whose", "Petak siapa")
_PATCHES = Words("patches", "petak")
_NOT = Words("Portraits of these recordings, not diagnoses.", "Potret rekaman-rekaman ini, bukan diagnosis.")


def picture_together(
    picture: Picture,
    design: Design,
    portraits: Sequence[Portrait],
    lang: str,
    width_px: int | None = None,
    *,
    public: bool = False,
) -> Picture:
    """Lay out the legend page of a cloth of several persons; it names nobody, only numbers.

    Parameters
    ----------
    picture
        The dyed cloth.
    design
        What it was drawn from, with a Design for each person.
    portraits
        The numbers behind each of these, in the same order.
    lang
        ``en`` or ``id``.
    width_px
        How wide the picture is that the page goes with: the page becomes no wider, but never narrower than
        a phone shows. None for as wide as it is laid out, which an A3 page holds.
    public
        True where nothing measured is told: then whose patch is whose, and no more.
    """
    patches = whose(design)
    legends = [word_legend(_told_first(d), p, lang, public) for d, p in zip(design.patches, portraits, strict=True)]
    cloth = word_legend(design, portraits[0], lang, public)
    width = _COLUMNS * _COLUMN + (_COLUMNS - 1) * _GAP
    half = (width - _GAP) // 2
    photos: Box = Columns(
        (
            (Photo(_scaled(picture.image, half), HAIR), half),
            (
                Stack(
                    (Photo(_numbered(picture.image, half, design, patches), HAIR), _line(_WHOSE.say(lang), half)), 14
                ),
                half,
            ),
        ),
        _GAP,
    )
    persons = [
        _person(
            number,
            () if public else legend.rows,
            "" if public else legend.about[-1][1],
            sum(who == number for who, _ in patches),
            lang,
        )
        for number, legend in enumerate(legends, 1)
    ]
    rows = [
        Columns([(box, _COLUMN) for box in persons[at : at + _COLUMNS]], _GAP)
        for at in range(0, len(persons), _COLUMNS)
    ]
    about = [
        Stack((_line(title, width), Text(set_block(text, _LABEL, width))), 2)
        for title, text in (cloth.about if public else cloth.about[:-1])
    ]
    head = Stack(
        (
            Text(set_block(cloth.heading, HEADING, width)),
            Text(set_block(_OF.say(lang).format(len(portraits)), KIND, width)),
        ),
        10,
    )
    foot: Ends = set_ends(_NOT.say(lang), f"batik-gen {__version__}", (NOTE, SMALL), width, _GAP)
    key = () if public else (_line(_KEY.say(lang), width),)
    page = Stack((head, photos, *key, *rows, *about, foot), 56)
    image = Image.new("RGB", (width + 2 * _MARGIN, page.height + 2 * _MARGIN), PAPER)
    page.draw(image, _MARGIN, _MARGIN)
    return fitted(Picture(image, A4.dpi), width_px)


def _told_first(design: Design) -> Design:
    """Put what shapes the person's patches before what all families share; leave out what the cloth settles."""
    own = [name for name in design.legend if name.startswith("patch.")]
    shared = {p.name for p in SHARED}
    own = own or [name for name in design.legend if name not in shared]
    rest = [name for name in design.legend if name in shared and not name.startswith("bath.")]
    return replace(design, legend={name: design.legend[name] for name in (*own, *rest)})


def _line(text: str, width: int) -> Text:
    return Text(set_block(text, SMALL, width))


def _person(number: int, rows: Sequence[LegendRow], quality: str, patches: int, lang: str) -> Box:
    """Tell of one person: the number, how much was recorded, and the first few parameters."""
    name = set_ends(_PERSON.say(lang).format(number), f"{patches} {_PATCHES.say(lang)}", (_NAME, SMALL), _COLUMN, 30)
    told = [
        Stack(
            (
                set_ends(row.label, row.value, (_LABEL, _LABEL), _COLUMN, 30),
                Scale(row.percentile, _COLUMN, HAIR, INDIGO),
                Text(set_block(row.place, PLACE, _COLUMN)),
            ),
            5,
        )
        for row in rows[:_ROWS]
    ]
    return Stack((name, *((_line(quality, _COLUMN),) if quality else ()), *told), 20)


def _scaled(image: Image.Image, width: int) -> Image.Image:
    scale = min(width / image.width, 1.4 * width / image.height)
    size = (max(round(image.width * scale), 1), max(round(image.height * scale), 1))
    return image.resize(size, Image.Resampling.LANCZOS)


def _numbered(image: Image.Image, width: int, design: Design, patches: Sequence[tuple[int, FloatArray]]) -> Image.Image:
    """Fade the cloth and write each person's number on their patches."""
    small = _scaled(image, width).convert("RGB")
    faded = Image.blend(small, Image.new("RGB", small.size, PAPER), _VEIL)
    per_mm = small.width / design.size_mm[0]
    size = int(min(max(0.3 * per_mm * usual_side(design, len(patches)), 14), 56))
    for who, at in patches:
        x, y = (float(v) * per_mm for v in at)
        set_block(str(who), Style(size, INK), width).draw(faded, x, y - 0.66 * size, anchor="middle")
    return faded
