"""What other packages add: the example package at work, a broken one named and skipped, a starter that stands."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest
from cli_command import CALM, SMALL, Command
from places import ROOT

from batik_gen.eeg.reading.recognising import known_formats
from batik_gen.pattern.cloths.table import cloth_formats
from batik_gen.pattern.declaring.registry import families
from batik_gen.pattern.isen.table import fillings
from batik_gen.plugins import fault_of
from batik_gen.render.processes.table import find_process

EXAMPLE = ROOT / "docs" / "example-package"


def install(site: Path, name: str, entry_points: dict[str, dict[str, str]]) -> None:
    """Do what pip does for entry points: a folder of metadata beside the package."""
    info = site / f"{name}-0.1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1\n")
    lines = []
    for group, points in entry_points.items():
        lines += [f"[{group}]", *(f"{key} = {value}" for key, value in points.items())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(EXAMPLE / "batik_contoh", folder / "batik_contoh", ignore=shutil.ignore_patterns("__pycache__"))
    install(folder, "batik_contoh", tomllib.loads((EXAMPLE / "pyproject.toml").read_text())["project"]["entry-points"])
    (folder / "broken.py").write_text("raise ValueError('not today')\n")
    install(folder, "broken", {"batik_gen.motifs": {"rusak": "broken:FAMILY", "bukan": "os:path"}})
    return folder


def python_with(site: Path, folder: Path, *words: object) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(site), str(ROOT), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=folder, capture_output=True, text=True, check=False, timeout=300, env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip


def batik_with(site: Path, folder: Path, *words: object) -> subprocess.CompletedProcess[str]:
    return python_with(site, folder, "-m", "batik_gen", *words)


def test_a_package_adds_to_every_table_and_a_broken_one_is_named(site: Path, tmp_path: Path) -> None:
    told = batik_with(site, tmp_path, "plugins").stdout
    for added in ("melati", "titik-tiga", "hijau", "taplak", "satu-kolom", "tenang"):
        assert f"{added}  loaded" in told
    assert "rusak  skipped: it failed with ValueError" in told
    assert "bukan  skipped: it is not what batik_gen.motifs expects" in told


def test_a_cloth_of_nothing_but_additions(site: Path, tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    count = 60 * 128
    # Background that falls as 1/f, with a swelling alpha of its own phase.
    spectrum = np.fft.rfft(rng.normal(0, 1, count)) / np.maximum(np.fft.rfftfreq(count, 1 / 128), 0.5) ** 0.6
    background = np.fft.irfft(spectrum, count)
    phase = 2 * np.pi * 10 * np.arange(count) / 128 + np.cumsum(rng.normal(0, 0.06, count))
    alpha = (1 + 0.6 * np.sin(np.arange(count) / 300)) * np.sin(phase)
    wave = 12 * background / background.std() + 5 * alpha
    text = "# satu-kolom 128 Oz\n" + "\n".join(f"{v:.3f}" for v in wave)
    (tmp_path / "me.kolom").write_text(text)
    ended = batik_with(
        site, tmp_path, "make", "me.kolom", "--motif", "melati", "--process", "hijau", "--cloth", "taplak",
        "--size", "25x25cm", "--dpi", "30", "--no-legend", "--output-name", "{stem}",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    held = tomllib.loads((tmp_path / "output" / "me.design.toml").read_text())
    assert held["motif"] == "melati"
    assert held["legend"]["melati.fullness"]["feature"] == "alpha_height_db"
    drawn = batik_with(site, tmp_path, "isen", "titik-tiga", "-o", "isen.png")
    assert drawn.returncode == 0, drawn.stderr
    assert (tmp_path / "isen.png").stat().st_size > 20_000


def test_a_mapping_of_another_package_by_its_name(site: Path, tmp_path: Path) -> None:
    ended = batik_with(site, tmp_path, "make", CALM, *SMALL, "--no-legend", "--mapping", "tenang")
    assert ended.returncode == 0, ended.stderr
    held = tomllib.loads((tmp_path / "output" / "person-one-calm-100x100mm-240x240.design.toml").read_text())
    assert set(held["legend"]) == {"truntum.pitch", "growth.angle"}
    assert held["mapping"] == "tenang"


def test_without_packages_nothing_is_added(batik: Command) -> None:
    assert "No package adds anything" in batik("plugins").out


def test_a_starter_stands_and_passes_its_own_test(batik: Command, tmp_path: Path) -> None:
    ended = batik("new-motif", "bunga-melati")
    assert ended.code == 0
    assert "pytest test_bunga_melati.py" in ended.out
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_bunga_melati.py"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300, env=env,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout
    assert "4 passed" in run.stdout
    assert batik("new-motif", "bunga-melati").code == 1
    assert batik("new-motif", "bunga-melati", "--force").code == 0


@pytest.mark.parametrize("name", ["Bunga", "../x", "kawung", "1bunga", "class"])
def test_a_name_that_no_motif_can_have_is_refused(batik: Command, tmp_path: Path, name: str) -> None:
    assert batik("new-motif", name).code == 2
    assert not list(tmp_path.iterdir())


def test_the_example_is_what_the_starter_writes(batik: Command, tmp_path: Path) -> None:
    """The example's family is the starter itself, so that both stay true."""
    assert batik("new-motif", "melati").code == 0
    assert (tmp_path / "melati.py").read_text() == (EXAMPLE / "batik_contoh" / "melati.py").read_text()


