"""The legend page: every sign can be set, nothing overflows, every row is there."""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFont

from batik_gen import Design, Portrait
from batik_gen.cli.legend.page import picture_legend
from batik_gen.cli.legend.rows import word_legend
from batik_gen.cli.legend.typeset import Style, legible, set_block, width_of
from batik_gen.cli.legend.words import measured_words, number_words
from batik_gen.eeg.norms.table import shipped
from batik_gen.pattern.declaring.registry import all_parameters, families
from batik_gen.pattern.designing.mapping import load_mapping
from batik_gen.render.picture.picture import Picture
from batik_gen.render.processes.table import PROCESSES
from batik_gen.values.features import FEATURES, PLACED
from batik_gen.values.words import Words

_STYLE = Style(25, (0, 0, 0))
_PAPER = (247, 242, 231)


def _shape(sign: str) -> tuple[tuple[int, int], bytes]:
    mask = ImageFont.load_default(40).getmask(sign)
    return mask.size, bytes(mask)


def _texts() -> list[str]:
    said = [*(kind.words for kind in FEATURES.values()), *(p.label for p in all_parameters().values())]
    for family in families().values():
        said += [value for f in fields(family) if isinstance(value := getattr(family, f.name), Words)]
    said += [rule.reason for rule in load_mapping(None, all_parameters(), PLACED).rules]
    texts = [text for words in said for text in (words.en, words.id)]
    for process in PROCESSES.values():
        texts += [text for words in (process.title, process.meaning) for text in (words.en, words.id)]
    return texts


def test_every_sign_of_every_shipped_text_is_in_the_font() -> None:
    missing = _shape("\uffff")
    signs = set("".join(map(legible, _texts())) + legible("µV² 0123456789.,:;()%·-")) - {" "}
    assert not [sign for sign in sorted(signs) if _shape(sign) == missing]


@given(st.text(min_size=1, max_size=80), st.integers(40, 400))
def test_no_line_is_wider_than_its_column(text: str, width: int) -> None:
    block = set_block(text, _STYLE, width)
    assert all(width_of(line, _STYLE) <= width or len(line) == 1 for line in block.lines)
    assert "".join(block.lines).replace(" ", "") == "".join(legible(text).split())


def test_every_feature_that_a_mapping_may_use_has_a_place_among_people() -> None:
    assert set(PLACED) == {feature for _, _, feature in shipped().rows}


def test_numbers_read_like_speech() -> None:
    assert measured_words("rel_alpha", 0.179, "", "en") == "17.9 %"
    assert measured_words("alpha_beta", 0.30103, "log10", "en") == "2 times"
    assert measured_words("alpha_peak_hz", 9.26, "Hz", "id") == "9,26 Hz"
    assert number_words(44.0, "deg", "id") == "44 derajat"


@pytest.mark.parametrize("lang", ["en", "id"])
def test_each_reason_of_the_design_has_its_row(made: Path, lang: str) -> None:
    design = Design.load(made / "person-one-calm.design.toml")
    legend = word_legend(design, Portrait.load(made / "person-one-calm.portrait.json"), lang)
    assert len(legend.rows) == len(design.legend) > 8
    for row, why in zip(legend.rows, design.legend.values(), strict=True):
        assert (why.id if lang == "id" else why.en) in row.reason
        assert row.percentile == why.percentile
    text = " ".join(part for _, part in legend.about)
    assert ("detik" if lang == "id" else "seconds") in text


def test_a_dye_that_is_not_used_has_no_row(made: Path) -> None:
    design = replace(Design.load(made / "person-one-calm.design.toml"), process="kelengan")
    rows = word_legend(design, Portrait.load(made / "person-one-calm.portrait.json"), "en").rows
    assert len(rows) == len(design.legend) - 1
    assert not [row for row in rows if "soga" in row.label]


def test_what_was_not_measured_says_so(made: Path) -> None:
    design = Design.load(made / "person-one-calm.design.toml")
    legend = {key: replace(why, measured=None, percentile=None) for key, why in design.legend.items()}
    portrait = Portrait.load(made / "person-one-calm.portrait.json")
    for row in word_legend(replace(design, legend=legend), portrait, "en").rows:
        assert "could not be measured" in row.place


@pytest.mark.parametrize("size", [(300, 300), (270, 480), (600, 240), (40, 900), (900, 12)])
@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_margins_stay_empty(made: Path, size: tuple[int, int], lang: str) -> None:
    design = Design.load(made / "person-one-calm.design.toml")
    portrait = Portrait.load(made / "person-one-calm.portrait.json")
    picture = Picture(Image.new("RGB", size, (40, 30, 20)), 60.0)
    page = np.asarray(picture_legend(picture, design, portrait, lang).image)
    for margin in (page[:100], page[-100:], page[:, :100], page[:, -100:]):
        assert (margin == _PAPER).all()


def test_a_word_as_long_as_a_line_does_not_overflow(made: Path) -> None:
    design = Design.load(made / "person-one-calm.design.toml")
    portrait = Portrait.load(made / "person-one-calm.portrait.json")
    key, why = next(iter(design.legend.items()))
    wordy = replace(design, legend={**design.legend, key: replace(why, en="kembang" * 60)})
    page = np.asarray(picture_legend(Picture(Image.new("RGB", (90, 90)), 60.0), wordy, portrait, "en").image)
    assert (page[:, -100:] == _PAPER).all()


@pytest.mark.parametrize("lang", ["en", "id"])
def test_what_stands_beside_a_tall_cloth_ends_where_the_cloth_does(made: Path, lang: str) -> None:
    design = Design.load(made / "person-one-calm.design.toml")
    portrait = Portrait.load(made / "person-one-calm.portrait.json")
    page = picture_legend(Picture(Image.new("RGB", (1080, 1920), (90, 0, 0)), 110.0), design, portrait, lang).image
    pixels = np.asarray(page).astype(int)
    cloth = (pixels == (90, 0, 0)).all(axis=2)
    left = np.flatnonzero(cloth.any(axis=0))[0]
    down = np.flatnonzero(cloth[:, left + 5])
    right = np.flatnonzero(~cloth[down[0] + 5, left + 5 :])[0] + left + 5
    beside = (np.abs(pixels[down[0] : down[-1] + 1, right + 5 :] - _PAPER).max(axis=2) > 40).any(axis=1)
    assert len(beside) - np.flatnonzero(beside)[-1] < 60
