"""``batik-gen tile``: a block to be repeated, proven seamless."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from cli_command import Command, files_in
from PIL import Image

from batik_gen import Design

STEM = "person-one-calm"
SMALL = ("--size", "60x60mm", "--dpi", "75")


def test_a_tile_comes_with_its_proof_and_its_design(batik: Command, made: Path, tmp_path: Path) -> None:
    # A pitch whose block is an even number of pixels high.
    design = Design.load(made / f"{STEM}.design.toml")
    dataclasses.replace(design, parameters={**design.parameters, "truntum.pitch": 32.0}).save(
        tmp_path / f"{STEM}.design.toml"
    )
    ended = batik("tile", f"{STEM}.design.toml", "-o", "t", "--layout", "half-drop", *SMALL)
    assert ended.code == 0, ended.err
    assert "0 differ" in ended.out
    assert set(files_in(tmp_path / "t")) == {
        f"{STEM}.half-drop.75dpi.png", f"{STEM}.half-drop.proof.png", f"{STEM}.half-drop.design.toml",
    }  # fmt: skip
    tile = np.asarray(Image.open(tmp_path / "t" / f"{STEM}.half-drop.75dpi.png"))
    proof = np.asarray(Image.open(tmp_path / "t" / f"{STEM}.half-drop.proof.png"))
    assert proof.shape == (3 * tile.shape[0], 3 * tile.shape[1], 3)
    assert np.array_equal(proof[: len(tile), : tile.shape[1]], tile)
    assert np.array_equal(proof[len(tile) // 2 : len(tile) // 2 + len(tile), tile.shape[1] : 2 * tile.shape[1]], tile)
    block = Design.load(tmp_path / "t" / f"{STEM}.half-drop.design.toml")
    assert block.repeat is not None
    assert block.repeat.block_mm == block.size_mm


def test_the_design_of_a_tile_draws_the_tile(batik: Command, made: Path, tmp_path: Path) -> None:
    assert batik("tile", made / f"{STEM}.design.toml", "-o", ".", *SMALL).code == 0
    assert batik("draw", f"{STEM}.straight.design.toml", "-o", "d.png", "--dpi", "75").code == 0
    assert batik("redraw", f"{STEM}.straight.75dpi.png", "-o", "r.png").code == 0
    first = (tmp_path / f"{STEM}.straight.75dpi.png").read_bytes()
    assert (tmp_path / "d.png").read_bytes() == first
    assert (tmp_path / "r.png").read_bytes() == first


def test_a_mirrored_tile_needs_no_repeat(batik: Command, made: Path, tmp_path: Path) -> None:
    ended = batik("tile", made / f"{STEM}.design.toml", "-o", ".", "--layout", "mirror", *SMALL)
    assert ended.code == 0, ended.err
    proof = np.asarray(Image.open(tmp_path / f"{STEM}.mirror.proof.png"))
    side = proof.shape[1] // 3
    assert np.array_equal(proof[:, side : 2 * side], proof[:, :side][:, ::-1])
    assert Design.load(tmp_path / f"{STEM}.mirror.design.toml").repeat is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--layout", "half-dorp"), "half-drop"),
        (("--dpi", "100"), "multiple of 75"),
        (("--size", "5x5mm"), "between 10"),
        (("--size", "30"), "not a size"),
    ],
)
def test_what_cannot_be_tiled_is_refused(
    batik: Command, made: Path, tmp_path: Path, words: tuple[str, str], said: str
) -> None:
    ended = batik("tile", made / f"{STEM}.design.toml", "-o", ".", *words)
    assert ended.code == 2
    assert said in ended.err
    assert files_in(tmp_path) == {}


def test_nothing_is_replaced_unasked(batik: Command, made: Path, tmp_path: Path) -> None:
    (tmp_path / f"{STEM}.straight.proof.png").write_bytes(b"mine")
    ended = batik("tile", made / f"{STEM}.design.toml", "-o", ".", *SMALL)
    assert ended.code == 1
    assert "exists already" in ended.err
    assert files_in(tmp_path) == {f"{STEM}.straight.proof.png": b"mine"}
