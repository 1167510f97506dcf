"""What is said in a film: a line for each scene, numbers and what they did, and the title at its end."""

from functools import lru_cache

from batik_gen.film.lettering.plate import Blocks, Tag, plate_of, unit_of, width_within
from batik_gen.film.telling.numbers import Number
from batik_gen.film.telling.stops import Stop
from batik_gen.film.wishes.shapes import Shape
from batik_gen.legend.rows import NOTE
from batik_gen.pattern.declaring.registry import family_named, variant_named
from batik_gen.render.processes.table import find_process
from batik_gen.typesetting.colours import INK, SOFT, SOGA
from batik_gen.typesetting.faces import Face
from batik_gen.typesetting.inking import Colour
from batik_gen.typesetting.paragraphs import Paragraph, set_text, set_title
from batik_gen.typesetting.type import Type
from batik_gen.values.design import Design
from batik_gen.values.words import Words, capital

_LINE, _HEADING, _TITLE, _TEXT, _SMALL = 37.0, 78.0, 40.0, 34.0, 28.0
_VALUE = 60.0
_WIDE = 760.0
_BORN = Words("A batik motif from a recording of brain waves", "Motif batik dari rekaman gelombang otak")
_BORN_OF_ALL = Words(
    "A batik motif from recordings of the brain waves of {} people", "Motif batik dari rekaman gelombang otak {} orang"
)
_NOTE_OF_ALL = Words("A portrait of these recordings, not a diagnosis.", "Potret rekaman-rekaman ini, bukan diagnosis.")
_BY = Words("Made by {}", "Karya {}")


def line_of(words: Words, shape: Shape, lang: str) -> Blocks:
    """Set what is said of a scene."""
    unit = unit_of(shape)
    type_ = Type(Face.SANS, _LINE * unit, INK, 1.26)
    return [(set_text(words.say(lang), type_, width_within(shape, _WIDE), lang, "the line of a scene"), 0.0)]


def small(words: str, shape: Shape, width: float, lang: str) -> Paragraph:
    """Set what is written beside a drawing."""
    return set_text(words, Type(Face.SANS, _SMALL * unit_of(shape), INK, 1.28), width, lang, "a scale")


def number_blocks(number: Number, shape: Shape, width: float, lang: str) -> Blocks:
    """Set a number large, with what it is and where it lies among people."""
    unit = unit_of(shape)
    told = ((number.what, _TEXT, INK, 2.0), (capital(number.place), _SMALL, SOFT, 2.0))
    value = set_text(number.value, Type(Face.SERIF_STRONG, _VALUE * unit, SOGA, 1.1), width, None, "a number")
    return [
        (value, 0.0),
        *(
            (set_text(words, Type(Face.SANS, size * unit, colour, 1.24), width, lang, "a number"), before * unit)
            for words, size, colour, before in told
        ),
    ]


def stop_blocks(stop: Stop, shape: Shape, width: float, lang: str) -> Blocks:
    """Set what is said at a stop: the number and what it is, then what it did to the cloth."""
    unit = unit_of(shape)
    head = f"{stop.head}: {stop.value}" if stop.value else stop.head
    blocks: Blocks = []
    if head:
        type_ = Type(Face.SANS, _SMALL * 1.08 * unit, SOGA, 1.24)
        blocks.append((set_text(head, type_, width, lang, "what was measured"), 0.0))
    type_ = Type(Face.SANS, _LINE * unit, INK, 1.26)
    return [*blocks, (set_text(stop.text, type_, width, lang, "what it did"), 6.0 * unit if blocks else 0.0)]


def row_blocks(stop: Stop, shape: Shape, width: float, lang: str) -> Blocks:
    """Set a row of the legend: the number large, what it is, where it lies among people, what it did."""
    unit = unit_of(shape)
    blocks: Blocks = []
    if stop.value:
        type_ = Type(Face.SERIF_STRONG, _VALUE * unit, SOGA, 1.1)
        blocks.append((set_text(stop.value, type_, width, None, "a number"), 0.0))
    told = (
        (stop.head, _TEXT, INK, 2.0),
        (capital(stop.place), _SMALL, SOFT, 2.0),
        (stop.text, _LINE, INK, 10.0),
    )
    for words, size, colour, before in told:
        if words:
            type_ = Type(Face.SANS, size * unit, colour, 1.25)
            blocks.append(
                (set_text(words, type_, width, lang, "a row of the legend"), before * unit if blocks else 0.0)
            )
    return blocks


