"""Plates: from them the picture comes back, they agree with each other, and they lie where they should."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from portraits import plain
from render_cloths import areas, box, busy_cloth, cloth_of, disc

from batik_gen.pattern.drawing.draw import Strips, draw
from batik_gen.render.baths.breaking import broken
from batik_gen.render.dyeing import bands as bands_module
from batik_gen.render.dyeing.band import bath_values
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.picture.recipe import read_recipe
from batik_gen.render.plates.registration import MARGIN_MM
from batik_gen.render.plates.separations import recombine, separate
from batik_gen.render.plates.trapping import spread
from batik_gen.render.processes.table import PROCESSES, find_process, state_colours
from batik_gen.render.processes.working import Kind
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.errors import BadPicture, BadSize, BadValue

DPI = 100.0


def without_margin(path: Path, dpi: float = DPI) -> np.ndarray:
    edge = round(MARGIN_MM * dpi / 25.4)
    with Image.open(path) as image:
        return np.asarray(image.convert("L"))[edge:-edge, edge:-edge]


def baths_of(made, folder):
    return {one.job.bath: without_margin(folder / one.file) for one in made if one.job.bath is not None}


def without_drawing(cloth):
    """Return a cloth of which only the dyeing is known, and where its wax broke."""
    amount = bath_values(cloth)["remukan"]
    return replace(cloth, layers=(), recipe="", cracks=broken(cloth, cloth, amount) if amount else ())


def pixels(image):
    return np.asarray(image)


@pytest.mark.parametrize("process", PROCESSES)
def test_plates_recombined_give_the_picture_back_exactly(process, tmp_path):
    cloth = busy_cloth(process=process)
    made = separate(cloth, tmp_path, dpi=DPI)
    again = recombine(baths_of(made, tmp_path), without_drawing(cloth), DPI)
    assert np.array_equal(pixels(again), pixels(dye(cloth, dpi=DPI).image))


@pytest.mark.parametrize(
    ("motif", "process"),
    [
        ("kawung", "sogan-yogya"),
        ("mega-mendung", "mega-mendung"),
        ("buketan", "pekalongan"),
        ("truntum", "tiga-negeri"),
    ],
)
def test_plates_of_a_design_drawn_by_strips_give_the_picture_back_exactly(motif, process, tmp_path, monkeypatch):
    design = replace(plain(motif), process=process, size_mm=(45.0, 40.0))
    monkeypatch.setattr(bands_module, "_WINDOW_PIXELS", 20_000)
    made = separate(Strips(design), tmp_path, dpi=DPI)
    cloth = draw(design)
    again = recombine(baths_of(made, tmp_path), without_drawing(cloth), DPI, band_rows=50)
    assert np.array_equal(pixels(again), pixels(dye(cloth, dpi=DPI).image))


def test_wax_on_the_cloth_is_what_the_bath_does_not_reach(tmp_path):
    cloth = busy_cloth()
    made = separate(cloth, tmp_path, dpi=DPI)
    waxed = np.zeros(without_margin(tmp_path / made[0].file).shape)
    for one in made:
        plate = 255.0 - without_margin(tmp_path / one.file) if one.file else None
        if one.job.kind is Kind.WAX:
            waxed += plate
        elif one.job.kind is Kind.SCRAPE:
            waxed -= plate
        elif one.job.kind is Kind.DIP:
            # What several layers share at an edge is rounded for each alone.
            assert np.abs(waxed + plate - 255.0).max() <= 6
            assert np.abs(waxed + plate - 255.0).mean() < 0.5


def test_jobs_stand_in_working_order_and_their_files_are_numbered_by_it(tmp_path):
    made = separate(busy_cloth(), tmp_path, dpi=40)
    assert [one.number for one in made] == list(range(1, len(made) + 1))
    assert [one.file for one in made] == [
        "01-wax-klowong.png",
        "02-wax-isen.png",
        "03-wax-latar.png",
        "04-dip-indigo.png",
        "05-scrape-klowong.png",
        "06-wax-tembok.png",
        "07-dip-soga.png",
        None,
    ]
    assert sorted(p.name for p in tmp_path.iterdir()) == [one.file for one in made if one.file]


def test_indonesian_names(tmp_path):
    made = separate(busy_cloth(), tmp_path, dpi=40, lang="id")
    assert {one.file.split("-")[1] for one in made if one.file} == {"malam", "celup", "kerok"}


def test_bands_and_workers_do_not_change_a_plate(tmp_path, monkeypatch):
    cloth = busy_cloth()
    folders = [tmp_path / name for name in ("whole", "bands", "workers")]
    for folder in folders:
        folder.mkdir()
    separate(cloth, folders[0], dpi=DPI, spot=True, spread_mm=0.3)
    monkeypatch.setattr("batik_gen.render.plates.separations.band_height", lambda width: 32)
    separate(cloth, folders[1], dpi=DPI, spot=True, spread_mm=0.3)
    monkeypatch.setattr(bands_module, "_WORTH_WORKERS", 0)
    separate(cloth, folders[2], dpi=DPI, spot=True, spread_mm=0.3, jobs=2)
    first, *others = [[without_margin(p) for p in sorted(folder.iterdir())] for folder in folders]
    for other in others:
        assert all(np.array_equal(a, b) for a, b in zip(first, other, strict=True))


def test_a_plate_of_one_bit_is_the_one_of_eight_cut_in_the_middle(tmp_path):
    for bits in (1, 8):
        (tmp_path / str(bits)).mkdir()
        separate(busy_cloth(), tmp_path / str(bits), dpi=DPI, bits=bits)
    for path in (tmp_path / "1").iterdir():
        with Image.open(path) as image:
            assert image.mode == "1"
            assert np.array_equal(np.asarray(image), np.asarray(Image.open(tmp_path / "8" / path.name)) >= 128)


def test_registration_marks_are_at_one_place_on_every_plate(tmp_path):
    separate(busy_cloth(), tmp_path, dpi=DPI)
    plates = [np.asarray(Image.open(path)) for path in sorted(tmp_path.iterdir())]
    edge = round(MARGIN_MM * DPI / 25.4)
    marks = [np.concatenate([plate[-edge:].ravel(), plate[:, -edge:].ravel()]) for plate in plates]
    assert (marks[0] == 0).sum() > 100
    assert all(np.array_equal(marks[0], mark) for mark in marks)


def test_inks_cover_the_cloth_once_with_the_colours_of_the_states(tmp_path):
    cloth = cloth_of(
        Layer("plate", Wax.TEMBOK, 5, areas=areas(box(2, 2, 18, 9))),
        Layer("line", Wax.KLOWONG, 1, areas=areas(box(4, 0, 8, 20))),
    )
    made = separate(cloth, tmp_path, dpi=254.0, spot=True)
    colours = state_colours(find_process(cloth.process))
    plates = {one.job.name: without_margin(tmp_path / one.file, 254.0) for one in made}
    hexes = {wax: "#{:02x}{:02x}{:02x}".format(*colours[wax]) for wax in (Wax.OPEN, Wax.KLOWONG, Wax.TEMBOK)}
    assert list(plates) == [hexes[Wax.KLOWONG], hexes[Wax.OPEN]]
    # 10 px a mm: the line 40 px wide over all 200, the ground everywhere else but on the plate.
    assert (plates[hexes[Wax.KLOWONG]] == 0).sum() == 40 * 200
    assert (plates[hexes[Wax.OPEN]] == 0).sum() == 200 * 200 - 160 * 70 - 40 * 130


@pytest.mark.parametrize("reach", [0.6, 1.0, 2.36, 5.5])
@pytest.mark.parametrize("angle", [0.0, 0.4, 0.785, 1.2])
def test_a_spread_moves_an_edge_so_far_and_a_choke_back(reach, angle):
    y, x = np.mgrid[:80, :80] - 39.5
    away = x * np.cos(angle) + y * np.sin(angle)
    mask = (np.clip(0.5 - away, 0, 1) * 255).astype(np.uint8)
    for sign in (1, -1):
        gained = (spread(mask, sign * reach)[30:50].astype(float) - mask[30:50]).sum() / 255 / 20
        assert abs(gained * np.cos(angle) - sign * reach) < 0.35


def test_only_the_darkest_ink_keeps_its_size(tmp_path):
    cloth = cloth_of(Layer("disc", Wax.KLOWONG, 1, areas=areas(disc(10, 10, 5))))
    for name, value in (("plain", 0.0), ("wide", 0.5), ("narrow", -0.5)):
        (tmp_path / name).mkdir()
        made = separate(cloth, tmp_path / name, dpi=254.0, spot=True, spread_mm=value)
    ink = {
        name: [int((without_margin(tmp_path / name / one.file, 254.0) < 128).sum()) for one in made]
        for name in ("plain", "wide", "narrow")
    }
    assert ink["plain"][-1] == ink["wide"][-1] == ink["narrow"][-1]
    assert ink["wide"][0] == pytest.approx(np.pi * 55**2, rel=0.02)
    assert ink["narrow"][0] == pytest.approx(np.pi * 45**2, rel=0.02)


@pytest.mark.parametrize("bits", [1, 8])
def test_a_tiff_holds_every_plate_as_a_page_with_its_name(bits, tmp_path):
    pytest.importorskip("tifffile", reason="tifffile (extra large) is not installed")
    (tmp_path / "png").mkdir()
    made = separate(busy_cloth(), tmp_path, dpi=DPI, bits=bits, tiff=True)
    single = separate(busy_cloth(), tmp_path / "png", dpi=DPI, bits=bits)
    files = [one.file for one in single if one.file]
    assert {one.file for one in made if one.file} == {"plates.tif"}
    with Image.open(tmp_path / "plates.tif") as image:
        assert image.n_frames == len(files)
        for number, file in enumerate(files):
            image.seek(number)
            assert image.tag_v2[285] == file.removesuffix(".png")
            assert np.array_equal(np.asarray(image), np.asarray(Image.open(tmp_path / "png" / file)))


def test_a_plate_carries_the_recipe_and_the_size_of_the_cloth(tmp_path):
    design = plain("truntum", side=60.0)
    separate(Strips(design), tmp_path, dpi=DPI)
    held = read_recipe(next(tmp_path.iterdir()))
    assert held.text == design.for_drawing().to_toml()
    assert (held.px, held.dpi) == ((236, 236), DPI)
    bare = tmp_path / "bare"
    bare.mkdir()
    separate(Strips(design), bare, dpi=DPI, recipe=False)
    with pytest.raises(BadPicture, match="no batik-gen recipe"):
        read_recipe(next(bare.iterdir()))


@pytest.mark.parametrize(
    ("options", "cause", "words"),
    [
        ({"bits": 4}, BadValue, "choose 1 or 8"),
        ({"spread_mm": 0.2}, BadValue, "belongs to the colours of a screen print"),
        ({"spread_mm": 9.0, "spot": True}, BadValue, "within 5 mm"),
        ({"dpi": 0.0}, BadSize, "cannot be drawn"),
    ],
)
def test_what_cannot_be_made_is_said_before_any_file(options, cause, words, tmp_path):
    with pytest.raises(cause, match=words):
        separate(busy_cloth(), tmp_path, **options)
    assert not list(tmp_path.iterdir())
