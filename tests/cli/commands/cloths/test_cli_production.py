"""Plates, vectors and mock-ups on the command line."""

from pathlib import Path

import numpy as np
import pytest
from cli_command import Command, files_in
from PIL import Image
from portraits import plain

from batik_gen.render.plates.registration import MARGIN_MM
from batik_gen.values.design import Design


@pytest.fixture
def design(tmp_path: Path) -> Path:
    path = tmp_path / "little.design.toml"
    plain("truntum", side=30.0).save(path)
    return path


def test_separations_write_plates_and_a_page(batik: Command, design: Path, tmp_path: Path) -> None:
    ended = batik("separations", design, "--dpi", 100)
    assert ended.code == 0, ended.err
    folder = tmp_path / "little-separations"
    names = sorted(path.name for path in folder.iterdir())
    assert names[:2] == ["00-steps.pdf", "01-wax-klowong.png"]
    assert "little-separations: 00-steps.pdf, 01-wax-klowong.png" in ended.out
    assert {path.name for path in tmp_path.iterdir()} == {design.name, folder.name}


def test_a_plate_tells_its_recipe_and_is_redrawn_as_the_cloth(batik: Command, design: Path) -> None:
    assert batik("separations", design, "-o", "plates", "--dpi", 100).code == 0
    assert "118 x 118 pixels, 100 dpi" in batik("inspect", "plates/01-wax-klowong.png").out
    assert batik("redraw", "plates/01-wax-klowong.png", "-o", "cloth.png").code == 0
    assert batik("draw", design, "-o", "again.png", "--dpi", 100).code == 0
    assert Path("cloth.png").read_bytes() == Path("again.png").read_bytes()


@pytest.mark.parametrize(("lang", "words"), [("en", "Working order: truntum"), ("id", "Urutan kerja: truntum")])
def test_the_page_tells_every_step_on_a4(batik: Command, design: Path, lang: str, words: str) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    assert batik("separations", design, "-o", "plates", "--dpi", 60, "--lang", lang).code == 0
    plates = [path for path in sorted(Path("plates").iterdir()) if path.suffix == ".png"]
    document = pdfium.PdfDocument(next(Path("plates").glob("00-*.pdf")))
    assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.1)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert words in text
    assert all(path.name in text for path in plates)
    # Boiling out needs no plate but is a step.
    assert ("Boil out all wax" if lang == "en" else "Lorod semua malam") in text


def test_a_page_is_the_same_every_time_and_names_nobody(batik: Command, design: Path) -> None:
    for folder in ("one", "two"):
        assert batik("separations", design, "-o", folder, "--dpi", 60).code == 0
    one, two = files_in(Path("one")), files_in(Path("two"))
    assert one == two
    assert not any(b"little" in held or b"/tmp" in held for held in one.values())


def test_spot_colours_on_pages_of_one_tiff(batik: Command, design: Path) -> None:
    pytest.importorskip("tifffile", reason="tifffile (extra large) is not installed")
    ended = batik("separations", design, "-o", "inks", "--spot", "--spread", 0.2, "--tiff", "--bits", 1, "--dpi", 100)
    assert ended.code == 0, ended.err
    assert sorted(path.name for path in Path("inks").iterdir()) == ["00-steps.pdf", "plates.tif"]
    edge = round(MARGIN_MM * 100 / 25.4)
    with Image.open("inks/plates.tif") as image:
        assert image.n_frames == 2
        assert image.mode == "1"
        assert image.size == (118 + 2 * edge, 118 + 2 * edge)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--bits", "4"), "'4' is not one of '8', '1'"),
        (("--sprea", "1"), "'--spread'"),
        (("--spread", "0.2"), "belongs to the colours of a screen print"),
        (("--dpi", "0"), "0 dpi cannot be drawn"),
    ],
)
def test_wrong_options_of_separations_are_told(batik: Command, design: Path, words: tuple[str, ...], said: str) -> None:
    ended = batik("separations", design, *words)
    assert ended.code == 2
    assert said in ended.err


def test_plates_are_not_mixed_with_older_ones(batik: Command, design: Path) -> None:
    Path("plates").mkdir()
    Path("plates/mine.txt").write_text("mine")
    ended = batik("separations", design, "-o", "plates", "--dpi", 60)
    assert ended.code == 1
    assert "--force" in ended.err
    assert batik("separations", design, "-o", "plates", "--dpi", 60, "--force").code == 0
    assert Path("plates/mine.txt").read_text() == "mine"


def test_svg_is_drawn_and_made_into_the_picture_again(batik: Command, design: Path) -> None:
    ended = batik("svg", design, "-o", "cloth.svg")
    assert ended.code == 0, ended.err
    assert "lifted the pen goes" in ended.out
    assert batik("inspect", "cloth.svg").out.endswith(Design.load(design).for_drawing().to_toml())
    assert batik("redraw", "cloth.svg", "-o", "one.png").code == 0
    assert batik("draw", design, "-o", "two.png").code == 0
    assert Path("one.png").read_bytes() == Path("two.png").read_bytes()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("-o", "cloth.eps"), 2, "end it in .svg or .dxf"),
        (("-o", "cloth.svg", "--detail", "9"), 2, "must lie between"),
        (("-o", "nowhere/cloth.svg"), 1, "does not exist"),
        (("-o", "cloth.svg", "--outline"), 2, "--outlines"),
    ],
)
def test_wrong_options_of_svg_are_told(
    batik: Command, design: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    ended = batik("svg", design, *words)
    assert ended.code == code
    assert said in ended.err
    assert not list(Path().glob("cloth*"))


def test_a_mockup_of_a_design_and_of_a_picture(batik: Command, design: Path) -> None:
    assert batik("draw", design, "-o", "cloth.png", "--dpi", 300).code == 0
    for source, out in ((design, "one.png"), ("cloth.png", "two.png")):
        ended = batik("mockup", source, "-o", out, "--px", "480x330")
        assert ended.code == 0, ended.err
    with Image.open("one.png") as one, Image.open("two.png") as two:
        assert one.size == two.size == (480, 330)
        assert np.abs(np.asarray(one).astype(int) - np.asarray(two)).mean() < 6
    assert batik("inspect", "one.png").code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("missing.png", "-o", "x.png"), "missing.png"),
        (("little.design.toml", "-o", "x.png", "--px", "300x900"), "1.2 to 2 times as wide as high"),
        (("little.design.toml", "-o", "x.gif"), "does not say a picture format"),
    ],
)
def test_wrong_orders_of_mockup_are_told(batik: Command, design: Path, words: tuple[str, ...], said: str) -> None:
    ended = batik("mockup", *words)
    assert ended.code == 2
    assert said in ended.err


def test_the_back_is_the_mirrored_front_at_less_contrast() -> None:
    from batik_gen.render.mockup.mockup import mockup
    from batik_gen.render.picture.picture import Picture

    # A cloth of one colour: on the turned corner it is nearer to grey than on the front.
    flat = Image.new("RGB", (400, 400), (20, 20, 90))
    shown = np.asarray(mockup(Picture(flat, 150.0), (480, 330)).image).astype(int)
    front, back = shown[140, 350], shown[195, 402]
    assert front[2] - front[0] > back[2] - back[0] > 20


@pytest.mark.parametrize("command", ["separations", "svg", "mockup"])
def test_help_is_short_and_there(batik: Command, command: str) -> None:
    ended = batik(command, "--help")
    assert ended.code == 0
    assert "Usage: batik-gen" in ended.out
