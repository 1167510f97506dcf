"""The table of what can be handed over: each with its source, made by somebody, and open to other packages."""

from importlib import metadata

import pytest
from places import ROOT

from batik_gen.deliverables import table
from batik_gen.deliverables.makers.table import KINDS
from batik_gen.deliverables.values.purpose import Purpose
from batik_gen.values.errors import BadSettings, SkippedPlugin, UnknownName
from docs.make_deliverables import written

OWN = """kind = "feed"
needs = ["show"]
per = "person"
by_lang = true
ending = ".webp"
source = "the platform's own page, 2026-11"
[names]
en = "Pin"
id = "Pin"
[meaning]
en = "A tall picture."
id = "Gambar tinggi."
[size]
px = [1000, 1500]
[settings]
across_mm = 200.0
label = "bottom"
most_caption = 500
"""


def test_every_deliverable_has_a_maker_a_source_and_a_size_that_holds_its_margins() -> None:
    known = table.deliverables()
    assert len(known) >= 19
    for one in known.values():
        assert one.kind in KINDS
        assert len(one.source) > 5
        assert one.names.en
        assert one.names.id
        if one.px:
            assert one.safe.left + one.safe.right < one.px[0]
            assert one.safe.top + one.safe.bottom < one.px[1]


def test_what_is_shown_in_public_needs_leave_to_be_shown() -> None:
    for name in ("feed-1080x1350", "story-1080x1920", "poster-a2", "wall-label", "challenge-kit", "legend-public"):
        assert Purpose.SHOW in table.deliverable_named(name).needs
    assert {Purpose.SHOW, Purpose.GROUP} <= table.deliverable_named("contact-sheet").needs


def test_a_mistyped_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="poster-a3"):
        table.deliverable_named("poster-a33")


def test_a_declaration_that_cannot_be_used_is_told_with_file_and_key(tmp_path) -> None:
    path = tmp_path / "pin-1000x1500.toml"
    path.write_text(OWN)
    one = table.read_deliverable(path)
    assert (one.id, one.px, one.settings["label"]) == ("pin-1000x1500", (1000, 1500), "bottom")
    path.write_text(OWN.replace("[1000, 1500]", "[1000]"))
    with pytest.raises(BadSettings, match="pin-1000x1500"):
        table.read_deliverable(path)
    path.write_text(OWN.replace('["show"]', '["sow"]'))
    with pytest.raises(BadSettings, match="show"):
        table.read_deliverable(path)


def test_another_package_adds_a_platform_by_one_file_and_a_broken_one_is_named_and_skipped(
    tmp_path, monkeypatch
) -> None:
    good, broken = tmp_path / "pin.toml", tmp_path / "broken.toml"
    good.write_text(OWN)
    broken.write_text("kind = 3")
    loaded = {"pin": good, "broken": broken, "nothing": 5}

    class Point:
        def __init__(self, name: str) -> None:
            self.name = name

        def load(self) -> object:
            return loaded[self.name]

    monkeypatch.setattr(metadata, "entry_points", lambda group: [Point(name) for name in loaded])
    table.added_deliverables.cache_clear()
    table.deliverables.cache_clear()
    try:
        with pytest.warns(SkippedPlugin, match="broken of batik_gen.deliverables"):
            assert table.deliverable_named("pin").ending == ".webp"
        assert set(table.added_deliverables()[1]) == {"broken", "nothing"}
    finally:
        monkeypatch.undo()
        table.added_deliverables.cache_clear()
        table.deliverables.cache_clear()


@pytest.mark.parametrize(("page", "lang"), [("deliverables.md", "en"), ("deliverables.id.md", "id")])
def test_the_page_names_every_deliverable_that_is_declared(page: str, lang: str) -> None:
    told = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert written(told, lang) == told, "run python docs/make_deliverables.py"
