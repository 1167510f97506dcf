"""The campaign's texts: both languages whole, every key there is and used, a team's own in their place."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import ROOT

from batik_gen.deliverables.texts.table import number, own_texts, placeholders, shipped, text
from batik_gen.values.errors import BadSettings, UnknownName

CALLS = {"text", "words"}
"""Functions that are asked for a text by its key."""


def _asked() -> Iterator[tuple[str, str | None, set[str] | None]]:
    """Yield each place where the code asks for a text: where, its key or the known beginning, and what fills it."""
    rooms = (ROOT / "batik_gen" / room for room in ("campaign", "deliverables"))
    for path in sorted(path for room in rooms for path in room.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if name not in CALLS or not isinstance(node, ast.Call) or not node.args:
                continue
            known = {word.arg for word in node.keywords if word.arg}
            filled = known if name == "text" and all(word.arg for word in node.keywords) else None
            key = node.args[0]
            where = f"{path.name}:{node.lineno}"
            if isinstance(key, ast.Constant):
                yield where, key.value, filled
            elif isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
                yield where, f"{key.values[0].value}*", filled


def test_every_text_is_written_in_both_languages_with_the_same_placeholders() -> None:
    assert shipped()
    for key, said in shipped().items():
        assert said.en.strip(), key
        assert said.id.strip(), key
        # A refusal need not take over all that the English one quotes.
        assert placeholders(said.en) == placeholders(said.id) or key.startswith("refusals."), key


def test_every_text_that_the_code_asks_for_is_there_and_is_given_what_it_holds() -> None:
    for where, key, filled in _asked():
        if key is None:
            continue
        begun = (
            [k for k in shipped() if k.startswith(key[:-1])] if key.endswith("*") else [key] if key in shipped() else []
        )
        assert begun, f"{where} asks for '{key}', which no file of texts holds"
        for each in begun if filled is not None and not key.endswith("*") else ():
            assert placeholders(shipped()[each].en) == filled, f"{where}: {each}"


def _said_in_the_code() -> tuple[set[str], set[str]]:
    """Return the texts of the code, and how those begin that are put together."""
    whole, begun = set[str](), set[str]()
    for room in ("campaign", "deliverables", "cli/commands/campaign"):
        for path in sorted((ROOT / "batik_gen" / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    whole.add(node.value)
                elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                    begun.add(str(node.values[0].value))
    return whole, {each for each in begun if re.fullmatch(r"[a-z_.-]{5,}[_.]", each)}


def test_every_text_is_used() -> None:
    whole, begun = _said_in_the_code()
    names = {key: key.partition(".")[2] for key in shipped()}
    unused = [
        key
        for key, name in names.items()
        if not {key, name} & whole and not key.startswith(tuple(begun)) and not name.startswith(tuple(begun))
    ]
    # Refusals are found by what they say.
    assert [key for key in unused if not key.startswith("refusals.")] == []


def test_numbers_have_a_comma_in_indonesian_and_a_point_in_english() -> None:
    assert number(1234.56, "id") == "1.234,6"
    assert number(1234.56, "en") == "1,234.6"
    assert number(9.0, "id", 0) == "9"


def test_a_team_replaces_a_text_and_the_others_stay(tmp_path: Path) -> None:
    mine = tmp_path / "texts.toml"
    mine.write_text('[pages.what_it_is]\nen = "Our motif"\nid = "Motif kami"\n', encoding="utf-8")
    own = own_texts(mine)
    assert text("pages.what_it_is", "id", own) == "Motif kami"
    assert text("common.no_diagnosis", "en", own) == shipped()["common.no_diagnosis"].en


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('[pages.what_it_iss]\nen = "a"\nid = "b"\n', "line 1, 'pages.what_it_iss': no text is called"),
        ('[pages.what_it_is]\nen = "a"\n', "lacks 'id'"),
        ('[pages.what_it_is]\nen = "a {nmae}"\nid = "b"\n', "line 2, 'pages.what_it_is.en': {nmae}"),
        ('[pages.what_it_is]\nen = "a"\nid = "b {x.y}"\n', "line 3, 'pages.what_it_is.id': '{x.y}'"),
    ],
)
def test_a_teams_mistake_is_told_by_file_line_and_key(tmp_path: Path, written: str, said: str) -> None:
    mine = tmp_path / "texts.toml"
    mine.write_text(written, encoding="utf-8")
    with pytest.raises(BadSettings, match=r"texts\.toml") as refused:
        own_texts(mine)
    assert said in str(refused.value)


def test_a_text_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"did you mean common\.no_diagnosis"):
        text("common.no_diagnosi", "en")
