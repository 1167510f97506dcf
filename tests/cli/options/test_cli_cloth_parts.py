"""The parts of a cloth: what draws each of them where nothing was said."""

from pathlib import Path

import pytest
from cli_command import CALM

from batik_gen import design, measure, read
from batik_gen.cli.options.cloth_parts import Cut
from batik_gen.values.portrait import Portrait


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    return measure(read(CALM))


@pytest.mark.parametrize(
    ("motif", "parts"),
    [
        ("kawung", ["tumpal", "truntum", "gringsing"]),
        ("tumpal", ["truntum", "truntum", "gringsing"]),
        ("truntum", ["tumpal", "kawung", "gringsing"]),
        ("gringsing", ["tumpal", "truntum", "truntum"]),
    ],
)
def test_no_part_is_drawn_in_the_motif_of_the_body_unasked(portrait: Portrait, motif: str, parts: list[str]) -> None:
    def none(recording: Path) -> Portrait:
        raise AssertionError("no part has a recording of its own")

    body = design(portrait, motif=motif, size_mm=(700.0, 350.0))
    assert [part.motif for part in Cut("sarung").tailored(body, portrait, none).patches] == parts
    asked = Cut("sarung", (("kepala", motif, None),)).tailored(body, portrait, none)
    assert asked.patches[0].motif == motif
