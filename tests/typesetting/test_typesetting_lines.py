"""Words in lines: divided as each language divides them, never wider than their place, never alone."""

import pytest

from batik_gen.typesetting.faces import Face, lacking
from batik_gen.typesetting.paragraphs import set_text, set_title
from batik_gen.typesetting.type import Type
from batik_gen.values.errors import BadValue

INK = (43, 33, 25)
TEXT = Type(Face.SANS, 30, INK)
TITLE = Type(Face.SERIF_STRONG, 80, INK, 1.12)
STORY = {
    "id": "Pertanggungjawaban kemanusiaan berkesinambungan mendampingi pembangunan orang-orang di sekitarnya, yang "
    "menyelenggarakan pertunjukan wayang beber dan memperkenalkan kebudayaan.",
    "en": "Characteristically the unevenness accumulates throughout internationally understandable neighbourhoods and "
    "the responsibilities of communities that organise extraordinary performances.",
}


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("width", [260, 300, 377, 520])
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(lang, width):
    block = set_text(STORY[lang], TEXT, width, lang)
    assert all(TEXT.wide(line) <= width for line in block.lines)
    whole = "".join(line.removesuffix("-") for line in block.lines).replace(" ", "").replace("-", "")
    assert whole == STORY[lang].replace(" ", "").replace("-", "")


@pytest.mark.parametrize(("lang", "narrow"), [("en", 235), ("id", 260)])
def test_long_words_are_divided_by_their_language(lang, narrow):
    ends = [line for line in set_text(STORY[lang], TEXT, narrow, lang).lines if line.endswith("-")]
    assert ends
    assert all(len(line.split()[-1]) >= 3 for line in ends)


def test_a_name_is_never_divided():
    lines = set_text("Di sini Prawirodiningrat menari, lalu Kusumawardhani", TEXT, 330, "id").lines
    assert [line for line in lines if "Prawirodiningrat" in line]
    assert [line for line in lines if "Kusumawardhani" in line]


def test_no_short_word_stands_alone_at_the_end_where_it_can_be_helped():
    for width in range(300, 700, 13):
        lines = set_text(
            "Every part of the fruit of the sugar palm is useful to us and to all.", TEXT, width, "en"
        ).lines
        assert len(lines) == 1 or len(lines[-1]) > 5, (width, lines)


def test_a_long_name_shrinks_then_takes_another_line_then_is_refused_by_name():
    short = set_title("Ana", TITLE, 700, 2, "the name of a1")
    longer = set_title("Ayu Lestari Kusuma", TITLE, 600, 2, "the name of a1")
    longest = set_title("Raden Ajeng Siti Nurhaliza Kusumawardhani", TITLE, 700, 2, "the name of a1")
    assert (len(short.lines), short.type.size) == (1, 80)
    assert len(longer.lines) == 1
    assert longer.type.size < 80
    assert len(longest.lines) == 2
    with pytest.raises(BadValue, match=r"the name of a1 .*does not fit in 2 lines"):
        set_title("Raden Ajeng Siti Nurhaliza Kusumawardhani " * 3, TITLE, 700, 2, "the name of a1")


@pytest.mark.parametrize("face", list(Face))
def test_all_of_latin_has_letters(face):
    assert lacking("Łukasz Şeyma Éloïse Nguyễn Thị Ánh Tuyết Ðorđe Ğül Žižek Ōta Ñandú ẞß “–” · …", face) == ""


def test_signs_without_letters_are_refused_by_name():
    with pytest.raises(BadValue, match="the name of a1 has"):
        set_title("ꦧꦠꦶꦏ꧀", TITLE, 700, 2, "the name of a1")
