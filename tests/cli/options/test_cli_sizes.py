"""Millimetres, pixels and dots per inch: any two fix the third."""

from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from batik_gen.cli.options.sizes import choose_format, read_px, read_size
from batik_gen.cli.results.naming import stem_of
from batik_gen.values.errors import BadSize

_CTX, _PARAM = click.Context(click.Command("make")), click.Option(["--size"])


@pytest.mark.parametrize(
    ("text", "mm"),
    [
        ("400x400mm", (400, 400)),
        ("40x40cm", (400, 400)),
        ("2.5x1.05m", (2500, 1050)),
        ("300 x 200", (300, 200)),
        ("30×20CM", (300, 200)),
    ],
)
def test_sizes_are_read_in_the_usual_spellings(text: str, mm: tuple[float, float]) -> None:
    assert read_size(_CTX, _PARAM, text) == pytest.approx(mm)


def test_what_is_left_out_gets_a_sensible_value() -> None:
    assert choose_format(None, None, None).size_mm == (400.0, 400.0)
    assert choose_format(None, None, None).px == (2362, 2362)
    assert choose_format(None, None, 300).px == (4724, 4724)
    assert choose_format((254.0, 508.0), None, 100).px == (1000, 2000)


def test_pixels_alone_show_a_hand_wide_detail() -> None:
    chosen = choose_format(None, (1080, 1920), None)
    assert chosen.size_mm == pytest.approx((250, 444.4444))
    assert choose_format(None, (1920, 1080), None).size_mm == pytest.approx((444.4444, 250))


@given(st.integers(100, 4000), st.integers(100, 4000), st.floats(30, 600))
def test_pixels_and_dpi_fix_the_size(width: int, height: int, dpi: float) -> None:
    mm = (width / dpi * 25.4, height / dpi * 25.4)
    if min(mm) < 10 or max(mm) > 6000:
        with pytest.raises(BadSize):
            choose_format(None, (width, height), dpi)
    else:
        chosen = choose_format(None, (width, height), dpi)
        assert chosen.px == (width, height)
        assert chosen.size_mm == pytest.approx(mm, rel=1e-4)


def test_shapes_must_agree() -> None:
    assert choose_format((400.0, 400.0), (1080, 1080), None).px == (1080, 1080)
    with pytest.raises(BadSize, match="shape"):
        choose_format((400.0, 400.0), (1080, 1920), None)


@pytest.mark.parametrize("text", ["", "x", "12", "1x", "-1x5", "1e9x1", "4x4 inch", "400x400x400"])
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(click.UsageError):
        read_size(_CTX, _PARAM, text)
    with pytest.raises(click.UsageError):
        read_px(_CTX, _PARAM, text)


@pytest.mark.parametrize(
    ("name", "stem"), [("a.edf", "a"), ("a.fif.gz", "a"), ("my.rec.bdf", "my.rec"), ("a.csv.csv", "a.csv")]
)
def test_files_are_named_after_the_recording(name: str, stem: str) -> None:
    assert stem_of(Path("folder") / name) == stem
