"""``batik-gen readback``: a picture in, curves out, and how far a recording agrees."""

import csv
import json

import numpy as np
import pytest
from cli_command import CALM
from PIL import Image


@pytest.fixture(scope="module")
def flowers(tmp_path_factory):
    from batik_gen.cli.app import run

    folder = tmp_path_factory.mktemp("readback")
    size = ("--size", "250x250mm", "--px", "600x600", "--recipe", "none")
    words = ["make", str(CALM), "--motif", "sekar-gelombang", *size, "--output-name", "{stem}", "--no-legend"]
    assert run([*words, "-o", str(folder)]) == 0
    return folder / f"{CALM.stem}.png"


def test_a_picture_without_recipe_agrees_with_its_recording(batik, flowers):
    ended = batik("readback", flowers, "--recording", CALM)
    assert ended.code == 0
    assert "sekar gelombang, from the pixels alone" in ended.out
    assert "agrees with this recording" in ended.out
    said = batik("readback", flowers, "--lang", "id").out
    assert "alfa" in said
    assert "," in said


def test_json_is_one_object_a_picture_and_csv_a_table(batik, flowers, tmp_path):
    ended = batik("readback", flowers, "--json", "--recording", CALM, "-o", tmp_path / "read.csv")
    told = json.loads(ended.out)
    assert told["motif"] == "sekar-gelombang"
    assert len(told["curves"][0]["values"]) == len(told["curves"][0]["hz"]) == 96
    assert min(one["r"] for one in told["agreement"].values()) > 0.85
    rows = list(csv.reader((tmp_path / "read.csv").read_text().splitlines()))
    assert len(rows) == 1 + 96 * len(told["curves"])


def test_what_is_no_cloth_is_refused_in_a_sentence(batik, tmp_path):
    rng = np.random.default_rng(3)
    Image.fromarray(rng.integers(0, 256, (400, 400, 3)).astype(np.uint8)).save(tmp_path / "noise.png")
    Image.new("RGB", (120, 120)).save(tmp_path / "small.png")
    (tmp_path / "words.png").write_text("no picture")
    for name, why in (("noise", "does not look like batik"), ("small", "too few"), ("words", "no picture")):
        ended = batik("readback", tmp_path / f"{name}.png")
        assert ended.code != 0
        assert why in ended.err
        assert "Traceback" not in ended.err


def test_a_family_that_cannot_be_read_is_refused_by_name(batik, flowers):
    ended = batik("readback", flowers, "--motif", "truntum")
    assert ended.code != 0
    assert "cannot be read back" in ended.err
