"""The legend page: every sign can be set, nothing overflows, every row is there."""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from cli_command import CALM
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from batik_gen import Design, Portrait, design, draw, dye, measure, read
from batik_gen.cli.running.outputs import legend_name
from batik_gen.eeg.norms.table import shipped
from batik_gen.eeg.portraits.excerpt import excerpt
from batik_gen.legend.kinds import LegendKind
from batik_gen.legend.page import LegendWish, picture_legend
from batik_gen.legend.pointing.piece import cut, sketch, square_at
from batik_gen.legend.pointing.pins import Spot, find_beyond, find_spots, set_pins, window_of
from batik_gen.legend.pointing.shown import shown_on
from batik_gen.legend.pointing.specimens import Specimens, specimens_of
from batik_gen.legend.pointing.spread import seats_of
from batik_gen.legend.pointing.window import Window
from batik_gen.legend.rows import rows_of, word_legend
from batik_gen.legend.sheets import A4, PHONE, SHEETS, Sheet, sheet_for
from batik_gen.legend.wave import draw_courses
from batik_gen.legend.words import measured_words, number_words
from batik_gen.pattern.cloths.assembling import tailored
from batik_gen.pattern.cloths.fitting import upright_body
from batik_gen.pattern.declaring.registry import all_parameters, families, family_named
from batik_gen.pattern.designing.ends import ends_of
from batik_gen.pattern.designing.mapping import load_mapping
from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.render.picture.picture import Picture
from batik_gen.render.processes.table import PROCESSES
from batik_gen.typesetting.colours import SOGA
from batik_gen.typesetting.faces import Face, lacking
from batik_gen.typesetting.typeset import Style, legible, set_block, width_of
from batik_gen.values.features import FEATURES, PLACED
from batik_gen.values.recording import Excerpt
from batik_gen.values.wave import Wave
from batik_gen.values.words import Words, clock

_STYLE = Style(25, (0, 0, 0))
_PAPER = (247, 242, 231)


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
    assert lacking("".join(map(legible, _texts())) + legible("µV² 0123456789.,:;()%·-"), Face.SANS) == ""


def test_names_with_accents_keep_them() -> None:
    assert legible("Łukasz Şeyma Nguyễn Thị Ánh") == "Łukasz Şeyma Nguyễn Thị Ánh"


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


Cloth = tuple[Picture, Design, Portrait]


@pytest.fixture(scope="module")
def cloth() -> Cloth:
    """A kawung of a sample, large enough for pins."""
    portrait = measure(read(CALM))
    kawung = design(portrait, motif="kawung", size_mm=(180.0, 180.0))
    return dye(draw(kawung), px=(720, 720)), kawung, portrait


@pytest.fixture(scope="module")
def shown(cloth: Cloth) -> Specimens:
    """Its parameters at both ends."""
    return specimens_of(cloth[1], None, 40, here=True)


def _excerpt() -> Excerpt:
    return Excerpt("O1", 12.0, 100.0, 20.0 * np.sin(np.arange(1000) * 0.63))


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))
@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_page_has_the_size_that_was_asked_for_and_empty_margins(
    cloth: Cloth, shown: Specimens, sheet: Sheet, lang: str
) -> None:
    page = picture_legend(*cloth, LegendWish(lang, LegendKind.FULL, sheet, _excerpt()), shown)
    width, height = page.image.size
    assert width == sheet.width
    assert height % sheet.height == 0
    pixels, edge = np.asarray(page.image), sheet.margin - 12
    for margin in (pixels[:edge], pixels[-edge:], pixels[:, :edge], pixels[:, -edge:]):
        assert (margin == _PAPER).all()


def test_the_legend_of_a_kawung_is_one_a4_page_when_printed(cloth: Cloth, shown: Specimens) -> None:
    page = picture_legend(*cloth, LegendWish("id", LegendKind.FULL, A4, _excerpt()), shown)
    assert page.image.size == (A4.width, A4.height)
    assert page.image.width / page.dpi * 25.4 == pytest.approx(210.0, abs=0.5)


@pytest.mark.parametrize("size", [(300, 300), (270, 480), (600, 240), (40, 900), (900, 12)])
def test_a_cloth_of_any_shape_fits_on_its_page(cloth: Cloth, shown: Specimens, size: tuple[int, int]) -> None:
    picture = Picture(Image.new("RGB", size, (40, 30, 20)), 60.0)
    page = picture_legend(picture, *cloth[1:], LegendWish(), shown)
    assert (np.asarray(page.image)[:, -A4.margin + 12 :] == _PAPER).all()


def test_a_word_as_long_as_a_line_does_not_overflow(cloth: Cloth, shown: Specimens) -> None:
    picture, design, portrait = cloth
    key, why = next(iter(design.legend.items()))
    wordy = replace(design, legend={**design.legend, key: replace(why, en="kembang" * 60)})
    page = np.asarray(picture_legend(picture, wordy, portrait, LegendWish(), shown).image)
    assert (page[:, -A4.margin + 12 :] == _PAPER).all()


