"""Refusals in Indonesian: the commonest word for word, all others by their cause with the sentence quoted."""

import ast
import re
from pathlib import Path

import pytest
from places import ROOT

from batik_gen.cli.app import run
from batik_gen.deliverables.texts.refusals import refusal_in_both
from batik_gen.deliverables.texts.table import placeholders, shipped
from batik_gen.values import errors
from batik_gen.values.errors import BatikGenError

REFUSALS = {key: said for key, said in shipped().items() if key.startswith("refusals.")}


def said_by_the_code() -> str:
    """Return every text of the code, one a line, without what is quoted in it."""
    lines = []
    for path in sorted((ROOT / "batik_gen").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
                lines.append("".join(str(part) for part in parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                lines.append(node.value)
    return "\n".join(lines)


def test_the_code_still_says_every_sentence_that_is_translated() -> None:
    code = re.sub(r"[' ]", "", said_by_the_code())
    assert len(REFUSALS) >= 50
    for key, said in REFUSALS.items():
        bare = re.sub(r"\{\w+\}|[' ]", "", said.en)
        # A choice within a sentence, as of one line or several, parts it in the code.
        assert all(part in code for part in re.split(r"\(inpieces\)|lines?of", bare)), key
        assert placeholders(said.id) <= placeholders(said.en), key


def test_every_cause_has_a_sentence_in_indonesian() -> None:
    causes = {key.removeprefix("causes.") for key in shipped() if key.startswith("causes.")}
    known = {name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, BatikGenError)}
    assert known - {"BatikGenError"} <= causes


@pytest.mark.parametrize(
    ("kind", "said", "told"),
    [
        (
            "NotEnoughEEG",
            "too little clean EEG: 6.4 of 61 s (in 3 pieces), where at least 10 s are needed; "
            "record for longer, with less movement and better contact",
            "EEG yang bersih terlalu sedikit: 6,4 dari 61 detik (dalam 3 potongan), padahal",
        ),
        (
            "UnreadableRecording",
            "the recording holds 1.5 s, where at least 10 s are needed; record for longer",
            "Rekaman ini hanya 1,5 detik, padahal diperlukan sedikitnya 10 detik; rekam lebih lama",
        ),
        (
            "BadDesign",
            "it is 'odd' at 3.5 mm",
            "Rancangan tidak dapat digambar seperti tertulis; perbaiki atau buat ulang.",
        ),
    ],
)
def test_a_refusal_is_told_in_indonesian_with_what_it_quotes(kind: str, said: str, told: str) -> None:
    both = refusal_in_both(kind, said)
    assert both.en == said
    assert both.id.startswith(told)
    assert kind != "BadDesign" or said in both.id


def test_a_refusal_of_another_packages_class_stays_as_it_is() -> None:
    assert refusal_in_both("TheirError", "it broke").id == "it broke"


def test_a_sentence_that_was_said_in_indonesian_is_left_as_it_is() -> None:
    said = "tidak ada folder kampanye-kami; berikan folder kampanye"
    assert refusal_in_both("BadSettings", said).id == said


def test_the_command_tells_its_refusals_in_the_language_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "participants.csv").write_text("")
    (tmp_path / "campaign.toml").write_text("")
    for lang, told in (("id", "hal"), ("en", "things")):
        assert run(["campaign", "--lang", lang, "run", str(tmp_path)]) == 2
        said = capsys.readouterr()
        assert told in said.err
        assert "[" not in said.err.splitlines()[-1]
