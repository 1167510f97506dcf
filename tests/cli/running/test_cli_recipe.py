"""What of a person travels with a picture: by default nothing that was measured."""

import json
import re
import zlib
from pathlib import Path

import pytest
from cli_command import CALM, SMALL, Command

from batik_gen.values.design import Design

_DEFLATED = rb"stream\r?\n|zTXt[^\x00]*\x00\x00|iCCP[^\x00]*\x00\x00|iTXt[^\x00]*\x00\x01[^\x00]*\x00[^\x00]*\x00"
"""What stands before deflated bytes in PDF and PNG."""

ENDINGS = (".png", ".jpg", ".tif", ".webp", ".pdf", ".svg")


def _unpacked(content: bytes) -> bytes:
    """Return a file's bytes, and everything in it that is deflated, unpacked beside them."""
    found = [content]
    for begin in re.finditer(_DEFLATED, content):
        try:
            found.append(zlib.decompressobj().decompress(content[begin.end() :]))
        except zlib.error:
            continue
    return b"\n".join(found)


def _measured(folder: Path) -> list[bytes]:
    """Return what only a measurement can tell: reasons, names of features, and numbers of four digits and more."""
    design = Design.load(folder / "person-one-calm.design.toml")
    features = json.loads((folder / "person-one-calm.portrait.json").read_text())["features"]
    told = {design.norms, "percentile", "measured"}
    for why in design.legend.values():
        told |= {why.en, why.id, why.feature, str(why.measured)}
    for feature in features:
        told |= {str(feature.get("value")), str(feature.get("percentile"))}
    kept = [text for text in told if len(re.sub(r"\D", "", text)) > 3 or re.search(r"[a-z]{4}", text)]
    return [text.encode() for text in kept]


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_picture_tells_what_was_measured(batik: Command, made: Path, tmp_path: Path, ending: str) -> None:
    told = _measured(made)
    assert len(told) > 60
    design, picture = made / "person-one-calm.design.toml", tmp_path / f"a{ending}"
    draw = ("svg", design, "-o", picture) if ending == ".svg" else ("draw", design, "-o", picture, "--px", "120x120")
    assert batik(*draw).code == 0
    content = _unpacked(picture.read_bytes())
    assert [text for text in told if text in content] == []
    assert b"kawung" in content or b"truntum" in content
    assert batik(*draw, "--recipe", "full", "--force").code == 0
    assert len([text for text in told if text in _unpacked(picture.read_bytes())]) > 40
    assert batik(*draw, "--recipe", "none", "--force").code == 0
    content = _unpacked(picture.read_bytes())
    assert [text for text in [*told, b"truntum", b"[parameters", b"size_mm"] if text in content] == []


def test_neither_do_plates_and_repeats(batik: Command, made: Path, tmp_path: Path) -> None:
    told, design = _measured(made), made / "person-one-calm.design.toml"
    assert batik("separations", design, "-o", "plates", "--dpi", "30").code == 0
    assert batik("tile", design, "-o", "tile", "--dpi", "75", "--size", "60x60mm").code == 0
    assert batik("cap", design, "-o", "cap.png", "--px", "120x120").code == 0
    written = [path for path in tmp_path.rglob("*.*") if path.suffix in (".png", ".pdf")]
    assert len(written) > 5
    for path in written:
        content = _unpacked(path.read_bytes())
        assert [text for text in told if text in content] == [], path.name


@pytest.mark.parametrize("kind", ["draw", "full"])
def test_every_recipe_makes_the_same_file_again(batik: Command, tmp_path: Path, kind: str) -> None:
    assert batik("make", CALM, "-o", ".", *SMALL, "--motif", "parang", "--recipe", kind).code == 0
    picture = tmp_path / "person-one-calm.png"
    assert batik("redraw", picture, "-o", "again.png").code == 0
    assert (tmp_path / "again.png").read_bytes() == picture.read_bytes()
    said = batik("inspect", picture)
    assert f"its recipe is '{kind}'" in said.out
    assert ("percentile" in said.out) is (kind == "full")
    assert f"resepnya '{kind}'" in batik("inspect", picture, "--lang", "id").out
    # What a picture shows does not depend on how much of the recording its file holds.
    assert batik("redraw", picture, "-o", "bare.png", "--recipe", "draw").code == 0
    assert batik("make", CALM, "-o", "other", *SMALL, "--motif", "parang").code == 0
    assert (tmp_path / "bare.png").read_bytes() == (tmp_path / "other" / picture.name).read_bytes()


def test_a_second_run_knows_a_picture_by_the_recipe_asked_for(batik: Command, tmp_path: Path) -> None:
    make = ("make", CALM, "-o", ".", *SMALL, "--skip-existing")
    assert batik(*make).code == 0
    before = (tmp_path / "person-one-calm.png").stat().st_mtime_ns
    assert batik(*make).code == 0
    assert (tmp_path / "person-one-calm.png").stat().st_mtime_ns == before
    ended = batik(*make, "--recipe", "full")
    assert ended.code == 1
    assert "another picture" in ended.err


def test_a_design_keeps_its_percentiles_in_whole_percents(made: Path) -> None:
    design = Design.load(made / "person-one-calm.design.toml")
    places = [why.percentile for why in design.legend.values() if why.percentile is not None]
    assert places
    assert all(place == round(place) for place in places)
    assert abs(design.field.values * 20 - (design.field.values * 20).round()).max() < 1e-9