def test_the_signal_is_on_a_full_legend_only(cloth: Cloth, shown: Specimens) -> None:
    other = replace(_excerpt(), signal=20.0 * np.sin(np.arange(1000) * 0.4))
    for kind in LegendKind.PUBLIC, LegendKind.NUMBERS, LegendKind.FULL:
        pages = [picture_legend(*cloth, LegendWish("en", kind, A4, cut), shown).image for cut in (_excerpt(), other)]
        assert (pages[0].tobytes() == pages[1].tobytes()) == (kind is not LegendKind.FULL)


def test_nothing_measured_is_on_a_public_legend(made: Path) -> None:
    design = Design.load(made / "person-one-calm.design.toml")
    portrait = Portrait.load(made / "person-one-calm.portrait.json")
    other = replace(
        design,
        legend={k: replace(why, measured=0.1, percentile=3.0) for k, why in design.legend.items()},
    )
    for lang in ("en", "id"):
        legend = word_legend(design, portrait, lang, public=True)
        assert legend == word_legend(other, portrait, lang, public=True)
        said = " ".join(
            [*(" ".join(vars(row)[k] for k in ("label", "reason", "value", "place")) for row in legend.rows)]
        )
        assert not any(sign.isdigit() for sign in said)
        assert not [text for _, text in legend.about if "EEG" in text]


def test_each_parameter_is_shown_at_both_its_ends(cloth: Cloth, shown: Specimens) -> None:
    assert set(shown.by_name) == set(cloth[1].legend)
    assert not [name for name, one in shown.by_name.items() if one.least.tobytes() == one.most.tobytes()]


def test_a_pin_sits_where_its_line_is(cloth: Cloth, shown: Specimens) -> None:
    """Drawn with that one number changed, the cloth changes right at the pin."""
    picture, kawung, _ = cloth
    spots = find_spots(picture, window_of(picture, 90.0, shown), shown)
    assert len(spots) > 10
    for name in ("kawung.fruit_width", "kawung.fruit_length", "growth.length", "isen.size"):
        ((x, y),) = spots[name].ends
        value = kawung.parameters[name]
        low, high = ends_of(kawung)[name]
        moved = high if high - value > value - low else low
        other = dye(draw(replace(kawung, parameters={**kawung.parameters, name: moved})), px=(720, 720))
        change = np.abs(np.asarray(other.image.convert("L"), float) - np.asarray(picture.image.convert("L"), float))
        near = change[int(4 * y) - 6 : int(4 * y) + 7, int(4 * x) - 6 : int(4 * x) + 7]
        assert near.max() > 40, name
    (ax, ay), (bx, by) = spots["kawung.pitch"].ends
    assert np.hypot(bx - ax, by - ay) == pytest.approx(kawung.parameters["kawung.pitch"])


def test_the_fullness_of_fruits_is_pointed_at_on_the_flank_of_one(cloth: Cloth, shown: Specimens) -> None:
    """The growth between fruits gives way to fuller ones, but it is not what their fullness sets."""
    kawung = cloth[1]
    pitch, half = kawung.parameters["kawung.pitch"], 0.5 * kawung.parameters["kawung.fruit_width"]
    diagonal = np.array([0.7071, 0.7071])
    for place in shown.places["kawung.fruit_width"]:
        # Turned so that the fruit lies on the diagonal of its node.
        x, y = np.abs(np.mod(np.array(place) / pitch + 0.5, 1.0) - 0.5)
        along, across = np.array([x, y]) @ diagonal, abs(x - y) * 0.7071
        assert across == pytest.approx(half, abs=0.05)
        assert 0.344 - 0.17 < along < 0.344 + 0.17


def test_heads_of_pins_cover_no_tip_of_any(made: Path) -> None:
    spots = {
        str(n): Spot((tuple(at),)) for n, at in enumerate(np.random.default_rng(5).uniform(8, 72, (16, 2)).tolist())
    }
    ground = Image.new("RGB", (640, 640), (200, 200, 200))
    pinned = set_pins(ground, Window(0.0, 0.0, 80.0), spots, {name: name for name in spots}, 34.0)
    for spot in spots.values():
        x, y = (round(8 * v) for v in spot.ends[0])
        assert pinned.getpixel((x, y)) == (200, 200, 200)


def test_ten_seconds_are_cut_where_the_recording_is_clean_and_alpha_strong() -> None:
    portrait = measure(read(CALM))
    cut = excerpt(CALM, portrait)
    assert cut is not None
    assert len(cut.signal) / cut.sfreq == pytest.approx(10.0)
    assert abs(cut.signal.mean()) < 0.2 * cut.signal.std()
    power = np.abs(np.fft.rfft(cut.signal)) ** 2
    hertz = np.fft.rfftfreq(len(cut.signal), 1 / cut.sfreq)
    assert power[(hertz > 7) & (hertz < 14)].sum() > 0.3 * power.sum()


