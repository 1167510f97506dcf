"""Group cloths: everybody on one cloth, the legend by name where that is allowed, by id or not at all."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from page_people import EVERYONE, LONGEST, NAMELESS, SHORTEST, job, member
from PIL import Image

from batik_gen.deliverables.makers.group_cloth import make
from batik_gen.deliverables.table import deliverable_named
from batik_gen.deliverables.values.deliverable import Deliverable


def coarse(motif: str, **settings: object) -> Deliverable:
    wanted = deliverable_named(f"group-{motif}")
    return replace(wanted, settings={**wanted.settings, "px_per_mm": 0.3, "preview": False, **settings})


def words(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


@pytest.mark.parametrize("motif", ["tambal", "lereng"])
def test_everybody_is_on_the_cloth_and_in_both_legends_by_name_or_else_by_id(tmp_path: Path, motif: str) -> None:
    task = job(tmp_path, coarse(motif), *(member(shown) for shown in EVERYONE))
    names = make(task)
    assert names == tuple(f"{task.stem}{end}" for end in (".png", ".legend.en.pdf", ".legend.id.pdf"))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    for lang in ("en", "id"):
        said = words(tmp_path / f"{task.stem}.legend.{lang}.pdf")
        for shown in EVERYONE:
            assert (shown.name or shown.id) in said
        assert NAMELESS.id in said
        assert LONGEST.id not in said
        assert ("is no diagnosis" if lang == "en" else "bukan diagnosis") in said


def test_a_legend_of_ids_names_nobody_and_none_is_made_where_none_is_wanted(tmp_path: Path) -> None:
    people = [member(shown) for shown in (LONGEST, SHORTEST)]
    task = job(tmp_path / "ids", coarse("tambal", legend="ids"), *people)
    said = words(task.folder / make(task)[1])
    assert LONGEST.id in said
    assert LONGEST.name not in said
    task = job(tmp_path / "none", coarse("tambal", legend="none"), *people)
    assert make(task) == (f"{task.stem}.png",)


def test_the_order_of_the_people_changes_no_pixel_and_no_recipe_travels(tmp_path: Path) -> None:
    people = [member(shown) for shown in EVERYONE]
    pictures = []
    for number, members in enumerate((people, people[::-1])):
        task = job(tmp_path / str(number), coarse("tambal", legend="none"), *members)
        with Image.open(task.folder / make(task)[0]) as picture:
            assert not any("motif = " in str(value) for value in picture.info.values())
            pictures.append(picture.convert("RGB").tobytes())
    assert pictures[0] == pictures[1]


def test_more_people_than_one_cloth_has_room_for_become_several_and_nobody_is_lost(tmp_path: Path) -> None:
    everyone = [member(shown) for shown in EVERYONE]
    task = job(tmp_path / "two", coarse("tambal", most_people=3), *everyone)
    names = make(task)
    assert [name for name in names if name.endswith(".png")] == [f"{task.stem}-{number}.png" for number in (1, 2)]
    said = " ".join(words(task.folder / name) for name in names if name.endswith(".id.pdf"))
    assert all((shown.name or shown.id) in said for shown in EVERYONE)
