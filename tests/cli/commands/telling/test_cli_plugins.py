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


def batik_with(site: Path, folder: Path, *words: object) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(site), str(ROOT), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-m", "batik_gen", *map(str, words)],
        cwd=folder, capture_output=True, text=True, check=False, timeout=300, env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip


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
        "--size", "25x25cm", "--dpi", "30", "--output-name", "{stem}",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    held = tomllib.loads((tmp_path / "output" / "me.design.toml").read_text())
    assert held["motif"] == "melati"
    assert held["legend"]["melati.fullness"]["feature"] == "alpha_height_db"
    drawn = batik_with(site, tmp_path, "isen", "titik-tiga", "-o", "isen.png")
    assert drawn.returncode == 0, drawn.stderr
    assert (tmp_path / "isen.png").stat().st_size > 20_000


def test_a_mapping_of_another_package_by_its_name(site: Path, tmp_path: Path) -> None:
    ended = batik_with(site, tmp_path, "make", CALM, *SMALL, "--mapping", "tenang")
    assert ended.returncode == 0, ended.stderr
    held = tomllib.loads((tmp_path / "output" / "person-one-calm-240x240.design.toml").read_text())
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