@pytest.mark.parametrize("motif", ["sekar-gelombang", "parang-gelombang", "lereng-gelombang", "lung-gelombang"])
def test_a_cloth_born_of_the_wave_is_read_at_places_of_its_own(cloth: Cloth, motif: str) -> None:
    made = design(cloth[2], motif=motif, size_mm=(250.0, 250.0))
    family = family_named(motif)
    assert family.examples is not None
    examples = family.examples(plan_of(made)[0])
    assert len(examples) >= 2
    for one in examples:
        assert all(0.0 < v < 250.0 for v in one.at)
        for lang in ("en", "id"):
            assert "{" not in one.told.say(lang)
            assert not any(sign.isdigit() for sign in one.plain.say(lang))
    assert any(":" in one.told.en for one in examples)


def test_the_large_blade_that_is_pointed_at_is_where_alpha_was_strong(cloth: Cloth) -> None:
    made = design(cloth[2], motif="parang-gelombang", size_mm=(250.0, 250.0))
    assert made.wave is not None
    side = "left" if "left" in made.wave.sides else "all"
    courses = made.wave.courses.copy()
    courses[made.wave.sides.index(side), 10, made.wave.bands.index("alpha")] += 12.0
    loud = replace(made, wave=replace(made.wave, courses=courses))
    examples = family_named(made.motif).examples
    assert examples is not None
    told = examples(plan_of(loud)[0])[0].told.en
    assert clock(10.5 * made.wave.slice_s) in told


def test_where_the_cloth_is_not_the_piece_nothing_is_pointed_at(cloth: Cloth, shown: Specimens) -> None:
    other = Picture(Image.effect_noise((720, 720), 80.0).convert("RGB"), cloth[0].dpi)
    assert find_spots(other, window_of(other, 90.0, shown), shown) == {}


def test_the_name_of_a_legend_tells_its_language_kind_and_size() -> None:
    assert legend_name("rec", "en") == "rec.legend.png"
    assert legend_name("rec", "id") == "rec-id.legend.png"
    assert legend_name("rec", "id", LegendKind.PUBLIC, "a3") == "rec-id-public-a3.legend.png"
    assert legend_name("rec", "en", LegendKind.FULL) == "rec-full.legend.png"


def test_a_picture_for_a_phone_has_a_legend_for_a_phone() -> None:
    assert sheet_for((1080, 1920)) is PHONE
    assert sheet_for((2362, 2362)) is A4
    assert sheet_for((1080, 1920), "a3") is SHEETS["a3"]


def test_bands_are_drawn_however_weak_or_strong_they_were() -> None:
    for level in (-120.0, 0.0, 120.0):
        wave = Wave(60.0, ("delta", "theta", "alpha", "beta", "gamma"), ("all",), np.full((1, 30, 5), level))
        drawn = np.asarray(draw_courses(wave, 400, 200, 16, "id"))
        assert (drawn == SOGA).all(axis=2).any()


def test_on_clouds_that_lie_by_the_size_of_their_cloth_every_line_has_its_pin_and_both_thumbnails(cloth: Cloth) -> None:
    sky = design(cloth[2], motif="mega-mendung", size_mm=(150.0, 150.0))
    picture = dye(draw(sky), px=(450, 450))
    shown = specimens_of(sky, None, 30)
    told = {row.name for row in rows_of(sky, "en")}
    assert set(shown.by_name) == told
    window = window_of(picture, 84.0, shown)
    spots = find_spots(picture, window, shown)
    assert {**spots, **find_beyond(picture, shown, spots)}.keys() == told
    drawn = {layer.name: layer for layer in draw(sky).layers}
    ends = {"mega.hang": drawn["tautan"].strokes, "mega.fullness": drawn["klowong"].strokes}
    for name, strokes in ends.items():
        (at,) = spots[name].ends
        assert np.hypot(*(strokes.points[:, :2] - at).T).min() < 2.0, name
    for spot in spots.values():
        assert all(window.has(x, y, 3.9) for x, y in spot.ends)


def test_rows_of_another_motif_across_it_do_not_take_the_pins_from_a_motif(cloth: Cloth) -> None:
    kawung, size = cloth[1], (180.0, 240.0)
    crossed = tailored("silang", replace(kawung, size_mm=size), [design(cloth[2], motif="truntum", size_mm=size)])
    picture = dye(draw(crossed), px=(720, 960))
    body, corner = upright_body(crossed)
    shown = specimens_of(crossed, None, 30)
    spots = find_spots(picture, window_of(picture, 84.0, shown), shown)
    assert len(spots) > 12
    for spot in spots.values():
        for at in spot.ends:
            assert all(low <= v <= low + side for v, low, side in zip(at, corner, body.size_mm, strict=True))


def test_islands_are_pointed_at_on_their_shores_and_shown_where_the_pin_is(cloth: Cloth) -> None:
    jagad = design(cloth[2], motif="sekar-jagad", size_mm=(200.0, 200.0))
    told = shown_on(jagad)
    assert told is not None
    assert {"sekar.wave", "sekar.contour", "sekar.channel", "sekar.rope", "growth.curl"} <= set(told)
    at = seats_of(told, jagad.size_mm)["sekar.channel"]
    whole = sketch(cut(draw(jagad), (at[0] - 10, at[1] - 10), 20.0), 60)
    assert (whole == sketch(square_at(jagad, at, 20.0), 60)).mean() > 0.97
