"""The label of a picture: a plate of the dye's own colour on the cloth, and the words on it."""

from dataclasses import dataclass

from batik_gen.deliverables.composing.cloths import Tones
from batik_gen.deliverables.composing.paper import Blocks, Hand
from batik_gen.deliverables.composing.saying import Saying
from batik_gen.deliverables.values.deliverable import SafeArea
from batik_gen.typesetting.paragraphs import height_of, stacked
from batik_gen.typesetting.scene import Fill, Thing
from batik_gen.values.errors import BadValue

_SMALLEST = 25.0
"""Smallest letters of a picture 1080 px wide: 9 px on a phone 390 px wide, as its own small print is."""
_PHONE = 1080.0


@dataclass(frozen=True)
class Label:
    """Hold a label with its place: the plate's box, and everything on it from the plate up."""

    box: tuple[float, float, float, float]
    things: tuple[Thing, ...]


def label_on(
    px: tuple[int, int], safe: SafeArea, saying: Saying, tones: Tones, place: str, lang: str, whose: str
) -> Label:
    """Lay out the label within the safe area of a picture.

    Parameters
    ----------
    px, safe
        Size of the picture, and its margins.
    saying
        The words.
    tones
        Of the cloth.
    place
        ``bottom-left``, ``bottom`` (as broad as the safe area) or ``centre``.
    lang
        Of the words.
    whose
        Public id, for refusals.

    Raises
    ------
    BadValue
        If the words do not fit, or the place is none of these.
    """
    if place not in ("bottom-left", "bottom", "centre"):
        raise BadValue(f"'{place}' is no place of a label; choose bottom-left, bottom or centre")
    unit = min(px) / _PHONE
    room = px[0] - safe.left - safe.right, px[1] - safe.top - safe.bottom
    pad = 40.0 * unit
    widest = room[0] if place == "bottom" else min(room[0], 680.0 * unit)
    inner = widest - 2 * pad
    blocks = _blocks(saying, tones, inner, unit, lang, whose)
    tall = height_of(blocks) + 2 * pad
    if tall > room[1]:
        raise BadValue(
            f"the words of {whose} are too long for a picture of {px[0]} x {px[1]} px; shorten name or title"
        )
    wide = widest if place == "bottom" else max(block.width for block, _ in blocks) + 2 * pad
    left = safe.left + (0.5 * (room[0] - wide) if place == "centre" else 0.0)
    top = px[1] - safe.bottom - tall if place != "centre" else safe.top + 0.5 * (room[1] - tall)
    rule = 2.0 * unit
    inset = 11.0 * unit
    frame = _framed((left + inset, top + inset, wide - 2 * inset, tall - 2 * inset), rule, tones.light)
    runs = stacked(blocks, left + pad, top + pad)
    return Label((left, top, wide, tall), (Fill((left, top, wide, tall), tones.dark), *frame, *runs))


def _blocks(saying: Saying, tones: Tones, inner: float, unit: float, lang: str, whose: str) -> Blocks:
    hand = Hand(unit, tones.light, tones.light, lang, whose)
    (heading, _), *below = hand.naming(saying, inner, (84.0, 36.0, 33.0), (8.0, 16.0), 3)
    return [
        (hand.head(saying.sort, inner, 28.0), 0.0),
        (heading, 12.0 * unit),
        *below,
        (hand.small(saying.campaign, inner, _SMALLEST), 24.0 * unit),
        (hand.small(saying.in_short, inner, _SMALLEST), 2.0 * unit),
    ]


def _framed(box: tuple[float, float, float, float], rule: float, colour: tuple[int, int, int]) -> tuple[Thing, ...]:
    """Return a hairline around a box, as the seret around a cloth."""
    left, top, wide, tall = box
    return (
        Fill((left, top, wide, rule), colour),
        Fill((left, top + tall - rule, wide, rule), colour),
        Fill((left, top, rule, tall), colour),
        Fill((left + wide - rule, top, rule, tall), colour),
    )
