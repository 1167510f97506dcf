"""Where the parts of a legend lie: on the screens of a phone, on A4, on A3."""

from batik_gen.legend.parts import Material, Parts
from batik_gen.legend.sheets import A3, PHONE, Sheet
from batik_gen.typesetting.boxes import Box, Columns, Screens, Stack


def laid_out(material: Material, sheet: Sheet, letters: float) -> Box:
    """Lay out one page of paper in letters of a size, without its margins; what room is left lies between the parts."""
    return (_on_wide if sheet is A3 else _on_tall)(Parts(material, sheet, letters))


def paged(material: Material, sheet: Sheet, letters: float) -> Screens:
    """Lay out as many screens or pages as it takes in letters of a size, with their margins."""
    a = Parts(material, sheet, letters)
    return _on_phone(a) if sheet is PHONE else Screens(_parts(a, pairs=True), a.space(0.9), sheet.height, sheet.margin)


def _on_phone(a: Parts) -> Screens:
    width = a.sheet.inner
    rows = [a.row(n, width) for n in range(len(a.of.legend.rows))]
    parts = [
        Stack((a.head(width), a.cloth(width, round(1.42 * width))), a.space(1.2)),
        *a.waves(width),
        Stack((a.detail(width, width), a.key(width)), a.space(1.0)),
        *rows,
        *a.reading(width),
        *a.about(width),
        a.foot(width),
    ]
    return Screens(parts, a.space(1.5), a.sheet.height, a.sheet.margin)


def _on_tall(a: Parts) -> Box:
    parts = _parts(a, pairs=False)
    usual = Stack(parts, a.space(0.9))
    left = (a.sheet.height - 2 * a.sheet.margin - usual.height) // max(len(parts) - 1, 1)
    return Stack(parts, usual.gap + min(max(left, 0), a.space(1.0)))


def _parts(a: Parts, *, pairs: bool) -> list[Box]:
    """Return the parts of upright pages; with the rows by two, so that pages may end between them."""
    width, gap = a.sheet.inner, a.sheet.gap
    detail = a.true_px()
    beside = width - detail - gap
    spectra = a.spectra(beside)
    right = Stack((a.cloth(beside, round((0.56 if spectra else 1.0) * detail)), *spectra), a.space(0.7))
    half = (width - gap) // 2
    parts = [
        a.head(width),
        *a.signal(width),
        Columns(((a.detail(detail, detail), detail), (right, beside)), gap),
        *a.reading(width),
        a.key(width),
        *(a.pairs(half) if pairs else [a.rows(half, 2)]),
        a.side_by_side(a.about(half), half, 2),
        a.foot(width),
    ]
    return [part for part in parts if part.height]


def _on_wide(a: Parts) -> Box:
    width, gap = a.sheet.inner, a.sheet.gap
    left = a.true_px()
    column = (width - left - 2 * gap) // 2
    both = 2 * column + gap
    head, detail = a.head(left), a.detail(left, left)
    room = a.sheet.height - 2 * a.sheet.margin - head.height - detail.height - a.space(3.6)
    beside = [
        *a.waves(both),
        *a.reading(both),
        a.key(both),
        a.rows(column, 2),
        a.side_by_side(a.about(column), column, 2),
        a.foot(both),
    ]
    tall = [head, a.cloth(left, room), detail]
    return Columns(((Stack(tall, a.space(0.9)), left), (Stack(beside, a.space(1.1)), both)), gap)