@lru_cache(maxsize=8)
def flying(value: str, shape: Shape) -> Tag:
    """Set a number on a small plate, to fly over the picture."""
    unit = unit_of(shape)
    text = set_text(value, Type(Face.SERIF_STRONG, 50.0 * unit, SOGA, 1.1), shape.px[0], None, "a number")
    return Tag(plate_of([(text, 0.0)], shape).image)


def title_of(design: Design, shape: Shape, lang: str, foot: str = "") -> Blocks:
    """Set what a cloth is called, what it means, who made it, and that it is no diagnosis.

    Parameters
    ----------
    design, shape, lang
        The cloth, the film's shape, and ``en`` or ``id``.
    foot
        What else is said before the last line, as whose campaign it is.

    Raises
    ------
    BadValue
        If a name is too long for its place.
    """
    unit, width = unit_of(shape), width_within(shape, _WIDE)
    family, process = family_named(design.motif), find_process(design.process, design.declaration)
    variant = variant_named(family, design.variant)
    label, naming = capital((variant or family).label.say(lang).partition(",")[0]), design.naming
    sort = f"{label} · {process.title.say(lang).partition(' (')[0]}"
    heading = naming.motif or naming.title or label
    born, note = _born(design, lang)

    def letters(size: float, face: Face, colour: Colour = INK) -> Type:
        return Type(face, size * unit, colour, 1.28)

    blocks: Blocks = [
        (
            set_title(heading, Type(Face.SERIF_STRONG, _HEADING * unit, INK, 1.06), width, 2, "the name of the motif"),
            0.0,
        )
    ]
    if naming.motif and naming.title:
        blocks.append((set_title(naming.title, letters(_TITLE, Face.SANS_ITALIC), width, 2, "the title"), 6.0 * unit))
    told = [
        (born if heading == label else f"{born}. {sort}", _TEXT, Face.SANS, SOGA, 14.0),
        (_short((variant or family).meaning.say(lang)), _TEXT, Face.SANS, INK, 12.0),
        (_BY.say(lang).format(naming.credit) if naming.credit else "", _SMALL, Face.SANS_ITALIC, INK, 12.0),
        (foot, _SMALL, Face.SANS, INK, 12.0),
        (note, _SMALL, Face.SANS, SOFT, 12.0),
    ]
    blocks += [
        (set_text(words, letters(size, face, colour), width, lang, "the end of the film"), before * unit)
        for words, size, face, colour, before in told
        if words
    ]
    return blocks


def title_words(design: Design, lang: str) -> str:
    """Return the title at the end of a film as one text."""
    family = family_named(design.motif)
    kind = variant_named(family, design.variant) or family
    naming, label = design.naming, capital(kind.label.say(lang).partition(",")[0])
    credit = _BY.say(lang).format(naming.credit) if naming.credit else ""
    called = " · ".join(text for text in (naming.motif, naming.title) if text) or label
    born, note = _born(design, lang)
    parts = (called, born, _short(kind.meaning.say(lang)).rstrip("."), credit, note.rstrip("."))
    return "".join(f"{part}. " for part in parts if part).rstrip()


def _born(design: Design, lang: str) -> tuple[str, str]:
    """Return of whose recordings a cloth is, and what it is not."""
    if design.patches:
        return _BORN_OF_ALL.say(lang).format(len(design.patches)), _NOTE_OF_ALL.say(lang)
    return _BORN.say(lang), NOTE.say(lang)


def _short(meaning: str) -> str:
    """Return the first sentence of a meaning: there is no time for more."""
    return f"{capital(meaning.partition('. ')[0]).rstrip('.')}."