BAD_PACKAGE = """
import dataclasses, sys
from batik_gen.eeg.formats.kind import RecordingFormat
from batik_gen.pattern.declaring.registry import _shipped
from batik_gen.values.words import Words

def fails(*given):
    raise KeyError("/home/someone")

KAWUNG = _shipped("kawung")
WRONG = dataclasses.replace(KAWUNG, name="salah", label="Salah")
DEEP = dataclasses.replace(KAWUNG, name="dalam", label=Words("Dalam", 7))
DRAWS = dataclasses.replace(KAWUNG, name="gagal", draw=fails, by_place=False)
LEAVES = dataclasses.replace(KAWUNG, name="pergi", draw=lambda plan: sys.exit(5), by_place=False)
NONE = dataclasses.replace(KAWUNG, name="kosong", draw=lambda plan: None, by_place=False)
FORMAT = RecordingFormat("rusak", fails, fails)
"""


@pytest.fixture(scope="module")
def bad_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package whose every addition is broken in a way of its own."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "buruk.py").write_text(BAD_PACKAGE)
    (folder / "keluar.py").write_text("import sys\nsys.exit(3)\n")
    motifs = {"bayangan": "KAWUNG", "salah": "WRONG", "dalam": "DEEP", "gagal": "DRAWS", "pergi": "LEAVES"}
    points = {name: f"buruk:{held}" for name, held in {**motifs, "kosong": "NONE"}.items()}
    groups = {"batik_gen.motifs": {**points, "keluar": "keluar:X"}, "batik_gen.formats": {"rusak": "buruk:FORMAT"}}
    install(folder, "buruk", groups)
    return folder


def test_what_is_shipped_holds_what_it_declares() -> None:
    members = [*families().values(), *fillings().values(), *cloth_formats().values(), *known_formats()]
    members += [find_process(name) for name in ("sogan-yogya", "sogan-solo", "kelengan")]
    assert [held.name for held in members if fault_of(held)] == []


def test_every_way_of_being_broken_is_named(bad_site: Path, tmp_path: Path) -> None:
    told = batik_with(bad_site, tmp_path, "plugins")
    assert told.returncode == 0, told.stderr
    assert "bayangan  skipped: it is named 'kawung', as one that is shipped" in told.stdout
    assert "salah  skipped: it is not what batik_gen.motifs expects: its 'label' is of the kind str" in told.stdout
    assert "dalam  skipped: it is not what batik_gen.motifs expects: its 'label' is of the kind Words" in told.stdout
    assert "keluar  skipped: it failed with SystemExit" in told.stdout
    assert "gagal  loaded" in told.stdout


def test_a_broken_addition_stops_no_other_work(bad_site: Path, tmp_path: Path) -> None:
    ended = batik_with(bad_site, tmp_path, "make", CALM, *SMALL, "--no-legend")
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    listed = batik_with(bad_site, tmp_path, "motifs")
    assert listed.returncode == 0
    assert "keluar of batik_gen.motifs, which another package adds, is skipped" in listed.stderr


def test_what_breaks_while_it_draws_is_told_by_name(bad_site: Path, tmp_path: Path) -> None:
    motifs = ("gagal", "pergi", "kosong")
    # One process for all, for it begins slowly; each is asked for anew, after what broke before it.
    lines = [["make", str(CALM), *SMALL, "--motif", motif] for motif in motifs]
    code = f"import sys; from batik_gen.cli.app import run; sys.stdout.write(repr([run(line) for line in {lines!r}]))"
    ended = python_with(bad_site, tmp_path, "-c", code)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "[1, 1, 1]"
    for motif in motifs:
        assert f"{motif} of batik_gen.motifs, which another package adds," in ended.stderr
    assert "unforeseen" not in ended.stderr
    assert "/home" not in ended.stderr


@pytest.mark.parametrize("table", [b"[batik_gen.motifs]\nrusak", b"\xff\xfe[\x00"])
def test_a_table_of_entry_points_that_cannot_be_read_stops_no_other_package(
    site: Path, tmp_path: Path, table: bytes
) -> None:
    """Found by fuzzing: one such table took every table down with it."""
    install(tmp_path / "more", "sobek", {})
    (tmp_path / "more" / "sobek-0.1.dist-info" / "entry_points.txt").write_bytes(table)
    both = Path(os.pathsep.join([str(tmp_path / "more"), str(site)]))
    told = batik_with(both, tmp_path, "plugins")
    assert told.returncode == 0, told.stderr
    assert "melati  loaded" in told.stdout
    assert "sobek  skipped: its table of entry points cannot be read" in told.stdout
