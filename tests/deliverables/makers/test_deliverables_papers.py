"""Cards, posters, labels and sheets on paper: true sizes, real words, nothing clipped; cloths and plates."""

from dataclasses import replace

import pypdfium2
import pytest
from page_people import ACCENTED, BRAND, EVERYONE, LONGEST, NAMELESS, SHORTEST, job, member
from PIL import Image

from batik_gen.deliverables.makers import legend_page
from batik_gen.deliverables.makers.table import KINDS, maker_of
from batik_gen.deliverables.table import deliverable_named
from batik_gen.render.picture.marking import SOURCE_TYPE
from batik_gen.render.picture.picture import Picture
from batik_gen.values.errors import BatikGenError
from batik_gen.values.words import Words

MM = 25.4 / 72.0
PAPERS = {"poster-a4": 12.0, "card-a6": 6.5, "wall-label": 12.0, "swatch-card": 6.5, "contact-sheet": 12.0}
"""With the least margin of each, mm."""


def _coarse(name: str, **changes: object):
    wanted = deliverable_named(name)
    settings = {**wanted.settings, "preview": False, "across_mm": 60.0}
    return replace(wanted, dpi=40.0, settings=settings, **changes)


def _made(task):
    return [task.folder / name for name in maker_of(task.deliverable.kind)(task)]


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_paper_has_its_true_size_and_every_letter_within_its_margins(tmp_path, name, lang):
    wanted, margin = _coarse(name), PAPERS[name]
    for shown in EVERYONE:
        (path,) = _made(job(tmp_path / shown.id, wanted, member(shown), lang=lang))
        assert SOURCE_TYPE.encode() in path.read_bytes()
        pdf = pypdfium2.PdfDocument(path)
        told = ""
        for page in pdf:
            width, height = (points * MM for points in page.get_size())
            assert (width, height) == pytest.approx(wanted.size_mm, abs=0.1)
            text = page.get_textpage()
            told += text.get_text_range() + " "
            for number in range(text.count_chars()):
                left, bottom, right, top = (v * MM for v in text.get_charbox(number))
                if right > left:
                    assert min(left, bottom) > margin - 0.5, name
                    assert right < width - margin + 0.5
                    assert top < height - margin + 0.5
        words = " ".join(told.replace("\ufffe", "").split())
        assert "Motif batik" in words
        if name != "swatch-card":
            assert shown.name in words
            assert shown.motif_name in words
            assert " ".join(BRAND.disclaimer.say(lang).split()[:4]) in words


def test_measured_numbers_are_on_a_card_only_where_they_may_be_shown(tmp_path):
    told = {}
    for shown in (ACCENTED, replace(ACCENTED, numbers=False)):
        (path,) = _made(job(tmp_path / str(shown.numbers), _coarse("card-a6"), member(shown), lang="en"))
        told[shown.numbers] = pypdfium2.PdfDocument(path)[1].get_textpage().get_text_range()
    assert "of 100" in " ".join(told[True].split())
    assert "of 100" not in " ".join(told[False].split())


def test_a_preview_stands_beside_each_page(tmp_path):
    wanted = replace(_coarse("card-a6"), settings=deliverable_named("card-a6").settings)
    paths = _made(job(tmp_path, wanted, member(SHORTEST)))
    assert [path.name for path in paths] == ["a1.pdf", "a1.page-1.jpg", "a1.page-2.jpg"]
    for path in paths[1:]:
        with Image.open(path) as image:
            assert max(image.size) == 1600


def test_words_that_fit_nowhere_are_refused_by_id(tmp_path):
    endless = Words("Hujan turun lagi di kali. " * 200, "Hujan turun lagi di kali. " * 200)
    for name in ("poster-a4", "card-a6", "wall-label"):
        with pytest.raises(BatikGenError, match="a1"):
            _made(job(tmp_path, _coarse(name), member(replace(SHORTEST, story=endless))))


def test_a_contact_sheet_shows_everybody_and_goes_on_on_another_sheet(tmp_path):
    wanted = _coarse("contact-sheet")
    wanted = replace(wanted, settings={**wanted.settings, "columns": 2, "rows": 1})
    people = [member(shown) for shown in (LONGEST, SHORTEST, NAMELESS)]
    paths = _made(job(tmp_path, wanted, *people))
    assert [path.name for path in paths] == ["k7m2qd-001.pdf", "k7m2qd-002.pdf"]
    told = " ".join(pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range() for path in paths)
    assert [shown.id for shown in (LONGEST, SHORTEST, NAMELESS) if shown.id not in told] == []
    assert "2 dari 2" in told


def test_a_print_carries_what_it_takes_to_draw_it_and_nothing_measured(tmp_path):
    task = job(tmp_path, _coarse("cloth-print"), member(SHORTEST))
    task = replace(task, deliverable=replace(task.deliverable, settings=deliverable_named("cloth-print").settings))
    (path,) = _made(task)
    with Image.open(path) as image:
        # 100 mm and 3 mm of bleed on each side.
        assert image.width == pytest.approx(106 / 25.4 * 40, abs=2)
        assert "kawung" in image.info["batik-gen"]
        assert "percentile" not in image.info["batik-gen"]
        assert SOURCE_TYPE.encode() in image.info["xmp"]


def test_plates_and_lines_are_called_by_the_persons_id_alone(tmp_path):
    plates = _made(job(tmp_path / "plates", _coarse("separations", size_mm=(40.0, 40.0)), member(SHORTEST)))
    assert len(plates) > 5
    assert plates[0].name == "a1.00.pdf"
    (lines,) = _made(job(tmp_path / "lines", deliverable_named("svg"), member(SHORTEST)))
    assert lines.name == "a1.svg"
    assert SOURCE_TYPE in lines.read_text(encoding="utf-8")


def test_a_legend_tells_numbers_only_where_they_may_be_shown(tmp_path, monkeypatch):
    asked = []
    page = Picture(Image.new("RGB", (40, 30)), 200.0)
    monkeypatch.setattr(legend_page, "specimens_of", lambda *told, here: None)
    monkeypatch.setattr(legend_page, "picture_legend", lambda *told: asked.append((told[1], told[3])) or page)
    for name in ("legend-public", "legend-full"):
        for shown in (LONGEST, ACCENTED):
            _made(job(tmp_path / f"{name}-{shown.id}", name, member(shown)))
    assert [wish.kind.value for _, wish in asked] == ["public", "public", "full", "full"]
    assert asked[0][0].naming.motif == LONGEST.motif_name


def test_every_kind_has_its_maker():
    assert all(callable(maker_of(kind)) for kind in KINDS)
