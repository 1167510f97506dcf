"""``batik-gen cap``: a cloth stamped with one block."""

from pathlib import Path

import pytest
from cli_command import Command, files_in

STEM = "person-one-calm"
SMALL = ("--size", "100x100mm", "--block", "45x45mm", "--px", "240x240")


def test_a_stamped_cloth_can_be_redrawn(batik: Command, made: Path, tmp_path: Path) -> None:
    ended = batik("cap", made / f"{STEM}.design.toml", "-o", "c.png", "--way", "onda-ende", *SMALL)
    assert ended.code == 0, ended.err
    assert "onda-ende" in ended.out
    assert batik("redraw", "c.png", "-o", "r.png").code == 0
    assert (tmp_path / "r.png").read_bytes() == (tmp_path / "c.png").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--way", "onda-onde"), "onda-ende"),
        (("--misfit", "9"), "between 0 and 2"),
        (("--pressure", "-1"), "between 0"),
    ],
)
def test_what_no_cap_does_is_refused(
    batik: Command, made: Path, tmp_path: Path, words: tuple[str, str], said: str
) -> None:
    ended = batik("cap", made / f"{STEM}.design.toml", "-o", "c.png", *SMALL, *words)
    assert ended.code == 2
    assert said in ended.err
    assert files_in(tmp_path) == {}
