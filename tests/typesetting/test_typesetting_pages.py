"""Pages painted and printed: words where they were put, the same in pixels and in PDF, and to be read."""

from io import BytesIO

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from batik_gen.render.processes.table import PROCESSES, state_colours
from batik_gen.typesetting import colours
from batik_gen.typesetting.contrast import contrast, most_legible
from batik_gen.typesetting.faces import Face, letters
from batik_gen.typesetting.logos import in_a_row, read_logo
from batik_gen.typesetting.painting import paint
from batik_gen.typesetting.paragraphs import set_text
from batik_gen.typesetting.pdf_pages import write_pages
from batik_gen.typesetting.scene import Fill, Scene, Shown
from batik_gen.typesetting.type import Type
from batik_gen.values.errors import BadPicture

INK, PAPER = (43, 33, 25), (247, 242, 231)
WORDS = "AVATAR To Yayasan Ánh – Łódź"


def _page(type_: Type) -> Scene:
    return Scene(800, 120, PAPER, set_text(WORDS, type_, 760, None).runs(20, 20))


def _inked(image: Image.Image) -> tuple[int, int, int, int]:
    dark = np.asarray(image.convert("L")) < 150
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]), int(rows[-1])


def test_words_are_as_wide_in_pixels_and_in_pdf_as_was_reckoned():
    type_ = Type(Face.SERIF, 48, INK)
    painted, held = paint(_page(type_)), BytesIO()
    write_pages(held, [_page(type_)], 1.0, "words", lambda canvas: None)
    printed = pypdfium2.PdfDocument(held.getvalue())[0]
    assert printed.get_textpage().get_text_range().strip() == WORDS
    seen = _inked(painted)
    assert seen == pytest.approx(_inked(printed.render(scale=1).to_pil()), abs=1)
    assert seen[2] - seen[0] == pytest.approx(type_.wide(WORDS), abs=4)


def test_pairs_of_letters_are_kerned():
    apart = sum(letters(sign, Face.SERIF)[1] for sign in "AVATo")
    assert letters("AVATo", Face.SERIF)[1] < 0.97 * apart


def test_the_same_page_has_the_same_bytes():
    type_ = Type(Face.SANS, 30, INK)
    pages = []
    for _ in range(2):
        held = BytesIO()
        write_pages(held, [_page(type_)], 1.0, "words", lambda canvas: None)
        pages.append(held.getvalue())
    assert pages[0] == pages[1]
    assert b"D:2000" in pages[0]


def test_contrast_is_that_of_wcag():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ink", [colours.INK, colours.SOFT, colours.SOGA, colours.INDIGO])
def test_every_ink_of_pages_can_be_read_on_their_paper(ink):
    assert contrast(ink, colours.PAPER) >= 4.5


@pytest.mark.parametrize("name", list(PROCESSES))
def test_every_process_has_two_colours_of_which_one_can_be_read_on_the_other(name):
    dyed = sorted(state_colours(PROCESSES[name]).values(), key=sum)
    assert contrast(most_legible((dyed[-1], PAPER), dyed[0]), dyed[0]) >= 4.5


def test_logos_keep_clear_space_and_their_shape(tmp_path):
    wide, tall = Image.new("RGBA", (300, 100), (200, 0, 0, 255)), Image.new("RGBA", (60, 90), (0, 0, 200, 255))
    framed = Image.new("RGBA", (500, 300))
    framed.paste(wide, (100, 100))
    framed.save(tmp_path / "logo.png")
    assert read_logo(tmp_path / "logo.png").size == (300, 100)
    first, second = in_a_row([wide, tall], 10, 5, 80, 1000)
    assert second.box[0] - (first.box[0] + first.box[2]) >= 0.5 * 80
    for shown, image in ((first, wide), (second, tall)):
        assert shown.box[2] / shown.box[3] == pytest.approx(image.width / image.height)


def test_a_logo_as_svg_is_drawn_and_a_broken_one_is_named(tmp_path):
    pytest.importorskip("resvg_py")
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"><rect width="30" height="10"/></svg>'
    )
    logo = read_logo(tmp_path / "logo.svg")
    assert logo.width / logo.height == pytest.approx(3, abs=0.02)
    page = paint(Scene(100, 60, PAPER, (Fill((0, 0, 100, 60), PAPER), Shown(logo, (20, 20, 60, 20)))))
    assert page.getpixel((50, 30)) == (0, 0, 0)
    assert page.getpixel((10, 30)) == PAPER
    (tmp_path / "broken.svg").write_text("<svg")
    (tmp_path / "broken.png").write_bytes(b"no picture")
    for name in ("broken.svg", "broken.png"):
        with pytest.raises(BadPicture, match=name):
            read_logo(tmp_path / name)
